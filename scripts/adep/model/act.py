"""An act as it is published: rows, amendments, references, the wordings of a day."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping

from msgspec import Struct, field

from adep.base.located import Located
from adep.base.problems import Problem
from adep.model.facts import Commencement, Event, Facts, Kind
from adep.model.multilingual import Words
from adep.model.page_kinds import with_day
from adep.model.records import Catchword
from adep.model.text import Note, Text, Unit
from adep.model.unit_records import NOT_COMPARED, Relation, Remark


class Row(Located, frozen=True):
    """What stands side by side: for each language the units, and how they relate."""

    sides: Mapping[str, tuple[Unit, ...]]
    relation: Relation
    recorded: bool = False  # an editor's pairing
    differs: Words = field(default_factory=dict)
    proposed: bool = False  # by the program; no editor has confirmed it yet
    reason: Words = field(default_factory=dict)  # why an editor paired so
    record: str = ""  # where it is recorded, as of ``recorded_at``

    def ids(self, lang: str) -> tuple[str, ...]:
        return tuple(unit.id for unit in self.sides.get(lang, ()))


class PairedClause(Struct, frozen=True):
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


class Amendment(Struct, frozen=True):
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


class EarlierWording(Struct, frozen=True):
    """A clause as an older wording in one language has it; a newer one is held too."""

    lang: str
    wording_of: datetime.date
    units: tuple[Unit, ...]
    notes: tuple[Note, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Citation(Struct, frozen=True):
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


class Reference(Struct, frozen=True):
    """Words of a unit that lead to another unit or act. Those of a unit never overlap."""

    unit: str
    lang: str
    start: int  # of the words that bear the link, in the unit's reading …
    stop: int  # … start == stop inside a range: «3-5-тармақтар» leads to 4 too, by no word
    text: str  # the whole phrase
    act: str | None  # id of the held act that it leads to, the own act too; None: it is not held
    to: str | None  # unit or clause id, "chapter-2", there; None: the whole act
    cited: Citation | None  # None: the own act


class ResolvedClause(Struct, frozen=True):
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


class ChapterHeading(Struct, frozen=True):
    number: str
    headings: Mapping[str, Unit]  # language -> heading
    clauses: tuple[str, ...]


class Act(Struct, frozen=True):
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

    @property
    def every_text(self) -> tuple[Text, ...]:
        """The newest wordings, then the older ones."""
        return (*self.texts, *self.earlier)

    @property
    def every_amendment(self) -> tuple[Amendment, ...]:
        """Those on the whole act, then those on each clause."""
        return (*self.amendments, *(a for clause in self.clauses for a in clause.amendments))

    @property
    def every_row(self) -> tuple[Row, ...]:
        """The rows of its clauses."""
        return tuple(row for clause in self.clauses for row in clause.paired.rows)

    @property
    def every_reference(self) -> tuple[Reference, ...]:
        """Those of the sentences outside its clauses, then those of each clause."""
        return (*self.references, *(r for clause in self.clauses for r in clause.references))

    def text(self, lang: str) -> Text | None:
        return next((text for text in self.texts if text.lang == lang), None)

    def wordings(self, lang: str) -> tuple[Text, ...]:
        """Every wording held in a language, oldest first."""
        found = [text for text in self.every_text if text.lang == lang]
        return tuple(sorted(found, key=lambda text: text.day))


class Past(Struct, frozen=True):
    """What is held of the wordings of a day, some of which a newer one has replaced since.

    ``act`` is the act as it is held of that day: all texts of the day stand in it, and no other.
    """

    day: datetime.date
    act: Act
    replaced: tuple[str, ...]  # languages in which a newer wording is held
