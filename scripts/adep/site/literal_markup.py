"""Markup in a page's Markdown that is converted into itself: it need not be converted.

Most of a page of the law are words of the interface in two languages, plain and tagged, and the
anchors of units. Each tag of them costs Python-Markdown as much as a paragraph. What stands here in
their place, while it converts the page, is to it a letter among letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# No sign by which Markdown, HTML or an entity begins.
_PLAIN: Final = r"[^<>\[\]()*_`\\&|!{}\n]*"
_ELEMENT: Final = (
    rf'(?:<span(?: class="say")? lang="[\w-]+">{_PLAIN}</span>'
    r'|<a id="[\w.-]+"(?: data-sum="[0-9a-f]*")?></a>)'
)
_SAME: Final = re.compile(rf"{_ELEMENT}(?:(?: · )?{_ELEMENT})*")
_ID: Final = re.compile(r' id="([^"]+)"')
_BEGIN, _END = "\ue000", "\ue001"  # for private use: no text means anything by them
_PLACE: Final = re.compile(f"{_BEGIN}([0-9]+){_END}")


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A page without it. ``pieces`` are what was taken out, in the order of the page."""

    markdown: str
    pieces: tuple[str, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the anchors that were taken out."""
        return frozenset(id for piece in self.pieces for id in _ID.findall(piece))

    def put_back(self, html: str) -> str:
        """The converted page with all of it in its place."""
        return _PLACE.sub(lambda place: self.pieces[int(place[1])], html) if self.pieces else html


def take_out(markdown: str) -> TakenOut:
    """A page of the law, made ready to be converted; ``put_back`` is for what comes of it.

    Of a page that uses the letters for private use itself nothing is taken out.
    """
    if _BEGIN in markdown or _END in markdown:
        return TakenOut(markdown, ())
    pieces: list[str] = []

    def place(same: re.Match[str]) -> str:
        pieces.append(same[0])
        return f"{_BEGIN}{len(pieces) - 1}{_END}"

    return TakenOut(_SAME.sub(place, markdown), tuple(pieces))
