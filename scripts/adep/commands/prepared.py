"""What is in ``sources/``, the pages it makes, and how ``docs/`` differs from them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from adep import pipeline, publish
from adep.problems import Problem, Refused
from adep.render import pages

WOULD = {"new": "new", "changed": "changed", "gone": "removed"}


def prepare(
    root: Path, watch: pipeline.Watch = pipeline.unwatched
) -> tuple[pipeline.Library, dict[str, str], Path, list[publish.Step]]:
    """What is in ``sources/``, its pages as they should be, where they are, and what differs."""
    library = pipeline.build_library(root, watch)
    made = pipeline.render_pages(library, watch)
    docs = root / "docs"
    return library, made, docs, publish.plan(docs, made, pages.MARK.encode())


def hand_edits(
    docs: Path, library: pipeline.Library, made: Mapping[str, str], steps: Sequence[publish.Step]
) -> list[Problem]:
    """Words of the pages in ``docs`` that somebody changed by hand."""
    changed = {
        step.path: (docs / step.path).read_text(encoding="utf-8", errors="replace")
        for step in steps
        if step.what == "changed"
    }
    return pipeline.hand_edits(library, changed, made)


# Records that change where units stand on a page, and no word of them.
PLACING = ("pairs.toml", "concordance.toml", "duties.toml")


def prepare_current(
    root: Path, watch: pipeline.Watch = pipeline.unwatched
) -> tuple[pipeline.Library, dict[str, str], Path, list[publish.Step]]:
    """As ``prepare``, for a project whose records may have been mended for a text to come.

    Where they fit the texts that are held no more, the texts are taken without them: a change
    that somebody made to the words of a page is found all the same.
    """
    try:
        return prepare(root, watch)
    except Refused as refused:
        if not all(is_placing(problem) for problem in refused.problems):
            raise
    with tempfile.TemporaryDirectory(prefix="adep-") as folder:
        copy = Path(folder)
        shutil.copytree(root / "sources", copy / "sources", ignore=shutil.ignore_patterns(*PLACING))
        library, made, _, _ = prepare(copy)
    docs = root / "docs"
    return library, made, docs, publish.plan(docs, made, pages.MARK.encode())


def is_placing(problem: Problem) -> bool:
    """Whether a record is at fault that changes no word."""
    return problem.path.rpartition("/")[2] in PLACING


@dataclass(frozen=True, slots=True)
class Tried:
    """What a project would be if files of ``sources/`` were changed; nothing is written yet."""

    library: pipeline.Library
    files: Mapping[str, bytes | None]  # path → bytes, in sources/ and docs/; None: it goes


def attempt(
    root: Path,
    changes: Mapping[str, bytes | None],
    watch: pipeline.Watch = pipeline.unwatched,
) -> Tried:
    """The project with ``changes`` to its sources, made from a copy of them.

    Raises ``Refused`` where an import of it would be refused.
    """
    with tempfile.TemporaryDirectory(prefix="adep-") as folder:
        copy = Path(folder)
        shutil.copytree(root / "sources", copy / "sources")
        publish.put(copy, changes)
        library = pipeline.build_library(copy, watch)
    made = pipeline.render_pages(library, watch)
    steps = publish.plan(root / "docs", made, pages.MARK.encode())
    return Tried(library, {**changes, **publish.files_of("docs", made, steps)})


def what_changes(root: Path, files: Mapping[str, bytes | None]) -> dict[str, str]:
    """Path → "new", "changed" or "gone", as putting ``files`` in place would do."""
    return {
        path: "gone" if content is None else "changed" if (root / path).exists() else "new"
        for path, content in files.items()
    }
