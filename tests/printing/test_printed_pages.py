"""What comes out of a reader's printer: every kind of page on A4, whatever screen it is printed from."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.tools.browsing import PHONE

pytestmark = pytest.mark.browser

HONOR = (
    "Ар-намыс кодексі (2005)",
    "Күшін жойған",
    "2013 жылғы 1 қазандағы редакция",
    "Ресми мәтін",
)
HONOR_EN = (
    "Code of Honor (2005)",
    "Repealed from 1 January 2016",
    "Wording of 1 April 2011",
    "Unofficial translation",
)
EMPLOYEE = (
    "Азаматтық қызметшілердің әдеп кодексі (2020)",
    "Қолданыста",
    "Мәтін қорда жоқ",
    "Бейресми аударма",
)
PRINTED = [  # a page of each kind, and what heads every sheet of it
    ("honor-code-2005/", HONOR),
    ("honor-code-2005/5/", ("5-тармақ", *HONOR)),
    ("honor-code-2005/read/", HONOR),
    ("honor-code-2005/history/", ("Өзгерістер тарихы", *HONOR)),
    ("honor-code-2005/@2011-04-01/", ("2011 жылғы 1 сәуірдегі редакция", "Күшін жойған")),
    ("en/honor-code-2005/5/", ("Clause 5", *HONOR_EN)),
    ("en/honor-code-2005/read/", HONOR_EN),
    ("employee-code-2020/9/", ("9-тармақ", *EMPLOYEE)),
    ("employee-code-2020/read/", EMPLOYEE),
    ("concordance/honor-code-2005/ethics-code-2015/", (*HONOR, "Мемлекеттік қызметшілердің әдеп кодексі (2015)", "2015 жылғы 29 желтоқсандағы редакция")),
    ("duties/gifts/", EMPLOYEE),
    ("articles/ethical-norms-2024/", ("Түсіндірме материал", "бұл нормативтік құқықтық акт емес")),
    ("timeline/", ("Хронология",)),
    ("corrections/", ("Түзетулер",)),
    ("terms/", (*HONOR, *EMPLOYEE)),
    ("check/", ("Кодексте осылай жазылған ба?",)),
    ("differences/", (*HONOR, *EMPLOYEE)),
    ("cited-acts/", ("Сілтеме жасалған актілер",)),
    ("duties/", ("Міндеттер",)),
    ("", ("Қазақстанның әдеп кодекстері",)),
]  # fmt: skip
# For make test-all: many sheets, and all that heads them heads shorter ones too.
LONG = {
    "differences/",
    "honor-code-2005/read/",
    "en/honor-code-2005/read/",
    "concordance/honor-code-2005/ethics-code-2015/",
}


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """A phone with a dark screen: the hardest that a sheet of A4 is printed from."""
    context = browser.new_context(
        viewport=PHONE, base_url=address, color_scheme="dark", has_touch=True
    )
    yield context.new_page()
    context.close()


def printed(page: Page, path: str) -> PdfReader:
    page.goto(path)
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def letters(text: str) -> str:
    """Without spaces, and ligatures as letters: how a font sets "ffi" is the font's affair."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize(
    ("path", "heads"),
    [
        pytest.param(path, heads, marks=pytest.mark.exhaustive if path in LONG else ())
        for path, heads in PRINTED
    ],
)
def test_every_sheet_is_headed_and_none_is_empty(
    phone: Page, path: str, heads: tuple[str, ...]
) -> None:
    pdf = printed(phone, path)
    for at, sheet in enumerate(pdf.pages, 1):
        assert round(float(sheet.mediabox.width) / 72 * 25.4) == 210
        assert round(float(sheet.mediabox.height) / 72 * 25.4) == 297
        words = letters(sheet.extract_text())
        head = words[: len(letters("".join(heads))) + 250]
        for told in heads:
            assert letters(told) in head, (at, told)
        assert f"{at}/{len(pdf.pages)}" in words
        assert len(words) > len(letters("".join(heads))) + 40, at


# What a reader presses, follows or points at; and the folds of addresses.
ON_SCREEN_ONLY = (
    "header.md-header, .search, .md-path, #contents, .around, .chooser, button, form, .cite:not(.number), .cite-menu, "
    ".mend, .actions, .md-skip, .worn, .jump, #preview, .links"
)


@pytest.mark.parametrize("path", [path for path, _ in PRINTED])
def test_paper_has_no_controls_and_is_white(phone: Page, path: str) -> None:
    phone.goto(path)
    phone.emulate_media(media="print", color_scheme="dark")
    seen = phone.eval_on_selector_all(
        ON_SCREEN_ONLY,
        "all => all.filter(one => one.getClientRects().length).map(one => one.outerHTML.slice(0, 80))",
    )
    assert seen == []
    body = "getComputedStyle(document.body)"
    assert phone.evaluate(f"{body}.color") == "rgb(0, 0, 0)"
    assert phone.evaluate(f"{body}.backgroundColor") == "rgba(0, 0, 0, 0)"
    assert phone.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    phone.emulate_media(media="null")


@pytest.mark.parametrize("path", ["honor-code-2005/5/", "honor-code-2005/read/"])
def test_both_columns_stand_side_by_side(phone: Page, path: str) -> None:
    phone.goto(path)
    phone.emulate_media(media="print")
    phone.set_viewport_size({"width": 673, "height": 952})  # what A4 leaves between its margins
    sides = phone.evaluate(
        """[...document.querySelectorAll('.row:not([data-langs="kk"]):not([data-langs="en"])')].map(row =>
        [...row.querySelectorAll('.side')].map(side => {
            const box = side.getBoundingClientRect(); return [Math.round(box.top), Math.round(box.left)] }))"""
    )
    assert sides
    for (top, left), (other_top, other_left) in sides:
        assert top == other_top and other_left > left + 250
    phone.set_viewport_size(PHONE)
    phone.emulate_media(media="null")


def test_what_is_folded_on_the_screen_is_printed(
    phone: Page,
) -> None:
    """The concordance is a list of addresses: only what of it is open is printed."""
    phone.goto("honor-code-2005/5/")
    folded = letters("".join(s.extract_text() for s in PdfReader(io.BytesIO(phone.pdf())).pages))
    phone.eval_on_selector_all(
        ".counterparts details", "all => all.forEach(one => { one.open = true })"
    )
    opened = letters("".join(s.extract_text() for s in PdfReader(io.BytesIO(phone.pdf())).pages))
    rule = letters("Басқа кодекстегі сәйкес ережелер")
    assert rule not in folded and rule in opened


def test_every_word_of_a_clause_is_printed(phone: Page) -> None:
    pdf = printed(phone, "honor-code-2005/16/")
    words = letters("".join(sheet.extract_text() for sheet in pdf.pages))
    for unit in phone.locator(".unit .text").all_text_contents():
        assert letters(unit) in words
