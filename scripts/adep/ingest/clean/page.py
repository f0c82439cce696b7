"""What stands around a text on its page: menus, print links, page numbers, a headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from adep.base.grouping import grouped
from adep.base.invisible import INVISIBLE
from adep.ingest.clean.lines import is_unfinished
from adep.ingest.clean.pages import HEAD, PAGE_ENDS, running
from adep.languages.grammar import PageWords
from adep.languages.patterns import compiled, compiled_small
from adep.languages.spelling import rules as spelling
from adep.model import Block, Furniture, Line, SetAside

MENU_ITEM = re.compile(r"[-*•]\s+\S")
LEGAL = re.compile(r"\d+[.)]")
RULED = "a ruled line"
RULE_LINE = re.compile(r"\s*(?:[_\-–—=*.~|+:]\s*){3,}")
LONE_NUMBER = re.compile(r"\s*[-–—]?\s*\d{1,3}\s*[-–—]?\s*")
# Links to a page's parts; in a text they are the numbers of a table's columns.
PAGE_LINKS = re.compile(r"\s*(?:\[?\d{1,3}\]?\s+){2,}(?:\[?\d{1,3}\]?|[.…»>]+)\s*")
# A number that goes on from «№» or «dated» is no page number.
FRONT_MATTER = re.compile(r"\s*(?:[A-Za-z_][\w-]*\s*:|- |#)|\s+\S")
LONGEST_FRONT_MATTER = 60  # lines
# Pairs of letters that a pattern takes for one and ``lower`` does not («ſ», «s») have one of these.
OTHER_LETTER = re.compile(r"[^\W\x00-\x7f\u0400-\u04ff]")
AWAITS_NUMBER = re.compile(r"(?:№|(?<!\w)No?s?\.?)$")


class _Page(Struct, frozen=True):
    """Why a line is the page's, and the words that say so, in every language."""

    reasons: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]
    any: re.Pattern[str]  # all words at once: most lines begin with none
    small: re.Pattern[str]  # the same for small letters, where these are all that case can change

    def may_begin(self, text: str, plain: bool) -> bool:
        """Whether such words may begin a line; ``plain``: its text has no ``OTHER_LETTER``."""
        if plain:
            return self.small.match(text.lower()) is not None
        return self.any.match(text) is not None


def text_lines(
    lines: Sequence[Line],
    words: Iterable[PageWords],
    set_aside: tuple[SetAside, ...],
    furniture: list[Furniture],
) -> Iterator[tuple[Line, int]]:
    """Lines that bear text, each with the number of blank lines before it; ``words`` are those by
    which a line is the page's.
    """
    page = _by_reason(words)
    visible = [line.text for line in lines]
    whole = "\n".join(visible)
    plain = OTHER_LETTER.search(whole) is None
    if INVISIBLE.search(whole):
        visible = [INVISIBLE.sub("", text) for text in visible]
    known = (
        dict.fromkeys(_menu(lines), "menu of the web page")
        | dict.fromkeys(_front_matter(lines), "front matter of the file")
        | dict.fromkeys(running(lines), HEAD)
    )
    turned = False  # a page began, and nothing of the text stands on it yet
    before = ""  # the last line that bears text
    beside = False  # the line before was the page's
    gap = 0
    for index, (line, bare) in enumerate(zip(lines, visible, strict=True)):
        if line.text == PAGE_ENDS:  # it parts nothing by itself; a blank line above it does
            gap, turned = int(index == 0 or not visible[index - 1].strip()), True
            continue
        if not bare.strip():
            if line.text.strip():
                furniture.append(Furniture(line.number, line.text, "invisible characters"))
            gap += not turned
            continue
        reason = known.get(index)
        for one in set_aside:
            if one.first <= line.number <= one.last:
                reason = one.reason
                break
        if reason is None:
            number = LONE_NUMBER.fullmatch(bare) is not None
            if number:
                around = visible[index + 1 : index + 2]
                alone = gap > 0 or index == 0 or not "".join(around).strip()
                # Its end is enough, and lines may be long.
                end = before.rstrip()[-6:]
                number = not (AWAITS_NUMBER.search(end) if alone else is_unfinished(before))
            reason = _page_reason(bare, page, number, plain)
        if reason is None and beside and not line.cell and PAGE_LINKS.fullmatch(bare):
            reason = "links to the parts of the web page"
        beside = reason is not None and reason != RULED
        if reason is None:
            before = bare
            yield line, gap
            gap, turned = 0, False
        else:
            furniture.append(Furniture(line.number, line.text, reason))
            gap += reason != RULED and not turned  # a line of a table parts nothing


def _page_reason(text: str, page: _Page, number: bool, plain: bool) -> str | None:
    """Why a line is the page's; ``number``: a number stands alone on it, and it would be that of
    the page. ``plain``: as ``may_begin`` takes it.
    """
    if len(text) > 200:
        return None
    if RULE_LINE.fullmatch(text):
        return RULED
    if number:
        return "a page number"
    bare = text.strip().strip("*_[]()")
    if bare and not page.may_begin(bare, plain):
        return None
    for reason, patterns in page.reasons:
        rest = bare
        # A page says such words twice over, and in several languages on one line.
        while rest and (hit := next((m for p in patterns if (m := p.match(rest))), None)):
            if not hit.end():
                break
            rest = rest[hit.end() :].lstrip()
        if not rest:
            return reason
    return None


def _by_reason(words: Iterable[PageWords]) -> _Page:
    found = grouped(words)
    # Languages share some of them.
    every = dict.fromkeys(pattern.pattern for patterns in found.values() for pattern in patterns)
    return _Page(
        tuple(found.items()),
        compiled("|".join(every)),
        compiled_small("|".join(every)),
    )


def _menu(lines: Sequence[Line]) -> frozenset[int]:
    """Indexes of lines that are a web page's menu: as its mark-up says, or short items of a list,
    above the text.

    Five or more that begin the page with dashes, or two or more with bullets, which no act has.
    """
    found = {index for index, line in enumerate(lines) if line.menu}
    run: list[int] = []
    started = False
    for index, line in enumerate(lines):
        text = line.text.strip()
        if not text:
            continue
        if MENU_ITEM.match(text) and len(text) < 60 and text[-1] not in ".;:,":
            run.append(index)
            continue
        bullets = bool(run) and lines[run[0]].text.strip()[0] == "•"
        if len(run) >= (2 if bullets else 5) and (bullets or not started):
            found.update(run)
        run, started = [], True
        if LEGAL.match(text):
            break
    return frozenset(found)


def _front_matter(lines: Sequence[Line]) -> range:
    """Indexes of a Markdown file's front matter: «key: value» lines between two «---»."""
    if not lines or lines[0].text.rstrip() != "---":
        return range(0)
    for index, line in enumerate(lines[1:LONGEST_FRONT_MATTER], start=1):
        if line.text.rstrip() in ("---", "..."):
            return range(index + 1)
        if line.text.strip() and not FRONT_MATTER.match(line.text):
            break
    return range(0)


def without_headline(blocks: list[Block], furniture: list[Furniture]) -> list[Block]:
    """Set aside a web page's headline: a line above other furniture that the title says again."""
    if len(blocks) < 2 or not furniture:
        return blocks
    first, rest = blocks[0], blocks[1:4]
    below = [f.line for f in furniture if first.line < f.line < rest[0].line]
    words = _stems(first.text)
    again = any(words and len(words & _stems(b.text)) >= 0.7 * len(words) for b in rest)
    if not (below and again and len(first.text) < 200):
        return blocks
    for piece in first.passage.pieces:
        if piece.raw.strip():
            furniture.append(Furniture(piece.first, piece.raw, "headline of the web page"))
    return blocks[1:]


def _stems(text: str) -> set[str]:
    return {word[:5].casefold() for word in spelling.words(text) if len(word) > 2}
