"""The Markdown of a page: every unit on one line, and its words back from it unchanged."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from adep.model import Unit
from adep.passage import Passage
from adep.pipeline import Library, render_pages
from adep.render.pages import act_pages, unit_ids, unit_line
from adep.render.seal import read_units

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=80)


def unit(text: str, label: str = "5. ") -> Unit:
    return Unit("kk-5-p1", "kk", "paragraph", "5", Passage.of(label, 1), Passage.of(text, 1))


@given(WORDS)
def test_any_words_come_back_from_their_line(text: str) -> None:
    """Property: markup, entities, template code: on the page they are words and stay words."""
    line = unit_line(unit(text))
    assert "\n" not in line
    ((number, read),) = read_units(f"<table>\n{line}\n</table>")
    assert (number, read.id, read.text) == (2, "kk-5-p1", text)
    assert "<script" not in line and "<img" not in line


def test_a_line_reads_well_where_it_lies() -> None:
    assert unit_line(unit("a < b & «c»")) == (
        '<p id="kk-5-p1" lang="kk" data-sum="0c0d53c8"><b>5.</b> a &lt; b &amp; «c»</p>'
    )


def test_every_page_holds_the_units_that_the_site_expects(library: Library) -> None:
    for act in (*library.acts, *library.articles):
        pages = act_pages(act, library.interfaces, library.authorities)
        for path, ids in unit_ids(act).items():
            assert [unit.id for _, unit in read_units(pages[path])] == ids


def test_a_table_is_markup_throughout_and_its_units_do_not_touch(library: Library) -> None:
    """A blank line ends a block of Markdown: what follows must begin the next one with a tag, or a
    code host would show the rest as markup. Two units never stand on lines that touch: git would
    not merge what is mended in both.
    """
    for path, page in render_pages(library).items():
        if "<table>" in page:
            table = page[page.index("<table>") : page.index("</table>")]
            assert re.search(r"\n\n(?!<p id=)", table) is None, path
        assert re.search(r"</p>\n<p ", page) is None, path
