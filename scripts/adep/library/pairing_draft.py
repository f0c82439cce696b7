"""A proposed pairing as an editor meets it: at a terminal, in ``pairs.toml``, measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from msgspec import Struct
from msgspec.structs import astuple

from adep.library.pipeline import propose_rows, without_pairing
from adep.library.propose import STRENGTHS, Proposed
from adep.model import Act, RecordedRow, Row, Unit
from adep.records.unit_records import rows_as_toml

Proposals = Mapping[str, Sequence[Proposed]]  # clause -> its rows

_WIDTH = 100  # of a line of a listing
_GROUNDS = 8  # as many as a listing names


def listing(act: Act, proposals: Proposals) -> Iterator[str]:
    """The proposal, clause by clause: what would stand side by side, how sure, and on what
    ground.
    """
    for clause, rows in proposals.items():
        yield f"{act.facts.id}, clause {clause}: {_summary(rows)}"
        if any(found.row.relation == "amended" for found in rows):
            yield "  The clause was restated between the wordings: what differs was not compared."
        for found in rows:
            yield ""
            yield from _row(found)
        yield ""


def _summary(rows: Sequence[Proposed]) -> str:
    strengths = [found.strength for found in rows if found.strength]
    each = ", ".join(f"{strengths.count(word)} {word}" for word in STRENGTHS if word in strengths)
    alone = sum(len(found.row.sides) == 1 for found in rows)
    return f"{len(strengths)} pairs proposed ({each or 'none'}), {alone} units stand alone"


def _row(found: Proposed) -> Iterator[str]:
    yield f"  {_says(found)}"
    for units in found.row.sides.values():
        for unit in units:
            yield f"    {unit.id:9} {_short(unit)}"
    if found.grounds:
        more = len(found.grounds) - _GROUNDS
        yield f"    they share: {_shared(found)}" + (f"; and {more} more" if more > 0 else "")


def _shared(found: Proposed) -> str:
    return "; ".join(" = ".join(ground.words.values()) for ground in found.grounds[:_GROUNDS])


def _says(found: Proposed) -> str:
    if found.strength:
        return f"{found.strength} ({found.score:.2f})"
    return "alone" if len(found.row.sides) == 1 else "known by its place"


def _short(unit: Unit) -> str:
    text = f"{unit.label} {unit.text}".strip()
    return text if len(text) <= _WIDTH else text[:_WIDTH].rsplit(" ", 1)[0] + " …"


def as_records(proposals: Proposals) -> str:
    """The rows as ``pairs.toml`` takes them, each marked as proposed."""
    return rows_as_toml(
        (
            RecordedRow(
                clause,
                {lang: found.row.ids(lang) for lang in found.row.sides},
                found.row.relation,
                proposed=True,
            ),
            ": ".join(filter(None, (_says(found), _shared(found)))),
        )
        for clause, rows in proposals.items()
        for found in rows
    )


# ---- measuring ----------------------------------------------------------------------------------


def measured(act: Act, only: str) -> list[str] | None:
    """What is proposed for ``act`` without its record, against what is recorded.

    Of the clauses that numbers leave open, or of clause ``only``; None where an editor has
    recorded none of them.
    """
    recorded = {
        clause.id: clause.paired.rows
        for clause in act.clauses
        if only in ("", clause.id) and all(row.recorded for row in clause.paired.rows)
    }
    unpaired, tables = without_pairing(act), {}
    for name, learned in (("without", False), ("with", True)):
        proposals = propose_rows(unpaired, learned=learned)
        tables[name] = {
            clause: tally(rows, recorded[clause])
            for clause, rows in proposals.items()
            if clause in recorded
        }
    if not tables["with"]:
        return None
    return [
        f"{act.facts.id}: pairs of units proposed, against those recorded, in the clauses that",
        "numbers leave open. A row of n and m units is n·m pairs; «alone»: without counterpart.",
        *(
            line
            for name, tallies in tables.items()
            for line in (
                "",
                f"{name.capitalize()} the terms learned from this act:",
                *_table(tallies),
            )
        ),
    ]


def _table(tallies: Mapping[str, Tally]) -> Iterator[str]:
    yield "  clause  proposed  recorded  right  precision  recall  alone: proposed  recorded  right"
    whole = sum(tallies.values(), Tally())
    for name, t in (*tallies.items(), *([("all", whole)] if len(tallies) > 1 else [])):
        yield (
            f"  {name:6}  {t.proposed:8}  {t.recorded:8}  {t.right:5}  {_part(t.precision):>9}"
            f"  {_part(t.recall):>6}"
            f"  {t.alone_proposed:15}  {t.alone_recorded:8}  {t.alone_right:5}"
        )


def _part(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


class Tally(Struct, frozen=True):
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


def clauses_told(proposals: Iterable[str]) -> str:
    """ "clause 5" or "clauses 5, 9"."""
    names = list(proposals)
    return f"clause{'s' * (len(names) > 1)} {', '.join(names)}"
