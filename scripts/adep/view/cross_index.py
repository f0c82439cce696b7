"""What goes across acts, indexed once: counterparts, duties and citations of each unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from adep.base.grouping import grouped
from adep.languages.loaded import glossary
from adep.library.cited_by import Cited, CitedPlace, Citing, cited_acts, cited_by
from adep.library.concordance import Counterpart, Place, counterparts
from adep.library.pipeline import Library
from adep.library.terms import Rendering, renderings
from adep.model import Duty, RecordedTerm


class Across(Struct, frozen=True):
    """Indices over all acts; empty where only one act is known."""

    counterparts: Mapping[Place, tuple[Counterpart, ...]] = field(default_factory=dict)
    older: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    duties: Mapping[Place, tuple[Duty, ...]] = field(default_factory=dict)
    # act -> the languages of its texts that nobody has held against the duties, if there are any
    uncompared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cited_by: Mapping[CitedPlace, tuple[Citing, ...]] = field(default_factory=dict)
    cited: Mapping[object, Cited] = field(default_factory=dict)  # by ``library.cited_by.key``
    # where the wordings of the recorded terms stand, and those in each unit
    renderings: tuple[Rendering, ...] = ()
    terms: Mapping[Place, tuple[tuple[RecordedTerm, str], ...]] = field(default_factory=dict)


def index(library: Library) -> Across:
    """The indices of all records and references."""
    concordances = library.concordances
    every = library.every
    # The glossary is read where there are terms to look for.
    found = renderings(library.terms, library.acts, glossary()) if library.terms else ()
    return Across(
        counterparts(concordances, library.acts),
        {(c.old, c.new): c.wordings() for c in concordances},
        grouped((place, duty) for duty in library.duties for place in duty.units),
        _uncompared(library),
        cited_by(every),
        cited_acts(every, library.cited),
        found,
        _terms(library, found),
    )


def _terms(
    library: Library, found: Iterable[Rendering]
) -> dict[Place, tuple[tuple[RecordedTerm, str], ...]]:
    """Unit → the recorded terms that it has, each with the phrase that words it there."""
    by_id = {term.id: term for term in library.terms}
    return grouped(
        ((one.act, unit), (by_id[one.term], one.phrase)) for one in found for unit in one.units
    )


def _uncompared(library: Library) -> dict[str, tuple[str, ...]]:
    acts = ((act.facts.id, act.langs) for act in library.acts)
    waiting = {
        act: tuple(lang for lang in langs if (act, lang) not in library.in_duties)
        for act, langs in acts
    }
    return {act: langs for act, langs in waiting.items() if langs}
