"""A code named by words beside its noun: are they the title of a known act, or a part of one?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from adep.languages.grammar import Grammar
from adep.languages.patterns import small
from adep.library.resolve.references.act_index import ActIndex
from adep.library.resolve.references.act_names import said_beside
from adep.library.resolve.references.act_words import Named, Span
from adep.library.resolve.references.mentions import Mention
from adep.model import Unit

_SHORTEST_TITLE: Final = 2  # words
_SHORT_WORD: Final = 3  # letters; it ends no part of a title
_WORD = re.compile(r"[\w’'-]+")


class CodeTitles(Struct, frozen=True):
    """The words of a unit that may be a code's title."""

    unit: Unit
    grammar: Grammar
    shelf: ActIndex

    def whole(self, mention: Mention, named: Named, around: Span) -> Mention:
        """A code by the words beside its noun, if they are the title of a known act."""
        rules, shelf, lang = self.grammar.reference, self.shelf, self.unit.lang
        text = self.unit.text
        for span, words in self._titles(around):
            title = " ".join(self._with_noun(words))
            if words[0].lower() in rules.not_name or not shelf.titled(title, lang):
                continue
            start, stop = span
            titled = replace(named, title=title, around=None)
            told = said_beside(text, small(text), self.grammar, titled, span)
            if not told.against and not shelf.identify(told, lang):
                told = replace(titled, against="its date or its number is another's")
            whole = replace(
                mention,
                start=min(mention.start, start),
                stop=max(mention.stop, stop),
                named=told,
            )
            if len(mention.places) == 1:
                place = replace(mention.places[0], start=whole.start, stop=whole.stop)
                return replace(whole, places=(place,))
            return whole
        if named.title is not None and not shelf.partly_titled(
            shelf.words(named.title, lang), lang
        ):
            return replace(mention, named=replace(named, around=None))
        return mention

    def part(self, mention: Mention) -> tuple[Mention, Sequence[str]] | None:
        """The mention with the words that are part of a held act's title, and these acts."""
        assert mention.named is not None and mention.named.around is not None
        head_last, lang = self.grammar.reference.head_last, self.unit.lang
        for (start, stop), words in self._titles(mention.named.around):
            if len(words[0 if head_last else -1]) <= _SHORT_WORD:
                continue  # «Code of Ethics for»
            title = self.shelf.words(" ".join(self._with_noun(words)), lang)
            if names := self.shelf.partly_titled(title, lang):
                return replace(mention, start=start, stop=stop), names
        return None

    def _titles(self, around: Span) -> Iterator[tuple[Span, list[str]]]:
        """Where words stand that may be the title, and the words: first most of them."""
        first, last = around
        text = self.unit.text
        spans = [(m.start() + first, m.end() + first) for m in _WORD.finditer(text[first:last])]
        for length in range(len(spans), _SHORTEST_TITLE - 1, -1):
            span = spans[-length:] if self.grammar.reference.head_last else spans[:length]
            yield (span[0][0], span[-1][1]), [text[a:b] for a, b in span]

    def _with_noun(self, words: list[str]) -> list[str]:
        """The words with the noun as titles have it, where it is the last of them."""
        rules = self.grammar.reference
        return [*words[:-1], rules.title_noun] if rules.head_last else words
