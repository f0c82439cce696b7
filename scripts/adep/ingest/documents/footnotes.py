"""Notes at the foot of printed pages: told from the text, and put behind their paragraphs.

Left where it is printed, a note would stand in the middle of a sentence that goes on over the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from msgspec import Struct

from adep.ingest.documents.flow import raised
from adep.ingest.documents.letters import PageLine

SMALLER: Final = 0.93  # than the text, at most
_MARK: Final = re.compile(r"(?P<mark>[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*{1,3})[ )]?\s*(?=[^\W\d_«\"(])")


class FootNote(Struct, frozen=True):
    """A note: its mark as it stands in the text, and its lines."""

    mark: str
    lines: tuple[str, ...]


def usual_size(pages: Sequence[Sequence[PageLine]]) -> float:
    """How high the lines of the text are."""
    sizes = sorted(line.size for page in pages for line in page for _ in line.text)
    return sizes[len(sizes) // 2] if sizes else 0.0


def notes_of(
    page: Sequence[PageLine], head_and_foot: Collection[PageLine], usual: float
) -> tuple[list[FootNote], frozenset[PageLine]]:
    """The notes at the foot of a page, and their lines; without its head and foot."""
    lines: list[PageLine] = []
    for line in reversed(page):
        if line in head_and_foot or line.text.isdigit():
            continue
        if line.size > SMALLER * usual:
            break
        lines.insert(0, line)
    notes: list[FootNote] = []
    for line in lines:
        match = _MARK.match(line.text)
        if match:
            mark = raised(match["mark"])
            notes.append(FootNote(mark, (f"{mark} {line.text[match.end() :]}",)))
        elif notes:
            notes[-1] = FootNote(notes[-1].mark, (*notes[-1].lines, line.text))
        else:
            return [], frozenset()  # small print, but no notes
    return notes, frozenset(lines)


def put_behind(
    written: list[str], notes: Sequence[FootNote], indent: str, since: int
) -> list[FootNote]:
    """Put notes into the written lines of a page, behind the paragraphs in which their marks are.

    ``since`` is where the text of the page begins. Returns those whose paragraph goes on.
    """
    left = []
    for note in notes:
        marked = [at for at in range(since, len(written)) if note.mark in written[at]]
        begin = marked[0] if marked else since
        ends = (
            at
            for at in range(begin + 1, len(written))
            if not written[at] or written[at].startswith(indent)
        )
        end = next(ends, None)
        if end is None:
            left.append(note)
        else:
            written[end:end] = ["", *note.lines, ""]
    return left
