"""Where every line of a source went: the proof that nothing is lost.

``account`` checks the proof before anything is published: the characters of all units, headings,
notes and set-aside lines, in the order of the source, are the characters of the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from adep.base.passage import Passage
from adep.base.problems import Problem
from adep.model import Note, Text

# What stands beside the code is told as what it is; all else there is front matter.
FATES = {"heading": "heading", "paragraph": "text", "subclause": "text", "part": "text"}


def account(text: Text) -> list[Problem]:
    """A "text-lost" problem for the first line whose characters are not all accounted for."""
    held: dict[int, list[str]] = {}
    for _, _, passage in bearers(text):
        for piece in passage.pieces:
            if piece.first == piece.last:
                held.setdefault(piece.first, []).append(piece.raw)
            else:  # a repair over a line end
                for number, part in enumerate(piece.raw.split("\n"), start=piece.first):
                    held.setdefault(number, []).append(part)
    for item in text.furniture:
        held.setdefault(item.line, []).append(item.text)
    printed: dict[int, list[str]] = {}
    for line in text.source.lines:
        printed.setdefault(line.number, []).append(line.text)
    for number, parts in printed.items():
        raw, kept = "".join(parts), "".join(held.get(number, []))
        if raw == kept:
            continue  # most are, white space and all
        want, have = "".join(raw.split()), "".join(kept.split())
        if want != have and sorted(want) != sorted(have):
            says = f"the line reads «{want[:80]}», kept is «{have[:80]}»; please report this file"
            return [Problem(text.source.path, number, "text-lost", says)]
    return []


def bearers(text: Text) -> Iterator[tuple[str, str, Passage]]:
    """All that holds lines of the source: (fate of its lines, its id, its words)."""
    front = {unit.id for unit in text.front}
    for one in text.printed():
        if isinstance(one, Note):
            yield "note", one.id, one.body
        else:
            fate = "front" if one.id in front else FATES.get(one.kind, "front")
            yield fate, one.id, one.marker + one.body
