"""``adep check``: what is wrong with the sources, the records and the pages."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from adep.commands.prepared import WOULD, hand_edits, prepare
from adep.commands.terminal import Commands, count, print_problems
from adep.problems import Problem


def add(commands: Commands) -> ArgumentParser:
    """The words of the command."""
    parser = commands.add_parser(
        "check",
        help="say what is wrong with the sources, the records and the pages",
        description="Say what is wrong with the sources, the records and the pages, and write "
        "nothing. Exits with 1 if something must be mended before the site can be built from it.",
    )
    parser.set_defaults(run=run)
    return parser


def run(arguments: Namespace) -> int:
    """Say what is wrong; 1 where something must be mended."""
    library, made, docs, steps = prepare(arguments.root)
    problems = [*library.problems, *hand_edits(docs, library, made, steps)]
    edited = {problem.path for problem in problems if problem.code == "edit-not-recorded"}
    for step in steps:
        if f"docs/{step.path}" in edited:
            continue
        line = _first_difference(docs / step.path, made.get(step.path, ""))
        problems.append(
            Problem(
                f"docs/{step.path}",
                line,
                "page-out-of-step",
                f"the page would be {WOULD[step.what]} by an import; run `adep import`, "
                "or record the edit in corrections.toml",
            )
        )
    print_problems(problems, sys.stdout)
    if steps:
        print(f"{len(steps)} pages are out of step with the sources.")
        return 1
    print(
        f"{len(made)} pages are in step with the sources. "
        f"{count(len(problems), 'problem')} to look at."
    )
    return 0


def _first_difference(file: Path, made: str) -> int | None:
    if not file.exists() or not made:
        return None
    old = file.read_text(encoding="utf-8", errors="replace").split("\n")
    new = made.split("\n")
    return next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False), start=1) if a != b),
        min(len(old), len(new)),
    )
