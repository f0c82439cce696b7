"""The headings of a page as its table of contents."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from adep.site.headings import contents_of, with_headings

# markup · with ids · title · sections (id, name)
PAGES = [
    # a title and sections get ids where they have none
    ("<h1>Clause 9</h1><h2>History</h2>", '<h1 id="main">Clause 9</h1><h2 id="section-1">History</h2>',
     ("main", "Clause 9"), [("section-1", "History")]),
    # their own stay; so does that of the section that begins with them
    ('<h1 id="a">A</h1><h2 class="x" id="b">B</h2>', '<h1 id="a">A</h1><h2 class="x" id="b">B</h2>',
     ("a", "A"), [("b", "B")]),
    ('<h1>A</h1><section class="c" id="kk"><h2>B</h2>', '<h1 id="main">A</h1><section class="c" id="kk"><h2>B</h2>',
     ("main", "A"), [("kk", "B")]),
    ('<h1>A</h1><details id="sources"><summary><h2>B</h2>', '<h1 id="main">A</h1><details id="sources"><summary><h2>B</h2>',
     ("main", "A"), [("sources", "B")]),
    # words of another language keep theirs; links and marks do not stay
    ('<h1 lang="kk">A</h1><h2><a href="x/" lang="en">B</a> <span class="state">C</span></h2>',
     '<h1 lang="kk" id="main">A</h1><h2 id="section-1"><a href="x/" lang="en">B</a> <span class="state">C</span></h2>',
     ("main", "A"), [("section-1", '<span lang="en">B</span> C')]),
    # headings of the texts are in the act's own navigation
    ('<h1>A</h1><h2><span class="unit" id="kk-chapter-1">1</span></h2>', '<h1 id="main">A</h1><h2><span class="unit" id="kk-chapter-1">1</span></h2>',
     ("main", "A"), []),
    ("<h2>B</h2>", '<h2 id="section-0">B</h2>', None, [("section-0", "B")]),
    ("<p>nothing</p>", "<p>nothing</p>", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("html", "named", "title", "sections"), PAGES)
def test_headings_are_listed_and_lead_somewhere(
    html: str, named: str, title: tuple[str, str] | None, sections: list[tuple[str, str]]
) -> None:
    made, links = contents_of(html)
    assert made == named
    heads = [link for link in links if link.level == 1]
    assert [(head.id, head.title) for head in heads] == ([title] if title else [])
    below = heads[0].children if heads else links
    assert [(link.id, link.title) for link in below] == sections


def test_the_headings_stand_below_the_link_to_the_page() -> None:
    one, two = Markup('<a href="1/">1</a>'), Markup('<a href="2/" aria-current="page">2</a>')
    assert with_headings(two + one, Markup("!")) == two + "!" + one
    assert with_headings(one, Markup("!")) == one + "!"
