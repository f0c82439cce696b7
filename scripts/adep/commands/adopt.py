"""``adep adopt``: words mended on pages become recorded corrections, with name, date and reason."""

from __future__ import annotations

import datetime
import tomllib
from codecs import BOM_UTF8
from collections.abc import Sequence
from pathlib import Path

import click
from msgspec.structs import replace

from adep import records
from adep.base.problems import Problem, Refused, refuse
from adep.commands.add.report import in_words
from adep.commands.command import Arguments, command, unless
from adep.commands.terminal import count, show
from adep.git import commits, messages
from adep.languages import loaded
from adep.languages.interface import Interface
from adep.pages import checksums, corrections_from_edits, library_with_edits
from adep.pages.edits import Edit, as_written
from adep.pages.edits_summary import as_markdown, refused_as_markdown
from adep.pages.project_state import attempt, prepare, shown
from adep.records import unit_records


@command("record what was mended on the pages by hand as corrections", writes=unless("dry_run"))
@click.option("--dry-run", is_flag=True, help="write nothing; say what would be")
@click.option("--author", metavar="NAME", help="who mended what is not committed yet")
@click.option(
    "--reason", metavar="WORDS", help="why; of every edit, instead of the commit's message"
)
@click.option(
    "--format",
    type=click.Choice(("text", "markdown")),
    default="text",
    help="text to be read (the default), or a table in Markdown, to be shown below a proposal",
)
def run(arguments: Arguments) -> int:
    """Turn every word that was mended by hand on a page in docs/ into a recorded correction in
    sources/<act>/corrections/<unit>.toml, so that import and page agree. Who mended it, when and
    why comes from the commit that changed the line. All edits are recorded, or none if one of them
    can't be.
    """
    try:
        return _adopted(arguments)
    except Refused as refused:
        if arguments.format == "markdown":  # where a proposal's editor reads what is recorded
            words = loaded.interfaces()
            click.echo(refused_as_markdown(_in_words(refused.problems, words), words), nl=False)
        raise


def _adopted(arguments: Arguments) -> int:
    root = arguments.root
    prepared = prepare(root)
    by_hand = prepared.by_hand()
    behind = len(prepared.out_of_step())
    if by_hand.problems:
        raise Refused(by_hand.problems)
    if not by_hand.edits:
        if not behind:
            said = "Nothing was written."
        elif arguments.dry_run:
            said = f"{count(behind, 'page')} would be brought in step. Nothing was written."
        else:
            arguments.writer.put(prepared.files)
            said = f"{count(behind, 'page')} brought in step."
        _tell(
            (),
            f"No word of a page was mended by hand: there is nothing to record. {said}",
            arguments,
            behind,
        )
        return 0
    adopted = library_with_edits.adopt_edits(
        prepared.library, by_hand.edits, lambda edit: _written(edit, arguments)
    )
    records_of = _recorded(root, adopted)
    tried = attempt(root, records_of)
    for edit in by_hand.edits:
        if library_with_edits.words_of(tried.library, edit) != edit.words:
            raise refuse(
                "edit-not-recorded",
                edit.path,
                edit.line,
                f"{edit.unit}: no corrections could be found that give the words of the page; "
                f"write them by hand in {records.unit_file(edit.act, edit.unit)}",
            )
    if arguments.dry_run:
        said = f"{count(len(adopted), 'edit')} would be recorded. Nothing was written."
        _tell(adopted, said, arguments, behind)
        return 0
    arguments.writer.put(tried.files)
    where = ", ".join(
        path if content is not None else f"{path} (deleted: no correction is left in it)"
        for path, content in records_of.items()
    )
    said = f"{count(len(adopted), 'edit')} recorded in {where}; pages are in step."
    _tell(adopted, said, arguments, behind)
    return 0


def _in_words(
    problems: Sequence[Problem], interfaces: Sequence[Interface]
) -> list[tuple[str, str, str]]:
    """The place of each problem, what it says in every language that has words for it, and what
    may be pasted.
    """
    return [
        (
            one.at,
            " · ".join(dict.fromkeys(in_words(one, say) for say in interfaces)),
            one.paste,
        )
        for one in problems
    ]


def _tell(
    adopted: Sequence[corrections_from_edits.Adopted],
    said: str,
    arguments: Arguments,
    behind: int,
) -> None:
    """What each edit became, and ``said`` of all of them; ``behind``: pages that nobody edited,
    and that are made anew.
    """
    if arguments.format == "markdown":
        click.echo(as_markdown(adopted, loaded.interfaces(), behind), nl=False)
        return
    for one in adopted:
        edit = one.edit
        by = "; ".join(dict.fromkeys(f"{c.author}, {c.date}" for c in one.added))
        by = by or ("takes a correction back" if one.undone else "nothing to record")
        click.echo(f"{edit.path}:{edit.line}: {edit.unit} {shown(edit)} ({by})")
    click.echo(said)
    _tell_unreasoned(adopted, arguments)


def _tell_unreasoned(
    adopted: Sequence[corrections_from_edits.Adopted], arguments: Arguments
) -> None:
    """Which corrections nobody gave a reason for, and how one is given."""
    none = corrections_from_edits.no_reason(loaded.interfaces())
    units = dict.fromkeys(
        (one.edit.act, one.edit.unit)
        for one in adopted
        if any(made.reason == none for made in one.added)
    )
    if not units:
        return
    names = ", ".join(unit for _, unit in units)
    if arguments.dry_run:
        how = 'say why with --reason "…", or in the message of the commit'
    else:
        files = ", ".join(records.unit_file(act, unit) for act, unit in units)
        how = f'write why in {files}; next time say it with --reason "…"'
    show(f"No reason is given for {names}, and readers are told so: {how}.", "warn")


def _written(edit: Edit, arguments: Arguments) -> list[tuple[commits.Commit, str]]:
    """Who mended a unit, when and why, the first first, each with the words as he left them."""
    root = arguments.root
    if commits.is_shallow(root):
        raise _nobody(
            edit,
            "this clone has not the whole history, so that nobody can tell who mended the line; "
            "run `git fetch --unshallow` (in a workflow: fetch-depth: 0)",
        )
    lines = (root / edit.path).read_text(encoding="utf-8-sig", errors="replace").split("\n")
    here = checksums.read_line(lines[edit.line - 1])
    found: list[tuple[commits.Commit, str]] = []
    after = edit.words
    try:
        for one in commits.of_line(
            root, edit.path, edit.line, lambda page: _line(page, edit), _same_words
        ):
            old = checksums.read_line(one.before) if one.before else None
            same = old is not None and here is not None and old.sum == here.sum
            before = as_written(old.text) if old is not None and same else None
            if before != after:
                commit = (
                    _reasoned(one.commit, one.sides, edit.made)
                    if one.commit
                    else _not_committed(edit, arguments)
                )
                # Of what one person did, the last says it.
                if not found or found[-1][0].author != commit.author:
                    found.append((commit, after))
            if before is None or before == edit.made:
                break
            after = before
    except commits.Unknown as why:
        raise _nobody(
            edit,
            f"git does not tell who mended {edit.unit} ({why}); set right what it says, then run "
            "`adep adopt` again",
        ) from None
    except commits.Unusable as why:
        raise _nobody(
            edit,
            f"{why}; commit the words of {edit.unit} anew, or write the correction by hand in "
            f"{records.unit_file(edit.act, edit.unit)}",
        ) from None
    return [
        (
            commits.Commit(one.author, one.date, arguments.reason or one.message),
            words,
        )
        for one, words in reversed(found)
    ]


def _same_words(one: str, other: str) -> bool:
    """Whether the lines of a unit say the same, whatever an import wrote them with."""
    mine, theirs = checksums.read_line(one), checksums.read_line(other)
    if mine is None or theirs is None:
        return False
    return as_written(mine.text) == as_written(theirs.text)


def _reasoned(
    commit: commits.Commit, sides: Sequence[commits.MergedLine], made: str
) -> commits.Commit:
    """``commit``; where it is a merge that gives no reason itself, with the reasons of those whose
    words it merged. The words that an import made are nobody's.
    """
    if messages.reason(commit.message):
        return commit
    said = [
        side.commit.message
        for side in sides
        if side.commit
        and (there := checksums.read_line(side.line))
        and as_written(there.text) != made
    ]
    return replace(commit, message="\n".join([commit.message, *said]))


def _line(page: str, edit: Edit) -> int | None:
    """On which line of a page the unit of ``edit`` stands."""
    return next(
        (number for number, unit in checksums.read_units(page) if unit.id == edit.unit), None
    )


def _not_committed(edit: Edit, arguments: Arguments) -> commits.Commit:
    author = " ".join((arguments.author or "").split()) or commits.whoever_is_here(arguments.root)
    if author is None:
        raise _nobody(
            edit,
            f"{edit.unit} was mended, and nobody can tell by whom; commit it, or say it with "
            "--author",
        )
    return commits.Commit(author, datetime.date.today())


def _nobody(edit: Edit, says: str) -> Refused:
    return refuse("edit-not-recorded", edit.path, edit.line, says)


def _recorded(root: Path, adopted: list[corrections_from_edits.Adopted]) -> dict[str, bytes | None]:
    """The file of every unit whose corrections change; None where nothing is left in it."""
    files: dict[str, bytes | None] = {}
    units = dict.fromkeys((one.edit.act, one.edit.unit) for one in adopted)
    for act, unit in units:
        mine = [one for one in adopted if (one.edit.act, one.edit.unit) == (act, unit)]
        path = records.unit_file(act, unit)
        there = (root / path).read_bytes() if (root / path).exists() else b""
        text = there.decode("utf-8-sig").replace("\r\n", "\n")
        text = unit_records.without_corrections(text, [c for one in mine for c in one.undone])
        text = unit_records.with_corrections(text, [c for one in mine for c in one.added])
        try:
            tomllib.loads(text)
        except tomllib.TOMLDecodeError:  # what was there before could be read
            raise refuse(
                "record-invalid",
                path,
                None,
                "the corrections are not written as [[correction]] tables, so that none can be "
                "put beside them; write them so, as guides/records.md shows, then adopt again",
            ) from None
        unit_records.parse_corrections(text, path)  # refuses what an import could not read
        text = text.replace("\n", "\r\n") if b"\r\n" in there else text
        mark = "\ufeff" if there.startswith(BOM_UTF8) else ""
        files[path] = (mark + text).encode() if text.strip() else None
    return files
