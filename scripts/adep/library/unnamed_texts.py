"""Texts that records do not name yet → what the records may say of them, to be pasted.

Nothing is matched here by its words. A unit is proposed where the unit that an editor, or plain
numbers, put beside it in another language stands already.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from adep.library import concordance
from adep.model import NOT_COMPARED, Act, Concordance, Duty, RecordedRow, ResolvedClause, Unit
from adep.records.across_acts import correspondence_as_toml
from adep.records.unit_records import ROW

Mates = Mapping[str, Mapping[str, tuple[str, ...]]]  # unit id -> language -> its counterparts
PAIRED = ("same", "amended")


def proposals(
    act: Act,
    acts: Mapping[str, Act],
    concordances: Iterable[Concordance],
    duties: Sequence[Duty],
    in_duties: frozenset[tuple[str, str]],
) -> Iterator[str]:
    """Lines to be read and pasted, record by record; none where every text of ``act`` is named.

    ``acts`` are all acts by their ids, ``in_duties`` the texts that the duties name.
    """
    yield from _pairs(act)
    for one in concordances:
        if waiting := concordance.uncompared(one, acts).get(act.facts.id):
            yield from _concordance(one, acts, waiting, act.facts.id)
    waiting = tuple(lang for lang in act.langs if (act.facts.id, lang) not in in_duties)
    if duties and waiting:
        yield from _duties(act, duties, waiting)


def _head(path: str, what: str) -> list[str]:
    return [f"# ---- {path}: {what}", ""]


def _mates(act: Act) -> Mates:
    """The counterparts of each unit in rows that nobody needs to confirm any more."""
    settled = (row for row in act.every_row if row.relation in PAIRED and not row.proposed)
    every = ({lang: row.ids(lang) for lang in row.sides} for row in settled)
    return {unit: sides for sides in every for ids in sides.values() for unit in ids}


def beside(units: Iterable[str], lang: str, mates: Mates) -> tuple[str, ...]:
    """The counterparts of some units in ``lang``, each once; none where one of them has none."""
    every = [mates.get(unit, {}).get(lang, ()) for unit in units]
    if not all(every):
        return ()
    return tuple(dict.fromkeys(unit for some in every for unit in some))


# ---- pairs.toml ---------------------------------------------------------------------------------


def _pairs(act: Act) -> Iterator[str]:
    """The recorded rows of each clause with the units of the texts that came later."""
    later = {
        unit.id: unit
        for row in act.every_row
        if row.relation == NOT_COMPARED
        for units in row.sides.values()
        for unit in units
    }
    if not later:
        return
    days = act.facts.newest
    langs = dict.fromkeys(unit.lang for unit in later.values())
    told = ", ".join(f"{lang} = {days[lang]}" for lang in langs)
    path = act.facts.path.replace("act.toml", "pairs.toml")
    yield from _head(path, f"these rows in the place of those that are there; wordings: {told}")
    for clause in act.clauses:
        units = [unit for unit in clause.paired.units if unit.id in later]
        for row, comment in _with_later(clause, units, days) if units else ():
            yield from ROW.toml(row, comment).splitlines()
            yield ""


def _with_later(
    clause: ResolvedClause, later: Iterable[Unit], days: Mapping[str, datetime.date]
) -> Iterator[tuple[RecordedRow, str]]:
    """The rows of a clause, a later unit in the row of the unit that has its number.

    Numbers of a text of the same wording count before those of others.
    """
    rows = [row for row in clause.paired.rows if row.relation != NOT_COMPARED]
    row_of = {
        unit: at for at, row in enumerate(rows) for lang in row.sides for unit in row.ids(lang)
    }
    put: dict[int, list[Unit]] = {}
    alone = []
    for unit in later:
        place = unit.id.removeprefix(unit.lang)
        nearest = sorted(days, key=lambda lang: days[lang] != days[unit.lang])
        at = next((row_of[lang + place] for lang in nearest if lang + place in row_of), None)
        if at is None:
            alone.append(unit)
        else:
            put.setdefault(at, []).append(unit)
    for at, row in enumerate(rows):
        sides = {lang: row.ids(lang) for lang in row.sides}
        for unit in put.get(at, ()):
            sides[unit.lang] = (*sides.get(unit.lang, ()), unit.id)
        relation = "same" if len(sides) > 1 and len(row.sides) == 1 else row.relation
        proposed = at in put or row.proposed
        yield (
            RecordedRow(
                clause.id, sides, relation, row.differs, proposed=proposed, reason=row.reason
            ),
            "",
        )
    for unit in alone:
        sides = {unit.lang: (unit.id,)}
        relation = f"{unit.lang}-only"
        yield RecordedRow(clause.id, sides, relation, proposed=True), "no unit has its number"


# ---- concordance.toml ---------------------------------------------------------------------------


def _concordance(
    record: Concordance, acts: Mapping[str, Act], langs: Sequence[str], act: str
) -> Iterator[str]:
    """Rows for the wordings of the older act that have none; and those that are there with the
    newer act's text, where they name none of it."""
    mates = _mates(acts[act])
    for lang in langs:
        left = {u.id for c in acts[act].clauses for u in c.paired.units if u.lang == lang}
        if act == record.old:
            what = f"rows of the older act in «{lang}», to be added"
            like = record.wordings()[:1]
            rows = [
                replace(row, lang=lang, old=beside(row.old, lang, mates))
                for row in record.rows
                if row.lang in like and (not row.old or beside(row.old, lang, mates))
            ]
            left -= {unit for row in rows for unit in row.old}
        else:
            what = (
                f"with the newer act in «{lang}»: these rows in the place of those with this from"
            )
            rows = [
                replace(row, new=(*row.new, *found))
                for row in record.rows
                if (found := beside(row.new, lang, mates))
            ]
            left -= {unit for row in rows for unit in row.new}
        yield from _head(record.path, f"{what}; [wordings] too")
        for row in rows:
            yield from correspondence_as_toml(row).splitlines()
            yield ""
        yield from _left(left, act, lang)


def _left(units: Iterable[str], act: str, lang: str) -> Iterator[str]:
    if names := sorted(units):
        yield f"# In no row yet, for nothing is set beside it: {', '.join(names)} of {act}."
        yield f"# Pair the text first (`adep pair {act}`), or write rows with what they became."
        yield ""


# ---- duties.toml --------------------------------------------------------------------------------


def _duties(act: Act, duties: Sequence[Duty], langs: Sequence[str]) -> Iterator[str]:
    mates, name = _mates(act), act.facts.id
    days = act.facts.newest
    told = ", ".join(f"{lang} = {days[lang]}" for lang in langs)
    found = {
        duty.id: [
            f'"{name}/{unit}",'
            for lang in langs
            for unit in _beside_each(duty.by_act().get(name, ()), lang, mates)
        ]
        for duty in duties
    }
    what = "and to the units of" if any(found.values()) else "read it against each duty"
    yield from _head("sources/duties.toml", f"under [wordings], of {name}: {told}; {what}")
    for duty, units in found.items():
        if units:
            yield f'# id = "{duty}"'
            yield from (f"    {unit}" for unit in units)
    yield ""


def _beside_each(units: Iterable[str], lang: str, mates: Mates) -> tuple[str, ...]:
    return tuple(dict.fromkeys(u for unit in units for u in mates.get(unit, {}).get(lang, ())))
