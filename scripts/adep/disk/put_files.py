"""Files put in place: all of them, or none, and no byte is ever lost.

New files are written aside, and what is about to happen into a journal. Then each old file is
moved aside, never copied or overwritten: what somebody saves at the last moment moves with it, is
seen, and is put back. When all are in place the journal says so; only then old files go.
"""

from __future__ import annotations

import os
import secrets
import signal
import stat
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from adep.base.problems import Problem, Refused
from adep.disk import operations
from adep.disk.journal import BEGUN, DONE, PREFIX, Journal, Swap, digest, old_files
from adep.disk.lock import Worker
from adep.disk.undo import Left, finish, place, prune, remove_empty, settle, undo

Judged = Callable[[str], str | None]  # SHA-256 of what stood at a path when it was judged


class NotPut(Exception):
    """Files could not be put in place.

    ``why`` is what stopped it: an OSError, an interrupt, or ``Refused`` where somebody saved a
    file meanwhile; ``at`` the file, from ``root``. ``left`` is what could not be put back; empty:
    every file is as it was.
    ``aside``: the folder that is left over.
    """

    def __init__(
        self, root: Path, why: BaseException, at: str, left: list[Left], aside: str | None
    ) -> None:
        self.root, self.why, self.at, self.left, self.aside = root, why, at, left, aside
        super().__init__(str(why))


def put(
    root: Path,
    files: Mapping[str, bytes | None],
    judged: Judged,
    worker: Worker,
    sums: Mapping[str, str | None] | None = None,
) -> str | None:
    """Put every file in its place below ``root``, and remove those that are None. ``sums`` are
    their SHA-256, where these are known.

    Folders that are empty then go. Raises ``NotPut``. Gives the folder with the old files where it
    could not be removed afterwards.
    """
    if sums is None:
        sums = {path: digest(content) for path, content in files.items()}
    swaps = tuple(
        Swap(path, old, sums[path]) for path in files if (old := judged(path)) != sums[path]
    )
    if not swaps:
        return None
    aside = root / f"{PREFIX}{secrets.token_hex(4)}"
    journal = Journal(worker, swaps, _missing(root, swaps))
    made: list[Path] = []
    with _interrupts_noted() as progress:
        try:
            _make_root(root, made)
            _put(root, aside, journal, files, progress)
        except BaseException as error:
            # The last step may have been done although it is said to have failed.
            if not (aside / DONE).exists():
                left = undo(root, aside, journal) if (aside / BEGUN).exists() else []
                gone = settle(aside, left)
                remove_empty(made)
                raise NotPut(
                    root, error, progress.at, left, None if gone else aside.name
                ) from error
        return None if prune(root, journal) and finish(aside) else aside.name


def _missing(root: Path, swaps: tuple[Swap, ...]) -> tuple[str, ...]:
    """Folders that files are to stand in and that are not there, the outer first."""
    every = sorted(_folders(swaps) - {Path()})
    return tuple(one.as_posix() for one in every if not os.path.lexists(root / one))


def _folders(swaps: tuple[Swap, ...]) -> set[Path]:
    """The folders in which files stand, and those that these are in."""
    nearest = {os.path.dirname(swap.path) for swap in swaps}
    return {folder for path in nearest for folder in (Path(path), *Path(path).parents)}


def _make_root(root: Path, made: list[Path]) -> None:
    for folder in (*reversed(root.parents), root):
        if not folder.exists():
            operations.make_folder(folder)
            made.append(folder)


class _Progress:
    """Which file is being put in place: errors are told of it, not of its copies."""

    at: str = ""
    interrupted: bool = False

    def reach(self, path: str) -> None:
        """The next file's turn; somebody may have interrupted before it."""
        if self.interrupted:
            raise KeyboardInterrupt
        self.at = path


def _put(
    root: Path, aside: Path, journal: Journal, files: Mapping[str, bytes | None], now: _Progress
) -> None:
    operations.make_folder(aside)
    new, old = aside / "new", aside / "old"
    for base in (new, old):
        for folder in sorted(_folders(journal.swaps)):
            operations.make_folder(base / folder)
    made: dict[str, str] = {}
    for swap in journal.swaps:
        now.reach(swap.path)
        content = files[swap.path]
        if content is not None:
            operations.write(at := os.path.join(new, swap.path), content)
            made[swap.path] = at
            if swap.old is not None and (root / swap.path).exists():
                mode = stat.S_IMODE((root / swap.path).stat().st_mode)
                operations.set_mode(Path(at), mode)
    operations.write(aside / f"{BEGUN}~", journal.as_bytes())
    operations.rename(aside / f"{BEGUN}~", aside / BEGUN)
    for name in journal.folders:
        now.reach(name)
        operations.make_folder(root / name)
    for swap in journal.swaps:
        now.reach(swap.path)
        try:
            _swap(os.path.join(root, swap.path), made.get(swap.path), old, swap)
        except (FileExistsError, FileNotFoundError) as error:
            raise changed([swap.path]) from error
    _refuse_changed(root, aside, journal, now)
    now.reach(now.at)
    operations.rename(aside / BEGUN, aside / DONE)


def _swap(target: str, made: str | None, old: Path, swap: Swap) -> None:
    if swap.old is not None:
        operations.rename(target, old / swap.path)
    if made is not None:
        place(made, target)


def _refuse_changed(root: Path, aside: Path, journal: Journal, now: _Progress) -> None:
    """What was moved aside must be what was judged; what went must not be there again."""
    judged = {swap.path: swap.old for swap in journal.swaps}
    for path, copy in old_files(aside):
        now.reach(path)
        if digest(operations.read(copy)) != judged[path]:
            raise changed([path])
    for swap in journal.swaps:
        if swap.new is None and os.path.lexists(root / swap.path):
            raise changed([swap.path])


def changed(paths: list[str]) -> Refused:
    """Says that somebody saved files after they were read."""
    message = "somebody saved this file while the command was at work; run the command again"
    return Refused(Problem(path, None, "file-changed-meanwhile", message) for path in paths)


@contextmanager
def _interrupts_noted() -> Iterator[_Progress]:
    """Ctrl-C waits for a place between two steps: ``_Progress.reach`` raises it there.

    After the last such place it comes too late to stop anything, and putting back is never stopped.
    """
    progress = _Progress()
    if threading.current_thread() is not threading.main_thread():
        yield progress  # interrupts come to the main thread only
        return
    before = signal.signal(signal.SIGINT, lambda *_: setattr(progress, "interrupted", True))
    try:
        yield progress
    finally:
        signal.signal(signal.SIGINT, before)
