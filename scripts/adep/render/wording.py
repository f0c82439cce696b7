"""What a page says in the words of the interface: in every interface language, each marked.

A page is one file for all of them. Where it stands (a code host, a plain MkDocs) all are read, one
beside or below the other; the site takes the reader's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from adep.interface import Interface
from adep.render.plain import literal
from adep.site.book import Book

BESIDE, BELOW = " · ", "<br>\n"


def say(
    interfaces: Sequence[Interface], words: Iterable[str], between: str = BESIDE, inside: str = ""
) -> str:
    """``words`` (Markdown, one an interface language, in their order), marked with its language.

    Words that are the same in all of them stand once, without a mark: "№ 153". A language without
    words is left out. ``inside`` goes before a new line, where the words stand inside an item.
    """
    every = list(words)
    if len(set(every)) == 1:
        return every[0]
    return between.replace("\n", f"\n{inside}").join(
        f'<span class="say" lang="{one.lang}">{text}</span>'
        for one, text in zip(interfaces, every, strict=True)
        if text
    )


class Wording:
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
