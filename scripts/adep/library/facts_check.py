"""An act's facts held against one another → what in them cannot be.

Only what is plainly impossible is refused. An act without a history says nothing to hold against.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from itertools import chain, islice

from adep.base import wrong_dates
from adep.base.problems import Problem
from adep.model import Event, Facts

Wrong = tuple[int | None, str]  # a line of the facts, and what cannot be in it


def check(facts: Facts, acts: Collection[str], types: Collection[str]) -> tuple[Problem, ...]:
    """The first "facts-invalid" problem, or none: one slip often contradicts several facts.

    ``acts`` are the ids of all acts here, ``types`` the types of instruments that have a name.
    """
    if not facts.history:
        return ()
    stages = (_types(facts, types), _adoption(facts), _repeal(facts), _status(facts, acts))
    return tuple(
        Problem(facts.path, line, "facts-invalid", says) for line, says in islice(chain(*stages), 1)
    )


def _types(facts: Facts, types: Collection[str]) -> Iterator[Wrong]:
    for event in facts.history:
        if event.type not in (None, *types):
            known = ", ".join(f'"{name}"' for name in types)
            yield event.line, f"in [[event]] «type» is {event.type!r}; write one of {known}"


def _adoption(facts: Facts) -> Iterator[Wrong]:
    """An act is adopted once, and before everything else."""
    first, *others = _adoptions(facts) or (None,)
    if first is None:
        return
    for event in others:
        yield (
            event.line,
            f"the act was adopted on {first.date} already; give this [[event]] another kind, "
            "or delete one of the two",
        )
    for line, day, what, _ in _dated(facts):
        if day < first.date:
            yield line, wrong_dates.before_adoption(what, first.date)


def _repeal(facts: Facts) -> Iterator[Wrong]:
    """Nothing happens to an act after its repeal took effect, where the facts say when."""
    ends = [end for end in map(_effect, _repeals(facts)) if end is not None]
    if not ends:
        return
    end = min(ends)
    for line, day, what, otherwise in _dated(facts):
        if day > end:
            yield line, wrong_dates.after_repeal(what, end, otherwise)


def _dated(facts: Facts) -> Iterator[tuple[int | None, datetime.date, str, str]]:
    """Events and texts: line, date, how a sentence begins, what may be mended beside the date."""
    for event in facts.history:
        named = ", or name the clauses that were repealed"
        yield event.line, event.date, wrong_dates.of_event(event.date), named
    for text in facts.texts:
        yield text.line, text.wording_of, wrong_dates.of_text(text.wording_of), ""


def _status(facts: Facts, acts: Collection[str]) -> Iterator[Wrong]:
    status, repeals = facts.status, _repeals(facts)
    if status.state == "repealed" and not repeals:
        yield (
            status.line,
            'in [status] «state» is "repealed", but no [[event]] repeals the whole act; add the '
            'event with kind = "repealed" and without clauses, or write state = "in force"',
        )
    if status.state == "in force" and repeals:
        yield (
            status.line,
            f'in [status] «state» is "in force", but the [[event]] of {repeals[0].date} repeals '
            'the whole act; write state = "repealed", or name the clauses that it repeals',
        )
    if status.state == "repealed":
        yield from _since(facts, repeals, "was repealed")
    else:
        yield from _since(facts, _adoptions(facts), "came into force")
    others = [act for act in acts if act != facts.id]
    numbers = list(dict.fromkeys(event.number for event in facts.history if event.number))
    if status.by is not None and status.by not in (*others, *numbers):
        known = ", ".join(f'"{name}"' for name in (*others, *numbers))
        yield (
            status.line,
            f"in [status] «by» is {status.by!r}, neither another act here nor the number of an "
            f"[[event]]; write one of {known}",
        )


def _since(facts: Facts, events: list[Event], what: str) -> Iterator[Wrong]:
    """``status.from`` against the events that it may be the day of."""
    since = facts.status.since
    if since is None or not events:
        return
    # A repeal of which no more is said took effect on its day; an adoption may have done so later.
    days = {
        event.date: None if event.kind == "adopted" and event.force is None else _effect(event)
        for event in events
    }
    if any(since == day or (day is None and since >= date) for date, day in days.items()):
        return
    date, day = next(iter(days.items()))
    so = f"{'on' if day else 'not before'} {day or date}"
    yield facts.status.line, wrong_dates.state_since(since, date, what, so)


def _adoptions(facts: Facts) -> list[Event]:
    return [event for event in facts.history if event.kind == "adopted"]


def _repeals(facts: Facts) -> list[Event]:
    """Events that repealed the whole act, not some of its clauses."""
    return [event for event in facts.history if event.kind == "repealed" and event.clauses == ()]


def _effect(event: Event) -> datetime.date | None:
    """Since when an event applies: the day told, or else its own; None: it hangs on publication."""
    return event.date if event.force is None else event.force.date
