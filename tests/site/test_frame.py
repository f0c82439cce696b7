"""The frame that pages of a root share, and what each has in its places."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from markupsafe import Markup
from mkdocs.structure.toc import AnchorLink, TableOfContents

from adep.site.frame import Frames
from adep.site.page_meta import PageMeta

FRAME = """\
<head>
    <title>{{ place("title") }}</title>
{% if page %}<meta name="description" content="{{ page.meta.description }}">{% endif %}
</head><a href="{{ home }}">{{ name() }}</a>\
{% if page and page.toc | first is defined %}<a href="{{ (page.toc | first).url }}"></a>{% endif %}\
<main>
    {{ place("content") }}</main>"""


def _page(*headings: str, **meta: str) -> Any:
    toc = TableOfContents([AnchorLink("", id, 1) for id in headings])
    return SimpleNamespace(url="a/", toc=toc, canonical_url=None, meta=meta)


def _head(description: str) -> PageMeta:
    return PageMeta(description, "", (), "", article=False)


def _env(frame: str) -> tuple[jinja2.Environment, list[str]]:
    """Templates of that frame, and an entry for each time that it was set."""
    times: list[str] = []

    def name() -> str:
        times.append(frame)
        return "Site"

    env = jinja2.Environment(
        loader=jinja2.DictLoader(
            {
                "base.html": "{% block extrahead %}{% endblock %}",
                "frame.html": frame,
                "page.html": "{{ framed(page, head, said) }}",
                "own.html": "{% extends 'page.html' %}{% block extrahead %}<meta>{% endblock %}",
            }
        ),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
    )
    env.globals.update(framed=Frames(env).framed, name=name)
    env.globals.update(config={}, nav=True, mkdocs_version="", base="../", home="../")
    return env, times


def test_a_frame_is_set_once_a_root_and_has_what_each_page_says() -> None:
    env, times = _env(FRAME)
    template = env.get_template("page.html")
    first = template.render(
        page=_page("one"), head=_head('"1" & 2'), said={"title": "A & B", "content": Markup("<p>")}
    )
    assert first == (
        '<head>\n<title>A &amp; B</title>\n<meta name="description" content="&#34;1&#34; &amp; 2">\n'
        '</head><a href="../">Site</a><a href="#one"></a><main>\n    <p></main>'
    )
    # What a page says is no place, whatever it looks like.
    title = Markup("<!--place content-->")
    second = template.render(
        page=_page("two"), head=_head("3"), said={"title": title, "content": "x"}
    )
    assert "<title><!--place content--></title>" in second and 'href="#two"' in second
    assert len(times) == 1
    # Other pages of it are set otherwise: one without headings, one with words in its own head.
    bare = template.render(page=_page(), head=_head(""), said={"title": "", "content": ""})
    assert "#" not in bare and len(times) == 2
    template.render(page=_page("a", author="x"), head=_head(""), said={"title": "", "content": ""})
    template.render(page=None, head=_head(""), said={"title": "", "content": ""}, home="/")
    # One with an address, though no other page has any.
    known = _page("a")
    known.canonical_url = "https://law.example/a/"
    template.render(page=known, head=_head(""), said={"title": "", "content": ""})
    assert len(times) == 5


def test_what_only_a_page_knows_is_no_part_of_the_frame() -> None:
    env, _ = _env("{{ book }}")
    with pytest.raises(jinja2.UndefinedError, match="book"):
        env.get_template("page.html").render(page=_page(), head=_head(""), said={}, book="A")


def test_a_block_that_only_the_frame_sets_is_refused_in_a_page() -> None:
    env, _ = _env(FRAME)
    with pytest.raises(jinja2.TemplateSyntaxError, match="'extrahead'") as wrong:
        env.get_template("own.html").render(page=_page(), head=_head(""), said={})
    assert wrong.value.name == "own.html"
