"""A change that takes force on a later day: told until that day, by the reader's own clock."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from adep.library.pipeline import Library
from adep.view.books import in_every_language
from tests.model.test_page_kinds import FACTS
from tests.tools.site_build import Shared, served

EVENT = """
[[event]]
date = {date}
{force}
kind = "{kind}"
type = "order"
number = "{number}"
{clauses}
"""
LATER = EVENT.format(
    date="2021-02-01", force="in_force = 2021-02-01", kind="adopted", number="4", clauses=""
)
LATER += EVENT.format(date="2021-03-01", force="in_force = 2021-07-01", kind="amended", number="9", clauses='clauses = ["1"]')  # fmt: skip
SOURCES = {
    "rules/act.toml": FACTS + LATER,
    "rules/en.txt": "1. Readers are quiet.\n\n2. Readers are polite.\n",
}


def test_what_the_records_outlived_is_not_told(library: Library) -> None:
    """Whoever recorded something of a later day did so when that day had come."""
    for books in in_every_language(library):
        assert all(book.coming() == () for book in books.every)


# the reader's day, the page, whether the amendment in force from 2021-07-01 is told
DAYS = [
    ("2021-03-02", "en/rules/", True),
    ("2021-06-30", "en/rules/1/", True),
    ("2021-07-01", "en/rules/1/", False),
    ("2026-11-29", "en/rules/", False),
]


@pytest.mark.browser
def test_it_is_told_until_the_day(browser: Browser, shared: Shared) -> None:
    with served(shared.site(SOURCES)) as address:
        page = browser.new_page()
        for day, path, told in DAYS:
            page.clock.set_fixed_time(f"{day}T12:00:00")
            page.goto(f"{address}/{path}")
            notice = page.locator("[data-notice=coming]")
            expect(notice).to_be_visible() if told else expect(notice).to_be_hidden()
            expect(notice).to_have_text(
                "Not in force yet: Order No. 9 (amended) takes force on 1 July 2021. "
                "The text shown here has this change."
            )
        page.goto(f"{address}/en/rules/2/")  # which it does not touch
        expect(page.locator("[data-notice=coming]")).to_have_count(0)
        page.close()
