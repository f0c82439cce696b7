"""Nothing leads nowhere, and nothing in an address breaks a page: all of it, not a sample."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.tools.browsing import WIDE, Watched, launched, watching
from tests.tools.properties import many
from tests.tools.site_build import LED_TO, Shared

HOME = "https://law.example/codes/"  # the site's address in the web build
LINKS = ("href", "src", "action", "data-to")
NAMED = ("aria-describedby", "aria-controls", "aria-labelledby", "for")  # ids on the same page
REFRESH = re.compile(r"url=(.*)", re.IGNORECASE)


class Found(HTMLParser):
    """What a page names: the ids on it and the addresses it leads to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
        self.links += [given[name] for name in LINKS if name in given]
        self.links += [f"#{id}" for name in NAMED for id in given.get(name, "").split()]
        if given.get("http-equiv") == "refresh" and (leads := REFRESH.search(given["content"])):
            self.links.append(leads[1])
        if "data-preview" in given and not given.get("href"):
            self.links.append("a preview that leads nowhere")


class Crawl:
    """A built site: whether an address leads to a file and a place in it."""

    def __init__(self, site: Path, offline: bool) -> None:
        self.site, self.offline = site, offline
        self.pages = {
            path.relative_to(site).as_posix(): Found(path.read_text(encoding="utf-8"))
            for path in sorted(site.rglob("*.html"))
        }
        self.dead: list[str] = []
        self.checked = 0

    def every_page(self) -> None:
        """Each link of each page. The 404 page stands at every address: its own say nothing."""
        for path, page in self.pages.items():
            if path == "404.html" and self.offline:
                continue  # no server, no such page
            for link in page.links:
                self.follow(path, link)

    def follow(self, path: str, link: str) -> None:
        """Remember the link where it is dead. ``path`` is the file that has it."""
        opened = path if self.offline else path.removesuffix("index.html")
        address = urlsplit(urljoin(HOME + opened, link))
        if link.startswith("mailto:") or address.netloc in LED_TO:
            return
        self.checked += 1
        below = unquote(address.path).removeprefix(urlsplit(HOME).path)
        file = self.site / below
        if (not self.offline and below.endswith("/")) or not below:
            file /= "index.html"
        outside = address.netloc != urlsplit(HOME).netloc or not address.path.startswith("/codes/")
        if outside or not file.is_file():
            self.dead.append(f"{path}: {link}")
        elif address.fragment and file.suffix == ".html":
            name = file.relative_to(self.site).as_posix()
            if unquote(address.fragment) not in self.pages[name].ids:
                self.dead.append(f"{path}: {link} (no such place)")


def urls(value: Any, path: str = "") -> Iterator[str]:
    """Every address in the data, and the place of every unit that stands at it."""
    if isinstance(value, dict):
        if isinstance(found := value.get("url"), str):
            yield found
            units = (unit for unit in value.get("units", ()) if "id" in unit)  # else of other acts
            yield from (f"{found}#{unit['id']}" for unit in units)
        for inner in value.values():
            yield from urls(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from urls(inner)


@pytest.fixture(scope="module")
def web(shared: Shared) -> Crawl:
    """The build for a server, with its address: canonical links and the sitemap count too."""
    return Crawl(shared.site(ADEP_SITE_URL=HOME), offline=False)


def test_no_link_of_the_web_build_is_dead(web: Crawl) -> None:
    web.every_page()
    assert web.dead == []
    assert web.checked > 10_000


def test_no_link_of_the_build_for_the_disk_is_dead(shared: Shared) -> None:
    """There a link names a file: a folder would open as a listing."""
    crawl = Crawl(shared.site(ADEP_OFFLINE="true"), offline=True)
    crawl.every_page()
    assert crawl.dead == []
    assert crawl.checked > 10_000


def test_no_address_of_the_sitemap_and_of_the_data_is_dead(web: Crawl) -> None:
    sitemap = (web.site / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", sitemap)
    assert len(listed) > 200
    told = [url for file in (web.site / "data").glob("*.json")
            for url in urls(json.loads(file.read_bytes()))]  # fmt: skip
    assert len(told) > 200
    before = len(web.dead)
    for address in (*listed, *(HOME + url for url in told)):
        web.follow("index.html", address)
    assert web.dead[before:] == []


def test_a_dead_link_would_be_noticed(web: Crawl) -> None:
    before = len(web.dead)
    for link in ("no/", "honor-code-2005/5", "honor-code-2005/5/#no", "https://other.example/"):
        web.follow("index.html", link)
    assert len(web.dead) == before + 4
    del web.dead[before:]


# ---- what may stand in an address ----------------------------------------------------------------

ADDRESSES = 200  # on a page; make test-all tries five times as many on four pages
HOSTILE = [
    "<img src=x onerror=window.hacked=1>", "'\"><script>window.hacked=1</script>",
    "javascript:window.hacked=1", "%", "%E0%A4%A", "%ED%A0%80", "%00", "%C0%AF", "&&==&=", "#?#?",
    "\u202e\u2066адал\u2069", "\ufeff\u200b\u00ad", "\ud800", "\udfff", "қ\u0301" * 40, "ә" * 5_000,
    "../" * 50, "__proto__", "constructor", "toString", "[object Object]", "NaN", "-0", "1e999",
    "2012-05-01", "2012-02-31", "0000-00-00", "99999-01-01", "5-14", "kk-5-14", "en-5-3", "contents",
    "main", "sources", "preview", "search-panel", "сыйлық", "gifts", "«", "{{7*7}}", "${1}", "\\u0000",
    "\n\r\t", "👩‍⚖️", "5-тармақтың 14) тармақшасы", "a" * 20_000, "*" * 300, "(" * 300, "\\" * 300,
]  # fmt: skip
NAMES = [
    "q",
    "q",
    "q",
    "on",
    "on",
    "on",
    "act",
    "lang",
    "state",
    "kind",
    "",
    "q[]",
    "__proto__",
    "view",
    "theme",
]
# Sets each address as a link or the back button would, and lets everything that listens hear it.
# What is typed is put into the field as it is: only there can half of a surrogate pair arrive.
HEAR = """
addresses => {
  const field = document.querySelector("form.search input")
  for (const [search, hash, typed] of addresses) {
    history.replaceState(null, "", location.pathname + search + hash)
    dispatchEvent(new PopStateEvent("popstate", { state: null }))
    dispatchEvent(new HashChangeEvent("hashchange"))
    if (typed === null) continue
    field.value = typed
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
}
"""


def part(rng: random.Random) -> str:
    """A value: hostile, or letters of several scripts at random, or both."""
    draw = rng.random()
    if draw < 0.5:
        return rng.choice(HOSTILE)
    letters = "абвәғқңөұүһіabc012-()<>&\"'%+ \u0301\u202e\u2028«»/\\.;:"
    made = "".join(rng.choice(letters) for _ in range(rng.randint(0, 30)))
    return made + rng.choice(HOSTILE) if draw < 0.7 else made


def written(value: str, rng: random.Random) -> str:
    """As it may stand in an address: encoded, or as it is, broken sequences and all."""
    plain = value.encode("utf-8", "replace").decode()
    return quote(plain, safe="") if rng.random() < 0.5 else plain


def made_address(rng: random.Random) -> tuple[str, str, str | None]:
    """(query with its "?", hash with its "#", what is typed into the search or None)."""
    pairs = (f"{rng.choice(NAMES)}={written(part(rng), rng)}" for _ in range(rng.randint(0, 3)))
    query, place = "&".join(pairs), written(part(rng), rng)
    typed = part(rng) if rng.random() < 0.15 else None
    return f"?{query}" if query else "", f"#{place}" if rng.random() < 0.6 else "", typed


@contextmanager
def fuzzed(browser: Browser, address: str) -> Iterator[Watched]:
    """A reader in a browser that lets a page change its address as often as it likes."""
    with (
        launched(browser.browser_type, "--disable-ipc-flooding-protection") as willing,
        watching(willing, address, WIDE) as watched,
    ):
        yield watched


def nothing_got_in(page: Page, before: list[int]) -> None:
    assert page.evaluate("window.hacked") is None
    assert page.evaluate(COUNT) == before, "nothing of an address became markup"


COUNT = "[...'img iframe object embed base meta'.split(' ')].map(t => document.querySelectorAll(t).length)"
# Every file that the page asked for; a browser may ask for the icon again at every address.
ASKED = "[...new Set(performance.getEntriesByType('resource').map(e => e.name))].filter(n => !n.endsWith('.svg')).sort()"
CLAUSE = "/honor-code-2005/5/"
PAGES = ["/en/", CLAUSE, "/en/timeline/", "/en/honor-code-2005/"]


def a_clause_or(paths: list[str]) -> list[object]:
    """The page of a clause, and if everything is looked at the other pages too."""
    return [
        path if path == CLAUSE else pytest.param(path, marks=pytest.mark.exhaustive)
        for path in paths
    ]


@pytest.mark.browser
@pytest.mark.parametrize("path", a_clause_or(PAGES))
def test_no_address_breaks_a_script(browser: Browser, address: str, path: str) -> None:
    """Hundreds of addresses, the same every time; then the page still works."""
    rng = random.Random(path)
    with fuzzed(browser, address) as reader:
        page = reader.page
        page.goto(f"{path}?q=gift")  # so the search is there and listens
        expect(page.locator("[data-search-results] a[data-unit]").first).to_be_visible()
        before = page.evaluate(COUNT)
        asked = page.evaluate(ASKED)
        made = [made_address(rng) for _ in range(many(ADDRESSES))]
        for start in range(0, len(made), 100):
            page.evaluate(HEAR, made[start : start + 100])
        nothing_got_in(page, before)
        assert page.evaluate(ASKED) == asked, "nothing is fetched"
        page.evaluate(HEAR, [["?q=gift", "", None]])
        expect(page.locator("[data-search-results] a[data-unit]").first).to_be_visible()
        page.evaluate(HEAR, [["?on=2012-05-01", "", None]])
        if page.locator("form.on").count():
            expect(page.locator(".on-answer").first).not_to_be_empty()


@pytest.mark.exhaustive
@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES[1:3])
def test_no_address_breaks_a_page_that_opens(browser: Browser, address: str, path: str) -> None:
    """What runs as a page opens sees addresses too: the worst of them, really opened."""
    with watching(browser, address, WIDE) as reader:
        reader.page.goto(path)
        before = reader.page.evaluate(COUNT)
        for value in HOSTILE:
            plain = value.encode("utf-8", "replace").decode()[:2_000]
            said = plain if value.startswith("%") else quote(plain)
            reader.page.goto(f"{path}?on={said}&q=#{said}", wait_until="domcontentloaded")
            nothing_got_in(reader.page, before)


@pytest.mark.browser
def test_a_fault_would_be_noticed(browser: Browser, address: str) -> None:
    with pytest.raises(AssertionError), fuzzed(browser, address) as reader:
        reader.page.goto("/en/")
        reader.page.evaluate("addEventListener('hashchange', () => { throw Error('planted') })")
        reader.page.evaluate(HEAR, [["", "#x", None]])
    assert any("planted" in complaint for complaint in reader.complaints)
