"""What a note is about: «10-баптың 3) тармақшасы», “part one of Article 3”, «Кіріспе».

A place that the note names in no known way, or not clearly, is None: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from msgspec import Struct

from adep.languages.grammar import plain_number
from adep.languages.patterns import small
from adep.languages.reference_rules import LEVELS, LONGEST_LIST, Naming
from adep.model import path_of

LONGEST_RANGE = 200  # clauses; no note names more
LONGEST_WORD = 80  # letters
# Levels, outermost first, with the numbers that a note gives them: (("clause", "10"),
# ("subclause", "3")). "" is a level without a number.
Place = tuple[tuple[str, str], ...]

# Levels that mean nothing without the one that holds them.
HELD = ("part", "subclause", "paragraph", "sentence")

_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_CLAUSES = ("article", "clause")

# Where a place may begin. Trying the pattern there alone takes a third of the time of a search.
_START = re.compile(r"(?<!\w)(?<!\d\.)[\w§]")


class TargetMention(Struct, frozen=True):
    """One level that a note names, with its numbers; ``labels`` is None where they are unclear."""

    level: str
    labels: tuple[str, ...] | None
    start: int
    stop: int

    def holds(self, other: TargetMention) -> bool:
        """Can ``other`` be a part of it? A part holds subclauses, and a subclause parts."""
        pair = (self.level, other.level)
        return pair == ("subclause", "part") or _RANK[self.level] < _RANK[other.level]


class NoteTarget(Struct, frozen=True):
    """A place in the terms of unit ids: see ``Amendment``."""

    id: str | None
    clause: str | None
    portion: str | None


def mentions(text: str, naming: Naming) -> tuple[TargetMention, ...]:
    """Every level that ``text`` names, in its order; no overlaps."""
    text = small(text)
    result: list[TargetMention] = []
    for start in _START.finditer(text):
        if result and start.start() < result[-1].stop:
            continue
        match = naming.place.match(text, start.start())
        if match is None:
            continue
        index = int((match.lastgroup or "at0").removeprefix("at"))
        name = f"list{index}"
        listed = match[name] if name in naming.place.groupindex else None
        word = text[match.start() : word_end(text, match.end())]
        labels = ("",) if listed is None else _labels(listed, word.replace(listed, " "), naming)
        result.append(TargetMention(naming.levels[index], labels, match.start(), match.end()))
    return tuple(result)


def word_end(text: str, at: int) -> int:
    """Where the word ends in which ``at`` stands."""
    while at < len(text) and (text[at].isalnum() or text[at] == "_"):
        at += 1
    return at


def _labels(listed: str, word: str, naming: Naming) -> tuple[str, ...] | None:
    """The numbers of a list: «1, 2 және 4», «1) – 4)», «екінші»; None where they are unclear.

    «1-4-тармақтар» is four clauses and «1-4-тармақ» one; in «1-4, 6-тармақтар» it could be either.
    """
    found: list[tuple[str, bool]] = []  # (number, is it the end of a range?)
    stop = 0
    for match in naming.label.finditer(listed):
        ends = bool(found) and naming.range.fullmatch(listed[stop : match.start()]) is not None
        found.append((match[0], ends))
        stop = match.end()
    if len(found) > LONGEST_LIST:
        return None  # it may have begun before
    several = naming.plural.search(word) is not None
    numbers: list[str] = []
    for index, (printed, ends) in enumerate(found):
        ordinal = naming.ordinals.get(" ".join(printed.lower().split()))
        number = plain_number(printed) if ordinal is None else str(ordinal)
        first, _, last = number.partition("-")
        hyphened = last.isdigit() and int(first) < int(last) and "-" in printed
        if ends or (hyphened and several and len(found) == 1):
            span = _span(numbers[-1], number) if ends else _span(first, last)
            if span is None:
                return None
            numbers[len(numbers) - ends :] = span
        elif hyphened and several and not _is_series([n for n, _ in found], index):
            return None
        else:
            numbers.append(number)
    return tuple(numbers)


def _is_series(numbers: Sequence[str], index: int) -> bool:
    """Does a neighbour share the stem, as in «18-1, 18-2»? Then the hyphen is the number's own."""
    stem = numbers[index].partition("-")[0]
    near = [*numbers[max(0, index - 1) : index], *numbers[index + 1 : index + 2]]
    return any(number.partition("-")[0] == stem for number in near)


def _span(first: str, last: str) -> list[str] | None:
    """Every number from ``first`` to ``last``, which differ in their last figure alone."""
    stem, _, low = first.rpartition("-")
    other, _, high = last.rpartition("-")
    if stem != other or not (low.isdigit() and high.isdigit()):
        return None
    if not 0 <= int(high) - int(low) <= LONGEST_RANGE:
        return None
    return [f"{stem}-{n}" if stem else str(n) for n in range(int(low), int(high) + 1)]


def places(
    text: str, start: int, stop: int, found: Sequence[TargetMention], naming: Naming
) -> list[Place | None]:
    """The places that ``text`` names between ``start`` and ``stop``; None for one that is unclear.

    A mention of the whole act counts only where nothing else is named.
    """
    own = [m for m in found if start <= m.start and m.stop <= stop]
    outer = _outer(text, own, naming)
    leaves = [i for i in range(len(own)) if i not in outer.values()]
    if any(own[i].level != "act" or i in outer for i in leaves):
        leaves = [i for i in leaves if own[i].level != "act"]
    result: list[Place | None] = []
    for leaf in leaves:
        chain = [leaf]
        while chain[-1] in outer:
            chain.append(outer[chain[-1]])
        path = [own[i] for i in reversed(chain)]
        labels = [m.labels for m in path if m.labels is not None]
        if len(labels) < len(path) or _is_held_by_unknown(text, start, stop, path, own, naming):
            result.append(None)
            continue
        for numbers in product(*labels):
            result.append(tuple(zip((m.level for m in path), numbers, strict=True)))
    return list(dict.fromkeys(result))


def _outer(text: str, own: Sequence[TargetMention], naming: Naming) -> dict[int, int]:
    """For each mention the one that holds it, where the words link the two."""
    outer: dict[int, int] = {}
    gaps = [text[a.stop : b.start] for a, b in pairwise(own)]
    for index, gap in enumerate(gaps):
        before, after = own[index], own[index + 1]
        linked = naming.link.fullmatch(gap) is not None
        if naming.inner_first:
            if linked and after.holds(before):
                outer[index] = index + 1
            elif gap.strip() in (",", "") and before.holds(after):
                outer[index + 1] = index  # “Article 5, paragraph 2”
        elif linked and before.holds(after):
            outer[index + 1] = index
        else:  # «1-тармақтың 2) тармақшасы және 4) тармақшасы»
            at: int | None = index
            while at is not None and not (at in outer.values() and own[at].holds(after)):
                at = outer.get(at)
            if at is not None:
                outer[index + 1] = at
    if naming.inner_first:  # “subparagraph 2) and part one of paragraph 3”
        for index in reversed(range(len(gaps))):
            holder = outer.get(index + 1)
            if index in outer or holder is None or holder < index:
                continue
            if naming.conjunction.fullmatch(gaps[index]) and own[holder].holds(own[index]):
                outer[index] = holder
    return outer


def _is_held_by_unknown(
    text: str,
    start: int,
    stop: int,
    path: Sequence[TargetMention],
    own: Sequence[TargetMention],
    naming: Naming,
) -> bool:
    """Does a thing that is no level hold the place? «5-кестенің 3-тармағы» is no clause 3."""
    first = path[0]
    if first.level in ("act", "appendix"):
        return False
    if naming.inner_first:
        match = naming.container.match(text, first.stop, stop)
        return match is not None and all(m.start != match.end() for m in own)
    at = max(start, first.start - LONGEST_WORD)
    held = naming.container.search(text[at : first.start])
    return held is not None and not any(at + held.start() < m.stop <= first.start for m in own)


def within(outer: Place | None, inner: Place) -> Place:
    """``inner`` as a place of ``outer``, as far as that is named further out."""
    held = [level for level in outer or () if _RANK[level[0]] < _RANK[inner[0][0]]]
    return (*held, *inner)


def target(place: Place | None, articles: bool, home: str | None = None) -> NoteTarget:
    """A place in the terms of ids. ``articles``: the text's clauses are articles (баптар).

    There a paragraph that is named without its article is not settled; and so is a part, a
    subclause or a sentence without its clause anywhere. ``home`` is what the note is printed under:
    a heading that is named alone is that one's, and a paragraph in the preamble the preamble's.
    """
    if not place:
        return NoteTarget(None, None, None)
    path = list(place)
    while len(path) > 1 and path[0][0] == "act":
        del path[0]
    level, label = path[0]
    if level != "appendix":
        at = next((i for i, (name, _) in enumerate(path) if name in _CLAUSES), None)
        if at is not None:
            return _of_clause(path[at:], articles)
    if level in ("appendix", "section", "chapter", "division"):
        return NoteTarget("-".join(filter(None, (level, label))), None, _portion(path[1:]))
    if level == "act":
        return NoteTarget("act", None, None)
    if level == "heading" and home not in (None, "preamble"):
        clause = None if home[0].isalpha() else home
        return NoteTarget(home, clause, _portion(path))
    if level in ("preamble", "heading"):
        return NoteTarget("act", None, _portion(path))
    if home == "preamble" and level in ("part", "paragraph", "sentence"):
        return NoteTarget("act", None, _portion((("preamble", ""), *path)))
    return NoteTarget(None, None, _portion(path))


def _of_clause(path: Sequence[tuple[str, str]], articles: bool) -> NoteTarget:
    if articles and path[0][0] == "clause":
        return NoteTarget(None, None, _portion(path))
    numbers = [path[0][1]]
    rest = list(path[1:])
    while rest and rest[0][0] in ("clause", "subclause"):
        numbers.append(rest.pop(0)[1])
    part = path[0][0] == "article" and path[len(numbers) - 1][0] == "clause"
    return NoteTarget(path_of(*numbers, part=part), numbers[0], _portion(rest))


def _portion(path: Iterable[tuple[str, str]]) -> str | None:
    """ "paragraph-4", "preamble/paragraph-4"; None for nothing."""
    return "/".join("-".join(filter(None, level)) for level in path) or None
