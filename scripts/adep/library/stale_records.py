"""Records about units, held against the wordings that are held now.

A unit's id is its place in a wording: ``kk-5-14`` of 2013 and of 2022 may be two different rules.
A record that was made of one wording says nothing of another. It is set aside and reported; where
several wordings are held and a record does not say of which it is, nothing is guessed.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from adep.base.grouping import grouped
from adep.base.problems import Problem
from adep.model import Concordance, Duty, Facts, Records

Wordings = Mapping[str, datetime.date]  # language -> wording


def of_units(records: Records) -> list[Problem]:
    """Records about one unit that do not say of which of several wordings it is."""
    several = _several(records.facts)
    return [
        Problem(
            record.path,
            record.line,
            "record-invalid",
            f"{len(several[lang])} wordings are held in «{lang}»; say of which {record.unit} is: "
            f"wording = one of {_days(several[lang])}",
        )
        for record in records.of_units()
        if record.wording is None and (lang := _lang(record.unit)) in several
    ]


def of_pairs(records: Records) -> tuple[Records, list[Problem]]:
    """The records without rows that were made of another wording than is shown."""
    rows = records.rows
    if not rows:
        return records, []
    langs = {lang for row in rows for lang, units in row.sides.items() if units}
    path = rows[0].path
    if faults := _unnamed(path, records.rows_of, langs, records.facts, "wordings"):
        return records, faults
    todo = "they are not used. Pair anew and name the wordings"
    problems = _other(path, records.rows_of, records.facts, "what its rows have", todo)
    return replace(records, rows=(), complete=None) if problems else records, problems


def of_catchwords(records: Records) -> tuple[Records, list[Problem]]:
    """The records without catchwords that were made of another wording than is shown."""
    if not records.catchwords:
        return records, []
    path, todo = records.catchwords[0].path, "it is not used. Read it again and name the wordings"
    problems = _other(path, records.catchwords_of, records.facts, "what it has", todo)
    return replace(records, catchwords=()) if problems else records, problems


def of_concordances(
    concordances: Iterable[Concordance], facts: Sequence[Facts]
) -> tuple[tuple[Concordance, ...], list[Problem]]:
    """The concordances with the rows whose units are of the wordings that are shown, be it none."""
    held = {one.id: one for one in facts}
    kept: list[Concordance] = []
    problems: list[Problem] = []
    for one in concordances:
        old, faults = _of_act(one.path, one.old, one.of, _langs(row.old for row in one.rows), held)
        new, more = _of_act(one.path, one.new, one.of, _langs(row.new for row in one.rows), held)
        problems += [*faults, *more]
        # A row is about a wording of the older act, and holds nothing if its counterpart is gone.
        # The page stays, and says that nothing is compared: its address was published.
        rows = tuple(row for row in one.rows if row.lang not in old) if not new else ()
        kept.append(replace(one, rows=rows))
    return tuple(kept), problems


def of_duties(
    duties: Iterable[Duty], of: Mapping[str, Wordings], path: str, facts: Sequence[Facts]
) -> tuple[tuple[Duty, ...], list[Problem]]:
    """The duties with the units of the wordings that are shown, be it none."""
    held = {one.id: one for one in facts}
    every = tuple(duties)
    problems: list[Problem] = []
    gone: set[tuple[str, str]] = set()
    for act in dict.fromkeys(act for duty in every for act, _ in duty.units):
        named = [[unit for a, unit in duty.units if a == act] for duty in every]
        langs, faults = _of_act(path, act, of, _langs(named), held)
        problems += faults
        gone |= {(act, lang) for lang in langs}
    if not gone:
        return every, problems

    def shown(units: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple((act, unit) for act, unit in units if (act, _lang(unit)) not in gone)

    return tuple(
        replace(
            duty,
            units=shown(duty.units),
            answers=tuple(
                replace(answer, units=units)
                for answer in duty.answers
                if (units := shown(answer.units))
            ),
        )
        for duty in every
    ), problems


def _lang(unit: str) -> str:
    return unit.split("-")[0]


def _langs(units: Iterable[Iterable[str]]) -> set[str]:
    return {_lang(unit) for some in units for unit in some}


def _of_act(
    path: str,
    act: str,
    of: Mapping[str, Wordings],
    langs: Collection[str],
    held: Mapping[str, Facts],
) -> tuple[set[str], list[Problem]]:
    """The languages of an act in which a record is of another wording than is shown."""
    if act not in held:
        return set(), []
    named = {lang: day for lang, day in of.get(act, {}).items() if lang in langs}
    if faults := _unnamed(path, named, langs, held[act], f"[wordings] {act}"):
        return set(), faults
    todo = "it is not used. Make it anew and name the wording"
    problems = _other(path, named, held[act], f"what it says of {act}", todo)
    return set(_differing(named, held[act])), problems


def _unnamed(
    path: str, named: Wordings, langs: Iterable[str], facts: Facts, key: str
) -> list[Problem]:
    several = _several(facts)
    return [
        Problem(
            path,
            None,
            "record-invalid",
            f"{facts.id} is held in {len(several[lang])} wordings in «{lang}»; say of which the "
            f"units are: {key}, {lang} = one of {_days(several[lang])}",
        )
        for lang in sorted(langs)
        if lang in several and lang not in named
    ]


def _differing(named: Wordings, facts: Facts) -> dict[str, datetime.date]:
    """The wordings that a record is of, in languages that now show another."""
    shown = facts.newest
    return {lang: day for lang, day in named.items() if shown.get(lang, day) != day}


def _other(path: str, named: Wordings, facts: Facts, what: str, todo: str) -> list[Problem]:
    """That ``what`` a record says is of other wordings than are shown, if it is."""
    told = " and ".join(
        f"«{lang}» is of the wording of {day}, and that of {facts.newest[lang]} is shown"
        for lang, day in _differing(named, facts).items()
    )
    message = f"{what} in {told}: {todo}"
    return [Problem(path, None, "record-of-other-wording", message)] if told else []


def _several(facts: Facts) -> dict[str, list[datetime.date]]:
    """Language → the wordings held in it, where there are more than one."""
    days = grouped((text.lang, text.wording_of) for text in facts.texts)
    return {lang: sorted(found) for lang, found in days.items() if len(found) > 1}


def _days(days: Iterable[datetime.date]) -> str:
    return ", ".join(day.isoformat() for day in days)
