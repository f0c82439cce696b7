"""What Akoma Ntoso calls things: identifiers of works and wordings, ids inside a file, links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final
from urllib.parse import quote

from msgspec import Struct

from adep.exports.held_act import HeldWording, Holding
from adep.languages.grammar import load_grammar
from adep.model import Citation, CitedAct, Event, Reference

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
ADEP: Final = "urn:x-adep:akn:1"
COUNTRY: Final = "kz"
_ID: Final = re.compile(r"[^\w.-]", re.ASCII)


def work_of(holding: Holding) -> str:
    """The identifier of an act: its instrument's type, day and number; without, our own id."""
    event = holding.adopted_by
    return (_work(event) if event else "") or _own(holding.id)


def _work(named: Event | Citation | CitedAct) -> str:
    """By type, day and number; "" where one of them is not known."""
    if not (named.type and named.date and named.number):
        return ""
    type, number = quote(named.type), quote(named.number, safe="")
    return f"/akn/{COUNTRY}/act/{type}/{named.date.isoformat()}/{number}"


def _own(id: str) -> str:
    return f"/akn/{COUNTRY}/act/{quote(id)}"


def instrument(event: Event, holding: Holding) -> str:
    """The identifier of the instrument that an event is of; "" where it is not known.

    The facts date a repeal by the day on which it took effect, which need not be the instrument's
    own: it is known only where the act that took the place of this one is held.
    """
    if not event.ends_act:
        return _work(event)
    by = holding.act.facts.status.by
    for other in holding.copy.holdings:
        adopted = other.adopted_by
        if other.id == by and adopted and adopted.number == event.number:
            return work_of(other)
    return ""


def expression_of(wording: HeldWording) -> str:
    """The identifier of a wording in its language."""
    return f"{work_of(wording.holding)}/{load_grammar(wording.lang).three_letters}@{wording.day}"


class Names(Struct, frozen=True, dict=True):
    """Names inside the file of a wording."""

    wording: HeldWording

    @cached_property
    def work(self) -> str:
        """Of the act."""
        return work_of(self.wording.holding)

    @cached_property
    def expression(self) -> str:
        """Of this wording."""
        return expression_of(self.wording)

    @cached_property
    def type(self) -> str:
        """What kind of instrument it is, in one word."""
        event = self.wording.holding.adopted_by
        return _ID.sub("", event.type) if event and event.type else "act"

    def clause(self, id: str) -> str:
        """Of the clause itself: "5-1" could be a clause's number, and is item 1 of clause 5."""
        return f"{self.wording.lang}-clause-{id}"

    def run(self, name: str) -> str:
        """Of a numbering run beside the code's: the order that approved it."""
        return f"{self.wording.lang}-{name}"

    def place(self, to: str) -> str:
        """What a reference's ``to`` is called in this file; "" where the text has no such place."""
        for id in (to, self.clause(to), f"{self.wording.lang}-{to}"):
            if id in self._ids:
                return id
        return ""

    def href(self, reference: Reference) -> str:
        """Where a reference leads: inside the file, to another act that is held, or to the entry
        of one that is not.
        """
        holding = self.wording.holding
        if reference.act == holding.id:
            place = self.place(reference.to) if reference.to else ""
            return f"#{place}" if place else self.work
        if reference.act is not None:
            return self._held(reference.act, reference.to)
        return f"#{self.cited_id(reference.cited)}" if reference.cited else self.work

    def _held(self, act: str, to: str | None) -> str:
        """A place of an act that is held: in its text of this language, or else in any."""
        other = next((h for h in self.wording.holding.copy.holdings if h.id == act), None)
        if other is None or not other.newest:
            return _own(act)
        newest = other.newest
        wordings = [newest[self.wording.lang]] if self.wording.lang in newest else []
        for wording in (*wordings, *newest.values()):
            if to and (place := Names(wording).place(to)):
                return f"{expression_of(wording)}/!main~{place}"
        return work_of(other)

    def cited_id(self, citation: Citation) -> str:
        """The id of the entry of an act that is cited and not held."""
        return self.cited[_key(citation)]

    @cached_property
    def cited(self) -> Mapping[object, str]:
        """An act that is cited and not held -> the id of its entry among the references."""
        found: dict[object, str] = {}
        for citation in self.citations:
            found.setdefault(_key(citation), f"cited-{len(found) + 1}")
        return found

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation of an act that is not held, as the text words it."""
        return tuple(
            reference.cited
            for reference in self.wording.act.every_reference
            if reference.act is None and reference.cited and reference.lang == self.wording.lang
        )

    @cached_property
    def _ids(self) -> frozenset[str]:
        text = self.wording.text
        units = {unit.id for unit in text.units()}
        return frozenset(units | {self.clause(clause.id) for clause in text.clauses})


def cited_work(citation: Citation, known: Mapping[str, CitedAct]) -> str:
    """The identifier of an act that is not held; "" where its type, day or number is not known.

    ``known``: the records of such acts by their ids.
    """
    return _work(known.get(citation.known or "") or citation)


def _key(citation: Citation) -> object:
    return citation.known, citation.type, citation.date, citation.number, citation.title
