"""``adep check``: whether sources, records and pages are right, and what an editor should see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click
from msgspec.structs import replace

from adep import disk, exports
from adep.base.problems import Level, Problem, Refused
from adep.base.settings_file import HOOK, SETTINGS_FILE, is_older
from adep.commands.command import Arguments, command
from adep.commands.findings import Finding, as_github, as_json, as_text, findings
from adep.commands.terminal import count
from adep.library import checks
from adep.pages.project_state import Prepared, prepare, unsettled

COLOURS: dict[Level, str] = {"error": "red", "warning": "yellow", "notice": "cyan"}


@command("say what is wrong with the sources, the records and the pages")
@click.option(
    "--format",
    type=click.Choice(("text", "github", "json")),
    default="text",
    help="text to be read (the default), annotations for GitHub, or JSON",
)
@click.option(
    "--proposal",
    is_flag=True,
    help="as CI checks a proposal: pages behind their records are no fault, `adep adopt` brings "
    "them in step",
)
def run(arguments: Arguments) -> int:
    """Check that the sources are unchanged, corrections apply, every unit is paired, references
    lead somewhere, the data fits its schema, pages are in step, and the words are clean; say what
    was mended on a page and waits to be recorded. Writes nothing. Exits with 1 if something must be
    mended before the site can be built from it.
    """
    try:
        prepared = prepare(arguments.root)
    except Refused as refused:
        found = findings([*disk.find(arguments.root), *refused.problems])
        _print(found, arguments.format, "")
        return 1
    library = prepared.library
    settled = ("page-out-of-step",) if arguments.proposal else ()
    try:
        astray = prepared.astray(arguments.root)
    except Refused as refused:
        astray = [*refused.problems]
    behind = prepared.out_of_step()
    problems = [
        *_problems(prepared),
        *(_made_anew(behind) if arguments.proposal else behind),
        *astray,
        *_settings(arguments.root),
        *disk.find(arguments.root),
    ]
    found = findings(problems, library.every, settled)
    _print(found, arguments.format, f"{count(len(prepared.made), 'page')} checked")
    return 1 if any(one.level == "error" for one in found) else 0


def _problems(prepared: Prepared) -> list[Problem]:
    problems = [
        *prepared.library.problems,
        *checks.unguarded(prepared.library),
        *checks.unnamed(prepared.docs.parent, prepared.library),
        *checks.unsaid(prepared.library),
        *checks.lint(prepared.library),
        *unsettled(prepared.by_hand()),
        *prepared.quoted_in_vain(),
        *prepared.unanswered(),
    ]
    try:
        exports.files(exports.Copy(prepared.library), exports.CHECKED)
    except Refused as refused:
        problems += refused.problems
    return problems


def _made_anew(behind: Sequence[Problem]) -> list[Problem]:
    """One notice for all pages that are behind the records of a proposal."""
    if not behind:
        return []
    first, *others = behind
    also = f" and {count(len(others), 'other page')}" if others else ""
    says = f"this page{also} will be made anew from the records after the merge; you do nothing"
    return [replace(first, message=says)]


def _settings(root: Path) -> list[Problem]:
    """Whether ``mkdocs.yml`` is one of an earlier version: no site can be built by it."""
    file = root / SETTINGS_FILE
    text = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
    if not is_older(text):
        return []
    says = f"the hook {HOOK} is a plugin now; run `adep upgrade`, which moves it and its settings"
    return [Problem(SETTINGS_FILE, None, "project-older", says)]


def _print(found: Sequence[Finding], form: str, checked: str) -> None:
    if form == "json":
        click.echo(as_json(found))
        return
    lines = as_github(found) if form == "github" else as_text(found, _style)
    for line in lines:
        click.echo(line)
    levels = Counter(one.level for one in found)
    told = [f"{count(levels['error'], 'thing')} to mend" if levels["error"] else "nothing to mend"]
    if levels["notice"]:
        told.append(f"{count(levels['notice'], 'thing')} that `adep adopt` settles")
    if levels["warning"]:
        told.append(f"{levels['warning']} to look at")
    summary = ", ".join(told)
    click.echo(f"{checked}: {summary}." if checked else f"{summary}. Nothing else was checked.")
    if form == "text" and found:
        click.echo("`adep explain CODE` tells more of a code, with an example.")


def _style(words: str, level: Level) -> str:
    return click.style(words, fg=COLOURS[level], bold=level == "error")
