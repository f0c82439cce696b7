"""The ledger of a source, as ``/data/`` publishes it: what became of every line."""

from __future__ import annotations

from typing import Final

from adep.exports import site_types
from adep.ingest.document_places import places_in
from adep.ingest.ledger import bearers
from adep.model import Text

MARKUP: Final = "markup of the web page"


def ledger(text: Text) -> list[site_types.LedgerLineJson]:
    """One entry for every physical line: source, line, fate, and its unit or the reason.

    A line of text has a reason too where something unseen on it, such as a comment, was dropped.
    """
    source = text.source
    fates: dict[int, tuple[str, str | None, str | None]] = {}  # line -> fate, unit, reason
    for fate, name, passage in bearers(text):
        for piece in passage.pieces:
            if piece.raw.strip():
                for line in range(piece.first, piece.last + 1):
                    fates.setdefault(line, (fate, name, None))
    for item in text.furniture:
        fates.setdefault(item.line, ("furniture", None, item.reason))
    for item in source.dropped:
        fate, unit, reason = fates.get(item.line, ("furniture", None, None))
        fates[item.line] = (fate, unit, reason or item.reason)
    blank = {line.number for line in source.lines if not line.text.strip()}
    for line in range(1, source.count + 1):
        bare = source.plain or line in blank
        fates.setdefault(line, ("blank", None, None) if bare else ("furniture", None, MARKUP))
    places = places_in(source)
    return [
        {
            "source": source.path,
            "line": line,
            "fate": fate,
            "unit": unit,
            "reason": reason,
            **places(line),
        }
        for line, (fate, unit, reason) in sorted(fates.items())
    ]
