"""Akoma Ntoso 3.0: a wording of an act in one language, with all that is known of it.

Every unit bears its own id, which never changes; numbers are told by ``num``, kinds by ``class``,
lines of the source by attributes of our own. What the standard has no word for, or a narrower one,
stands in ``proprietary`` (``akn_meta``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from msgspec import Struct, field

from adep.base.grouping import grouped
from adep.exports import akn_meta
from adep.exports.akn_names import ADEP, AKN, Names
from adep.exports.held_act import HeldWording
from adep.exports.xml import Element, add, tail, written
from adep.model import Chapter, Clause, Note, Part, Reference, Unit
from adep.printing.paper import on_one_line

ELEMENT: Final[Mapping[str, str]] = {"part": "paragraph", "subclause": "point"}
MIXED: Final = frozenset({"p", "num", "heading", "docTitle", "docNumber", "ref"})
BEFORE: Final = ("preamble", "signature")  # kinds of front matter with a place of their own


def wording(wording: HeldWording) -> bytes:
    """``/data/<act>/<lang>-<wording>.akn.xml``."""
    names = Names(wording)
    root = Element("akomaNtoso", {"xmlns": AKN, "xmlns:adep": ADEP})
    act = add(root, "act", name=names.type, contains="singleVersion")
    akn_meta.meta(act, wording, names)
    _Text(wording, names).write(act)
    warning = on_one_line(wording.holding.warnings)
    return written(root, warning, MIXED)


class _Text(Struct, frozen=True, dict=True):
    """Writes the text of a wording."""

    wording: HeldWording
    names: Names
    marked: set[str] = field(default_factory=set)  # notes and remarks that are led to

    def write(self, act: Element) -> None:
        text = self.wording.text
        by_kind = grouped((unit.kind if unit.kind in BEFORE else "", unit) for unit in text.front)
        if front := by_kind.get(""):
            self._blocks(add(act, "preface"), front)
        if preamble := by_kind.get("preamble"):
            self._blocks(add(act, "preamble"), preamble)
        body = add(act, "body", **{akn_meta.PERIOD: akn_meta.IN_FORCE_PERIOD})
        self._body(body)
        for part in text.parts:
            self._part(body, part)
        if not len(body):  # the standard wants something there
            add(add(add(body, "hcontainer", name="none", eId="none"), "content"), "p")
        if signature := by_kind.get("signature"):
            self._blocks(add(act, "conclusions"), signature)

    # -- what stands outside the clauses

    def _blocks(self, to: Element, units: Iterable[Unit]) -> None:
        for unit in units:
            p = add(to, "p", **self._attributes(unit))
            if unit.label:
                add(p, "docNumber", unit.label)
                tail(p, " ")
            self._words(add(p, "docTitle") if unit.kind == "title" else p, unit)
            self._marks(p, unit.id)

    def _body(self, body: Element) -> None:
        text = self.wording.text
        inside = {name for chapter in text.chapters for name in chapter.clauses}
        clauses = {clause.id: clause for clause in text.clauses}
        # Chapters and clauses without one, as they are printed.
        found: list[tuple[tuple[int, int], Chapter | Clause]] = [
            (chapter.heading.lines, chapter) for chapter in text.chapters
        ]
        found += [(c.units[0].lines, c) for c in text.clauses if c.id not in inside and c.units]
        runs: dict[str, Element] = {"": body}
        for _, one in sorted(found, key=lambda item: item[0]):
            part = _part_of(one, clauses)
            if part not in runs:
                runs[part] = add(body, "hcontainer", name=part, eId=self.names.run(part))
            if isinstance(one, Clause):
                self._clause(runs[part], one)
            else:
                self._chapter(runs[part], one, clauses)

    def _chapter(self, to: Element, chapter: Chapter, clauses: Mapping[str, Clause]) -> None:
        unit = chapter.heading
        element = add(to, "chapter", **self._attributes(unit))
        if unit.label:
            add(element, "num", unit.label)
        heading = add(element, "heading")
        self._words(heading, unit)
        self._marks(heading, unit.id)
        for name in chapter.clauses:
            if name in clauses:
                self._clause(element, clauses[name])
        if not any(name in clauses for name in chapter.clauses):
            add(add(element, "content"), "p")

    def _part(self, body: Element, part: Part) -> None:
        """What stands beside the code in its file and is only kept: unit by unit."""
        eid = self.names.run(f"part-{part.name}")
        holder = add(body, "hcontainer", name=part.name, eId=eid, **{"class": "beside"})
        for unit in part.units:
            self._node(holder, unit, ())
        for note in part.notes:
            if note.id not in self.marked:
                self._note_of(holder, note)

    # -- clauses

    def _clause(self, to: Element, clause: Clause) -> None:
        first, rest = clause.units[0], clause.units[1:]
        whole = first.kind == "paragraph"
        element = add(to, "clause", eId=self.names.clause(clause.id))
        num = add(element, "num", first.label) if whole and first.label else None
        if whole:
            holder = add(element, "intro" if rest else "content")
            p = add(holder, "p", **self._attributes(first))
            self._words(p, first)
            self._marks(p, first.id)
        for unit, inner in _nested(rest if whole else clause.units):
            self._node(element, unit, inner)
        for note in clause.notes:
            self._note_of(num if num is not None else element, note)

    def _node(self, to: Element, unit: Unit, inner: Sequence[_Node]) -> None:
        element = add(to, ELEMENT.get(unit.kind, "alinea"), **self._attributes(unit))
        if unit.label:
            add(element, "num", unit.label)
        p = add(add(element, "intro" if inner else "content"), "p")
        self._words(p, unit)
        self._marks(p, unit.id)
        for child, below in inner:
            self._node(element, child, below)

    def _attributes(self, unit: Unit) -> dict[str, str]:
        """What every unit says of itself."""
        first, last = unit.lines
        return {
            "eId": unit.id,
            "class": unit.kind,
            "adep:number": unit.number or "",
            "adep:lines": f"{first} {last}",
        }

    def _words(self, to: Element, unit: Unit) -> None:
        """The unit's words, with its references where they stand."""
        at = 0
        for number, reference in enumerate(self._references.get(unit.id, ()), start=1):
            tail(to, unit.text[at : reference.start])
            words = unit.text[reference.start : reference.stop]
            add(
                to,
                "ref",
                words,
                eId=f"{unit.id}-ref{number}",
                href=self.names.href(reference),
                **{"adep:place": (reference.cited and reference.cited.place) or ""},
            )
            at = reference.stop
        tail(to, unit.text[at:])

    @cached_property
    def _references(self) -> Mapping[str, Sequence[Reference]]:
        act, lang = self.wording.act, self.wording.lang
        ordered = sorted(act.every_reference, key=lambda one: (one.start, one.stop))
        return grouped((one.unit, one) for one in ordered if one.lang == lang)

    # -- notes: told in the meta block, led to from where they are printed

    def _marks(self, to: Element, unit: str) -> None:
        for id in self._under.get(unit, ()):
            self._mark(to, id)

    def _mark(self, to: Element, id: str) -> None:
        if id not in self.marked:
            self.marked.add(id)
            add(to, "noteRef", href=f"#{id}", marker="*")

    def _note_of(self, to: Element, note: Note) -> None:
        """A note of a clause stands beside its number; without one, behind its last words."""
        if to.tag in ("clause", "hcontainer"):
            last = [element for element in to.iter("p")]
            to = last[-1] if last else add(add(to, "content"), "p")
        self._mark(to, note.id)

    @cached_property
    def _under(self) -> Mapping[str, Sequence[str]]:
        """Unit -> the notes that are printed under it, and the remarks on it."""
        text = self.wording.text
        notes = (*text.notes, *(note for part in text.parts for note in part.notes))
        remarks = enumerate(text.remarks, start=1)
        return grouped(
            (
                *((note.under, note.id) for note in notes if note.under),
                *((remark.unit, f"remark-{number}") for number, remark in remarks),
            )
        )


_Node = tuple[Unit, "list[_Node]"]


def _nested(units: Iterable[Unit]) -> list[_Node]:
    """Units one inside another: what stands in a part of a clause, or below an item."""
    top: list[_Node] = []
    open_: list[_Node] = []
    for unit in units:
        while open_ and not _stands_in(unit, open_[-1][0]):
            open_.pop()
        node: _Node = (unit, [])
        (open_[-1][1] if open_ else top).append(node)
        open_.append(node)
    return top


def _stands_in(unit: Unit, other: Unit) -> bool:
    deeper = unit.level > other.level or (other.kind == "part" and unit.kind != "part")
    return deeper and unit.id.startswith(f"{other.id}-")


def _part_of(one: Chapter | Clause, clauses: Mapping[str, Clause]) -> str:
    """The numbering run that a clause or a chapter is of: "" the code, "order" its order."""
    if isinstance(one, Clause):
        return one.part
    return next((clauses[name].part for name in one.clauses if name in clauses), "")
