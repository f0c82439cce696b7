"""The Markdown of a page: every unit on one line, and its words back from it unchanged."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from adep.library.pipeline import Library
from adep.pages.all_pages import render_pages
from adep.pages.checksums import read_units, unit_line
from adep.pages.older_wording_pages import past_unit_ids
from adep.pages.places import unit_ids

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=80)


@given(WORDS)
def test_any_words_come_back_from_their_line(text: str) -> None:
    """Property: markup, entities, template code: on the page they are words and stay words."""
    line = unit_line("kk-5-p1", "5.", text)
    assert "\n" not in line
    ((number, read),) = read_units(f"<table>\n{line}\n</table>")
    assert (number, read.id, read.text) == (2, "kk-5-p1", text)
    assert "<script" not in line and "<img" not in line


def test_a_line_reads_well_where_it_lies() -> None:
    assert unit_line("kk-5-p1", "5.", "a < b & «c»") == (
        '<a id="kk-5-p1" data-sum="0c0d53c8"></a>**5.** a &lt; b &amp; «c»'
    )


def test_every_page_holds_the_units_that_the_site_expects(library: Library) -> None:
    pages = render_pages(library)
    expected = {
        path: ids
        for act in (*library.acts, *library.articles)
        for path, ids in (unit_ids(act) | past_unit_ids(act)).items()
    }
    assert pages.keys() == expected.keys()  # a page without words of its own isn't committed
    for path, ids in expected.items():
        assert [unit.id for _, unit in read_units(pages[path])] == ids


def test_units_do_not_touch(library: Library) -> None:
    """Git would not merge what is mended in two lines that touch; a paragraph is one line."""
    for path, page in render_pages(library).items():
        lines = page.split("\n")
        for number, unit in read_units(page):
            assert lines[number : number + 1] in ([""], []), (path, unit.id)
            assert lines[number - 2] == "", (path, unit.id)
