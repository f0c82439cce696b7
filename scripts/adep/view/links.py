"""Links to the places of an act: to a unit, a clause, a chapter, the whole act."""

from __future__ import annotations

from collections.abc import Mapping

from adep.model import Unit
from adep.view.act_view import ActView
from adep.view.clause_names import ClauseNames
from adep.view.place_names import PlaceNames
from adep.view.unit_values import PREVIEWED, RefView, UnitLink


class Links(ActView, frozen=True):
    """Links to an act, from an interface's root."""

    places: PlaceNames
    clause_names: ClauseNames
    units: Mapping[str, Unit]  # of the newest wordings

    def to_unit(self, unit: str) -> UnitLink:
        """A link to a unit of this act, outside its clauses too."""
        if unit not in self.places.home_of:
            found = self.units[unit]
            place = self.words["cited.outside"]
            if found.kind == "heading":
                place = self.words.say("clause.chapter", number=unit.partition("-chapter-")[2])
            if self.act.facts.article:
                item = found.id.rpartition("-p")[2]
                place = self.places.step(item, "alone")
            return self._link(found, self.folder, place)
        clause, _ = self.places.home_of[unit]
        found = next(u for u in self.places.clauses[clause].paired.units if u.id == unit)
        return self._link(found, f"{self.folder}{clause}/", self.places.unit(unit))

    def _link(self, unit: Unit, href: str, place: str) -> UnitLink:
        return UnitLink(href, unit.id, place, unit.lang, f"{self.act.facts.key}/{unit.id}")

    def to_target(self, to: str | None) -> RefView:
        """A unit, a clause, "chapter-2" or (None) the whole act, as something to lead to."""
        if to in self.places.home_of or (
            to and to not in self.places.clauses and not to.startswith("chapter-")
        ):
            found = self.to_unit(to)
            return RefView(found.href, found.anchor, "", found.lang, True, found.quoted)
        if to in self.places.clauses:
            said = self.clause_names.first_words(to, limit=PREVIEWED)
            units = (u for u in self.places.clauses[to].paired.units if u.lang == said.lang)
            first = next(units, None)
            quoted = f"{self.act.facts.key}/{first.id}" if first else ""
            return RefView(f"{self.folder}{to}/", "", said.text, said.lang, True, quoted)
        return RefView(self.folder, to or "", self.title.text, self.title.lang, True)
