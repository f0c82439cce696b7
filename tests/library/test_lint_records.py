"""Remarks that outlive what they quote, and words that are there in one language only."""

from __future__ import annotations

from pathlib import Path

import pytest

from adep.library import checks, pipeline
from tests.tools.act_toml import act_toml, correction_toml, event_toml, remark_toml, text_toml
from tests.tools.site_build import Shared, by_unit

FACTS = act_toml(
    event_toml("2010-01-01", type="order"),
    text_toml("en", "2010-01-01", "en.txt"),
    kk="Ережелер",
    en="Rules",
)
TEXT = "1. An employee shows tact and fraternity.\n"
REASON = {"kk": "қате", "en": "a slip"}
MENDED = correction_toml("en-1-p1", "tact", "no tact", **REASON)
TAKEN = correction_toml("en-1-p1", "tact", "modesty", **REASON)


def remark(kk: str, en: str = "") -> str:
    return remark_toml("en-1-p1", kk, en)


SAID = "quotes «Tact»"
# what it shows · records of the unit · what is said
RECORDS = [
    ("what it quotes stands there", remark("«Tact» – әдеп.", "“Tact” is manners."), None),
    ("it was mended away", TAKEN + remark("«Tact» – әдеп.", "“Tact” is manners."), SAID),
    ("of two quotations one was mended away",
     TAKEN + remark("«Tact», «fraternity» – …", "“Tact” and “fraternity” are …"), SAID),
    ("the mended words still have it", MENDED + remark("«Tact» – әдеп.", "“Tact” is …"), None),
    ("it quotes what is meant beside what is printed",
     remark("«Fraternity» – жерлестік.", "“Fraternity” stands for “origin”."), None),
    ("nothing that it quotes is there: another copy took the place",
     remark("«Checks» – тексерулер.", "“Checks” are inspections."), "«Checks», and nothing of this stands in the unit; quote its words as"),
    ("it quotes nothing", remark("Сөйлем бұзылған.", "The sentence is broken."), None),
    ("a remark in one language",
     remark("Сөйлем бұзылған."),
     "the remark is not there in «en»"),
    ("a reason in one language", correction_toml("en-1-p1", "tact", "modesty", en="a slip"),
     "the reason is not there in «kk»"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("records", "words"), [row[1:] for row in RECORDS], ids=[row[0] for row in RECORDS]
)
def test_records_beside_a_unit(records: str, words: str | None, shared: Shared) -> None:
    sources = {"rules/act.toml": FACTS, "rules/en.txt": TEXT, **by_unit("rules", records)}
    said = lint(shared.project(sources))
    assert len(said) == (words is not None)
    assert words is None or words in said[0]


def test_the_remark_on_an_event_and_the_name_of_a_duty(shared: Shared) -> None:
    facts = FACTS.replace('number = "1"', 'number = "1"\nremark.en = "In force at once."')
    duties = '[[duty]]\nid = "tact"\nname.en = "Tact"\nunits = ["rules/en-1-p1"]\n'
    sentence = '[[sentence]]\nunits = ["en-1-p1"]\nwording = 2010-01-01\nreason.en = "whole"\n'
    redirect = '[[redirect]]\nfrom = "old/"\nto = "rules/"\ndate = 2020-01-01\nreason.en = "x"\n'
    files = {
        "rules/act.toml": facts,
        "rules/en.txt": TEXT,
        "rules/sentences.toml": sentence,
        "redirects.toml": redirect,
        "duties.toml": duties,
    }
    said = " ".join(lint(shared.project(files)))
    assert "the remark on the event of 2010-01-01 is not there in «kk»" in said
    assert said.count("the reason is not there in «kk»") == 2
    assert "the name of «tact» is not there in «kk»" in said


# a file in the folder of an act · what is said of it, if anything
FILES = [
    ("rules/corrections/en-1-p1.txt", "name it sources/rules/corrections/en-1-p1.toml"),
    ("rules/corrections/en-1-p1.toml.txt", "name it sources/rules/corrections/en-1-p1.toml"),
    ("rules/corrections/en-1-p1.TOML", "name it sources/rules/corrections/en-1-p1.toml"),
    ("rules/en-1-p1.toml", "name it sources/rules/corrections/en-1-p1.toml"),
    ("rules/en-2009-01-01.txt", "no [[text]] of sources/rules/act.toml names this file"),
    ("rules/pairs-older.toml", None),
]


@pytest.mark.parametrize(("file", "says"), FILES)
def test_a_file_that_nothing_reads_is_told_of(file: str, says: str | None, shared: Shared) -> None:
    content = remark("Сөз.", "A word.") if "en-1" in file else "1. An old text.\n"
    files = {"rules/act.toml": FACTS, "rules/en.txt": TEXT, file: content}
    project = shared.project(files if "older" not in file else files | {file: ""})
    found = checks.unnamed(project, pipeline.build_library(project))
    assert [(one.path, says is not None and says in one.message) for one in found] == (
        [(f"sources/{file}", True)] if says else []
    )


def lint(project: Path) -> list[str]:
    codes = ("remark-outlived", "words-in-one-language")
    problems = checks.lint(pipeline.build_library(project))
    return [problem.message for problem in problems if problem.code in codes]
