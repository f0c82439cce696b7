"""Rows that an editor confirmed to say the same in several languages: what may be called each
other's translation. Rows of two wordings that differ, and rows that only a program paired, never.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from adep.exports.held_act import Holding
from adep.model import Unit


class Pair(Struct, frozen=True):
    """A confirmed row: its clause, and its units in each language, at least two of them."""

    clause: str
    sides: Mapping[str, tuple[Unit, ...]]

    def words(self, lang: str) -> str:
        """The words of one side, without printed numbers."""
        return " ".join(unit.text for unit in self.sides[lang])


def pairs(holding: Holding) -> Iterator[Pair]:
    """The confirmed rows of an act, in the order of its text."""
    for clause in holding.act.clauses:
        for row in clause.paired.rows:
            sides = {lang: units for lang, units in row.sides.items() if units}
            confirmed = row.recorded and not row.proposed and row.relation == "same"
            if confirmed and len(sides) > 1:
                yield Pair(clause.id, sides)
