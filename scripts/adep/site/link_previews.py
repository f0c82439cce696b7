"""What links show before they are followed: each once at the end of a page, whatever leads there.

The macros that set a link ask for it by name, ``main.html`` sets what was asked for. What is shown
of a unit is the same on every page, so it is made once an interface language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup
from msgspec import Struct, field

from adep.model.page_kinds import apart_from_day
from adep.view import act_quotations
from adep.view.books import Books
from adep.view.unit_values import RefView, UnitLink
from adep.view.values import LinkPreview


class Previews(Struct):
    """Those of one interface language; ``asked`` are the names of the page that is being made."""

    books: Books
    of_unit: Callable[[str, LinkPreview], Markup]
    of_place: Callable[[str, RefView], Markup]
    made: dict[str, Markup] = field(default_factory=dict)
    row: Mapping[str, LinkPreview] = field(default_factory=dict)  # that was asked for last …
    row_of: str = ""  # … and of which act: a unit's counterpart is asked for soon
    asked: dict[str, None] = field(default_factory=dict)

    def begin(self) -> None:
        """A page begins: nothing is asked for."""
        self.asked.clear()

    def forget(self) -> None:
        """No further page asks."""
        self.made.clear()
        self.row = {}

    def of(self, link: UnitLink | RefView) -> str:
        """Ask for what ``link`` shows; gives its name."""
        name = link.quoted or f"{link.href}#{link.anchor}"
        self.asked[name] = None
        if name not in self.made:
            self.made[name] = self._made(name, link)
        return name

    def all(self) -> Markup:
        """Whatever was asked for since the page began."""
        return Markup("\n").join(self.made[name] for name in self.asked)

    def _made(self, name: str, link: UnitLink | RefView) -> Markup:
        if isinstance(link, RefView) and not link.quoted:
            return self.of_place(name, link)
        act, _, unit = name.partition("/")
        if act != self.row_of or unit not in self.row:
            key, day = apart_from_day(act)
            book = self.books.past(key, day).book if day else self.books.book(key)
            self.row, self.row_of = act_quotations.previews(book, unit), act
        return self.of_unit(name, self.row[unit])
