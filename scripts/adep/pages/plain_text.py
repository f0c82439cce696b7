"""Text ↔ Markdown that says that text and nothing else, here and on a code host."""

from __future__ import annotations

import re
from html import unescape

# What would be a mark in Python-Markdown or on a code host, and how it is written. Python-Markdown
# knows no backslash before the last three marks of Markdown.
_WRITTEN = {
    **{mark: f"\\{mark}" for mark in "\\`*_{}[]#!"},
    **{mark: f"&#{ord(mark)};" for mark in "|~$"},
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
}
MARKS = re.compile(f"[{re.escape(''.join(_WRITTEN))}]")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def literal(text: str) -> str:
    """``text`` in which nothing is Markdown or HTML."""
    return MARKS.sub(_escaped, text)


def as_text(markdown: str) -> str:
    """What ``literal`` was given; of words typed by hand, what they say."""
    return unescape(ESCAPED.sub(_plain, markdown))


def _escaped(match: re.Match[str]) -> str:
    return _WRITTEN[match[0]]


def _plain(match: re.Match[str]) -> str:
    # An "&" behind a backslash is itself, and no beginning of "&amp;".
    return "&amp;" if match[1] == "&" else match[1]
