"""``adep adopt``: words mended on pages become recorded corrections, with name, date and reason."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser, Namespace
from pathlib import Path

import click

from adep import adopt, commits, pipeline, publish, records
from adep.commands.prepared import Prepared, attempt, prepare, shown
from adep.commands.terminal import Commands, count
from adep.edits import Edit
from adep.problems import Refused, refuse


def add(commands: Commands) -> ArgumentParser:
    """The words of the command."""
    parser = commands.add_parser(
        "adopt",
        help="record what was mended on the pages by hand as corrections",
        description="Turn every word that was mended by hand on a page in docs/ into a recorded "
        "correction in sources/<act>/corrections.toml, so that import and page agree. Who mended "
        "it, when and why comes from the commit that changed the line. All edits are recorded, or "
        "none if one of them can't be.",
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing; say what would be")
    parser.add_argument("--author", metavar="NAME", help="who mended what is not committed yet")
    parser.add_argument("--reason", metavar="WORDS", help="why; instead of the commit's message")
    parser.set_defaults(run=run)
    return parser


def run(arguments: Namespace) -> int:
    """Record every edit, and bring the pages in step."""
    root = arguments.root
    prepared = prepare(root)
    by_hand = prepared.by_hand()
    if by_hand.problems:
        raise Refused(by_hand.problems)
    if not by_hand.edits:
        written = 0 if arguments.dry_run else len(prepared.steps)
        if written:
            publish.write(prepared.docs, prepared.made, prepared.steps)
        click.echo(
            "No word of a page was mended by hand: there is nothing to record. "
            + (f"{count(written, 'page')} brought in step." if written else "Nothing was written.")
        )
        return 0
    adopted = pipeline.adopt_edits(
        prepared.library, by_hand.edits, lambda edit: _commit(edit, arguments)
    )
    records_of = _recorded(root, prepared, adopted)
    tried = attempt(root, records_of)
    for edit in by_hand.edits:
        if pipeline.words_of(tried.library, edit) != edit.words:
            raise refuse(
                "edit-not-recorded",
                edit.path,
                edit.line,
                f"{edit.unit}: no corrections could be found that give the words of the page; "
                "record them by hand in corrections.toml",
            )
    for one in adopted:
        edit = one.edit
        by = next((f"{c.author}, {c.date}" for c in one.added), "")
        by = by or ("takes a correction back" if one.undone else "nothing to record")
        click.echo(f"{edit.path}:{edit.line}: {edit.unit} {shown(edit)} ({by})")
    if arguments.dry_run:
        click.echo(f"{count(len(adopted), 'edit')} would be recorded. Nothing was written.")
        return 0
    publish.put(root, tried.files)
    where = ", ".join(records_of)
    click.echo(f"{count(len(adopted), 'edit')} recorded in {where}; pages are in step.")
    return 0


def _commit(edit: Edit, arguments: Namespace) -> adopt.Commit:
    """Who mended a line, when and why."""
    if commits.is_shallow(arguments.root):
        raise refuse(
            "edit-not-recorded",
            edit.path,
            edit.line,
            "this clone has not the whole history, so that nobody can tell who mended the line; "
            "run `git fetch --unshallow` (in a workflow: fetch-depth: 0)",
        )
    found = commits.of_line(arguments.root, edit.path, edit.line)
    if found is None:
        author = arguments.author or commits.whoever_is_here(arguments.root)
        if author is None:
            raise refuse(
                "edit-not-recorded",
                edit.path,
                edit.line,
                f"{edit.unit} was mended, and nobody can tell by whom; commit it, or say it with "
                "--author",
            )
        found = adopt.Commit(author, datetime.date.today())
    return adopt.Commit(found.author, found.date, arguments.reason or found.message)


def _recorded(
    root: Path, prepared: Prepared, adopted: list[adopt.Adopted]
) -> dict[str, bytes | None]:
    """``corrections.toml`` of every act whose corrections change; None where none is left."""
    files: dict[str, bytes | None] = {}
    acts = {act.facts.id: act for act in (*prepared.library.acts, *prepared.library.articles)}
    for name in dict.fromkeys(one.edit.act for one in adopted):
        path = f"sources/{name}/corrections.toml"
        there = (root / path).read_bytes() if (root / path).exists() else b""
        text = there.decode("utf-8-sig").replace("\r\n", "\n")
        mine = [one for one in adopted if one.edit.act == name]
        order = [
            one.id for held in (*acts[name].texts, *acts[name].earlier) for one in held.printed()
        ]
        text = records.without_corrections(text, [c for one in mine for c in one.undone])
        text = records.with_corrections(text, [c for one in mine for c in one.added], order)
        records.parse_corrections(text, path)  # refuses what an import could not read
        text = text.replace("\n", "\r\n") if b"\r\n" in there else text
        files[path] = text.encode() if text.strip() else None
    return files
