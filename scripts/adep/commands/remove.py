"""``adep remove``: a text is taken back, with its line of the facts and its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from adep import records
from adep.base.grouping import grouped
from adep.base.problems import Problem, Refused, refuse
from adep.commands.add import report
from adep.commands.add.request import day_of, interface_of, language_option, record_text, text_of
from adep.commands.command import Arguments, command, unless
from adep.commands.terminal import count, show, watched
from adep.ingest import read
from adep.languages import loaded
from adep.languages.interface import Interface
from adep.model import Answer, Duty, Facts, Records, TextFacts
from adep.pages.project_state import attempt, prepare_untouched, what_changes
from adep.records import terms, writing

_MOST: Final = 12  # lines of a file that are told one by one


@command("take a text back that was added", writes=unless("dry_run"))
@click.argument("act", help="an act's id, such as honor-code-2005", metavar="ACT")
@click.option("--lang", type=click.Choice(loaded.LANGUAGES), required=True, help="its language")
@click.option("--wording", required=True, metavar="DATE", help="such as 2011-04-01")
@click.option("--dry-run", is_flag=True, help="write nothing, tell the same")
@language_option
def run(arguments: Arguments) -> int:
    """Take a text back: its file, its [[text]] in act.toml and its pages; with its last text the
    act goes too. Refused while corrections, rows or other records name its units: nothing that an
    editor wrote is lost in silence.
    """
    root, name, lang = arguments.root, arguments.act, arguments.lang
    say = interface_of(arguments)
    records.require_project(root)
    known = records.folders(root)
    if name not in known:
        message = f"there is no such act; acts are {', '.join(known)}"
        raise refuse("act-unknown", repr(name), None, message)
    day = day_of(arguments.wording, "--wording")
    recorded = records.load_records(root, name, records.load_authorities(root))
    text = text_of(recorded.facts, lang, day)
    if text is None:
        told = ", ".join(f"{one.lang} {one.wording_of}" for one in recorded.facts.texts)
        message = f"{name} holds no {lang} wording of {day}; it holds {told}"
        raise refuse("text-not-held", f"--wording {day}", None, message)
    prepare_untouched(root, watched)
    if named := _named(root, recorded, text):
        raise Refused(named)
    changes, taken = _changes(root, recorded.facts, text)
    tried = attempt(root, changes, watched)
    files = what_changes(root, tried.files)
    if not arguments.dry_run:
        arguments.writer.put(tried.files)
    _tell(say, recorded.facts, text, taken)
    for line in report.written(files, say, dry=arguments.dry_run):
        show(line.words, line.style)
    return 0


def _tell(say: Interface, facts: Facts, text: TextFacts, taken: str) -> None:
    lang = say[f"languages.{text.lang}.name"]
    wording = say.say("wording.of", date=say.date(text.wording_of, "in"))
    show(say.say("report.removed", act=facts.id, lang=lang, wording=wording), "title")
    if taken:
        show("")
        show(say["report.removed_facts"], "head")
        for line in taken.splitlines():
            show(f"  {line}", "quiet")


def _changes(root: Path, facts: Facts, text: TextFacts) -> tuple[dict[str, bytes | None], str]:
    """Files of ``sources/`` as they are without the text, and what goes out of act.toml."""
    files: dict[str, bytes | None] = {path: None for path in (text.source, text.original) if path}
    if len(facts.texts) == 1:
        return files | {facts.path: None}, ""
    found = writing.without_text(record_text(root, facts.path), text.lang, text.wording_of)
    if found is None:
        raise refuse(
            "facts-invalid",
            facts.path,
            text.line,
            "this [[text]] is not written as guides/records.md shows; delete it by hand, with "
            f"its file {text.source}, and run `adep import`",
        )
    content, taken = found
    name = text.source.rpartition("/")[2]
    content, events = writing.without_events(content, name)
    taken += f"\n{events}" if events else ""
    files[facts.path] = content.encode()
    left = [one.wording_of for one in facts.texts if one.lang == text.lang and one is not text]
    units = f"{text.lang}-*"
    for path in records.unit_files(root, facts.id, units) if len(left) == 1 else ():
        there = record_text(root, path)
        free = writing.unpinned(there, left[0])
        if free != there:
            files[path] = free.encode()
    return files, taken


def _named(root: Path, recorded: Records, text: TextFacts) -> list[Problem]:
    """Records that would name nothing, or another wording, if the text were gone; by file."""
    found = grouped((path, line or 0) for path, line in _records_of(root, recorded, text))
    problems = [
        Problem(path, min(lines) or None, "records-in-the-way", _lost(lines))
        for path, lines in found.items()
    ]
    if len(recorded.facts.texts) == 1:
        problems += [
            Problem(
                path,
                None,
                "records-in-the-way",
                "the act goes with its last text, and this file would be lost: remove it first",
            )
            for path in read.files_in(root, recorded.facts.path.removesuffix("act.toml"))
            if path not in (recorded.facts.path, text.source, text.original, *found)
        ]
    return problems


def _lost(lines: Sequence[int]) -> str:
    if len(lines) == 1:
        return "this record would lose what it is about: delete it first"
    would = f"{count(len(lines), 'record')} here would lose what they are about"
    return f"{would}: delete them first, at {_lines(lines)}"


def _lines(lines: Iterable[int]) -> str:
    numbers = sorted(set(lines))
    shown = ", ".join(map(str, numbers[:_MOST])) + (" …" if len(numbers) > _MOST else "")
    return f"line {shown}" if len(numbers) == 1 else f"lines {shown}"


def _records_of(root: Path, recorded: Records, text: TextFacts) -> Iterator[tuple[str, int | None]]:
    """(path, line) of every record that names a unit of the text."""
    facts, lang = recorded.facts, text.lang
    newest = text in facts.shown
    for record in recorded.of_units():
        mine = record.wording == text.wording_of or (record.wording is None and newest)
        if mine and record.unit.startswith(f"{lang}-"):
            yield record.path, record.line
    # The others name their wording, or are of the newest that is held.
    day = text.wording_of
    if recorded.rows_of.get(lang, day if newest else None) == day:
        for row in recorded.rows:
            if row.sides.get(lang):
                yield row.path, row.line
    for concordance in records.load_concordances(root):
        if concordance.of.get(facts.id, {}).get(lang, day if newest else None) != day:
            continue
        for row_of_two in concordance.rows:
            units = (row_of_two.old if concordance.old == facts.id else ()) + (
                row_of_two.new if concordance.new == facts.id else ()
            )
            if any(unit.startswith(f"{lang}-") for unit in units):
                yield concordance.path, row_of_two.line
    duties, _, of = records.load_duties(root)
    if of.get(facts.id, {}).get(lang, day if newest else None) == day:
        for duty in duties:
            naming: tuple[Duty | Answer, ...] = (duty, *duty.answers)
            for one in naming:
                if any(act == facts.id and unit.startswith(f"{lang}-") for act, unit in one.units):
                    yield one.path, one.line
    if len(facts.texts) == 1:  # the act goes with its last text
        for term in records.load_terms(root, records.folders(root)):
            if any(facts.id in wording.acts for wording in term.wordings):
                yield terms.TERMS, term.line
