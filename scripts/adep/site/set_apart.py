"""Parts of a page that wait beside it until its frame is set.

Whatever sets a page copies it several times, and a whole act is megabytes: so a mark has the place
of what is large, and the page is whole only when nothing is set around it any more.
"""

from __future__ import annotations

from typing import Final

from markupsafe import Markup
from msgspec import Struct, field

_BEGIN: Final = "<!--apart "
_END: Final = "-->"


class SetApart(Struct):
    """The parts of the page that is being made."""

    waits: bool = False
    parts: list[str] = field(default_factory=list)

    def begin(self, *, waits: bool) -> None:
        """A page begins. Of what is put together by nobody in the end no part ``waits``."""
        self.waits, self.parts = waits, []

    def wait(self, html: Markup) -> Markup:
        """Let ``html`` wait; gives the mark that has its place."""
        if not (self.waits and html):
            return html
        self.parts.append(html)
        return Markup(f"{_BEGIN}{len(self.parts) - 1}{_END}")

    def put_in(self, output: str) -> str:
        """The page ``output`` with all its parts; none of them is kept."""
        parts, self.parts = self.parts, []
        first, *others = output.split(_BEGIN)
        whole = [first]
        for other in others:
            number, _, after = other.partition(_END)
            whole += parts[int(number)], after
        return "".join(whole)
