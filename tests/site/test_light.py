"""Pages are light, and whole where no script runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from adep.library.pipeline import Library
from tests.tools.browsing import PHONE, WIDE

pytestmark = pytest.mark.browser

MOST = 100_000  # bytes over the wire: a clause page in all, with scripts and styles, search aside
MOST_OF_SEARCH = 170_000  # and what opening the search fetches


def over_the_wire(browser: Browser, address: str) -> dict[str, int]:
    """Every file that a first visit fetches, and its bytes as they came, headers and all."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    names: dict[str, str] = {}
    found: dict[str, int] = {}
    session.on(
        "Network.requestWillBeSent", lambda e: names.update({e["requestId"]: e["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished",
        lambda e: found.update({names[e["requestId"]]: int(e["encodedDataLength"])}),
    )  # fmt: skip
    session.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    context.close()
    return found


def test_a_clause_page_is_light(
    browser: Browser, nginx: str, packed: Path, library: Library
) -> None:
    """The heaviest of all clauses, in both interfaces, as nginx hands it out."""
    clauses = [f"{act.facts.id}/{clause.id}/" for act in library.acts for clause in act.clauses]
    weights = {
        path: (packed / path / "index.html.gz").stat().st_size
        for clause in clauses
        for path in (clause, f"en/{clause}")
    }
    heaviest = sorted(weights, key=lambda path: weights[path])[-2:]
    for path in heaviest:
        files = over_the_wire(browser, f"{nginx}/{path}")
        assert {name.rpartition("/")[2].partition(".")[0] for name in files} >= {
            "", "adep", "boot", "print",
        }  # fmt: skip
        assert not any("/search/" in name for name in files), "fetched when it is opened"
        assert weights[path] < sum(files.values()) < MOST, files


def test_opening_the_search_is_light(browser: Browser, nginx: str) -> None:
    files = over_the_wire(browser, f"{nginx}/?q=5")
    of_search = {name: size for name, size in files.items() if "/search/" in name}
    assert len(of_search) >= 5
    assert sum(of_search.values()) < MOST_OF_SEARCH, of_search


def test_nothing_flashes_before_the_choice_is_known(browser: Browser, nginx: str) -> None:
    """However late boot.js comes, nothing is painted before it ran: it stands before the styles."""
    context = browser.new_context(viewport=WIDE, base_url=nginx)
    page = context.new_page()

    def late(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/boot.*.js", late)
    page.goto("/honor-code-2005/7/")
    painted, booted = page.evaluate(
        """() => new Promise(resolve => new PerformanceObserver(list => {
          const boot = performance.getEntriesByType("resource").find(e => e.name.includes("/boot."))
          resolve([list.getEntries().at(-1).startTime, boot.responseEnd])
        }).observe({ type: "paint", buffered: true }))"""
    )
    assert painted >= booted > 400
    context.close()


# ---- without JavaScript --------------------------------------------------------------------------


@contextmanager
def without_script(browser: Browser, address: str, wide: bool = True) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=False, viewport=WIDE if wide else PHONE, base_url=address
    )
    yield context.new_page()
    context.close()


def test_texts_columns_and_notes_are_there(browser: Browser, nginx: str) -> None:
    with without_script(browser, nginx) as page:
        page.goto("/en/honor-code-2005/5/")
        kk, en = page.locator("#kk-5-14"), page.locator("#en-5-14")
        kk_box, en_box = kk.bounding_box(), en.bounding_box()
        assert kk_box and en_box and kk_box["x"] + kk_box["width"] <= en_box["x"] + 1
        expect(page.locator(".notes blockquote").first).to_be_visible()
        # What would do nothing is not shown.
        for useless in (".chooser", "button.theme", "form.search input", ".cite-menu"):
            expect(page.locator(useless).locator("visible=true")).to_have_count(0)


def test_folds_open(browser: Browser, nginx: str) -> None:
    with without_script(browser, nginx) as page:
        page.goto("/en/honor-code-2005/5/")
        page.locator("#sources > summary").click()
        page.locator("#sources details.raw summary").first.click()
        expect(page.locator("#sources pre").first).to_be_visible()


def test_links_lead_on(browser: Browser, nginx: str) -> None:
    with without_script(browser, nginx) as page:
        page.goto("/en/")
        page.locator(".card h2 a").first.click()
        expect(page.locator("main h1").first).to_be_visible()
        page.goto("/en/honor-code-2005/5/")
        page.locator("#en-5-14 > .cite").click()
        page.wait_for_url("**#en-5-14")
        page.locator(".contents .clauses a").first.click()
        page.wait_for_url("**/en/honor-code-2005/*/")
        page.locator('a[rel="next"]').click()
        page.locator("a.switch").click()
        page.wait_for_url(lambda url: "/en/" not in url)
        page.goto("/en/honor-code-2005/@2013-10-01/5/")  # a page that leads on
        page.wait_for_url("**/en/honor-code-2005/5/")


def test_the_contents_of_a_phone_open_and_close(browser: Browser, nginx: str) -> None:
    with without_script(browser, nginx, wide=False) as page:
        page.goto("/en/honor-code-2005/5/")
        drawer = page.locator(".contents")
        expect(drawer).to_be_hidden()
        page.locator("label.menu").click()
        expect(drawer).to_be_visible()
        page.locator(".close label").click()
        expect(drawer).to_be_hidden()


def test_the_timeline_tells_in_words(browser: Browser, nginx: str) -> None:
    with without_script(browser, nginx) as page:
        page.goto("/en/timeline/")
        expect(page.locator("svg.bars").first).to_be_visible()
        expect(page.locator(".events li").first).to_be_visible()
        page.goto("/en/honor-code-2005/history/")
        expect(page.locator("main h1")).to_be_visible()
