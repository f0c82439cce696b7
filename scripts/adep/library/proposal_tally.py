"""How far proposed rows agree with those that an editor recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from itertools import combinations, product

from adep.library.propose import Proposed
from adep.model import Row


@dataclass(frozen=True, slots=True)
class Tally:
    """Pairs of units (a row of n and m units is n·m), and units left alone."""

    proposed: int = 0
    recorded: int = 0
    right: int = 0  # pairs that are both
    alone_proposed: int = 0
    alone_recorded: int = 0
    alone_right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def precision(self) -> float | None:
        """The part of what was proposed that is right; None where nothing was."""
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        """The part of what is recorded that was proposed; None where nothing is."""
        return self.right / self.recorded if self.recorded else None


def tally(proposed: Iterable[Proposed], recorded: Iterable[Row]) -> Tally:
    """How far ``proposed`` agrees with the rows that an editor recorded of the same clause.

    Units of a row that was settled before anything was proposed are left out on both sides.
    """
    proposed = tuple(proposed)
    settled = {
        unit.id
        for found in proposed
        if len(found.row.sides) > 1 and found.strength is None
        for units in found.row.sides.values()
        for unit in units
    }
    mine, theirs = [found.row for found in proposed], list(recorded)
    pairs, told = _pairs(mine, settled), _pairs(theirs, settled)
    alone, told_alone = _alone(mine, settled), _alone(theirs, settled)
    return Tally(
        len(pairs),
        len(told),
        len(pairs & told),
        len(alone),
        len(told_alone),
        len(alone & told_alone),
    )


def _pairs(rows: Iterable[Row], without: set[str]) -> set[tuple[str, str]]:
    return {
        (a.id, b.id)
        for row in rows
        for one, other in combinations(row.sides.values(), 2)
        for a, b in product(one, other)
        if not {a.id, b.id} & without
    }


def _alone(rows: Iterable[Row], without: set[str]) -> set[str]:
    return {
        unit.id
        for row in rows
        if len(row.sides) == 1
        for units in row.sides.values()
        for unit in units
        if unit.id not in without
    }
