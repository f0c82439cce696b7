"""Roman numbers, up to XXXIX and always in capitals, in whatever letters they are typed.

Acts have them in Latin letters, in the Cyrillic ones that look alike (with У or Ү for V, where
a keyboard has no V), in a mixture of both, and in the signs that Unicode has for them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

_SIGNS: Final = "".join(map(chr, range(0x2160, 0x216C)))  # Ⅰ to Ⅻ
LETTERS: Final = "IVXІӀХУҮ" + _SIGNS
ROMAN: Final = rf"(?-i:[{LETTERS}]{{1,7}})(?!\w)"
_LATIN: Final[Mapping[int, str]] = str.maketrans(
    {"І": "I", "Ӏ": "I", "Х": "X", "У": "V", "Ү": "V"}
    | {sign: unicodedata.normalize("NFKC", sign) for sign in _SIGNS}
)
_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_WELL_FORMED: Final = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_PART: Final = re.compile(rf"(?<=\d[-–/])[{LETTERS}]{{1,7}}(?!\w)")
_ALSO_WORDS: Final = "УҮХ"  # letters that alone may as well be a department's sign or an initial


def roman(number: str) -> int | None:
    """The value of a Roman number; None for what is none."""
    letters = number.translate(_LATIN)
    if not letters or not _WELL_FORMED.fullmatch(letters):
        return None
    values = [_VALUES[letter] for letter in letters]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def in_latin(number: str) -> str:
    """A Roman number in Latin letters."""
    return number.translate(_LATIN)


def plain_act_number(number: str) -> str:
    """An act's number with its Roman part in Latin letters: «147-VІ» is 147-VI; «5-У» stays."""

    def latin(match: re.Match[str]) -> str:
        unsure = match[0] in _ALSO_WORDS or roman(match[0]) is None
        return match[0] if unsure else in_latin(match[0])

    return number if number.isascii() else _PART.sub(latin, number)
