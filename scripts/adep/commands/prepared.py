"""What is in ``sources/``, the pages it makes, and how ``docs/`` differs from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from adep import adopt, pipeline, publish
from adep.edits import Edit, Found
from adep.problems import Problem
from adep.render.seal import MARK

WOULD = {"new": "new", "changed": "changed", "gone": "removed"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """The library of a project, its pages as they should be, and how ``docs/`` differs."""

    docs: Path
    library: pipeline.Library
    made: dict[str, str]  # path below docs/ -> page
    steps: list[publish.Step]

    def by_hand(self) -> Found:
        """What somebody changed by hand on the pages."""
        return pipeline.find_edits(
            self.library,
            {
                step.path: (self.docs / step.path).read_text(encoding="utf-8", errors="replace")
                for step in self.steps
                if step.what != "new"
            },
            self.made,
        )


def prepare(root: Path) -> Prepared:
    """Read the project in ``root``; raises ``Refused`` where its sources or records are wrong."""
    library = pipeline.build_library(root)
    made = pipeline.render_pages(library)
    docs = root / "docs"
    return Prepared(docs, library, made, publish.plan(docs, made, MARK.encode()))


def not_recorded(edits: Iterable[Edit]) -> list[Problem]:
    """An edit that `adep adopt` can record, as what it is until then."""
    return [
        Problem(
            edit.path,
            edit.line,
            "edit-not-recorded",
            f"{edit.unit} {shown(edit)}: not yet recorded; `adep adopt` records it",
        )
        for edit in edits
    ]


def shown(edit: Edit) -> str:
    """The words that an edit changed: «…» → «…»."""
    changed = adopt.changes(edit.made, edit.words)
    return "; ".join(f"«{raw}» → «{reading}»" for raw, reading in changed) or "only white space"
