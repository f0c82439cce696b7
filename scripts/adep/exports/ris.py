"""RIS, which EndNote, Mendeley and Zotero import."""

from __future__ import annotations

from collections.abc import Iterable

from adep.exports.citations import Item
from adep.exports.held_act import Holding
from adep.printing.paper import on_one_line


def written(holding: Holding, items: Iterable[Item]) -> bytes | None:
    """The file of some items. Lines before the first are passed over by whoever reads it, but for a
    person: they tell of a repeal.
    """
    found = "\r\n".join(map(_item, items))
    warning = on_one_line(holding.warnings)
    return (f"{warning}\r\n\r\n{found}" if warning else found).encode() if found else None


def _item(item: Item) -> str:
    day = item.adopted
    fields = [
        ("TY", "STAT"),
        ("ID", item.id),
        ("TI", item.title),
        ("SE", item.place),
        ("AU", item.authority),
        ("PY", str(day.year) if day else ""),
        ("DA", f"{day:%Y/%m/%d}" if day else ""),
        ("M1", item.number),
        ("M3", item.kind),
        ("ET", item.version),
        ("LA", item.lang),
        ("UR", item.url),
        ("AB", item.words),
        ("N1", item.says),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])
