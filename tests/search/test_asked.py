"""Asked in one's own words (tests/asked/), typed in a real browser: the floor that was reached.

``rules`` is the half that may be looked at while synonyms and rules are written, ``aside`` the half
that may not; the first run on it was 96 of 109. ``fresh`` was written later, by somebody else: 56 of
80 at its first run. ``further`` came after the words of the duties: 77 of 100 at its first run, ``clerks``,
``citizens`` and ``staff`` still later, one after another: 66, 73 and 78 of 100. ``visitors`` and
``families`` came when duties were learned from queries: 90 and 91 of 100; then ``strangers``: 86, and
``newcomers``: 94.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from adep.library.pipeline import Library
from tests.search import judge
from tests.search.judging import ALL, ASKED, Query, answered, hoped

# half · kind · share of what was hoped for, below which it may not fall
FLOOR = {
    ("rules", ALL): 0.94,
    ("aside", ALL): 0.94,
    ("fresh", ALL): 0.95,
    ("further", ALL): 0.95,
    ("clerks", ALL): 0.91,
    ("citizens", ALL): 0.95,
    ("staff", ALL): 0.9,
    ("visitors", ALL): 0.95,
    ("families", ALL): 0.95,
    ("strangers", ALL): 0.94,
    ("newcomers", ALL): 0.94,
    ("rules", "russian"): 0.95,
    ("aside", "russian"): 0.95,
}


@pytest.fixture(scope="module")
def queries() -> tuple[Query, ...]:
    return judge.read(judge.OWN_WORDS)


def test_a_row_is_answered_by_one_of_its_units_among_the_first() -> None:
    query = Query("x", "own", frozenset({("act", "a"), ("act", "b")}), "rules")
    shown = [("act", unit) for unit in "cdefgab"]
    assert not answered(query, shown)
    assert answered(query, shown[2:])
    nothing = Query("x", "none", frozenset(), "rules")
    assert answered(nothing, [])
    assert not answered(nothing, shown)
    assert hoped([query, nothing], {"x": []}) == {
        ("own", "rules"): (0, 1),
        ("none", "rules"): (1, 1),
        (ALL, "rules"): (1, 2),
    }


def test_the_table_has_both_halves_of_all_kinds(
    queries: tuple[Query, ...], library: Library
) -> None:
    by_half = {half: [q for q in queries if q.half == half] for half in ("rules", "aside")}
    assert {half: len(rows) for half, rows in by_half.items()} == {"rules": 109, "aside": 109}
    assert all({row.kind for row in rows} == set(ASKED) for rows in by_half.values())
    texts = [(a.facts.id, t) for a in (*library.acts, *library.articles) for t in a.texts]
    units = {(act, unit.id) for act, text in texts for unit in text.units()}
    units |= {(act, note.id) for act, text in texts for note in text.notes}
    units |= {
        (act.facts.id, note.id)
        for act in library.acts
        for clause in act.clauses
        for note in clause.paired.notes
    }
    assert not {unit for query in queries for unit in query.units} - units


def share(
    browser: Browser, address: str, library: Library, queries: tuple[Query, ...]
) -> dict[tuple[str, str], float]:
    acts = {act.facts.id for act in (*library.acts, *library.articles)}
    found = judge.shown(browser, address, [query.typed for query in queries], acts)
    told = hoped(queries, judge.all_of(found))
    return {(half, kind): got / of for (kind, half), (got, of) in told.items()}


# duties for which a word is asked once each · masses of duties, last of what is none · their shares
SMALL = [
    ([], [0], []),
    ([0], [1, 0], [1]),
    ([0], [3, 3, 2, 0], [1, 0, 0]),  # the others are as likely as nothing says
    ([1], [0, 3, 0], [0, 1]),
    ([], [3, 3, 4], [0, 0]),
]


@pytest.mark.browser
def test_of_few_duties_only_those_are_likely_for_which_a_word_is_asked(page: Page) -> None:
    for duties, masses, shares in SMALL:
        found = page.evaluate(
            """([duties, masses]) => adepSearch.likelihood.shares(
              [{ asked: new Map(duties.map(duty => [duty, 1])), elsewhere: 0, known: true }], masses).shares""",
            [duties, masses],
        )
        assert found == shares


@pytest.mark.browser
def test_one_query_in_six_gets_what_it_hopes_for(
    browser: Browser, address: str, library: Library, queries: tuple[Query, ...]
) -> None:
    found = share(browser, address, library, tuple(q for q in queries if q.half == "rules")[::6])
    assert found["rules", ALL] >= 0.85


@pytest.mark.browser
@pytest.mark.exhaustive
def test_no_half_falls_below_the_floor(
    browser: Browser, address: str, library: Library, queries: tuple[Query, ...]
) -> None:
    found = share(browser, address, library, queries)
    assert {at: found[at] for at, floor in FLOOR.items() if found[at] < floor} == {}
