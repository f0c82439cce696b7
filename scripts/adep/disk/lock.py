"""One writer at a time: who works in a folder holds its lock, and the system frees it with him.

The lock is of the system (``flock``, on Windows ``locking``): it ends with the process, however
that ends, so no lock is ever left over. The file only says who holds it.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from adep.base.problems import refuse
from adep.disk import operations

NAME: Final = ".adep-lock"
_FAR: Final = 1 << 30  # Windows lets nobody read a locked byte: one far behind the words is locked


class Worker(Struct, frozen=True):
    """A command at work: its words, its process, since when."""

    command: str
    pid: int
    since: str

    @classmethod
    def now(cls, command: str) -> Worker:
        """This process."""
        since = datetime.datetime.now().astimezone().isoformat(" ", "seconds")
        return cls(command, os.getpid(), since)

    def __str__(self) -> str:
        return f"`{self.command}` (process {self.pid}, since {self.since})"


@contextmanager
def one_writer(folder: Path, worker: Worker) -> Iterator[None]:
    """Nobody else works in ``folder`` meanwhile.

    Raises ``Refused`` ("somebody-at-work") where somebody does, OSError where no file can be made.
    """
    file = folder / NAME
    held = _taken(file, worker)
    try:
        yield
    finally:
        _given_back(file, held)


def _taken(file: Path, worker: Worker) -> int:
    while True:
        held = _opened(file)
        try:
            if not _locked(held):
                raise _at_work(file)
            if _is_still(file, held):
                _say(file, worker)
                return held
        except BaseException:
            os.close(held)
            raise
        os.close(held)  # its holder took it away as we came


def _opened(file: Path) -> int:
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    except PermissionError:
        if not file.exists():
            raise
        return os.open(file, os.O_RDONLY)  # somebody else's; that it is locked can still be seen


def _is_still(file: Path, held: int) -> bool:
    try:
        return os.path.samestat(os.stat(file), os.fstat(held))
    except FileNotFoundError:
        return False


def _say(file: Path, worker: Worker) -> None:
    with contextlib.suppress(OSError):  # the lock holds without words
        operations.write(file, msgspec.json.encode(worker))


def _given_back(file: Path, held: int) -> None:
    """The file goes before its lock, where the system lets an open file go; else it goes only if
    nobody has opened it meanwhile."""
    try:
        if os.name != "nt":
            operations.remove(file)
    except (OSError, KeyboardInterrupt):
        pass  # the command is at its end, and the file bears no lock any more: the next takes it
    finally:
        os.close(held)
    if os.name == "nt":
        with contextlib.suppress(OSError):
            operations.remove(file)


def _at_work(file: Path) -> Exception:
    try:
        who = f"{msgspec.json.decode(file.read_bytes(), type=Worker)}"
    except (OSError, ValueError):
        who = "another command"
    message = f"{who} is at work here; wait until it has ended, then run this again"
    return refuse("somebody-at-work", str(file.parent), None, message)


if sys.platform == "win32":
    import msvcrt

    def _locked(held: int) -> bool:
        os.lseek(held, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(held: int) -> bool:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True
