"""The search as a reader meets it: in a real Chromium, in both interfaces, on the web and the disk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import expect

from tests.search.asking import ask, typed
from tests.tools.browsing import (
    LINKS,
    Watched,
)

pytestmark = pytest.mark.browser


# -- what a result says and where it leads


def test_result_shows_the_hit_and_its_counterpart(reader: Watched) -> None:
    assert ask(reader.page, "бірлігі келісімді") == ["honor-code-2005/kk-5-5"]
    hit = reader.page.locator(".hit")
    assert hit.locator("a").inner_text() == "5-тармақтың 5) тармақшасы"
    assert "Ар-намыс кодексі (2005)" in hit.inner_text()
    assert "Күшін жойған" in hit.inner_text()
    assert hit.locator("mark").all_inner_texts() == ["бірлігі", "келісімді"]
    sides = hit.locator(".hit-text")
    assert [side.get_attribute("lang") for side in sides.all()] == ["kk", "en"]
    assert "strengthen the unity of the people" in sides.nth(1).inner_text()
    assert hit.locator(".hit-wording").all_inner_texts() == [
        "Қазақша · 2013 жылғы 1 қазандағы редакция, ресми мәтін",
        "Ағылшынша · 2011 жылғы 1 сәуірдегі редакция, бейресми аударма",
    ]


# query · what the result says where there is no counterpart, or another one
SAID = [
    ("басшылардың тапсырмаларын", "Бұл редакцияда оған сәйкес мәтін жоқ"),
    ("мәжбүрлемеуге", "Екі редакцияда мазмұны әртүрлі"),
    ("meritocracy", "Мәтін қорда жоқ"),
]


def test_result_says_what_is_to_be_said_of_its_row(reader: Watched) -> None:
    reader.page.goto("/")
    for query, says in SAID:
        typed(reader.page, query)
        assert says in reader.page.locator(".hit").first.inner_text(), query


def test_result_leads_to_the_unit_lit_up(reader: Watched) -> None:
    page = reader.page
    ask(page, "мәліметтер")
    page.locator(LINKS).first.click()
    expect(page).to_have_url(re.compile("/honor-code-2005/5/#kk-5-18$"))
    lit = page.locator("#kk-5-18:target")
    expect(lit).to_be_in_viewport()
    unlit = page.locator("#kk-5-17").evaluate("u => getComputedStyle(u).backgroundColor")
    expect(lit).not_to_have_css("background-color", unlit)


def test_long_text_shows_the_sentence_with_the_hit(reader: Watched) -> None:
    ask(reader.page, "өтініштер жолдау")
    text = reader.page.locator(".hit-text").first.inner_text()
    assert "өтініштер жолдау" in text and text.startswith("… ")
    assert len(text) < 400


QUERIES = ["мемлекеттік", "және", "the", "of", "тиіс", "ескерту", "shall", "1", "жол"]


@pytest.mark.parametrize("home", ["/", pytest.param("/en/", marks=pytest.mark.exhaustive)])
def test_every_result_leads_to_a_text_that_is_there(reader: Watched, site: Path, home: str) -> None:
    """The link names an element of the page, and the place as the page says it."""
    links: dict[str, tuple[str, str]] = {}
    reader.page.goto(home)
    for query in QUERIES:
        typed(reader.page, query)
        for href, place in reader.page.locator(LINKS).evaluate_all(
            "all => all.map(a => [a.getAttribute('href'), a.textContent])"
        ):
            links[href] = (query, place)
    assert len(links) > 200
    pages: dict[str, BeautifulSoup] = {}
    for href, (query, place) in links.items():
        path, _, unit = href.partition("#")
        file = site / home.strip("/") / path / "index.html"
        if path not in pages:
            pages[path] = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        element = pages[path].find(id=unit)
        assert isinstance(element, Tag), (query, href)
        if at := element.get("data-place"):
            assert place == at, href


# -- each text once, whichever interface

BOTH = ["басшысына", "conflict", "5-тармақ", "651", "адал және әділ", "кызметши"]


def test_both_interfaces_find_the_same_and_each_once(reader: Watched) -> None:
    found = []
    for home in ("/", "/en/"):
        reader.page.goto(home)
        found.append({query: sorted(typed(reader.page, query)) for query in BOTH})
    assert found[0] == found[1]
    assert all(len(set(units)) == len(units) > 0 for units in found[0].values())


# -- addresses and days, however they are worded

NOTES_OF_2013 = {f"honor-code-2005/kk-{clause}-note1" for clause in (4, 5, 9, 10, 18, 19)}
OF_2015 = {"ethics-code-2015/en-front-p1", "articles/en-p3"}
ITEM_14 = {"honor-code-2005/kk-5-14", "honor-code-2005/en-5-14", "ethics-code-2015/en-5-14"}

# typed · what is found
WORDED = [
    ("honor code §14", {"honor-code-2005/en-14-p1"}),
    (
        "5-ші тармақ",
        {
            "honor-code-2005/kk-5-p1",
            "ethics-code-2015/en-5-p1",
            "employee-code-2020/en-5-p1",
            "honor-code-2005/kk-5-note1",
        },
    ),
    ("9-тармақтың екінші бөлігі", {"honor-code-2005/kk-9-p2"}),
    (
        "екінші тарау",
        {
            "honor-code-2005/kk-chapter-2",
            "ethics-code-2015/en-chapter-2",
            "employee-code-2020/en-chapter-2",
        },
    ),
    ("14-тармақша 5-тармақ", {"honor-code-2005/kk-5-14", "ethics-code-2015/en-5-14"}),
    ("5.14", ITEM_14),
    ("5)14", ITEM_14),
    ("5-14", ITEM_14),  # no act has an inserted clause 5-14
    ("5.14 honor", {"honor-code-2005/kk-5-14", "honor-code-2005/en-5-14"}),
    # of an act that a number names, that of its instrument or one in its title
    ("№ 153 Жарлық, 5-тармақ", {"ethics-code-2015/en-5-p1"}),
    ("Указ 153 пункт 12", {"ethics-code-2015/en-12-p1"}),
    ("пп. 16 п. 9 приказа № 342", {"employee-code-2020/en-9-16"}),
    ("кодекс чести 2005 пункт 4", {"honor-code-2005/kk-4-p1"}),
    # of an act whose title is shortened, or told in another language
    ("ар-намыс код. 5-т. 16) тт.", {"honor-code-2005/kk-5-16"}),
    ("ар-намыс кодексі 9-тарм. 2-абз.", {"honor-code-2005/kk-9-p2"}),
    ("кодекс чести п. 16 пп. 3", {"honor-code-2005/kk-16-3"}),
    ("kk-5-2", {"honor-code-2005/kk-5-2"}),
    ("1 қазан 2013 ж.", NOTES_OF_2013),
    ("2013 жылғы 1 қазандағы № 651", NOTES_OF_2013),
    ("October 1, 2013", NOTES_OF_2013),
    ("1 қазан", NOTES_OF_2013),
    ("қазан 2013", NOTES_OF_2013),
    ("29th December 2015", OF_2015),
    ("29 Dec 2015", OF_2015),
    ("№ 153-ө", OF_2015),
    ("N153", OF_2015),
    ("may 5", set()),
    ("30 ақпан 2013", set()),
]


def test_addresses_and_days(reader: Watched) -> None:
    reader.page.goto("/")
    assert {query: set(typed(reader.page, query)) for query, _ in WORDED} == dict(WORDED)
