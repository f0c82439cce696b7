"""BibTeX, for LaTeX."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from adep.exports.cited import Item
from adep.exports.held_act import Holding
from adep.printing.paper import on_one_line

# BibTeX counts braces even behind a backslash, so that none may stand in a value as it is.
_ESCAPED: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\n": " ",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SIGN: Final = re.compile(f"[{re.escape(''.join(_ESCAPED))}]")


def written(holding: Holding, items: Iterable[Item]) -> bytes | None:
    """The file of some items; of a repealed act its first line says so.

    What stands outside its entries, BibTeX takes for a comment, but for a sign that opens one.
    """
    entries = list(map(_entry, items))
    said = on_one_line(holding.warnings).replace("@", "(at)")
    warning = f"% {said}\n\n" if said else ""
    return warning.encode() + b"\n".join(entries) if entries else None


def _entry(item: Item) -> bytes:
    day = item.adopted
    title = f"{item.title}. {item.place}" if item.place else item.title
    fields = (
        ("title", title, _kept),
        ("author", item.authority, _kept),  # an office is no first and last name
        ("year", str(day.year) if day else "", str),
        ("date", day.isoformat() if day else "", str),
        ("type", item.kind, value),
        ("number", item.number, value),
        ("version", item.version, value),
        ("language", item.lang, str),
        ("url", item.url, str),
        ("abstract", item.words, value),
        ("note", item.says, value),
    )
    lines = [_field(*field) for field in fields if field[1]]
    return b"\n".join([f"@misc{{{item.id},".encode(), *lines, b"}", b""])


@lru_cache(maxsize=64)  # entries of a wording differ in few fields
def _field(name: str, told: str, value: Callable[[str], str]) -> bytes:
    return f"  {name} = {{{value(told)}}},".encode()


def value(text: str) -> str:
    """``text`` as a value."""
    return _SIGN.sub(lambda sign: _ESCAPED[sign[0]], text)


def _kept(text: str) -> str:
    """The same with its capitals, and all of it as one."""
    return f"{{{value(text)}}}"
