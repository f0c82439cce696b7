"""Words that an editor wrote → what a second pair of eyes would point out in them.

Only what the new words bring in is said: a text of law may well print an odd quotation mark, and
whoever mends a word beside it is not to answer for that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar
from unicodedata import name

from adep.base.invisible import INVISIBLE
from adep.base.lost_letters import lost_words
from adep.base.problems import Problem
from adep.languages.spelling.letter_spaced import has_spaced_word
from adep.languages.spelling.rules import Spelling, words
from adep.model import Text

T = TypeVar("T")

# What Markdown and HTML would take for theirs, and the marks that a merge leaves.
MARKUP = re.compile(
    r"</?[a-zA-Z][^<>]*>|<[/!a-zA-Z]|&(?:#\w+|[a-zA-Z]+);|\*\*|__|~~|\\[*_`\[\]<]|`|\]\("
    r"|(?<!\w)\*\w[^*]*\w\*|(?<!\w)_\w[^_]*_(?!\w)|\{[{%:]|^(?:[<>|=]{7})"
)
PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))
STRAIGHT = '"'
ITEM = re.compile(r"(?<![(\w])\d+(?:-\d+)?\)")  # «1)», «2)» are numbers, and every list has them
NO_LETTER = re.compile("[\ue000-\uf8ff]")  # each font shows another sign for them


def lint(new: str, old: str, rules: Spelling) -> list[tuple[str, str]]:
    """(problem code, sentence) for all that ``new`` has and ``old`` had not.

    ``rules`` are the spelling of the text's language. The codes are those of ``problems.CODES``.
    """
    return list(_found(new, old, rules))


def lint_text(text: Text, rules: Spelling) -> Iterator[Problem]:
    """Open marks in the readings of a text, and what its recorded corrections bring in."""
    for one in text.printed():
        for mark in _unbalanced(one.text):
            message = f"{one.id}: of the marks {mark} one is open; if the copy lost it, correct it"
            yield Problem(text.source.path, one.lines[0], "mark-open", message)
        for told in one.corrections:
            for code, says in lint(told.reading, told.raw, rules):
                if code != "edit-quotation":  # a part of a unit may well end before its mark
                    message = f"{one.id}: {says}"
                    yield Problem(told.path, told.line, "correction-doubtful", message)


def _found(new: str, old: str, rules: Spelling) -> Iterator[tuple[str, str]]:
    if not new.strip():
        yield "edit-empty", "no word is left of it; a unit of the law can't be emptied"
        return
    if brought := _brought(_foreign(new, rules), _foreign(old, rules)):
        shown = ", ".join(f"«{word}» ({marked})" for word, marked in brought)
        yield (
            "edit-foreign-letters",
            f"{shown}: the letters in brackets are not {rules.script}; type them anew on a "
            "keyboard of the text's language",
        )
    if has_spaced_word(new) and not has_spaced_word(old):
        yield "edit-letter-spaced", "letters stand apart in a word; write it together"
    if marks := _brought(MARKUP.findall(new), MARKUP.findall(old)):
        yield (
            "edit-markup",
            f"«{'», «'.join(marks)}» is markup, and a page of law has only words; leave it out",
        )
    if unseen := _brought(_unseen(new), _unseen(old)):
        signs = ", ".join(f"U+{ord(sign):04X}" for sign in unseen)
        yield "edit-invisible", f"a sign that nobody sees came in ({signs}); type the words anew"
    if lost := _brought(lost_words(new), lost_words(old)):
        yield (
            "edit-invisible",
            f"letters were lost («{'», «'.join(lost)}»): the page was not saved as UTF-8; save it "
            "so, and type the words anew",
        )
    for mark in _unbalanced(new):
        if mark not in _unbalanced(old):
            yield "edit-quotation", f"the marks {mark} no longer come in pairs; close what is open"


def _unseen(text: str) -> list[str]:
    return INVISIBLE.findall(text) + NO_LETTER.findall(text)


def _brought(new: Iterable[T], old: Iterable[T]) -> list[T]:
    """What ``new`` has more often than ``old``, each once."""
    return list(Counter(new) - Counter(old))


def _foreign(text: str, rules: Spelling) -> list[tuple[str, str]]:
    """Words with small letters of another script than the language's, and those letters."""
    found = []
    for word in words(text):
        foreign = "".join(dict.fromkeys(c for c in word if not _is_of(rules.script, c)))
        if foreign and not (foreign.isupper() and word.isupper()):  # PDF, XXI
            found.append((word, foreign))
    return found


def _is_of(script: str, letter: str) -> bool:
    return name(letter, "").startswith(script.upper())


def _unbalanced(text: str) -> list[str]:
    """The kinds of marks of which one is open."""
    bare = ITEM.sub("", text)
    found = [f"{a} {b}" for a, b in PAIRS if bare.count(a) != bare.count(b)]
    return [*found, STRAIGHT] if bare.count(STRAIGHT) % 2 else found
