"""Numbers and lines as short runs of printable characters, which JSON leaves as they are.

A code is a number, least first:

    0 … 39           one character           of the 91 printable ASCII characters from "#" to "~"
    40 … 4,134       two                     without the backslash
    4,135 … 37,258   three
    37,259 … 790,829 four
    from 790,830     five

A column is many short lines in a row, of which any can be read without the others: ``BLOCK`` lines
stand together. The same in JavaScript is ``overrides/assets/adep/search/codes.js``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

ALPHABET: Final = "".join(chr(code) for code in range(ord("#"), ord("~") + 1) if code != 0x5C)
BASE: Final = len(ALPHABET)
BETWEEN: Final = " "  # two lines: no code has it
BLOCK: Final = 16  # lines
_BEGIN: Final = (40, 45, 4, 1, 1)  # so many characters begin codes of one, two … characters
FIRSTS: Final = (0, *accumulate(_BEGIN))
# The numbers from which codes have one character, two, three …; one more, that no code reaches.
STARTS: Final = (0, *accumulate(begin * BASE**more for more, begin in enumerate(_BEGIN)))


@lru_cache(maxsize=1 << 16)
def code(number: int) -> str:
    """The characters of a number. ValueError where it is more than five can say."""
    more = sum(number >= start for start in STARTS[1:])
    if more >= len(_BEGIN):
        raise ValueError(f"{number} is too large for a code")
    rest = number - STARTS[more]
    digits = (rest // BASE**power % BASE for power in range(more - 1, -1, -1))
    return ALPHABET[FIRSTS[more] + rest // BASE**more] + "".join(map(ALPHABET.__getitem__, digits))


def codes(numbers: Iterable[int]) -> str:
    """Numbers one behind the other."""
    return "".join(map(code, numbers))


def column(lines: Sequence[str]) -> list[str]:
    """``[the lines, the lengths of their blocks as codes]``; no line may have a space."""
    blocks = [BETWEEN.join(lines[at : at + BLOCK]) for at in range(0, len(lines), BLOCK)]
    return ["".join(blocks), codes(map(utf16_length, blocks))]


def utf16_length(text: str) -> int:
    """How long a text is in UTF-16 units, in which JavaScript counts."""
    return len(text.encode("utf-16-le")) // 2
