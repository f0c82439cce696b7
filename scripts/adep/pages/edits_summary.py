"""What would be recorded, as a code host shows it below a proposal: a table, in all languages.

The words are a proposal's own: nothing in them may become Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adep.languages.interface import Interface
from adep.pages.corrections_from_edits import Adopted, changes
from adep.pages.plain_text import literal


def as_markdown(adopted: Sequence[Adopted], interfaces: Sequence[Interface]) -> str:
    """A row a change: where, from what to what, why, who and when."""

    def say(key: str) -> str:
        return " · ".join(words[f"adopt.{key}"] for words in interfaces)

    if not adopted:
        return f"{say('nothing')}\n"
    heads = [say(key) for key in ("place", "was", "becomes", "reason", "by")]
    lines = [f"### {say('title')}", "", _row(heads), _row(["---"] * len(heads))]
    for one in adopted:
        lines += map(_row, _rows(one, say("taken_back")))
    return "\n".join([*lines, ""])


def _rows(one: Adopted, taken_back: str) -> Iterator[list[str]]:
    place = f"`{one.edit.path}`, {one.edit.unit}"
    for made in one.added:
        reason = " · ".join(made.reason.values())
        by = f"{made.author}, {made.date}"
        yield [place, *map(literal, (made.raw, made.reading, reason, by))]
    if not one.added:
        for raw, reading in changes(one.edit.made, one.edit.words):
            yield [place, literal(raw), literal(reading), taken_back if one.undone else "", ""]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
