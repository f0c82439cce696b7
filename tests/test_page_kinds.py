"""The table of page kinds, and all that reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from adep import page_kinds
from adep.made_pages import made_pages
from adep.page_kinds import KINDS, MadePage, kind_of, page_at
from adep.pipeline import Library

# a page, where its Markdown stands below docs/, its address, the address of the page above it
PAGES = [
    (kind_of("timeline").page(), "timeline.md", "timeline/", None),
    (kind_of("duties").page(), "duties/index.md", "duties/", None),
    (kind_of("duty").page(key="honesty"), "duties/honesty.md", "duties/honesty/", "duties/"),
    (kind_of("concordance").page("old", key="new"), "concordance/old/new.md", "concordance/old/new/", "old/"),
    (kind_of("article").page("norms"), "articles/norms.md", "articles/norms/", None),
    (kind_of("act").page("rules"), "rules/index.md", "rules/", None),
    (kind_of("read").page("rules"), "rules/read.md", "rules/read/", "rules/"),
    (kind_of("clause").page("rules", "2-1"), "rules/2-1.md", "rules/2-1/", "rules/"),
    (kind_of("past").page("rules", day="2011-04-01"), "rules/@2011-04-01/index.md", "rules/@2011-04-01/", "rules/"),
    (
        kind_of("past-clause").page("rules", "5", "2011-04-01"),
        "rules/@2011-04-01/5.md",
        "rules/@2011-04-01/5/",
        "rules/@2011-04-01/",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("page", "path", "address", "above"), PAGES)
def test_a_page_and_its_place(page: MadePage, path: str, address: str, above: str | None) -> None:
    assert (page.path, page.address) == (path, address)
    assert page_at(path) == page
    assert (page.above.address if page.above else None) == above


@pytest.mark.parametrize("path", ["about.kk.md", "assets/contributing/edit.md", "a/b/c/d.md", "rules/@2011/5.md"])  # fmt: skip
def test_what_is_no_page_of_the_library(path: str) -> None:
    assert page_at(path) is None


def test_every_page_of_the_library_is_read_back(library: Library) -> None:
    pages = made_pages(library)
    assert len(pages) > 100
    for path, page in pages.items():
        assert page.path == path and page_at(path) == page


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_its_template_and_its_words(
    kind: page_kinds.PageKind, root: Path, library: Library
) -> None:
    assert (root / "overrides" / kind.template).exists()
    menu = f"menu.{kind.name}" if kind.menu else ""
    for words in library.interfaces:
        assert all(words[key] for key in (kind.title, kind.intro, menu) if key)


def test_no_act_may_take_an_address_of_the_site() -> None:
    assert page_kinds.reserved_names() == {
        "about", "articles", "assets", "cited-acts", "concordance", "corrections", "data", "duties",
        "timeline",
    }  # fmt: skip
