"""A concordance as a page shows it: wording by wording, chapter by chapter, both ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from adep.library import concordance, word_diff
from adep.model import Act, Concordance, Correspondence, Unit, recorded_at
from adep.view import act_quotations
from adep.view.book import Book
from adep.view.books import Books
from adep.view.unit_values import Said
from adep.view.values import QuotedRun


class ConcordanceRow(Struct, frozen=True):
    """Units of the older act and what became of them, ``compared`` where both are one language."""

    id: str
    old: tuple[QuotedRun, ...]
    new: tuple[QuotedRun, ...]
    relation: str
    says: str
    reason: Said
    compared: bool
    record: str  # where it is changed
    subjects: tuple[str, ...]  # the heads of the duties that its units set
    section: str  # the place of its older units in the older act's contents; "": it has none


class ConcordanceChapter(Struct, frozen=True):
    """The rows of a chapter of the older act; those that only the newer act has stand last."""

    anchor: str
    title: str
    heading: Said
    rows: tuple[ConcordanceRow, ...]


class ConcordanceWording(Struct, frozen=True):
    """The concordance of one wording of the older act."""

    lang: str
    title: str
    chapters: tuple[ConcordanceChapter, ...]
    back: tuple[ConcordanceRow, ...]  # in the order of the newer act
    counts: tuple[tuple[str, str, int], ...]  # (relation, in words, how many rows)
    compared: bool  # whether the texts of any row are held against each other


class ConcordanceView(Struct, frozen=True):
    """A page of ``/concordance/``."""

    old: Book
    new: Book
    wordings: tuple[ConcordanceWording, ...]
    uncompared: tuple[str, ...]  # texts of either act that nobody has compared yet, in words
    subjects: tuple[tuple[str, Said], ...]  # (id, name) of the heads of duties that rows have
    relations: tuple[tuple[str, str], ...]  # (relation, in words)


RELATIONS = ("same", "reworded", "dropped", "new")


def concordance_view(books: Books, old: str, new: str) -> ConcordanceView:
    """The concordance of two acts."""
    record = next(c for c in books.library.concordances if (c.old, c.new) == (old, new))
    acts = books.library.by_id
    wordings = tuple(_wording(books, record, lang) for lang in record.wordings())
    found = {
        subject
        for wording in wordings
        for chapter in wording.chapters
        for row in chapter.rows
        for subject in row.subjects
    }
    return ConcordanceView(
        books.book(old),
        books.book(new),
        wordings,
        tuple(
            f"{books.book(act).short.text}: {books.words.languages(langs)}"
            for act, langs in concordance.uncompared(record, acts).items()
        ),
        tuple((group.id, group.name) for group in books.duty_groups if group.id in found),
        tuple((name, books.words[f"concordance.{name}"]) for name in RELATIONS),
    )


def _wording(books: Books, record: Concordance, lang: str) -> ConcordanceWording:
    old, new, words = books.book(record.old), books.book(record.new), books.words
    rows = [
        _row(books, row, at, old, new, record.path)
        for at, row in enumerate(row for row in record.rows if row.lang == lang)
    ]
    order = {unit.id: at for at, unit in enumerate(_units(new.act))}
    column = next(column for column in old.columns if column.lang == lang)
    counts = Counter(row.relation for row in rows)
    return ConcordanceWording(
        lang,
        f"{column.name}: {column.wording}",
        tuple(_chapters(rows, old, lang, words["concordance.only_newer"])),
        tuple(sorted((r for r in rows if r.new), key=lambda row: order.get(_first(row.new), 0))),
        tuple((name, words[f"concordance.{name}"], counts[name]) for name in RELATIONS),
        any(row.compared for row in rows),
    )


def _chapters(
    rows: Sequence[ConcordanceRow], old: Book, lang: str, only_newer: str
) -> Iterable[ConcordanceChapter]:
    """The rows in the order of the older act's contents, then those that it has nothing for."""
    sections = {section.anchor: section for section in old.section_views.all}
    places = {anchor: place for place, anchor in enumerate([*sections, ""])}
    ordered = sorted(rows, key=lambda row: places[row.section])
    for place, of in groupby(ordered, key=lambda row: row.section):
        section = sections.get(place)
        headings = {unit.lang: unit.text for unit in section.headings} if section else {}
        yield ConcordanceChapter(
            f"{lang}-{place or 'new'}",
            section.title if section else only_newer,
            Said(headings.get(lang, ""), lang),
            tuple(of),
        )


def _row(
    books: Books, row: Correspondence, at: int, old: Book, new: Book, path: str
) -> ConcordanceRow:
    langs = {unit.lang for unit in new.units_of(row.new)}
    comparable = bool(row.old and row.new) and langs == {row.lang}
    before, after = old.words_of(row.old), new.words_of(row.new)
    found = word_diff.words(" ".join(before), " ".join(after)) if comparable else ()
    return ConcordanceRow(
        f"{row.lang}-row-{at + 1}",
        act_quotations.units_of(
            old, row.old, word_diff.parted(found, before, "new") if comparable else ()
        ),
        act_quotations.units_of(
            new, row.new, word_diff.parted(found, after, "gone") if comparable else ()
        ),
        row.relation,
        books.words[f"concordance.{row.relation}"],
        Said(*books.words.pick(row.reason)),
        comparable,
        recorded_at(path, row.line),
        _subjects(books, [(old.id, unit) for unit in row.old] + [(new.id, u) for u in row.new]),
        _section(old, row.old),
    )


def _subjects(books: Books, places: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    duties = (duty for place in places for duty in books.across.duties.get(place, ()))
    return tuple(dict.fromkeys(duty.group for duty in duties if duty.group))


def _section(old: Book, units: Sequence[str]) -> str:
    clause = old.clause_of(units[0]) if units else ""
    return old.section_of(clause).anchor if clause else ""


def _first(runs: Sequence[QuotedRun]) -> str:
    return runs[0].units[0].link.anchor


def _units(act: Act) -> list[Unit]:
    return [unit for clause in act.clauses for unit in clause.paired.units]
