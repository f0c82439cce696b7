"""The command ``adep``: its words, and what every command does where it is refused."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from adep import __version__
from adep.base.problems import Refused
from adep.commands import write_files
from adep.commands.terminal import print_problems
from adep.disk import NotPut

# What is typed → its module in ``commands``, in the order in which help lists them.
COMMANDS: Final[Mapping[str, str]] = {
    "import": "import_pages",
    "check": "check",
    "adopt": "adopt",
    "explain": "explain",
    "pair": "pair",
    "terms": "list_terms",
    "add": "add",
    "inbox": "inbox",
    "take": "take",
    "remove": "remove",
    "gzip": "gzip_files",
    "bundle": "bundle",
    "print": "print_papers",
    "serve": "serve",
    "upgrade": "upgrade",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command: 0 done, 1 refused or out of step, 2 the command's own words are off."""
    words = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(
        prog="adep",
        description="Make the pages of Adep from the raw texts in sources/.",
        epilog="`adep COMMAND --help` tells more of each command.",
    )
    parser.add_argument("--version", action="version", version=f"adep {__version__}")
    parser.set_defaults(writes=write_files.never, elsewhere=False, writer=None)
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, dest="command"
    )

    # All of the program takes long to load: a command that is named loads its own part alone.
    first = words[0] if words else "--help"
    asked = {first} if first in COMMANDS or first == "--version" else COMMANDS.keys()
    for name, module in COMMANDS.items():
        if name not in asked:
            continue
        command = import_module(f"adep.commands.{module}").add(commands)
        command.add_argument(
            "--root",
            type=Path,
            default=Path(),
            metavar="FOLDER",
            help="the project's folder (the folder you are in)",
        )
    arguments = parser.parse_args(words)
    # Values are frozen trees without cycles: looking for cycles among them took an eighth of an
    # import of 5,000 clauses and frees nothing.
    gc.set_threshold(100_000, 50, 100)
    return carried_out(arguments, f"adep {arguments.command}")


def carried_out(arguments: argparse.Namespace, command: str) -> int:
    """Run what ``arguments`` ask for, and say what stopped it and what has changed by then."""
    try:
        if not arguments.writes(arguments):
            return int(arguments.run(arguments))
        with write_files.opened(arguments.root, command, arguments.elsewhere) as arguments.writer:
            return int(arguments.run(arguments))
    except Refused as refused:
        print_problems(refused.problems, sys.stderr)
        print("Nothing was written.", file=sys.stderr)
        return 1
    except NotPut as failed:
        write_files.tell_not_put(failed)
        return 130 if isinstance(failed.why, KeyboardInterrupt) else 1
    except BrokenPipeError:  # the reader of a long listing, such as head, went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        what = f"{error.filename or 'the disk'}: {error.strerror or error}"
        print(f"{what}. {_so_far(arguments)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt as interrupt:
        if isinstance(interrupt.__context__, NotPut):  # a second Ctrl-C, as the first was told of
            write_files.tell_not_put(interrupt.__context__)
            return 130
        print(f"Interrupted. {_so_far(arguments)}", file=sys.stderr)
        return 130


def _so_far(arguments: argparse.Namespace) -> str:
    """What the command has changed when something stops it."""
    done = arguments.writer is not None and arguments.writer.done
    return "Everything was written before." if done else "Nothing was changed."
