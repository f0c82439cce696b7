"""Paired clauses and an act's facts → what each note means, what happened to each clause, and what
the words of each unit refer to.

Nothing is guessed: a part of a note that is not worded in a known way stays None, the note is
shown as it stands, and a problem says so. A reference that is not plain stays text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from adep.language import Grammar
from adep.model import (
    Act,
    Amendment,
    ChapterHeading,
    EarlierWording,
    Event,
    Facts,
    Note,
    PairedClause,
    Reference,
    ResolvedClause,
    Text,
)
from adep.problems import Problem
from adep.resolve.notes import read_note
from adep.resolve.references import resolve_mentions
from adep.resolve.shelf import Shelf, make_shelf


def resolve(
    facts: Facts,
    texts: Sequence[Text],
    clauses: Sequence[PairedClause],
    chapters: Sequence[ChapterHeading],
    grammars: Mapping[str, Grammar],
    problems: Iterable[Problem] = (),
    shelf: Shelf | None = None,
    earlier: Sequence[Text] = (),
    before: Mapping[str, tuple[EarlierWording, ...]] = MappingProxyType({}),
) -> Act:
    """The act as it is published. ``problems`` are those of the stages before; ``shelf`` holds all
    acts that a reference may lead to, left out: this one alone; ``earlier`` are older wordings than
    ``texts``, newest first, and ``before`` the same clause by clause.
    """
    found = list(problems)
    paths = {text.lang: text.source.path for text in texts}
    names = {clause.id for clause in clauses}
    told: dict[str, list[Amendment]] = {}
    whole: list[Amendment] = []
    for note in (
        *(n for text in texts for n in text.notes),
        *(n for c in clauses for n in c.notes),
    ):
        for amendment in read_note(note, grammars[note.lang]):
            place = _place(amendment, note, names, found, paths[note.lang])
            (told.setdefault(place, []) if place else whole).append(amendment)
    for clause in clauses:
        for amendment in _in_place(clause, grammars):
            told.setdefault(clause.id, []).append(amendment)
    histories = _Histories(facts)
    shelf = shelf or make_shelf([(facts, texts)], (), grammars)
    references: dict[str, tuple[Reference, ...]] = {}
    for text in texts:
        read = resolve_mentions(text, facts, grammars[text.lang], shelf)
        references |= read.of
        found += read.problems
    resolved = tuple(
        ResolvedClause(
            clause,
            tuple(told.get(clause.id, ())),
            histories.of(clause),
            tuple(r for unit in clause.units for r in references.get(unit.id, ())),
            before.get(clause.id, ()),
        )
        for clause in clauses
    )
    found += _disagreements(facts, resolved, texts, paths)
    return Act(
        facts,
        tuple(texts),
        tuple(chapters),
        resolved,
        tuple(whole),
        tuple(sorted(set(found), key=lambda problem: problem.place)),
        tuple(r for text in texts for unit in text.front for r in references.get(unit.id, ())),
        tuple(earlier),
    )


def _place(
    amendment: Amendment, note: Note, names: set[str], problems: list[Problem], path: str
) -> str | None:
    """The clause at which a note is shown: its target, or else the clause that it follows."""
    line = note.lines[0]
    if amendment.kind is None or amendment.date is None:
        problems.append(
            Problem(
                path, line, "note-not-understood", f"«{_short(note.text)}» is shown as it stands"
            )
        )
    if amendment.target == "act":
        return None
    if amendment.clause in names:
        return amendment.clause
    if amendment.target is not None and amendment.target.startswith("chapter-"):
        return note.clause
    problems.append(
        Problem(
            path,
            line,
            "note-without-target",
            f"«{_short(note.text)}» names no clause of this text; it is shown "
            + (f"at clause {note.clause}" if note.clause else "with the whole act"),
        )
    )
    return note.clause


def _in_place(clause: PairedClause, grammars: Mapping[str, Grammar]) -> list[Amendment]:
    """Units whose body is only the note that tells of their end: «2) алып тасталды – ҚР …»."""
    found = []
    for unit in clause.units:
        grammar = grammars[unit.lang]
        if grammar.in_place.match(unit.text):
            target = unit.id.removeprefix(f"{unit.lang}-").removesuffix("-p1")
            note = Note(f"{unit.id}-note", unit.lang, unit.body, clause.id)
            for amendment in read_note(note, grammar):
                found.append(replace(amendment, target=target, clause=clause.id))
    return found


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77].rstrip() + "…"


class _Histories:
    """The events of each clause, indexed once: an act may have thousands of both."""

    def __init__(self, facts: Facts) -> None:
        self.adopted = [event for event in facts.history if event.kind == "adopted"]
        self.whole = [event for event in facts.history if event.clauses == ()]
        self.named: dict[str, list[Event]] = {}
        for event in facts.history:
            for clause in event.clauses or ():
                self.named.setdefault(clause, []).append(event)

    def of(self, clause: PairedClause) -> tuple[Event, ...]:
        """Events that touch a clause, oldest first: those that name it, and the whole act's.

        An order's own points are adopted with it; what later happens to the code does not touch
        them.
        """
        whole = self.adopted if clause.part else self.whole
        own = self.named.get(clause.id, ())
        return tuple(sorted([*whole, *own], key=lambda event: event.date))


def _disagreements(
    facts: Facts, clauses: Sequence[ResolvedClause], texts: Sequence[Text], paths: Mapping[str, str]
) -> list[Problem]:
    """Where the notes and the act's facts do not tell the same story."""
    problems = []
    known = {(event.date, event.number) for event in facts.history}
    noted: set[tuple[str, str | None]] = set()
    for clause in clauses:
        for amendment in clause.amendments:
            noted.add((clause.id, amendment.number))
            if (
                amendment.date
                and amendment.number
                and (amendment.date, amendment.number) not in known
            ):
                problems.append(
                    Problem(
                        paths[amendment.note.lang],
                        amendment.note.lines[0],
                        "note-without-history",
                        f"the instrument of {amendment.date} No. {amendment.number} is not "
                        f"among the events in {facts.path}",
                    )
                )
    known_clauses = {clause.id for clause in clauses}
    for event in facts.history:
        problems += [
            Problem(
                facts.path,
                None,
                "history-without-clause",
                f"the event of {event.date} names clause {name}, which no text here has",
            )
            for name in event.clauses or ()
            if name not in known_clauses
        ]
    held = {(t.lang, t.wording_of) for t in facts.texts}
    for event in facts.history:
        if not event.clauses or not any(
            date >= event.date for lang, date in held if lang == event.text_held
        ):
            continue
        for name in event.clauses:
            if (name, event.number) not in noted:
                problems.append(
                    Problem(
                        facts.path,
                        None,
                        "history-without-note",
                        f"clause {name}: no note tells of No. {event.number} of {event.date}",
                    )
                )
    return problems
