"""How often a search gives people what they hope for, asked in their own words. No disk.

A table holds ``[[query]]`` as ``judging`` reads it, of other kinds: a row is answered when one of
its units is among the first that are shown; where it has none, when nothing is shown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from benchmark.judging import Place, Query

KINDS: Final = (
    "own", "slip", "sign", "form", "paraphrase", "everyday", "unheld", "number", "english",
    "russian", "none",
)  # fmt: skip
FIRST: Final = 5  # results that people look at
ALL: Final = "all"


def read_asked(text: str, half: str) -> tuple[Query, ...]:
    """The queries of a table, in its order. ValueError says which one is wrong, and how."""
    found = []
    for number, row in enumerate(tomllib.loads(text).get("query", ()), start=1):
        where = f"{half}: query {number} ({row.get('typed', '')!r})"
        if row.get("kind") not in KINDS:
            raise ValueError(f"{where}: write a kind, {', '.join(KINDS)}")
        if (row["kind"] == "none") == bool(row.get("units")):
            raise ValueError(f"{where}: units, or the kind 'none'")
        units = (unit.partition("/") for unit in row.get("units", ()))
        places = frozenset((act, unit) for act, _, unit in units)
        found.append(Query(row["typed"], row["kind"], places, half))
    return tuple(found)


def answered(query: Query, shown: Sequence[Place]) -> bool:
    """Is what was hoped for among the first results, or, where nothing is, nothing?"""
    if not query.units:
        return not shown
    return not query.units.isdisjoint(shown[:FIRST])


def hoped(
    queries: Iterable[Query], shown: Mapping[str, Sequence[Place]]
) -> dict[tuple[str, str], tuple[int, int]]:
    """(kind, half) → how many were answered, of how many; ``ALL`` is every kind."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for query in queries:
        right = answered(query, shown[query.typed])
        for kind in (query.kind, ALL):
            got, of = found.get((kind, query.half), (0, 0))
            found[kind, query.half] = (got + right, of + 1)
    order = (*KINDS, ALL)
    return dict(sorted(found.items(), key=lambda one: (order.index(one[0][0]), one[0][1])))
