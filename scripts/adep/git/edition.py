"""The edition of a copy of the site: what the foot of its pages and its zip are called after.

It is the commit that the copy was made of, so whoever holds a page or a zip can find the very texts
and the very program. Nothing in it depends on where and when the copy was made.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from adep import __version__
from adep.git import commits

# What the site is made of; what else lies in the folder changes no page.
PARTS: Final = ("docs", "sources", "overrides", "scripts", "mkdocs.yml")
FIGURES: Final = 10  # of a hash


@dataclass(frozen=True, slots=True)
class Edition:
    """``day`` is the commit's, in UTC; None: git does not know the files."""

    name: str
    day: datetime.date | None


def edition(head: commits.HeadCommit | None, program: str, content: str, own: bool) -> Edition:
    """The edition of a copy made of ``head``.

    Its name is the commit's day and the first ten figures of its hash; without a commit the
    ``program``'s version and the first figures of ``content``, the sum of the files. "-changed":
    files differ from the commit. "-agency", for ``own``: an organisation's name is on the pages.
    """
    day = head.time.astimezone(datetime.UTC).date() if head else None
    if head and day:
        parts = [day.isoformat(), head.commit[:FIGURES], *(["changed"] if head.changed else [])]
    else:
        parts = [program, content[:FIGURES]]
    return Edition("-".join([*parts, *(["agency"] if own else [])]), day)


def edition_of(root: Path, own: bool) -> Edition:
    """The edition of a copy of the project in ``root``. Where git refuses to tell of it, as of a
    folder that is somebody else's, the files are summed up as if there were no git.
    """
    try:
        head = commits.head(root, PARTS)
    except commits.Unknown:
        head = None
    return edition(head, __version__, "" if head else _sum(root), own)


def _sum(root: Path) -> str:
    """The sum of all files that the site is made of."""
    total = hashlib.sha256()
    for path, content in _files(root):
        total.update(f"{path}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return total.hexdigest()


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    for part in PARTS:
        top = root / part
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            made = any(p == "__pycache__" or p.endswith(".egg-info") for p in path.parts)
            if path.is_file() and not made:
                yield path.relative_to(root).as_posix(), path.read_bytes()
