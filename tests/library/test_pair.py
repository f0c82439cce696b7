"""Pairing: what numbers may pair, what speaks against it, and what only a record can say."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from adep.library.pair import Paired, pair
from adep.model import RecordedRow
from tests.conftest import parsed
from tests.tools.two_wordings import facts, texts


def rows(paired: Paired, clause: str = "1") -> list[str]:
    """The rows of a clause as «kk units | en units relation»."""
    found = next(c for c in paired.clauses if c.id == clause)
    return [f"{' '.join(r.ids('kk'))} | {' '.join(r.ids('en'))} {r.relation}" for r in found.rows]


LIST_KK = "1. Қызметші:\n\n1) адал болуға;\n\n2) әділ болуға тиіс.\n"
LIST_EN = "1. A servant shall:\n\n1) be honest;\n\n2) be fair.\n"
SAME_LIST = [
    "kk-1-p1 | en-1-p1 same",
    "kk-1-1 | en-1-1 same",
    "kk-1-2 | en-1-2 same",
]

# what it shows · Kazakh · English · clauses changed between the wordings · rows
BY_NUMBER = [
    ("the same list, unchanged", LIST_KK, LIST_EN, (), SAME_LIST),
    ("another clause changed", LIST_KK, LIST_EN, ("2",), SAME_LIST),
    ("one paragraph each, changed: one row of two wordings",
     "1. Үш күн ішінде таныстырылады.\n", "1. Within a month.\n", ("1",),
     ["kk-1-p1 | en-1-p1 amended"]),
    ("a changed list: only the words that lead in have a known place",
     LIST_KK, LIST_EN, ("1",),
     ["kk-1-p1 | en-1-p1 amended", "kk-1-1 |  kk-only", "kk-1-2 |  kk-only",
      " | en-1-1 en-only", " | en-1-2 en-only"]),
    ("one item more: the numbers speak against themselves",
     LIST_KK, LIST_EN + "\n3) be modest.\n", (),
     ["kk-1-p1 | en-1-p1 same", "kk-1-1 |  kk-only", "kk-1-2 |  kk-only",
      " | en-1-1 en-only", " | en-1-2 en-only", " | en-1-3 en-only"]),
    ("other figures",
     "1. Қызметші 3 күн ішінде хабарлайды.\n\nОл 1999 жылғы Заңды сақтайды.\n",
     "1. A servant reports within 30 days.\n\nHe observes the Law of 1999.\n", (),
     ["kk-1-p1 |  kk-only", "kk-1-p2 |  kk-only", " | en-1-p1 en-only", " | en-1-p2 en-only"]),
    ("far longer",
     "1. Қысқа.\n\nҚызметші қоғам алдында өзінің барлық күш-жігерін жұмсайды.\n",
     "1. A servant " + "shall be honest and fair " * 5 + ".\n\nAnd so on.\n", (),
     ["kk-1-p1 |  kk-only", "kk-1-p2 |  kk-only", " | en-1-p1 en-only", " | en-1-p2 en-only"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kk", "en", "changed", "expected"),
    [row[1:] for row in BY_NUMBER],
    ids=[row[0] for row in BY_NUMBER],
)
def test_what_numbers_may_pair(
    kk: str, en: str, changed: tuple[str, ...], expected: list[str]
) -> None:
    assert rows(pair(texts(kk, en), facts(*changed))) == expected


# what speaks against the numbers (a row above) · what is said of the clause
WHY_APART = {
    "one item more: the numbers speak against themselves": "is numbered differently in its wordings",
    "a changed list: only the words that lead in have a known place":
        "has the same numbers in its wordings, but may have been changed between them",
    "other figures": "has the same numbers in its texts, but kk-1-p1 and en-1-p1 name other figures",
    "far longer": "has the same numbers in its texts, but of kk-1-p1 and en-1-p1 one is far longer",
}  # fmt: skip


@pytest.mark.parametrize(("what", "kk", "en", "changed"), [row[:4] for row in BY_NUMBER])
def test_it_is_said_why_numbers_do_not_pair(
    what: str, kk: str, en: str, changed: tuple[str, ...]
) -> None:
    told = [f"{one.code}: {one.message}" for one in pair(texts(kk, en), facts(*changed)).problems]
    record = "record its rows in pairs.toml (`adep pair` proposes some)"
    why = WHY_APART.get(what)
    assert told == ([f"pairing-not-recorded: clause 1 {why}; {record}"] if why else [])


def test_a_whole_restatement_changes_every_clause() -> None:
    paired = pair(texts(LIST_KK, LIST_EN), facts(whole=True))
    assert paired.clauses[0].differs and paired.clauses[0].open


def test_a_clause_of_one_text_stands_alone_in_its_place() -> None:
    kk = "1. Бір.\n\n2. Екі.\n\n3. Үш.\n"
    paired = pair(texts(kk, "1. One.\n\n3. Three.\n"), facts())
    assert [c.id for c in paired.clauses] == ["1", "2", "3"]
    assert rows(paired, "2") == ["kk-2-p1 |  kk-only"]


def test_one_text_alone_is_not_held_in_the_other_language() -> None:
    paired = pair((parsed(LIST_KK, "kk"),), facts())
    assert {row.relation for c in paired.clauses for row in c.rows} == {"not-held"}


def recorded(kk: str, en: str, relation: str, line: int = 1) -> RecordedRow:
    sides = {"kk": tuple(kk.split()), "en": tuple(en.split())}
    return RecordedRow("1", sides, relation, path="sources/code/pairs.toml", line=line)


def test_a_record_decides() -> None:
    record = (
        recorded("kk-1-p1", "en-1-p1", "same"),
        recorded("kk-1-2", "en-1-1", "amended"),
        recorded("kk-1-1", "", "kk-only"),
        recorded("", "en-1-2", "en-only"),
    )
    paired = pair(texts(LIST_KK, LIST_EN), facts("1"), record)
    assert rows(paired) == [
        "kk-1-p1 | en-1-p1 same",
        "kk-1-2 | en-1-1 amended",
        "kk-1-1 |  kk-only",
        " | en-1-2 en-only",
    ]
    assert not paired.clauses[0].open and not paired.problems


WHOLE = (recorded("kk-1-p1 kk-1-1", "en-1-p1 en-1-1", "same", 1),)
# what is wrong · the last row · what the message says
WRONG = [
    ("a unit in no row", recorded("kk-1-2", "", "kk-only", 9), "en-1-2 stands in no row; add it"),
    ("a unit twice", recorded("kk-1-2 kk-1-1", "en-1-2", "same", 9), "«kk-1-1» stands in two rows, at lines"),
    ("no such unit", recorded("kk-1-2 kk-1-9", "en-1-2", "same", 9), "«kk-1-9» is no unit"),
    ("the wrong side", recorded("en-1-2", "kk-1-2", "same", 9), "«en-1-2» is no unit in kk"),
    ("twice in one row", recorded("kk-1-2 kk-1-2", "en-1-2", "same", 9), "stands twice in this row"),
    ("a unit of another clause", recorded("kk-1-2 kk-2-p1", "en-1-2", "same", 9),
     "«kk-2-p1» is a unit of clause 2, not 1; move it there"),
]  # fmt: skip


def test_several_units_stand_in_no_row() -> None:
    (problem,) = pair(texts(LIST_KK, LIST_EN), facts("1"), WHOLE).problems
    assert problem.message == "clause 1 is paired but kk-1-2, en-1-2 stand in no row; add them"


@pytest.mark.parametrize(("row", "words"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_a_wrong_record_stops_the_import(row: RecordedRow, words: str) -> None:
    both = texts(LIST_KK + "\n2. Екі.\n", LIST_EN + "\n2. Two.\n")
    problems = pair(both, facts("1"), (*WHOLE, row)).problems
    assert problems and all(p.stops and p.line == 9 for p in problems)
    assert words in problems[0].message


def test_a_record_of_no_clause_stops_the_import() -> None:
    row = RecordedRow("7", {"kk": ("kk-7-p1",), "en": ()}, "kk-only", path="pairs.toml", line=3)
    (problem,) = pair(texts(LIST_KK, LIST_EN), facts(), (row,)).problems
    assert problem.stops and "no text has a clause «7»" in problem.message


def test_a_proposed_pairing_is_told_and_stops_nothing() -> None:
    """It decides what stands side by side, but nobody has recorded it: it says so until then."""
    record = (
        replace(recorded("kk-1-p1", "en-1-p1", "same", 1), reason={"en": "The opening words."}),
        replace(recorded("kk-1-2 kk-1-1", "en-1-1", "amended", 6), proposed=True),
        replace(recorded("", "en-1-2", "en-only", 12), proposed=True),
    )
    paired = pair(texts(LIST_KK, LIST_EN), facts("1"), record)
    (clause,) = paired.clauses
    assert not clause.open
    assert [(r.recorded, r.proposed) for r in clause.rows] == [
        (True, False),
        (False, True),
        (False, True),
    ]
    assert clause.rows[0].reason == {"en": "The opening words."}
    (problem,) = paired.problems
    assert (problem.code, problem.line, problem.stops) == ("pairing-proposed", 6, False)
    assert problem.message.startswith("2 of the 3 rows of clause 1 are proposed")


def test_clauses_of_one_text_stand_in_the_order_of_their_numbers() -> None:
    """Clause 5 is only in Kazakh, 6 only in English: 5 comes first."""
    kk = parsed("1. Бір.\n\n4. Төрт.\n\n5. Бес.\n", "kk")
    en = parsed("1. One.\n\n4. Four.\n\n6. Six.\n", "en")
    assert [c.id for c in pair([kk, en], facts()).clauses] == ["1", "4", "5", "6"]
