"""A table of contents, before a text or inside it: its headings once more, no text between them.

Whoever made the page or the file put it there; the act has its headings where its text is. So a
list of headings is set aside where the same headings stand again below it, with text under them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from adep.base.passage import Passage
from adep.ingest.parse.tokens import Token, is_title, title_words, token
from adep.languages.grammar import Grammar
from adep.model import Block, Furniture

REASON: Final = "table of contents"
_FEWEST: Final = 2  # headings; one alone is no table
_MATCHED: Final = 0.6  # of its headings stand again: articles that were excluded may not
_LONGEST: Final = 300  # characters of an entry
_HEADINGS: Final = frozenset({"chapter", "article", "level", "point"})
# What leads to a page's number, or the number alone: «Мақсаты ........ 3».
_LEADER: Final = re.compile(r"[\s.…·_]*(?:[.…·_]{3,}|…)\s*\d{0,4}\s*$")
_LINKED: Final = re.compile(
    r"\s*(?:[-*+•]\s+)?(?:\[(?P<words>[^\[\]]+)\]\([^()\s]*\)|(?P<bare>.+))\s*$"
)


@dataclass(frozen=True, slots=True)
class _Entry:
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
    entries = [_entry(item, grammar) for item in tokens]
    places: dict[tuple[str, str], list[int]] = {}
    for index, entry in enumerate(entries):
        if entry is not None:
            places.setdefault(entry.key, []).append(index)
    if all(len(found) < 2 for found in places.values()):
        return list(tokens), []
    kept: list[Token] = []
    aside: list[Furniture] = []
    index = 0
    while index < len(tokens):
        stop = _end_of_table(index, tokens, entries, places, names) if entries[index] else index
        if stop > index:
            aside += [line for item in tokens[index:stop] for line in _lines(item)]
        else:
            kept.append(tokens[index])
            stop = index + 1
        index = stop
    return kept, aside


def _end_of_table(
    first: int,
    tokens: Sequence[Token],
    entries: Sequence[_Entry | None],
    places: dict[tuple[str, str], list[int]],
    names: Sequence[frozenset[str]],
) -> int:
    """Where the table of contents ends that begins at ``first``; ``first`` if none does."""
    listed: list[int] = []
    seen: set[tuple[str, str]] = set()
    stop = first
    while stop < len(tokens):
        entry = entries[stop]
        if entry is not None:
            if entry.key in seen:
                break  # here they stand again
            seen.add(entry.key)
            listed.append(stop)
        elif not tokens[stop].titular:
            break
        stop += 1
    again = _again(listed, stop, entries, places)
    if len(listed) < _FEWEST or len(again) < max(_FEWEST, _MATCHED * len(listed)):
        return first
    if listed[0] not in again or not any(_has_text(at, tokens, entries) for at in again.values()):
        return first
    last = listed[-1] + 1
    said = {item.block.text for item in tokens[stop:] if item.titular}
    while (
        last < stop
        and tokens[last].block.text in said
        and not is_title(tokens[last].block.text, names)
    ):
        last += 1  # «Қосымша»
    return last


def _again(
    listed: Sequence[int],
    stop: int,
    entries: Sequence[_Entry | None],
    places: dict[tuple[str, str], list[int]],
) -> dict[int, int]:
    """Which of the listed headings stand again from ``stop`` on, in the same order, and where."""
    found: dict[int, int] = {}
    reached = stop - 1
    for index in listed:
        entry = entries[index]
        assert entry is not None
        later = places[entry.key]
        for at in later[bisect_right(later, reached) :]:
            other = entries[at]
            if other is not None and _is_same(entry, other):
                found[index] = reached = at
                break
    return found


def _is_same(one: _Entry, other: _Entry) -> bool:
    """Do two headings of one number say the same? Either may have its words on the next line."""
    if not one.words or not other.words:
        return one.key[0] != "point"
    shared = len(one.words & other.words)
    if one.key[0] in ("point", "plain"):
        return one.words == other.words
    return 2 * shared >= min(len(one.words), len(other.words))


def _has_text(at: int, tokens: Sequence[Token], entries: Sequence[_Entry | None]) -> bool:
    """Does text stand under the heading?"""
    while at + 1 < len(tokens) and tokens[at + 1].titular:
        at += 1
    return at + 1 < len(tokens) and entries[at + 1] is None


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
