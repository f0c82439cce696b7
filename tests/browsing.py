"""A reader in a real browser, who remembers whatever the page complained of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    ViewportSize,
)

WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
RESULTS = "[data-search-results]"
LINKS = f"{RESULTS} a[data-unit]"


# What an unpacked zip asks once a visit: whether the organisation that hosts it has a file here.
MAY_BE_MISSING = "/agency/agency.js"


class Watched:
    """A page that remembers everything it complained of and everyone it asked."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._note(True, str(error)))
        self.page.on("request", lambda r: self._note(not r.url.startswith(home), f"asked {r.url}"))
        self.page.on("response", lambda r: self._note(self._missing(r), f"{r.status} {r.url}"))

    def _hear(self, message: ConsoleMessage) -> None:
        bad = message.type in ("error", "warning")
        self._note(bad and not message.location["url"].endswith(MAY_BE_MISSING), message.text)

    @staticmethod
    def _missing(answer: Response) -> bool:
        return answer.status >= 400 and not answer.url.endswith(MAY_BE_MISSING)

    def _note(self, bad: bool, what: str) -> None:
        if bad:
            self.complaints.append(what)


@contextmanager
def watching(browser: Browser, address: str, viewport: ViewportSize) -> Iterator[Watched]:
    """A reader whose screen is so large; at the end nothing may have been complained of."""
    context = browser.new_context(viewport=viewport, base_url=address)
    watched = Watched(context, address)
    yield watched
    context.close()
    assert watched.complaints == []


def settled(page: Page, query: str) -> None:
    """Waits until all that a query finds is shown."""
    page.wait_for_function(
        "([results, query]) => document.querySelector(results)?.dataset.query === query",
        arg=[RESULTS, query],
    )
