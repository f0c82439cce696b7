"""A tree of HTML as the lines that a browser shows: blocks, cells, headings, notes; and of its
elements those that matter to a text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from bs4.builder import HTMLTreeBuilder
from bs4.element import Tag
from msgspec import Struct, field
from msgspec.structs import replace

from adep.base.invisible import SIGNS
from adep.ingest.list_numbers import NUMBERED, ListNumbers, numbers_of
from adep.model import Furniture, Line
from adep.model.source import HIDDEN


def _names(*words: str) -> frozenset[str]:
    return frozenset(" ".join(words).split())


HEADINGS: Final = _names("h1 h2 h3 h4 h5 h6")
UNENDED: Final = _names("p li dd dt td th tr tbody option")  # their end tags may be left out
BLOCKS: Final = (HEADINGS | UNENDED) | _names(
    "address article aside blockquote body caption center details dialog dir div dl fieldset",
    "figcaption figure footer form head header hgroup hr html legend main menu nav ol optgroup",
    "pre search section select summary table textarea tfoot thead title ul",
)
EMPTY: Final[frozenset[str]] = frozenset(HTMLTreeBuilder().empty_element_tags)
DROPPED: Final = _names("script style template noscript iframe object svg")
KNOWN: Final = (BLOCKS | EMPTY | DROPPED) | _names(
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i ins kbd label mark",
    "nobr q rp rt ruby s samp small span strike strong sub sup time tt u var",
)
MENUS: Final = _names("nav title button select textarea")
AROUND: Final = _names("header footer aside")  # menus, unless they are an article's own
BODIES: Final = ("register", "article", "main")  # where a page's text stands, best first
NOTE = re.compile(r"(?i)(?:^|[-_\s])(?:foot)?notes?(?:$|[-_\s])")
BREADCRUMBS = re.compile(r"(?i)bread-?crumb")
PRINT = re.compile(r"(?i)(?:^|[-_\s])print")
DISPLAY_NONE = re.compile(r"(?i)display\s*:\s*none")
WORD = re.compile(r"[^ \t\n\r\f]+")  # for a browser, a no-break space is no space
ALL = re.compile("(?s).+")  # in <pre>, spaces stay
LETTER = re.compile(r"\w")
VISIBLE = re.compile(rf"[^\s{SIGNS}]")


class _Place(Struct, frozen=True):
    """An open element: what it, and those around it, say of the text inside."""

    name: str = ""
    around: _Place | None = None
    depth: int = 0
    heading: int = 0
    list: int = 0  # which list, 0 for none
    marks: frozenset[str] = frozenset()  # dropped, menu, note, cell, link, pre, or of BODIES


def lines_inside(tag: Tag, place: _Place) -> _Place:
    """The place of ``tag`` inside ``place``, once the elements that it ends are left."""
    name = tag.name
    ended = {"p", name} if name in UNENDED else {"p"}
    while name in BLOCKS and place.around and place.name in ended:
        place = place.around  # the parser let it stand inside of what it ends
    classes = " ".join(tag.get("class") or ())
    named = f"{classes} {tag.get('id')}"
    whole = name in ("html", "body", "main", "article")
    # A page's body may be hidden until a script has run.
    hidden = not whole and (tag.has_attr("hidden") or DISPLAY_NONE.search(str(tag.get("style"))))
    body = not place.marks.isdisjoint(BODIES)
    says = {
        name: name in ("article", "main", "pre"),
        "container": {"container_gamma", "text"} <= set(classes.split()),
        "register": name == "article" and "container" in place.marks,
        "dropped": hidden or name in DROPPED,
        "menu": name in MENUS
        or (name in AROUND and not body)
        or (BREADCRUMBS.search(named) and not whole and not body)
        or (PRINT.search(named) and name in ("a", "span")),
        "note": NOTE.search(classes),
        "cell": name in ("td", "th"),
        "link": name == "a" and tag.has_attr("href"),
    }
    return _Place(
        name,
        place,
        place.depth + (name not in UNENDED),
        int(name[1]) if name in HEADINGS else place.heading,
        id(tag) if name in ("ul", "ol", "menu") else place.list,
        place.marks.union(mark for mark, true in says.items() if true),
    )


class _Flow(Struct):
    """The lines of a page, and the text since the last of them."""

    dropped: list[Furniture]
    lines: list[tuple[Line, _Place]] = field(default_factory=list)
    runs: list[tuple[str, _Place]] = field(default_factory=list)
    line: int = 1
    here: int = 1  # the physical line that has been reached
    begins: bool = True  # a block has begun and has no line yet
    texts: set[int] = field(default_factory=lambda: {0})  # the lists that are not links only
    lists: dict[int, ListNumbers | None] = field(default_factory=dict)  # ordered lists, numbered
    number: str = ""  # of the item that begins here

    def begin(self, node: Tag, place: _Place) -> None:
        """Take note of an ordered list or of an item of one that begins here."""
        if node.name == "ol":
            before = self.lines[-1][0].text if self.lines else ""
            items = len(node.find_all("li", recursive=False))
            told = {name: str(value) for name, value in node.attrs.items()}
            self.lists[id(node)] = numbers_of(told, items, place.list in self.lists, before)
        elif node.name == "li" and (numbers := self.lists.get(place.list)):
            number = numbers.take(str(node.get("value", "")))
            words = next((text for text in node.strings if VISIBLE.search(text)), "")
            self.number = "" if NUMBERED.match(words.replace("\0", "")) else number

    def text(self, text: str, place: _Place) -> None:
        if "dropped" in place.marks:
            for number, part in enumerate(text.split("\0"), start=self.here):
                if VISIBLE.search(part):
                    self.dropped.append(Furniture(number, part.strip(), HIDDEN))
            text = "\0" * text.count("\0")
        self.here += text.count("\0")
        first, *others = text.split("\n") if "pre" in place.marks else [text]
        self.runs.append((first, place))
        for part in others:
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
        runs, raw, line = self.runs, "".join(text for text, _ in self.runs), self.line
        self.runs, self.line = [], line + raw.count("\0")
        if not (first := VISIBLE.search(raw)):
            return False
        at, line = first.start(), line + raw.count("\0", 0, first.start())
        places = [place for text, place in runs if LETTER.search(text)]
        places = places or [place for text, place in runs if VISIBLE.search(text)]
        place, marks = places[0], places[0].marks
        rows: dict[int, list[str]] = {}
        for match in (ALL if "pre" in marks else WORD).finditer(raw):
            # A word is on the line on which it begins to be seen, and is never torn.
            if seen := VISIBLE.search(raw, max(at, match.start()), match.end()):
                at, line = seen.start(), line + raw.count("\0", at, seen.start())
            rows.setdefault(line, []).append(match[0].replace("\0", ""))
        note = "note" in marks and all(each.marks & {"note", "link"} for each in places)
        menu = all("menu" in each.marks for each in places)
        if not all("link" in each.marks for each in places):
            self.texts.add(place.list)
        for index, (number, words) in enumerate(rows.items()):
            text = self.number + " ".join(filter(None, words)).rstrip(" \t\r\f")
            self.number = ""
            block, cell = self.begins and not index, "cell" in marks
            made = Line(number, text, place.heading, note, block, cell, menu, index > 0)
            self.lines.append((made, place))
        self.begins = False
        return True

    def without_menus(self) -> tuple[Line, ...]:
        """The lines; lists of links and all outside the page's body are marked as menus."""
        sizes = Counter[str]()
        for line, place in self.lines:
            if not line.menu:
                sizes.update(dict.fromkeys(place.marks | {"page"}, len(line.text)))
        # Teasers beside the text are articles too: what holds a fifth of the words is no teaser.
        body = next((b for b in BODIES if sizes[b] > (b != "register") * sizes["page"] / 5), None)
        return tuple(
            replace(line, menu=True)
            if (body and body not in place.marks)
            or (place.list not in self.texts and place.marks.isdisjoint(BODIES))
            else line
            for line, place in self.lines
        )
