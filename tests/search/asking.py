"""Queries asked in a browser, and what is shown then."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Page

from tests.tools.browsing import LINKS, settled

PAUSE = 250  # ms, of panel.js


def ask(page: Page, query: str, home: str = "/") -> list[str]:
    """Opens the address of a query; act/unit of all that it shows, in its order."""
    page.goto(f"{home}?q={quote(query)}")
    settled(page, query)
    return shown(page)


def typed(page: Page, query: str) -> list[str]:
    """The same, typed into the page that is open."""
    page.locator("input[type=search]").fill(query)
    settled(page, query)
    return shown(page)


def typed_by_key(page: Page, path: str, query: str) -> None:
    """Opens a page, then the search by its key, and types."""
    page.goto(path)
    page.keyboard.press("/")
    page.keyboard.type(query)
    settled(page, query)


def shown(page: Page) -> list[str]:
    found: list[str] = page.locator(LINKS).evaluate_all(
        "all => all.map(a => a.pathname.split('/').filter(p => p !== 'en' && p)[0] + '/' + a.dataset.unit)"
    )
    return found
