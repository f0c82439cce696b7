"""The history of an act, event by event, in the words of the interface."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from adep.model import Event, Words, is_place, recorded_at
from adep.view import in_force
from adep.view.act_view import ActView
from adep.view.unit_values import Said, capital, number_of
from adep.view.values import EventView, wordings_held


class HistoryViews(ActView, frozen=True, dict=True):
    """The events of an act as pages show them."""

    authorities: Mapping[str, Words]

    def of(
        self,
        events: Sequence[Event],
        having: Collection[tuple[str, datetime.date]] | None = None,
    ) -> tuple[EventView, ...]:
        """``having``: the texts that have the clause that is asked about."""
        texts = self.act.facts.texts
        held = wordings_held(
            events,
            [t for t in texts if having is None or (t.lang, t.wording_of) in having],
        )
        return tuple(self._view(event, held.get(event.date, ())) for event in events)

    def _view(self, event: Event, held: tuple[str, ...]) -> EventView:
        """An event of the whole act, or of a chapter, is the same to many clauses: made once."""
        key = id(event), held
        if key not in self._made:
            self._made[key] = event, self._event(event, held)  # held fast, so is its identity
        return self._made[key][1]

    @cached_property
    def _made(self) -> dict[tuple[int, tuple[str, ...]], tuple[Event, EventView]]:
        return {}

    @cached_property
    def having(self) -> dict[str, set[tuple[str, datetime.date]]]:
        """Clause id -> the texts, by language and wording, in which it stands."""
        found: dict[str, set[tuple[str, datetime.date]]] = {c.id: set() for c in self.act.clauses}
        for text in self.act.every_text:
            day = text.wording_of or self.newest[text.lang].wording_of
            for clause in text.clauses:
                found[clause.id].add((text.lang, day))
        return found

    def _event(self, event: Event, held: Sequence[str]) -> EventView:
        words = self.words
        langs = words.languages(held)
        return EventView(
            words.date(event.date),
            event.date.isoformat(),
            event.kind,
            words[f"kind.{event.kind}"],
            self.words.instrument(event.type, event.number),
            words.pick(self.authorities.get(event.authority or "", {}))[0],
            self._clauses(event),
            capital(in_force.commencement(event.force, self.words))
            if event.force and event.force.date != event.date
            else "",
            Said(*words.pick(event.remark)),
            words.say("history.held", langs=langs) if held else "",
            not event.ends_act,
            in_force.anchor(event),
            recorded_at(self.act.facts.path, event.line),
        )

    def _clauses(self, event: Event) -> str:
        if event.kind == "unknown":
            return self.words["history.unknown"]
        if event.clauses is None:
            return self.words["history.former"]
        names = (self.words.portion(c) if is_place(c) else number_of(c) for c in event.clauses)
        return ", ".join(names) or self.words["history.whole"]
