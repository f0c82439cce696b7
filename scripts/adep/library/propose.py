"""Units of an open clause → rows that may be each other's text, for an editor to confirm.

Where numbers do not pair a clause and nobody has recorded how its units pair, this stage proposes
it: from the concepts that two units share (the rarer in the act, the heavier), their figures and
names, their lengths, and a little from their order. What is not clear enough stays alone. Nothing
proposed is published before an editor has written it down (``pairs.toml``), and then as proposed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct

from adep.languages.glossary import Glossary
from adep.model import PairedClause, Row, Text, Unit

Strength = Literal["sure", "likely", "weak"]
STRENGTHS: Final[tuple[Strength, ...]] = ("sure", "likely", "weak")

# Set by the units of the Code of Honor that numbers pair, mixed into one heap, some taken out
# (tests/library/test_propose.py does so): of 25 × 25, the true pairs score .33 and more, half of
# them .5; of the 600 others 15 score .28 and more, none above .42.
# The clauses that numbers leave open were not looked at for it: by them it is measured.
WEAK: Final = 0.28  # below it, units are not each other's text
LIKELY: Final = 0.34
SURE: Final = 0.42
# How much better than any rival for either unit: a proposal that another nearly equals is weak.
CLEAR: Final = 0.05
# What a further unit must add to a row, beside being good enough for it by itself.
GAIN: Final = 0.05
ORDER: Final = 0.03  # for units that stand at the same place of their clauses
LENGTH: Final = 0.1  # off for each doubling of the length that the language's other units lead to
# The weight of a word that no concept covers. One that stands in half of the units weighs .7, one
# that stands in a single unit of fifty weighs 3.5.
UNKNOWN: Final = 1.0
# What a unit must say before it speaks for itself: two words that agree are not yet a pair.
LITTLE: Final = 3.0

TOKEN = re.compile(r"\d+|[^\W\d_]{2,}")
Key = int | str  # a term of the glossary; a figure, "1999"; a name's letters, "nzrbv"


class Ground(Struct, frozen=True):
    """What a proposal rests on: language → the words in its text; and how much they weigh."""

    words: Mapping[str, str]
    weight: float


class Proposed(Struct, frozen=True):
    """A row; ``strength`` and ``grounds`` only where this stage put its sides together.

    ``None``: the units stand alone, or their place in the clause settled it before.
    """

    row: Row
    score: float = 0.0
    strength: Strength | None = None
    grounds: tuple[Ground, ...] = ()


class ClauseReading(Struct, frozen=True):
    """A unit as the comparison sees it: its words and figures, and where the known ones stand."""

    unit: Unit
    tokens: tuple[str, ...]
    places: Mapping[Key, tuple[range, ...]]


class Evidence(Struct, frozen=True):
    """What is known of an act's units: their readings by id, and how much each key weighs."""

    readings: Mapping[str, ClauseReading]
    weights: Mapping[Key, float]

    def score(self, one: Sequence[Unit], other: Sequence[Unit]) -> float:
        """How much two sides share of what they say, from 0 to 1."""
        shared = self.shared(one, other)
        return math.sqrt(self._covered(one, shared) * self._covered(other, shared))

    def shared(self, one: Sequence[Unit], other: Sequence[Unit]) -> frozenset[Key]:
        """The keys that stand on both sides."""
        return self._keys(one) & self._keys(other)

    def grounds(self, sides: Mapping[str, Sequence[Unit]]) -> tuple[Ground, ...]:
        """What all sides share, the heaviest first; nothing that lies within what is named."""
        shared = frozenset.intersection(*(self._keys(units) for units in sides.values()))
        named: dict[str, set[int]] = {}  # unit id -> positions
        grounds = []
        for key in sorted(shared, key=lambda key: (-self.weights[key], str(key))):
            first = {lang: self._first(units, key) for lang, units in sides.items()}
            if any(named.get(r.unit.id, set()).issuperset(place) for r, place in first.values()):
                continue
            for reading, place in first.values():
                named.setdefault(reading.unit.id, set()).update(place)
            words = {
                lang: " ".join(reading.tokens[place.start : place.stop])
                for lang, (reading, place) in first.items()
            }
            grounds.append(Ground(words, self.weights[key]))
        return tuple(grounds)

    def _first(self, units: Sequence[Unit], key: Key) -> tuple[ClauseReading, range]:
        reading = next(r for r in self._readings(units) if key in r.places)
        return reading, max(reading.places[key], key=len)

    def _keys(self, units: Sequence[Unit]) -> frozenset[Key]:
        return frozenset(key for reading in self._readings(units) for key in reading.places)

    def _readings(self, units: Sequence[Unit]) -> Iterator[ClauseReading]:
        return (self.readings[unit.id] for unit in units)

    def _covered(self, units: Sequence[Unit], shared: frozenset[Key]) -> float:
        """The part of a side's weight that ``shared`` explains."""
        explained, whole = 0.0, LITTLE
        for reading in self._readings(units):
            known: dict[int, float] = {}
            common: dict[int, float] = {}
            for key, places in reading.places.items():
                weight = self.weights[key]
                for at in (at for place in places for at in place):
                    known[at] = max(known.get(at, 0.0), weight)
                    if key in shared:
                        common[at] = max(common.get(at, 0.0), weight)
            explained += sum(common.values())
            whole += sum(known.values()) + UNKNOWN * (len(reading.tokens) - len(known))
        return explained / whole


def gather(texts: Iterable[Text], glossary: Glossary) -> Evidence:
    """The evidence of an act's texts: what its units say, and how rare each thing is in it."""
    by_lang = {text.lang: [_read(u, glossary) for u in text.units()] for text in texts}
    counts = {
        lang: Counter(key for reading in readings for key in reading.places)
        for lang, readings in by_lang.items()
    }
    keys = {key for counted in counts.values() for key in counted}
    weights = {
        key: sum(
            math.log((len(by_lang[lang]) + 1) / (counted[key] + 0.5))
            for lang, counted in counts.items()
        )
        / len(counts)
        for key in keys
    }
    return Evidence({r.unit.id: r for found in by_lang.values() for r in found}, weights)


def _read(unit: Unit, glossary: Glossary) -> ClauseReading:
    tokens = tuple(TOKEN.findall(unit.text))
    places: dict[Key, tuple[range, ...]] = {
        term: found for term, found in glossary.found(tokens, unit.lang).items()
    }
    known = {at for found in places.values() for place in found for at in place}
    for at, token in enumerate(tokens):
        if token.isdigit():
            keys = frozenset({token.lstrip("0") or "0"})
        elif at and at not in known and token[0].isupper():
            keys = glossary.name(token, unit.lang)
        else:
            continue
        for key in sorted(keys):
            places[key] = (*places.get(key, ()), range(at, at + 1))
    return ClauseReading(unit, tokens, places)


def propose(clause: PairedClause, evidence: Evidence) -> tuple[Proposed, ...]:
    """Rows for ``clause``: what is settled stays, and its units that stand alone are compared.

    Every unit stands in exactly one row, a side's units in the order of their text. Rows come in
    the order of the first language, what only another has after the row of the unit before it.
    """
    alone: dict[str, list[Unit]] = {}
    for row in clause.rows:
        if len(row.sides) == 1:
            for lang, units in row.sides.items():
                alone.setdefault(lang, []).extend(units)
    groups: list[_Group] = []
    for lang, waiting in alone.items():
        groups = _join(groups, lang, waiting, evidence)
    settled = [_Group(row.sides) for row in clause.rows if len(row.sides) > 1]
    order = {unit.id: at for at, unit in enumerate(clause.units)}
    langs = list(dict.fromkeys(unit.lang for unit in clause.units))
    rows = []
    for group in (*settled, *groups):
        sides = {
            lang: tuple(sorted(group.sides[lang], key=lambda unit: order[unit.id]))
            for lang in langs
            if lang in group.sides
        }
        relation = "amended" if clause.differs else "same"
        if len(sides) == 1:
            relation = f"{next(iter(sides))}-only"
        rows.append(
            Proposed(
                Row(sides, relation, proposed=True),
                group.score,
                group.strength,
                evidence.grounds(sides) if group.strength else (),
            )
        )
    return _in_order(rows, clause.units)


def _in_order(rows: Sequence[Proposed], units: Sequence[Unit]) -> tuple[Proposed, ...]:
    """Rows in the order of the first language; one without it after that of the unit before it."""
    row_of = {u.id: at for at, p in enumerate(rows) for side in p.row.sides.values() for u in side}
    ordered = list(dict.fromkeys(row_of[u.id] for u in units if u.lang == units[0].lang))
    lang, place = "", 0  # of the row after the one of the unit before
    put: set[int] = set()  # rows of this language that were put in
    for unit in units:
        if unit.lang != lang:
            lang, place, put = unit.lang, 0, set()
        row = row_of[unit.id]
        if row not in ordered:
            while place < len(ordered) and ordered[place] in put:
                place += 1
            ordered.insert(place, row)
            put.add(row)
        place = ordered.index(row) + 1
    return tuple(rows[row] for row in ordered)


class _Group(Struct, frozen=True):
    """What has come together so far."""

    sides: Mapping[str, tuple[Unit, ...]]
    score: float = 0.0
    strength: Strength | None = None


def _join(
    groups: Sequence[_Group], lang: str, units: Sequence[Unit], evidence: Evidence
) -> list[_Group]:
    """``groups`` with the ``units`` of a further language: one to one, the best first.

    What is left over then joins a pair where it adds clearly to it, or stands alone.
    """
    scores = {
        (row, at): score
        for row, group in enumerate(groups)
        for at, unit in enumerate(units)
        if (score := _alike(evidence, (row, group, groups), (at, unit, units))) >= WEAK
    }
    pairs: dict[int, int] = {}
    for row, at in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if row not in pairs and at not in pairs.values():
            pairs[row] = at
    joined = {
        row: _Group(
            {**groups[row].sides, lang: (units[at],)},
            scores[row, at],
            _strength(scores[row, at], _rival((row, at), scores)),
        )
        for row, at in pairs.items()
    }
    left = [
        *(group for row, group in enumerate(groups) if row not in pairs),
        *(_Group({lang: (u,)}) for at, u in enumerate(units) if at not in pairs.values()),
    ]
    return _merged(list(joined.values()), left, evidence)


def _alike(
    evidence: Evidence,
    one: tuple[int, _Group, Sequence[_Group]],
    other: tuple[int, Unit, Sequence[Unit]],
) -> float:
    """The score of a group and a unit, their places and lengths considered."""
    row, group, groups = one
    at, unit, units = other
    side = next(iter(group.sides.values()))
    score = max(evidence.score(found, (unit,)) for found in group.sides.values())
    if score == 0:
        return 0.0
    usual = sum(len(u.text) for u in units) / max(
        1, sum(len(u.text) for g in groups for u in next(iter(g.sides.values())))
    )
    length = len(unit.text) / max(1, usual * sum(len(u.text) for u in side))
    apart = abs((row + 0.5) / len(groups) - (at + 0.5) / len(units))
    return score + ORDER * (1 - apart) - LENGTH * abs(math.log2(max(length, 0.01)))


def _rival(pair: tuple[int, int], scores: Mapping[tuple[int, int], float]) -> float:
    """The best score that either of a pair has with another."""
    row, at = pair
    return max(
        (s for (r, a), s in scores.items() if (r == row) != (a == at)),
        default=0.0,
    )


def _strength(score: float, rival: float) -> Strength:
    if score < LIKELY or score - rival < CLEAR:
        return "weak"
    return "sure" if score >= SURE else "likely"


def _merged(pairs: list[_Group], left: list[_Group], evidence: Evidence) -> list[_Group]:
    """Units that stand alone join the pair to which they add most, if that is clear.

    A row then has several units on one side, never on two.
    """
    alone = []
    for group in left:
        (lang, units), *more = group.sides.items()
        best: tuple[float, int, _Group] | None = None
        for at, pair in enumerate(pairs):
            if more or lang not in pair.sides:
                continue
            joined = (*pair.sides[lang], *units)
            others = [side for name, side in pair.sides.items() if name != lang]
            if any(len(side) > 1 for side in others):
                continue
            own = max(evidence.score(units, side) for side in others)
            before = max(evidence.score(pair.sides[lang], side) for side in others)
            after = max(evidence.score(joined, side) for side in others)
            if own >= WEAK and after >= before + GAIN and (best is None or after > best[0]):
                best = after, at, _Group({**pair.sides, lang: joined}, after, "weak")
        if best is None:
            alone.append(group)
        else:
            pairs[best[1]] = best[2]
    return [*pairs, *alone]
