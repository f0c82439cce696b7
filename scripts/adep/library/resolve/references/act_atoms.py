"""What tells an act beside its noun: titles in quotation marks, dates, numbers with their sign."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from adep.languages.grammar import Grammar, group
from adep.languages.patterns import NUMERIC_DATE
from adep.languages.roman_numbers import plain_act_number
from adep.library.resolve.references.act_words import Atom

_DATE = re.compile(r"(?<![\d.])" + NUMERIC_DATE + r"(?!\d)")


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
