"""What templates are handed that is made once for many pages."""

from __future__ import annotations

import jinja2
import pytest

from adep.site.template_context import partials

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
