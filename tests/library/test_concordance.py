"""Concordances and duties: every unit once, and one sentence for each fault of a record."""

from __future__ import annotations

import pytest

from adep.base.problems import Refused
from adep.library.concordance import check, counterparts
from adep.library.pipeline import Library
from adep.model import Act, Concordance
from adep.records.across_acts import parse_concordance, parse_duties
from adep.records.asked import with_asked
from tests.conftest import parsed
from tests.tools.act_toml import renewed_toml

OLD, NEW, ARTICLE = "old-code", "new-code", "article"


def acts() -> list[Act]:
    """Two small codes of two clauses, the new one with the order that approved it; an article."""
    from msgspec.structs import replace

    from adep.languages import loaded
    from adep.library import pair, resolve
    from tests.tools.two_wordings import facts

    found = []
    grammars = {"en": loaded.grammar("en")}
    for name, text in (
        (
            OLD,
            "Code of servants\n\n1. A servant shall be honest.\n\n2. A servant shall be polite.\n",
        ),
        (
            NEW,
            "ORDER\n\n1. To approve the Code.\n\n2. This order comes into force.\n\n"
            "Minister A. B.\n\nApproved by Order No. 1\n\nCode of servants\n\n"
            "1. A servant must be honest.\n\n2. A servant must be modest.\n",
        ),
        (ARTICLE, "1. On honest servants.\n"),
    ):
        own = replace(facts(), id=name, article=name == ARTICLE)
        read_text = parsed(text, titles=("Code of servants",))
        paired = pair.pair([read_text], own)
        found.append(resolve.resolve(own, [read_text], paired.clauses, paired.chapters, grammars))
    return found


GOOD = (
    '\nto = "new-code"\n'
    + renewed_toml("en", "same", "en-1-p1", "en-1-p1")
    + renewed_toml("en", "dropped", old="en-2-p1")
    + renewed_toml("en", "new", new="en-2-p1")
)


def read(text: str) -> Concordance:
    return parse_concordance(text, "sources/old-code/concordance.toml", OLD)


def test_a_good_record_looks_both_ways() -> None:
    record = read(GOOD)
    assert check([record], [], acts(), "duties.toml") == []
    found = counterparts([record])
    told = {place: [(c.act, c.unit, c.relation) for c in others] for place, others in found.items()}
    assert told == {
        (OLD, "en-1-p1"): [(NEW, "en-1-p1", "same")],
        (NEW, "en-1-p1"): [(OLD, "en-1-p1", "same")],
        (OLD, "en-2-p1"): [(NEW, None, "dropped")],
        (NEW, "en-2-p1"): [(OLD, None, "new")],
    }


# what the editor wrote instead of what · line · words of the sentence
WRONG_ROWS = [
    ('from = ["en-2-p1"]', 'from = ["en-9-p1"]', 8, "there is no unit «en-9-p1»"),
    ('from = ["en-2-p1"]', 'from = ["en-1-p1"]', 8, "stands in two rows of en, at lines 3 and 8"),
    ('to = ["en-2-p1"]', 'to = ["en-1-p1"]', 12, "stands in two rows"),
    ('[[row]]\nlang = "en"\nto = ["en-2-p1"]\nrelation = "new"\n', "", 8, "en-2-p1 of new-code stands in no row"),
    ('to = "new-code"', 'to = "no-code"', None, "is no act here"),
    ('to = "new-code"', 'to = "article"', None, "«article» is an article; write to = one of new-code"),
    # a title, an order's point: only the code's own clauses count
    ('from = ["en-2-p1"]', 'from = ["en-front-p1"]', 8, "«en-front-p1» is no unit of a code's own clauses"),
    ('to = ["en-2-p1"]', 'to = ["en-order-1-p1"]', 12, "only those count here: not titles"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "words"), WRONG_ROWS)
def test_faulty_records(right: str, wrong: str, line: int | None, words: str) -> None:
    problems = check([read(GOOD.replace(right, wrong, 1))], [], acts(), "duties.toml")
    assert any(words in p.message and p.line == line for p in problems), problems
    assert all(p.stops for p in problems)


def test_a_language_that_the_older_act_lacks_is_one_fault() -> None:
    """And not as many as it has units."""
    (problem,) = check([read(GOOD.replace('"en"', '"kk"'))], [], acts(), "duties.toml")
    assert problem.line == 3
    assert problem.message == (
        "old-code has no text in «kk», which 3 of the rows name; write lang = one of en"
    )


def test_two_acts_are_compared_once() -> None:
    back = GOOD.replace("new-code", "old-code")
    other = parse_concordance(back, "sources/new-code/concordance.toml", NEW)
    (problem,) = check([read(GOOD), other], [], acts(), "duties.toml")
    assert (problem.path, problem.code) == (other.path, "record-invalid")
    assert "sources/old-code/concordance.toml compares old-code and new-code" in problem.message


# records that are refused as they are read
UNREADABLE = [
    ('relation = "dropped"', 'relation = "same"', '"dropped" for one without to'),
    ('relation = "same"', 'relation = "new"', '"new" for a row without from'),
    ('relation = "same"', 'relation = "alike"', "write one of"),
    ('to = "new-code"', 'to = "old-code"', "the id of the newer act"),
    ('lang = "en"', 'lang = "xx"', "write one of"),
    ('from = ["en-1-p1"]', 'form = ["en-1-p1"]', "«form» is not a key"),
]


@pytest.mark.parametrize(("right", "wrong", "words"), UNREADABLE)
def test_unreadable_records(right: str, wrong: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        read(GOOD.replace(right, wrong, 1))
    assert words in str(caught.value)


DUTY = """
[[duty]]
id = "honesty"
name.kk = "Адалдық"
name.en = "Honesty"
units = ["old-code/en-1-p1", "new-code/en-1-p1"]
"""
HEAD = """
[[group]]
id = "conduct"
name.kk = "Мінез-құлық"
name.en = "Conduct"
"""

# what is wrong with a duty · words of the sentence
WRONG_DUTIES = [
    ("old-code/en-1-p1", "old-code/en-7-p1", "there is no unit «old-code/en-7-p1»"),
    ("old-code/en-1-p1", "other/en-1-p1", "acts are old-code, new-code"),
    ("old-code/en-1-p1", "new-code/en-1-p1", "stands twice"),
    ("old-code/en-1-p1", "article/en-1-p1", "only those count here: not titles"),
    ("old-code/en-1-p1", "en-1-p1", "write units with their acts"),
    ('id = "honesty"', 'id = "Адалдық"', 'small Latin letters, figures and hyphens, id = "gifts"'),
    (
        'id = "honesty"',
        'id = "Care Of"',
        'small Latin letters, figures and hyphens, id = "care-of"',
    ),
    ('name.kk = "Адалдық"\nname.en = "Honesty"\n', "", "words in each language"),
    (DUTY, DUTY + DUTY, "another table of this file has that id"),
    ('id = "honesty"', 'id = "honesty"\ngroup = "conduct"', "a [[group]] with that id above"),
    (DUTY, HEAD + DUTY.replace("name.kk", 'group = "other"\nname.kk'), '"conduct"'),
    (DUTY, HEAD + HEAD + DUTY, "another table of this file has that id"),
]


@pytest.mark.parametrize(("right", "wrong", "words"), WRONG_DUTIES)
def test_faulty_duties(right: str, wrong: str, words: str) -> None:
    try:
        duties, _, _ = parse_duties(DUTY.replace(right, wrong, 1), "sources/duties.toml")
        told = "\n".join(map(str, check([], duties, acts(), "sources/duties.toml")))
    except Refused as refused:
        told = str(refused)
    assert words in told
    assert told.startswith("sources/duties.toml:")


def test_what_a_duty_s_answer_names_is_a_unit_of_the_duty() -> None:
    (duty,), _, _ = parse_duties(DUTY, "sources/duties.toml")
    asked = '[[answer]]\nunits = ["old-code/en-1-p1", "old-code/en-9"]\nen = ["lie"]\n'
    duty = with_asked(duty, asked, "sources/asked/honesty.toml")
    (problem,) = check([], [duty], acts(), "sources/duties.toml")
    told = "sources/asked/honesty.toml:1: record-invalid: «old-code/en-9» is no unit of the duty"
    assert str(problem).startswith(told)


def test_the_concordance_of_the_codes_is_complete(library: Library) -> None:
    """Every unit of each wording of the older code, and of the newer code, in exactly one row."""
    (record,) = library.concordances
    old, new = (next(a for a in library.acts if a.facts.id == n) for n in (record.old, record.new))
    assert record.wordings() == ("en", "kk")
    for lang in record.wordings():
        rows = [row for row in record.rows if row.lang == lang]
        for act, sides in ((old, [r.old for r in rows]), (new, [r.new for r in rows])):
            named = [unit for side in sides for unit in side]
            have = [
                u.id for c in act.clauses for u in c.paired.units if u.lang == lang or act is new
            ]
            assert sorted(named) == sorted(have)


def test_the_kazakh_of_2013_has_what_is_new_against_the_english_of_2011(library: Library) -> None:
    """Influence on others in private matters: in the code of 2015 new only against 2011."""
    found = counterparts(library.concordances)
    back = found["ethics-code-2015", "en-5-8"]
    assert {(c.lang, c.unit, c.relation) for c in back} == {
        ("en", None, "new"),
        ("kk", "kk-5-12", "same"),
    }


def test_a_text_that_a_record_does_not_name_yet_is_not_compared() -> None:
    from msgspec.structs import replace

    from adep.languages import loaded
    from adep.library import pair, resolve
    from tests.tools.two_wordings import facts

    old, new, article = acts()
    english = new.texts[0]
    kazakh = parsed("1. Қызметші адал болуға тиіс.\n", "kk")
    own = replace(facts(), id=NEW)
    paired = pair.pair([kazakh, english], own)
    grammars = {lang: loaded.grammar(lang) for lang in ("kk", "en")}
    both = resolve.resolve(own, [kazakh, english], paired.clauses, paired.chapters, grammars)
    record = read(GOOD)
    assert check([record], [], [old, both, article], "duties.toml") == []
    found = counterparts([record], [old, both])
    assert [(c.act, c.unit, c.relation) for c in found[NEW, "kk-1-p1"]] == [
        (OLD, None, "not-compared")
    ]
    assert found[NEW, "en-1-p1"] == counterparts([record])[NEW, "en-1-p1"]
    # A language of which one unit is named must be named whole.
    part = read(GOOD.replace('to = ["en-1-p1"]', 'to = ["en-1-p1", "kk-1-p1"]'))
    assert check([part], [], [old, both, article], "duties.toml") == []
