"""What a reader sees of corrections, and what they can do about a mistake: mend it, or report it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from mkdocs.config.base import load_config
from mkdocs.exceptions import Abort
from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect

from adep.base.problems import Refused
from adep.languages.interface import load_interface
from adep.model import Row
from adep.site.report_link import check_repository, read_setting
from tests.tools.act_toml import act_toml, correction_toml, event_toml, text_toml
from tests.tools.browsing import PHONE, Watched, stop_the_clock
from tests.tools.site_build import Shared, by_unit, served
from tests.tools.small_act import a_book, an_act, unit

FACTS = act_toml(
    event_toml("2015-06-01", number="5", type="order"),
    text_toml("kk", "2015-06-01", "kk.txt"),
    kk="Қағидалар «А & Б»",
    en="Rules “A & B”",
    order=1,
)
TEXT = """1-тарау. Жалпы ережелер

1. Қызметкер м ә л і м е т т е р береді , адал болады.

2. Қызметкер қонaқтарды сыпайы қарсы алады.
"""
CORRECTIONS = correction_toml(
    "kk-1-p1",
    "м ә л і м е т т е р",
    "мәлімет",
    kk="әріптері бөлінген",
    en="letters set apart",
    author="А. Бірінші",
    date="2026-03-12",
) + correction_toml(
    "kk-1-p1",
    "мәлімет береді",
    "мәліметтер береді",
    kk="жалғауы қалып қойған",
    en="an ending was lost",
    author="Б. Екінші <b>",
)
SOURCES = {"rules/act.toml": FACTS, "rules/kk.txt": TEXT, **by_unit("rules", CORRECTIONS)}
REPORT = "https://example.org/adep/issues/new?title={title}&body={text}&labels=%D2%9B"


@pytest.fixture(scope="module")
def project(shared: Shared) -> Path:
    return shared.project(SOURCES)


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    """A site that says where it is edited and where mistakes are reported."""
    return shared.site(SOURCES, ADEP_REPO_URL="https://example.org/a/adep", ADEP_REPORT=REPORT)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


def tree(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path / "index.html").read_bytes(), "html.parser")


def link(site: Path, path: str, name: str) -> str:
    (found,) = tree(site, path).select(f"main a.{name}") or [Tag(name="a", attrs={"href": ""})]
    return str(found["href"])


# ---- the page of corrections --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("corrections", ["әріптері бөлінген А. Бірінші, 2026 жылғы 12 наурыз",
                         "жалғауы қалып қойған Б. Екінші <b>, күні көрсетілмеген"]),
        ("en/corrections", ["letters set apart А. Бірінші, 12 March 2026",
                            "an ending was lost Б. Екінші <b>, date not recorded"]),
    ],
)  # fmt: skip
def test_editors_corrections_come_first_step_by_step(
    site: Path, path: str, steps: list[str]
) -> None:
    editors, automatic = tree(site, path).select(".md-content__inner > section")
    (row,) = editors.select("tbody tr")
    assert row.select_one("td > del").text == "м ә л і м е т т е р береді"  # type: ignore[union-attr]
    assert row.select_one("td > ins").text == "мәліметтер береді"  # type: ignore[union-attr]
    said = [" ".join(step.get_text().split()) for step in row.select(".steps > li")]
    assert [words.partition(" → ")[2].split(" ", 1)[1] for words in said] == [
        steps[0],
        f"береді {steps[1]}",
    ]
    assert [r.select_one("td > del").text for r in automatic.select("tbody tr")] == [  # type: ignore[union-attr]
        " ,",
        "қонaқтарды",
    ]


# ---- the mark in the text -----------------------------------------------------------------------


@pytest.mark.browser
def test_the_sources_words_are_shown_on_hover_and_focus(reader: Watched) -> None:
    page = reader.page
    page.goto("/rules/1/")
    (word,), box = page.locator("a.repaired").all(), page.locator("#preview")
    assert word.text_content() == "мәліметтер береді"
    word.focus()
    expect(box).to_be_visible()
    assert box.inner_text().split("\n") == [
        "Дереккөзде «м ә л і м е т т е р береді» деп берілген.",
        "Әріптері бөлінген.",
        "Редактор түзеткен: А. Бірінші, 2026 жылғы 12 наурыз.",
        "Жалғауы қалып қойған.",
        "Редактор түзеткен: Б. Екінші <b>.",
    ]
    expect(word).to_have_attribute("aria-describedby", "preview")  # the id of the box
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(word).not_to_have_attribute("aria-describedby", "preview")
    page.goto("/rules/2/")
    page.locator("a.repaired").hover()
    expect(box).to_contain_text("қонaқтарды")
    stop_the_clock(page)  # however long the pointer is under way
    box.hover()  # the pointer may move onto it
    page.clock.run_for(400)  # longer than it stays when the pointer is elsewhere
    expect(box).to_be_visible()
    page.locator("h1").hover()
    page.clock.run_for(400)
    expect(box).to_be_hidden()


@pytest.mark.browser
def _tap(page: Page, place: Locator) -> None:
    """Tap until it is heard: a browser drops a touch that a busy machine answers too late."""
    heard = page.evaluate("window.heard")
    for _ in range(5):
        place.tap()
        with suppress(TimeoutError):
            page.wait_for_function("heard => window.heard > heard", arg=heard, timeout=5000)
            return
    pytest.fail("No tap was heard.")


def test_a_finger_sees_first_and_follows_then(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, base_url=address, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto("/en/rules/1/")
    page.evaluate("window.heard = 0; addEventListener('click', () => { window.heard += 1 }, true)")
    word, box = page.locator("a.repaired"), page.locator("#preview")
    _tap(page, word)
    expect(box).to_be_visible()
    expect(box).to_contain_text("Letters set apart.")
    expect(page).to_have_url("/en/rules/1/")
    _tap(page, page.locator("h1"))
    expect(box).to_be_hidden()
    _tap(page, word)
    expect(box).to_be_visible()  # what it does now, the next tap does otherwise
    _tap(page, word)
    page.wait_for_url("**/en/rules/1/#sources")
    # The address changes before the page hears of it: the fold opens a moment later.
    expect(page.locator("#sources")).to_have_attribute("open", "")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()


def test_without_a_script_the_word_leads_to_its_source(site: Path) -> None:
    assert link(site, "rules/1", "repaired") == "#sources"
    assert "м ә л і м е т т е р" in tree(site, "rules/1").select_one("#sources").get_text()  # type: ignore[union-attr]


# ---- "edit this page" ---------------------------------------------------------------------------

# page → the file that it opens, below docs/; "" where all of the page is made
EDITED = {
    "rules/1": "rules/1.md",
    "rules": "rules/index.md",
    "rules/read": "",
    "corrections": "",
    "timeline": "",
    "cited-acts": "",
}


@pytest.mark.parametrize("interface", ["", "en/"])
@pytest.mark.parametrize("path", EDITED)
def test_a_page_with_words_to_mend_leads_to_its_file(site: Path, path: str, interface: str) -> None:
    found = {str(a["href"]) for a in tree(site, interface + path).select("a.edit")}
    wanted = f"https://example.org/a/adep/edit/main/docs/{EDITED[path]}"
    assert found == ({wanted} if EDITED[path] else set())


def test_a_page_written_by_hand_leads_to_its_own_language(site: Path) -> None:
    for path, name in (("about", "about.kk.md"), ("en/about", "about.en.md")):
        (found,) = tree(site, path).select("a.edit")
        assert str(found["href"]).endswith(f"/docs/{name}")


@pytest.mark.parametrize(
    "wrong", ["javascript:alert(1)", "javascript://x/%0aalert(1)", "git@host:a"]
)
def test_a_repository_that_is_no_web_address_is_refused(wrong: str) -> None:
    with pytest.raises(Refused, match="ADEP_REPO_URL"):
        check_repository(wrong)


# ---- "report a mistake" -------------------------------------------------------------------------


def test_a_report_is_prefilled_in_the_interfaces_language(site: Path) -> None:
    told = parse_qs(urlsplit(link(site, "rules/2", "report")).query)
    assert told["title"] == ["Қате: Қағидалар «А & Б», 2-тармақ"]
    assert told["body"][0].split("\n") == [
        "Орны: Қағидалар «А & Б», 2-тармақ",
        "Редакциясы: Қазақша: 2015 жылғы 1 маусымдағы редакция",
        "Беттің мекенжайы: /rules/2/",  # the site's address is not set
        "",
        "Мәтінде былай жазылған:",
        "",
        "Дұрысы қалай және неге:",
        "",
    ]
    assert told["labels"] == ["қ"]
    told = parse_qs(urlsplit(link(site, "en/rules/2", "report")).query)
    assert told["title"] == ["Mistake: Rules “A & B”, Clause 2"]
    assert "Address of the page: /en/rules/2/" in told["body"][0]


@pytest.mark.browser
def test_selected_words_go_into_the_report(reader: Watched) -> None:
    page = reader.page
    page.goto("/rules/2/")
    report = page.locator("a.report")
    before = report.get_attribute("href") or ""
    report.evaluate("a => a.addEventListener('click', e => e.preventDefault())")
    page.locator("#kk-2-p1 .text").evaluate("p => getSelection().selectAllChildren(p)")
    report.click()
    expect(report).not_to_have_attribute("href", before)
    told = parse_qs(urlsplit(report.get_attribute("href") or "").query)
    assert (
        "Мәтінде былай жазылған:\n«Қызметкер қонақтарды сыпайы қарсы алады.»\n\nДұрысы"
        in told["body"][0]
    )


@pytest.mark.browser
def test_neither_is_printed(reader: Watched) -> None:
    page = reader.page
    page.goto("/rules/1/")
    expect(page.locator("a.edit:visible")).to_have_count(2)
    expect(page.locator("a.report")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("a.edit:visible, a.report:visible")).to_have_count(0)


# ---- older wordings -----------------------------------------------------------------------------

OLDER_FACTS = (
    FACTS
    + event_toml("2018-06-01", "restated", "6", type="order")
    + text_toml("kk", "2018-06-01", "new.txt")
)
NOTED = TEXT.replace("адал болады.\n", "адал болады.\n\nЕскерту. 1-тармақ  өзгертілді.\n")


def test_an_older_wording_is_mended_and_reported_as_what_it_is(shared: Shared) -> None:
    sources = {"rules/act.toml": OLDER_FACTS, "rules/kk.txt": NOTED, "rules/new.txt": TEXT}
    older = CORRECTIONS.replace("raw =", "wording = 2015-06-01\nraw =")
    site = shared.site(
        {**sources, **by_unit("rules", older)},
        ADEP_REPO_URL="https://example.org/a/adep",
        ADEP_REPORT=REPORT,
    )
    page = "rules/@2015-06-01/1"
    assert link(site, page, "edit").endswith(f"/docs/{page}.md")
    told = parse_qs(urlsplit(link(site, page, "report")).query)["body"][0]
    assert "2015 жылғы 1 маусымдағы редакция" in told and f"/{page}/" in told
    assert "2018" not in told
    (row,) = tree(site, "corrections").select("#editors tbody tr")
    assert [str(a["href"]) for a in row.select("a")] == [f"../{page}/#kk-1-p1"]
    assert "2015 жылғы 1 маусымдағы редакция" in row.get_text()
    # A note's repair is told too; no address stands twice on the page.
    places = [str(r["id"]) for r in tree(site, "corrections").select("tr[id]")]
    assert "rules@2015-06-01-kk-1-note1" in places
    assert len(places) == len(set(places))


# ---- how a setting is read ---------------------------------------------------------------------

# setting → how its link begins, and a space, a plus, a line break in it
ENCODED = [
    ("https://e.org/new?t={title}&b={text}", "https://e.org/new?t=Mistake%3A%20Code%20%282005%29", "%0A"),
    ("https://e.org/{act}/{clause}?b={text}", "https://e.org/Code%20%282005%29/Clause%205?b=", "%0A"),
    ("mailto:a@e.org?subject={title}&body={text}", "mailto:a@e.org?subject=Mistake%3A%20Code", "%0D%0A"),
    ("MAILTO:a+b@e.org?subject=қате&body={text}", "MAILTO:a+b@e.org?subject=%D2%9B%D0%B0", "%0D%0A"),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "begins", "line"), ENCODED)
def test_a_form_and_a_letter_are_encoded_each_in_its_way(
    setting: str, begins: str, line: str
) -> None:
    book = a_book(an_act(Row({"kk": (unit("kk-5-p1", "а"),)}, "not-held"), langs=("kk",)))
    reporting = read_setting(setting)
    assert reporting is not None
    made = reporting.of_act(book, "5", "https://law.example/en/act/5/?a=1&b=2+3")
    assert made.href.startswith(begins)
    assert made.href.isascii() and not set(made.href) & set(' "<>\n')
    # What is filled in can bring neither a further field nor a further line of a letter's head.
    query = urlsplit(made.href).query
    assert query.count("&") == setting.count("&") and query.count("=") == setting.count("=")
    assert (
        f"Address of the page: https://law.example/en/act/5/?a=1&b=2+3{unquote(line)}"
        in unquote(made.href)
    )
    assert made.href.count("%0D%0A") == (made.href.count("%0A") if line == "%0D%0A" else 0)
    assert made.after in made.href


# a setting that is refused, and what is said of it
WRONG = [
    ("javascript:alert({title})", "neither https:, http: nor mailto:"),
    ("java\nscript:alert({title})", "spaces"),
    ("data:text/html,{text}", "neither https:, http: nor mailto:"),
    ("/report?t={title}", "neither https:, http: nor mailto:"),
    ("editors@example.org?subject={title}", "neither https:, http: nor mailto:"),
    ("https:///new?t={title}", "names no host"),
    ("https://{act}/new", "names no host"),
    ("https://[e.org/new?t={title}", "is no address"),
    ("mailto:?subject={title}", "names nobody to write to"),
    ("https://e.org/new", "has no place that a page could fill"),
    ("https://e.org/new?t={titel}", "a place {titel} that no page can fill"),
    ("https://e.org/new?t={}", "a place {} that no page can fill"),
    ("https://e.org/new?t={title", "a brace without its other half"),
    ('https://e.org/"onclick="x?t={title}', "quotation marks"),
    (["https://e.org/new?t={title}"], "is no address"),
]


@pytest.mark.parametrize(("setting", "words"), WRONG)
def test_a_wrong_setting_is_refused_in_one_sentence(setting: object, words: str) -> None:
    with pytest.raises(Refused) as caught:
        read_setting(setting)
    (problem,) = caught.value.problems
    assert words in problem.message and (problem.path, problem.code) == (
        "mkdocs.yml",
        "setting-invalid",
    )


# variable, what it is set to, what MkDocs says of the option
STOPPING = [
    ("ADEP_REPORT", "javascript:alert({title})", "option 'report': setting-invalid: report"),
    ("ADEP_OFFLINE", "perhaps", "option 'offline': Expected type: <class 'bool'>"),
    ("ADEP_PUBLISH", "1", "option 'publish': Expected type: <class 'bool'>"),
]


@pytest.mark.parametrize(("variable", "value", "says"), STOPPING)
def test_a_wrong_setting_stops_the_build(
    variable: str,
    value: str,
    says: str,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(Abort):
        load_config(str(root / "mkdocs.yml"))
    (message,) = caplog.messages
    assert message.startswith(f"Config value 'plugins': Plugin 'adep' {says}")


@pytest.mark.parametrize("setting", [None, ""])
def test_without_the_setting_there_is_no_link(setting: object) -> None:
    assert read_setting(setting) is None


def test_our_own_site_has_neither_link(root: Path, tmp_path: Path) -> None:
    """Unless it is set: on an intranet there may be nowhere to lead to."""
    text = (root / "mkdocs.yml").read_text("utf-8")
    assert '!ENV [ADEP_REPORT, ""]' in text and '!ENV [ADEP_REPO_URL, ""]' in text


def test_every_word_of_the_report_is_said_in_every_language() -> None:
    for lang in ("kk", "en"):
        words = load_interface(lang)
        assert words["mistake.words"] and "{place}" in words["mistake.title"]
