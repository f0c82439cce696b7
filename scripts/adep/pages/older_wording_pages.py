"""An act's older wordings → Markdown pages: what of them no other page holds.

The pages of a day hold the texts that a newer wording has replaced. Another language's newest
wording may be of the same day; its sentences stand on the act's own pages, and links to its units
stand for them here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from adep.model import Act, Past, ResolvedClause
from adep.pages.act_pages import ActPages
from adep.pages.bilingual import BELOW
from adep.pages.places import Places, unit_ids
from adep.pages.plain_text import literal
from adep.view.book import Book
from adep.view.older_wordings import PastBook


def past_pages(pasts: Sequence[PastBook], places: Places) -> dict[str, str]:
    """Path below ``docs/`` → Markdown, for an older wording; ``places`` are of all acts.

    ``pasts`` are the wording's in every interface language.
    """
    return _PastPages(pasts, places).every()


def past_unit_ids(act: Act) -> dict[str, list[str]]:
    """As ``unit_ids``, of the pages of older wordings."""
    return {path: ids for past in act.past for path, ids in unit_ids(_replaced_only(past)).items()}


class _PlacesOfDay(Places):
    """Where references of an older wording lead: in itself, where it has the place."""

    def __init__(self, past: Past, others: Places) -> None:
        super().__init__([past.act])
        self._id, self._others = past.act.facts.id, others
        self._newest = {
            one.id
            for text in past.act.texts
            if text.lang not in past.replaced
            for one in text.printed()
        }

    def of(self, act: str, to: str | None) -> str:
        if act != self._id or to in self._newest:
            return self._others.of(act, to)
        return super().of(act, to)


class _PastPages(ActPages):
    """The pages of a day's older wordings."""

    def __init__(self, pasts: Sequence[PastBook], places: Places) -> None:
        self.past, self.pasts = pasts[0].past, tuple(pasts)
        self.own = frozenset(self.past.replaced)
        books = [one.book for one in pasts]
        super().__init__(books, _PlacesOfDay(self.past, places), self.own)

    def clause(self, clause: ResolvedClause) -> str:
        """The page of a clause as the older wording has it."""
        paired, id = clause.paired, clause.id
        notes = [
            [note for note in book.clause_notes(id) if note.lang in self.own] for book in self.books
        ]
        told = [one for one in clause.amendments if one.note.lang in self.own]
        # What is newer than the wording is no matter of it.
        open_ = [[one for one in book.notices(id) if one.kind == "open"] for book in self.books]
        return self._page(
            f"{self._here} › [{self._wording}](index.md)",
            [self.wording.plainly(lambda book: book.clause_title(id))],
            self._chapter_line(clause),
            *self._note_marks(notes),
            self._older(id),
            *self._replaced(lambda book: self._of_day(book).successors((id,))),
            *self._notices(open_),
            *self.texts.table(id, paired.rows, notes),
            *self.below.notes("notes.title", notes, self._held(paired.notes, told)),
            *self.below.references([one for one in clause.references if one.lang in self.own]),
        )

    def index(self) -> str:
        """The act as of that day."""
        notes = [[n for n in book.notes if n.lang in self.own] for book in self.books]
        own = [n for text in self.act.texts if text.lang in self.own for n in text.notes]
        told = [one for one in self.act.amendments if one.note.lang in self.own]
        return self._page(
            self._here,
            [f"{self.short}: {self._wording}"],
            *self._titles(),
            self._older(""),
            *self._replaced(lambda book: self._of_day(book).successors(())),
            *self._facts(),
            *self._note_marks(notes),
            *self._contents(notes),
            *self._front(notes),
            *self._parts(),
            *self.below.notes("act.notes", notes, self._held(own, told)),
            *self.below.references([one for one in self.act.references if one.lang in self.own]),
        )

    @property
    def _here(self) -> str:
        return f"[{self.short}](../index.md)"

    @property
    def _wording(self) -> str:
        return self.wording.plainly(lambda book: book.wording(self.past.day))

    def _older(self, clause: str) -> str:
        """That the wording is an older one, and where the newest stands."""
        said = self.wording.say(
            lambda book: " ".join(self._sentences(self._of_day(book), clause)), BELOW
        )
        return self._notice_block("older", said)

    def _of_day(self, book: Book) -> PastBook:
        """The wording in the language of ``book``."""
        return next(past for past in self.pasts if past.book is book)

    def _sentences(self, past: PastBook, clause: str) -> Iterator[str]:
        notice = past.notice(clause)
        yield f"**{literal(notice.title)}.**"
        yield from (literal(says.rstrip(".") + ".") for says in notice.says)
        for newest in notice.newest:
            yield f"[{literal(newest.says)}]({self._to(newest.href)})."
            if newest.gone:
                yield literal(newest.gone)


def _replaced_only(past: Past) -> Act:
    """The act of a day without the texts that are the newest of their language."""
    act, langs = past.act, past.replaced
    if len(langs) == len(act.texts):
        return act
    return replace(
        act,
        facts=replace(act.facts, texts=tuple(t for t in act.facts.texts if t.lang in langs)),
        texts=tuple(text for text in act.texts if text.lang in langs),
        chapters=tuple(
            replace(one, headings={x: unit for x, unit in one.headings.items() if x in langs})
            for one in act.chapters
        ),
        clauses=tuple(_clause_in(clause, langs) for clause in act.clauses),
        amendments=tuple(told for told in act.amendments if told.note.lang in langs),
        references=tuple(one for one in act.references if one.lang in langs),
    )


def _clause_in(clause: ResolvedClause, langs: Sequence[str]) -> ResolvedClause:
    paired = clause.paired
    rows = [
        replace(row, sides={lang: units for lang, units in row.sides.items() if lang in langs})
        for row in paired.rows
    ]
    return replace(
        clause,
        paired=replace(
            paired,
            units=tuple(unit for unit in paired.units if unit.lang in langs),
            rows=tuple(row for row in rows if any(row.sides.values())),
            notes=tuple(note for note in paired.notes if note.lang in langs),
        ),
        amendments=tuple(told for told in clause.amendments if told.note.lang in langs),
        references=tuple(one for one in clause.references if one.lang in langs),
    )
