"""The only functions of the program that change a disk, one step of the system each.

The tests stop, fail or kill a command before and after each of them: whatever writes must write
through these. They are called as ``operations.NAME``, so that a test can put its own in place.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeAlias

# Of thousands of files a string: to put a ``Path`` together takes longer than the step itself.
Named: TypeAlias = Path | str


def make_folder(folder: Path) -> None:
    """A folder that is not there yet."""
    os.mkdir(folder)


def write(file: Named, content: bytes) -> None:
    """A whole file; what was there is gone, so it is called for files of our own only."""
    rest = memoryview(content)
    with open(file, "wb", buffering=0) as stream:  # a buffer costs three more calls of the system
        while rest:  # a disk may take a part at a time
            rest = rest[stream.write(rest) or 0 :]


def read(file: Path) -> bytes:
    """The bytes of a file: they are asked for where it is decided what happens to it."""
    return file.read_bytes()


def link(file: Named, name: Named) -> None:
    """A second name for a file; raises FileExistsError where something bears that name."""
    os.link(file, name)


def rename(file: Named, name: Named) -> None:
    """Another name for a file; its bytes are never away."""
    os.rename(file, name)


def remove(file: Named) -> None:
    """A file is gone, or one of its names."""
    os.unlink(file)


def remove_folder(folder: Path) -> None:
    """An empty folder is gone."""
    os.rmdir(folder)


def set_mode(file: Path, mode: int) -> None:
    """Who may read and write a file."""
    os.chmod(file, mode)
