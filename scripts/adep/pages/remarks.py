"""Editors' remarks ↔ the lines of a page below the unit that they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from adep.languages.interface import Interface
from adep.model import Words
from adep.pages import checksums
from adep.pages.bilingual import BELOW, say
from adep.pages.plain_text import as_text, literal

_LINE = re.compile(
    r'<span class="say" lang="(?P<lang>[\w-]+)">'
    r"\*\*(?:[^*\\]|\\.)+\*\* (?P<text>.+?)</span>(?:<br>)?"
)


def remark(interfaces: Sequence[Interface], words: Sequence[str]) -> str:
    """A remark as a block of a page, ``words`` in the interface languages."""
    every = [
        f"**{literal(interface['remark.title'])}.** {literal(text)}"
        for interface, text in zip(interfaces, words, strict=True)
    ]
    return "> " + say(interfaces, every, BELOW, "> ")


def read_remarks(page: str) -> Mapping[str, tuple[int, tuple[Words, ...]]]:
    """Unit → its line (1-based) and the remarks that stand below it, by interface language.

    A unit below which something stands that ``remark`` does not write is left out.
    """
    found: dict[str, tuple[int, tuple[Words, ...]]] = {}
    odd: set[str] = set()
    for unit, number, block in _blocks(page):
        _, before = found.setdefault(unit, (number, ()))
        if not block:
            continue
        if words := _words(block):
            found[unit] = (number, (*before, words))
        else:
            odd.add(unit)
    return {unit: of for unit, of in found.items() if unit not in odd}


def _blocks(page: str) -> Iterator[tuple[str, int, list[str]]]:
    """(unit, its line, lines of a block quotation); every unit once without lines."""
    unit: tuple[str, int] | None = None
    block: list[str] = []
    for number, line in enumerate(page.split("\n"), start=1):
        quoted = line.lstrip(" ")
        if unit and quoted.startswith(">"):
            block.append(quoted.removeprefix(">").strip())
            continue
        if unit and block:
            yield (*unit, block)
            block = []
        if one := checksums.read_line(line):
            unit = (one.id, number)
            yield (*unit, [])
    if unit and block:
        yield (*unit, block)


def _words(block: Sequence[str]) -> Words | None:
    """The remark that a block says; None where it is no remark as ``remark`` writes it."""
    found: dict[str, str] = {}
    for line in block:
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        text = as_text(match["text"])
        if _typed(literal(text)) != _typed(match["text"]):
            return None  # it has marks of Markdown or HTML: elsewhere they would be words
        found[match["lang"]] = text
    return found


def _typed(markdown: str) -> str:
    """A lone "&" says itself, as "&amp;" does."""
    return markdown.replace("&amp;", "&")
