"""A text as it is parsed: units, notes, clauses, chapters, and what their places are called."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import partial
from operator import is_
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from adep.base.kept_results import ANEW, Again
from adep.base.passage import EDITORIAL, Change, Passage
from adep.base.problems import Problem
from adep.model.source import Furniture, Source
from adep.model.unit_records import Correction, Remark

_RUN_NAME = re.compile(r"(?:order|annex\d+)-")


def path_of(clause: str, *numbers: str, part: bool = False) -> str:
    """Where a part or an item of a clause stands: its numbers, parted by hyphens, "5-2".

    Where that could be read in two ways, because a number has a hyphen of its own, two part them:
    item 2 of part 1 of article 2 is "2-1-2", and item 2 of article 2-1 is "2-1--2". An item alone
    needs none, "2-41-4": no clause has such an item and such a part. ``part``: the last is a part.
    """
    own = _RUN_NAME.sub("", clause, count=1)
    inner = numbers if part or len(numbers) > 1 else ()
    between = "--" if any("-" in number for number in (own, *inner)) else "-"
    return between.join((clause, *numbers))


_NO_CLAUSE = re.compile(r"preamble|heading|(?:chapter|section|division|appendix)-\w[\w-]*")


def is_place(name: str) -> bool:
    """Whether a name is that of a place outside the clauses: "preamble", "chapter-2"."""
    return _NO_CLAUSE.fullmatch(name) is not None


def numbers_in(place: str, clause: str) -> list[str]:
    """The numbers of a place inside its clause: "2" and "3" of "5-2-3", where 2 is a part."""
    rest = place.removeprefix(clause)
    return rest[2:].split("--") if rest.startswith("--") else rest[1:].split("-")


UnitKind = Literal[
    "paragraph", "subclause", "part", "heading",
    "title", "approval", "imprint", "standing", "preamble", "signature",
]  # fmt: skip


class Excerpt(Struct, frozen=True):
    """Words of a unit: the characters ``start`` to ``stop`` of its reading."""

    unit: str
    start: int
    stop: int


class _Printed:
    """What a unit and a note have in common: words of the source, and corrections of these."""

    __slots__ = ()
    body: Passage
    corrections: tuple[Correction, ...]

    @property
    def text(self) -> str:
        """The reading; of a unit without its own number."""
        return self.body.text

    @property
    def unrecorded(self) -> bool:
        """Whether somebody mended it on its page, and no record says so yet."""
        return not all(one.recorded for one in self.corrections)

    def steps(self, change: Change) -> tuple[Correction, ...]:
        """The corrections that made ``change``, in the order in which they were applied: the rule
        "correction:0" is the first of them.
        """
        rules = (rule.partition(":") for rule in change.rules)
        numbers = [int(number) for name, _, number in rules if name == EDITORIAL and number]
        return tuple(self.corrections[n] for n in numbers if n < len(self.corrections))


class Unit(Struct, _Printed, frozen=True):
    """The smallest citable piece of a text: ``kk-5-2`` is subclause 2 of clause 5 in Kazakh."""

    id: str
    lang: str
    kind: UnitKind
    number: str | None  # the printed number, without its dot or bracket
    marker: Passage  # the printed number as it stands, "2) "
    body: Passage
    level: int = 0  # 1 for a subclause inside a part or a lettered item inside a subclause
    corrections: tuple[Correction, ...] = ()  # those applied to this unit
    # What completes its sentence, outermost first; both empty where it is whole by itself.
    opening: tuple[Excerpt, ...] = ()  # words that stand before it
    closing: tuple[Excerpt, ...] = ()  # words that stand behind it

    @property
    def lines(self) -> tuple[int, int]:
        """First and last line of the source, the number's line included."""
        if not self.marker.pieces:
            return self.body.lines
        if not self.body.pieces:
            return self.marker.lines
        return self.marker.lines[0], self.body.lines[1]

    @property
    def label(self) -> str:
        """The number as printed, "2)", or an empty string."""
        return self.marker.text.strip()


class Note(Struct, _Printed, frozen=True):
    """An amendment note as the source prints it; what it means is ``Amendment``."""

    id: str  # "kk-5-note1"
    lang: str
    body: Passage
    clause: str | None  # the clause it follows; None for a note outside the clauses
    under: str | None = None  # the unit that it is printed after: a heading, or outside the clauses
    home: str | None = None  # what its place says: "2" of article 2, "chapter-2", "preamble"
    corrections: tuple[Correction, ...] = ()  # those applied to this note

    @property
    def lines(self) -> tuple[int, int]:
        return self.body.lines


class Chapter(Struct, frozen=True):
    number: str
    heading: Unit
    clauses: tuple[str, ...]  # clause ids


class Clause(Struct, frozen=True):
    """A clause of one text. ``part`` is its numbering run: "" the code, "order" its order."""

    id: str
    part: str
    chapter: str | None
    units: tuple[Unit, ...]
    notes: tuple[Note, ...] = ()


class Part(Struct, frozen=True):
    """A numbering run that stands beside the code in its file and is not published by itself.

    The decree that approves the code, a regulation, an appendix: it is kept under its own head.
    """

    name: str  # "order", "annex1" …
    lang: str
    units: tuple[Unit, ...]  # as are the notes: in the order of the source
    notes: tuple[Note, ...] = ()

    @property
    def title(self) -> str | None:
        """Its title as it is printed, if it has one."""
        return next((unit.text for unit in self.units if unit.kind == "title"), None)


_Holder = TypeVar("_Holder", Clause, Part)


def _same(note: Note) -> Note:
    return note


class Text(Struct, frozen=True):
    """One language's text of an act, or an article."""

    lang: str
    source: Source
    front: tuple[Unit, ...]
    chapters: tuple[Chapter, ...]
    clauses: tuple[Clause, ...]
    notes: tuple[Note, ...]
    furniture: tuple[Furniture, ...]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Remark, ...] = ()
    wording_of: datetime.date | None = None  # None: no facts tell of this text
    parts: tuple[Part, ...] = ()  # what stands beside the code and is only kept

    @property
    def day(self) -> datetime.date:
        """Of which day its wording is, to sort by; the first of all where no facts tell it."""
        return self.wording_of or datetime.date.min

    def units(self) -> tuple[Unit, ...]:
        """Every unit: front, headings, clauses, and the parts beside the code."""
        return (
            *self.front,
            *(chapter.heading for chapter in self.chapters),
            *(unit for clause in self.clauses for unit in clause.units),
            *(unit for part in self.parts for unit in part.units),
        )

    def every_note(self) -> tuple[Note, ...]:
        """Every amendment note: of the whole act, of its clauses, of what is kept beside them."""
        return (
            *self.notes,
            *(note for clause in self.clauses for note in clause.notes),
            *(note for part in self.parts for note in part.notes),
        )

    def corrections_of(self, name: str) -> tuple[Correction, ...]:
        """The corrections that were applied to the unit or note ``name``."""
        return next((one.corrections for one in self.printed() if one.id == name), ())

    def printed(self) -> tuple[Unit | Note, ...]:
        """Every unit, then every note: whatever has an id and words."""
        return (*self.units(), *self.every_note())

    def each(
        self,
        unit: Callable[[Unit], Unit],
        note: Callable[[Note], Note] = _same,
        again: Again = ANEW,
    ) -> Text:
        """The text with ``unit`` and ``note`` applied to each of its units and notes. A clause in
        which they change nothing stays the very same.
        """

        def inside(old: _Holder) -> _Holder:
            units: tuple[Unit, ...] = tuple(map(unit, old.units))
            notes: tuple[Note, ...] = tuple(map(note, old.notes))
            if all(map(is_, units, old.units)) and all(map(is_, notes, old.notes)):
                return old
            made_of = ("each", old, *units, *notes)
            return again(made_of, partial(replace, old, units=units, notes=notes))

        return replace(
            self,
            front=tuple(map(unit, self.front)),
            chapters=tuple(replace(c, heading=unit(c.heading)) for c in self.chapters),
            clauses=tuple(map(inside, self.clauses)),
            notes=tuple(map(note, self.notes)),
            parts=tuple(map(inside, self.parts)),
        )
