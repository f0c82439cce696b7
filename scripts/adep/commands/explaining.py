"""``adep explain``: how a clause came to be, or what a problem code means."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from adep import explain, pipeline
from adep.commands.terminal import Commands
from adep.problems import CODES


def add(commands: Commands) -> ArgumentParser:
    """The words of the command."""
    parser = commands.add_parser(
        "explain",
        help="show how a clause came to be, or what a problem code means",
        description="Show how a clause came to be: its source lines, repairs and pairing. "
        "With --lang, show what the importer makes of a raw text that is not in sources/ yet.",
    )
    parser.add_argument(
        "what",
        metavar="WHAT",
        help="such as honor-code-2005/5; an act's id alone lists its units; or a problem code",
    )
    parser.add_argument(
        "--lang",
        choices=pipeline.LANGUAGES,
        help="the language of a raw text: WHAT is then the path of its file",
    )
    parser.set_defaults(run=run)
    return parser


def run(arguments: Namespace) -> int:
    """Explain a code, a raw text, a clause or an act."""
    if arguments.what in CODES:
        stops, meaning = CODES[arguments.what]
        print(f"{arguments.what}: {meaning}")
        print(
            "It stops the import." if stops else "It is reported; the text is kept and published."
        )
        return 0
    if arguments.lang:
        file = Path(arguments.what)
        text = pipeline.read_alone(file.parent, file.name, arguments.lang)
        print("\n".join(explain.outline(text)))
        return 0
    library = pipeline.build_library(arguments.root)
    lines = explain.explain(library, arguments.what)
    if lines is None:
        known = ", ".join(act.facts.id for act in (*library.acts, *library.articles))
        print(
            f"«{arguments.what}» is no clause, act or problem code; write ACT/CLAUSE such as "
            f"honor-code-2005/5. Acts are: {known}.",
            file=sys.stderr,
        )
        return 1
    print("\n".join(lines))
    return 0
