"""An act's older wordings → Markdown pages: what of them no other page holds.

The pages of a day hold the texts that a newer wording has replaced. Another language's newest
wording may be of the same day; its sentences stand on the act's own pages, and only there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from adep.interface import Interface
from adep.model import Act, Past, ResolvedClause, Words
from adep.render.pages import ActPages, Places, front_matter, unit_ids
from adep.render.seal import generated


def past_pages(
    act: Act, interfaces: Sequence[Interface], authorities: Mapping[str, Words], places: Places
) -> dict[str, str]:
    """Path below ``docs/`` → Markdown, for every older wording; ``places`` are of all acts."""
    pages = {}
    for past in act.past:
        folder = past.act.facts.folder
        book = _PastPages(act, past, interfaces, authorities, places)
        pages[f"{folder}index.md"] = book.index()
        for clause in book.act.clauses:
            pages[f"{folder}{clause.id}.md"] = book.clause(clause)
    return pages


def past_unit_ids(act: Act) -> dict[str, list[str]]:
    """As ``unit_ids``, of the pages of older wordings."""
    found = {}
    for past in act.past:
        for path, ids in unit_ids(_replaced_only(past)).items():
            found[past.act.facts.folder + path.partition("/")[2]] = ids
    return found


class _PlacesOfDay(Places):
    """Where references of an older wording lead: in itself, where it has the place."""

    def __init__(self, own: Act, others: Places) -> None:
        super().__init__([own])
        self._id, self._folder, self._others = own.facts.id, own.facts.folder, others

    def of(self, act: str, to: str | None) -> str:
        if act != self._id:
            return self._others.of(act, to)
        return self._folder + super().of(act, to).partition("/")[2]


class _PastPages(ActPages):
    """The pages of a day's older wordings."""

    def __init__(
        self,
        now: Act,
        past: Past,
        interfaces: Sequence[Interface],
        authorities: Mapping[str, Words],
        places: Places,
    ) -> None:
        own = _replaced_only(past)
        super().__init__(own, interfaces, authorities, _PlacesOfDay(own, places))
        self.now, self.past = now, past

    def clause(self, clause: ResolvedClause) -> str:
        paired = clause.paired
        where = f"{self._here} › [{self.past.day}](index.md)"
        if paired.chapter is not None:
            name = self._say("clause.chapter", number=paired.chapter)
            where += f" › [{name}](index.md#chapter-{paired.chapter})"
        lines = [
            front_matter(
                template="past-clause.html",
                act=self.act.facts.id,
                wording=self.past.day.isoformat(),
                clause=clause.id,
            ),
            generated(self.source),
            "",
            where,
            "",
            f"# {self._clause_title(clause)}",
            "",
            *self._told(clause.id),
            "",
        ]
        lines += self._table(paired.rows) if paired.rows else []
        lines += self._references(clause.references)
        lines += self._remarks({unit.id for unit in paired.units})
        lines += self._notes(paired.notes, clause.amendments)
        lines += self._sources(clause)
        return "\n".join(lines).rstrip() + "\n"

    def index(self) -> str:
        lines = [
            front_matter(
                template="past.html", act=self.act.facts.id, wording=self.past.day.isoformat()
            ),
            generated(self.source),
            "",
            self._here,
            "",
            f"# {self.short}: {self.past.day}",
            "",
            *self._told(""),
            *self._body(),
        ]
        return "\n".join(lines).rstrip() + "\n"

    @property
    def _here(self) -> str:
        return f"[{self.short}](../index.md)"

    def _told(self, clause: str) -> Iterator[str]:
        """That the wording is an older one, and where the newest stands."""
        yield f"> {self._say('past.title')}"
        for lang in self.past.replaced:
            newest = self.now.text(lang)
            if newest is None:
                continue
            has = not clause or any(one.id == clause for one in newest.clauses)
            page = f"../{clause or 'index'}.md"
            words = " · ".join(
                i.say("past.newest", lang=i[f"languages.{lang}.inline"], wording=newest.wording_of)
                for i in self.interfaces
            )
            yield ">"
            yield f"> [{words}]({page})" + ("" if has else f". {self._say('past.gone')}")


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
