"""In which language a text is: a mix-up is refused, a doubt is told, and nothing is guessed.

A language is told by letters that only it has and by its frequent short words. How, is data:
``languages/<lang>/detection.toml``, and ``languages/others.toml`` for languages that are not ours
but are handed in for ours. Quotations, terms in brackets and letters of the wrong script are
ordinary in these texts, so only a text that is plainly another language's, and plainly not the one
that it is given as, counts as mixed up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from adep.languages.data_files import FOLDER, checked, read_file, read_tables
from adep.languages.file_types import DetectionFile, OtherLanguage
from adep.languages.grammar import languages
from adep.languages.spelling.rules import load_spelling

_WORD: Final = re.compile(r"[^\W\d_]+")
_QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”")
_OF_ITS_SCRIPT: Final = 0.8  # of the most letters that a language has of a sentence
_MOST_WORDS: Final = 200_000  # read; no act has as many, and a trap should cost little
_SHORT: Final = 4  # letters of a word whose ending may be all of it
_FEW: Final = 10  # words: fewer say too little
# Shares of what is usual in the language: from here on a text is plainly in it, …
_PLAINLY: Final = 0.5
# … from here on an editor should look at what of it is so, …
_PARTLY: Final = 0.3
# … and up to here it is plainly not in it.
_HARDLY: Final = 0.2


class LanguageProfile(Struct, frozen=True):
    """By what a language is told. ``usual``: of 100 words of an act, how many are told so."""

    lang: str
    name: str  # in English
    alphabet: frozenset[str]
    letters: frozenset[str]
    words: frozenset[str]
    endings: tuple[str, ...]
    usual: int
    look_alikes: Mapping[int, str]  # foreign letters → own ones, for ``str.translate``

    def tells(self, word: str) -> bool:
        """Is this word, in lower case, one by which the language is told?"""
        if 2 * sum(letter in self.alphabet for letter in word) < len(word):
            return False  # with letters of ours in it, it is still a word of another script
        own = word.translate(self.look_alikes).lower()
        return (
            own in self.words
            or not self.letters.isdisjoint(own)
            or (bool(self.endings) and len(own) > _SHORT and own.endswith(self.endings))
        )


class LanguageFinding(Struct, frozen=True):
    """What a text was found to be, when it was given as ``given``.

    ``other`` is the language that it is in instead, or in part; ``mixed_up``: it is plainly
    not in ``given``. Neither: the text is in ``given``, or ``unsure``.
    """

    given: LanguageProfile
    other: LanguageProfile | None
    mixed_up: bool
    unsure: bool


def load_profiles(folder: Path = FOLDER) -> tuple[LanguageProfile, ...]:
    """Every language that is known: ours first, then the others."""
    profiles = []
    for lang in languages(folder):
        rules = load_spelling(folder / lang)
        data = read_file(folder / lang / "detection.toml", DetectionFile)
        profiles.append(_profile(lang, data, rules.letters, rules.look_alikes))
    path = folder / "others.toml"
    for lang, table in read_tables(path).items():
        other = checked(path, table, OtherLanguage, lang)
        letters = frozenset(other["alphabet"] + other["alphabet"].upper())
        profiles.append(_profile(lang, other, letters, {}))
    return tuple(profiles)


def find(lines: Iterable[str], given: str, profiles: Sequence[LanguageProfile]) -> LanguageFinding:
    """Hold a text against the language ``given``, a code that one of ``profiles`` has."""
    counts: Counter[str] = Counter()
    total = 0
    for line in lines:
        # Words of one letter are the numbers of lists, mostly.
        found = [word for word in _WORD.findall(line) if len(word) > 1]
        counts.update(found)
        total += len(found)
        if total >= _MOST_WORDS:
            break
    mine = next(profile for profile in profiles if profile.lang == given)
    if not total:
        return LanguageFinding(mine, None, False, True)
    shares = {mine.lang: _share(mine, counts, total)}
    others = [profile for profile in profiles if profile is not mine]
    left = {word: count for word, count in counts.items() if not mine.tells(word.lower())}
    shares |= {profile.lang: _share(profile, left, total) for profile in others}
    other = max(others, key=lambda profile: shares[profile.lang], default=mine)
    own, foreign = shares[given], shares[other.lang]
    mixed_up = total >= _FEW and foreign >= _PLAINLY and own <= _HARDLY
    beside = other if other is not mine and foreign >= _PARTLY else None
    return LanguageFinding(mine, beside, mixed_up, own < _PLAINLY)


def language_of(words: str, profiles: Sequence[LanguageProfile]) -> str:
    """The language of a sentence, a code: the first of those that it may be in as well.

    What it quotes in «…» is left out where anything else is there.
    """
    own = _QUOTED.sub(" ", words)
    own = own if _WORD.search(own) else words
    letters = {one.lang: sum(sign.lower() in one.alphabet for sign in own) for one in profiles}
    most = max(letters.values())
    told = {
        one.lang: sum(one.tells(word.lower()) for word in _WORD.findall(own))
        for one in profiles
        if letters[one.lang] >= most * _OF_ITS_SCRIPT
    }
    return max(told, key=lambda lang: (told[lang], letters[lang]))


def _share(profile: LanguageProfile, counts: Mapping[str, int], total: int) -> float:
    """How much of what is usual in the language stands in the text: 1 in an ordinary act."""
    told = sum(count for word, count in counts.items() if profile.tells(word.lower()))
    return told / total * 100 / profile.usual


def _profile(
    lang: str, data: DetectionFile, alphabet: frozenset[str], look_alikes: Mapping[str, str]
) -> LanguageProfile:
    return LanguageProfile(
        lang,
        data["name"],
        alphabet,
        frozenset(data["letters"]),
        frozenset(data["words"].split()),
        tuple(data["endings"]),
        data["usual"],
        str.maketrans(dict(look_alikes)),
    )
