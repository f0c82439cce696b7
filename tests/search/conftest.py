"""What several tests of the search share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that has loaded the search."""
    opened = browser.new_page()
    opened.goto(f"{address}/?q=a")
    opened.wait_for_function("Boolean(window.adepSearch && adepSearch.start)")
    yield opened
    opened.close()
