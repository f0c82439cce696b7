"""An act → ``/data/<act>.json``, as the published contract words it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from adep.base.passage import Change
from adep.languages.grammar import interface_languages
from adep.library.concordance import Counterpart, Place
from adep.model import (
    Act,
    Amendment,
    Concordance,
    Correspondence,
    Duty,
    DutyGroup,
    Event,
    Excerpt,
    Facts,
    Note,
    Part,
    Reference,
    ResolvedClause,
    Status,
    Text,
    Unit,
    Words,
    folder_of_day,
)

VERSION = "1.6"
UNPUBLISHED = "unpublished"  # the edition of what is only looked at
CONTRACT_LANGUAGES = interface_languages()  # keys that the published contract always has
NAMES_IN = "en"  # the language of what the data has in one language only


def act_data(
    act: Act,
    authorities: Mapping[str, Words],
    counterparts: Mapping[Place, Sequence[Counterpart]] = MappingProxyType({}),
    elsewhere: Iterable[tuple[Concordance, Correspondence]] = (),
    edition: str = UNPUBLISHED,
) -> dict[str, Any]:
    """The act with every unit, row, note, repair and remark; absent facts are None.

    ``counterparts`` are those of the units of all acts, ``elsewhere`` the rows of concordances
    that name nothing of this act. ``edition``: of the copy that this is part of.
    """
    facts, past = act.facts, _PastNotes(act)
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
        "clauses": [_clause(act, clause, counterparts, past) for clause in act.clauses],
        "parts": [_part(text, part) for text in (*act.texts, *act.earlier) for part in text.parts],
        "earlier": [
            {
                "lang": text.lang,
                "wording_of": _date(text.wording_of),
                "url": folder_of_day(facts.folder, text.day),
                "front": [_unit(unit) for unit in text.front],
                "headings": [_unit(chapter.heading) for chapter in text.chapters],
                "notes": [_note(amendment) for amendment in past.of(text.lang, text.day, None)],
            }
            for text in act.earlier
        ],
        "corresponds": [
            {"unit": None, "lang": row.lang, "act": other, "to": unit, "relation": row.relation}
            for concordance, row in elsewhere
            for other, units in ((concordance.old, row.old), (concordance.new, row.new))
            for unit in units
        ],
        "notes": [_note(amendment) for amendment in act.amendments],
        "references": [_reference(reference) for reference in act.references],
        "repairs": [
            repair
            for text in act.texts
            for unit in (*text.front, *(chapter.heading for chapter in text.chapters))
            for repair in unit_repairs(unit)
        ]
        + [r for note in _distinct(act.amendments) for r in note_repairs(note)],
        "remarks": _remarks(
            act,
            {u.id for t in act.texts for u in (*t.front, *(c.heading for c in t.chapters))},
        ),
    }


def head(act: Act, edition: str) -> dict[str, Any]:
    """What no copy of an act goes without: its state, its wordings with standing and source, and
    of which edition it is. The state comes first.
    """
    facts = act.facts
    return {
        "status": _status(facts.status),
        "act": facts.id,
        "title": each_language(facts.title),
        "edition": edition,
        "superseded_by": _superseded_by(facts),
        "register": each_language(facts.register),
        "compared": _date(facts.compared),
        "texts": [
            {
                "lang": held.lang,
                "wording_of": _date(held.wording_of),
                "standing": held.standing,
                "source": text.source.path,
                "sha256": text.source.sha256,
                "original": _original(text),
            }
            for held in facts.texts
            for text in (*act.texts, *act.earlier)
            if text.lang == held.lang and text.wording_of in (held.wording_of, None)
        ],
    }


def _original(text: Text) -> dict[str, str] | None:
    """The document from which a text was taken."""
    one = text.source.original
    return None if one is None else {"source": one.path, "sha256": one.sha256}


def catalogue(
    acts: Iterable[Act],
    articles: Iterable[Act],
    files: Mapping[str, Sequence[Mapping[str, Any]]] = MappingProxyType({}),
    edition: str = UNPUBLISHED,
) -> dict[str, Any]:
    """``/data/acts.json``: what is published, and where its data is.

    ``files`` are the files made of each act or article, by its id, and under "" those of the whole
    site.
    """
    return {
        "version": VERSION,
        "edition": edition,
        "acts": [
            {
                "act": act.facts.id,
                "title": each_language(act.facts.title),
                "status": _status(act.facts.status),
                "url": f"{act.facts.id}/",
                "data": f"data/{act.facts.id}.json",
                "ledger": f"data/{act.facts.id}.ledger.json",
                "files": list(files.get(act.facts.id, ())),
            }
            for act in acts
        ],
        "articles": [
            {
                "article": article.facts.id,
                "title": each_language(article.facts.title),
                "published": _date(article.facts.published),
                "url": article.facts.folder,
                "ledger": f"data/{article.facts.id}.ledger.json",
                "files": list(files.get(article.facts.id, ())),
            }
            for article in articles
        ],
        "files": list(files.get("", ())),
    }


def duties(
    groups: Iterable[DutyGroup], duties: Iterable[Duty], acts: Iterable[Act], edition: str
) -> dict[str, Any]:
    """``/data/duties.json``: the duties under their heads, with the units that set a rule on each.

    Editors grouped them; no text does. The head says of every act which wordings these units are.
    """
    return {
        "version": VERSION,
        "edition": edition,
        "acts": [head(act, edition) for act in acts],
        "groups": [{"group": group.id, "name": each_language(group.name)} for group in groups],
        "duties": [
            {
                "duty": duty.id,
                "group": duty.group,
                "name": each_language(duty.name),
                "url": f"duties/{duty.id}/",
                "units": [{"act": act, "unit": unit} for act, unit in duty.units],
            }
            for duty in duties
        ],
    }


def to_json(value: Any) -> str:
    """Text as published, the same on every machine: one line a key, one line an item of a list."""
    if isinstance(value, dict):
        inner = ",\n".join(f"{_compact(k)}: {_listed(v)}" for k, v in value.items())
        return "{" + inner + "\n}\n"
    return _listed(value) + "\n"


def _listed(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def unit_repairs(unit: Unit) -> list[dict[str, Any]]:
    """Every repair made in a unit, in the order of the text."""
    return [_repair(unit, change) for change in (unit.marker + unit.body).changes()]


def note_repairs(note: Note) -> list[dict[str, Any]]:
    """Every repair made in a note."""
    return [_repair(note, change) for change in note.body.changes()]


class _PastNotes:
    """What the notes of older wordings mean, as they are read among their own wording's."""

    def __init__(self, act: Act) -> None:
        self.found: dict[tuple[str, datetime.date, str | None], list[Amendment]] = {}
        for past in act.past:
            told: list[tuple[str | None, Sequence[Amendment]]] = [(None, past.act.amendments)]
            told += [(clause.id, clause.amendments) for clause in past.act.clauses]
            for place, amendments in told:
                for one in amendments:
                    self.found.setdefault((one.note.lang, past.day, place), []).append(one)

    def of(self, lang: str, day: datetime.date, clause: str | None) -> Sequence[Amendment]:
        """Those told of a clause in a wording; None: of the whole act."""
        return self.found.get((lang, day, clause), ())


def _clause(
    act: Act,
    clause: ResolvedClause,
    counterparts: Mapping[Place, Sequence[Counterpart]],
    past: _PastNotes,
) -> dict[str, Any]:
    units = clause.paired.units
    # Languages of the interface are always named; others where the act has a text in them.
    langs = dict.fromkeys((*CONTRACT_LANGUAGES, *act.langs))
    return {
        "id": clause.id,
        "chapter": clause.paired.chapter,
        "url": f"{act.facts.id}/{clause.id}/",
        "catchword": each_language(clause.catchword.words) if clause.catchword else None,
        "units": [_unit(unit) for unit in units],
        "rows": [
            {
                **{lang: list(row.ids(lang)) for lang in langs},
                "relation": row.relation,
                "proposed": row.proposed,
                "differs": each_language(row.differs) if row.differs else None,
                "reason": each_language(row.reason) if row.reason else None,
            }
            for row in clause.paired.rows
        ],
        "notes": [_note(amendment) for amendment in clause.amendments],
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
            for other in counterparts.get((act.facts.id, unit.id), ())
        ],
        "earlier": [
            {
                "lang": wording.lang,
                "wording_of": _date(wording.wording_of),
                "url": f"{folder_of_day(act.facts.folder, wording.wording_of)}{clause.id}/",
                "units": [_unit(unit) for unit in wording.units],
                "notes": [
                    _note(amendment)
                    for amendment in past.of(wording.lang, wording.wording_of, clause.id)
                ],
                "repairs": [r for unit in wording.units for r in unit_repairs(unit)]
                + [r for note in wording.notes for r in note_repairs(note)],
                "remarks": [
                    {"unit": remark.unit, "text": each_language(remark.text)}
                    for remark in wording.remarks
                ],
            }
            for wording in clause.earlier
        ],
        "repairs": [r for unit in units for r in unit_repairs(unit)]
        + [r for note in _distinct(clause.amendments) for r in note_repairs(note)],
        "remarks": _remarks(act, {unit.id for unit in units}),
    }


def _part(text: Text, part: Part) -> dict[str, Any]:
    units = {unit.id for unit in part.units} | {note.id for note in part.notes}
    return {
        "part": part.name,
        "lang": part.lang,
        "wording_of": _date(text.wording_of),
        "title": part.title,
        "units": [_unit(unit) for unit in part.units],
        "notes": [_plain_note(note) for note in part.notes],
        "repairs": [r for unit in part.units for r in unit_repairs(unit)]
        + [r for note in part.notes for r in note_repairs(note)],
        "remarks": [
            {"unit": remark.unit, "text": each_language(remark.text)}
            for remark in text.remarks
            if remark.unit in units
        ],
    }


def _plain_note(note: Note) -> dict[str, Any]:
    return {"id": note.id, "text": note.text, "lines": list(note.lines)}


def _status(status: Status) -> dict[str, str | None]:
    return {"state": status.state, "from": _date(status.since), "by": status.by}


def _superseded_by(facts: Facts) -> dict[str, str | None] | None:
    """The last change of the act that the texts held are older than."""
    newest = max((text.wording_of for text in facts.shown), default=None)
    later = [e for e in facts.history if not e.ends_act and newest and e.date > newest]
    if not later:
        return None
    last = max(later, key=lambda event: event.date)
    return {
        "date": _date(last.date),
        "type": last.type,
        "number": last.number,
        "kind": last.kind,
    }


def _distinct(amendments: Iterable[Amendment]) -> list[Note]:
    return list({amendment.note.id: amendment.note for amendment in amendments}.values())


def _unit(unit: Unit) -> dict[str, Any]:
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


def _excerpt(excerpt: Excerpt) -> dict[str, Any]:
    return {"unit": excerpt.unit, "from": excerpt.start, "to": excerpt.stop}


def _note(amendment: Amendment) -> dict[str, Any]:
    return {
        "id": amendment.note.id,
        "lang": amendment.note.lang,
        "text": amendment.note.text,
        "kind": amendment.kind,
        "target": amendment.target,
        "portion": amendment.portion,
        "only": amendment.only,
        "date": _date(amendment.date),
        "number": amendment.number,
        "type": amendment.type,
        "authority": amendment.authority,
        "commencement": amendment.commencement,
        "lines": list(amendment.note.lines),
    }


def _reference(reference: Reference) -> dict[str, Any]:
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
            "date": _date(cited.date),
            "number": cited.number,
            "title": cited.title,
        },
    }


def _event(event: Event, facts: Facts, authorities: Mapping[str, Words]) -> dict[str, Any]:
    names = authorities.get(event.authority or "", {})
    held = facts.held_of(event)
    return {
        "date": _date(event.date),
        "type": event.type,
        "number": event.number,
        "authority": names.get(NAMES_IN) or next(iter(names.values()), None),
        "kind": event.kind,
        "clauses": None if event.clauses is None else list(event.clauses),
        "text_held": held[0] if held else None,
        "texts_held": list(held),
    }


def _repair(of: Unit | Note, change: Change) -> dict[str, Any]:
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
        "date": _date(last.date) if last else None,
    }


def _remarks(act: Act, units: set[str]) -> list[dict[str, Any]]:
    return [
        {"unit": remark.unit, "text": each_language(remark.text)}
        for text in act.texts
        for remark in text.remarks
        if remark.unit in units
    ]


def each_language(words: Words) -> dict[str, str | None]:
    """Words by language, as the contract has them: null where there are none in one of its own."""
    return {lang: words.get(lang) for lang in dict.fromkeys((*CONTRACT_LANGUAGES, *words))}


def _date(date: Any) -> str | None:
    return None if date is None else date.isoformat()
