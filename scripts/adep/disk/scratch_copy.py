"""A copy of a folder somewhere else, to see what changes to it would do."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from adep.base.problems import Refused, refuse


@contextmanager
def copy_of(root: Path, name: str, changes: Mapping[str, bytes | None]) -> Iterator[Path]:
    """A folder with a copy of ``root/name`` in which ``changes`` are made; then it is gone."""
    with temporary_folder() as folder:
        try:
            shutil.copytree(root / name, folder / name)
            for path, content in changes.items():
                file = folder / path
                if content is None:
                    file.unlink(missing_ok=True)
                    if not any(file.parent.iterdir()):
                        file.parent.rmdir()
                else:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(content)
        except OSError as error:
            raise no_room(error) from error
        yield folder


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """An empty folder; raises ``Refused`` ("temporary-folder") where none can be made."""
    try:
        made = tempfile.TemporaryDirectory(prefix="adep-", ignore_cleanup_errors=True)
    except OSError as error:
        raise no_room(error) from error
    with made as folder:
        yield Path(folder)


def no_room(error: OSError) -> Refused:
    """What is said where a copy could not be written."""
    why: object = error.strerror or error
    if isinstance(error, shutil.Error):  # of every file: the first says it
        why = error.args[0][0][2]
    words = str(why).partition("] ")[2].partition(": ")[0] or str(why)
    message = (
        f"no copy could be made in the folder for temporary files: {words}; make room there, or "
        "name another folder with TMPDIR"
    )
    return refuse("temporary-folder", _where(), None, message)


def _where() -> str:
    try:
        return tempfile.gettempdir()
    except OSError:
        return "the temporary folder"
