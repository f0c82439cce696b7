"""What a page states of itself for programs: schema.org's terms, in JSON that is no script.

Only what the records hold is stated: an act's titles, its number and day of adoption, whether it is
in force, which wordings are held in which language. Nothing here is an official text, and each
wording says so. Addresses are whole, so a site that does not know its own states nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from adep.interface import Interface
from adep.model import folder_of_day
from adep.site.book import Book
from adep.site.books import Books

FORCE: Final = {"in force": "InForce", "repealed": "NotInForce"}
TITLES: Final = {
    "corrections.html": "corrections.title",
    "timeline.html": "timeline.title",
    "cited-acts.html": "cited.title",
    "duties.html": "duties.title",
    "concordance.html": "concordance.title",
    "read.html": "read.title",
    "history.html": "history.title",
}


def stated(
    books: Books,
    home: str,
    template: str,
    act: str = "",
    clause: str = "",
    day: str = "",
    key: str = "",
) -> str:
    """The statements on a page of the law. ``home`` is the address of the interface's home page.

    Every "<" is written as JSON can: nothing in a text closes the element that this stands in.
    """
    way = _way(books, template, act, clause, day, key)
    graph = [_breadcrumbs(home, books.words, way)]
    if template == "act.html":
        graph.append(_act(books.book(act), home))
    told = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _way(
    books: Books, template: str, act: str, clause: str, day: str, key: str
) -> list[tuple[str, str]]:
    """(name, path from the interface's root) of the pages above this one, and of itself."""
    words = books.words
    if template == "duty.html":
        name = books.duty(key).name.text
        return [(words["duties.title"], "duties/"), (name, f"duties/{key}/")]
    if key:
        return [(words[TITLES[template]], f"concordance/{key}/")]
    if not act:
        return [(words[TITLES[template]], template.replace(".html", "/"))]
    book = books.book(act)
    way = [(book.short.text, book.folder)]
    folder = book.folder
    if day:
        folder += f"@{day}/"
        way.append((books.past(act, day).wording, folder))
    if clause:
        way.append((book.clause_title(clause), f"{folder}{clause}/"))
    elif template in TITLES:
        way.append((words[TITLES[template]], folder + template.replace(".html", "/")))
    return way


def _breadcrumbs(home: str, words: Interface, way: Sequence[tuple[str, str]]) -> dict[str, Any]:
    steps = [(words["header.home"], ""), *way]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": home + path}
            for at, (name, path) in enumerate(steps, start=1)
        ],
    }


def _act(book: Book, home: str) -> dict[str, Any]:
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
        told["legislationIdentifier"] = adopted[0].number
        told["legislationDate"] = adopted[0].date.isoformat()
    if facts.status.state in FORCE:
        told["legislationLegalForce"] = FORCE[facts.status.state]
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
