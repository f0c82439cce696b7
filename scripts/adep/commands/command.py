"""What a command of ``adep`` is: the words that it may be told, and what carries them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import click

FOLDER_OR_FILE: Final = click.Path(path_type=Path)


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


class Command(click.Command):
    """A command. ``says`` is its line in the list of all, ``about`` what its own help begins with.

    ``run`` gives the exit status: 0 done, 1 refused or out of step. ``writes`` tells whether it
    changes files, ``elsewhere`` that it writes beside the project and only reads that. Of the
    options ``apart`` only one may be given. ``preset``: what else ``run`` finds in its arguments.
    """

    def __init__(
        self,
        name: str,
        says: str,
        about: str,
        words: Sequence[click.Parameter],
        run: Callable[[Arguments], int],
        *,
        writes: Callable[[Arguments], bool] = never,
        elsewhere: bool = False,
        apart: tuple[str, ...] = (),
        preset: Mapping[str, Any] | None = None,
    ) -> None:
        root = click.Option(
            ["--root"],
            type=FOLDER_OR_FILE,
            default=Path(),
            metavar="FOLDER",
            help="the project's folder (the folder you are in)",
        )
        more = {"run": run, "writes": writes, "elsewhere": elsewhere, "writer": None}
        super().__init__(
            name,
            params=[*words, root],
            short_help=says,
            help=about,
            callback=lambda **told: Arguments(
                command=name, **more, **(preset or {}), **_apart(told, apart)
            ),
        )


def _apart(told: dict[str, Any], apart: tuple[str, ...]) -> dict[str, Any]:
    given = [f"--{option}" for option in apart if told[option]]
    if len(given) > 1:
        raise click.UsageError(f"{' and '.join(given)} do not go together; give one of them")
    return told


def wrong_words(message: str) -> None:
    """Stop a command whose words do not fit one another; ``main`` says so and gives 2."""
    raise click.UsageError(message)
