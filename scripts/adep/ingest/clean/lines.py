"""One line, freed of its layout, with its words repaired where their reading is certain."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

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
_MARKS = frozenset("#>^▲△↑|")  # what these four find begins with one of them
_ABBREVIATED = re.compile(r"(?<!\w)(?:No|Nos|Art|[^\W\d_])\.$")


def is_unfinished(text: str) -> bool:
    """Does a sentence stop short at the end of ``text``: has it no final mark there, or only the
    dot of an abbreviation or an initial?
    """
    if text[-1:] == ".":
        return _ABBREVIATED.search(text[-12:]) is not None  # its end is enough; lines may be long
    return text[-1:] not in ";:!?…"  # which an empty one is


class Dressed(Struct, frozen=True):
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


def dressed(
    lines: Sequence[tuple[Line, int]], path: str, lexicon: Lexicon, problems: list[Problem]
) -> list[Dressed]:
    """Lines, each with the number of blank ones above it, without indent, marks and invisible
    characters, their words repaired where certain. Doubtful readings go to ``problems``.
    """
    odd = _lines_with(
        [line.text for line, _ in lines],
        (INVISIBLE, OTHER_SPACE, letter_spaced.HINT, lexicon.spelling.mixed),
    )
    return [
        _dressed(line, gap, path, lexicon, problems, at in odd)
        for at, (line, gap) in enumerate(lines)
    ]


def _lines_with(texts: Sequence[str], patterns: Iterable[re.Pattern[str]]) -> frozenset[int]:
    """Indexes of the lines in which one of the patterns, none of which goes on beyond a line's
    end, finds anything: all lines are looked through at once.
    """
    whole = "\n".join(texts)
    ends = list(accumulate(len(text) + 1 for text in texts))
    return frozenset(
        bisect_right(ends, found.start())
        for pattern in patterns
        for found in pattern.finditer(whole)
    )


def _dressed(
    line: Line, gap: int, path: str, lexicon: Lexicon, problems: list[Problem], odd: bool
) -> Dressed:
    """``odd``: there is a sign in it that a text need not have."""
    passage = Passage.of(line.text, line.number)
    if odd:
        passage = passage.sub(INVISIBLE, "", "invisible-character")
        passage = passage.sub(OTHER_SPACE, " ", "no-break-space")
    text = passage.text
    words = text.lstrip()
    heading = line.heading
    marked = words[:1] in _MARKS
    if marked:
        passage, heading = _without_marks(passage, text, heading)
    if odd or marked:  # letters of a table's cells stand apart too
        passage = _respell(passage, path, line.number, lexicon, problems)
    passage = passage.strip()
    return Dressed(
        passage,
        passage.text,
        len(text) - len(words),
        gap,
        heading,
        line.note,
        line.block or line.cell,
        line.continues,
        line.cell,
        odd and line.text.rstrip().endswith(SOFT),
    )


def _without_marks(passage: Passage, text: str, heading: int) -> tuple[Passage, int]:
    """A line without what a file's format begins it with, and the level of its heading."""
    if match := HASHES.match(text):
        passage = passage.replace(0, match.end(), "", "markup")
        return passage.sub(re.compile(r"\s+#+\s*$"), "", "markup"), len(match[1])
    if match := QUOTED.match(text) or CARET.match(text):
        return passage.replace(0, match.end(), "", "markup"), heading
    if TABLE_ROW.fullmatch(text):
        passage = passage.sub(re.compile(r"^\s*\||\|\s*$"), "", "markup")
        return passage.sub(re.compile(r"\s*\|\s*"), " ", "markup"), heading
    return passage, heading


def _respell(
    passage: Passage, path: str, number: int, lexicon: Lexicon, problems: list[Problem]
) -> Passage:
    """Letter-spaced words and letters of another script: repaired where the reading is certain."""
    text = passage.text
    for find, code in (
        (letter_spaced.spaced_words, "letter-spacing-doubtful"),
        (other_letters.foreign_letters, "foreign-letter-doubtful"),
    ):
        fixes = find(text, lexicon)
        if not fixes:
            continue  # nearly always
        passage = passage.edit((f.start, f.end, f.reading, f.rule) for f in fixes if f.sure)
        text = passage.text
        for fix in reversed(fixes):
            if not fix.sure:
                problems.append(_doubtful(fix, path, number, code))
    return passage


def doubtful_glued(
    lines: Iterable[Dressed], path: str, glued: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    """Propose a reading for words that stand together; of the text, nothing is changed."""
    for line in lines if glued else ():
        for fix in glued_words.glued_words(line.text, glued):
            yield _doubtful(fix, path, line.passage.lines[0], "glued-words-doubtful")


def _doubtful(fix: Fix, path: str, line: int, code: str) -> Problem:
    message = f"«{fix.raw}» may read «{fix.reading}»; if it does, record a correction"
    return Problem(path, line, code, message)
