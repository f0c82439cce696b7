"""The single values of ``/data/``: their types, and what the published schema has of them."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Struct

from adep.library.differences import KINDS as DIFFERENCES
from adep.records.facts import KINDS, STANDINGS, STATES


class Json(Struct, frozen=True, eq=False):
    """The JSON Schema of a value, where its type says too little."""

    schema: dict[str, Any]


Text = Annotated[str, Json({"type": "string", "minLength": 1})]
Date = Annotated[str, Json({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})]
Lang = Annotated[str, Json({"type": "string", "pattern": "^[a-z]{2,3}$"})]
UnitId = Annotated[str, Json({"type": "string", "pattern": "^[a-z]{2,3}-[A-Za-z0-9._-]+$"})]
Sum = Annotated[str, Json({"type": "string", "pattern": "^[0-9a-f]{64}$"})]
Counted = Annotated[int, Json({"type": "integer", "minimum": 0})]
Positive = Annotated[int, Json({"type": "integer", "minimum": 1})]
Kind = Annotated[str, Json({"enum": list(KINDS)})]
Standing = Annotated[str, Json({"enum": list(STANDINGS)})]
State = Annotated[str, Json({"enum": list(STATES)})]
UnitKind = Annotated[
    str,
    Json({
        "enum": [
            "paragraph", "subclause", "part", "heading",
            "title", "approval", "imprint", "standing", "preamble", "signature",
        ]
    }),
]  # fmt: skip
Lines = Annotated[
    list[int],
    Json(
        {
            "type": "array",
            "items": {"type": "integer", "minimum": 1},
            "minItems": 2,
            "maxItems": 2,
        }
    ),
    "First and last line of the source file, counted from 1.",
]
DifferenceKind = Annotated[str, Json({"enum": list(DIFFERENCES)})]
