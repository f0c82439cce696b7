"""The plain values that templates print, and the small decisions behind them. No disk."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from adep.base.located import Located
from adep.library.word_diff import Against, Stretch
from adep.model import Event, Note, TextFacts
from adep.view.unit_values import Completion, RepairView, Said, ShortName, UnitLink, UnitView

# ---- the values that templates print --------------------------------------------------------


class CounterpartView(Struct, frozen=True):
    """A unit and one counterpart in another act, or that it has none there."""

    unit: UnitLink
    relation: str
    says: str
    other: UnitLink | None


class ConcordanceLink(Struct, frozen=True):
    """The part of a concordance that concerns a clause, for one wording of the older act."""

    act: Said  # the other act's short title
    wording: str  # of the older act, with its language
    href: str  # the concordance, from the interface's root
    lang: str  # of the older act's wording: its section there
    rows: tuple[CounterpartView, ...]


class Successor(Struct, frozen=True):
    """A newer act, and its clauses that stand in the place of a clause."""

    act: Said
    href: str  # from the interface's root
    compared: bool  # whether an editor told what became of the clause …
    links: tuple[tuple[str, str], ...]  # … and of each clause: (title, from the interface's root)


class QuotedPlace(Struct, frozen=True):
    """The units of a clause or a heading, and what of their sentences stands elsewhere: of a point
    of an order, the formula above it.
    """

    names: str  # "act/unit …", of older wordings "act@day/unit"
    opening: tuple[Completion, ...]
    closing: tuple[Completion, ...]


class EarlierView(Struct, frozen=True):
    """A clause in an earlier wording, against the newest held in that language."""

    lang: str
    name: str
    wording: str
    anchor: str
    href: str  # its permanent address, from the act's folder
    notice: str  # why there is nothing to compare with, or ""
    units: tuple[Against, ...]
    anchors: Mapping[str, str]  # unit of this wording -> the id of its element
    notes: tuple[str, ...]
    remarks: tuple[Said, ...]
    quoted: QuotedPlace


class SpanView(Struct, frozen=True):
    """From ``start`` on (ISO date, "" before everything) this is how things stood."""

    start: str
    kind: str  # "before" | "wording" | "repealed"
    says: str
    held: str
    unsure: str
    anchor: str  # of an earlier wording on the page, or ""


class DutyLink(Struct, frozen=True):
    """A duty on which a clause has a rule."""

    id: str
    name: Said
    others: tuple[tuple[ShortName, tuple[UnitLink, ...]], ...]  # act by act, its rules on this duty
    none: str  # that no other act has any, or which texts were not looked at; "" where one has


class SideView(Struct, frozen=True):
    """One language's part of a row; ``missing`` says in words why it is empty."""

    lang: str
    units: tuple[UnitView, ...]
    missing: str


class RowSaid(Struct, frozen=True):
    """What is said of a row, where it is not said in an empty place."""

    mark: str  # that it is only proposed, in words
    says: str  # the relation in words …
    differs: Said  # … and an editor's word on how the texts differ
    reason: Said | None = None  # an editor's word on why the row is as it is


class RowView(Struct, frozen=True):
    """What stands side by side, and what is said of it."""

    relation: str
    langs: str  # languages with units, parted by spaces
    sides: tuple[SideView, ...]
    said: RowSaid
    proposed: bool = False  # the program paired it; no editor has confirmed it


class Quotation(Struct, frozen=True):
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


class PreviewSide(Struct, frozen=True):
    """What a preview shows of a row in one language."""

    names: str  # "act/unit …"
    lang: str
    of: str  # "Kazakh: wording of 1 October 2013, authentic text"
    opening: tuple[Completion, ...]
    text: str
    closing: tuple[Completion, ...]
    missing: str  # why there is no text, or ""
    remarks: tuple[Said, ...]


class LinkPreview(Struct, frozen=True):
    """What a reader sees of a unit before following a link to it."""

    act: Said
    state: str
    relation: tuple[str, Said]  # how the texts of the row differ, in words; or empty ones
    sides: tuple[PreviewSide, ...]  # the unit's own first


class QuotedUnit(Struct, frozen=True):
    """A unit quoted in one language, perhaps with what changed in it."""

    link: UnitLink
    label: str
    stretches: tuple[Stretch, ...]
    remarks: tuple[Said, ...] = ()


class QuotedRun(Struct, frozen=True):
    """Units of one clause and language, with what completes their sentence."""

    names: str  # as of a quotation
    opening: tuple[Completion, ...]
    units: tuple[QuotedUnit, ...]
    closing: tuple[Completion, ...]
    remarks: tuple[Said, ...] = ()  # on the words that open it


class ColumnView(Struct, frozen=True):
    """The head of a language's column."""

    lang: str
    name: str
    held: bool
    wording: str
    date: str
    standing: str
    authentic: bool


class Notice(Struct, frozen=True):
    """What a reader must know before reading; ``title`` and ``text`` are whole sentences."""

    kind: str  # "outdated" | "differs" | "open" | "not-held"
    title: str
    text: str
    links: tuple[tuple[str, str], ...] = ()  # (words, address elsewhere)


class Link(Struct, frozen=True):
    """A link inside the act: ``href`` is relative to the act's own folder."""

    href: str
    title: str
    text: Said


class NavChapter(Struct, frozen=True):
    """A chapter in the act's navigation; ``links`` only where the reader is in it."""

    anchor: str  # of the chapter on the act's page
    title: str
    heading: Said
    href: str  # of its first clause; empty if it has none
    current: bool
    links: tuple[Link, ...]


class Meaning(Struct, frozen=True):
    """What a note says, in the interface's words; empty where it could not be read."""

    what: str
    instrument: str
    date: str
    authority: str
    force: str


class NoteView(Struct, frozen=True):
    """An amendment note: the source's words, and what each of its amendments means."""

    id: str
    lang: str
    text: str
    meanings: tuple[Meaning, ...]
    partial: bool  # not all of it could be read
    under: str | None  # the unit outside the clauses, or the heading, that it stands under


class PartView(Struct, frozen=True):
    """What stands beside the code in one language's file: a decree, a regulation, an appendix."""

    id: str
    title: Said
    language: str
    units: tuple[UnitView, ...]
    notes: tuple[Note, ...]


class EventView(Located, frozen=True):
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
    record: str = ""  # where it is changed


class SourceView(Struct, frozen=True):
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


class DocumentView(Struct, frozen=True):
    """The document from which a text was taken, and where in it the text of the page stands."""

    path: str
    sha256: str
    places: str  # pages or paragraphs, in words


class ClauseView(Struct, frozen=True):
    """What stands around the texts on a clause's page; they stand in its Markdown."""

    id: str
    title: str
    catchword: Said  # what editors call it, in brackets
    sources: tuple[SourceView, ...]
    previous: Link | None
    next: Link | None


class SectionView(Struct, frozen=True):
    """A chapter, or a run of clauses without one, with its headings in every language."""

    title: str
    kicker: str  # the title, unless the printed heading says "Chapter 1." in the reader's language
    anchor: str
    headings: tuple[UnitView, ...]
    clauses: tuple[str, ...]
    part: str


# ---- small pure functions -------------------------------------------------------------------


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
