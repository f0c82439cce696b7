"""An act on paper: every interface language at once, for paper has no language switch. No disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from adep.base.grouping import grouped
from adep.base.made_once import made_once
from adep.model import Unit
from adep.view.book import Book
from adep.view.unit_values import Around, RepairRow, Said, UnitView
from adep.view.values import (
    ColumnView,
    NoteView,
    Notice,
    RowSaid,
    RowView,
    SectionView,
    SourceView,
)

LONG = 900  # characters

Both = tuple[Said, ...]  # the same thing said in each interface language, once where it is one


class SideOnPaper(Struct, frozen=True):
    """One language's part of a row; ``units`` are in each interface language's view."""

    lang: str
    units: tuple[tuple[UnitView, Both], ...]  # a unit, and the remarks on it
    missing: Both


class RowOnPaper(Struct, frozen=True):
    """What stands side by side, and what is said of it."""

    sides: tuple[SideOnPaper, ...]
    says: Both
    around: tuple[Around, ...] = ()  # column by column: what a sheet that begins or ends here needs

    @property
    def long(self) -> bool:
        """Whether it is so long that it may go on on the next sheet: a third of a sheet, about."""
        return any(sum(map(_length, side.units)) > LONG for side in self.sides)


class ClauseOnPaper(Struct, frozen=True):
    """A clause: its name, what is to be known before reading, its rows and amendment notes."""

    id: str
    title: Both
    notices: tuple[Both, ...]  # their titles
    rows: tuple[RowOnPaper, ...]
    notes: tuple[NoteView, ...]

    @property
    def mark(self) -> str:
        """Its name on one line, as the bookmark of a PDF."""
        return on_one_line(self.title)


class SectionOnPaper(Struct, frozen=True):
    """A chapter, or a run of clauses without one."""

    anchor: str
    title: Both
    headings: tuple[UnitView, ...]
    clauses: tuple[ClauseOnPaper, ...]

    @property
    def mark(self) -> str:
        """As of a clause."""
        printed = [f"{unit.label} {unit.text}".strip() for unit in self.headings]
        return " · ".join(printed) or on_one_line(self.title)


class Paper(Struct, frozen=True, dict=True):
    """An act as its papers tell it. ``books`` are of one act, one an interface language."""

    books: tuple[Book, ...]
    signed: tuple[tuple[str, str], ...] = ()  # (act, unit): the rules for which a sheet is signed

    @cached_property
    def book(self) -> Book:
        """In the first interface language: for whatever is the same in all."""
        return self.books[0]

    @property
    def id(self) -> str:
        """The act's id."""
        return self.book.id

    def each(self, of: Callable[[Book], str]) -> Both:
        """What each interface language says; what several say alike stands once."""
        return unique(Said(of(book), book.words.lang) for book in self.books)

    def words(self, key: str, **values: object) -> Both:
        """The interface's words of ``key`` in every language."""
        return self.each(lambda book: book.words.say(key, **values))

    # -- what is to be known of the act

    @cached_property
    def titles(self) -> Both:
        """The act's titles, in the order of the columns."""
        return self.book.all_titles

    @cached_property
    def short(self) -> Both:
        """Its short titles, likewise."""
        return unique(book.short for book in self.books)

    @cached_property
    def approved(self) -> Both:
        """By what it was approved."""
        facts = self.book.act.facts.approved
        return tuple(Said(facts[lang], lang) for lang in self.book.langs if lang in facts)

    @cached_property
    def state(self) -> Both:
        """ "Repealed from 1 January 2016"."""
        return self.each(lambda book: book.state.says)

    @cached_property
    def state_by(self) -> Both:
        """ "In its place: …", or by what it was repealed."""
        return self.each(lambda book: book.state.says_by)

    @cached_property
    def repealed(self) -> bool:
        """Whether nobody is bound by it any more."""
        return self.book.act.facts.status.state == "repealed"

    @cached_property
    def columns(self) -> tuple[tuple[ColumnView, ...], ...]:
        """Column by column, each in every interface language."""
        return tuple(zip(*(book.columns for book in self.books), strict=True))

    @cached_property
    def shown(self) -> tuple[tuple[ColumnView, ...], ...]:
        """The columns that the text is set in: one, where no other text is held."""
        return tuple(of for of in self.columns if of[0].held or not self.book.single)

    @cached_property
    def notices(self) -> tuple[tuple[Notice, ...], ...]:
        """What a reader must know before reading; each in every interface language."""
        return tuple(
            (
                *zip(*(book.outdated_notice for book in self.books), strict=True),
                *zip(*(book.notice_views.not_held for book in self.books), strict=True),
            )
        )

    @cached_property
    def of_clauses(self) -> tuple[tuple[Notice, ...], ...]:
        """What is said above some of its clauses: told whole once, and there by its title."""
        clauses = self.book.act.clauses
        every = (zip(*(b.notices(c.id) for b in self.books), strict=True) for c in clauses)
        return tuple(dict.fromkeys(of for clause in every for of in clause))

    @cached_property
    def official(self) -> Both:
        """That this is no official publication."""
        return self.words("footer.unofficial")

    # -- the text

    @cached_property
    def sections(self) -> tuple[SectionOnPaper, ...]:
        """Every chapter with its clauses."""
        return tuple(
            map(self._section, zip(*(book.section_views.all for book in self.books), strict=True))
        )

    @cached_property
    def code(self) -> tuple[SectionOnPaper, ...]:
        """The chapters of the code itself, without the points of what approved it."""
        kept = [section.anchor for section in self.book.section_views.all if not section.part]
        return tuple(section for section in self.sections if section.anchor in kept)

    def _section(self, of: tuple[SectionView, ...]) -> SectionOnPaper:
        return SectionOnPaper(
            of[0].anchor,
            self._along(section.title for section in of),
            of[0].headings,
            tuple(map(self.clause, of[0].clauses)),
        )

    @made_once
    def clause(self, id: str) -> ClauseOnPaper:
        """A clause with everything that stands in it."""
        notices = zip(*(book.notices(id) for book in self.books), strict=True)
        return ClauseOnPaper(
            id,
            self.each(lambda book: book.clause_title(id)),
            tuple(self._along(notice.title for notice in of) for of in notices),
            self._rows(id),
            self.book.clause_notes(id),
        )

    def _unit(self, unit: Unit) -> UnitView:
        """A unit in its sentence. On paper nothing leads on, and only what was repaired is set as
        on a page.
        """
        if unit.body.changes():
            return self.book.unit(unit)
        around = self.book.sentences.around(unit.id)
        return replace(self.book.words_alone(unit), around=around)

    def _rows(self, clause: str) -> tuple[RowOnPaper, ...]:
        """The rows of a clause: units as the first book tells them; of the others, what they say.

        A list may go on on the next sheet: there its opening words stand again, and what closes
        its sentence stands below the sheet on which it does not end.
        """
        every = [book.row_views for book in self.books]
        rows = []
        for at, row in enumerate(every[0].of_clause(clause, self._unit)):
            empty = [side.lang for side in row.sides if side.missing]
            missing = {lang: [views.missing(clause, at, lang) for views in every] for lang in empty}
            rows.append(self._row(row, [views.said_of(clause, at) for views in every], missing))
        langs = [column[0].lang for column in self.shown]
        around = {lang: _around(rows, lang) for lang in langs}
        return tuple(
            replace(row, around=tuple([around[lang][at] for lang in langs]))
            for at, row in enumerate(rows)
        )

    def _row(
        self, row: RowView, told: Iterable[RowSaid], missing: Mapping[str, Iterable[str]]
    ) -> RowOnPaper:
        """A row of the first book. ``told``: what each book says of it; ``missing``: language → why
        there is nothing in it, as each book says it.
        """
        sides = [
            SideOnPaper(
                side.lang,
                tuple([(unit, self._remarks(unit.id)) for unit in side.units]),
                self._along(missing[side.lang]) if side.missing else (),
            )
            for side in row.sides
        ]
        says = []
        for said, book in zip(told, self.books, strict=True):
            lang = book.words.lang
            if said.says:
                differs = f": {said.differs.text}" if said.differs.lang == lang else ""
                says.append(Said(f"{said.says}{differs}".rstrip(": "), lang))
            if said.mark:
                says.append(Said(said.mark, lang))
            if said.reason:
                says.append(said.reason)
        return RowOnPaper(tuple(sides), unique(says))

    def _remarks(self, unit: str) -> Both:
        return unique([said for book in self.books for said in book.remarks.get(unit, ())])

    # -- what stands around it

    @cached_property
    def corrections(self) -> tuple[tuple[RepairRow, Both, Both], ...]:
        """The editors' corrections of the wordings shown: (correction, its place, its ground)."""
        every = zip(*(book.repair_list.by_editors for book in self.books), strict=True)
        return tuple(
            (
                rows[0],
                self._along(row.place for row in rows),
                unique(step.reason for row in rows for step in row.repair.steps),
            )
            for rows in every
            if not rows[0].wording
        )

    @cached_property
    def sources(self) -> tuple[tuple[SourceView, Both, int], ...]:
        """The file of each column: (source, its language's names, repairs made by rule)."""
        shown = {text.source.path for text in self.book.act.texts}
        by_rule = [row.repair.lang for row in self.book.repair_list.by_rule if not row.wording]
        every = zip(*(book.source_views.whole for book in self.books), strict=True)
        return tuple(
            (of[0], self._along(source.name for source in of), by_rule.count(of[0].lang))
            for of in every
            if of[0].path in shown
        )

    def _along(self, told: Iterable[str]) -> Both:
        """What the books say, one after the other."""
        langs = [book.words.lang for book in self.books]
        return unique(Said(text, lang) for text, lang in zip(told, langs, strict=True))

    # -- the sheet that is signed

    @cached_property
    def rules(self) -> tuple[tuple[Both, RowOnPaper], ...]:
        """(place, row) of the act's own rules on acquaintance with it, if it has any."""
        units = [unit for act, unit in self.signed if act == self.id]
        every = zip(*(book.row_views.with_units(units) for book in self.books), strict=True)
        return tuple(
            (
                self._along(book.clause_title(of[0][0]) for book in self.books),
                self._row(
                    of[0][1],
                    [row.said for _, row in of],
                    grouped((side.lang, side.missing) for _, row in of for side in row.sides),
                ),
            )
            for of in every
        )


def _around(rows: Sequence[RowOnPaper], lang: str) -> list[Around]:
    """Row by row what opens the sentence that goes on there, and what closes the one so far.

    A row without words in the language takes what opens the next one and closes the one before.
    """
    found: list[Around | None] = [
        next(
            (side.units[0][0].around for side in row.sides if side.lang == lang and side.units),
            None,
        )
        for row in rows
    ]
    opening, closing = [""] * len(rows), [""] * len(rows)
    latest = ""
    for at, one in enumerate(found):
        latest = closing[at] = latest if one is None else one.closing
    latest = ""
    for at, one in reversed(list(enumerate(found))):
        latest = opening[at] = latest if one is None else one.opening
    return [Around(before, behind) for before, behind in zip(opening, closing, strict=True)]


def _length(of: tuple[UnitView, Both]) -> int:
    unit, remarks = of
    return len(unit.text) + sum(len(remark.text) for remark in remarks)


def on_one_line(every: Both) -> str:
    """What is said in several languages, one behind the other."""
    return " · ".join(said.text for said in every)


def unique(every: Iterable[Said]) -> Both:
    """Without those that are empty, and each once."""
    found: dict[str, Said] = {}
    for said in every:
        if said.text:
            found.setdefault(said.text, said)
    return tuple(found.values())
