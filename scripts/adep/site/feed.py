"""``feed.xml``: what is new, as an Atom feed (RFC 4287), one an interface language.

Three things that readers must be able to tell apart: a fault of a copy was mended (the law did not
change), the law changed, a text was added here. Every day is one that the records give, so the
feed is the same whenever the site is built, and what has no recorded day is not in it. An entry's
id is made of what it tells, not of an address: it is the same if the site moves.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree import ElementTree

from msgspec import Struct

from adep.languages.interface import Interface
from adep.model import TextFacts, folder_of_day
from adep.model.page_kinds import apart_from_day
from adep.view.book import Book
from adep.view.unit_values import RepairRow, StepView, capital, small
from adep.view.values import EventView

PATH: Final = "feed.xml"  # from an interface's root
ATOM: Final = "http://www.w3.org/2005/Atom"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
IDS: Final = uuid.uuid5(uuid.NAMESPACE_OID, "adep: entries of the feed")  # never to be changed
FIX, LAW, TEXT = "text-fix", "law-change", "new-text"
MOST: Final = 100  # entries, the newest; the pages tell all


class FeedEntry(Struct, frozen=True):
    """Something that happened, for a feed reader."""

    kind: str  # one of the three, the category's term
    id: str
    day: str  # ISO date
    title: str
    says: str
    path: str  # from the interface's root, with the place on the page
    author: str = ""  # "": the site


def entries(books: Iterable[Book], words: Interface) -> tuple[FeedEntry, ...]:
    """What the records of all acts tell with a day, newest first."""
    found: dict[str, FeedEntry] = {}
    for book in books:
        for entry in (*_texts(book, words), *_events(book, words), *_fixes(book, words)):
            found.setdefault(entry.id, entry)
    return tuple(sorted(found.values(), key=lambda entry: entry.day, reverse=True)[:MOST])


def _texts(book: Book, words: Interface) -> Iterator[FeedEntry]:
    facts = book.act.facts
    for text in facts.texts:
        if text.added is None:
            continue
        day = text.wording_of.isoformat()
        wording = f"{_language(text, words)}: {small(book.wording(text.wording_of))}"
        if facts.article:
            says = _sentences(wording, words["article.intro"])
        else:
            standing = small(words.known("standing", text.standing))
            says = _sentences(f"{wording}, {standing}", _today(book, text))
        yield FeedEntry(
            TEXT,
            _id(words, TEXT, book.id, text.lang, day),
            text.added.isoformat(),
            words.say("feed.new_text", act=book.short.text, lang=_language(text, words)),
            says,
            book.folder if facts.article else folder_of_day(book.folder, text.wording_of),
        )


def _today(book: Book, text: TextFacts) -> str:
    """Whether the act is in force; of one that is, whether this is its latest wording."""
    newest = book.newest[text.lang] == text
    if book.act.facts.status.state == "repealed" or (newest and not book.outdated_notice):
        return book.state.says
    return book.words["notice.title_outdated"]


def _language(text: TextFacts, words: Interface) -> str:
    return words[f"languages.{text.lang}.inline"]


def _events(book: Book, words: Interface) -> Iterator[FeedEntry]:
    if book.act.facts.article:
        return
    for event, told in zip(book.act.facts.chronicle, book.history, strict=True):
        if event.kind == "unknown":
            continue
        instrument = (event.type or "", event.number or "")
        yield FeedEntry(
            LAW,
            _id(words, LAW, book.id, told.iso, event.kind, *instrument),
            told.iso,
            words.say("feed.law_change", act=book.short.text, what=told.what),
            _said(told, words),
            f"{book.folder}#{told.anchor}",
        )


def _said(event: EventView, words: Interface) -> str:
    """What the act's table of wordings says of an event."""
    by = ", ".join(filter(None, (event.date, event.instrument, event.authority)))
    clauses = f"{words['history.clauses']}: {event.clauses}"
    held = event.held or f"{words['history.text']}: {words['history.not_held']}"
    return _sentences(
        by, clauses, event.in_force, event.remark.text, held if event.is_wording else ""
    )


def _fixes(book: Book, words: Interface) -> Iterator[FeedEntry]:
    for row in book.repair_list.by_editors:
        for step in row.repair.steps:
            if step.iso:
                yield _fix(book, words, row, step)


def _fix(book: Book, words: Interface, row: RepairRow, step: StepView) -> FeedEntry:
    unit = row.repair.unit
    place = f"{row.place} ({row.wording})" if row.wording else row.place
    return FeedEntry(
        FIX,
        _id(words, FIX, book.id, _wording(book, row), unit, step.iso, step.raw, step.reading),
        step.iso,
        words.say("feed.text_fix", act=book.short.text, place=place),
        _sentences(f"«{step.raw}» → «{step.reading}»", step.reason.text, words["feed.no_change"]),
        f"{row.href}#{unit}",
        step.author,
    )


def _wording(book: Book, row: RepairRow) -> str:
    """The day of the wording that was mended: its page moves there when a newer wording comes."""
    _, day = apart_from_day(row.href)
    return day or book.newest[row.repair.lang].wording_of.isoformat()


def _sentences(*parts: str) -> str:
    return " ".join(
        capital(part) + ("" if part.endswith((".", "!", "?", "…")) else ".")
        for part in parts
        if part
    )


def _id(words: Interface, *told: str) -> str:
    """The same for the same thing, for ever; the two languages' entries are two."""
    return uuid.uuid5(IDS, "\n".join((words.lang, *told))).urn


def atom(found: Iterable[FeedEntry], words: Interface, root: str, prefix: str) -> str:
    """The feed of ``found``, of which there is at least one. ``root`` is the site's address,
    ``prefix`` the interface's folder there.
    """
    found = tuple(found)
    feed = ElementTree.Element("feed", {"xmlns": ATOM, XML_LANG: words.lang})
    home = root + prefix

    def add(to: ElementTree.Element, name: str, text: str = "", **more: str) -> ElementTree.Element:
        element = ElementTree.SubElement(to, name, more)
        element.text = text or None
        return element

    add(feed, "id", home + PATH)
    add(feed, "title", words.say("feed.title", site=words["site.name"]))
    add(feed, "subtitle", words["site.tagline"])
    add(feed, "updated", _instant(max(entry.day for entry in found)))
    add(add(feed, "author"), "name", words["site.name"])
    add(feed, "link", rel="self", type="application/atom+xml", href=home + PATH)
    add(feed, "link", rel="alternate", type="text/html", hreflang=words.lang, href=home)
    add(feed, "icon", f"{root}favicon.ico")
    for entry in found:
        one = add(feed, "entry")
        add(one, "id", entry.id)
        add(one, "title", entry.title)
        add(one, "updated", _instant(entry.day))
        if entry.author:
            add(add(one, "author"), "name", entry.author)
        add(one, "link", rel="alternate", type="text/html", href=home + entry.path)
        add(one, "category", term=entry.kind, label=words[f"feed.kind.{entry.kind}"])
        add(one, "content", entry.says, type="text")
    ElementTree.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, "unicode")}\n'


def _instant(day: str) -> str:
    """A day as RFC 3339 has it; the records know no hour."""
    return f"{day}T00:00:00Z"
