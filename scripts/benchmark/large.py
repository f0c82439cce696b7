"""A large body of synthetic texts for the searches: as many words as a real body of law has.

Kazakh words are stems made of syllables with real endings, English ones of the same kind; both are
drawn as in real texts, a few words often and most hardly ever. Each word stands at least once.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import accumulate, islice
from typing import Final

from adep.search.entries import ActEntries, EntryPlace, EntryRow, SearchEntry

LANGS: Final = ("kk", "en")
_BACK, _FRONT, _CONSONANTS = "аоұы", "әөүіе", "бгдзйклмнпрстшқғңж"
_ENDINGS: Final = {
    _BACK: "лар дың ға ды да нан мен ы ының ына ын ында лардың лары ларының лаған лау лайды лануы",
    _FRONT: "лер дің ге ді де нен мен і інің іне ін інде лердің лері лерінің леген леу лейді ленуі",
}
_ENGLISH_ENDINGS: Final = "s ed ing ly er ion ions ment ness"
KAZAKH_SHARE: Final = 0.72


def vocabulary(words: int, rng: random.Random) -> tuple[list[str], list[str]]:
    """Kazakh and English words, the commonest first."""
    kazakh: set[str] = set()
    while len(kazakh) < words * KAZAKH_SHARE:
        vowels = rng.choice((_BACK, _FRONT))
        syllables = rng.choice((1, 2, 2, 3))
        stem = "".join(rng.choice(_CONSONANTS) + rng.choice(vowels) for _ in range(syllables))
        stem += rng.choice(_CONSONANTS)
        endings = _ENDINGS[vowels].split()
        kazakh.update(stem + ending for ending in ("", *rng.sample(endings, rng.randint(2, 8))))
    english: set[str] = set()
    while len(english) < words - len(kazakh):
        stem = "".join(rng.choice("bcdfghklmnprst") + rng.choice("aeiou") for _ in range(3))
        stem += rng.choice("dklmnprst")
        chosen = rng.sample(_ENGLISH_ENDINGS.split(), rng.randint(1, 3))
        english.update(stem + ending for ending in ("", *chosen))
    found = []
    for every in (kazakh, english):
        in_order = sorted(every)
        rng.shuffle(in_order)
        found.append(in_order)
    return found[0], found[1]


def large(size: int, words: int, seed: int = 7) -> tuple[tuple[ActEntries, ...], list[list[str]]]:
    """Acts of about ``size`` bytes of text, and their vocabularies, the commonest words first."""
    rng = random.Random(seed)
    spoken = [*map(list, vocabulary(words, rng))]
    drawn = [_drawing(of, rng) for of in spoken]
    once = [iter(of) for of in spoken]
    acts: list[ActEntries] = []
    told = 0
    while told < size:
        places = []
        for clause in range(1, 201):
            rows = []
            for item in range(1, 6):
                texts = [
                    " ".join([*draw(rng.randint(6, 24)), *islice(rest, 2)]) + "."
                    for draw, rest in zip(drawn, once, strict=True)
                ]
                told += sum(len(text.encode()) for text in texts)
                rows.append(
                    EntryRow(
                        tuple(
                            SearchEntry(f"{lang}-{clause}-{item}", lang, "text", text)
                            for lang, text in zip(LANGS, texts, strict=True)
                        )
                    )
                )
            places.append(EntryPlace(str(clause), "clause.title", str(clause), tuple(rows)))
        name = f"act-{len(acts)}"
        acts.append(
            ActEntries(
                name, f"{name}/", {"en": name}, {"en": name}, "in force", False, (), (*places,)
            )
        )
    return tuple(acts), spoken


def _drawing(words: Sequence[str], rng: random.Random) -> Callable[[int], list[str]]:
    weights = list(accumulate(1 / (at + 8) for at in range(len(words))))
    return lambda count: rng.choices(words, cum_weights=weights, k=count)
