"""The page "Add a text": what its form lets somebody choose from."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from adep.languages import loaded
from adep.languages.grammar import languages
from adep.records.facts import DOCUMENTS, STANDINGS
from adep.view.books import Books

TEXTS: Final = (".txt", ".md", ".html")
# What the form says, how readers see it, and in which language that is.
Choices = tuple[tuple[str, str, str], ...]


class AddText(Struct, frozen=True):
    """The choices of the form."""

    suffixes: str  # of the files that can be added
    acts: Choices
    langs: Choices
    standings: Choices
    types: Choices
    authorities: Choices


def add_text(books: Books) -> AddText:
    """In the words of the interface of ``books``."""
    words = books.words
    said = [(act.facts.id, books.book(act.facts.id).short) for act in books.library.acts]
    return AddText(
        ",".join((*DOCUMENTS, *TEXTS)),
        tuple((id, short.text, short.lang) for id, short in said),
        tuple((lang, words[f"languages.{lang}.name"], words.lang) for lang in languages()),
        tuple((one, words.known("standing", one), words.lang) for one in STANDINGS),
        tuple((one, words[f"type.{one}"], words.lang) for one in loaded.instrument_types()),
        tuple((id, *words.pick(names)) for id, names in books.library.authorities.items()),
    )
