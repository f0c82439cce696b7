"""A Chromium for the benchmarks, and keys that are really pressed in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright
from tests.tools import chromium

# Scripts that are put into a page before its own: they listen, and change nothing.
LISTEN: Final = Path(__file__).with_name("listen.js").read_text(encoding="utf-8")


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser that the tests drive too. Exits where there is none."""
    path = chromium.find()
    if path is None:
        sys.exit(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a reader who was never there before, at ``address``, with ``LISTEN`` in it."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(LISTEN)
    page.goto(address)
    yield page
    context.close()


def type_letter(page: Page, letter: str) -> None:
    """Press and release one key of whatever keyboard: playwright presses only Latin ones."""
    key = {"key": letter, "text": letter, "unmodifiedText": letter}
    session = page.context.new_cdp_session(page)
    session.send("Input.dispatchKeyEvent", {"type": "keyDown", **key})
    session.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": letter})
    session.detach()
