"""The page of terms: where the wordings of each stand, and an editor's word on where they part."""

from __future__ import annotations

from msgspec import Struct

from adep.languages.alphabetical import alphabetical
from adep.library.terms import Rendering
from adep.model import RecordedTerm
from adep.view.book import Book
from adep.view.books import Books
from adep.view.unit_values import Said, UnitLink


class Wording(Struct, frozen=True):
    """One wording of a term in a text, and every unit that has it."""

    book: Book
    text: str  # "English: wording of 13 November 2023"
    phrase: Said
    count: int
    places: tuple[UnitLink, ...]


class TermName(Struct, frozen=True):
    """A term by its name in every language."""

    id: str
    name: tuple[Said, ...]


class TermView(Struct, frozen=True):
    """A term; ``reason`` bears where it is recorded."""

    id: str
    name: tuple[Said, ...]  # in every language
    reason: Said
    wordings: tuple[Wording, ...]


def terms_page(books: Books) -> tuple[TermView, ...]:
    """The recorded terms as editors put them: first what can do the most harm."""
    return tuple(_term(books, term) for term in books.library.terms)


def names_of_terms(books: Books) -> tuple[TermName, ...]:
    """What leads to them, by the alphabet of the interface's language."""
    key = alphabetical(books.words.lang)
    terms = sorted(books.library.terms, key=lambda term: key(books.words.pick(term.name)[0]))
    return tuple(TermName(term.id, _name(term)) for term in terms)


def _name(term: RecordedTerm) -> tuple[Said, ...]:
    return tuple(Said(name, lang) for lang, name in term.name.items())


def _term(books: Books, term: RecordedTerm) -> TermView:
    found = (one for one in books.across.renderings if one.term == term.id)
    return TermView(
        term.id,
        _name(term),
        Said(*books.words.pick(term.reason), term.recorded_at),
        tuple(_wording(books.book(one.act), one) for one in found),
    )


def _wording(book: Book, one: Rendering) -> Wording:
    column = next(column for column in book.columns if column.lang == one.lang)
    return Wording(
        book,
        f"{column.name}: {column.wording}",
        Said(one.phrase, one.lang),
        one.count,
        tuple(map(book.link, one.units)),
    )
