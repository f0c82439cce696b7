"""Records that editors write: each fault gets one sentence with file, line and what to write."""

from __future__ import annotations

import pytest

from adep.model import RecordedRow
from adep.problems import Refused
from adep.records import parse_corrections, parse_facts, parse_rows, rows_as_toml

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


# what the editor wrote instead of what · the line named · words of the message
WRONG_FACTS = [
    ("date = 2015-12-29", 'date = "29.12.2015"', 9, "write a date without quotation marks"),
    ("date = 2015-12-29", "date = 2015-13-29", 10, "this is not TOML"),
    ('kind = "adopted"', 'kind = "changed"', 9, '"restated"'),
    ('authority = "president"', 'authority = "pope"', 9, '"president"'),
    ('state = "in force"', 'state = "ok"', None, '"in force", "repealed"'),
    ('standing = "authentic"', 'standing = "good"', 15, '"unofficial translation"'),
    ('source = "kk.txt"', 'source = "../kk.txt"', 15, "the name of a file in this folder"),
    ('lang = "kk"\n', "", 15, "«lang» is missing"),
    ('number = "153"', 'numbr = "153"', 9, "«numbr» is not a key"),
    ('kk = "Кодекс"\nen = "Code"', "", None, "words in each language"),
    ("[[text]]", "[text]", None, "[[text]]"),
]


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


CORRECTION = """
[[correction]]
unit = "kk-5-18"
raw = "а б"
reading = "аб"
reason.kk = "себебі"
"""


def test_good_corrections_are_read() -> None:
    corrections, remarks = parse_corrections(CORRECTION, "sources/code/corrections.toml")
    assert (corrections[0].unit, corrections[0].line) == ("kk-5-18", 2)
    assert remarks == ()


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ('raw = "а б"\n', "", "«raw» is missing"),
        ('reason.kk = "себебі"\n', "", "«reason» is missing; write words in each language"),
        ('reading = "аб"', "reading = 5", "«reading» is 5"),
        ("[[correction]]", "[[corection]]", "«corection» is not a key"),
        ('unit = "kk-5-18"', 'unit = "kk-5-18', "this is not TOML"),
    ],
)
def test_wrong_corrections_are_refused(right: str, wrong: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_corrections(CORRECTION.replace(right, wrong), "sources/code/corrections.toml")
    assert caught.value.problems[0].code == "record-invalid"
    assert words in caught.value.problems[0].message


BOTH = 'kk = ["kk-1-p1"]\nen = ["en-1-p1"]'


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('kk = ["kk-1-p1"]\nrelation = "same"', '"kk-only" for a row of one language'),
        ('kk = ["kk-1-p1"]\nen = ["en-1-p1"]\nrelation = "kk-only"', '"same" or "amended"'),
        ('relation = "same"', "the units of this row"),
        ('kk = "kk-1-p1"\nrelation = "kk-only"', "a list of texts"),
        ('kk = ["kk-1-p1"]\nrelation = "equal"', "one of"),
        ('kk = ["kk-1-p1"]\nrelation = "kk-only"\nproposed = "yes"', "proposed = true"),
        ('kk = ["kk-1-p1"]\nrelation = "kk-only"\nreason = "so"', "words in each language"),
        ('kk = ["kk-1-p1"]\nrelation = "kk-only"\nwhy = "so"', "«why» is not a key"),
        # An editor who says that two wordings differ says what differs, in every language.
        (f'{BOTH}\nrelation = "amended"', 'write differs.kk = "…" and differs.en = "…"'),
        (f'{BOTH}\nrelation = "amended"\ndiffers.kk = "Мерзім."', 'write differs.en = "…"'),
    ],
)
def test_wrong_rows_are_refused(row: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_rows(f'[[row]]\nclause = "1"\n{row}\n', "sources/code/pairs.toml", ("kk", "en"))
    assert words in caught.value.problems[0].message
    assert caught.value.problems[0].line == 1


def test_a_row_keeps_its_reason_and_whether_it_is_proposed() -> None:
    row = '[[row]]\nclause = "1"\n' + BOTH + '\nrelation = "same"\nreason.en = "One rule."\n'
    (recorded,) = parse_rows(row, "pairs.toml", ("kk", "en"))
    assert recorded.reason == {"en": "One rule."} and not recorded.proposed


def test_proposed_rows_come_back_as_they_were_written() -> None:
    """Nobody has compared a proposed pair of two wordings: it need not say what differs."""
    rows = [
        RecordedRow("5", {"kk": ("kk-5-1",), "en": ("en-5-2", "en-5-3")}, "amended", proposed=True),
        RecordedRow("5", {"en": ("en-5-4",)}, "en-only", proposed=True),
    ]
    text = rows_as_toml(zip(rows, ("sure: мүдде = interest", ""), strict=True))
    assert text.startswith("# sure: мүдде = interest\n[[row]]\n")
    found = parse_rows(text, "pairs.toml", ("kk", "en"))
    assert [(r.clause, r.relation, r.proposed, r.line) for r in found] == [
        ("5", "amended", True, 2),
        ("5", "en-only", True, 9),
    ]
    assert [{lang: ids for lang, ids in r.sides.items() if ids} for r in found] == [
        r.sides for r in rows
    ]
