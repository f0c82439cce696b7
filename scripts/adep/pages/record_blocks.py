"""Words that somebody changed on a page → the table of a record that says them, with his words.

A page is made from records; who changes it there is given the block to put where it belongs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from adep.pages.plain_text import as_text
from adep.records.toml_tables import quoted

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"' + r"|'[^']*'")
_KEY = re.compile(r"\s*[\w.\"-]+\s*=")
_TAG = re.compile(r"<[^>]*>")
# A shorter word stands in many a line by chance: nothing is guessed of it.
_LEAST = 8


class RecordBlock(Struct, frozen=True):
    """The lines of a record as they are to be: a table of a file, or a line above all tables."""

    path: str
    line: int  # of its beginning, in the file as it is
    text: str


def corrected(
    old: Sequence[str], new: Sequence[str], files: Mapping[str, str]
) -> tuple[RecordBlock, ...]:
    """The tables of ``files`` (path → TOML) whose words were changed from the lines ``old`` of a
    page to ``new``, one by one. A line is left out where no record, or more than one, says it.
    """
    if len(old) != len(new):
        return ()
    found: dict[tuple[str, int], RecordBlock] = {}
    for before, after in zip(map(_words, old), map(_words, new), strict=True):
        tries = list(_tries(before, after, files)) if before != after else []
        longest = [one for one in tries if one.length == max(each.length for each in tries)]
        if len(longest) == 1:  # a shorter one is a part of it by chance
            _, path, line, text = longest[0]
            start, lines = _table(files[path].splitlines(), line)
            known = found.get((path, start))
            lines = known.text.splitlines() if known else lines
            lines[line - start] = text
            found[path, start] = RecordBlock(path, start, "\n".join(lines))
    return tuple(found.values())


class _Try(NamedTuple):
    """A value of a record that a line of a page may have."""

    length: int
    path: str
    line: int
    text: str  # of the line, with the new words


def _words(line: str) -> str:
    """A line of a page without its marks."""
    return as_text(_TAG.sub("", line))


def _tries(before: str, after: str, files: Mapping[str, str]) -> Iterator[_Try]:
    """What of the records ``before`` may say."""
    for path, content in files.items():
        for number, line in enumerate(content.splitlines(), start=1):
            if not _KEY.match(line):
                continue
            for match in _STRING.finditer(line):
                value = _value(match[0])
                if len(value) < _LEAST or value not in before:
                    continue
                if (put := _in_its_place(value, before, after)) is not None:
                    mended = line[: match.start()] + quoted(put) + line[match.end() :]
                    yield _Try(len(value), path, number, mended)


def _value(literal: str) -> str:
    try:
        return str(tomllib.loads(f"x = {literal}")["x"])
    except tomllib.TOMLDecodeError:
        return ""


def _in_its_place(value: str, before: str, after: str) -> str | None:
    """What stands in ``after`` where ``before`` has ``value``, if all around it is the same."""
    at = before.index(value)
    head, tail = before[:at], before[at + len(value) :]
    if not after.startswith(head) or not after.endswith(tail):
        return None
    put = after[len(head) : len(after) - len(tail)] if len(after) >= len(head) + len(tail) else ""
    return put if put.strip() and put != value else None


def _table(lines: Sequence[str], line: int) -> tuple[int, list[str]]:
    """Where the table begins in which a line stands, and its lines; above all tables the line."""
    start = next((n for n in range(line, 0, -1) if lines[n - 1].lstrip().startswith("[")), None)
    if start is None:
        return line, [lines[line - 1]]
    end = next((n for n in range(start, len(lines)) if lines[n].lstrip().startswith("[")), None)
    block = list(lines[start - 1 : end])
    while len(block) > line - start + 1 and not block[-1].strip():
        block.pop()
    return start, block
