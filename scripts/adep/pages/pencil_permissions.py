"""What the pencil of a page may change, and where that is changed which it may not.

The pencil ("Edit this page") stands on pages with words of the law. There the words of a unit,
behind ``</a>`` on its line, may be mended, and ``adep adopt`` records them. Whatever else stands on
a page is made from files: smaller pencils lead to the line of a record that says it, and whoever
changes it on the page is told where it is changed (``edits`` finds what was changed).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from adep.model import recorded_at
from adep.view.book import Book

# What stands in each part of a page, and where that is changed.
WHERE: Final[Mapping[str, str]] = {
    "head": "this line is made from {made}; change it there",
    "table": "which units stand side by side, and what is said of a pair, is changed in "
    "sources/{act}/pairs.toml",
    "contents": "chapters and their clauses are those of the source file in sources/{act}/",
    "references": "references are found in the texts; what they may lead to stands in "
    "sources/cited-acts.toml",
    "remark": "remarks are changed in sources/{act}/corrections/, [[remark]] of the unit's file",
    "notes": "what a note means is read off its words, which stand behind </a>",
    "history": "the history, and which wordings are held, is changed in sources/{act}/act.toml, "
    "[[event]] and [[text]]",
}

# What is said of units, whose words alone may be mended.
PUT_IN: Final = (
    "the line of {id} was put in; units come from the source file in sources/{act}/, and a new "
    "wording is added with `adep add`. Take the line out"
)
TWICE: Final = (
    "{id} stands twice on this page, first in line {line}; keep the line with the right words, and "
    "take the other one out"
)
TAKEN_OUT: Final = (
    "{id} was taken out of the page; a unit of the law can't be removed here. If a later "
    "amendment excluded it, that is a new wording: `adep add`. Put the line back"
)
MOVED: Final = (
    "the line of {id} was moved; units stand in the order of the source file in sources/{act}/, "
    "and which stand side by side is changed in sources/{act}/pairs.toml. Put the line back"
)
NUMBER: Final = (
    "the number of {id} was changed from «{was}» to «{now}»; numbers stand as the source prints "
    "them (sources/{act}/), and where the print is wrong a [[remark]] in "
    "sources/{act}/corrections/{id}.toml says so. Restore the number here"
)


# ---- the pencils that lead to records ------------------------------------------------------------


def record_of_pairs(book: Book, clause: str) -> str:
    """Where it is recorded which units of a clause stand side by side; "" where nobody did."""
    rows = book.clauses[clause].paired.rows
    return next((row.record for row in rows if row.record), "")


def record_of_titles(book: Book) -> str:
    """Where an act's titles are recorded."""
    return recorded_at(book.act.facts.path, book.act.facts.title_line)


def record_of(book: Book, kind: str, name: str) -> str:
    """Where what a page says is recorded: of the "row" in which a unit stands, of an "event" by its
    anchor, of a "remark" ("kk-5-1:0" is the first on a unit).
    """
    if kind == "row" and name in book.row_views.row_of:
        clause, at = book.row_views.row_of[name]
        return book.clauses[clause].paired.rows[at].record
    if kind == "event":
        return next((event.record for event in book.history if event.anchor == name), "")
    unit, _, number = name.partition(":")
    remarks = book.remarks.get(unit, ()) if kind == "remark" else ()
    return remarks[int(number)].record if number.isdigit() and int(number) < len(remarks) else ""
