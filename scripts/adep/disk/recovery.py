"""What a command left that was killed: the next one puts it back, or finishes it, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from adep.base.problems import Problem, Refused, refuse
from adep.disk import operations
from adep.disk.journal import BEGUN, DONE, Journal, asides, old_files, read_journal
from adep.disk.undo import clear, finish, prune, settle, undo

_TELL: Final = 12  # files that are named one by one


def recover(root: Path) -> list[str]:
    """Put back or finish whatever was left in ``root``; a sentence for each.

    To be called by whoever holds the lock. Raises ``Refused`` ("command-unfinished") where that
    cannot be done.
    """
    return [line for aside in asides(root) for line in _recovered(root, aside)]


def _recovered(root: Path, aside: Path) -> Iterator[str]:
    name = aside.relative_to(root).as_posix()
    journal = _journal(aside, DONE)
    if journal is not None:
        if not (prune(root, journal) and finish(aside)):
            yield f"{name}: what {journal.worker} left could not be removed; delete this folder"
        return
    journal = _journal(aside, BEGUN)
    if journal is None:
        kept = list(map(str, _kept(root, aside)))
        if kept or not clear(aside):
            yield from kept
        else:
            yield f"{name}: left by a command that was stopped before it changed anything; removed"
        return
    left = undo(root, aside, journal)
    gone = settle(aside, left)
    if any(not one.theirs for one in left):
        raise _unfinished(name, journal, [str(one) for one in left])
    yield f"{journal.worker} was stopped halfway: what it had changed was put back"
    for one in left:
        yield f"{one}; compare them, then delete {name}"
    if not left and not gone:
        yield f"{name} could not be removed; nothing in it is needed"


def _unfinished(name: str, journal: Journal, left: list[str]) -> Refused:
    told = left[:_TELL] + ([f"and {len(left) - _TELL} more"] if len(left) > _TELL else [])
    message = (
        f"{journal.worker} was stopped halfway, and what it changed cannot be put back now: "
        f"{'; '.join(told)}. Make the files writable and run the command again"
    )
    return refuse("command-unfinished", name, None, message)


def find(root: Path) -> list[Problem]:
    """What of commands that were stopped lies about in ``root``; nothing is touched."""
    return [problem for aside in asides(root) for problem in _found(root, aside)]


def refuse_unfinished(root: Path) -> None:
    """Refuses ("command-unfinished") a project of which half was changed."""
    if wrong := [problem for problem in find(root) if problem.stops]:
        raise Refused(wrong)


def _found(root: Path, aside: Path) -> Iterator[Problem]:
    name = aside.relative_to(root).as_posix()
    journal = _journal(aside, BEGUN)
    if journal is not None:
        message = (
            f"{journal.worker} is at work, or was stopped halfway: if nobody is, run "
            "`adep import`, which first puts back what it had changed"
        )
        yield Problem(name, None, "command-unfinished", message)
    elif not (aside / DONE).exists():
        yield from _kept(root, aside)


def _kept(root: Path, aside: Path) -> Iterator[Problem]:
    """Old files of ``aside`` that stand nowhere else."""
    name = aside.relative_to(root).as_posix()
    for path, copy in old_files(aside):
        target = root / path
        if target.is_file() and operations.read(target) == operations.read(copy):
            continue  # its bytes stand in their place
        message = (
            f"a command that was stopped moved this file: what stood there is "
            f"{copy.relative_to(root).as_posix()}; compare the two, then delete {name}"
        )
        yield Problem(path, None, "old-copy-kept", message)


def _journal(aside: Path, name: str) -> Journal | None:
    try:
        return read_journal(aside / name)
    except (FileNotFoundError, ValueError):
        return None
