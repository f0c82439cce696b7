"""``adep import``: the pages in ``docs/`` from the texts in ``sources/``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from adep import explain, publish
from adep.commands.prepared import WOULD, hand_edits, prepare
from adep.commands.terminal import Commands, print_problems, watched
from adep.problems import Refused


def add(commands: Commands) -> ArgumentParser:
    """The words of the command."""
    parser = commands.add_parser(
        "import",
        help="make the Markdown pages in docs/ from the texts in sources/",
        description="Make the Markdown pages in docs/ from the texts in sources/. Nothing is "
        "written unless every text could be read; importing twice changes no byte.",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; say what would change, and exit with 1 if anything would",
    )
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help="write pages anew even where somebody changed their words by hand",
    )
    parser.set_defaults(run=run)
    return parser


def run(arguments: Namespace) -> int:
    """Import, or with ``--check`` say what an import would do."""
    library, made, docs, steps = prepare(arguments.root, watched)
    print_problems(library.problems, sys.stdout)
    if arguments.check:
        for step in steps:
            print(f"docs/{step.path}: would be {WOULD[step.what]}")
        print(
            f"{len(steps)} of {len(made)} pages would change."
            if steps
            else "Every page is in step."
        )
        return 1 if steps else 0
    if not arguments.overwrite and (edits := hand_edits(docs, library, made, steps)):
        raise Refused(edits)
    publish.write(docs, made, steps)
    for line in explain.summary(library):
        print(line)
    written = sum(step.what != "gone" for step in steps)
    gone = len(steps) - written
    print(
        f"{len(made)} pages in docs/: {written} written, {gone} removed, "
        f"{len(made) - written} as they were."
    )
    return 0
