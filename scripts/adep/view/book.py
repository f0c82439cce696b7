"""An act in one interface language: what its pages say, page by page. No disk, no MkDocs.

A ``Book`` knows what all pages of the act share and makes the view of one page at a time, in time
that does not depend on the size of the act. Whatever a template prints is decided here; the
templates only set it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from adep.languages.interface import Interface
from adep.library.cited_by import Cited, key
from adep.library.word_diff import Stretch
from adep.model import (
    Act,
    Note,
    Reference,
    ResolvedClause,
    Text,
    TextFacts,
    Unit,
    Words,
    recorded_at,
)
from adep.view import in_force, quoted_units
from adep.view.act_state import ActState
from adep.view.cross_index import Across
from adep.view.history_views import HistoryViews
from adep.view.navigation import Navigation
from adep.view.note_views import NoteViews
from adep.view.notices import Coming, Notices
from adep.view.place_names import PlaceNames, outside_clauses
from adep.view.quoted_units import Sentences
from adep.view.repair_list import RepairList
from adep.view.repair_views import RepairWords
from adep.view.row_views import ClauseRows
from adep.view.sections import Sections
from adep.view.source_views import SourceViews
from adep.view.unit_values import (
    CitingLink,
    RefView,
    Said,
    ShortName,
    UnitLink,
    UnitView,
    line_range,
    linked,
    segments,
    small,
    snippet,
)
from adep.view.values import (
    ClauseView,
    ColumnView,
    EventView,
    Link,
    NoteView,
    Notice,
    PartView,
    Preview,
    PreviewSide,
    Quotation,
    QuotedRun,
    QuotedUnit,
    SectionView,
    SideView,
    SourceView,
    SpanView,
)

WORN_LEAST = 20  # a text with so many words repaired by rule …
WORN_SHARE = 50  # … and more than one in so many is not marked word by word
SUM_FIGURES = 12  # of a source's sum, in a citation
PREVIEWED = 320  # characters of a unit that a preview shows


@dataclass(frozen=True)
class Book:
    """One act in one interface language."""

    act: Act
    words: Interface
    langs: tuple[str, ...]  # the columns, in order
    authorities: Mapping[str, Words]
    titles: Mapping[str, Words]  # act id -> short title, for links to other acts
    across: Across = field(default_factory=Across)
    other: Callable[[str], Book] | None = None  # act id -> its book in the same language
    label: str = ""  # what it is called where its name has no room; "": nothing

    # -- what all pages share

    @cached_property
    def state(self) -> ActState:
        """Whether an act is in force, in the words of the interface."""
        return ActState(self.act, self.words, self.titles)

    @cached_property
    def repair_list(self) -> RepairList:
        """The repairs of an act, with the pages on which they are."""
        return RepairList(self.act, self.words, self.places, self.repair_words)

    @cached_property
    def row_views(self) -> ClauseRows:
        """The rows of an act as pages show them."""
        return ClauseRows(
            self.act,
            self.words,
            self.langs,
            self.held,
            self.places,
            self.unit,
            lambda unit: self.link(unit).place,
        )

    @cached_property
    def navigation(self) -> Navigation:
        """The contents of an act beside its pages."""
        return Navigation(self.section_views.all, self.words, self.called)

    @cached_property
    def section_views(self) -> Sections:
        """The sections of an act, as its contents list them."""
        return Sections(self.act, self.words, self.langs, self.unit)

    @cached_property
    def notice_views(self) -> Notices:
        """The notices of an act and of its clauses."""
        return Notices(self.act, self.words, self.langs, self.held, self.newest, self.register)

    @cached_property
    def source_views(self) -> SourceViews:
        """The sources of an act as pages tell them."""
        return SourceViews(self.act, self.words, self.langs, self.repair_words)

    @cached_property
    def history_views(self) -> HistoryViews:
        """The events of an act as pages show them."""
        return HistoryViews(self.act, self.words, self.authorities, self.newest)

    @cached_property
    def note_views(self) -> NoteViews:
        """The notes of an act as pages show them."""
        return NoteViews(self.act, self.words, self.authorities, self.places, self.remarks)

    @cached_property
    def places(self) -> PlaceNames:
        """Names of the places of an act: its clauses, its units, what a note is about."""
        return PlaceNames(self.act, self.words)

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

    def called(self, clause: str) -> Said:
        """What the contents beside a page call a clause: its catchword, or its first words."""
        return self.catchword(clause) or self.first_words(clause, limit=48)

    @cached_property
    def id(self) -> str:
        return self.act.facts.id

    @cached_property
    def folder(self) -> str:
        """Path of the act's pages from the interface's root, ends in a slash."""
        return self.act.facts.folder

    @cached_property
    def published(self) -> str:
        date = self.act.facts.published
        return self.words.date(date) if date else ""

    @cached_property
    def title(self) -> Said:
        """The act's title; an article's is its own, whatever the interface's language."""
        titles = self.act.facts.title
        if self.act.facts.article and self.held and self.held[0] in titles:
            return Said(titles[self.held[0]], self.held[0])
        return Said(*self.words.pick(titles))

    @cached_property
    def short(self) -> Said:
        return Said(*self.words.pick(self.act.facts.short or self.act.facts.title))

    @cached_property
    def short_name(self) -> ShortName:
        return ShortName(self.label, self.short)

    @cached_property
    def binds(self) -> Said:
        return Said(*self.words.pick(self.act.facts.binds))

    @cached_property
    def about(self) -> Said:
        return Said(*self.words.pick(self.act.facts.about))

    @cached_property
    def not_to_confuse(self) -> Said:
        return Said(*self.words.pick(self.act.facts.not_to_confuse))

    @cached_property
    def held(self) -> tuple[str, ...]:
        """Languages of the columns in which a text is held."""
        return tuple(lang for lang in self.langs if lang in self.act.langs)

    @cached_property
    def single(self) -> bool:
        """Whether one column is enough: fewer than two languages are held."""
        return len(self.held) < 2

    @cached_property
    def columns(self) -> tuple[ColumnView, ...]:
        return tuple(self._column(lang) for lang in self.langs)

    @cached_property
    def all_titles(self) -> tuple[Said, ...]:
        """The act's title in every language of the columns that has one."""
        titles = self.act.facts.title
        return tuple(Said(titles[lang], lang) for lang in self.langs if lang in titles)

    @cached_property
    def history(self) -> tuple[EventView, ...]:
        return self.history_views.of(self.act.facts.chronicle)

    @cached_property
    def notes(self) -> tuple[NoteView, ...]:
        return self.note_views.of(self.act.amendments)

    @cached_property
    def register(self) -> tuple[tuple[str, str, str], ...]:
        """(language, "the official Kazakh text", its address) of what the official register has."""
        return tuple(
            (lang, self.words[f"languages.{lang}.official"], href)
            for lang, href in self.act.facts.register.items()
            if f"languages.{lang}.official" in self.words
        )

    @cached_property
    def compared(self) -> str:
        """When the act was last held against the register, in words; "" where it has no address."""
        if not self.register:
            return ""
        day = self.act.facts.compared
        if day is None:
            return self.words["register.not_compared"]
        return self.words.say("register.compared", date=self.words.date(day))

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

    @cached_property
    def front(self) -> tuple[SideView, ...]:
        """The front matter, language by language, unpaired; nothing if no language has any."""
        texts = [text for lang in self.held if (text := self.act.text(lang))]
        if not any(text.front for text in texts):
            return ()
        return tuple(SideView(text.lang, tuple(map(self.unit, text.front)), "") for text in texts)

    @cached_property
    def front_sources(self) -> tuple[SourceView, ...]:
        return self.source_views.of_units(
            unit for text in self.act.texts for unit in outside_clauses(text)
        )

    @cached_property
    def parts(self) -> tuple[PartView, ...]:
        """What stands beside the code in its files and has no pages of its own."""
        return tuple(
            PartView(
                f"part-{lang}-{part.name}",
                Said(part.title, lang)
                if part.title
                else Said(self._part_name(part.name), self.words.lang),
                self.words[f"languages.{lang}.name"],
                tuple(map(self.unit, part.units)),
                tuple(
                    NoteView(
                        note.id,
                        lang,
                        note.text,
                        line_range(*note.lines),
                        (),
                        self.remarks.get(note.id, ()),
                    )
                    for note in part.notes
                ),
            )
            for lang in self.held
            if (text := self.act.text(lang))
            for part in text.parts
        )

    def _part_name(self, name: str) -> str:
        """ "Appendix 1" for "annex1": what a part without a title is called."""
        if name.startswith("annex"):
            return self.words.say("clause.appendix", number=name.removeprefix("annex"))
        return self.words.known("part", name)

    @cached_property
    def whole_sources(self) -> tuple[SourceView, ...]:
        """The sources of the whole act, without their raw text (it is told clause by clause)."""
        return tuple(
            self.source_views.of_text(text, ()) for text in (*self.act.texts, *self.act.earlier)
        )

    # -- one clause

    def catchword(self, clause: str) -> Said:
        """What editors call the clause, in the brackets that say so; empty where they do not."""
        found = self.places.clauses[clause].catchword
        if found is None:
            return Said("", self.words.lang)
        words, lang = self.words.pick(found.words)
        return Said(f"[{words}]", lang, found.recorded_at)

    @cached_property
    def has_catchwords(self) -> bool:
        return any(clause.catchword for clause in self.act.clauses)

    def first_words(self, clause: str, lang: str = "", limit: int = 72) -> Said:
        """The clause's opening words in ``lang``, or in the interface's language, or in any."""
        resolved = self.places.clauses[clause]
        older = (unit for wording in resolved.earlier for unit in wording.units)
        units = resolved.paired.units or tuple(older)
        for wanted in (lang,) if lang else (self.words.lang, *self.langs):
            for unit in units:
                if unit.lang == wanted:
                    return Said(snippet(unit.text, limit), wanted)
        return Said("", lang or self.words.lang)

    def clause(self, clause: str) -> ClauseView:
        """What stands around the texts on a clause's own page."""
        resolved, place = self.places.clauses[clause], self.row_views.order[clause]
        return ClauseView(
            id=clause,
            title=self.places.clause(clause),
            catchword=self.catchword(clause),
            sources=self.source_views.of_units(resolved.paired.units, resolved.earlier),
            previous=self._neighbour(place - 1),
            next=self._neighbour(place + 1),
        )

    def pairs_record(self, clause: str) -> str:
        """Where it is recorded which units of a clause stand side by side; "" where nobody did."""
        rows = self.places.clauses[clause].paired.rows
        return next((row.record for row in rows if row.record), "")

    @cached_property
    def title_record(self) -> str:
        """Where the act's titles are recorded."""
        return recorded_at(self.act.facts.path, self.act.facts.title_line)

    def record_of(self, kind: str, name: str) -> str:
        """Where what a page says is recorded: of the "row" in which a unit stands, of an "event" by
        its anchor, of a "remark" ("kk-5-1:0" is the first on a unit).
        """
        if kind == "row" and name in self.row_views.row_of:
            clause, at = self.row_views.row_of[name]
            return self.places.clauses[clause].paired.rows[at].record
        if kind == "event":
            return next((event.record for event in self.history if event.anchor == name), "")
        unit, _, number = name.partition(":")
        remarks = self.remarks.get(unit, ()) if kind == "remark" else ()
        return (
            remarks[int(number)].record if number.isdigit() and int(number) < len(remarks) else ""
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

    def section_title(self, clause: str) -> str:
        """ "Chapter 2": what the chapter in which a clause stands is called."""
        return self.section_of(clause).title

    def section_of(self, clause: str) -> SectionView:
        """The section of the act's contents in which a clause stands."""
        return self.section_views.all[self.navigation.section_of[clause]]

    def named(self, act: str, to: str | None) -> str:
        """What a reference leads to, in words: "Clause 5, subclause 2)", an act's short title."""
        book = self if act == self.id else self.beside(act)
        place = book.place(to) if to else ""
        if to and to in book.clauses:
            place = book.clause_title(to)
        elif to and to.startswith("chapter-"):
            place = self.words.say("clause.chapter", number=to.removeprefix("chapter-"))
        if book is self:
            return place or book.short.text
        return ", ".join(filter(None, (book.short.text, place)))

    def named_not_held(self, reference: Reference) -> str:
        """The same of a reference to an act that is not held."""
        cited = self.across.cited.get(key(reference.cited)) if reference.cited else None
        if cited is None:
            return self.words["cited.not_held"]
        return f"{cited_title(cited, self.words)} ({small(self.words['cited.not_held'])})"

    def unit(self, unit: Unit) -> UnitView:
        """A unit as it is set: its repairs marked, its remarks."""
        changes = [change for change in unit.body.changes() if change.of_words]
        repairs = self.repair_words.of_changes(changes, unit)
        worn = [r for r in repairs if not r.editorial] if unit.lang in self._worn else []
        return UnitView(
            unit.id,
            unit.lang,
            unit.kind,
            unit.label,
            unit.level,
            unit.text,
            linked(segments(unit.body, repairs), self._refs(unit)),
            self.remarks.get(unit.id, ()),
            self.places.unit(unit.id),
            self.cited_by(unit.id),
            self.words.say("corrections.count", count=len(worn)) if worn else "",
            self.repair_words.worn(worn),
            self.sentences.around(unit.id),
            unit.unrecorded,
        )

    def cited_by(self, target: str | None) -> tuple[CitingLink, ...]:
        """What cites a unit, a clause or (None) the whole act, its own "this Code" aside."""
        return tuple(
            CitingLink(
                self.beside(citing.act).link(citing.unit),
                Said("", self.words.lang)
                if citing.act == self.id
                else self.beside(citing.act).short,
            )
            for citing in self.across.cited_by.get((self.id, target), ())
            if target is not None or citing.act != self.id
        )

    def link(self, unit: str) -> UnitLink:
        """A link to a unit of this act, outside its clauses too."""
        if unit not in self.places.home_of:
            found = self.every_unit[unit]
            place = self.words["cited.outside"]
            if found.kind == "heading":
                place = self.words.say("clause.chapter", number=unit.partition("-chapter-")[2])
            if self.act.facts.article:
                item = found.id.rpartition("-p")[2]
                place = self.places.step(item, "alone")
            return self._link(found, self.folder, place)
        clause, _ = self.places.home_of[unit]
        found = next(u for u in self.places.clauses[clause].paired.units if u.id == unit)
        return self._link(found, f"{self.folder}{clause}/", self.places.unit(unit))

    def _link(self, unit: Unit, href: str, place: str) -> UnitLink:
        return UnitLink(href, unit.id, place, unit.lang, f"{self.act.facts.key}/{unit.id}")

    def preview(self, unit: str) -> Preview:
        """What a reader sees of a unit before following a link to it: it in its sentence, its
        counterpart, and what is to be known of both.
        """
        found = self.quotations((unit,))[0]
        row, act = found.rows[0], self.act.facts.key
        columns = {column.lang: column for column in self.columns}
        sides = [
            PreviewSide(
                " ".join(f"{act}/{one.id}" for one in side.units),
                side.lang,
                f"{columns[side.lang].name}: {small(columns[side.lang].wording)}, "
                f"{small(columns[side.lang].standing)}",
                found.opening.get(side.lang, ()),
                snippet(" ".join(map(_with_number, side.units)), PREVIEWED),
                found.closing.get(side.lang, ()),
                side.missing,
                tuple(remark for one in side.units for remark in one.remarks),
            )
            for side in row.sides
            if side.lang in self.held and (side.units or side.missing)
        ]
        mine = next(at for at, side in enumerate(sides) if f"{act}/{unit}" in side.names.split())
        own = sides.pop(mine)
        own = replace(own, remarks=(*found.remarks, *own.remarks))
        state = "" if self.act.facts.article else self.state.says
        return Preview(self.short, state, (row.said.says, row.said.differs), (own, *sides))

    @cached_property
    def sentences(self) -> Sentences:
        """What completes the sentences of the act's units."""
        return Sentences(self.act.texts)

    def quotations(self, units: Iterable[str]) -> tuple[Quotation, ...]:
        """The rows in which ``units`` stand, each run of a clause in its sentence."""
        rows = self.row_views.with_units(units)
        return quoted_units.of_rows(
            self.id, rows, self.sentences, lambda unit: self.remarks.get(unit, ())
        )

    def quoted(
        self, units: Iterable[str], stretches: Sequence[tuple[Stretch, ...]] = ()
    ) -> tuple[QuotedRun, ...]:
        """Some units of one language, each run of a clause in its sentence.

        ``stretches``: what changed in each, where it is told.
        """
        found = [
            QuotedUnit(
                self.link(unit.id),
                unit.label if unit.kind == "subclause" else "",
                stretches[at] if stretches else (Stretch(unit.text, "same"),),
                self.remarks.get(unit.id, ()),
            )
            for at, unit in enumerate(self.units_of(units))
        ]
        return quoted_units.of_units(
            self.id, found, self.sentences, lambda unit: self.remarks.get(unit, ())
        )

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

    @cached_property
    def cited(self) -> Mapping[str, str]:
        """What a citation of a unit says before and, language by language, after its place."""
        words = self.words
        title = words.pick(self.act.facts.title)[0]
        approved = words.pick(self.act.facts.approved)[0]
        found = {"": words.say("cite.act", title=title, approved=approved) if approved else title}
        for lang in self.held:
            found[lang] = self.named_text(self.newest[lang])
        return found

    def named_text(self, text: TextFacts) -> str:
        """ "wording of 1 October 2013, Kazakh, official text", inside a sentence."""
        return self.words.say(
            "cite.text",
            wording=small(self.wording(text.wording_of)),
            lang=self.words[f"languages.{text.lang}.inline"],
            standing=small(self.words.known("standing", text.standing)),
        )

    @cached_property
    def cited_status(self) -> Mapping[str, str]:
        """What a citation must not go without, language by language: how the act stands, whether
        the text is the latest, and the first figures of its source's sum.
        """
        article = self.act.facts.article  # is of no force, and says so itself
        says = () if article else (self.state.says, *(one.title for one in self.outdated_notice))
        return {lang: ". ".join((*says, f"SHA-256 {sum}")) for lang, sum in self.sums.items()}

    @cached_property
    def sums(self) -> Mapping[str, str]:
        """Language → the first figures of the sum of the source of its newest text."""
        return {text.lang: text.source.sha256[:SUM_FIGURES] for text in self.act.texts}

    # -- inside

    @cached_property
    def _references(self) -> dict[str, list[Reference]]:
        found: dict[str, list[Reference]] = {}
        for reference in (
            *self.act.references,
            *(reference for clause in self.act.clauses for reference in clause.references),
        ):
            found.setdefault(reference.unit, []).append(reference)
        return found

    def _refs(self, unit: Unit) -> list[tuple[int, int, RefView]]:
        """The unit's references with where they lead."""
        return [
            (reference.start, reference.stop, view)
            for reference in self._references.get(unit.id, ())
            if reference.start < reference.stop and (view := self._ref(reference)) is not None
        ]

    def _ref(self, reference: Reference) -> RefView | None:
        """Where a reference leads; None where there is nothing to lead to."""
        if reference.act is None:
            return self._ref_not_held(reference)
        book = self if reference.act == self.id else self.beside(reference.act)
        return book.leading_to(reference.to)

    def leading_to(self, to: str | None) -> RefView:
        """A unit, a clause, "chapter-2" or (None) the whole act, as something to lead to."""
        if to in self.places.home_of or (
            to and to not in self.places.clauses and not to.startswith("chapter-")
        ):
            found = self.link(to)
            return RefView(found.href, found.anchor, "", found.lang, True, found.quoted)
        if to in self.places.clauses:
            said = self.first_words(to, limit=PREVIEWED)
            units = (u for u in self.places.clauses[to].paired.units if u.lang == said.lang)
            first = next(units, None)
            quoted = f"{self.act.facts.key}/{first.id}" if first else ""
            return RefView(f"{self.folder}{to}/", "", said.text, said.lang, True, quoted)
        return RefView(self.folder, to or "", self.title.text, self.title.lang, True)

    def _ref_not_held(self, reference: Reference) -> RefView | None:
        cited = self.across.cited.get(key(reference.cited)) if reference.cited else None
        if cited is None:
            return None
        says = f"{self.words['cited.not_held']}: {cited_title(cited, self.words)}"
        return RefView("cited-acts/", cited.id, says, self.words.lang, False)

    def beside(self, act: str) -> Book:
        """The book of another act, in the same language."""
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
    def newest(self) -> dict[str, TextFacts]:
        return {text.lang: text for text in self.act.facts.shown}

    @cached_property
    def _worn(self) -> frozenset[str]:
        """Languages whose copy is so full of repairs that a mark at each would be in the way."""
        return frozenset(text.lang for text in self.act.texts if _is_worn(text))

    @cached_property
    def remarks(self) -> dict[str, tuple[Said, ...]]:
        """The editors' remarks on each unit and note."""
        result: dict[str, tuple[Said, ...]] = {}
        for text in self.act.texts:
            for remark in text.remarks:
                said = Said(*self.words.pick(remark.text), recorded_at(remark.path, remark.line))
                result[remark.unit] = (*result.get(remark.unit, ()), said)
        return result

    def _column(self, lang: str) -> ColumnView:
        facts = self.newest.get(lang)
        if facts is None or lang not in self.held:
            return ColumnView(lang, self.words[f"languages.{lang}.name"], False, "", "", "", False)
        return ColumnView(
            lang,
            self.words[f"languages.{lang}.name"],
            True,
            self.wording(facts.wording_of),
            facts.wording_of.isoformat(),
            self.words.known("standing", facts.standing),
            facts.standing == "authentic",
        )

    def wording(self, date: datetime.date) -> str:
        """ "Wording of 1 October 2013", of this act."""
        return in_force.wording_in_words(self.act.facts, date, self.words)

    def _neighbour(self, place: int) -> Link | None:
        if not 0 <= place < len(self.act.clauses):
            return None
        clause = self.act.clauses[place].id
        said = self.catchword(clause) or self.first_words(clause, limit=60)
        return Link(f"{clause}/", self.places.clause(clause), said)


def _with_number(unit: UnitView) -> str:
    """An item with its number; a paragraph's number is that of its clause."""
    return f"{unit.label} {unit.text}" if unit.kind == "subclause" else unit.text


def _is_worn(text: Text) -> bool:
    changes = (change for unit in text.units() for change in unit.body.changes())
    repaired = sum(change.of_words and not change.editorial for change in changes)
    if repaired < WORN_LEAST:
        return False
    return repaired * WORN_SHARE > sum(len(unit.text.split()) for unit in text.units())


def cited_title(cited: Cited, words: Interface) -> str:
    """An act that is not held, by its title in the interface's language or any, or by its kind."""
    titles = {lang: spellings[0] for lang, spellings in cited.titles.items() if spellings}
    title, _ = words.pick(titles)
    kind = cited_kind(cited, words)
    return f"{title} ({kind})" if title else kind


def cited_kind(cited: Cited, words: Interface) -> str:
    """ "Law, 23 July 1999, No. 5": what is known of an act that is not held, but for its title."""
    kind = words.known("type", cited.type) if cited.type else words["cited.unknown"]
    date = words.date(cited.date) if cited.date else ""
    number = words.say("state.number", number=cited.number) if cited.number else ""
    return ", ".join(filter(None, (kind, date, number)))
