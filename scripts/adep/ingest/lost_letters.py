"""Letters that a program could not save and put «?» or «�» for: nobody can tell what they were.

A question mark stands behind a word. One between two letters, before the first letter of a word, or
many together are what is left of a text that was saved in an encoding without its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from adep.base.problems import refuse
from adep.model import Line

REPLACEMENT: Final = "\ufffd"  # what a program shows for bytes that are no letter
_LETTER: Final = r"[^\W\d_]"
_LOST: Final = re.compile(
    rf"(?<={_LETTER})\?+(?={_LETTER})"  # «?» between letters
    rf"|(?:^|(?<=[(\[«“„\"'–—-]))\?+(?={_LETTER})"  # before a word's first letter
    rf"|(?<![\w?])\?{{4,}}"  # a word of nothing else
)
# In an address it is a sign like another.
_ADDRESS: Final = re.compile(r"[/=&@]|www\.|\.\w+\?")
_AT_ENDS: Final = " .,;:!()[]«»“”„\"'–—-"


def refuse_lost(lines: Iterable[Line], path: str, told: bool) -> None:
    """Raises ``Refused`` ("letters-lost") for a text with such signs, menus aside.

    ``told``: each «�» of the text was told of when it was taken from its document.
    """
    seen = (line for line in lines if not line.menu)
    found = [(line.number, word) for line in seen for word in _lost(line.text, told)]
    if not found:
        return
    number, word = found[0]
    sign = REPLACEMENT if REPLACEMENT in word else "?"
    more = len(found) - 1
    many = f"; so {'has' if more == 1 else 'have'} {more} more" if more else ""
    says = (
        f"The word «{word}» has lost letters, and «{sign}» stands in their place{many}. Take the "
        "text anew from where it came, and save it as UTF-8."
    )
    raise refuse("letters-lost", path, number, says)


def _lost(text: str, told: bool) -> list[str]:
    """The words of a line in which letters are lost."""
    replaced = REPLACEMENT in text and not told
    if not replaced and "?" not in text:
        return []
    return [
        word.strip(_AT_ENDS)
        for word in text.split()
        if (replaced and REPLACEMENT in word) or (not _ADDRESS.search(word) and _is_lost(word))
    ]


def _is_lost(word: str) -> bool:
    """Whether a «?» of a word stands where no question does."""
    return any(
        # «ма?Иә» is a question, and only the space behind it is missing.
        not (word[m.start() - 1 : m.start()].islower() and word[m.end() : m.end() + 1].isupper())
        for m in _LOST.finditer(word)
    )
