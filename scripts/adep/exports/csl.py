"""CSL-JSON, which Zotero, Pandoc and every processor of citation styles read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache

from adep.exports.cited import Item
from adep.exports.held_act import Holding
from adep.exports.json_layout import compact


def written(holding: Holding, items: Iterable[Item]) -> bytes | None:
    """The file of some items; what they must say of ``holding``, each says itself."""
    lines = list(map(_line, items))
    return b"[" + b",\n".join(lines) + b"]\n" if lines else None


def _line(item: Item) -> bytes:
    """An item; what is not known of it is left out."""
    fields = (
        ("status", item.state),
        ("id", item.id),
        ("type", "legislation"),
        ("title", item.title),
        ("section", item.place),
        ("genre", item.kind),
        ("number", item.number),
        ("authority", item.authority),
        ("jurisdiction", "KZ"),
        ("issued", item.adopted),
        ("version", item.version),
        ("language", item.lang),
        ("URL", item.url),
        ("abstract", item.words),
        ("note", item.says),
    )
    return b"{" + b", ".join([_field(name, value) for name, value in fields if value]) + b"}"


@lru_cache(maxsize=64)  # items of a wording differ in few fields
def _field(name: str, value: str | datetime.date) -> bytes:
    if isinstance(value, datetime.date):
        day = {"date-parts": [[value.year, value.month, value.day]]}
        return f'"{name}": {compact(day)}'.encode()
    return f'"{name}": {compact(value)}'.encode()
