"""Markup in a page's Markdown that is converted into itself: it need not be converted.

Most of a page of the law are tables, words of the interface in two languages, plain and tagged, and
the anchors of units. Each tag of them costs Python-Markdown as much as a paragraph. What stands in
their place, while it converts the page, is to it a letter among letters.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from adep.site.known_tables import ELEMENT, PLAIN, take_tables

_SAME: Final = re.compile(rf"{ELEMENT}(?:(?: · )?{ELEMENT})*")
# Of words of the interface that are a link the tags are: the link is to be converted.
_SAID_LINK: Final = re.compile(
    rf'(<span class="say" lang="[\w-]+">)'
    rf'(\[{PLAIN}\]\([^\s()<>*_\\`]+(?: "[a-z ]+")?\))(</span>)'
)
_ID: Final = re.compile(r' id="([^"]+)"')
# For private use, no text means anything by them. A block stands in a paragraph of its own.
_BEGIN, _BEGIN_BLOCK, _END = "\ue000", "\ue001", "\ue002"
# Before what stands for the place to which a link leads: no path, and no words of a page.
LED: Final = f"adep:{_BEGIN}{_END}"
_PLACE: Final = re.compile(f"(?:{LED})?{_BEGIN}([0-9]+){_END}|<p>{_BEGIN_BLOCK}([0-9]+){_END}</p>")


class TakenOut(Struct, frozen=True):
    """A page without it. ``pieces`` are what was taken out, in the order of the page."""

    markdown: str
    pieces: tuple[str, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the anchors that were taken out."""
        return frozenset(id for piece in self.pieces for id in _ID.findall(piece))

    def put_back(self, html: str) -> str:
        """The converted page with all of it in its place."""
        if not self.pieces:  # the page may use the letters itself
            return html
        return _PLACE.sub(lambda place: self.pieces[int(place[1] or place[2])], html)


def stand_in(number: int, begin: str = _BEGIN) -> str:
    """What stands for a piece in a line, while its page is converted."""
    return f"{begin}{number}{_END}"


def take_out(markdown: str) -> TakenOut:
    """A page of the law, made ready to be converted; ``put_back`` is for what comes of it.

    Of a page that uses the letters for private use itself nothing is taken out.
    """
    if _BEGIN in markdown or _BEGIN_BLOCK in markdown or _END in markdown:
        return TakenOut(markdown, ())
    pieces: list[str] = []

    def place(piece: str, begin: str = _BEGIN) -> str:
        pieces.append(piece)
        return stand_in(len(pieces) - 1, begin)

    taken = take_tables(markdown, lambda block: place(block, _BEGIN_BLOCK))
    taken = _SAME.sub(lambda same: place(same[0]), taken)
    taken = _SAID_LINK.sub(lambda said: f"{place(said[1])}{said[2]}{place(said[3])}", taken)
    return TakenOut(taken, tuple(pieces))
