"""The converted Markdown of a page → what a reader of one interface language sees of it.

Python-Markdown converts a page once. ``dissect`` finds in what came out the words of the interface,
the units and the links that stand for a unit elsewhere; ``Body.compose`` puts it together again for
an interface language, and asks whoever calls it how a unit is set. What else stands on the page is
left as it was converted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape
from sys import intern
from typing import Protocol

from msgspec import Struct

_SAID = r'<span class="say" lang="[\w-]+">(?:[^<]++|<(?!span class="say"))*?</span>'
TOKEN = re.compile(
    # A unit: a paragraph or a heading that begins with its anchor and the sum of its words.
    r'<(?P<tag>p|blockquote|h[1-6])(?: [^>]*)?><a id="(?P<unit>[\w.-]+)" data-sum="[0-9a-f]*"></a>'
    r"(?:[^<]++|<)*?(?P<marks>(?:\s*<sup.*?</sup>)*)</(?P=tag)>"
    # A unit whose words stand on another page.
    r'|<p><a href="[^"]*#(?P<elsewhere>[\w.-]+)" title="unit">.*?</a></p>'
    # The words of the interface, in all its languages.
    rf"|(?P<said>{_SAID}(?:(?: · |<br ?/?>\n?){_SAID})*)"
    # A link that brings words of the place to which it leads.
    r'|<a href="(?P<href>[^"]*)" title="(?P<brings>heading|title|first words)">(?P<name>.*?)</a>'
    # Where something reckoned has its place.
    r"|<!--(?P<slot>[a-z]+)(?: (?P<of>[\w.:-]+))?-->",
    re.DOTALL,
)
EACH_SAID = re.compile(
    r'<span class="say" lang="(?P<lang>[\w-]+)">(?P<words>.*?)</span>'
    r'(?= · <span class="say"|<br ?/?>\n?<span class="say"|\Z)',
    re.DOTALL,
)
NOTHING = re.compile(
    r'<p(?: class="[^"]*")?>\s*</p>\n?'
    r'|<div class="notice"[^>]*>\s*'
    r"(?:<details>\s*<summary>\s*</summary>\s*(?:<p>\s*</p>\s*)?</details>\s*)?</div>\n?"
)


class UnitOnPage(Struct, frozen=True):
    """A unit or a note where it stands on a page."""

    id: str
    tag: str  # of the element: "p", "blockquote" (a note), "h1" …; "" where it stands elsewhere
    marks: str  # what leads from it to notes, as markup


class Bringing(Struct, frozen=True):
    """A link that brings words of the place to which it leads."""

    how: str  # "heading" | "title" | "first words"
    href: str
    name: Body  # its own words


class SaidInAll(Struct, frozen=True):
    """Words of the interface by its languages."""

    by_lang: Mapping[str, Body]


class BodyPlace(Struct, frozen=True):
    """Where something reckoned is put; ``of`` what of the page, where it has several such."""

    name: str
    of: str = ""


Place = UnitOnPage | Bringing | SaidInAll | BodyPlace
Part = str | Place


class Setting(Protocol):
    """How an interface language sets what a page only names; each gives markup."""

    @property
    def lang(self) -> str: ...
    def unit(self, unit: UnitOnPage) -> str: ...
    def bringing(self, link: Bringing) -> str: ...
    def place(self, place: BodyPlace) -> str: ...
    def voiced(self, markup: str) -> str: ...


class Body(Struct, frozen=True):
    """A page's converted Markdown in parts, for every interface language."""

    parts: tuple[Part, ...]

    def units(self) -> frozenset[str]:
        """The ids of all units and notes that stand on the page."""
        return frozenset(part.id for part in self.parts if isinstance(part, UnitOnPage))

    def compose(self, setting: Setting) -> str:
        """The markup of the page in an interface language."""
        return NOTHING.sub("", self.joined(setting))

    def joined(self, setting: Setting) -> str:
        """The same of some words of it, where nothing can be empty."""
        return "".join(
            [part if isinstance(part, str) else _composed(part, setting) for part in self.parts]
        )


def _composed(part: Place, setting: Setting) -> str:
    if isinstance(part, SaidInAll):  # most of them
        said = part.by_lang.get(setting.lang)
        return setting.voiced(said.joined(setting)) if said else ""
    if isinstance(part, UnitOnPage):
        return setting.unit(part)
    if isinstance(part, Bringing):
        return setting.bringing(part)
    return setting.place(part)


def dissect(html: str, titles_of_notes: Callable[[str], bool] = bool) -> Body:
    """``html`` as Python-Markdown gives it; ``titles_of_notes`` knows the heading of the notes."""
    return _parts(_laid_out(html, titles_of_notes))


def _parts(html: str) -> Body:
    parts: list[Part] = []
    at = 0
    for match in TOKEN.finditer(html):
        if match.start() > at:
            parts.append(intern(html[at : match.start()]))  # most stand on page after page
        parts.append(_part(match))
        at = match.end()
    if at < len(html):
        parts.append(intern(html[at:]))
    return Body(tuple(parts))


def _part(match: re.Match[str]) -> Part:
    if match["unit"]:
        return UnitOnPage(intern(match["unit"]), intern(match["tag"]), match["marks"].strip())
    if match["elsewhere"]:
        return UnitOnPage(intern(match["elsewhere"]), "", "")
    if match["said"]:
        return _said_in_all(match["said"])
    if match["slot"]:
        return BodyPlace(match["slot"], match["of"] or "")
    return Bringing(match["brings"], unescape(match["href"]), _parts(match["name"]))


@lru_cache(maxsize=4096)
def _said_in_all(said: str) -> SaidInAll:
    """Most of what the interface says stands on page after page."""
    return SaidInAll({one["lang"]: _parts(one["words"]) for one in EACH_SAID.finditer(said)})


# ---- the markup of the site ----------------------------------------------------------------------


def _inside(tag: str) -> str:
    """A pattern of what stands in an element, up to its end."""
    return rf"(?P<inside>(?:[^<]++|<(?!/{tag}>))*+)</{tag}>"


ROW = re.compile(
    r'<tr(?P<proposed> data-proposed="[^"]*")? data-relation="(?P<relation>[a-z-]+)">'
    + _inside("tr")
)
CELL = re.compile(rf'<td lang="([\w-]+)">{_inside("td")}')
SAID = re.compile(rf'<td class="said">{_inside("td")}')
FIRST_UNIT = re.compile(r'<a id="([\w.-]+)" data-sum=|<a href="[^"]*#([\w.-]+)" title="unit">')
REMARKED = re.compile(r'<a id="(?P<unit>[\w.-]+)" data-sum=|(?P<end>(?:</p>\s*)?</aside>)')
LAW = re.compile(rf'<table class="law">{_inside("table")}')
PIPES = re.compile(rf"<table>{_inside('table')}")
ANCHORED = re.compile(r'<tr>\n<td><a id="([^"]*)"></a>(.*?)</td>')
# Python-Markdown makes ids of what a heading says; the site has ids of its own.
TITLED_HEADING = re.compile(r'<(h[1-6]) id="[^"]*">')
ANCHORED_HEADING = re.compile(r'<(h[2-6])><a id="([^"]*)"></a>')
CONTENTS = re.compile(r'<ul>(\n<li><a href="[^"]*" title="first words">.*?)</ul>', re.DOTALL)
FOOTNOTES = re.compile(r'<div class="footnote">\n<hr ?/?>\n<ol>(.*)</ol>\n</div>\n?', re.DOTALL)
BACK = re.compile(r'(?:&#160;|<p>)?<a class="footnote-backref".*?</a>(?:</p>)?\n?', re.DOTALL)
NOTE = re.compile(r'<li id="([^"]*)">\n<p>(<a id="\1" data-sum=.*?)</p>', re.DOTALL)
HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>\n?", re.DOTALL)
HEAD = re.compile(
    r'\A(?:<!--.*?-->\s*)?(?P<crumbs><p>.*?</p>\n)?<h1(?: id="[^"]*")?>(?P<title>.*?)</h1>\n?'
    r"(?P<below>(?:<p>.*?</p>\n?)*)",
    re.DOTALL,
)
BELOW_TITLE = (
    ('class="catchword"', "catchword-line"),
    ('class="footnote-ref"', "note-marks"),
    ('title="heading"', "chapter"),
    ('title="title"', "other-title"),
    ("<p><span lang=", "other-title"),
)


def _laid_out(html: str, titles_of_notes: Callable[[str], bool]) -> str:
    """What is the same in every interface language: the site's elements and classes."""
    html = html.replace("fnref:", "mark-").replace('"#fn:', '"#').replace('id="fn:', 'id="')
    html = html.replace("<blockquote>", '<aside class="remark" role="note">')
    html = _remarks(html.replace("</blockquote>", "</aside>"))
    html = _notes_in_place(html, titles_of_notes)
    html = HEAD.sub(_head, html, count=1)
    html = LAW.sub(_law, html)
    html = PIPES.sub(_pipes, html)
    html = CONTENTS.sub(r'<ol class="toc">\1</ol>', html)
    html = TITLED_HEADING.sub(r"<\1>", html)
    return ANCHORED_HEADING.sub(r'<\1 id="\2">', html)


def _remarks(html: str) -> str:
    """A place in every remark; remarks stand below their unit."""
    if "</aside>" not in html:
        return html  # most pages have none
    unit, number = "", 0

    def placed(match: re.Match[str]) -> str:
        nonlocal unit, number
        if match["end"]:
            number += 1
            return f"<!--change remark:{unit}:{number - 1}-->{match[0]}" if unit else match[0]
        unit, number = match["unit"], 0
        return match[0]

    return REMARKED.sub(placed, html)


def _head(match: re.Match[str]) -> str:
    lines = [_classed(line) for line in (match["below"] or "").split("</p>\n") if line.strip()]
    crumbs = (match["crumbs"] or "").removeprefix("<p>").removesuffix("</p>\n")
    items = "".join(f"<li>{item}</li>\n" for item in crumbs.split(" › ") if item)
    return (
        f'<header class="head"><!--crumbs-->{items}<!--act--><h1>{match["title"]}</h1>\n'
        f"{''.join(lines)}</header>\n<!--head-->"
    )


def _classed(line: str) -> str:
    line = line.removesuffix("</p>") + "</p>\n"
    name = next((name for mark, name in BELOW_TITLE if mark in line), "")
    return line.replace("<p>", f'<p class="{name}">', 1) if name else line


def _law(match: re.Match[str]) -> str:
    rows = ROW.sub(_row, match[1])
    rows = CELL.sub(lambda cell: _cell(cell)[1], rows)
    return f'<!--law--><table class="texts">{rows}</table><!--lawend-->'


def _row(match: re.Match[str]) -> str:
    langs: list[str] = []

    def cell(found: re.Match[str]) -> str:
        has, markup = _cell(found)
        langs.extend([found[1]] * has)
        return markup

    unit = FIRST_UNIT.search(match["inside"])
    cells = SAID.sub(lambda found: _said(found, unit), CELL.sub(cell, match["inside"]))
    told = f'data-relation="{match["relation"]}" data-langs="{" ".join(langs)}"'
    return f'<tr class="row" {told}{" data-proposed" if match["proposed"] else ""}>{cells}</tr>'


def _cell(match: re.Match[str]) -> tuple[bool, str]:
    """Whether a cell has units, and its markup."""
    lang, inside = match[1], match[2]
    if ' data-sum="' in inside or 'title="unit"' in inside:
        return True, f'<td class="side" data-lang="{lang}">{inside}</td>'
    inside = inside.replace("<p>", '<p class="missing">')
    return False, f'<td class="side gap" data-lang="{lang}">{inside}</td>'


def _said(match: re.Match[str], unit: re.Match[str] | None) -> str:
    inside = match[1].strip().replace("<p><strong>≠</strong> ", '<p class="relation">')
    inside = inside.replace("<p><em>", '<p class="proposed"><em>')
    inside = inside.replace("<p>", '<p class="reason">')
    if inside and unit:
        last = inside.removesuffix("</p>")
        inside = f"{last}<!--change row:{unit[1] or unit[2]}-->{inside[len(last) :]}"
    return f'<td class="said">{inside}</td>'


def _pipes(match: re.Match[str]) -> str:
    rows, dated = ANCHORED.subn(r'<tr id="\1">\n<td>\2<!--change event:\1--></td>', match[1])
    before = "<!--day-->" if dated else ""
    name = ' class="history"' if dated else ""
    return f'{before}<div class="scroll"><table{name}>{rows}</table></div>'


def _notes_in_place(html: str, titles_of_notes: Callable[[str], bool]) -> str:
    """The notes below their heading: Python-Markdown puts them at the page's end."""
    found = FOOTNOTES.search(html)
    if found is None:
        return html
    items = NOTE.sub(r'<li id="\1">\n<blockquote>\2</blockquote>', BACK.sub("", found[1]))
    notes = f'<ol class="notes">{items}</ol>\n'
    html = html[: found.start()] + html[found.end() :]
    for heading in HEADING.finditer(html):
        if titles_of_notes(heading[1]):
            return html[: heading.end()] + notes + html[heading.end() :]
    return html + notes
