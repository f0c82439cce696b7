"""What a command is about to do to files, written down before it does the first of it.

Everything stands in a folder of its own beside the files, ``.adep-…``: what comes in ``new/``, what
was there in ``old/``, and the journal, whose name says how far it is. So whoever comes after a
command that was stopped, at whatever step, can tell what was where.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from adep.disk import operations
from adep.disk.lock import Worker

PREFIX: Final = ".adep-"
BEGUN: Final = "journal"  # what was moved must go back
DONE: Final = "done"  # every file is in its place; what is left here may go
KEPT: Final = "kept"  # somebody saved a file meanwhile: what stood there before is in old/


class Swap(Struct, frozen=True):
    """A file that another takes the place of. ``old``, ``new``: SHA-256, None where no file is."""

    path: str  # from the folder in which files change
    old: str | None
    new: str | None


class Journal(Struct, frozen=True):
    """Who does what. ``folders`` are those that are made for it, the outer first."""

    worker: Worker
    swaps: tuple[Swap, ...]
    folders: tuple[str, ...]

    def as_bytes(self) -> bytes:
        return msgspec.json.encode(self)


def read_journal(file: Path) -> Journal:
    """A journal as it was written; raises ValueError where it is none."""
    return msgspec.json.decode(operations.read(file), type=Journal)


def asides(root: Path) -> list[Path]:
    """The folders that commands work in, or left behind, beside the files of ``root``."""
    return sorted(path for path in root.glob(f"{PREFIX}*/") if path.is_dir())


def old_files(aside: Path) -> Iterator[tuple[str, Path]]:
    """(path from the root, the copy) of every file that stands in ``old/``."""
    for file in sorted((aside / "old").rglob("*")):
        if not file.is_dir():
            yield file.relative_to(aside / "old").as_posix(), file


def digest(content: bytes | None) -> str | None:
    """SHA-256; None of no file."""
    return None if content is None else hashlib.sha256(content).hexdigest()
