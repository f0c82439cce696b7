"""``adep serve``: the site at an address of this machine, while its editor works on it."""

from __future__ import annotations

import logging
import os
import signal
import sys
from typing import Final, NoReturn

import click
from mkdocs.exceptions import MkDocsException

from adep import disk
from adep.base.problems import Refused
from adep.commands.command import Arguments, command
from adep.site.preview_pages import Preview
from adep.site.preview_server import PreviewServer, ProgramChanged

_ENDS: Final = [one for one in (signal.SIGTERM, getattr(signal, "SIGHUP", None)) if one]
_ELSEWHERE: Final = (
    "stop what runs there, or name another place: make serve ADDRESS=127.0.0.1:8001, or "
    "adep serve --address 127.0.0.1:8001"
)


def _interrupted(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _address(said: str) -> tuple[str, int]:
    host, _, port = said.rpartition(":")
    if not host or not port.isdecimal():
        raise click.BadParameter(f"«{said}» is no HOST:PORT, such as 127.0.0.1:8000")
    return host, int(port)


@command("show the site at an address of this machine, and what changes at once")
@click.option(
    "--address",
    type=_address,
    default="127.0.0.1:8000",
    metavar="HOST:PORT",
    help="where (127.0.0.1:8000); port 0 is one that is free",
)
@click.option(
    "--poll",
    is_flag=True,
    help="look at every file twice a second: for a folder that is shared with a virtual machine or "
    "over a network, where the system tells of no change",
)
def run(arguments: Arguments) -> int:
    """Show the site at an address of this machine. A page is made when it is asked for; whoever
    looks at it sees what changes. What is wrong is said here and on the page.
    """
    _say_what_mkdocs_says()
    for end in _ENDS:  # as Ctrl-C: what is temporary is removed
        if signal.getsignal(end) is not signal.SIG_IGN:  # as it is under nohup
            signal.signal(end, _interrupted)
    with disk.temporary_folder() as folder:
        preview = Preview(arguments.root / "mkdocs.yml", folder / "site")
        try:
            preview.start()
        except (Refused, MkDocsException) as wrong:
            print(wrong, file=sys.stderr)
            return 1
        host, port = arguments.address
        server = PreviewServer(preview, host, port, poll=arguments.poll)
        print("To stop the preview: Ctrl-C.", file=sys.stderr)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except ProgramChanged:
            port = server.server_port
        except KeyboardInterrupt:
            print("\nThe preview has ended.", file=sys.stderr)
            return 0
        except OSError as error:
            why = error.strerror or error
            print(f"{host}:{port}: {why}; {_ELSEWHERE}", file=sys.stderr)
            return 1
        finally:
            server.shutdown()
    # Its modules and its tables of words are read once in a process.
    said = ("--root", str(arguments.root), "--address", f"{host}:{port}")
    said += ("--poll",) * arguments.poll
    os.execv(sys.executable, (sys.executable, "-m", "adep", "serve", *said))


def _say_what_mkdocs_says() -> None:
    log, handler = logging.getLogger("mkdocs"), logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-7s -  %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
