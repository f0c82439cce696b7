"""A hyphen at a line's end: of a word that was divided for want of room, or of a compound?

Only the text itself can tell. Where it has the undivided word elsewhere, the hyphen goes; where it
has compounds with the same beginning («мінез-құлық»), it stays; else it stays and is pointed out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from adep.base.problems import Problem
from adep.model import Block

SOFT = "\u00ad"  # a hyphen that is there only where a word is divided
AT_END = re.compile(r"([^\W\d_]+)-$")
_AT_START = re.compile(r"[^\W\d_]+")
_WHOLE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Hyphens:
    """What the lines of a text teach of its hyphens; most texts have none at a line's end, and are
    never asked.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = tuple(lines)

    @cached_property
    def whole(self) -> frozenset[str]:
        """The words that no line's end divides."""
        whole: set[str] = set()
        half = False
        for line in self._lines:
            bare = line.strip().lower()
            found = _WHOLE.findall(bare)
            if half:
                del found[:1]  # the half of a word, or of a compound
            half = bare.endswith(("-", SOFT))
            if half:
                del found[-1:]
            whole.update(found)
        return frozenset(whole)

    @cached_property
    def firsts(self) -> frozenset[str]:
        """How the compounds among them begin."""
        parts = (word.partition("-") for word in self.whole)
        return frozenset(first for first, sign, _ in parts if sign)

    def divides(self, before: str, after: str) -> bool | None:
        """Whether a word is divided where a line ends and the next begins; None: not to be told."""
        first, second = AT_END.search(before), _AT_START.match(after)
        if first is None or second is None or not second[0][0].islower():
            return False
        if (first[1] + second[0]).lower() in self.whole:
            return True
        return False if first[1].lower() in self.firsts else None


def doubtful_hyphens(blocks: Iterable[Block], hyphens: Hyphens, path: str) -> list[Problem]:
    """Hyphens at the ends of lines of which the text does not tell what they are."""
    problems = []
    for block in blocks:
        if len(block.passage.pieces) < 2:
            continue  # no lines are joined in it
        text = ""
        for piece in block.passage.pieces:
            if piece.raw.startswith("\n") and not piece.text:
                whole = block.text[len(text) :]
                if hyphens.divides(text, whole) is None:
                    first, second = AT_END.search(text), _AT_START.match(whole)
                    assert first is not None and second is not None
                    message = (
                        f"«{first[0]}{second[0]}» may read «{first[1]}{second[0]}», divided at the "
                        "line's end; if it does, record a correction"
                    )
                    problems.append(Problem(path, piece.first, "hyphen-doubtful", message))
            text += piece.text
    return problems
