"""What is found by its meaning, what is offered, what is said when there is nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.search.asking import PAUSE, ask, shown, typed
from tests.tools.browsing import (
    RESULTS,
    Watched,
    stop_the_clock,
)

pytestmark = pytest.mark.browser


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
