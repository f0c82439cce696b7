"""The automatic numbers of a Word document: lists, styles that have one, overrides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from adep.ingest.documents.flow import Flow
from adep.ingest.documents.numbers import BULLET, Counter, Level

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE: Final = re.compile(r"%([1-9])")
_AFTER: Final = {"tab": " ", "space": " ", "nothing": ""}
_MOST_STYLES: Final = 40  # on which a style may stand, one on the other


def inner(element: Element | None, name: str) -> Element | None:
    """An element in another that may not be there."""
    return None if element is None else element.find(W + name)


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of an element that may not be there."""
    return None if element is None else element.get(W + name)


def whole(element: Element | None, name: str = "val") -> int | None:
    """The same as a whole number; None where it is none."""
    told = value(element, name)
    return int(told) if told is not None and re.fullmatch(r"-?\d{1,9}", told) else None


def on(element: Element | None) -> bool:
    """Whether a property that is a mere switch is there and on."""
    return element is not None and value(element) not in ("0", "false", "off")


class _List(Struct):
    """A ``w:num``: its levels, the list whose numbers it counts, and where it begins anew."""

    levels: Mapping[int, Level]
    of_style: Mapping[str, int]  # a paragraph style → the level that is its own
    counter: Counter
    starts: dict[int, int] = field(default_factory=dict)  # taken away when they were used


class WordNumbers:
    """What is printed before each paragraph of a document, asked for in the order of the text."""

    def __init__(self, numbering: Element, styles: Element, flow: Flow[Element]) -> None:
        self._flow = flow
        self._styles = {value(style, "styleId") or "": style for style in styles.iter(W + "style")}
        defaults = (
            name
            for name, style in self._styles.items()
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true")
        )
        self._default = next(defaults, "")
        abstract = {value(one, "abstractNumId"): one for one in numbering.iter(W + "abstractNum")}
        counters: dict[str | None, Counter] = {}
        self._nums = {value(one, "numId") or "": one for one in numbering.iter(W + "num")}
        self._lists = {
            name: self._list(one, abstract, counters) for name, one in self._nums.items()
        }

    def chain(self, style: str | None) -> Iterator[Element]:
        """A paragraph style and those that it stands on, the nearest first."""
        name = style or self._default
        for _ in range(_MOST_STYLES):
            found = self._styles.get(name)
            if found is None:
                return
            yield found
            name = value(found.find(W + "basedOn")) or ""

    def before(self, properties: Element | None) -> str:
        """The number of the next paragraph, of which these are the properties."""
        style, own = value(inner(properties, "pStyle")), inner(properties, "numPr")
        name, level = value(inner(own, "numId")), whole(inner(own, "ilvl"))
        if name is None:
            for found in self.chain(style):
                told = inner(inner(found, "pPr"), "numPr")
                level = whole(inner(told, "ilvl")) if level is None else level
                name = value(inner(told, "numId"))
                if name is not None:
                    of_style = self._lists[name].of_style if name in self._lists else {}
                    level = of_style.get(value(found, "styleId") or "", level)
                    break
        one = self._lists.get(name or "")
        if one is None:  # numId 0 takes the number of a style away
            return ""
        at = min(max(level or 0, 0), 8)
        one.counter.count(at, one.levels, one.starts.pop(at, None))
        return one.counter.printed(at, one.levels, lambda kind: self._flow.see("format", kind))

    def _list(
        self,
        num: Element,
        abstract: Mapping[str | None, Element],
        counters: dict[str | None, Counter],
    ) -> _List:
        name = value(num.find(W + "abstractNumId"))
        for _ in range(_MOST_STYLES):  # a list may be that of a numbering style
            link = inner(abstract.get(name), "numStyleLink")
            style = self._styles.get(value(link) or "")
            told = inner(inner(inner(style, "pPr"), "numPr"), "numId")
            other = self._nums.get(value(told) or "")
            if link is None or other is None:
                break
            name = value(other.find(W + "abstractNumId"))
        every = abstract.get(name, Element("")).iter(W + "lvl")
        told_levels = {whole(one, "ilvl") or 0: one for one in every}
        starts: dict[int, int] = {}
        for override in num.iter(W + "lvlOverride"):
            at = whole(override, "ilvl") or 0
            begins = whole(override.find(W + "startOverride"))
            changed = override.find(W + "lvl")
            if changed is not None:
                told_levels[at] = changed
                first = whole(changed.find(W + "start"))
                begins = first if begins is None else begins
            if begins is not None:
                starts[at] = begins
        of_style = {
            own: at for at, one in told_levels.items() if (own := value(one.find(W + "pStyle")))
        }
        counter = counters.setdefault(name, Counter())
        levels = {at: _level(one) for at, one in told_levels.items()}
        return _List(levels, of_style, counter, starts)


def _level(level: Element) -> Level:
    kind = value(level.find(W + "numFmt")) or "decimal"
    text = value(level.find(W + "lvlText")) or ""
    start = whole(level.find(W + "start"))
    pattern: tuple[str | int, ...] = tuple(
        int(part) - 1 if number % 2 else part for number, part in enumerate(_PLACE.split(text))
    )
    if kind == "bullet":  # often a letter of a font of signs
        pattern = (text if text in "-–—•*·" else BULLET,) if text else ()
    return Level(
        kind,
        pattern,
        0 if start is None else start,  # as Word has it where nothing is said
        _AFTER.get(value(level.find(W + "suff")) or "tab", " "),
        whole(level.find(W + "lvlRestart")),
        on(level.find(W + "isLgl")),
    )
