"""What would be recorded, as a code host shows it below a proposal: a table, in all languages.

The words are a proposal's own: nothing in them may become Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from adep.languages.interface import Interface
from adep.pages.corrections_from_edits import Adopted, changes
from adep.pages.plain_text import literal


def as_markdown(
    adopted: Sequence[Adopted], interfaces: Sequence[Interface], behind: int = 0
) -> str:
    """A row a change: where, from what to what, why, who and when.

    ``behind``: how many pages nobody edited, and are made anew from records that changed.
    """
    told = f"{_say(interfaces, 'behind', count=behind)}\n" if behind else ""
    if not adopted:
        return told or f"{_say(interfaces, 'nothing')}\n"
    heads = [_say(interfaces, key) for key in ("place", "was", "becomes", "reason", "by")]
    title = _say(interfaces, "title")
    lines = [f"### {title}", "", _row(heads), _row(["---"] * len(heads))]
    for one in adopted:
        lines += map(_row, _rows(one, _say(interfaces, "taken_back")))
    return "\n".join([*lines, *(["", told] if told else [""])])


def refused_as_markdown(
    problems: Iterable[tuple[str, str, str]], interfaces: Sequence[Interface]
) -> str:
    """A list of what stands in the way: the place of each, what it says, what may be pasted."""
    lines = [f"### {_say(interfaces, 'refused')}", ""]
    for place, says, paste in problems:
        lines.append(f"- `{place}`: {literal(says)}")
        # An indented block holds any words, and ends where the next item begins.
        lines += ["", *(f"      {line}" for line in paste.splitlines()), ""] if paste else []
    return "\n".join([*lines, ""])


def _say(interfaces: Sequence[Interface], key: str, **values: object) -> str:
    """The words in all languages."""
    return " · ".join(words.say(f"adopt.{key}", **values) for words in interfaces)


def _rows(one: Adopted, taken_back: str) -> Iterator[list[str]]:
    place = f"`{one.edit.path}`, {one.edit.unit}"
    for made in one.added:
        reason = " · ".join(f"{lang}: {words}" for lang, words in made.reason.items())
        by = f"{made.author}, {made.date}"
        yield [place, *map(literal, (made.raw, made.reading, reason, by))]
    if not one.added:
        for raw, reading in changes(one.edit.made, one.edit.words):
            yield [place, literal(raw), literal(reading), taken_back if one.undone else "", ""]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
