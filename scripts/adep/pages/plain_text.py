"""Text ↔ Markdown that says that text and nothing else, here and on a code host."""

from __future__ import annotations

import re
from html import escape, unescape

# What would be a mark in Python-Markdown or on a code host. Python-Markdown knows no backslash
# before the last three.
MARKS = re.compile(r"[\\`*_{}\[\]#!]|[|~$]")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def literal(text: str) -> str:
    """``text`` in which nothing is Markdown or HTML."""
    return MARKS.sub(_escaped, escape(text, quote=False))


def as_text(markdown: str) -> str:
    """What ``literal`` was given; of words typed by hand, what they say."""
    return unescape(ESCAPED.sub(_plain, markdown))


def _escaped(match: re.Match[str]) -> str:
    mark = match[0]
    return f"&#{ord(mark)};" if mark in "|~$" else f"\\{mark}"


def _plain(match: re.Match[str]) -> str:
    # An "&" behind a backslash is itself, and no beginning of "&amp;".
    return "&amp;" if match[1] == "&" else match[1]
