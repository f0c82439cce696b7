"""What words mean, for whoever does not ask in the words of the law: glossary and duties.

The glossary says how each language words a concept, the duties what people type who ask for one.
Languages of asking are those whose folder says how they are typed (``search.toml``): more than the
texts and the interface have.
"""

from __future__ import annotations

import json
import string
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from adep.languages.glossary import BETWEEN_RENDERINGS, Term
from adep.model import Duty
from adep.search.entries import ActEntries, entry_numbers

MANY_SENSES: Final = 3
VAGUE: Final = "~"


def meaning(
    duties: Iterable[Duty],
    terms: Iterable[Term],
    acts: Iterable[ActEntries],
    langs: Sequence[str],
    alphabets: Mapping[str, str],
) -> str:
    """Duties and terms as JSON text; ``alphabets`` are those of languages in the order of letters.

    ``{"langs": [code], "duties": [[id, [unit], [[unit] of each answer]]], "words": [of each
    language]}``, an answer being what only some units of a duty answer. The words of a language are
    ``{"terms": [renderings], "names": [of duties], "asked": [of duties], "answers": [[asked of each
    answer] of duties]}``: language by language they pack best. Renderings, and what is asked, stand
    between bars; units are numbers of entries. "~" before a rendering: any text has it, or it words
    so many concepts that it says little of any. Terms that only a rough translation has are left
    out. What a language says is written as ``swapped`` writes it.
    """
    every = tuple(terms)
    senses = Counter(
        (lang, phrase) for term in every for lang, of in term.renderings.items() for phrase in of
    )
    numbers = entry_numbers(acts)
    asked_for = tuple(duties)
    words = [
        {
            "terms": [
                _joined(
                    (VAGUE if term.general or senses[lang, phrase] >= MANY_SENSES else "")
                    + " ".join(phrase)
                    for phrase in term.renderings.get(lang, ())
                )
                for term in every
                if not term.learned
            ],
            "names": [duty.name.get(lang, "") for duty in asked_for],
            "asked": [_joined(duty.asked.get(lang, ())) for duty in asked_for],
            "answers": [
                [_joined(answer.asked.get(lang, ())) for answer in duty.answers]
                for duty in asked_for
            ],
        }
        for lang in langs
    ]
    document = {
        "langs": list(langs),
        "duties": [
            [
                duty.id,
                _known(duty.units, numbers),
                [_known(answer.units, numbers) for answer in duty.answers],
            ]
            for duty in asked_for
        ],
        "words": [
            _swapped_all(of, alphabets.get(lang, "")) for lang, of in zip(langs, words, strict=True)
        ],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def swapped(text: str, alphabet: str) -> str:
    """The text with the letters of an alphabet and Latin ones in each other's place: written with
    one byte for a letter, it packs to less. Done twice it is the text again."""
    pairs = [p for p in zip(alphabet, string.ascii_letters, strict=False) if not p[0].isascii()]
    own, other = ("".join(letters) for letters in zip(*pairs, strict=True)) if pairs else ("", "")
    return text.translate(str.maketrans(own + other, other + own))


def _swapped_all(texts: Any, alphabet: str) -> Any:
    if isinstance(texts, str):
        return swapped(texts, alphabet)
    if isinstance(texts, list):
        return [_swapped_all(text, alphabet) for text in texts]
    return {key: _swapped_all(of, alphabet) for key, of in texts.items()}


def _joined(phrases: Iterable[str]) -> str:
    return BETWEEN_RENDERINGS.join(phrases)


def _known(units: Iterable[tuple[str, str]], numbers: Mapping[tuple[str, str], int]) -> list[int]:
    return [numbers[unit] for unit in units if unit in numbers]
