"""Heads and feet that run through the pages of a text that has them: set aside on every page.

A page ends where a form feed stands alone on a line, as in texts that were taken from a PDF. A line
right below or above it, with a blank line between it and the text, is the page's own where other
pages have it too: the same words, and figures only where they count the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from adep.model import Line

PAGE_ENDS = "\f"
HEAD = "a head or foot of the pages"
_FIGURES = re.compile(r"\d+")
_LAW = re.compile(
    r"^\s*\d[\d¹²³⁴⁵⁶⁷⁸⁹⁰-]*[.)]|[;:,]\s*$"
)  # a clause, an item, a sentence that goes on
_LONGEST = 200  # signs
_MOST = 3  # lines of a head, or of a foot
_SHARE = 0.4  # of the pages, at least; left and right pages may differ


def running(lines: Sequence[Line]) -> frozenset[int]:
    """Indexes of the lines that are heads or feet."""
    ends = [index for index, line in enumerate(lines) if line.text == PAGE_ENDS]
    if not ends:
        return frozenset()
    starts = [-1, *ends]
    pages = [range(a + 1, b) for a, b in zip(starts, [*ends, len(lines)], strict=True)]
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}  # words → (page, index)
    for number, page in enumerate(pages):
        for where, order in (("head", page), ("foot", range(page.stop - 1, page.start - 1, -1))):
            for index in _outer(lines, order):
                words = (where, _FIGURES.sub("", lines[index].text.strip()))
                found.setdefault(words, []).append((number, index))
    least = max(2, _SHARE * len(pages))
    return frozenset(
        index
        for places in found.values()
        if len({number for number, _ in places}) >= least and _counts_pages(lines, places)
        for _, index in places
    )


def _outer(lines: Sequence[Line], order: Sequence[int]) -> Iterator[int]:
    """The outermost lines of a page that a blank line parts from the next."""
    group: list[int] = []
    seen = 0
    for index in order:
        if lines[index].text.strip():
            group.append(index)
            text = lines[index].text
            if len(group) + seen > _MOST or len(text) > _LONGEST or _LAW.search(text):
                return
        elif group:
            yield from group
            seen, group = seen + len(group), []


def _counts_pages(lines: Sequence[Line], places: Sequence[tuple[int, int]]) -> bool:
    """Whether the figures of such lines are everywhere the same, or go up with the pages."""
    rows = [
        (number, [int(one[-9:]) for one in _FIGURES.findall(lines[index].text)])
        for number, index in places
    ]
    if len({len(figures) for _, figures in rows}) != 1:
        return False
    return all(
        len({figures[at] for _, figures in rows}) == 1
        or len({figures[at] - number for number, figures in rows}) == 1
        for at in range(len(rows[0][1]))
    )
