"""The texts that a reader can find: every unit and note of the library, each once.

Rows stand as the pages pair them, so that what is found can be shown with its counterpart.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from adep.model import Act, Amendment, ResolvedClause, Row, Unit, Words
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


def _of_act(act: Act, langs: Sequence[str], text_of: TextOf) -> ActEntries:
    facts = act.facts
    places = [
        EntryPlace("", "cited.outside", "", tuple(_front(act, text_of))),
        EntryPlace("", "act.notes", "", tuple(_notes(act.amendments))),
        *(
            EntryPlace("", "clause.chapter", number_of(chapter.number), (row,))
            for chapter in act.chapters
            if (row := _beside(act, tuple(chapter.headings.values()), text_of)).entries
        ),
        *(_of_clause(act, clause, langs, text_of) for clause in act.clauses),
        EntryPlace("", "part.also", "", tuple(_beside_the_code(act, text_of))),
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


def _front(act: Act, text_of: TextOf) -> Iterator[EntryRow]:
    """What stands outside the clauses: it is not paired."""
    kind: EntryKind = "article" if act.facts.article else "text"
    for text in act.texts:
        for unit in text.front:
            if found := _entry(act, unit, text_of, kind):
                yield EntryRow((found,))


def _beside_the_code(act: Act, text_of: TextOf) -> Iterator[EntryRow]:
    """What has no pages of its own: it is not paired either."""
    for text in act.texts:
        for part in text.parts:
            for unit in part.units:
                if found := _entry(act, unit, text_of):
                    yield EntryRow((found,))
            for note in part.notes:
                yield EntryRow((Entry(note.id, note.lang, "note", note.text),))


def _of_clause(
    act: Act, clause: ResolvedClause, langs: Sequence[str], text_of: TextOf
) -> EntryPlace:
    part = clause.paired.part
    rows = [_row(act, clause, row, langs, text_of) for row in clause.paired.rows]
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


def _row(
    act: Act, clause: ResolvedClause, row: Row, langs: Sequence[str], text_of: TextOf
) -> EntryRow:
    units = tuple(unit for side in row.sides.values() for unit in side)
    found = _beside(act, units, text_of)
    says = [clause.paired.missing(row, lang, act.langs) for lang in langs]
    says.append("proposed" if row.proposed else clause.paired.differing(row))
    return EntryRow(found.entries, next(filter(None, says), ""))


def _beside(act: Act, units: Sequence[Unit], text_of: TextOf) -> EntryRow:
    found = (_entry(act, unit, text_of) for unit in units)
    return EntryRow(tuple(entry for entry in found if entry))


def _entry(act: Act, unit: Unit, text_of: TextOf, kind: EntryKind = "text") -> Entry | None:
    text = text_of(act.facts.id, unit)
    return Entry(unit.id, unit.lang, kind, text) if text.strip() else None


def _notes(amendments: Iterable[Amendment]) -> Iterator[EntryRow]:
    """Each note once, whatever it says of how many clauses."""
    notes = {amendment.note.id: amendment.note for amendment in amendments}
    for note in notes.values():
        yield EntryRow((Entry(note.id, note.lang, "note", note.text),))


def _earlier(clause: ResolvedClause) -> Iterator[EntryRow]:
    """What only an older wording says: a text that did not change is found in the newest."""
    now = {(unit.lang, unit.text) for unit in clause.paired.units}
    anchors = clause.anchors()
    for wording in clause.earlier:
        for unit in wording.units:
            if unit.text and (wording.lang, unit.text) not in now:
                anchor = anchors[wording.lang, wording.wording_of, unit.id]
                entry = Entry(anchor, wording.lang, "text", unit.text, wording.wording_of)
                yield EntryRow((entry,))
