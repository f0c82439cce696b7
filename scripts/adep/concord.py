"""Concordances and duties, held against the acts → what each unit became and where it came from.

Only records say so: nothing is matched here. A record that leaves a unit out, names one twice or
names one that is not there stops the import.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from adep.model import Act, Concordance, Correspondence, Duty, Unit, Words
from adep.problems import Problem

Place = tuple[str, str]  # act id, unit id


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What stands in another act for a unit. ``unit`` is None where nothing does."""

    act: str
    unit: str | None
    relation: str  # "same" | "reworded" | "new" | "dropped"
    lang: str  # language of the older act's wording
    reason: Words = field(default_factory=dict)


def check(
    concordances: Iterable[Concordance], duties: Iterable[Duty], acts: Sequence[Act], path: str
) -> list[Problem]:
    """Everything that is wrong with the records; ``path`` is that of the duties."""
    held = {act.facts.id: _units(act) for act in acts}
    problems: list[Problem] = []
    for concordance in concordances:
        problems += _check_concordance(concordance, held)
    for duty in duties:
        twice = [place for place, count in Counter(duty.units).items() if count > 1]
        for act, unit in duty.units:
            if unit not in held.get(act, {}):
                problems.append(_unknown(path, duty.line, f"{act}/{unit}", act, held))
        problems += [
            Problem(
                path,
                duty.line,
                "record-invalid",
                f"«{act}/{unit}» stands twice in the duty «{duty.id}»; delete one",
            )
            for act, unit in twice
        ]
    return problems


def counterparts(concordances: Iterable[Concordance]) -> Mapping[Place, tuple[Counterpart, ...]]:
    """(act, unit) → its counterparts in other acts, in the order of the records.

    Units of the older act look forward, those of the newer back to each wording of the older.
    """
    found: dict[Place, list[Counterpart]] = {}
    for concordance in concordances:
        for row in concordance.rows:
            for here, there, mine, others in (
                (concordance.old, concordance.new, row.old, row.new),
                (concordance.new, concordance.old, row.new, row.old),
            ):
                for unit in mine:
                    for other in others or (None,):
                        found.setdefault((here, unit), []).append(
                            Counterpart(there, other, row.relation, row.lang, row.reason)
                        )
    return {place: tuple(items) for place, items in found.items()}


def without_counterpart(
    concordances: Iterable[Concordance], act: str
) -> tuple[tuple[Concordance, Correspondence], ...]:
    """Rows that name nothing of ``act``: what the newer act added, or left out of the older."""
    return tuple(
        (concordance, row)
        for concordance in concordances
        for row in concordance.rows
        if (act == concordance.old and not row.old) or (act == concordance.new and not row.new)
    )


def _check_concordance(
    concordance: Concordance, held: Mapping[str, Mapping[str, Unit]]
) -> list[Problem]:
    path, old, new = concordance.path, held.get(concordance.old), held.get(concordance.new)
    if old is None or new is None:
        known = ", ".join(held)
        return [
            Problem(
                path,
                None,
                "record-invalid",
                f"«{concordance.new}» is no act here; write to = one of {known}",
            )
        ]
    problems = []
    for lang in concordance.wordings():
        rows = [row for row in concordance.rows if row.lang == lang]
        mine = {name for name, unit in old.items() if unit.lang == lang}
        for act, units, names, side in (
            (concordance.old, mine, [row.old for row in rows], "from"),
            (concordance.new, set(new), [row.new for row in rows], "to"),
        ):
            seen: set[str] = set()
            for row, named in zip(rows, names, strict=True):
                for name in named:
                    if name not in units:
                        problems.append(_unknown(path, row.line, name, act, held))
                    elif name in seen:
                        problems.append(
                            Problem(
                                path,
                                row.line,
                                "record-invalid",
                                f"«{name}» of {act} stands in two rows of {lang}; delete one",
                            )
                        )
                    seen.add(name)
            if missing := [name for name in units if name not in seen]:
                problems.append(
                    Problem(
                        path,
                        rows[-1].line,
                        "record-invalid",
                        f"{', '.join(sorted(missing))} of {act} stands in no row of {lang}; add a "
                        f'[[row]] with lang = "{lang}" and {side} = ["{min(missing)}"]',
                    )
                )
    return problems


def _units(act: Act) -> Mapping[str, Unit]:
    """The units of the act's own clauses (not of an order that approves it)."""
    return {
        unit.id: unit
        for clause in act.clauses
        if not clause.paired.part
        for unit in clause.paired.units
    }


def _unknown(
    path: str, line: int | None, unit: str, act: str, held: Mapping[str, object]
) -> Problem:
    known = f"`adep explain {act}` lists them" if act in held else f"acts are {', '.join(held)}"
    return Problem(path, line, "record-unknown-unit", f"there is no unit «{unit}»; {known}")
