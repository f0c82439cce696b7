"""What is taken out of a page's Markdown comes back as if it had been converted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown

from adep.site.literal_markup import take_out

DOCS = Path(__file__).parent.parent.parent / "docs"
KK, EN = '<span class="say" lang="kk">Күні</span>', '<span class="say" lang="en">Date</span>'

# Markdown → what is taken out of it
CASES = {
    # Words of the interface are one piece, in all their languages.
    f"# {KK} · {EN}": [f"{KK} · {EN}"],
    f"{KK}\n{EN}": [KK, EN],
    # So they are in a link, in a cell, beside an anchor.
    f"[{KK} · {EN}](index.md)": [f"{KK} · {EN}"],
    f'|<a id="event-1"></a>{KK}|': [f'<a id="event-1"></a>{KK}'],
    '<a id="kk-1" data-sum="00ab"></a>**1)** сөз': ['<a id="kk-1" data-sum="00ab"></a>'],
    # Where Markdown, HTML or an entity may begin, nothing is.
    '<span class="say" lang="kk">[1](1.md)</span>': [],
    '<span class="say" lang="kk">*a*</span>': [],
    '<span class="say" lang="kk">a & b</span>': [],
    '<span class="say" lang="kk"><b>a</b></span>': [],
    "<span>a</span>": [],
    # A page may use the letters that stand for the pieces: it is left as it is.
    f"\ue000 {KK}": [],
}


@pytest.mark.parametrize("markdown, pieces", CASES.items())
def test_only_what_is_converted_into_itself_is_taken_out(markdown: str, pieces: list[str]) -> None:
    taken = take_out(markdown)
    assert list(taken.pieces) == pieces
    assert taken.put_back(taken.markdown) == markdown


def test_a_page_comes_out_as_if_nothing_had_been_taken_out() -> None:
    """Of every act the first pages; MkDocs' ids of headings are not kept by the site."""
    paths = [path for act in sorted(DOCS.glob("*/index.md")) for path in _first_pages(act.parent)]
    assert len(paths) > 5
    for path in paths:
        page = path.read_text("utf-8")
        taken = take_out(page)
        assert taken.ids == set(re.findall(r'<a id="([^"]+)"', page)), path
        assert taken.put_back(_converted(taken.markdown)) == _converted(page), path


def _first_pages(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.md"))[:3]


def _converted(markdown: str) -> str:
    extensions = ["attr_list", "tables", "md_in_html", "footnotes", "toc"]
    html = Markdown(extensions=extensions).convert(markdown)
    return re.sub(r'<(h[1-6]) id="[^"]*">', r"<\1>", html)
