"""Problems as ``adep check`` tells them: how grave each is, and of which clause of which act.

The same findings for a reader at a terminal, for the annotations of a code host, and as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from adep.base.problems import CODES, Level, Problem
from adep.model import Act, Note, Unit

MOST_ALIKE: Final = 5  # findings of one code in one place that a terminal shows

_PAGE: Final = re.compile(r"docs/(?:articles/)?(?P<act>[^/]+?)(?:/(?P<clause>.+))?\.md")


class Finding(Struct, frozen=True):
    """A problem with its place in the law; ``act`` and ``clause`` are None where it has none."""

    problem: Problem
    level: Level
    act: str | None = None
    clause: str | None = None

    @property
    def place(self) -> str:
        """ "honor-code-2005/5", an act's id, or an empty string."""
        return "/".join(filter(None, (self.act, self.clause)))


def findings(
    problems: Iterable[Problem], acts: Sequence[Act] = (), settled: Collection[str] = ()
) -> list[Finding]:
    """Each problem once, those of one clause together, in the order of acts and files.

    ``settled`` are codes of what will be set right without anybody's doing: they are notices.
    """
    found = [_finding(problem, acts, settled) for problem in dict.fromkeys(problems)]
    order = {act.facts.id: place for place, act in enumerate(acts)}
    # Files are sorted as texts are: clause 10 after clause 9.
    return sorted(
        found,
        key=lambda one: (order.get(one.act or "", -1), _natural(one.place), one.problem.place),
    )


def _natural(words: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", words)]


def _finding(problem: Problem, acts: Sequence[Act], settled: Collection[str]) -> Finding:
    level: Level = "notice" if problem.code in settled else CODES[problem.code].level
    if match := _PAGE.fullmatch(problem.path):
        held = match["act"] in {act.facts.id for act in acts}
        clause = match["clause"] if match["clause"] != "index" else None
        return Finding(problem, level, match["act"] if held else None, clause if held else None)
    folder = next((a for a in acts if problem.path.startswith(f"sources/{a.facts.id}/")), None)
    if folder is None:
        return Finding(problem, level)
    return Finding(problem, level, folder.facts.id, _clause(problem, folder))


def _clause(problem: Problem, act: Act) -> str | None:
    """The clause whose text stands on the problem's line, or whose record does."""
    if problem.line is None:
        return None
    for text in act.every_text:
        for clause in text.clauses:
            printed: tuple[Unit | Note, ...] = (*clause.units, *clause.notes)
            for one in printed:
                first, last = one.lines
                if text.source.path == problem.path and first <= problem.line <= last:
                    return clause.id
                if any(c.path == problem.path and c.line == problem.line for c in one.corrections):
                    return clause.id
    return None


def as_text(found: Sequence[Finding], style: Callable[[str, Level], str]) -> Iterator[str]:
    """Lines for a terminal, grouped by clause; ``style`` colours a level's word."""
    for place, group in groupby(found, key=lambda one: one.place):
        yield place or "The library"
        members = list(group)
        for code, alike in groupby(members, key=lambda one: one.problem.code):
            same = list(alike)
            for one in same[:MOST_ALIKE]:
                yield f"  {style(one.level, one.level)} {one.problem}"
                yield from (f"      {line}" for line in one.problem.paste.splitlines())
            if len(same) > MOST_ALIKE:
                yield f"  … and {len(same) - MOST_ALIKE} more of {code}; --format json has them all"


def as_github(found: Iterable[Finding]) -> Iterator[str]:
    """Workflow commands by which GitHub shows each finding beside its line."""
    for one in found:
        problem = one.problem
        words = {"file": problem.path, "line": problem.line, "title": problem.code}
        told = ",".join(
            f"{key}={_escaped(str(value), ':,')}"
            for key, value in words.items()
            if value is not None
        )
        words_and_block = "\n\n".join(filter(None, (problem.message, problem.paste)))
        yield f"::{one.level} {told}::{_escaped(words_and_block)}"


def _escaped(words: str, more: str = "") -> str:
    return "".join(f"%{ord(sign):02X}" if sign in "%\r\n" + more else sign for sign in words)


def as_json(found: Iterable[Finding]) -> str:
    """A list of objects: level, code, path, line, message, paste (lines of a record that may be
    written), act, clause; what is not there: null.
    """
    return json.dumps(
        [
            {
                "level": one.level,
                "code": one.problem.code,
                "path": one.problem.path,
                "line": one.problem.line,
                "message": one.problem.message,
                "paste": one.problem.paste or None,
                "act": one.act,
                "clause": one.clause,
            }
            for one in found
        ],
        ensure_ascii=False,
        indent=1,
    )
