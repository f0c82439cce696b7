"""How JSON is laid out: the same on every machine, a line a key, a line an item of a list."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

compact: Final = json.JSONEncoder(ensure_ascii=False).encode  # a value on one line


def to_json(value: Any) -> bytes:
    """A file as published."""
    return braced(lines(value)) if isinstance(value, dict) else f"{_listed(value)}\n".encode()


def braced(*parts: str) -> bytes:
    """The file of an object; ``parts`` are its ``lines``."""
    inner = ",\n".join(parts)
    return f"{{{inner}\n}}\n".encode()


def lines(value: Mapping[str, Any]) -> str:
    """The keys of an object, a line each."""
    return ",\n".join([f"{compact(key)}: {_listed(inner)}" for key, inner in value.items()])


def _listed(value: Any) -> str:
    if value == []:
        return "[]"
    if isinstance(value, list) and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(compact, value)) + "\n]"
    return compact(value)
