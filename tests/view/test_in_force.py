"""Which wording was in force on a day: a table of days over the three acts, and of ours."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from adep.languages.interface import load_interface
from adep.library.pipeline import Library
from adep.model import Commencement, Event, Facts, Status
from adep.view.in_force import anchor, spans, start, validity
from adep.view.values import SpanView
from tests.tools.small_act import day, event

EN = load_interface("en")
KK = load_interface("kk")


def on(date: str, found: tuple[SpanView, ...]) -> SpanView | None:
    """What the page's script takes: the last span that begins on ``date`` or before it."""
    return next((s for s in reversed(found) if s.start <= date), None)


# act · day · words of the answer · words about what is held · is the day of commencement unsure?
DAYS = [
    ("honor-code-2005", "2005-05-02", "not yet in force (adopted on 3 May 2005)", "", False),
    ("honor-code-2005", "2005-05-03", "wording of 3 May 2005 (Decree No. 1567)", "Text not held: Kazakh, English.", False),
    ("honor-code-2005", "2008-01-01", "wording of 27 November 2007 (Decree No. 446)", "Text not held", True),
    ("honor-code-2005", "2012-05-01", "wording of 1 April 2011 (Decree No. 1180)", "Text held: English. Text not held: Kazakh.", True),
    ("honor-code-2005", "2013-10-01", "wording of 1 October 2013 (Decree No. 651)", "Text held: Kazakh. Text not held: English.", True),
    ("honor-code-2005", "2015-12-31", "wording of 1 October 2013", "Text held: Kazakh", True),
    ("honor-code-2005", "2016-01-01", "not in force. Repealed from 1 January 2016", "", False),
    # Adopted, but in force only from the first of January.
    ("ethics-code-2015", "2015-12-30", "not yet in force (adopted on 29 December 2015)", "", False),
    ("ethics-code-2015", "2016-01-01", "wording of 29 December 2015", "Text held: English", False),
    ("ethics-code-2015", "2022-02-22", "wording of 22 February 2022", "Text not held: Kazakh, English.", True),
    # Ten and sixty days after a publication whose day is not known: the earliest possible day.
    ("employee-code-2020", "2020-09-06", "not yet in force", "", False),
    ("employee-code-2020", "2020-09-07", "wording of 28 August 2020 (Order No. 342)", "Text not held", True),
    ("employee-code-2020", "2024-01-11", "wording of 28 August 2020", "Text not held", True),
    ("employee-code-2020", "2024-01-12", "wording of 13 November 2023 (Order No. 472)", "Text held: English", True),
]  # fmt: skip


@pytest.mark.parametrize(("act", "date", "says", "held", "unsure"), DAYS)
def test_days(library: Library, act: str, date: str, says: str, held: str, unsure: bool) -> None:
    facts = next(a.facts for a in library.acts if a.facts.id == act)
    span = on(date, spans(facts, EN, facts.history))
    assert span is not None
    assert says in span.says
    assert span.held.startswith(held) if held else not span.held
    assert bool(span.unsure) == unsure


# act · clause · wording · the interval: a day that is not known is left empty, ".." is open
VALID = [
    ("honor-code-2005", "5", "2013-10-01", "/2016-01-01"),  # since when in 2013, nobody recorded
    ("honor-code-2005", "5", "2011-04-01", ""),
    ("honor-code-2005", "1", "2011-04-01", "/2016-01-01"),  # not touched in 2013
    ("ethics-code-2015", "5", "2015-12-29", "2016-01-01/"),  # until a publication in 2022
    ("employee-code-2020", "9", "2023-11-13", ""),  # sixty days after a publication
]


@pytest.mark.parametrize(("act", "clause", "wording", "interval"), VALID)
def test_validity(library: Library, act: str, clause: str, wording: str, interval: str) -> None:
    one = next(a for a in library.acts if a.facts.id == act)
    events = next(c.events for c in one.clauses if c.id == clause)
    assert validity(one.facts, events, day(wording)) == interval


def test_validity_of_what_nothing_has_ended(library: Library) -> None:
    facts = replace(library.acts[0].facts, status=Status("in force", None, None), history=())
    made = replace(event("2004-01-01", "adopted"), force=Commencement(date=day("2004-02-01")))
    assert validity(facts, [made], day("2004-01-01")) == "2004-02-01/.."


def test_a_clause_that_did_not_change_keeps_its_text(library: Library) -> None:
    """Clause 6 was not touched in 2013: the Kazakh of 2013 is its text of 2011 too."""
    facts = library.acts[0].facts
    touching = [e for e in facts.history if not e.clauses or "6" in e.clauses]
    span = on("2012-05-01", spans(facts, EN, touching))
    assert span is not None
    assert span.held == "Text held: Kazakh, English."


def test_kazakh(library: Library) -> None:
    facts = library.acts[0].facts
    span = on("2012-05-01", spans(facts, KK, facts.history))
    assert span is not None
    assert "2011 жылғы 1 сәуірдегі редакция (№ 1180 Жарлық)" in span.says
    assert "Мәтіні қорда бар: ағылшынша." in span.held


# what the facts say of commencement · the first day that it can be · sure?
STARTS = [
    (None, "2013-10-01", False),
    (Commencement(date=day("2014-01-01")), "2014-01-01", True),
    (Commencement(days=0), "2013-10-01", False),
    (Commencement(days=10), "2013-10-11", False),
]


@pytest.mark.parametrize(("force", "date", "sure"), STARTS)
def test_the_first_day(force: Commencement | None, date: str, sure: bool) -> None:
    assert start(replace(event("2013-10-01"), force=force)) == (day(date), sure)


def test_an_event_has_an_address() -> None:
    odd: Event = replace(event("2013-10-01"), number="06-7/112 «б»")
    assert anchor(odd).isascii()
    assert anchor(odd).startswith("event-2013-10-01-06-7.2f112")
    assert len({anchor(replace(odd, number=number)) for number in ("5/1", "5-1", "51")}) == 3


def test_a_repeal_of_some_clauses_leaves_the_act() -> None:
    """The clause that it names ends; the act, and the other clauses, go on in a new wording."""
    made = event("2001-01-01", "adopted")
    partly = event("2003-01-01", "repealed", ("2",))
    facts = Facts(
        "act",
        "",
        1,
        {"en": "Act", "kk": "Акт"},
        {},
        {},
        {},
        {},
        Status("in force", None, None),
        (made, partly),
        (),
    )
    whole = on("2004-01-01", spans(facts, EN, (made, partly)))
    ended = on("2004-01-01", spans(facts, EN, (made, partly), "2", ()))
    other = on("2004-01-01", spans(facts, EN, (made,), "1", ()))
    assert whole and whole.says.startswith("In force on this day: wording of 1 January 2003")
    assert (
        ended
        and ended.says
        == "On this day the clause was not in force: repealed (1 January 2003, Decree No. 1)."
    )
    assert other and other.says.startswith("In force on this day: wording of 1 January 2001")


def test_a_repeal_after_a_publication_is_not_sure() -> None:
    later = replace(event("2003-01-01", "repealed"), force=Commencement(days=60))
    assert start(later) == (day("2003-03-02"), False)
