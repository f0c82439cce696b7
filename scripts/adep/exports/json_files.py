"""JSON: an act, a clause, the ledger of an act's sources. The published schema checks each."""

from __future__ import annotations

import json
from typing import Any, Final

from adep.exports import data_types, ledger, schema, site_data
from adep.exports.data_head import head
from adep.exports.held_act import Copy, Holding
from adep.model import ResolvedClause

compact: Final = json.JSONEncoder(ensure_ascii=False).encode  # a value on one line


def act(holding: Holding) -> bytes:
    """``/data/<act>.json``."""
    return checked(f"data/{holding.id}.json", holding.data, "act")


def clause(holding: Holding, clause: ResolvedClause) -> bytes:
    """``/data/<act>/<clause>.json``: the clause, and what no copy of it may go without."""
    around = ((unit, holding.around(unit)) for unit in clause.paired.units)
    value: data_types.ClauseFileJson = {
        **head(holding.act, holding.copy.edition.name),
        "completed": [
            {
                "unit": unit.id,
                "opening": words.opening or None,
                "closing": words.closing or None,
            }
            for unit, words in around
            if words.opening or words.closing
        ],
        **holding.clauses.of(clause),
    }
    return checked(f"data/{holding.id}/{clause.id}.json", value, "clause_file")


def duties(copy: Copy) -> bytes | None:
    """``/data/duties.json``: which units set a rule on which duty; None where none is recorded."""
    library = copy.library
    if not library.duties:
        return None
    value = site_data.duties(library.duty_groups, library.duties, library.acts, copy.edition.name)
    return checked("data/duties.json", value, "duties")


def sources(holding: Holding) -> bytes:
    """``/data/<act>.ledger.json``: the fate of every line of every source."""
    act = holding.act
    entries = [entry for text in act.every_text for entry in ledger.ledger(text)]
    return checked(f"data/{holding.id}.ledger.json", entries, "ledger")


def checked(path: str, value: Any, kind: str) -> bytes:
    """A value as a file; raises ``Refused`` where it breaks the schema of its kind."""
    schema.validate(path, value, kind)
    return to_json(value)


def to_json(value: Any) -> bytes:
    """A file as published, the same on every machine: a line a key, a line an item of a list."""
    if isinstance(value, dict):
        inner = ",\n".join(f"{compact(k)}: {_listed(v)}" for k, v in value.items())
        return f"{{{inner}\n}}\n".encode()
    return f"{_listed(value)}\n".encode()


def _listed(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(compact, value)) + "\n]"
    return compact(value)
