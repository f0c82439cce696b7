"""Every kind of page and every control in Debian's Firefox and in WebKitGTK, from a server and from
the disk. Chromium has all other tests.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from adep import cli
from tests.tools import other_browsers
from tests.tools.browsing import MAY_BE_MISSING
from tests.tools.site_build import Shared, asset, page_of_every_kind, served
from tests.tools.webdriver import CONTROL, ENTER, ESCAPE, Reader

pytestmark = pytest.mark.exhaustive

# Runs before anything else of a page: no WebDriver tells what a page complained of.
LISTENING = """
window.complaints = [];
for (const kind of ["error", "unhandledrejection", "securitypolicyviolation"]) {
  addEventListener(kind, event => complaints.push(kind + ": " + (event.message || event.reason ||
    event.violatedDirective || event.target.src || event.target.href)), true);
}
for (const kind of ["error", "warn"]) console[kind] = (...words) => complaints.push(words.join(" "));
"""
BROWSERS = {"firefox": other_browsers.firefox, "webkit": other_browsers.webkit}
SIZES = ((1366, 900), (390, 844))  # Firefox's narrowest window is wider than the second


@pytest.fixture(scope="module")
def unpacked(shared: Shared) -> Path:
    """The site as it is handed out for the disk, in a folder of a reader's; its pages listen."""

    def make(folder: Path) -> None:
        assert cli.main(["bundle", "--to", str(folder / "zip")]) == 0
        (made,) = (folder / "zip").glob("*.zip")
        with zipfile.ZipFile(made) as archive:
            archive.extractall(folder / "Менің құжаттарым (2)")

    (found,) = (shared.once("listening", make) / "Менің құжаттарым (2)").iterdir()
    boot = found / asset(found, "assets/adep/boot.js")
    if not boot.read_text("utf-8").startswith(LISTENING):
        boot.write_text(LISTENING + boot.read_text("utf-8"), encoding="utf-8")
    return found


@pytest.fixture(scope="module", params=BROWSERS)
def driven(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    """A reader in each of the browsers."""
    with BROWSERS[request.param](tmp_path_factory.mktemp("home")) as reader:
        yield reader


@pytest.fixture(scope="module", params=["from a server", "from the disk"])
def home(request: pytest.FixtureRequest, unpacked: Path) -> Iterator[str]:
    """The address of the site, with a final slash."""
    if request.param == "from the disk":
        yield unpacked.as_uri() + "/"
    else:
        with served(unpacked) as address:
            yield f"{address}/"


def visit(reader: Reader, home: str, path: str) -> None:
    """Read a page of the site. None before it complained of anything."""
    complained(reader)
    reader.open(f"{home}{path}index.html")
    reader.wait("document.readyState === 'complete'")


def complained(reader: Reader) -> None:
    complaints = reader.run("return window.complaints || []")
    assert [one for one in complaints if not one.endswith(MAY_BE_MISSING)] == []


# ---- pages ---------------------------------------------------------------------------------------

WHOLE = """
const found = [], home = arguments[0], root = document.documentElement;
const fault = (bad, what) => { if (bad) found.push(what); };
fault(!document.querySelector("h1").getClientRects().length, "no title");
fault(getComputedStyle(document.querySelector(".md-skip")).position !== "fixed", "no styles");
fault(root.className !== "js", "boot.js did not run");
fault(!document.querySelector("button.theme").title, "adep.js did not run");
fault(root.scrollWidth > innerWidth, "wider than the screen: " + root.scrollWidth);
for (const face of document.fonts) fault(face.status === "error", face.family);
for (const asked of performance.getEntriesByType("resource"))
  fault(!asked.name.startsWith(home), asked.name);
return found;
"""


def test_every_kind_of_page(driven: Reader, home: str, unpacked: Path) -> None:
    for path in page_of_every_kind(unpacked, everything=True):
        visit(driven, home, path)
        for size in SIZES:
            driven.resize(*size)
            # A window takes its size a moment later; what stays too wide is said here.
            driven.wait("document.documentElement.scrollWidth <= innerWidth")
            assert driven.run(WHOLE, home) == [], f"{path} {size}"
    complained(driven)


# ---- controls ------------------------------------------------------------------------------------

CLAUSE = "en/honor-code-2005/5/"
HITS = "[data-search-results] a[data-unit]"


def colours(reader: Reader, home: str) -> None:
    """As the system, light, dark; kept on the next page."""
    visit(reader, home, CLAUSE)
    seen = set()
    for theme in ("light", "dark"):
        reader.click("button.theme")
        assert reader.run("return document.documentElement.dataset.theme") == theme
        seen.add(reader.run("return getComputedStyle(document.body).backgroundColor"))
    assert len(seen) == 2
    visit(reader, home, "en/")
    assert reader.run("return document.documentElement.dataset.theme") == "dark"
    reader.click("button.theme")


def low_vision(reader: Reader, home: str) -> None:
    visit(reader, home, CLAUSE)
    size = "return parseFloat(getComputedStyle(document.querySelector('#en-5-1 .text')).fontSize)"
    before = reader.run(size)
    reader.click("button.sight")
    reader.click(".sight-bar [data-choice=larger]")
    reader.click(".sight-bar [data-choice=black]")
    assert reader.run(size) >= 1.5 * before
    assert reader.run("return getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    reader.click(".sight-bar .off")
    assert reader.run(size) == before


def drawer(reader: Reader, home: str) -> None:
    """It covers the page, the page behind it is dead, and Escape or its button closes it."""
    visit(reader, home, CLAUSE)
    reader.resize(*SIZES[1])
    for close in (partial(reader.press, ESCAPE), partial(reader.click, "#contents .close button")):
        reader.click("button.menu")
        reader.wait_for("#contents .close button")
        assert reader.run("return document.querySelector('.md-content').inert")
        close()
        assert not reader.run("return document.querySelector('.md-content').inert")
    reader.click("button.menu")
    reader.click("#contents a[href*='timeline']")
    reader.wait("location.pathname.includes('/en/timeline/')")


def languages(reader: Reader, home: str) -> None:
    """The switch of the interface, the choice of the texts' languages, a link to what it hides."""
    visit(reader, home, CLAUSE)
    reader.click("a.switch")
    reader.wait("document.documentElement.lang === 'kk' && location.pathname.includes('honor')")
    shown = "return document.querySelector(arguments[0]).getClientRects().length > 0"
    reader.click(".chooser [data-view=kk]")
    assert (reader.run(shown, "#kk-5-1"), reader.run(shown, "#en-5-1")) == (True, False)
    reader.run("location.hash = 'en-5-14'")
    reader.wait("document.querySelector('#en-5-14').getClientRects().length")
    reader.click(".chooser [data-view=both]")


def day(reader: Reader, home: str) -> None:
    """How things stood on a day, by the field, by the address and by going back."""
    visit(reader, home, CLAUSE)
    # How a day is typed is the browser's own affair, and its language's.
    reader.run("document.querySelector('#on').value = '2012-05-01'")
    reader.click("form.on [type=submit]")
    reader.wait("document.querySelector('.on-answer').textContent")
    reader.wait("location.search === '?on=2012-05-01'")
    reader.click("form.on [type=reset]")
    reader.wait("!document.querySelector('.on-answer').textContent")
    reader.back()
    reader.wait("document.querySelector('.on-answer').textContent")


def citing(reader: Reader, home: str) -> None:
    """What is copied is what a reader pastes."""
    visit(reader, home, CLAUSE)
    for nth, begins in ((1, "http"), (2, "Code of honor"), (3, "«")):
        reader.click("#en-5-1 > .cite")
        reader.wait_for(".cite-menu button")
        reader.click(f".cite-menu button:nth-of-type({nth})")
        reader.wait("document.querySelector('p.status').textContent")
        reader.click("form.search input")
        reader.press(CONTROL, "a")
        reader.press(CONTROL, "v")
        pasted = reader.run("return document.querySelector('form.search input').value")
        assert pasted.startswith((begins, "file:") if nth == 1 else begins), pasted
        reader.press(ESCAPE)
    reader.click("#en-5-1 > .cite")
    reader.press(ESCAPE)
    reader.wait("!document.querySelector('.cite-menu')")


def searching(reader: Reader, home: str) -> None:
    """A word, a filter, a result, back; an offer; what is copied by the keyboard alone."""
    visit(reader, home, "en/")
    reader.press("/")
    reader.type("form.search input", "civil")
    reader.wait("document.querySelectorAll('.hit').length > 3")
    reader.click("select[name=act] option[value=employee-code-2020]")
    reader.wait("location.search.includes('act=employee-code-2020')")
    reader.wait("document.querySelector('[data-search-results]').dataset.query === 'civil'")
    reader.wait(f"[...document.querySelectorAll('{HITS}')].every(a => /employee/.test(a.href))")
    reader.wait_for(HITS)
    unit = reader.run("return document.querySelector(arguments[0]).hash.slice(1)", HITS)
    reader.click(HITS)
    reader.wait("location.hash.slice(1) === arguments[0]", unit)
    reader.wait("document.getElementById(arguments[0]).getClientRects().length", unit)
    reader.back()
    reader.wait_for(HITS)
    reader.press(ESCAPE)
    visit(reader, home, "en/")
    reader.type("form.search input", "corruptoin")
    reader.wait_for(".search-said .choice")
    reader.click(".search-said .choice")
    reader.wait("document.querySelector('form.search input').value === 'corruption'")
    reader.wait("document.querySelector('[data-search-results]').dataset.query === 'corruption'")
    reader.press(ENTER)
    reader.wait("!location.search.includes('corruption')")
    reader.wait(
        "document.readyState === 'complete' && !location.pathname.endsWith('/en/index.html')"
    )


def previews(reader: Reader, home: str) -> None:
    """What a link leads to and how a repaired word is printed, at the pointer; Escape."""
    visit(reader, home, "honor-code-2005/5/")
    for kind in ("[data-preview]", "[data-note]"):
        reader.hover(f".law {kind}")
        reader.wait("document.querySelector('#preview')?.textContent.length > 9")
        assert not reader.run("return document.querySelector('#preview').hidden")
        reader.press(ESCAPE)
        assert reader.run("return document.querySelector('#preview').hidden")


def folds(reader: Reader, home: str) -> None:
    visit(reader, home, CLAUSE)
    reader.click("#sources > summary")
    reader.click("#sources details.raw > summary")
    reader.wait_for("#sources details.raw pre")


def printing(reader: Reader, home: str) -> None:
    visit(reader, home, "en/honor-code-2005/read/")
    reader.run("window.print = () => { window.printed = true; }")
    reader.click("button.print")
    assert reader.run("return window.printed")


def adding(reader: Reader, home: str) -> None:
    """The form of a new text says what was chosen, and is saved as a file."""
    visit(reader, home, "en/add-a-text/")
    reader.click("select[name=act] option[value=new]")
    reader.type("input[name=id]", "rules-2026")
    reader.type("input[name='title.en']", 'Rules of "order"')
    assert 'Rules of \\"order\\"' in reader.text("pre.form")
    assert "rules-2026" in reader.text("pre.form")
    saved = "HTMLAnchorElement.prototype.click = function () { window.saved = this.download; };"
    reader.run(saved)
    reader.click("[data-save]")
    assert str(reader.run("return window.saved")).startswith("rules-2026")


CONTROLS: tuple[Callable[[Reader, str], None], ...] = (
    colours, low_vision, drawer, languages, day, citing, searching, previews, folds, printing, adding,
)  # fmt: skip


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.__name__)
def test_control(driven: Reader, home: str, control: Callable[[Reader, str], None]) -> None:
    driven.resize(*SIZES[0])
    control(driven, home)
    complained(driven)


def test_a_page_that_leads_on(driven: Reader, home: str, unpacked: Path) -> None:
    """An address that a page had before: the same place of the page that has it now."""
    leads = next(
        file
        for file in sorted(unpacked.rglob("index.html"))
        if "lead." in (text := file.read_text("utf-8")) and 'http-equiv="refresh"' in text
    )
    driven.open(f"{home}{leads.relative_to(unpacked).as_posix()}?on=2012-05-01")
    driven.wait("document.querySelector('.md-header')")
    driven.wait("location.search === '?on=2012-05-01'")


# ---- a browser that is not there -----------------------------------------------------------------


def test_a_browser_that_cannot_be_had_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADEP_FIREFOX", "/nowhere/firefox")
    with pytest.raises(AssertionError, match="apt-get install firefox-esr"):
        other_browsers.found("firefox")
