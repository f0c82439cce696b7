"""A reader in a real browser, who remembers whatever the page complained of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
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

from tests.tools import chromium

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


class _Window(Watched):
    """A window that stays open for the next reader: a new one costs more than what is read in it.

    Whoever changes in it what cannot be taken back spoils it, and the next reader gets a new one.
    """

    def __init__(self, browser: Browser, home: str, viewport: ViewportSize, script: str) -> None:
        context = browser.new_context(viewport=viewport, base_url=home)
        super().__init__(context, home)
        self.of = (home, viewport, script)
        self.spoilt = False
        self._home, self._viewport = home, viewport
        self._tools = context.new_cdp_session(self.page)
        self._listeners: list[tuple[Any, Any]] = []
        if script:
            self.page.add_init_script(script)
        self._listen = self.page.on
        self.page.on = self._listened  # type: ignore[method-assign, assignment]
        for owner, name in (
            (self.page, "add_init_script"),
            (self.page.clock, "install"),
            (self.page, "close"),
            (context, "add_init_script"),
            (context, "route"),
        ):
            setattr(owner, name, self._spoiling(getattr(owner, name)))

    def _listened(self, event: Any, listener: Any) -> None:
        self._listeners.append((event, listener))
        self._listen(event, listener)

    def _spoiling(self, change: Callable[..., Any]) -> Callable[..., Any]:
        def changed(*words: Any, **options: Any) -> Any:
            self.spoilt = True
            return change(*words, **options)

        return changed

    def leave(self) -> None:
        """What the reader stored, opened and chose is gone; closed if that cannot be."""
        page, context = self.page, self.page.context
        if self.spoilt:
            context.close()
            return
        self.spoilt = True  # if anything of this fails
        for other in context.pages:
            if other != page:
                other.close()
        while self._listeners:
            page.remove_listener(*self._listeners.pop())
        page.unroute_all()
        if page.url.startswith(self._home):
            page.evaluate("sessionStorage.clear()")
        page.goto("about:blank")
        if page.evaluate("history.length") > STEPS:
            context.close()
            return
        self._tools.send(
            "Storage.clearDataForOrigin", {"origin": self._home, "storageTypes": "all"}
        )
        context.set_offline(False)
        context.clear_permissions()
        context.clear_cookies()
        page.set_viewport_size(self._viewport)
        page.emulate_media(
            media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none"
        )
        page.mouse.move(0, 0)
        self.spoilt = False


STEPS = 30  # a browser remembers some 50, and then forgets the first at each
WINDOWS = 4  # that stay open beside each other
_free: dict[Browser, list[_Window]] = {}


@contextmanager
def watching(
    browser: Browser, address: str, viewport: ViewportSize, script: str = ""
) -> Iterator[Watched]:
    """A reader whose screen is so large, and who was never here: no more than the browser's cache
    knows the site. ``script`` runs in each page first. At the end nothing may have been complained
    of."""
    free = _free.setdefault(browser, [])
    window = next((one for one in free if one.of == (address, viewport, script)), None)
    if window:
        free.remove(window)
    else:
        window = _Window(browser, address, viewport, script)
    window.complaints = []
    yield window
    complaints = window.complaints
    window.leave()
    if not window.spoilt:
        free.append(window)
    while len(free) > WINDOWS:
        free.pop(0).page.context.close()
    assert complaints == []


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
    # What is out of sight has no words for innerText (content-visibility) until it was laid out.
    page.evaluate(
        "() => new Promise(then => requestAnimationFrame(() => requestAnimationFrame(then)))"
    )
