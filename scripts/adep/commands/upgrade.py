"""``adep upgrade``: a project that an earlier version of Adep made comes along."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import click

from adep.base.settings_file import SETTINGS_FILE
from adep.commands.command import Arguments, command, unless
from adep.commands.terminal import count, print_problems, show
from adep.ingest import read
from adep.pages.project_state import attempt, unsettled
from adep.records import require_project
from adep.records.older_forms import Upgraded, upgrade


@command("bring a project along that an earlier version made", writes=unless("dry_run"))
@click.option("--dry-run", is_flag=True, help="write nothing; say what would be")
def run(arguments: Arguments) -> int:
    """Bring sources/, docs/ and mkdocs.yml of a project that an earlier version of Adep made into
    the form that this version reads: records and settings are moved, no word and no comment of them
    is lost, and the pages are made anew. All of it is done or nothing; what was done already is not
    done again.
    """
    root = arguments.root
    require_project(root)
    upgraded = upgrade(_records(root))
    tried = attempt(root, upgraded.files)
    # A page with words that nobody recorded yet is left as it is: whoever mended it is told.
    waiting = unsettled(tried.by_hand())
    kept = {problem.path for problem in waiting}
    files = {path: data for path, data in tried.files.items() if path not in kept}
    if not arguments.dry_run:
        arguments.writer.put(files)
    pages = [data for path, data in files.items() if path not in upgraded.files]
    _tell(upgraded, pages, arguments.dry_run)
    if waiting:
        show(f"Left as {'it is' if len(kept) == 1 else 'they are'}, for the words on:", "warn")
        print_problems(waiting, sys.stdout)
    return 0


def _records(root: Path) -> dict[str, bytes]:
    """The record files of a project, and its settings."""
    paths = [path for path in read.files_in(root, "sources") if path.endswith((".toml", ".txt"))]
    if (root / SETTINGS_FILE).is_file():
        paths.append(SETTINGS_FILE)
    return {path: (root / path).read_bytes() for path in paths}


def _tell(upgraded: Upgraded, pages: Sequence[bytes | None], dry: bool) -> None:
    """``pages`` are those that change, None for one that goes."""
    for says in upgraded.steps:
        show(f"{says[0].upper()}{says[1:]}:", "head")
    if upgraded.files.get(SETTINGS_FILE):
        show(f"  {SETTINGS_FILE}: changed")
    written = Counter(
        f"{PurePosixPath(path).parent}/"
        for path, data in upgraded.files.items()
        if data is not None and path != SETTINGS_FILE
    )
    for path in sorted(path for path, data in upgraded.files.items() if data is None):
        show(f"  {path}: removed")
    for folder, number in written.items():
        show(f"  {folder}: {count(number, 'file')} written")
    if not upgraded.steps and not pages:
        show("There is nothing to bring along: the project is as this version reads it.", "good")
        return
    would = " would be" if dry else ""
    gone = sum(page is None for page in pages)
    made = f"{count(len(pages) - gone, 'page')}{would} made anew from sources/"
    show(f"{made}, {gone} removed." if gone else f"{made}.")
    show("Nothing was written." if dry else "See what changed with `git diff`, then `adep check`.")
