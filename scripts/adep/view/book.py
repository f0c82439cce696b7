"""An act in one interface language: what its pages say, page by page. No disk, no MkDocs.

A ``Book`` knows what all pages of the act share and makes the view of one page at a time, in time
that does not depend on the size of the act. Whatever a template prints is decided here; the
templates only set it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from msgspec import field

from adep.base.grouping import grouped
from adep.model import (
    Note,
    ResolvedClause,
    Unit,
    Words,
)
from adep.view import in_force
from adep.view.act_view import ActView
from adep.view.citation_views import CitationViews
from adep.view.clause_names import ClauseNames
from adep.view.cross_index import Across
from adep.view.history_views import HistoryViews
from adep.view.links import Links
from adep.view.navigation import Navigation
from adep.view.note_views import NoteViews
from adep.view.notices.in_force_or_repealed import ActState
from adep.view.notices.missing_or_differing import Coming, Notices
from adep.view.outside_clauses import OutsideClauses
from adep.view.place_names import PlaceNames
from adep.view.quoted_units import Sentences
from adep.view.reference_views import ReferenceViews
from adep.view.repair_list import RepairList
from adep.view.repair_views import RepairWords, is_worn
from adep.view.row_views import ClauseRows
from adep.view.sections import Sections
from adep.view.source_views import SourceViews
from adep.view.unit_values import (
    Said,
    Segment,
    ShortName,
    UnitLink,
    UnitView,
    linked,
    segments,
)
from adep.view.values import (
    ClauseView,
    ColumnView,
    EventView,
    Link,
    NoteView,
    Notice,
    SectionView,
    SpanView,
)


class Book(ActView, frozen=True, dict=True):
    """One act in one interface language."""

    authorities: Mapping[str, Words]
    titles: Mapping[str, Words]  # act id -> short title, for links to other acts
    across: Across = field(default_factory=Across)
    other: Callable[[str], Book] | None = None  # act id -> its book in the same language
    label: str = ""  # what it is called where its name has no room; "": nothing

    # -- what all pages share

    @cached_property
    def state(self) -> ActState:
        """Whether an act is in force, in the words of the interface."""
        return ActState(self.act, self.words, self.langs, self.titles)

    @cached_property
    def repair_list(self) -> RepairList:
        """The repairs of an act, with the pages on which they are."""
        return RepairList(self.act, self.words, self.langs, self.places, self.repair_words)

    @cached_property
    def row_views(self) -> ClauseRows:
        """The rows of an act as pages show them."""
        return ClauseRows(
            self.act,
            self.words,
            self.langs,
            self.places,
            self.unit,
            lambda unit: self.link(unit).place,
        )

    @cached_property
    def navigation(self) -> Navigation:
        """The contents of an act beside its pages."""
        return Navigation(self.section_views.all, self.words, self.clause_names.called)

    @cached_property
    def section_views(self) -> Sections:
        """The sections of an act, as its contents list them."""
        return Sections(self.act, self.words, self.langs, self.unit)

    @cached_property
    def notice_views(self) -> Notices:
        """The notices of an act and of its clauses."""
        return Notices(self.act, self.words, self.langs)

    @cached_property
    def source_views(self) -> SourceViews:
        """The sources of an act as pages tell them."""
        return SourceViews(self.act, self.words, self.langs, self.repair_words)

    @cached_property
    def history_views(self) -> HistoryViews:
        """The events of an act as pages show them."""
        return HistoryViews(self.act, self.words, self.langs, self.authorities)

    @cached_property
    def note_views(self) -> NoteViews:
        """The notes of an act as pages show them."""
        return NoteViews(self.act, self.words, self.langs, self.authorities, self.places)

    @cached_property
    def clause_names(self) -> ClauseNames:
        """What lists call the clauses of an act."""
        return ClauseNames(self.words, self.langs, self.clauses)

    @cached_property
    def links(self) -> Links:
        """Links to the places of an act."""
        return Links(
            self.act, self.words, self.langs, self.places, self.clause_names, self.every_unit
        )

    @cached_property
    def references(self) -> ReferenceViews:
        """What the references of an act lead to, and what cites it."""
        return ReferenceViews(
            self.act, self.words, self.langs, self.across, lambda act: self.beside(act).links
        )

    @cached_property
    def citation(self) -> CitationViews:
        """What a citation says of an act and its texts."""
        return CitationViews(self.act, self.words, self.langs, self.state, self.outdated_notice)

    @cached_property
    def outside(self) -> OutsideClauses:
        """What stands outside the clauses of an act."""
        return OutsideClauses(self.act, self.words, self.langs, self.unit, self.source_views)

    @cached_property
    def places(self) -> PlaceNames:
        """Names of the places of an act: its clauses, its units, what a note is about."""
        return PlaceNames(self.act, self.words, self.langs)

    @cached_property
    def repair_words(self) -> RepairWords:
        """What was repaired, and why, in words."""
        return RepairWords(self.words)

    @property
    def clauses(self) -> Mapping[str, ResolvedClause]:
        """Clause id -> the clause."""
        return self.places.clauses

    def clause_title(self, clause: str) -> str:
        """ "Clause 5", "Point 1 of the order", in the interface's words."""
        return self.places.clause(clause)

    def place(self, unit: str) -> str:
        """ "Clause 5, subclause 2)": where a unit stands; empty outside the clauses."""
        return self.places.unit(unit)

    @cached_property
    def short_name(self) -> ShortName:
        return ShortName(self.label, self.short)

    @cached_property
    def columns(self) -> tuple[ColumnView, ...]:
        """The column of each language: whether a text is held in it, and which."""
        return tuple(map(self._column, self.langs))

    def _column(self, lang: str) -> ColumnView:
        name = self.words[f"languages.{lang}.name"]
        text = self.newest.get(lang)
        if text is None or lang not in self.held:
            return ColumnView(lang, name, False, "", "", "", False)
        return ColumnView(
            lang,
            name,
            True,
            self.wording(text.wording_of),
            text.wording_of.isoformat(),
            self.words.known("standing", text.standing),
            text.standing == "authentic",
        )

    @cached_property
    def history(self) -> tuple[EventView, ...]:
        return self.history_views.of(self.act.facts.chronicle)

    @cached_property
    def notes(self) -> tuple[NoteView, ...]:
        return self.note_views.of(self.act.amendments)

    @cached_property
    def outdated_notice(self) -> tuple[Notice, ...]:
        """That a later wording of the act exists and is not held; empty if none does."""
        return self.notice_views.outdated(self.act.facts.history)

    def coming(self, clause: str = "") -> tuple[Coming, ...]:
        """That a change of the act, or of a clause, may not be in force yet."""
        events = self.places.clauses[clause].events if clause else self.act.facts.history
        return self.notice_views.coming(events)

    def outdated_in(self, clause: str) -> tuple[Notice, ...]:
        """The same of a clause: that it was changed since."""
        return self.notice_views.outdated(self.places.clauses[clause].events)

    # -- one clause

    def clause(self, clause: str) -> ClauseView:
        """What stands around the texts on a clause's own page."""
        resolved, place = self.places.clauses[clause], self.row_views.order[clause]
        return ClauseView(
            id=clause,
            title=self.places.clause(clause),
            catchword=self.clause_names.catchword(clause),
            sources=self.source_views.of_units(resolved.paired.units, resolved.earlier),
            previous=self._neighbour(place - 1),
            next=self._neighbour(place + 1),
        )

    def notices(self, clause: str) -> tuple[Notice, ...]:
        """What a reader must know before reading the clause (without what the whole act says)."""
        return self.notice_views.of_clause(self.places.clauses[clause])

    def every_notice(self, clause: str) -> tuple[Notice, ...]:
        """The same with what the act as a whole says."""
        return (*self.outdated_in(clause), *self.notices(clause), *self.notice_views.not_held)

    def clause_notes(self, clause: str) -> tuple[NoteView, ...]:
        """The amendment notes of a clause."""
        return self.note_views.of(self.places.clauses[clause].amendments)

    def clause_history(self, clause: str) -> tuple[EventView, ...]:
        """The events that touch a clause, with the texts held that have it."""
        return self.history_views.of(
            self.places.clauses[clause].events, self.history_views.having[clause]
        )

    def section_of(self, clause: str) -> SectionView:
        """The section of the act's contents in which a clause stands."""
        return self.section_views.all[self.navigation.section_of[clause]]

    def named(self, act: str, to: str | None) -> str:
        """What a reference leads to, in words: "Clause 5, subclause 2)", an act's short title."""
        book = self.beside(act)
        place = book.place(to) if to else ""
        if to and to in book.clauses:
            place = book.clause_title(to)
        elif to and to.startswith("chapter-"):
            place = self.words.say("clause.chapter", number=to.removeprefix("chapter-"))
        if book is self:
            return place or book.short.text
        return ", ".join(filter(None, (book.short.text, place)))

    def unit(self, unit: Unit) -> UnitView:
        """A unit as it is set: its repairs marked, its remarks."""
        changes = [change for change in unit.body.changes() if change.of_words]
        repairs = self.repair_words.of_changes(changes, unit) if changes else ()
        worn = [r for r in repairs if not r.editorial] if unit.lang in self._worn else []
        return UnitView(
            unit.id,
            unit.lang,
            unit.kind,
            unit.label,
            unit.level,
            unit.text,
            linked(segments(unit.body, repairs), self.references.of_unit(unit)),
            self.remarks.get(unit.id, ()),
            self.places.unit(unit.id),
            self.references.cited_by(unit.id),
            self.words.say("corrections.count", count=len(worn)) if worn else "",
            self.repair_words.worn(worn) if worn else "",
            self.sentences.around(unit.id),
            unit.unrecorded,
        )

    def words_alone(self, unit: Unit) -> UnitView:
        """A unit as it is told where nothing in it leads on: its words and remarks."""
        words = (Segment(unit.text),)
        remarks = self.remarks.get(unit.id, ())
        return UnitView(
            unit.id, unit.lang, unit.kind, unit.label, unit.level, unit.text, words, remarks
        )

    def link(self, unit: str) -> UnitLink:
        """A link to a unit of this act, outside its clauses too."""
        return self.links.to_unit(unit)

    @cached_property
    def sentences(self) -> Sentences:
        """What completes the sentences of the act's units."""
        return Sentences(self.act.texts)

    @cached_property
    def sentences_of(self) -> Mapping[tuple[str, datetime.date | None], Sentences]:
        """The same of each wording held: its language and day → what completes its sentences."""
        every = self.act.every_text
        return {(text.lang, text.wording_of): Sentences([text]) for text in every}

    def clause_of(self, unit: str) -> str:
        """The clause in which a unit stands; "" outside the clauses."""
        return self.places.home_of.get(unit, ("", False))[0]

    def units_of(self, names: Iterable[str]) -> list[Unit]:
        """Some units of the newest wordings, in the order given."""
        return [self.every_unit[name] for name in names]

    def words_of(self, units: Iterable[str]) -> list[str]:
        """The texts of some units, in the order given."""
        return [unit.text for unit in self.units_of(units)]

    @cached_property
    def spans(self) -> tuple[SpanView, ...]:
        """Which wording of the act was in force since when."""
        return in_force.spans(self.act.facts, self.words, self.act.facts.chronicle)

    # -- inside

    def beside(self, act: str) -> Book:
        """The book of an act, in the same language: this one, or another's."""
        if act == self.id:
            return self
        if self.other is None:
            raise ValueError(f"no book of {act!r} is at hand")
        return self.other(act)

    @cached_property
    def every_unit(self) -> dict[str, Unit]:
        """Every unit of the newest wordings held, headings and front matter too."""
        return {unit.id: unit for text in self.act.texts for unit in text.units()}

    @cached_property
    def every_note(self) -> dict[str, Note]:
        """Every amendment note, likewise."""
        return {note.id: note for text in self.act.texts for note in text.every_note()}

    @cached_property
    def _worn(self) -> frozenset[str]:
        """Languages whose text is not marked word by word."""
        return frozenset(text.lang for text in self.act.texts if is_worn(text))

    @cached_property
    def remarks(self) -> dict[str, tuple[Said, ...]]:
        """The editors' remarks on each unit and note."""
        return grouped(
            (remark.unit, Said(*self.words.pick(remark.text), remark.recorded_at))
            for text in self.act.texts
            for remark in text.remarks
        )

    def _neighbour(self, place: int) -> Link | None:
        if not 0 <= place < len(self.act.clauses):
            return None
        clause = self.act.clauses[place].id
        said = self.clause_names.catchword(clause) or self.clause_names.first_words(
            clause, limit=60
        )
        return Link(f"{clause}/", self.places.clause(clause), said)
