"""Finds quoted items by their words, whatever the mark-up: does each stand in its sentence?

An item of a list is known by its words. Wherever a page (a preview, a result, a description, the
clipboard) has them, what opens its sentence must stand before it and what closes it behind. Between
them may stand other items of the list, remarks, and a few words of the page (numbers, places).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from msgspec import Struct

from adep.library.pipeline import Library
from adep.model import Text

LEAST = 4  # words by which an item is known …
KNOWN = 12  # … so many where a page shows its beginning only
EDGE = "endofarow"  # where a heading, a row of a table or an entry of a list begins: no sentence runs on
FORMULA = 20  # a lead-in of more words is a formula of enactment: "According to …, I HEREBY ORDER:"
VERB = 5  # words at its end that must stand there, where a description has no room for all
OTHERS = 25  # words of the page between an item and the rest of its sentence


def plain(text: str) -> str:
    """Words in small letters, each between spaces."""
    return " " + " ".join(re.findall(r"[^\W_]+", text.casefold())) + " "


class Item(Struct, frozen=True):
    """An item of a list: its words, and those that complete its sentence, all plain."""

    act: str
    unit: str
    text: str
    opening: tuple[str, ...]
    closing: tuple[str, ...]

    @property
    def beginning(self) -> str:
        """What it is known by."""
        return f" {' '.join(self.text.split()[:KNOWN])} "


class Known(Struct, frozen=True):
    """All items, and whatever may stand between an item and the rest of its sentence."""

    items: tuple[Item, ...]
    between: tuple[str, ...]  # longest first


def known(library: Library) -> Known:
    """The items of all texts held."""
    items: list[Item] = []
    between: set[str] = set()
    for act in (*library.acts, *library.articles):
        for text in (*act.texts, *act.earlier):
            between |= {plain(words) for r in text.remarks for words in r.text.values()}
            rows = (row for clause in act.clauses for row in clause.paired.rows)
            between |= {plain(w) for r in rows for w in (*r.differs.values(), *r.reason.values())}
            found = list(_of_text(act.facts.id, text))
            items += found
            between |= {part for item in found for part in (item.text, *item.opening)}
    return Known(tuple(items), tuple(sorted(between, key=len, reverse=True)))


def _of_text(act: str, text: Text) -> Iterator[Item]:
    units = {unit.id: unit for unit in text.units()}
    for unit in units.values():
        if unit.opening or unit.closing:
            opening, closing = (
                tuple(plain(units[one.unit].text[one.start : one.stop]) for one in excerpts)
                for excerpts in (unit.opening, unit.closing)
            )
            if opening and len(plain(unit.text).split()) >= LEAST:
                yield Item(act, unit.id, plain(unit.text), opening, closing)


def alone(words: str, of: Known) -> list[Item]:
    """The items that ``words`` quote outside their sentence."""
    page = plain(words)
    wrong: dict[int, list[Item]] = {}
    right: set[int] = set()
    for item in of.items:
        start = page.find(item.beginning)
        while start >= 0:
            whole = page.startswith(item.text, start)
            end = start + len(item.text if whole else item.beginning) - 1
            if _opened(page, start, item, of) and _closed(page, end, item, of):
                right.add(start)
            else:
                wrong.setdefault(start, []).append(item)
            start = page.find(item.beginning, start + 1)
    # Two codes word an item alike: it stands in the sentence of one of them.
    return [items[0] for start, items in sorted(wrong.items()) if start not in right]


def quoted(words: str, of: Known) -> int:
    """How many times ``words`` quote an item."""
    page = plain(words)
    return len({at.start() for i in of.items for at in re.finditer(re.escape(i.beginning), page)})


def _opened(page: str, start: int, item: Item, of: Known) -> bool:
    at = start + 1
    for opening in reversed(item.opening):
        before = page.rfind(opening, 0, at)
        if before < 0 and len(words := opening.split()) > FORMULA:
            opening = f" {' '.join(words[-VERB:])} "
            before = page.rfind(opening, 0, at)
        if before < 0 or not _near(page[before + len(opening) - 1 : at], of):
            return False
        at = before + 1
    return True


def _closed(page: str, end: int, item: Item, of: Known) -> bool:
    for closing in reversed(item.closing):
        behind = page.find(closing, end)
        if behind < 0 or not _near(page[end : behind + 1], of):
            return False
        end = behind
    return True


def _near(gap: str, of: Known) -> bool:
    """Whether a gap is made of other items, of what is said of them, and of few words more."""
    if EDGE in gap:
        return False
    most = OTHERS
    if len(gap.split()) > most:
        for words in of.between:
            most += OTHERS * gap.count(words)  # its number, its place, that it has no counterpart
            gap = gap.replace(words, " ")
    return len(gap.split()) <= most


class _Reader(HTMLParser):
    """The words of a page as a reader has them, and those that it tells programs."""

    UNSEEN = ("script", "style", "template", "title")
    EDGES = ("h1", "h2", "h3", "h4", "tr", "li", "section")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.told: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.unseen += tag in self.UNSEEN
        self.words += [EDGE] * (tag in self.EDGES)
        values = dict(attrs)
        if tag == "meta" and "description" in (values.get("name") or values.get("property") or ""):
            self.told.append(values.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in self.UNSEEN

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(data)


def texts_of(html: str) -> list[str]:
    """What a reader sees of a page, and each description of it."""
    reader = _Reader()
    reader.feed(html)
    return [" ".join(reader.words), *reader.told]
