"""What words mean, for whoever does not ask in the words of the law: glossary and duties.

The glossary says how each language words a concept, the duties what people type who ask for one.
Languages of asking are those whose folder says how they are typed (``search.toml``): more than the
texts and the interface have.
"""

from __future__ import annotations

import json
import string
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, Final

from adep.languages.glossary import BETWEEN_RENDERINGS, Term
from adep.languages.morphology import Endings
from adep.model import Duty
from adep.search.entries import ActEntries, entry_numbers
from adep.search.rules import Rules
from adep.search.vocabulary import is_word, plain, split, unlike_stems

MANY_SENSES: Final = 3
VAGUE: Final = "~"


def meaning(
    duties: Iterable[Duty],
    terms: Iterable[Term],
    acts: Iterable[ActEntries],
    rules: Mapping[str, Rules],
    endings: Mapping[str, Endings],
) -> str:
    """Duties and terms as JSON text, in the languages of ``rules``.

    ``{"langs": [code], "duties": [[id, [unit], [[unit] of each answer]]], "words": [of each
    language]}``, an answer being what only some units of a duty answer. The words of a language are
    ``{"terms": [renderings], "names": [of duties], "asked": [of duties], "answers": [[asked of each
    answer] of duties], "stems": stems that begin none of their words}``: language by language they
    pack best. Renderings, and what is asked, stand between bars, told in the words by which they
    are found (``telling``), so that a browser takes nothing apart; units are numbers of entries.
    "~" before a rendering: any text has it, or it words so many concepts that it says little of
    any. Terms that only a rough translation has are left out. What a language says is written as
    ``swapped`` writes it.
    """
    every = tuple(terms)
    senses = Counter(
        (lang, phrase) for term in every for lang, of in term.renderings.items() for phrase in of
    )
    vague = frozenset(sense for sense, many in senses.items() if many >= MANY_SENSES)
    worded = [term for term in every if not term.learned]
    numbers = entry_numbers(acts)
    asked_for = tuple(duties)
    document = {
        "langs": list(rules),
        "duties": [
            [
                duty.id,
                _known(duty.units, numbers),
                [_known(answer.units, numbers) for answer in duty.answers],
            ]
            for duty in asked_for
        ],
        "words": [
            _swapped_all(
                _words(lang, worded, vague, asked_for, own, endings.get(lang, Endings({}))),
                own.get("alphabet", ""),
            )
            for lang, own in rules.items()
        ],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _words(
    lang: str,
    terms: Sequence[Term],
    vague: Set[tuple[str, tuple[str, ...]]],
    duties: Sequence[Duty],
    own: Rules,
    endings: Endings,
) -> dict[str, Any]:
    """What a language says, and the stems of its words; ``vague`` renderings say little."""
    silent = {*own.get("passed_over", ()), *own.get("asking", ())}
    said: set[str] = set()

    def joined(phrases: Iterable[str]) -> str:
        told = [telling(phrase, silent) for phrase in phrases]
        said.update(word for phrase in told for word in phrase.removeprefix(VAGUE).split())
        return BETWEEN_RENDERINGS.join(told)

    def rendering(term: Term, phrase: tuple[str, ...]) -> str:
        return (VAGUE if term.general or (lang, phrase) in vague else "") + " ".join(phrase)

    names = [duty.name.get(lang, "") for duty in duties]
    joined(names)
    told = {
        "terms": [
            joined(rendering(term, p) for p in term.renderings.get(lang, ())) for term in terms
        ],
        "names": names,
        "asked": [joined(duty.asked.get(lang, ())) for duty in duties],
        "answers": [[joined(a.asked.get(lang, ())) for a in duty.answers] for duty in duties],
    }
    return {**told, "stems": " ".join(sorted(unlike_stems(said, endings)))}


def telling(phrase: str, silent: Set[str]) -> str:
    """The words of a phrase as they are searched for, without those that say nothing; all, where
    none says anything. "~" stays before them.
    """
    every = [plain(piece) for piece in split(phrase) if is_word(piece)]
    mark = VAGUE if phrase.startswith(VAGUE) else ""
    return mark + " ".join([word for word in every if word not in silent] or every)


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


def _known(units: Iterable[tuple[str, str]], numbers: Mapping[tuple[str, str], int]) -> list[int]:
    return [numbers[unit] for unit in units if unit in numbers]
