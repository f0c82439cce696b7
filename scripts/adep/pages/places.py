"""Where what stands: the page of each unit, note and clause, and the order in which it has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from adep.model import Act, Amendment, Note, Text
from adep.model.page_kinds import kind_of


def unit_ids(act: Act) -> dict[str, list[str]]:
    """Path below ``docs/`` → the ids of the units on that page, in order."""
    facts = act.facts
    front = [unit.id for text in act.texts for unit in text.front]
    if facts.article:
        return {facts.page.path: front}
    headings = [unit.id for chapter in act.chapters for unit in chapter.headings.values()]
    notes = [note.id for note in printed([n for t in act.texts for n in t.notes], act.amendments)]
    parts = [id for text in act.texts for id in _in_parts(text)]
    found = {facts.page.path: [*headings, *front, *parts, *notes]}
    for clause in act.clauses:
        units = [
            u.id
            for row in clause.paired.rows
            for lang in act.langs
            for u in row.sides.get(lang, ())
        ]
        notes = [note.id for note in printed(clause.paired.notes, clause.amendments)]
        found[facts.clause_page(clause.id).path] = [*units, *notes]
    return found


class Places:
    """On which page, and where on it, stands whatever a reference leads to."""

    def __init__(self, acts: Iterable[Act]) -> None:
        self._acts = {act.facts.id: act for act in acts}
        self._found: dict[str, dict[str | None, str]] = {}

    def of(self, act: str, to: str | None) -> str:
        """Path below ``docs/``, with an anchor for a unit: ``honor-code-2005/5.md#kk-5-2``."""
        if act not in self._acts:
            return kind_of("act").page(act).path
        if act not in self._found:
            self._found[act] = self._pages(self._acts[act])
        return self._found[act].get(to, self._acts[act].facts.page.path)

    @staticmethod
    def _pages(act: Act) -> dict[str | None, str]:
        whole = act.facts.page.path
        found: dict[str | None, str] = {None: whole}
        for clause in act.clauses:
            page = found[clause.id] = act.facts.clause_page(clause.id).path
            for unit in clause.paired.units:
                found[unit.id] = f"{page}#{unit.id}"
        for chapter in act.chapters:
            found[f"chapter-{chapter.number}"] = f"{whole}#chapter-{chapter.number}"
            for unit in chapter.headings.values():
                found[unit.id] = f"{whole}#{unit.id}"
        for text in act.texts:
            for id in (*(unit.id for unit in text.front), *_in_parts(text)):
                found[id] = f"{whole}#{id}"
        return found


def _in_parts(text: Text) -> Iterator[str]:
    """The ids of the units and notes of what stands beside the code."""
    for part in text.parts:
        yield from (unit.id for unit in part.units)
        yield from (note.id for note in part.notes)


def printed(notes: Iterable[Note], amendments: Iterable[Amendment]) -> list[Note]:
    """The notes of a page: its own that are told here, and those that came from elsewhere.

    A note that is a unit's own words («2) алып тасталды – …») stands there already.
    """
    own = {note.id for note in notes}
    held = {a.note.id: a.note for a in amendments if not a.note.id.endswith("-note")}
    return sorted(held.values(), key=lambda note: note.id not in own)
