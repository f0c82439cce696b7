"""Where in a document a line of the text stands that was taken from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TypedDict

from adep.model import Source


class Place(TypedDict):
    """Where a line stands; None for what the document is not counted by."""

    page: int | None
    paragraph: int | None


def places_in(source: Source) -> Callable[[int], Place]:
    """Line → its page or paragraph."""
    nowhere: Place = {"page": None, "paragraph": None}
    original = source.original
    if original is None:
        return lambda line: nowhere
    starts = [
        line.number
        for line in source.lines
        if (line.block if original.places == "paragraph" else "\f" in line.text)
    ]
    if original.places == "paragraph":
        return lambda line: {"page": None, "paragraph": bisect_right(starts, line)}
    # Pages are counted from the first, which no form feed begins.
    return lambda line: {"page": bisect_right(starts, line) + 1, "paragraph": None}
