"""What the page "Is this what the code says?" loads beside the texts of the search: which entry
stands where in which text, how a place and a text are called, which letters look alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from adep.model import Act, Text
from adep.model.page_kinds import apart_from_day
from adep.search.entries import ActEntries, entry_numbers
from adep.search.rules import Rules
from adep.view.book import Book
from adep.view.books import Books

# The interface's words that the page speaks with.
_TABLES = ("check",)


def check_script(
    books: Books, entries: Sequence[ActEntries], rules: Mapping[str, Rules], index: str
) -> bytes:
    """A script that hands the page ``{"words", "lang", "index", "alike", "capitals", "texts",
    "places"}``. ``places``: what the place of each entry is called, in the order of the search's
    index. ``texts``: ``{"act", "lang", "day", "says", "state", "states", "older", "units",
    "clauses"}``, those in force first, older wordings last; ``units`` are numbers of entries in the
    order in which the text prints them. ``index`` ends links.
    """
    numbers = entry_numbers(entries)
    texts = [text for book in books.every for text in _texts(book, numbers)]
    texts.sort(key=lambda one: (one["older"], one["state"] != "in force", one["state"] == ""))
    alike, capitals = look_alikes(rules)
    page = {
        "words": {
            key: said for key, said in books.words.words.items() if key.partition(".")[0] in _TABLES
        },
        "lang": books.words.lang,
        "index": index,
        "alike": alike,
        "capitals": capitals,
        "texts": texts,
        "places": list(_places(books, entries)),
    }
    told = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
    return f"(window.adepCheck = window.adepCheck || {{}}).page = {told};\n".encode()


def look_alikes(
    rules: Mapping[str, Rules],
) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Small letter → the one that stands for all that look like it; and language by language a
    capital that looks like another letter than its small form does → the small form of that one.
    """
    groups: dict[str, set[str]] = {}
    capitals: list[dict[str, str]] = []
    for of in rules.values():
        own: dict[str, str] = {}
        for foreign, letter in of.get("look_alikes", {}).items():
            if foreign != foreign.lower():
                own[foreign] = letter.lower()
                continue
            group = groups.get(foreign, {foreign}) | groups.get(letter, {letter})
            groups |= dict.fromkeys(group, group)
        capitals.append(own)
    alike = {letter: min(group) for letter, group in groups.items() if letter != min(group)}
    return dict(sorted(alike.items())), capitals


def _texts(book: Book, numbers: Mapping[tuple[str, str], int]) -> Iterator[dict[str, Any]]:
    """Every text of an act, as the page takes it."""
    act, words = book.act, book.words
    facts = act.facts
    for text in act.every_text:
        held = facts.telling_of(text.lang, text.wording_of)
        ids = _entries_of(act, text)
        known = [(numbers[facts.id, id], clause) for id, clause in ids if (facts.id, id) in numbers]
        outdated = [notice.title for notice in book.outdated_notice]
        yield {
            "act": facts.id,
            "lang": text.lang,
            "day": held.wording_of.isoformat(),
            "title": [book.short.text, book.short.lang],
            "folder": book.folder,
            "says": book.citation.of_text(held),
            "state": "" if facts.article else facts.status.state,
            "states": words["check.article"] if facts.article else book.state.says,
            "outdated": "" if facts.article or not outdated else outdated[0],
            "older": text in act.earlier,
            "units": [number for number, _ in known],
            "clauses": [clause for _, clause in known],
        }


def _entries_of(act: Act, text: Text) -> list[tuple[str, str]]:
    """(id of an entry, its clause) of a text's units and notes, as it prints them. What an older
    wording says as the newest does is found in the newest (``search.entries``).
    """
    home = {unit.id: clause.id for clause in text.clauses for unit in clause.units}
    printed = sorted(text.printed(), key=lambda one: one.lines)
    if text in act.texts:
        return [(one.id, home.get(one.id, "")) for one in printed]
    found = []
    for clause in act.clauses:
        now = {(unit.lang, unit.text): unit.id for unit in clause.paired.units}
        for (lang, day, id), anchor in clause.anchors().items():
            if (lang, day) == (text.lang, text.wording_of):
                found.append((id, anchor, clause.id, now))
    by_id = {id: (anchor, clause, now) for id, anchor, clause, now in found}
    return [
        (now.get((one.lang, one.text), anchor), clause)
        for one in printed
        if one.id in by_id
        for anchor, clause, now in (by_id[one.id],)
    ]


def _places(books: Books, entries: Iterable[ActEntries]) -> Iterator[str]:
    for act in entries:
        book = books.book(act.id)
        for place in act.places:
            for row in place.rows:
                for entry in row.entries:
                    unit, _ = apart_from_day(entry.id)
                    if entry.kind == "note":
                        on = book.clause_title(place.clause) if place.clause else book.short.text
                        yield book.words.say("search.note_on", place=on)
                    elif entry.wording:
                        yield book.place(unit)
                    else:
                        yield book.place(unit) or book.link(unit).place
