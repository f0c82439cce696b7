"""What changed from one wording of an act to a later one in the same language, place by place.

Nothing here is said in an interface language, so each
place of two wordings is compared once, however many pages and interfaces show it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from adep.base.grouping import grouped
from adep.base.made_once import made_once
from adep.library import word_diff
from adep.library.unexplained_changes import renumbered, restated
from adep.library.word_diff import Against
from adep.model import Act, Text, Unit
from adep.model.page_kinds import with_day
from adep.view.quoted_units import Sentences, joined
from adep.view.values import QuotedPlace

FRONT = ""  # the place of the front matter; a clause's is its id, a heading's "chapter-2"
Places = Mapping[str, tuple[Unit, ...]]


class WordingStep(Struct, frozen=True):
    """From a wording to the next one held in the language."""

    lang: str
    old: datetime.date
    new: datetime.date


class Changes(Struct, frozen=True, dict=True):
    """The wordings of ``act``."""

    act: Act

    def steps(self, lang: str) -> tuple[WordingStep, ...]:
        """Oldest first; none where one wording is held in the language, or no text."""
        days = [text.day for text in self.act.wordings(lang)]
        return tuple(WordingStep(lang, old, new) for old, new in pairwise(days))

    def step_from(self, lang: str, day: datetime.date) -> WordingStep:
        """From the wording of ``day`` to the next; raises StopIteration if it is the newest."""
        return next(step for step in self.steps(lang) if step.old == day)

    @made_once
    def between(
        self, lang: str, old: datetime.date, new: datetime.date, place: str
    ) -> tuple[Against, ...]:
        """The units of a place in two wordings against each other; it may be in one alone."""
        before, after = self.places[lang, old], self.places[lang, new]
        units = after.get(place, ()) if self.comparable(lang, old, new, place) else ()
        return word_diff.units(before.get(place, ()), units)

    def order(self, step: WordingStep) -> tuple[str, ...]:
        """The places of both wordings: what went stands where it stood, before what came."""
        old, new = list(self.places[step.lang, step.old]), list(self.places[step.lang, step.new])
        found: list[str] = []
        for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            found += old[a:b] if what != "insert" else new[c:d]
            found += new[c:d] if what == "replace" else []
        return tuple(dict.fromkeys(found))

    def kind(self, step: WordingStep, place: str) -> str:
        """What became of a place: "same", "changed", "new", "gone", or "renumbered": its number is
        another's now."""
        old = self.places[step.lang, step.old].get(place)
        new = self.places[step.lang, step.new].get(place)
        if old is None:
            return "new"
        if new is None:
            return "gone"
        if _printed(old) == _printed(new):
            return "same"
        alike = self.comparable(step.lang, step.old, step.new, place)
        return "changed" if alike else "renumbered"

    def comparable(self, lang: str, old: datetime.date, new: datetime.date, place: str) -> bool:
        """Whether a place of the older wording is held against that of its number in the newer."""
        return place == FRONT or self._numbered_alike(lang, old, new)

    @made_once
    def _numbered_alike(self, lang: str, old: datetime.date, new: datetime.date) -> bool:
        """Whether numbers mean the same in two wordings: by the facts; where the whole act was
        restated between, by the words of most clauses."""
        facts = self.act.facts
        if renumbered(old, new, facts):
            return False
        if not restated(old, new, facts):
            return True
        before, after = self.places[lang, old], self.places[lang, new]
        both = [place for place in before if place in after and place != FRONT]
        return 2 * sum(_alike(before[place], after[place]) for place in both) >= len(both)

    def elsewhere(self, step: WordingStep, place: str) -> str | None:
        """The one other place in which the newer wording has exactly the older's words here."""
        words = tuple(unit.text for unit in self.places[step.lang, step.old].get(place, ()))
        found = [p for p in self._by_words(step.lang, step.new).get(words, ()) if p != place]
        return found[0] if words and len(found) == 1 else None

    @cached_property
    def places(self) -> Mapping[tuple[str, datetime.date], Places]:
        """(language, day) → the units of every place of that wording, in its order."""
        every = self.act.every_text
        return {(text.lang, text.day): _places(text) for text in every}

    def quoted(
        self, lang: str, old: datetime.date, new: datetime.date | None, place: str
    ) -> QuotedPlace:
        """A place of one wording or of two, to be quoted; of two the newer's sentences count."""
        wordings = [(lang, day) for day in (old, new) if day and place in self.places[lang, day]]
        names: list[str] = []
        found = QuotedPlace("", (), ())
        for of in wordings:
            units = self.places[of][place]
            act = with_day(self.act.facts.id, None if of[1] == self._newest[lang] else of[1])
            names += (f"{act}/{unit.id}" for unit in units)
            inside = {unit.id for unit in units}
            missing = joined(self.sentences[of].missing(unit.id, inside) for unit in units)
            opening, closing = map(self.sentences[of].completions, missing)
            found = QuotedPlace(" ".join(names), opening, closing)
        return found

    @cached_property
    def _newest(self) -> Mapping[str, datetime.date]:
        return {lang: max(day for of, day in self.places if of == lang) for lang, _ in self.places}

    @cached_property
    def sentences(self) -> Mapping[tuple[str, datetime.date], Sentences]:
        """What completes the sentences of each wording's units."""
        return {(text.lang, text.day): Sentences([text]) for text in self.act.every_text}

    @made_once
    def _by_words(self, lang: str, day: datetime.date) -> Mapping[tuple[str, ...], Sequence[str]]:
        return grouped(
            (tuple(unit.text for unit in units), place)
            for place, units in self.places[lang, day].items()
        )


def _places(text: Text) -> Places:
    heads = {chapter.clauses[0]: chapter for chapter in text.chapters if chapter.clauses}
    found = {FRONT: text.front} if text.front else {}
    for clause in text.clauses:
        if chapter := heads.get(clause.id):
            found[f"chapter-{chapter.number}"] = (chapter.heading,)
        found[clause.id] = clause.units
    for chapter in text.chapters:
        found.setdefault(f"chapter-{chapter.number}", (chapter.heading,))
    return found


def _alike(old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    """Whether two wordings of a place share so much that one is the other's."""
    words = [" ".join(unit.text for unit in units) for units in (old, new)]
    return word_diff.alike(*words) >= word_diff.ALIKE


def _printed(units: Sequence[Unit]) -> list[tuple[str, str]]:
    return [(unit.label, unit.text) for unit in units]
