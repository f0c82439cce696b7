"""A line that is no TOML → what its writer most likely meant, and how that is written.

Whoever writes records need not know TOML: he writes days as he is used to, quotes within quotes,
and the signs that his keyboard has.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from itertools import cycle
from typing import Final

DAY_EXAMPLE: Final = "2013-10-01"
NO_SUCH_DAY: Final = f"there is no such day; write year-month-day, such as {DAY_EXAMPLE}"

_OPENED: Final = r"(?P<before>[=\[,{]\s*)"
_CLOSED: Final = r"(?=\s*(?:[\],}#]|$))"
_CURLY: Final = re.compile(rf"""{_OPENED}[“”„‟«](?P<words>[^"]*?)[“”„‟»]{_CLOSED}""")
# The shorter and the longer reading of where words end that have straight quotation marks in them.
_WITHIN: Final = tuple(
    re.compile(rf"""{_OPENED}"(?P<words>(?:[^"\\]|\\.|"{not_end})*)"{_CLOSED}""")
    for not_end in (r"(?!\s*(?:[\],}#]|$))", "")
)
_DAY: Final = r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})\.?"
_YEAR_FIRST: Final = r"(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})\.?"
# Whatever is put in the place of a day: «2013-13-01», «26.11.2007», «____-__-__», «2013-10».
_LIKE_A_DAY: Final = re.compile(r"(?<![\w.-])[\d_?XxХх]+(?:[./-][\d_?XxХх]+){1,2}\.?(?![\w-])")
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')


def explained(line: str) -> str:
    """What a person most likely meant by a line that is no TOML, and how it is written; "" if we
    cannot tell.
    """
    mended = _CURLY.sub(r'\g<before>"\g<words>"', line)
    if mended != line:
        return f"around words stand straight quotation marks; write {mended}"
    return _within(line) or _day(line) or _open(line)


def as_day(written: str) -> datetime.date | None:
    """The day that «26.11.2007» or «2007.11.26» means; None: it is none."""
    for pattern in (_DAY, _YEAR_FIRST):
        if match := re.fullmatch(pattern, written.strip()):
            try:
                return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                return None
    return None


def is_like_a_day(written: str) -> bool:
    """Whether somebody meant a day, be there one or not."""
    return bool(_LIKE_A_DAY.fullmatch(written.strip()))


def _within(line: str) -> str:
    """Of straight quotation marks within the words."""
    for pattern in _WITHIN:
        mended = pattern.sub(_angled, line)
        if mended != line and _is_toml(mended):
            return f"quotation marks within the words are « »; write {mended}"
    return ""


def _angled(match: re.Match[str]) -> str:
    marks = cycle("«»")
    words = re.sub(r'\\.|"', lambda one: next(marks) if one[0] == '"' else one[0], match["words"])
    return f'{match["before"]}"{words}"'


def _day(line: str) -> str:
    """Of a day that is none, or is written otherwise."""
    key, _, value = line.partition("=")
    bare = _STRING.sub("", value).partition("#")[0]
    found = _LIKE_A_DAY.search(bare)
    if not found or _is_toml(f"a = {found[0]}"):
        return ""
    day = as_day(found[0])
    if not day:
        return NO_SUCH_DAY
    written = f"{key.strip()} = {day}" if found[0] == bare.strip() else str(day)
    return f"a day is written year-month-day; write {written}"


def _open(line: str) -> str:
    """Of a quotation mark that is not there."""
    if len(re.findall(r'(?<!\\)"', line)) % 2:
        return "a quotation mark is missing; the words stand between two, on one line"
    return ""


def _is_toml(line: str) -> bool:
    try:
        tomllib.loads(line)
    except ValueError:
        return False
    return True
