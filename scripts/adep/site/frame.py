"""The frame of a page: what Material's base.html sets around that which the page says.

All pages of a root have the same but for some places, so ``overrides/frame.html`` is set once a
root, with a mark in each place; what a page has for them takes their stead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from msgspec import Struct, field

from adep.site.material_theme import set_tight
from adep.site.page_meta import PageMeta

_MARK: Final = "<!--place {}-->"
_MARKS: Final = re.compile(_MARK.format(r"(\w+)"))
_OF_SITE: Final = ("config", "nav", "mkdocs_version")  # what Material's templates ask of MkDocs
_OF_EACH: Final = ("template", "description")  # of what a page's own head may say


def place(name: str) -> Markup:
    """Where ``name`` of a page has its place."""
    return Markup(_MARK.format(name))


class AnyPage(Struct, frozen=True):
    """A page as Material's templates ask for it: whatever is another on every page is a place.
    ``url`` is that of one page of a root: the links of all of them start alike.
    """

    url: str
    meta: Mapping[str, Any]
    toc: TableOfContents
    canonical_url: Markup | None

    @staticmethod
    def like(page: Page, own: Mapping[str, Any]) -> AnyPage:
        """One that says of itself what ``page`` does: that is in its ``own`` head."""
        first = AnchorLink("", place("first_heading"), 1)
        return AnyPage(
            page.url,
            {**own, "description": place("description")},
            TableOfContents([first] if len(page.toc) else []),
            place("canonical") if page.canonical_url else None,
        )


class Frame(Struct, frozen=True):
    """A frame with its places: every second of ``parts`` is one, ``names`` tells of what."""

    parts: tuple[str, ...]
    names: tuple[str, ...]

    @staticmethod
    def of(html: str) -> Frame:
        """The one in which marks stand."""
        parts = _MARKS.split(html)
        return Frame(tuple(parts), tuple(parts[1::2]))

    def around(self, said: Mapping[str, str]) -> Markup:
        """The frame with what a page has for its places."""
        page = list(self.parts)
        page[1::2] = [escape(said[name]) for name in self.names]
        return Markup("".join(page))


class Frames(Struct, frozen=True, dict=True):
    """Those of the pages of an interface language."""

    env: jinja2.Environment
    made: dict[tuple[str, bool, bool], Frame] = field(default_factory=dict)

    @jinja2.pass_context
    def framed(
        self, context: Context, page: Page | None, head: PageMeta, blocks: Mapping[str, str]
    ) -> Markup:
        """The page of a template: ``blocks`` are what it says, ``head`` is what is told of it.
        ``page`` is None of a template that is no page. Raises ``TemplateSyntaxError`` where the
        template has a block that only the frame sets: nobody would see what stands in it.
        """
        if lost := self._of_frame.intersection(context.blocks):
            says = f"the block {min(lost)!r} is frame.html's; those of a page are in main.html"
            raise jinja2.TemplateSyntaxError(says, 1, context.name)
        said = {
            **blocks,
            "description": head.description,
            "address": head.canonical,
            "picture": head.picture,
            "type": "article" if head.article else "website",
        }
        if page is None:
            return self._frame(context, None).around(said)
        if page.toc.items:
            said["first_heading"] = page.toc.items[0].id
        if page.canonical_url:
            said["canonical"] = page.canonical_url
        own = {name: told for name, told in page.meta.items() if name not in _OF_EACH}
        if own:  # a page written by hand, set as its head says
            return self._frame(context, AnyPage.like(page, own)).around(said)
        key = (context["home"], len(page.toc) > 0, bool(page.canonical_url))
        if key not in self.made:
            self.made[key] = self._frame(context, AnyPage.like(page, own))
        return self.made[key].around(said)

    @cached_property
    def _of_frame(self) -> frozenset[str]:
        """The names of the blocks of Material's base.html."""
        return frozenset(self.env.get_template("base.html").blocks)

    def _frame(self, context: Context, page: AnyPage | None) -> Frame:
        home, base = context["home"], context["base"]
        of_site = {name: context[name] for name in _OF_SITE}
        html = self.env.get_template("frame.html").render(
            of_site, page=page, home=home, base=base, base_url=base, place=place
        )
        return Frame.of(set_tight(html) if page else html)
