"""How answers of the search are judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search import judge
from tests.search.judging import Place, Query, group, judged, read_table, retyped, score

pytestmark = pytest.mark.exhaustive


def places(units: str) -> frozenset[Place]:
    return frozenset(("code", unit) for unit in units.split())


def query(
    units: str = "a b", kind: str = "inflected", typed: str = "x", half: str = "rules"
) -> Query:
    return Query(typed, kind, places(units), half)


# expected · found · recall · precision (None: nothing was found, so nothing can be imprecise)
SCORES = [
    ("a b", "a b", 1.0, 1.0),
    ("a b", "a", 0.5, 1.0),  # one was missed
    ("a", "a b c d", 1.0, 0.25),  # three too many
    ("a b", "c", 0.0, 0.0),
    ("a b", "", 0.0, None),  # an empty answer is no imprecise one
    ("", "", 1.0, 1.0),  # rightly left empty
    ("", "a", 1.0, 0.0),  # nothing could be missed, but something was found
]


@pytest.mark.parametrize(("expected", "found", "recall", "precision"), SCORES)
def test_an_answer_is_scored(
    expected: str, found: str, recall: float, precision: float | None
) -> None:
    assert score(query(expected), places(found)) == (recall, precision)


def test_the_same_unit_of_another_act_is_another() -> None:
    assert score(query("a"), {("order", "a")}) == (0, 0)


def test_means_count_each_query_once_and_precision_only_where_something_was_found() -> None:
    queries = [query("a", typed="x"), query("a", typed="y"), query("a b", typed="z")]
    found = {"x": list(places("a b")), "y": [], "z": list(places("a"))}
    (means,) = judged(queries, found).values()
    assert (means.queries, means.recall, means.precision, means.empty) == (3, 0.5, 0.75, 1)
    (nothing,) = judged(queries[1:2], found).values()
    assert nothing.precision is None


# typed · as one types it on a Russian keyboard
RETYPED = [
    ("қызметші", "кызметши"),
    ("ар-ождан", "ар-ождан"),
    ("өзге, үй, ұлт, һәм, ғылым, ең", "озге, уй, улт, хам, гылым, ен"),
    ("ӘДЕП", "АДЕП"),
    ("Қазақстан, 5-тармақ", "Казакстан, 5-тармак"),
]


@pytest.mark.parametrize(("typed", "russian"), RETYPED)
def test_a_query_is_retyped(typed: str, russian: str) -> None:
    (found,) = retyped([query(typed=typed)])
    assert (found.typed, found.kind, found.units) == (russian, "retyped", places("a b"))


@pytest.mark.parametrize(
    ("kind", "count"),
    [("dictionary", 1), ("inflected", 1), ("several", 1), ("phrase", 0), ("english", 0)],
)
def test_only_kazakh_words_are_retyped(kind: str, count: int) -> None:
    assert len(retyped([query(kind=kind, typed="сыйлық")])) == count


# typed · kind · group: words of one language are counted by the letters they are typed in
GROUPED = [
    ("сыйлық", "dictionary", "Kazakh"),
    ("«мемлекеттік қызметші»", "phrase", "Kazakh"),
    ("“conflict of interest”", "phrase", "English"),
    ("corrupton", "typo", "English"),
    ("сыйлыктар", "retyped", "Kazakh on a Russian keyboard"),
    ("syilyq", "latin-2021", "other keyboards, Latin letters"),
    (",fcis", "keyboard", "other keyboards, Latin letters"),
    ("киім dress", "mixed", "both languages"),
    ("5-тармақ", "number", "numbers"),
    ("bicycle", "none", "nothing to find"),
]


@pytest.mark.parametrize(("typed", "kind", "name"), GROUPED)
def test_a_query_is_counted_in_a_group(typed: str, kind: str, name: str) -> None:
    assert group(query(typed=typed, kind=kind)) == name


def test_an_english_query_is_not_retyped() -> None:
    assert retyped([query(typed="civil servant", kind="several")]) == ()


def test_judged_by_group_and_half() -> None:
    queries = [
        query("a", "english", "gift"),
        query("a", "typo", "сиылқ", half="aside"),
        query("a b", "dictionary", "сыйлық"),
    ]
    found = judged(queries, {"gift": [("code", "a")], "сиылқ": [], "сыйлық": [("code", "a")]})
    assert [(name, half, m.recall) for (name, half), m in found.items()] == [
        ("Kazakh", "aside", 0.0),
        ("Kazakh", "rules", 0.5),
        ("English", "rules", 1.0),
    ]


TABLE = """
[[query]]
typed = "сыйлық"   # a gift
kind = "dictionary"
units = ["code/kk-5-1", "code/kk-9-p1"]
[[query]]
typed = "велосипед"
kind = "none"
units = []
"""


def test_a_table_is_read() -> None:
    first, second = read_table(TABLE, "rules")
    assert first == Query("сыйлық", "dictionary", places("kk-5-1 kk-9-p1"), "rules")
    assert second == Query("велосипед", "none", frozenset(), "rules")


# in place of · stands · what is said
WRONG = [
    ('"none"', '"nothing"', "rules: query 2 ('велосипед'): write a kind, dictionary"),
    ("units = []", 'units = ["code/kk-1"]', "'велосипед') is of the kind 'none' and has units"),
    ("code/kk-5-1", "kk-5-1", "'kk-5-1' is no unit; write act/unit"),
    ('kind = "dictionary"', "", "query 1 ('сыйлық'): write a kind"),
]


@pytest.mark.parametrize(("place", "stands", "said"), WRONG)
def test_a_wrong_table_is_refused(place: str, stands: str, said: str) -> None:
    with pytest.raises(ValueError) as wrong:
        read_table(TABLE.replace(place, stands), "rules")
    assert said in str(wrong.value)


units = st.frozensets(st.sampled_from([("code", letter) for letter in "abcdef"]))


@given(units, units)
def test_a_score_stays_between_none_and_all(
    expected: frozenset[Place], found: frozenset[Place]
) -> None:
    recall, precision = score(Query("x", "typo", expected, "rules"), found)
    assert 0 <= recall <= 1
    assert precision is None or 0 <= precision <= 1
    assert (recall == precision == 1) == (expected == found)


# ---- the table that is printed ------------------------------------------------------------------


def test_the_markdown_tables() -> None:
    queries = [query("a b", typed="ар"), query("", "none", "y")]
    found = judged(queries, {"ар": [("code", "a"), ("code", "c"), ("code", "d")], "y": []})
    assert judge.table(found).splitlines()[2:] == [
        "| Kazakh | rules | 1 | .50 | .33 | 0 |",
        "| nothing to find | rules | 1 | 1.00 | 1.00 | 1 |",
    ]
    assert judge.table_of_asked({("own", "aside"): (3, 4)}).endswith("| own | aside | 3 of 4 |")
