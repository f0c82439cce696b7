"""BibTeX, for LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from adep.exports.citations import Item
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
    return (warning + "\n".join(entries)).encode() if entries else None


def _entry(item: Item) -> str:
    day = item.adopted
    fields = {
        "title": value(f"{item.title}. {item.place}" if item.place else item.title, keep=True),
        "author": value(item.authority, keep=True),  # an office is no first and last name
        "year": str(day.year) if day else "",
        "date": day.isoformat() if day else "",
        "type": value(item.kind),
        "number": value(item.number),
        "version": value(item.version),
        "language": item.lang,
        "url": item.url,
        "abstract": value(item.words),
        "note": value(item.says),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{item.id},", *lines, "}", ""])


def value(text: str, keep: bool = False) -> str:
    """``text`` as a value; ``keep``: its capitals, and all of it as one."""
    escaped = _SIGN.sub(lambda sign: _ESCAPED[sign[0]], text)
    return f"{{{escaped}}}" if keep and escaped else escaped
