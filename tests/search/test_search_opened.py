"""How the search opens, is left and loaded, on the web, on phones and from the disk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.search.asking import ask, shown, typed, typed_by_key
from tests.tools.browsing import (
    LINKS,
    PHONE,
    RESULTS,
    WIDE,
    Watched,
    settled,
    watching,
)
from tests.tools.site_build import Shared

pytestmark = pytest.mark.browser


# -- keys, and how it opens


def test_index_is_fetched_only_when_the_search_is_opened(reader: Watched) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.goto("/honor-code-2005/5/")
    reader.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search/" in url]
    reader.page.keyboard.press("/")
    reader.page.wait_for_function("Boolean(window.adepSearch && adepSearch.start)")
    assert [url for url in asked if "/search/index." in url]


def test_what_is_typed_while_it_loads_is_kept(reader: Watched) -> None:
    typed_by_key(reader.page, "/honor-code-2005/5/", "адал")
    assert "honor-code-2005/kk-5-6" in shown(reader.page)


def test_arrows_enter_and_escape(reader: Watched) -> None:
    page = reader.page
    typed_by_key(page, "/", "адал")
    # the duty, and then the units
    field, links = page.locator("input[type=search]"), page.locator(f"{RESULTS} a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_have_attribute("data-duty", "service-to-country")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("д")  # whoever types on is typed into the field
    expect(field).to_have_value("адалд")
    page.keyboard.press("Escape")
    expect(page.locator("#search-panel")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/$"))
    expect(page.locator("main")).to_have_js_property("inert", False)


def test_enter_opens_the_first_result(reader: Watched) -> None:
    page = reader.page
    typed_by_key(page, "/en/", "9.16")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/employee-code-2020/9/#en-9-16")


def test_slash_is_a_letter_in_a_field(reader: Watched) -> None:
    reader.page.goto("/?q=адал")
    settled(reader.page, "адал")
    reader.page.locator("input[type=search]").press("/")
    expect(reader.page.locator("input[type=search]")).to_have_value("адал/")


def test_search_is_seen_wherever_the_page_stands(reader: Watched) -> None:
    """The key far down the page: the field is on the screen, and the page stays where it was."""
    page = reader.page
    page.goto("/honor-code-2005/5/")
    page.evaluate("scrollTo({ top: 900, behavior: 'instant' })")
    page.keyboard.press("/")
    page.wait_for_selector("#search-panel")
    expect(page.locator("input[type=search]")).to_be_in_viewport()
    panel, header = page.locator("#search-panel"), page.locator(".md-header")
    for size in (WIDE, PHONE):  # a header of one row, and of two
        page.set_viewport_size(size)
        page.wait_for_function(
            "document.querySelector('#search-panel').getBoundingClientRect().top === "
            "document.querySelector('.md-header').getBoundingClientRect().bottom"
        )
        below, above = panel.bounding_box(), header.bounding_box()
        assert below and above and below["y"] == above["height"]
    page.set_viewport_size(WIDE)
    page.keyboard.press("Escape")
    page.wait_for_function("scrollY === 900")


def test_slash_key_of_a_cyrillic_keyboard(reader: Watched) -> None:
    """It gives a full stop there; the letters s and f are other letters."""
    reader.page.goto("/")
    key = "c => document.body.dispatchEvent(new KeyboardEvent('keydown', {...c, bubbles: true}))"
    field = reader.page.locator("input[type=search]")
    reader.page.evaluate(key, {"key": "ы", "code": "KeyS"})
    expect(field).not_to_be_focused()
    reader.page.evaluate(key, {"key": ".", "code": "Slash"})
    expect(field).to_be_focused()


def test_typing_on_from_a_result_loses_no_letter(reader: Watched) -> None:
    ask(reader.page, "conflict", "/en/")
    reader.page.locator(LINKS).first.focus()
    reader.page.keyboard.type("s of")
    expect(reader.page.locator("input[type=search]")).to_have_value("conflicts of")


def test_passing_by_with_tab_leaves_the_page_as_it_was(reader: Watched) -> None:
    page = reader.page
    page.goto("/about/")
    page.keyboard.press("/")
    page.wait_for_selector("#search-panel")
    page.locator("button.theme").focus()
    expect(page.locator("#search-panel")).to_be_hidden()
    expect(page.locator("main")).to_have_js_property("inert", False)


def test_link_to_a_place_of_the_page_closes_the_search(reader: Watched) -> None:
    ask(reader.page, "адал", "/about/")
    reader.page.locator(".md-skip").press("Enter")
    expect(reader.page.locator("#search-panel")).to_be_hidden()
    expect(reader.page).to_have_url(re.compile(r"/about/#\w+$"))


def test_file_that_did_not_load_is_said_and_asked_again(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address)
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    for file in ("index.*.js", "rules.*.js", "kk.*.js", "search.*.js", "search.*.css"):
        # Every key asks again: the file stays away until the reader has been told.
        failed.clear()
        page.route(f"**/search/{file}", lambda route: route.abort())
        page.goto("/")
        page.keyboard.press("/")
        page.keyboard.type("адал")
        expect(page.locator(".search-notice")).to_contain_text("Іздеу файлдары жүктелмеді")
        page.unroute_all()
        page.keyboard.press("Enter")
        settled(page, "адал")
        expect(page.locator(".search-notice")).to_have_count(0)
        assert page.locator("#search-panel").count() == 1
        assert "honor-code-2005/kk-5-6" in shown(page)
    assert failed == []  # where only the style was missing
    page.close()


def test_count_is_announced(reader: Watched) -> None:
    ask(reader.page, "басшысына")
    status = reader.page.get_by_role("status").filter(has_text="нәтиже")
    expect(status).to_have_text("5 нәтиже")
    ask(reader.page, "meritocracy", "/en/")
    expect(reader.page.locator(".search-status")).to_have_text("1 result")
    typed(reader.page, "qualificaton")  # what was done is heard with the count
    told = "“qualificaton” was not found. Did you mean “qualifications”?"
    expect(reader.page.locator(".search-status")).to_contain_text(told)


# -- on a phone, and from the disk


def test_phone_shows_results_without_sideways_scrolling(phone: Watched) -> None:
    ask(phone.page, "мемлекеттік қызметшілер")
    assert phone.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    expect(phone.page.locator(LINKS).first).to_be_in_viewport()
    phone.page.locator(".search-close").click()
    expect(phone.page.locator("#search-panel")).to_be_hidden()


def test_search_works_from_the_disk(browser: Browser, shared: Shared) -> None:
    folder = shared.site(ADEP_OFFLINE="true")
    with watching(browser, "file:///", WIDE) as watched:
        page = watched.page
        for home in ("", "en/"):
            found = ask(page, "кызметшинин", f"{folder.as_uri()}/{home}index.html")
            assert len(found) > 20
            page.locator("select[name=kind]").select_option("text")
            page.locator(LINKS).first.click()
            page.wait_for_url("**/honor-code-2005/**/index.html#kk-*")
            expect(page.locator(":target")).to_have_count(1)
            page.go_back()
            settled(page, "кызметшинин")
            page.locator(".search-context").click()
            settled(page, "кызметшинин")
            assert 20 < len(shown(page)) <= len(found)
