"""Elements of HTML that matter to a text: what makes blocks, what are menus, what nobody sees."""

from __future__ import annotations

import re
from typing import Final

from bs4.builder import HTMLTreeBuilder

from adep.base.invisible import SIGNS

HIDDEN: Final = "a hidden element of the web page"


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
