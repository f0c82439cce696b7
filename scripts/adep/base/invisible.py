"""Characters that nobody sees: a reading is freed of them, and whoever shows a raw text names them.

They are no ornament: a bidi control turns a sentence round on the page, an escape sequence moves a
terminal's cursor, and a zero-width space makes two words that look alike differ.
"""

from __future__ import annotations

import re
from typing import Final

# Controls but white space, soft hyphens, joiners and spaces of no width, bidi controls, tags.
SIGNS: Final = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
INVISIBLE = re.compile(f"[{SIGNS}]")
_NO_TEXT = re.compile(f"[{SIGNS}\x0b\x0c\r\x85\u2028\u2029]")
_ANY = re.compile(f"[{SIGNS}\n\t\x0b\x0c\r\x85\u2028\u2029]")


def freed(text: str) -> str:
    """``text`` without them, on one line, its white space single."""
    return " ".join(INVISIBLE.sub("", text).split())


def named(text: str) -> str:
    """``text`` with its invisible characters named, "[U+202E]"; its lines stay as they are."""
    return _NO_TEXT.sub(_name, text)


def on_one_line(text: str) -> str:
    """The same, with line ends and tabs named too."""
    return _ANY.sub(_name, text)


def _name(match: re.Match[str]) -> str:
    return "⏎" if match[0] == "\n" else f"[U+{ord(match[0]):04X}]"


def says_something(words: str) -> bool:
    """Whether there is a letter or a figure in it: «…» only stands where words are to be put."""
    return any(sign.isalnum() for sign in words)
