"""What goes across acts, indexed once: counterparts and duties of each unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from adep.concord import Counterpart, Place, counterparts
from adep.model import Concordance, Duty


@dataclass(frozen=True, slots=True)
class Across:
    """Indices over all acts; empty where only one act is known."""

    counterparts: Mapping[Place, tuple[Counterpart, ...]] = field(default_factory=dict)
    older: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    duties: Mapping[Place, tuple[Duty, ...]] = field(default_factory=dict)


def index(concordances: Iterable[Concordance], duties: Iterable[Duty]) -> Across:
    """The indices of all records."""
    concordances = tuple(concordances)
    by_unit: dict[Place, list[Duty]] = {}
    for duty in duties:
        for place in duty.units:
            by_unit.setdefault(place, []).append(duty)
    return Across(
        counterparts(concordances),
        {(c.old, c.new): c.wordings() for c in concordances},
        {place: tuple(found) for place, found in by_unit.items()},
    )
