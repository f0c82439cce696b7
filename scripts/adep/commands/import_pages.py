"""``adep import``: the pages in ``docs/`` from the texts in ``sources/``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from adep.base.problems import Problem, Refused
from adep.commands.command import Arguments, Command, unless, wrong_words
from adep.commands.terminal import print_problems, watched
from adep.library import explain
from adep.pages.edits import Found
from adep.pages.project_state import WOULD, prepare, unsettled


def command() -> Command:
    """The words of the command."""
    return Command(
        "import",
        "make the Markdown pages in docs/ from the texts in sources/",
        "Make the Markdown pages in docs/ from the texts in sources/. Nothing is "
        "written unless every text could be read; importing twice changes no byte.",
        [
            click.Option(
                ["--check"],
                is_flag=True,
                help="write nothing; say what would change, and exit with 1 if anything would",
            ),
            click.Option(
                ["--overwrite"],
                is_flag=True,
                help="give up what was changed by hand: on these pages, or without a page on all",
            ),
            click.Argument(
                ["pages"], help="with --overwrite: docs/…", nargs=-1, metavar="[PAGE]..."
            ),
        ],
        run,
        writes=unless("check"),
    )


def run(arguments: Arguments) -> int:
    """Import, or with ``--check`` say what an import would do."""
    if arguments.pages and not arguments.overwrite:
        wrong_words("pages are named behind --overwrite alone: every page is imported")
    prepared = prepare(arguments.root, watched)
    steps, made = prepared.steps, prepared.made
    print_problems(prepared.library.problems, sys.stdout)
    if arguments.check:
        for step in steps:
            print(f"docs/{step.path}: would be {WOULD[step.what]}")
        print(
            f"{len(steps)} of {len(made)} pages would change."
            if steps
            else "Every page is in step."
        )
        return 1 if steps else 0
    if kept := _kept(prepared.by_hand(), _given_up(arguments)):
        raise Refused(kept)
    arguments.writer.put(prepared.files)
    for line in explain.summary(prepared.library):
        print(line)
    written = sum(step.what != "gone" for step in steps)
    gone = len(steps) - written
    print(
        f"{len(made)} pages in docs/: {written} written, {gone} removed, "
        f"{len(made) - written} as they were."
    )
    return 0


def _given_up(arguments: Arguments) -> Sequence[str] | None:
    return arguments.pages if arguments.overwrite else None


def _kept(by_hand: Found, given_up: Sequence[str] | None) -> list[Problem]:
    """What was changed by hand and not given up; ``given_up`` are pages, none of them means all."""
    if given_up is not None and not given_up:
        return []
    return [problem for problem in unsettled(by_hand) if problem.path not in (given_up or ())]
