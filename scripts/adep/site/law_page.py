"""How a page of the law is set in one interface language: its units, and words brought by links."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape
from typing import Any

from markupsafe import Markup, escape
from msgspec import Struct
from msgspec.structs import replace

from adep.pages import pencil_permissions
from adep.site.page_body import Body, BodyPlace, Bringing, UnitOnPage
from adep.view.book import Book
from adep.view.unit_values import Segment, UnitView

TAG = re.compile(r"(<[^>]*>)")


class Shown(Struct, frozen=True):
    """A page in the words of its book. ``printed``: unit id → its words as the page has them, where
    the library has others or none.
    """

    body: Body
    book: Book
    printed: Mapping[str, str]
    voice: Callable[[str, str], Markup]  # a text in a language, as markup
    quoting: Callable[[str], str]  # markup, with the units that it quotes by links in their place

    def composed(self, law: Any, places: Mapping[str, Markup]) -> Markup:
        """Its markup: ``law`` are the macros that set a unit, ``places`` what is reckoned."""
        setting = _Setting(self, law, places, self.book.words.lang)
        return Markup(self.quoting(self.body.compose(setting)))


class _Setting(Struct, frozen=True):
    shown: Shown
    law: Any
    places: Mapping[str, Markup]
    lang: str

    def unit(self, unit: UnitOnPage) -> str:
        """A unit by the macros; a note's words; what the library does not have, as it stands."""
        book, printed = self.shown.book, self.shown.printed.get(unit.id)
        known = book.every_unit.get(unit.id)
        if known is None:
            lang = unit.id.partition("-")[0]
            note = book.every_note.get(unit.id)
            text = printed or (note.text if note else "")
            unrecorded = note is None or note.unrecorded or note.text != text
            how = self.law.note_words if unit.tag == "blockquote" else self.law.note
            return str(how(unit.id, lang, text, unrecorded))
        view = _as_printed(book.unit(known), printed)
        if unit.tag.startswith("h"):
            return f"<{unit.tag}>{self.law.heading(view, book.act.facts.key)}</{unit.tag}>"
        return str(self.law.unit(view, "", False, Markup(unit.marks)))

    def bringing(self, link: Bringing) -> str:
        """A link with the words of the place to which it leads."""
        book, name = self.shown.book, link.name.joined(self)
        if link.how == "first words":
            id, _, catchword = name.partition(" ")
            return str(self.law.contents_link(link.href, id, book, Markup(catchword)))
        unit = book.every_unit.get(link.href.partition("#")[2])
        if unit is None:
            return f'<a href="{escape(link.href)}">{name}</a>'
        words = f'<span lang="{unit.lang}">{escape(unit.text)}</span>'
        if link.how == "title":
            return words
        return f'<a href="{escape(link.href)}">{name}</a>. {words}'

    def place(self, place: BodyPlace) -> str:
        """What is reckoned for a place; of what an editor wrote, the way to where it is changed."""
        if place.name == "change":
            kind, _, name = place.of.partition(":")
            return str(self.law.change(pencil_permissions.record_of(self.shown.book, kind, name)))
        return str(self.places.get(place.name, ""))

    def voiced(self, markup: str) -> str:
        """Words of other languages inside the interface's bear their own code."""
        return _voiced(markup, self.lang, self.shown.voice)


@lru_cache(maxsize=4096)
def _voiced(markup: str, lang: str, voice: Callable[[str, str], Markup]) -> str:
    """Most of what the interface says stands on page after page."""
    return "".join(
        part if part.startswith("<") else str(voice(unescape(part), lang))
        for part in TAG.split(markup)
    )


def _as_printed(view: UnitView, printed: str | None) -> UnitView:
    """The unit with the words of its page, where they are no reading of the library's."""
    if printed is None or printed == view.text:
        return view
    return replace(view, text=printed, segments=(Segment(printed),), unrecorded=True)
