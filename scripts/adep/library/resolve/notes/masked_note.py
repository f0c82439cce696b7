"""A note made ready for reading: what does not speak for itself is set aside.

Quotations, brackets and words about the language of a text are blanked out, letter for letter, so
that a place in one reading is the same place in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from adep.languages.grammar import DateInText, Grammar, dates_in
from adep.model import Kind, Note

# «№ 2019/12/03» is a number.
_QUOTED = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|“[^“”]*”|\"[^\"]*\"")
_BRACKET = re.compile(r"[()]")
_ITEM = re.compile(r"(?<![\w.№])(?<!№ )\d{1,3}(?:-\d{1,3})?$")
# Stands for each letter that is set aside: it is in no word and no space, so nothing reads over it.
_BLANK = "·"

Span = tuple[int, int]


class Bracket(Struct, frozen=True):
    """A bracket with all that is in it, and its words as they are printed."""

    start: int
    stop: int
    words: str


class Sheet(Struct, frozen=True):
    """A note made ready: texts of one length, in which what does not speak for itself is blank."""

    note: Note
    grammar: Grammar
    begin: int  # where the words begin, after «Ескерту.»
    marked: bool
    quoted: str  # without quotations
    plain: str  # … nor brackets, nor words about the language of the text
    quoted_dates: tuple[DateInText, ...]  # in ``quoted``
    dates: tuple[DateInText, ...]  # in ``plain``
    brackets: tuple[Bracket, ...]
    unclosed: bool  # a bracket is
    only: tuple[tuple[int, str], ...]  # where a language's text is said to be changed alone
    events: tuple[tuple[int, int, Kind], ...]  # where it says what happened


def sheet_of(note: Note, grammar: Grammar) -> Sheet:
    """``note`` with what does not speak for itself set aside, and where each of it stands."""
    marked = grammar.note.match(note.text)
    text = _without_outer_brackets(note.text)
    quoted = blanked(text, ((m.start() + 1, m.end() - 1) for m in _QUOTED.finditer(text)))
    brackets, unclosed = _brackets(quoted, note.text)
    plain = blanked(quoted, ((b.start, b.stop) for b in brackets), " ")
    only = [(lang, m.span()) for lang, words in grammar.only for m in words.finditer(quoted)]
    plain = blanked(plain, (span for _, span in only))
    quoted_dates = dates_in(quoted, grammar)
    return Sheet(
        note,
        grammar,
        marked.end() if marked else 0,
        marked is not None,
        quoted,
        plain,
        quoted_dates,
        quoted_dates if plain == quoted else dates_in(plain, grammar),
        tuple(brackets),
        unclosed,
        tuple((start, lang) for lang, (start, _) in only),
        tuple(_events(plain, grammar)),
    )


def blanked(text: str, spans: Iterable[Span], by: str = _BLANK) -> str:
    """``text`` with ``by`` in the place of every letter of the spans; its length stays."""
    if not (spans := list(spans)):
        return text
    letters = list(text)
    for start, stop in spans:
        letters[start:stop] = by * (stop - start)
    return "".join(letters)


def _without_outer_brackets(text: str) -> str:
    """A note may stand in brackets as a whole: «[Footnote. …]»."""
    end = len(text.rstrip(" .;"))
    if text[:1] + text[max(0, end - 1) : end] in ("()", "[]"):
        return f" {text[1 : end - 1]} {text[end:]}"
    return text


def _brackets(text: str, printed: str) -> tuple[list[Bracket], bool]:
    """Brackets with all that is in them, in the note's own words; and is one left open?"""
    found: list[Bracket] = []
    depth = start = 0
    for match in _BRACKET.finditer(text):
        at = match.start()
        if match[0] == "(":
            start = start if depth else at
            depth += 1
        elif depth and not _is_item(text, at, depth):
            depth -= 1
            if not depth:
                found.append(Bracket(start, at + 1, printed[start + 1 : at].strip()))
    return found, depth > 0


def _is_item(text: str, at: int, depth: int) -> bool:
    """Does the bracket belong to a number, «3) тармақшасы», and others close what is open?"""
    after = text[at + 1 :].partition("(")[0]
    return _ITEM.search(text[max(0, at - 8) : at]) is not None and after.count(")") >= depth


def _events(text: str, grammar: Grammar) -> list[tuple[int, int, Kind]]:
    """Where the note says what happened, in the order of the text; no overlaps."""
    found: list[tuple[int, int, Kind]] = []
    for kind, pattern in grammar.kinds:
        for match in pattern.finditer(text):
            if not any(a < match.end() and match.start() < b for a, b, _ in found):
                found.append((match.start(), match.end(), kind))
    return sorted(found)
