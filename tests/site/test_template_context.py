"""What templates are handed that is made once for many pages."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from adep.site.template_context import SaidOfAct, partials

TEMPLATES = {
    "links.html": '<a href="{{ home }}{{ index }}">{{ name }}</a><img src="{{ base }}a.svg">',
    "page.html": "{{ page.title }}",
}


def test_a_partial_is_made_once_a_root_of_what_all_its_pages_share() -> None:
    env = jinja2.Environment(
        loader=jinja2.DictLoader(TEMPLATES), undefined=jinja2.StrictUndefined, autoescape=True
    )
    env.globals.update(index="index.html", name="A & B")
    partial = partials(env, "en/")
    links = '<a href="../en/index.html">A &amp; B</a><img src="../a.svg">'
    assert str(partial("links.html", "../en/")) == links
    assert partial("links.html", "../en/") is partial("links.html", "../en/")
    assert str(partial("links.html", "../../en/")) == links.replace("../", "../../")
    # What only a page knows can't come into it: the page of another would stay there.
    with pytest.raises(jinja2.UndefinedError):
        partial("page.html", "../en/")


def test_what_is_the_same_on_all_pages_of_an_act_is_said_once() -> None:
    asked: list[str] = []

    def state(book: Any, *more: str) -> Markup:
        asked.append(book.act.facts.key)
        return Markup(" ".join((book.act.facts.key, *more)))

    first, second = map(_book, "ab")
    said = SaidOfAct().said
    assert [said(state, first), said(state, first), said(state, first, "x")] == ["a", "a", "a x"]
    assert asked == ["a", "a"]
    # No more than one act's is kept.
    assert [said(state, second), said(state, first)] == ["b", "a"]
    assert asked == ["a", "a", "b", "a"]


def _book(key: str) -> Any:
    return SimpleNamespace(act=SimpleNamespace(facts=SimpleNamespace(key=key)))
