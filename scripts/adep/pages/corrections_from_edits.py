"""Words that an editor mended on a page → recorded corrections, and the records that they undo.

A correction says as little as it may: the words that changed, and as many around them as it takes
to name their place. Applied one after another to what an import reads, the corrections give what
stands on the page; that is checked here and not hoped for.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from adep.git import messages
from adep.git.commits import Commit
from adep.languages.interface import Interface
from adep.library.word_diff import Stretch
from adep.library.word_diff import words as compared
from adep.model import Correction, Words
from adep.pages.edits import Edit


class Adopted(Struct, frozen=True):
    """What an edit becomes: corrections to be added, and recorded ones that it takes back."""

    edit: Edit
    added: tuple[Correction, ...] = ()
    undone: tuple[Correction, ...] = ()


def adopt(
    edit: Edit,
    recorded: Sequence[Correction],
    wording: datetime.date,
    written: Sequence[tuple[Commit, str]],
    reason: Callable[[Commit], Words],
) -> Adopted:
    """``recorded`` are the corrections of the edit's unit, in the order of their record.

    ``written`` are those who made the edit, the first first, each with the words as he left them:
    each gets the corrections that are his. ``wording`` is that of the unit's text: the correction
    names it, so that a wording that comes later does not take it over. ``reason`` is published;
    see ``reason_of``.
    """
    kept, made = list(recorded), edit.made
    for commit, words in written:
        if undone := _undone(made, words, kept):
            kept = [one for one in kept if one not in undone]
        else:
            by = reason(commit), commit.author, commit.date
            kept += [
                Correction(edit.unit, raw, reading, *by, wording=wording)
                for raw, reading in changes(made, words)
            ]
        made = words
    added = tuple(one for one in kept if one not in recorded)
    return Adopted(edit, added, tuple(one for one in recorded if one not in kept))


def reason_of(message: str, language_of: Callable[[str], str], no_reason: Words) -> Words:
    """The reason that a commit's message gives, in its language; ``no_reason`` if it gives none."""
    said = messages.reason(message)
    return {language_of(said): said} if said else no_reason


def no_reason(interfaces: Iterable[Interface]) -> Words:
    """What is recorded where nobody said why."""
    return {words.lang: words["adopt.no_reason"] for words in interfaces}


def changes(old: str, new: str) -> list[tuple[str, str]]:
    """(raw, reading) of corrections that, applied in their order, make ``new`` of ``old``.

    Each raw stands exactly once in the text as it is read when its turn comes.
    """
    found: list[tuple[str, str]] = []
    done = ""
    for before, gone, come, after in _changed(compared(old, new)):
        done += before
        rest = gone + after
        raw, reading = _named(done, gone, come, after)
        if (done + rest).count(raw) != 1:
            return [(old, new)]
        found.append((raw, reading))
        done += come
    if _applied(old, found) != new:
        return [(old, new)]
    return found


def _changed(stretches: Iterable[Stretch]) -> list[tuple[str, str, str, str]]:
    """(what stands before it and after the last change, gone, come, all that follows as it was)."""
    runs: list[list[str]] = [["", "", ""]]
    for stretch in stretches:
        if stretch.kind == "same":
            if runs[-1][1] or runs[-1][2]:
                runs.append(["", "", ""])
            runs[-1][0] += stretch.text
        else:
            runs[-1][1 if stretch.kind == "gone" else 2] += stretch.text
    return [
        (before, gone, come, "".join(b + g for b, g, _ in runs[at:]))
        for at, (before, gone, come) in enumerate(runs, start=1)
        if gone or come
    ]


def _named(before: str, gone: str, come: str, after: str) -> tuple[str, str]:
    """The change with as many words around it as it takes to stand once in the whole.

    White space at both ends is left outside where it is the same.
    """
    whole = before + gone + after
    left = re.findall(r"\S+\s*|\s+", before)
    right = re.findall(r"\s*\S+|\s+", after)
    taken_left = taken_right = 0
    if not gone.strip() or not come.strip():  # put in or taken out: a neighbour says where
        taken_left = 1 if left else 0
        taken_right = 0 if left else 1
    while True:
        head = "".join(left[len(left) - taken_left :])
        tail = "".join(right[:taken_right])
        raw, reading = head + gone + tail, head + come + tail
        if _margins(raw) == _margins(reading):  # white space that is the same stays outside
            raw, reading = raw.strip(), reading.strip()
        bare = raw == raw.strip() and reading == reading.strip()
        if bare and raw and reading and whole.count(raw) == 1:
            return raw, reading
        if taken_left == len(left) and taken_right == len(right):
            return whole, before + come + after
        if taken_left < len(left) and (taken_left <= taken_right or taken_right == len(right)):
            taken_left += 1
        else:
            taken_right += 1


def _margins(text: str) -> tuple[str, str]:
    """The white space at both ends."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _undone(made: str, words: str, recorded: Sequence[Correction]) -> tuple[Correction, ...]:
    """The recorded corrections of ``made`` without which the unit reads ``words``."""
    raw = _applied(made, [(one.reading, one.raw) for one in reversed(recorded)])
    if raw is None:
        return ()
    last = [tuple(recorded[at:]) for at in reversed(range(len(recorded)))]
    single = [(one,) for one in recorded]
    for gone in (*single, *last):
        kept = [(one.raw, one.reading) for one in recorded if one not in gone]
        if _applied(raw, kept) == words:
            return gone
    return ()


def _applied(text: str, corrections: Iterable[tuple[str, str]]) -> str | None:
    """``text`` with corrections applied as an import does; None where one does not apply."""
    for raw, reading in corrections:
        if text.count(raw) != 1:
            return None
        text = text.replace(raw, reading)
    return text
