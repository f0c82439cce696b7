"""What is in ``sources/``, the pages it makes, and how ``docs/`` differs from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from adep import pipeline, publish
from adep.problems import Problem
from adep.render import pages

WOULD = {"new": "new", "changed": "changed", "gone": "removed"}


def prepare(
    root: Path,
) -> tuple[pipeline.Library, dict[str, str], Path, list[publish.Step]]:
    """What is in ``sources/``, its pages as they should be, where they are, and what differs."""
    library = pipeline.build_library(root)
    made = pipeline.render_pages(library)
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
