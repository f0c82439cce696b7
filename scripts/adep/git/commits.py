"""Who changed a line, when, and why: asked of git, the only place that knows."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from adep.git import messages

NOT_COMMITTED = "0" * 40
PREVIOUS = re.compile(r"(?m)^previous ([0-9a-f]+) (.+)$")
NAMED = re.compile(r"(?m)^filename (.+)$")  # what the file was called then
# What somebody set for himself must not change what is read here.
PLAIN = (
    "-c",
    "blame.ignoreRevsFile=",
    "-c",
    "log.showSignature=false",
    "-c",
    "core.quotePath=false",
)


FIRST = datetime.date(2005, 4, 7)  # git is no older
LONGEST = 500  # signs of the names in a record


class Unknown(Exception):
    """There is a repository, and git does not tell of it; why, in git's own words."""


class Unusable(Exception):
    """A commit that says of itself what can't be so; what, as the end of a sentence."""


class Commit(Struct, frozen=True):
    """Who made an edit, when, and with what words."""

    author: str
    date: datetime.date
    message: str = ""


class Written(Struct, frozen=True):
    """What somebody did to a line."""

    commit: Commit | None  # None: it is not committed yet
    before: str | None  # the line before that; None: it was not there
    sides: tuple[MergedLine, ...] = ()  # of a merge with words of its own: what it was merged from


class MergedLine(Struct, frozen=True):
    """A line as one of the merged versions had it, and who wrote it there."""

    commit: Commit | None
    line: str


def of_line(
    root: Path,
    path: str,
    line: int,
    find: Callable[[str], int | None],
    same: Callable[[str, str], bool],
) -> Iterator[Written]:
    """Who wrote ``line`` (1-based) of ``path``, newest first, as far back as the line goes.

    ``find`` gives the number of that line in an older version of the page, None if it is not
    there; ``same`` says whether two lines have the same words. Words that a merge took from one of
    its sides were written there, whatever else of the line the merge put right. Outside a
    repository, and where git is not there, nothing is committed. Raises ``Unknown``.
    """
    top = _git(root, "rev-parse", "--show-toplevel")
    if top.code or _git(root, "cat-file", "-e", f"HEAD:./{path}").code:
        if top.code not in (0, NO_GIT) and "not a git repository" not in top.failure:
            raise Unknown(top.failure)
        yield Written(None, None)
        return
    above = Path(top.said.strip())
    path = _git(root, "rev-parse", "--show-prefix").said.strip("\n") + path
    yield from _back(above, path, line, (), find, same)


def _back(
    above: Path,
    path: str,
    line: int,
    version: tuple[str, ...],
    find: Callable[[str], int | None],
    same: Callable[[str, str], bool],
) -> Iterator[Written]:
    """The same from a version on; () is what lies there. ``path`` is from the repository's root."""
    while True:
        where = ("-L", f"{line},{line}", *version, "--", path)
        blame = _git(above, "blame", "--porcelain", "--ignore-revs-file=", *where)
        if blame.code:
            raise Unknown(blame.failure)
        name, here = blame.said.split(" ", 1)[0], blame.said.rsplit("\n\t", 1)[-1][:-1]
        if named := NAMED.search(blame.said):
            path = named[1]
        sides = [
            (parent, *found)
            for parent in _merged(above, name)
            if (found := _line_in(above, parent, path, find))
        ]
        if taken := next((one for one in sides if same(one[2], here)), None):
            version, line = (taken[0],), taken[1]
            continue
        previous = PREVIOUS.search(blame.said)
        old = _line_in(above, previous[1], previous[2], find) if previous else None
        yield Written(
            _commit(above, name),
            old[1] if old else None,
            tuple(
                MergedLine(next(_back(above, path, at, (parent,), find, same)).commit, there)
                for parent, at, there in sides
            ),
        )
        if previous is None or old is None:
            return
        version, path, line = (previous[1],), previous[2], old[0]


def _line_in(
    root: Path, version: str, path: str, find: Callable[[str], int | None]
) -> tuple[int, str] | None:
    """The number of the line in a version of a file, and the line."""
    page = _git(root, "show", f"{version}:{path}").said
    at = find(page)
    return None if at is None else (at, page.split("\n")[at - 1])


def _merged(root: Path, name: str) -> list[str]:
    """The versions that a commit merged; none where it is no merge."""
    if name == NOT_COMMITTED:
        return []
    parents = _git(root, "rev-parse", f"{name}^@").said.split()
    return parents if len(parents) > 1 else []


def _commit(root: Path, name: str) -> Commit | None:
    if name == NOT_COMMITTED:
        return None
    # %an and not %aN: a proposal may bring a .mailmap, which would name somebody else.
    form = ("--encoding=UTF-8", "--date=raw", "--format=%an%n%ad%n%B")
    told = _git(root, "show", "--no-patch", *form, name)
    if told.code:
        raise Unknown(told.failure)
    author, stamp, message = (*told.said.split("\n", 2), "", "")[:3]
    everyone = messages.signed(author, message)
    if not everyone:
        raise Unusable(f"the commit {name[:8]} names nobody as its author")
    if len(everyone) > LONGEST:
        raise Unusable(f"the commit {name[:8]} names authors in more than {LONGEST} signs")
    return Commit(everyone, _day(stamp, name), message.strip())


def _day(stamp: str, name: str) -> datetime.date:
    """The day of a commit where it was made: anybody can write any day into it, so those that can't
    be are refused.
    """
    match = re.fullmatch(r"(-?\d+) ([+-])(\d\d)(\d\d)", stamp)
    if match is None:
        raise Unusable(f"the commit {name[:8]} does not say when it was made")
    seconds, hours, minutes = int(match[1]), int(match[3]), int(match[4])
    if hours > 14 or minutes > 59:
        raise Unusable(f"the commit {name[:8]} bears a time zone that is none: {stamp[-5:]}")
    east = datetime.timedelta(hours=hours, minutes=minutes)
    zone = datetime.timezone(east if match[2] == "+" else -east)
    try:
        day = datetime.datetime.fromtimestamp(seconds, zone).date()
    except (OverflowError, OSError, ValueError):
        raise Unusable(f"the commit {name[:8]} bears a year that is none") from None
    today = datetime.datetime.now(datetime.UTC).date()
    if not FIRST <= day <= today + datetime.timedelta(days=1):  # it may be tomorrow there
        raise Unusable(f"the commit {name[:8]} can't have been made on the day that it says, {day}")
    return day


def whoever_is_here(root: Path) -> str | None:
    """The name that git has for whoever works here."""
    return _git(root, "config", "user.name").said.strip() or None


class _Answer(Struct, frozen=True):
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
    return _git(root, "rev-parse", "--is-shallow-repository").said.strip() == "true"


class HeadCommit(Struct, frozen=True):
    """The commit that a folder stands at, and whether files differ from it."""

    commit: str  # the whole hash
    time: datetime.datetime
    changed: bool


def head(root: Path, paths: tuple[str, ...]) -> HeadCommit | None:
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
    return HeadCommit(commit, time, bool(changes.said))
