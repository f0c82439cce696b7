"""How a command writes: alone, what it has judged, all or nothing; and what it says of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path

import click

from adep import disk
from adep.base.problems import Refused
from adep.commands.terminal import print_problems
from adep.disk.journal import digest


class Writer:
    """The one command that changes files of a project now; ``done`` once it has."""

    def __init__(self, root: Path, worker: disk.Worker) -> None:
        self.root, self.worker = root, worker
        self.judged = disk.look(root)
        self.done = False

    def put(self, files: Mapping[str, bytes | None]) -> Mapping[str, str | None]:
        """Put files of the project in place; the sums of all that stands there then. Raises
        ``Refused`` or ``NotPut``, as ``disk.put``.
        """
        self._refuse_changed(self.judged)
        sums = {path: digest(content) for path, content in files.items()}
        self._put(self.root, files, self.judged, sums)
        return self.judged.sums | sums

    def put_into(
        self, folder: Path, files: Mapping[str, bytes | None], judged: disk.Judged | None = None
    ) -> None:
        """Put what was made of the project into another folder, of which ``judged`` was read;
        everybody may read it there."""
        self._refuse_changed(self.judged)
        there = folder.exists()
        with disk.one_writer(folder, self.worker) if there else nullcontext():
            if there:
                _tell(disk.recover(folder))
            if judged:
                self._refuse_changed(judged)
            self._put(folder, files, judged or disk.look_at(folder, tuple(files)))
        made = (folder / path for path, content in files.items() if content is not None)
        disk.open_to_all((folder, *made))

    def _put(
        self,
        folder: Path,
        files: Mapping[str, bytes | None],
        judged: disk.Judged,
        sums: Mapping[str, str | None] | None = None,
    ) -> None:
        left = disk.put(folder, files, judged, self.worker, sums)
        self.done = True
        if left:
            _tell([f"{folder / left} could not be removed; nothing in it is needed: delete it"])

    def _refuse_changed(self, judged: disk.Judged) -> None:
        if paths := judged.changed():
            raise disk.changed(paths)


@contextmanager
def opened(root: Path, command: str, elsewhere: bool = False) -> Iterator[Writer]:
    """A writer for the project in ``root``; what a killed command left there is put right first.

    ``elsewhere``: the command only reads the project, beside others and where nobody may write; it
    is refused where half a project is there.
    """
    worker = disk.Worker.now(command)
    with ExitStack() as stack:
        if elsewhere:
            disk.refuse_unfinished(root)
        else:
            try:
                stack.enter_context(disk.one_writer(root, worker))
            except OSError as error:
                raise OSError(error.errno, error.strerror, str(root)) from error
            _tell(disk.recover(root))
        yield Writer(root, worker)


def _tell(lines: list[str]) -> None:
    for line in lines:
        click.echo(line, err=True)


def tell_not_put(failed: disk.NotPut) -> None:
    """What stopped the command, and what is where now."""
    root = failed.root
    if isinstance(failed.why, Refused):
        print_problems(failed.why.problems, sys.stderr)
    elif isinstance(failed.why, OSError):
        print(f"{root / failed.at}: {failed.why.strerror or failed.why}.", file=sys.stderr)
    else:
        print("Interrupted.", file=sys.stderr)
    if not failed.left:
        print("Nothing was changed.", file=sys.stderr)
        if failed.aside:
            print(f"{root / failed.aside} is left over; nothing in it is needed.", file=sys.stderr)
        return
    print("Not everything could be put back; nothing is lost:", file=sys.stderr)
    for left in failed.left:
        print(f"  {left}", file=sys.stderr)
    if not all(left.theirs for left in failed.left):
        told = "The next command that writes there puts these back (of a project: `adep import`)."
        print(told, file=sys.stderr)
