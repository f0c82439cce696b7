"""The headings of a page, for the theme's table of contents and its skip link."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from types import SimpleNamespace
from typing import Final

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

# The first heading names the page; what it is called is published (…/5/#main).
TITLE: Final = "main"
CONTENT: Final = Markup("<!--content-->")
_HEADING: Final = re.compile(
    r"<h(?P<level>[12])(?P<attributes>[^>]*)>(?P<inside>.*?)</h(?P=level)>", re.DOTALL
)
# What begins with a heading.
_AROUND: Final = re.compile(
    r'<(?:section|details)\b[^>]*? id="([^"]+)"[^>]*>\s*(?:<summary>\s*)?', re.DOTALL
)
_ID: Final = re.compile(r' id="([^"]*)"')
_LANG: Final = re.compile(r' lang="([^"]*)"')
_TAG: Final = re.compile(r"<(/?)(\w+)([^>]*)>")
_OF_LAW: Final = 'class="unit"'  # headings of the texts stand in the act's own navigation


def with_contents(page: Page | None, html: str) -> Markup:
    """``html``, the content of ``page``, with an id on each heading that the page's table of
    contents lists from then on. Of a page a mark that stands for it: ``with_content`` puts it in.
    """
    made, links = contents_of(html)
    if page is None:
        return Markup(made)
    page.toc, page.content = TableOfContents(links), made
    return CONTENT


def with_content(page: Page, output: str) -> str:
    """``output``, the frame of ``page``, with its content; the page keeps neither that nor its
    contents. Whatever sets the frame copies it several times, and a whole act is megabytes.
    """
    output = output.replace(CONTENT, page.content or "", 1)
    page.toc, page.content = TableOfContents([]), ""
    return output


def contents_of(html: str) -> tuple[str, list[AnchorLink]]:
    """``html`` with an id on each heading that is listed; and the list: the title of the page with
    its sections as children, or the sections alone where there is no title.
    """
    links: list[AnchorLink] = []
    parts, put = [], 0  # what stands before the last id that was put in, and up to where
    for match in _headings(html):
        told, title = match["inside"], match["level"] == "1"
        if (title and links) or (_OF_LAW in told and not title):
            continue
        own = _ID.search(match["attributes"])
        around = "" if own else _id_around(html, match.start())
        id = own[1] if own else around or (TITLE if title else f"section-{len(links)}")
        links.append(AnchorLink(_spoken(told), unescape(id), 1 if title else 2))
        if not (own or around):
            parts += [html[put : match.end("attributes")], f' id="{id}"']
            put = match.end("attributes")
    # A whole act is megabytes: its headings have their ids, and it is not copied.
    return "".join([*parts, html[put:]]) if parts else html, _below_title(links)


def _headings(html: str) -> Iterator[re.Match[str]]:
    """Those of a page; where one may begin a search for letters finds sooner than a pattern."""
    at = html.find("<h")
    while at >= 0:
        match = _HEADING.match(html, at)
        if match:
            yield match
        at = html.find("<h", match.end() if match else at + 1)


def _below_title(links: list[AnchorLink]) -> list[AnchorLink]:
    if links and links[0].level == 1:
        links[0].children.extend(links[1:])
        del links[1:]
    return links


def _id_around(html: str, heading: int) -> str:
    """The id of the section that begins with the heading at ``heading``; "" if none does."""
    tag = html.rfind("<", 0, heading)
    if html.startswith("<summary>", tag):
        tag = html.rfind("<", 0, tag)
    around = _AROUND.fullmatch(html, tag, heading) if tag >= 0 else None
    return around[1] if around else ""


def heading_lists(env: jinja2.Environment, config: MkDocsConfig) -> Callable[[Page | None], Markup]:
    """What gives the list of a page's headings below its title, "" where it has none. Material sets
    it; pages of a kind have mostly the same one, so it is set once for them.
    """
    template = env.get_template("partials/headings.html")

    @lru_cache(maxsize=64)
    def listed(titled: bool, *headings: tuple[str, str]) -> Markup:
        title = [AnchorLink("", TITLE, 1)] if titled else []
        links = _below_title([*title, *(AnchorLink(*each, 2) for each in headings)])
        page = SimpleNamespace(toc=TableOfContents(links))
        return Markup(template.render(page=page, config=config))

    def list_of(page: Page | None) -> Markup:
        links: Sequence[AnchorLink] = page.toc.items if page else ()
        titled = bool(links) and links[0].level == 1
        below = links[0].children if titled else links
        return listed(titled, *((link.title, link.id) for link in below)) if below else Markup()

    return list_of


def with_headings(contents: Markup, headings: Markup) -> Markup:
    """An act's navigation with the page's own headings below the link that leads to the page."""
    at = contents.find('aria-current="page"')
    end = contents.find("</a>", at) + len("</a>")
    return contents[:end] + headings + contents[end:] if at >= 0 else contents + headings


@lru_cache(maxsize=256)
def _spoken(html: str) -> Markup:
    """The words of a heading, each in its language; no link and no mark is left of it. Most
    headings stand on page after page.
    """
    return Markup("".join(_words_of(html)))


def _words_of(html: str) -> Iterator[str]:
    html = re.sub(r'(?:&nbsp;)?<a class="cite".*?</a>', "", html, flags=re.DOTALL)
    opened: list[str] = []
    at = 0
    for tag in _TAG.finditer(html):
        yield html[at : tag.start()]
        at = tag.end()
        if tag[1]:
            yield opened.pop() if opened else ""
        elif tag[2] not in ("br", "img", "wbr", "path"):
            lang = _LANG.search(tag[3])
            opened.append("</span>" if lang else "")
            yield f'<span lang="{lang[1]}">' if lang else ""
    yield html[at:]
