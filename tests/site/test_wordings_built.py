"""Older wordings as built: pages of their own, the addresses of days, the page that compares."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, expect

from adep.git import commits
from adep.library import pipeline
from adep.pages import library_with_edits
from adep.pages.all_pages import find_edits, render_pages
from tests.tools.browsing import Watched
from tests.tools.several_wordings import HALL, SOURCES
from tests.tools.site_build import Shared, served, trees


@pytest.fixture(scope="module")
def project(shared: Shared) -> Path:
    return shared.project(SOURCES)


@pytest.fixture(scope="module")
def library(project: Path) -> pipeline.Library:
    return pipeline.build_library(project)


@pytest.fixture(scope="module")
def built(shared: Shared) -> Path:
    return shared.site(SOURCES)


@pytest.fixture(scope="module")
def on_disk(shared: Shared) -> Path:
    """To be read from the disk, with an address of its own: both settings in one build."""
    return shared.site(SOURCES, ADEP_OFFLINE="true", ADEP_SITE_URL="https://law.example/")


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, BeautifulSoup]:
    return {path.removesuffix("index.html"): page for path, page in trees(built).items()}


def from_root(link: str) -> str:
    """A link by what it leads to, from the interface's root."""
    return re.sub(r"^(\.\./)+(en/)?", "", link)


def said(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text().split())


# ---- what is held of a day ----------------------------------------------------------------------


def test_days_of_older_wordings(library: pipeline.Library) -> None:
    """Day, languages in which a newer wording is held, all languages held of that day."""
    told = {
        act.facts.id: [(str(one.day), one.replaced, one.act.langs) for one in act.past]
        for act in library.acts
    }
    assert told == {
        "desk": [("2011-04-01", ("kk",), ("kk", "en"))],
        "shelf": [
            ("2012-03-01", ("kk",), ("kk",)),
            ("2010-02-01", ("kk", "en"), ("kk", "en")),
        ],
    }


def test_each_sentence_stands_once_in_the_committed_pages(
    library: pipeline.Library, project: Path
) -> None:
    """On a line of its own, so that an editor can mend it, on the page of its own wording."""
    lines = [
        (path.parent.name, line)
        for path in (project / "docs").rglob("*.md")
        for line in path.read_text(encoding="utf-8").split("\n")
        if line.startswith("<a id=")
    ]
    for act in library.acts:
        for text in (*act.texts, *act.earlier):
            folder = act.facts.id if text in act.texts else f"@{text.wording_of}"
            for unit in text.units():
                found = [
                    line
                    for place, line in lines
                    if place == folder and line.startswith(f'<a id="{unit.id}"')
                ]
                assert len(found) == (1 if folder[0] == "@" else len(found)), unit.id
                assert found, (folder, unit.id)


def test_two_older_wordings_of_a_day_stand_side_by_side(project: Path) -> None:
    page = (project / "docs/shelf/@2010-02-01/1.md").read_text(encoding="utf-8")
    (row,) = BeautifulSoup(page, "html.parser").select("tbody tr")
    assert [tag["id"] for tag in row.select("a")] == ["kk-1-p1", "en-1-p1"]


def test_a_newest_wording_of_the_day_is_not_written_twice(project: Path) -> None:
    page = (project / "docs/desk/@2011-04-01/2.md").read_text(encoding="utf-8")
    assert '<a id="kk-2-3"' in page and '<a id="en-2-3"' not in page
    assert '](../2.md#en-2-3 "unit")' in page and "](../2.md)" in page


def test_what_stands_on_another_page_is_led_to_there(shared: Shared) -> None:
    """Titles, the front, headings, the order around the rules and its notes: the newest English
    text is not written on the older Kazakh one's page. The site is built strictly: a link to a
    unit of another page that stayed on its own would be a warning.
    """
    pages = shared.project(HALL) / "docs/hall"
    older = (pages / "@2011-04-01/index.md").read_text(encoding="utf-8")
    led = re.findall(r'\]\((\S*)#([\w-]+) "(title|unit)"\)', older)
    assert led == [
        ("", "kk-front-p2", "title"),
        ("../index.md", "en-front-p2", "title"),
        ("../index.md", "en-chapter-1", "unit"),
        ("../index.md", "en-chapter-2", "unit"),
        ("../index.md", "en-front-p1", "unit"),
        ("../index.md", "en-front-p2", "unit"),
        ("../index.md", "en-order-front-p1", "unit"),
        ("../index.md", "en-order-front-p2", "unit"),
        ("../index.md", "en-order-1-p1", "unit"),
        ("../index.md", "en-order-front-p3", "unit"),
        ("../index.md", "en-order-1-note1", "unit"),
    ]
    newest = (pages / "index.md").read_text(encoding="utf-8")
    for _, unit, _ in led[1:]:
        assert f'<a id="{unit}"' in newest and f'<a id="{unit}"' not in older, unit
    assert newest.count('](#en-front-p2 "title")') == 1
    page = trees(shared.site(HALL))["en/hall/@2011-04-01/index.html"]
    for unit in ("en-front-p2", "en-order-1-note1"):  # a reader has it here
        assert page.find(id=unit), unit


def test_an_edit_by_hand_is_adopted_for_its_own_wording(
    project: Path, library: pipeline.Library
) -> None:
    made = render_pages(library)
    path = "desk/@2011-04-01/2.md"
    edited = made[path].replace("бір ай ішінде", "екі ай ішінде")
    found = find_edits(library, {path: edited}, made)
    assert not found.problems
    (edit,) = found.edits
    assert (edit.path, edit.unit, str(edit.wording)) == (f"docs/{path}", "kk-2-1", "2011-04-01")
    commit = commits.Commit("А. Редактор", datetime.date(2026, 1, 2))
    (adopted,) = library_with_edits.adopt_edits(
        library, found.edits, lambda edit: [(commit, edit.words)]
    )
    (correction,) = adopted.added
    assert str(correction.wording) == "2011-04-01"
    assert edit.made.replace(correction.raw, correction.reading) == edit.words
    # Whoever mends a link to an older wording is told where its words stand.
    page = "desk/2.md"
    told = find_edits(library, {page: made[page].replace("(@2011", "(@2012")}, made)
    assert "sources/desk/act.toml" in told.problems[0].message


def test_data_tells_the_address(built: Path) -> None:
    data = json.loads((built / "data/desk.json").read_text(encoding="utf-8"))
    assert [one["url"] for one in data["earlier"]] == ["desk/@2011-04-01/"]
    urls = {c["id"]: [one["url"] for one in c["earlier"]] for c in data["clauses"]}
    assert urls["2"] == ["desk/@2011-04-01/2/"] and urls["5"] == []
    for address in (*urls["2"], *urls["4"]):
        assert (built / address / "index.html").is_file()


# ---- the pages of a day -------------------------------------------------------------------------

# address · ids of its units · words of its notice · where "newest" leads: to the act itself where
# the newest wording has no such clause, or numbers its clauses otherwise
OLDER = [
    ("desk/@2011-04-01/2/", "kk-2-p1 en-2-p1 kk-2-1 en-2-1 kk-2-2 en-2-2 kk-2-3 en-2-3",
     "Wording of 1 April 2011 (Kazakh, English). On this page the English text is the newest held.", ["desk/2/"]),
    ("desk/@2011-04-01/4/", "kk-4-p1 en-4-p1", "It has no such clause.", ["desk/"]),
    ("shelf/@2010-02-01/1/", "kk-1-p1 en-1-p1", "wording of 1 May 2014", ["shelf/", "shelf/1/"]),
    ("shelf/@2012-03-01/1/", "kk-1-p1", "Wording of 1 March 2012 (Kazakh).", ["shelf/"]),
]  # fmt: skip


@pytest.mark.parametrize(("address", "units", "words", "newest"), OLDER)
def test_a_clause_of_an_older_wording(
    pages: dict[str, BeautifulSoup], address: str, units: str, words: str, newest: list[str]
) -> None:
    for prefix in ("", "en/"):
        page = pages[prefix + address]
        shown = page.select(".law .unit[id]")
        assert [unit["id"] for unit in shown] == units.split()
        assert all(unit["lang"] == str(unit["id"])[:2] for unit in shown)
        links = [str(a["href"]) for a in page.select('.notice[data-notice="older"] a')]
        there = [urljoin(f"/{address}", link).removeprefix("/") for link in links]
        assert there == newest
    assert words in said(pages[f"en/{address}"].select_one('.notice[data-notice="older"]'))
    assert "Бұл – бұрынғы редакция." in said(pages[address].select_one(".notice"))


def test_a_page_of_an_older_wording_is_whole(pages: dict[str, BeautifulSoup]) -> None:
    """Its neighbours, its notes, its remarks and its source are those of that wording."""
    page = pages["en/desk/@2011-04-01/4/"]
    assert [a["href"] for a in page.select(".around a")] == ["../3/"]
    assert "a remark on the older wording" in said(page.select_one(".law .remark"))
    assert "01.04.2011 № 7" in said(page.select_one(".notes blockquote"))
    assert "sources/desk/kk-2011-04-01.txt" in said(page.select_one(".sources"))
    assert "kk-2015-06-01.txt" not in str(page)
    assert page.select("[aria-current=page]")


def test_a_reference_leads_inside_its_wording(pages: dict[str, BeautifulSoup]) -> None:
    (link,) = pages["desk/@2011-04-01/2/"].select("#kk-2-2 .ref")
    assert str(link["href"]).endswith("/desk/@2011-04-01/1/")


def test_what_the_next_wording_changed(pages: dict[str, BeautifulSoup]) -> None:
    page = pages["desk/@2011-04-01/2/"]
    told = [[x.get_text() for x in page.select(f".against {tag}")] for tag in ("del", "ins")]
    assert told == [["бір ай", ";", "дауыс {{ көтермейді-ау }}."], ["үш күн", "."]]
    same = pages["en/desk/@2011-04-01/3/"].select_one("#next-kk-2015-06-01 .tag")
    assert said(same) == "unchanged"
    # The next one held, not the newest.
    after = pages["shelf/@2010-02-01/1/"].select_one("#next-kk-2012-03-01")
    assert after is not None and "@2012-03-01/1/" in str(after)


def test_the_wording_as_a_whole(pages: dict[str, BeautifulSoup]) -> None:
    page = pages["en/desk/@2011-04-01/"]
    assert [a["href"] for a in page.select(".toc a")] == ["1/", "2/", "3/", "4/"]
    headings = [unit["id"] for unit in page.select("main .unit[data-kind=heading]")]
    assert headings == ["kk-chapter-1", "en-chapter-1", "kk-chapter-2", "en-chapter-2"]
    assert "Жалпы ережелер" in page.get_text()


def test_the_clause_page_leads_to_the_permanent_address(pages: dict[str, BeautifulSoup]) -> None:
    links = [str(a["href"]) for a in pages["desk/2/"].select(".earlier a")]
    assert links == ["../@2011-04-01/2/"]
    assert "../history/" in [a["href"] for a in pages["desk/2/"].select(".apparatus a")]
    assert "@2011-04-01/" in [a["href"] for a in pages["desk/"].select("main li a")]


def test_a_repair_of_an_older_wording_leads_to_its_page(pages: dict[str, BeautifulSoup]) -> None:
    (link,) = pages["corrections/"].select("td a")
    assert from_root(str(link["href"])) == "desk/@2011-04-01/2/#kk-2-3"


# ---- the days of the newest wordings ------------------------------------------------------------


def test_the_day_of_a_newest_wording_leads_to_its_clause(
    built: Path, pages: dict[str, BeautifulSoup]
) -> None:
    for prefix in ("", "en/"):
        for address, back in (
            ("desk/@2015-06-01/2/", "../../2/"),
            ("desk/@2015-06-01/", "../"),
            ("shelf/@2014-05-01/1/", "../../1/"),
        ):
            page = pages[prefix + address]
            (link,) = page.select("a")
            assert link["href"] == back
            assert page.select_one("meta[name=robots][content=noindex]")
            assert (built / prefix / address / "index.html").stat().st_size < 1500
    # A clause that the wording has not has no address there.
    assert "desk/@2015-06-01/4/" not in pages and "desk/@2015-06-01/5/" in pages


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_it_leads_there_with_and_without_a_script(
    browser: Browser, built: Path, script: bool
) -> None:
    with served(built) as home:
        context = browser.new_context(java_script_enabled=script, base_url=home)
        page = context.new_page()
        page.goto("/en/desk/@2015-06-01/2/#kk-2-1")
        page.wait_for_url("**/en/desk/2/" + ("#kk-2-1" if script else ""))
        expect(page.locator("#kk-2-1")).to_be_visible()
        context.close()


@pytest.mark.browser
def test_it_leads_there_from_the_disk(browser: Browser, on_disk: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((on_disk / "desk/@2015-06-01/2/index.html").as_uri() + "#kk-2-1")
    page.wait_for_url("**/desk/2/index.html#kk-2-1")
    context.close()


def test_addresses_are_plain_and_those_that_lead_are_not_listed(on_disk: Path) -> None:
    listed = (on_disk / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://law.example/desk/@2011-04-01/2/</loc>" in listed
    assert "<loc>https://law.example/en/desk/history/</loc>" in listed
    assert "@2015-06-01" not in listed and "%40" not in listed
    older = (on_disk / "en/desk/@2011-04-01/2/index.html").read_text(encoding="utf-8")
    assert 'rel="canonical" href="https://law.example/en/desk/@2011-04-01/2/"' in older
    leads = (on_disk / "en/desk/@2015-06-01/2/index.html").read_text(encoding="utf-8")
    assert 'rel="canonical" href="https://law.example/en/desk/2/"' in leads


# ---- the page that compares ---------------------------------------------------------------------


def test_the_history_compares_clause_by_clause(pages: dict[str, BeautifulSoup]) -> None:
    """Place · what became of it · where it leads, in the order of the two wordings."""
    page = pages["en/desk/history/"]
    told = [
        (
            said(place.select_one("h4")),
            said(place.select_one(".tag")),
            [from_root(str(a["href"])) for a in place.select(".links a")],
        )
        for place in page.select("#kk-2015-06-01 .place")
    ]
    assert told == [
        ("Heading of Chapter 1", "changed", ["desk/@2011-04-01/", "desk/"]),
        ("Clause 1", "unchanged", ["desk/@2011-04-01/1/", "desk/1/"]),
        ("Clause 2", "changed", ["desk/@2011-04-01/2/", "desk/2/"]),
        ("Heading of Chapter 2", "unchanged", ["desk/@2011-04-01/", "desk/"]),
        ("Clause 3", "unchanged", ["desk/@2011-04-01/3/", "desk/3/"]),
        ("Clause 4", "removed", ["desk/@2011-04-01/4/"]),
        ("Clause 5", "new", ["desk/5/"]),
    ]
    assert [said(tag) for tag in page.select("#kk .counts .tag")] == [
        "changed: 2",
        "new: 1",
        "removed: 1",
        "unchanged: 3",
    ]
    assert page.select_one("#en .place") is None
    held = said(page.select_one("#en"))
    assert "Held: wording of 1 April 2011." in held
    assert "Not held: wording of 1 June 2015, wording of 9 January 2018." in held
    kazakh = pages["desk/history/"]
    assert {said(tag) for tag in kazakh.select(".place .tag")} == {
        "өзгеріссіз",
        "өзгертілген",
        "жаңа",
        "енбеген",
    }


def test_every_two_neighbouring_wordings_are_compared(pages: dict[str, BeautifulSoup]) -> None:
    page = pages["en/shelf/history/"]
    steps = [said(tag) for tag in page.select("h3")]
    assert steps == [
        "Wording of 1 March 2012 → Wording of 1 May 2014",
        "Wording of 1 February 2010 → Wording of 1 March 2012",
        "Wording of 1 February 2010 → Wording of 1 May 2014",
    ]
    # Clause 2 became clause 1: the numbers are compared, and the reader is told.
    moved = page.select_one("#kk-2014-05-01-2")
    assert "The same words stand in: Clause 1" in said(moved)


def test_ids_and_titles_are_unique_and_no_link_is_dead(
    built: Path, pages: dict[str, BeautifulSoup]
) -> None:
    anchors = {path: {tag["id"] for tag in page.find_all(id=True)} for path, page in pages.items()}
    for prefix in ("", "en/"):
        titles = [
            page.title.string
            for path, page in pages.items()
            if page.title and path.startswith("en/") == bool(prefix) and path != "404.html"
        ]
        assert len(titles) == len(set(titles))
    for path, page in pages.items():
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), path
        for tag in page.find_all("a"):
            href, _, anchor = str(tag["href"]).partition("#")
            if path == "404.html":
                continue
            folder = (built / path / href).resolve() if href else built / path
            name = folder.relative_to(built.resolve()).as_posix() if href else path.rstrip("/")
            if folder.is_file():  # a format of its own
                continue
            key = "" if name in ("", ".") else f"{name}/"
            assert key in pages, f"{path}: {href}"
            assert not anchor or anchor in anchors[key], f"{path}: {tag['href']}"


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with served(built) as found:
        yield found


@pytest.mark.browser
def test_a_reader_cites_an_older_wording_by_its_address(reader: Watched) -> None:
    reader.page.goto("/en/desk/@2011-04-01/2/")
    reader.page.locator("a.switch").click()
    expect(reader.page).to_have_url("/desk/@2011-04-01/2/")
    expect(reader.page.locator("#kk-2-1 .cite")).to_have_count(1)
    told = re.compile("2011 жылғы 1 сәуірдегі редакция")
    expect(reader.page.locator("#cite")).to_have_attribute("data-text-kk", told)
