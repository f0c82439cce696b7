"""Letters that a program could not save and put «?» or «�» for: nobody can tell what they were.

A question mark stands behind a word. One between two letters, before the first letter of a word, or
many together are what is left of a text that was saved in an encoding without its letters.
"""

from __future__ import annotations

import re
from typing import Final

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


def lost_words(text: str) -> list[str]:
    """The words of ``text`` in which letters are lost."""
    if REPLACEMENT not in text and "?" not in text:
        return []  # most have none
    return [word.strip(_AT_ENDS) for word in text.split() if REPLACEMENT in word or _is_lost(word)]


def _is_lost(word: str) -> bool:
    """Whether a «?» of a word stands where no question does."""
    return not _ADDRESS.search(word) and any(
        # «ма?Иә» is a question, and only the space behind it is missing.
        not (word[m.start() - 1 : m.start()].islower() and word[m.end() : m.end() + 1].isupper())
        for m in _LOST.finditer(word)
    )
