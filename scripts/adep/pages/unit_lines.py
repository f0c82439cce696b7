"""The lines of units on a page: which were broken, taken out, put in, moved or doubled by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from adep.pages import checksums, pencil_permissions

# A unit's line, no longer whole.
BROKEN = re.compile(r'(?:#+ |\[\^[\w.-]+\]: )?<a id="[a-z]{2,3}-')
# What git puts around lines that two people mended.
_SIDES: Final = ("<<<<<<<", "=======", ">>>>>>>")
_BROKEN = (
    "the line of {id} no longer begins with «<a id=… data-sum=…></a>»; a unit stands on one line, "
    "its words behind </a>: write it so again"
)
TORN = (
    "words of {id} stand below its line; a unit stands on one line, with an empty one below it: "
    "write it so again"
)
_HEADLESS = (
    "the line of {id} lost its beginning, «<a id=… data-sum=…></a>», by which its words are known; "
    "put it back before them"
)
UNFINISHED = (
    "a merge is not finished here: keep one of the two texts, and take out the other and the lines "
    "that begin with <<<<<<<, ======= and >>>>>>>"
)


def torn(page: str) -> frozenset[int]:
    """The lines of units below which words stand that belong to no line of their own."""
    lines = page.split("\n")
    return frozenset(
        number
        for number, _ in checksums.read_units(page)
        if number < len(lines)
        and lines[number]
        and not lines[number].startswith(("</", "<p "))
        and checksums.read_line(lines[number]) is None
    )


def touching(page: str) -> int | None:
    """The first unit that stands right below another one."""
    lines = [number for number, _ in checksums.read_units(page)]
    return next((lower for upper, lower in pairwise(lines) if lower == upper + 1), None)


def unfinished_merges(page: str) -> list[int]:
    """Where git left the same lines twice: the first line of its marks, for each such place."""
    found: list[int] = []
    within = False
    for number, line in enumerate(page.split("\n"), start=1):
        if line.startswith(_SIDES):
            if not within or line.startswith(_SIDES[0]):
                found.append(number)
            within = not line.startswith(_SIDES[-1])
    return found


def of_units(page: str, made: str, act: str) -> Iterator[tuple[int | None, str, str, str]]:
    """(line, code, sentence, lines to be put back) for numbers that were changed, units that were
    taken out or put in.
    """
    old = {unit.id: (number, unit) for number, unit in checksums.read_units(made)}
    as_made = made.split("\n")
    new: dict[str, tuple[int, checksums.UnitLine]] = {}
    for number, unit in checksums.read_units(page):
        if unit.id in new:
            says = pencil_permissions.TWICE.format(id=unit.id, line=new[unit.id][0])
            yield number, "edit-of-structure", says, ""
        elif unit.id not in old:
            says = pencil_permissions.PUT_IN.format(id=unit.id, act=act)
            yield number, "edit-of-structure", says, ""
        new.setdefault(unit.id, (number, unit))
        _, was = old.get(unit.id, (number, unit))
        if was.label != unit.label:
            said = pencil_permissions.NUMBER.format(
                id=unit.id, was=was.label, now=unit.label, act=act
            )
            yield number, "edit-of-number", said, ""
    kept = [name for name in old if name in new]
    order = sorted(kept, key=lambda name: new[name][0])
    moved = next((name for name, here in zip(kept, order, strict=True) if name != here), None)
    if moved is not None:
        yield (
            new[moved][0],
            "edit-of-structure",
            pencil_permissions.MOVED.format(id=moved, act=act),
            "",
        )
    lines, bare = page.split("\n"), headless(page, made)
    for name in old:
        if name in new:
            continue
        whole = as_made[old[name][0] - 1]
        broken = next((n for n, text in enumerate(lines, 1) if f'<a id="{name}"' in text), None)
        if broken is not None:
            yield broken, "edit-of-structure", _BROKEN.format(id=name), whole
            continue
        if name in bare:
            head, end, _ = whole.partition("</a>")
            words = lines[bare[name] - 1].rpartition("</a>")[2]
            says = _HEADLESS.format(id=name)
            yield bare[name], "edit-of-structure", says, f"{head}{end}{words}"
            continue
        says = pencil_permissions.TAKEN_OUT.format(id=name)
        at = {one: number for one, (number, _) in old.items()}
        line = _stood(name, at, {one: number for one, (number, _) in new.items()})
        yield min(line, len(lines)), "edit-of-structure", says, whole


def _stood(name: str, old: Mapping[str, int], new: Mapping[str, int]) -> int:
    """The line where a unit stood, seen from the unit before it: lines above may have changed."""
    before = [one for one in list(old)[: list(old).index(name)] if one in new]
    return old[name] + (new[before[-1]] - old[before[-1]] if before else 0)


def headless(page: str, made: str) -> dict[str, int]:
    """Units whose words stand where they stood, without the anchor by which they are known."""
    old, new = (
        {unit.id: number for number, unit in checksums.read_units(text)} for text in (made, page)
    )
    lines, known = page.split("\n"), set(made.split("\n"))
    places = {name: _stood(name, old, new) for name in old if name not in new}
    return {
        name: at
        for name, at in places.items()
        if at <= len(lines)
        and (line := lines[at - 1])
        and line not in known
        and f'<a id="{name}"' not in line
        and checksums.read_line(line) is None
    }
