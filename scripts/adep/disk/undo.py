"""What a command began and did not finish is put back, each file by itself.

Nothing here trusts a memory of what was done: it looks where the files are. So it may be stopped
and begun again at any step, by the command itself or by the next one.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from msgspec import Struct

from adep.disk import operations
from adep.disk.journal import BEGUN, DONE, KEPT, Journal, Swap, digest

_TIMES: Final = 3  # an interrupted step is done again


class Left(Struct, frozen=True):
    """A file or folder that is not as it was. ``copy``: where its old bytes are, if it had any.

    ``theirs``: in its place stands what somebody else saved meanwhile.
    """

    path: str
    copy: str | None
    theirs: bool

    def __str__(self) -> str:
        if self.copy is None:
            return f"{self.path}: this is new; it goes when the command is undone"
        if self.theirs:
            return f"{self.path}: somebody saved it meanwhile; what stood there is {self.copy}"
        return f"{self.path}: what stood there is {self.copy}"


def place(file: operations.Named, name: operations.Named) -> None:
    """``file`` at ``name``, where nothing is; raises FileExistsError where something is."""
    if os.name != "nt":  # Windows renames over nothing
        try:
            operations.link(file, name)
        except FileExistsError:
            raise
        except OSError:  # a disk that knows one name a file
            if os.path.lexists(name):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(name)) from None
        else:
            operations.remove(file)
            return
    operations.rename(file, name)


def undo(root: Path, aside: Path, journal: Journal) -> list[Left]:
    """Every file back in its place; what could not be put back is said, and is where it says."""
    for swap in reversed(journal.swaps):
        _try(partial(_put_back, root, aside, swap))
    remove_empty([root / folder for folder in journal.folders])
    files = [left for swap in journal.swaps if (left := _left(root, aside, swap))]
    folders = [root / name for name in journal.folders if _is_empty(root / name)]
    return [*files, *(Left(str(folder), None, False) for folder in folders)]


def _try(step: Callable[[], None]) -> None:
    """One step; that it fails stops no other. ``undo`` looks afterwards what is where."""
    for _ in range(_TIMES):
        try:
            step()
        except KeyboardInterrupt:
            continue
        except OSError:
            pass
        return


def _put_back(root: Path, aside: Path, swap: Swap) -> None:
    target, old, new = root / swap.path, aside / "old" / swap.path, aside / "new" / swap.path
    if _same(old, target):  # stopped between the two names of one file
        operations.remove(old)
        return
    if _is_ours(target, new, swap):
        if _same(new, target):
            operations.remove(target)
        else:
            operations.rename(target, new)
    if os.path.lexists(old):
        place(old, target)


def _is_ours(target: Path, new: Path, swap: Swap) -> bool:
    """Whether the command put there what stands there, and nobody has saved it since."""
    if swap.new is None or not os.path.lexists(target):
        return False
    if os.path.lexists(new) and not _same(new, target):
        return False
    return digest(operations.read(target)) == swap.new


def _left(root: Path, aside: Path, swap: Swap) -> Left | None:
    target, old, new = root / swap.path, aside / "old" / swap.path, aside / "new" / swap.path
    try:
        ours = _is_ours(target, new, swap)
    except (OSError, KeyboardInterrupt):
        ours = True  # nobody can tell
    if os.path.lexists(old):
        return Left(str(target), str(old), os.path.lexists(target) and not ours)
    return Left(str(target), None, False) if ours else None


def _same(one: Path, other: Path) -> bool:
    with contextlib.suppress(OSError):
        return os.path.samestat(os.lstat(one), os.lstat(other))
    return False


def remove_empty(folders: Sequence[Path]) -> None:
    """Those of ``folders``, told the outer first, that are there and empty go."""
    for folder in reversed(folders):
        _try(partial(_remove_empty, folder))


def _remove_empty(folder: Path) -> None:
    if _is_empty(folder):
        operations.remove_folder(folder)


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def settle(aside: Path, left: list[Left]) -> bool:
    """After ``undo``: whether ``aside`` is gone. It stays while anything in it is needed."""
    if not left:
        return finish(aside)
    if all(one.theirs for one in left):
        _try(partial(operations.rename, aside / BEGUN, aside / KEPT))
    return False


def finish(aside: Path) -> bool:
    """Nothing in ``aside`` is needed any more: it says so, then it goes. Whether it is gone."""
    if (aside / BEGUN).exists():
        _try(partial(operations.rename, aside / BEGUN, aside / DONE))
    return not (aside / BEGUN).exists() and clear(aside)


def clear(aside: Path) -> bool:
    """Removes the folder, last the file that says that nothing in it is needed; whether it went."""
    done = aside / DONE
    for inside, folders, files in os.walk(aside, topdown=False):  # the inner first
        for file in (Path(inside, name) for name in files):
            if file != done:
                _try(partial(operations.remove, file))
        for folder in (Path(inside, name) for name in folders):
            gone = operations.remove if folder.is_symlink() else operations.remove_folder
            _try(partial(gone, folder))
    if not any(path != done for path in aside.rglob("*")):
        if done.exists():
            _try(partial(operations.remove, done))
        if aside.exists():
            _try(partial(operations.remove_folder, aside))
    return not aside.exists()


def prune(root: Path, journal: Journal) -> bool:
    """Folders that are empty now go, but none right below ``root``; whether all of them went."""
    emptied = []
    for path in (swap.path for swap in journal.swaps if swap.new is None):
        folder = (root / path).parent
        while root not in (folder, folder.parent):
            _try(partial(_remove_empty, folder))
            emptied.append(folder)
            folder = folder.parent
    return not any(map(_is_empty, emptied))
