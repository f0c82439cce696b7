"""A passage: a piece of text that remembers, character by character, what the source printed.

Every stage that changes a word does it here, so that nothing can be lost silently: joining the
``raw`` of all pieces gives back the source, joining their ``text`` gives the reading, and every
difference between the two carries the name of the rule that made it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

# Rules about where a line stands or how it is set, not about what it says. They are kept in the
# pieces (nothing may vanish) but they are no repairs of the text.
LAYOUT_RULES = frozenset({"indent", "line-join", "markup", "no-break-space", "stamp-join"})

# Repairs of spaces and stray marks: they are told wherever repairs are listed, but no word of the
# text is other than it was printed, so none is marked in it.
SETTING_RULES = frozenset(
    {
        "broken-paragraph",
        "hyphen",
        "invisible-character",
        "markdown",
        "repeated-space",
        "space-before-punctuation",
        "space-inside-brackets",
        "space-inside-quotation-marks",
    }
)

# The rule of an editor's recorded correction; what follows a colon numbers it in its unit.
EDITORIAL = "correction"

_LAST = re.compile(r"[\w-]*[^\w\s]*$")
_LONGEST_WORD = 200  # letters of a word that a repair shows around it
_FIRST = re.compile(r"[\w-]+")
_MARK = re.compile(r"\S")


_RULES = attrgetter("rules")

Edit: TypeAlias = tuple[int, int, str, str]  # start, end, what to read there, by which rule


class Piece(Struct, frozen=True):
    """A stretch of source and its reading; ``rules`` is empty where the two are the same."""

    raw: str
    text: str
    first: int  # 1-based source line on which the stretch begins …
    last: int  # … and on which it ends
    rules: tuple[str, ...] = ()


class Change(Struct, frozen=True):
    """A repair as a reader sees it: whole words, raw beside reading, and the rules that made it."""

    raw: str
    reading: str
    rules: tuple[str, ...]
    line: int

    @property
    def editorial(self) -> bool:
        """Whether an editor's correction has a part in it."""
        return any(rule.partition(":")[0] == EDITORIAL for rule in self.rules)

    @property
    def of_words(self) -> bool:
        """Whether a word is read otherwise than it was printed, and not only set otherwise."""
        return not set(self.rules) <= SETTING_RULES


class Passage(Struct, frozen=True):
    """Pieces in the order of the source. Every method returns a new passage."""

    pieces: tuple[Piece, ...] = ()

    @classmethod
    def of(cls, raw: str, line: int) -> Passage:
        """The text of one source line, read as it is printed."""
        return cls((Piece(raw, raw, line, line),)) if raw else cls()

    @property
    def text(self) -> str:
        """The reading."""
        if len(self.pieces) == 1:
            return self.pieces[0].text
        return "".join(piece.text for piece in self.pieces)

    @property
    def raw(self) -> str:
        """What the source printed, line breaks included."""
        if len(self.pieces) == 1:
            return self.pieces[0].raw
        return "".join(piece.raw for piece in self.pieces)

    @property
    def lines(self) -> tuple[int, int]:
        """First and last source line that bear characters of this passage (1-based)."""
        if len(self.pieces) == 1:
            return self.pieces[0].first, self.pieces[0].last
        bearing = [p for p in self.pieces if p.raw.strip()] or list(self.pieces)
        if not bearing:
            raise ValueError("a passage without pieces stands on no line")
        return bearing[0].first, bearing[-1].last

    def __len__(self) -> int:
        return sum(len(piece.text) for piece in self.pieces)

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.pieces + other.pieces)

    def replace(self, start: int, end: int, new: str, rule: str) -> Passage:
        """Read ``new`` for the characters ``start:end`` of the reading, by ``rule``.

        A piece that an earlier rule already changed is taken up whole, so that a repair always
        stands beside exactly what the source printed.
        """
        if self.text[start:end] == new:
            return self
        before: list[Piece] = []
        touched: list[Piece] = []
        after: list[Piece] = []
        head = tail = ""
        offset = 0
        for piece in self.pieces:
            stop = offset + len(piece.text)
            # A piece without text (something dropped) belongs to the edit only from within.
            inside = start < stop and offset < end if piece.text else start < offset < end
            if start == end and piece.text:
                inside = offset < start < stop
            if not inside:
                (before if stop <= start else after).append(piece)
            elif piece.rules:
                head += piece.text[: max(0, start - offset)]
                tail = piece.text[max(0, end - offset) :] if stop > end else tail
                touched.append(piece)
            else:
                cut, close = max(0, start - offset), min(len(piece.text), end - offset)
                if cut:
                    before.append(_part(piece, 0, cut))
                touched.append(_part(piece, cut, close))
                if close < len(piece.text):
                    after.append(_part(piece, close, len(piece.text)))
            offset = stop
        rules = tuple(dict.fromkeys([r for p in touched for r in p.rules] + [rule]))
        if touched:
            merged = Piece(
                "".join(p.raw for p in touched),
                head + new + tail,
                touched[0].first,
                touched[-1].last,
                rules,
            )
        else:  # an insertion between two pieces
            line = before[-1].last if before else after[0].first if after else 0
            merged = Piece("", new, line, line, rules)
        return Passage((*before, merged, *after))

    def made_by(self, start: int, end: int, rule: str) -> Passage:
        """The same reading; what was changed in the characters ``start:end`` is ``rule``'s now."""
        before, rest = self.split(start)
        of, after = rest.split(end - start)
        told = (replace(piece, rules=(rule,)) if piece.rules else piece for piece in of.pieces)
        return before + Passage(tuple(told)) + after

    def sub(
        self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str], rule: str
    ) -> Passage:
        """Replace every match of ``pattern`` in the reading, as ``re.sub`` would, by ``rule``."""
        return self.edit(
            (m.start(), m.end(), m.expand(new) if isinstance(new, str) else new(m), rule)
            for m in pattern.finditer(self.text)
        )

    def edit(self, edits: Iterable[Edit]) -> Passage:
        """Make several replacements at once: as ``replace`` from the last to the first would.

        ``edits`` stand in the order of the reading and do not overlap. Takes time in proportion to
        the pieces and the edits, which one ``replace`` after the other does not.
        """
        text = self.text
        wanted = [edit for edit in edits if text[edit[0] : edit[1]] != edit[2]]
        if len(wanted) < 2 or any(start == end for start, end, _, _ in wanted):
            result = self
            for edit in reversed(wanted):
                result = result.replace(*edit)
            return result
        done: list[Piece] = []
        rest = list(reversed(self.pieces))
        stop = used = 0  # where, in the old reading, ``held`` ends; how much of it is done
        held = Piece("", "", 0, 0)
        for start, end, new, rule in wanted:
            while stop <= start:
                done += _rest(held, used)
                held, used = rest.pop(), 0
                stop += len(held.text)
            touched: list[Piece] = []
            head = tail = ""
            while True:
                length = len(held.text)
                # A piece that is changed already may read otherwise before here, never after.
                cut, close = length - (stop - start), min(length, length - (stop - end))
                if held.rules:
                    head += held.text[: max(0, cut)]
                    tail = held.text[close:]
                    touched.append(held)
                else:
                    if cut > used:
                        done.append(_part(held, used, cut))
                    touched.append(_part(held, max(used, cut), close))
                if stop >= end:
                    break
                held, used = rest.pop(), 0
                stop += len(held.text)
            made = Piece(
                "".join(piece.raw for piece in touched),
                head + new + tail,
                touched[0].first,
                touched[-1].last,
                tuple(dict.fromkeys([r for p in touched for r in p.rules] + [rule])),
            )
            if held.rules or close == length:
                held, used = made, 0
            else:
                done.append(made)
                used = close
        return Passage((*done, *_rest(held, used), *reversed(rest)))

    def split(self, at: int) -> tuple[Passage, Passage]:
        """Cut the reading in two at offset ``at``; a changed piece goes whole to the first part."""
        if len(self.pieces) == 1:
            (piece,) = self.pieces
            if 0 < at < len(piece.text) and not piece.rules:  # a paragraph and its number
                ends = _part(piece, 0, at), _part(piece, at, len(piece.text))
                return Passage(ends[:1]), Passage(ends[1:])
        before: list[Piece] = []
        after: list[Piece] = []
        offset = 0
        for piece in self.pieces:
            stop = offset + len(piece.text)
            if stop <= at and (piece.text or not after):
                before.append(piece)
            elif offset >= at:
                after.append(piece)
            elif piece.rules:
                before.append(piece)
            else:
                before.append(_part(piece, 0, at - offset))
                after.append(_part(piece, at - offset, len(piece.text)))
            offset = stop
        return Passage(tuple(before)), Passage(tuple(after))

    def strip(self, rule: str = "indent") -> Passage:
        """Drop white space at both ends of the reading; what is dropped stays in the raw."""
        text = self.text
        inner = text.strip()
        if len(inner) == len(text):
            return self
        if not inner:
            return self.replace(0, len(text), "", rule)
        start = len(text) - len(text.lstrip())
        result = self.replace(start + len(inner), len(text), "", rule)
        return result.replace(0, start, "", rule)

    @property
    def changed(self) -> bool:
        """Whether anything is read otherwise than it is printed, be it layout alone."""
        return any(map(_RULES, self.pieces))

    def changes(self) -> tuple[Change, ...]:
        """The repairs, each widened to whole words; layout alone is none."""
        for piece in self.pieces:
            if piece.rules and _is_repair(piece):
                return tuple(self._changes())
        return ()

    def _changes(self) -> Iterator[Change]:
        pieces = self.pieces
        index = 0
        while index < len(pieces):
            stop = index + 1
            if _is_repair(pieces[index]):
                # Changes that touch are one repair; an editor's correction stands by itself.
                while (
                    stop < len(pieces)
                    and _is_repair(pieces[stop])
                    and not (_is_editorial(pieces[index]) or _is_editorial(pieces[stop]))
                ):
                    stop += 1
                yield self._change(index, stop)
            index = stop

    def _change(self, start: int, stop: int) -> Change:
        """Pieces ``start:stop`` with the words as printed that they are part of."""
        inner = self.pieces[start:stop]
        before = self.pieces[start - 1] if start else None
        after = self.pieces[stop] if stop < len(self.pieces) else None
        left = _LAST.search(before.raw[-_LONGEST_WORD:]) if before and not before.rules else None
        right = None
        if after is not None and not after.rules:
            right = _FIRST.match(after.raw[:_LONGEST_WORD])
            if right is None and any(not piece.text for piece in inner):
                right = _MARK.match(after.raw)  # before this mark something was dropped
        ends = (left[0] if left else "", right[0] if right else "")
        rules = dict.fromkeys(rule for piece in inner for rule in piece.rules)
        return Change(
            ends[0] + "".join(p.raw for p in inner) + ends[1],
            ends[0] + "".join(p.text for p in inner) + ends[1],
            tuple(rule for rule in rules if rule not in LAYOUT_RULES),
            next((p.first for p in inner if p.raw.strip()), inner[0].first),
        )


def join(
    passages: Iterable[Passage], raw: str = "\n", text: str = " ", rule: str = "line-join"
) -> Passage:
    """Join passages that the source parts by ``raw``; the reading parts them by ``text``."""
    pieces: list[Piece] = []
    for number, passage in enumerate(passages):
        if number:
            last = pieces[-1].last if pieces else 0
            first = passage.pieces[0].first if passage.pieces else last
            gap = raw * (first - last) if raw == "\n" else raw
            pieces.append(Piece(gap, text, last, first, (rule,)))
        pieces += passage.pieces
    return Passage(tuple(pieces))


def _part(piece: Piece, start: int, end: int) -> Piece:
    """A part of a piece that nothing has changed: what was printed and its reading are one."""
    words = piece.text[start:end]
    return Piece(words, words, piece.first, piece.last)


def _rest(piece: Piece, used: int) -> list[Piece]:
    """What of a piece is left, if anything is; nothing stands for no piece."""
    if not used:
        return [piece] if piece.raw or piece.text else []
    return [_part(piece, used, len(piece.text))] if used < len(piece.text) else []


def _is_repair(piece: Piece) -> bool:
    # A correction that another takes back leaves the words as they are printed.
    return piece.raw != piece.text and not set(piece.rules) <= LAYOUT_RULES


def _is_editorial(piece: Piece) -> bool:
    return any(rule.startswith(EDITORIAL) for rule in piece.rules)
