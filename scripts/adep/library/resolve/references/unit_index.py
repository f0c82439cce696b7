"""The units of one act, found by the numbers and levels by which a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from adep.base.kept_results import Again
from adep.languages.grammar import Grammar, plain_number
from adep.library.resolve.references.mentions import Step
from adep.model import Clause, Facts, Text, Unit, numbers_in, path_of

# Types of acts that put another text into force; the rest are names of texts.
INSTRUMENTS: Final = frozenset({"decree", "order", "resolution", "decision"})
_STEM: Final = 5  # letters of a word that its forms share
_SAID: Final = 0.8  # of a title's words
_ENDED = re.compile(r"[.!?…][»”\"]?\s*$")
WORD = re.compile(r"[\w’'-]+")

Words = tuple[str, ...]


class Several(Exception):
    """Raised where a number stands twice, or a count may be made in two ways."""


class Spot(Struct, frozen=True):
    """A place in a text while a path is followed: a run, a chapter, a clause, a unit of it."""

    part: str = ""  # numbering run
    chapter: str | None = None
    clause: Clause | None = None
    unit: Unit | None = None

    @property
    def target(self) -> str | None:
        """Its id; None for the whole text."""
        if self.unit is not None:
            return self.unit.id
        if self.clause is not None:
            return self.clause.id
        return f"chapter-{self.chapter}" if self.chapter is not None else None


class UnitIndex:
    """The units of one text by their numbers."""

    def __init__(self, text: Text, facts: Facts, grammar: Grammar) -> None:
        self.lang, self.path = text.lang, text.source.path
        self._text, self._facts, self._grammar = text, facts, grammar
        self.clauses = {clause.id: clause for clause in text.clauses}
        self.chapters = {chapter.number for chapter in text.chapters}

    def shape(self, again: Again) -> tuple[object, ...]:
        """All of it but most words of its clauses: where a path leads does not depend on them."""
        front = tuple((unit.id, unit.kind, unit.text) for unit in self._text.front)
        clauses = tuple(again(("shape", one), partial(_shape, one)) for one in self._text.clauses)
        return (self._facts, tuple(self.chapters), front, clauses)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The numbering runs, the code's first."""
        return tuple(dict.fromkeys(("", *(clause.part for clause in self._text.clauses))))

    @cached_property
    def _nouns(self) -> Mapping[str, frozenset[str]]:
        """What each run calls itself in its title: code, rules, law …"""
        titles = {part: "" for part in self.parts}
        for unit in self._text.front:
            part = part_of(unit)
            if unit.kind == "title" and part in titles:
                titles[part] += f" {unit.text}"
        titles[""] += " " + " ".join(self._facts.title.get(self.lang, "").split())
        rules = self._grammar.reference
        found = {
            part: frozenset(
                str(noun.lastgroup).replace("__", "-") for noun in rules.act.finditer(said.lower())
            )
            for part, said in titles.items()
        }
        if found[""] <= INSTRUMENTS or not self.adopted_by <= INSTRUMENTS:
            found[""] |= self.adopted_by
        return found

    def head(self, part: str) -> str | None:
        """The unit with which an appendix begins: its title; None for the code and its order."""
        if part in ("", "order"):
            return None
        units = [unit for unit in self._text.front if part_of(unit) == part]
        titles = [unit for unit in units if unit.kind == "title"] or units
        return titles[0].id if titles else None

    def titled(self, said: str, part: str | None) -> bool:
        """Do the words ``said`` name a run by its title?"""
        units = [u for u in self._text.front if u.kind == "title" and part_of(u) == part]
        title = {word[:_STEM] for unit in units for word in WORD.findall(unit.text.lower())}
        words = {word[:_STEM] for word in WORD.findall(said.lower())}
        return len(title) > 1 and len(title & words) >= _SAID * len(title)

    @cached_property
    def adopted_by(self) -> frozenset[str]:
        """Types of the instruments that adopted the act."""
        return frozenset(e.type for e in self._facts.history if e.kind == "adopted" and e.type)

    def run(self, kind: str, own: str = "") -> str | None:
        """The numbering run that an act's noun means, said in the run ``own``; None: not held."""
        if kind in INSTRUMENTS and "order" in self.parts:
            return "order" if kind in self.adopted_by or not self.adopted_by else None
        if own not in ("", "order") and kind not in INSTRUMENTS and not self._nouns[own]:
            return own
        return next(
            (
                part
                for part in dict.fromkeys((own, *self.parts))
                if part != "order" and kind in self._nouns.get(part, ())
            ),
            None,
        )

    def relative(self, level: str, unit: Unit, clause: Clause | None) -> Spot | None:
        """Where "this paragraph" is, said in ``unit``."""
        if clause is None:
            return None
        whole = Spot(clause.part, clause=clause)
        if level == "chapter":
            return Spot(clause.part, chapter=clause.chapter) if clause.chapter else None
        if level == "appendix":
            return Spot(clause.part) if clause.part not in ("", "order") else None
        if level == "article":
            return whole if _is_article(clause) else None
        if level == "subclause":
            return self._own_item(unit, whole)
        if level in ("clause", "part") and _is_article(clause):
            before = clause.units[: clause.units.index(unit) + 1]
            part = next((u for u in reversed(before) if u.kind == "part"), None)
            return replace(whole, unit=part) if part else None
        return whole if level == "clause" else None

    @staticmethod
    def _own_item(unit: Unit, whole: Spot) -> Spot | None:
        if unit.kind != "subclause" or whole.clause is None:
            return None
        if unit.level < 2:
            return replace(whole, unit=unit)
        before = whole.clause.units[: whole.clause.units.index(unit)]
        item = next((u for u in reversed(before) if u.kind == "subclause" and u.level < 2), None)
        return replace(whole, unit=item) if item else None

    def follow(self, spot: Spot, path: Iterable[Step]) -> Spot | None:
        """Where ``path`` leads from ``spot``; None if nothing is there. Raises ``Several``."""
        for level, number in path:
            found = self._step(spot, level, plain_number(number))
            if found is None:
                return None
            spot = found
        return spot

    def _step(self, spot: Spot, level: str, number: str) -> Spot | None:
        prefix = f"{spot.part}-" if spot.part else ""
        if level == "chapter":
            name = prefix + number
            if spot.clause is not None or spot.unit is not None:
                return None
            return replace(spot, chapter=name) if name in self.chapters else None
        if level == "appendix":
            return self._appendix(number)
        if level == "article" or (level == "clause" and spot.clause is None):
            return self._clause(spot, level, prefix + number)
        if spot.clause is None:
            return None
        if level in ("clause", "subclause"):
            part = level == "clause" and _is_article(spot.clause)
            found = self._item(spot, number, part)
            if found and level == "clause" and not part:
                raise Several  # “paragraph 3 of clause 2”: its item 3), or its third paragraph?
            return found
        return self._paragraph(spot, level, number)

    def _clause(self, spot: Spot, level: str, name: str) -> Spot | None:
        clause = self.clauses.get(name)
        if clause is None or spot.clause is not None:
            return None
        if _is_article(clause) != (level == "article"):
            return None
        if spot.chapter is not None and clause.chapter != spot.chapter:
            return None
        if f"{name}_2" in self.clauses:
            raise Several
        return replace(spot, clause=clause, unit=None)

    def _item(self, spot: Spot, number: str, part: bool) -> Spot | None:
        assert spot.clause is not None
        if part and spot.unit is not None:
            return None
        units = {unit.id: unit for unit in spot.clause.units}
        if spot.unit is not None and spot.unit.kind == "paragraph":
            # The items of an unnumbered part: those that stand between it and the next.
            units = {unit.id: unit for unit in _until_next(spot.clause.units, spot.unit)}
            above = []
        else:
            above = self._numbers(spot.unit, spot.clause) if spot.unit else []
        unit = units.get(f"{self.lang}-{path_of(spot.clause.id, *above, number, part=part)}")
        if unit is None or unit.number != number or (unit.kind == "part") != part:
            return None
        if f"{unit.id}_2" in units:
            raise Several
        return replace(spot, unit=unit)

    def _numbers(self, unit: Unit, clause: Clause) -> list[str]:
        return numbers_in(unit.id.removeprefix(f"{self.lang}-"), clause.id)

    def _paragraph(self, spot: Spot, level: str, number: str) -> Spot | None:
        """An unnumbered paragraph, counted: «үшінші бөлігі», “second paragraph”."""
        assert spot.clause is not None
        found = []
        if level == "part" and _is_article(spot.clause) and spot.unit is None:
            numbered = self._item(spot, number, part=True)
            found = [numbered.unit] if numbered and numbered.unit else []
        units = list(spot.clause.units)
        begins = _paragraphs(units, spot.unit)
        at = int(number) - 1 if number.isdigit() else -1
        if 0 <= at < len(begins):
            ends = begins[1 : at + 1]
            if not all(_is_end(units, begin, level) for begin in ends):
                raise Several
            found.append(units[begins[at]])
        if len(found) > 1:
            raise Several
        return replace(spot, unit=found[0]) if found else None

    def _appendix(self, number: str) -> Spot | None:
        stamps = [
            unit
            for unit in self._text.front
            if unit.kind == "approval" and self._grammar.appendix.search(unit.text)
        ]
        numbered = rf"(?<![\w.,/-]){re.escape(number)}(?![\w.,/])"
        if number:
            stamps = [u for u in stamps if self._stamp_number(u, numbered)]
        if len(stamps) > 1:
            raise Several
        return Spot(part_of(stamps[0]), unit=stamps[0]) if stamps else None

    def _stamp_number(self, unit: Unit, numbered: str) -> bool:
        rules = self._grammar.reference
        return any(
            re.search(numbered, match[0].replace("-", " "))
            for match in rules.numbered.finditer(unit.text.lower())
            if match.lastgroup == "appendix"
        )


def _shape(clause: Clause) -> tuple[object, ...]:
    units = (
        (unit.id, unit.kind, unit.number, unit.level, _ENDED.search(unit.text) is not None)
        for unit in clause.units
    )
    return clause.id, clause.part, clause.chapter, *units


def part_of(unit: Unit) -> str:
    """The numbering run of a unit that stands outside the clauses."""
    return unit.id.removeprefix(f"{unit.lang}-").split("front-")[0].rstrip("-")


def _is_article(clause: Clause) -> bool:
    return any(unit.kind == "heading" for unit in clause.units)


def _paragraphs(units: Sequence[Unit], within: Unit | None) -> list[int]:
    """Where the unnumbered paragraphs of a clause begin, or those of its unit ``within``."""
    if within is None:
        parts = [i for i, unit in enumerate(units) if unit.kind == "part"]
        last = parts[0] if parts else len(units)
        return [i for i, unit in enumerate(units[:last]) if unit.kind == "paragraph"]
    first = units.index(within)
    if within.kind != "part":
        return [first]  # what follows an item may be the clause's as well
    after = [i for i in range(first + 1, len(units)) if units[i].kind == "part"]
    last = after[0] if after else len(units)
    return [first, *(i for i in range(first, last) if units[i].kind == "paragraph")]


def _until_next(units: Sequence[Unit], paragraph: Unit) -> Sequence[Unit]:
    """The units between an unnumbered paragraph and the next."""
    first = units.index(paragraph) + 1
    after = [i for i in range(first, len(units)) if units[i].kind == "paragraph"]
    return units[first : after[0] if after else len(units)]


def _is_end(units: Sequence[Unit], begin: int, level: str) -> bool:
    """Is it plain that the paragraph before ``begin`` ends there and is counted once?"""
    before = units[begin - 1]
    if level == "paragraph":
        return before.kind in ("paragraph", "part") and _ENDED.search(before.text) is not None
    return _ENDED.search(before.text) is not None
