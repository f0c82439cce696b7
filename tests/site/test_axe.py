"""WCAG 2.2 AA by machine: axe-core finds nothing on any built page, nor in what a script opens.

Light and dark, a desk's screen and the narrowest one, both interfaces. `make test` looks at a page
of each kind and at each state in one interface, `make test-all` at every page and in both. What axe cannot see is in
test_accessible.py (the pages as files) and test_keyboard.py (what a reader does).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from tests.tools.axe import COLOURS, EVERYTHING, SCRIPT, faults
from tests.tools.browsing import WIDE, stop_the_clock

pytestmark = pytest.mark.browser
exhaustive = (pytest.mark.exhaustive,)
NARROW: ViewportSize = {"width": 320, "height": 780}
Lights = tuple[tuple[ViewportSize, Literal["light", "dark"], dict[str, Any]], ...]


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
    html = answer.text()
    if 'http-equiv="refresh"' in html:
        html = re.sub(r"<script\b.*?</script>", "", html, flags=re.S)
    route.fulfill(response=answer, body=html)


# Width, colour scheme, rules. Another colour scheme at the same width changes colours alone.
EVERY_LIGHT: Lights = (
    (WIDE, "light", EVERYTHING),
    (WIDE, "dark", COLOURS),
    (NARROW, "dark", EVERYTHING),
    (NARROW, "light", COLOURS),
)


# Every rule once, and each of width and colours both ways: what `make test` has time for.
TWO_LIGHTS: Lights = (EVERY_LIGHT[0], EVERY_LIGHT[2])


def _seen(page: Page, lights: Lights = EVERY_LIGHT) -> Iterator[str]:
    """Faults of the page as it stands, screen by screen: where, and what."""
    for screen, scheme, rules in lights:
        page.set_viewport_size(screen)
        page.emulate_media(color_scheme=scheme)
        yield from (f"{screen['width']} {scheme}: {fault}" for fault in faults(page, rules))


def _kinds(site: Path) -> dict[str, list[str]]:
    """Kind of page → the paths of its pages, in all interfaces; the page's own tags tell the kind."""
    kinds: dict[str, list[str]] = {}
    for file in sorted(site.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        # Pages that only lead on have a body alone.
        tag = re.search(r'<article class="md-content__inner [^>]*>|<body>', html)
        assert tag
        path = file.relative_to(site).as_posix()
        # That of both languages has the tag of a page of prose.
        kinds.setdefault("404" if path == "404.html" else tag[0], []).append(path)
    assert len(kinds) > 14
    return kinds


# The first rows of a list or a table are like the others, which `make test` has no time for.
FIRST_ROWS = """first => document.querySelectorAll("main :is(ol, ul, tbody)").forEach(of =>
  [...of.children].slice(first).forEach(row => row.remove()))"""


def _on_page(page: Page, path: str, lights: Lights, rows: int | None = None) -> list[str]:
    """What axe finds on the page at ``path``, or in the first ``rows`` of its lists; one that leads
    on stays.
    """
    page.route("**/*.html", _stay)
    page.goto(f"/{path}")
    page.unroute("**/*.html")
    if rows:
        page.evaluate(FIRST_ROWS, rows)
    return [f"{path} {fault}" for fault in _seen(page, lights)]


def test_axe_finds_nothing_on_a_page_of_each_kind(page: Page, site: Path) -> None:
    """Now one in Kazakh on a wide light screen, now one in English on a dark phone."""
    found = []
    for at, paths in enumerate(_kinds(site).values()):
        of_interface = [path for path in paths if path.startswith("en/") == (at % 2 == 1)]
        least = min(of_interface or paths, key=lambda path: (site / path).stat().st_size)
        found += _on_page(page, least, TWO_LIGHTS[at % 2 :][:1], rows=8)
    assert not found, "\n".join(found)


@pytest.mark.exhaustive
def test_axe_finds_nothing_on_any_page(page: Page, site: Path) -> None:
    paths = [path for paths in _kinds(site).values() for path in paths]
    assert len(paths) > 300
    found = [fault for path in paths for fault in _on_page(page, path, EVERY_LIGHT)]
    assert not found, "\n".join([f"{len(found)} faults, the first:", *found[:40]])


def test_axe_would_find_a_fault(page: Page) -> None:
    """A page of ours with three faults put in: each is found, by name, with its place."""
    page.goto("/en/about/")
    page.evaluate("""() => {
      document.querySelector("h1").outerHTML = '<p style="color:#ccc;background:#fff" id="pale">Pale</p>';
      document.querySelector("button.sight").removeAttribute("aria-label");
      document.querySelector("button.sight").removeAttribute("title");
    }""")
    found = "\n".join(_seen(page))
    assert "1280 light: color-contrast: #pale" in found
    assert "320 dark: button-name: .sight" in found
    assert "page-has-heading-one: html" in found


def _search(page: Page) -> None:
    # a duty, units reached by meaning with their counterparts, a word that nothing has
    page.get_by_role("searchbox").fill("конфликт интересов галактика")
    expect(page.locator("[data-search-results] .hit").first).to_be_visible()


def _search_in_vain(page: Page) -> None:
    page.get_by_role("searchbox").fill("zzzqqqxxx")
    expect(page.locator(".search-said a")).to_be_visible()  # what is offered


def _cite(page: Page) -> None:
    page.locator(".cite").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cite-menu")).to_be_visible()


def _copied(page: Page) -> None:
    _cite(page)
    stop_the_clock(page)  # else what is said is taken back
    page.keyboard.press("Enter")
    expect(page.locator(".status")).not_to_be_empty()
    page.clock.resume()


def _preview(page: Page) -> None:
    page.locator(".text a[data-preview]").first.focus()
    expect(page.locator("#preview")).to_be_visible()


def _repaired(page: Page) -> None:
    page.locator("a[data-note]").first.focus()
    expect(page.locator("#preview")).to_be_visible()


def _day(page: Page) -> None:
    page.locator("#on").fill("2012-05-01")
    page.locator("form.on [type=submit]").click()
    expect(page.locator(".on-answer").first).not_to_be_empty()


def _drawer(page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.locator("button.menu").click()
    expect(page.locator("#contents .close button")).to_be_focused()


def _unfolded(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")


def _language(which: str) -> Callable[[Page], None]:
    def choose(page: Page) -> None:
        page.locator(f".chooser [data-view={which}]").click()
        expect(page.locator("html")).to_have_attribute("data-view", which)

    return choose


def _sight(*choices: str) -> Callable[[Page], None]:
    def choose(page: Page) -> None:
        page.locator("button.sight").click()
        for choice in choices:
            page.locator(f"[data-choice={choice}]").click()
        expect(page.locator("html")).to_have_attribute("data-sight", " ".join(choices))

    return choose


def _fewer(lights: Lights, at: int) -> Lights:
    """One of the lights in which a state can be, now the wide one and now the dark phone."""
    can = tuple(light for light in TWO_LIGHTS if light in lights) or lights
    return (can[at % len(can)],)


CLAUSE = "honor-code-2005/12/"  # short, with a repaired word and a reference


# What a script opens or changes, and on which page. A drawer is there on a narrow screen only.
def _letters(page: Page) -> None:
    page.locator("button.letters").click()
    expect(page.locator(".notice[data-notice=letters]")).to_be_visible()


STATES = [
    ("search", "", _search, EVERY_LIGHT),
    ("nothing found", "", _search_in_vain, EVERY_LIGHT),
    ("citing", CLAUSE, _cite, EVERY_LIGHT),
    ("copied", CLAUSE, _copied, EVERY_LIGHT[:1]),
    ("a clause that is referred to", "employee-code-2020/order-2/", _preview, EVERY_LIGHT),
    ("a repaired word", CLAUSE, _repaired, EVERY_LIGHT),
    ("a day, on a clause", CLAUSE, _day, EVERY_LIGHT),
    ("a day, on the timeline", "timeline/", _day, EVERY_LIGHT),
    ("contents on a phone", CLAUSE, _drawer, ((NARROW, "light", EVERYTHING), (NARROW, "dark", COLOURS))),
    ("sources unfolded", CLAUSE, _unfolded, EVERY_LIGHT),
    ("in Latin letters", CLAUSE, _letters, EVERY_LIGHT),
    ("only Kazakh", CLAUSE, _language("kk"), EVERY_LIGHT),
    ("only English", CLAUSE, _language("en"), EVERY_LIGHT),
    ("large, black on white", CLAUSE, _sight("large", "white"), EVERY_LIGHT),
    ("very large, white on black", CLAUSE, _sight("larger", "black"), EVERY_LIGHT),
    ("very large, yellow on blue", "timeline/", _sight("larger", "blue"), EVERY_LIGHT),
]  # fmt: skip


@pytest.mark.parametrize(
    ("interface", "path", "opened", "lights"),
    [
        # Each state in the one interface or the other in one light; in all that there are
        # and in both interfaces if everything is looked at.
        *(
            pytest.param(
                ("/", "/en/")[at % 2], path, opened, _fewer(lights, at), id=f"{name}, quickly"
            )
            for at, (name, path, opened, lights) in enumerate(STATES)
        ),
        *(
            pytest.param(interface, *state, id=f"{name} {interface}", marks=exhaustive)
            for name, *state in STATES
            for interface in ("/", "/en/")
        ),
    ],
)
def test_axe_finds_nothing_in_what_a_script_opens(
    page: Page, interface: str, path: str, opened: Callable[[Page], None], lights: Lights
) -> None:
    page.set_viewport_size(WIDE)
    page.goto(interface + path)
    try:
        opened(page)
        assert list(_seen(page, lights)) == []
    finally:
        page.evaluate("localStorage.clear()")  # for the next, who has chosen nothing
