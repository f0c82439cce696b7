"""How well a search answers a table of queries: the same judgement for every search. No disk.

A table holds ``[[query]]`` with what is typed, its kind, and the units that should be found; no
units: nothing should be found. An answer is the set of units that a search shows, all of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any, Final

Place = tuple[str, str]  # act id, unit id
Answers = Mapping[str, frozenset[Place]]  # what is typed -> what is found

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
KINDS: Final = frozenset(kind for kinds in GROUPS.values() for kind in kinds) - {RETYPED}
CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
# What a Russian keyboard has in the place of the letters that only Kazakh has.
RUSSIAN: Final = str.maketrans("қғәңөүұһіҚҒӘҢӨҮҰҺІ", "кганоуухиКГАНОУУХИ")


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and what should be found. ``half`` names the table it stands in."""

    typed: str
    kind: str
    units: frozenset[Place]
    half: str


@dataclass(frozen=True, slots=True)
class Score:
    """How good one answer is, each of 0 to 1; precision is None where nothing was found."""

    recall: float
    precision: float | None
    empty: bool


@dataclass(frozen=True, slots=True)
class Means:
    """The scores of several queries. Precision is of those that found anything."""

    queries: int
    recall: float
    precision: float | None  # None: not one of them found anything
    empty: int  # queries that found nothing


def read_table(text: str, half: str) -> tuple[Query, ...]:
    """The queries of a table, in its order. ValueError says which one is wrong, and how."""
    return tuple(
        _query(number, row, half)
        for number, row in enumerate(tomllib.loads(text).get("query", ()), start=1)
    )


def _query(number: int, row: Mapping[str, Any], half: str) -> Query:
    where = f"{half}: query {number} ({row.get('typed', '')!r})"
    if missing := [key for key in ("typed", "kind", "units") if key not in row]:
        raise ValueError(f"{where} has no {missing[0]}")
    if row["kind"] not in KINDS:
        raise ValueError(f"{where}: {row['kind']!r} is no kind; write {', '.join(sorted(KINDS))}")
    if row["kind"] == "none" and row["units"]:
        raise ValueError(f"{where} is of the kind 'none' and has units")
    places = [unit.partition("/") for unit in row["units"]]
    if wrong := [act + slash + unit for act, slash, unit in places if not (act and unit)]:
        raise ValueError(f"{where}: {wrong[0]!r} is no unit; write act/unit")
    found = frozenset((act, unit) for act, _, unit in places)
    return Query(row["typed"], row["kind"], found, half)


def retyped(queries: Iterable[Query]) -> tuple[Query, ...]:
    """The Kazakh queries as one types them on a Russian keyboard; the same should be found."""
    return tuple(
        replace(query, typed=query.typed.translate(RUSSIAN), kind=RETYPED)
        for query in queries
        if query.kind in TO_RETYPE and CYRILLIC.search(query.typed)
    )


def score(query: Query, found: frozenset[Place]) -> Score:
    """Judge one answer. Where nothing should be found, nothing can be missed: recall is 1."""
    right = len(query.units & found)
    recall = right / len(query.units) if query.units else 1.0
    if found:
        return Score(recall, right / len(found), empty=False)
    return Score(recall, None if query.units else 1.0, empty=True)


def means(scores: Sequence[Score]) -> Means:
    """Each query counts the same, whatever it finds. Needs one score at least."""
    precise = [score.precision for score in scores if score.precision is not None]
    return Means(
        len(scores),
        fmean(score.recall for score in scores),
        fmean(precise) if precise else None,
        sum(score.empty for score in scores),
    )


def judged(queries: Iterable[Query], answers: Answers) -> dict[tuple[str, str], Means]:
    """(group, half) → means, in the order of ``GROUPS``; only groups that have a query.

    ``answers`` has an entry for whatever is typed in ``queries``.
    """
    scores: dict[tuple[str, str], list[Score]] = {}
    for query in queries:
        place = (group(query), query.half)
        scores.setdefault(place, []).append(score(query, answers[query.typed]))
    order = list(GROUPS)
    places = sorted(scores, key=lambda place: order.index(place[0]))
    return {place: means(scores[place]) for place in places}


def group(query: Query) -> str:
    """Where a query is counted: one of ``GROUPS``."""
    if query.kind in KAZAKH and not CYRILLIC.search(query.typed):
        return ENGLISH
    return next(name for name, kinds in GROUPS.items() if query.kind in kinds)
