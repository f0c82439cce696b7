"""What is taken out of a page's Markdown comes back as if it had been converted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from adep.site.literal_markup import take_out
from tests.tools.properties import many

DOCS = Path(__file__).parent.parent.parent / "docs"
KK, EN = '<span class="say" lang="kk">Күні</span>', '<span class="say" lang="en">Date</span>'

UNIT = '<a id="kk-1" data-sum="00ab"></a>'
FIRST = """<table class="law" markdown>
<thead>
<tr>
<th data-lang="kk" scope="col"><strong>Қазақша</strong><br><time datetime="2001-02-03">күні</time></th>
</tr>
</thead>
<tbody markdown>
<tr data-relation="same" markdown>
<td lang="kk" markdown="block">"""
LAST = "</td>\n</tr>\n</tbody>\n</table>"
NEXT = '</td>\n</tr>\n<tr data-relation="same" data-proposed markdown>\n<td lang="kk" markdown="block">'

# What stands in the cells of a table of the law → how much of it is told without being converted,
# in pieces.
TABLES = {
    # Units of plain words, in one cell or several, with a label and without.
    (f"{UNIT}**1)** сөз: (1) – «сөз»",): 1,
    (f"{UNIT}**1)** сөз", f"{UNIT}сөз", NEXT, f"{UNIT}сөз"): 1,
    # Beside an empty cell too.
    (f"{UNIT}сөз", f'</td>\n<td class="said" markdown="block">\n{NEXT}', f"{UNIT}сөз"): 1,
    # Words with marks, and other blocks are converted between what is told.
    (f"{UNIT}**1)** сөз", "*сөз* a & b", NEXT, f"{UNIT}сөз"): 2,
    (f"{UNIT}**1)** сөз", f"> **Ескертпе.** {KK}<br>\n> {EN}", NEXT, "- сөз\n- сөз"): 3,
    # Asterisks that Markdown leaves as they are, and a sign that it drops.
    (f"{UNIT}****сөз", f"{UNIT}** сөз **", f"{UNIT}сөз\x02"): 2,
    # What may reach beyond its block, the whole table is converted with.
    (f"{UNIT}сөз", "<div>", NEXT, f"{UNIT}сөз"): 0,
    (f"{UNIT}сөз", "[a]: b.md"): 0,
    (f"{UNIT}сөз", "    сөз"): 0,
    (f"{UNIT}сөз", "```\nсөз"): 0,
    (f"{UNIT}сөз", "сөз\n<div>"): 0,
    (f"{UNIT}сөз", "сөз</td>"): 0,
    (f"{UNIT}сөз", "№ &# 5"): 0,
    # So is a table that somebody took lines from, or put some into.
    (f"{UNIT}сөз", NEXT.replace("</tr>\n", ""), f"{UNIT}сөз"): 0,
    (f"{UNIT}сөз", NEXT + "\nсөз", f"{UNIT}сөз"): 0,
}
PIPES = {
    f"| {KK} | a |\n| --- | --- |\n| {UNIT}{EN} |  |\n| b | c |": 1,
    # Of spaces at the ends of a cell, Markdown drops the plain ones.
    "| \xa0a\xa0 | b |\n| --- | --- |\n| \u2028 | b |": 1,
    # Cells with marks, and rows that are not of one length, are converted.
    "| a | b |\n| --- | --- |\n| *a* | b |": 0,
    "| a | b |\n| --- | --- |\n| a |": 0,
    "| a | b |\n| --- | --- |\n| a \\| b | c |": 0,
}

# Markdown → what is taken out of it
CASES = {
    # Words of the interface are one piece, in all their languages.
    f"# {KK} · {EN}": [f"{KK} · {EN}"],
    f"{KK}\n{EN}": [KK, EN],
    # Words before it stay, those too by which a link that is led begins.
    f"adep:{KK}": [KK],
    # So they are in a link, in a cell, beside an anchor.
    f"[{KK} · {EN}](index.md)": [f"{KK} · {EN}"],
    f'|<a id="event-1"></a>{KK}|': [f'<a id="event-1"></a>{KK}'],
    '<a id="kk-1" data-sum="00ab"></a>**1)** сөз': ['<a id="kk-1" data-sum="00ab"></a>'],
    # Of words that are a link, the link is converted.
    '<span class="say" lang="kk">[1](1.md "heading")</span>': [
        '<span class="say" lang="kk">',
        "</span>",
    ],
    # Where Markdown, HTML or an entity may begin, nothing is.
    '<span class="say" lang="kk">[*1*](1.md)</span>': [],
    '<span class="say" lang="kk">[1](1.md) (</span>': [],
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


def test_a_page_with_letters_that_stand_for_pieces_is_left_as_it_is() -> None:
    page = "\ue0000\ue002"
    assert take_out(page).put_back(page) == page


@pytest.mark.parametrize("inside, pieces", TABLES.items())
def test_a_table_of_the_law_is_converted_only_where_it_must_be(
    inside: tuple[str, ...], pieces: int
) -> None:
    _same_when_taken_out("\n\n".join((FIRST, *inside, LAST)), pieces)


@pytest.mark.parametrize("table, pieces", PIPES.items())
def test_a_plain_table_is_converted_only_where_it_must_be(table: str, pieces: int) -> None:
    _same_when_taken_out(table, pieces)


# What a cell may hold: signs of Markdown, of HTML, spaces of all kinds.
SIGNS = (
    "сөз", "a", " ", "  ", "\n", "1)", "1. ", "- ", "# ", "> ", "---", ":", "!", "~", "|", "\\", "*", "**", "_", "__",
    "***", "[", "]", "(", ")", "[^1]", "{: .a}", "&", "&amp;", "&#8470;", "<b>", "</b>", "<br>", "<td>", "</td>",
    "</table>", "<http://a>", "http://a.b", "\xa0", "\u2003", "\u2028",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(SIGNS), max_size=6).map("".join)
UNITS = (
    st.tuples(st.sampled_from((UNIT, f"{UNIT}**1)**", "")), WORDS).map("".join).filter(str.strip)
)
CELL = st.lists(UNITS, min_size=1, max_size=3)


@settings(max_examples=many(30))
@given(CELL, CELL)
def test_whatever_stands_in_a_cell_comes_out_as_it_would(one: list[str], other: list[str]) -> None:
    page = "\n\n".join(("# a", FIRST, *one, NEXT, *other, LAST, "b\n"))
    taken = take_out(page)
    assert taken.put_back(_converted(taken.markdown)) == _converted(page)


def _same_when_taken_out(table: str, pieces: int) -> None:
    """In a page; ``pieces`` of it are told."""
    page = f"# a\n\n{table}\n\nb\n"
    taken = take_out(page)
    assert sum("<td" in piece or "</td" in piece for piece in taken.pieces) == pieces
    assert taken.put_back(_converted(taken.markdown)) == _converted(page)
    inline = take_out(f"# a\n{table}\nb\n")  # no block of its own
    assert not any("<td" in piece or "</td" in piece for piece in inline.pieces)


def test_a_table_that_lost_all_its_empty_lines_is_converted() -> None:
    _same_when_taken_out("\n".join((FIRST, f"{UNIT}сөз", LAST)), 0)


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
