"""An agency's name on every page and in a copy that it unpacked."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from tests.site.test_agency import SVG, png
from tests.tools.browsing import PHONE, WIDE, watching
from tests.tools.site_build import ONE_ACT, Shared, build, one_act

# ---- on the pages --------------------------------------------------------------------------------

HOSTILE = "<b>Мысал</b> & «агенттік» {{ w }}"


@pytest.fixture(scope="module")
def hosted(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that an agency built for its server."""
    folder = tmp_path_factory.mktemp("agency")
    (folder / "logo.png").write_bytes(png(40, 10))
    (folder / "agency.toml").write_text(
        f'name.kk = "{HOSTILE}"\nlogo = "logo.png"\nhome = "https://example.kz/?a=1&b=2"\n'
        '[[contact]]\ntext.kk = "101-бөлме"\ntext.en = "Room 101"\n'
        '[[contact]]\ntext.en = "Write"\nlink = "mailto:a@example.kz"\n',
        encoding="utf-8",
    )
    build(shared.project(one_act()), folder / "site", ADEP_AGENCY=str(folder))
    return folder / "site"


PAGES = ("index.html", "en/index.html", f"{ONE_ACT}/5/index.html", "en/about/index.html")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_who_hosts_it_without_any_script(hosted: Path, path: str) -> None:
    page = BeautifulSoup((hosted / path).read_bytes(), "html.parser")
    head, foot = page.select_one(".agency-head"), page.select_one("footer .agency-foot")
    assert head and foot and not head.has_attr("hidden")
    assert HOSTILE in head.get_text() and HOSTILE in foot.get_text()
    link, logo = head.select_one("a"), head.select_one("img")
    assert link and link["href"] == "https://example.kz/?a=1&b=2"
    assert logo and logo["alt"] == ""
    assert ((hosted / path).parent / urlsplit(str(logo["src"])).path).read_bytes() == png(40, 10)
    english = path.startswith("en/")
    assert ("Hosted by" if english else "Сайт көшірмесін орналастырған:") in head.get_text()
    assert ("Room 101" if english else "101-бөлме") in foot.get_text()
    # Words in another language than the page say so.
    assert bool(foot.select("[lang=kk]")) == english and bool(foot.select("[lang=en]")) != english
    # It hosts a copy: the texts are not its words.
    assert ("no translation an official one" if english else "ресми аудармаға") in foot.get_text()
    assert not page.select('script[src*="agency"]')


def test_without_an_agency_no_page_speaks_of_one(site: Path) -> None:
    for path in PAGES:
        assert "agency" not in (site / path).read_text("utf-8")
    assert not (site / "agency").exists()


@pytest.fixture(scope="module")
def unpacked(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy as it comes out of the zip, to be changed."""
    folder = tmp_path_factory.mktemp("unpacked") / "site"
    return shutil.copytree(shared.site(ADEP_OFFLINE="true"), folder)


FILLED = """
window.adepAgency = {
  name: { kk: "Мысал <b>агенттігі</b>", en: "" },
  logo: "біздің logo.svg",
  home: "https://example.kz/",
  contacts: [
    { kk: "101-бөлме", en: "Room 101", link: "" },
    { kk: "Хат", en: "Letter", link: "mailto:a@example.kz" },
    { kk: "Жаман", en: "Bad", link: "javascript:alert(1)" },
    { kk: "", en: "", link: "tel:+7" },
  ],
};
"""


@pytest.mark.browser
def test_a_copy_takes_the_name_from_one_file_without_any_tool(
    unpacked: Path, browser: Browser
) -> None:
    """Read from the disk: the file is edited with Notepad, the page is loaded again."""
    home = unpacked.as_uri() + "/"
    file = unpacked / "agency" / "agency.js"
    logo = file.with_name("біздің logo.svg")
    logo.write_bytes(SVG)
    with watching(browser, home, PHONE) as watched:
        page = watched.page
        page.goto(f"{home}honor-code-2005/5/index.html")
        expect(page.locator("footer")).to_be_visible()
        expect(page.locator(".agency-head")).to_be_hidden()
        expect(page.locator(".agency-foot")).to_be_hidden()
        file.write_text(FILLED, encoding="utf-8")
        try:
            page.reload()
            head, foot = page.locator(".agency-head"), page.locator(".agency-foot")
            expect(head).to_contain_text("Сайт көшірмесін орналастырған: Мысал <b>агенттігі</b>")
            expect(head.get_by_role("link")).to_have_attribute("href", "https://example.kz/")
            expect(head.locator("img")).to_have_js_property("complete", True)
            expect(head.locator("img")).not_to_have_js_property("naturalWidth", 0)
            expect(foot).to_contain_text("101-бөлме")
            expect(foot.get_by_role("link")).to_have_count(1)  # the letter alone
            expect(foot.locator(".agency-contact")).to_have_count(3)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= PHONE["width"]
            page.goto(f"{home}en/index.html")
            expect(head.locator("b")).to_have_attribute("lang", "kk")
            expect(foot).to_contain_text("Room 101")
        finally:
            file.unlink()
            logo.unlink()


@pytest.mark.browser
def test_a_copy_without_a_name_asks_once_a_visit(unpacked: Path, browser: Browser) -> None:
    """And again when a page is loaded again, for then somebody may have put the file there."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if r.url.endswith("agency.js") else None)
    home = unpacked.as_uri() + "/"
    for path in ("index.html", "en/index.html", "honor-code-2005/5/index.html"):
        page.goto(home + path)
        page.wait_for_load_state("networkidle")
    assert asked == [f"{home}agency/agency.js"]
    page.reload(wait_until="networkidle")
    assert asked == [f"{home}agency/agency.js"] * 2
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("way", ["beside", "over"])
def test_the_name_survives_a_new_version(
    unpacked: Path, browser: Browser, tmp_path: Path, way: str
) -> None:
    """As guides/hosting.md says: unpacked beside, and the folder copied; or all of it copied over the old."""
    old = tmp_path / "adep"
    shutil.copytree(unpacked, old)
    example = (old / "agency" / "agency.example.js").read_text(encoding="utf-8")
    filled = example.replace('name: { kk: ""', 'name: { kk: "Мысал агенттігі"')
    assert filled != example
    (old / "agency" / "agency.js").write_text(filled, encoding="utf-8")
    (old / "agency" / "logo.svg").write_bytes(SVG)
    if way == "over":
        shutil.copytree(unpacked, old, dirs_exist_ok=True)
        new = old
    else:
        new = tmp_path / "adep-new"
        shutil.copytree(unpacked, new)
        shutil.copytree(old / "agency", new / "agency", dirs_exist_ok=True)
        shutil.rmtree(old)
    with watching(browser, new.as_uri(), WIDE) as watched:
        watched.page.goto(f"{new.as_uri()}/honor-code-2005/5/index.html")
        expect(watched.page.locator(".agency-head")).to_contain_text("Мысал агенттігі")
    assert (new / "agency" / "logo.svg").read_bytes() == SVG


@pytest.mark.browser
@pytest.mark.parametrize("text", ["window.adepAgency = {", "", "window.adepAgency = 5;"])
def test_a_spoilt_file_spoils_no_page(unpacked: Path, browser: Browser, text: str) -> None:
    file = unpacked / "agency" / "agency.js"
    file.write_text(text, encoding="utf-8")
    context = browser.new_context(viewport=WIDE)
    try:
        page = context.new_page()
        page.goto((unpacked / "index.html").as_uri())
        expect(page.locator("h1").first).to_be_visible()
        expect(page.locator(".agency-head")).to_be_hidden()
    finally:
        context.close()
        file.unlink()
