"""Work in several processes, each of which begins as a copy of this one.

What this process has read need not be handed to them: a copy costs nothing until it is changed.
Where the system can't make such copies (Windows; macOS, whose own libraries break in them) the
work is done here, piece after piece.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, Protocol, TypeVar, cast

from adep.base.memory import give_back

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, ForkProcess  # Windows has none

MANY: Final = 1_000  # pages or clauses
_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


class Share(Protocol):
    """Gives what ``work`` makes of each item, in their order, wherever that is made."""

    def __call__(
        self, work: Callable[[_Item], _Made], items: Iterable[_Item]
    ) -> Iterable[_Made]: ...


def in_turn(work: Callable[[_Item], _Made], items: Iterable[_Item]) -> Iterator[_Made]:
    """One after the other, in this process."""
    for item in items:
        yield work(item)
        give_back()


class Ended(Exception):
    """Raised where a process ended before it had said what it made."""


def share_among(asked: int, pages: int) -> Share:
    """Who does the work: as many processes as are ``asked`` for; where that is 0, as many as there
    are processors, unless the pages are so few that one process makes them in seconds.
    """
    if asked == 1 or (asked == 0 and pages < MANY) or sys.platform == "darwin":
        return in_turn
    import multiprocessing  # here and not above: it loads slowly, and most commands work alone

    if "fork" not in multiprocessing.get_all_start_methods():
        return in_turn
    asked = asked or len(os.sched_getaffinity(0))
    return InCopies(asked) if asked > 1 else in_turn


def sendable(wrong: Exception) -> Exception:
    """An exception that another process can raise, with where it was raised here; or what it says,
    where it is of a kind that can't be sent.
    """
    wrong.add_note(traceback.format_exc())
    try:
        pickle.loads(pickle.dumps(wrong))
    except Exception:
        return RuntimeError(f"{type(wrong).__name__}: {wrong}")
    return wrong


class InCopies:
    """At most so many processes at once; a new one for each item, so that nothing piles up."""

    def __init__(self, processes: int) -> None:
        self.processes = processes

    def __call__(self, work: Callable[[_Item], _Made], items: Iterable[_Item]) -> Iterator[_Made]:
        """See ``Share``. An exception in ``work`` is raised here, in its turn; ``Ended`` where a
        process was killed.
        """
        import multiprocessing
        from multiprocessing.connection import wait

        context = multiprocessing.get_context("fork")
        done: dict[int, tuple[bool, object]] = {}
        running: dict[Connection, tuple[int, ForkProcess]] = {}
        left, turn = list(enumerate(items))[::-1], 0
        give_back()
        gc.freeze()  # else looking for garbage would change, and so copy, all that is shared
        try:
            while left or running:
                while left and len(running) < self.processes:
                    at, item = left.pop()
                    here, process = _begun(context, work, item)
                    running[here] = at, process
                for heard in wait(list(running)):
                    at, process = running.pop(here := cast("Connection", heard))
                    done[at] = _said(here, process)
                while turn in done:
                    went_well, made = done.pop(turn)
                    if not went_well:
                        assert isinstance(made, BaseException)
                        raise made
                    yield made  # type: ignore[misc]
                    turn += 1
        finally:
            for here, (_, process) in running.items():
                process.terminate()
                process.join()
                here.close()
            gc.unfreeze()


def _begun(
    context: ForkContext, work: Callable[[_Item], object], item: _Item
) -> tuple[Connection, ForkProcess]:
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, item, there), daemon=True)
    process.start()
    there.close()
    return here, process


def _work(work: Callable[[_Item], object], item: _Item, there: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who began it ends it
    try:
        there.send((True, work(item)))
    except Exception as wrong:
        there.send((False, sendable(wrong)))
    finally:
        there.close()


def _said(here: Connection, process: ForkProcess) -> tuple[bool, object]:
    try:
        said: tuple[bool, object] = here.recv()
    except (EOFError, OSError):  # killed before it said anything, or in the midst
        process.join()
        why = f"a process that made pages ended before its work did ({process.exitcode})"
        said = False, Ended(why)
    process.join()
    here.close()
    return said
