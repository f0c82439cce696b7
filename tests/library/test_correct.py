"""Corrections are applied exactly where they say, or the import stops; remarks change nothing."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from adep.base.problems import Refused
from adep.exports.data import unit_repairs
from adep.library.correct import correct, unknown_units
from adep.model import Correction, Records, Remark
from tests.conftest import parsed
from tests.tools.two_wordings import facts

TEXT = "1. Қызметші м ә л і м е т т е р береді.\n\n2. Бар, бар.\n"


def records(*corrections: tuple[str, str, str], remarks: tuple[str, ...] = ()) -> Records:
    return Records(
        facts(),
        tuple(
            Correction(unit, raw, reading, {"kk": "себебі"}, path="corrections.toml", line=n)
            for n, (unit, raw, reading) in enumerate(corrections, start=1)
        ),
        tuple(
            Remark(unit, {"kk": "ескертпе"}, path="corrections.toml", line=9) for unit in remarks
        ),
    )


def test_a_correction_changes_the_reading_and_settles_the_doubt() -> None:
    text = parsed(TEXT, "kk")
    assert [p.code for p in text.problems] == ["letter-spacing-doubtful"]
    mended = correct(text, records(("kk-1-p1", "м ә л і м е т т е р", "мәліметтер")))
    unit = mended.clauses[0].units[0]
    assert unit.text == "Қызметші мәліметтер береді."
    assert unit.body.raw == "Қызметші м ә л і м е т т е р береді."
    assert [c.rules for c in unit.body.changes()] == [("correction:0",)]
    assert mended.problems == ()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("жоқ сөз", "is recorded, and the unit reads «Бар, бар.»; the source changed under"),
        ("Бар, баp.", "raw is mistyped, or the source changed; nearest to it is «Бар, бар.»"),
        ("ар", "stands 2 times in the unit; add words around it"),
    ],
)
def test_a_correction_that_does_not_fit_stops_the_import(raw: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        correct(parsed(TEXT, "kk"), records(("kk-2-p1", raw, "басқа")))
    (problem,) = caught.value.problems
    assert problem.code == "correction-does-not-apply"
    assert words in problem.message and (problem.path, problem.line) == ("corrections.toml", 1)


# raw · the word of which it is only a part
PARTS = [("ызметші", "Қызметші"), ("Қызмет", "Қызметші"), ("ді", "береді"), ("Қызметші", ""), ("береді.", "")]  # fmt: skip


@pytest.mark.parametrize(("raw", "word"), PARTS)
def test_a_correction_inside_a_word_is_told_of(raw: str, word: str) -> None:
    mended = correct(parsed(TEXT, "kk"), records(("kk-1-p1", raw, "басқа")))
    told = [(p.line, p.message) for p in mended.problems if p.code == "correction-doubtful"]
    says = f"kk-1-p1: «{raw}» → «басқа» changes a part of the word «{word}»; write whole words"
    assert [(line, message.startswith(says)) for line, message in told] == [(1, True)] * bool(word)


def test_a_correction_that_a_rule_makes_now_stays_the_editors() -> None:
    """The program learned the word since: the source is the same, and so is the reading."""
    told = correct(
        parsed("1. Қызметкер м е м л е к е т үшін.", "kk"),
        records(("kk-1-p1", "м е м л е к е т", "мемлекет")),
    )
    (unit,) = told.units()
    (change,) = unit.body.changes()
    assert unit.text == "Қызметкер мемлекет үшін."
    assert (change.raw, change.reading, change.editorial) == ("м е м л е к е т", "мемлекет", True)


def test_records_of_unknown_units_are_named() -> None:
    found = unknown_units(
        [parsed(TEXT, "kk")], records(("kk-9-p1", "а", "б"), remarks=("en-1-p1",))
    )
    assert [p.code for p in found] == ["record-unknown-unit"] * 2
    assert "«kk-9-p1»" in found[0].message and "«en-1-p1»" in found[1].message


def test_a_wording_that_is_not_held_is_told_of() -> None:
    """The unit may be there: it is the day that is wrong."""
    text = replace(parsed(TEXT, "kk"), wording_of=datetime.date(2013, 10, 1))
    remark = Remark("kk-2-p1", {"en": "x"}, datetime.date(2012, 10, 1), path="r.toml", line=3)
    (problem,) = unknown_units([text], Records(facts(), remarks=(remark,)))
    assert str(problem) == (
        "r.toml:3: record-unknown-unit: no wording of 2012-10-01 is held; write wording = one of "
        "2011-04-01 (en), 2013-10-01 (kk), or leave it out for the newest"
    )


def test_a_remark_leaves_the_text_as_it_is_printed() -> None:
    text = parsed(TEXT, "kk")
    remarked = correct(text, records(remarks=("kk-2-p1",)))
    assert [u.text for u in remarked.units()] == [u.text for u in text.units()]
    assert [r.unit for r in remarked.remarks] == ["kk-2-p1"]


# ---- a correction that was itself mended ------------------------------------------------------

SHORT = "1. Read ab cd.\n\n2. Then go on.\n"

# corrections in the order of the record (raw, reading), the unit as it is read,
# and of each repair: what the source prints, how it is read, which corrections made it
STEPS = [
    ((("ab", "xb"),), "Read xb cd.", [("ab", "xb", ["ab"])]),
    # Mended once more: one repair, with the source's own word and both steps.
    ((("ab", "xb"), ("xb", "xy")), "Read xy cd.", [("ab", "xy", ["ab", "xb"])]),
    # Two words, two repairs, each with its own.
    ((("ab", "xb"), ("cd", "zd")), "Read xb zd.", [("ab", "xb", ["ab"]), ("cd", "zd", ["cd"])]),
    # The second takes up the first: nobody's step is lost.
    ((("ab", "xb"), ("xb cd", "yy")), "Read yy.", [("ab cd", "yy", ["ab", "xb cd"])]),
]


@pytest.mark.parametrize("made, reading, repairs", STEPS)
def test_each_step_of_a_correction_is_remembered(
    made: tuple[tuple[str, str], ...], reading: str, repairs: list[tuple[str, str, list[str]]]
) -> None:
    unit_before = parsed(SHORT).clauses[0].units[0]
    text = correct(parsed(SHORT), records(*((unit_before.id, raw, read) for raw, read in made)))
    unit = text.clauses[0].units[0]
    assert unit.text == reading
    assert [
        (change.raw, change.reading, [step.raw for step in unit.steps(change)])
        for change in unit.body.changes()
    ] == repairs


def test_the_data_names_the_last_step() -> None:
    text = parsed(SHORT)
    name = text.clauses[0].units[0].id
    day = datetime.date(2026, 3, 12)
    steps = (
        Correction(name, "ab", "xb", {"en": "first"}, "A. First", day),
        Correction(name, "xb", "xy", {"en": "second"}, "B. Second"),
    )
    made = correct(text, replace(records(), corrections=steps))
    (repair,) = unit_repairs(made.clauses[0].units[0])
    assert repair == {
        "unit": name,
        "raw": "ab",
        "reading": "xy",
        "kind": "editorial",
        "rule": "correction",
        "reason": "second",
        "author": "B. Second",
        "date": None,
    }
