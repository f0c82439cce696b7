"""Two wordings → what changed, word by word. It decides nothing about the texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from adep.model import Unit

# A word or a mark, and the white space after it.
TOKEN = re.compile(r"(\w+(?:[-’\']\w+)*|[^\w\s]|(?=\s))(\s*)")
# Above so many words common ones no longer anchor the comparison: it would take minutes.
LONG = 2000
# Two units are shown against each other from this share of common words on; below it a reader
# sees more in one text struck out and the other put in.
ALIKE = 0.5


class Stretch(Struct, frozen=True):
    """Words that both wordings have ("same"), or only the old ("gone") or the new ("new")."""

    text: str
    kind: str


class Against(Struct, frozen=True):
    """A unit of the old wording against one of the new; either may be missing."""

    old: Unit | None
    new: Unit | None
    stretches: tuple[Stretch, ...]


def words(old: str, new: str) -> tuple[Stretch, ...]:
    """What changed from ``old`` to ``new``.

    Joining the stretches that are not "new" gives ``old``; those that are not "gone", ``new``.
    """
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    found: list[Stretch] = []
    matcher = SequenceMatcher(
        None,
        [word for word, _ in before],
        [word for word, _ in after],
        autojunk=max(len(before), len(after)) > LONG,
    )
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            found.append(Stretch(_joined(before[a:b]), "gone"))
            found.append(Stretch(_joined(after[c:d]), "new"))
            continue
        for (word, space), (_, other) in zip(before[a:b], after[c:d], strict=True):
            if space == other:
                found.append(Stretch(word + space, "same"))
            else:  # the same word, at the end of one wording
                found += [Stretch(word, "same"), Stretch(space, "gone"), Stretch(other, "new")]
    return tuple(_smooth(found))


def parted(
    stretches: Sequence[Stretch], texts: Sequence[str], without: str
) -> tuple[tuple[Stretch, ...], ...]:
    """What changed, text by text: ``stretches`` but for one kind, which joined give ``texts``."""
    found: list[tuple[Stretch, ...]] = []
    left = [stretch for stretch in stretches if stretch.kind != without]
    for text in texts:
        own: list[Stretch] = []
        wanted = len(text)
        while wanted and left:
            stretch = left.pop(0)
            taken, rest = stretch.text[:wanted], stretch.text[wanted:]
            own.append(Stretch(taken, stretch.kind))
            wanted -= len(taken)
            if rest:
                left.insert(0, Stretch(rest, stretch.kind))
        found.append(tuple(own))
        if left:  # the space between two texts
            first = left.pop(0)
            left[:0] = [Stretch(first.text[1:], first.kind)] if first.text[1:] else []
    return tuple(found)


def _joined(tokens: Sequence[tuple[str, str]]) -> str:
    return "".join(word + space for word, space in tokens)


def _smooth(stretches: Sequence[Stretch]) -> list[Stretch]:
    """One stretch for what goes together. A lone mark between two changes belongs to both, and
    white space at the end of both stands after them: confetti is hard to read.
    """
    result: list[Stretch] = []
    gone = new = same = ""

    def flush() -> None:
        nonlocal gone, new, same
        space = ""
        if gone and new:
            space = gone[len(gone.rstrip()) :]
            if not space or not new.endswith(space) or not gone.strip() or not new.strip():
                space = ""
            gone, new = gone[: len(gone) - len(space)], new[: len(new) - len(space)]
        result.extend(Stretch(text, kind) for text, kind in ((gone, "gone"), (new, "new")) if text)
        if space + same:
            result.append(Stretch(space + same, "same"))
        gone = new = same = ""

    for index, stretch in enumerate(stretches):
        if stretch.kind == "same":
            lone = not any(map(str.isalnum, stretch.text)) and index + 1 < len(stretches)
            if lone and gone and new and not same and stretches[index + 1].kind != "same":
                gone, new = gone + stretch.text, new + stretch.text
            else:
                same += stretch.text
            continue
        if same and stretch.text:
            flush()
        if stretch.kind == "gone":
            gone += stretch.text
        else:
            new += stretch.text
    flush()
    return result


def units(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Against, ...]:
    """The units of two wordings of a clause against each other, in the order of the new one.

    Units are matched by the words they share, the likest first: an item may have another number
    in the new wording. One that is like none stands alone; an old one follows its predecessor.
    """
    likeness = sorted(
        (
            (-alike(a.text, b.text), abs(i - j), i, j)
            for i, a in enumerate(old)
            for j, b in enumerate(new)
        ),
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, i, j in likeness:
        if -score >= ALIKE and i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    back = {j: i for i, j in partner.items()}
    found: list[tuple[int | None, int | None]] = [(back.get(j), j) for j in range(len(new))]
    for i in range(len(old)):
        if i not in partner:
            before = [at for at, (a, _) in enumerate(found) if a is not None and a < i]
            found.insert(max(before, default=-1) + 1, (i, None))
    return tuple(
        Against(
            old[i] if i is not None else None,
            new[j] if j is not None else None,
            words(old[i].text if i is not None else "", new[j].text if j is not None else ""),
        )
        for i, j in found
    )


def alike(old: str, new: str) -> float:
    """Share of words in common and in order, 0 to 1."""
    return SequenceMatcher(None, old.casefold().split(), new.casefold().split(), False).ratio()
