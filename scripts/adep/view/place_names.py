"""Where something stands in an act, in the words of the interface: "Clause 5, subclause 2)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from adep.base.made_once import made_once
from adep.model import ResolvedClause, Text, Unit, numbers_in
from adep.view.act_view import ActView
from adep.view.unit_values import number_of


class PlaceNames(ActView, frozen=True, dict=True):
    """Names of the places of an act: its clauses, its units, what a note is about."""

    @made_once
    def clause(self, clause: str, form: str = "") -> str:
        """ "Clause 5", "Point 1 of the order", in the interface's words.

        ``form`` "_of": as it is said before what stands inside of it, "5-тармақтың".
        """
        part = self.clauses[clause].paired.part
        key = f"part.{part}_clause{form}" if part else f"clause.title{form}"
        if key not in self.words:
            key = f"clause.title{form}"
        return self.words.say(key, number=number_of(clause))

    @made_once
    def unit(self, unit: str) -> str:
        """ "Clause 5, subclause 2)": where a unit stands; empty outside the clauses."""
        found = self.home_of.get(unit)
        if found is None:
            return ""
        clause, alone = found
        path = [step for step in self._numbers(clause, unit.partition("-")[2]) if step]
        if not path or (alone and path == ["p1"]):
            return self.clause(clause)
        kinds = [self._kind_of_step(clause, at, step) for at, step in enumerate(path)]
        whole = [f"{kind}_of" for kind in kinds[:-1]]
        steps = map(self.step, path, (*whole, kinds[-1]))
        return " ".join([self.clause(clause, "_of"), *steps])

    def _kind_of_step(self, clause: str, at: int, step: str) -> str:
        """What a step inside of a clause is, as the words of the interface name it."""
        if re.fullmatch(r"p\d+", step):
            return "paragraph" if at else "part"
        return "numbered_part" if not at and self._has_part(clause, step) else "subclause"

    def step(self, step: str, kind: str) -> str:
        item = step.removeprefix("p") if step[1:].isdigit() else step
        return self.words.say(f"unit.{kind}", item=item, ordinal=self.words.ordinal(item))

    def target(self, target: str | None, clause: str | None) -> str:
        """What an amendment changed: "5", "5-2", "5-p2", "chapter-3", "appendix", "act", in words.

        ``clause`` is the clause of it: "10-3" is clause 10-3, or subclause 3 of clause 10.
        """
        words = self.words
        if target is None:
            return words["clause.target_unknown"]
        if target == "act":
            return words["clause.target_act"]
        if target in self.clauses and clause in (None, target):
            return self.clause(target)
        if target == "appendix":
            return words["clause.appendix_alone"]
        level, _, number = target.partition("-")
        if level in ("chapter", "section", "division", "appendix"):
            return words.say(f"clause.{level}", number=number)
        place = target.rpartition("-")[0]
        if clause in self.clauses and target.startswith(f"{clause}-"):
            place = clause
        if place not in self.clauses:
            return target
        first, *inner = self._numbers(place, target)
        if first.startswith("p"):
            number, item = number_of(place), first.removeprefix("p")
            ordinal = words.ordinal(item)
            return words.say("clause.target_paragraph", number=number, item=item, ordinal=ordinal)
        return self._inside(place, first, inner)

    def _has_part(self, clause: str, number: str) -> bool:
        units = self.clauses[clause].paired.units
        return any(unit.kind == "part" and unit.number == number for unit in units)

    def _numbers(self, clause: str, place: str) -> list[str]:
        """The numbers of a place inside its clause: "41-4" is one, unless the clause has parts."""
        numbers = numbers_in(place, clause)
        if len(numbers) > 1 and numbers[1].isdigit() and not self._has_part(clause, numbers[0]):
            return ["-".join(numbers[:2]), *numbers[2:]]
        return numbers

    def _inside(self, clause: str, first: str, inner: Sequence[str]) -> str:
        """A part or a subclause of a clause, or what is inside of it: subclause 3 of part 2."""
        words, number = self.words, number_of(clause)
        if not self._has_part(clause, first):
            item = "-".join((first, *inner))
            return words.say("clause.target_subclause", number=number, item=item)
        ordinal = words.ordinal(first)
        said = [words.say("clause.target_part", number=number, item=first, ordinal=ordinal)]
        if inner:
            said.append(words.portion("subclause-" + "-".join(inner)))
        return ", ".join(said)

    @cached_property
    def home_of(self) -> dict[str, tuple[str, bool]]:
        """Unit id -> its clause, and whether it is the clause's only unit in its language."""
        found: dict[str, tuple[str, bool]] = {}
        for clause in self.act.clauses:
            name, units = clause.id, clause.paired.units
            langs = [unit.lang for unit in units]
            alone = {lang: langs.count(lang) == 1 for lang in set(langs)}
            older = (unit for wording in clause.earlier for unit in wording.units)
            for unit in (*units, *older):
                found[unit.id] = name, alone.get(unit.lang, False)
        return found

    @cached_property
    def clauses(self) -> dict[str, ResolvedClause]:
        return {clause.id: clause for clause in self.act.clauses}


def outside_clauses(text: Text) -> tuple[Unit, ...]:
    """The units of a text that stand on the act's own page: front matter, parts beside the code."""
    return (*text.front, *(unit for part in text.parts for unit in part.units))
