"""Texts of one act in several languages → rows that stand side by side.

Numbers pair clauses. Inside a clause, numbers pair only where nothing speaks against it: the two
wordings have the clause in common, count the same units, and name the same figures. A recorded
pairing decides everywhere else; without one the units stand alone, and the clause says so. No row
ever puts two sentences beside each other that are not known to be each other's text, or, where the
record says so, marked as proposed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations

from msgspec import Struct

from adep.base.grouping import grouped
from adep.base.kept_results import ANEW, Again
from adep.base.problems import Problem
from adep.languages.grammar import natural
from adep.library.unexplained_changes import Changed, changed_between, no_notes
from adep.model import (
    NOT_COMPARED,
    ChapterHeading,
    Clause,
    Facts,
    PairedClause,
    RecordedRow,
    Row,
    Text,
    Unit,
)

FIGURES = re.compile(r"\d+")
# A translation that is a third or three times as long as its original is not its translation:
# over the 25 clauses that pair in the Code of Honor the ratio of lengths stays within 0.7 to 1.5.
LONGEST_RATIO = 3.0


class Paired(Struct, frozen=True):
    clauses: tuple[PairedClause, ...]
    chapters: tuple[ChapterHeading, ...]
    problems: tuple[Problem, ...]


def pair(
    texts: Sequence[Text],
    facts: Facts,
    recorded: Iterable[RecordedRow] = (),
    complete: str | None = None,
    noted: Callable[[Text], Changed] = no_notes,
    again: Again = ANEW,
) -> Paired:
    """Rows for every clause of ``texts`` (one text a language, in the order of the columns).

    ``complete`` is the path of a record that says to hold every unit: a clause left out is a fault.
    A language that no row names came after the record: its units are not compared yet. ``noted``
    tells what the notes of a text say was changed, and when.
    """
    records = grouped((row.clause, row) for row in recorded)
    every = [row for rows in records.values() for row in rows]
    named = {lang for row in every for lang, units in row.sides.items() if units}
    tables = {text.lang: {clause.id: clause for clause in text.clauses} for text in texts}
    homes = {u.id: clause.id for text in texts for clause in text.clauses for u in clause.units}
    problems: list[Problem] = []
    may_differ = _differing(texts, facts, noted)
    clauses = []
    waiting: Counter[str] = Counter()  # language -> clauses in which it is not compared
    for name in _merged([[clause.id for clause in text.clauses] for text in texts]):
        held = {lang: table[name] for lang, table in tables.items() if name in table}
        differ = {two: may_differ(name, *two) for two in combinations(held, 2)}
        mine = records.pop(name, None)
        of_record = {lang: clause for lang, clause in held.items() if lang in named}
        if mine is None and complete and of_record:
            problems.append(
                Problem(
                    complete,
                    None,
                    "record-invalid",
                    f"clause {name} stands in no row, and «complete = true» says that every unit "
                    "does; add its rows, or delete that line",
                )
            )
        if mine is None and complete:
            rows, apart = _alone(held, NOT_COMPARED), ""
        elif mine is not None:
            later = {lang: clause for lang, clause in held.items() if lang not in named}
            rows, apart = _recorded(mine, of_record, homes, problems), ""
            rows += _alone(later, NOT_COMPARED)
            waiting.update(later.keys())
        elif len(texts) == 1:
            rows, apart = _alone(held, "not-held"), ""
        elif len(held) == 1:
            rows, apart = _alone(held, f"{next(iter(held))}-only"), ""
        else:
            made_of = ("by number", *held.values(), *differ.values())
            rows, apart = again(made_of, partial(_by_number, held, differ))
        if apart:
            first = next(iter(held.values()))
            problems.append(
                Problem(
                    next(t for t in texts if t.lang == next(iter(held))).source.path,
                    first.units[0].lines[0],
                    "pairing-not-recorded",
                    f"clause {name} {apart}; "
                    "record its rows in pairs.toml (`adep pair` proposes some)",
                )
            )
        differs = any(differ.values())
        made_of = ("paired", *held.values(), rows, differs, bool(apart))
        clauses.append(again(made_of, partial(_paired, name, held, rows, differs, bool(apart))))
    problems += [
        Problem(
            row.path,
            row.line,
            "record-unknown-unit",
            f"no text has a clause «{name}»; mend the number, or delete the row",
        )
        for name, rows_ in records.items()
        for row in rows_
    ]
    problems += [
        Problem(
            every[0].path,
            None,
            "not-compared",
            f"its rows name no unit of the text in «{lang}», which stands apart in {count} of "
            f"their clauses; `adep pair {facts.id}` proposes the rows with it",
        )
        for lang, count in waiting.items()
    ]
    return Paired(tuple(clauses), _chapters(texts), tuple(problems))


def _paired(
    name: str, held: Mapping[str, Clause], rows: tuple[Row, ...], differs: bool, open_: bool
) -> PairedClause:
    one = next(iter(held.values()))
    return PairedClause(
        id=name,
        part=one.part,
        chapter=one.chapter,
        units=tuple(unit for clause in held.values() for unit in clause.units),
        rows=rows,
        notes=tuple(note for clause in held.values() for note in clause.notes),
        differs=differs,
        open=open_,
    )


def _differing(
    texts: Sequence[Text], facts: Facts, noted: Callable[[Text], Changed]
) -> Callable[[str, str, str], bool]:
    """Whether a clause may differ in the wordings of two languages."""
    found = {
        frozenset((one.lang, other.lang)): changed_between(one, other, facts, noted)
        for one, other in combinations(texts, 2)
    }

    def differ(clause: str, one: str, other: str) -> bool:
        changed = found[frozenset((one, other))]
        return changed is None or clause in changed

    return differ


def _merged(orders: Sequence[Sequence[str]]) -> list[str]:
    """One order of ids from several: the first one's, the others' put in after their neighbours."""
    result = list(orders[0]) if orders else []
    known = set(result)
    for order in orders[1:]:
        at = 0
        for name in order:
            if name in known:
                at = (
                    result.index(name, 0) + 1 if at >= len(result) or result[at] != name else at + 1
                )
            else:
                # Clauses that only the other texts have come first where their numbers are lower.
                while at < len(result) and result[at] not in order and _before(result[at], name):
                    at += 1
                result.insert(at, name)
                known.add(name)
                at += 1
    return result


def _before(one: str, other: str) -> bool:
    """Whether a clause's number is lower than another's of the same run."""
    return one[:1].isdigit() == other[:1].isdigit() and natural(one) < natural(other)


def _alone(held: dict[str, Clause], relation: str) -> tuple[Row, ...]:
    return tuple(
        Row({lang: (unit,)}, relation) for lang, clause in held.items() for unit in clause.units
    )


def _by_number(
    held: dict[str, Clause], differ: Mapping[tuple[str, str], bool]
) -> tuple[tuple[Row, ...], str]:
    """Rows paired by number, and why some units had to stay alone: what is said of the clause, or
    "". ``differ``: of two languages, in the order of ``held``, whether the clause may differ in
    their wordings.

    Languages whose units numbers pair stand together; each of the others for itself.
    """
    groups: list[list[str]] = []
    apart: list[str] = []
    for lang in held:
        for group in groups:
            why = [_why_apart(held[one], held[lang], differ[one, lang]) for one in group]
            if not any(why):
                group.append(lang)
                break
            apart += filter(None, why)
        else:
            groups.append([lang])

    def relation(langs: Iterable[str]) -> str:
        return "amended" if any(differ[two] for two in combinations(langs, 2)) else "same"

    # Only the words that lead into a list can still be told by their place.
    clauses = list(held.values())
    lead = len(groups) > 1 and all(c.units and c.units[0].text.endswith(":") for c in clauses)
    rows = [Row({lang: (c.units[0],) for lang, c in held.items()}, relation(held))] if lead else []
    settled = len(rows)
    for group in groups:
        says = relation(group) if len(group) > 1 else f"{group[0]}-only"
        of_group = (held[lang].units[settled:] for lang in group)
        rows += [
            Row({lang: (unit,) for lang, unit in zip(group, units, strict=True)}, says)
            for units in zip(*of_group, strict=True)
        ]
    return tuple(rows), apart[0] if len(groups) > 1 else ""


def _why_apart(one: Clause, other: Clause, differs: bool) -> str:
    """Why the units of two texts of a clause are not each other's by their numbers; "" if they
    are.
    """
    if [_path(unit, one) for unit in one.units] != [_path(unit, other) for unit in other.units]:
        return "is numbered differently in its wordings"
    if not differs:
        return _speaks_against(one, other)
    if len(one.units) == 1:
        return ""
    return "has the same numbers in its wordings, but may have been changed between them"


def _speaks_against(one: Clause, other: Clause) -> str:
    """Signs that units of one number are not each other's text: other figures, or far longer."""
    for two in zip(one.units, other.units, strict=True):
        names = " and ".join(unit.id for unit in two)
        figures = [FIGURES.findall(unit.text) for unit in two]
        if all(figures) and len(set(map(frozenset, figures))) > 1:
            return f"has the same numbers in its texts, but {names} name other figures"
        shortest, longest = sorted(len(unit.text) for unit in two)
        if shortest < longest / LONGEST_RATIO and longest > 60:
            return f"has the same numbers in its texts, but of {names} one is far longer"
    return ""


def _path(unit: Unit, clause: Clause) -> str:
    """A unit's place in its clause: its id without language and clause."""
    return unit.id.removeprefix(f"{unit.lang}-{clause.id}-")


def _recorded(
    rows: Sequence[RecordedRow],
    held: dict[str, Clause],
    homes: Mapping[str, str],
    problems: list[Problem],
) -> tuple[Row, ...]:
    """The recorded rows with their units; every unit must stand in exactly one.

    ``homes`` tells the clause of every unit of the act.
    """
    units = {unit.id: unit for clause in held.values() for unit in clause.units}
    left = dict(units)
    placed: dict[str, RecordedRow] = {}  # unit → the row that names it first
    result = []
    for row in rows:
        sides = {}
        for lang, names in row.sides.items():
            for name in names:
                if name in units and units[name].lang != lang:
                    problems.append(
                        Problem(
                            row.path,
                            row.line,
                            "record-invalid",
                            f"«{name}» is no unit in {lang}; put it under {units[name].lang}",
                        )
                    )
                if left.pop(name, None) is None:
                    code = "record-unknown-unit"
                    if name in units:
                        code, why = "record-invalid", _named_twice(row, placed[name])
                    elif name in homes:
                        why = f"is a unit of clause {homes[name]}, not {row.clause}; move it there"
                    else:
                        why = f"is no unit of clause {row.clause}; `adep explain` lists its units"
                    problems.append(Problem(row.path, row.line, code, f"«{name}» {why}"))
                placed.setdefault(name, row)
            found = tuple(units[name] for name in names if name in units)
            if found:
                sides[lang] = found
        recorded = not row.proposed
        record = row.recorded_at
        result.append(
            Row(sides, row.relation, recorded, row.differs, row.proposed, row.reason, record)
        )
    proposed = [row for row in rows if row.proposed]
    if proposed:
        problems.append(
            Problem(
                proposed[0].path,
                proposed[0].line,
                "pairing-proposed",
                f"{len(proposed)} of the {len(rows)} rows of clause {rows[0].clause} are proposed; "
                "compare their texts, and delete «proposed = true» where the row is right",
            )
        )
    stand, them = ("stand", "them") if len(left) > 1 else ("stands", "it")
    if left:
        problems.append(
            Problem(
                rows[-1].path,
                rows[-1].line,
                "record-invalid",
                f"clause {rows[-1].clause} is paired but {', '.join(left)} {stand} in no row; "
                f"add {them}",
            )
        )
    return tuple(result)


def _named_twice(row: RecordedRow, first: RecordedRow) -> str:
    if row is first:
        return "stands twice in this row; leave it in one place"
    return (
        f"stands in two rows, at lines {first.line} and {row.line}; leave it in one of them, and "
        "delete the row that is left without its units"
    )


def _chapters(texts: Sequence[Text]) -> tuple[ChapterHeading, ...]:
    tables = [{chapter.number: chapter for chapter in text.chapters} for text in texts]
    return tuple(
        ChapterHeading(
            number,
            {
                t.lang: table[number].heading
                for t, table in zip(texts, tables, strict=True)
                if number in table
            },
            tuple(_merged([table[number].clauses for table in tables if number in table])),
        )
        for number in _merged([list(table) for table in tables])
    )
