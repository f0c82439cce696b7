"""How ``docs/`` differs from the pages that an import makes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PageStep:
    """What putting a file in place would do: "new", "changed" or "gone"."""

    path: str
    what: str


def steps(docs: Path, pages: Mapping[str, str]) -> list[PageStep]:
    """What putting ``pages`` into ``docs`` would do."""
    found = (step(docs, path, page) for path, page in pages.items())
    return [one for one in found if one]


def steps_of_others(docs: Path, pages: Collection[str], mark: bytes) -> list[PageStep]:
    """A Markdown file that bears ``mark`` was made by an import; if none of ``pages`` is it now, it
    is "gone". Files without the mark are somebody's own and are left alone.
    """
    found = ((file, file.relative_to(docs).as_posix()) for file in docs.rglob("*.md"))
    return [
        PageStep(path, "gone")
        for file, path in found
        if path not in pages and mark in file.read_bytes()
    ]


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
