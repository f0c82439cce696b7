"""What the last import made its pages of, and what it said.

An unchanged project is known by the sums of its files, never by their times. The file may be
deleted at any time: the next import then makes every page anew, as `adep import --check` always
does.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

import adep
from adep.disk import operations
from adep.disk.journal import digest

FILE: Final = ".cache/import.json"  # in the project; no part of it
PROGRAM: Final = Path(adep.__file__).parent


class LastImport(Struct, frozen=True):
    """An import, after which every page is as its sources say."""

    project: str  # the sum of the project's files after it, and of the program
    said: str
    pages: int


def sum_of(files: Mapping[str, str | None], program: Path = PROGRAM) -> str:
    """One sum of ``files`` (path → SHA-256, None where no file is) and of all that makes pages of
    them: the program's own files and data, Python, and which packages are installed.
    """
    whole = hashlib.sha256()
    lines = [f"{path} {sum}" for path, sum in files.items() if sum is not None]
    lines += [f"{path} {sum}" for path, sum in _program(program).items()]
    for line in (sys.version, *_packages(), *sorted(lines)):
        whole.update(f"{line}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def load(root: Path) -> LastImport | None:
    """What is kept of the last import; None where nothing is, or nothing that can be read."""
    try:
        return msgspec.json.decode(operations.read(root / FILE), type=LastImport)
    except (OSError, ValueError):
        return None


def keep(root: Path, last: LastImport) -> None:
    """Keep ``last`` in the place of what was kept. Where nobody may write, nothing is kept, and
    half a file is none: JSON is closed by its last sign.
    """
    file = root / FILE
    with suppress(OSError):
        if not file.parent.is_dir():
            operations.make_folder(file.parent)
        operations.write(file, msgspec.json.encode(last))


def _program(folder: Path) -> Mapping[str, str]:
    """Path → SHA-256 of every file of the program."""
    sums = {}
    for inside, _, names in os.walk(folder):  # half the time of looking by ``Path``
        below = Path(inside).relative_to(folder.parent).as_posix()
        for name in names:
            file = os.path.join(inside, name)
            if not name.endswith(".pyc") and os.path.isfile(file):
                with open(file, "rb", buffering=0) as stream:
                    sums[f"{below}/{name}"] = str(digest(stream.read()))
    return sums


def _packages() -> list[str]:
    """Names and versions of the packages that are installed."""
    found: list[str] = []
    for folder in sys.path:
        with suppress(OSError):
            found += [name for name in os.listdir(folder) if name.endswith(".dist-info")]
    return sorted(found)
