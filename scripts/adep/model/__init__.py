"""The values that the stages hand to one another. All are frozen; ``None`` means "not said"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeVar

from adep.base.passage import EDITORIAL, Change, Passage
from adep.base.problems import Problem
from adep.model.page_kinds import MadePage, day_folder, kind_of, with_day

Kind = Literal[
    "adopted", "restated", "amended", "supplemented", "excluded", "repealed",
    "unknown",  # only that there is a wording of the day: no instrument of it is told of
]  # fmt: skip
Relation = str  # "same" | "amended" | "kk-only" … | "not-held" | "not-compared"
NOT_COMPARED: Final = "not-compared"  # of a text that a record does not name yet
Words = Mapping[str, str]  # language code -> words


# ---- read ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a source: its 1-based number, its text, and what the file format says of it."""

    number: int
    text: str
    heading: int = 0  # level, where the format marks headings (HTML, Markdown)
    note: bool = False  # the format marks it as an amendment note
    block: bool = False  # the format says that a paragraph begins here
    cell: bool = False  # it stands in a table cell
    menu: bool = False  # it is a web page's navigation
    continues: bool = False  # the format says that it goes on with the line before


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that is the page's, not the text's: it is accounted for and not published."""

    line: int
    text: str
    reason: str


Places = Literal["page", "paragraph"]  # by what a place in a document is named


@dataclass(frozen=True, slots=True)
class Original:
    """The document, such as a Word file or a PDF, from which a raw text was taken."""

    path: str  # relative to the project
    sha256: str
    places: Places


@dataclass(frozen=True, slots=True)
class Source:
    """A raw text as read: nothing is changed yet but the bytes' encoding."""

    path: str  # relative to the project, with forward slashes
    sha256: str
    count: int  # physical lines of the file
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()
    dropped: tuple[Furniture, ...] = ()  # of a line's mark-up: comments, scripts, hidden elements
    original: Original | None = None


# ---- clean --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the source, joined and cleaned."""

    passage: Passage
    heading: int = 0  # level of a marked heading, 0 if none is marked
    bold: bool = False  # the whole paragraph is set in bold or italics
    note: bool = False
    cell: bool = False
    indent: int = 0
    gap: int = 0  # blank lines before it

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def line(self) -> int:
        return self.passage.lines[0]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A source as paragraphs, with what was set aside."""

    source: Source
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    problems: tuple[Problem, ...]


# ---- parse --------------------------------------------------------------------------------------

_RUN_NAME = re.compile(r"(?:order|annex\d+)-")


def path_of(clause: str, *numbers: str, part: bool = False) -> str:
    """Where a part or an item of a clause stands: its numbers, parted by hyphens, "5-2".

    Where that could be read in two ways, because a number has a hyphen of its own, two part them:
    item 2 of part 1 of article 2 is "2-1-2", and item 2 of article 2-1 is "2-1--2". An item alone
    needs none, "2-41-4": no clause has such an item and such a part. ``part``: the last is a part.
    """
    own = _RUN_NAME.sub("", clause, count=1)
    inner = numbers if part or len(numbers) > 1 else ()
    between = "--" if any("-" in number for number in (own, *inner)) else "-"
    return between.join((clause, *numbers))


_NO_CLAUSE = re.compile(r"preamble|heading|(?:chapter|section|division|appendix)-\w[\w-]*")


def is_place(name: str) -> bool:
    """Whether a name is that of a place outside the clauses: "preamble", "chapter-2"."""
    return _NO_CLAUSE.fullmatch(name) is not None


def numbers_in(place: str, clause: str) -> list[str]:
    """The numbers of a place inside its clause: "2" and "3" of "5-2-3", where 2 is a part."""
    rest = place.removeprefix(clause)
    return rest[2:].split("--") if rest.startswith("--") else rest[1:].split("-")


UnitKind = Literal[
    "paragraph", "subclause", "part", "heading",
    "title", "approval", "imprint", "standing", "preamble", "signature",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a unit: the characters ``start`` to ``stop`` of its reading."""

    unit: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest citable piece of a text: ``kk-5-2`` is subclause 2 of clause 5 in Kazakh."""

    id: str
    lang: str
    kind: UnitKind
    number: str | None  # the printed number, without its dot or bracket
    marker: Passage  # the printed number as it stands, "2) "
    body: Passage
    level: int = 0  # 1 for a subclause inside a part or a lettered item inside a subclause
    corrections: tuple[Correction, ...] = ()  # those applied to this unit
    # What completes its sentence, outermost first; both empty where it is whole by itself.
    opening: tuple[Excerpt, ...] = ()  # words that stand before it
    closing: tuple[Excerpt, ...] = ()  # words that stand behind it

    @property
    def text(self) -> str:
        """The reading, without its own number."""
        return self.body.text

    @property
    def lines(self) -> tuple[int, int]:
        """First and last line of the source, the number's line included."""
        if not self.marker.pieces:
            return self.body.lines
        if not self.body.pieces:
            return self.marker.lines
        return self.marker.lines[0], self.body.lines[1]

    @property
    def repaired(self) -> bool:
        """Whether any rule changed a character of it, be it only where a line ends."""
        return any(piece.rules for piece in (*self.marker.pieces, *self.body.pieces))

    @property
    def label(self) -> str:
        """The number as printed, "2)", or an empty string."""
        return self.marker.text.strip()

    @property
    def unrecorded(self) -> bool:
        """Whether somebody mended it on its page, and no record says so yet."""
        return not all(one.recorded for one in self.corrections)

    def steps(self, change: Change) -> tuple[Correction, ...]:
        """The corrections that made ``change``, in the order in which they were applied."""
        return _steps(change, self.corrections)


@dataclass(frozen=True, slots=True)
class Note:
    """An amendment note as the source prints it; what it means is ``Amendment``."""

    id: str  # "kk-5-note1"
    lang: str
    body: Passage
    clause: str | None  # the clause it follows; None for a note outside the clauses
    under: str | None = None  # the unit that it is printed after: a heading, or outside the clauses
    home: str | None = None  # what its place says: "2" of article 2, "chapter-2", "preamble"
    corrections: tuple[Correction, ...] = ()  # those applied to this note

    @property
    def text(self) -> str:
        return self.body.text

    @property
    def lines(self) -> tuple[int, int]:
        return self.body.lines

    @property
    def unrecorded(self) -> bool:
        """As of a unit."""
        return not all(one.recorded for one in self.corrections)

    def steps(self, change: Change) -> tuple[Correction, ...]:
        """As of a unit."""
        return _steps(change, self.corrections)


def _steps(change: Change, corrections: tuple[Correction, ...]) -> tuple[Correction, ...]:
    """The rule "correction:0" is the first of ``corrections``."""
    numbers = [
        int(number)
        for name, _, number in (rule.partition(":") for rule in change.rules)
        if name == EDITORIAL and number
    ]
    return tuple(corrections[number] for number in numbers if number < len(corrections))


@dataclass(frozen=True, slots=True)
class Chapter:
    number: str
    heading: Unit
    clauses: tuple[str, ...]  # clause ids


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of one text. ``part`` is its numbering run: "" the code, "order" its order."""

    id: str
    part: str
    chapter: str | None
    units: tuple[Unit, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A numbering run that stands beside the code in its file and is not published by itself.

    The decree that approves the code, a regulation, an appendix: it is kept under its own head.
    """

    name: str  # "order", "annex1" …
    lang: str
    units: tuple[Unit, ...]  # as are the notes: in the order of the source
    notes: tuple[Note, ...] = ()

    @property
    def title(self) -> str | None:
        """Its title as it is printed, if it has one."""
        return next((unit.text for unit in self.units if unit.kind == "title"), None)


_Holder = TypeVar("_Holder", Clause, Part)


def _same(note: Note) -> Note:
    return note


@dataclass(frozen=True, slots=True)
class Text:
    """One language's text of an act, or an article."""

    lang: str
    source: Source
    front: tuple[Unit, ...]
    chapters: tuple[Chapter, ...]
    clauses: tuple[Clause, ...]
    notes: tuple[Note, ...]
    furniture: tuple[Furniture, ...]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Remark, ...] = ()
    wording_of: datetime.date | None = None  # None: no facts tell of this text
    parts: tuple[Part, ...] = ()  # what stands beside the code and is only kept

    @property
    def day(self) -> datetime.date:
        """Of which day its wording is, to sort by; the first of all where no facts tell it."""
        return self.wording_of or datetime.date.min

    def units(self) -> tuple[Unit, ...]:
        """Every unit: front, headings, clauses, and the parts beside the code."""
        return (
            *self.front,
            *(chapter.heading for chapter in self.chapters),
            *(unit for clause in self.clauses for unit in clause.units),
            *(unit for part in self.parts for unit in part.units),
        )

    def every_note(self) -> tuple[Note, ...]:
        """Every amendment note: of the whole act, of its clauses, of what is kept beside them."""
        return (
            *self.notes,
            *(note for clause in self.clauses for note in clause.notes),
            *(note for part in self.parts for note in part.notes),
        )

    def corrections_of(self, name: str) -> tuple[Correction, ...]:
        """The corrections that were applied to the unit or note ``name``."""
        return next((one.corrections for one in self.printed() if one.id == name), ())

    def printed(self) -> tuple[Unit | Note, ...]:
        """Every unit, then every note: whatever has an id and words."""
        return (*self.units(), *self.every_note())

    def each(self, unit: Callable[[Unit], Unit], note: Callable[[Note], Note] = _same) -> Text:
        """The text with ``unit`` and ``note`` applied to each of its units and notes."""

        def inside(old: _Holder) -> _Holder:
            return replace(
                old, units=tuple(map(unit, old.units)), notes=tuple(map(note, old.notes))
            )

        return replace(
            self,
            front=tuple(map(unit, self.front)),
            chapters=tuple(replace(c, heading=unit(c.heading)) for c in self.chapters),
            clauses=tuple(map(inside, self.clauses)),
            notes=tuple(map(note, self.notes)),
            parts=tuple(map(inside, self.parts)),
        )


# ---- records: what editors write beside the sources ---------------------------------------------


def recorded_at(path: str, line: int | None) -> str:
    """Where something is recorded: "sources/rules/pairs.toml#L12"; "" where no file records it."""
    return f"{path}#L{line}" if line and path else path


@dataclass(frozen=True, slots=True)
class Correction:
    """A repair that only an editor can answer for."""

    unit: str
    raw: str
    reading: str
    reason: Words
    author: str | None = None
    date: datetime.date | None = None
    path: str = ""  # of the record …
    line: int | None = None  # … and its line
    wording: datetime.date | None = None  # of which wording the unit is; None: the newest held
    recorded: bool = True  # False: somebody mended the page, and no record says so yet


@dataclass(frozen=True, slots=True)
class Remark:
    """An editor's word beside a text that stays as it is printed."""

    unit: str
    text: Words
    path: str = ""
    line: int | None = None
    wording: datetime.date | None = None  # as of a correction


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a unit, as an editor names them; None: all of them."""

    unit: str
    words: str | None = None


@dataclass(frozen=True, slots=True)
class RecordedSentence:
    """What completes the sentence of a unit, where only an editor can tell. Empty: nothing."""

    unit: str
    opening: tuple[Quoted, ...]
    closing: tuple[Quoted, ...]
    reason: Words
    path: str = ""
    line: int | None = None
    wording: datetime.date | None = None  # as of a correction; a record file always says it


@dataclass(frozen=True, slots=True)
class RecordedRow:
    """A row of a recorded pairing; sides are unit ids."""

    clause: str
    sides: Mapping[str, tuple[str, ...]]
    relation: Relation
    differs: Words = field(default_factory=dict)
    path: str = ""
    line: int | None = None
    proposed: bool = False  # by the program; no editor has confirmed it yet
    reason: Words = field(default_factory=dict)  # why an editor paired so


@dataclass(frozen=True, slots=True)
class SetAside:
    """Lines that an editor declared to be the page's furniture."""

    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an act, as the act's facts tell it."""

    date: datetime.date  # of the instrument
    kind: Kind
    type: str | None  # decree, order, law …; None, as below: it is not known
    number: str | None
    authority: str | None  # id of ``authorities``
    clauses: tuple[str, ...] | None  # () is the whole act; None: in a numbering no longer used
    force: Commencement | None  # None: the facts do not say
    remark: Words
    line: int | None = field(default=None, compare=False)  # of the facts file

    @property
    def ends_act(self) -> bool:
        """Whether it repealed the whole act: it leaves no wording."""
        return self.kind == "repealed" and self.clauses == ()


@dataclass(frozen=True, slots=True)
class TextFacts:
    lang: str
    source: str
    wording_of: datetime.date
    standing: str
    sha256: str | None
    furniture: tuple[SetAside, ...]
    line: int | None = None
    added: datetime.date | None = None  # when the text was added here; None: not recorded
    original: str | None = None  # the document from which the text was taken
    original_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    state: str  # "in force" | "repealed"
    since: datetime.date | None
    by: str | None  # act id, or the number of the instrument
    line: int | None = field(default=None, compare=False)  # of the facts file


def folder_of_day(folder: str, day: datetime.date) -> str:
    """Where, below an act's ``folder``, the wordings of a day have their permanent addresses."""
    return folder + day_folder(day)


@dataclass(frozen=True, slots=True)
class Facts:
    """``act.toml``: what the texts do not say of themselves."""

    id: str
    path: str  # of the facts file
    order: int
    title: Words
    short: Words
    about: Words
    binds: Words
    not_to_confuse: Words
    status: Status
    history: tuple[Event, ...]
    texts: tuple[TextFacts, ...]
    article: bool = False
    published: datetime.date | None = None
    approved: Words = field(default_factory=dict)  # by what it was approved, to be cited by
    day: datetime.date | None = None  # only what is held of the wordings of this day is meant
    parts: tuple[str, ...] = ()  # what of its files is published besides the code: "order" …
    register: Words = field(
        default_factory=dict
    )  # language -> its address in the official register
    compared: datetime.date | None = None  # when an editor last held the act against it
    title_line: int | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """The act's id; of the wordings of a day with that day: "rules@2011-04-01"."""
        return with_day(self.id, self.day)

    @property
    def folder(self) -> str:
        """Path of the act's pages from the interface's root, ends in a slash."""
        return self.page.address

    @property
    def page(self) -> MadePage:
        """The page of the act or article itself, or of what is held of a day's wordings."""
        kind = "article" if self.article else "past" if self.day else "act"
        return kind_of(kind).page(self.id, day=self.day.isoformat() if self.day else "")

    def clause_page(self, clause: str) -> MadePage:
        """The page of a clause, today's or of the day."""
        kind = kind_of("past-clause" if self.day else "clause")
        return kind.page(self.id, clause, self.day.isoformat() if self.day else "")

    @property
    def chronicle(self) -> tuple[Event, ...]:
        """Every event, oldest first; and each day of a wording that is held and that none made."""
        made = {event.date for event in self.history if not event.ends_act}
        days = {text.wording_of for text in self.texts} - made
        unknown = (Event(day, "unknown", None, None, None, (), None, {}) for day in sorted(days))
        return tuple(sorted((*self.history, *unknown), key=lambda event: event.date))

    def held_of(self, event: Event) -> tuple[str, ...]:
        """The languages in which the wording that an event made is held."""
        days = {text.lang: () for text in self.texts if text.wording_of == event.date}
        return () if event.ends_act else tuple(days)

    @property
    def shown(self) -> tuple[TextFacts, ...]:
        """The newest wording held in each language: the act's columns."""
        newest: dict[str, TextFacts] = {}
        for text in self.texts:
            if text.lang not in newest or text.wording_of > newest[text.lang].wording_of:
                newest[text.lang] = text
        return tuple(newest.values())

    @property
    def newest(self) -> Mapping[str, datetime.date]:
        """Language → the newest wording held."""
        return {text.lang: text.wording_of for text in self.shown}


@dataclass(frozen=True, slots=True)
class CitedAct:
    """An act that texts cite and that is not held, as ``cited-acts.toml`` records it."""

    id: str
    type: str  # constitution, code, law, decree …
    date: datetime.date | None
    number: str | None
    titles: Mapping[str, tuple[str, ...]]  # language -> spellings, as the sources print them


@dataclass(frozen=True, slots=True)
class Catchword:
    """What editors call a clause; it is no part of the law's text."""

    clause: str
    words: Words
    path: str = ""
    line: int | None = field(default=None, compare=False)

    @property
    def recorded_at(self) -> str:
        return recorded_at(self.path, self.line)


@dataclass(frozen=True, slots=True)
class Records:
    """Everything an editor recorded of one act."""

    facts: Facts
    corrections: tuple[Correction, ...] = ()
    remarks: tuple[Remark, ...] = ()
    rows: tuple[RecordedRow, ...] = ()
    complete: str | None = None  # the record that says that its rows hold every unit
    rows_of: Mapping[str, datetime.date] = field(default_factory=dict)  # language -> wording
    sentences: tuple[RecordedSentence, ...] = ()
    catchwords: tuple[Catchword, ...] = ()
    catchwords_of: Mapping[str, datetime.date] = field(default_factory=dict)  # language -> wording

    def of_units(self) -> tuple[Correction | Remark | RecordedSentence, ...]:
        """Every record that is about one unit."""
        return (*self.corrections, *self.remarks, *self.sentences)

    def meant(self, of: Correction | Remark | RecordedSentence, text: Text) -> bool:
        """Whether a record is about this wording: the one that it names, or the newest held."""
        if of.wording is not None:
            return of.wording == text.wording_of
        return text.wording_of in (None, self.facts.newest.get(text.lang))


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A row of a concordance: units of one wording of the old act, and what became of them."""

    lang: str  # of the old act's wording
    old: tuple[str, ...]
    new: tuple[str, ...]
    relation: str  # "same" | "reworded" | "new" | "dropped"
    reason: Words = field(default_factory=dict)
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Concordance:
    """Which units of a new act took the place of which of the old one, wording by wording."""

    old: str  # act ids
    new: str
    rows: tuple[Correspondence, ...]
    path: str
    of: Mapping[str, Mapping[str, datetime.date]] = field(default_factory=dict)  # act -> wordings

    def wordings(self) -> tuple[str, ...]:
        """Languages of the old act's wordings that are compared, in the order of the record."""
        return tuple(dict.fromkeys(row.lang for row in self.rows))


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that was published once, and the page that stands in its place.

    Addresses are told from an interface's root: "honor-code-2005/5/".
    """

    old: str
    page: str  # "" is the home page
    place: str  # the id of an element of that page, or ""
    date: datetime.date
    reason: Words
    line: int | None = field(default=None, compare=False)
    path: str = field(default="", compare=False)

    @property
    def new(self) -> str:
        """Where it leads, as it is written: page and place."""
        return f"{self.page}#{self.place}" if self.place else self.page


@dataclass(frozen=True, slots=True)
class Answer:
    """What people type who ask for some units of a duty, and those units."""

    asked: Mapping[str, tuple[str, ...]]  # language -> everyday words
    units: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """A head under which duties are listed."""

    id: str
    name: Words


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty that several acts have rules on, and the units that set them."""

    id: str
    name: Words
    units: tuple[tuple[str, str], ...]  # (act id, unit id), in the order of the record
    line: int | None = None
    signed: bool = False  # new staff signs a sheet for it
    # language -> what people type who ask for it in everyday words
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    path: str = ""
    answers: tuple[Answer, ...] = ()  # what only some of its units answer
    group: str | None = None  # the id of the head under which it is listed

    def by_act(self) -> Mapping[str, tuple[str, ...]]:
        """Act id -> its units, both in the order of the record."""
        found: dict[str, tuple[str, ...]] = {}
        for act, unit in self.units:
            found[act] = (*found.get(act, ()), unit)
        return found


# ---- pair and resolve ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side: for each language the units, and how they relate."""

    sides: Mapping[str, tuple[Unit, ...]]
    relation: Relation
    recorded: bool = False  # an editor's pairing
    differs: Words = field(default_factory=dict)
    proposed: bool = False  # by the program; no editor has confirmed it yet
    reason: Words = field(default_factory=dict)  # why an editor paired so
    record: str = field(default="", compare=False)  # where it is recorded, as of ``recorded_at``

    def ids(self, lang: str) -> tuple[str, ...]:
        return tuple(unit.id for unit in self.sides.get(lang, ()))


@dataclass(frozen=True, slots=True)
class PairedClause:
    """A clause of the act with the texts of all languages in rows."""

    id: str
    part: str
    chapter: str | None
    units: tuple[Unit, ...]  # language by language, each in the order in which its text prints them
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    differs: bool = False  # its two wordings differ
    open: bool = False  # its items wait for a recorded pairing

    def missing(self, row: Row, lang: str, held: Collection[str]) -> str:
        """Why ``row`` has nothing in ``lang``: a key of the interface's [relation], "" if it has.

        ``held`` are the languages in which the act has a text.
        """
        if row.sides.get(lang):
            return ""
        if lang not in held:
            return "not_held"
        if any(r.relation == NOT_COMPARED and (r is row or lang in r.sides) for r in self.rows):
            return "not_compared"
        if row.proposed and len(row.sides) < 2:
            return "proposed_alone"
        if not any(other.sides.get(lang) for other in self.rows):
            return "missing_clause"
        return "open" if self.open else "missing"

    def differing(self, row: Row) -> str:
        """What a pair of different wordings says, likewise; "" where nothing is to be said.

        That they differ in substance, only an editor can tell; that lead-in words do, not even
        the clause's restatement.
        """
        if row.relation != "amended" or (self.open and not row.recorded):
            return ""
        return "amended" if row.recorded else "wordings"


@dataclass(frozen=True, slots=True)
class Commencement:
    """When an amendment came into force: one of a date, or so many days after publication."""

    date: datetime.date | None = None
    days: int | None = None  # 0: from the day of the first official publication
    calendar: bool = True


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a note says: what happened to what, by which instrument, and since when."""

    note: Note
    kind: Kind | None = None
    target: str | None = None  # "5", "10-3" for a subclause, "act"; None: it can't be settled
    date: datetime.date | None = None
    number: str | None = None
    type: str | None = None
    authority: str | None = None  # as the note words it
    commencement: str | None = None  # as the note words it
    force: Commencement | None = None
    clause: str | None = None  # the clause of the target: "10-3" may be a clause's own number
    # What of the target, where not all of it: "heading", "paragraph-4", "preamble/paragraph-4".
    portion: str | None = None
    only: str | None = None  # the language whose text alone was changed
    unread: tuple[str, ...] = ()  # what of the note could not be read, for an editor


@dataclass(frozen=True, slots=True)
class EarlierWording:
    """A clause as an older wording in one language has it; a newer one is held too."""

    lang: str
    wording_of: datetime.date
    units: tuple[Unit, ...]
    notes: tuple[Note, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Another act, as a text names it."""

    type: str | None
    date: datetime.date | None
    number: str | None
    title: str | None
    known: str | None  # id in ``cited-acts.toml``, or of a held act; None: it is not known
    place: str | None  # "16-41-4" for subparagraph 41-4) of Article 16; None: the whole act

    @property
    def only_dated(self) -> bool:
        """Is it named by its date alone? Several acts may be adopted on a day."""
        return self.known is None and self.title is None and self.number is None


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of a unit that lead to another unit or act. Those of a unit never overlap."""

    unit: str
    lang: str
    start: int  # of the words that bear the link, in the unit's reading …
    stop: int  # … start == stop inside a range: «3-5-тармақтар» leads to 4 too, by no word
    text: str  # the whole phrase
    act: str | None  # id of the held act that it leads to, the own act too; None: it is not held
    to: str | None  # unit or clause id, "chapter-2", there; None: the whole act
    cited: Citation | None  # None: the own act


@dataclass(frozen=True, slots=True)
class ResolvedClause:
    paired: PairedClause
    amendments: tuple[Amendment, ...]
    events: tuple[Event, ...]  # of the act's history that touch this clause, oldest first
    references: tuple[Reference, ...] = ()  # of its units, in their order
    earlier: tuple[EarlierWording, ...] = ()  # newest first, language by language
    catchword: Catchword | None = None

    @property
    def id(self) -> str:
        return self.paired.id

    def anchors(self) -> Mapping[tuple[str, datetime.date, str], str]:
        """(language, wording, unit id) of each earlier unit → the id of its element on the page.

        It is the unit's own, unless a newer wording has it: then the wording's day stands after it.
        """
        taken = {unit.id for unit in self.paired.units}
        found: dict[tuple[str, datetime.date, str], str] = {}
        for wording in self.earlier:
            for unit in wording.units:
                day = wording.wording_of if unit.id in taken else None
                found[wording.lang, wording.wording_of, unit.id] = with_day(unit.id, day)
            taken |= {unit.id for unit in wording.units}
        return found


@dataclass(frozen=True, slots=True)
class ChapterHeading:
    number: str
    headings: Mapping[str, Unit]  # language -> heading
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """An act as it is published."""

    facts: Facts
    texts: tuple[Text, ...]  # the newest wording held in each language
    chapters: tuple[ChapterHeading, ...]
    clauses: tuple[ResolvedClause, ...]
    amendments: tuple[Amendment, ...]  # on the whole act
    problems: tuple[Problem, ...]
    references: tuple[Reference, ...] = ()  # of the sentences outside its clauses
    earlier: tuple[Text, ...] = ()  # older wordings held, newest first
    past: tuple[Past, ...] = ()  # the days of those wordings, newest first

    @property
    def langs(self) -> tuple[str, ...]:
        """Languages in which a text is held."""
        return tuple(text.lang for text in self.texts)

    def text(self, lang: str) -> Text | None:
        return next((text for text in self.texts if text.lang == lang), None)

    def wordings(self, lang: str) -> tuple[Text, ...]:
        """Every wording held in a language, oldest first."""
        found = [text for text in (*self.texts, *self.earlier) if text.lang == lang]
        return tuple(sorted(found, key=lambda text: text.day))


@dataclass(frozen=True, slots=True)
class Past:
    """What is held of the wordings of a day, some of which a newer one has replaced since.

    ``act`` is the act as it is held of that day: all texts of the day stand in it, and no other.
    """

    day: datetime.date
    act: Act
    replaced: tuple[str, ...]  # languages in which a newer wording is held
