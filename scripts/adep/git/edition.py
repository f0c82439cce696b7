"""The edition of a copy of the site: what the foot of its pages and its zip are called after.

It is the commit that the copy was made of, so whoever holds a page or a zip can find the very texts
and the very program. Nothing in it depends on where and when the copy was made.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from adep import __version__
from adep.git import commits

# What the site is made of; what else lies in the folder changes no page.
PARTS: Final = ("docs", "sources", "overrides", "scripts", "mkdocs.yml")
FIGURES: Final = 10  # of a hash


class Edition(Struct, frozen=True):
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


def edition_of(root: Path, own: bool, content: str = "") -> Edition:
    """The edition of a copy of the project in ``root``. Where git refuses to tell of it, as of a
    folder that is somebody else's, the files are summed up as if there were no git: ``content`` is
    that sum, where it is known.
    """
    try:
        head = commits.head(root, PARTS)
    except commits.Unknown:
        head = None
    return edition(head, __version__, "" if head else content or sum_of(digests(root)), own)


def digests(root: Path) -> dict[str, str]:
    """Path → SHA-256 of every file that the site is made of, in their order."""
    return {path: digest(content) for path, content in _files(root)}


def digest(content: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


def sum_of(digests: Mapping[str, str]) -> str:
    """The sum of files by their sums."""
    total = hashlib.sha256()
    for path, digest in digests.items():
        total.update(f"{path}\0{digest}\n".encode())
    return total.hexdigest()


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    for part in PARTS:
        top = root / part
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            made = any(p == "__pycache__" or p.endswith(".egg-info") for p in path.parts)
            if path.is_file() and not made:
                yield path.relative_to(root).as_posix(), path.read_bytes()
