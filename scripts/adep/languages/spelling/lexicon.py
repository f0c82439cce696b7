"""What the words of a text teach about it: how likely a piece of it is a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import compress, islice, pairwise
from math import log
from typing import Final

from msgspec import Struct

from adep.languages.morphology import NOUN, inflections, openings
from adep.languages.spelling.rules import Spelling

SHORT: Final = 3  # letters of a word that is easily found inside others
LONGEST_WORD: Final = 24  # in letters; bounds the work per letter of a run
# How likely a piece is a word, as natural logarithms, beside a word seen once in the text.
_BY_DICTIONARY: Final = -0.7  # a stem of the dictionary as it stands
_BY_SHORT_ENTRY: Final = -2.0  # … of three letters or fewer: too easily part of another word
_BY_DICTIONARY_STEM: Final = -1.6  # such a stem with legal endings
_OWN_WORD: Final = 2  # as good as two words that only may share a stem
_BY_TEXT_STEM: Final = -3.0  # a stem that words of the text share, with legal endings


class Lexicon(Struct, frozen=True, eq=False):
    """The words of the text at hand, and every stem they and the dictionary allow."""

    spelling: Spelling
    counts: Mapping[str, int]  # words of the text, lower case
    total: int
    # word and particle after it, here written together → how often the text sets them so, apart
    particled: Mapping[str, int]
    # stem of words of the text, with its kind → how many different words may be formed from it
    stems: Mapping[tuple[str, str], int]
    openings: frozenset[str]  # how a known word may begin
    longest_opening: int


def make_lexicon(words: Iterable[str], spelling: Spelling) -> Lexicon:
    """What the words of a text teach about it; the dictionary of the language is added.

    Words with a letter outside the language's alphabet are left out, and so are single letters
    (what letter-spacing leaves) unless the language has such a word.
    """
    letters, alone = spelling.letters, spelling.one_letter_words
    words = "\n".join(words).lower().split("\n")  # half a million words in a long act
    # Picked out without a step of Python for each of them.
    follows = map(spelling.particles.__contains__, islice(words, 1, None))
    particled = Counter(map("".join, compress(pairwise(words), follows)))
    counts: Counter[str] = Counter()
    for word, count in Counter(words).items():
        if letters.issuperset(word) and (len(word) > 1 or word in alone):
            counts[word] = count
    families: Counter[tuple[str, str]] = Counter()
    for word in counts:
        families.update(inflections(word, spelling.endings))
        # A word that stands without endings takes those of nouns.
        families[word, NOUN] += _OWN_WORD
    begins = {*counts, *spelling.endings.closed_class, *spelling.free}
    for stem in {stem for stem, _ in families.keys() | spelling.dictionary}:
        begins.update(openings(stem, spelling.endings))
    begins.discard("")
    return Lexicon(
        spelling,
        counts=counts,
        particled=particled,
        total=sum(counts.values()) + len(spelling.dictionary | spelling.free) + 1,
        stems=families,
        openings=frozenset(begins),
        longest_opening=min(LONGEST_WORD, max(map(len, begins), default=0)),
    )


@lru_cache(maxsize=1 << 17)
def likelihood_of(word: str, lexicon: Lexicon) -> float | None:
    """How likely ``word`` (lower case) is a word here, as a logarithm; None where unknown."""
    spelling = lexicon.spelling
    count = lexicon.counts.get(word, 0)
    if count:
        return log(count) - log(lexicon.total)
    if word in lexicon.particled:
        return None  # the text writes it apart, as a word and a particle («басқа да»)
    if len(word) == 1:
        # The alphabet is not a list of words: only what the language says may stand alone.
        return -log(lexicon.total) if word in spelling.one_letter_words else None
    best: float | None = None
    if word in spelling.free:
        best = _BY_DICTIONARY if len(word) > SHORT else _BY_SHORT_ENTRY
    elif is_of_dictionary(word, spelling):
        best = _BY_DICTIONARY_STEM
    else:
        # Of one word many a "stem" is only its chopped-off beginning. Two letters prove nothing;
        # a stem that stands in the text as a word, or that several of its words share, does.
        for stem, kind in {(word, NOUN), *inflections(word, spelling.endings)}:
            shared = lexicon.stems.get((stem, kind), 0)
            if len(stem) > 2 and shared and not is_inflected(stem, lexicon):
                here = _BY_TEXT_STEM + log(min(shared, 6))
                best = here if best is None else max(best, here)
    return None if best is None else best - log(lexicon.total)


def is_of_dictionary(word: str, spelling: Spelling) -> bool:
    """True for an inflected word of a stem of the dictionary, a noun's or a verb's as it needs."""
    if not spelling.dictionary.isdisjoint(inflections(word, spelling.endings)):
        return True
    return any(stem in spelling.free for stem in spelling.endings.closed_class.get(word, ()))


def is_inflected(stem: str, lexicon: Lexicon) -> bool:
    """True where ``stem`` has endings itself, so that it can't take just any further one."""
    return is_of_dictionary(stem, lexicon.spelling) or any(
        shorter in lexicon.counts for shorter, _ in inflections(stem, lexicon.spelling.endings)
    )
