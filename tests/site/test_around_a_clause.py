"""What stands around the text, in a real Chromium: days, previews, citing, concordance, duties."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from adep.library.pipeline import Library
from tests.tools.browsing import PHONE, WIDE, Watched, stop_the_clock, watching

pytestmark = pytest.mark.browser


# page · day asked about · words of the answer
DAYS = [
    ("/en/honor-code-2005/5/", "2012-05-01", "wording of 1 April 2011 (Decree No. 1180). Text held: English. Text not held: Kazakh."),
    ("/en/honor-code-2005/6/", "2012-05-01", "wording of 1 April 2011 (Decree No. 1180). Text held: Kazakh, English."),
    ("/honor-code-2005/5/", "2012-05-01", "2011 жылғы 1 сәуірдегі редакция (№ 1180 Жарлық). Мәтіні қорда бар: ағылшынша."),
    ("/en/honor-code-2005/", "2016-02-01", "not in force. Repealed from 1 January 2016"),
    ("/en/ethics-code-2015/", "2015-12-30", "not yet in force"),
    ("/en/employee-code-2020/order-1/", "2021-01-01", "wording of 28 August 2020 (Order No. 342)"),
    # What is no day is said to be none, and nothing of it is run.
    ("/en/honor-code-2005/5/", "2012-02-31", "Write the day as YYYY-MM-DD"),
    ("/en/honor-code-2005/5/", "<img src=x onerror=alert(1)>", "Write the day as YYYY-MM-DD"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "day", "words"), DAYS)
def test_a_day_in_the_address(reader: Watched, path: str, day: str, words: str) -> None:
    reader.page.goto(f"{path}?on={day}")
    expect(reader.page.locator(".on-answer")).to_contain_text(words, use_inner_text=True)


def test_a_day_is_chosen_and_taken_back(reader: Watched) -> None:
    page = reader.page
    page.goto("/en/honor-code-2005/5/")
    answer = page.locator(".on-answer")
    expect(answer).to_be_empty()
    page.get_by_label("Which wording was in force on a day?").fill("2012-05-01")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"\?on=2012-05-01$"))
    expect(answer).to_contain_text("1 April 2011")
    expect(page.locator("tr.then")).to_contain_text("1 April 2011")
    page.go_back()  # once: the day was put into the address once
    expect(answer).to_be_empty()
    # The other interface answers about the same day.
    page.goto("/en/honor-code-2005/5/?on=2012-05-01")
    page.locator("a.switch").click()
    expect(page).to_have_url("/honor-code-2005/5/?on=2012-05-01")
    expect(answer).to_contain_text("2011 жылғы 1 сәуірдегі")


def test_the_timeline_answers_for_every_act(reader: Watched) -> None:
    page = reader.page
    page.goto("/en/timeline/?on=2012-05-01")
    answers = page.locator(".on-answer").all_inner_texts()
    assert len(answers) == 3
    assert "1 April 2011" in answers[0]
    assert "not yet in force" in answers[1]
    assert page.locator(".bars .chosen").count() == 3
    # The picture is also a list: every event of every act.
    assert page.locator(".events li").count() == 5 + 3 + 2


def test_the_timeline_fits_a_phone_and_paper(browser: Browser, address: str) -> None:
    with watching(browser, address, PHONE) as phone:
        phone.page.goto("/timeline/")
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        phone.page.emulate_media(media="print")
        assert phone.page.locator(".events li").first.is_visible()
        assert not phone.page.locator("form.on").is_visible()


def test_a_preview_on_hover_and_focus(reader: Watched) -> None:
    """It shows the target's words, stays while the pointer is on it, and goes with Escape."""
    page = reader.page
    page.goto("/en/employee-code-2020/12/")
    link = page.locator('a[href$="ethics-code-2015/5/#en-5-p2"]').first
    tip = page.get_by_role("tooltip")
    link.hover()
    expect(tip).to_have_text(re.compile("^The appearance of a civil servant"))
    stop_the_clock(page)  # however long the pointer is under way
    tip.hover()
    page.clock.run_for(400)  # longer than it stays when the pointer is elsewhere
    expect(tip).to_be_visible()
    page.clock.resume()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.mouse.move(0, 0)
    link.focus()
    expect(tip).to_be_visible()
    expect(link).to_have_attribute("aria-describedby", "preview")
    page.keyboard.press("Tab")
    expect(link).not_to_have_attribute("aria-describedby", "preview")


EN_CITATION = (
    "Code of honor of civil servants of the Republic of Kazakhstan (Rules of ethics of civil "
    "servants), approved by Decree No. 1567 of the President of the Republic of Kazakhstan of "
    "3 May 2005, Clause 5, subclause 2), wording of 1 October 2013, Kazakh, official text. "
    "Repealed from 1 January 2016. SHA-256 9a8177652acd. Edition of this copy: {edition}. "
)
KK_CITATION = (
    "Қазақстан Республикасы Президентінің 2005 жылғы 3 мамырдағы № 1567 Жарлығымен бекітілген "
    "Қазақстан Республикасы мемлекеттік қызметшілерінің ар-намыс кодексі (Мемлекеттік "
    "қызметшілер қызмет этикасының қағидалары), 5-тармақтың 2) тармақшасы, 2013 жылғы 1 қазандағы "
    "редакция, қазақша, ресми мәтін. "
    "Күшін жойған (2016 жылғы 1 қаңтардан бастап). SHA-256 9a8177652acd. "
    "Осы көшірменің нұсқасы: {edition}. "
)
KK_WORDS = "Мемлекеттік қызметшілер: 2) Қазақстан Республикасы Президентінің саясатын жақтауға"


@pytest.mark.parametrize(
    ("path", "citation"),
    [("/honor-code-2005/5/", KK_CITATION), ("/en/honor-code-2005/5/", EN_CITATION)],
)
def test_citing_a_unit(browser: Browser, address: str, path: str, citation: str) -> None:
    """The citation, or the words with it, in the interface's language; by keyboard too."""
    with watching(browser, address, WIDE) as watched:
        page = watched.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        link = f"{address}{path}#kk-5-2"
        button = page.locator("#kk-5-2 .cite")
        told = {}
        stop_the_clock(page)  # else what is said is taken back
        for at, what in enumerate(("link", "citation", "both")):
            page.goto(path)  # anew: nothing is said of an earlier copy, or taken back of it
            button.focus()
            page.keyboard.press("Enter")
            expect(page.locator(".cite-menu button").first).to_be_focused()
            for _ in range(at):
                page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(page.locator(".status")).not_to_be_empty()
            told[what] = page.evaluate("navigator.clipboard.readText()")
        edition = page.locator(".edition code").inner_text()
        assert told["link"] == link
        assert told["citation"] == citation.format(edition=edition) + link
        # Words never go without where they are from.
        words, _, said = told["both"].partition("»\n")
        assert words.startswith(f"«{KK_WORDS}") and "¶" not in words
        assert said == told["citation"]
        # Escape closes the choice and gives the focus back.
        button.click()
        page.keyboard.press("Escape")
        expect(page.locator(".cite-menu")).to_have_count(0)
        expect(button).to_be_focused()


def test_citing_without_a_clipboard(reader: Watched) -> None:
    """An intranet without https: the browser offers no clipboard, copying still works or says so."""
    page = reader.page
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto("/en/honor-code-2005/5/")
    page.locator("#kk-5-2").hover()
    page.locator("#kk-5-2 .cite").click()
    stop_the_clock(page)  # else what is said is taken back
    page.locator('[data-copy="citation"]').click()
    expect(page.get_by_role("status").last).to_have_text(
        re.compile("^(Copied|Could not copy: select the text and copy it yourself)$")
    )


@pytest.mark.parametrize("path", ["honor-code-2005/5/", "honor-code-2005/read/"])
def test_every_unit_can_be_cited(reader: Watched, path: str) -> None:
    reader.page.goto(f"/en/{path}")
    units = reader.page.locator(".row .unit").count()
    assert units > 40
    assert reader.page.locator(".row .unit > .cite").count() == units


# the reader's day · the last year of the axis · how far an act in force runs, in days from 2005
TODAYS = [
    ("2026-06-15", "2026", 7835),
    ("2024-03-01", "2024", 6999),
    ("2019-01-01", "2024", 5113),  # a clock that is slow: the axis still has every event
]


@pytest.mark.parametrize(("day", "last", "runs"), TODAYS)
def test_the_timeline_goes_on_to_the_readers_day(
    reader: Watched, day: str, last: str, runs: int
) -> None:
    page = reader.page
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto("/en/timeline/")
    lane = page.locator(".lane[data-act='ethics-code-2015']")
    assert lane.locator(".years li").all_inner_texts()[-1] == last
    assert lane.locator("path.today").get_attribute("d") == f"M{runs} 0V28"
    bar = lane.locator("rect[data-open]")
    ends = [bar.get_attribute(name) or "" for name in ("x", "width")]
    assert sum(map(int, ends)) == max(runs, int(ends[0]) + 1)
    assert page.locator(".legend .today").inner_text() == "today"
    assert page.locator(".lane[data-act='honor-code-2005'] [data-open]").count() == 0


def test_the_concordance_both_ways_and_word_by_word(library: Library, reader: Watched) -> None:
    page = reader.page
    page.goto("/en/concordance/honor-code-2005/ethics-code-2015/")
    (record,) = library.concordances
    rows = page.locator("table.concordance:not(.back) tr[data-relation]")
    assert rows.count() == len(record.rows)
    assert page.locator("table.back tbody tr").count() == sum(bool(r.new) for r in record.rows)
    row = page.locator("tr", has=page.locator('a[href$="honor-code-2005/5/#en-5-5"]')).first
    assert row.locator(".tag").inner_text() == "reworded"
    assert "including vehicles" in " ".join(row.locator("ins").all_inner_texts())
    # The Kazakh is not compared with the English word by word.
    assert page.locator("#kk del, #kk ins").count() == 0
    # It leads to each chapter, and is narrowed down by what became of a rule, by subject and words.
    page.locator('.jump a[href="#kk-chapter-3"]').click()
    expect(page.locator("#kk-chapter-3 .chapter")).to_be_in_viewport()
    shown = page.locator("table.concordance:not(.back) tr[data-relation]:visible")
    page.locator("[name=relation]").select_option("dropped")
    page.locator("[name=subject]").select_option("corruption")
    page.locator("[name=text]").select_option("kk")
    dropped = shown.all_inner_texts()
    assert 1 < len(dropped) < 14 and all("No such provision in the newer" in row for row in dropped)
    expect(page.locator("#en")).to_be_hidden()
    page.locator("[name=words]").fill("мүдделер қақтығысын")
    expect(shown).to_have_count(1)
    page.locator('.jump a[href="#en-chapter-1"]').click()  # a link to what is hidden shows it
    expect(page.locator("#en-chapter-1")).to_be_in_viewport()
    expect(shown).to_have_count(len(record.rows))
    # A clause tells its own part, and leads to the table.
    page.goto("/en/honor-code-2005/4/")
    part = page.locator(".counterparts")
    assert "same" in part.inner_text() and "reworded" in part.inner_text()
    page.goto("/en/ethics-code-2015/4/")
    assert page.locator('.counterparts a[href$="honor-code-2005/4/#kk-4-p1"]').count() == 1


def test_one_duty_through_all_codes(reader: Watched) -> None:
    page = reader.page
    page.goto("/en/employee-code-2020/12/")
    page.locator(".related").get_by_role("link", name="Appearance").click()
    page.wait_for_url("**/en/duties/appearance/")
    told = page.locator("main").inner_text()
    for words in (
        "Code of Honor (2005)",
        "adhere to the business style of dress",
        "киімнің іскерлік қалпын ұстануға тиіс",
        "shall help enhance the credibility of the state apparatus",
        "formality, restraint, and accuracy",
    ):
        assert words in told
    # Each code is a tab of its year; the one without a rule says so below.
    assert page.locator(".tabs li").all_inner_texts() == ["2005", "2015", "2020"]
    assert page.locator(".tabs abbr").first.get_attribute("title") == "Code of Honor (2005)"
    # Whom each code binds is said here too: two of them bear nearly the same name.
    assert "Civil employees of budget-funded bodies" in told
    page.get_by_role("link", name="Clause 12").click()
    page.wait_for_url("**/en/employee-code-2020/12/#en-12-p1")


def test_duties_stand_under_their_heads(pages: Mapping[str, BeautifulSoup]) -> None:
    """Each once, under one of seven heads, by its name and the years of the codes that have it."""
    page = pages["en/duties/index.html"]
    heads = page.select("main .duty-group")
    assert [head["id"] for head in heads] == [
        link["href"][1:] for link in page.select(".subjects a")
    ]
    assert len(heads) == 7 and len(page.select(".duties li")) == 51
    (gifts,) = [one for one in page.select(".duties li") if "Gifts" in one.text]
    assert gifts.find_parent("section").h2.text == "Gifts, conflicts of interest and corruption"  # type: ignore[union-attr]
    assert gifts.span and gifts.span.text == "2020"
    home = [link["href"] for link in pages["index.html"].select(".by-subject li a")]
    assert home == [f"./duties/#{head['id']}" for head in heads]


# page · words that are a link · where they lead · what the preview says
ENACTED = (  # an item of an order stands in the sentence that its enacting words begin
    "According to subparagraph 41-4) of Article 16 of the Labor Code of the Republic of Kazakhstan "
    "dated November 23, 2015, I HEREBY ORDER: The Department of Labor and Social Partnership of "
    "the Ministry of Labor and Social Protection of the Population of the Republic of Kazakhstan, "
    "in accordance with the procedure established by law, shall ensure: "
)
REFERENCES = [
    ("/en/employee-code-2020/order-2/", "#en-order-2-3", "1)", "/en/employee-code-2020/order-2/#en-order-2-1", ENACTED + "1) state registration of this Order"),
    ("/en/employee-code-2020/order-2/", "#en-order-2-3", "2)", "/en/employee-code-2020/order-2/#en-order-2-2", ENACTED + "2) posting this Order"),
    ("/en/honor-code-2005/4/", "#kk-4-p1", "осы Кодекспен", "/en/honor-code-2005/", "Code of honor of civil servants"),
    ("/honor-code-2005/2/", "#kk-2-p1", "«Мемлекеттік қызмет туралы» 1999", "/cited-acts/#civil-service-law-1999", "Мәтін қорда жоқ: Мемлекеттік қызмет туралы"),
    ("/en/ethics-code-2015/2/", "#en-2-p1", "“On countering corruption”", "/en/cited-acts/#anti-corruption-law-2015", "Text not held: On countering corruption"),
    ("/en/articles/ethical-norms-2024/", "#en-p3", "December 29, 2015", "/en/ethics-code-2015/", "Code of Ethics for Civil Servants"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "unit", "words", "target", "preview"), REFERENCES)
def test_a_reference_leads_and_shows_where(
    reader: Watched, path: str, unit: str, words: str, target: str, preview: str
) -> None:
    page = reader.page
    page.goto(path)
    link = page.locator(f"{unit} a.ref").filter(has_text=words).first
    link.focus()
    begins = re.compile("^" + re.escape(preview))
    expect(page.get_by_role("tooltip")).to_have_text(begins, use_inner_text=True)
    page.keyboard.press("Enter")
    expect(page).to_have_url(target)
    if "#" in target:
        expect(page.locator(":target")).to_be_visible()


def test_every_link_of_a_text_leads_somewhere(library: Library, reader: Watched) -> None:
    """Each reference that the data resolves is a link on its page, and no other words are."""
    page = reader.page
    for act in library.acts:
        page.goto(f"/en/{act.facts.id}/read/")
        links = page.locator(".row .text a.ref").count()
        assert links == sum(r.start < r.stop for clause in act.clauses for r in clause.references)


def test_a_unit_shows_what_cites_it(reader: Watched) -> None:
    page = reader.page
    page.goto("/en/employee-code-2020/order-2/")
    told = page.locator(".cited-by")
    assert told.all_inner_texts() == ["Cited by: Point 2 of the order, subclause 3)"] * 2
    # The act shows what cites it as a whole.
    page.goto("/en/ethics-code-2015/")
    link = page.locator('main a.ref[href*="articles/ethical-norms-2024"]').first
    assert link.inner_text() == "paragraph 3"


def test_cited_acts_name_every_place(reader: Watched) -> None:
    page = reader.page
    page.goto("/en/cited-acts/")
    # Two acts of one day stay two.
    assert page.locator("#labor-code-2015 li").count() == 3
    assert page.locator("#civil-service-law-2015 li").count() == 1
    # The Kazakh and the English naming of one law are one entry.
    places = page.locator("#civil-service-law-1999 li")
    assert places.count() == 2
    assert "Мемлекеттік қызмет туралы" in page.locator("#civil-service-law-1999 h2").inner_text()


def test_what_is_ambiguous_stays_text(reader: Watched) -> None:
    """ "The Code of Ethics for Civil Servants" may be either of two codes."""
    reader.page.goto("/en/employee-code-2020/order-1/")
    assert reader.page.locator(".row .text a.ref").count() == 0
