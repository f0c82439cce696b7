"""RIS, which EndNote, Mendeley and Zotero import."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from adep.exports.cited import Item
from adep.exports.held_act import Holding
from adep.printing.paper import on_one_line


def written(holding: Holding, items: Iterable[Item]) -> bytes | None:
    """The file of some items. Lines before the first are passed over by whoever reads it, but for a
    person: they tell of a repeal.
    """
    found = b"\r\n".join(map(_item, items))
    warning = on_one_line(holding.warnings)
    return (f"{warning}\r\n\r\n".encode() + found if warning else found) if found else None


def _item(item: Item) -> bytes:
    day = item.adopted
    fields = [
        ("TY", "STAT"),
        ("ID", item.id),
        ("TI", item.title),
        ("SE", item.place),
        ("AU", item.authority),
        ("PY", str(day.year) if day else ""),
        ("DA", day.isoformat().replace("-", "/") if day else ""),
        ("M1", item.number),
        ("M3", item.kind),
        ("ET", item.version),
        ("LA", item.lang),
        ("UR", item.url),
        ("AB", item.words),
        ("N1", item.says),
    ]
    lines = [_line(tag, value) for tag, value in fields if value]
    return b"\r\n".join([*lines, b"ER  - ", b""])


@lru_cache(maxsize=64)  # items of a wording differ in few fields
def _line(tag: str, value: str) -> bytes:
    return f"{tag}  - {' '.join(value.split())}".encode()
