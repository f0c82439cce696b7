"""What narrows the search, and its steps in the browser's history."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.search.asking import ask, shown, typed, typed_by_key
from tests.tools.browsing import (
    LINKS,
    Watched,
    settled,
)

pytestmark = pytest.mark.browser


# -- filters and the address

# filter, its choice, whether a result belongs
FILTERS: list[tuple[str, str, Callable[[str, str], bool]]] = [
    ("act", "employee-code-2020", lambda act, unit: act == "employee-code-2020"),
    ("lang", "kk", lambda act, unit: unit.startswith("kk")),
    ("state", "in-force", lambda act, unit: act in ("ethics-code-2015", "employee-code-2020")),
    ("kind", "note", lambda act, unit: "note" in unit),
    ("kind", "article", lambda act, unit: act == "articles"),
]


def test_filters_narrow_and_stand_in_the_address(reader: Watched) -> None:
    page = reader.page
    page.goto("/")
    for name, value, belongs in FILTERS:
        query = "әдеп" if value == "kk" else "2020" if value == "note" else "civil"
        every = typed(page, query)
        left = [unit for unit in every if belongs(*unit.split("/"))]
        page.locator(f"select[name={name}]").select_option(value)
        settled(page, query)
        assert shown(page) == left, value
        assert len(left) < len(every) or value == "kk"
        expect(page).to_have_url(re.compile(f"[?&]{name}={value}(&|$)"))
        page.locator(f"select[name={name}]").select_option("")
        settled(page, query)
        assert shown(page) == every, value


def test_an_address_brings_its_filters_back(reader: Watched) -> None:
    every = ask(reader.page, "civil")
    reader.page.goto("/?q=civil&kind=text&state=in-force")
    settled(reader.page, "civil")
    acts = {unit.split("/")[0] for unit in shown(reader.page)}
    assert acts == {"ethics-code-2015", "employee-code-2020"} < {u.split("/")[0] for u in every}


def test_back_button_brings_the_search_back(reader: Watched) -> None:
    page = reader.page
    typed_by_key(page, "/en/ethics-code-2015/3/", "conflict")
    page.locator("select[name=act]").select_option("employee-code-2020")
    settled(page, "conflict")
    before = shown(page)
    page.locator(LINKS).first.click()
    page.wait_for_url("**/employee-code-2020/**")
    page.go_back()
    settled(page, "conflict")
    assert shown(page) == before
    expect(page.locator("select[name=act]")).to_have_value("employee-code-2020")
    page.keyboard.press("Escape")
    page.wait_for_url("**/ethics-code-2015/3/")
    expect(page.locator("#search-panel")).to_be_hidden()


def test_back_button_finds_the_results_where_they_were(reader: Watched) -> None:
    page = reader.page
    ask(page, "мемлекеттік")
    link = page.locator(LINKS).nth(25)
    link.hover()  # the pointer scrolls to it as far as a press needs
    before = page.evaluate("document.querySelector('#search-panel').scrollTop")
    assert before > 1000
    link.click()
    page.wait_for_url("**/honor-code-2005/**")
    page.go_back()
    settled(page, "мемлекеттік")
    page.wait_for_function(
        "was => Math.abs(document.querySelector('#search-panel').scrollTop - was) < 3", arg=before
    )


def test_back_button_closes_the_search(reader: Watched) -> None:
    page = reader.page
    typed_by_key(page, "/", "conflict")
    page.go_back()
    expect(page.locator("#search-panel")).to_be_hidden()
    page.go_forward()
    settled(page, "conflict")
    expect(page.locator("#search-panel")).to_be_visible()


def test_emptied_and_typed_again_is_one_step_of_the_history(reader: Watched) -> None:
    page = reader.page
    page.goto("/about/")
    before = page.evaluate("history.length")
    page.keyboard.press("/")
    for word in ("адал", "", "әділ", ""):
        page.locator("input[type=search]").fill(word)
        settled(page, word)
    assert page.evaluate("history.length") == before + 1
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/about/$"))


def test_choice_that_leaves_nothing_can_be_taken_back(reader: Watched) -> None:
    page = reader.page
    page.goto("/?q=meritocracy&lang=kk")
    settled(page, "meritocracy")
    assert shown(page) == []
    page.locator(".choice").click()
    expect(page.locator(LINKS)).to_have_count(1)
    expect(page.locator("input[type=search]")).to_be_focused()  # the button is gone
    assert shown(page) == ["ethics-code-2015/en-9-2"]


def test_language_switch_keeps_the_search(reader: Watched) -> None:
    page = reader.page
    found = ask(page, "адал")
    page.locator("a.switch").click()
    page.wait_for_url("**/en/?q=*")
    settled(page, "адал")
    assert sorted(shown(page)) == sorted(found)
