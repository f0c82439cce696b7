"""JSON: an act, a clause, the ledger of an act's sources. The published schema checks each."""

from __future__ import annotations

from typing import Any

from adep.exports import data, schema
from adep.exports.held_act import Copy, Holding
from adep.ingest import ledger
from adep.model import ResolvedClause


def act(holding: Holding) -> bytes:
    """``/data/<act>.json``."""
    return checked(f"data/{holding.id}.json", holding.data)


def clause(holding: Holding, clause: ResolvedClause) -> bytes:
    """``/data/<act>/<clause>.json``: the clause, and what no copy of it may go without."""
    around = ((unit, holding.around(unit)) for unit in clause.paired.units)
    value = {
        **data.head(holding.act, holding.copy.edition.name),
        "completed": [
            {
                "unit": unit.id,
                "opening": words.opening or None,
                "closing": words.closing or None,
            }
            for unit, words in around
            if words.opening or words.closing
        ],
        **holding.clauses[clause.id],
    }
    return checked(f"data/{holding.id}/{clause.id}.json", value)


def duties(copy: Copy) -> bytes | None:
    """``/data/duties.json``: which units set a rule on which duty; None where none is recorded."""
    library = copy.library
    if not library.duties:
        return None
    value = data.duties(library.duty_groups, library.duties, library.acts, copy.edition.name)
    return checked("data/duties.json", value)


def sources(holding: Holding) -> bytes:
    """``/data/<act>.ledger.json``: the fate of every line of every source."""
    act = holding.act
    entries = [entry for text in (*act.texts, *act.earlier) for entry in ledger.ledger(text)]
    return checked(f"data/{holding.id}.ledger.json", entries)


def checked(path: str, value: Any) -> bytes:
    """A value as the file at ``path``; raises ``Refused`` where it breaks the schema."""
    schema.validate(path, value)
    return data.to_json(value).encode()
