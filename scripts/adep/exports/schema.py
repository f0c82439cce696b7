"""The published schema of ``/data/`` (JSON Schema, draft 2020-12), and the check against it.

It is made of ``data_types``: what is needed to say a new key is said there.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints, is_typeddict

import jsonschema_rs

from adep.base.problems import refuse
from adep.exports import data_types, site_types
from adep.exports.data_values import Json, Text, UnitId
from adep.languages.grammar import interface_languages

VERSION: Final = "1.6"
# Name in the schema -> type. A type that stands here is referred to by its name wherever it is
# used; any other is written out.
DEFINITIONS: Final[Mapping[str, Any]] = {
    "act": data_types.ActJson,
    "catalogue": site_types.CatalogueJson,
    "ledger": list[site_types.LedgerLineJson],
    "duties": site_types.DutiesJson,
    "file": site_types.FileJson,
    "clause_file": data_types.ClauseFileJson,
    "words": Annotated[
        data_types.Words, "Language code to words; null where there are none in that language."
    ],
    "unit": data_types.UnitJson,
    "excerpt": Annotated[
        data_types.ExcerptJson,
        "Characters (Unicode code points) from … up to … of a unit's text.",
    ],
    "clause": data_types.ClauseJson,
    "part": data_types.PartJson,
    "correspondence": data_types.CorrespondenceJson,
    "differences": Annotated[
        site_types.DifferencesJson,
        "Where the texts of an act differ between its languages or lack each other.",
    ],
    "difference": site_types.DifferenceJson,
    "row": data_types.RowJson,
    "note": data_types.NoteJson,
    "reference": data_types.ReferenceJson,
    "cited": data_types.CitedJson,
    "repair": data_types.RepairJson,
    "remark": data_types.RemarkJson,
}
# Which of these a file may be.
FILES: Final = ("act", "catalogue", "ledger", "clause_file", "duties", "differences")
# What an object has for each language, beside its keys. Those of the interface are always there.
_BY_LANGUAGE: Final[Mapping[str, Any]] = {
    "words": Text | None,
    "row": list[UnitId],
}
_SIMPLE: Final = {str: "string", int: "integer", bool: "boolean", types.NoneType: "null"}


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _said(hint: Any) -> tuple[Any, ...]:
    return get_args(hint)[1:] if get_origin(hint) is Annotated else ()


def _description(hint: Any) -> dict[str, Any]:
    words = [one for one in _said(hint) if isinstance(one, str)]
    return {"description": words[0]} if words else {}


_NAMES: Final = {_bare(hint): name for name, hint in DEFINITIONS.items()}


def _value(hint: Any) -> dict[str, Any]:
    """The schema of a value of this type, wherever it is used."""
    if get_origin(hint) is Annotated:
        given = next((one.schema for one in _said(hint) if isinstance(one, Json)), None)
        return (given or _value(_bare(hint))) | _description(hint)
    if name := _NAMES.get(hint):
        return {"$ref": f"#/$defs/{name}"}
    return _written_out(hint)


def _written_out(hint: Any) -> dict[str, Any]:
    if is_typeddict(hint):
        return _object(get_type_hints(hint, include_extras=True))
    origin, args = get_origin(hint), get_args(hint)
    if origin is Union or origin is types.UnionType:
        return {"anyOf": [_value(one) for one in args]}
    if origin is list:
        return {"type": "array", "items": _value(args[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _value(args[1])}
    return {"type": _SIMPLE[hint]}


def _object(keys: Mapping[str, Any], others: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object that must have every key. ``others``: what it has for each language besides."""
    properties = dict.fromkeys(interface_languages(), others) if others else {}
    properties |= {key: _value(hint) for key, hint in keys.items()}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": others or False,
    }


def _definition(name: str, hint: Any) -> dict[str, Any]:
    bare = _bare(hint)
    if name not in _BY_LANGUAGE:
        return _written_out(bare) | _description(hint)
    keys = get_type_hints(bare, include_extras=True) if is_typeddict(bare) else {}
    return {"type": "object"} | _description(hint) | _object(keys, _value(_BY_LANGUAGE[name]))


@cache
def published() -> dict[str, Any]:
    """``/data/schema.json``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Data of Adep: acts.json, duties.json, differences.json, <act>.json, "
        "<act>/<clause>.json, <act>.ledger.json",
        "description": f"Version {VERSION}. Every key is always there; "
        "a fact that is not known is null.",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in FILES],
        "$defs": {name: _definition(name, hint) for name, hint in DEFINITIONS.items()},
    }


@cache
def _validator(name: str) -> Any:
    schema = {k: v for k, v in published().items() if k != "anyOf"} | {"$ref": f"#/$defs/{name}"}
    return jsonschema_rs.Draft202012Validator(schema)


def validate(path: str, value: Any, kind: str) -> None:
    """Raise ``Refused`` ("data-invalid") with the first thing that breaks the schema of files of a
    ``kind``, one of ``FILES``.
    """
    error = next(iter(_validator(kind).iter_errors(value)), None)
    if error is not None:
        where = "/".join(map(str, error.instance_path))
        raise refuse("data-invalid", path, None, f"at {where}: {error.message}; please report this")
