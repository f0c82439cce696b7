"""``adep inbox``: what was put into ``sources/inbox/`` by a web page is added, as `add` does."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence

import click
from msgspec.structs import replace

from adep import records
from adep.base.problems import Problem, Refused
from adep.commands import add as add_command
from adep.commands.add import new_act, report
from adep.commands.add.request import interface_of, language_option
from adep.commands.command import Arguments, command
from adep.commands.findings import as_github, findings
from adep.commands.terminal import count, print_problems
from adep.commands.write_files import opened
from adep.languages.interface import Interface
from adep.records.inbox import WORDS, Request
from adep.records.toml_tables import INBOX


@command("add the documents that wait in sources/inbox/")
@click.option("--dry-run", is_flag=True, help="write nothing, tell the same")
@click.option(
    "--format",
    type=click.Choice(("text", "markdown")),
    default="text",
    help="text to be read (the default), or Markdown, to be shown below a proposal",
)
@language_option
def run(arguments: Arguments) -> int:
    """Add every document in sources/inbox/ as the form beside it says, in the order of the forms'
    names, and take both out of the inbox. Each is added as a whole or not at all; what can't be
    added stays there, and the exit status is 1. On a code host, the check of a proposal runs it
    with --dry-run, and the main branch after the merge.
    """
    records.require_project(arguments.root)
    requests, problems = records.load_requests(arguments.root)
    failed = _refused(problems, interface_of(arguments), arguments) if problems else 0
    done = 0
    for request in requests if not problems else ():
        words = _as_told_to_add(request, arguments)
        say = interface_of(words)
        try:
            told = _added(request, words, arguments, done > 0)
        except Refused as refused:
            found = [_of_form(problem, request) for problem in refused.problems]
            failed += _refused(found, say, arguments, request.file)
        else:
            done += 1
            _tell(request.file, (line.words for line in told), arguments)
    if arguments.format == "text":
        would = "would be added" if arguments.dry_run else "added"
        summary = f"{count(done, 'document')} of the inbox {would}."
        if done or not failed:
            click.echo(summary if done else "The inbox is empty.")
        else:
            print("Nothing was written.", file=sys.stderr)
    return 1 if failed else 0


def _of_form(problem: Problem, request: Request) -> Problem:
    """A problem of an option of `adep add`, where the form says the same."""
    option, _, _ = problem.path.partition(" ")
    if not option.startswith("--"):
        return problem
    line = request.lines.get(option.removeprefix("--"))
    return replace(problem, path=request.path, line=line)


def _added(
    request: Request, words: Arguments, arguments: Arguments, done: bool
) -> Sequence[report.ReportLine]:
    """Add a document, and take it and its form out of the inbox."""
    gone = dict.fromkeys((request.file, request.path))
    if words.dry_run:
        return add_command.added(words, gone)[1]
    with opened(arguments.root, "adep inbox") as arguments.writer:
        arguments.writer.done = done
        files, told = add_command.added(words, gone)
        arguments.writer.put(files)
    return told


def _as_told_to_add(request: Request, arguments: Arguments) -> Arguments:
    """The words with which `adep add` would be called."""
    words = Arguments(
        root=arguments.root,
        file=arguments.root / request.file,
        act=request.act,
        lang=request.lang,
        wording=request.wording.isoformat(),
        standing=request.standing,
        new=request.new is not None,
        replace=request.replace,
        dry_run=arguments.dry_run,
        say=arguments.say or request.answer,
    )
    for name in new_act.OPTIONS:
        setattr(words, name, [] if name in WORDS else None)
    if (new := request.new) is not None:
        for name, told in new.words.items():
            setattr(words, name, [f"{lang}={one}" for lang, one in told.items()])
        words.adopted = new.adopted.isoformat()
        words.type, words.number, words.authority = new.type, new.number, new.authority
        words.status = new.status.replace(" ", "-")
    return words


def _refused(
    problems: Iterable[Problem], say: Interface, arguments: Arguments, file: str = ""
) -> int:
    """Say why a document can't be added; a code host shows it beside the lines of the form too."""
    own = list(problems)
    if arguments.format == "text":
        print_problems(own, sys.stderr)
        return 1
    lines = [f"{one.path}:{one.line or 1}: {report.in_words(one, say)} ({one.code})" for one in own]
    _tell(file or INBOX, lines, arguments)
    for line in as_github(findings(own)):
        click.echo(line, err=True)
    return 1


def _tell(name: str, lines: Iterable[str], arguments: Arguments) -> None:
    """A report; in Markdown none of its words may become markup."""
    told = "\n".join(lines)
    if arguments.format == "text":
        click.echo(f"{told}\n")
        return
    fence = "`" * max([2, *(len(run) for run in re.findall("`+", told))]) + "`"
    title = re.sub(r"[^\w./ -]", "_", name)
    click.echo(f"### {title}\n\n{fence}text\n{told}\n{fence}\n")
