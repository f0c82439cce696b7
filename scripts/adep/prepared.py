"""What is in ``sources/``, the pages it makes, and how ``docs/`` differs from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from adep import addresses, adopt, disk, pipeline
from adep.edits import Edit, Found
from adep.problems import Problem, Refused
from adep.render.seal import MARK

WOULD = {"new": "made", "changed": "changed", "gone": "removed"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """The library of a project, its pages as they should be, and how ``docs/`` differs."""

    docs: Path
    library: pipeline.Library
    made: dict[str, str]  # path below docs/ -> page
    steps: list[disk.Step]

    @property
    def files(self) -> dict[str, bytes | None]:
        """Path in the project → the page as it should be, None for one that goes."""
        return disk.files_of(self.docs.name, self.made, self.steps)

    def by_hand(self) -> Found:
        """What somebody changed by hand on the pages."""
        return pipeline.find_edits(
            self.library,
            {
                step.path: (self.docs / step.path).read_text(encoding="utf-8-sig", errors="replace")
                for step in self.steps
                if step.what != "new"
            },
            self.made,
        )

    def addresses(self) -> tuple[frozenset[str], frozenset[str]]:
        """The addresses that have a page, and those that lead on to one by themselves."""
        by_hand = (
            file.relative_to(self.docs).as_posix()
            for file in self.docs.rglob("*.md")
            if MARK.encode() not in file.read_bytes()
        )
        every = (*self.made, *by_hand)
        pages = {addresses.address_of(page, pipeline.LANGUAGES) for page in every}
        return frozenset(pages), frozenset(addresses.days_of(self.library.acts))


def prepare(root: Path, watch: pipeline.Watch = pipeline.unwatched) -> Prepared:
    """Read the project in ``root``; raises ``Refused`` where its sources or records are wrong."""
    return _prepared(root, pipeline.build_library(root, watch), watch)


def _prepared(root: Path, library: pipeline.Library, watch: pipeline.Watch) -> Prepared:
    made = pipeline.render_pages(library, watch)
    docs = root / "docs"
    return Prepared(docs, library, made, disk.plan(docs, made, MARK.encode()))


def prepare_untouched(root: Path, watch: pipeline.Watch = pipeline.unwatched) -> Prepared:
    """As ``prepare``; refused too where a page was changed by hand and nobody recorded it."""
    prepared = prepare(root, watch)
    by_hand = prepared.by_hand()
    if problems := unsettled(by_hand):
        raise Refused(problems)
    return prepared


@dataclass(frozen=True, slots=True)
class Tried:
    """What a project would be if files of ``sources/`` were changed; nothing is written yet."""

    prepared: Prepared
    changes: Mapping[str, bytes | None]

    @property
    def library(self) -> pipeline.Library:
        return self.prepared.library

    @property
    def files(self) -> Mapping[str, bytes | None]:
        """Path → bytes, in sources/ and docs/; None: it goes."""
        return {**self.changes, **self.prepared.files}

    @property
    def by_hand(self) -> Found:
        """What somebody changed by hand on the pages, seen from the changed sources."""
        return self.prepared.by_hand()


def attempt(
    root: Path,
    changes: Mapping[str, bytes | None],
    watch: pipeline.Watch = pipeline.unwatched,
) -> Tried:
    """The project with ``changes`` to its sources, made from a copy of them.

    Raises ``Refused`` where an import of it would be refused.
    """
    with disk.copy_of(root, "sources", changes) as copy:
        library = pipeline.build_library(copy, watch)
    return Tried(_prepared(root, library, watch), changes)


def what_changes(root: Path, files: Mapping[str, bytes | None]) -> dict[str, str]:
    """Path → "new", "changed" or "gone", as putting ``files`` in place would do."""
    return {
        path: "gone" if content is None else "changed" if (root / path).exists() else "new"
        for path, content in files.items()
    }


def unsettled(found: Found) -> list[Problem]:
    """Whatever was changed by hand: what `adep adopt` can record, then what it can't."""
    waiting = [
        Problem(
            edit.path,
            edit.line,
            "edit-not-recorded",
            f"{edit.unit} {shown(edit)}: not yet recorded; `adep adopt` records it",
        )
        for edit in found.edits
    ]
    return [*waiting, *found.problems]


def shown(edit: Edit) -> str:
    """The words that an edit changed: «…» → «…»."""
    changed = adopt.changes(edit.made, edit.words)
    return "; ".join(f"«{raw}» → «{reading}»" for raw, reading in changed) or "only white space"
