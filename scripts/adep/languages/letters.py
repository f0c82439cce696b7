"""A language in other letters than its texts are held in, as ``letters.toml`` of its folder says.

It is a view: the text is what is held. Letters of it may fall together (и and й are both i), so the
way back is no rule but a look-up: whoever shows these letters keeps the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from adep.languages.data_files import FOLDER, read_if_there
from adep.languages.file_types import LettersFile


class Letters(Struct, frozen=True):
    """The letters in which a language may be shown."""

    lang: str
    tag: str  # the language in these letters, as pages mark it: "kk-Latn"
    name: str  # what they are called, in them
    letters: Mapping[str, str]  # small letter -> what stands for it
    capitals: Mapping[str, str]  # small letter -> its capital, where that is no matter of course

    def of(self, text: str) -> str:
        """``text`` in these letters; what they do not know stays as it is. The browser does the
        same by the same table (``letters.js``).
        """
        runs = groupby(text, lambda sign: sign.lower() in self.letters)
        return "".join(
            self._word(word) if known else word for known, of in runs for word in ("".join(of),)
        )

    def _word(self, word: str) -> str:
        shouted = len(word) > 1 and word == word.upper()
        return "".join(self._letter(sign, shouted) for sign in word)

    def _letter(self, sign: str, shouted: bool) -> str:
        small = sign.lower()
        found = self.letters[small]
        if sign == small or not found:
            return found
        capital = self._capital(found[0])
        return capital + ("".join(map(self._capital, found[1:])) if shouted else found[1:])

    def _capital(self, letter: str) -> str:
        return self.capitals.get(letter, letter.upper())


def load_letters(lang: str, folder: Path = FOLDER) -> Letters | None:
    """The other letters of a language; None where it has none."""
    data = read_if_there(folder / lang / "letters.toml", LettersFile)
    if data is None:
        return None
    return Letters(lang, data["tag"], data["name"], data["letters"], data.get("capitals", {}))


def every_letters(langs: tuple[str, ...], folder: Path = FOLDER) -> tuple[Letters, ...]:
    """Those of ``langs`` that have other letters."""
    return tuple(found for lang in langs if (found := load_letters(lang, folder)))
