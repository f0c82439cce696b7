"""The main part of a page, read off as Markdown. What reads pages loads slowly: this module is
loaded only where a page has changed.
"""

from __future__ import annotations

import re
from typing import Final

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

# What a page has for eyes and hands alone.
_DROPPED: Final = frozenset({"nav", "form", "button", "script", "svg"})
_CLASSES: Final = frozenset({"mend", "change", "files", "jump", "more", "years", "cite", "unseen"})


class _Converter(MarkdownConverter):
    """Marks of what was taken out and put in stay elements: "~~" beside a comma is no mark."""

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"<del>{text}</del>"

    def convert_ins(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"<ins>{text}</ins>"


def read_off(main: bytes) -> str:
    """What the element ``main`` says."""
    tree = BeautifulSoup(main, "html.parser")
    for tag in tree.find_all(_is_dropped):
        tag.decompose()
    # ``escape_misc``: words that look like marks of Markdown or HTML stay words.
    text: str = _Converter(heading_style="ATX", bullets="-", escape_misc=True).convert_soup(tree)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _is_dropped(tag: Tag) -> bool:
    classes = tag.get("class") or ()
    return (
        tag.name in _DROPPED
        or tag.has_attr("hidden")
        or tag.get("aria-hidden") == "true"
        or not _CLASSES.isdisjoint(classes)
    )
