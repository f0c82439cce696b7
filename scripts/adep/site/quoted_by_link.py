"""Units that a page quotes by links: act by act, each run in its sentence, with what a reader must
know of the act, its wordings and the clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from adep.model.page_kinds import MadePage, page_at
from adep.pages.quotations import QuotedByLink
from adep.view import act_quotations
from adep.view.book import Book
from adep.view.books import Books
from adep.view.clause_context import successors
from adep.view.older_wordings import OlderNotice
from adep.view.values import Notice, Quotation, Successor


class QuotedAct(Struct, frozen=True):
    """What is quoted of an act, or of its wordings of a day, in one go."""

    book: Book
    quotations: tuple[Quotation, ...]
    notices: tuple[Notice, ...]  # of the clauses quoted
    successors: tuple[Successor, ...]  # what stands in their place
    older: tuple[OlderNotice, ...] = ()  # that this wording is an older one


def quoted_acts(books: Books, units: Iterable[QuotedByLink]) -> tuple[QuotedAct, ...]:
    """``units`` in the order of the page, those of an act together that follow one another."""
    found = []
    for (act, day), of in groupby(units, key=_act_of):
        names = [one.unit for one in of]
        found.append(_of_day(books, act, day, names) if day else _of_act(books, act, names))
    return tuple(found)


def _act_of(quoted: QuotedByLink) -> tuple[str, str]:
    page = _page(quoted)
    return page.act, page.day


def _page(quoted: QuotedByLink) -> MadePage:
    page = page_at(quoted.path)
    if page is None:
        raise ValueError(f"{quoted.path} is no page of an act")
    return page


def _of_act(books: Books, act: str, units: Sequence[str]) -> QuotedAct:
    book = books.book(act)
    quotations = act_quotations.rows(book, units)
    clauses = _clauses(quotations)
    inside = book.units_of(unit for unit in units if book.clause_of(unit))
    notices = [n for c in clauses for n in (*book.outdated_in(c), *book.notices(c))]
    return QuotedAct(
        book,
        quotations,
        tuple(dict.fromkeys(notices)),
        successors(book, inside),
    )


def _of_day(books: Books, act: str, day: str, units: Sequence[str]) -> QuotedAct:
    past = books.past(act, day)
    quotations = act_quotations.rows(past.book, units)
    clauses = _clauses(quotations)
    older = tuple(past.notice(clause) for clause in clauses or [""])
    return QuotedAct(past.book, quotations, (), past.successors(clauses), older)


def _clauses(quotations: Iterable[Quotation]) -> list[str]:
    return list(dict.fromkeys(q.clause for q in quotations if q.clause))
