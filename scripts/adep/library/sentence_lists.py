"""The lists of a text: which units are items of which, below which lead-ins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct, field

from adep.model import Unit

_ENDED: Final = re.compile(r"[.!?…;][\s»”\"’)\]]*$")  # a sentence, or an item of a list, ends here
FULL_STOP: Final = re.compile(r"[.!?…][\s»”\"’)\]]*$")
_COLON: Final = re.compile(r":[\s–—-]*$")
_NUMBERED: Final = 1.0  # how deep a numbered item stands; a lettered one deeper …
_LETTERED: Final = 2.0
_BELOW: Final = 0.5  # … and an item without a number below its lead-in


class UnitList(Struct):
    """A list: the lead-ins above it, outermost first, and its items with what stands in each."""

    leads: tuple[Unit, ...]
    depth: float
    items: list[list[Unit]] = field(default_factory=list)
    after: Unit | None = None  # a paragraph behind it that ends its sentence

    @property
    def last(self) -> Unit:
        """The last unit of the last item: where its sentence ends."""
        return self.items[-1][-1]


class Doubt(Struct, frozen=True):
    """What is not plain of some units, and why."""

    units: tuple[Unit, ...]
    why: str


class Lists:
    """Finds the lists of a passage, unit by unit, and which of them is open at each."""

    def __init__(self, above: tuple[Unit, ...]) -> None:
        self.above = above
        self.every: list[UnitList] = []
        self.open: list[UnitList] = []
        self.before: Unit | None = None  # the unit before
        self.depth = 0.0  # of the unit before
        self.behind: tuple[Unit, list[UnitList]] | None = None  # a paragraph, the lists before it
        self.doubts: list[Doubt] = []

    def take(self, unit: Unit) -> None:
        """The next unit of the passage."""
        if unit.kind == "part":
            self.end()
            self.open, self.depth = [], 0.0
        elif unit.kind == "subclause":
            self._item(unit, _LETTERED if unit.level == 2 else _NUMBERED)
        else:
            self._paragraph(unit)
        self.before = unit

    def _item(self, unit: Unit, depth: float) -> None:
        # A list begins anew behind a paragraph only: a number may stand twice by mistake.
        first = unit.number in ("1", "a", "а") and self.behind is not None
        kept = [one for one in self.open if one.depth < depth]
        same = next((one for one in self.open if one.depth == depth), None)
        if same is not None and not first:
            self._settle([*kept, same])
            self.open = [*kept, same]
        else:
            if self.behind and self.before and leads_in(self.before):
                kept = [one for one in kept if one not in self.behind[1]]
            self._settle(kept)
            self.open = kept
            self._begin(depth)
        self._add(unit)
        self.depth = depth

    def _paragraph(self, unit: Unit) -> None:
        before, inner = self.before, self.open[-1] if self.open else None
        if before is not None and _COLON.search(before.text) and unit.kind == "paragraph":
            if self.behind is not None:  # a list of its own, behind the others
                self.end()
                self.open = []
            self._begin(self.depth + _BELOW)
            self._add(unit)
            self.depth += _BELOW
        elif (
            inner and inner.depth % 1 and before is inner.last and not FULL_STOP.search(before.text)
        ):
            self._add(unit)  # one more item without a number
        else:
            if inner is not None and self.behind is None:
                self.behind = unit, list(self.open)
            self.depth = 0.0

    def _begin(self, depth: float) -> None:
        leads = self.open[-1].leads if self.open else self.above
        before = self.before
        if before is not None and leads_in(before) and before not in leads:
            leads = (*leads, before)
        elif not self.open:
            leads = ()
        one = UnitList(leads, depth)
        self.every.append(one)
        self.open.append(one)

    def _add(self, unit: Unit) -> None:
        self.open[-1].items.append([unit])
        for outer in self.open[:-1]:
            outer.items[-1].append(unit)

    def _settle(self, going_on: Sequence[UnitList]) -> None:
        """What the paragraph behind some lists is, now that it is known which of them go on."""
        if self.behind is None:
            return
        unit, lists = self.behind
        self.behind = None
        ended = [one for one in lists if one not in going_on]
        last = lists[-1].last
        small = not unit.text[:1].isupper() and bool(re.match(r"[\s–—-]*[^\W\d_]", unit.text))
        stopped = bool(FULL_STOP.search(last.text))
        if small and not stopped and len(ended) == 1:
            ended[0].after = unit
        elif small or (ended and not stopped):
            why = f"whether {unit.id} ends the sentence of the items above it is not plain"
            items = [u for one in ended for item in one.items for u in item]
            self.doubts.append(Doubt((*dict.fromkeys(items), unit), why))

    def end(self) -> None:
        """The passage ends here."""
        self._settle(())


def holds(outer: UnitList, one: UnitList) -> bool:
    """Whether a list stands within an item of another."""
    return outer.depth < one.depth and any(one.items[0][0] in item for item in outer.items)


def leads_in(unit: Unit) -> bool:
    """Whether its sentence goes on in what follows it."""
    text = unit.text
    if text.endswith((".", ";")):
        return False  # most end so
    return bool(text.strip()) and not _ENDED.search(text)
