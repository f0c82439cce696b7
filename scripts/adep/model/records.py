"""What editors record of an act as a whole, and across acts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct, field

from adep.model.facts import Facts
from adep.model.multilingual import Recorded, Words
from adep.model.text import Text
from adep.model.unit_records import Correction, RecordedRow, RecordedSentence, Remark


class CitedAct(Struct, frozen=True):
    """An act that texts cite and that is not held, as ``cited-acts.toml`` records it."""

    id: str
    type: str  # constitution, code, law, decree …
    date: datetime.date | None
    number: str | None
    titles: Mapping[str, tuple[str, ...]]  # language -> spellings, as the sources print them


class Catchword(Recorded, frozen=True):
    """What editors call a clause; it is no part of the law's text."""

    clause: str
    words: Words


class Records(Struct, frozen=True):
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


class Correspondence(Struct, frozen=True):
    """A row of a concordance: units of one wording of the old act, and what became of them."""

    lang: str  # of the old act's wording
    old: tuple[str, ...]
    new: tuple[str, ...]
    relation: str  # "same" | "reworded" | "new" | "dropped"
    reason: Words = field(default_factory=dict)
    line: int | None = None


class Concordance(Struct, frozen=True):
    """Which units of a new act took the place of which of the old one, wording by wording."""

    old: str  # act ids
    new: str
    rows: tuple[Correspondence, ...]
    path: str
    of: Mapping[str, Mapping[str, datetime.date]] = field(default_factory=dict)  # act -> wordings

    def wordings(self) -> tuple[str, ...]:
        """Languages of the old act's wordings that are compared, in the order of the record."""
        return tuple(dict.fromkeys(row.lang for row in self.rows))


class Redirect(Recorded, frozen=True):
    """An address that was published once, and the page that stands in its place.

    Addresses are told from an interface's root: "honor-code-2005/5/".
    """

    old: str
    page: str  # "" is the home page
    place: str  # the id of an element of that page, or ""
    date: datetime.date
    reason: Words

    @property
    def new(self) -> str:
        """Where it leads, as it is written: page and place."""
        return f"{self.page}#{self.place}" if self.place else self.page


class Answer(Recorded, frozen=True):
    """What people type who ask for some units of a duty, and those units."""

    asked: Mapping[str, tuple[str, ...]]  # language -> everyday words
    units: tuple[tuple[str, str], ...]


class TermWording(Struct, frozen=True):
    """How a language words a term: phrases in the form that a dictionary has, and the acts in which
    they mean it; none: in all."""

    lang: str
    phrases: tuple[str, ...]
    acts: tuple[str, ...] = ()


class RecordedTerm(Recorded, frozen=True):
    """A term of the codes whose wordings part, and an editor's word on what harm that can do."""

    id: str
    name: Words
    reason: Words
    wordings: tuple[TermWording, ...]
    on_clauses: bool = False  # the pages of clauses that have it say what it means


class DutyGroup(Struct, frozen=True):
    """A head under which duties are listed."""

    id: str
    name: Words


class Duty(Recorded, frozen=True):
    """A duty that several acts have rules on, and the units that set them."""

    id: str
    name: Words
    units: tuple[tuple[str, str], ...]  # (act id, unit id), in the order of the record
    signed: bool = False  # new staff signs a sheet for it
    # language -> what people type who ask for it in everyday words
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()  # what only some of its units answer
    group: str | None = None  # the id of the head under which it is listed

    def by_act(self) -> Mapping[str, tuple[str, ...]]:
        """Act id -> its units, both in the order of the record."""
        found: dict[str, tuple[str, ...]] = {}
        for act, unit in self.units:
            found[act] = (*found.get(act, ()), unit)
        return found
