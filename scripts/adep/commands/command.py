"""What a command of ``adep`` is: the words that it may be told, and what carries them out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import click

FOLDER_OR_FILE: Final = click.Path(path_type=Path)
# Whose name stands on what a command makes.
agency_option: Final = click.option(
    "--agency",
    envvar="ADEP_AGENCY",
    metavar="FILE",
    help="the file with your organisation's name (agency.toml in the project, if it is there)",
)


class Arguments(SimpleNamespace):
    """What a command was told, by the names of its words; ``writer`` once it may write."""


def never(arguments: Arguments) -> bool:
    """The command changes no file."""
    return False


def always(arguments: Arguments) -> bool:
    """The command changes files however it is called."""
    return True


def unless(option: str) -> Callable[[Arguments], bool]:
    """The command changes files unless ``option`` is given."""
    return lambda arguments: not getattr(arguments, option)


Run = Callable[[Arguments], int]  # gives the exit status: 0 done, 1 refused or out of step


def command(
    says: str,
    *,
    writes: Callable[[Arguments], bool] = never,
    elsewhere: bool = False,
    apart: tuple[str, ...] = (),
) -> Callable[[Run], click.Command]:
    """Make a command of the function below: its docstring is the command's help.

    ``says`` is its line in the list of all. ``writes`` tells whether it changes files,
    ``elsewhere`` that it writes beside the project and only reads that. Of the options ``apart``
    only one may be given.
    """
    root = click.Option(
        ["--root"],
        type=FOLDER_OR_FILE,
        default=Path(),
        metavar="FOLDER",
        help="the project's folder (the folder you are in)",
    )

    def made(run: Run) -> click.Command:
        def told(**words: Any) -> Arguments:
            name = click.get_current_context().info_name
            ways = {"run": run, "writes": writes, "elsewhere": elsewhere, "writer": None}
            return Arguments(command=name, **ways, **_apart(words, apart))

        told.__doc__ = run.__doc__
        words: list[click.Parameter] = getattr(run, "__click_params__", [])
        return click.command(params=[*reversed(words), root], short_help=says)(told)

    return made


def _apart(told: dict[str, Any], apart: tuple[str, ...]) -> dict[str, Any]:
    given = [f"--{option}" for option in apart if told[option]]
    if len(given) > 1:
        raise click.UsageError(f"{' and '.join(given)} do not go together; give one of them")
    return told
