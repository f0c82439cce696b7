"""Amendment notes with what they mean, in the words of the interface."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import cached_property

from adep.base.grouping import grouped
from adep.model import Amendment, Event, Words
from adep.view.act_view import ActView
from adep.view.in_force import commencement
from adep.view.place_names import PlaceNames
from adep.view.unit_values import capital
from adep.view.values import Meaning, NoteView


class NoteViews(ActView, frozen=True, dict=True):
    """The notes of an act as pages show them."""

    authorities: Mapping[str, Words]
    places: PlaceNames

    def of(self, amendments: Sequence[Amendment]) -> tuple[NoteView, ...]:
        """The notes with what they mean; one note may tell of several amendments."""
        by_note = grouped((amendment.note.id, amendment) for amendment in amendments)
        return tuple(
            NoteView(
                id,
                told[0].note.lang,
                told[0].note.text,
                tuple(self._meaning(a) for a in told if a.kind),
                any(a.unread for a in told),
                told[0].note.under,
            )
            for id, told in by_note.items()
        )

    def _meaning(self, amendment: Amendment) -> Meaning:
        words = self.words
        known = self._events.get((amendment.date, amendment.number))
        authority = amendment.authority or ""
        if known and known.authority:
            authority = words.pick(self.authorities.get(known.authority, {}))[0] or authority
        what = words[f"kind.{amendment.kind}"] if amendment.kind else ""
        if what:
            what = f"{self._about(amendment)}: {what}"
        if what and amendment.only:
            what += f" ({words.known('only', amendment.only)})"
        force = commencement(amendment.force, self.words) or amendment.commencement or ""
        return Meaning(
            capital(what),
            self.words.instrument(amendment.type, amendment.number) if amendment.number else "",
            words.date(amendment.date) if amendment.date else "",
            authority,
            capital(force),
        )

    def _about(self, amendment: Amendment) -> str:
        """What a note is about: its target, or what of its target."""
        words, goal = self.words, self.places.target(amendment.target, amendment.clause)
        if amendment.portion is None:
            return goal
        portion = words.portion(amendment.portion)
        if amendment.target is None:
            return words.say("portion.unsettled", portion=portion, why=goal)
        return portion if amendment.target == "act" else f"{goal}, {portion}"

    @cached_property
    def _events(self) -> Mapping[tuple[datetime.date | None, str | None], Event]:
        """The events of the act; of two on one day with one number the first."""
        return {(event.date, event.number): event for event in reversed(self.act.facts.history)}
