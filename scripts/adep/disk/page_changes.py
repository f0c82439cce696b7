"""How ``docs/`` differs from the pages that an import makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PageStep:
    """What putting a file in place would do: "new", "changed" or "gone"."""

    path: str
    what: str


def plan(docs: Path, pages: Mapping[str, str], mark: bytes) -> list[PageStep]:
    """How ``docs`` differs from ``pages``.

    A Markdown file that bears ``mark`` was made by an import; if no page is it now, it is "gone".
    Files without the mark are somebody's own and are left alone.
    """
    steps = []
    for path in sorted(pages):
        if found := step(docs, path, pages[path]):
            steps.append(found)
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        if path not in pages and mark in file.read_bytes():
            steps.append(PageStep(path, "gone"))
    return steps


def order(step: PageStep) -> tuple[bool, str]:
    """What steps are sorted by: those that go come last."""
    return step.what == "gone", step.path


def step(docs: Path, path: str, page: str) -> PageStep | None:
    """How the file at ``path`` below ``docs`` differs from ``page``; None: in nothing."""
    target = docs / path
    if not target.exists():
        return PageStep(path, "new")
    return None if target.read_bytes() == page.encode() else PageStep(path, "changed")


def files_of(
    folder: str, pages: Mapping[str, str], steps: Iterable[PageStep]
) -> dict[str, bytes | None]:
    """Path of a page, below what ``folder`` is in → its bytes, None for one that goes."""
    return {
        f"{folder}/{step.path}": None if step.what == "gone" else pages[step.path].encode()
        for step in steps
    }
