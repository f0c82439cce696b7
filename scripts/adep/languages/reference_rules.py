"""How a language refers to places and acts: levels, numbers and names, compiled from data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from adep.languages.file_types import InstrumentTable, ReferenceTable, Target
from adep.languages.patterns import (
    DATE,
    LONGEST_NUMBER,
    NUMBER,
    UNIT_NUMBER,
    WORD,
    Scanner,
    any_of,
    compiled,
    compiled_small,
)


class ReferenceRules(Struct, frozen=True):
    """How a text names its units and other acts (``[reference]`` of ``grammar.toml``).

    The patterns are read in the text set in small letters.
    """

    head_last: bool  # act, clause, subclause, and title, date, noun; else the other way round
    words: tuple[str, ...]  # without one of them there is no reference
    this_words: tuple[str, ...]  # without one of them nothing is "this"
    this: Scanner  # "this paragraph"; the named group that matched last is the level
    this_act: re.Pattern[str]  # "this" and words of a title, up to the noun; group "words"
    numbered: Scanner  # a noun with its numbers; the last named group is the level
    ordinal: tuple[Scanner, ...]  # "first part", "part one", likewise
    bare: re.Pattern[str]  # an appendix without a number
    item: re.Pattern[str]  # one number of a list; groups "number", "bracket", "word"
    range: re.Pattern[str]
    ordinals: Mapping[str, int]
    ordinal_words: tuple[str, ...]  # without one of them nothing is counted in words
    plural: re.Pattern[str]
    leads: re.Pattern[str]
    leads_appendix: re.Pattern[str]
    owned: re.Pattern[str]
    join: re.Pattern[str]
    side: re.Pattern[str]  # between a unit and a smaller one that follows it
    connect: re.Pattern[str]
    act: Scanner  # the noun of an act; the last named group is its type
    quotes: re.Pattern[str]
    number: re.Pattern[str]  # of an act, with its sign; group "number"
    state: re.Pattern[str]  # found wherever it stands
    state_beside: re.Pattern[str]  # the state: matched after the noun, or searched before it
    authority: re.Pattern[str]  # who made the act, likewise
    glue: re.Pattern[str]
    glue_many: re.Pattern[str]
    title_noun: str  # the noun of a named code, as a title has it; "" as it is printed
    goes_on: re.Pattern[str]  # after a noun whose title goes on, or is another state's
    continues: re.Pattern[str]  # a word with which a name goes on: "of", a genitive
    goes_on_name: re.Pattern[str]  # before a name with which a title goes on
    other_act: re.Pattern[str]  # words that name an act of their own
    maker: re.Pattern[str]  # before who made an act, where that follows
    articles: frozenset[str]  # words that tell no name from another
    doubt_before: re.Pattern[str]  # "draft", "former": searched before an act
    doubt_after: re.Pattern[str]  # … and matched after it
    in_name: re.Pattern[str]  # after a noun that is part of another name: "Constitution Day"
    not_name: frozenset[str]  # words that begin no name
    capital: re.Pattern[str]  # nouns that are an act's only with a capital: "in this order"
    short: re.Pattern[str]  # "hereinafter – the Code"; group "short"


_AS_THEY_STAND: Final = (
    "range", "plural", "leads", "leads_appendix", "owned", "join", "side", "connect", "state",
    "glue", "glue_many", "goes_on", "continues", "goes_on_name", "maker", "doubt_after", "in_name",
    "capital", "short",
)  # fmt: skip
LONGEST_LIST = 40  # numbers; bounds the look-ahead
# Levels of an act, outermost first, as ``[note.target.levels]`` names them.
LEVELS = (
    "act", "preamble", "appendix", "section", "chapter", "division", "article", "clause", "part",
    "subclause", "paragraph", "sentence", "heading",
)  # fmt: skip


class Naming(Struct, frozen=True):
    """How a language names a place of an act: «10-баптың 3) тармақшасы», “part one of Article 3”.

    ``place`` finds any level in a text in small letters: its groups are named "at" and "list" with
    the index of the pattern that fits, and "list" holds the numbers, if the place has any.
    """

    levels: tuple[str, ...]  # of the patterns of ``place``
    place: re.Pattern[str]
    inner_first: bool  # “subparagraph 3) of paragraph 10”
    added_after: bool  # what is added stands after the verb: “supplemented by paragraph 5”
    link: re.Pattern[str]  # what stands between two levels of one place
    # What stands between a place and a thing that holds it: before the place, or after it if it
    # is named first.
    container: re.Pattern[str]
    conjunction: re.Pattern[str]  # what stands between two places, or two numbers
    range: re.Pattern[str]  # … and between the ends of a range of numbers
    plural: re.Pattern[str]  # a level's word that names several
    label: re.Pattern[str]  # one number of a list, or an ordinal in words
    ordinals: Mapping[str, int]


def reference_rules(data: ReferenceTable) -> ReferenceRules:
    """The rules of ``[reference]`` of a language's ``grammar.toml``, compiled."""
    last, this = data["head_last"], data["this"]
    endings = data["endings"]
    act = _alternatives(data["acts"].values(), endings)
    numbered = _levels(data["numbered"], endings)
    unit = _alternatives(data["numbered"].values(), endings)
    ordinals = {
        word: number
        for number, words in enumerate(data["ordinals"], start=1)
        for word in words.split("|")
    }
    words = "|".join(sorted(ordinals, key=len, reverse=True)).replace(" ", r"\s+")
    joined = f"(?:{data['join']}|{data['range']})"
    # Atomic, and a list is never given up in part: «1-1-1-1-…» may be read in one way only.
    number = rf"(?>{UNIT_NUMBER}(?:\s?\))?)" + ("" if last else r"(?!\w)")
    numbers = rf"{number}(?:{joined}{number})*+"
    word = rf"(?:{words})(?!\w)"
    counted = rf"(?:{word})(?:(?:{data['join']})(?:{word}))*"
    ordinal = _levels(data["ordinal"], endings)

    def fill(pattern: str) -> re.Pattern[str]:
        for name, value in {"state": data["state"], "act": act, "W": WORD}.items():
            pattern = pattern.replace("{" + name + "}", value)
        return re.compile(pattern)

    def scan(pattern: str, before: str = r"(?<!\w)", hint: str = "") -> Scanner:
        hint = hint or re.sub(r"\(\?P<\w+>", "(?:", pattern)
        return Scanner(fill(before + pattern), fill(hint))

    def beside(pattern: str) -> re.Pattern[str]:
        return fill(rf"(?:{pattern})\s*$" if last else rf"\s*(?:{pattern})")

    return ReferenceRules(
        head_last=last,
        words=tuple(data["words"]),
        this_words=tuple(data["this_words"]),
        this=scan(rf"(?:{this})\s+(?:{numbered})", hint=rf"(?:{this})\s+(?:{unit})"),
        this_act=fill(rf"(?<!\w)(?:{this})\s+(?P<words>(?:{{W}}\s+){{0,4}})$"),
        numbered=_after_numbers(fill, numbers, numbered)
        if last
        else scan(rf"(?:{numbered})\s+(?:no\.?\s*|№\s*)?{numbers}"),
        ordinal=(
            scan(rf"(?:{counted})\s+(?:{ordinal})"),
            *(() if last else (scan(rf"(?:{ordinal})\s+(?:{counted})"),)),
        ),
        bare=fill(rf"(?<!\w)(?:{_levels({'appendix': data['numbered']['appendix']}, endings)})"),
        item=fill(rf"(?P<number>{UNIT_NUMBER})(?P<bracket>\s?\))?|(?P<word>{word})"),
        ordinals=ordinals,
        ordinal_words=tuple(data["ordinal_words"]),
        act=scan(rf"(?:{_levels(data['acts'], endings)})", r"(?<![\w-])", hint=act),
        quotes=fill("|".join(data["quotes"])),
        number=fill(
            r"(?:№|¹|(?<!\w)no\.?|(?<!\w)n)\s*(?P<number>\d[\w/]*(?:[-–][\w/]+)*)"
            + data["after_number"]
        ),
        state_beside=beside("{state}"),
        authority=beside(data["authority"]),
        title_noun=data["title_noun"],
        other_act=fill(r"(?:{W}\s+){0,4}(?:{act})"),
        articles=frozenset(data["articles"]),
        doubt_before=fill(rf"(?<!\w)(?:{data['doubt_before']})$"),
        not_name=frozenset(data["not_name"]),
        **{key: fill(data[key]) for key in _AS_THEY_STAND},
    )


def _after_numbers(fill: Callable[[str], re.Pattern[str]], numbers: str, nouns: str) -> Scanner:
    """Nouns that follow their numbers. The hint is a list with its noun or without: a list
    without one is walked through once, not once from each of its numbers.
    """
    before, between = r"(?<![\w.])", r"\s?-?\s?"
    return Scanner(
        fill(rf"{before}(?:{numbers}){between}(?:{nouns})"),
        fill(rf"{before}(?:{numbers})"),
        tail=LONGEST_NUMBER,
    )


def _levels(patterns: Mapping[str, str], endings: str) -> str:
    """Alternatives, each in a group that bears its name; a name's hyphens become "__"."""
    return "|".join(
        f"(?P<{name.replace('-', '__')}>{pattern.replace('{e}', endings)})"
        for name, pattern in patterns.items()
    )


def _alternatives(patterns: Iterable[str], endings: str) -> str:
    """The same without names. Those that end alike have their endings once: a pattern in which
    these stand again and again is compiled for several milliseconds.
    """
    found = []
    for alike, run in groupby(patterns, lambda p: p.endswith("{e}") and "|" not in p):
        every = "|".join(p.removesuffix("{e}") if alike else p for p in run)
        found.append(f"(?:{every}){{e}}" if alike else every)
    return "|".join(found).replace("{e}", endings)


def _between_number_and_date(instrument: InstrumentTable) -> str:
    """“Decree No. 471 of the President dated …”, where the language puts the instrument first."""
    made_by = instrument["made_by"]
    return rf"(?:{made_by}(?P<authority>[^\d;,]{{3,200}}?)\s+)?" if made_by else ""


def _naming(target: Target) -> Naming:
    """``[note.target]``. "{list}" stands for numbers, each with its bracket or not; "{items}" for
    numbers of which the last has one; "{words}" for ordinals."""
    # Atomic: "13)" must not be read as 1 because a bracket follows 13.
    number = rf"(?>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}}|{NUMBER})"
    words = "|".join(sorted(map(re.escape, target["ordinals"]), key=len, reverse=True))
    initials = re.escape("".join({word[0] for word in target["ordinals"]}))
    between = r"\s*" + any_of([*target["and"], *target["range"]]) + r"\s*"

    def listed(one: str, last: str, first: str = r"\d") -> str:
        # What it may begin with is looked at first: most words of a note begin otherwise.
        return rf"(?=[{first}])(?P<list>(?:{one}{between}){{0,{LONGEST_LIST}}}{last})"

    places = {
        "list": listed(rf"{number}(?:\s*\))?", rf"{number}(?:\s*\))?"),
        "numbers": listed(number, number),
        "items": listed(rf"{number}(?:\s*\))?", rf"{number}\s*\)"),
        "words": listed(rf"(?:{words})", rf"(?:{words})", initials),
    }
    if unknown := set(target["levels"]) - set(LEVELS):
        raise ValueError(f"[note.target.levels] knows no {', '.join(sorted(unknown))}")
    patterns = [(level, p) for level, named in target["levels"].items() for p in named]
    # One pattern for all: a note is walked through once.
    filled = "|".join(
        f"(?P<at{index}>{any_of([p], **places)})".replace("(?P<list>", f"(?P<list{index}>")
        for index, (_, p) in enumerate(patterns)
    )
    return Naming(
        levels=tuple(level for level, _ in patterns),
        place=compiled_small(rf"(?<!\w)(?<!\d\.)(?:{filled})"),
        inner_first=target["inner_first"],
        added_after=target["added_after"],
        link=compiled(target["link"]),
        container=compiled(target["container"] + ("" if target["inner_first"] else r"\Z")),
        conjunction=compiled(r"\s*" + any_of(target["and"]) + r"\s*"),
        range=compiled(r"[\s)]*" + any_of(target["range"]) + r"\s*"),
        plural=compiled(target["plural"]),
        label=compiled(rf"{number}|(?<!\w)(?:{words})"),
        ordinals=target["ordinals"],
    )


def _numbered_groups(patterns: Sequence[str], months: Sequence[str]) -> list[str]:
    """Give each alternative group names of its own: Python forbids the same name twice."""
    filled = [p.replace("{months}", "|".join(months)).replace("{date}", DATE) for p in patterns]
    return [re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{index}>", p) for index, p in enumerate(filled)]
