"""How every page announces an act: in force, or repealed since when and by what."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from adep.model import Words
from adep.view.act_view import ActView
from adep.view.unit_values import Said


class ActState(ActView, frozen=True, dict=True):
    """Whether an act is in force, in the words of the interface."""

    titles: Mapping[str, Words]

    @cached_property
    def says(self) -> str:
        """ "Repealed from 1 January 2016", in words."""
        status = self.act.facts.status
        state = self.words.known("state", status.state)
        if status.since is None:
            return state
        since = self.words.say("state.since", date=self.words.date(status.since, "from"))
        return self.words.say("state.with", state=state, since=since)

    @cached_property
    def by(self) -> Said:
        """By what the act was repealed: an act's title, or an instrument's number."""
        by = self.act.facts.status.by
        if not by:
            return Said("", self.words.lang)
        if by in self.titles:
            return Said(*self.words.pick(self.titles[by]))
        known = next((e for e in self.act.facts.history if e.number == by), None)
        if known is None:
            return Said(self.words.say("state.number", number=by), self.words.lang)
        return Said(self.words.instrument(known.type, known.number), self.words.lang)

    @cached_property
    def says_by(self) -> str:
        """ "In its place: …", or what repealed the act; "" where that is not known."""
        if not self.by:
            return ""
        return self.words["state.replaced" if self.by_act else "state.by"] + self.by.text

    @cached_property
    def by_act(self) -> str:
        """The id of the act by which it was repealed, if the library has it."""
        by = self.act.facts.status.by
        return by if by and by in self.titles else ""
