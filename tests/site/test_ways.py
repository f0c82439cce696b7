"""Ten answers that a stranger looks for on a phone: none is more than three taps from the home page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.tools.browsing import Watched

pytestmark = [pytest.mark.browser, pytest.mark.exhaustive]

STATE, BUDGET = "A civil servant of the state", "An employee of a budget-funded body"
HONOR = "Code of honor of civil servants"

# what is looked for · taps: words of a link, or a place on the page · words that answer, and where
WAYS = [
    ("may I accept a gift", ["May I accept a gift?"], "figure.quoted", "to accept gifts or favors"),
    ("may my relative work under me", ["May I hire or promote a relative"], "figure.quoted >> nth=0", "kinship"),
    ("is the code of 2005 in force", [HONOR], ".kicker", "Repealed from 1 January 2016"),
    ("is the code of 2015 in force", [STATE], ".kicker", "In force from 1 January 2016"),
    ("is its latest wording held", [STATE], "[data-notice=outdated]", "not the latest wording"),
    ("who is bound by the code of 2020", [BUDGET], "main", "Civil employees of budget-funded bodies"),
    ("how to cite clause 9, 15)", [BUDGET, ".toc a[href='9/']", "#en-9-15 > .cite"], ".cite-menu", "citation"),
    ("how to print", [STATE], "button.print", "Print"),
    ("what changed in 2011", [HONOR, "All changes of this act"], "main", "1 April 2011"),
    ("Kazakh in Latin letters", [HONOR, "button.letters"], "[data-notice=letters]", "draft of 2021"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("taps", "place", "words"), [w[1:] for w in WAYS], ids=[w[0] for w in WAYS]
)
def test_an_answer_is_at_most_three_taps_away(
    phone: Watched, taps: list[str], place: str, words: str
) -> None:
    page = phone.page
    page.goto("/en/")
    for tap in taps:
        by_place = re.match(r"[.#\[]|button", tap)
        link = page.locator(tap) if by_place else page.locator("main").get_by_role("link", name=tap)
        link.first.click()
    expect(page.locator(place).first).to_contain_text(words)
    assert len(taps) <= 3


def test_overtime_is_found_by_what_it_means(phone: Watched) -> None:
    """No code says the word."""
    phone.page.goto("/en/")
    phone.page.locator("input[type=search]").fill("overtime")
    expect(phone.page.locator("[data-search-results]")).to_contain_text("working time")
