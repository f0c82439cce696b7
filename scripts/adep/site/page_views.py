"""What the template of a kind of page shows beside what all of them know: its view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from adep.model.page_kinds import MadePage
from adep.site.add_text_page import add_text
from adep.site.concordance import concordance_view
from adep.site.differences_page import differences_page
from adep.site.terms_page import names_of_terms, terms_page
from adep.view.book import Book
from adep.view.books import Books
from adep.view.clause_context import Apparatus

# Kind → names in its template, made from all acts and the page. A kind without a view is not here.
VIEWS: Final[dict[str, Callable[[Books, MadePage], dict[str, Any]]]] = {
    "concordance": lambda books, page: {"view": concordance_view(books, page.act, page.key)},
    "add-a-text": lambda books, page: {"form": add_text(books)},
    "differences": lambda books, page: {"view": differences_page(books)},
    "terms": lambda books, page: {"terms": terms_page(books), "names": names_of_terms(books)},
    "duty": lambda books, page: {"view": books.duty(page.key)},
    "history": lambda books, page: {"view": books.history(page.act)},
    "clause": lambda books, page: {
        "view": books.book(page.act).clause(page.clause),
        "around": Apparatus(books.book(page.act), page.clause, books.changes_of(page.act)),
    },
    "older-clause": lambda books, page: {
        "view": books.past(page.act, page.day).book.clause(page.clause)
    },
}


def book_of(books: Books, page: MadePage) -> Book:
    """The act that ``page`` is of, as it is held of its day."""
    return books.past(page.act, page.day).book if page.day else books.book(page.act)


def view_of(books: Books, page: MadePage) -> dict[str, Any]:
    """What ``page`` is of: its act as a book, and its view."""
    found: dict[str, Any] = {}
    if page.kind.in_act:
        found["book"] = book_of(books, page)
    if page.day:
        found["past"] = books.past(page.act, page.day)
    make = VIEWS.get(page.kind.name)
    return found | make(books, page) if make else found
