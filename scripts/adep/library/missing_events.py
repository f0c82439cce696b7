"""Instruments that the notes of an act's texts tell of and its facts do not list → events.

Each once, whatever the number of its notes; what a note does not plainly say stays unknown.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from adep.base.grouping import grouped
from adep.languages.grammar import Grammar, natural
from adep.model import Act, Amendment, Event, Facts, Words
from adep.records.writing import event_as_toml

_T = TypeVar("_T")
_WORD = re.compile(r"\w+")

MakerOf = Callable[[Amendment], str | None]  # the id of the authority that made an instrument


class Told(Struct, frozen=True):
    """What a note says of an instrument, and where it stands."""

    path: str
    amendment: Amendment

    @property
    def line(self) -> int:
        """The first line of the note."""
        return self.amendment.note.lines[0]


class Unlisted(Struct, frozen=True):
    """An instrument that the facts do not list, as an event; and the notes that tell of it."""

    event: Event
    places: tuple[tuple[str, int], ...]  # (path, line)

    @property
    def block(self) -> str:
        """The event as ``act.toml`` has it."""
        return event_as_toml(self.event)


def unlisted(act: Act, maker_of: MakerOf) -> tuple[Unlisted, ...]:
    """Every instrument that the notes of the act's texts tell of and its facts do not list,
    oldest first.
    """
    events = Events(act.facts)
    found = grouped(
        (key, told)
        for told in told_by_notes(act)
        if (key := _instrument(told.amendment)) and not events.know(told.amendment)
    )
    return tuple(
        Unlisted(
            _event(date, number, told, maker_of),
            tuple(dict.fromkeys((one.path, one.line) for one in told)),
        )
        for (date, number), told in sorted(found.items(), key=lambda item: (item[0][0], str(item)))
    )


def told_by_notes(act: Act) -> Iterator[Told]:
    """Every amendment that a note of any text of the act tells of."""
    for held in (act, *(past.act for past in act.past)):
        paths = {text.lang: text.source.path for text in held.texts}
        for amendment in held.every_amendment:
            if amendment.note.lang in paths:
                yield Told(paths[amendment.note.lang], amendment)


def _instrument(amendment: Amendment) -> tuple[datetime.date, str | None] | None:
    """By what an instrument is known; None where the note does not plainly tell what it did."""
    if amendment.date is None or amendment.kind is None or _places(amendment) is None:
        return None
    return amendment.date, amendment.number


class Events:
    """The events of an act, indexed once: an act may have thousands, and as many notes."""

    def __init__(self, facts: Facts) -> None:
        events = facts.history
        self.first = min((event.date for event in events), default=datetime.date.min)
        ends = [event.date for event in events if event.ends_act]
        self.last = min(ends, default=datetime.date.max)
        self.by_date = grouped((event.date, event) for event in events)
        self.by_number = grouped((event.number, event) for event in events)

    def know(self, amendment: Amendment) -> bool:
        """Whether they tell of an instrument, or would but for a slip of the pen. A repeal of the
        whole act the act's status tells of, or contradicts."""
        if amendment.kind == "repealed" and _places(amendment) == ():
            return True
        return bool(self.alike(amendment))

    def alike(self, amendment: Amendment) -> Sequence[Event]:
        """Those that are the instrument, or that would be but for a slip of the pen."""
        if amendment.date is None:
            return ()
        of_date = self.by_date.get(amendment.date, ())
        of_number = self.by_number.get(amendment.number, ()) if amendment.number else ()
        return of_date or [event for event in of_number if _near(event, amendment)]


def _near(event: Event, amendment: Amendment) -> bool:
    """Of one number and one type, and not years apart: numbers begin anew with every year."""
    same = event.type == amendment.type
    return same and amendment.date is not None and abs(event.date.year - amendment.date.year) <= 1


def _places(amendment: Amendment) -> tuple[str, ...] | None:
    """What it changed, as an event's clauses: none is the whole act; None: it is not plain."""
    if amendment.clause is not None:
        return (amendment.clause,)
    if amendment.target == "act":
        return () if amendment.portion is None else (amendment.portion.split("/")[0],)
    return (amendment.target,) if amendment.target else None


def _event(
    date: datetime.date, number: str | None, told: Iterable[Told], maker_of: MakerOf
) -> Event:
    amendments = [one.amendment for one in told]
    every = [_places(a) or () for a in amendments]
    clauses = sorted({name for names in every for name in names}, key=lambda n: (natural(n), n))
    return Event(
        date,
        _agreed(a.kind for a in amendments) or "amended",  # an instrument that did several things
        _agreed(a.type for a in amendments),
        number,
        _agreed(map(maker_of, amendments)),
        tuple(clauses) if all(every) else (),
        _agreed(a.force for a in amendments),
        {},
    )


def _agreed(told: Iterable[_T | None]) -> _T | None:
    """What all say that say anything; None where they don't agree."""
    known = {one for one in told if one}
    return known.pop() if len(known) == 1 else None


def makers(authorities: Mapping[str, Words], grammars: Mapping[str, Grammar]) -> MakerOf:
    """Tells who made an instrument, by the words of a note: an authority's name, endings aside.

    ``authorities``: id → name in each language.
    """

    def maker_of(amendment: Amendment) -> str | None:
        grammar = grammars[amendment.note.lang]
        said = _office(amendment.authority or "", grammar)
        found = [
            name
            for name, words in authorities.items()
            if (office := _office(words.get(grammar.lang, ""), grammar))
            and len(said) == len(office)
            and all(map(str.startswith, said, office))
        ]
        return found[0] if len(found) == 1 else None

    return maker_of


def _office(name: str, grammar: Grammar) -> list[str]:
    rules = grammar.reference
    words = _WORD.findall(rules.state.sub(" ", name.lower()))
    return [word for word in words if word not in (*rules.articles, "of")]
