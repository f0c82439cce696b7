"""What Material's search and the project's own answer: each query is typed in a browser."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as Late

from benchmark.browser import opened
from benchmark.judging import Answers, Place

MILLISECONDS: Final = 30_000  # for one answer
APPEARS: Final = 5_000  # milliseconds within which a site that has a search shows it
MATERIAL_FOUND: Final = """
() => heard.answered.at(-1).flat().filter(item => item.score > 0).map(item => item.location)
"""
OURS_FOUND: Final = """
() => [...ours.results().querySelectorAll(".hit:not([data-by]) a[data-unit]")]
  .map(a => [a.href, a.dataset.unit])
"""
OURS_SHOWN: Final = """
() => [...ours.results().querySelectorAll("a[data-unit]")].map(a => [a.href, a.dataset.unit])
"""


def of_material(
    browser: Browser, address: str, typed: Iterable[str], leads: Mapping[str, frozenset[Place]]
) -> Answers:
    """All that Material's search finds for each text. ``leads``: location of a result → units.

    What Material shows is what its worker answers, less what it renders only as one scrolls; so
    the worker's answer is taken. A page that is there only to hold its sections scores 0.
    """
    found = {}
    with opened(browser, f"{address}/") as page:
        page.keyboard.press("/")
        page.wait_for_function("heard.materialReady !== null", timeout=MILLISECONDS)
        for text in dict.fromkeys(typed):
            type_text(page, "material", text)
            places = (leads[location] for location in page.evaluate(MATERIAL_FOUND))
            found[text] = frozenset().union(*places)
    return found


def of_ours(
    browser: Browser, address: str, typed: Iterable[str], acts: Collection[str]
) -> Answers | None:
    """All that the project's own search finds for each text in the words of the law; None where
    the site has no search.

    What is reached by meaning only, and says so (``data-by``), is left out. The results are links
    with ``data-unit`` inside ``[data-search-results]``, all there when its ``data-query`` is what
    was typed; the act is the one of ``acts`` that the link's path names.
    """
    asked = _asked(browser, address, typed, acts, OURS_FOUND)
    return None if asked is None else {text: frozenset(units) for text, units in asked.items()}


def shown_by_ours(
    browser: Browser, address: str, typed: Iterable[str], acts: Collection[str]
) -> Mapping[str, tuple[Place, ...]] | None:
    """All that the project's own search shows for each text, in its order; None as above."""
    return _asked(browser, address, typed, acts, OURS_SHOWN)


def _asked(
    browser: Browser, address: str, typed: Iterable[str], acts: Collection[str], script: str
) -> dict[str, tuple[Place, ...]] | None:
    texts = list(dict.fromkeys(typed))
    found = {}
    with opened(browser, f"{address}/?q={quote(texts[0])}") as page:
        try:
            page.wait_for_function("ours.results() !== null", timeout=APPEARS)
        except Late:
            return None
        _wait(page, "ours", texts[0])
        for text in texts:
            type_text(page, "ours", text)
            found[text] = tuple(_place(href, unit, acts) for href, unit in page.evaluate(script))
    return found


def type_text(page: Page, search: str, text: str) -> None:
    """Put ``text`` into the field of "material" or "ours" and wait for the whole answer.

    Material reads its field when a key is let go, hence the key after the text.
    """
    field: Any = page.evaluate_handle(f"{search}.field()")
    field.fill(text)
    field.press("End")
    _wait(page, search, text)


def _wait(page: Page, search: str, text: str) -> None:
    page.wait_for_function(f"text => {search}.answered(text)", arg=text, timeout=MILLISECONDS)


def _place(address: str, unit: str, acts: Collection[str]) -> Place:
    """ValueError where the path names no act."""
    for folder in urlsplit(address).path.split("/"):
        if folder in acts:
            return folder, unit
    raise ValueError(f"a result leads to {address}, and that path names no act")
