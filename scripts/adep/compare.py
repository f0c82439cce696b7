"""Two wordings → what changed, word by word. It decides nothing about the texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from adep.model import Unit

TOKEN = re.compile(r"\s+|\w+(?:[-’']\w+)*|[^\w\s]")
# Two units are shown against each other from this share of common words on; below it a reader
# sees more in one text struck out and the other put in.
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that both wordings have ("same"), or only the old ("gone") or the new ("new")."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Against:
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
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            found.append(Stretch("".join(before[a:b]), "same"))
            continue
        if b > a:
            found.append(Stretch("".join(before[a:b]), "gone"))
        if d > c:
            found.append(Stretch("".join(after[c:d]), "new"))
    return tuple(_smooth(found))


def _smooth(stretches: list[Stretch]) -> list[Stretch]:
    """Take a lone space or comma between two changes into both: confetti is hard to read."""
    result: list[Stretch] = []
    gone: list[str] = []
    new: list[str] = []

    def flush() -> None:
        if gone:
            result.append(Stretch("".join(gone), "gone"))
        if new:
            result.append(Stretch("".join(new), "new"))
        gone.clear()
        new.clear()

    for index, stretch in enumerate(stretches):
        last = index + 1 == len(stretches)
        if stretch.kind == "gone":
            gone.append(stretch.text)
        elif stretch.kind == "new":
            new.append(stretch.text)
        elif gone and new and not last and not any(map(str.isalnum, stretch.text)):
            gone.append(stretch.text)
            new.append(stretch.text)
        else:
            flush()
            result.append(stretch)
    flush()
    return result


def units(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Against, ...]:
    """The units of two wordings of a clause against each other, in the order of the new one.

    Units are matched by the words they share, the likest first: an item may have another number
    in the new wording. One that is like none stands alone; an old one follows its predecessor.
    """
    likeness = sorted(
        (
            (-_alike(a.text, b.text), abs(i - j), i, j)
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


def _alike(old: str, new: str) -> float:
    """Share of words in common and in order, 0 to 1."""
    return SequenceMatcher(None, old.casefold().split(), new.casefold().split(), False).ratio()
