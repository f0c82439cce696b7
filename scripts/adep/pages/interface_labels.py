"""What the interface says on an act's page (titles of tables, notices, labels), in every language
side by side, for the Markdown of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from adep.pages.bilingual import BESIDE, say
from adep.pages.plain_text import literal
from adep.view.book import Book


class PageWords:
    """The words of an act's books, one an interface language."""

    def __init__(self, books: Sequence[Book]) -> None:
        self.books = tuple(books)
        self.interfaces = [book.words for book in books]
        self._said: dict[str, str] = {}

    def say(self, of: Callable[[Book], str], between: str = BESIDE, inside: str = "") -> str:
        """What ``of`` gives in each interface language, as Markdown."""
        return say(self.interfaces, map(of, self.books), between, inside)

    def word(self, key: str) -> str:
        """Words of the interface by their key."""
        if key not in self._said:
            self._said[key] = self.say(lambda book: literal(book.words[key]))
        return self._said[key]

    def plainly(self, of: Callable[[Book], str]) -> str:
        """As ``say``, of words that are no Markdown yet."""
        return self.say(lambda book: literal(of(book)))
