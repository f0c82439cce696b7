"""Records that editors write: each fault gets one sentence with file, line and what to write."""

from __future__ import annotations

import pytest

from adep.base.problems import Refused
from adep.library import facts_check
from adep.records.facts import parse_facts

AUTHORITIES = {"president": {"kk": "Президент", "en": "President"}}
GOOD = """
[title]
kk = "Кодекс"
en = "Code"
[short]
kk = "Кодекс"
[status]
state = "in force"
[[event]]
date = 2015-12-29
kind = "adopted"
type = "decree"
number = "153"
authority = "president"
[[text]]
lang = "kk"
source = "kk.txt"
wording_of = 2015-12-29
standing = "authentic"
"""


def test_good_facts_are_read() -> None:
    facts = parse_facts(GOOD, "sources/code/act.toml", "code", AUTHORITIES)
    assert facts.history[0].number == "153"
    assert facts.history[0].clauses == ()  # the whole act
    assert facts.texts[0].source == "sources/code/kk.txt"


# a number as it is typed · as it is kept
NUMBERS = [("№ 57", "57"), ("№57-I", "57-I"), ("N 57", "57"), ("No. 57", "57"), ("147-VІ", "147-VI"), ("Нұр-5", "Нұр-5")]  # fmt: skip


@pytest.mark.parametrize(("typed", "kept"), NUMBERS)
def test_a_number_is_kept_without_its_sign(typed: str, kept: str) -> None:
    facts = parse_facts(GOOD.replace("153", typed), "sources/code/act.toml", "code", AUTHORITIES)
    assert facts.history[0].number == kept


# what the editor wrote instead of what · the line named · words of the message
WRONG_FACTS = [
    ("date = 2015-12-29", 'date = "29.12.2015"', 10, "write a date without quotation marks"),
    ("date = 2015-12-29", "date = 2015-13-29", 10, "is not TOML"),
    ('kind = "adopted"', 'kind = "changed"', 11, '"restated"'),
    ('authority = "president"', 'authority = "pope"', 14, '"president"'),
    ('state = "in force"', 'state = "ok"', 8, '"in force", "repealed"'),
    ('standing = "authentic"', 'standing = "good"', 19, '"unofficial translation"'),
    ('source = "kk.txt"', 'source = "../kk.txt"', 17, "the name of a file in this folder"),
    ('source = "kk.txt"', 'source = "con.txt"', 17, "a name that Windows can hold too"),
    ('lang = "kk"\n', "", 15, "«lang» is missing"),
    ('number = "153"', 'number = "№"', 13, "write the number itself"),
    ('number = "153"', 'numbr = "153"', 13, "«numbr» is not a key"),
    ('kk = "Кодекс"\nen = "Code"', "", 2, "words in each language"),
    ('en = "Code"', "en = 5", 4, "«title.en» is 5"),
    ('[title]\nkk = "Кодекс"\nen = "Code"', 'title = {kk = "Кодекс", en = 5}', 2, "«title.en» is 5"),
    ('[title]\nkk = "Кодекс"\nen = "Code"', 'title.kk = "Кодекс"\ntitle.en = 5', 3, "«title.en» is 5"),
    ('[title]', 'titel = 1\n[title]', 2, "«titel» is not a key"),
    ('[title]', '[titel]\n[title]', 2, "«titel» is not a key"),
    ("[[text]]", "[text]", 15, "[[text]]"),
    # days that no calendar of ours reaches
    ("date = 2015-12-29", "date = 9999-12-29", 10, "a date that is not after 2100-12-31"),
    ("date = 2015-12-29", "date = 1215-06-15", 10, "a date that is not before 1900-01-01"),
    ("wording_of = 2015-12-29", "wording_of = 9999-12-31", 18, "not after 2100-12-31"),
    ('number = "153"', 'number = "153"\nin_force_after = 4000000', 14, "3650 at most"),
    ('number = "153"', 'number = "153"\nin_force_after = 1000000000000', 14, "3650 at most"),
    # languages that are none, or in which nothing is held
    ('number = "153"', 'number = "153"\ntext_held = "ky"', 14, '"kk", "en", "ru"'),
    ('number = "153"', 'number = "153"\ntext_held = "<b>kk</b>"', 14, '"kk", "en", "ru"'),
    ('number = "153"', 'number = "153"\ntext_held = "en"', 14, "write no text_held, or a [[text]] in «en»"),
    ('lang = "kk"', 'lang = "fr"', 16, 'write one of "kk", "en"'),
    ('lang = "kk"', 'lang = ["kk"]', 16, 'write one of "kk", "en"'),
    ("wording_of", "furniture = [{lines = [true, true], reason = 'x'}]\nwording_of", 18,
     "lines = [1, 21]"),
    # what is no record but a trap for a reader of TOML
    ("[title]", "order = 0x" + "f" * 5000 + "\n[title]", 2, "a number is above"),
    ("[title]", '"a\\nb" = 1\n[title]', None, "is not a key of this file"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "words"), WRONG_FACTS)
def test_wrong_facts_are_refused(right: str, wrong: str, line: int | None, words: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_facts(GOOD.replace(right, wrong, 1), "sources/code/act.toml", "code", AUTHORITIES)
    (problem,) = caught.value.problems
    assert problem.code == "facts-invalid"
    assert problem.path == "sources/code/act.toml"
    assert problem.line == line
    assert words in problem.message
    assert "\n" not in problem.message


def test_a_text_that_stands_twice_is_refused() -> None:
    twice = GOOD + GOOD[GOOD.index("[[text]]") :]
    with pytest.raises(Refused, match="stands twice"):
        parse_facts(twice, "sources/code/act.toml", "code", AUTHORITIES)


def test_a_file_that_stands_for_two_wordings_is_refused() -> None:
    again = GOOD[GOOD.index("[[text]]") :].replace("2015-12-29", "2016-12-29")
    with pytest.raises(Refused, match=r"act.toml:20: .* is given as the kk wording of 2015-12-29"):
        parse_facts(GOOD + again, "sources/code/act.toml", "code", AUTHORITIES)


def test_an_event_needs_an_authority_that_is_named() -> None:
    with pytest.raises(Refused, match=r"authorities.toml first, which names no authority"):
        parse_facts(GOOD, "sources/code/act.toml", "code", {})


# ---- facts that cannot all be so ---------------------------------------------------------------

ACTS, TYPES = ("code", "newer-code"), ("decree", "order")
ADOPTED = 'kind = "adopted"'


def event(date: str, kind: str, more: str = "") -> str:
    """An event to stand before the texts, in place of them."""
    return (
        f'[[event]]\ndate = {date}\nkind = "{kind}"\ntype = "decree"\nnumber = "7"\n'
        f'authority = "president"\n{more}\n[[text]]'
    )


REPEAL = event("2020-01-01", "repealed")
# a history without a fault: what is changed in it, to what
POSSIBLE = [
    ("[[text]]", event("2017-05-05", "amended", 'clauses = ["1"]')),
    ("[[text]]", event("2020-01-01", "repealed", 'clauses = ["1"]')),  # of a clause alone
    ('"in force"', '"in force"\nfrom = 2016-02-01'),  # the adoption does not say since when
    (ADOPTED, ADOPTED + "\nin_force_after = 10"),
    (ADOPTED, 'kind = "restated"'),  # of which the adoption is not known
]


@pytest.mark.parametrize(("right", "other"), POSSIBLE)
def test_facts_that_can_be_so(right: str, other: str) -> None:
    facts = parse_facts(GOOD.replace(right, other, 1), "act.toml", "code", AUTHORITIES)
    assert facts_check.check(facts, ACTS, TYPES) == ()


# what is changed in the facts, to what · the line named · words of the sentence
IMPOSSIBLE = [
    ([("[[text]]", event("2010-01-01", "amended"))], 15, "before the adoption of the act"),
    ([("[[text]]", event("2016-01-01", "adopted"))], 15, "was adopted on 2015-12-29 already"),
    ([("wording_of = 2015", "wording_of = 2014")], 15, "2014-12-29, before the adoption"),
    ([("[[text]]", REPEAL)], 7, 'write state = "repealed"'),
    ([('"in force"', '"repealed"')], 7, "no [[event]] repeals the whole act"),
    # the repeal of one clause repeals no act
    ([('"in force"', '"repealed"'), ("[[text]]", event("2020-01-01", "repealed", 'clauses = ["1"]'))],
     7, "no [[event]] repeals the whole act"),
    ([('"in force"', '"repealed"'), ("[[text]]", REPEAL),
      ("[[text]]", event("2021-01-01", "amended"))], 22, "after the repeal of the act on 2020-01-01"),
    ([('"in force"', '"repealed"'), ("[[text]]", REPEAL), ("of = 2015", "of = 2022")],
     22, "2022-12-29, after the repeal"),
    # since when: the day of the repeal, or of the adoption
    ([('"in force"', '"repealed"\nfrom = 2019-01-01'), ("[[text]]", REPEAL)], 7,
     "«from» is 2019-01-01, but by the [[event]] of 2020-01-01 the act was repealed on 2020-01-01"),
    ([('"in force"', '"repealed"\nfrom = 2020-01-01'),
      ("[[text]]", event("2020-01-01", "repealed", "in_force = 2020-06-01"))], 7,
     "was repealed on 2020-06-01"),
    ([('"in force"', '"in force"\nfrom = 2016-02-01'), (ADOPTED, ADOPTED + "\nin_force = 2016-01-01")],
     7, "came into force on 2016-01-01"),
    ([('"in force"', '"in force"\nfrom = 2015-01-01')], 7, "came into force not before 2015-12-29"),
    # names of what is nowhere told of
    ([('"in force"', '"in force"\nby = "gone-code"')], 7, '"newer-code", "153"'),
    ([('"in force"', '"in force"\nby = "code"')], 7, "neither another act here nor the number"),
    ([('type = "decree"', 'type = "decre"')], 9, 'write one of "decree", "order"'),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "line", "words"), IMPOSSIBLE)
def test_facts_that_cannot_be_so(
    changes: list[tuple[str, str]], line: int | None, words: str
) -> None:
    text = GOOD
    for right, wrong in changes:
        assert right in text
        # The last event stands last: [[text]] is what each of them is put before.
        text = text.replace(right, wrong, 1)
    facts = parse_facts(text, "sources/code/act.toml", "code", AUTHORITIES)
    (problem,) = facts_check.check(facts, ACTS, TYPES)
    assert words in problem.message
    assert (problem.code, problem.path, problem.line) == (
        "facts-invalid",
        "sources/code/act.toml",
        line,
    )


def test_without_a_history_there_is_nothing_to_contradict() -> None:
    bare = GOOD[: GOOD.index("[[event]]")] + GOOD[GOOD.index("[[text]]") :]
    text = bare.replace('"in force"', '"repealed"\nby = "gone-code"')
    facts = parse_facts(text, "act.toml", "code", AUTHORITIES)
    assert facts_check.check(facts, ACTS, TYPES) == ()
