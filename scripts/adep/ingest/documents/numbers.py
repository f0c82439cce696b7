"""Automatic numbers of paragraphs, as an office program prints them.

Of each list a program keeps a number for every level. A paragraph of a level counts that level on
and lets the deeper ones begin anew, unless they say otherwise. What is printed is the level's own
pattern, in which the numbers of the levels above may stand too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct, field

Printed = Callable[[int], str]

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщэюя"  # Word's: without ё, й, ъ, ы, ь
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
BULLET: Final = "•"


def roman(number: int) -> str:
    """``iv`` for 4; a number that no Roman figure is for stands in figures."""
    if not 0 < number < 5000:
        return str(number)
    made = ""
    for value, letters in _ROMAN:
        made += letters * (number // value)
        number %= value
    return made


def _repeated(letters: str) -> Printed:
    """a … z, then aa, bb …"""

    def printed(number: int) -> str:
        if number < 1:
            return str(number)
        times, at = divmod(number - 1, len(letters))
        return letters[at] * (min(times, 20) + 1)

    return printed


def counted(letters: str) -> Printed:
    """a … z, then aa, ab …"""

    def printed(number: int) -> str:
        if number < 1:
            return str(number)
        more, at = divmod(number - 1, len(letters))
        return (printed(more) if more else "") + letters[at]

    return printed


def _upper(printed: Printed) -> Printed:
    return lambda number: printed(number).upper()


# Kinds of numbers by the names that Word gives them.
KINDS: Final[Mapping[str, Printed]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerRoman": roman,
    "upperRoman": _upper(roman),
    "lowerLetter": _repeated(_LATIN),
    "upperLetter": _upper(_repeated(_LATIN)),
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": _upper(_repeated(_RUSSIAN)),
    # … and those that go on with aa, ab
    "lowerLetterOn": counted(_LATIN),
    "upperLetterOn": _upper(counted(_LATIN)),
    "russianLowerOn": counted(_RUSSIAN),
    "russianUpperOn": _upper(counted(_RUSSIAN)),
    "none": lambda number: "",
    "bullet": lambda number: "",
}


class Level(Struct, frozen=True):
    """A level of a list: its kind of number, and what is printed around the numbers.

    ``pattern`` has the numbers of levels as whole numbers between its strings: (0, "-тарау.").
    """

    kind: str = "decimal"
    pattern: tuple[str | int, ...] = ()
    start: int = 1
    after: str = " "  # between the number and the words
    restart: int | None = None  # below which level it begins anew; None: below any; 0: never
    plain: bool = False  # the numbers of all levels are in figures


class Counter(Struct):
    """The numbers of one list as they stand."""

    values: dict[int, int] = field(default_factory=dict)

    def count(self, level: int, levels: Mapping[int, Level], start: int | None = None) -> None:
        """One more paragraph of ``level``; ``start``: it begins anew with this number."""
        if start is not None:
            self.values[level] = start
        elif level in self.values:
            self.values[level] += 1
        else:
            self.values[level] = _level(levels, level).start
        for deeper in [one for one in self.values if one > level]:
            below = _level(levels, deeper).restart
            if below is None or level < below:
                del self.values[deeper]

    def printed(
        self, level: int, levels: Mapping[int, Level], unknown: Callable[[str], None]
    ) -> str:
        """The number as it is printed, with what stands between it and the words; "" for none.

        ``unknown`` is told kinds of numbers that are not known.
        """
        mine = _level(levels, level)
        made = ""
        for part in mine.pattern:
            if isinstance(part, str):
                made += part
                continue
            other = _level(levels, part)
            kind = "decimal" if mine.plain and other.kind != "none" else other.kind
            if kind not in KINDS:
                unknown(kind)
            made += KINDS.get(kind, str)(self.values.get(part, other.start))
        return made + mine.after if made.strip() else ""


def _level(levels: Mapping[int, Level], level: int) -> Level:
    return levels.get(level, Level(pattern=(level, ".")))
