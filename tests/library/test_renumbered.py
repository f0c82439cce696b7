"""An earlier wording that numbers its clauses otherwise is not compared by their numbers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from adep import exports
from adep.library import pipeline
from adep.view.changes import Changes
from tests.tools.act_toml import act_toml, event_toml, text_toml
from tests.tools.site_build import Shared

FACTS = act_toml(event_toml("2005-05-03"), "EVENTS\n", kk="Ережелер", en="Rules")
OLD = """1. An employee keeps working time.

2. An employee is honest in office.

3. An employee never takes gifts.
"""
# The same rules behind a new first clause; and the same rules with a word changed.
MOVED = """1. These rules bind everybody in office.

2. An employee keeps working time.

3. An employee is honest in office.
"""
CHANGED = OLD.replace("never", "does not ever")
FORMER = event_toml("2007-11-27", "amended", "2") + "former_numbering = true\n"
WHOLE = event_toml("2011-04-01", "restated", "2")
SOME = event_toml("2011-04-01", "amended", "2", clauses=["3"])

# what it shows · events · newer text · what becomes of clauses 1, 2 and 3
NUMBERED = [
    ("the facts say that the numbering was another", FORMER + WHOLE, MOVED,
     ["renumbered", "renumbered", "renumbered"]),
    ("restated whole, and the words say so", WHOLE, MOVED,
     ["renumbered", "renumbered", "renumbered"]),
    ("restated whole in the same numbering", WHOLE, CHANGED, ["same", "same", "changed"]),
    ("some clauses amended", SOME, CHANGED, ["same", "same", "changed"]),
]  # fmt: skip


def sources(events: str, newer: str) -> dict[str, str]:
    facts = FACTS.replace("EVENTS\n", events)
    note = "\nFootnote. Paragraph 2 as amended by the Decree dated 01.06.2005 № 7.\n"
    return {
        "rules/act.toml": facts + text_toml("en", "2005-05-03") + text_toml("en", "2011-04-01"),
        "rules/en-2005-05-03.txt": OLD.replace("in office.\n", "in office.\n" + note, 1),
        "rules/en-2011-04-01.txt": newer,
    }


@pytest.mark.parametrize(
    ("events", "newer", "expected"), [r[1:] for r in NUMBERED], ids=[r[0] for r in NUMBERED]
)
def test_numbers_mean_the_same_or_are_not_compared(
    events: str, newer: str, expected: list[str], shared: Shared
) -> None:
    act = pipeline.build_library(shared.project(sources(events, newer))).acts[0]
    changes = Changes(act)
    (step,) = changes.steps("en")
    assert [changes.kind(step, clause) for clause in "123"] == expected
    # What is not compared is shown whole.
    against = changes.between("en", step.old, step.new, "3")
    assert all(one.new is None for one in against) == ("renumbered" in expected)


def test_the_pages_say_so(shared: Shared) -> None:
    site = shared.site(sources(FORMER + WHOLE, MOVED))

    def read(path: str) -> BeautifulSoup:
        return BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")

    earlier = read("en/rules/2/index.html").select_one("section.earlier")
    assert earlier is not None and not earlier.select("del, ins")
    assert "numbers its clauses otherwise" in earlier.text
    history = read("en/rules/history/index.html")
    assert len(history.select('section.place[data-kind="renumbered"]')) == 3
    assert "The same words stand in: Clause 3" in history.text


def test_notes_of_an_older_wording_have_in_the_data_what_pages_say(
    shared: Shared, tmp_path: Path
) -> None:
    library = pipeline.build_library(shared.project(sources(SOME, CHANGED)))
    made = exports.files(exports.Copy(library), exports.CHECKED)
    clauses = json.loads(made["data/rules.json"])["clauses"]
    (note,) = next(clause for clause in clauses if clause["id"] == "2")["earlier"][0]["notes"]
    assert (note["kind"], note["target"], note["date"], note["number"], note["type"]) == (
        "amended", "2", "2005-06-01", "7", "decree",
    )  # fmt: skip
