"""CSL-JSON, which Zotero, Pandoc and every processor of citation styles read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from adep.exports.citations import Item
from adep.exports.held_act import Holding
from adep.exports.json_files import compact


def written(holding: Holding, items: Iterable[Item]) -> bytes | None:
    """The file of some items; what they must say of ``holding``, each says itself."""
    lines = [compact(_value(item)) for item in items]
    return ("[" + ",\n".join(lines) + "]\n").encode() if lines else None


def _value(item: Item) -> dict[str, Any]:
    """An item; what is not known of it is left out."""
    day = item.adopted
    value = {
        "status": item.state,
        "id": item.id,
        "type": "legislation",
        "title": item.title,
        "section": item.place,
        "genre": item.kind,
        "number": item.number,
        "authority": item.authority,
        "jurisdiction": "KZ",
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "version": item.version,
        "language": item.lang,
        "URL": item.url,
        "abstract": item.words,
        "note": item.says,
    }
    return {key: value for key, value in value.items() if value}
