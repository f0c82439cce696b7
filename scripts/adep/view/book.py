"""An act in one interface language: what its pages say, page by page. No disk, no MkDocs.

A ``Book`` knows what all pages of the act share and makes the view of one page at a time, in time
that does not depend on the size of the act. Whatever a template prints is decided here; the
templates only set it.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from adep.base.invisible import named
from adep.base.passage import Change
from adep.ingest.document_places import places_in
from adep.languages.interface import Interface
from adep.library.cited_by import Cited, key
from adep.library.word_diff import Stretch
from adep.model import (
    Act,
    Amendment,
    ChapterHeading,
    Commencement,
    Correction,
    EarlierWording,
    Event,
    Note,
    PairedClause,
    Reference,
    ResolvedClause,
    Row,
    Text,
    TextFacts,
    Unit,
    Words,
    is_place,
    numbers_in,
    recorded_at,
)
from adep.model.page_kinds import apart_from_day, day_folder, with_day
from adep.view import in_force, quoted_units
from adep.view.cross_index import Across
from adep.view.quoted_units import Sentences
from adep.view.unit_values import (
    CitingLink,
    RefView,
    RepairRow,
    RepairView,
    Said,
    ShortName,
    StepView,
    UnitLink,
    UnitView,
    capital,
    line_range,
    linked,
    number_of,
    segments,
    small,
    snippet,
)
from adep.view.values import (
    ClauseView,
    ColumnView,
    DocumentView,
    EventView,
    Link,
    Meaning,
    NavChapter,
    NoteView,
    Notice,
    PartView,
    Preview,
    PreviewSide,
    Quotation,
    QuotedRun,
    QuotedUnit,
    RowSaid,
    RowView,
    SectionView,
    SideView,
    SourceView,
    SpanView,
    wordings_held,
)

ALL_CHAPTERS = 40  # an act with more chapters shows only the neighbouring ones beside a clause
ALL_CLAUSES = 60  # a chapter with more clauses shows only the neighbouring ones
NEIGHBOURS = 15
WORN_LEAST = 20  # a text with so many words repaired by rule …
WORN_SHARE = 50  # … and more than one in so many is not marked word by word
SUM_FIGURES = 12  # of a source's sum, in a citation
PREVIEWED = 320  # characters of a unit that a preview shows
WORN_TOLD = 12  # so many of a unit's repairs are told in its box; its sources tell all


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
    def state(self) -> str:
        """ "Repealed from 1 January 2016", in words."""
        status = self.act.facts.status
        state = self.words.known("state", status.state)
        if status.since is None:
            return state
        since = self.words.say("state.since", date=self.words.date(status.since, "from"))
        return self.words.say("state.with", state=state, since=since)

    @cached_property
    def state_by(self) -> Said:
        """By what the act was repealed: an act's title, or an instrument's number."""
        by = self.act.facts.status.by
        if not by:
            return Said("", self.words.lang)
        if by in self.titles:
            return Said(*self.words.pick(self.titles[by]))
        known = next((e for e in self.act.facts.history if e.number == by), None)
        if known is None:
            return Said(self.words.say("state.number", number=by), self.words.lang)
        return Said(self.words.instrument(known.type, known.number), self.words.lang)

    @cached_property
    def state_by_act(self) -> str:
        """The id of the act by which it was repealed, if the library has it."""
        by = self.act.facts.status.by
        return by if by and by in self.titles else ""

    @cached_property
    def history(self) -> tuple[EventView, ...]:
        return self._history(self.act.facts.chronicle)

    @cached_property
    def notes(self) -> tuple[NoteView, ...]:
        return self._notes(self.act.amendments)

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
    def not_held_notice(self) -> tuple[Notice, ...]:
        """In which languages the act has no text here; empty if it has all."""
        article = self.act.facts.article
        wanted = (self.words.lang,) if article else self.langs
        missing = [
            lang
            for lang in wanted
            if lang not in self.held and f"languages.{lang}.text" in self.words
        ]
        if not missing or not self.held:
            return ()
        held = ", ".join(self.words[f"notice.held_{lang}"] for lang in self.held)
        return (
            Notice(
                "not-held",
                " ".join(
                    self.words.say("notice.title_not_held", text=self.words[f"languages.{x}.text"])
                    for x in missing
                ),
                "" if article else self.words.say("notice.not_held", held=held),
                tuple((capital(w), href) for lang, w, href in self.register if lang in missing),
            ),
        )

    @cached_property
    def outdated_notice(self) -> tuple[Notice, ...]:
        """That a later wording of the act exists and is not held; empty if none does."""
        return self._outdated(self.act.facts.history)

    def outdated_in(self, clause: str) -> tuple[Notice, ...]:
        """The same of a clause: that it was changed since."""
        return self._outdated(self.clauses[clause].events)

    @cached_property
    def front(self) -> tuple[SideView, ...]:
        """The front matter, language by language, unpaired; nothing if no language has any."""
        texts = [text for lang in self.held if (text := self.act.text(lang))]
        if not any(text.front for text in texts):
            return ()
        return tuple(SideView(text.lang, tuple(map(self.unit, text.front)), "") for text in texts)

    @cached_property
    def front_sources(self) -> tuple[SourceView, ...]:
        return self._sources(unit for text in self.act.texts for unit in self._outside(text))

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

    @staticmethod
    def _outside(text: Text) -> tuple[Unit, ...]:
        """The units that stand on the act's own page."""
        return (*text.front, *(unit for part in text.parts for unit in part.units))

    @cached_property
    def whole_sources(self) -> tuple[SourceView, ...]:
        """The sources of the whole act, without their raw text (it is told clause by clause)."""
        return tuple(self._source(text, ()) for text in (*self.act.texts, *self.act.earlier))

    @cached_property
    def repairs(self) -> tuple[tuple[str, RepairView], ...]:
        """Every repair of the act with its page, as an address below the act's folder: "5/", "" for
        the act's own, "@2011-04-01/5/".
        """
        result: list[tuple[str, RepairView]] = []
        texts = [("", text) for text in self.act.texts]
        texts += [(day_folder(text.day), text) for text in self.act.earlier]
        for page, text in texts:
            for unit in (*self._outside(text), *(chapter.heading for chapter in text.chapters)):
                result += [(page, repair) for repair in self._repairs(unit)]
        for clause in self.act.clauses:
            own = f"{clause.id}/"
            older = [(day_folder(w.wording_of) + own, w.units, w.notes) for w in clause.earlier]
            newest = (own, clause.paired.units, clause.paired.notes)
            for page, units, notes in (newest, *older):
                result += [(page, r) for unit in units for r in self._repairs(unit)]
                result += [(page, r) for note in notes for r in self._note_repairs(note)]
        for page, text in texts:
            for note in (*text.notes, *(n for part in text.parts for n in part.notes)):
                result += [(page, repair) for repair in self._note_repairs(note)]
        return tuple(result)

    @cached_property
    def corrections(self) -> tuple[RepairRow, ...]:
        """The editors' corrections of the act, for the page of corrections."""
        return self._repair_rows(editorial=True)

    @cached_property
    def automatic(self) -> tuple[RepairRow, ...]:
        """The repairs made by rule, likewise."""
        return self._repair_rows(editorial=False)

    def _repair_rows(self, editorial: bool) -> tuple[RepairRow, ...]:
        taken = set() if editorial else {row.anchor for row in self.corrections}
        rows = []
        for page, repair in self.repairs:
            if repair.editorial == editorial:
                _, told = apart_from_day(page)
                day = datetime.date.fromisoformat(told) if told else None
                clause = page.removeprefix(day_folder(day) if day else "").rstrip("/")
                anchor = f"{with_day(self.id, day)}-{repair.unit}"
                rows.append(
                    RepairRow(
                        "" if anchor in taken else anchor,
                        self.folder + page,
                        self._repaired_place(clause, repair),
                        self.wording(day) if day else "",
                        repair,
                    )
                )
                taken.add(anchor)
        return tuple(rows)

    def _repaired_place(self, clause: str, repair: RepairView) -> str:
        if repair.unit in self._home_of:
            return self.place(repair.unit)
        if clause:  # the only other thing that a clause has are its notes
            return self.words.say("search.note_on", place=self.clause_title(clause))
        return repair.unit

    @cached_property
    def sections(self) -> tuple[SectionView, ...]:
        """The act's clauses as runs: an order's points, then chapter after chapter."""
        under: dict[tuple[str, str | None], list[str]] = {}
        gone = [clause.id for clause in self.act.clauses if not clause.paired.rows]
        for clause in self.act.clauses:
            if clause.id in gone:
                continue
            chapter = self._chapter(clause.paired.chapter)
            place = (clause.paired.part, chapter.number if chapter else None)
            under.setdefault(place, []).append(clause.id)
        parts = list(dict.fromkeys(clause.paired.part for clause in self.act.clauses)) or [""]
        result = []
        for part in parts:
            # Clauses without a chapter come before the chapters of their run.
            if (part, None) in under:
                result.append(self._section(part, None, under[part, None]))
            for chapter in self.act.chapters:
                if self._part_of(chapter, parts) == part:
                    result.append(self._section(part, chapter, list(chapter.clauses)))
        if gone:
            title = self.words["earlier.only"]
            result.append(SectionView(title, title, "earlier", (), tuple(gone), ""))
        return tuple(result)

    @staticmethod
    def _part_of(chapter: ChapterHeading, parts: Sequence[str]) -> str:
        return next((p for p in parts if p and chapter.number.startswith(f"{p}-")), "")

    def _section(self, part: str, chapter: ChapterHeading | None, ids: list[str]) -> SectionView:
        title = self.words.known("part", part) if part else ""
        if chapter is not None:
            number = chapter.number.removeprefix(f"{part}-")
            title = " · ".join(
                filter(None, (title, self.words.say("clause.chapter", number=number)))
            )
        headings = tuple(
            self.unit(chapter.headings[lang])
            for lang in self.langs
            if chapter and lang in chapter.headings
        )
        spoken = not part and any(
            unit.lang == self.words.lang and any(map(str.isalpha, unit.label)) for unit in headings
        )
        anchor = f"chapter-{chapter.number}" if chapter else part or "clauses"
        return SectionView(title, "" if spoken else title, anchor, headings, tuple(ids), part)

    # -- one clause

    def clause_title(self, clause: str, form: str = "") -> str:
        """ "Clause 5", "Point 1 of the order", in the interface's words.

        ``form`` "_of": as it is said before what stands inside of it, "5-тармақтың".
        """
        part = self.clauses[clause].paired.part
        key = f"part.{part}_clause{form}" if part else f"clause.title{form}"
        if key not in self.words:
            key = f"clause.title{form}"
        return self.words.say(key, number=number_of(clause))

    def catchword(self, clause: str) -> Said:
        """What editors call the clause, in the brackets that say so; empty where they do not."""
        found = self.clauses[clause].catchword
        if found is None:
            return Said("", self.words.lang)
        words, lang = self.words.pick(found.words)
        return Said(f"[{words}]", lang, found.recorded_at)

    @cached_property
    def has_catchwords(self) -> bool:
        return any(clause.catchword for clause in self.act.clauses)

    def first_words(self, clause: str, lang: str = "", limit: int = 72) -> Said:
        """The clause's opening words in ``lang``, or in the interface's language, or in any."""
        resolved = self.clauses[clause]
        older = (unit for wording in resolved.earlier for unit in wording.units)
        units = resolved.paired.units or tuple(older)
        for wanted in (lang,) if lang else (self.words.lang, *self.langs):
            for unit in units:
                if unit.lang == wanted:
                    return Said(snippet(unit.text, limit), wanted)
        return Said("", lang or self.words.lang)

    def clause(self, clause: str) -> ClauseView:
        """What stands around the texts on a clause's own page."""
        resolved, place = self.clauses[clause], self._places[clause]
        return ClauseView(
            id=clause,
            title=self.clause_title(clause),
            catchword=self.catchword(clause),
            sources=self._sources(resolved.paired.units, resolved.earlier),
            previous=self._neighbour(place - 1),
            next=self._neighbour(place + 1),
        )

    def rows(self, clause: str) -> tuple[RowView, ...]:
        """The rows of a clause, with what is said of each."""
        paired = self.clauses[clause].paired
        return tuple(self._row(row, paired) for row in paired.rows)

    def missing(self, clause: str, row: int, lang: str) -> str:
        """Why a row of a clause has nothing in a language; empty if it has."""
        paired = self.clauses[clause].paired
        return self._missing(paired.rows[row], paired, lang)

    def said_of(self, clause: str, row: int) -> RowSaid:
        """What is said of a row of a clause."""
        paired = self.clauses[clause].paired
        return self._said_of(paired.rows[row], paired)

    def pairs_record(self, clause: str) -> str:
        """Where it is recorded which units of a clause stand side by side; "" where nobody did."""
        rows = self.clauses[clause].paired.rows
        return next((row.record for row in rows if row.record), "")

    @cached_property
    def title_record(self) -> str:
        """Where the act's titles are recorded."""
        return recorded_at(self.act.facts.path, self.act.facts.title_line)

    def record_of(self, kind: str, name: str) -> str:
        """Where what a page says is recorded: of the "row" in which a unit stands, of an "event" by
        its anchor, of a "remark" ("kk-5-1:0" is the first on a unit).
        """
        if kind == "row" and name in self._row_of:
            clause, at = self._row_of[name]
            return self.clauses[clause].paired.rows[at].record
        if kind == "event":
            return next((event.record for event in self.history if event.anchor == name), "")
        unit, _, number = name.partition(":")
        remarks = self.remarks.get(unit, ()) if kind == "remark" else ()
        return (
            remarks[int(number)].record if number.isdigit() and int(number) < len(remarks) else ""
        )

    def rows_of(self, units: Iterable[str]) -> tuple[tuple[str, RowView], ...]:
        """The rows in which ``units`` stand, each once with its clause, in the act's order.

        Those outside the clauses come first, with no clause.
        """
        wanted = set(units)
        found = {self._row_of[unit] for unit in wanted if unit in self._row_of}
        order = sorted(found, key=lambda at: (self._places[at[0]], at[1]))
        inside = [(clause, self._row_at(clause, number)) for clause, number in order]
        outside = self._rows_outside(wanted - self._row_of.keys())
        return (*(("", row) for row in outside), *inside)

    @cached_property
    def _row_of(self) -> dict[str, tuple[str, int]]:
        """Unit → its clause, and the number of its row there."""
        return {
            unit.id: (clause.id, number)
            for clause in self.act.clauses
            for number, row in enumerate(clause.paired.rows)
            for side in row.sides.values()
            for unit in side
        }

    def _row_at(self, clause: str, number: int) -> RowView:
        paired = self.clauses[clause].paired
        return self._row(paired.rows[number], paired)

    def _rows_outside(self, wanted: Collection[str]) -> Iterator[RowView]:
        """Front matter, headings, and what stands beside the code; only headings are paired."""
        if not wanted:
            return
        rows: list[Mapping[str, Unit]] = [
            *({unit.lang: unit} for text in self.act.texts for unit in self._outside(text)),
            *(chapter.headings for chapter in self.act.chapters),
        ]
        for row in rows:
            if not any(unit.id in wanted for unit in row.values()):
                continue
            sides = tuple(
                SideView(lang, (self._named(row[lang]),) if lang in row else (), "")
                for lang in self.langs
                if lang in row or not self.single
            )
            yield RowView("", " ".join(row), sides, RowSaid("", "", Said("", self.words.lang)))

    def _named(self, unit: Unit) -> UnitView:
        """A unit outside the clauses as it is set, with where it stands."""
        return replace(self.unit(unit), place=self.link(unit.id).place)

    def notices(self, clause: str) -> tuple[Notice, ...]:
        """What a reader must know before reading the clause (without what the whole act says)."""
        return self._notices(self.clauses[clause])

    def every_notice(self, clause: str) -> tuple[Notice, ...]:
        """The same with what the act as a whole says."""
        return (*self.outdated_in(clause), *self.notices(clause), *self.not_held_notice)

    def clause_notes(self, clause: str) -> tuple[NoteView, ...]:
        """The amendment notes of a clause."""
        return self._notes(self.clauses[clause].amendments)

    def clause_history(self, clause: str) -> tuple[EventView, ...]:
        """The events that touch a clause, with the texts held that have it."""
        return self._history(self.clauses[clause].events, self.having[clause])

    def section_title(self, clause: str) -> str:
        """ "Chapter 2": what the chapter in which a clause stands is called."""
        return self.sections[self._section_of[clause]].title

    def named(self, act: str, to: str | None) -> str:
        """What a reference leads to, in words: "Clause 5, subclause 2)", an act's short title."""
        book = self if act == self.id else self.beside(act)
        place = book.place(to) if to else ""
        if to in book.clauses:
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

    def nav(self, clause: str = "") -> tuple[NavChapter, ...]:
        """The chapters, and the clauses of the one in which ``clause`` stands."""
        here = self._section_of.get(clause, -1)
        first, last = 0, len(self.sections)
        if last > ALL_CHAPTERS:
            first, last = max(0, here - 2), min(last, max(here, 0) + 3)
        return tuple(
            self._nav_chapter(self.sections[i], clause, here=i == here) for i in range(first, last)
        )

    def nav_place(self, clause: str) -> int | None:
        """Clauses with the same place have the same ``nav``; None: this one has its own."""
        if not clause:
            return -1
        place = self._section_of[clause]
        return None if len(self.sections[place].clauses) > ALL_CLAUSES else place

    def unit(self, unit: Unit) -> UnitView:
        """A unit as it is set: its repairs marked, its remarks."""
        changes = [change for change in unit.body.changes() if change.of_words]
        repairs = self._told(changes, unit)
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
            self.place(unit.id),
            self.cited_by(unit.id),
            self.words.say("corrections.count", count=len(worn)) if worn else "",
            self._worn_says(worn),
            self.sentences.around(unit.id),
            unit.unrecorded,
        )

    def _worn_says(self, repairs: Sequence[RepairView]) -> str:
        """The words as the source prints them, under what was done to them."""
        by_ground: dict[str, list[str]] = {}
        for repair in repairs[:WORN_TOLD]:
            raw = " ".join(repair.raw.split())
            by_ground.setdefault(repair.ground, []).append(f"«{raw}»")
        lines = [f"{capital(ground)}: {', '.join(raws)}" for ground, raws in by_ground.items()]
        return "\n".join(lines) + " …" * (len(repairs) > WORN_TOLD)

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

    def place(self, unit: str) -> str:
        """ "Clause 5, subclause 2)": where a unit stands; empty outside the clauses."""
        found = self._home_of.get(unit)
        if found is None:
            return ""
        clause, alone = found
        path = [step for step in self._numbers(clause, unit.partition("-")[2]) if step]
        if not path or (alone and path == ["p1"]):
            return self.clause_title(clause)
        kinds = [self._kind_of_step(clause, at, step) for at, step in enumerate(path)]
        whole = [f"{kind}_of" for kind in kinds[:-1]]
        steps = map(self._step_in_words, path, (*whole, kinds[-1]))
        return " ".join([self.clause_title(clause, "_of"), *steps])

    def _kind_of_step(self, clause: str, at: int, step: str) -> str:
        """What a step inside of a clause is, as the words of the interface name it."""
        if re.fullmatch(r"p\d+", step):
            return "paragraph" if at else "part"
        return "numbered_part" if not at and self._has_part(clause, step) else "subclause"

    def _step_in_words(self, step: str, kind: str) -> str:
        item = step.removeprefix("p") if step[1:].isdigit() else step
        return self.words.say(f"unit.{kind}", item=item, ordinal=self.words.ordinal(item))

    def link(self, unit: str) -> UnitLink:
        """A link to a unit of this act, outside its clauses too."""
        if unit not in self._home_of:
            found = next(u for t in self.act.texts for u in t.units() if u.id == unit)
            place = self.words["cited.outside"]
            if found.kind == "heading":
                place = self.words.say("clause.chapter", number=unit.partition("-chapter-")[2])
            if self.act.facts.article:
                item = found.id.rpartition("-p")[2]
                place = self._step_in_words(item, "alone")
            return self._link(found, self.folder, place)
        clause, _ = self._home_of[unit]
        found = next(u for u in self.clauses[clause].paired.units if u.id == unit)
        return self._link(found, f"{self.folder}{clause}/", self.place(unit))

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
        state = "" if self.act.facts.article else self.state
        return Preview(self.short, state, (row.said.says, row.said.differs), (own, *sides))

    @cached_property
    def sentences(self) -> Sentences:
        """What completes the sentences of the act's units."""
        return Sentences(self.act.texts)

    def quotations(self, units: Iterable[str]) -> tuple[Quotation, ...]:
        """The rows in which ``units`` stand, each run of a clause in its sentence."""
        rows = self.rows_of(units)
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
        return self._home_of.get(unit, ("", False))[0]

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
        for column in self.columns:
            if column.held:
                found[column.lang] = words.say(
                    "cite.text",
                    wording=small(column.wording),
                    lang=words[f"languages.{column.lang}.inline"],
                    standing=small(column.standing),
                )
        return found

    @cached_property
    def cited_status(self) -> Mapping[str, str]:
        """What a citation must not go without, language by language: how the act stands, whether
        the text is the latest, and the first figures of its source's sum.
        """
        article = self.act.facts.article  # is of no force, and says so itself
        says = () if article else (self.state, *(one.title for one in self.outdated_notice))
        return {lang: ". ".join((*says, f"SHA-256 {sum}")) for lang, sum in self.sums.items()}

    @cached_property
    def sums(self) -> Mapping[str, str]:
        """Language → the first figures of the sum of the source of its newest text."""
        return {text.lang: text.source.sha256[:SUM_FIGURES] for text in self.act.texts}

    # -- inside

    @cached_property
    def _home_of(self) -> dict[str, tuple[str, bool]]:
        """Unit id -> its clause, and whether it is the clause's only unit in its language."""
        found: dict[str, tuple[str, bool]] = {}
        for clause in self.act.clauses:
            units = clause.paired.units
            count = Counter(unit.lang for unit in units)
            older = (unit for wording in clause.earlier for unit in wording.units)
            for unit in (*units, *older):
                found[unit.id] = clause.id, count[unit.lang] == 1
        return found

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
        if to in self._home_of or (to and to not in self.clauses and not to.startswith("chapter-")):
            found = self.link(to)
            return RefView(found.href, found.anchor, "", found.lang, True, found.quoted)
        if to in self.clauses:
            said = self.first_words(to, limit=PREVIEWED)
            units = (u for u in self.clauses[to].paired.units if u.lang == said.lang)
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
    def clauses(self) -> dict[str, ResolvedClause]:
        return {clause.id: clause for clause in self.act.clauses}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {clause.id: place for place, clause in enumerate(self.act.clauses)}

    @cached_property
    def _section_of(self) -> dict[str, int]:
        return {
            clause: index
            for index, section in enumerate(self.sections)
            for clause in section.clauses
        }

    @cached_property
    def _chapters(self) -> dict[str, ChapterHeading]:
        return {chapter.number: chapter for chapter in self.act.chapters}

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
    def _texts(self) -> dict[str, Text]:
        return {text.lang: text for text in self.act.texts}

    @cached_property
    def remarks(self) -> dict[str, tuple[Said, ...]]:
        """The editors' remarks on each unit and note."""
        result: dict[str, tuple[Said, ...]] = {}
        for text in self.act.texts:
            for remark in text.remarks:
                said = Said(*self.words.pick(remark.text), recorded_at(remark.path, remark.line))
                result[remark.unit] = (*result.get(remark.unit, ()), said)
        return result

    def _chapter(self, number: str | None) -> ChapterHeading | None:
        return self._chapters.get(number) if number else None

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
        if self.act.facts.article:
            return self.words.say("wording.published", date=self.words.date(date))
        return self.words.say("wording.of", date=self.words.date(date, "in"))

    def _row(self, row: Row, paired: PairedClause) -> RowView:
        sides = []
        for lang in self.langs:
            units = row.sides.get(lang, ())
            if self.single and not units:
                continue
            missing = self._missing(row, paired, lang)
            sides.append(SideView(lang, tuple(map(self.unit, units)), missing))
        return RowView(
            row.relation,
            " ".join(side.lang for side in sides if side.units),
            tuple(sides),
            self._said_of(row, paired),
            row.proposed,
        )

    def _missing(self, row: Row, paired: PairedClause, lang: str) -> str:
        why = paired.missing(row, lang, self.held)
        return self.words[f"relation.{why}"] if why else ""

    def _said_of(self, row: Row, paired: PairedClause) -> RowSaid:
        differing = paired.differing(row)
        return RowSaid(
            self.words["relation.proposed"] if row.proposed and len(row.sides) > 1 else "",
            self.words[f"relation.{differing}"] if differing else "",
            Said(*self.words.pick(row.differs)) if row.differs else Said("", self.words.lang),
            Said(*self.words.pick(row.reason)) if row.reason else None,
            row.record,
        )

    def _notices(self, clause: ResolvedClause) -> tuple[Notice, ...]:
        paired = clause.paired
        result = []
        langs = [lang for lang in self.held if any(row.sides.get(lang) for row in paired.rows)]
        if paired.differs and len(langs) > 1:
            items = "; ".join(
                self.words.say(
                    "notice.differs_item",
                    text=self.words[f"languages.{lang}.within"],
                    date=self.words.date(self.newest[lang].wording_of, "in"),
                )
                for lang in langs
            )
            text = self.words.say("notice.differs", list=capital(items))
            standings = {self.newest[lang].standing for lang in langs}
            if "authentic" in standings and len(standings) > 1:
                text += " " + self.words["notice.not_authentic"]
            result.append(Notice("differs", self.words["notice.title_differs"], text))
        if paired.open and len(langs) > 1:
            result.append(
                Notice("open", self.words["notice.title_open"], self.words["notice.open"])
            )
        return tuple(result)

    def _outdated(self, events: Sequence[Event]) -> tuple[Notice, ...]:
        """That the newest text held is older than the last change that ``events`` tell of."""
        newest = max((text.wording_of for text in self.act.facts.shown), default=None)
        changes = [e for e in events if not e.ends_act and newest and e.date > newest]
        if not changes:
            return ()
        last = max(changes, key=lambda event: event.date)
        text = self.words.say(
            "notice.outdated",
            date=self.words.date(last.date),
            instrument=self.words.instrument(last.type, last.number),
            what=self.words[f"kind.{last.kind}"],
        )
        return (Notice("outdated", self.words["notice.title_outdated"], text),)

    def _neighbour(self, place: int) -> Link | None:
        if not 0 <= place < len(self.act.clauses):
            return None
        clause = self.act.clauses[place].id
        said = self.catchword(clause) or self.first_words(clause, limit=60)
        return Link(f"{clause}/", self.clause_title(clause), said)

    def _nav_chapter(self, section: SectionView, clause: str, here: bool) -> NavChapter:
        links: list[Link] = []
        if here:
            ids = section.clauses
            if len(ids) > ALL_CLAUSES:
                at = ids.index(clause)
                ids = ids[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
            links = [self._nav_link(id) for id in ids]
        headings = {unit.lang: unit.text for unit in section.headings}
        return NavChapter(
            section.anchor,
            section.title,
            Said(*self.words.pick(headings)),
            f"{section.clauses[0]}/" if section.clauses else "",
            here,
            tuple(links),
            len(section.clauses),
        )

    def _nav_link(self, clause: str) -> Link:
        link = self._links.get(clause)
        if link is None:
            words = self.catchword(clause) or self.first_words(clause, limit=48)
            link = self._links[clause] = Link(f"{clause}/", number_of(clause), words)
        return link

    @cached_property
    def _links(self) -> dict[str, Link]:
        return {}

    def _repairs(self, unit: Unit) -> tuple[RepairView, ...]:
        """Every repair of the unit, its printed number included."""
        return self._told((unit.marker + unit.body).changes(), unit)

    def _note_repairs(self, note: Note) -> tuple[RepairView, ...]:
        return self._told(note.body.changes(), note)

    def _told(self, changes: Sequence[Change], of: Unit | Note) -> tuple[RepairView, ...]:
        return tuple(self._repair(change, of) for change in changes)

    def _repair(self, change: Change, of: Unit | Note) -> RepairView:
        """``change`` in the interface's words."""
        steps = tuple(map(self._step, of.steps(change)))
        grounds = [step.reason.text for step in steps]
        told = [line for step in steps for line in (step.reason.text, self._signed(step))]
        if not grounds:
            names = dict.fromkeys(rule.partition(":")[0] for rule in change.rules)
            grounds = [self.words.known("rule", name) for name in names]
        raw = named(change.raw)
        return RepairView(
            of.id,
            of.lang,
            raw,
            change.reading,
            change.editorial,
            "; ".join(grounds),
            change.line,
            steps,
            "\n".join(
                " ".join(line.split())
                for line in (
                    self.words.say("repair.source", raw=raw),
                    *(told or [capital("; ".join(grounds))]),
                )
            ),
        )

    def _signed(self, step: StepView) -> str:
        """ "Editor's correction: Name, 12 March 2026", with what of it the record says."""
        said = ", ".join(filter(None, (step.author, step.date)))
        made = capital(self.words["repair.editorial"])
        return f"{made}: {said}" if said else made

    def _step(self, correction: Correction) -> StepView:
        date = correction.date
        return StepView(
            correction.raw,
            correction.reading,
            Said(*self.words.pick(correction.reason)),
            correction.author or "",
            self.words.date(date) if date else "",
            date.isoformat() if date else "",
        )

    def _notes(self, amendments: Sequence[Amendment]) -> tuple[NoteView, ...]:
        """The notes with what they mean; one note may tell of several amendments."""
        by_note: dict[str, list[Amendment]] = {}
        for amendment in amendments:
            by_note.setdefault(amendment.note.id, []).append(amendment)
        return tuple(
            NoteView(
                id,
                told[0].note.lang,
                told[0].note.text,
                line_range(*told[0].note.lines),
                tuple(self._meaning(a) for a in told if a.kind),
                self.remarks.get(id, ()),
                any(a.unread for a in told),
                told[0].note.under,
                told[0].note.unrecorded,
            )
            for id, told in by_note.items()
        )

    def _meaning(self, amendment: Amendment) -> Meaning:
        words = self.words
        known = next(
            (
                event
                for event in self.act.facts.history
                if event.date == amendment.date and event.number == amendment.number
            ),
            None,
        )
        authority = amendment.authority or ""
        if known and known.authority:
            authority = words.pick(self.authorities.get(known.authority, {}))[0] or authority
        what = words[f"kind.{amendment.kind}"] if amendment.kind else ""
        if what:
            what = f"{self._about(amendment)}: {what}"
        if what and amendment.only:
            what += f" ({words.known('only', amendment.only)})"
        force = self._force(amendment.force) or amendment.commencement or ""
        return Meaning(
            amendment.kind or "",
            capital(what),
            self.words.instrument(amendment.type, amendment.number) if amendment.number else "",
            words.date(amendment.date) if amendment.date else "",
            authority,
            capital(force),
        )

    def _about(self, amendment: Amendment) -> str:
        """What a note is about: its target, or what of its target."""
        words, goal = self.words, self._target(amendment.target, amendment.clause)
        if amendment.portion is None:
            return goal
        portion = words.portion(amendment.portion)
        if amendment.target is None:
            return words.say("portion.unsettled", portion=portion, why=goal)
        return portion if amendment.target == "act" else f"{goal}, {portion}"

    def _target(self, target: str | None, clause: str | None) -> str:
        """What an amendment changed: "5", "5-2", "5-p2", "chapter-3", "appendix", "act", in words.

        ``clause`` is the clause of it: "10-3" is clause 10-3, or subclause 3 of clause 10.
        """
        words = self.words
        if target is None:
            return words["clause.target_unknown"]
        if target == "act":
            return words["clause.target_act"]
        if target in self.clauses and clause in (None, target):
            return self.clause_title(target)
        if target == "appendix":
            return words["clause.appendix_alone"]
        level, _, number = target.partition("-")
        if level in ("chapter", "section", "division", "appendix"):
            return words.say(f"clause.{level}", number=number)
        place = target.rpartition("-")[0]
        if clause in self.clauses and target.startswith(f"{clause}-"):
            place = clause
        if place not in self.clauses:
            return target
        first, *inner = self._numbers(place, target)
        if first.startswith("p"):
            number, item = number_of(place), first.removeprefix("p")
            ordinal = words.ordinal(item)
            return words.say("clause.target_paragraph", number=number, item=item, ordinal=ordinal)
        return self._inside(place, first, inner)

    def _has_part(self, clause: str, number: str) -> bool:
        units = self.clauses[clause].paired.units
        return any(unit.kind == "part" and unit.number == number for unit in units)

    def _numbers(self, clause: str, place: str) -> list[str]:
        """The numbers of a place inside its clause: "41-4" is one, unless the clause has parts."""
        numbers = numbers_in(place, clause)
        if len(numbers) > 1 and numbers[1].isdigit() and not self._has_part(clause, numbers[0]):
            return ["-".join(numbers[:2]), *numbers[2:]]
        return numbers

    def _inside(self, clause: str, first: str, inner: Sequence[str]) -> str:
        """A part or a subclause of a clause, or what is inside of it: subclause 3 of part 2."""
        words, number = self.words, number_of(clause)
        if not self._has_part(clause, first):
            item = "-".join((first, *inner))
            return words.say("clause.target_subclause", number=number, item=item)
        ordinal = words.ordinal(first)
        said = [words.say("clause.target_part", number=number, item=first, ordinal=ordinal)]
        if inner:
            said.append(words.portion("subclause-" + "-".join(inner)))
        return ", ".join(said)

    def _force(self, force: Commencement | None) -> str:
        if force is None:
            return ""
        if force.date:
            return self.words.say("commencement.date", date=self.words.date(force.date, "from"))
        if force.days == 0:
            return self.words["commencement.now"]
        key = "commencement.days_calendar" if force.calendar else "commencement.days"
        return self.words.say(key, days=force.days)

    def _history(
        self,
        events: Sequence[Event],
        having: Collection[tuple[str, datetime.date]] | None = None,
    ) -> tuple[EventView, ...]:
        """``having``: the texts that have the clause that is asked about."""
        texts = self.act.facts.texts
        held = wordings_held(
            events,
            [t for t in texts if having is None or (t.lang, t.wording_of) in having],
        )
        return tuple(self._event(event, held.get(event.date, ())) for event in events)

    @cached_property
    def having(self) -> dict[str, set[tuple[str, datetime.date]]]:
        """Clause id -> the texts, by language and wording, in which it stands."""
        found: dict[str, set[tuple[str, datetime.date]]] = {c.id: set() for c in self.act.clauses}
        for text in (*self.act.texts, *self.act.earlier):
            day = text.wording_of or self.newest[text.lang].wording_of
            for clause in text.clauses:
                found[clause.id].add((text.lang, day))
        return found

    def _event(self, event: Event, held: Sequence[str]) -> EventView:
        words = self.words
        langs = words.languages(held)
        return EventView(
            words.date(event.date),
            event.date.isoformat(),
            event.kind,
            words[f"kind.{event.kind}"],
            self.words.instrument(event.type, event.number),
            words.pick(self.authorities.get(event.authority or "", {}))[0],
            self._clauses(event),
            capital(self._force(event.force))
            if event.force and event.force.date != event.date
            else "",
            Said(*words.pick(event.remark)),
            words.say("history.held", langs=langs) if held else "",
            not event.ends_act,
            in_force.anchor(event),
            recorded_at(self.act.facts.path, event.line),
        )

    def _clauses(self, event: Event) -> str:
        if event.kind == "unknown":
            return self.words["history.unknown"]
        if event.clauses is None:
            return self.words["history.former"]
        names = (self.words.portion(c) if is_place(c) else number_of(c) for c in event.clauses)
        return ", ".join(names) or self.words["history.whole"]

    def _sources(
        self, units: Iterable[Unit], earlier: Sequence[EarlierWording] = ()
    ) -> tuple[SourceView, ...]:
        """Where some units come from, language by language; older wordings after the newest."""
        by_lang: dict[str, list[Unit]] = {}
        for unit in units:
            by_lang.setdefault(unit.lang, []).append(unit)
        found = [
            self._source(self._texts[lang], by_lang[lang])
            for lang in self.langs
            if lang in by_lang and lang in self._texts
        ]
        for wording in earlier:
            text = next(
                text
                for text in self.act.earlier
                if (text.lang, text.wording_of) == (wording.lang, wording.wording_of)
            )
            found.append(self._source(text, wording.units))
        return tuple(found)

    def _source(self, text: Text, units: Sequence[Unit]) -> SourceView:
        """Where ``units`` of a text come from; without any, the whole text."""
        facts = next(
            facts
            for facts in self.act.facts.texts
            if facts.lang == text.lang and text.wording_of in (None, facts.wording_of)
        )
        lines = [unit.lines for unit in units] or [(1, text.source.count)]
        return SourceView(
            text.lang,
            self.words[f"languages.{text.lang}.name"],
            text.source.path,
            min(first for first, _ in lines),
            max(last for _, last in lines),
            text.source.sha256,
            self.wording(facts.wording_of),
            self.words.known("standing", facts.standing),
            tuple(repair for unit in units for repair in self._repairs(unit)),
            named("\n".join(unit.marker.raw + unit.body.raw for unit in units)),
            self._document(text, lines),
        )

    def _document(self, text: Text, lines: Sequence[tuple[int, int]]) -> DocumentView | None:
        """The document from which a text was taken, and where these lines of it stand there."""
        original = text.source.original
        if original is None:
            return None
        place = places_in(text.source)
        found = [place(line)[original.places] or 1 for pair in lines for line in pair]
        first, last = min(found), max(found)
        numbers = str(first) if first == last else f"{first}–{last}"
        words = self.words.say(f"provenance.{original.places}", n=numbers)
        return DocumentView(original.path, original.sha256, words)


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
