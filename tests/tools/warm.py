"""Commands in forks of one process that has loaded the program: as a user types them, but warm.

A run of the tests builds dozens of sites and imports dozens of projects, and a third of its time
went into loading the same modules and compiling the same rules. The fork server of the standard
library loads them once for each process of the tests; a command runs in a fork of it, with a
folder, an environment and an exit status of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing import forkserver
from multiprocessing.connection import Listener
from multiprocessing.context import ForkServerContext
from pathlib import Path

from msgspec import Struct

from tests import ROOT

QUIET = {"NO_MKDOCS_2_WARNING": "1"}


class Done(Struct, frozen=True):
    """A command that ended: its exit status, and whatever it printed."""

    status: int
    said: str


def run(words: Sequence[str], folder: Path, **environment: str) -> Done:
    """The command ``words`` in ``folder``: the first is "adep", "mkdocs" or "python", which a script
    of ours comes behind."""
    with tempfile.NamedTemporaryFile() as said:
        told = {**os.environ, **QUIET, **environment}
        process = _forks().Process(target=_run, args=(list(words), str(folder), told, said.name))
        process.start()
        process.join()
        status = process.exitcode
        assert status is not None
        return Done(status, Path(said.name).read_text(encoding="utf-8", errors="replace"))


# What a shell script runs as `.venv/bin/adep`: it hands its words to ``run`` here, and ends as that did.
_PASSED_ON = """\
#!/bin/sh
exec "{python}" -S -c '
import os, sys
from multiprocessing.connection import Client
with Client("{address}", "AF_UNIX") as here:
    here.send((sys.argv[1:], os.getcwd()))
    status, said = here.recv()
(sys.stderr if status else sys.stdout).write(said)
sys.exit(status)
' {name} "$@"
"""


def install(folder: Path, *names: str) -> None:
    """Commands of these names in ``folder``, for scripts that call them by their path."""
    folder.mkdir(parents=True)
    for name in names:
        file = folder / name
        words = {"python": sys.executable, "address": _passed_on(), "name": name}
        file.write_text(_PASSED_ON.format(**words), encoding="utf-8")
        file.chmod(0o755)


@cache
def _passed_on() -> str:
    listener = Listener(family="AF_UNIX")

    def listen() -> None:
        while True:
            with listener.accept() as asked:
                words, folder = asked.recv()
                done = run(words, Path(folder))
                asked.send((done.status, done.said))

    threading.Thread(target=listen, daemon=True).start()
    return str(listener.address)


@cache
def _forks() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.tools.loaded"])
    found = dict(os.environ)
    # The server looks for modules where this process does; nothing else may look there.
    os.environ.update(QUIET, PYTHONPATH=os.pathsep.join((str(ROOT / "scripts"), str(ROOT))))
    try:
        forkserver.ensure_running()
    finally:
        os.environ.clear()
        os.environ.update(found)
    return context


def _run(words: list[str], folder: str, told: Mapping[str, str], said: str) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(told)
    time.tzset()
    out = open(said, "w", encoding="utf-8", buffering=1)  # noqa: SIM115  (open until the process ends)
    for stream in (1, 2):
        os.dup2(out.fileno(), stream)
    sys.stdout = sys.stderr = out
    sys.argv = words
    sys.exit(_main(words))


def _main(words: list[str]) -> int | None:
    if words[0] == "adep":
        from adep.cli import main

        return main(words[1:])
    if words[0] == "python":
        sys.argv = words[1:]
        runpy.run_path(words[1], run_name="__main__")
        return None
    from mkdocs.__main__ import cli

    cli(words[1:], prog_name="mkdocs")
    return None
