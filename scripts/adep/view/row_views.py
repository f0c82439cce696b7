"""The rows of an act: what stands side by side, and what is said of each row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property

from msgspec.structs import replace

from adep.model import PairedClause, Row, Unit
from adep.view.act_view import ActView
from adep.view.place_names import PlaceNames, outside_clauses
from adep.view.unit_values import Said, UnitView
from adep.view.values import RowSaid, RowView, SideView


class ClauseRows(ActView, frozen=True, dict=True):
    """The rows of an act as pages show them."""

    places: PlaceNames
    unit: Callable[[Unit], UnitView]
    place: Callable[[str], str]

    def of_clause(
        self, clause: str, view: Callable[[Unit], UnitView] | None = None
    ) -> tuple[RowView, ...]:
        """The rows of a clause, with what is said of each; ``view`` as in ``with_units``."""
        paired = self.places.clauses[clause].paired
        return tuple(self._row(row, paired, view or self.unit) for row in paired.rows)

    def missing(self, clause: str, row: int, lang: str) -> str:
        """Why a row of a clause has nothing in a language; empty if it has."""
        paired = self.places.clauses[clause].paired
        return self._why_missing(paired.rows[row], paired, lang)

    def said_of(self, clause: str, row: int) -> RowSaid:
        """What is said of a row of a clause."""
        paired = self.places.clauses[clause].paired
        return self._said(paired.rows[row], paired)

    def with_units(
        self, units: Iterable[str], view: Callable[[Unit], UnitView] | None = None
    ) -> tuple[tuple[str, RowView], ...]:
        """The rows in which ``units`` stand, each once with its clause, in the act's order.

        Those outside the clauses come first, with no clause. ``view``: what of a unit is
        told, where it is less than a page shows.
        """
        wanted = set(units)
        found = {self.row_of[unit] for unit in wanted if unit in self.row_of}
        order = sorted(found, key=lambda at: (self.order[at[0]], at[1]))
        inside = [(clause, self._at(clause, number, view or self.unit)) for clause, number in order]
        outside = self._rows_outside({unit for unit in wanted if unit not in self.row_of})
        return (*(("", row) for row in outside), *inside)

    @cached_property
    def row_of(self) -> dict[str, tuple[str, int]]:
        """Unit → its clause, and the number of its row there."""
        return {
            unit.id: (clause.id, number)
            for clause in self.act.clauses
            for number, row in enumerate(clause.paired.rows)
            for side in row.sides.values()
            for unit in side
        }

    def _at(self, clause: str, number: int, view: Callable[[Unit], UnitView]) -> RowView:
        paired = self.places.clauses[clause].paired
        return self._row(paired.rows[number], paired, view)

    def _rows_outside(self, wanted: Collection[str]) -> Iterator[RowView]:
        """Front matter, headings, and what stands beside the code; only headings are paired."""
        if not wanted:
            return
        rows: list[Mapping[str, Unit]] = [
            *({unit.lang: unit} for text in self.act.texts for unit in outside_clauses(text)),
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
            yield RowView("", " ".join(row), sides, self._nothing_said)

    def _named(self, unit: Unit) -> UnitView:
        """A unit outside the clauses as it is set, with where it stands."""
        return replace(self.unit(unit), place=self.place(unit.id))

    def _row(self, row: Row, paired: PairedClause, view: Callable[[Unit], UnitView]) -> RowView:
        sides = []
        for lang in self.langs:
            units = row.sides.get(lang, ())
            if self.single and not units:
                continue
            missing = self._why_missing(row, paired, lang)
            sides.append(SideView(lang, tuple(map(view, units)), missing))
        return RowView(
            row.relation,
            " ".join(side.lang for side in sides if side.units),
            tuple(sides),
            self._said(row, paired),
            row.proposed,
        )

    @cached_property
    def _nothing_said(self) -> RowSaid:
        return RowSaid("", "", Said("", self.words.lang))

    def _why_missing(self, row: Row, paired: PairedClause, lang: str) -> str:
        why = paired.missing(row, lang, self.held)
        return self.words[f"relation.{why}"] if why else ""

    def _said(self, row: Row, paired: PairedClause) -> RowSaid:
        differing = paired.differing(row)
        if not (differing or row.proposed or row.differs or row.reason):
            return self._nothing_said  # of most
        return RowSaid(
            self.words["relation.proposed"] if row.proposed and len(row.sides) > 1 else "",
            self.words[f"relation.{differing}"] if differing else "",
            Said(*self.words.pick(row.differs)) if row.differs else Said("", self.words.lang),
            Said(*self.words.pick(row.reason)) if row.reason else None,
        )

    @cached_property
    def order(self) -> dict[str, int]:
        return {clause.id: place for place, clause in enumerate(self.act.clauses)}
