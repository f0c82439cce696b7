"""What the words beside an act's noun say of it: its title, its date, its number, who made it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct, field

from adep.languages.grammar import Grammar, group
from adep.languages.patterns import NUMERIC_DATE
from adep.languages.roman_numbers import plain_act_number

ALONE: Final = frozenset({"constitution"})  # types of which there is one
NAMED: Final = frozenset({"code"})  # types that bear their name before or after the noun
_DATE: Final = re.compile(r"(?<![\d.])" + NUMERIC_DATE + r"(?!\d)")
QUOTE_MARKS: Final = '«»“”„" \t\n\u00a0,;'

Span = tuple[int, int]


class Named(Struct, frozen=True):
    """An act as a phrase names it; whatever the phrase does not say is None."""

    type: str | None
    date: datetime.date | None = None
    number: str | None = None
    title: str | None = None
    around: Span | None = None  # words beside the noun that may be its title
    proper: bool = True  # the noun begins with a capital
    makers: tuple[Maker, ...] = ()  # who made it, as far as it is said
    against: str = ""  # why it may be no act that is known, though it is called like one


class Maker(Struct, frozen=True):
    """Words beside an act that may say who made it."""

    words: tuple[str, ...]  # from the act outward, up to the state's name
    ours: bool  # the state's name follows
    ended: bool  # it is plain that nothing else follows


class ActName(Struct, frozen=True):
    """Words that name an act, or a unit of the text as "this …"."""

    start: int
    stop: int
    base: str  # "this" act, a level for "this paragraph", "named"
    noun: str = ""  # in small letters
    named: Named | None = None
    many: bool = False  # one noun for several acts: no unit can belong to it
    bare: bool = False  # a noun alone: it names an act only where units of it are named


class Noun(Struct, frozen=True):
    """The noun of an act: «decree», «кодекс»."""

    start: int
    stop: int
    words: str  # in small letters
    type: str
    proper: bool
    many: bool


class Atom(Struct, frozen=True):
    """A title in quotation marks, a date, or a number of an act with its sign."""

    start: int
    stop: int
    kind: str
    value: str | datetime.date


class Cluster(Struct):
    """The atoms that tell one act, and where they begin and end."""

    start: int
    stop: int
    atoms: dict[str, Atom] = field(default_factory=dict)
    makers: list[Maker] = field(default_factory=list)

    def named(self, kind: str | None, title: str | None = None, proper: bool = True) -> Named:
        """The act that they tell."""
        values = {name: atom.value for name, atom in self.atoms.items()}
        date, number, quoted = values.get("date"), values.get("number"), values.get("title")
        return Named(
            kind,
            date if isinstance(date, datetime.date) else None,
            str(number) if number else None,
            str(quoted).strip(QUOTE_MARKS) if quoted else title,
            proper=proper,
            makers=tuple(self.makers),
        )


# ---- titles, dates and numbers of a text ---------------------------------------------------------


def atoms_of(text: str, low: str, grammar: Grammar) -> list[Atom]:
    """The titles in ``text`` (``low``: in small letters), and the dates and numbers that stand
    outside them, in order.
    """
    rules = grammar.reference
    titles = [
        Atom(*match.span(), "title", text[match.start() : match.end()])
        for match in rules.quotes.finditer(low)
    ]
    rest = [
        Atom(*match.span(), "number", plain_act_number(text[slice(*match.span("number"))]))
        for match in rules.number.finditer(low)
    ]
    rest += _dates(text, grammar)
    inside = [
        atom
        for atom in rest
        if not any(title.start <= atom.start and atom.stop <= title.stop for title in titles)
    ]
    return sorted([*titles, *inside], key=lambda atom: atom.start)


def _dates(text: str, grammar: Grammar) -> Iterator[Atom]:
    for match in _DATE.finditer(text):
        day, month, year = (match[f"{key}1"] or match[f"{key}2"] for key in "dmy")
        yield from _date(match, year, month, day)
    for match in grammar.worded_date.finditer(text):
        name = (group(match, "month") or "").lower()
        if name in grammar.months:
            month = str(grammar.months.index(name) + 1)
            yield from _date(match, group(match, "year"), month, group(match, "day"))


def _date(
    match: re.Match[str], year: str | None, month: str | None, day: str | None
) -> Iterator[Atom]:
    try:
        date = datetime.date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return
    yield Atom(*match.span(), "date", date)
