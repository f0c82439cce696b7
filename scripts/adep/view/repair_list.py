"""Every repair of an act, for the page that lists them."""

from __future__ import annotations

import datetime
from functools import cached_property

from adep.model.page_kinds import apart_from_day, day_folder, with_day
from adep.view.act_view import ActView
from adep.view.place_names import PlaceNames, outside_clauses
from adep.view.repair_views import RepairWords
from adep.view.unit_values import RepairRow, RepairView


class RepairList(ActView, frozen=True, dict=True):
    """The repairs of an act, with the pages on which they are."""

    places: PlaceNames
    repair_words: RepairWords

    @cached_property
    def all(self) -> tuple[tuple[str, RepairView], ...]:
        """Every repair of the act with its page, as an address below the act's folder: "5/", "" for
        the act's own, "@2011-04-01/5/".
        """
        result: list[tuple[str, RepairView]] = []
        texts = [("", text) for text in self.act.texts]
        texts += [(day_folder(text.day), text) for text in self.act.earlier]
        for page, text in texts:
            for unit in (*outside_clauses(text), *(chapter.heading for chapter in text.chapters)):
                result += [(page, repair) for repair in self.repair_words.of_unit(unit)]
        for clause in self.act.clauses:
            own = f"{clause.id}/"
            older = [(day_folder(w.wording_of) + own, w.units, w.notes) for w in clause.earlier]
            newest = (own, clause.paired.units, clause.paired.notes)
            for page, units, notes in (newest, *older):
                result += [(page, r) for unit in units for r in self.repair_words.of_unit(unit)]
                result += [(page, r) for note in notes for r in self.repair_words.of_note(note)]
        for page, text in texts:
            for note in (*text.notes, *(n for part in text.parts for n in part.notes)):
                result += [(page, repair) for repair in self.repair_words.of_note(note)]
        return tuple(result)

    @cached_property
    def by_editors(self) -> tuple[RepairRow, ...]:
        """The editors' corrections of the act, for the page of corrections."""
        return self._rows(editorial=True)

    @cached_property
    def by_rule(self) -> tuple[RepairRow, ...]:
        """The repairs made by rule, likewise."""
        return self._rows(editorial=False)

    def _rows(self, editorial: bool) -> tuple[RepairRow, ...]:
        taken = set() if editorial else {row.anchor for row in self.by_editors}
        rows = []
        for page, repair in self.all:
            if repair.editorial == editorial:
                _, told = apart_from_day(page)
                day = datetime.date.fromisoformat(told) if told else None
                clause = page.removeprefix(day_folder(day) if day else "").rstrip("/")
                anchor = f"{with_day(self.act.facts.id, day)}-{repair.unit}"
                rows.append(
                    RepairRow(
                        "" if anchor in taken else anchor,
                        self.act.facts.folder + page,
                        self._place(clause, repair),
                        self.wording(day) if day else "",
                        repair,
                    )
                )
                taken.add(anchor)
        return tuple(rows)

    def _place(self, clause: str, repair: RepairView) -> str:
        if repair.unit in self.places.home_of:
            return self.places.unit(repair.unit)
        if clause:  # the only other thing that a clause has are its notes
            return self.words.say("search.note_on", place=self.places.clause(clause))
        return repair.unit
