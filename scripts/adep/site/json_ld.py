"""What a page states of itself for programs: schema.org's terms, in JSON that is no script.

Only what the records hold is stated: an act's titles, its number and day of adoption, whether it is
in force, which wordings are held in which language. Nothing here is an official text, and each
wording says so. Addresses are whole, so a site that does not know its own states nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from msgspec import Struct

from adep.languages.interface import Interface
from adep.model import TextFacts, folder_of_day
from adep.model.page_kinds import MadePage
from adep.view import in_force
from adep.view.book import Book
from adep.view.books import Books
from adep.view.unit_values import capital

FORCE: Final = {"in force": "InForce", "repealed": "NotInForce"}


class Crumb(Struct, frozen=True):
    """A page on the way from the home page to another; ``lang`` where its name is no interface's
    word.
    """

    name: str
    path: str  # from the interface's root
    lang: str = ""


def way(books: Books, page: MadePage) -> tuple[Crumb, ...]:
    """The pages above ``page``, the highest first, and the page itself."""
    above = way(books, page.above) if page.above else ()
    return (*above, _step(books, page))


def _step(books: Books, page: MadePage) -> Crumb:
    words = books.words
    if page.kind.title:
        return Crumb(words[page.kind.title], page.address)
    if page.kind.of == "duty":
        name = books.duty(page.key).name
        return Crumb(name.text, page.address, name.lang)
    book = books.book(page.act)
    if page.clause:
        return Crumb(book.clause_title(page.clause), page.address)
    if page.day:
        return Crumb(books.past(page.act, page.day).wording, page.address)
    return Crumb(book.short.text, page.address, book.short.lang)


def stated(books: Books, home: str, page: MadePage, edition: str) -> str:
    """The statements on a page of the law. ``home`` is the address of the interface's home page,
    ``edition`` that of the copy.

    Every "<" is written as JSON can: nothing in a text closes the element that this stands in.
    """
    graph = [_breadcrumbs(home, books.words, way(books, page))]
    if page.kind.schema == "Legislation":
        book = books.book(page.act)
        graph.append(_clause(book, home, page) if page.clause else _act(book, home))
        graph[-1]["version"] = edition
    told = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _breadcrumbs(home: str, words: Interface, steps: Sequence[Crumb]) -> dict[str, Any]:
    every = (Crumb(words["header.home"], ""), *steps)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": step.name, "item": home + step.path}
            for at, step in enumerate(every, start=1)
        ],
    }


def _clause(book: Book, home: str, page: MadePage) -> dict[str, Any]:
    """A clause: of which act, and each of its newest wordings with the time of its validity."""
    url = home + page.address
    told: dict[str, Any] = {
        "@type": "Legislation",
        "@id": url,
        "name": f"{book.short.text}. {book.clause_title(page.clause)}",
        "url": url,
        "isPartOf": _act(book, home, wordings=False),
        "workExample": [
            _wording(book, page.clause, text, url)
            for text in book.act.facts.shown
            if (text.lang, text.wording_of) in book.history_views.having[page.clause]
        ],
    }
    if book.act.facts.status.state in FORCE:
        told["legislationLegalForce"] = FORCE[book.act.facts.status.state]
    return told


def _wording(book: Book, clause: str, text: TextFacts, url: str) -> dict[str, Any]:
    """A clause in one wording. Where it is not known since when it is valid, that is not said."""
    source = next(t.source for t in book.act.texts if t.lang == text.lang)
    told: dict[str, Any] = {
        "@type": "Legislation",
        "name": capital(book.citation.names[text.lang]),
        "url": url,
        "inLanguage": text.lang,
        "legislationDateVersion": text.wording_of.isoformat(),
        "legislationLegalValue": "UnofficialLegalValue",
        "creativeWorkStatus": text.standing,
        "isBasedOn": {
            "@type": "MediaObject",
            "name": source.path,
            "sha256": source.sha256,
        },
    }
    if valid := in_force.validity(book.act.facts, book.clauses[clause].events, text.wording_of):
        told["temporalCoverage"] = valid
    return told


def _act(book: Book, home: str, wordings: bool = True) -> dict[str, Any]:
    facts = book.act.facts
    adopted = [e for e in facts.history if e.kind == "adopted" and e.clauses == ()]
    told: dict[str, Any] = {
        "@type": "Legislation",
        "name": book.title.text,
        "url": home + book.folder,
        "inLanguage": list(book.held),
    }
    others = [title.text for title in book.all_titles if title.text != book.title.text]
    if others:
        told["alternateName"] = others
    if len(adopted) == 1:
        if adopted[0].number:
            told["legislationIdentifier"] = adopted[0].number
        told["legislationDate"] = adopted[0].date.isoformat()
    if facts.status.state in FORCE:
        told["legislationLegalForce"] = FORCE[facts.status.state]
    if not wordings:
        return told
    told["workExample"] = [
        {
            "@type": "Legislation",
            "name": f"{book.short.text}: {book.wording(text.wording_of)}",
            "url": home + folder_of_day(book.folder, text.wording_of),
            "inLanguage": text.lang,
            "legislationDateVersion": text.wording_of.isoformat(),
            "legislationLegalValue": "UnofficialLegalValue",
        }
        for text in facts.texts
    ]
    return told
