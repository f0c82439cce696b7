"""One line, freed of its layout, with its words repaired where their reading is certain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from adep.base.invisible import INVISIBLE
from adep.base.passage import Passage
from adep.base.problems import Problem
from adep.ingest.clean.hyphens import SOFT
from adep.languages.spelling import glued_words, letter_spaced, other_letters
from adep.languages.spelling.lexicon import Lexicon
from adep.languages.spelling.rules import Fix
from adep.model import Line

OTHER_SPACE = re.compile("[\t\x0b\x0c\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
HASHES = re.compile(r"\s*(#{1,6})\s+(?=\S)")
QUOTED = re.compile(r"\s*(?:>\s*)+")
CARET = re.compile(r"\s*[\^▲△↑]+\s*(?=\S)")  # a web page's link back to its top
TABLE_ROW = re.compile(r"\s*\|.*\|\s*")
_MARKS = tuple(">^▲△↑")
# A sentence stops short: no final mark, or only the dot of an abbreviation or an initial.
_UNFINISHED = re.compile(r"(?:[^.;:!?…]|(?<!\w)(?:No|Nos|Art|[^\W\d_])\.)\s*$")


def is_unfinished(text: str) -> bool:
    """Does a sentence stop short at the end of ``text``?"""
    return _UNFINISHED.search(text[-12:]) is not None  # its end is enough, and lines may be long


@dataclass(frozen=True, slots=True)
class Dressed:
    """A line without its layout, ready to be joined."""

    passage: Passage
    text: str  # the passage's, which a neighbour asks for many times
    indent: int
    gap: int
    heading: int
    note: bool
    begins: bool  # the file's format says that a paragraph begins here
    continues: bool  # … or that it goes on
    cell: bool
    divided: bool = False  # it ends in a soft hyphen: within a word


def dress(line: Line, gap: int, path: str, lexicon: Lexicon, problems: list[Problem]) -> Dressed:
    """The line without indent, marks and invisible characters, its words repaired where certain.

    ``gap`` is the number of blank lines above it. Doubtful readings go to ``problems``.
    """
    passage = Passage.of(line.text, line.number)
    if INVISIBLE.search(line.text):
        passage = passage.sub(INVISIBLE, "", "invisible-character")
    if OTHER_SPACE.search(line.text):
        passage = passage.sub(OTHER_SPACE, " ", "no-break-space")
    text = passage.text
    indent = len(text) - len(text.lstrip())
    heading = line.heading
    if match := HASHES.match(text):
        heading = len(match[1])
        passage = passage.replace(0, match.end(), "", "markup")
        passage = passage.sub(re.compile(r"\s+#+\s*$"), "", "markup")
    elif text.lstrip()[:1] in _MARKS and (match := QUOTED.match(text) or CARET.match(text)):
        passage = passage.replace(0, match.end(), "", "markup")
    elif TABLE_ROW.fullmatch(text):
        passage = passage.sub(re.compile(r"^\s*\||\|\s*$"), "", "markup")
        passage = passage.sub(re.compile(r"\s*\|\s*"), " ", "markup")
    passage = _respell(passage, path, line.number, lexicon, problems).strip()
    return Dressed(
        passage,
        passage.text,
        indent,
        gap,
        heading,
        line.note,
        line.block or line.cell,
        line.continues,
        line.cell,
        line.text.rstrip().endswith(SOFT),
    )


def _respell(
    passage: Passage, path: str, number: int, lexicon: Lexicon, problems: list[Problem]
) -> Passage:
    """Letter-spaced words and letters of another script: repaired where the reading is certain."""
    for find, code in (
        (letter_spaced.spaced_words, "letter-spacing-doubtful"),
        (other_letters.foreign_letters, "foreign-letter-doubtful"),
    ):
        fixes = find(passage.text, lexicon)
        if not fixes:
            continue  # nearly always
        passage = passage.edit((f.start, f.end, f.reading, f.rule) for f in fixes if f.sure)
        for fix in reversed(fixes):
            if not fix.sure:
                problems.append(_doubtful(fix, path, number, code))
    return passage


def doubt_glued(
    dressed: Dressed,
    path: str,
    glued: Mapping[str, tuple[str, ...]],
    problems: list[Problem],
) -> None:
    """Propose a reading for words that stand together; of the text, nothing is changed."""
    for fix in glued_words.glued_words(dressed.text, glued):
        problems.append(_doubtful(fix, path, dressed.passage.lines[0], "glued-words-doubtful"))


def _doubtful(fix: Fix, path: str, line: int, code: str) -> Problem:
    message = f"«{fix.raw}» may read «{fix.reading}»; if it does, record a correction"
    return Problem(path, line, code, message)
