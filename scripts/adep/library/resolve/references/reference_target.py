"""An act that a phrase leads to, and what its places lead to there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from msgspec import Struct

from adep.library.resolve.references.mentions import MentionedPlace, Step
from adep.library.resolve.references.unit_index import Several, Spot, UnitIndex
from adep.model import Citation


class ReferenceTarget(Struct, frozen=True):
    """The act of a mention, and where its units are looked for."""

    cited: Citation | None  # None: the own act
    act: str | None
    index: UnitIndex | None
    spot: Spot | None  # None: its units are not held

    def spread(self, places: Sequence[MentionedPlace]) -> list[MentionedPlace]:
        """``places`` with the numbers that were put in between those of a range: 5, 5-1, 6."""
        found: list[MentionedPlace] = []
        for place in places:
            found.append(place)
            if place.runs_on and self.spot is not None:
                found += self.inserted(place)
        return found

    def inserted(self, place: MentionedPlace) -> Iterator[MentionedPlace]:
        """The numbers that were put in behind one: 5-1, 5-2 behind 5."""
        *above, (level, number) = place.path
        whole, _, last = number.partition("-")
        for inserted in count(int(last or 0) + 1):
            path = (*above, (level, f"{whole}-{inserted}"))
            try:
                if self.there(path) is None:
                    return
            except Several:
                return
            yield MentionedPlace(place.stop, place.stop, path)

    def there(self, path: Iterable[Step]) -> str | None:
        """What a path leads to; raises ``Several``."""
        assert self.index is not None and self.spot is not None
        spot = self.index.follow(self.spot, path)
        return None if spot is None else spot.target


def printed(path: Sequence[Step]) -> str:
    """ "16-41-4" for subparagraph 41-4) of Article 16; what is counted, not numbered, is named."""
    said = []
    for level, number in path:
        if level in ("article", "clause", "subclause"):
            said.append(number)
        else:
            said.append(f"{level}-{number}" if number else level)
    return "-".join(said)
