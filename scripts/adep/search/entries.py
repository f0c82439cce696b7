"""The texts that a reader can find: every unit and note of the library, each once.

Rows stand as the pages pair them, so that what is found can be shown with its counterpart.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from adep.base.grouping import grouped
from adep.model import Act, Excerpt, Note, ResolvedClause, Row, Unit, Words
from adep.view.unit_values import number_of

EntryKind = Literal["text", "note", "article"]


class SearchEntry(Struct, frozen=True):
    """A text that can be found. ``id`` is its element's on the page."""

    id: str
    lang: str
    kind: EntryKind
    text: str
    wording: datetime.date | None = None  # where it is not the act's newest in this language
    opening: tuple[Excerpt, ...] = ()  # as of a unit, in the words of other entries of the act
    closing: tuple[Excerpt, ...] = ()


class EntryRow(Struct, frozen=True):
    """What stands side by side, and what is to be said of it."""

    entries: tuple[SearchEntry, ...]
    says: str = ""  # a key of the interface's [relation]: why a language has nothing, what differs


class EntryPlace(Struct, frozen=True):
    """A clause, or something outside the clauses, as the interface names it."""

    clause: str  # its id: the page's folder below the act's; "" is the act's own page
    name: str  # key of the interface's words
    number: str
    rows: tuple[EntryRow, ...]
    parts: tuple[str, ...] = ()  # the numbers of its parts: "41-4" is one number where it has none
    catchword: Words = field(default_factory=dict)  # what editors call the clause; not searched


class ActEntries(Struct, frozen=True):
    """An act with all its texts, in the order of its pages."""

    id: str
    folder: str  # of its pages, below the interface's root
    title: Words
    short: Words
    state: str
    article: bool
    wordings: tuple[tuple[str, datetime.date], ...]  # (language, the newest wording held in it)
    places: tuple[EntryPlace, ...]
    standings: Mapping[tuple[str, datetime.date], str] = field(default_factory=dict)
    remarks: Mapping[str, tuple[Words, ...]] = field(default_factory=dict)  # on its entries, by id
    number: str = ""  # of the instrument that adopted it, "342"

    def every(self) -> Iterator[SearchEntry]:
        """All its entries, in their order."""
        return (entry for place in self.places for row in place.rows for entry in row.entries)


def entries(acts: Iterable[Act], langs: Sequence[str]) -> tuple[ActEntries, ...]:
    """The entries of ``acts``, articles among them; empty texts are left out.

    ``langs`` are the languages of the columns.
    """
    return tuple(_of_act(act, langs) for act in acts)


def entry_numbers(acts: Iterable[ActEntries]) -> dict[tuple[str, str], int]:
    """(act, id of an entry) → its number: entries are counted through all acts."""
    places = ((act.id, entry.id) for act in acts for entry in act.every())
    return {place: number for number, place in enumerate(places)}


def _entries(units: Iterable[Unit], kind: EntryKind = "text") -> tuple[SearchEntry, ...]:
    """The entries of some units; an empty one has none."""
    return tuple(
        SearchEntry(unit.id, unit.lang, kind, unit.text, None, unit.opening, unit.closing)
        for unit in units
        if unit.text.strip()
    )


def _alone(every: Iterable[SearchEntry]) -> tuple[EntryRow, ...]:
    """Entries that are not paired, each in a row of its own."""
    return tuple(EntryRow((entry,)) for entry in every)


def _notes(notes: Iterable[Note]) -> tuple[EntryRow, ...]:
    """Each note once, whatever it says of how many clauses."""
    every = {note.id: note for note in notes}.values()
    return _alone(SearchEntry(note.id, note.lang, "note", note.text) for note in every)


def _of_act(act: Act, langs: Sequence[str]) -> ActEntries:
    facts = act.facts
    front = (unit for text in act.texts for unit in text.front)
    beside = [part for text in act.texts for part in text.parts]  # what has no pages of its own
    places = [
        EntryPlace(
            "", "cited.outside", "", _alone(_entries(front, "article" if facts.article else "text"))
        ),
        EntryPlace("", "act.notes", "", _notes(one.note for one in act.amendments)),
        *(
            EntryPlace("", "clause.chapter", number_of(chapter.number), (EntryRow(found),))
            for chapter in act.chapters
            if (found := _entries(chapter.headings.values()))
        ),
        *(_of_clause(act, clause, langs) for clause in act.clauses),
        EntryPlace(
            "",
            "part.also",
            "",
            tuple(
                row
                for part in beside
                for row in (*_alone(_entries(part.units)), *_notes(part.notes))
            ),
        ),
    ]
    return ActEntries(
        facts.id,
        facts.folder,
        facts.title,
        facts.short or facts.title,
        facts.status.state,
        facts.article,
        tuple((text.lang, text.wording_of) for text in facts.shown if text.lang in act.langs),
        tuple(place for place in places if place.rows),
        {(text.lang, text.wording_of): text.standing for text in facts.texts},
        _remarks(act),
        next((e.number for e in facts.history if e.kind == "adopted" and e.number), ""),
    )


def _remarks(act: Act) -> dict[str, tuple[Words, ...]]:
    """Entry → what editors remark on it; an older wording's unit has the id of its element."""
    told = [(r.unit, r.text) for text in act.texts for r in text.remarks]
    for clause in filter(lambda one: one.earlier, act.clauses):
        anchors = clause.anchors()
        for of in clause.earlier:
            told += [
                (anchors[of.lang, of.wording_of, r.unit], r.text)
                for r in of.remarks
                if (of.lang, of.wording_of, r.unit) in anchors
            ]
    return grouped(told)


def _of_clause(act: Act, clause: ResolvedClause, langs: Sequence[str]) -> EntryPlace:
    part, held = clause.paired.part, act.langs
    rows = [_row(clause, row, langs, held) for row in clause.paired.rows]
    return EntryPlace(
        clause.id,
        f"part.{part}_clause" if part else "clause.title",
        number_of(clause.id),
        (
            *(row for row in rows if row.entries),
            *_notes(one.note for one in clause.amendments),
            *_earlier(clause),
        ),
        tuple(
            dict.fromkeys(
                unit.number
                for unit in clause.paired.units
                if unit.kind == "part" and unit.number is not None
            )
        ),
        clause.catchword.words if clause.catchword else {},
    )


def _row(clause: ResolvedClause, row: Row, langs: Sequence[str], held: Sequence[str]) -> EntryRow:
    found = _entries(unit for side in row.sides.values() for unit in side)
    says = [clause.paired.missing(row, lang, held) for lang in langs]
    says.append("proposed" if row.proposed else clause.paired.differing(row))
    return EntryRow(found, next(filter(None, says), ""))


def _earlier(clause: ResolvedClause) -> Iterator[EntryRow]:
    """What only an older wording says: a text that did not change is found in the newest."""
    if not clause.earlier:
        return
    now = {(unit.lang, unit.text): unit.id for unit in clause.paired.units}
    anchors = clause.anchors()
    for wording in clause.earlier:
        lang, day = wording.lang, wording.wording_of
        units = {unit.id: unit for unit in wording.units}
        names = {
            id: now.get((lang, unit.text), anchors[lang, day, id]) for id, unit in units.items()
        }

        def told(
            excerpts: Iterable[Excerpt], names: Mapping[str, str] = names
        ) -> tuple[Excerpt, ...]:
            # A formula of enactment stands outside the clause: of an older wording it is no entry.
            return tuple(replace(x, unit=names[x.unit]) for x in excerpts if x.unit in names)

        for unit in wording.units:
            if unit.text and (lang, unit.text) not in now:
                yield EntryRow(
                    (
                        SearchEntry(
                            names[unit.id], lang, "text", unit.text, day,
                            told(unit.opening), told(unit.closing),
                        ),
                    )
                )  # fmt: skip
