"""XML: elements made one inside another, and written so that the first line tells of a repeal."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final
from xml.etree import ElementTree

Element = ElementTree.Element
LANG: Final = "xml:lang"
# What XML 1.0 has no place for. A reading is freed of most of them; nothing may break a file.
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(to: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new element inside ``to``; an attribute without words is left out, "_" stands for ":"."""
    named = {key.replace("_", ":"): clean(value) for key, value in attributes.items() if value}
    element = ElementTree.SubElement(to, tag, named)
    element.text = clean(text) or None
    return element


def tail(to: Element, text: str) -> None:
    """``text`` behind all that stands in ``to``."""
    if len(to):
        to[-1].tail = (to[-1].tail or "") + clean(text)
    else:
        to.text = (to.text or "") + clean(text)


def clean(text: str) -> str:
    """``text`` with a sign for each character that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)


def written(root: Element, warning: str, mixed: Collection[str], doctype: str = "") -> bytes:
    """The file. ``warning`` stands in its first line, as a comment; "" where there is none.

    An element a line, but inside those of ``mixed``, where white space is part of the text.
    """
    _break_lines(root, mixed)
    # Two hyphens end a comment, for some readers.
    said = clean(warning).replace("--", "- -")
    comment = f"<!-- {said} -->" if said else ""
    head = f'<?xml version="1.0" encoding="utf-8"?>{comment}\n{doctype}'
    return f"{head}{ElementTree.tostring(root, 'unicode')}\n".encode()


def _break_lines(element: Element, mixed: Collection[str]) -> None:
    if len(element) and element.tag not in mixed:
        element.text = "\n"
        for child in element:
            child.tail = "\n"
            _break_lines(child, mixed)
