"""``adep explain``: how a clause came to be, or what a problem code means."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from adep.base.invisible import named, on_one_line
from adep.base.problems import CODES, Code
from adep.commands.command import Arguments, command
from adep.ingest import given_file, texts
from adep.languages import loaded
from adep.library import explain, pipeline


@command("show how a clause came to be, or what a problem code means")
@click.argument(
    "what",
    help="such as honor-code-2005/5; an act's id alone lists its units; or a problem code",
    metavar="WHAT",
)
@click.option(
    "--lang",
    type=click.Choice(loaded.LANGUAGES),
    help="the language of a raw text: WHAT is then the path of its file",
)
def run(arguments: Arguments) -> int:
    """Show how a clause came to be: its source lines, repairs and pairing. With --lang, show what
    the importer makes of a raw text that is not in sources/ yet.
    """
    if arguments.what in CODES:
        print("\n".join(_code(arguments.what)))
        return 0
    if arguments.lang:
        file = Path(arguments.what)
        text = texts.read_given(given_file.text_of(file).source, arguments.lang)
        print("\n".join(map(named, explain.outline(text))))
        return 0
    library = pipeline.build_library(arguments.root)
    lines = explain.explain(library, arguments.what)
    if lines is None:
        known = ", ".join(library.by_id)
        print(
            f"«{arguments.what}» is no clause, act or problem code; write ACT/CLAUSE such as "
            f"honor-code-2005/5. Acts are: {known}.",
            file=sys.stderr,
        )
        return 1
    print("\n".join(map(named, lines)))
    return 0


def _code(code: str) -> Iterator[str]:
    """What a code means, and its example: the files, what Adep said, what to do."""
    example = CODES[code]
    yield f"{code}: {example.meaning}"
    yield _weight(example)
    if example.files:
        yield ""
        yield "For example"
    for path, text in example.files.items():
        written = "" if example.encoding == "utf-8" else f" (written in {example.encoding})"
        yield f"  {path}{written}"
        yield from (f"  | {line}".rstrip() for line in text.rstrip("\n").split("\n"))
    if example.changes:
        yield ""
        yield "Changed after the import"
    for change in example.changes:
        yield f"  {change.path}"
        yield f"  | «{on_one_line(change.old)}» → «{on_one_line(change.new)}»"
    if example.files:
        yield ""
        yield "Adep says"
        yield f"  $ {example.run}"
        yield from (f"  {line}" for line in example.says.split("\n"))
    yield ""
    yield "What to do"
    yield from textwrap.wrap(
        example.todo,
        96,
        initial_indent="  ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _weight(kind: Code) -> str:
    """What a problem stops."""
    if kind.level == "notice":
        return "It stops the import until `adep adopt` has recorded it; `adep check` accepts it."
    if kind.level == "error" and not kind.stops:
        return "`adep check` fails until it is settled."
    if not kind.stops:
        return "It is reported; the text is kept and published."
    if kind.run.startswith(("adep add", "adep remove")):
        return "It stops the command: nothing is written."
    return "It stops the build." if kind.run.startswith("mkdocs") else "It stops the import."
