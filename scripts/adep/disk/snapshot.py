"""What a command reads of a project: plain files only, and the same when it writes as when it read.

A command judges what it read. What somebody saves afterwards it has not seen, and may not replace.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from adep.base.problems import Problem, Refused
from adep.disk import operations
from adep.disk.journal import PREFIX, digest

FOLDERS: Final = ("sources", "docs")
FILES: Final = ("mkdocs.yml",)  # beside the folders; only `adep upgrade` writes it
_JUNCTION: Final = 0xA0000003  # what Windows calls IO_REPARSE_TAG_MOUNT_POINT


class Judged(Struct, frozen=True):
    """The files of folders below ``root``, and single files, at one time: path → SHA-256."""

    root: Path
    folders: tuple[str, ...]
    sums: dict[str, str | None]
    files: tuple[str, ...] = ()

    def __call__(self, path: str) -> str | None:
        """The sum of what stood at ``path``; None: nothing did."""
        return self.sums.get(path)

    def changed(self) -> list[str]:
        """Paths of files that are not as they were, come or gone."""
        now = look(self.root, self.folders, self.files).sums
        every = sorted({*self.sums, *now})
        return [path for path in every if self.sums.get(path) != now.get(path)]


def look(root: Path, folders: Sequence[str] = FOLDERS, files: Sequence[str] = FILES) -> Judged:
    """The folders, and single files, as they are now.

    Raises ``Refused`` ("file-not-plain") as ``refuse_odd`` does.
    """
    refuse_odd(root, folders)
    sums: dict[str, str | None] = {}
    for name in folders:
        for entry in _files(root / name):
            path = Path(entry.path)
            told = path.relative_to(root).as_posix()
            if not told.startswith(PREFIX):  # our own, where the root itself is looked at
                sums[told] = digest(operations.read(path))
    sums |= look_at(root, files).sums
    return Judged(root, tuple(folders), sums, tuple(files))


def look_at(root: Path, paths: Sequence[str]) -> Judged:
    """Single files as they are now."""
    there = [path for path in paths if (root / path).is_file()]
    return Judged(root, (), {path: digest(operations.read(root / path)) for path in there})


def refuse_odd(root: Path, folders: Sequence[str] = FOLDERS) -> None:
    """Refuses ("file-not-plain") links, pipes, devices in the folders, or in place of them.

    A link may lead to a file that nobody means to publish; a pipe may keep a command for ever.
    """
    problems = [problem for name in folders for problem in _odd(root, root / name)]
    if problems:
        raise Refused(problems)


def _odd(root: Path, folder: Path) -> Iterator[Problem]:
    what = _what(folder)
    if what is not None:
        yield _problem(root, folder, what)
    elif folder.is_dir():
        for entry in _entries(folder):
            if (what := _what(Path(entry.path))) is not None:
                yield _problem(root, Path(entry.path), what)


def _problem(root: Path, path: Path, what: str) -> Problem:
    remedy = "put the file itself there, or remove it" if what == "a link" else "remove it"
    message = f"this is {what}, and only plain files and folders are read here; {remedy}"
    return Problem(path.relative_to(root).as_posix(), None, "file-not-plain", message)


def _what(path: Path) -> str | None:
    """What ``path`` is where it is neither a plain file nor a folder."""
    try:
        status = os.lstat(path)
    except OSError:
        return None  # whoever reads it says so
    mode = status.st_mode
    # On Windows a folder may be a junction, which is a link by another name.
    if stat.S_ISLNK(mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION:
        return "a link"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "a device"


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Everything in ``folder`` and the folders in it; links are not followed."""
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                yield entry
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    if folder.is_dir():
        for entry in _entries(folder):
            if entry.is_file(follow_symlinks=False):
                yield entry
