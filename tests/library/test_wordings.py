"""Two wordings of one act in one language: the newest is shown, the older one stays to be read."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from adep.library import pipeline
from adep.library.wordings import newest
from adep.model import Act
from tests.tools.act_toml import act_toml, correction_toml, event_toml, remark_toml, text_toml
from tests.tools.browsing import LINKS, Watched, settled
from tests.tools.site_build import Shared, by_unit, served

FACTS = act_toml(
    event_toml("2010-01-01", type="order", in_force="2010-01-01", text_held="kk"),
    event_toml(
        "2015-06-01",
        "amended",
        "22",
        type="order",
        in_force="2015-06-01",
        clauses=["2", "3"],
        text_held="kk",
    ),
    text_toml("kk", "2010-01-01"),
    text_toml("kk", "2015-06-01"),
    text_toml("en", "2015-06-01"),
    kk="Ережелер",
    en="Rules",
)
OLD = """1-тарау. Жалпы ережелер

1. Қызметкер адал болады.

2. Қызметкер:

1) жұмыс уақытын сақтайды;

2) бір ай ішінде кодекспен танысады;

3) басшысына <{{ бағынады }} & көмектеседі.

3. Бұл тармақ кейін алып тасталды.
"""
NEW = """1-тарау. Жалпы ережелер

1. Қызметкер адал болады.

2. Қызметкер:

1) үш күн ішінде кодекспен танысады;

2) жұмыс уақытын сақтайды.
"""
ENGLISH = """Chapter 1. General

1. An employee is honest.

2. An employee:

1) reads the code within three days;

2) keeps working time.
"""
CORRECTIONS = correction_toml(
    "kk-2-1",
    "сақтайды",
    "сақтайды да",
    kk="тек ескі редакцияда",
    en="only in the old wording",
    wording="2010-01-01",
) + remark_toml(
    "kk-2-1",
    kk="жаңа редакцияға ескертпе",
    en="a remark on the new wording",
    wording="2015-06-01",
)
SOURCES = {
    "rules/act.toml": FACTS,
    **by_unit("rules", CORRECTIONS),
    "rules/kk-2010-01-01.txt": OLD,
    "rules/kk-2015-06-01.txt": NEW,
    "rules/en-2015-06-01.txt": ENGLISH,
}


@pytest.fixture(scope="module")
def project(shared: Shared) -> Path:
    return shared.project(SOURCES)


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    return shared.site(SOURCES)


@pytest.fixture(scope="module")
def rules(project: Path) -> Act:
    return pipeline.build_library(project).acts[0]


def test_the_newest_wording_of_each_language_is_shown(rules: Act) -> None:
    assert [(t.lang, str(t.wording_of)) for t in rules.texts] == [
        ("kk", "2015-06-01"),
        ("en", "2015-06-01"),
    ]
    assert [(t.lang, str(t.wording_of)) for t in rules.earlier] == [("kk", "2010-01-01")]
    assert newest(rules.texts) == (rules.texts, ())


def test_the_older_wording_stands_clause_by_clause(rules: Act) -> None:
    """Clause 3 stands only in the older one: it keeps its place at the end, without rows."""
    told = {
        clause.id: [(w.lang, w.wording_of, [u.id for u in w.units]) for w in clause.earlier]
        for clause in rules.clauses
    }
    day = datetime.date(2010, 1, 1)
    assert told == {
        "1": [("kk", day, ["kk-1-p1"])],
        "2": [("kk", day, ["kk-2-p1", "kk-2-1", "kk-2-2", "kk-2-3"])],
        "3": [("kk", day, ["kk-3-p1"])],
    }
    assert rules.clauses[-1].paired.rows == ()


def test_corrections_and_remarks_are_of_one_wording(rules: Act) -> None:
    (clause,) = [c for c in rules.clauses if c.id == "2"]
    old = {u.id: u.text for u in clause.earlier[0].units}
    new = {u.id: u.text for u in clause.paired.units}
    assert old["kk-2-1"] == "жұмыс уақытын сақтайды да;"
    assert new["kk-2-1"] == "үш күн ішінде кодекспен танысады;"
    assert [r.unit for t in rules.texts for r in t.remarks] == ["kk-2-1"]
    assert [r for t in rules.earlier for r in t.remarks] == []


def test_data_holds_both_wordings(site: Path) -> None:
    data = json.loads((site / "data" / "rules.json").read_text(encoding="utf-8"))
    assert [(t["lang"], t["wording_of"]) for t in data["texts"]] == [
        ("kk", "2010-01-01"),
        ("kk", "2015-06-01"),
        ("en", "2015-06-01"),
    ]
    third = next(c for c in data["clauses"] if c["id"] == "3")
    assert third["units"] == []
    assert [u["id"] for u in third["earlier"][0]["units"]] == ["kk-3-p1"]
    ledger = json.loads((site / "data" / "rules.ledger.json").read_text(encoding="utf-8"))
    assert {e["source"] for e in ledger} == {
        f"sources/rules/{n}"
        for n in ("kk-2010-01-01.txt", "kk-2015-06-01.txt", "en-2015-06-01.txt")
    }


def test_the_page_compares_word_by_word(site: Path) -> None:
    page = BeautifulSoup((site / "rules" / "2" / "index.html").read_text("utf-8"), "html.parser")
    told = [
        (
            unit.get("id"),
            unit.get_text().strip(),
            [x.get_text() for x in unit.select(".text del")],
            [x.get_text() for x in unit.select(".text ins")],
        )
        for unit in page.select(".against")
    ]
    # Item 2 of the old wording is item 1 of the new; item 1 became 2, item 3 is gone.
    assert [(of, gone, new) for of, _, gone, new in told] == [
        ("kk-2-p1@2010-01-01", [], []),
        ("kk-2-2@2010-01-01", ["бір ай"], ["үш күн"]),
        ("kk-2-1@2010-01-01", [" да;"], ["."]),
        ("kk-2-3", ["басшысына <{{ бағынады }} & көмектеседі."], []),
    ]


def test_every_older_sentence_is_in_the_committed_page(project: Path) -> None:
    """On a page of its own wording, once: the newest wording's page only leads there."""
    pages = project / "docs" / "rules"
    page = (pages / "@2010-01-01" / "2.md").read_text(encoding="utf-8")
    assert "](@2010-01-01/2.md)" in (pages / "2.md").read_text(encoding="utf-8")
    assert "бір ай ішінде кодекспен танысады;" in page
    assert r"&lt;\{\{ бағынады \}\} &amp; көмектеседі" in page  # as Markdown writes them


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.mark.browser
def test_a_link_to_what_no_longer_stands_opens_where_it_stood(reader: Watched) -> None:
    """Old citations live: an item that went, and a clause that went."""
    for address, words in (
        ("/rules/2/#kk-2-3", "бағынады"),
        ("/rules/3/#kk-3-p1", "кейін алып тасталды"),
    ):
        reader.page.goto(address)
        place = reader.page.locator(":target")
        expect(place).to_contain_text(words)
        expect(place).to_be_visible()


# day · words of the answer
DAYS = [
    ("2009-12-31", "not yet in force"),
    (
        "2012-05-01",
        "wording of 1 January 2010 (Order No. 1). Text held: Kazakh. Text not held: English.",
    ),
    ("2020-05-01", "wording of 1 June 2015 (Order No. 22). Text held: Kazakh, English."),
]


@pytest.mark.browser
@pytest.mark.parametrize(("day", "words"), DAYS)
def test_a_day(reader: Watched, day: str, words: str) -> None:
    reader.page.goto(f"/en/rules/2/?on={day}")
    expect(reader.page.locator(".on-answer")).to_contain_text(words, use_inner_text=True)


@pytest.mark.browser
def test_a_clause_that_a_later_wording_lacks_is_not_said_to_be_held_in_it(reader: Watched) -> None:
    reader.page.goto("/en/rules/3/?on=2012-05-01")
    told = reader.page.locator(".on-answer")
    expect(told).to_contain_text("Text held: Kazakh.")
    reader.page.goto("/en/rules/3/?on=2020-05-01")
    expect(told).to_contain_text("This wording has no such clause: Kazakh, English.")
    expect(told).not_to_contain_text("Text held")


def test_clauses_of_earlier_wordings_only_stand_apart(site: Path) -> None:
    """In the contents under a head of their own, with their words; with their source too."""
    page = BeautifulSoup((site / "en" / "rules" / "index.html").read_text("utf-8"), "html.parser")
    head = page.select_one("#earlier")
    assert head is not None and head.get_text() == "Clauses of earlier wordings only"
    contents = head.find_next_sibling()
    assert contents is not None and contents.name == "ol"
    assert "Бұл тармақ кейін алып тасталды." in contents.get_text()
    clause = (site / "en" / "rules" / "3" / "index.html").read_text("utf-8")
    assert "sources/rules/kk-2010-01-01.txt" in clause


@pytest.mark.browser
def test_search_finds_what_only_an_older_wording_says(reader: Watched) -> None:
    """A text that did not change is found once, in the newest wording; the others keep their day."""
    page = reader.page
    links = page.locator(LINKS)
    for query, units in [
        ("адал", ["kk-1-p1"]),
        ("бағынады", ["kk-2-3"]),
        ("бір ай ішінде", ["kk-2-2@2010-01-01"]),
        ("сақтайды", ["kk-2-2", "kk-2-1@2010-01-01"]),
    ]:
        page.goto(f"/?q={query}")
        settled(page, query)
        assert [link.get_attribute("data-unit") for link in links.all()] == units
    expect(page.locator(".hit").nth(1)).to_contain_text("2010 жылғы 1 қаңтардағы редакция")
    links.nth(1).click()
    page.wait_for_url("**/rules/2/#kk-2-1@2010-01-01")
    expect(page.locator(":target")).to_have_text(re.compile(r"^\s*1\)"), use_inner_text=True)
