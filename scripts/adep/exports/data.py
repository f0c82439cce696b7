"""An act → ``/data/<act>.json``, as the published contract words it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Final, cast

from adep.base.grouping import grouped
from adep.base.passage import Change
from adep.exports import data_types
from adep.exports.data_head import (
    CONTRACT_LANGUAGES,
    UNPUBLISHED,
    day,
    each_language,
    head,
    remarked,
)
from adep.library.concordance import Counterpart, Place
from adep.model import (
    Act,
    Amendment,
    Concordance,
    Correspondence,
    Event,
    Excerpt,
    Facts,
    Note,
    Part,
    Reference,
    ResolvedClause,
    Row,
    Text,
    Unit,
    Words,
    folder_of_day,
)

NAMES_IN: Final = "en"  # the language of what the data has in one language only


def act_data(
    act: Act,
    authorities: Mapping[str, Words],
    clauses: Clauses | None = None,
    elsewhere: Iterable[tuple[Concordance, Correspondence]] = (),
    edition: str = UNPUBLISHED,
) -> data_types.ActJson:
    """The act with every unit, row, note, repair and remark; absent facts are None.

    ``clauses`` are its own, left out: without counterparts; ``elsewhere`` the rows of concordances
    that name nothing of this act. ``edition``: of the copy that this is part of.
    """
    facts = act.facts
    clauses = clauses or Clauses(act)
    outside = [u for t in act.texts for u in (*t.front, *(c.heading for c in t.chapters))]
    return {
        **head(act, edition),
        "history": [_event(event, facts, authorities) for event in facts.history],
        "front": [_unit(unit) for text in act.texts for unit in text.front],
        "chapters": [
            {
                "number": chapter.number,
                "heading": each_language(
                    {lang: unit.text for lang, unit in chapter.headings.items()}
                ),
                "clauses": list(chapter.clauses),
            }
            for chapter in act.chapters
        ],
        "clauses": list(map(clauses.of, act.clauses)),
        "parts": [_part(text, part) for text in act.every_text for part in text.parts],
        "earlier": [
            {
                "lang": text.lang,
                "wording_of": text.day.isoformat(),
                "url": folder_of_day(facts.folder, text.day),
                "front": [_unit(unit) for unit in text.front],
                "headings": [_unit(chapter.heading) for chapter in text.chapters],
                "notes": clauses.past_notes(text.lang, text.day),
            }
            for text in act.earlier
        ],
        "corresponds": [
            {"unit": None, "lang": row.lang, "act": other, "to": unit, "relation": row.relation}
            for concordance, row in elsewhere
            for other, units in ((concordance.old, row.old), (concordance.new, row.new))
            for unit in units
        ],
        "notes": _notes(act.amendments),
        "references": [_reference(reference) for reference in act.references],
        "repairs": _repairs(outside, _distinct(act.amendments)),
        "remarks": _remarks(act, {unit.id for unit in outside}),
    }


def unit_repairs(unit: Unit) -> list[data_types.RepairJson]:
    """Every repair made in a unit, in the order of the text."""
    return [_repair(unit, change) for change in (unit.marker + unit.body).changes()]


def _repairs(units: Iterable[Unit], notes: Iterable[Note]) -> list[data_types.RepairJson]:
    """Every repair made in some units, then those made in some notes."""
    of_units = [repair for unit in units for repair in unit_repairs(unit)]
    return of_units + [_repair(note, change) for note in notes for change in note.body.changes()]


class Clauses:
    """The clauses of an act as the data has them, each made once, when it is asked for.

    ``counterparts`` are those of the units of all acts.
    """

    def __init__(
        self, act: Act, counterparts: Mapping[Place, Sequence[Counterpart]] = MappingProxyType({})
    ) -> None:
        self.act, self.counterparts = act, counterparts
        self._made: dict[str, data_types.ClauseJson] = {}

    def of(self, clause: ResolvedClause) -> data_types.ClauseJson:
        """A clause of the act."""
        if clause.id not in self._made:
            self._made[clause.id] = self._clause(clause)
        return self._made[clause.id]

    def past_notes(
        self, lang: str, day: datetime.date, clause: str = ""
    ) -> list[data_types.NoteJson]:
        """Notes of an older wording, as they are read among its own: of a clause, or the act."""
        return _notes(self._past.get((lang, day, clause), ()))

    @cached_property
    def _past(self) -> Mapping[tuple[str, datetime.date, str], Sequence[Amendment]]:
        return grouped(
            ((one.note.lang, past.day, place), one)
            for past in self.act.past
            for place, amendments in (
                ("", past.act.amendments),
                *((clause.id, clause.amendments) for clause in past.act.clauses),
            )
            for one in amendments
        )

    def _clause(self, clause: ResolvedClause) -> data_types.ClauseJson:
        units, facts = clause.paired.units, self.act.facts
        # Languages of the interface are always named; others where the act has a text in them.
        langs = tuple(dict.fromkeys((*CONTRACT_LANGUAGES, *self.act.langs)))
        return {
            "id": clause.id,
            "chapter": clause.paired.chapter,
            "url": f"{facts.id}/{clause.id}/",
            "catchword": each_language(clause.catchword.words) if clause.catchword else None,
            "units": [_unit(unit) for unit in units],
            "rows": [_row(row, langs) for row in clause.paired.rows],
            "notes": _notes(clause.amendments),
            "references": [_reference(reference) for reference in clause.references],
            "corresponds": [
                {
                    "unit": unit.id,
                    "lang": other.lang,
                    "act": other.act,
                    "to": other.unit,
                    "relation": other.relation,
                }
                for unit in units
                for other in self.counterparts.get((facts.id, unit.id), ())
            ],
            "earlier": [
                {
                    "lang": wording.lang,
                    "wording_of": wording.wording_of.isoformat(),
                    "url": f"{folder_of_day(facts.folder, wording.wording_of)}{clause.id}/",
                    "units": [_unit(unit) for unit in wording.units],
                    "notes": self.past_notes(wording.lang, wording.wording_of, clause.id),
                    "repairs": _repairs(wording.units, wording.notes),
                    "remarks": [remarked(remark) for remark in wording.remarks],
                }
                for wording in clause.earlier
            ],
            "repairs": _repairs(units, _distinct(clause.amendments)),
            "remarks": _remarks(self.act, {unit.id for unit in units}),
        }


def _row(row: Row, langs: Iterable[str]) -> data_types.RowJson:
    sides = {lang: list(row.ids(lang)) for lang in langs}
    rest: data_types.RowJson = {
        "relation": row.relation,
        "proposed": row.proposed,
        "differs": each_language(row.differs) if row.differs else None,
        "reason": each_language(row.reason) if row.reason else None,
    }
    return cast("data_types.RowJson", {**sides, **rest})


def _part(text: Text, part: Part) -> data_types.PartJson:
    units = {unit.id for unit in part.units} | {note.id for note in part.notes}
    return {
        "part": part.name,
        "lang": part.lang,
        "wording_of": text.day.isoformat(),
        "title": part.title,
        "units": [_unit(unit) for unit in part.units],
        "notes": [_plain_note(note) for note in part.notes],
        "repairs": _repairs(part.units, part.notes),
        "remarks": [remarked(remark) for remark in text.remarks if remark.unit in units],
    }


def _plain_note(note: Note) -> data_types.PlainNoteJson:
    return {"id": note.id, "text": note.text, "lines": list(note.lines)}


def _distinct(amendments: Iterable[Amendment]) -> list[Note]:
    return list({amendment.note.id: amendment.note for amendment in amendments}.values())


def _unit(unit: Unit) -> data_types.UnitJson:
    return {
        "id": unit.id,
        "lang": unit.lang,
        "kind": unit.kind,
        "number": unit.number,
        "text": unit.text,
        "lines": list(unit.lines),
        "opening": [_excerpt(excerpt) for excerpt in unit.opening],
        "closing": [_excerpt(excerpt) for excerpt in unit.closing],
    }


def _excerpt(excerpt: Excerpt) -> data_types.ExcerptJson:
    return {"unit": excerpt.unit, "from": excerpt.start, "to": excerpt.stop}


def _notes(amendments: Iterable[Amendment]) -> list[data_types.NoteJson]:
    return list(map(_note, amendments))


def _note(amendment: Amendment) -> data_types.NoteJson:
    return {
        "id": amendment.note.id,
        "lang": amendment.note.lang,
        "text": amendment.note.text,
        "kind": amendment.kind,
        "target": amendment.target,
        "portion": amendment.portion,
        "only": amendment.only,
        "date": day(amendment.date),
        "number": amendment.number,
        "type": amendment.type,
        "authority": amendment.authority,
        "commencement": amendment.commencement,
        "lines": list(amendment.note.lines),
    }


def _reference(reference: Reference) -> data_types.ReferenceJson:
    """``to`` is "act" for the whole own act; ``act`` is null for the own act."""
    cited = reference.cited
    return {
        "unit": reference.unit,
        "text": reference.text,
        "to": reference.to or ("act" if cited is None else None),
        "act": None
        if cited is None
        else {
            "id": reference.act,
            "type": cited.type,
            "date": day(cited.date),
            "number": cited.number,
            "title": cited.title,
        },
    }


def _event(event: Event, facts: Facts, authorities: Mapping[str, Words]) -> data_types.EventJson:
    names = authorities.get(event.authority or "", {})
    held = facts.held_of(event)
    return {
        "date": event.date.isoformat(),
        "type": event.type,
        "number": event.number,
        "authority": names.get(NAMES_IN) or next(iter(names.values()), None),
        "kind": event.kind,
        "clauses": None if event.clauses is None else list(event.clauses),
        "text_held": held[0] if held else None,
        "texts_held": list(held),
    }


def _repair(of: Unit | Note, change: Change) -> data_types.RepairJson:
    """A repair. Where a correction was mended by a later one, the last answers for the reading."""
    rules = dict.fromkeys(rule.partition(":")[0] for rule in change.rules)
    last = next(reversed(of.steps(change)), None)
    reason = last.reason if last else {}
    return {
        "unit": of.id,
        "raw": change.raw,
        "reading": change.reading,
        "kind": "editorial" if change.editorial else "automatic",
        "rule": " + ".join(rules),
        "reason": reason.get(of.lang) or next(iter(reason.values()), None),
        "author": last.author if last else None,
        "date": day(last.date) if last else None,
    }


def _remarks(act: Act, units: set[str]) -> list[data_types.RemarkJson]:
    return [
        remarked(remark) for text in act.texts for remark in text.remarks if remark.unit in units
    ]
