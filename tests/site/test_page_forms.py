"""A page of a form that another page has comes out as if it had been converted itself."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from adep.site.literal_markup import TakenOut, take_out
from adep.site.page_forms import form_of
from tests.tools.properties import many

DOCS = Path(__file__).parent.parent.parent / "docs"
SAID = '<span class="say" lang="kk">Күні</span>'
MADE = "<!-- Made by `make import` from sources/a. Mend the words behind </a> [{}] -->"
PAGE = MADE + (
    '\n\n[' + SAID + '](index.md)\n\n# ' + SAID + '\n\n[{}](index.md#kk-chapter-1 "heading")\n\n'
    + SAID + ": [^kk-{}-note1]\n\n## " + SAID + "\n\n"
    '[^kk-{}-note1]: <a id="kk-{}-note1" data-sum="00ab"></a>{}.\n\n    ' + SAID + "<br>\n    " + SAID
    + "\n\n- " + SAID + " → [" + SAID + "]({})\n"
)  # fmt: skip
# What stands on a page that is converted by itself: code, what Markdown may leave as it is or
# leads elsewhere, and links that MkDocs would warn of.
ALONE = (
    "`[a](b.md)`",
    "    [a](b.md)",
    "<p>[a](b.md)</p>",
    "<div>[a](b.md)</div>",
    "<div markdown>\n\n[a](b.md)\n\n</div>",
    "<details markdown>\n<summary>[a](b.md)</summary>\n\n</details>",
    "![a](b.png)",
    "[a][b]",
    "[b]: c.md",
    "\\[a](b.md)",
    "[a\\](b.md)",
    "[a [b](c.md)](d.md)",
    '[a](b.md "quote")',
    "<!-- a\n[a](b.md) -->",
    "[a](gone.md)",
    "[a](/b.md)",
    "[a](https://example.org)",
)


def test_pages_that_differ_in_words_notes_and_links_are_of_one_form() -> None:
    one = _form(PAGE.format("00aa", "1-тарау", 5, 5, 5, "Ескерту: № 3", "6.md"))
    other = _form(PAGE.format("00bb", "2 (а) тарау", 17, 17, 17, "Note", "../b/7.md#en-7-1"))
    assert one is not None and other is not None
    assert one.markdown == other.markdown
    assert one.pieces != other.pieces


@pytest.mark.parametrize("inside", ALONE)
def test_what_may_come_out_otherwise_is_converted_by_itself(inside: str) -> None:
    assert _form(f"{SAID}\n\n{inside}\n") is None


def test_a_page_with_letters_that_stand_for_pieces_has_no_form() -> None:
    assert _form(f"\ue0000\ue002 {SAID} [a](b.md)") is None


NOTICE = '\n\n<div class="notice" data-notice="repealed" role="note" markdown>\n\n'
FOLDED = f"{NOTICE}<details markdown>\n<summary>{SAID}</summary>\n\n"
SIGNS = (
    SAID, '<a id="kk-1" data-sum="00ab"></a>', "[", "](b.md)", "](b/c.md#d)", '](b.md "heading")', "[a](b.md)", "](gone.md)",
    "[^1]", "\n[^1]: ", "сөз", "a", " ", "  ", "\n", "\n\n", "    ", "- ", "1. ", "# ", " #", "> ", "===", "---", ":", "!", "|",
    "\\", "*", "**", "_", "`", "```", "(", ")", "{: .a}", "{#a}", "&amp;", "<br>", "<p>", "</p>", "<div markdown>", "<div>",
    "</div>", NOTICE, FOLDED, "</details>\n\n</div>\n\n", "<details markdown>", "<summary>", "</summary>", "</details>", "<strong>", "</strong>", "<http://a>", "\xa0",
)  # fmt: skip


@settings(max_examples=many(60))
@given(st.lists(st.sampled_from(SIGNS), max_size=10).map("".join))
@example(PAGE.format("00aa", "1-тарау", 5, 5, 5, "Ескерту", "6.md"))
def test_a_form_comes_out_as_the_page_would(inside: str) -> None:
    page = take_out(f"{SAID}\n\n{inside}")
    form = form_of(page, _lead)
    as_it_would = page.put_back(_converted(page.markdown))
    assert form is None or form.put_back(_converted(form.markdown)) == as_it_would


def test_pages_of_acts_come_out_as_they_would() -> None:
    """Of every act the first pages; MkDocs' ids of headings are not kept by the site."""
    paths = [
        path for act in DOCS.glob("*/index.md") for path in sorted(act.parent.glob("*.md"))[:4]
    ]
    formed = 0
    for path in paths:
        page = path.read_text("utf-8")
        if (form := _form(page)) is not None:
            formed += 1
            assert form.put_back(_converted(form.markdown)) == _converted(page), path
    assert formed > 10


def _form(page: str) -> TakenOut | None:
    return form_of(take_out(page), _lead)


def _lead(href: str) -> str | None:
    return None if href.startswith("gone") else f"../{href}"


class _Leading(Treeprocessor):
    """Leads links as MkDocs would."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            href = link.get("href", "")
            if not re.match("#fn|adep:|https?:", href):
                link.set("href", _lead(href) or href)


def _converted(markdown: str) -> str:
    md = Markdown(extensions=["attr_list", "tables", "md_in_html", "footnotes", "toc"])
    md.treeprocessors.register(_Leading(md), "leading", 0)
    return re.sub(r'<(h[1-6]) id="[^"]*">', r"<\1>", md.convert(markdown))
