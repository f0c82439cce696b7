"""JSON: an act, a clause, the ledger of an act's sources. The published schema checks each."""

from __future__ import annotations

from typing import Any

from adep.exports import data_types, ledger, schema, site_data
from adep.exports.held_act import Copy, Holding
from adep.exports.json_layout import braced, lines, to_json
from adep.model import ResolvedClause


def act(holding: Holding) -> bytes:
    """``/data/<act>.json``."""
    return checked(f"data/{holding.id}.json", holding.data, "act")


def clause(holding: Holding, clause: ResolvedClause) -> bytes:
    """``/data/<act>/<clause>.json``: the clause, and what no copy of it may go without."""
    around = ((unit, holding.around(unit)) for unit in clause.paired.units)
    own: data_types.CompletedClauseJson = {
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
    value: data_types.ClauseFileJson = {**holding.head, **own}
    schema.validate(f"data/{holding.id}/{clause.id}.json", value, "clause_file")
    return braced(holding.head_lines, lines(own))


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
