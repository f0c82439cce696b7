"""Records about units, held against the wordings that are held now.

A unit's id is its place in a wording: ``kk-5-14`` of 2013 and of 2022 may be two different rules.
A record that was made of one wording says nothing of another. It is set aside and reported; where
several wordings are held and a record does not say of which it is, nothing is guessed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from adep.model import Concordance, Correction, Duty, Facts, Records, Remark
from adep.problems import Problem

Wordings = Mapping[str, datetime.date]  # language -> wording


def of_units(records: Records) -> list[Problem]:
    """Corrections and remarks that do not say of which of several wordings they are."""
    several = _several(records.facts)
    named: list[Correction | Remark] = [*records.corrections, *records.remarks]
    return [
        Problem(
            record.path,
            record.line,
            "record-invalid",
            f"{len(several[lang])} wordings are held in «{lang}»; say of which {record.unit} is: "
            f"wording = one of {_days(several[lang])}",
        )
        for record in named
        if record.wording is None and (lang := record.unit.split("-")[0]) in several
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
    if not (told := _differing(records.rows_of, records.facts)):
        return records, []
    message = f"its rows are of {told}: they are not used. Pair the newest wordings and name them"
    return replace(records, rows=(), complete=None), [
        Problem(path, None, "record-of-other-wording", message)
    ]


def of_concordances(
    concordances: Iterable[Concordance], facts: Sequence[Facts]
) -> tuple[tuple[Concordance, ...], list[Problem]]:
    """The concordances of the wordings that are shown."""
    held = {one.id: one for one in facts}
    kept, problems = [], []
    for concordance in concordances:
        faults = []
        for act in (concordance.old, concordance.new):
            langs = {
                unit.split("-")[0]
                for row in concordance.rows
                for unit in (row.old if act == concordance.old else row.new)
            }
            faults += _of_act(concordance.path, act, concordance.of, langs, held)
        problems += faults
        if not faults:
            kept.append(concordance)
    return tuple(kept), problems


def of_duties(
    duties: Iterable[Duty], of: Mapping[str, Wordings], path: str, facts: Sequence[Facts]
) -> tuple[tuple[Duty, ...], list[Problem]]:
    """The duties with the units of the wordings that are shown."""
    held = {one.id: one for one in facts}
    every = tuple(duties)
    problems: list[Problem] = []
    gone: set[str] = set()
    for act in dict.fromkeys(act for duty in every for act, _ in duty.units):
        langs = {unit.split("-")[0] for duty in every for a, unit in duty.units if a == act}
        faults = _of_act(path, act, of, langs, held)
        problems += faults
        gone |= {act} if faults else set()
    if not gone:
        return every, problems
    kept = (
        replace(duty, units=tuple(place for place in duty.units if place[0] not in gone))
        for duty in every
    )
    return tuple(duty for duty in kept if duty.units), problems


def _of_act(
    path: str,
    act: str,
    of: Mapping[str, Wordings],
    langs: Iterable[str],
    held: Mapping[str, Facts],
) -> list[Problem]:
    if act not in held:
        return []
    named = of.get(act, {})
    if faults := _unnamed(path, named, langs, held[act], f"[wordings] {act}"):
        return faults
    if told := _differing({lang: named[lang] for lang in named if lang in langs}, held[act]):
        message = f"what it says of {act} is of {told}: it is not used. Make it anew and name them"
        return [Problem(path, None, "record-of-other-wording", message)]
    return []


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


def _differing(named: Wordings, facts: Facts) -> str:
    """Which wordings the record is of, where a language now shows another; "" where none does."""
    shown = {text.lang: text.wording_of for text in facts.shown}
    return " and ".join(
        f"the {lang} wording of {day}, and that of {shown[lang]} is shown"
        for lang, day in named.items()
        if lang in shown and shown[lang] != day
    )


def _several(facts: Facts) -> dict[str, list[datetime.date]]:
    """Language → the wordings held in it, where there are more than one."""
    days: dict[str, list[datetime.date]] = {}
    for text in facts.texts:
        days.setdefault(text.lang, []).append(text.wording_of)
    return {lang: sorted(found) for lang, found in days.items() if len(found) > 1}


def _days(days: Iterable[datetime.date]) -> str:
    return ", ".join(day.isoformat() for day in days)
