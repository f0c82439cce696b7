"""Units that are quoted away from their clause, each in its sentence.

A run of items of one clause is one quotation: what opens their sentence stands once before them,
what closes it once behind. Words that are among the quoted units themselves are not told again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TypeVar

from adep.model import Excerpt, Text, Unit
from adep.view.unit_values import Around, Completion, Said
from adep.view.values import Quotation, QuotedRun, QuotedUnit, RowView

_T = TypeVar("_T")
Missing = tuple[tuple[Excerpt, ...], tuple[Excerpt, ...]]  # opening and closing
Remarks = Callable[[str], tuple[Said, ...]]  # unit id -> the remarks on it
_NOTHING: Missing = ((), ())
_ALONE = Around()


class Sentences:
    """What completes the sentences of some texts."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._texts = tuple(texts)
        # The items of a list lack the same words, one after the other.
        self._alone = lru_cache(maxsize=32)(self._told_alone)

    @cached_property
    def _units(self) -> Mapping[str, Unit]:
        return {unit.id: unit for text in self._texts for unit in text.units()}

    def missing(self, unit: str, inside: Collection[str] = ()) -> Missing:
        """What the unit lacks where the units ``inside`` stand beside it."""
        found = self._units.get(unit)
        if found is None or not (found.opening or found.closing):
            return _NOTHING
        return (
            tuple(one for one in found.opening if one.unit not in inside),
            # Printed from its end: what closes the innermost list comes first.
            tuple(one for one in reversed(found.closing) if one.unit not in inside),
        )

    def among(self, units: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Those of some units that open the sentence of others among them, and that close it."""
        every = [found for name in units if (found := self._units.get(name))]
        return (
            frozenset(one.unit for unit in every for one in unit.opening if one.unit in units),
            frozenset(one.unit for unit in every for one in unit.closing if one.unit in units),
        )

    def completions(self, excerpts: Iterable[Excerpt]) -> tuple[Completion, ...]:
        """The words of some excerpts, in their order."""
        return tuple(map(self._completion, excerpts))

    def around(self, unit: str) -> Around:
        """What stands before and behind a unit that is quoted alone, as plain words."""
        missing = self.missing(unit)
        return _ALONE if missing == _NOTHING else self._alone(missing)

    def _told_alone(self, missing: Missing) -> Around:
        opening, closing = map(self.completions, missing)
        return Around(
            " ".join(one.text for one in opening),
            " ".join(f"… {one.text}" if one.cut else one.text for one in closing),
        )

    def _completion(self, excerpt: Excerpt) -> Completion:
        unit = self._units[excerpt.unit]
        words = unit.text[excerpt.start : excerpt.stop]
        return Completion(excerpt.unit, words, unit.lang, cut=excerpt.start > 0)


def runs(items: Sequence[_T], of: Callable[[_T], Mapping[str, object]]) -> list[list[_T]]:
    """``items`` cut wherever what they lack changes; ``of`` tells it language by language."""
    found: list[list[_T]] = []
    lacking: dict[str, object] = {}
    for item in items:
        own = of(item)
        if found and all(lacking.get(lang, missing) == missing for lang, missing in own.items()):
            found[-1].append(item)
            lacking |= own
        else:
            found.append([item])
            lacking = dict(own)
    return found


def of_rows(
    act: str, rows: Iterable[tuple[str, RowView]], sentences: Sentences, remarks: Remarks
) -> tuple[Quotation, ...]:
    """Rows of several clauses (each with its clause), as quotations in the order given."""
    by_clause: list[tuple[str, list[RowView]]] = []
    for clause, row in rows:
        if not by_clause or by_clause[-1][0] != clause:
            by_clause.append((clause, []))
        by_clause[-1][1].append(row)
    return tuple(
        quotation
        for clause, of in by_clause
        for quotation in _of_clause(act, clause, of, sentences, remarks)
    )


def _of_clause(
    act: str, clause: str, rows: Sequence[RowView], sentences: Sentences, remarks: Remarks
) -> Iterable[Quotation]:
    inside = {unit.id for row in rows for side in row.sides for unit in side.units}

    def lacking(row: RowView) -> dict[str, Missing]:
        return {
            side.lang: joined(sentences.missing(unit.id, inside) for unit in side.units)
            for side in row.sides
            if side.units
        }

    for run in runs(rows, lacking):
        every = {lang: missing for row in run for lang, missing in lacking(row).items()}
        ids = [unit.id for row in run for side in row.sides for unit in side.units]
        opens, closes = sentences.among(ids)
        opening = {lang: sentences.completions(one) for lang, (one, _) in every.items() if one}
        yield Quotation(
            " ".join(f"{act}/{unit}" for unit in ids),
            clause,
            tuple(side.lang for side in run[0].sides),
            opening,
            {lang: sentences.completions(one) for lang, (_, one) in every.items() if one},
            tuple(run),
            tuple(r for of in opening.values() for one in of for r in remarks(one.unit)),
            opens,
            closes,
        )


def joined(every: Iterable[Missing]) -> Missing:
    """What several units lack together."""
    opening: dict[Excerpt, None] = {}
    closing: dict[Excerpt, None] = {}
    for before, behind in every:
        opening |= dict.fromkeys(before)
        closing |= dict.fromkeys(behind)
    return tuple(opening), tuple(closing)


def of_units(
    act: str, units: Sequence[QuotedUnit], sentences: Sentences, remarks: Remarks
) -> tuple[QuotedRun, ...]:
    """Units of one language, run by run, in the order given."""
    inside = {one.link.anchor for one in units}

    def lacking(one: QuotedUnit) -> Missing:
        return sentences.missing(one.link.anchor, inside)

    found = []
    for run in runs(units, lambda one: {"": (one.link.href, lacking(one))}):
        opening, closing = lacking(run[0])
        found.append(
            QuotedRun(
                " ".join(f"{act}/{one.link.anchor}" for one in run),
                sentences.completions(opening),
                tuple(run),
                sentences.completions(closing),
                tuple(remark for one in opening for remark in remarks(one.unit)),
            )
        )
    return tuple(found)
