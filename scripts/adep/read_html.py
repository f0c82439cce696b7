"""HTML → lines: a whole web page as a browser shows it, or tags strewn into plain text.

Beautiful Soup reads a page. Before it, ``_tidied`` sets right what its parser would lose or choke
on: what is not surely a tag or an entity becomes text, so that broken mark-up may look ugly but
can't swallow words. Nothing recurses, and the time taken grows with the file's length only.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import Final

from bs4 import BeautifulSoup
from bs4.builder import ParserRejectedMarkup
from bs4.element import PageElement, Tag

from adep.model import Line
from adep.problems import Refused, refuse

MAX_TAGS: Final = 300_000
MAX_TAG: Final = 64 * 1024
MAX_DEPTH: Final = 400


def _names(*words: str) -> frozenset[str]:
    return frozenset(" ".join(words).split())


HEADINGS: Final = _names("h1 h2 h3 h4 h5 h6")
BLOCKS: Final = HEADINGS | _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset",
    "figcaption figure footer form head header hgroup hr html legend li main menu nav ol optgroup",
    "option p pre search section select summary table tbody td textarea tfoot th thead title tr ul",
)
DROPPED: Final = _names("script style template noscript iframe object svg")
EMPTY: Final = _names("area base col embed frame img input link meta param source track wbr")
KNOWN: Final = (
    BLOCKS
    | DROPPED
    | EMPTY
    | _names(
        "a abbr acronym b bdi bdo big br button cite code data del dfn em font i ins kbd label mark",
        "nobr q rp rt ruby s samp small span strike strong sub sup time tt u var video",
    )
)
MENUS: Final = _names("nav title button select textarea")
AROUND: Final = _names("header footer aside")  # menus, unless they are an article's own
# Elements without an end tag end where one of these begins; a paragraph, where any block does.
ENDS: Final = {
    "li": _names("li p"),
    **dict.fromkeys(("dd", "dt"), _names("dd dt p")),
    **dict.fromkeys(("td", "th"), _names("td th p")),
    "tr": _names("tr td th p"),
}
# Where the text of a page stands, best first: the official register's body, then HTML's own words.
BODIES: Final = ("article of the register", "register", "article", "main")

_ATTRIBUTE = r"""[\s/]*+(?<=[\s/"'])(?![/<>])[!-~](?:(?![/<>=])[!-~])*+
    (?:\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'|(?!["'])[^\s<>]*+))?"""
# A "<" inside a value is rare; the limits keep broken quotation marks from costing much time.
_ODD_VALUE = r"""\s*+=\s*+(?:"[^"]{0,500}+"|'[^']{0,500}+')"""


def _tokens(before: str, name: str, semicolon: str, rest: str = "") -> re.Pattern[str]:
    """All that is not text; ``lastgroup`` tells its kind."""
    pattern = rf"""{before}(?:
      (?P<comment><!--(?:-?>|.*?(?:-->|\Z)))
    | (?P<code><(?P<element>script|style)(?=[\s>])[^<>]*+(?<!/)>.*?(?:</(?P=element)\s*>|\Z))
    | (?P<declaration><(?:!doctype|!\[|\?xml)[^<>]*>)
    | (?P<tag><(?P<slash>/?)(?P<name>{name})(?=[\s/>])
        (?:(?:{_ATTRIBUTE})*+{_ODD_VALUE}){{0,8}}+(?:{_ATTRIBUTE})*+[\s/]*+>)
    | (?P<entity>&(?:\#[0-9]{{1,7}}|\#x[0-9a-f]{{1,6}}|[a-z][a-z0-9]{{1,31}}){semicolon})
    {rest})"""
    return re.compile(pattern, re.VERBOSE | re.DOTALL | re.IGNORECASE)


_KNOWN = "|".join(sorted(KNOWN))
_IN_PAGE = _tokens("", "[a-z][a-z0-9-]*(?::[a-z]+)?", ";?", r"| (?P<sign>[<&]) | (?P<end>\n)")
_IN_TEXT = _tokens(r"(?<!\\)", rf"{_KNOWN}|(?:o|v|w|st1):[a-z]+", ";")  # o:p is Word's
_KNOWN_TAG = re.compile(rf"</?(?:{_KNOWN})[\s/>]", re.IGNORECASE)
_BLOCK_LINE = re.compile(rf"\s*</?(?:br|{'|'.join(sorted(BLOCKS))})[\s/>]", re.IGNORECASE)
_ROOT = re.compile(
    r"\s*+(?:(?><!--.*?-->|<\?[^<>]*>)\s*+)*+<(?:!doctype|html|head|body|article)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_CELL_END = re.compile(r"</(?:td|th|table)\b", re.IGNORECASE)
_NOTE_CLASS = re.compile(r"(?:^|[-_\s])(?:foot)?notes?(?:$|[-_\s])", re.IGNORECASE)
_BREADCRUMBS = re.compile(r"bread-?crumb", re.IGNORECASE)
_PRINT_CLASS = re.compile(r"(?:^|[-_\s])print", re.IGNORECASE)
_DISPLAY_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WORD = re.compile(r"[^ \t\n\r\f]+")  # for a browser, a no-break space is no space
_ALL = re.compile(r".+", re.DOTALL)
_LETTER = re.compile(r"\w")
_VISIBLE = re.compile(r"[^\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def is_page(text: str, path: str) -> bool:
    """True for a whole web page: by its suffix, its root element, or next to nothing but tags."""
    if path.lower().endswith((".html", ".htm", ".xhtml")):
        return bool(_KNOWN_TAG.search(text))  # a text that is only named so keeps its lines
    if _ROOT.match(text):
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    marked = sum(len(line) for line in lines if _BLOCK_LINE.match(line))
    return marked >= 0.9 * sum(map(len, lines))


def page(text: str, path: str) -> tuple[Line, ...]:
    """The lines of a web page: its paragraphs, cut at ``<br>`` and where a physical line ends.

    White space collapses as in a browser. Scripts, comments and hidden elements give no line.
    Raises ``Refused`` ("source-unreadable") for mark-up that is nested too deep, has too many tags
    or breaks off inside a comment or script.
    """
    try:
        soup = BeautifulSoup(_tidied(text, path), "html.parser")
    except (RecursionError, ParserRejectedMarkup):
        raise _unreadable(path, None, "The mark-up can't be parsed") from None
    flow = _Flow()
    todo: list[tuple[PageElement | None, _Place]] = [(soup, _Place())]
    while todo:
        node, place = todo.pop()
        if node is None:  # a block ends here
            flow.end_block()
        elif not isinstance(node, Tag):
            flow.text(str(node), place)
        elif node.name == "br":
            flow.break_line()
        else:
            inside = _inside(node, place)
            if inside.depth > MAX_DEPTH:
                raise _unreadable(path, flow.line, f"The mark-up is nested deeper than {MAX_DEPTH}")
            if node.name in BLOCKS:
                flow.end_block()
                todo.append((None, place))
            todo.extend((child, inside) for child in reversed(node.contents))
    return flow.without_the_page_around()


def fragments(text: str, path: str) -> tuple[Line, ...]:
    """The lines of a plain or Markdown text without its tags, and with its entities decoded.

    Each physical line gives a line, and several where it has ``<br>`` or parts of a table. Only
    names of HTML elements count as tags: ``<https://…>``, ``a < b`` and Markdown's ``\\<b>`` stay.
    Raises ``Refused`` ("source-unreadable") for a comment or script that has no end.
    """
    cells_end = max((match.end() for match in _CELL_END.finditer(text)), default=0)

    def marked(match: re.Match[str]) -> str:
        """``\\0`` and a sign where a line is cut: a heading's level, a cell, a block, a ``<br>``."""
        token, name = match[0], (match["name"] or "").lower()
        if match.lastgroup == "entity":
            return _decoded(token)
        _refuse_cut_off(match, path)
        ends, mark = "\n" * token.count("\n"), ""
        if name in BLOCKS:
            open_cell = name in ("td", "th") and not match["slash"] and match.end() < cells_end
            mark = name[1] if name in HEADINGS and not match["slash"] else "c" if open_cell else "b"
        return ends + ("\0r" if name == "br" else mark and "\0" + mark)

    lines: list[Line] = []
    begins = cell = False
    for number, physical in enumerate(_IN_TEXT.sub(marked, text).split("\n"), start=1):
        heading, told = 0, len(lines)
        for part in re.split("(\0.)", physical):
            if part.startswith("\0"):
                heading = int(part[1]) if part[1].isdigit() else heading * (part[1] == "r")
                begins = begins or part[1] != "r"
                cell = part[1] == "c" or (cell and part[1] != "b")
            elif part.strip():
                lines.append(Line(number, part, heading, block=begins, cell=cell))
                begins = False
        if len(lines) == told:
            lines.append(Line(number, re.sub("\0.", "", physical)))
    return tuple(lines)


def _unreadable(path: str, line: int | None, what: str) -> Refused:
    return refuse("source-unreadable", path, line, f"{what}; save the text of the act alone.")


def _refuse_cut_off(match: re.Match[str], path: str) -> None:
    if match.lastgroup in ("comment", "code") and not match[0].endswith(">"):
        what = f"The {match['element'] or 'comment'} that begins here has no end"
        raise _unreadable(path, match.string.count("\n", 0, match.start()) + 1, what)


def _decoded(entity: str) -> str:
    return re.sub(r"[\r\n]", " ", html.unescape(entity))


def _tidied(text: str, path: str) -> str:
    r"""The page without scripts and comments; what is no tag is escaped.

    ``\0`` marks where each physical line ends, or stands after the tag that it ends in.
    """
    tags = 0

    def tidied(match: re.Match[str]) -> str:
        nonlocal tags
        token, kind, name = match[0], match.lastgroup, (match["name"] or "").lower()
        if kind == "end":
            return "\n\0"
        if kind == "entity":
            return html.escape(_decoded(token))
        tags += 1
        if tags > MAX_TAGS or (len(token) > MAX_TAG and name and name not in EMPTY):
            what = f"The page has more than {MAX_TAGS} tags, or one longer than {MAX_TAG} signs"
            raise _unreadable(path, text.count("\n", 0, match.start()) + 1, what)
        if kind == "sign":
            return html.escape(token)
        _refuse_cut_off(match, path)
        ends = "\0" * token.count("\n")
        if name in ("br", "hr"):
            return f"<{name}/>" + ends
        if not name or name in EMPTY or name in ("script", "style"):
            return ends
        return token.replace("\n", " ").replace("&", "&amp;") + ends

    return _IN_PAGE.sub(tidied, text) + "\n"  # Beautiful Soup never takes this for a file's name


@dataclass(frozen=True, slots=True)
class _Place:
    """An open element: what it, and those around it, say of the text inside."""

    name: str = ""
    around: _Place | None = None
    depth: int = 0
    dropped: bool = False
    menu: bool = False
    note: bool = False
    cell: bool = False
    pre: bool = False
    link: bool = False
    heading: int = 0
    list: int = 0  # which list, 0 for none
    bodies: frozenset[str] = frozenset()


def _inside(tag: Tag, place: _Place) -> _Place:
    name = tag.name
    if name in BLOCKS:
        while place.around and place.name in ENDS.get(name, {"p"}):
            place = place.around
    classes, style = " ".join(tag.get("class") or ()), str(tag.get("style"))
    named = f"{classes} {tag.get('id')}"
    whole = name in ("html", "body")  # these are hidden only until a script has run
    bodies = place.bodies | ({name} & {"article", "main"})
    if {"container_gamma", "text"} <= set(classes.split()):
        bodies |= {"register"}
    if name == "article" and "register" in bodies:
        bodies |= {"article of the register"}
    return _Place(
        name,
        place,
        place.depth + 1,
        dropped=place.dropped
        or name in DROPPED
        or (not whole and (tag.has_attr("hidden") or bool(_DISPLAY_NONE.search(style)))),
        menu=place.menu
        or name in MENUS
        or (name in AROUND and not bodies)
        or (not whole and not bodies and bool(_BREADCRUMBS.search(named)))
        or (name in ("a", "span") and bool(_PRINT_CLASS.search(named))),
        note=place.note or bool(_NOTE_CLASS.search(classes)),
        cell=place.cell or name in ("td", "th"),
        pre=place.pre or name == "pre",
        link=place.link or (name == "a" and tag.has_attr("href")),
        heading=int(name[1]) if name in HEADINGS else place.heading,
        list=id(tag) if name in ("ul", "ol", "menu") else place.list,
        bodies=bodies,
    )


@dataclass(slots=True)
class _Flow:
    """The lines of a page, and the text since the last of them."""

    lines: list[tuple[Line, _Place]] = field(default_factory=list)
    runs: list[tuple[str, _Place]] = field(default_factory=list)
    line: int = 1
    begins: bool = True  # a block has begun and has no line yet
    linked: dict[int, bool] = field(default_factory=dict)  # is the list nothing but links?

    def text(self, text: str, place: _Place) -> None:
        if place.dropped:
            text = "\0" * text.count("\0")
        for index, part in enumerate(text.split("\n") if place.pre else [text]):
            if index:
                self.break_line()
            self.runs.append((part, place))

    def break_line(self) -> None:
        if not self.flush():
            self.begins = True  # two <br> in a row: a paragraph ends

    def end_block(self) -> None:
        self.flush()
        self.begins = True

    def flush(self) -> bool:
        """Make lines of the runs; False if they show nothing."""
        raw, runs, line = "".join(text for text, _ in self.runs), self.runs, self.line
        self.runs, self.line = [], line + raw.count("\0")
        first = _VISIBLE.search(raw)
        if not first:
            return False
        at, line = first.start(), line + raw.count("\0", 0, first.start())
        places = [place for text, place in runs if _LETTER.search(text)]
        places = places or [place for text, place in runs if _VISIBLE.search(text)]
        rows: dict[int, list[str]] = {}
        for match in (_ALL if places[0].pre else _WORD).finditer(raw):
            # A word is on the line on which it begins to be seen, and is never torn.
            if seen := _VISIBLE.search(raw, max(at, match.start()), match.end()):
                at, line = seen.start(), line + raw.count("\0", at, seen.start())
            rows.setdefault(line, []).append(match[0].replace("\0", ""))
        place = places[0]
        note = place.note and all(each.note or each.link for each in places)
        menu = all(each.menu for each in places)
        links = all(each.link for each in places)
        self.linked[place.list] = links and self.linked.get(place.list, True)
        for index, (number, words) in enumerate(rows.items()):
            text = " ".join(filter(None, words)).rstrip(" \t\r\f")
            block = self.begins and not index
            made = Line(number, text, place.heading, note, block, place.cell, menu, index > 0)
            self.lines.append((made, place))
        self.begins = False
        return True

    def without_the_page_around(self) -> tuple[Line, ...]:
        """The lines; lists of links and what stands outside the page's body are menus."""
        body = self.body()
        return tuple(
            replace(line, menu=True)
            if (body and body not in place.bodies)
            or (place.list and self.linked[place.list] and not place.bodies)
            else line
            for line, place in self.lines
        )

    def body(self) -> str:
        """Which of ``BODIES`` the page has. Teasers beside the text are articles too: one that
        holds less than a fifth of the words is no body, unless it is the official register's."""
        sizes = dict.fromkeys(("", *BODIES), 0)
        for line, place in self.lines:
            for name in ("", *place.bodies) if not line.menu else ():
                sizes[name] += len(line.text)
        big = (name for name in BODIES if sizes[name] and 5 * sizes[name] >= sizes[""])
        return next((name for name in BODIES[:2] if sizes[name]), next(big, ""))
