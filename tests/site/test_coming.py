"""A change that takes force on a later day: told until that day, by the reader's own clock."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

# the reader's day · whether the amendment of 2023-11-13, in force after sixty days, is told as coming
DAYS = [("2023-12-01", True), ("2024-01-11", True), ("2024-01-12", False), ("2026-11-29", False)]


@pytest.mark.parametrize(("day", "told"), DAYS)
def test_it_is_told_until_the_day(browser: Browser, address: str, day: str, told: bool) -> None:
    page = browser.new_page()
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(f"{address}/en/employee-code-2020/9/")
    notice = page.locator("[data-notice=coming]")
    expect(notice).to_be_visible() if told else expect(notice).to_be_hidden()
    expect(notice).to_contain_text(
        "Order No. 472 (amended) takes force on 12 January 2024 at the earliest. "
        "The text shown here has this change."
    )
    page.close()


def test_a_clause_that_it_does_not_touch_tells_nothing(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/en/employee-code-2020/12/")
    expect(page.locator("[data-notice=coming]")).to_have_count(0)
    page.close()
