"""Files to the disk: written aside, then put in place, so that a failed import changes nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
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
    """Carry out ``steps``. All files are written aside first; only then is any put in place.

    Raises OSError, with ``docs`` as it was, where there is no room or no right to write.
    """
    if not steps:
        return
    docs.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".adep-", dir=docs.parent))
    try:
        for folder in {Path(step.path).parent for step in steps}:
            for base in (aside / "new", aside / "old", docs):
                (base / folder).mkdir(parents=True, exist_ok=True)
        for step in steps:
            if step.what != "gone":
                with open(f"{aside}/new/{step.path}", "wb") as file:
                    file.write(pages[step.path].encode())
        done: list[Step] = []
        try:
            for step in steps:
                done.append(step)
                _swap(docs, aside, step)
        except BaseException:  # an interrupt, too, must leave the pages as they were
            for step in reversed(done):
                _swap_back(docs, aside, step)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of the file ``path``, whole or not at all."""
    aside = Path(tempfile.mkdtemp(prefix=".adep-", dir=path.parent))
    try:
        with open(aside / path.name, "wb") as file:
            file.write(content)
        if path.exists():
            shutil.copymode(path, aside / path.name)
        os.replace(aside / path.name, path)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _swap(docs: Path, aside: Path, step: Step) -> None:
    target, old = f"{docs}/{step.path}", f"{aside}/old/{step.path}"
    if step.what != "new":
        shutil.copyfile(target, old)
    if step.what == "gone":
        os.unlink(target)
    else:
        os.replace(f"{aside}/new/{step.path}", target)


def _swap_back(docs: Path, aside: Path, step: Step) -> None:
    target, old = docs / step.path, aside / "old" / step.path
    if step.what == "new":
        target.unlink(missing_ok=True)
    elif old.exists():  # a step that failed before its copy was made changed nothing
        os.replace(old, target)
