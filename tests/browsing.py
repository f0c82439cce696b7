"""A reader in a real browser, who remembers whatever the page complained of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    ConsoleMessage,
    Page,
    Response,
    ViewportSize,
    expect,
)

from tests import chromium

# ms: no test may fail because the machine has much else to do. Who hunts a failure waits less.
PATIENCE = 1000 * int(os.environ.get("ADEP_PATIENCE", "300"))
expect.set_options(timeout=PATIENCE)
WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
RESULTS = "[data-search-results]"
LINKS = f"{RESULTS} a[data-unit]"


@contextmanager
def launched(kind: BrowserType, *arguments: str) -> Iterator[Browser]:
    """The browser of this machine, which waits for a slow one; it closes at the end."""
    path = chromium.find()
    assert path is not None, chromium.MISSING
    browser = kind.launch(
        executable_path=path, args=[*chromium.ARGUMENTS, *arguments], timeout=PATIENCE
    )
    new_context = browser.new_context

    def patient(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        return context

    browser.new_context = patient  # type: ignore[method-assign]
    browser.new_page = lambda **options: patient(**options).new_page()  # type: ignore[method-assign]
    try:
        yield browser
    finally:
        browser.close()


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


def stop_the_clock(page: Page) -> None:
    """From here on only ``page.clock`` makes the page's timers run, however slow the machine is."""
    page.clock.install(time=0)
    page.clock.pause_at(24 * 3600)


def settled(page: Page, query: str) -> None:
    """Waits until all that a query finds is shown."""
    page.wait_for_function(
        "([results, query]) => document.querySelector(results)?.dataset.query === query",
        arg=[RESULTS, query],
    )
