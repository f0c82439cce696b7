"""The automatic numbers of an OpenDocument text: its list styles, and the lists that go on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from adep.ingest.documents.flow import Flow
from adep.ingest.documents.numbers import BULLET, Counter, Level

_NS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT: Final = f"{{{_NS}text:1.0}}"
STYLE: Final = f"{{{_NS}style:1.0}}"
_LOEXT: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_PLACE: Final = re.compile(r"%(\d{1,2})%")
_KINDS: Final[Mapping[str, str]] = {
    "1": "decimal", "i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter",
    "": "none",
    # As LibreOffice names them.
    "А, Б, .., Аа, Аб, ... (ru)": "russianUpperOn", "а, б, .., аа, аб, ... (ru)": "russianLowerOn",
    "А, Б, .., Аа, Бб, ... (ru)": "russianUpper", "а, б, .., аа, бб, ... (ru)": "russianLower",
}  # fmt: skip
OUTLINE: Final = "\0outline"  # the numbers of headings, a list style of their own


def list_styles(roots: Iterable[Element]) -> dict[str, dict[int, Level]]:
    """Name of a list style → its levels, counted from 0."""
    found: dict[str, dict[int, Level]] = {}
    for root in roots:
        for style in root.iter(TEXT + "list-style"):
            found[style.get(STYLE + "name", "")] = dict(_levels(style))
        for style in root.iter(TEXT + "outline-style"):
            found[OUTLINE] = dict(_levels(style))
    return found


def _levels(style: Element) -> Iterable[tuple[int, Level]]:
    formats = {}
    for one in style:
        at = _whole(one.get(TEXT + "level"), 1) - 1
        formats[at] = one.get(STYLE + "num-format", "")
    for one in style:
        at = _whole(one.get(TEXT + "level"), 1) - 1
        yield at, _level(one, at, formats)


def _level(one: Element, at: int, formats: Mapping[int, str]) -> Level:
    after = " "
    for label in one.iter(STYLE + "list-level-label-alignment"):
        after = "" if label.get(TEXT + "label-followed-by") == "nothing" else " "
    if one.tag == TEXT + "list-level-style-bullet":
        sign = one.get(TEXT + "bullet-char", "")
        return Level("bullet", (sign if sign in "-–—•*·" else BULLET,) if sign else (), 1, after)
    if one.tag == TEXT + "list-level-style-image":
        return Level("bullet", (BULLET,), 1, after)
    kind = one.get(STYLE + "num-format", "")
    told = one.get(_LOEXT + "num-list-format")
    pattern: tuple[str | int, ...]
    if told is not None:
        pattern = tuple(
            int(part) - 1 if number % 2 else part for number, part in enumerate(_PLACE.split(told))
        )
    elif not kind:
        pattern = ()
    else:
        shown = _whole(one.get(TEXT + "display-levels"), 1)
        upper = [n for n in range(max(0, at - shown + 1), at) if formats.get(n)]
        middle = [part for n in upper for part in (n, ".")]
        before, behind = one.get(STYLE + "num-prefix", ""), one.get(STYLE + "num-suffix", "")
        pattern = (before, *middle, at, behind)
    start = _whole(one.get(TEXT + "start-value"), 1)
    name = _KINDS.get(kind, kind)
    if kind in ("a", "A") and one.get(STYLE + "num-letter-sync") != "true":
        name += "On"
    return Level(name, pattern, start, after)


def _whole(told: str | None, otherwise: int) -> int:
    return int(told) if told is not None and re.fullmatch(r"\d{1,9}", told) else otherwise


class OdfLists:
    """The lists of a text as they are met."""

    def __init__(self, styles: Mapping[str, Mapping[int, Level]], flow: Flow[Element]) -> None:
        self._styles, self._flow = styles, flow
        self._counters: dict[str, Counter] = {}  # by a list's id
        self._last: dict[str, Counter] = {}  # by a list style: of the list that was met last

    def begun(self, element: Element, style: str) -> Counter:
        """The numbers of a list that begins, or goes on with one that was met before."""
        known = self._counters.get(element.get(TEXT + "continue-list", ""))
        if known is None and element.get(TEXT + "continue-numbering") == "true":
            known = self._last.get(style)
        counter = Counter() if known is None else known
        name = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if name:
            self._counters[name] = counter
        self._last[style] = counter
        return counter

    def named(self, name: str) -> Counter:
        """The numbers of paragraphs that say themselves of which list they are."""
        return self._counters.setdefault(name, Counter())

    def printed(self, counter: Counter, style: str, level: int, start: str | None) -> str:
        """The number of the next item of a list."""
        levels = self._styles.get(style)
        if levels is None or level not in levels:
            return ""
        counter.count(level, levels, _whole(start, 1) if start else None)
        return counter.printed(level, levels, lambda kind: self._flow.see("format", kind))
