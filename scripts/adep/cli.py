"""The command ``adep``: its words, and what every command does where it is refused."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Final

import click

from adep import __version__
from adep.base.problems import Refused
from adep.commands import write_files
from adep.commands.command import Arguments
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
    "extract": "extract_text",
    "remove": "remove",
    "gzip": "gzip_files",
    "bundle": "bundle",
    "print": "print_papers",
    "serve": "serve",
    "upgrade": "upgrade",
}


class _Commands(click.Group):
    """The commands. The whole program loads slowly: one that is named loads its own part."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"adep.commands.{COMMANDS[cmd_name]}").run
        return found


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command: 0 done, 1 refused or out of step, 2 the command's own words are off.

    Without ``argv`` the process is the command's own, and ends with it.
    """
    if argv is not None:
        return _run(argv)
    code = _run(sys.argv[1:])
    with suppress(OSError):  # whoever read it went away; Python says so
        for stream in filter(None, (sys.stdout, sys.stderr)):  # one that is closed is None
            stream.flush()
        # Not by Python's own end, which lets go of each value by itself: a twentieth of an import.
        os._exit(code)
    return code


def _run(words: Sequence[str]) -> int:
    commands = _Commands(
        help="Make the pages of Adep from the raw texts in sources/.",
        epilog="`adep COMMAND --help` tells more of each command.",
        subcommand_metavar="COMMAND …",
    )
    click.version_option(__version__, message="adep %(version)s")(commands)
    try:
        told = commands.main(list(words), prog_name="adep", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return error.exit_code
    except Refused as refused:  # its words are made of the languages' files, and one is faulty
        return _refused(refused)
    if not isinstance(told, Arguments):  # help or the version was asked for, and is told
        return int(told)
    # Values are frozen trees without cycles: looking for cycles among them took an eighth of an
    # import of 5,000 clauses, at each 100,000 values still a thirtieth, and frees nothing.
    gc.set_threshold(1_000_000, 50, 100)
    return carried_out(told, f"adep {told.command}")


def carried_out(arguments: Arguments, command: str) -> int:
    """Run what ``arguments`` ask for, and say what stopped it and what has changed by then."""
    try:
        if not arguments.writes(arguments):
            return int(arguments.run(arguments))
        with write_files.opened(arguments.root, command, arguments.elsewhere) as arguments.writer:
            return int(arguments.run(arguments))
    except Refused as refused:
        return _refused(refused)
    except click.UsageError as error:
        error.show()
        return error.exit_code
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


def _refused(refused: Refused) -> int:
    print_problems(refused.problems, sys.stderr)
    print("Nothing was written.", file=sys.stderr)
    return 1


def _so_far(arguments: Arguments) -> str:
    """What the command has changed when something stops it."""
    done = arguments.writer is not None and arguments.writer.done
    return "Everything was written before." if done else "Nothing was changed."
