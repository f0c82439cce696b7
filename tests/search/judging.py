"""How well the search answers tables of queries. Nothing here opens a browser or a file.

A table holds ``[[query]]`` with what is typed, its kind, and the units that should be found; no
units: nothing should be. ``tests/search`` is judged by all that is found for it, and ``tests/asked``,
people's own words, by whether something hoped for is among the first that is shown.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from statistics import fmean
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

Place = tuple[str, str]  # act id, unit id
Answers = Mapping[str, Sequence[Place]]  # what is typed → what is shown, in its order

# Kinds of queries in one language. Where their words are not Cyrillic, they are English.
KAZAKH: Final = ("dictionary", "inflected", "several", "phrase", "spelling", "typo")
TO_RETYPE: Final = ("dictionary", "inflected", "several")
RETYPED: Final = "retyped"  # in no table: ``retyped`` makes these
ENGLISH: Final = "English"
# Group → the kinds of its queries.
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "Kazakh": KAZAKH,
    "Kazakh on a Russian keyboard": (RETYPED,),
    "other keyboards, Latin letters": ("keyboard", "latin-2018", "latin-2021", "latin-habit"),
    ENGLISH: ("english",),
    "both languages": ("mixed",),
    "numbers": ("number",),
    "nothing to find": ("none",),
}
KINDS: Final = tuple(kind for kinds in GROUPS.values() for kind in kinds if kind != RETYPED)
ASKED: Final = (
    "own", "slip", "sign", "form", "paraphrase", "everyday", "unheld", "number", "english",
    "russian", "none",
)  # fmt: skip
FIRST: Final = 5  # results that people look at
ALL: Final = "all"
CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
# What a Russian keyboard has in the place of the letters that only Kazakh has.
RUSSIAN: Final = str.maketrans("қғәңөүұһіҚҒӘҢӨҮҰҺІ", "кганоуухиКГАНОУУХИ")


class Query(Struct, frozen=True):
    """What is typed, and what should be found. ``half`` names the table it stands in."""

    typed: str
    kind: str
    units: frozenset[Place]
    half: str


class Means(Struct, frozen=True):
    """How good the answers to several queries are, each of 0 to 1, and how many were empty.

    Precision is of those that found anything; None where none did.
    """

    queries: int
    recall: float
    precision: float | None
    empty: int


def read_table(text: str, half: str, kinds: Collection[str] = KINDS) -> tuple[Query, ...]:
    """The queries of a table, in its order. ValueError says which one is wrong, and how."""
    found = []
    for number, row in enumerate(tomllib.loads(text).get("query", ()), start=1):
        where = f"{half}: query {number} ({row.get('typed', '')!r})"
        units = row.get("units", ())
        places = [unit.partition("/") for unit in units]
        if row.get("kind") not in kinds:
            raise ValueError(f"{where}: write a kind, {', '.join(kinds)}")
        if row["kind"] == "none" and units:
            raise ValueError(f"{where} is of the kind 'none' and has units")
        if wrong := [act + slash + unit for act, slash, unit in places if not (act and unit)]:
            raise ValueError(f"{where}: {wrong[0]!r} is no unit; write act/unit")
        places_found = frozenset((act, unit) for act, _, unit in places)
        found.append(Query(row["typed"], row["kind"], places_found, half))
    return tuple(found)


def retyped(queries: Iterable[Query]) -> tuple[Query, ...]:
    """The Kazakh queries as one types them on a Russian keyboard; the same should be found."""
    return tuple(
        replace(query, typed=query.typed.translate(RUSSIAN), kind=RETYPED)
        for query in queries
        if query.kind in TO_RETYPE and CYRILLIC.search(query.typed)
    )


def score(query: Query, found: Collection[Place]) -> tuple[float, float | None]:
    """(recall, precision) of an answer. Where nothing should be found, nothing can be missed:
    recall is 1. Where nothing was found that should be, precision is None."""
    right = len(query.units.intersection(found))
    recall = right / len(query.units) if query.units else 1.0
    if found:
        return recall, right / len(set(found))
    return recall, None if query.units else 1.0


def judged(queries: Iterable[Query], answers: Answers) -> dict[tuple[str, str], Means]:
    """(group, half) → means, in the order of ``GROUPS``; only groups that have a query.

    ``answers`` has an entry for whatever is typed in ``queries``. Each query counts the same.
    """
    members: dict[tuple[str, str], list[Query]] = {}
    for query in queries:
        members.setdefault((group(query), query.half), []).append(query)
    order = list(GROUPS)
    found = {}
    for place in sorted(members, key=lambda place: order.index(place[0])):
        scores = [score(query, answers[query.typed]) for query in members[place]]
        precise = [precision for _, precision in scores if precision is not None]
        empty = sum(not answers[query.typed] for query in members[place])
        recall = fmean(recall for recall, _ in scores)
        found[place] = Means(len(scores), recall, fmean(precise) if precise else None, empty)
    return found


def group(query: Query) -> str:
    """Where a query is counted: one of ``GROUPS``."""
    if query.kind in KAZAKH and not CYRILLIC.search(query.typed):
        return ENGLISH
    return next(name for name, kinds in GROUPS.items() if query.kind in kinds)


def answered(query: Query, shown: Sequence[Place]) -> bool:
    """Is what was hoped for among the first results, or, where nothing is, nothing?"""
    if not query.units:
        return not shown
    return not query.units.isdisjoint(shown[:FIRST])


def hoped(queries: Iterable[Query], shown: Answers) -> dict[tuple[str, str], tuple[int, int]]:
    """(kind, half) → how many were answered, of how many; ``ALL`` is every kind."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for query in queries:
        right = answered(query, shown[query.typed])
        for kind in (query.kind, ALL):
            got, of = found.get((kind, query.half), (0, 0))
            found[kind, query.half] = (got + right, of + 1)
    order = (*ASKED, ALL)
    return dict(sorted(found.items(), key=lambda one: (order.index(one[0][0]), one[0][1])))
