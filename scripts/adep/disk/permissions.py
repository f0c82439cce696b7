"""Everybody may read what is published, whatever the umask of whoever makes it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

FOLDER: Final = 0o755
FILE: Final = 0o644
OPEN: Final = 0o022  # the umask with which what is made gets them


def open_to_all(paths: Iterable[Path]) -> None:
    """Give the files and folders the rights with which a web server can hand them out.

    Raises OSError where one of them is somebody else's.
    """
    for path in paths:
        path.chmod(FOLDER if path.is_dir() else FILE)


def open_folder_to_all(folder: Path) -> None:
    """The same for a folder and all that is in it."""
    for path, _, files in os.walk(folder):  # a site has ten files for each of its clauses
        os.chmod(path, FOLDER)
        for name in files:
            os.chmod(os.path.join(path, name), FILE)
