"""Parts that wait beside a page: the page has them all in the end, each in its place."""

from __future__ import annotations

from markupsafe import Markup

from adep.site.set_apart import SetApart


def test_parts_are_put_where_their_marks_stand() -> None:
    apart = SetApart(least=1)
    apart.begin(waits=True)
    one, two = apart.wait(Markup("<p>1</p>")), apart.wait(Markup("<p>2</p>"))
    assert "<p>" not in one + two
    assert apart.put_in(f"a{two}b{one}") == "a<p>2</p>b<p>1</p>"
    assert apart.put_in("<p>alone</p>") == "<p>alone</p>"
    assert apart.parts == []


def test_nothing_leaves_no_mark() -> None:
    apart = SetApart(least=1)
    apart.begin(waits=True)
    assert apart.wait(Markup()) == ""


def test_a_page_that_began_and_failed_leaves_nothing() -> None:
    apart = SetApart(least=1)
    apart.begin(waits=True)
    apart.wait(Markup("of the page that failed"))
    apart.begin(waits=True)
    assert apart.put_in(apart.wait(Markup("own"))) == "own"


def test_a_template_that_is_no_page_has_its_parts_at_once() -> None:
    apart = SetApart(least=1)
    apart.begin(waits=False)
    assert apart.wait(Markup("<p>1</p>")) == "<p>1</p>"


def test_comments_of_a_page_are_no_marks() -> None:
    apart = SetApart(least=1)
    apart.begin(waits=True)
    own = apart.wait(Markup("own"))
    assert apart.put_in(f"<!--apart from this-->{own}") == "<!--apart from this-->own"


def test_what_is_small_stands_at_once() -> None:
    apart = SetApart()
    apart.begin(waits=True)
    assert apart.wait(Markup("<p>1</p>")) == "<p>1</p>"
