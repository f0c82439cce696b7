"""Patterns that hold in every language, and how words of data become patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

# 5, 18-1, 41-4, and the same set with a raised figure: 5¹.
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NUMBER = rf"\d{{1,4}}[{RAISED}]{{0,2}}(?:-\d{{1,3}}){{0,2}}"
NUMERIC_DATE = (
    r"(?:(?P<d1>\d{1,2})(?P<s1>[.\-/])(?P<m1>\d{1,2})(?P=s1)(?P<y1>\d{4})"
    r"|(?P<y2>\d{4})(?P<s2>[.\-/])(?P<m2>\d{1,2})(?P=s2)(?P<d2>\d{1,2}))"
)
DATE_IN_FIGURES = re.compile(r"(?<![\d.№/-])(?<!№ )" + NUMERIC_DATE + r"(?![\d/-])\.?")
# The same without names, for use inside another pattern.
DATE = r"(?:\d{1,2}[.\-/]\d{1,2}[.\-/]\d{4}|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2})"
# A person as signatures name one: «Қ. Тоқаев», “Sarbassov A.A.”; and a line that ends with one.
_INITIALS = r"(?:[^\W\d_]\.\s?){1,2}"
_NAME = r"[^\W\d_]{2,}"
PERSON = re.compile(rf"{_INITIALS}{_NAME}|{_NAME}\s+(?:[^\W\d_]\.\s?){{2}}")
SIGNED = re.compile(rf"(?:^|\s)(?:{PERSON.pattern})\s*$")
# A number by which a reference names a unit: also 2.1, where clauses are numbered so.
UNIT_NUMBER = rf"\d{{1,4}}(?:\.\d{{1,3}})*[{RAISED}]{{0,2}}(?:-\d{{1,3}}){{0,2}}"
NOWHERE = "(?!)"  # matches nothing: what a language has no words for
WORD = r"[^\W\d_][\w'’-]*"
LONGEST_NUMBER = 24  # characters of the last number of a list, and a bracket


class Scanner(Struct, frozen=True):
    """A pattern with named groups, found fast: ``hint`` is the same without names, and without
    what must not stand before it. It skips a text four times as fast.
    """

    pattern: re.Pattern[str]
    hint: re.Pattern[str]
    tail: int | None = None  # where a hit fails, only this much of its end is tried again

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in ``text``, as ``re.Pattern.finditer`` gives them."""
        at = 0
        while hit := self.hint.search(text, at):
            if match := self.pattern.match(text, hit.start()):
                yield match
                at = match.end()
            else:
                at = hit.start() + 1
                if self.tail is not None:
                    at = max(at, hit.end() - self.tail)


def any_of(patterns: Sequence[str], **values: str) -> str:
    """One pattern of several; "{n}", "{date}" and the names of ``values`` in them are filled in.

    No pattern at all is found nowhere.
    """
    for name, value in {"n": NUMBER, "date": DATE, **values}.items():
        patterns = [pattern.replace("{" + name + "}", value) for pattern in patterns]
    return "(?:" + ("|".join(patterns) or NOWHERE) + ")"


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that ignores case, compiled."""
    return re.compile(pattern, re.IGNORECASE)


def compiled_small(pattern: str) -> re.Pattern[str]:
    """A pattern for a text in ``small`` letters: it takes a third of the time of one that ignores
    case. Raises ValueError where it has capitals, which would be found nowhere.
    """
    words = re.findall(r"\w+", re.sub(r"\\.|\(\?P<\w+>", " ", pattern))
    if word := next((word for word in words if word != word.lower()), None):
        raise ValueError(f"a pattern has «{word}»; write it in small letters")
    return re.compile(pattern)


def small(text: str) -> str:
    """``text`` in small letters, character for character."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
