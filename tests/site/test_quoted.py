"""An item that is quoted away from its clause stands in its sentence: pages, previews, results,
what a reader copies. Quotations are found by their words (see ``quoting``), not by our marks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from adep.library import pipeline
from adep.library.pipeline import Library
from adep.view.books import in_every_language
from tests import ROOT
from tests.pages import test_one_reading as test_reading
from tests.tools import several_wordings
from tests.tools.act_toml import event_toml
from tests.tools.browsing import WIDE, settled
from tests.tools.published import STATE
from tests.tools.quoting import Item, Known, alone, known, plain, quoted, texts_of
from tests.tools.several_wordings import facts
from tests.tools.site_build import Shared, small_project

# Where a clause stands whole, in its own place: its page, in each wording, and the whole act.
OWN = re.compile(r"(en/)?[a-z]+-[a-z]+-\d{4}/(@[\d-]+/)?([^/]+/)?index\.html")


@pytest.fixture(scope="module")
def items(library: Library) -> Known:
    return known(library)


def pages(site: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), file.read_text(encoding="utf-8")


def test_the_check_itself_can_fail(items: Known) -> None:
    items_of = {(item.act, item.unit): item for item in items.items}
    prevent = items_of["employee-code-2020", "en-10-7"]
    must = items_of["honor-code-2005", "kk-5-2"]
    ban = items_of["honor-code-2005", "kk-16-2"]
    assert alone(prevent.text, items) == [prevent]
    assert alone("10. A civil servant shall prevent: " + prevent.text, items) == []
    # Some other lead-in is not its own; one far away is none.
    assert alone("A civil servant shall: " + prevent.text, items) == [prevent]
    far = " word" * 60
    assert alone(f"A civil servant shall prevent: {far} {prevent.text}", items) == [prevent]
    # Kazakh: without its verb an item is no rule, be its opening there.
    assert alone(f"Мемлекеттік қызметшілер: {must.text}", items) == [must]
    assert alone(f"Мемлекеттік қызметшілер: {must.text} … тиіс.", items) == []
    assert alone(f"{ban.opening[0]} {ban.text}", items) == [ban]


def test_every_page_quotes_items_in_their_sentence(site: Path, items: Known) -> None:
    found: dict[str, list[str]] = {}
    count = 0
    for path, html in pages(site):
        words, *told = texts_of(html)
        for text in told if OWN.fullmatch(path) else (words, *told):
            count += quoted(text, items)
            if wrong := alone(text, items):
                found[path] = [f"{item.act}/{item.unit}" for item in wrong]
    assert count > 500
    assert found == {}


def test_the_feed_and_the_data_for_programs_quote_no_item_alone(site: Path, items: Known) -> None:
    for path, html in pages(site):
        for stated in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html):
            assert alone(stated, items) == [], path
    for file in site.rglob("feed.xml"):
        assert alone(file.read_text(encoding="utf-8"), items) == [], file


def test_quotations_name_their_units(site: Path) -> None:
    """The contract: ``data-quote``, and at most one opening and one closing in each."""
    data = {
        act: json.loads((site / "data" / f"{act}.json").read_text(encoding="utf-8"))
        for act in ("honor-code-2005", "ethics-code-2015", "employee-code-2020")
    }
    units = {
        f"{act}/{unit['id']}"
        for act, of in data.items()
        for units in (of["front"], *(c["units"] for c in of["clauses"]))
        for unit in units
    }
    count = 0
    for _, html in pages(site):
        html = html.partition("<template data-of=")[0]  # previews are told of below
        for part in re.split(r'(?=<div class="quote")', html)[1:]:
            match = re.match(r'<div class="quote" data-quote="([^"]+)"', part)
            assert match
            assert set(match[1].split()) <= units
            assert part.count(" data-opening") <= 1
            assert part.count(" data-closing") <= 1
            count += 1
    assert count > 200


# ---- in a browser --------------------------------------------------------------------------------

PREVIEWS = """() => Array.from(document.querySelectorAll('[data-preview]')).map(link => {
  link.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  return document.getElementById('preview').textContent;
})"""


@pytest.mark.parametrize(
    ("every", "least"), [(4, 20), pytest.param(1, 300, marks=pytest.mark.exhaustive)]
)
def test_previews_show_items_in_their_sentence(
    browser: Browser, address: str, site: Path, items: Known, every: int, least: int
) -> None:
    """On one page in four, or on each, that has other links than those before it."""
    seen = turn = 0
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    asked: set[str] = set()  # a preview is the same on every page of an interface
    for path, html in pages(site):
        links = set(re.findall(r'data-preview="([^"]+)"', html))
        if not path.startswith("en/") or not links - asked:
            continue
        asked |= links
        turn += 1
        if turn % every:
            continue
        page.goto(f"{address}/{path.removesuffix('index.html')}")
        for preview in set(page.evaluate(PREVIEWS)):
            seen += quoted(preview, items)
            assert alone(preview, items) == [], (path, preview)
    context.close()
    assert seen > least


# unit · what else its preview says, in this order
BESIDE = [
    # two wordings, an act that is repealed, remarks on the words that open it and on itself
    ("en/ethics-code-2015/12", "honor-code-2005/kk-16-2", [
        "мемлекеттік саясат", "жариялауға рұқсат", "көпшілік алдында білдіруіне болмайды",
        "Code of Honor (2005) · Repealed from 1 January 2016", "wording of 1 October 2013, official text",
        "Editor’s remark. “Should not” stands for a prohibition", "should not express",
        "disclose proprietary information", "wording of 1 April 2011, unofficial translation",
        "Editor’s remark. “Proprietary information”",
    ]),
    # rows whose texts differ say so; one that has no counterpart says that
    ("en/ethics-code-2015/4", "honor-code-2005/en-4-p1", [
        "The two wordings differ in substance: Kazakh: within three days; English wording of 2011: within a month.",
    ]),
    ("en/ethics-code-2015/10", "honor-code-2005/kk-5-18", ["тиіс", "No counterpart in this wording"]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "unit", "says"), BESIDE)
def test_a_preview_tells_what_else_is_to_be_known(
    site: Path, path: str, unit: str, says: list[str]
) -> None:
    html = (site / path / "index.html").read_text(encoding="utf-8")
    (made,) = re.findall(rf'<template data-of="{unit}">(.*?)</template>', html, re.DOTALL)
    text = unescape(re.sub(r"<[^>]*>", "", made))
    at = 0
    for words in says:
        assert words in text[at:], (words, text)
        at = text.index(words, at)


def some(items: Known) -> list[Item]:
    """The first, a middle and the last item of every list."""
    lists: dict[tuple[str, str], list[Item]] = {}
    for item in items.items:
        if item.unit.rpartition("-")[2].isdigit():
            lists.setdefault((item.act, item.unit.rpartition("-")[0]), []).append(item)
    return [of[at] for of in lists.values() for at in sorted({0, len(of) // 2, len(of) - 1})]


def test_results_of_the_search_show_items_in_their_sentence(
    browser: Browser, address: str, items: Known, library: Library
) -> None:
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.goto(f"{address}/en/")
    seen = 0
    page.locator("form.search input").focus()
    for item in some(items):
        query = " ".join(item.text.split()[:6])
        page.locator("form.search input").fill(query)
        settled(page, query)
        for result in page.locator(".search-results > li").all_inner_texts():
            seen += quoted(result, items)
            assert alone(result, items) == [], (query, result)
    # Each says its wording, its standing and its state; the panel which copy and sources these are.
    for hit in page.locator(".search-results > li.hit").all():
        article = "/articles/" in str(hit.locator(".hit-link").get_attribute("href"))
        states = ("",) if article else (*STATE["repealed"], *STATE["in force"])
        assert hit.locator(".state").inner_text() in states
        assert ", " in hit.locator(".hit-wording").first.inner_text()
    said = page.locator(".search-copy").inner_text()
    assert page.locator(".edition code").inner_text() in said
    for text in (text for act in library.acts for text in act.texts):
        assert f"SHA-256 {text.source.sha256[:12]}" in said
    context.close()
    assert seen > 40


def copied(page: Page, unit: str, what: str) -> str:
    page.evaluate(
        """([unit, what]) => {
          document.getElementById(unit).querySelector('.cite').click();
          document.querySelector(`[data-copy=${what}]`).click();
        }""",
        [unit, what],
    )
    page.wait_for_function("document.querySelector('p.status').textContent")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_what_is_copied_is_a_sentence(browser: Browser, address: str, items: Known) -> None:
    context = browser.new_context(viewport=WIDE)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    here = ""
    for item in some(items):
        clause = item.unit.partition("-")[2].rpartition("-")[0]
        there = f"{address}/{item.act}/{clause}/"
        if there != here:
            page.goto(there)
            here = there
        text = copied(page, item.unit, "both")
        assert item.text in plain(text)
        assert alone(text, items) == [], text
    page.goto(f"{address}/en/honor-code-2005/16/")
    quotation, *remarks, citation = copied(page, "en-16-2", "both").split("\n")
    assert quotation.startswith("«Civil servants should not express") and quotation.endswith("»")
    # Editors' remarks come along: on the words that open the sentence, and on its own.
    assert [words[:40] for words in remarks] == [
        "Editor’s remark. “Should not” stands for", "Editor’s remark. “Proprietary informatio"
    ]  # fmt: skip
    assert "wording of 1 April 2011" in citation and "epealed from 1 January 2016" in citation
    page.goto(there)
    assert copied(page, item.unit, "citation").count("«") == 0  # its address, no words
    context.close()


# ---- what stands around quotations ---------------------------------------------------------------


def test_a_duty_names_the_codes_that_have_no_rule_on_it(site: Path, library: Library) -> None:
    gifts = plain((site / "en/duties/gifts/index.html").read_text(encoding="utf-8"))
    assert "the texts of this code held here have no rule on this" in gifts
    for duty in library.duties:
        html = (site / f"en/duties/{duty.id}/index.html").read_text(encoding="utf-8")
        for act in library.acts:
            (section,) = re.findall(
                rf'<section class="of-act"[^>]*><h2[^>]*><a href="[^"]*/{act.facts.id}/.*?</section>',
                html,
                re.DOTALL,
            )
            has = any(of == act.facts.id for of, _ in duty.units)
            assert ("have no rule on this" in section) is not has, (duty.id, act.facts.id)


def test_a_clause_of_a_repealed_act_says_what_stands_in_its_place(site: Path) -> None:
    html = (site / "en/honor-code-2005/16/index.html").read_text(encoding="utf-8")
    (notice,) = re.findall(r'<div class="notice" data-notice="repealed".*?</div>', html, re.DOTALL)
    assert "Repealed from 1 January 2016" in notice
    assert re.search(r'href="[^"]*/ethics-code-2015/12/"', notice)
    gone = (site / "en/honor-code-2005/13/index.html").read_text(encoding="utf-8")
    assert "corresponds to this clause" in gone
    for clause in (ROOT / "docs/honor-code-2005").glob("[0-9]*.md"):
        for lang in ("", "en/"):
            page = site / lang / "honor-code-2005" / clause.stem / "index.html"
            assert 'data-notice="repealed"' in page.read_text(encoding="utf-8")
    in_force = site / "en/ethics-code-2015/5/index.html"
    assert 'data-notice="repealed"' not in in_force.read_text(encoding="utf-8")


SHELF = test_reading.SOURCES["shelf/act.toml"]
REPEALED = 'status = { state = "repealed", from = 2020-02-01, by = "rack" }\n'
ENDED = event_toml("2020-02-01", "repealed", "9", type="order", in_force="2020-02-01")
# what the last change of a repealed act was · what a page of an older wording says of clause 1
IN_ITS_PLACE = [
    # clause 1 is clause 1 still, and an editor told what became of it
    ('kind = "amended"\nclauses = ["1"]', "In its place: [Rack](../../rack/index.md): [Clause 1](../../rack/1.md)."),
    # the whole act was written anew: what clause 1 was is another clause now, or none
    ('kind = "restated"', "In its place: [Rack](../../rack/index.md)."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), IN_ITS_PLACE)
def test_an_older_wording_of_a_repealed_act_says_what_stands_in_its_place(
    tmp_path: Path, change: str, says: str
) -> None:
    told = SHELF.replace('status.state = "in force"\n', REPEALED)
    told = told.replace('kind = "restated"', change) + ENDED
    folder = small_project(tmp_path, {**test_reading.SOURCES, "shelf/act.toml": told})
    page = (folder / "docs/shelf/@2012-03-01/1.md").read_text(encoding="utf-8")
    assert f"**Repealed from 1 February 2020.** {says}</span>" in page
    act = (folder / "docs/shelf/@2012-03-01/index.md").read_text(encoding="utf-8")
    assert "In its place: [Rack](../../rack/index.md).</span>" in act


def test_a_comparison_of_wordings_names_its_units_and_keeps_their_sentence(
    shared: Shared,
) -> None:
    """What changed from a wording to the next: on the page of all of them, on the clause's own."""
    site = shared.site(several_wordings.SOURCES)
    for path in ("desk/history", "desk/2"):
        html = (site / path / "index.html").read_text(encoding="utf-8")
        assert 'data-quote="desk@2011-04-01/kk-2-p1 desk@2011-04-01/kk-2-1' in html, path
        assert "desk/kk-2-p1 desk/kk-2-1" in html, path


ORDER = """Кітапхана туралы

БҰЙЫРАМЫН:

1. Кітап {for_how_long} берілсін.

2. Оқырман кітапты қайтарсын.
"""


def test_a_point_of_an_order_is_compared_below_its_formula(tmp_path: Path) -> None:
    """A clause is whole by itself; a point hangs on the formula above all points."""
    days = ("2011-04-01", "2015-06-01")
    events = [(days[0], "adopted", "7", ""), (days[1], "amended", "22", 'clauses = ["1"]')]
    folder = small_project(
        tmp_path,
        {
            "lending/act.toml": facts("lending", events, [f"kk-{day}" for day in days]),
            f"lending/kk-{days[0]}.txt": ORDER.format(for_how_long="бір айға"),
            f"lending/kk-{days[1]}.txt": ORDER.format(for_how_long="үш күнге"),
        },
    )
    kk, _ = in_every_language(pipeline.build_library(folder))
    (step,) = kk.history("lending").languages[0].steps
    (place,) = (place for place in step.places if place.kind == "changed")
    assert place.quoted.names == "lending@2011-04-01/kk-1-p1 lending/kk-1-p1"
    assert [one.text for one in place.quoted.opening] == ["БҰЙЫРАМЫН:"]
    (whole,) = (one for one in step.places if one.title == "2-тармақ")
    assert whole.units == ()


def test_a_heading_is_the_clause_and_nothing_else(site: Path) -> None:
    for path, name in (("en/honor-code-2005/5", "Clause 5"), ("honor-code-2005/5", "5-тармақ")):
        html = (site / path / "index.html").read_text(encoding="utf-8")
        (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
        assert heading == name
        assert 'href="#kk-5-note1"' in html
