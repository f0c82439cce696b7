"""``adep pair``: which units of an act are each other's text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from adep import records
from adep.commands.command import Arguments, command
from adep.commands.terminal import count
from adep.commands.write_files import Writer
from adep.library import pairing_draft, pipeline, unnamed_texts
from adep.model import Act
from adep.records.unit_records import parse_rows


@command(
    "propose which units of an act are each other's text",
    writes=lambda asked: asked.write,
    apart=("write", "measure"),
)
@click.argument("act", help="an act's id, such as honor-code-2005", metavar="ACT")
@click.option("--clause", default="", metavar="N", help="only this clause")
@click.option(
    "--write",
    is_flag=True,
    help="add the rows to the act's pairs.toml, marked as proposed; rows that are there stay",
)
@click.option(
    "--measure",
    is_flag=True,
    help="hold what would be proposed against what an editor has recorded",
)
def run(arguments: Arguments) -> int:
    """Propose which units of an act are each other's text, where numbers do not say it and nobody
    has recorded it. Writes nothing unless told to.
    """
    root, name, clause = arguments.root, arguments.act, arguments.clause
    records.require_project(root)
    known = records.folders(root)
    if name not in known:
        print(f"«{name}» is no act here; acts are: {', '.join(known)}.", file=sys.stderr)
        return 1
    act = pipeline.load_act(root, name)
    if clause and clause not in {found.id for found in act.clauses}:
        print(f"{name} has no clause «{clause}».", file=sys.stderr)
        return 1
    if arguments.measure:
        lines = pairing_draft.measured(act, clause)
        if lines is None:
            what = f"clause {clause} of {name} is not" if clause else f"no clause of {name} is"
            print(
                f"Nothing to measure: {what} one that numbers leave open and an editor has paired.",
                file=sys.stderr,
            )
            return 1
        print("\n".join(lines))
        return 0
    proposals = {
        found: rows for found, rows in pipeline.propose_rows(act).items() if clause in ("", found)
    }
    beside = [] if clause or arguments.write else _beside(root, name)
    if not proposals and not beside:
        what = f"Clause {clause} of {name}" if clause else f"Every clause of {name}"
        print(f"{what} is paired or has one text only: there is nothing to propose.")
        return 0
    if not arguments.write:
        if proposals:
            print("\n".join(pairing_draft.listing(act, proposals)))
            print("Nothing was written. `adep pair` with --write adds these rows to pairs.toml.")
        print("\n".join(beside))
        return 0
    return _write_rows(arguments.writer, act, proposals)


def _beside(root: Path, name: str) -> list[str]:
    """What records do not name yet of the act's texts, and could say of them."""
    library = pipeline.build_library(root)
    acts = {one.facts.id: one for one in library.acts}
    if name not in acts:  # an article
        return []
    return list(
        unnamed_texts.proposals(
            acts[name], acts, library.concordances, library.duties, library.in_duties
        )
    )


def _write_rows(writer: Writer, act: Act, proposals: pairing_draft.Proposals) -> int:
    path = f"sources/{act.facts.id}/pairs.toml"
    file = writer.root / path
    there = file.read_bytes() if file.exists() else b""
    if any(problem.code == "record-of-other-wording" for problem in act.problems):
        click.echo(
            f"{path} pairs older wordings than are shown now. Keep it under another name, such as "
            "pairs-older.toml, and run this again.",
            err=True,
        )
        return 1
    rows = pairing_draft.as_records(proposals)
    if not there:
        rows = f"wordings = {{{_wordings(act)}}}\n\n{rows}"
    gap = b"" if not there else b"\n" if there.endswith(b"\n") else b"\n\n"
    content = there + gap + rows.encode()
    parse_rows(content.decode("utf-8-sig"), path, act.langs)  # refuses what it cannot read
    writer.put({path: content})
    print(
        f"{path}: {count(sum(map(len, proposals.values())), 'row')} added for "
        f"{pairing_draft.clauses_told(proposals)}, each marked «proposed = true». "
        "Delete that line from a row to confirm it; `adep import` puts the rows on the pages."
    )
    return 0


def _wordings(act: Act) -> str:
    """Of which wordings the rows are, as ``pairs.toml`` takes it."""
    return ", ".join(f"{text.lang} = {text.wording_of}" for text in act.facts.shown)
