"""WCAG 2.2 AA by machine: axe-core finds nothing on any built page, nor in what a script opens.

Both interfaces, light and dark, a desk's screen and the narrowest one. What axe cannot see is in
test_accessible.py (the pages as files) and test_keyboard.py (what a reader does).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from tests.axe import COLOURS, EVERYTHING, SCRIPT, faults
from tests.browsing import WIDE

pytestmark = pytest.mark.browser
NARROW: ViewportSize = {"width": 320, "height": 780}
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """One page for all: axe is in it before it is asked for."""
    context = browser.new_context(viewport=WIDE, base_url=address)
    context.add_init_script(SCRIPT)
    yield context.new_page()
    context.close()


def _stay(route: Route) -> None:
    """A page that leads on at once is looked at without the script that leads on."""
    answer = route.fetch()
    route.fulfill(
        response=answer, body=re.sub(r"<script\b.*?</script>", "", answer.text(), flags=re.S)
    )


def _in_every_light(page: Page) -> Iterator[str]:
    """Faults of the page in two widths and two colour schemes: where, and what."""
    for width, screen in ((1280, WIDE), (320, NARROW)):
        page.set_viewport_size(screen)
        for scheme, rules in (("light", EVERYTHING), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            yield from (f"{width} {scheme}: {fault}" for fault in faults(page, rules))


def test_axe_finds_nothing_on_any_page(page: Page, site: Path) -> None:
    found = []
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    for path in paths:
        leads_on = 'http-equiv="refresh"' in (site / path).read_text(encoding="utf-8")
        if leads_on:
            page.route("**/*.html", _stay)
        page.goto(f"/{path}")
        found += [f"{path} {fault}" for fault in _in_every_light(page)]
        if leads_on:
            page.unroute("**/*.html")
    assert len(paths) > 300
    assert not found, "\n".join([f"{len(found)} faults, the first:", *found[:40]])
