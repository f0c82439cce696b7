"""Words that lost the space between them: found, and divided where that is certain."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise
from math import log
from typing import Final

from adep.languages.morphology import NOUN, inflections
from adep.languages.spelling.lexicon import LONGEST_WORD, SHORT, Lexicon, is_of_dictionary
from adep.languages.spelling.rules import _WORD, GLUED, Fix

_SHORTEST_GLUED: Final = 8  # letters


def glued(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """The words of a text that are no known word and divide into known ones, with their parts.

    A link that was taken away takes the space beside it along. Kazakh makes new words of two old
    ones, and a jurist coins others: so the word stands once only, and each part must be a word
    that the text has elsewhere, or (where it is no mere syllable) one of the dictionary.
    """
    return {
        word: parts
        for word, count in lexicon.counts.items()
        if count == 1
        and _SHORTEST_GLUED <= len(word) <= LONGEST_WORD * 2
        and not _is_no_riddle(word, lexicon)
        and (parts := _glued_parts(word, lexicon))
    }


def glued_words(text: str, known: Mapping[str, tuple[str, ...]]) -> list[Fix]:
    """Those of the glued words that stand in ``text``, in order; never sure. Capitals are none."""
    fixes = []
    for match in _WORD.finditer(text):
        word = match[0]
        parts = known.get(word.lower(), ())
        if parts and not word.isupper():
            ends = list(accumulate(map(len, parts), initial=0))
            reading = " ".join(word[start:end] for start, end in pairwise(ends))
            fixes.append(Fix(match.start(), match.end(), word, reading, GLUED, False))
    return fixes


def _is_no_riddle(word: str, lexicon: Lexicon) -> bool:
    """Is a word known by more than that it stands here?"""
    spelling = lexicon.spelling
    if word in spelling.free or is_of_dictionary(word, spelling):
        return True
    stems = inflections(word, spelling.endings)
    if any(len(stem) > 2 and lexicon.stems.get((stem, kind), 0) > 1 for stem, kind in stems):
        return True
    return any(
        _is_derived(stem, lexicon)
        for stem in {word, *(stem for stem, kind in stems if kind == NOUN)}
    )


def _is_derived(word: str, lexicon: Lexicon) -> bool:
    """Is it made of a known word with an ending that makes another: «заңнамалық»?"""
    spelling = lexicon.spelling
    for suffix in spelling.suffixes:
        base = word.removesuffix(suffix)
        if base != word and len(base) > SHORT + 1:
            known = lexicon.stems.get((base, NOUN), 0) > 1 or (base, NOUN) in spelling.dictionary
            if known or base in spelling.free or _is_derived(base, lexicon):
                return True
    return False


def _glued_parts(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The likeliest two words, or else three, into which ``word`` divides; () for none."""
    spelling = lexicon.spelling

    def weight(part: str) -> float | None:
        count = lexicon.counts.get(part, 0)
        if count and len(part) >= SHORT:
            return log(count)
        known = len(part) > SHORT + 1 and (
            part in spelling.free or is_of_dictionary(part, spelling)
        )
        return -1.0 if known else None

    size = len(word)
    heads = {
        at: one
        for at in range(1, size)
        if word[:at] not in spelling.prefixes and (one := weight(word[:at])) is not None
    }
    tails = {
        at: one
        for at in range(1, size)
        if not word.startswith(spelling.suffixes, at) and (one := weight(word[at:])) is not None
    }
    two = [(heads[at] + tails[at], (word[:at], word[at:])) for at in heads.keys() & tails.keys()]
    three = [
        (heads[a] + tails[b] + middle, (word[:a], word[a:b], word[b:]))
        for a in heads
        for b in tails
        if a < b and (middle := weight(word[a:b])) is not None
    ]
    return max(two or three, default=(0.0, ()))[1]
