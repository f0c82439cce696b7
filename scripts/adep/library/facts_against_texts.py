"""What an act's texts say of it, held against its facts → where the two do not tell the same.

Which of the two is right, nothing here says: an editor holds both against the official text.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from adep.base.grouping import grouped
from adep.base.problems import Problem
from adep.languages.grammar import Grammar, dates_in
from adep.languages.roman_numbers import plain_act_number
from adep.library.missing_events import Events, MakerOf, Unlisted, makers, told_by_notes, unlisted
from adep.model import Act, Amendment, Event, Text, Words
from adep.records.writing import event_as_toml

REGISTER_STATUS: Final = "status on the register"  # why such a line was set aside
# What is to be filled in of an event of which only its day is known.
EVENT = """\
[[event]]
date = {day}
kind = "…"  # adopted, restated, amended, supplemented, excluded
type = "…"  # decree, law, order …; leave out what is not known
number = "…"
authority = "…"  # an id of sources/authorities.toml
clauses = ["…"]  # leave out: the whole act
"""


def problems(
    act: Act, authorities: Mapping[str, Words], grammars: Mapping[str, Grammar]
) -> list[Problem]:
    """Instruments that the facts do not list, and what texts say of others than the facts do."""
    events, maker_of = Events(act.facts), makers(authorities, grammars)
    missing = [_missing(one, events, act) for one in unlisted(act, maker_of)]
    return [
        *_without_event(act),
        *missing,
        *_repealed(act, grammars),
        *_contradicted(act, events, maker_of),
        *_adoptions(act, grammars),
    ]


def _missing(one: Unlisted, events: Events, act: Act) -> Problem:
    date, path = one.event.date, act.facts.path
    if events.first <= date <= events.last:
        code, block = "note-without-history", one.block
        what = f"is not among the events in {path}, and {_lines(one.places)} of it; write it there"
    else:
        code, block = "facts-contradicted", ""
        when, day, kind = (
            ("before", events.first, "first event")
            if date < events.first
            else ("after", events.last, "repeal")
        )
        what = (
            f"is {when} the {kind} of the act in {path}, on {day}, and {_lines(one.places)} of it; "
            "hold both against the official text, and mend the one that is wrong"
        )
    return Problem(*one.places[0], code, f"{_name(one.event)} {what}", block)


def _without_event(act: Act) -> list[Problem]:
    """Days of wordings that are held and that no event made."""
    made = {event.date for event in act.facts.history if not event.ends_act}
    days = grouped((one.wording_of, one) for one in act.facts.texts if one.wording_of not in made)
    return [
        Problem(
            act.facts.path,
            texts[0].line,
            "wording-without-event",
            f"{' and '.join(text.source.rpartition('/')[2] for text in texts)} is held as the "
            f"wording of {day}, and no [[event]] is of that day: what made this wording? Write the "
            "event, or mend wording_of",
            EVENT.format(day=day),
        )
        for day, texts in days.items()
        if not act.facts.article
    ]


def _contradicted(act: Act, events: Events, maker_of: MakerOf) -> Iterator[Problem]:
    """Instruments of which a note says another number, date, type or authority than the facts."""
    found = []
    for told in told_by_notes(act):
        alike = events.alike(told.amendment)
        differing = [_differing(event, told.amendment, maker_of) for event in alike]
        if alike and all(differing):
            found.append((told, alike[0], differing[0]))
    for (path, event, what), some in groupby(found, key=lambda one: (one[0].path, one[1], one[2])):
        yield Problem(
            path,
            next(some)[0].line,
            "facts-contradicted",
            f"the note says {what[0]}, and the [[event]] of {event.date} in {act.facts.path} says "
            f"{what[1]}; hold both against the official text, and mend the one that is wrong",
        )


def _differing(event: Event, amendment: Amendment, maker_of: MakerOf) -> tuple[str, str] | None:
    """What the note says, and what the event; None where they agree as far as both tell."""
    for what, said, known in (
        ("the date", amendment.date, event.date),
        ("No.", amendment.number, event.number),
        ("the type", amendment.type, event.type),
        ("the authority", maker_of(amendment), event.authority),
    ):
        if said is not None and known is not None and said != known:
            return f"{what} {said}", f"{what} {known}"
    return None


def _adoptions(act: Act, grammars: Mapping[str, Grammar]) -> Iterator[Problem]:
    """Where the stamps of a text name another day or number of the adoption than the facts."""
    adopted = next((e for e in act.facts.history if e.kind == "adopted"), None)
    if adopted is None or act.facts.article:
        return
    for text in act.every_text:
        dates, numbers, lines = stamped(text, grammars[text.lang])
        number = adopted.number.upper() if adopted.number else None
        differing = [
            (" or ".join(f"{what} {one}" for one in said), f"{what} {known}")
            for what, said, known in (("of", dates, adopted.date), ("No.", numbers, number))
            if said and known is not None and known not in said
        ]
        if differing:
            told, known = (", ".join(side) for side in zip(*differing, strict=True))
            yield Problem(
                text.source.path,
                lines[0],
                "facts-contradicted",
                f"by its stamps the text was adopted by an instrument {told}, and by the [[event]] "
                f"in {act.facts.path} by one {known}; hold both against the official text, and "
                "mend the one that is wrong",
            )


def stamped(text: Text, grammar: Grammar) -> tuple[list[datetime.date], list[str], list[int]]:
    """The days and numbers that the stamps of a text name, and their lines."""
    stamps = [unit for unit in text.front if unit.kind in ("approval", "imprint")]
    dates = [day for unit in stamps for *_, day in dates_in(unit.text, grammar) if day is not None]
    numbers = [
        plain_act_number(match["number"].upper())
        for unit in stamps
        for match in grammar.reference.number.finditer(unit.text.lower())
    ]
    return list(dict.fromkeys(dates)), list(dict.fromkeys(numbers)), [u.lines[0] for u in stamps]


def _name(event: Event) -> str:
    number = f" No. {event.number}" if event.number else ""
    return f"the instrument of {event.date}{number}"


def _lines(places: Iterable[tuple[str, int]]) -> str:
    lines = list(dict.fromkeys(line for _, line in places))
    shown = ", ".join(map(str, lines[:10])) + (" …" if len(lines) > 10 else "")
    return f"the note in line {shown} tells" if len(lines) == 1 else f"notes in lines {shown} tell"


def _repealed(act: Act, grammars: Mapping[str, Grammar]) -> Iterator[Problem]:
    """Where a text, or the page that it was taken from, says that the act is repealed, though by
    its facts it is in force."""
    facts = act.facts
    if facts.status.state == "repealed":
        return
    for text in act.texts:
        grammar = grammars[text.lang]
        notes = [
            a
            for a in act.amendments
            if a.note.lang == text.lang
            and a.kind == "repealed"
            and a.target == "act"
            and a.portion is None
        ]
        kinds = [pattern for kind, pattern in grammar.kinds if kind == "repealed"]
        said = [(a.note.lines[0], a.note.text) for a in notes]
        said += [
            (unit.lines[0], unit.text)
            for unit in text.front
            if unit.kind == "imprint" and any(p.search(unit.text) for p in kinds)
        ]
        said += [
            (line.line, " ".join(line.text.split()))
            for line in text.furniture
            if line.reason == REGISTER_STATUS and grammar.repealed.search(line.text)
        ]
        if not said:
            continue
        (line, words), *others = sorted(said)
        also = f" (and so do lines {', '.join(str(n) for n, _ in others)})" if others else ""
        yield Problem(
            text.source.path,
            line,
            "status-contradicted",
            f"«{_short(words)}» says that the act is repealed{also}, and [status] of {facts.path} "
            "says that it is in force; write the [[event]] that repealed it, and the status",
            _repeal(notes),
        )


def _repeal(notes: Sequence[Amendment]) -> str:
    """The event that repealed the act as notes tell it, and its status, as ``act.toml`` has it."""
    told = next((a for a in notes if a.date is not None), None)
    if told is None or told.date is None:
        return ""
    event = Event(told.date, "repealed", told.type, told.number, None, (), told.force, {})
    since = told.date if told.force is None else told.force.date
    day = f"# from = {since}\n" if since else ""
    return f'{event_as_toml(event)}# and in [status]:\n# state = "repealed"\n{day}'


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77].rstrip() + "…"
