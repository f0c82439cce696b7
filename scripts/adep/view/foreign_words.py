"""Words of another language inside a sentence, told apart by their letters.

A remark in English quotes Kazakh words, a Kazakh one English words. A screen reader says a word as
the language it is marked with, so such words are marked. Only letters decide: a word that more than
one language could write stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from adep.view.unit_values import Said

_WORD = re.compile(r"[^\W\d_]+")


def voices(text: str, lang: str, alphabets: Mapping[str, frozenset[str]]) -> tuple[Said, ...]:
    """``text`` in ``lang``, cut where its language changes; joined, the parts are the text.

    ``alphabets``: language → its letters in both cases. Words of one foreign language with only
    spaces between them are one part. Abbreviations in capitals (SHA, JSON) are no language's own.
    """
    parts: list[Said] = []
    at = 0
    for start, end, other in _foreign(text, lang, alphabets):
        before = text[at:start]
        if parts and parts[-1].lang == other and before.isspace():
            parts[-1] = Said(parts[-1].text + text[at:end], other)
        else:
            if before:
                parts.append(Said(before, lang))
            parts.append(Said(text[start:end], other))
        at = end
    if text[at:]:
        parts.append(Said(text[at:], lang))
    return tuple(parts)


def _foreign(
    text: str, lang: str, alphabets: Mapping[str, frozenset[str]]
) -> Iterator[tuple[int, int, str]]:
    own = alphabets.get(lang)
    if own is None:
        return
    for word in _WORD.finditer(text):
        letters = frozenset(word[0])
        if word[0].isupper() or letters & own:
            continue
        others = [other for other, alphabet in alphabets.items() if letters <= alphabet]
        if len(others) == 1:
            yield word.start(), word.end(), others[0]
