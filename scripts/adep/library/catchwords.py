"""Catchwords of editors, put to the clauses of an act.

They are no part of a text: no unit, quotation, citation or copy of the law has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from adep.base.problems import Problem, Refused
from adep.model import Act, Catchword
from adep.records.catchwords import CATCHWORD


def put(act: Act, recorded: Sequence[Catchword]) -> Act:
    """``act`` with the catchwords of its clauses; a clause that lacks one is told.

    Raises ``Refused`` where one is of a clause that the act does not have.
    """
    if not recorded:
        return act
    known = [clause.id for clause in act.clauses]
    strange = [one for one in recorded if one.clause not in known]
    if strange:
        raise Refused(
            Problem(
                one.path,
                one.line,
                "record-invalid",
                f"{act.facts.id} has no clause «{one.clause}»; it has {known[0]} to {known[-1]}"
                if known
                else f"{act.facts.id} has no clauses; delete this file",
            )
            for one in strange
        )
    of = {one.clause: one for one in recorded}
    problems = sorted({*act.problems, *_lacking(act, of, recorded[0])}, key=lambda one: one.place)
    return replace(
        act,
        clauses=tuple(replace(clause, catchword=of.get(clause.id)) for clause in act.clauses),
        problems=tuple(problems),
    )


def _lacking(act: Act, of: dict[str, Catchword], first: Catchword) -> Iterator[Problem]:
    """Clauses of the wordings shown that have none, where the act's others have."""
    for clause in act.clauses:
        if clause.paired.units and clause.id not in of:
            wanted = Catchword(clause.id, dict.fromkeys(first.words, "…"), path=first.path)
            says = (
                f"clause {clause.id} has no catchword, and the others have; write one that says "
                "only what the clause is about"
            )
            block = CATCHWORD.toml(wanted)
            yield Problem(first.path, None, "catchword-missing", says, block)
