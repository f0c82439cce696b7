"""The search as a reader meets it: in a real Chromium, in both interfaces, on the web and the disk."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page, expect

from adep.library.pipeline import Library
from adep.search.entries import entries
from tests.tools.act_toml import act_toml, event_toml, remark_toml, text_toml
from tests.tools.browsing import (
    LINKS,
    PHONE,
    RESULTS,
    WIDE,
    Watched,
    settled,
    stop_the_clock,
    watching,
)
from tests.tools.site_build import Shared, served

pytestmark = pytest.mark.browser
PAUSE = 250  # ms, of panel.js


def ask(page: Page, query: str, home: str = "/") -> list[str]:
    """Opens the address of a query; act/unit of all that it shows, in its order."""
    page.goto(f"{home}?q={quote(query)}")
    settled(page, query)
    return shown(page)


def typed(page: Page, query: str) -> list[str]:
    """The same, typed into the page that is open."""
    page.locator("input[type=search]").fill(query)
    settled(page, query)
    return shown(page)


def shown(page: Page) -> list[str]:
    found: list[str] = page.locator(LINKS).evaluate_all(
        "all => all.map(a => a.pathname.split('/').filter(p => p !== 'en' && p)[0] + '/' + a.dataset.unit)"
    )
    return found


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
    reader.page.goto("/honor-code-2005/5/")
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("адал")
    settled(reader.page, "адал")
    assert "honor-code-2005/kk-5-6" in shown(reader.page)


def test_arrows_enter_and_escape(reader: Watched) -> None:
    page = reader.page
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("адал")
    settled(page, "адал")
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
    page.goto("/en/")
    page.keyboard.press("/")
    page.keyboard.type("9.16")
    settled(page, "9.16")
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


# -- filters and the address

# filter, its choice, whether a result belongs
FILTERS: list[tuple[str, str, Callable[[str, str], bool]]] = [
    ("act", "employee-code-2020", lambda act, unit: act == "employee-code-2020"),
    ("lang", "kk", lambda act, unit: unit.startswith("kk")),
    ("state", "in-force", lambda act, unit: act in ("ethics-code-2015", "employee-code-2020")),
    ("kind", "note", lambda act, unit: "note" in unit),
    ("kind", "article", lambda act, unit: act == "articles"),
]


def test_filters_narrow_and_stand_in_the_address(reader: Watched) -> None:
    page = reader.page
    page.goto("/")
    for name, value, belongs in FILTERS:
        query = "әдеп" if value == "kk" else "2020" if value == "note" else "civil"
        every = typed(page, query)
        left = [unit for unit in every if belongs(*unit.split("/"))]
        page.locator(f"select[name={name}]").select_option(value)
        settled(page, query)
        assert shown(page) == left, value
        assert len(left) < len(every) or value == "kk"
        expect(page).to_have_url(re.compile(f"[?&]{name}={value}(&|$)"))
        page.locator(f"select[name={name}]").select_option("")
        settled(page, query)
        assert shown(page) == every, value


def test_an_address_brings_its_filters_back(reader: Watched) -> None:
    every = ask(reader.page, "civil")
    reader.page.goto("/?q=civil&kind=text&state=in-force")
    settled(reader.page, "civil")
    acts = {unit.split("/")[0] for unit in shown(reader.page)}
    assert acts == {"ethics-code-2015", "employee-code-2020"} < {u.split("/")[0] for u in every}


def test_back_button_brings_the_search_back(reader: Watched) -> None:
    page = reader.page
    page.goto("/en/ethics-code-2015/3/")
    page.keyboard.press("/")
    page.keyboard.type("conflict")
    settled(page, "conflict")
    page.locator("select[name=act]").select_option("employee-code-2020")
    settled(page, "conflict")
    before = shown(page)
    page.locator(LINKS).first.click()
    page.wait_for_url("**/employee-code-2020/**")
    page.go_back()
    settled(page, "conflict")
    assert shown(page) == before
    expect(page.locator("select[name=act]")).to_have_value("employee-code-2020")
    page.keyboard.press("Escape")
    page.wait_for_url("**/ethics-code-2015/3/")
    expect(page.locator("#search-panel")).to_be_hidden()


def test_back_button_finds_the_results_where_they_were(reader: Watched) -> None:
    page = reader.page
    ask(page, "мемлекеттік")
    link = page.locator(LINKS).nth(25)
    link.hover()  # the pointer scrolls to it as far as a press needs
    before = page.evaluate("document.querySelector('#search-panel').scrollTop")
    assert before > 1000
    link.click()
    page.wait_for_url("**/honor-code-2005/**")
    page.go_back()
    settled(page, "мемлекеттік")
    page.wait_for_function(
        "was => Math.abs(document.querySelector('#search-panel').scrollTop - was) < 3", arg=before
    )


def test_back_button_closes_the_search(reader: Watched) -> None:
    page = reader.page
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("conflict")
    settled(page, "conflict")
    page.go_back()
    expect(page.locator("#search-panel")).to_be_hidden()
    page.go_forward()
    settled(page, "conflict")
    expect(page.locator("#search-panel")).to_be_visible()


def test_emptied_and_typed_again_is_one_step_of_the_history(reader: Watched) -> None:
    page = reader.page
    page.goto("/about/")
    before = page.evaluate("history.length")
    page.keyboard.press("/")
    for word in ("адал", "", "әділ", ""):
        page.locator("input[type=search]").fill(word)
        settled(page, word)
    assert page.evaluate("history.length") == before + 1
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/about/$"))


def test_choice_that_leaves_nothing_can_be_taken_back(reader: Watched) -> None:
    page = reader.page
    page.goto("/?q=meritocracy&lang=kk")
    settled(page, "meritocracy")
    assert shown(page) == []
    page.locator(".choice").click()
    expect(page.locator(LINKS)).to_have_count(1)
    expect(page.locator("input[type=search]")).to_be_focused()  # the button is gone
    assert shown(page) == ["ethics-code-2015/en-9-2"]


def test_language_switch_keeps_the_search(reader: Watched) -> None:
    page = reader.page
    found = ask(page, "адал")
    page.locator("a.switch").click()
    page.wait_for_url("**/en/?q=*")
    settled(page, "адал")
    assert sorted(shown(page)) == sorted(found)


# -- what is said

# typed · what the page says of it
TOLD = [
    ("қызметкр", "«қызметкр» табылмады. Мүмкін, «қызметкер» шығар?"),
    ("corruptoin", "«corruptoin» табылмады. Мүмкін, «corruption» шығар?"),
    ("qyzmetshi", "«qyzmetshi» қазақша «қызметші» деп оқылды."),
    ("шектеул", ""),
    ("волейбол", "«волейбол» бойынша ештеңе табылмады."),
    ("meritocracy волейбол", "Еш жерде кездеспейді: «волейбол»."),
    ("тексеру волейбол луна", "Жеке-жеке іздеңіз: тексеру (2)"),
    ("сыбайластықтаррр", "Ұқсас сөздер:"),
]


def test_what_was_done_is_said(reader: Watched) -> None:
    reader.page.goto("/")
    for query, says in TOLD:
        typed(reader.page, query)
        assert says in reader.page.locator(".search-said").inner_text(), query


def test_near_words_are_offered_and_taken(reader: Watched) -> None:
    page = reader.page
    assert ask(page, "сыбайластықтаррр", "/en/") == []
    assert page.locator(".choice").first.get_attribute("lang") == "kk"
    assert ask(page, "сыбайластықтаррр") == []
    page.locator(".choice").first.click()
    expect(page.locator(".hit")).not_to_have_count(0)


# -- bad input

BAD = [
    "ә" * 10_000,
    "сөз " * 2_500,
    ".*+?^${}()|[]\\",
    "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>",
    "{{ 7*7 }} {% raw %}",
    "🙂🇰🇿",
    '"',
    "«",
    "\u202e\u0000\ufeff",
    "constructor __proto__ toString hasOwnProperty",
    "-",
    "5-",
    "99999999999999999999",
    "0000-00-00",
    "ʼ" * 60,  # a letter and an apostrophe at once: read in one way, not in 2^60
    "a" + "ʼ'’" * 60,
    "и" * 200,
    "syiyiyiy " * 24,  # nothing has them: near words are looked for, but not for all 24
]


@pytest.mark.parametrize(
    "queries", [BAD[::3], pytest.param(BAD, marks=pytest.mark.exhaustive)], ids=["some", "all"]
)
def test_bad_input_breaks_nothing(reader: Watched, queries: list[str]) -> None:
    page = reader.page
    page.goto("/")
    field = page.locator("input[type=search]")
    for query in queries:
        field.fill(query)
        settled(page, field.input_value())
        assert page.evaluate("window.hacked") is None
        assert page.locator("#search-panel :is(img, script, iframe)").count() == 0
        assert typed(page, "meritocracy") == ["ethics-code-2015/en-9-2"], query


def test_markup_in_the_address_is_text(reader: Watched) -> None:
    reader.page.goto("/?q=" + quote("<b>адал</b>") + "&act=<script>&kind=" + quote("'\">"))
    settled(reader.page, "<b>адал</b>")
    assert reader.page.locator("#search-panel :is(b, script)").count() == 0


HOSTILE = {
    "hostile/act.toml": act_toml(
        event_toml("2010-01-01", type="order", text_held="en"),
        text_toml("en", "2010-01-01", "en.txt"),
        en="Rules <b>of</b> conduct",
        short="Rules <b>of</b>",
    ),
    "hostile/en.txt": "1. A clerk shall not write &lt;img src=x onerror=window.hacked=1&gt; in the register.\n\n"
    "2. Nor <{{ 7*7 }} & `${window.hacked=1}` \u2028 \\u003cscript\\u003e in a diary.\n\n"
    "3. A clerk shall:\n\n41) keep the ledger;\n\n41-4) number every folio.\n\n4. Men and women sign it.\n\n5. Women carry it.\n",
    "hostile/corrections/en-3-p1.toml": remark_toml(
        "en-3-p1",
        kk="Кітапты «ledger» деп оқыңыз.",
        en="A ledger is <i>a</i> book.",
    ),
}


def test_markup_in_a_text_is_text(browser: Browser, shared: Shared) -> None:
    with served(shared.site(HOSTILE)) as address, watching(browser, address, WIDE) as watched:
        assert ask(watched.page, "register") == ["hostile/en-1-p1"]
        assert (
            "<img src=x onerror=window.hacked=1>" in watched.page.locator(".hit-text").inner_text()
        )
        assert typed(watched.page, "diary") == ["hostile/en-2-p1"]
        assert "<{{ 7*7 }} & `${window.hacked=1}`" in watched.page.locator(".hit-text").inner_text()
        # «мен» is passed over, typed in Latin letters too, but not where the texts have such a word.
        assert typed(watched.page, "men women") == ["hostile/en-4-p1"]
        assert typed(watched.page, "folio") == ["hostile/en-3-41-4"]
        hit = watched.page.locator(".hit")
        # The number of an item that was put in later is one number, as on its page.
        assert hit.locator("a").inner_text() == "3-тармақтың 41-4) тармақшасы"
        assert hit.locator("[data-opening]").inner_text() == "A clerk shall:"
        # What editors remark on the words that open it comes along, as text.
        remark = hit.locator(".remark").inner_text()
        assert remark == "Редакциялық ескертпе. Кітапты «ledger» деп оқыңыз."
        assert watched.page.evaluate("window.hacked") is None


# -- in context: all rows that have a word, as a translator reads them

# What a query has in the index: act/unit → the forms that are marked in it.
IN_CONTEXT = """
query => {
  const finder = new adepSearch.Finder(adepSearch.index, adepSearch.rules, adepSearch.meaning);
  const found = finder.context(query);
  return found && Object.fromEntries(found.units.map(number => {
    const unit = finder.texts.unit(number), printed = finder.texts.print(unit);
    return [unit.act.id + "/" + unit.id, found.marks.get(number).sort((a, b) => a[0] - b[0]).map(([first, last]) =>
      printed.text.slice(printed.spans[first - unit.first][0], printed.spans[last - unit.first][1]))];
  }));
}
"""
# query · its forms, as a pattern: what stands in the texts, read in Python
FORMS = [
    ("қақтығыс", r"қақтығыс\w*"),
    ("мемлекеттің", r"мемлекет(|тің|ке|ті|пен|те|тен|і|ін|інің|іне)"),
    ("conflicts", r"conflicts?"),
    ("gift", r"gifts?"),
]
# what no form of a word is, and what is therefore not guessed: a slip, a beginning, a meaning
NOT_GUESSED = ["конфликтт", "qaqty", "қақт", "bribe money", "zzz"]


def test_every_unit_with_a_form_of_the_word_is_there_and_no_other(
    reader: Watched, library: Library
) -> None:
    page = reader.page
    ask(page, "a")
    units = {
        f"{act.id}/{entry.id}": entry.text
        for act in entries((*library.acts, *library.articles), ("kk", "en"))
        for entry in act.every()
    }
    for query, forms in FORMS:
        stands = {
            id: marked
            for id, text in units.items()
            if (marked := [m[0] for m in re.finditer(rf"(?i)\b{forms}\b", text)])
        }
        assert page.evaluate(IN_CONTEXT, query) == stands
        assert len(stands) > 1
    for query in NOT_GUESSED:
        assert page.evaluate(IN_CONTEXT, query) is None


def test_words_in_context_stand_in_whole_rows_with_their_counterparts(reader: Watched) -> None:
    page = reader.page
    ask(page, "unity", "/en/")
    button = page.get_by_role("button", name="In context")
    button.click()
    settled(page, "unity")
    expect(page).to_have_url(re.compile("[?&]view=context(&|$)"))
    page.reload()
    settled(page, "unity")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status").filter(has_text="2 rows")).to_be_visible()
    assert shown(page) == ["honor-code-2005/en-5-10", "ethics-code-2015/en-5-1"]
    first = page.locator(".hit").first
    assert first.locator("a").inner_text() == "Clause 5, subclause 10)"
    assert first.locator(".state").inner_text() == "Repealed"
    sides = first.locator(".hit-text")
    assert [side.get_attribute("lang") for side in sides.all()] == ["kk", "en"]
    assert "бірлігі мен" in sides.first.inner_text()
    assert sides.last.locator("mark").all_inner_texts() == ["unity"]
    button.click()
    expect(page).not_to_have_url(re.compile("view="))
    # Where no row has the words, that is said before what the search finds otherwise.
    ask(page, "bribe money", "/en/")
    button.click()
    expect(page.locator(".search-said")).to_contain_text("No row has all these words")
    assert shown(page)


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


# -- asked in one's own words

# typed · the first duty · a unit among the first five · by which word it was reached
MEANT = [
    ("подарки", "gifts", "employee-code-2020/en-10-7", "«подарки» → «gift"),
    ("можно ли принимать подарки", "gifts", "employee-code-2020/en-10-7", "«подарки» → «gift"),
    ("сыйлық", "gifts", "employee-code-2020/en-9-15", "«сыйлық» → «gift"),
    ("галстук", "appearance", "honor-code-2005/kk-5-22", "«галстук» → Сыртқы келбет"),
]


def test_what_is_meant_is_found_and_says_by_which_word(reader: Watched) -> None:
    page = reader.page
    page.goto("/")
    for query, duty, unit, by in MEANT:
        assert unit in typed(page, query)[:5], query
        first = page.locator(f"{RESULTS} a").first
        assert first.get_attribute("data-duty") == duty, query
        assert by in page.locator(".hit-by").first.inner_text(), query
    first.click()
    expect(page).to_have_url(re.compile("/duties/appearance/$"))


# Matters of other laws («зейнетақы», "sick pay"), and what stands beside them · whether anything is found
ELSEWHERE = [
    ("пенсия жены", False),  # a person alone tells no duty
    ("зейнетақы әйелге", False),
    ("sick pay for a single mother", False),
    ("жена", True),
    ("устроил жену", True),
    ("взятка за лицензию", True),  # «взятка» tells one
]


def test_what_other_laws_say_is_not_answered(reader: Watched) -> None:
    page = reader.page
    page.goto("/")
    for query, is_found in ELSEWHERE:
        assert bool(typed(page, query)) == is_found, query


def test_a_question_is_answered_in_the_words_of_the_law(reader: Watched) -> None:
    reader.page.goto("/en/")
    found = typed(reader.page, "may I accept a gift")
    assert found[0] == "employee-code-2020/en-10-7"  # "accept gifts"
    assert reader.page.locator(".hit-by").first.is_hidden()
    assert "employee-code-2020/en-10-4" in found  # by what it means, and says so
    assert reader.page.locator(".hit-by").nth(1).is_visible()


def test_an_offer_takes_nothing_from_an_honest_nothing(reader: Watched) -> None:
    page = reader.page
    page.goto("/en/")
    typed(page, "corruptoin")
    assert page.locator(".search-status").inner_text().startswith("0 results")
    expect(page.locator(".search-results")).to_have_class(re.compile("offered"))
    page.locator(".search-said .choice").first.click()
    expect(page.locator("input[type=search]")).to_have_value("corruption")
    expect(page.locator(".search-results")).not_to_have_class(re.compile("offered"))


def test_an_offer_waits_until_nobody_types(reader: Watched) -> None:
    page = reader.page
    page.goto("/en/")
    typed(page, "gift")
    stop_the_clock(page)
    field, said, status = (
        page.locator(f) for f in ("[type=search]", ".search-said", ".search-status")
    )
    for slip in ("corruptoi", "corruptoin"):
        field.fill(slip)
        page.clock.run_for(PAUSE - 50)
        expect(said).to_have_text(f"Nothing was found for “{slip}”.")
        expect(status).to_be_empty()  # it is heard once, with what is offered
    page.clock.run_for(50)
    expect(said.locator(".choice")).to_have_text("corruption")
    expect(status).to_contain_text("0 results")
    field.fill("corruptoin ")
    field.press("Enter")  # at once: it shows the offer, and leads to nothing that was not seen
    expect(said.locator(".choice")).to_have_text("corruption")
    expect(page).to_have_url(re.compile("q=corruptoin"))


def test_a_slip_beside_known_words_is_offered_above_what_they_find(reader: Watched) -> None:
    page = reader.page
    page.goto("/en/")
    as_typed = typed(page, "apperance rules")
    offer, status = page.locator(".search-offer"), page.locator(".search-status")
    expect(offer).to_contain_text("Did you mean “appearance rules”?")
    expect(offer.locator(".hit")).to_have_count(3)
    expect(offer.locator("[data-unit=en-12-p1]")).to_be_visible()
    assert as_typed and shown(page) == as_typed
    says = "6 results. Did you mean “appearance rules”? Below are the first results for it."
    expect(status).to_have_text(says)  # heard once, both in one
    page.keyboard.press("ArrowDown")
    expect(offer.locator("a").first).to_be_focused()
    offer.locator(".choice").click()
    expect(page.locator("input[type=search]")).to_have_value("appearance rules")
    expect(offer).to_be_empty()
    # No key waits for it, and it is gone with the next one; Enter leads where it led without it.
    stop_the_clock(page)
    page.locator("[type=search]").fill("apperance rules")
    page.clock.run_for(PAUSE - 50)
    expect(offer).to_be_empty()
    expect(status).to_be_empty()
    page.clock.run_for(50)
    expect(offer.locator(".hit")).to_have_count(3)
    page.locator("[type=search]").fill("apperance rules ")
    expect(offer).to_be_empty()
    page.clock.run_for(PAUSE)
    first = page.locator(f"{RESULTS} a").first.get_attribute("href") or ""
    page.locator("[type=search]").press("Enter")
    expect(page).to_have_url(re.compile(re.escape(first.lstrip("./")) + "$"))


def test_nothing_found_shows_what_is_near(reader: Watched) -> None:
    page = reader.page
    page.goto("/")
    assert typed(page, "кодекс галактика луна") == []
    assert page.locator(".search-said a[data-duty='display']").count() == 1
    assert typed(page, "волейбол") == []
    assert page.locator(".search-said a").last.get_attribute("href") == "./duties/"


def test_what_may_be_asked_in_russian_is_said_in_russian(reader: Watched) -> None:
    reader.page.goto("/")
    reader.page.keyboard.press("/")
    said = reader.page.locator(".search-said [lang=ru]")
    expect(said).to_contain_text("Можно спрашивать и по-русски")


# typed, as other keyboards and programs write it · what is found
SIGNS = [
    ("\u0259деп", "the Latin letter that looks like ә", "honor-code-2005/kk-16-3"),
    ("начальник орёт", "ё", "honor-code-2005/kk-5-17"),
    ("сы\u00adпайы\u200bлық", "signs that nobody sees", "honor-code-2005/kk-5-6"),
    ("e\ufb03cient", "a ligature", "ethics-code-2015/en-5-10"),
    ("\uff47\uff49\uff46\uff54", "letters of full width", "employee-code-2020/en-9-15"),
]


def test_signs_and_look_alikes_of_a_query(reader: Watched) -> None:
    reader.page.goto("/")
    for query, what, unit in SIGNS:
        assert unit in typed(reader.page, query), what
