"""How fast a search is at hand: the bytes of its index, and real keys pressed in a browser."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as Late
from tests.tools.site_build import served

from benchmark.browser import opened, type_letter
from benchmark.figures import KEY_SECONDS, READY_SECONDS, Search
from benchmark.project import Project

# Of the vocabulary of the synthetic acts (``words``): whatever is typed of them is found.
TYPED: Final = ("мұрағат қоры", "register")
PAUSE: Final = 150  # milliseconds between two keys, as of somebody who types fast
# Each search's index below its site. Material reads its own with every page, before it is opened.
INDEX: Final = {"ours": "search/index.*.js", "material": "search/search_index.json"}
READY: Final = {
    "ours": "heard.oursReady === null ? null : Math.max(0, heard.oursReady - opened)",
    "material": "heard.materialReady",
}


def measure(browser: Browser, engine: str, own: Project) -> Search | None:
    """Type into the search of the built site: "ours" or "material". None where it has none."""
    site = own.site if engine == "ours" else own.plain / "site"
    index = next(site.glob(INDEX[engine]), None)
    if index is None:
        return None
    with served(site) as address, opened(browser, f"{address}/") as page:
        ready = _ready(page, engine)
        keys = tuple(_keys(page, engine)) if ready is not None else ()
    return Search(engine, own.act.clauses, *_sizes(index), ready, keys)


def _sizes(index: Path) -> tuple[int, int]:
    content = index.read_bytes()
    return len(content), len(gzip.compress(content))


def _ready(page: Page, engine: str) -> float | None:
    """Milliseconds from opening the search, Material's from opening the page, until it is ready."""
    page.keyboard.press("/")
    page.evaluate("globalThis.opened = heard.key")
    return _waited(page, READY[engine], READY_SECONDS)


def _keys(page: Page, engine: str) -> Iterator[float | None]:
    """Milliseconds of each key that leads to a result, up to the first not answered in time."""
    field: Any = page.evaluate_handle(f"{engine}.field()")
    for text in TYPED:
        field.fill("")
        for letter in text:
            page.wait_for_timeout(PAUSE)
            type_letter(page, letter)
            taken = _waited(page, f"taken({engine})", KEY_SECONDS)
            if taken is None:
                yield None
                return
            if taken >= 0:
                yield taken


def _waited(page: Page, figure: str, seconds: int) -> float | None:
    """The first value of ``figure`` that is not null; None where that takes longer."""
    try:
        found = page.wait_for_function(
            f"() => {{ const it = {figure}; return it === null ? null : [it] }}",
            timeout=seconds * 1000,
        )
    except Late:
        return None
    return float(found.json_value()[0])
