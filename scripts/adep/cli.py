"""The command ``adep``: import the sources, check the pages, explain a clause, propose pairs."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from adep import __version__, explain, pipeline, proposal, publish, records
from adep.model import Act
from adep.problems import CODES, Problem, Refused
from adep.render import pages


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command: 0 done, 1 refused or out of step, 2 the command's own words are off."""
    parser = argparse.ArgumentParser(
        prog="adep",
        description="Make the pages of Adep from the raw texts in sources/.",
        epilog="`adep COMMAND --help` tells more of each command.",
    )
    parser.add_argument("--version", action="version", version=f"adep {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    importing = commands.add_parser(
        "import",
        help="make the Markdown pages in docs/ from the texts in sources/",
        description="Make the Markdown pages in docs/ from the texts in sources/. Nothing is "
        "written unless every text could be read; importing twice changes no byte.",
    )
    importing.add_argument(
        "--check",
        action="store_true",
        help="write nothing; say what would change, and exit with 1 if anything would",
    )
    importing.add_argument(
        "--overwrite",
        action="store_true",
        help="write pages anew even where somebody changed their words by hand",
    )
    importing.set_defaults(run=_import)

    checking = commands.add_parser(
        "check",
        help="say what is wrong with the sources, the records and the pages",
        description="Say what is wrong with the sources, the records and the pages, and write "
        "nothing. Exits with 1 if something must be mended before the site can be built from it.",
    )
    checking.set_defaults(run=_check)

    explaining = commands.add_parser(
        "explain",
        help="show how a clause came to be, or what a problem code means",
        description="Show how a clause came to be: its source lines, repairs and pairing. "
        "With --lang, show what the importer makes of a raw text that is not in sources/ yet.",
    )
    explaining.add_argument(
        "what",
        metavar="WHAT",
        help="such as honor-code-2005/5; an act's id alone lists its units; or a problem code",
    )
    explaining.add_argument(
        "--lang",
        choices=pipeline.LANGUAGES,
        help="the language of a raw text: WHAT is then the path of its file",
    )
    explaining.set_defaults(run=_explain)

    pairing = commands.add_parser(
        "pair",
        help="propose which units of an act are each other's text",
        description="Propose which units of an act are each other's text, where numbers do not "
        "say it and nobody has recorded it. Writes nothing unless told to.",
    )
    pairing.add_argument("act", metavar="ACT", help="an act's id, such as honor-code-2005")
    pairing.add_argument("--clause", metavar="N", default="", help="only this clause")
    ends = pairing.add_mutually_exclusive_group()
    ends.add_argument(
        "--write",
        action="store_true",
        help="add the rows to the act's pairs.toml, marked as proposed; rows that are there stay",
    )
    ends.add_argument(
        "--measure",
        action="store_true",
        help="hold what would be proposed against what an editor has recorded",
    )
    pairing.set_defaults(run=_pair)

    for command in (importing, checking, explaining, pairing):
        command.add_argument(
            "--root",
            type=Path,
            default=Path(),
            metavar="FOLDER",
            help="the project's folder (the folder you are in)",
        )
    arguments = parser.parse_args(argv)
    # Values are frozen trees without cycles: looking for cycles among them took an eighth of an
    # import of 5,000 clauses and frees nothing.
    gc.set_threshold(100_000, 50, 100)
    try:
        return int(arguments.run(arguments))
    except Refused as refused:
        _print_problems(refused.problems, sys.stderr)
        print("Nothing was written.", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of a long listing, such as head, went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        what = f"{error.filename or 'the disk'}: {error.strerror or error}"
        print(f"{what}. Nothing was changed.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. Nothing was changed.", file=sys.stderr)
        return 130


def _prepare(
    root: Path,
) -> tuple[pipeline.Library, dict[str, str], Path, list[publish.Step]]:
    """What is in ``sources/``, its pages as they should be, where they are, and what differs."""
    library = pipeline.build_library(root)
    made = pipeline.render_pages(library)
    docs = root / "docs"
    return library, made, docs, publish.plan(docs, made, pages.MARK.encode())


def _import(arguments: argparse.Namespace) -> int:
    library, made, docs, steps = _prepare(arguments.root)
    _print_problems(library.problems, sys.stdout)
    if arguments.check:
        for step in steps:
            print(f"docs/{step.path}: would be {_WOULD[step.what]}")
        print(
            f"{len(steps)} of {len(made)} pages would change."
            if steps
            else "Every page is in step."
        )
        return 1 if steps else 0
    if not arguments.overwrite and (edits := _hand_edits(docs, library, made, steps)):
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


def _hand_edits(
    docs: Path, library: pipeline.Library, made: Mapping[str, str], steps: Sequence[publish.Step]
) -> list[Problem]:
    changed = {
        step.path: (docs / step.path).read_text(encoding="utf-8", errors="replace")
        for step in steps
        if step.what == "changed"
    }
    return pipeline.hand_edits(library, changed, made)


_WOULD = {"new": "new", "changed": "changed", "gone": "removed"}


def _check(arguments: argparse.Namespace) -> int:
    library, made, docs, steps = _prepare(arguments.root)
    problems = [*library.problems, *_hand_edits(docs, library, made, steps)]
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
                f"the page would be {_WOULD[step.what]} by an import; run `adep import`, "
                "or record the edit in corrections.toml",
            )
        )
    _print_problems(problems, sys.stdout)
    if steps:
        print(f"{len(steps)} pages are out of step with the sources.")
        return 1
    print(
        f"{len(made)} pages are in step with the sources. "
        f"{_count(len(problems), 'problem')} to look at."
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


def _explain(arguments: argparse.Namespace) -> int:
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


def _pair(arguments: argparse.Namespace) -> int:
    root, name, clause = arguments.root, arguments.act, arguments.clause
    authorities = records.load_authorities(root)
    known = records.folders(root)
    if name not in known:
        print(f"«{name}» is no act here; acts are: {', '.join(known)}.", file=sys.stderr)
        return 1
    act = pipeline.load_act(root, name, authorities)
    if clause and clause not in {found.id for found in act.clauses}:
        print(f"{name} has no clause «{clause}».", file=sys.stderr)
        return 1
    if arguments.measure:
        unpaired = pipeline.load_act(root, name, authorities, pairing=False)
        lines = proposal.measured(act, unpaired, clause)
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
    if not proposals:
        what = f"Clause {clause} of {name}" if clause else f"Every clause of {name}"
        print(f"{what} is paired or has one text only: there is nothing to propose.")
        return 0
    if not arguments.write:
        print("\n".join(proposal.listing(act, proposals)))
        print("Nothing was written. `adep pair` with --write adds these rows to pairs.toml.")
        return 0
    return _write_rows(root, act, proposals)


def _write_rows(root: Path, act: Act, proposals: proposal.Proposals) -> int:
    path = f"sources/{act.facts.id}/pairs.toml"
    file = root / path
    there = file.read_bytes() if file.exists() else b""
    rows = proposal.as_records(proposals)
    gap = b"" if not there else b"\n" if there.endswith(b"\n") else b"\n\n"
    content = there + gap + rows.encode()
    records.parse_rows(content.decode("utf-8-sig"), path, act.langs)  # refuses what it cannot read
    publish.replace_file(file, content)
    print(
        f"{path}: {_count(sum(map(len, proposals.values())), 'row')} added for "
        f"{proposal.clauses_told(proposals)}, each marked «proposed = true». "
        "Delete that line from a row to confirm it; `adep import` puts the rows on the pages."
    )
    return 0


def _print_problems(problems: Sequence[Problem], stream: object) -> None:
    for problem in sorted(problems, key=lambda problem: problem.place):
        print(problem, file=stream)  # type: ignore[call-overload]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
