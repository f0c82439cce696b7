"""``adep import``: the pages in ``docs/`` from the texts in ``sources/``."""

from __future__ import annotations

import io
import sys

import click

from adep.base.problems import Refused
from adep.commands.command import Arguments, command, unless
from adep.commands.terminal import print_problems, watched
from adep.disk import last_import


@command("make the Markdown pages in docs/ from the texts in sources/", writes=unless("check"))
@click.option(
    "--check",
    is_flag=True,
    help="write nothing; say what would change, and exit with 1 if anything would",
)
@click.option(
    "--overwrite",
    is_flag=True,
    help="give up what was changed by hand: on these pages, or without a page on all",
)
@click.argument("pages", help="with --overwrite: docs/…", nargs=-1, metavar="[PAGE]...")
def run(arguments: Arguments) -> int:
    """Make the Markdown pages in docs/ from the texts in sources/. Nothing is written unless every
    text could be read; importing twice changes no byte.
    """
    if arguments.pages and not arguments.overwrite:
        message = "pages are named behind --overwrite alone: every page is imported"
        raise click.UsageError(message)
    if arguments.check:
        return _checked(arguments)
    before = last_import.load(arguments.root)
    if before and before.project == last_import.sum_of(arguments.writer.judged.sums):
        print(before.said, end="")
        _count(before.pages)
    else:
        _imported(arguments)
    return 0


def _checked(arguments: Arguments) -> int:
    from adep.pages.project_state import WOULD, prepare

    prepared = prepare(arguments.root, watched)
    print_problems(prepared.library.problems, sys.stdout)
    for path, what in prepared.steps.items():
        print(f"docs/{path}: would be {WOULD[what]}")
    print(
        f"{len(prepared.steps)} of {len(prepared.made)} pages would change."
        if prepared.steps
        else "Every page is in step."
    )
    return 1 if prepared.steps else 0


def _imported(arguments: Arguments) -> None:
    # Here and not above: these load the whole program, which an unchanged project does not need.
    from adep.library import explain
    from adep.pages.project_state import prepare, unsettled

    prepared = prepare(arguments.root, watched)
    problems = io.StringIO()
    print_problems(prepared.library.problems, problems)
    print(problems.getvalue(), end="")
    by_hand = unsettled(prepared.by_hand())
    if arguments.overwrite:  # given up on these pages, or without a page on all
        by_hand = [one for one in by_hand if arguments.pages and one.path not in arguments.pages]
    if by_hand:
        raise Refused(by_hand)
    files = prepared.files
    sums = arguments.writer.put(files)
    summary = "".join(f"{line}\n" for line in explain.summary(prepared.library))
    print(summary, end="")
    written = sum(content is not None for content in files.values())
    _count(len(prepared.made), written, len(files) - written)
    said = problems.getvalue() + summary
    last = last_import.LastImport(last_import.sum_of(sums), said, len(prepared.made))
    last_import.keep(arguments.root, last)


def _count(pages: int, written: int = 0, gone: int = 0) -> None:
    print(
        f"{pages} pages in docs/: {written} written, {gone} removed, "
        f"{pages - written} as they were."
    )
