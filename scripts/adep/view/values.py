"""The plain values that templates print, and the small decisions behind them. No disk."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from adep.base.passage import LAYOUT_RULES, Passage
from adep.library.word_diff import Stretch
from adep.model import Event, TextFacts

# ---- the values that templates print --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the data with the language they are in, and where an editor wrote them."""

    text: str
    lang: str
    record: str = field(default="", compare=False)  # as of ``model.recorded_at``

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class ShortName:
    """What an act is called in a row of several, "2015", and what that stands for."""

    label: str  # "" where it has none
    short: Said


@dataclass(frozen=True, slots=True)
class StepView:
    """A correction: what an editor found there, how it is read since, why, and who says so."""

    raw: str
    reading: str
    reason: Said
    author: str  # "" where the record does not say
    date: str  # in words, likewise …
    iso: str  # … and for programs


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
    steps: tuple[StepView, ...] = ()  # an editor's, in the order in which they were applied
    says: str = ""  # for the box beside the word: raw, ground, name and date, a line each


@dataclass(frozen=True, slots=True)
class RepairRow:
    """A repair on the page of corrections."""

    anchor: str  # of the first repair of a unit on the page; "" of the others
    href: str  # where it stands, from the interface's root; ends in a slash
    place: str  # "Clause 5, subclause 18)", or the unit's id
    wording: str  # of an older wording; "" of the newest
    repair: RepairView


@dataclass(frozen=True, slots=True)
class Completion:
    """Words that complete the sentence of a quoted unit."""

    unit: str  # where they stand
    text: str
    lang: str
    cut: bool = False  # other words of that unit stand before them


@dataclass(frozen=True, slots=True)
class Around:
    """What stands before and behind a unit that is quoted alone; "" where nothing is wanting."""

    opening: str = ""
    closing: str = ""


@dataclass(frozen=True, slots=True)
class RefView:
    """Where words of a unit lead, and what a reader sees of it before following."""

    href: str  # page from the interface's root, ends in a slash
    anchor: str  # "" for the whole page
    text: str  # what is shown before following, where no unit is quoted
    lang: str  # of the text
    held: bool
    quoted: str = ""  # "act/unit"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a unit's text; ``repair`` where a word of it was repaired, ``ref`` a link."""

    text: str
    repair: RepairView | None = None
    ref: RefView | None = None


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
    place: str = ""  # "Clause 5, subclause 2)", to be cited by
    cited_by: tuple[CitingLink, ...] = ()
    worn: str = ""  # "14 repairs": in a text full of them they are told in one place …
    worn_says: str = ""  # … in this box, a line each
    around: Around = Around()  # what completes its sentence where it is quoted alone
    unrecorded: bool = False  # mended on its page, and nobody recorded it


@dataclass(frozen=True, slots=True)
class CitingLink:
    """A unit that cites another; ``act`` is empty inside one act."""

    link: UnitLink
    act: Said


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place that names an act which is not held."""

    link: UnitLink
    act: Said
    phrase: str
    lang: str


@dataclass(frozen=True, slots=True)
class CitedView:
    """An act that is not held, with every place that names it."""

    id: str  # anchor on the page of cited acts
    titles: tuple[Said, ...]
    says: str  # type, date, number
    only_dated: bool
    places: tuple[CitedPlace, ...]


@dataclass(frozen=True, slots=True)
class UnitLink:
    """A link to a unit."""

    href: str  # from the interface's root; its page's folder and "#unit" are parted by ``index``
    anchor: str
    place: str  # "Clause 5, subclause 2)"
    lang: str
    quoted: str  # "act/unit", what a reader sees before following


@dataclass(frozen=True, slots=True)
class CounterpartView:
    """A unit and one counterpart in another act, or that it has none there."""

    unit: UnitLink
    relation: str
    says: str
    other: UnitLink | None


@dataclass(frozen=True, slots=True)
class ConcordanceLink:
    """The part of a concordance that concerns a clause, for one wording of the older act."""

    act: Said  # the other act's short title
    wording: str  # of the older act, with its language
    href: str  # the concordance, from the interface's root
    lang: str  # of the older act's wording: its section there
    rows: tuple[CounterpartView, ...]


@dataclass(frozen=True, slots=True)
class Successor:
    """A newer act, and its clauses that stand in the place of a clause."""

    act: Said
    href: str  # from the interface's root
    compared: bool  # whether an editor told what became of the clause …
    links: tuple[tuple[str, str], ...]  # … and of each clause: (title, from the interface's root)


@dataclass(frozen=True, slots=True)
class AgainstView:
    """A unit of an earlier wording against the one that is held now; either may be missing."""

    id: str  # of the element: the old unit's own id where no newer unit bears it
    label: str
    old: str
    new_label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """The units of a clause or a heading, and what of their sentences stands elsewhere: of a point
    of an order, the formula above it.
    """

    names: str  # "act/unit …", of older wordings "act@day/unit"
    opening: tuple[Completion, ...]
    closing: tuple[Completion, ...]


@dataclass(frozen=True, slots=True)
class EarlierView:
    """A clause in an earlier wording, against the newest held in that language."""

    lang: str
    name: str
    wording: str
    anchor: str
    href: str  # its permanent address, from the act's folder
    notice: str  # why there is nothing to compare with, or ""
    units: tuple[AgainstView, ...]
    notes: tuple[str, ...]
    remarks: tuple[Said, ...]
    quoted: QuotedPlace


@dataclass(frozen=True, slots=True)
class SpanView:
    """From ``start`` on (ISO date, "" before everything) this is how things stood."""

    start: str
    kind: str  # "before" | "wording" | "repealed"
    says: str
    held: str
    unsure: str
    anchor: str  # of an earlier wording on the page, or ""


@dataclass(frozen=True, slots=True)
class DutyLink:
    """A duty on which a clause has a rule."""

    id: str
    name: Said
    others: tuple[tuple[ShortName, tuple[UnitLink, ...]], ...]  # act by act, its rules on this duty
    none: str  # that no other act has any, or which texts were not looked at; "" where one has


@dataclass(frozen=True, slots=True)
class SideView:
    """One language's part of a row; ``missing`` says in words why it is empty."""

    lang: str
    units: tuple[UnitView, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class RowSaid:
    """What is said of a row, where it is not said in an empty place."""

    mark: str  # that it is only proposed, in words
    says: str  # the relation in words …
    differs: Said  # … and an editor's word on how the texts differ
    reason: Said | None = None  # an editor's word on why the row is as it is
    record: str = field(default="", compare=False)  # where that is changed


@dataclass(frozen=True, slots=True)
class RowView:
    """What stands side by side, and what is said of it."""

    relation: str
    langs: str  # languages with units, parted by spaces
    sides: tuple[SideView, ...]
    said: RowSaid
    proposed: bool = False  # the program paired it; no editor has confirmed it


@dataclass(frozen=True, slots=True)
class Quotation:
    """Rows of one clause away from it, with what completes their sentences, by language."""

    names: str  # "act/unit act/unit …"
    clause: str
    langs: tuple[str, ...]  # of its sides
    opening: Mapping[str, tuple[Completion, ...]]
    closing: Mapping[str, tuple[Completion, ...]]
    rows: tuple[RowView, ...]
    remarks: tuple[Said, ...]  # on the words that open it
    opens: frozenset[str]  # quoted units that open the sentence of others …
    closes: frozenset[str]  # … and that end it

    def marks(self, row: RowView) -> str:
        """Whether a quoted row itself opens or closes the sentence of others, for the markup."""
        units = {unit.id for side in row.sides for unit in side.units}
        return " data-opening" * bool(units & self.opens) + " data-closing" * bool(
            units & self.closes
        )


@dataclass(frozen=True, slots=True)
class PreviewSide:
    """What a preview shows of a row in one language."""

    names: str  # "act/unit …"
    lang: str
    of: str  # "Kazakh: wording of 1 October 2013, authentic text"
    opening: tuple[Completion, ...]
    text: str
    closing: tuple[Completion, ...]
    missing: str  # why there is no text, or ""
    remarks: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a reader sees of a unit before following a link to it."""

    act: Said
    state: str
    relation: tuple[str, Said]  # how the texts of the row differ, in words; or empty ones
    sides: tuple[PreviewSide, ...]  # the unit's own first


@dataclass(frozen=True, slots=True)
class QuotedUnit:
    """A unit quoted in one language, perhaps with what changed in it."""

    link: UnitLink
    label: str
    stretches: tuple[Stretch, ...]
    remarks: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotedRun:
    """Units of one clause and language, with what completes their sentence."""

    names: str  # as of a quotation
    opening: tuple[Completion, ...]
    units: tuple[QuotedUnit, ...]
    closing: tuple[Completion, ...]
    remarks: tuple[Said, ...] = ()  # on the words that open it


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
    links: tuple[tuple[str, str], ...] = ()  # (words, address elsewhere)


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
    under: str | None = None  # the unit outside the clauses, or the heading, that it stands under
    unrecorded: bool = False  # as of a unit


@dataclass(frozen=True, slots=True)
class PartView:
    """What stands beside the code in one language's file: a decree, a regulation, an appendix."""

    id: str
    title: Said
    language: str
    units: tuple[UnitView, ...]
    notes: tuple[NoteView, ...]


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
    anchor: str = ""
    record: str = field(default="", compare=False)  # where it is changed


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
    document: DocumentView | None = None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The document from which a text was taken, and where in it the text of the page stands."""

    path: str
    sha256: str
    places: str  # pages or paragraphs, in words


@dataclass(frozen=True, slots=True)
class ClauseView:
    """What stands around the texts on a clause's page; they stand in its Markdown."""

    id: str
    title: str
    catchword: Said  # what editors call it, in brackets
    sources: tuple[SourceView, ...]
    previous: Link | None
    next: Link | None


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


def last_words(text: str, limit: int) -> str:
    """The last words of ``text``, whole, at most ``limit`` characters after an ellipsis."""
    if len(text) <= limit:
        return text
    return "… " + text[-limit:].partition(" ")[2].lstrip(" ,;:-–—")


def repaired_spans(passage: Passage) -> list[tuple[int, int]]:
    """Offsets in the reading of the pieces that a repair changed; layout is none."""
    spans, offset = [], 0
    for piece in passage.pieces:
        end = offset + len(piece.text)
        if piece.rules and not set(piece.rules) <= LAYOUT_RULES:
            spans.append((offset, end))
        offset = end
    return spans


def segments(passage: Passage, repairs: Sequence[RepairView]) -> tuple[Segment, ...]:
    """The words of ``passage`` cut where they were repaired. ``repairs`` are its own, in order.

    A repair is marked where its reading covers the repaired characters.
    """
    text = passage.text
    if not repairs:
        return (Segment(text),)
    spans = repaired_spans(passage)
    result: list[Segment] = []
    at = 0
    for repair in repairs:
        reading = repair.reading
        if not reading.strip():
            continue
        start = -1
        while spans and start < 0:
            first, last = spans.pop(0)
            found = text.find(reading, max(at, last - len(reading)))
            if 0 <= found <= first:
                start = found
        if start < at:
            continue
        # Spaces around the words were set otherwise, perhaps; the mark is the words'.
        first = start + len(reading) - len(reading.lstrip())
        if first > at:
            result.append(Segment(text[at:first]))
        at = start + len(reading.rstrip())
        spans = [span for span in spans if span[1] > at]
        result.append(Segment(text[first:at], repair))
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
        made = [e.date for e in events if not e.ends_act and e.date <= text.wording_of]
        if made and text.lang not in held.get(max(made), ()):
            held[max(made)] = (*held.get(max(made), ()), text.lang)
    return held


def line_range(first: int, last: int) -> str:
    """ "17" or "17–19"."""
    return str(first) if first == last else f"{first}–{last}"


def linked(
    parts: Sequence[Segment], refs: Sequence[tuple[int, int, RefView]]
) -> tuple[Segment, ...]:
    """``parts`` cut where a reference begins and ends. ``refs`` are (start, stop, where it leads)
    in the joined text of the parts, in order, without overlaps.
    """
    if not refs:
        return tuple(parts)
    result: list[Segment] = []
    at = 0
    for part in parts:
        end = at + len(part.text)
        place = at
        for start, stop, ref in refs:
            first, last = max(start, at), min(stop, end)
            if first >= last:
                continue
            if first > place:
                result.append(Segment(part.text[place - at : first - at], part.repair))
            words = Segment(part.text[first - at : last - at], part.repair, ref)
            if result and start < at:  # the link began in the part before: it stays one link
                before = result.pop()
                words = Segment(before.text + words.text, before.repair or words.repair, ref)
            result.append(words)
            place = last
        if place < end:
            result.append(Segment(part.text[place - at :], part.repair))
        at = end
    return tuple(result)


def small(text: str) -> str:
    """``text`` with its first letter small, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """``text`` with its first letter a capital."""
    return text[:1].upper() + text[1:]
