"""Copies of pages in Markdown, read back by markdown-it-py: a text is never taken for markup."""

from __future__ import annotations

import copy
import html
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from adep import exports
from adep.exports.markdown import escaped, inline
from adep.library.pipeline import Library
from adep.model.page_kinds import KINDS
from tests.tools.published import ADDRESS, EDITION, STATE

ACT = "honor-code-2005"


@pytest.fixture(scope="module")
def files(library: Library) -> Mapping[str, bytes]:
    return exports.files(exports.Copy(library, EDITION, ADDRESS))


def rendered(content: bytes) -> BeautifulSoup:
    return BeautifulSoup(MarkdownIt().render(content.decode()), "html.parser")


def units(page: BeautifulSoup) -> dict[str, str]:
    """Id of each unit -> its words without its number."""
    found = {}
    for code in page.select("p > code:first-child"):
        number = code.find_next_sibling("strong")
        words = "".join(str(one.get_text()) for one in code.next_siblings).strip()
        found[code.get_text()] = words.removeprefix(number.get_text() if number else "").strip()
    return found


def test_every_unit_of_a_clause_and_of_an_act_comes_back(
    library: Library, files: Mapping[str, bytes]
) -> None:
    for act in library.acts:
        whole = units(rendered(files[f"{act.facts.id}/read/index.html.md"]))
        for clause in act.clauses:
            alone = units(rendered(files[f"{act.facts.id}/{clause.id}/index.html.md"]))
            for unit in clause.paired.units:
                assert alone[unit.id] == whole[unit.id] == unit.text


def test_what_opens_the_points_of_an_order_goes_with_each(files: Mapping[str, bytes]) -> None:
    """A point says nothing without «I HEREBY ORDER», which stands outside of it."""
    point = units(rendered(files["employee-code-2020/order-1/index.html.md"]))
    assert point["en-order-front-p5"].endswith("ORDER:")


def test_a_repealed_act_says_so_before_its_title(files: Mapping[str, bytes]) -> None:
    first, _, rest = files[f"{ACT}/5/index.html.md"].decode().partition("\n")
    assert first.startswith("> **Күшін жойған") and "**Repealed from 1 January 2016" in first
    assert rest.strip().startswith(
        "# Ар-намыс кодексі (2005) · Code of Honor (2005). 5-тармақ · Clause 5"
    )


def test_llms_txt_leads_to_every_act(library: Library, files: Mapping[str, bytes]) -> None:
    """A title, what it is, then lists of links: as the proposal of llms.txt words it."""
    page = rendered(files["llms.txt"])
    assert [one.name for one in page.find_all(recursive=False)][:2] == ["h1", "blockquote"]
    hrefs = [str(a["href"]) for a in page.find_all("a")]
    pages = [
        f"{prefix}{kind.page().address}index.html.md"
        for prefix in ("", "en/")
        for kind in KINDS
        if kind.of in ("site", "all duties")
    ]
    known = {*files, *pages, "data/acts.json"}
    assert {href.removeprefix(ADDRESS) for href in hrefs} <= known
    assert {ADDRESS + page for page in pages} <= {*hrefs}
    assert {f"{ADDRESS}{act.facts.id}/read/index.html.md" for act in library.acts} <= {*hrefs}
    assert "Repealed from 1 January 2016" in page.get_text()


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1)


@given(WORDS)
def test_any_words_come_back_from_markdown(text: str) -> None:
    """Where a line begins, and inside of one behind an id."""
    words = " ".join(text.split())
    if not words:
        return
    for line, before in ((escaped(words), ""), (f"`id` {inline(words)}", "id ")):
        (paragraph,) = rendered(line.encode()).find_all(recursive=False)
        assert paragraph.name == "p" and paragraph.get_text() == before + words


@pytest.mark.parametrize(
    "text",
    ["1. one", "2) two", "- item", "+ item", "# head", "=", "---", "***", "> quote", "<b>bold</b>", "[a](b)", "![a](b)",
     "`code`", "a_b_c", "~~x~~", "&amp;", "\\", "https://example.org", "| a | b |", "    code"],
)  # fmt: skip
def test_what_looks_like_markup_is_none(text: str) -> None:
    (paragraph,) = rendered(escaped(text).encode()).find_all(recursive=False)
    assert paragraph.name == "p" and not paragraph.find_all(True)
    assert html.unescape(paragraph.decode_contents()) == re.sub(r"\s+", " ", text).strip()


# ---- of pages that are no act's --------------------------------------------------------------------

COPIED = [
    "", "en/duties/", "duties/honesty/", "en/duties/use-of-office/", "en/timeline/", "cited-acts/",
    "en/corrections/", "about/", "honor-code-2005/history/",
    "en/concordance/honor-code-2005/ethics-code-2015/",
]  # fmt: skip
# What is no sentence of the page: ways, buttons, marks for the eye.
APART = "nav, form, button, script, svg, [hidden], [aria-hidden=true], .mend, .change, .jump, .more, .years"


@pytest.mark.parametrize("path", COPIED)
def test_a_copy_says_what_its_page_says(
    site: Path, pages: Mapping[str, BeautifulSoup], path: str
) -> None:
    """Letter for letter, in the page's order; before it how the acts stand, with sums and edition."""
    main = copy.copy(pages[f"{path}index.html"].select_one("main"))
    assert main
    for quotation in main.select("q"):
        quotation.replace_with(f'"{quotation.get_text()}"')
    for tag in main.select(APART):
        tag.decompose()
    status, _, body = (site / path / "index.html.md").read_text("utf-8").partition("\n\n")
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body)
    said = BeautifulSoup(made, "html.parser").get_text()
    assert "".join(said.split()) == "".join(main.get_text().split())
    acts = [line for line in status.split("\n") if line != ">"]
    assert len(acts) == (1 if "history" in path else 3)
    assert all(line.startswith("> ") and "SHA-256" in line for line in acts)
    assert any(state in acts[0] for state in STATE["repealed"])
