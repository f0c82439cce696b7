"""HTML → lines: a whole web page as a browser shows it, or tags strewn into plain text.

Beautiful Soup reads a page. Before it, ``_tidied`` sets right what its parser would lose or choke
on: what is not surely a tag or an entity becomes text, so that broken mark-up may look ugly but
can't swallow words. Nothing recurses, and the time taken grows with the file's length only.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from bs4 import BeautifulSoup
from bs4.builder import ParserRejectedMarkup
from bs4.element import PageElement, Tag

from adep.base.problems import Refused, refuse
from adep.ingest.documents.flow import raised
from adep.ingest.html_lines import BLOCKS, EMPTY, HEADINGS, KNOWN, _Flow, _Place, lines_inside
from adep.ingest.list_numbers import NUMBERED, ListNumbers, numbers_of
from adep.model import Furniture, Line

MAX_TAGS: Final = 300_000
MAX_TAG: Final = 64 * 1024
MAX_DEPTH: Final = 400
MARKUP: Final = "markup of the web page"


_ATTRIBUTE = r"""[\s/]*+(?<=[\s/"'])(?![/<>])[!-~](?:(?![/<>=])[!-~])*+
    (?:\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'|(?!["'])[^\s<>]*+))?"""
# A "<" inside a value is rare; the limits keep broken quotation marks from costing much time.
_ODD_VALUE = r"""\s*+=\s*+(?:"[^"]{0,500}+"|'[^']{0,500}+')"""


def _tokens(before: str, name: str, semicolon: str, rest: str = "") -> re.Pattern[str]:
    """All that is not text; ``lastgroup`` tells its kind."""
    pattern = rf"""{before}(?:
      (?P<comment><!--(?:-?>|.*?(?:-->|(?P<open>\Z))))
    | (?P<code><(?P<element>script|style)(?=[\s>])[^<>]*+(?<!/)>
        .*?(?:</(?P=element)\s*>|(?P<endless>\Z)))
    | (?P<declaration><(?:!doctype|!\[|\?xml)[^<>]*>)
    | (?P<tag><(?P<slash>/?)(?P<name>{name})(?=[\s/>])
        (?:(?:{_ATTRIBUTE})*+{_ODD_VALUE}){{0,8}}+(?:{_ATTRIBUTE})*+[\s/]*+>)
    | (?P<entity>&(?:\#[0-9]{{1,7}}|\#x[0-9a-f]{{1,6}}|[a-z][a-z0-9]{{1,31}}){semicolon})
    {rest})"""
    return re.compile(pattern, re.VERBOSE | re.DOTALL | re.IGNORECASE)


_IN_PAGE = _tokens("", "[a-z][a-z0-9-]*(?::[a-z]+)?", ";?", r"| (?P<sign>[<&]) | (?P<end>\n)")
_IN_TEXT = _tokens(r"(?<!\\)", rf"{'|'.join(KNOWN)}|(?:o|v|w|st1):[a-z]+", ";")  # Word's o:p
_ROOT = re.compile(r"(?si)\s*+(?:<(?:!--.*?--|\?[^<>]*)>\s*+)*+<(?:!doctype|html|body|article)\b")
_BLOCK_LINE = re.compile(rf"(?i)\s*</?(?:br|{'|'.join(BLOCKS)})[\s/>]")
_TOLD = re.compile(r"""([a-zA-Z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s<>"']+)|(?=[\s/>]))""")
_TAG = re.compile(r"<[^<>]{0,500}>")

# On one line: the lines of a file stay counted.
_WHITE = re.compile(r"[\s\0]+")
_SUP = re.compile(r"(?i)<sup\b[^<>\n]{0,200}>[^\S\n]*(\d{1,3})[^\S\n]*</sup[^\S\n]*>")


def refuse_too_many_tags(text: str, path: str) -> None:
    """Count before anything is parsed: to take millions of tags apart costs seconds.

    Raises ``Refused`` ("source-unreadable") for more than ``MAX_TAGS`` of ``<`` or of ``&``.
    """
    for sign, what in (("<", "tags"), ("&", "entities")):
        if surplus := next(islice(re.finditer(sign, text), MAX_TAGS, None), None):
            line = text.count("\n", 0, surplus.start()) + 1
            raise _unreadable(
                path, line, f"The file has more than {MAX_TAGS} {what} or single {sign}"
            )


def is_page(text: str, path: str) -> bool:
    """True for a whole web page: by its suffix, its root element, or next to nothing but tags."""
    if path.lower().endswith((".html", ".htm", ".xhtml")):
        # A text that is only named so has no elements, and keeps its lines.
        return any(match["name"] for match in _IN_TEXT.finditer(text))
    if _ROOT.match(text):
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    marked = sum(len(line) for line in lines if _BLOCK_LINE.match(line))
    return marked >= 0.9 * sum(map(len, lines))


def page(text: str, path: str) -> tuple[tuple[Line, ...], tuple[Furniture, ...]]:
    """The lines of a web page: its paragraphs, cut at ``<br>`` and where a physical line ends.

    White space collapses as in a browser. Scripts, comments and hidden elements give no line, but
    are told beside the lines.
    Raises ``Refused`` ("source-unreadable") for mark-up that is nested too deep, has too long a tag
    or breaks off inside a comment or script.
    """
    dropped: list[Furniture] = []
    soup = _tree(text, path, dropped)
    flow = _Flow(dropped)
    todo: list[tuple[PageElement | None, _Place]] = [(soup, _Place())]
    while todo:
        node, place = todo.pop()
        if node is None:  # a block ends here
            flow.end_block()
            if place.name == "li":
                flow.number = ""  # it had no words
        elif not isinstance(node, Tag):
            flow.text(str(node), place)
        elif node.name == "br":
            flow.break_line()
        else:
            inside = lines_inside(node, place)
            if inside.depth > MAX_DEPTH:
                raise _unreadable(path, flow.line, f"The mark-up is nested deeper than {MAX_DEPTH}")
            if node.name in BLOCKS:
                flow.end_block()
                flow.begin(node, place)
                todo.append((None, inside if node.name == "li" else _Place()))
            todo.extend((child, inside) for child in reversed(node.contents))
    flow.end_block()
    return flow.without_menus(), tuple(sorted(dropped, key=lambda item: item.line))


def table_rows(text: str, path: str) -> Iterator[list[list[str]]]:
    """The words in the cells of each table, row by row, of what ``page`` or ``fragments`` takes; a
    table around others only lays out the page.
    """
    for table in _tree(text, path, []).find_all("table"):
        if table.find("table") is None:
            yield [
                [_WHITE.sub(" ", cell.get_text()).strip() for cell in row.find_all(["td", "th"])]
                for row in table.find_all("tr")
            ]


def _tree(text: str, path: str, dropped: list[Furniture]) -> BeautifulSoup:
    """The elements of a page; ``dropped`` gets what is none."""
    try:
        return BeautifulSoup(_tidied(_raised(text), path, dropped), "html.parser")
    except (RecursionError, ParserRejectedMarkup):
        raise _unreadable(path, None, "The mark-up can't be parsed") from None


def _raised(text: str) -> str:
    """Raised figures as the signs that mean the same: «2<sup>1</sup>.» is not 21."""
    return _SUP.sub(lambda match: raised(match[1]), text)


def fragments(text: str, path: str) -> tuple[tuple[Line, ...], tuple[Furniture, ...]]:
    r"""The lines of a plain or Markdown text without its tags, and with its entities decoded.

    Each physical line gives a line, and several where it has ``<br>`` or parts of a table. Only
    names of HTML elements count as tags: ``<https://…>``, ``a < b`` and Markdown's ``\<b>`` stay.
    What was dropped, and on which lines nothing but tags stood, is told beside the lines.
    Raises ``Refused`` ("source-unreadable") for a comment or script that has no end.
    """
    text = _raised(text)
    dropped: list[Furniture] = []
    at, here = 0, 1  # an offset, and its line
    lists: list[ListNumbers | None] = []  # the lists that are open

    def numbered(match: re.Match[str], name: str) -> str:
        """The number of an item that only its list's mark-up says."""
        tag = match[0].rstrip("/> ") + ">"
        if name in ("ol", "ul", "menu"):
            if match["slash"]:
                del lists[-1:]
            else:
                told = {key.lower(): value.strip("\"'") for key, value in _TOLD.findall(tag)}
                before = _TAG.sub("", text[max(0, match.start() - 200) : match.start()])
                inner = any(lists)
                lists.append(numbers_of(told, 1, inner, before) if name == "ol" else None)
        elif name == "li" and not match["slash"] and lists and lists[-1]:
            value = dict(_TOLD.findall(tag)).get("value", "").strip("\"'")
            taken = lists[-1].take(value)
            follows = _TAG.sub("", text[match.end() : match.end() + 200])
            return "" if not follows.strip() or NUMBERED.match(follows) else taken
        return ""

    def marked(match: re.Match[str]) -> str:
        r"""``\0`` and a sign where a line is cut: a heading's level, a cell, a block, a br."""
        nonlocal at, here
        token, name = match[0], (match["name"] or "").lower()
        if match.lastgroup == "entity":
            return _decoded(token)
        _refuse_cut_off(match, path)
        at, here = match.start(), here + text.count("\n", at, match.start())
        dropped.extend(_unseen(match, here))
        starts = not match["slash"]
        mark = "\0b" if name in BLOCKS else "\0r" if name == "br" else ""
        if starts and name in HEADINGS | {"td", "th"}:
            mark = "\0" + (name[1] if name in HEADINGS else "c")
        return "\n" * token.count("\n") + mark + numbered(match, name)

    lines: list[Line] = []
    begins = cell = False
    shown = _IN_TEXT.sub(marked, text).split("\n")
    for number, (physical, raw) in enumerate(zip(shown, text.split("\n"), strict=True), start=1):
        heading, told = 0, len(lines)
        cell = cell and bool(physical.strip())  # a cell left open ends at a blank line
        for part in re.split("(\0.)", physical):
            if part.startswith("\0") and part != "\0r":
                begins, cell = True, part == "\0c"
                heading = int(part[1]) if part[1].isdigit() else 0
            elif part.strip() and part != "\0r":
                lines.append(Line(number, part, heading, block=begins, cell=cell))
                begins = False
        if len(lines) == told:
            lines.append(Line(number, re.sub("\0.", "", physical)))
            if raw.strip():
                dropped.append(Furniture(number, raw, MARKUP))
    return tuple(lines), tuple(sorted(dropped, key=lambda item: item.line))


def _unreadable(path: str, line: int | None, what: str) -> Refused:
    return refuse("source-unreadable", path, line, f"{what}; save the text of the act alone.")


def _refuse_cut_off(match: re.Match[str], path: str) -> None:
    if match["open"] is not None or match["endless"] is not None:
        what = f"The {match['element'] or 'comment'} that begins here has no end"
        raise _unreadable(path, match.string.count("\n", 0, match.start()) + 1, what)


def _unseen(match: re.Match[str], line: int) -> Iterator[Furniture]:
    """A comment, script or style sheet that begins on ``line``, line by line."""
    element = (match["element"] or "").lower()
    if match.lastgroup == "comment" or match[0].startswith("<!["):
        reason = "a comment of the web page"
    elif element:
        reason = f"a {'style sheet' if element == 'style' else element} of the web page"
    else:
        return
    for number, part in enumerate(match[0].split("\n"), start=line):
        if part.strip():
            yield Furniture(number, part, reason)


def _decoded(entity: str) -> str:
    return re.sub(r"[\r\n]", " ", html.unescape(entity))


def _tidied(text: str, path: str, dropped: list[Furniture]) -> str:
    r"""The page without scripts and comments, which ``dropped`` gets; what is no tag is escaped.

    ``\0`` marks where each physical line ends, or stands after the tag that it ends in.
    """
    line = 1

    def tidied(match: re.Match[str]) -> str:
        nonlocal line
        token, kind, name = match[0], match.lastgroup, (match["name"] or "").lower()
        if kind == "end":
            line += 1
            return "\n\0"
        if kind == "entity":
            return html.escape(_decoded(token))
        ends = "\0" * token.count("\n")
        if kind in ("comment", "code", "declaration"):
            _refuse_cut_off(match, path)
            dropped.extend(_unseen(match, line))
            line += len(ends)
            return ends
        line += len(ends)
        if len(token) > MAX_TAG and name not in EMPTY:
            what = f"A tag that begins here is longer than {MAX_TAG} signs"
            raise _unreadable(path, line - len(ends), what)
        if kind == "sign":
            return html.escape(token)
        if name in EMPTY or name in ("script", "style"):
            return f"<{name}/>{ends}"
        return token.replace("\n", " ").replace("&", "&amp;") + ends

    return _IN_PAGE.sub(tidied, text) + "\n"  # Beautiful Soup never takes this for a file's name
