"""The register of differences: every row whose texts differ or lack each other, on the page and as data."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from adep.exports import differences as files
from adep.library.differences import differences
from adep.library.pipeline import Library
from tests.tools.browsing import Watched
from tests.tools.site_build import Shared

PAGE = "en/differences/"
ROWS = "table.differences tbody tr"

# what a row of the Code of Honor is listed for: how many
HONOR = {"amended": 10, "missing": 9, "remark": 22}


@pytest.fixture(scope="module")
def register(site: Path) -> Any:
    return json.loads((site / "data/differences.json").read_text("utf-8"))


def test_what_the_rows_of_an_act_are_listed_for(library: Library) -> None:
    found = {act.facts.id: differences(act, ("kk", "en")) for act in library.acts}
    counts = Counter(kind for one in found["honor-code-2005"] for kind in one.kinds)
    assert counts == HONOR
    # Held in English alone, the others have nothing to differ from: only remarks.
    for act in ("ethics-code-2015", "employee-code-2020"):
        assert {one.kinds for one in found[act]} == {("remark",)}


def test_every_row_that_differs_and_every_remark_is_in_it(site: Path, register: Any) -> None:
    """Told by the data of each act, which knows nothing of the register."""
    for of in register["acts"]:
        act = json.loads((site / "data" / f"{of['act']}.json").read_text("utf-8"))
        listed = {unit for row in of["rows"] for units in row["units"].values() for unit in units}
        remarks = [remark["unit"] for row in of["rows"] for remark in row["remarks"]]
        for clause in act["clauses"]:
            for row in clause["rows"]:
                if row["relation"] not in ("same", "not-held"):
                    assert {*row["kk"], *row["en"]} <= listed
            for remark in clause["remarks"]:
                assert remark["unit"] in remarks
                remarks.remove(remark["unit"])
        assert all("-front-" in unit for unit in remarks)
        assert act["status"] == of["status"] and act["texts"] == of["texts"]


def test_an_item_stands_in_its_sentence(register: Any) -> None:
    """Without «Мемлекеттік қызметшілер: … тиіс.» a duty is no duty."""
    (row,) = [row for row in register["acts"][0]["rows"] if row["units"].get("kk") == ["kk-5-11"]]
    assert row["text"]["kk"].startswith("Мемлекеттік қызметшілер: 11)")
    assert row["text"]["kk"].endswith("… тиіс.")


def test_the_table_says_the_same(site: Path, register: Any) -> None:
    text = (site / "data/differences.csv").read_bytes().decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    rows = [(of, row) for of in register["acts"] for row in of["rows"]]
    assert len(lines) == len(rows) == 48
    for line, (of, row) in zip(lines, rows, strict=True):
        assert line["act"] == of["act"] and line["state"] == of["status"]["state"]
        assert line["text.kk"] == (row["text"]["kk"] or "")
        assert line["differs.en"] == (row["differs"] or {"en": ""})["en"]
        assert line["standing.en"] == "unofficial translation"
        for text in of["texts"]:
            if text["wording_of"] == line[f"wording_of.{text['lang']}"]:
                assert line[f"source.{text['lang']}"] == text["source"]
                assert line[f"sha256.{text['lang']}"] == text["sha256"]


@pytest.mark.parametrize(("text", "cell"), [
    ("=1+1", "'=1+1"), ("-soon", "'-soon"), ("@all", "'@all"), ("5) to be", "5) to be"), ("", ""),
])  # fmt: skip
def test_no_words_are_a_formula_of_a_spreadsheet(text: str, cell: str) -> None:
    assert files._cell(text) == cell


def test_the_page_has_every_row(pages: Mapping[str, BeautifulSoup], register: Any) -> None:
    page = pages[f"{PAGE}index.html"]
    for of in register["acts"]:
        shown = page.select(f"tr[data-act='{of['act']}']")
        assert [str(row["data-kind"]).split() for row in shown] == [
            row["kinds"] for row in of["rows"]
        ]
    assert page.find(id="honor-code-2005-kk-4-p1")


def test_what_nobody_compared_is_listed_as_such(shared: Shared) -> None:
    """A small act in two languages, of which the program proposed the pairs."""
    from tests.model.test_page_kinds import FACTS

    kk = '[[text]]\nlang = "kk"\nsource = "kk.txt"\nwording_of = 2021-03-01\nstanding = "authentic"\n'
    site = shared.site({
        "rules/act.toml": FACTS + kk,
        "rules/en.txt": "1. Readers are quiet.\n\n2. Readers are polite.\n",
        "rules/kk.txt": "1. Оқырмандар тыныш отырады.\n\n2. Оқырмандар сыпайы болады.\n\n3. Оқырман кітапты қайтарады.\n",
    })  # fmt: skip
    rows = json.loads((site / "data/differences.json").read_text("utf-8"))["acts"][0]["rows"]
    assert {tuple(row["units"].get("kk", ())): row["kinds"] for row in rows}[("kk-3-p1",)] == [
        "missing"
    ]


@pytest.mark.browser
def test_the_table_is_narrowed_down(reader: Watched) -> None:
    page = reader.page
    page.goto(f"/{PAGE}")
    shown = page.locator(f"{ROWS}:visible")
    expect(shown).to_have_count(48)
    page.get_by_label("What differs").select_option("missing")
    expect(shown).to_have_count(9)
    page.get_by_label("Words").fill("economical")
    expect(page.locator("form.narrow output")).to_have_text("1 of 48 rows")
    page.reload()  # the address has it
    expect(page.locator("form.narrow output")).to_have_text("1 of 48 rows")
    page.goto(f"/{PAGE}?act=nothing")
    expect(shown).to_have_count(48)
