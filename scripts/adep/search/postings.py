"""Where words stand in the texts of one part and one language, and what is printed there.

The texts have no copy of their own: which word stands where tells them, and how what is printed
there differs from the word as it is printed most often, after one space. The same in JavaScript is
``overrides/assets/adep/search/postings.js``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final

from adep.search.codes import codes, column
from adep.search.vocabulary import Text, WordList, marked, plain

JOINED: Final = "!"  # before the places of words that are one with the word before

Look = tuple[str | None, int]  # the mark before a word, None where it is the usual one; which form


def postings(texts: Iterable[Text], listed: WordList) -> dict[str, Any]:
    """Where the words of some texts stand; ``listed`` has them all.

    A word's place is counted through all texts, one more behind each: no phrase runs from one into
    the next. ``{"lines": codes, "places": column, "many": how many places there are, "looks":
    [[mark, form]], "printed": codes}``. ``lines``: which lines of the vocabulary have the words,
    each but the first as how many are passed over behind the one before. ``places``: line by line,
    where the word stands, each as its distance from the one before; behind "!" those where it is a
    word and the one before it, joined by a hyphen. ``printed``: places where something else is
    printed than the commonest form behind one space (behind nothing, where a text begins): the
    distance from the one before, and which of ``looks``; behind a text the mark that ends it.
    """
    places: dict[str, tuple[list[int], list[int]]] = {}  # word → its own, and those where it is two
    known: dict[str, tuple[list[int], int]] = {}  # as it is printed → its places, which form it is
    looks: list[tuple[int, Look]] = []

    def of(piece: str) -> tuple[list[int], int]:
        word = plain(piece)
        return places.setdefault(word, ([], []))[0], listed.forms[word].index(piece)

    place = 0
    for text in texts:
        for mark, piece, joined in marked(text):
            form = 0
            if piece:
                own, form = known.get(piece) or known.setdefault(piece, of(piece))
                own.append(place)
            if joined:
                places.setdefault(joined, ([], []))[1].append(place)
            if form or mark is not None:
                looks.append((place, (mark, form)))
            place += 1
    words = sorted(places, key=listed.lines.__getitem__)
    common = [look for look, _ in Counter(look for _, look in looks).most_common()]
    number = {look: at for at, look in enumerate(common)}
    steps = pairwise([0, *(at for at, _ in looks)])
    return {
        "lines": codes(b - a - 1 for a, b in pairwise([-1, *map(listed.lines.__getitem__, words)])),
        "places": column([_places(*places[word]) for word in words]),
        "many": place,
        "looks": common,
        "printed": codes(
            n for (a, b), (_, look) in zip(steps, looks, strict=True) for n in (b - a, number[look])
        ),
    }


def _places(own: Sequence[int], joined: Sequence[int]) -> str:
    told = [codes(b - a for a, b in pairwise((0, *some))) for some in (own, joined)]
    return told[0] + (JOINED + told[1] if joined else "")
