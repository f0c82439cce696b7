"""``adep add``: a new text, or a better copy of one, into ``sources/`` and onto the pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import click

from adep import records
from adep.base.problems import Problem, refuse
from adep.commands.add import changes, new_act, report, right_act
from adep.commands.add.request import (
    Given,
    held_facts,
    language_option,
    refuse_held,
    refuse_impossible_day,
    understood,
)
from adep.commands.command import FOLDER_OR_FILE, Arguments, command, unless
from adep.commands.terminal import show, watched
from adep.ingest import read
from adep.languages import loaded
from adep.library import pipeline
from adep.library.missing_events import Unlisted
from adep.model import Act, Text, Words
from adep.pages.checksums import MARK
from adep.pages.project_state import attempt, prepare_untouched, what_changes


@command(
    "add a text: a new wording, another language, or a new act",
    writes=unless("dry_run"),
    apart=("new", "replace"),
)
@click.argument(
    "file",
    help="the text: plain, Markdown, HTML, .docx, .odt, .rtf, .pdf, .doc",
    metavar="FILE",
    type=FOLDER_OR_FILE,
)
@click.option("--act", required=True, metavar="ID", help="such as honor-code-2005")
@click.option("--lang", type=click.Choice(loaded.LANGUAGES), required=True, help="its language")
@click.option(
    "--wording",
    required=True,
    metavar="DATE",
    help="the date of the instrument that gave it this wording, such as 2011-04-01",
)
@click.option(
    "--standing",
    metavar="WORDS",
    help="authentic, or unofficial-translation; asked for, or needed, where it is not plain",
)
@click.option("--new", is_flag=True, help="the act is not here yet: make it")
@click.option(
    "--replace",
    is_flag=True,
    help="a better copy of a wording that is held; recorded corrections are applied to it",
)
@click.option("--dry-run", is_flag=True, help="write nothing, tell the same")
@language_option
@new_act.options
def run(arguments: Arguments) -> int:
    """Add a text. Its file is copied unchanged into sources/, written down in the act's act.toml
    and imported, and what was found in it is told. Everything is written, or nothing. `adep remove`
    takes it back.
    """
    files, told = added(arguments)
    if not arguments.dry_run:
        arguments.writer.put(files)
    for line in told:
        show(line.words, line.style)
    return 0


def added(
    arguments: Arguments, also: Mapping[str, None] = MappingProxyType({})
) -> tuple[Mapping[str, bytes | None], list[report.ReportLine]]:
    """The files as they are with the text added, and what is told of it.

    ``also``: the files in the inbox that it comes from; they go. Raises ``Refused``.
    """
    if not arguments.new and (strange := new_act.told(arguments)):
        message = f"{', '.join(strange)}: only with --new; act.toml says it else"
        raise click.UsageError(message)
    given = understood(arguments)
    authorities = records.load_authorities(given.root)
    held = held_facts(given, authorities)
    facts = held.get(given.act)
    refuse_held(given, held, arguments.replace)
    if facts is not None:
        refuse_impossible_day(given, facts)
    before = prepare_untouched(given.root, watched)
    if facts is None:
        change = changes.of_new_act(
            given, arguments, authorities, [one.order for one in held.values()]
        )
    elif arguments.replace:
        change = changes.of_better_copy(given, facts, arguments.standing)
    else:
        change = changes.of_act(given, facts, arguments.standing)
    tried = attempt(given.root, change.files, watched)
    if untold := _told_by_notes(given, tried.library, authorities):
        change = changes.with_events(change, given, untold)
        tried = attempt(given.root, change.files, watched)
    _refuse_own_pages(given.root, tried.files, before.made)
    files = {**tried.files, **also}
    act = tried.library.by_id[given.act]
    text = next(
        t for t in act.every_text if t.lang == given.lang and given.day in (t.wording_of, None)
    )
    problems = [
        *given.doubts,
        *(right_act.doubts(act, text) if facts is not None else ()),
        *_later_notes(act, text),
        *_new(before.library.problems, tried.library.problems),
        *_new(before.astray(given.root), tried.astray(given.root)),
    ]
    changed = what_changes(given.root, files)
    told = report.Added(
        given, act, text, problems, change.advice, changed, arguments.replace, bool(also)
    )
    return files, report.report(told, given.say, dry=arguments.dry_run)


def _told_by_notes(
    given: Given, library: pipeline.Library, authorities: Mapping[str, Words]
) -> Sequence[Unlisted]:
    """Instruments that the notes of the text tell of and that the act's facts do not list."""
    act = next((act for act in library.acts if act.facts.id == given.act), None)
    return () if act is None else pipeline.unlisted_events(act, authorities)


def _refuse_own_pages(
    root: Path, files: Mapping[str, bytes | None], made: Mapping[str, str]
) -> None:
    """A page that somebody wrote where one of the act's own is to stand."""
    for path, content in files.items():
        page = path.removeprefix("docs/")
        if page == path or page in made or content is None or not (root / path).exists():
            continue
        if MARK.encode() not in read.load_bytes(root / path):
            raise refuse(
                "page-in-the-way",
                path,
                None,
                "this page is somebody's own, and a page of the act is to stand here; rename it",
            )


def _new(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """Problems that were not there before; lines of act.toml move when a text is added."""
    key: Callable[[Problem], tuple[str, ...]] = lambda p: (p.path, p.code, p.message)  # noqa: E731
    old = Counter(map(key, before))
    found = []
    for problem in after:
        if old[key(problem)]:
            old[key(problem)] -= 1
        else:
            found.append(problem)
    return found


def _later_notes(act: Act, text: Text) -> list[Problem]:
    """Notes on amendments that are later than the day the text is given as."""
    day = text.wording_of
    home = next((past.act for past in act.past if past.day == day), None)
    home = act if text in act.texts else home  # a note of an older wording is read among its own
    if home is None or day is None:
        return []
    mine = {note.id for note in text.every_note()}
    return [
        Problem(
            text.source.path,
            found.note.lines[0],
            "note-after-wording",
            f"this note tells of an amendment of {found.date}, but the text is given as the "
            f"wording of {day}; see whether --wording is right",
        )
        for found in home.every_amendment
        if found.note.id in mine and found.date is not None and found.date > day
    ]
