"""Concordances and duties, held against the acts → what each unit became and where it came from.

Only records say so: nothing is matched here. A record that leaves a unit out, names one twice or
names one that is not there stops the import.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field

from adep.base.grouping import grouped
from adep.base.problems import Problem
from adep.model import NOT_COMPARED, Act, Concordance, Correspondence, Duty, Unit, Words

Place = tuple[str, str]  # act id, unit id
Wordings = Mapping[str, Mapping[str, datetime.date]]  # act id -> language -> wording


class Counterpart(Struct, frozen=True):
    """What stands in another act for a unit. ``unit`` is None where nothing does."""

    act: str
    unit: str | None
    relation: str  # "same" | "reworded" | "new" | "dropped" | "not-compared"
    lang: str  # language of the older act's wording
    reason: Words = field(default_factory=dict)


def check(
    concordances: Iterable[Concordance], duties: Iterable[Duty], acts: Sequence[Act], path: str
) -> list[Problem]:
    """Everything that is wrong with the records; ``path`` is that of the duties.

    ``acts`` are all acts and articles that are held; only the acts' own clauses count.
    """
    held = {act.facts.id: _Held(act) for act in acts}
    return [*_wrong_rows(concordances, held), *_wrong_units(duties, held, path)]


def _wrong_rows(
    concordances: Iterable[Concordance], held: Mapping[str, _Held]
) -> Iterator[Problem]:
    pairs = grouped((frozenset((one.old, one.new)), one) for one in concordances)
    for first, *others in pairs.values():
        # Which of two is wrong nobody can tell: their rows are not looked at.
        yield from [_compared_twice(first, one) for one in others] or _wrong_in(first, held)


def _wrong_units(duties: Iterable[Duty], held: Mapping[str, _Held], path: str) -> Iterator[Problem]:
    for duty in duties:
        for (act, unit), count in Counter(duty.units).items():
            if act not in held or unit not in held[act].units:
                yield _unknown(path, duty.line, f"{act}/{unit}", unit, act, held)
            if count > 1:
                says = f"«{act}/{unit}» stands twice in the duty «{duty.id}»; delete one"
                yield Problem(path, duty.line, "record-invalid", says)
        for answer in duty.answers:
            for act, unit in answer.units:
                if (act, unit) not in duty.units:
                    says = (
                        f"«{act}/{unit}» is no unit of the duty «{duty.id}»; write one that {path} "
                        "lists there, or delete it"
                    )
                    yield Problem(answer.path, answer.line, "record-invalid", says)


def counterparts(
    concordances: Iterable[Concordance], acts: Iterable[Act] = ()
) -> Mapping[Place, tuple[Counterpart, ...]]:
    """(act, unit) → its counterparts in other acts, in the order of the records.

    Units of the older act look forward, those of the newer back to each wording of the older. Those
    of a text of ``acts`` that a record does not name yet are told as "not-compared".
    """
    concordances = list(concordances)
    held = {act.facts.id: _Held(act) for act in acts}
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
        for place, lang in _not_compared(concordance, held):
            other = concordance.new if place[0] == concordance.old else concordance.old
            found.setdefault(place, []).append(Counterpart(other, None, NOT_COMPARED, lang))
    return {place: tuple(items) for place, items in found.items()}


def compared(duties: Iterable[Duty], of: Wordings) -> frozenset[tuple[str, str]]:
    """(act, language) of the texts that the duties were held against.

    A text is one of them where a duty names a unit of it, or ``of`` (act → language → wording),
    what the record says of itself, names it: then it has no other rule on any duty.
    """
    named = {(act, lang) for act, days in of.items() for lang in days}
    return frozenset(named | {(act, unit.split("-")[0]) for d in duties for act, unit in d.units})


def not_named(
    concordances: Iterable[Concordance],
    duties: Sequence[Duty],
    of: Wordings,
    acts: Iterable[Act],
    path: str,
) -> Iterator[Problem]:
    """Texts that a record does not name yet; ``of`` and ``path`` are those of the duties."""
    held = {act.facts.id: _Held(act) for act in acts}
    for concordance in concordances:
        if not concordance.rows:
            continue  # all of it was set aside, which was said
        places = (place for place, _ in _not_compared(concordance, held))
        texts = Counter((act, held[act].units[unit].lang) for act, unit in dict.fromkeys(places))
        # Of a text whose older wording it names, it was said that what it says is set aside.
        for (act, lang), count in texts.items():
            if lang not in concordance.of.get(act, {}):
                yield _not_named(concordance.path, act, lang, count)
    known = compared(duties, of)
    for act, one in held.items() if duties else ():
        texts = Counter((act, unit.lang) for unit in one.units.values())
        yield from (_not_named(path, *text, n) for text, n in texts.items() if text not in known)


def _not_named(path: str, act: str, lang: str, count: int) -> Problem:
    return Problem(
        path,
        None,
        "not-compared",
        f"it names no unit of the text of {act} in «{lang}», so its {count} units are shown as not "
        f"compared yet; `adep pair {act}` proposes what to write",
    )


def _not_compared(
    concordance: Concordance, held: Mapping[str, _Held]
) -> Iterator[tuple[Place, str]]:
    """Units of the texts that a record does not name, and the older act's wording they wait for."""
    if concordance.old not in held or concordance.new not in held:
        return
    old, new = held[concordance.old].units, held[concordance.new].units
    wordings = concordance.wordings()
    for name, unit in old.items():
        if unit.lang not in wordings:
            yield (concordance.old, name), unit.lang
    for lang in wordings or held[concordance.old].act.langs:
        named = {name for row in concordance.rows if row.lang == lang for name in row.new}
        compared = {new[name].lang for name in named if name in new}
        for name, unit in new.items():
            if unit.lang not in compared:
                yield (concordance.new, name), lang


def uncompared(concordance: Concordance, acts: Mapping[str, Act]) -> Mapping[str, tuple[str, ...]]:
    """Act id → the languages of its texts that the concordance does not name yet."""
    names = (concordance.old, concordance.new)
    held = {name: _Held(acts[name]) for name in names if name in acts}
    found: dict[str, dict[str, None]] = {}
    for (act, unit), _ in _not_compared(concordance, held):
        found.setdefault(act, {})[held[act].units[unit].lang] = None
    return {act: tuple(langs) for act, langs in found.items()}


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


class _Held:
    """An act as records may name it: its units, and what in it they may not name."""

    def __init__(self, act: Act) -> None:
        self.act = act

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Those that records may name."""
        return {
            unit.id: unit
            for clause in (() if self.act.facts.article else self.act.clauses)
            if not clause.paired.part  # not those of an order that approves it
            for unit in clause.paired.units
        }

    @cached_property
    def others(self) -> frozenset[str]:
        """All others of the act."""
        every = (unit.id for text in self.act.texts for unit in text.units())
        return frozenset(every) - self.units.keys()


def _wrong_in(concordance: Concordance, held: Mapping[str, _Held]) -> Iterator[Problem]:
    path = concordance.path
    for name in (concordance.old, concordance.new):
        if name not in held or held[name].act.facts.article:
            what = "an article" if name in held else "no act here"
            known = [act for act in _acts(held) if act != concordance.old]
            want = (
                "articles have no clauses to compare; delete this file"
                if name == concordance.old
                else f"write to = one of {', '.join(known)}"
            )
            yield Problem(path, None, "record-invalid", f"«{name}» is {what}; {want}")
            return
    old, new = held[concordance.old], held[concordance.new].units
    for lang in concordance.wordings():
        rows = [row for row in concordance.rows if row.lang == lang]
        if lang not in old.act.langs:
            says = (
                f"{concordance.old} has no text in «{lang}», which {len(rows)} of the rows name; "
                f"write lang = one of {', '.join(old.act.langs)}"
            )
            yield Problem(path, rows[0].line, "record-invalid", says)
            continue
        mine = {name for name, unit in old.units.items() if unit.lang == lang}
        # A text of the newer act of which no row names a unit is not compared yet.
        langs = {new[name].lang for row in rows for name in row.new if name in new}
        theirs = {name for name, unit in new.items() if unit.lang in langs}
        for act, units, named, side in (
            (concordance.old, mine, [(name, row) for row in rows for name in row.old], "from"),
            (concordance.new, theirs, [(name, row) for row in rows for name in row.new], "to"),
        ):
            seen: dict[str, int | None] = {}  # unit → the line of the row that names it
            for name, row in named:
                if name not in units:
                    yield _unknown(path, row.line, name, name, act, held)
                elif name in seen:
                    says = (
                        f"«{name}» of {act} stands in two rows of {lang}, at lines {seen[name]} "
                        f"and {row.line}; leave it in one of them"
                    )
                    yield Problem(path, row.line, "record-invalid", says)
                seen.setdefault(name, row.line)
            if missing := sorted(units - seen.keys()):
                stand = "stand" if len(missing) > 1 else "stands"
                says = (
                    f"{', '.join(missing)} of {act} {stand} in no row of {lang}; add a [[row]] "
                    f'with lang = "{lang}" and {side} = ["{missing[0]}"]'
                )
                yield Problem(path, rows[-1].line, "record-invalid", says)


def _compared_twice(first: Concordance, second: Concordance) -> Problem:
    return Problem(
        second.path,
        None,
        "record-invalid",
        f"{first.path} compares {first.old} and {first.new} already; keep the file of the older "
        "act and delete the other",
    )


def _unknown(
    path: str, line: int | None, shown: str, unit: str, act: str, held: Mapping[str, _Held]
) -> Problem:
    """A unit that is not there, or that stands outside an act's own clauses."""
    if act not in held:
        known = f"acts are {', '.join(_acts(held))}"
    elif unit in held[act].others:
        return Problem(
            path,
            line,
            "record-invalid",
            f"«{shown}» is no unit of a code's own clauses, and only those count here: not titles, "
            "headings, the points of an order or articles; delete it",
        )
    else:
        known = f"`adep explain {act}` lists them"
    return Problem(path, line, "record-unknown-unit", f"there is no unit «{shown}»; {known}")


def _acts(held: Mapping[str, _Held]) -> list[str]:
    return [name for name, one in held.items() if not one.act.facts.article]
