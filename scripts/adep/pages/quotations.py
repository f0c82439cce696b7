"""Units that a page quotes by a link: ``[9, 15)](../employee-code-2020/9.md#en-9-15 "quote")``.

A code host shows such a link as a link. Here it leaves a slot in the converted page, in which the
unit is set in its sentence. Links that stand beside one another, in a paragraph of their own or as
the items of a list, leave one slot: they are one quotation.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from html import escape, unescape
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from msgspec import Struct

from adep.base.problems import Problem

MARK: Final = "quote"  # the title of a link that quotes
CODE: Final = "quotation-without-unit"
_ATTRIBUTE: Final = "data-quoted"
_SLOT: Final = re.compile(rf'<div {_ATTRIBUTE}="([^"]*)"></div>')
# What pages are written in, beside Markdown; in this order, as mkdocs.yml has them.
OF_PAGES: Final = ("attr_list", "tables", "md_in_html", "footnotes")
_AFTER_LINKS: Final = 5  # above it, Python-Markdown makes links; below, MkDocs leads them to pages
_HOLDING: Final = ("p", "li", "td", "th", "dd", "h1", "h2", "h3", "h4", "h5", "h6")
_LISTS: Final = ("ul", "ol")
_BETWEEN: Final = re.compile(r"[\s.,;:·|/–—-]*")  # stands between links that are one quotation


class QuotedByLink(Struct, frozen=True):
    """A unit that a page quotes, by the path of its page below ``docs/``."""

    path: str
    unit: str


# ---- in a page's Markdown ------------------------------------------------------------------------


class QuotationLinks(Extension):
    """The extension of Python-Markdown that puts slots in the place of quoting links."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Links are made when it comes, and do not yet lead to pages of the site."""
        md.treeprocessors.register(_Slots(md), "adep-quotations", _AFTER_LINKS)


class _Slots(Treeprocessor):
    def run(self, root: Element) -> None:
        """Put slots into the tree."""
        _take(root)


def _take(parent: Element) -> None:
    """The blocks of ``parent``, from the innermost: what only quotes becomes a slot, and what
    quotes among other words is followed by one.
    """
    for block in list(parent):
        _take(block)
        links = list(_links(block)) if block.tag in _HOLDING else []
        hrefs = dict.fromkeys(link.get("href", "").replace(" ", "%20") for link in links)
        alone = bool(links) and _only_quotes(block, links)
        for link in links:
            del link.attrib["title"]
        if alone and block.tag == "p":
            _become_slot(block, hrefs)
        elif block.tag == "p" or block.tag[:1] == "h":
            _put_behind(parent, block, hrefs)
        elif hrefs:
            if alone:
                _clear(block)
            SubElement(block, "div", {_ATTRIBUTE: " ".join(hrefs)})
        elif block.tag in (*_LISTS, "blockquote") and (inner := _only_slots(block)):
            _become_slot(block, inner)
    _join(parent)


def _links(block: Element) -> Iterator[Element]:
    """The quoting links of a block that stand in no block inside of it."""
    for child in block:
        if child.tag == "a" and child.get("title") == MARK and child.get("href"):
            yield child
        elif child.tag not in (*_HOLDING, *_LISTS, "div", "table", "blockquote", "code", "pre"):
            yield from _links(child)


def _only_quotes(block: Element, links: Sequence[Element]) -> bool:
    """Whether a block holds nothing but its quoting links, and what parts them."""
    return _is_between(block) and all(child in links or child.tag == "br" for child in block)


def _is_between(block: Element) -> bool:
    """Whether a block has no words but in what stands in it."""
    texts = [block.text, *(child.tail for child in block)]
    return all(_BETWEEN.fullmatch(text or "") for text in texts)


def _only_slots(block: Element) -> list[str]:
    """What is quoted in a list or a block quotation that holds nothing else."""
    found: list[str] = []
    for child in block:
        if _ATTRIBUTE in child.attrib:
            found += child.get(_ATTRIBUTE, "").split()
        elif child.tag == "li" and (inner := _only_slots(child)):
            found += inner
        else:
            return []
    return found if _is_between(block) else []


def _become_slot(block: Element, hrefs: Iterable[str]) -> None:
    tail = block.tail
    _clear(block)
    block.tag, block.tail = "div", tail
    block.attrib.clear()
    block.set(_ATTRIBUTE, " ".join(hrefs))


def _clear(block: Element) -> None:
    block.text = ""
    for child in list(block):
        block.remove(child)


def _put_behind(parent: Element, block: Element, hrefs: Collection[str]) -> None:
    if not hrefs:
        return
    slot = Element("div", {_ATTRIBUTE: " ".join(hrefs)})
    slot.tail, block.tail = block.tail, "\n"
    parent.insert(list(parent).index(block) + 1, slot)


def _join(parent: Element) -> None:
    """Slots that follow one another are one."""
    before: Element | None = None
    for child in list(parent):
        if before is not None and _ATTRIBUTE in child.attrib and not (before.tail or "").strip():
            hrefs = [*before.get(_ATTRIBUTE, "").split(), *child.get(_ATTRIBUTE, "").split()]
            before.set(_ATTRIBUTE, " ".join(dict.fromkeys(hrefs)))
            before.tail = child.tail
            parent.remove(child)
        else:
            before = child if _ATTRIBUTE in child.attrib else None


def fill(html: str, path: str, quote: Callable[[Sequence[QuotedByLink]], str]) -> str:
    """``html``, the converted page at ``path`` below ``docs/``, with what ``quote`` makes of each
    slot's units.
    """

    def filled(slot: re.Match[str]) -> str:
        return quote([_led(path, href) for href in unescape(slot[1]).split()])

    return _SLOT.sub(filled, html)


# ---- what a page may quote -----------------------------------------------------------------------


def check(path: str, text: str, pages: Mapping[str, Sequence[str]]) -> list[Problem]:
    """What the page at ``path`` below ``docs/`` quotes that is not there.

    ``pages`` are the ids of the units on every page of an act.
    """
    return [
        Problem(f"docs/{path}", _line_of(href, text), CODE, f"«{unquote(href)}» is quoted, {why}")
        for href in _hrefs(text)
        if (why := _why_not(_led(path, href), pages))
    ]


def quoted(path: str, text: str) -> tuple[QuotedByLink, ...]:
    """The units that the page at ``path`` below ``docs/`` quotes, each once."""
    return tuple(_led(path, href) for href in _hrefs(text))


def may_quote(text: str) -> bool:
    """Whether a page may have quoting links at all: most have none."""
    return f'"{MARK}"' in text or f"'{MARK}'" in text


def _hrefs(text: str) -> Iterable[str]:
    """What the quoting links of a page lead to, each once."""
    if not may_quote(text):
        return ()
    html = Markdown(extensions=[QuotationLinks(), *OF_PAGES, "def_list"]).convert(text)
    slots = _SLOT.finditer(html)
    return dict.fromkeys(href for slot in slots for href in unescape(slot[1]).split())


def _led(path: str, href: str) -> QuotedByLink:
    page, _, unit = unquote(href).partition("#")
    if "//" in page or page.startswith("/"):
        return QuotedByLink(page, unit)
    there = posixpath.join(posixpath.dirname(path), page) if page else path
    return QuotedByLink(posixpath.normpath(there), unit)


def _why_not(quoted: QuotedByLink, pages: Mapping[str, Sequence[str]]) -> str:
    units = pages.get(quoted.path)
    if units is None:
        return (
            "and that is no page of an act in docs/; lead to the .md file on which the unit stands"
            f', or take "{MARK}" out of the link'
        )
    if quoted.unit in units:
        return ""
    known = f"{units[0]} … {units[-1]}" if units else "none"
    what = f"there is no unit {quoted.unit} on that page" if quoted.unit else "it names no unit"
    return f'and {what} (it has {known}); write #unit of one, or take "{MARK}" out of the link'


def _line_of(href: str, text: str) -> int | None:
    told = (href, unquote(href), escape(href))
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if any(one in line for one in told)), None)
