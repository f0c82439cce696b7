"""Kazakh in Latin letters, in a real Chromium: made from the text, said to be so, and taken back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from adep.languages.letters import load_letters
from tests.search.asking import typed
from tests.tools.browsing import Watched

pytestmark = pytest.mark.browser

LATIN = load_letters("kk")
READY = "!!(window.adepLetters && window.adepLetters.turn)"
UNITS = "Array.from(document.querySelectorAll('main .unit[id^=kk] .text'), one => one.textContent)"
SAID = "In Latin letters (draft alphabet of 2021), made by this site from the text in Cyrillic."


def turn(page: Page) -> None:
    page.locator("button.letters").click()
    page.wait_for_function(READY)


def test_the_whole_act_is_shown_in_other_letters_and_comes_back(reader: Watched) -> None:
    """Every word, by the table that the program has too; which letters these are is said."""
    page = reader.page
    page.goto("/en/honor-code-2005/read/")
    page_text = "document.querySelector('main').textContent"
    before, held = page.evaluate(page_text), page.evaluate(UNITS)
    assert LATIN and len(" ".join(held).split()) > 1000
    turn(page)
    assert page.evaluate(UNITS) == [LATIN.of(text) for text in held]
    assert page.locator("main .unit[id^=kk]:not([lang=kk-Latn])").count() == 0
    notice = page.locator(".notice[data-notice=letters]")
    expect(notice).to_contain_text("Latin letters (draft of 2021)")
    expect(notice).to_contain_text("not in force")
    notice.get_by_role("button", name="Back to Cyrillic").click()
    assert page.evaluate(page_text) == before
    assert page.locator("main [lang=kk-Latn]").count() == 0


def test_the_choice_is_remembered_and_holds_for_what_comes_later(reader: Watched) -> None:
    page = reader.page
    page.goto("/honor-code-2005/9/")
    turn(page)
    expect(page.locator("h1")).to_have_text("9-tarmaq")  # the interface's Kazakh too
    page.goto("/en/honor-code-2005/4/")
    expect(page.locator("#kk-4-p1 .text")).to_contain_text("Memlekettık qyzmetşı")
    page.goto("/duties/honesty/")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<p id=later>адал</p>')"
    )
    expect(page.locator("#later")).to_have_text("adal")
    page.goto("/en/honor-code-2005/4/")
    turn(page)
    page.reload()
    expect(page.locator("#kk-4-p1 .text")).to_contain_text("Мемлекеттік қызметші")


def test_what_is_copied_says_in_which_letters_it_is(reader: Watched) -> None:
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/en/honor-code-2005/12/")
    turn(page)
    page.locator("#kk-12-p1 .text").click(click_count=3)
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Memlekettık qyzmetşıler") and copied.endswith(SAID)
    page.locator("#en-12-p1 .text").click(click_count=3)
    page.keyboard.press("Control+c")
    assert SAID not in page.evaluate("navigator.clipboard.readText()")
    for unit, said in (("kk-12-p1", True), ("en-12-p1", False)):
        page.locator(f"#{unit} > .cite").click()
        page.locator(f"#{unit} [data-copy=both]").click()
        expect(page.locator("p.status")).not_to_be_empty()
        words = page.evaluate("navigator.clipboard.readText()")
        assert (SAID in words, "Memlekettık qyzmetşıler" in words) == (said, said)
        assert "clause 12" in words.lower()


def test_a_query_in_these_letters_finds(reader: Watched, root: Path) -> None:
    """What a reader sees on the page is what he types."""
    text = (root / "sources/honor-code-2005/kk-2013-10-01.txt").read_text("utf-8").lower()
    words = sorted({word for word in re.findall(r"[а-яәғқңөұүһі]{6,}", text)})
    assert LATIN
    reader.page.goto("/")
    for word in [*words[5::300], "төрешілдік", "сөзбұйдаға", "конституциясының"]:
        # Letters fall together, so more may be found; what has the word is among it.
        found, latin = typed(reader.page, word), typed(reader.page, LATIN.of(word))
        assert found and set(found[:5]) <= set(latin), (word, found, latin)
