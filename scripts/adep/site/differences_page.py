"""The page of differences: every row whose texts differ or lack each other, act by act."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from adep.library.differences import KINDS, Difference, Kind, differences
from adep.view import act_quotations
from adep.view.book import Book
from adep.view.books import Books
from adep.view.unit_values import Said
from adep.view.values import QuotedRun


class Side(Struct, frozen=True):
    """One language's part of a row: its units in their sentence, or why there are none."""

    lang: str
    name: str
    runs: tuple[QuotedRun, ...]
    missing: str


class DifferenceRow(Struct, frozen=True):
    """A row of the register."""

    anchor: str
    kinds: tuple[tuple[Kind, str], ...]  # each with its name in words
    sides: tuple[Side, ...]
    differs: Said
    reason: Said
    record: str  # where it is changed


class DifferencesOfAct(Struct, frozen=True):
    """An act and its rows."""

    book: Book
    rows: tuple[DifferenceRow, ...]


class DifferencesView(Struct, frozen=True):
    """The page; ``kinds`` are those that it has: (kind, in words, how many rows)."""

    acts: tuple[DifferencesOfAct, ...]
    kinds: tuple[tuple[Kind, str, int], ...]


def differences_page(books: Books) -> DifferencesView:
    """The register in the interface of ``books``."""
    acts = tuple(_of_act(books, books.book(act.facts.id)) for act in books.library.acts)
    counts = Counter(kind for act in acts for row in act.rows for kind, _ in row.kinds)
    named = ((kind, books.words[f"differences.kind.{kind}"], counts[kind]) for kind in KINDS)
    return DifferencesView(acts, tuple(one for one in named if one[2]))


def _of_act(books: Books, book: Book) -> DifferencesOfAct:
    found = differences(book.act, books.langs)
    return DifferencesOfAct(book, tuple(_row(book, one) for one in found))


def _row(book: Book, one: Difference) -> DifferenceRow:
    words = book.words
    missing = dict(one.says)
    langs = [lang for lang in book.langs if lang in book.held and (one.clause or lang in one.sides)]
    sides = tuple(
        Side(
            lang,
            words[f"languages.{lang}.name"],
            act_quotations.units_of(book, one.sides.get(lang, ())),
            words[f"relation.{missing[lang]}"] if lang in missing else "",
        )
        for lang in langs
    )
    first = next(id for ids in one.sides.values() for id in ids)
    return DifferenceRow(
        f"{book.id}-{first}",
        tuple((kind, words[f"differences.kind.{kind}"]) for kind in one.kinds),
        sides,
        Said(*words.pick(one.differs)),
        Said(*words.pick(one.reason)),
        one.record,
    )
