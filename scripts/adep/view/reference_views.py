"""What the references of an act lead to, and what cites the act."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from adep.base.grouping import grouped
from adep.languages.interface import Interface
from adep.library.cited_by import Cited, key
from adep.model import Reference, Unit
from adep.view.act_view import ActView
from adep.view.cross_index import Across
from adep.view.links import Links
from adep.view.unit_values import CitingLink, RefView, Said, small


class ReferenceViews(ActView, frozen=True, dict=True):
    """The references of an act, in the words of the interface."""

    across: Across
    links_of: Callable[[str], Links]  # act id -> links to its places

    def not_held(self, reference: Reference) -> str:
        """What a reference to an act that is not held leads to, in words."""
        cited = self.across.cited.get(key(reference.cited)) if reference.cited else None
        if cited is None:
            return self.words["cited.not_held"]
        return f"{cited_title(cited, self.words)} ({small(self.words['cited.not_held'])})"

    def cited_by(self, target: str | None) -> tuple[CitingLink, ...]:
        """What cites a unit, a clause or (None) the whole act, its own "this Code" aside."""
        own = self.id
        return tuple(
            CitingLink(
                links.to_unit(citing.unit),
                Said("", self.words.lang) if citing.act == own else links.short,
            )
            for citing in self.across.cited_by.get((own, target), ())
            if target is not None or citing.act != own
            for links in (self.links_of(citing.act),)
        )

    @cached_property
    def _of_units(self) -> Mapping[str, Sequence[Reference]]:
        return grouped((reference.unit, reference) for reference in self.act.every_reference)

    def of_unit(self, unit: Unit) -> list[tuple[int, int, RefView]]:
        """The unit's references with where they lead."""
        return [
            (reference.start, reference.stop, view)
            for reference in self._of_units.get(unit.id, ())
            if reference.start < reference.stop and (view := self._ref(reference)) is not None
        ]

    def _ref(self, reference: Reference) -> RefView | None:
        """Where a reference leads; None where there is nothing to lead to."""
        if reference.act is None:
            return self._not_held(reference)
        return self.links_of(reference.act).to_target(reference.to)

    def _not_held(self, reference: Reference) -> RefView | None:
        cited = self.across.cited.get(key(reference.cited)) if reference.cited else None
        if cited is None:
            return None
        says = f"{self.words['cited.not_held']}: {cited_title(cited, self.words)}"
        return RefView("cited-acts/", cited.id, says, self.words.lang, False)


def cited_title(cited: Cited, words: Interface) -> str:
    """An act that is not held, by its title in the interface's language or any, or by its kind."""
    titles = {lang: spellings[0] for lang, spellings in cited.titles.items() if spellings}
    title, _ = words.pick(titles)
    kind = cited_kind(cited, words)
    return f"{title} ({kind})" if title else kind


def cited_kind(cited: Cited, words: Interface) -> str:
    """ "Law, 23 July 1999, No. 5": what is known of an act that is not held, but for its title."""
    kind = words.known("type", cited.type) if cited.type else words["cited.unknown"]
    date = words.date(cited.date) if cited.date else ""
    number = words.say("state.number", number=cited.number) if cited.number else ""
    return ", ".join(filter(None, (kind, date, number)))
