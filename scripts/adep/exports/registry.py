"""The formats, in the order in which they are listed. A new one is a module and an entry here."""

from __future__ import annotations

from typing import Final

from adep.exports import as_json
from adep.exports.formats import AnyFormat, OfAct, OfClause

JSON: Final = "application/json"

FORMATS: Final[tuple[AnyFormat, ...]] = (
    OfAct("json", JSON, "data/{act}.json", as_json.act),
    OfAct("ledger", JSON, "data/{act}.ledger.json", as_json.sources),
    OfClause("json-clause", JSON, "data/{act}/{clause}.json", as_json.clause),
)
OF_ARTICLES: Final = frozenset({"ledger"})  # formats that articles have too
# What `adep check` makes too, to see that it fits the schema.
CHECKED: Final = tuple(format for format in FORMATS if format.media_type == JSON)
