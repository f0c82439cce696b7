"""Files to the disk: written aside, then put in place, so that a failed import changes nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Step:
    """What putting a file in place would do: "new", "changed" or "gone"."""

    path: str
    what: str


def plan(docs: Path, pages: Mapping[str, str], mark: bytes) -> list[Step]:
    """How ``docs`` differs from ``pages``.

    A Markdown file that bears ``mark`` was made by an import; if no page is it now, it is "gone".
    Files without the mark are somebody's own and are left alone.
    """
    steps = []
    for path in sorted(pages):
        target = docs / path
        if not target.exists():
            steps.append(Step(path, "new"))
        elif target.read_bytes() != pages[path].encode():
            steps.append(Step(path, "changed"))
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        if path not in pages and mark in file.read_bytes():
            steps.append(Step(path, "gone"))
    return steps


def write(docs: Path, pages: Mapping[str, str], steps: list[Step]) -> None:
    """Carry out ``steps``, all of them or none, as ``put`` does."""
    put(docs.parent, files_of(docs.name, pages, steps))


def files_of(
    folder: str, pages: Mapping[str, str], steps: Iterable[Step]
) -> dict[str, bytes | None]:
    """Path of a page, below what ``folder`` is in → its bytes, None for one that goes."""
    return {
        f"{folder}/{step.path}": None if step.what == "gone" else pages[step.path].encode()
        for step in steps
    }


def put(root: Path, files: Mapping[str, bytes | None]) -> None:
    """Put every file in its place below ``root``, and remove those that are None.

    All are written aside first; only then is any put in place. Folders that are empty then go.
    Raises OSError, with all files and folders as they were, where there is no room or no right
    to write; an interrupt, too, leaves everything as it was.
    """
    if not files:
        return
    root.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".adep-", dir=root))
    made: list[Path] = []
    done: list[Step] = []
    try:
        for folder in sorted({Path(path).parent for path in files}):
            for base in (aside / "new", aside / "old"):
                (base / folder).mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            if content is not None:
                with open(f"{aside}/new/{path}", "wb") as file:
                    file.write(content)
        try:
            for folder in sorted({Path(path).parent for path in files}):
                _make_folder(root / folder, made)
            for path, content in files.items():
                there = os.path.lexists(f"{root}/{path}")
                if content is None and not there:
                    continue
                done.append(
                    Step(path, "gone" if content is None else "changed" if there else "new")
                )
                _swap(root, aside, done[-1])
        except BaseException:  # an interrupt, too, must leave the files as they were
            for step in reversed(done):
                _swap_back(root, aside, step)
            for folder in reversed(made):
                folder.rmdir()
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    for step in done:
        if step.what == "gone":
            _prune(root, (root / step.path).parent)


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make ``folder`` and those above it, and remember those that were not there."""
    for one in (*reversed(folder.parents), folder):
        if not one.exists():
            made.append(one)
            one.mkdir()


def _prune(root: Path, folder: Path) -> None:
    """Remove ``folder`` and those above it while they are empty, but none right below ``root``."""
    while root not in (folder, folder.parent) and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _swap(root: Path, aside: Path, step: Step) -> None:
    target, old = f"{root}/{step.path}", f"{aside}/old/{step.path}"
    if step.what != "new":
        # The copy bears its name only when it is whole: a half one must never be put back.
        shutil.copyfile(target, f"{old}~")
        os.rename(f"{old}~", old)
    if step.what == "gone":
        os.unlink(target)
    else:
        if step.what == "changed":
            shutil.copymode(target, f"{aside}/new/{step.path}")
        os.replace(f"{aside}/new/{step.path}", target)


def _swap_back(root: Path, aside: Path, step: Step) -> None:
    target, old = root / step.path, aside / "old" / step.path
    if step.what == "new":
        target.unlink(missing_ok=True)
    elif old.exists():  # a step that failed before its copy was made changed nothing
        os.replace(old, target)
