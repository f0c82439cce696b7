"""What reference managers look for in a page: the names of Highwire Press, which Google Scholar and
Zotero read, Dublin Core's, and Zotero's own for the kind of thing that it is.
"""

from __future__ import annotations

from adep.exports.cited import Item


def named(item: Item) -> tuple[tuple[str, str], ...]:
    """(name, content) of each; what is not known of the item is left out."""
    title = f"{item.title}. {item.place}" if item.place else item.title
    day = item.adopted.isoformat() if item.adopted else ""
    found = (
        ("z:itemType", "statute"),
        ("citation_title", title),
        ("citation_date", day.replace("-", "/")),
        ("citation_language", item.lang),
        ("citation_public_url", item.url),
        ("DC.title", title),
        ("DC.type", item.kind),
        ("DC.creator", item.authority),
        ("DC.date", day),
        ("DC.language", item.lang),
        ("DC.identifier", item.url),
        ("DC.description", item.says),
    )
    return tuple((name, content) for name, content in found if content)
