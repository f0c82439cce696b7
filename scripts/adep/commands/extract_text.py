"""``adep extract``: the text in a document; and whether that of a document held is the same."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import click

from adep import records
from adep.base.invisible import named
from adep.commands.command import Arguments, command
from adep.commands.terminal import count, print_problems
from adep.ingest import given_file
from adep.ingest.read import load_bytes
from adep.model import TextFacts


@command("show the text in a document, or what taking an act's texts anew would change")
@click.argument("what", help="a document, or an act's id", metavar="FILE|ACT")
def run(arguments: Arguments) -> int:
    """Show the text that `adep add` would take from a document. Of an act: take the texts anew from
    the documents kept beside them, and show what would be other than it is held; the exit status is
    then 1. A newer version of the program or its libraries may read a document otherwise; nothing
    counts before an editor says so with `adep add --replace`. Writes nothing.
    """
    if arguments.what not in records.folders(arguments.root):
        found = given_file.text_of(Path(arguments.what))
        print_problems(found.remarks, sys.stderr)
        click.echo(named(_shown(found)).replace("[U+000C]", "\f"), nl=False)
        return 0
    authorities = records.load_authorities(arguments.root)
    facts = records.load_records(arguments.root, arguments.what, authorities).facts
    taken = [text for text in facts.texts if text.original is not None]
    other = 0
    for text in taken:
        lines = list(_changed(arguments.root, text))
        other += bool(lines)
        for line in lines:
            click.echo(named(line))
        if lines:
            click.echo(
                f"If this is right: adep add {text.original} --act {facts.id} --lang {text.lang} "
                f"--wording {text.wording_of} --replace"
            )
    if not taken:
        click.echo(f"No text of {facts.id} was taken from a document.")
    elif not other:
        click.echo(f"{count(len(taken), 'text')} taken anew: the same as held.")
    return 1 if other else 0


def _shown(found: given_file.Whole) -> str:
    """The text as it is taken; of a web page without its menus, its paragraphs apart."""
    if found.original is not None:
        return found.data.decode("utf-8", "replace")
    lines = [line for line in found.source.lines if not line.menu]
    return "\n".join("\n" * line.block + line.text for line in lines).lstrip("\n") + "\n"


def _changed(root: Path, text: TextFacts) -> Iterator[str]:
    """Line by line, what the text taken now has otherwise than the one that is held."""
    assert text.original is not None
    held = load_bytes(root / text.source).decode("utf-8").split("\n")
    now = given_file.text_of(root / text.original).data.decode("utf-8").split("\n")
    yield from unified_diff(held, now, text.source, "as it is taken now", lineterm="", n=1)
