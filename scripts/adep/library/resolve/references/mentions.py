"""Where a text names its own units, or an act: text → mentions, with their places in the text.

``find`` knows how a language words such things and nothing else: not which units there are, nor
which acts are known. What a mention leads to is decided in ``references``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from adep.languages.grammar import Grammar, plain_number
from adep.languages.patterns import small
from adep.languages.reference_rules import LEVELS, ReferenceRules
from adep.library.resolve.references.act_names import act_names
from adep.library.resolve.references.act_words import ActName, Named

LONGEST_RANGE: Final = 200  # numbers; no reference names more
_REACH: Final = 40  # characters between "this act" and its appendix
_DIGIT = re.compile(r"\d")
_TWO_PARTS = re.compile(r"\d+(?:-\d+)?")

Step = tuple[str, str]  # level and number: ("clause", "5"); an appendix may have no number


class MentionedPlace(Struct, frozen=True):
    """One number of a mention. It bears no words where it stands inside a range."""

    start: int
    stop: int
    path: tuple[Step, ...]  # from the greatest unit to the smallest
    either: bool = False  # its last number, "3-5", may also be a range
    runs_on: bool = False  # a range goes on from it


class Mention(Struct, frozen=True):
    """A phrase that names units or an act.

    ``base`` is "this" for the text's own act, a level ("clause") for "this paragraph", "named" for
    the act in ``named``, and None where the phrase names units of no act.
    """

    start: int
    stop: int
    base: str | None
    named: Named | None = None
    places: tuple[MentionedPlace, ...] = ()  # none: the whole act
    unclear: bool = False  # which number belongs to which cannot be told
    noun_alone: bool = False  # it is an act's only if the text calls an act so


def find(text: str, grammar: Grammar, nouns: bool = False) -> tuple[Mention, ...]:
    """Every phrase of ``text`` that names a unit or an act, in order; they never overlap.

    ``nouns``: nouns that stand alone, “the Law”, are told too.
    """
    rules = grammar.reference
    low = small(text)
    for word in rules.words:
        if word in low:
            break
    else:
        return ()
    names = act_names(text, low, grammar)
    elements: list[ActName | _Group] = [*names, *_groups(low, names, rules)]
    elements.sort(key=lambda element: (element.start, element.stop))
    found = [m for phrase in _phrases(elements, low, rules) if (m := phrase.mention(nouns))]
    return tuple(sorted(found, key=lambda mention: mention.start))


# ---- units: a noun with its numbers -------------------------------------------------------------


class _Number(Struct, frozen=True):
    start: int
    stop: int
    number: str
    either: bool = False
    runs_on: bool = False


class _Group(Struct, frozen=True):
    """A noun with its numbers: “paragraphs 3 and 5”."""

    start: int
    stop: int
    level: str
    noun: str
    numbers: tuple[_Number, ...]
    counted: bool = False  # in words: "first part"
    bracketed: bool = False  # each number has its bracket: 2)

    @property
    def only(self) -> str:
        """Its one number; an empty string for an appendix without any."""
        return self.numbers[0].number if self.numbers else ""


def _groups(low: str, names: Sequence[ActName], rules: ReferenceRules) -> Iterator[_Group]:
    found: list[_Group] = []
    if _DIGIT.search(low):
        found += [_group(low, match, rules) for match in rules.numbered.finditer(low)]
    if _may_count(low, found, rules):
        for pattern in rules.ordinal:
            found += [_group(low, match, rules, counted=True) for match in pattern.finditer(low)]
    for name in names:
        if name.base == "this":
            found += _appendices(low, name, rules)
    taken = [(name.start, name.stop) for name in names]
    for item in found:
        if not any(start < item.stop and item.start < stop for start, stop in taken):
            taken.append((item.start, item.stop))
            yield item


def _may_count(low: str, found: Sequence[_Group], rules: ReferenceRules) -> bool:
    """Is there a noun that ordinals stand with, and that has no number already?"""
    for word in rules.ordinal_words:
        at = low.find(word)
        while at >= 0:
            if not low[at - 1 : at].isalpha() and not any(g.start <= at < g.stop for g in found):
                return True
            at = low.find(word, at + 1)
    return False


def _appendices(low: str, name: ActName, rules: ReferenceRules) -> list[_Group]:
    """The appendix of this act, without a number: it stands next to the act."""
    near = (name.stop, name.stop + _REACH) if rules.head_last else (name.start - _REACH, name.start)
    return [
        _Group(*match.span(), "appendix", match[0], ())
        for match in rules.bare.finditer(low, max(0, near[0]), near[1])
    ]


def _group(low: str, match: re.Match[str], rules: ReferenceRules, counted: bool = False) -> _Group:
    level = str(match.lastgroup)
    noun = match[level]
    first, last = match.span()
    if match.start(level) == first:
        numbers, kept = _numbers(low, (match.end(level), last), noun, rules)
        bracketed = low[: kept[1]].endswith(")")
        return _Group(first, kept[1], level, noun, numbers, counted, bracketed)
    numbers, kept = _numbers(low, (first, match.start(level)), noun, rules)
    bracketed = ")" in low[kept[0] : match.start(level)]
    return _Group(kept[0], last, level, noun, numbers, counted, bracketed)


def _numbers(
    low: str, span: tuple[int, int], noun: str, rules: ReferenceRules
) -> tuple[tuple[_Number, ...], tuple[int, int]]:
    """The numbers of a list, and where those that belong to the noun begin and end."""
    items = list(rules.item.finditer(low, *span))
    plural = rules.plural.search(noun) is not None
    if not plural and len(items) > 1 and not all(item["bracket"] for item in items):
        items = _up_to_a_comma(low, items, rules.head_last)
    numbers: list[_Number] = []
    for before, item in zip([None, *items], items, strict=False):
        number = _Number(item.start(), item.end(), _said(item, rules))
        hyphen = plural and item["number"] and not item["bracket"] and _may_be_range(number.number)
        if hyphen and len(items) == 1:
            numbers += _spread(number)
        elif before is not None and rules.range.fullmatch(low, before.end(), item.start()):
            numbers += _range(numbers.pop(), number)
        else:
            numbers.append(_Number(number.start, number.stop, number.number, bool(hyphen)))
    return tuple(numbers), (items[0].start(), items[-1].end())


def _up_to_a_comma(low: str, items: list[re.Match[str]], last: bool) -> list[re.Match[str]]:
    """Of a list with a noun in the singular: the numbers that no comma parts from the noun."""
    order = items[::-1] if last else items
    kept = order[:1]
    for item in order[1:]:
        first, second = sorted((item, kept[-1]), key=lambda one: one.start())
        if "," in low[first.end() : second.start()]:
            break
        kept.append(item)
    return kept[::-1] if last else kept


def _said(item: re.Match[str], rules: ReferenceRules) -> str:
    if word := item["word"]:
        return str(rules.ordinals[" ".join(word.split())])
    return plain_number(item["number"])


def _may_be_range(number: str) -> bool:
    ends = number.split("-")
    return len(ends) == 2 and all(end.isdigit() for end in ends) and int(ends[0]) < int(ends[1])


def _range(first: _Number, last: _Number) -> list[_Number]:
    """Every number of a range; those between its ends bear no words."""
    if first.number.isdigit() and last.number.isdigit():
        low, high = int(first.number), int(last.number)
        if low < high <= low + LONGEST_RANGE:
            between = [
                _Number(first.stop, first.stop, str(n), runs_on=True) for n in range(low + 1, high)
            ]
            return [replace(first, runs_on=True), *between, last]
        if low > high:
            # «41–4»: a number of two parts, set with a dash.
            return [_Number(first.start, last.stop, f"{low}-{high}")]
    elif _TWO_PARTS.fullmatch(first.number) and _TWO_PARTS.fullmatch(last.number):
        return _inserted_range(first, last)
    return [first, last]


def _inserted_range(first: _Number, last: _Number) -> list[_Number]:
    """A range that begins or ends with a number put in: 4 to 5-2, 5-1 to 6."""
    (low, after), (high, upto) = _parts(first.number), _parts(last.number)
    if not low <= high <= low + LONGEST_RANGE or upto > LONGEST_RANGE:
        return [first, last]

    def between(number: str, runs_on: bool = False) -> _Number:
        return _Number(first.stop, first.stop, number, runs_on=runs_on)

    if low == high:
        return [first, *(between(f"{low}-{n}") for n in range(after + 1, upto)), last]
    found = [replace(first, runs_on=True)]
    found += [between(str(n), runs_on=True) for n in range(low + 1, high)]
    if upto:
        found += [between(str(high)), *(between(f"{high}-{n}") for n in range(1, upto))]
    return [*found, last]


def _parts(number: str) -> tuple[int, int]:
    """5 and 1 for "5-1", 5 and 0 for "5"."""
    whole, _, inserted = number.partition("-")
    return int(whole), int(inserted or 0)


def _spread(item: _Number) -> list[_Number]:
    """«3-5-тармақтар»: one item that is a range."""
    first, last = item.number.split("-")
    return _range(
        _Number(item.start, item.start + len(first), first),
        _Number(item.stop - len(last), item.stop, last),
    )


# ---- phrases: units of units of an act ----------------------------------------------------------


class _Phrase:
    """An act and its units, or units alone, from the greatest to the smallest."""

    def __init__(self, first: ActName | _Group) -> None:
        self.act = first if isinstance(first, ActName) else None
        self.path: tuple[_Group, ...] = () if isinstance(first, ActName) else (first,)
        self.leaves: list[tuple[_Group, ...]] = [self.path] if self.path else []
        self.start, self.stop = first.start, first.stop
        self.turned = False  # the last unit holds the one that follows it in the text

    def add(self, item: _Group, relation: str) -> bool:
        """Take up a unit "inner" to the last one, or its "sibling"; False if it is not of this."""
        path = self.path
        if relation == "sibling" and self.turned:
            return False
        if self.turned and relation == "inner":
            return False  # “Chapter 1 of Article 2, paragraph 3”: of which is which?
        self.turned = relation == "outer"
        if self.turned:
            self._hold(item)
            return True
        if relation == "sibling":
            levels = [unit.level for unit in path]
            if item.level not in levels:
                return False
            path = path[: len(levels) - 1 - levels[::-1].index(item.level)]
        elif self.leaves and self.leaves[-1] == path:
            self.leaves.pop()
        self.path = (*path, item)
        self.leaves.append(self.path)
        self.start, self.stop = min(self.start, item.start), max(self.stop, item.stop)
        return True

    def _hold(self, item: _Group) -> None:
        """“Article 16 paragraph 2”: ``item`` holds what was taken up last."""
        inner = [unit.level for unit in self.path]
        at = next(i for i, level in enumerate(inner) if _rank(level) > _rank(item.level))
        changed = (*self.path[:at], item, *self.path[at:])
        if self.leaves[-1] == self.path:
            self.leaves[-1] = changed
        self.path = changed
        self.start = min(self.start, item.start)

    def mention(self, nouns: bool) -> Mention | None:
        """What the phrase says; None for words that are no reference by themselves."""
        act = self.act
        if not self.leaves:
            # "This paragraph" leads nowhere else; "this chapter" does.
            if act is None or act.base not in ("this", "named", "chapter"):
                return None
            if act.bare and not nouns:
                return None
            return Mention(act.start, act.stop, act.base, act.named, noun_alone=act.bare)
        if act is None and all(unit.counted or not unit.numbers for unit in self.path):
            return None
        places = self._places()
        return Mention(
            self.start,
            self.stop,
            act.base if act else None,
            act.named if act else None,
            tuple(sorted(places, key=lambda place: (place.start, place.stop))),
            unclear=not places,
        )

    def _places(self) -> list[MentionedPlace]:
        """A place for each number; none where two lists cross."""
        places: list[MentionedPlace] = []
        for leaf in self.leaves:
            several = [unit for unit in leaf if len(unit.numbers) > 1]
            if len(several) > 1:
                return []
            listed = several[0] if several else leaf[-1]
            for number in listed.numbers or (_Number(listed.start, listed.stop, ""),):
                path = tuple(
                    (level, number.number if unit is listed else unit.only)
                    for level, unit in zip(_levels(leaf), leaf, strict=True)
                )
                span = (number.start, number.stop) if several else (listed.start, listed.stop)
                places.append(MentionedPlace(*span, path, number.either, number.runs_on))
        if len(places) == 1:
            return [replace(places[0], start=self.start, stop=self.stop)]
        bearing = sorted((place.start, place.stop) for place in places if place.start < place.stop)
        return [] if any(a[1] > b[0] for a, b in pairwise(bearing)) else places


def _levels(leaf: Sequence[_Group]) -> Iterator[str]:
    """The levels of a path: “item 2) of paragraph 5” is a subclause, for it has its bracket."""
    above = set()
    for unit in leaf:
        inner = unit.level == "clause" and unit.bracketed and "clause" in above
        yield "subclause" if inner else unit.level
        above.add(unit.level)


def _rank(level: str) -> int:
    return LEVELS.index(level)


def _phrases(
    elements: Sequence[ActName | _Group], low: str, rules: ReferenceRules
) -> Iterator[_Phrase]:
    """Elements that belong together, each as one phrase."""
    current: _Phrase | None = None
    previous: ActName | _Group | None = None
    for element in elements if rules.head_last else reversed(elements):
        relation = _relation(previous, element, low, rules) if previous else None
        if (
            current is None
            or relation is None
            or isinstance(element, ActName)
            or not current.add(element, relation)
        ):
            if current is not None:
                yield current
            current = _Phrase(element)
        previous = element
    if current is not None:
        yield current


def _relation(
    outer: ActName | _Group, item: ActName | _Group, low: str, rules: ReferenceRules
) -> str | None:
    """How a unit stands to what is named beside it: "inner" to it, its "sibling", or None."""
    if isinstance(item, ActName):
        return None
    first, second = (outer, item) if rules.head_last else (item, outer)
    if (
        isinstance(outer, _Group)
        and _rank(item.level) < _rank(outer.level)
        and rules.side.fullmatch(low, first.stop, second.start)
    ):
        return "outer"
    if rules.connect.fullmatch(low, first.stop, second.start):
        if isinstance(outer, ActName) and outer.many:
            return None
        ending = rules.leads_appendix if item.level == "appendix" else rules.leads
        return "inner" if ending.search(outer.noun) else None
    if isinstance(outer, _Group) and rules.join.fullmatch(low, first.stop, second.start):
        return "sibling" if rules.owned.search(item.noun) else None
    return None
