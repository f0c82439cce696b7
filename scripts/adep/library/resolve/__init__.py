"""Paired clauses and an act's facts → what each note means, what happened to each clause, and what
the words of each unit refer to.

Nothing is guessed: a part of a note that is not worded in a known way stays None, the note is
shown as it stands, and a problem says so. A reference that is not plain stays text.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from msgspec.structs import replace

from adep.base.grouping import grouped
from adep.base.kept_results import ANEW, Again
from adep.base.problems import Problem
from adep.languages.grammar import Grammar
from adep.library.resolve.notes import read_note
from adep.library.resolve.references.act_index import ActIndex, make_act_index
from adep.library.resolve.references.unit_references import resolve_mentions
from adep.library.unexplained_changes import Changed, told_by
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
    is_place,
)


def resolve(
    facts: Facts,
    texts: Sequence[Text],
    clauses: Sequence[PairedClause],
    chapters: Sequence[ChapterHeading],
    grammars: Mapping[str, Grammar],
    problems: Iterable[Problem] = (),
    shelf: ActIndex | None = None,
    earlier: Sequence[Text] = (),
    before: Mapping[str, tuple[EarlierWording, ...]] = MappingProxyType({}),
    again: Again = ANEW,
) -> Act:
    """The act as it is published. ``problems`` are those of the stages before; ``shelf`` holds all
    acts that a reference may lead to, left out: this one alone; ``earlier`` are older wordings than
    ``texts``, newest first, and ``before`` the same clause by clause.
    """
    found = list(problems)
    paths = {text.lang: text.source.path for text in texts}
    parts = {clause.id: clause.part for clause in clauses}
    articles = {text.lang for text in texts if _is_in_articles(text)}
    told: dict[str, list[Amendment]] = {}
    whole: list[Amendment] = []
    for note in (
        *(n for text in texts for n in text.notes),
        *(n for c in clauses for n in c.notes),
    ):
        amendments = _meaning(note, grammars[note.lang], note.lang in articles, again)
        found += _not_understood(note, amendments, paths[note.lang])
        for amendment in amendments:
            amendment = _plainly(_in_its_part(amendment, parts), parts)
            place = _place(amendment, parts, found, paths[note.lang])
            (told.setdefault(place, []) if place else whole).append(amendment)
    for clause in clauses:
        for amendment in again(("in place", clause), partial(_in_place, clause, grammars)):
            told.setdefault(clause.id, []).append(amendment)
            found += _not_understood(amendment.note, [amendment], paths[amendment.note.lang])
    histories = _Histories(facts)
    shelf = shelf or make_act_index([(facts, texts)], (), grammars, {})
    references: dict[str, tuple[Reference, ...]] = {}
    for text in texts:
        read = resolve_mentions(text, facts, grammars[text.lang], shelf, again)
        references |= read.of
        found += read.problems

    def resolved_clause(clause: PairedClause) -> ResolvedClause:
        own = tuple(told.get(clause.id, ()))
        found = tuple(r for unit in clause.units for r in references.get(unit.id, ()))
        earlier = before.get(clause.id, ())
        made_of = ("resolved", facts, clause, *own, None, *found, None, *earlier)
        return again(
            made_of, lambda: ResolvedClause(clause, own, histories.of(clause), found, earlier)
        )

    resolved = tuple(map(resolved_clause, clauses))
    found += _disagreements(facts, resolved)
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


def noted(text: Text, grammar: Grammar, again: Again = ANEW) -> Changed:
    """What the notes of a text say was changed, clause by clause, and when."""
    articles = _is_in_articles(text)
    notes = (*text.notes, *(note for clause in text.clauses for note in clause.notes))
    told = (a for note in notes for a in _meaning(note, grammar, articles, again))
    return told_by(told, [text.lang])


def _meaning(note: Note, grammar: Grammar, articles: bool, again: Again) -> tuple[Amendment, ...]:
    made_of = ("note", note, grammar, articles)
    return again(made_of, partial(read_note, note, grammar, articles))


def _is_in_articles(text: Text) -> bool:
    """Are the text's clauses articles? Then its paragraphs are parts of them."""
    return any(unit.kind == "heading" for clause in text.clauses for unit in clause.units)


def _not_understood(note: Note, amendments: Iterable[Amendment], path: str) -> list[Problem]:
    """That a note, or something in it, could not be read."""
    why = "; ".join(dict.fromkeys(words for told in amendments for words in told.unread))
    if not why:
        return []
    message = f"«{_short(note.text)}» is shown as it stands: {why}"
    return [Problem(path, note.lines[0], "note-not-understood", message)]


def _in_its_part(amendment: Amendment, parts: Mapping[str, str]) -> Amendment:
    """A note that stands in an order's own points tells of these, not of the code's clauses."""
    part = parts.get(amendment.note.clause or "", "")
    if not part or amendment.clause is None:
        return amendment
    return replace(
        amendment, target=f"{part}-{amendment.target}", clause=f"{part}-{amendment.clause}"
    )


def _plainly(amendment: Amendment, parts: Mapping[str, str]) -> Amendment:
    """Item 1 of clause 1 is "1--1" where "1-1" is a clause: a target never means two things."""
    clause, goal = amendment.clause, amendment.target
    if clause is None or goal is None or goal == clause or goal not in parts:
        return amendment
    return replace(amendment, target=f"{clause}--{goal.removeprefix(f'{clause}-')}")


def _place(
    amendment: Amendment, parts: Mapping[str, str], problems: list[Problem], path: str
) -> str | None:
    """The clause at which a note is shown: its target, or else the clause that it follows."""
    note, goal = amendment.note, amendment.target
    if goal == "act":
        return None
    if amendment.clause in parts:
        return amendment.clause
    if goal is not None and amendment.clause is None:
        return note.clause  # a chapter or an appendix
    problems.append(
        Problem(
            path,
            note.lines[0],
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
        gone = grammar.in_place.match(unit.text)
        if gone is None:
            continue
        note = Note(f"{unit.id}-note", unit.lang, unit.body, clause.id)
        amendments = read_note(note, grammar)
        if gone.end() < len(unit.text) and not any(a.date or a.number for a in amendments):
            continue  # words of the law that begin like a note
        # An article's words stand in its heading, a clause's in its first paragraph.
        target = re.sub(r"-(?:p1|h)$", "", unit.id.removeprefix(f"{unit.lang}-"))
        for amendment in amendments:
            found.append(replace(amendment, target=target, clause=clause.id, portion=None))
    return found


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77].rstrip() + "…"


class _Histories:
    """The events of each clause, indexed once: an act may have thousands of both."""

    def __init__(self, facts: Facts) -> None:
        events = facts.chronicle
        self.adopted = [event for event in events if event.kind == "adopted"]
        self.whole = [event for event in events if event.clauses == ()]
        self.named = grouped((name, event) for event in events for name in event.clauses or ())

    def of(self, clause: PairedClause) -> tuple[Event, ...]:
        """Events that touch a clause, oldest first: those that name it, and the whole act's.

        An order's own points are adopted with it; what later happens to the code does not touch
        them.
        """
        whole = self.adopted if clause.part else self.whole
        own = self.named.get(clause.id, ())
        return tuple(sorted([*whole, *own], key=lambda event: event.date))


def _disagreements(facts: Facts, clauses: Sequence[ResolvedClause]) -> Iterator[Problem]:
    """Where the act's facts tell of changes of clauses of which the notes do not tell."""
    noted = {(clause.id, a.number) for clause in clauses for a in clause.amendments}
    known_clauses = {clause.id for clause in clauses}
    newest = max((text.wording_of for text in facts.texts), default=datetime.date.min)
    for event in facts.history:
        for name in event.clauses or ():
            if name not in known_clauses and not is_place(name):
                says = f"the event of {event.date} names clause {name}, which no text here has"
                yield Problem(facts.path, event.line, "history-without-clause", says)
        silent = [
            name
            for name in event.clauses or ()
            if name in known_clauses and (name, event.number) not in noted
        ]
        if silent and event.date <= newest:
            many = "clauses" if len(silent) > 1 else "clause"
            told = f"No. {event.number} of {event.date}" if event.number else f"{event.date}"
            says = f"{many} {', '.join(silent)}: no note tells of {told}"
            yield Problem(facts.path, event.line, "history-without-note", says)
