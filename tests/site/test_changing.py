"""Ways from a page to where what stands on it is changed, for whoever has nothing but a pencil."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from adep.site.code_host import code_host
from tests import ROOT
from tests.tools import several_wordings
from tests.tools.site_build import Shared, at_code_host, trees

# kind of page · what is changed there · the file's name · how the line begins to which the link leads
CHANGED = [
    ("clause-page", "pairs", "pairs.toml", "[[row]]"),
    ("clause-page", "remark", "en-5-p1.toml", "[[remark]]"),
    ("clause-page", "history", "act.toml", "[[event]]"),
    ("act-page", "titles", "act.toml", "title"),
    ("act-page", "history", "act.toml", "[[event]]"),
    ("duty-page", "duty", "duties.toml", "[[duty]]"),
    ("duty-page", "remark", "en-5-p1.toml", "[[remark]]"),
    ("concordance-page", "concordance", "concordance.toml", "[[row]]"),
    ("timeline-page", "history", "act.toml", "[[event]]"),
]


def test_what_stands_beside_a_text_leads_to_the_line_that_says_it(
    pages: Mapping[str, BeautifulSoup],
) -> None:
    """Of our own texts, on every page: each link names file and line, and that line is there."""
    seen, wrong = set(), []
    for path, page in pages.items():
        article = page.select_one("article")
        kind = str(article["class"]) if article else ""
        for link in page.select("a.change, a.of-record"):
            href = str(link["href"])
            assert href.startswith("https://code.example/a/adep/blob/main/sources/"), (path, href)
            file, _, line = unquote(urlsplit(href).path).partition("/main/")[2], "", href
            number = int(line.partition("#L")[2])
            record = (ROOT / file).read_text("utf-8").splitlines()[number - 1]
            name = Path(file).name
            said = f"line {number} of", f"{number}-жолы"
            if not any(words in str(link["title"]) for words in said):
                wrong.append((path, link["title"]))
            seen.add((kind, name, re.sub(r"\W*=.*|\..*", "", record).strip(" ")))
    assert not wrong
    for kind, _, name, begins in CHANGED:
        assert any(
            kind in of and file == name and line.strip("[]") == begins.strip("[]")
            for of, file, line in seen
        ), (kind, name, begins)


@pytest.mark.parametrize(
    ("repository", "edit_uri", "leads"),
    [
        # how the host writes "edit" in an address · where a file is shown
        ("https://h.example/a/b", "edit/main/docs/", "https://h.example/a/b/blob/main/sources/x.toml#L2"),
        ("https://h.example/a/b/", "-/edit/main/docs/", "https://h.example/a/b/-/blob/main/sources/x.toml#L2"),
        ("https://h.example/a/b", "_edit/main/docs/", "https://h.example/a/b/src/branch/main/sources/x.toml#L2"),
        ("https://h.example/a/b", "src/default/docs/", "https://h.example/a/b/src/default/sources/x.toml#L2"),
        ("https://h.example/a/b", "wiki/", None),
        ("https://h.example/a/b", "", None),
        ("", "edit/main/docs/", None),
    ],
)  # fmt: skip
def test_where_a_code_host_shows_a_file(repository: str, edit_uri: str, leads: str | None) -> None:
    host = code_host(repository, edit_uri)
    assert (host.file("sources/x.toml#L2").href if host else None) == leads


def test_every_kind_of_page_can_be_reported(
    shared: Shared, pages: Mapping[str, BeautifulSoup]
) -> None:
    """But for what leads on by itself, and the page for addresses that are not there."""
    older = trees(at_code_host(shared, several_wordings.SOURCES))
    for found in (pages, older):
        without = {
            path
            for path, page in found.items()
            if len(page.select("a.report")) != 1
            and not page.select_one('meta[http-equiv="refresh"]')
        }
        assert without == {"404.html"}
