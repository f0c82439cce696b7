"""What an amendment note says: what happened to what, by which instrument, and since when.

A note is a row of statements («4-тармақ жаңа редакцияда, 5-тармақ алып тасталды») and of the
instruments that they cite; each statement is told of every instrument that is cited with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from adep.languages.grammar import Grammar
from adep.library.resolve.notes.instruments import CitedInstrument, told
from adep.library.resolve.notes.masked_note import sheet_of
from adep.library.resolve.notes.statements import (
    NoteReading,
    Statement,
    groups_of,
    only_in,
    places_of,
    reading_of,
)
from adep.library.resolve.notes.targets import Place, TargetMention, places, target, word_end
from adep.model import Amendment, Note

_BARE_SIGN = re.compile(r"№+|\bNo?\.?(?=\s*\d)", re.IGNORECASE)


def read_note(note: Note, grammar: Grammar, articles: bool = False) -> tuple[Amendment, ...]:
    """What ``note`` says: one amendment for each target, kind and instrument; at least one.

    ``articles``: the clauses of the note's text are articles (баптар). What could not be read is
    None, and ``unread`` says why.
    """
    reading = reading_of(sheet_of(note, grammar))
    groups, stray = groups_of(reading)
    found: list[Amendment] = []
    before: list[Place | None] = []
    unclear = False
    for statements, cited in groups:
        made = [told(reading.sheet, c, reading.cited) for c in cited] or [Amendment(note)]
        for statement in statements:
            before = places_of(statement, before, reading)
            unclear = unclear or None in before
            only = only_in(statement, reading)
            whole = [replace(amendment, kind=statement.kind, only=only) for amendment in made]
            found += _about(before, whole, articles, note.home)
        if not statements:
            stop = cited[0].start if cited else len(reading.bare)
            start, named = reading.sheet.begin, reading.named
            goals = places(reading.bare, start, stop, named, grammar.naming)
            found += _about(goals, made, articles, note.home)
    said = [statement for statements, _ in groups for statement in statements]
    unread = tuple(_unread(reading, found, said, stray, unclear))
    if not unread:
        return tuple(found)
    return tuple(replace(amendment, unread=unread) for amendment in found)


def _about(
    goals: Sequence[Place | None],
    amendments: Sequence[Amendment],
    articles: bool,
    home: str | None,
) -> list[Amendment]:
    """The amendments, told of each of the places."""
    return [
        replace(amendment, target=goal.id, clause=goal.clause, portion=goal.portion)
        for goal in (target(place, articles, home) for place in goals or [None])
        for amendment in amendments
    ]


def _unread(
    reading: NoteReading,
    found: Sequence[Amendment],
    statements: Sequence[Statement],
    stray: Sequence[CitedInstrument],
    unclear: bool,
) -> list[str]:
    """What of a note could not be read, in words for an editor."""
    sheet, cited = reading.sheet, reading.cited
    text = sheet.note.text
    said: list[str] = []
    if any(amendment.kind is None for amendment in found):
        said.append("it does not say in known words what happened")
    elif any(amendment.date is None for amendment in found) and not cited:
        said.append("it names no date of an instrument")
    if unclear:
        said.append("it is not clear which place it means")
    for start, stop, date in sheet.quoted_dates:
        if date is None:
            said.append(f"{text[start:stop].strip()} is no date")
    for citation in cited:
        words = text[citation.start : citation.stop]
        if citation in stray:
            said.append(f"“{words}” is named before it says what happened")
        elif citation.number is None and citation.type is not None:
            said.append(f"“{words}” has no number")
        elif citation.number is not None and citation.type is None:
            said.append(f"no known word says what kind of instrument “{words}” is")
    for sign in _BARE_SIGN.finditer(sheet.plain, sheet.begin):
        if not any(c.start <= sign.start() < c.stop for c in cited):
            said.append(f"“{text[sign.start() : sign.start() + 12].strip()}” has no date beside it")
    for place in reading.named if statements else ():
        if place.level != "act" and not any(_is_about(s, place) for s in statements):
            words = text[place.start : word_end(text, place.stop)]
            said.append(f"it does not say in known words what happened to “{words}”")
    if sheet.unclosed:
        said.append("a bracket is not closed")
    return list(dict.fromkeys(said))


def _is_about(statement: Statement, place: TargetMention) -> bool:
    """Is the place named where a statement says what it is about?"""
    before = statement.head <= place.start <= statement.start
    return before or statement.stop <= place.start < statement.added
