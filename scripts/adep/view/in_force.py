"""Which wording was in force on a day, and whether it is held here.

A wording is in force from the day that the act's facts give. Where they give none, or only so many
days after a publication whose day is not known, the earliest day that it can be is taken, and said
to be unsure.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from adep.languages.interface import Interface
from adep.model import Commencement, Event, Facts, TextFacts
from adep.view.unit_values import small
from adep.view.values import SpanView, wordings_held

ENDS_CLAUSE = ("excluded", "repealed")


def anchor(event: Event) -> str:
    """The id of an event on a page: "event-2013-10-01-651"."""
    number = "".join(
        c if c.isascii() and (c.isalnum() or c == "-") else f".{ord(c):x}"
        for c in event.number or ""
    )
    return f"event-{event.date.isoformat()}" + (f"-{number}" if number else "")


def start(event: Event) -> tuple[datetime.date, bool]:
    """The first day on which ``event`` can have been in force, and whether that is sure."""
    force = event.force
    if force is None:  # the facts date a repeal by the day on which it took effect
        return event.date, event.ends_act
    if force.date is not None:
        return force.date, True
    return event.date + datetime.timedelta(days=force.days or 0), False


def validity(facts: Facts, events: Sequence[Event], wording: datetime.date) -> str:
    """When a text of the ``wording`` was valid, as ISO 8601 words an interval: "2005-05-03/..".

    ``events`` are those that touch it. A day that is not known is left empty, as the standard has
    it; ".." while nothing has ended it. "" where neither day is known.
    """
    every = sorted((*events, *(e for e in facts.history if e.ends_act)), key=lambda e: e.date)
    before = [event for event in every if event.date <= wording and not event.ends_act]
    after = [event for event in every if event.date > wording]
    begun = _day(before[-1]) if before else ""
    still = ".." if facts.status.state == "in force" else ""
    ended = _day(after[0]) if after else still
    return f"{begun}/{ended}" if begun or ended not in ("", "..") else ""


def _day(event: Event) -> str:
    """The day on which an event took force; "" where it is not sure."""
    day, sure = start(event)
    return day.isoformat() if sure else ""


def spans(
    facts: Facts,
    words: Interface,
    changes: Sequence[Event],
    clause: str | None = None,
    having: Collection[tuple[str, datetime.date]] | None = None,
) -> tuple[SpanView, ...]:
    """How things stood since when, oldest first, in the interface's words.

    ``changes`` are the events that are asked about: the whole act's, or those that touch
    ``clause``. An event that does not touch the clause leaves the wording that it had. ``having``
    are the texts (language and wording) that have the clause.
    """
    dated = sorted(((*start(event), event) for event in changes), key=lambda item: item[0])
    if not dated:
        return ()
    texts = [text for text in facts.texts if _has(text, having)]
    lacking = [text for text in facts.texts if not _has(text, having)]
    held, without = wordings_held(changes, texts), wordings_held(changes, lacking)
    found = []
    if dated[0][2].kind == "adopted":
        date = words.date(dated[0][2].date)
        found.append(SpanView("", "before", words.say("on.before", date=date), "", "", ""))
    for at, (day, sure, event) in enumerate(dated):
        together = [e for other, _, e in dated[: at + 1] if (other, e.date) == (day, event.date)]
        instruments = ", ".join(words.instrument(e.type, e.number) for e in together)
        if event.ends_act:
            since = words.say("state.since", date=words.date(day, "from"))
            state = words.known("state", "repealed")
            says = words.say("on.repealed", state=words.say("state.with", state=state, since=since))
            kind, texts_held = "repealed", ""
        elif clause and clause in (event.clauses or ()) and event.kind in ENDS_CLAUSE:
            what = words[f"kind.{event.kind}"]
            date = words.date(event.date)
            says = words.say("on.ended", what=what, date=date, instrument=instruments)
            kind, texts_held = "repealed", ""
        else:
            wording = small(words.say("wording.of", date=words.date(event.date, "in")))
            key = "on.wording_alone" if event.kind == "unknown" else "on.wording"
            says = words.say(key, wording=wording, instrument=instruments)
            kind = "wording"
            texts_held = _held(facts, words, held.get(event.date, ()), without.get(event.date, ()))
        unsure = "" if sure else _unsure(event, words)
        found.append(SpanView(day.isoformat(), kind, says, texts_held, unsure, anchor(event)))
    return tuple(found)


def _has(text: TextFacts, having: Collection[tuple[str, datetime.date]] | None) -> bool:
    return having is None or (text.lang, text.wording_of) in having


def _held(facts: Facts, words: Interface, shown: Sequence[str], without: Sequence[str]) -> str:
    """In which languages the text of a wording is held, in which it is held and has no such clause,
    and in which it is not held.
    """
    langs = [lang for lang in facts.title if f"languages.{lang}.name" in words]
    have = [lang for lang in langs if lang in shown]
    none = [lang for lang in langs if lang in without and lang not in have]
    lack = [lang for lang in langs if lang not in (*have, *none)]
    sentences = [
        words.say(key, langs=words.languages(some))
        for key, some in (("on.held", have), ("on.without", none), ("on.not_held", lack))
        if some
    ]
    return " ".join(sentences)


def _unsure(event: Event, words: Interface) -> str:
    if event.kind == "unknown":
        return words["on.unsure_unknown"]
    if event.force is None:
        return words["on.unsure"]
    key = "on.unsure_after" if event.force.days else "on.unsure_published"
    return words.say(key, days=event.force.days)


def commencement(force: Commencement | None, words: Interface) -> str:
    """ "from 1 March 2026": since when an amendment is in force; "" where nobody says."""
    if force is None:
        return ""
    if force.date:
        return words.say("commencement.date", date=words.date(force.date, "from"))
    if force.days == 0:
        return words["commencement.now"]
    key = "commencement.days_calendar" if force.calendar else "commencement.days"
    return words.say(key, days=force.days)


def wording_in_words(facts: Facts, day: datetime.date, words: Interface) -> str:
    """ "Wording of 1 October 2013"; of an article, when it was published."""
    if facts.article:
        return words.say("wording.published", date=words.date(day))
    return words.say("wording.of", date=words.date(day, "in"))
