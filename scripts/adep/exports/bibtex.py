"""BibTeX, for LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from adep.exports import citations
from adep.exports.citations import Item
from adep.exports.held_act import Holding
from adep.model import ResolvedClause

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


def act(holding: Holding) -> bytes | None:
    """The act, an entry a wording."""
    return _written(holding, citations.of_act(holding))


def clause(holding: Holding, clause: ResolvedClause) -> bytes | None:
    """A clause, likewise."""
    return _written(holding, citations.of_clause(holding, clause))


def units(holding: Holding) -> bytes | None:
    """Every unit of the act."""
    return _written(holding, citations.of_units(holding))


def _written(holding: Holding, items: Iterable[Item]) -> bytes | None:
    entries = list(map(_entry, items))
    return (first_line(holding, "% ") + "\n".join(entries)).encode() if entries else None


def first_line(holding: Holding, mark: str) -> str:
    """What the first line says of a repealed act, behind a ``mark``; nothing of another.

    What stands outside its entries, BibTeX takes for a comment, but for a sign that opens one.
    """
    said = " · ".join(said.text.replace("@", "(at)") for said in holding.warnings)
    return f"{mark}{said}\n\n" if said else ""


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
