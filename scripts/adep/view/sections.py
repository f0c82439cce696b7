"""The clauses of an act in their chapters, and the orders and appendices beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from adep.base.grouping import grouped
from adep.model import ChapterHeading, Unit
from adep.view.act_view import ActView
from adep.view.unit_values import UnitView
from adep.view.values import SectionView


class Sections(ActView, frozen=True, dict=True):
    """The sections of an act, as its contents list them."""

    unit: Callable[[Unit], UnitView]

    @cached_property
    def all(self) -> tuple[SectionView, ...]:
        """The act's clauses as runs: an order's points, then chapter after chapter."""
        numbers = {chapter.number for chapter in self.act.chapters}
        alone = grouped(
            (clause.paired.part, clause.id)
            for clause in self.act.clauses
            if clause.paired.rows and clause.paired.chapter not in numbers
        )
        gone = tuple(clause.id for clause in self.act.clauses if not clause.paired.rows)
        parts = list(dict.fromkeys(clause.paired.part for clause in self.act.clauses)) or [""]
        result = []
        for part in parts:
            # Clauses without a chapter come before the chapters of their run.
            if part in alone:
                result.append(self._section(part, None, alone[part]))
            for chapter in self.act.chapters:
                if self._part_of(chapter, parts) == part:
                    result.append(self._section(part, chapter, chapter.clauses))
        if gone:
            title = self.words["earlier.only"]
            result.append(SectionView(title, title, "earlier", (), gone, ""))
        return tuple(result)

    @staticmethod
    def _part_of(chapter: ChapterHeading, parts: Sequence[str]) -> str:
        return next((p for p in parts if p and chapter.number.startswith(f"{p}-")), "")

    def _section(
        self, part: str, chapter: ChapterHeading | None, clauses: tuple[str, ...]
    ) -> SectionView:
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
        return SectionView(title, "" if spoken else title, anchor, headings, clauses, part)
