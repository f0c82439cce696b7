"""A table of contents, before a text or inside it: its headings once more, no text between them.

Whoever made the page or the file put it there; the act has its headings where its text is. So a
list of headings is set aside where the same headings stand again below it, with text under them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from adep.base.passage import Passage
from adep.ingest.parse.tokens import Token, is_title, title_words, token
from adep.languages.grammar import Grammar
from adep.model import Block, Furniture

REASON: Final = "table of contents"
_FEWEST: Final = 2  # headings; one alone is no table
_MATCHED: Final = 0.6  # of its headings stand again: articles that were excluded may not
_LONGEST: Final = 300  # characters of an entry
_HEADINGS: Final = frozenset({"chapter", "article", "level", "point"})
# What leads to a page's number, with that or without it: «Мақсаты ........ 3». Three of these
# signs or one «…»: said so that it begins with a sign, it is read in a quarter of the time.
_LEADER: Final = re.compile(r"[.…·_](?:[.…·_]{2}|(?<=…))\s*\d{0,4}\s*$")
_LINKED: Final = re.compile(
    r"\s*(?:[-*+•]\s+)?(?:\[(?P<words>[^\[\]]+)\]\([^()\s]*\)|(?P<bare>.+))\s*$"
)


class _Entry(Struct, frozen=True):
    """A heading as it may stand in a table of contents and above its text."""

    key: tuple[str, str]  # what it is a heading of, and its number
    said: str

    @property
    def words(self) -> frozenset[str]:
        """The beginnings of its words."""
        return title_words(self.said)


def without_contents(
    tokens: Sequence[Token], grammar: Grammar, names: Sequence[frozenset[str]]
) -> tuple[list[Token], list[Furniture]]:
    """``tokens`` without tables of contents, and the lines of these."""
    headings = _Headings(tokens, [_entry(item, grammar) for item in tokens])
    kept: list[Token] = []
    aside: list[Furniture] = []
    stop = 0  # where the last table ends
    for index, item in enumerate(tokens):
        if index >= stop and headings.entries[index] and headings.repeated:
            stop = headings.end_of_table(index, names)
        if index < stop:
            aside += _lines(item)
        else:
            kept.append(item)
    return kept, aside


class _Headings:
    """The paragraphs of a text, and those of them that may be headings: None for any other."""

    def __init__(self, tokens: Sequence[Token], entries: Sequence[_Entry | None]) -> None:
        self.tokens, self.entries = tokens, entries
        self.places: dict[tuple[str, str], list[int]] = {}
        for index, entry in enumerate(entries):
            if entry is not None:
                self.places.setdefault(entry.key, []).append(index)
        self.repeated = any(len(found) > 1 for found in self.places.values())

    def end_of_table(self, first: int, names: Sequence[frozenset[str]]) -> int:
        """Where the table of contents ends that begins at ``first``; ``first`` if none does."""
        tokens = self.tokens
        listed: dict[int, _Entry] = {}
        seen: set[tuple[str, str]] = set()
        stop = first
        while stop < len(tokens):
            entry = self.entries[stop]
            if entry is not None:
                if entry.key in seen:
                    break  # here they stand again
                seen.add(entry.key)
                listed[stop] = entry
            elif not tokens[stop].titular:
                break
            stop += 1
        again = self._again(listed, stop)
        if len(listed) < _FEWEST or len(again) < max(_FEWEST, _MATCHED * len(listed)):
            return first
        if first not in again or not any(map(self._has_text, again.values())):
            return first
        last = max(listed) + 1
        said = {item.block.text for item in tokens[stop:] if item.titular}
        while last < stop and tokens[last].block.text in said:
            if is_title(tokens[last].block.text, names):
                break
            last += 1  # «Қосымша»
        return last

    def _again(self, listed: Mapping[int, _Entry], stop: int) -> dict[int, int]:
        """Which of the listed headings stand again from ``stop`` on, in their order, and where."""
        found: dict[int, int] = {}
        reached = stop - 1
        for index, entry in listed.items():
            later = self.places[entry.key]
            for at in later[bisect_right(later, reached) :]:
                other = self.entries[at]
                if other is not None and _is_same(entry, other):
                    found[index] = reached = at
                    break
        return found

    def _has_text(self, at: int) -> bool:
        """Does text stand under the heading?"""
        while at + 1 < len(self.tokens) and self.tokens[at + 1].titular:
            at += 1
        return at + 1 < len(self.tokens) and self.entries[at + 1] is None


def _is_same(one: _Entry, other: _Entry) -> bool:
    """Do two headings of one number say the same? Either may have its words on the next line."""
    if not one.words or not other.words:
        return one.key[0] != "point"
    if one.key[0] in ("point", "plain"):
        return one.words == other.words
    return 2 * len(one.words & other.words) >= min(len(one.words), len(other.words))


def _entry(item: Token, grammar: Grammar) -> _Entry | None:
    """``item`` as a heading; None where it is none."""
    text = item.block.text
    if len(text) > _LONGEST:
        return None
    led = _LEADER.search(text)
    if item.kind == "plain" and (text[:1] in "-*+•[" or led) and (match := _LINKED.match(text)):
        words = match["words"] or match["bare"]
        inner = token(Block(Passage.of(words, item.block.line)), grammar)
        if inner.kind in _HEADINGS:
            item = inner
        elif led:
            return _Entry(("plain", "".join(sorted(title_words(words)))), words)
        text = words
    if item.kind not in _HEADINGS:
        return None
    if item.kind == "point" and item.finished and not led:
        return None
    return _Entry((item.level or item.kind, item.number), text[item.cut :])


def _lines(item: Token) -> list[Furniture]:
    printed: dict[int, str] = {}
    for piece in item.block.passage.pieces:
        for line, raw in enumerate(piece.raw.split("\n"), start=piece.first):
            printed[line] = printed.get(line, "") + raw
    return [Furniture(line, raw, REASON) for line, raw in printed.items() if raw.strip()]
