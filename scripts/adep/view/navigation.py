"""The contents beside a page: the chapters, and the clauses of the one in which a reader is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from msgspec import Struct

from adep.base.made_once import made_once
from adep.languages.interface import Interface
from adep.view.unit_values import Said, number_of
from adep.view.values import Link, NavChapter, SectionView

ALL_CHAPTERS = 40  # an act with more chapters shows only the neighbouring ones beside a clause
ALL_CLAUSES = 60  # a chapter with more clauses shows only the neighbouring ones
NEIGHBOURS = 15


class Navigation(Struct, frozen=True, dict=True):
    """The contents of an act beside its pages."""

    sections: tuple[SectionView, ...]
    words: Interface
    called: Callable[[str], Said]

    def around(self, clause: str = "") -> tuple[NavChapter, ...]:
        """The chapters, and the clauses of the one in which ``clause`` stands."""
        here = self.section_of.get(clause, -1)
        first, last = 0, len(self.sections)
        if last > ALL_CHAPTERS:
            first, last = max(0, here - 2), min(last, max(here, 0) + 3)
        return tuple(
            self._chapter(self.sections[i], clause, here=i == here) for i in range(first, last)
        )

    def place(self, clause: str) -> int | None:
        """Clauses with the same place have the same ``nav``; None: this one has its own."""
        if not clause:
            return -1
        place = self.section_of[clause]
        return None if len(self.sections[place].clauses) > ALL_CLAUSES else place

    def _chapter(self, section: SectionView, clause: str, here: bool) -> NavChapter:
        links: list[Link] = []
        if here:
            ids = section.clauses
            if len(ids) > ALL_CLAUSES:
                at = ids.index(clause)
                ids = ids[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
            links = [self._link(id) for id in ids]
        headings = {unit.lang: unit.text for unit in section.headings}
        return NavChapter(
            section.anchor,
            section.title,
            Said(*self.words.pick(headings)),
            f"{section.clauses[0]}/" if section.clauses else "",
            here,
            tuple(links),
        )

    @made_once
    def _link(self, clause: str) -> Link:
        return Link(f"{clause}/", number_of(clause), self.called(clause))

    @cached_property
    def section_of(self) -> dict[str, int]:
        return {
            clause: index
            for index, section in enumerate(self.sections)
            for clause in section.clauses
        }
