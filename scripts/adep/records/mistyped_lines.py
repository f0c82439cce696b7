"""A line that is no TOML → what its writer most likely meant, and how that is written.

Whoever writes records need not know TOML: he writes days as he is used to, quotes within quotes,
and the signs that his keyboard has.
"""

from __future__ import annotations

import re
import tomllib
from itertools import cycle
from typing import Final

from adep.base import wrong_dates

_OPENED: Final = r"(?P<before>[=\[,{]\s*)"
_CLOSED: Final = r"(?=\s*(?:[\],}#]|$))"
_CURLY: Final = re.compile(rf"""{_OPENED}[“”„‟«](?P<words>[^"]*?)[“”„‟»]{_CLOSED}""")
# The shorter and the longer reading of where words end that have straight quotation marks in them.
_WITHIN: Final = tuple(
    re.compile(rf"""{_OPENED}"(?P<words>(?:[^"\\]|\\.|"{not_end})*)"{_CLOSED}""")
    for not_end in (r"(?!\s*(?:[\],}#]|$))", "")
)
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')


def explained(line: str) -> str:
    """What a person most likely meant by a line that is no TOML, and how it is written; "" if we
    cannot tell.
    """
    mended = _CURLY.sub(r'\g<before>"\g<words>"', line)
    if mended != line:
        return f"around words stand straight quotation marks; write {mended}"
    return _within(line) or _day(line) or _open(line) or _bare(line)


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
    found = wrong_dates.LIKE_A_DATE.search(bare)
    if not found or _is_toml(f"a = {found[0]}"):
        return ""
    return wrong_dates.of_line(key.strip(), found[0], found[0] == bare.strip())


def _open(line: str) -> str:
    """Of a quotation mark that is not there."""
    if len(re.findall(r'(?<!\\)"', line)) % 2:
        return "a quotation mark is missing; the words stand between two, on one line"
    return ""


def _bare(line: str) -> str:
    """Of words without quotation marks, or a yes or no that is not in small letters."""
    mended = _BARE.sub(_as_value, line)
    if mended == line or not _is_toml(mended):
        return ""
    quoted = mended.count('"') > line.count('"')
    says = "words stand between straight quotation marks" if quoted else "it has small letters"
    return f"{says}; write {mended}"


_BARE: Final = re.compile(
    rf"""(?P<string>{_STRING.pattern}|'[^']*')|{_OPENED}(?P<words>[^\s"'\[\]{{}},=#][^"'\[\]{{}},=#]*?)"""
    r"(?=\s*(?:[\],}#]|$))"
)


def _as_value(match: re.Match[str]) -> str:
    words = match["words"]
    if words is None or (match["before"][0] == "=" and _is_toml(f"a = {words}")):
        return str(match[0])
    known = words.lower() in ("true", "false")
    return f"{match['before']}{words.lower()}" if known else f'{match["before"]}"{words}"'


def _is_toml(line: str) -> bool:
    try:
        tomllib.loads(line)
    except ValueError:
        return False
    return True
