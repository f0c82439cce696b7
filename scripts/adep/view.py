"""The plain values that templates print, and the small decisions behind them. No disk."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from adep.model import (
    Event,
    TextFacts,
)
from adep.passage import LAYOUT_RULES, Passage

# ---- the values that templates print --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the data with the language they are in."""

    text: str
    lang: str

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class RepairView:
    """A repair: what the source prints, how it is read, and on what ground."""

    unit: str
    lang: str
    raw: str
    reading: str
    editorial: bool
    ground: str
    line: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a unit's text; ``repair`` where a word of it was repaired."""

    text: str
    repair: RepairView | None = None


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit of a text as it is set."""

    id: str
    lang: str
    kind: str
    label: str
    level: int
    text: str
    segments: tuple[Segment, ...]
    remarks: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One language's part of a row; ``missing`` says in words why it is empty."""

    lang: str
    units: tuple[UnitView, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class RowView:
    """What stands side by side, and what is said of it."""

    relation: str
    langs: str  # languages with units, parted by spaces
    sides: tuple[SideView, ...]
    says: str  # the relation in words, where it is not said in an empty place
    differs: Said


@dataclass(frozen=True, slots=True)
class ColumnView:
    """The head of a language's column."""

    lang: str
    name: str
    held: bool
    wording: str
    date: str
    standing: str
    authentic: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must know before reading; ``title`` and ``text`` are whole sentences."""

    kind: str  # "outdated" | "differs" | "open" | "not-held"
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the act: ``href`` is relative to the act's own folder."""

    href: str
    title: str
    text: Said


@dataclass(frozen=True, slots=True)
class NavChapter:
    """A chapter in the act's navigation; ``links`` only where the reader is in it."""

    anchor: str  # of the chapter on the act's page
    title: str
    heading: Said
    href: str  # of its first clause; empty if it has none
    current: bool
    links: tuple[Link, ...]
    count: int = 0


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a note says, in the interface's words; empty where it could not be read."""

    kind: str
    what: str
    instrument: str
    date: str
    authority: str
    force: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """An amendment note: the source's words, and what each of its amendments means."""

    id: str
    lang: str
    text: str
    lines: str
    meanings: tuple[Meaning, ...]
    remarks: tuple[Said, ...]
    partial: bool = False  # not all of it could be read


@dataclass(frozen=True, slots=True)
class EventView:
    """A line of a history table."""

    date: str
    iso: str
    kind: str
    what: str
    instrument: str
    authority: str
    clauses: str
    in_force: str
    remark: Said
    held: str  # the languages in which this wording is held, in words
    is_wording: bool  # a repeal leaves no wording


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where a page's text in one language comes from."""

    lang: str
    name: str
    path: str
    first: int
    last: int
    sha256: str
    wording: str
    standing: str
    repairs: tuple[RepairView, ...]
    raw: str


@dataclass(frozen=True, slots=True)
class ClauseView:
    """Everything on a clause's own page."""

    id: str
    title: str
    chapter: NavChapter | None
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    single: bool  # only one language is held: one column
    notices: tuple[Notice, ...]
    notes: tuple[NoteView, ...]
    history: tuple[EventView, ...]
    earlier_not_held: bool
    sources: tuple[SourceView, ...]
    previous: Link | None
    next: Link | None
    description: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A chapter, or a run of clauses without one, with its headings in every language."""

    title: str
    kicker: str  # the title, unless the printed heading says "Chapter 1." in the reader's language
    anchor: str
    headings: tuple[UnitView, ...]
    clauses: tuple[str, ...]
    part: str


# ---- small pure functions -------------------------------------------------------------------


def number_of(clause: str) -> str:
    """The printed number of a clause id: "order-1" -> "1", "4_2" -> "4 (2)"."""
    number, _, twin = clause.rpartition("-")[2].partition("_")
    head = clause.rpartition("-")[0]
    if head and head[-1:].isdigit():  # an inserted clause, "5-1"
        number = f"{head.rpartition('order-')[2]}-{number}"
    return f"{number} ({twin})" if twin else number


def snippet(text: str, limit: int = 72) -> str:
    """The first words of ``text``, whole, at most ``limit`` characters and an ellipsis."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + " …"


def repaired_spans(passage: Passage) -> list[tuple[int, int]]:
    """Offsets in the reading of the pieces that a repair changed; layout is none."""
    spans, offset = [], 0
    for piece in passage.pieces:
        end = offset + len(piece.text)
        if piece.rules and not set(piece.rules) <= LAYOUT_RULES:
            spans.append((offset, end))
        offset = end
    return spans


def segments(text: str, passage: Passage, repairs: Sequence[RepairView]) -> tuple[Segment, ...]:
    """``text`` cut where words were repaired. ``repairs`` are those of ``passage``, in order.

    A repair is marked where its reading covers the repaired characters; in a text that an editor
    has changed since (it is then not the passage's own) it is looked for from left to right, and
    left unmarked where it is not found.
    """
    if not repairs:
        return (Segment(text),)
    own = text == passage.text
    spans = repaired_spans(passage) if own else []
    result: list[Segment] = []
    at = 0
    for repair in repairs:
        reading = repair.reading
        if not reading:
            continue
        start = -1
        while spans and start < 0:
            first, last = spans.pop(0)
            found = text.find(reading, max(at, last - len(reading)))
            if 0 <= found <= first:
                start = found
        if not own:
            start = text.find(reading, at)
        if start < at:
            continue
        if start > at:
            result.append(Segment(text[at:start]))
        at = start + len(reading)
        spans = [span for span in spans if span[1] > at]
        result.append(Segment(reading, repair))
    if at < len(text):
        result.append(Segment(text[at:]))
    return tuple(result)


def wordings_held(
    events: Sequence[Event], texts: Iterable[TextFacts]
) -> dict[datetime.date, tuple[str, ...]]:
    """date of an event -> languages in which the wording made by it is held.

    A text shows the wording of the last event not later than its own date; it holds that wording,
    and no other.
    """
    held: dict[datetime.date, tuple[str, ...]] = {}
    for text in texts:
        made = [e.date for e in events if e.kind != "repealed" and e.date <= text.wording_of]
        if made:
            held[max(made)] = (*held.get(max(made), ()), text.lang)
    return held


def line_range(first: int, last: int) -> str:
    """ "17" or "17–19"."""
    return str(first) if first == last else f"{first}–{last}"


def capital(text: str) -> str:
    """``text`` with its first letter a capital."""
    return text[:1].upper() + text[1:]
