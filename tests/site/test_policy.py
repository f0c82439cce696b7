"""Every page and every control works under the strict policy that the servers send."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from adep.site import content_security
from adep.site.column_styles import columns_css
from tests.tools import servers
from tests.tools.browsing import PHONE, WIDE, Watched, stop_the_clock, watching
from tests.tools.site_build import ONE_ACT, Shared, one_act, served

POLICY = content_security.as_header()
DATA = "application/ld+json"  # a block of data: no browser runs it, and no policy stops it
LIVE = re.compile(
    r"\beval\(|new Function|insertAdjacentHTML|outerHTML|document\.write|setAttribute\(\"(?:style|on)"
)

GUARD = """
addEventListener('securitypolicyviolation', e =>
  console.error('violation', e.violatedDirective, e.blockedURI));
window.print = () => { window.printed = true };
"""


@contextmanager
def guarded(browser: Browser, address: str, wide: bool = True) -> Iterator[Watched]:
    """A reader who also complains of whatever the policy stops, and whose printer is a note."""
    with watching(browser, address, WIDE if wide else PHONE, GUARD) as watched:
        yield watched


# ---- what a strict policy asks of the site -------------------------------------------------------


def test_nothing_live_stands_in_a_page(site: Path, pages: Mapping[str, BeautifulSoup]) -> None:
    """No script, no style and no handler in any page; nothing in a script that makes one."""
    assert len(pages) > 300
    for path, page in pages.items():
        assert not page.find_all("style"), path
        scripts = [tag for tag in page.find_all("script") if tag.get("type") != DATA]
        assert all(tag.get("src") and not tag.string for tag in scripts), path
        for tag in page.find_all(True):
            assert not [name for name in tag.attrs if name == "style" or name.startswith("on")], (
                path
            )
            assert not str(tag.get("href", "")).startswith(("javascript:", "data:")), path
    for file in (*site.glob("assets/**/*.js"), *site.glob("search/*.js")):
        text = file.read_text(encoding="utf-8")
        assert not LIVE.search(text), file
        assert 'style=\\"' not in text and "<style" not in text, file


def test_a_page_can_bear_the_policy_itself(shared: Shared, browser: Browser) -> None:
    """For hosts that send no headers of ours, such as GitHub Pages."""
    site = shared.site(one_act(), ADEP_POLICY="true")
    said = f'<meta http-equiv="Content-Security-Policy" content="{content_security.as_meta()}">'
    for file in site.rglob("*.html"):
        html = file.read_text(encoding="utf-8").replace("&#39;", "'")
        assert said in html and html.index(said) < html.index("<script"), file
    assert "frame-ancestors" not in content_security.as_meta() and "frame-ancestors" in POLICY
    with served(site) as home, guarded(browser, home) as reader:
        for path in (f"/{ONE_ACT}/5/", "/en/timeline/", "/?q=gifts"):
            reader.page.goto(home + path)
            expect(reader.page.locator("html")).to_have_class(re.compile(r"\bjs\b"))


def test_a_third_language_needs_no_code() -> None:
    css = columns_css(("kk", "en", "ky"))
    assert css.startswith(":root{--columns:3}\n")
    assert '[data-view="ky"] .law:not(.single) .row:not([data-langs~="ky"]){display:none}' in css


# ---- under the policy in a browser ---------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize("every", [20, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_every_page_opens_without_a_violation(
    browser: Browser, packed: Path, nginx: str, every: int
) -> None:
    """A page in twenty, or each: no violation, no complaint, no request to another host. Pages that only lead on are all of
    one macro; of them one is opened below (``is_led_on``).
    """
    paths = sorted(
        path.relative_to(packed).as_posix().removesuffix("index.html")
        for path in packed.rglob("*.html")
        if b"assets/adep/redirect." not in path.read_bytes() and path.name != "404.html"
    )
    assert len(paths) > 200
    with guarded(browser, nginx) as reader:
        for path in paths[::every]:
            reader.page.goto(f"{nginx}/{path}")
            lang = "en" if path.startswith("en/") else "kk"
            assert reader.page.locator("html").get_attribute("lang") == lang


@pytest.mark.browser
def test_a_violation_would_be_noticed(browser: Browser, tmp_path: Path) -> None:
    """The same reader before a page that breaks the policy in every way at once."""
    (tmp_path / "site").mkdir()
    (tmp_path / "work").mkdir()
    (tmp_path / "site" / "index.html").write_text(
        "<!doctype html><title>x</title><style>p{color:red}</style><p style='color:red'>x"
        "<script>window.ran = 1</script><img src='http://localhost:9/x.png'>"
        "<img src='data:,' onerror='window.ran = 2'><base href='/elsewhere/'>",
        encoding="utf-8",
    )
    complaints: list[str] = []
    with (
        servers.nginx(tmp_path / "work", tmp_path / "site") as home,
        pytest.raises(AssertionError),
        guarded(browser, home) as reader,
    ):
        reader.page.goto(home)
        assert reader.page.evaluate("window.ran") is None
        complaints = list(reader.complaints)
    for directive in ("style-src-elem", "style-src-attr", "script-src-elem", "img-src", "base-uri"):
        assert any(f"violation {directive}" in complaint for complaint in complaints), directive


@pytest.mark.browser
def test_no_page_may_be_framed(browser: Browser, nginx: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.set_content(f"<iframe src='{nginx}/'></iframe>")
    page.wait_for_load_state("networkidle")
    assert not page.frames[1].locator(".brand").count()
    context.close()


def chooses_a_language(page: Page) -> None:
    page.goto("/honor-code-2005/7/")
    page.get_by_role("button", name="Тек қазақша").click()
    expect(page.locator("#en-7-p1")).to_be_hidden()
    page.goto("/en/honor-code-2005/7/")  # boot.js hides it before the first paint
    expect(page.locator("#kk-7-p1")).to_be_visible()
    expect(page.locator("#en-7-p1")).to_be_hidden()


def chooses_colours(page: Page) -> None:
    page.goto("/honor-code-2005/7/")
    page.locator("button.theme").click()
    page.locator("button.theme").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def searches(page: Page) -> None:
    page.goto("/en/")
    page.keyboard.press("/")
    page.keyboard.type("gifts")
    expect(page.locator("[data-search-results] a[data-unit]").first).to_be_visible()
    filters = page.locator(".search-filters select")
    filters.first.select_option(index=1)
    expect(page.locator(".search-status")).not_to_be_empty()
    page.keyboard.press("Escape")


def asks_about_a_day(page: Page) -> None:
    for path in ("/en/timeline/", "/en/honor-code-2005/"):
        page.goto(path)
        page.locator("form.on input[name=on]").fill("2012-05-01")
        page.locator("form.on").evaluate("form => form.requestSubmit()")
        expect(page.locator(".on-answer").first).not_to_be_empty()
        page.wait_for_url("**?on=2012-05-01")


def cites(page: Page) -> None:
    page.goto("/en/honor-code-2005/5/")
    unit = page.locator("#en-5-3")
    unit.hover()
    unit.locator(".cite").click()
    stop_the_clock(page)  # else what is said is taken back
    unit.locator("button[data-copy=both]").click()
    expect(page.locator("p.status")).not_to_be_empty()


def sees_a_preview(page: Page) -> None:
    page.goto("/en/honor-code-2005/5/")
    page.locator("[data-preview], [data-note]").first.focus()
    expect(page.locator("#preview")).to_be_visible()
    left = page.locator("#preview").evaluate("box => box.style.left")
    assert left.endswith("px"), "the script may set the box's place"


def opens_folds(page: Page) -> None:
    page.goto("/en/honor-code-2005/5/")
    page.locator("#sources > summary").click()
    page.locator("#sources details.raw summary").first.click()
    expect(page.locator("#sources pre").first).to_be_visible()


def prints(page: Page) -> None:
    page.goto("/en/honor-code-2005/read/")
    page.locator("button.print").first.click()
    page.wait_for_function("window.printed === true")


def compares(page: Page) -> None:
    page.goto("/en/")
    for link in ("a[href*='concordance']", "a[href*='history']"):
        page.goto("/en/honor-code-2005/")
        page.locator(f"main {link}").first.click()
        expect(page.locator("main h1")).to_be_visible()
    page.goto("/en/concordance/honor-code-2005/ethics-code-2015/")
    row = page.locator("tr[id]").first
    page.goto(f"{page.url}#{row.get_attribute('id')}")
    expect(row).to_be_visible()


def is_led_on(page: Page) -> None:
    page.goto("/en/honor-code-2005/@2013-10-01/5/?on=2012-05-01#kk-5-3")
    page.wait_for_url("**/en/honor-code-2005/5/?on=2012-05-01#kk-5-3")


CONTROLS = [
    chooses_a_language, chooses_colours, searches, asks_about_a_day, cites, sees_a_preview,
    opens_folds, prints, compares, is_led_on,
]  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("use", CONTROLS, ids=lambda use: use.__name__)
def test_every_control_works_under_the_policy(browser: Browser, nginx: str, use) -> None:  # type: ignore[no-untyped-def]
    with guarded(browser, nginx) as reader:
        use(reader.page)


@pytest.mark.browser
def test_the_drawer_of_a_phone_works_under_the_policy(browser: Browser, nginx: str) -> None:
    with guarded(browser, nginx, wide=False) as reader:
        reader.page.goto("/en/honor-code-2005/5/")
        reader.page.locator("button.menu").click()
        expect(reader.page.locator(".contents")).to_be_in_viewport()
        reader.page.keyboard.press("Escape")
        expect(reader.page.locator(".contents")).not_to_be_in_viewport()
