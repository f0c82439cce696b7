"""Where what a page says is recorded: files and lines, for the pencils that lead there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from adep.model import Act, ResolvedClause, recorded_at
from adep.view.row_views import ClauseRows
from adep.view.unit_values import Said
from adep.view.values import EventView


@dataclass(frozen=True)
class RecordPlaces:
    """The records of an act, by what they say on its pages."""

    act: Act
    clauses: Mapping[str, ResolvedClause]
    rows: ClauseRows
    events: Callable[[], tuple[EventView, ...]]
    remarks: Mapping[str, tuple[Said, ...]]

    def of_pairs(self, clause: str) -> str:
        """Where it is recorded which units of a clause stand side by side; "" where nobody did."""
        rows = self.clauses[clause].paired.rows
        return next((row.record for row in rows if row.record), "")

    def of_title(self) -> str:
        """Where the act's titles are recorded."""
        return recorded_at(self.act.facts.path, self.act.facts.title_line)

    def of_block(self, kind: str, name: str) -> str:
        """Where what a page says is recorded: of the "row" in which a unit stands, of an "event" by
        its anchor, of a "remark" ("kk-5-1:0" is the first on a unit).
        """
        if kind == "row" and name in self.rows.row_of:
            clause, at = self.rows.row_of[name]
            return self.clauses[clause].paired.rows[at].record
        if kind == "event":
            return next((event.record for event in self.events() if event.anchor == name), "")
        unit, _, number = name.partition(":")
        remarks = self.remarks.get(unit, ()) if kind == "remark" else ()
        return (
            remarks[int(number)].record if number.isdigit() and int(number) < len(remarks) else ""
        )
