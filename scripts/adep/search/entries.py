"""The texts that a reader can find: every unit and note of the library, each once.

Rows stand as the pages pair them, so that what is found can be shown with its counterpart.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from adep.model import Act, Amendment, Excerpt, ResolvedClause, Row, Unit, Words
from adep.site.view import number_of

EntryKind = Literal["text", "note", "article"]
TextOf = Callable[[str, Unit], str]  # act id, unit -> its words on the committed page


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that can be found. ``id`` is its element's on the page."""

    id: str
    lang: str
    kind: EntryKind
    text: str
    wording: datetime.date | None = None  # where it is not the act's newest in this language
    opening: tuple[Excerpt, ...] = ()  # as of a unit, in the words of other entries of the act
    closing: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What stands side by side, and what is to be said of it."""

    entries: tuple[Entry, ...]
    says: str = ""  # a key of the interface's [relation]: why a language has nothing, what differs


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """A clause, or something outside the clauses, as the interface names it."""

    clause: str  # its id: the page's folder below the act's; "" is the act's own page
    name: str  # key of the interface's words
    number: str
    rows: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True)
class ActEntries:
    """An act with all its texts, in the order of its pages."""

    id: str
    folder: str  # of its pages, below the interface's root
    title: Words
    short: Words
    state: str
    article: bool
    wordings: tuple[tuple[str, datetime.date], ...]  # (language, the newest wording held in it)
    places: tuple[EntryPlace, ...]


def entries(acts: Iterable[Act], langs: Sequence[str], text_of: TextOf) -> tuple[ActEntries, ...]:
    """The entries of ``acts``, articles among them; empty texts are left out.

    ``langs`` are the languages of the columns.
    """
    return tuple(_of_act(act, langs, text_of) for act in acts)


class _Making:
    """Makes the entries of the units of an act's newest wordings."""

    def __init__(self, act: Act, text_of: TextOf) -> None:
        self.act = act
        self._text_of = text_of
        self._units = {unit.id: unit for text in act.texts for unit in text.units()}

    def entry(self, unit: Unit, kind: EntryKind = "text") -> Entry | None:
        """The entry of a unit; None for an empty one."""
        text = self._text_of(self.act.facts.id, unit)
        if not text.strip():
            return None
        opening, closing = map(self._on_page, (unit.opening, unit.closing))
        return Entry(unit.id, unit.lang, kind, text, None, opening, closing)

    def _on_page(self, excerpts: Iterable[Excerpt]) -> tuple[Excerpt, ...]:
        return tuple(
            Excerpt(unit.id, *one.within(unit.text, self._text_of(self.act.facts.id, unit)))
            for one in excerpts
            for unit in (self._units[one.unit],)
        )


def _of_act(act: Act, langs: Sequence[str], text_of: TextOf) -> ActEntries:
    facts = act.facts
    making = _Making(act, text_of)
    places = [
        EntryPlace("", "cited.outside", "", tuple(_front(making))),
        EntryPlace("", "act.notes", "", tuple(_notes(act.amendments))),
        *(
            EntryPlace("", "clause.chapter", number_of(chapter.number), (row,))
            for chapter in act.chapters
            if (row := _beside(making, tuple(chapter.headings.values()))).entries
        ),
        *(_of_clause(making, clause, langs) for clause in act.clauses),
        EntryPlace("", "part.also", "", tuple(_beside_the_code(making))),
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
    )


def _front(making: _Making) -> Iterator[EntryRow]:
    """What stands outside the clauses: it is not paired."""
    kind: EntryKind = "article" if making.act.facts.article else "text"
    for text in making.act.texts:
        for unit in text.front:
            if found := making.entry(unit, kind):
                yield EntryRow((found,))


def _beside_the_code(making: _Making) -> Iterator[EntryRow]:
    """What has no pages of its own: it is not paired either."""
    for text in making.act.texts:
        for part in text.parts:
            for unit in part.units:
                if found := making.entry(unit):
                    yield EntryRow((found,))
            for note in part.notes:
                yield EntryRow((Entry(note.id, note.lang, "note", note.text),))


def _of_clause(making: _Making, clause: ResolvedClause, langs: Sequence[str]) -> EntryPlace:
    part = clause.paired.part
    rows = [_row(making, clause, row, langs) for row in clause.paired.rows]
    return EntryPlace(
        clause.id,
        f"part.{part}_clause" if part else "clause.title",
        number_of(clause.id),
        (
            *(row for row in rows if row.entries),
            *_notes(clause.amendments),
            *_earlier(clause),
        ),
    )


def _row(making: _Making, clause: ResolvedClause, row: Row, langs: Sequence[str]) -> EntryRow:
    units = tuple(unit for side in row.sides.values() for unit in side)
    found = _beside(making, units)
    says = [clause.paired.missing(row, lang, making.act.langs) for lang in langs]
    says.append("proposed" if row.proposed else clause.paired.differing(row))
    return EntryRow(found.entries, next(filter(None, says), ""))


def _beside(making: _Making, units: Sequence[Unit]) -> EntryRow:
    found = map(making.entry, units)
    return EntryRow(tuple(entry for entry in found if entry))


def _notes(amendments: Iterable[Amendment]) -> Iterator[EntryRow]:
    """Each note once, whatever it says of how many clauses."""
    notes = {amendment.note.id: amendment.note for amendment in amendments}
    for note in notes.values():
        yield EntryRow((Entry(note.id, note.lang, "note", note.text),))


def _earlier(clause: ResolvedClause) -> Iterator[EntryRow]:
    """What only an older wording says: a text that did not change is found in the newest."""
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
                        Entry(
                            names[unit.id], lang, "text", unit.text, day,
                            told(unit.opening), told(unit.closing),
                        ),
                    )
                )  # fmt: skip
