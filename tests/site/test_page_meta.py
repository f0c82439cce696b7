"""What search engines and messengers are told of the built site, page by page."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from adep.library.pipeline import Library
from adep.site import page_meta
from tests.site.heads import ROOT, Pages, languages, leads, link, meta, opened, read
from tests.tools.browsing import WIDE, watching
from tests.tools.site_build import asset, served

# ---- titles and descriptions --------------------------------------------------------------------


def own(site: Path) -> Iterator[tuple[str, str, str]]:
    """(address, title, description) of every page with content of its own."""
    for address, page in read(site).items():
        if not page.find("meta", attrs={"http-equiv": "refresh"}):
            assert page.title is not None
            yield address, page.title.get_text(), meta(page, "description")


@pytest.mark.parametrize("which", ["site", "public", "older"])
def test_every_page_has_a_title_and_a_description_of_its_own(
    which: str, request: pytest.FixtureRequest
) -> None:
    found = [page for page in own(request.getfixturevalue(which)) if page[0] != "404.html"]
    assert len(found) > 10
    for at in (1, 2):
        assert len({page[at] for page in found}) == len(found)
    for address, title, description in found:
        assert 8 <= len(title) <= 160, address
        assert 45 <= len(description) <= 200, (address, description)
        assert "  " not in description and not description.startswith(" "), address


# language · what opens a clause's sentence · room for it · what is told of it, None: no words at all
OPENINGS = [
    ("en", "A librarian shall:", 40, "A librarian shall:"),
    ("en", "In accordance with Article 16 of the Labor Code, I HEREBY ORDER:", 30, "… Labor Code, I HEREBY ORDER:"),
    ("kk", "«Мемлекеттік қызмет туралы» Заңның 5-бабына сәйкес ҚАУЛЫ ЕТЕМІН:", 30, "… 5-бабына сәйкес ҚАУЛЫ ЕТЕМІН:"),
    # the verb would be lost, and with it that all this is forbidden
    ("en", "Librarians are prohibited, when on duty and when off duty, from:", 30, None),
    ("en", "It is not allowed, when on duty and when off duty, to:", 30, None),
    ("en", "No librarian may, when on duty and when off duty, do as follows:", 30, None),
    ("en", "Librarians must not sleep, and when on duty in a library they shall:", 30, None),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "opening", "room", "told"), OPENINGS)
def test_what_opens_a_sentence_is_not_cut_at_its_verb(
    lang: str, opening: str, room: int, told: str | None
) -> None:
    assert page_meta.shortened(opening, lang, room) == told


# page · what a search engine shows of it
TOLD = [
    (
        "en/honor-code-2005/6/",
        "Repealed from 1 January 2016. Public servants must observe business etiquette; respect "
        "the rules of official conduct. Wording of 1 April 2011, unofficial translation.",
    ),
    (  # a later wording exists and is not held
        "en/ethics-code-2015/5/",
        "This is not the latest wording. Civil servants shall: 1) facilitate strengthening the "
        "unity of the people of Kazakhstan and interethnic harmony … Wording of 29 December 2015, "
        "unofficial translation.",
    ),
    (  # the interface's language is not held
        "employee-code-2020/7/",
        "Қазақша мәтін қорда жоқ. Ағылшынша: A civil servant in the performance of his/her duties "
        "must comply with the following principles: … 2023 жылғы 13 қарашадағы редакция, бейресми аударма.",
    ),
    (
        "honor-code-2005/6/",
        "Күшін жойған (2016 жылғы 1 қаңтардан бастап). Мемлекеттік қызметшілер іскерлік "
        "этикетті сақтауға, ресми мінез-құлық қағидаларын құрметтеуге тиіс. 2013 жылғы 1 "
        "қазандағы редакция, ресми мәтін.",
    ),
    (
        "en/duties/gifts/",
        "Gifts, rewards and services. Code of Ethics of civil employees (2020): clause 9, "
        "clause 10.",
    ),
]


@pytest.mark.parametrize(("address", "told"), TOLD)
def test_a_description_warns_first_and_then_quotes(address: str, told: str, heads: Pages) -> None:
    assert meta(heads[address], "description") == told


def test_an_older_wording_says_so_first(older: Path) -> None:
    page = opened(older / "en/desk/@2011-04-01/1/index.html")
    assert meta(page, "description") == (
        "This is an older wording. An employee is kind & “brief”. Wording of 1 April 2011, "
        "unofficial translation."
    )


# ---- addresses ----------------------------------------------------------------------------------


def test_each_page_names_itself_and_its_other_language(heads: Pages, library: Library) -> None:
    leading = leads(library)
    checked = 0
    for address, page in heads.items():
        if address in leading or address == "404.html":
            assert not languages(page)
            continue
        path = address.removeprefix("en/")
        assert link(page, "canonical") == ROOT + address == meta(page, "og:url")
        assert languages(page) == {
            "kk": ROOT + path,
            "en": f"{ROOT}en/{path}",
            "x-default": ROOT + path,
        }
        for other in languages(page).values():  # each of them says the same
            assert languages(heads[other.removeprefix(ROOT)]) == languages(page)
        checked += 1
    assert checked > 200


def test_what_only_leads_on_names_where_it_leads(heads: Pages, library: Library) -> None:
    for address in leads(library):
        to = link(heads[address], "canonical").removeprefix(ROOT)
        assert link(heads[to], "canonical") == ROOT + to


def test_the_sitemap_lists_every_page_and_nothing_else(
    public: Path, heads: Pages, library: Library
) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = {}
    for url in ElementTree.parse(public / "sitemap.xml").getroot():
        others = url.findall("{http://www.w3.org/1999/xhtml}link")
        assert all(other.attrib["rel"] == "alternate" for other in others)
        found[url.findtext(f"{space}loc", "")] = {
            other.attrib["hreflang"]: other.attrib["href"] for other in others
        }
        assert url.find(f"{space}lastmod") is None  # nobody knows it of every page
    wanted = set(heads) - leads(library) - {"404.html"}
    assert set(found) == {ROOT + address for address in wanted}
    for address in wanted:
        assert found[ROOT + address] == languages(heads[address])


def test_an_older_wording_is_listed_too(older: Path) -> None:
    listed = (older / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{ROOT}en/desk/@2011-04-01/1/</loc>" in listed
    assert "@2020-01-01" not in listed  # it leads to the newest
    page = opened(older / "en/desk/@2011-04-01/1/index.html")
    assert link(page, "canonical") == f"{ROOT}en/desk/@2011-04-01/1/"


def test_robots_find_the_sitemap(public: Path) -> None:
    told = (public / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert told == ["User-agent: *", "Allow: /", "", f"Sitemap: {ROOT}sitemap.xml"]


def test_a_site_that_does_not_know_its_address_names_none(site: Path) -> None:
    assert not (site / "sitemap.xml").exists() and not (site / "robots.txt").exists()
    for address, page in read(site).items():
        assert not page.select("link[rel=canonical], link[hreflang], meta[property='og:url']")
        assert not page.select("meta[property='og:image']"), address


# ---- shared links -------------------------------------------------------------------------------


def test_a_shared_link_shows_title_words_and_picture(heads: Pages, public: Path) -> None:
    for address, page in heads.items():
        if not page.select("meta[property='og:title']"):
            assert address == "404.html" or page.find("meta", attrs={"http-equiv": "refresh"})
            continue
        assert page.title is not None
        assert page.title.get_text().startswith(f"{meta(page, 'og:title')} · ")
        assert meta(page, "og:description") == meta(page, "description")
        picture = meta(page, "og:image")
        assert picture.startswith(ROOT) and (public / picture.removeprefix(ROOT)).is_file()
        english = address.startswith("en/")
        assert meta(page, "og:locale") == ("en_GB" if english else "kk_KZ")
        assert ("share.en." if english else "share.kk.") in picture


def test_the_pictures_are_of_their_size_and_light(public: Path) -> None:
    for name, size in (
        ("share.kk.png", (1200, 630)),
        ("share.en.png", (1200, 630)),
        ("apple-touch-icon.png", (180, 180)),
    ):
        data = (public / asset(public, f"assets/mark/{name}")).read_bytes()
        assert data.startswith(b"\x89PNG") and struct.unpack(">II", data[16:24]) == size
        assert len(data) < 60_000


def test_every_icon_that_a_page_names_is_there(heads: Pages, public: Path) -> None:
    for address, page in heads.items():
        for tag in page.select("link[rel=icon], link[rel=apple-touch-icon]"):
            base = ROOT + address if address != "404.html" else ROOT
            path = urlsplit(str(tag["href"])).path
            start = urlsplit(base).path
            absolute = path if path.startswith("/") else _joined(start, path)
            assert (public / absolute.removeprefix("/codes/")).is_file(), address
    data = (public / "favicon.ico").read_bytes()
    kind, count = struct.unpack("<HH", data[2:6])
    assert (kind, count) == (1, 3)
    sizes = [data[6 + 16 * at] for at in range(count)]
    assert sizes == [16, 32, 48]


def _joined(base: str, path: str) -> str:
    steps = base.rstrip("/").split("/")
    while path.startswith("../"):
        path = path.removeprefix("../")
        steps.pop()
    return "/".join([*steps, path])


# ---- the page of addresses that are not there ---------------------------------------------------


def test_a_lost_reader_finds_home_in_both_languages(public: Path, site: Path) -> None:
    for page, home in ((opened(public / "404.html"), "/codes/"), (opened(site / "404.html"), "/")):
        assert meta(page, "robots") == "noindex"
        sections = page.select("main section")
        assert [section["lang"] for section in sections] == ["kk", "en"]
        hrefs = [str(tag["href"]) for section in sections for tag in section.select("a")]
        assert hrefs == [home, f"{home}en/"]
        assert len(page.find_all("h1")) == 1
        for tag in page.find_all(["a", "link", "script", "form"]):
            path = str(tag.get("href") or tag.get("src") or tag.get("action"))
            assert path.startswith((home, "#")), path


def test_the_lost_page_looks_as_every_page_does(
    browser: Browser, tmp_path: Path, public: Path
) -> None:
    """Under a path, at an address three folders deep: style and links are found."""
    (tmp_path / "codes").symlink_to(public)
    with served(tmp_path) as address, watching(browser, address, WIDE) as reader:
        html = (tmp_path / "codes" / "404.html").read_text(encoding="utf-8")
        reader.page.route(
            "**/no/such/page/",
            lambda route: route.fulfill(status=200, body=html, content_type="text/html"),
        )
        reader.page.goto("/codes/no/such/page/")
        expect(reader.page.locator("main")).to_have_css("display", "block")
        body = reader.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert body == "rgb(251, 250, 246)"  # --paper
        reader.page.get_by_role("link", name="Home").click()
        expect(reader.page).to_have_url(f"{address}/codes/en/")
