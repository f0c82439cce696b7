"""What a reader sees and does, in a real Chromium, in both interfaces."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Locator, expect

from tests.tools.browsing import PHONE, WIDE, Watched

pytestmark = pytest.mark.browser


# page · rows · Kazakh units · English units (counted in the raw texts by hand)
ROWS = [
    ("honor-code-2005/1/", 2, 2, 2),
    ("honor-code-2005/4/", 1, 1, 1),
    ("honor-code-2005/5/", 1 + 22 + 3, 23, 21),
    ("honor-code-2005/9/", 2, 3, 3),
    ("honor-code-2005/16/", 4, 4, 4),
    ("ethics-code-2015/5/", 16, 0, 16),
    ("employee-code-2020/9/", 17, 0, 17),
    ("employee-code-2020/order-2/", 4, 0, 4),
    ("employee-code-2020/14/", 2, 0, 2),
]


@pytest.mark.parametrize(("path", "rows", "kazakh", "english"), ROWS)
@pytest.mark.parametrize("interface", ["", "en"])
def test_rows_and_units(
    site: Path, interface: str, path: str, rows: int, kazakh: int, english: int
) -> None:
    page = BeautifulSoup((site / interface / path / "index.html").read_bytes(), "html.parser")
    assert len(page.select(".row")) == rows
    assert len(page.select('.row .unit[lang="kk"]')) == kazakh
    assert len(page.select('.row .unit[lang="en"]')) == english
    ids = [str(unit["id"]) for unit in page.select(".row .unit")]
    assert len(set(ids)) == kazakh + english
    assert all(name.startswith(("kk-", "en-")) and name.isascii() for name in ids)


def test_languages_stand_side_by_side_on_a_wide_screen(reader: Watched) -> None:
    reader.page.goto("/honor-code-2005/16/")
    for row in reader.page.locator(".row").all():
        kk, en = (row.locator(f'.unit[lang="{lang}"]').bounding_box() for lang in ("kk", "en"))
        assert kk and en
        assert abs(kk["y"] - en["y"]) < 12
        assert kk["x"] + kk["width"] <= en["x"] + 1


# A phone and a desk, and what of the screen is left below a browser's own bar.
SCREENS = [((390, 844), 780), ((1366, 768), 640)]


@pytest.mark.parametrize(("screen", "seen"), SCREENS)
def test_the_first_words_of_the_law_are_seen_at_once(
    reader: Watched, site: Path, screen: tuple[int, int], seen: int
) -> None:
    """On the clauses above whose law most is said, of one text and of two, in each interface."""
    above: dict[tuple[bool, bool], tuple[int, str]] = {}
    for file in site.rglob("index.html"):
        html = file.read_text(encoding="utf-8")
        if " clause-page" in html:
            path = file.relative_to(site).as_posix()
            head, _, law = html.partition('<section class="law')
            said = len(re.sub(r"<[^>]*>", "", head.partition('<header class="head">')[2]))
            kind = path.startswith("en/"), law.startswith(" single")
            above[kind] = max(above.get(kind, (0, "")), (said, path))
    assert len(above) == 4
    for _, worst in above.values():
        reader.page.set_viewport_size({"width": screen[0], "height": screen[1]})
        reader.page.goto(f"/{worst}")
        first = reader.page.locator(".law .unit .text").first
        assert first.evaluate("text => text.getClientRects()[0].bottom") < seen, worst


@pytest.mark.parametrize("path", ["honor-code-2005/16/", "honor-code-2005/read/"])
def test_rows_are_stacked_on_a_phone(phone: Watched, path: str) -> None:
    """Row by row: never one whole language after the other, never wider than the screen."""
    phone.page.goto(f"/en/{path}")
    order = phone.page.locator('[id^="kk-16-"], [id^="en-16-"]').evaluate_all(
        "units => units.filter(u => u.matches('.unit')).map(u => [u.getBoundingClientRect().y, u.lang])"
        ".sort((a, b) => a[0] - b[0]).map(u => u[1])"
    )
    assert order == ["kk", "en"] * 4
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize(
    "path",
    ["/", "/honor-code-2005/", "/honor-code-2005/5/", "/en/employee-code-2020/9/", "/corrections/",
     "/about/", "/articles/ethical-norms-2024/"],
)  # fmt: skip
def test_no_page_is_wider_than_the_screen(reader: Watched, path: str) -> None:
    reader.page.goto(path)
    for width in (1280, 768, 390, 320):
        reader.page.set_viewport_size({"width": width, "height": 800})
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width, width


def test_the_language_switch_stays_on_the_page(reader: Watched) -> None:
    page = reader.page
    page.goto("/honor-code-2005/5/#kk-5-14")
    page.locator("a.switch").click()
    expect(page).to_have_url("/en/honor-code-2005/5/#kk-5-14")
    page.locator("a.switch").click()
    expect(page).to_have_url("/honor-code-2005/5/#kk-5-14")
    for path in ("/corrections/", "/about/", "/employee-code-2020/order-3/", "/"):
        page.goto(path)
        page.locator("a.switch").click()
        expect(page).to_have_url(f"/en{path}")


def test_the_choice_of_languages_is_kept(reader: Watched) -> None:
    page = reader.page
    page.goto("/honor-code-2005/7/")
    kk, en = page.locator("#kk-7-p1"), page.locator("#en-7-p1")

    def shown(yes: Locator, no: Locator) -> None:
        expect(yes).to_be_visible()
        expect(no).to_be_hidden()

    expect(kk).to_be_visible()
    expect(en).to_be_visible()
    page.get_by_role("button", name="Тек қазақша").click()
    shown(kk, en)
    page.goto("/en/honor-code-2005/7/")  # another page, the other interface
    shown(kk, en)
    page.get_by_role("button", name="English only").click()
    shown(en, kk)
    page.reload()
    shown(en, kk)
    # A text that is held in one language only is never hidden by the choice.
    page.get_by_role("button", name="Kazakh only").click()
    page.goto("/en/employee-code-2020/9/")
    expect(page.locator("#en-9-1")).to_be_visible()
    page.goto("/en/honor-code-2005/7/")
    page.get_by_role("button", name="Side by side").click()
    expect(kk).to_be_visible()
    expect(en).to_be_visible()


def test_a_link_to_a_hidden_unit_shows_it(reader: Watched) -> None:
    page = reader.page
    page.goto("/honor-code-2005/7/")
    page.get_by_role("button", name="Тек қазақша").click()
    page.goto("/honor-code-2005/5/#en-5-3")
    expect(page.locator("#en-5-3")).to_be_visible()


def test_the_number_of_a_unit_is_its_address_and_what_has_none_shows_a_sign(
    reader: Watched,
) -> None:
    page = reader.page
    page.goto("/honor-code-2005/5/")
    number = page.locator("#kk-5-14 > .cite")
    expect(number).to_have_text("14)")
    expect(number).to_have_attribute("href", "#kk-5-14")
    # A heading has no number of its own to press: the sign is seen where the pointer or the focus is.
    page.goto("/honor-code-2005/")
    sign = page.locator("#kk-chapter-2 > .cite:not(.number)")
    if sign.count():
        expect(sign).to_have_css("opacity", "0")
        page.locator("#kk-chapter-2").hover()
        expect(sign).to_have_css("opacity", "1")


def test_previous_next_and_chapters_lead_on(reader: Watched) -> None:
    page = reader.page
    page.goto("/honor-code-2005/4/")
    page.locator('a[rel="next"]').click()
    page.wait_for_url("**/honor-code-2005/5/")
    page.locator('a[rel="prev"]').click()
    page.wait_for_url("**/honor-code-2005/4/")
    page.locator(".md-path a").nth(1).click()
    page.wait_for_url("**/honor-code-2005/")


def test_the_raw_text_is_there_on_demand(reader: Watched) -> None:
    page = reader.page
    page.goto("/honor-code-2005/5/")
    raw = page.locator("#sources pre[lang=kk]")
    expect(raw).to_be_hidden()
    page.locator("#sources > summary").click()
    page.locator("#sources details.raw summary").first.click()
    expect(raw).to_be_visible()
    assert "мәжбүрlemeуге" in raw.inner_text()
    assert "м ә л і м е т т е р" in raw.inner_text()


def test_pages_are_whole_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=WIDE, base_url=address)
    page = context.new_page()
    page.goto("/en/honor-code-2005/5/")
    assert page.locator("#kk-5-14").is_visible() and page.locator("#en-5-14").is_visible()
    assert page.locator(".notes blockquote").is_visible()
    page.locator('a[rel="next"]').click()
    page.wait_for_url("**/en/honor-code-2005/6/")
    context.close()
