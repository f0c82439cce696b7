"""What takes long to make and depends on nothing but some bytes: kept on disk, found by their sum.

The folder may be deleted at any time: whatever was in it is made again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from msgspec import Struct

FIGURES = 16  # of a sum, in the name of a file


class DiskCache(Struct, frozen=True):
    """A folder of such files. ``recipe``: whatever else than the bytes decides what is made."""

    folder: Path
    recipe: bytes

    @staticmethod
    def made_by(module: str, folder: Path, *packages: str) -> DiskCache:
        """A cache of what a module makes by some packages; ``module`` is its own file."""
        versions = " ".join(f"{package} {version(package)}" for package in packages)
        return DiskCache(folder, versions.encode() + Path(module).read_bytes())

    def of(self, source: bytes, make: Callable[[], bytes], name: str = "") -> bytes:
        """What ``make`` makes of ``source``, made now or before; ``name`` is for people's eyes."""
        key = hashlib.sha256(self.recipe + b"\0" + source).hexdigest()[:FIGURES]
        file = self.folder / (f"{name}-{key}" if name else key)
        with suppress(OSError):
            stored = file.read_bytes()
            if hashlib.sha256(stored[32:]).digest() == stored[:32]:  # else half of it was written
                return stored[32:]
        made = make()
        with suppress(OSError):  # a folder that can't be written: next time it is made again
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(hashlib.sha256(made).digest() + made)
            unfinished.replace(file)
        return made
