"""An index in parts: what a reader fetches of it, and what is said meanwhile."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from adep.languages.interface import load_interface
from adep.library.pipeline import Library
from adep.site.search_files import Searching, list_of_files, searching, words_of_search
from tests.tools.browsing import LINKS, RESULTS, WIDE, settled

pytestmark = pytest.mark.browser
STATUS = ".search-status"
FURTHER = ".search-further button"
# Notes the scripts that a page adds (a browser that has asked for a file does not ask for it twice), and what it says.
NOTED = """() => {
  const append = document.head.append, status = document.querySelector(".search-status");
  window.added = [];
  window.heard = [];
  new MutationObserver(() => heard.push(status.textContent)).observe(status, { childList: true });
  document.head.append = function (script) {
    added.push(script.src);
    append.call(document.head, script);
  };
}"""


@pytest.fixture(scope="module")
def cut(library: Library) -> Searching:
    """The search of the site with a part for each act, in the order of the acts."""
    found = searching(library, ("kk", "en"), least=1)
    assert [act.id for act in found.entries] == [
        "honor-code-2005", "ethics-code-2015", "employee-code-2020", "ethical-norms-2024",
    ]  # fmt: skip
    return found


def handed(script: Path) -> Any:
    """What a script hands over to the search."""
    first = script.read_text("utf-8").partition(";\n")[0]
    return json.loads(first.split(" = ", 2)[2])


class Fetching:
    """A page that searches the site so; ``parts`` are the numbers of those that it fetched."""

    def __init__(self, page: Page, site: Path, cut: Searching) -> None:
        self.page, self.cut = page, cut
        self.parts: list[int] = []
        self.fails = False
        self.takes = 0.0  # seconds for each part
        [listed], [said] = site.glob("search/files-en.*.js"), site.glob("search/en.*.js")
        told, names = handed(said), handed(listed)
        own = words_of_search(load_interface("en"), cut, told["index"], told["panel"])
        files = list_of_files([names[0], *cut.opening, list(own)[-1], names[-1]])
        self.files = {**cut.assets.files, **own, f"search/{listed.name}": files}
        page.route("**/search/*", self._answer)

    def _answer(self, route: Route) -> None:
        path = "search/" + urlsplit(route.request.url).path.rpartition("/")[2]
        if path not in self.files:
            return route.fallback()
        if path in self.cut.parts:
            self.parts.append(self.cut.parts.index(path))
            if self.fails:
                return route.abort()
            time.sleep(self.takes)
        return route.fulfill(body=self.files[path])

    def typed(self, query: str) -> set[str]:
        """What is typed, and the acts of all that it shows."""
        self.page.locator("input[type=search]").fill(query)
        settled(self.page, query)
        paths = self.page.locator(LINKS).evaluate_all("all => all.map(a => a.pathname)")
        return {path.split("/")[2] for path in paths}


@pytest.fixture
def reader(browser: Browser, address: str, site: Path, cut: Searching) -> Iterator[Fetching]:
    context = browser.new_context(base_url=address, viewport=WIDE)
    made = Fetching(context.new_page(), site, cut)
    made.page.goto("/en/honor-code-2005/5/")
    made.page.keyboard.press("/")
    made.page.wait_for_function("Boolean(window.adepSearch && adepSearch.start)")
    yield made
    context.close()


# what is typed, one after another · the acts that it shows · the parts that are fetched for it
TYPED = [
    ("galactic", set(), []),  # in no text: nothing is fetched to say so
    ("impede", {"ethics-code-2015"}, [1]),
    ("fairness", {"ethics-code-2015"}, []),  # it is there
    ("criticizes", {"articles"}, [3]),
    ("clause 18", {"honor-code-2005"}, [0]),  # the others have no such clause
]


def test_a_query_fetches_the_parts_that_can_answer_it(reader: Fetching) -> None:
    assert reader.parts == []  # to open it
    for query, acts, parts in TYPED:
        reader.parts.clear()
        assert (query, reader.typed(query), reader.parts) == (query, acts, parts)


def test_acts_in_force_come_first_and_others_where_there_is_not_enough(reader: Fetching) -> None:
    status, further = reader.page.locator(STATUS), reader.page.locator(FURTHER)
    assert reader.typed("civil") == {"ethics-code-2015"}
    for parts in ([1], [1, 2]):
        assert reader.parts == parts
        expect(status).to_contain_text("so far: not all acts were looked in")
        further.press("Enter")  # a click may miss it while results above it are laid out
        settled(reader.page, "civil")
    expect(status).not_to_contain_text("so far")
    expect(further).to_be_hidden()
    assert reader.parts == [1, 2, 0, 3]
    assert "honor-code-2005" in reader.typed("civil")


def test_an_act_that_is_chosen_is_fetched_alone(reader: Fetching) -> None:
    reader.page.goto("/en/?q=civil&act=ethical-norms-2024")
    settled(reader.page, "civil")
    assert reader.parts == [3]
    assert reader.typed("civil") == {"articles"}


def test_what_no_text_says_so_is_asked_of_all_acts_though_one_is_chosen(reader: Fetching) -> None:
    """Not before all were looked in is it asked what a query means, and the chosen one answers."""
    reader.page.goto("/en/?q=«by to by»&act=ethics-code-2015")
    settled(reader.page, "«by to by»")
    assert sorted(reader.parts) == [0, 1, 2, 3]
    assert reader.typed("«by to by»") == {"ethics-code-2015"}


def test_who_reads_a_result_stays_there_while_a_further_act_comes(reader: Fetching) -> None:
    reader.takes = 0.4
    reader.page.locator("input[type=search]").fill("civil")
    expect(reader.page.locator(LINKS).first).to_be_visible()
    reader.page.locator(FURTHER).click()
    reader.page.keyboard.press("ArrowDown")
    shown = reader.page.evaluate("document.activeElement.href")
    settled(reader.page, "civil")
    assert reader.parts == [1, 2]
    assert reader.page.evaluate("document.activeElement.href") == shown


def test_nothing_is_said_before_all_that_may_have_it_were_looked_in(reader: Fetching) -> None:
    """All acts have the words, none in a row: only then it is asked what they mean."""
    said = reader.page.locator(".search-said")
    reader.takes = 0.4  # longer than the pause before the first
    reader.page.evaluate(NOTED)
    reader.page.locator("input[type=search]").fill("«by to by»")
    expect(reader.page.locator(STATUS)).to_have_text("Loading…")
    assert said.inner_text() == ""
    settled(reader.page, "«by to by»")
    expect(said).to_contain_text("Found by what it means")
    assert sorted(reader.parts) == [0, 1, 2, 3]
    added = reader.page.evaluate("added")
    assert len(added) == len(set(added)) == 8  # of each part what it says, and what is said of it
    loading, last = reader.page.evaluate("heard")
    assert loading == "Loading…"
    assert "Found by what it means" in last


def test_what_does_not_load_is_said_and_may_be_tried_again(reader: Fetching) -> None:
    reader.fails = True
    assert reader.typed("impede") == set()
    expect(reader.page.locator(STATUS)).to_contain_text("did not load")
    assert "Nothing was found" not in reader.page.locator(".search-said").inner_text()
    reader.fails = False
    reader.page.locator(FURTHER).click()
    expect(reader.page.locator(f"{RESULTS} .hit").first).to_be_visible()
    expect(reader.page.locator(".hit-wording").first).to_contain_text("English · ")
    assert reader.parts == [1, 1]
