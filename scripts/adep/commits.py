"""Who changed a line, when, and why: asked of git, the only place that knows."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from adep.adopt import Commit

NOT_COMMITTED = "0" * 40
PREVIOUS = re.compile(r"(?m)^previous ([0-9a-f]+) (.+)$")
# What somebody set for himself must not change what is read here.
PLAIN = (
    "-c",
    "blame.ignoreRevsFile=",
    "-c",
    "log.showSignature=false",
    "-c",
    "core.quotePath=false",
)


class Unknown(Exception):
    """There is a repository, and git does not tell of it; why, in git's own words."""


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody did to a line."""

    commit: Commit | None  # None: it is not committed yet
    before: str | None  # the line before that; None: it was not there


def of_line(
    root: Path, path: str, line: int, find: Callable[[str], int | None]
) -> Iterator[Written]:
    """Who wrote ``line`` (1-based) of ``path``, newest first, as far back as the line goes.

    ``find`` gives the number of that line in an older version of the page, None if it is not
    there. Outside a repository, and where git is not there, nothing is committed. Raises
    ``Unknown``.
    """
    top = _git(root, "rev-parse", "--show-toplevel")
    if top.code or _git(root, "cat-file", "-e", f"HEAD:./{path}").code:
        if top.code not in (0, NO_GIT) and "not a git repository" not in top.failure:
            raise Unknown(top.failure)
        yield Written(None, None)
        return
    above = Path(top.said.strip())
    path = _git(root, "rev-parse", "--show-prefix").said.strip("\n") + path
    version: tuple[str, ...] = ()
    while True:
        where = ("-L", f"{line},{line}", *version, "--", path)
        blame = _git(above, "blame", "--porcelain", "--ignore-revs-file=", *where)
        if blame.code:
            raise Unknown(blame.failure)
        previous = PREVIOUS.search(blame.said)
        old = _git(above, "show", f"{previous[1]}:{previous[2]}").said if previous else ""
        there = find(old)
        before = None if there is None else old.split("\n")[there - 1]
        yield Written(_commit(above, blame.said.split(" ", 1)[0]), before)
        if previous is None or there is None:
            return
        version, path, line = (previous[1],), previous[2], there


def _commit(root: Path, name: str) -> Commit | None:
    if name == NOT_COMMITTED:
        return None
    form = "--format=%aN%n%aI%n%B"
    told = _git(root, "show", "--no-patch", "--encoding=UTF-8", form, name)
    if told.code:
        raise Unknown(told.failure)
    author, day, message = (*told.said.split("\n", 2), "")[:3]
    return Commit(author, datetime.datetime.fromisoformat(day).date(), message.strip())


def whoever_is_here(root: Path) -> str | None:
    """The name that git has for whoever works here."""
    return _git(root, "config", "user.name").said.strip() or None


@dataclass(frozen=True, slots=True)
class _Answer:
    code: int
    said: str
    failure: str


NO_GIT = -1


def _git(root: Path, *words: str) -> _Answer:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *PLAIN, *words],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except OSError:
        return _Answer(NO_GIT, "", "")
    said = done.stdout if done.returncode == 0 else ""
    return _Answer(done.returncode, said, done.stderr.strip().split("\n")[0])


def is_shallow(root: Path) -> bool:
    """Whether older commits were left out of this clone: a line may then seem older than it is."""
    return re.match("true", _git(root, "rev-parse", "--is-shallow-repository").said) is not None


@dataclass(frozen=True, slots=True)
class Head:
    """The commit that a folder stands at, and whether files differ from it."""

    commit: str  # the whole hash
    time: datetime.datetime
    changed: bool


def head(root: Path, paths: tuple[str, ...]) -> Head | None:
    """The commit that ``root`` stands at; only ``paths`` below it are asked whether they changed.

    None where there is no git, no repository, no commit, or where another project's repository
    lies around a project that it does not hold. Raises ``Unknown`` where git refuses to tell.
    """
    told = _git(root, "show", "--no-patch", "--format=%H %ct", "HEAD", "--")
    if told.code:
        plain = "not a git repository", "bad revision", "unknown revision"
        if told.code != NO_GIT and not any(words in told.failure for words in plain):
            raise Unknown(told.failure)
        return None
    if not _git(root, "ls-files", "--", *paths).said:
        return None
    commit, seconds = told.said.split()
    changes = _git(root, "status", "--porcelain", "--untracked-files=all", "--", *paths)
    if changes.code:
        raise Unknown(changes.failure)
    time = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
    return Head(commit, time, bool(changes.said))
