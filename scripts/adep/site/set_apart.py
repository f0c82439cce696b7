"""Parts of a page that wait beside it until its frame is set.

Whatever sets a page copies it several times, and a whole act is megabytes: so a mark has the place
of what is large, and the page is whole only when nothing is set around it any more.
"""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup
from msgspec import Struct, field

_MARK: Final = re.compile(r"<!--apart (\d+)-->")


class SetApart(Struct):
    """The parts of the page that is being made."""

    least: int = 100_000  # letters from which on a part waits: looking for marks takes time too
    waits: bool = False
    parts: list[str] = field(default_factory=list)

    def begin(self, *, waits: bool) -> None:
        """A page begins. Of what is put together by nobody in the end no part ``waits``."""
        self.waits, self.parts = waits, []

    def wait(self, html: Markup) -> Markup:
        """Let ``html`` wait; gives the mark that has its place."""
        if not self.waits or len(html) < self.least:
            return html
        self.parts.append(html)
        return Markup(f"<!--apart {len(self.parts) - 1}-->")

    def put_in(self, output: str) -> str:
        """The page ``output`` with all its parts; none of them is kept."""
        parts, self.parts = self.parts, []
        if not parts:
            return output
        whole = _MARK.split(output)  # every second is the number of a part
        whole[1::2] = [parts[int(number)] for number in whole[1::2]]
        return "".join(whole)
