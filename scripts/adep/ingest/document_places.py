"""Where in a document a line of the text stands that was taken from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from adep.model import Places, Source

Place = dict[Places, int | None]


def places_in(source: Source) -> Callable[[int], Place]:
    """Line → its page or paragraph; None for what the document is not counted by."""
    nowhere: Place = {"page": None, "paragraph": None}
    original = source.original
    if original is None:
        return lambda line: nowhere
    starts = [
        line.number
        for line in source.lines
        if (line.block if original.places == "paragraph" else "\f" in line.text)
    ]
    # Pages are counted from the first, which no form feed begins.
    before = int(original.places == "page")
    return lambda line: {**nowhere, original.places: bisect_right(starts, line) + before}
