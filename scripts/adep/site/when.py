"""Which wording was in force on a day, and whether it is held here.

A wording is in force from the day that the act's facts give. Where they give none, or only so many
days after a publication whose day is not known, the earliest day that it can be is taken, and said
to be unsure.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from adep.interface import Interface
from adep.model import Event, Facts
from adep.site.view import SpanView, small, wordings_held


def anchor(event: Event) -> str:
    """The id of an event on a page: "event-2013-10-01-651"."""
    number = "".join(c if c.isascii() and c.isalnum() else "-" for c in event.number)
    return f"event-{event.date.isoformat()}-{number}"


def start(event: Event) -> tuple[datetime.date, bool]:
    """The first day on which ``event`` can have been in force, and whether that is sure."""
    force = event.force
    if event.kind == "repealed":  # the facts date a repeal by the day on which it took effect
        return (force.date if force and force.date else event.date), True
    if force is None:
        return event.date, False
    if force.date is not None:
        return force.date, True
    return event.date + datetime.timedelta(days=force.days or 0), False


def spans(facts: Facts, words: Interface, changes: Sequence[Event]) -> tuple[SpanView, ...]:
    """How things stood since when, oldest first, in the interface's words.

    ``changes`` are the events that are asked about: the whole act's, or those that touch a clause.
    An event that does not touch the clause leaves the wording that it had.
    """
    dated = sorted(((*start(event), event) for event in changes), key=lambda item: item[0])
    if not dated:
        return ()
    held = wordings_held(changes, facts.texts)
    found = []
    if dated[0][2].kind == "adopted":
        date = words.date(dated[0][2].date)
        found.append(SpanView("", "before", words.say("on.before", date=date), "", "", ""))
    for day, sure, event in dated:
        if event.kind == "repealed":
            since = words.say("state.since", date=words.date(day, "from"))
            state = words.known("state", "repealed")
            says = words.say("on.repealed", state=words.say("state.with", state=state, since=since))
            found.append(SpanView(day.isoformat(), "repealed", says, "", "", anchor(event)))
            continue
        name = words.known("type", event.type)
        says = words.say(
            "on.wording",
            wording=small(words.say("wording.of", date=words.date(event.date, "in"))),
            instrument=words.say("instrument.full", type=name, number=event.number),
        )
        found.append(
            SpanView(
                day.isoformat(),
                "wording",
                says,
                _held(facts, words, held.get(event.date, ())),
                "" if sure else _unsure(event, words),
                anchor(event),
            )
        )
    return tuple(found)


def _held(facts: Facts, words: Interface, shown: Sequence[str]) -> str:
    """In which languages the text of a wording is held, and in which it is not."""
    langs = list(dict.fromkeys(lang for lang in facts.title if f"languages.{lang}.name" in words))
    have = [lang for lang in langs if lang in shown]
    lack = [lang for lang in langs if lang not in have]
    sentences = [
        words.say(key, langs=", ".join(words[f"languages.{lang}.inline"] for lang in some))
        for key, some in (("on.held", have), ("on.not_held", lack))
        if some
    ]
    return " ".join(sentences)


def _unsure(event: Event, words: Interface) -> str:
    if event.force is None:
        return words["on.unsure"]
    key = "on.unsure_after" if event.force.days else "on.unsure_published"
    return words.say(key, days=event.force.days)
