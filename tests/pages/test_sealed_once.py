"""A page is taken apart in one pass, as if what nobody sees had been taken off it before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from adep.pages import checksums

LINES = st.sampled_from(
    [
        "",
        "# ",
        "##",
        "<tr>",
        "<abbr>",
        "[^kk-5-note1]: ",
        "[other](to.md)",
        '<a id="event-1"></a>x',
        checksums.unit_line("kk-5-1", "1)", "words"),
        checksums.unit_line("kk-5-h", "", "words *so*", "## ", "[^kk-5-note1]"),
        checksums.unit_line("en-5-note1", "", "words", "[^en-5-note1]: "),
        '<p id="kk-5-1" lang="kk" data-sum="01234567"><b>1)</b> words</p>',
        f"{checksums.MARK} from sources/x. -->",
    ]
)
BLANKS = st.text(checksums.BLANK, max_size=2)
PAGES = st.lists(st.tuples(LINES, BLANKS), max_size=12).map(
    lambda lines: "\n".join(line + blank for line, blank in lines)
)


@given(PAGES)
def test_blanks_make_no_difference(page: str) -> None:
    assert checksums.rest(page) == checksums.rest(checksums.plain(page))
    assert len(checksums.rest(page)) == checksums.plain(page).count("\n") + 1


@given(PAGES)
def test_a_sealed_page_is_sealed(page: str) -> None:
    sealed = checksums.seal(f"{checksums.generated('sources/x')}\n\n{page}")
    assert not checksums.unsealed(sealed)
    assert checksums.unsealed(sealed.replace("-->", "-->\n\nmore", 1))
