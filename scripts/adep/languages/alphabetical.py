"""Names in the order of a language's alphabet, as ``spelling.toml`` of its folder has it.

Code points are no order: Ә, Ғ and Қ would stand behind Я. Python's locales have no Kazakh on most
machines, and the same build must come out everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from unicodedata import normalize

from adep.languages.data_files import FOLDER, read_if_there
from adep.languages.file_types import SpellingFile

Key = tuple[tuple[tuple[int, int], ...], str]


def alphabetical(lang: str, folder: Path = FOLDER) -> Callable[[str], Key]:
    """What a name is sorted by: its letters by the alphabet, capital or small, a space before any
    figure, figures before letters, letters of other alphabets last; marks count nothing.
    """
    places = {letter: place for place, letter in enumerate(_alphabet(lang, folder))}

    def place(sign: str) -> tuple[int, int]:
        if sign in places:
            return 2, places[sign]
        return (0, 0) if sign.isspace() else (1 if sign.isdigit() else 3, ord(sign))

    def key(name: str) -> Key:
        text = normalize("NFC", name.lower())
        return tuple(place(sign) for sign in text if sign.isalnum() or sign.isspace()), name

    return key


@cache
def _alphabet(lang: str, folder: Path) -> str:
    """The letters of a language in their order; "" where its folder does not say."""
    spelling = read_if_there(folder / lang / "spelling.toml", SpellingFile)
    return spelling["alphabet"] if spelling else ""
