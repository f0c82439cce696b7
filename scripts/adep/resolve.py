"""Paired clauses and an act's facts → what each note means and what happened to each clause.

Nothing is guessed: a part of a note that is not worded in a known way stays None, the note is
shown as it stands, and a problem says so.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from adep.language import NUMERIC_DATE, Grammar, group
from adep.model import (
    Act,
    Amendment,
    ChapterHeading,
    Commencement,
    Event,
    Facts,
    Kind,
    Note,
    PairedClause,
    ResolvedClause,
    Text,
)
from adep.problems import Problem

_SIGN = re.compile(r"(?:№|¹|\bNo\b\.?|\bN\b)\s*(?P<number>[\w/]+(?:[-–][\w/]+)*)", re.IGNORECASE)
_DATE = re.compile(r"(?<![\d.])" + NUMERIC_DATE + r"(?!\d)\.?")
_BRACKETS = re.compile(r"\(([^()]*)\)")


def resolve(
    facts: Facts,
    texts: Sequence[Text],
    clauses: Sequence[PairedClause],
    chapters: Sequence[ChapterHeading],
    grammars: Mapping[str, Grammar],
    problems: Iterable[Problem] = (),
) -> Act:
    """The act as it is published. ``problems`` are those of the stages before."""
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
    resolved = tuple(
        ResolvedClause(clause, tuple(told.get(clause.id, ())), _events(clause, facts))
        for clause in clauses
    )
    found += _disagreements(facts, resolved, texts, paths)
    return Act(
        facts,
        tuple(texts),
        tuple(chapters),
        resolved,
        tuple(whole),
        tuple(sorted(set(found), key=_order)),
    )


def _order(problem: Problem) -> tuple[str, int, str, str]:
    return problem.path, problem.line or 0, problem.code, problem.message


# ---- notes --------------------------------------------------------------------------------------


def read_note(note: Note, grammar: Grammar) -> tuple[Amendment, ...]:
    """What ``note`` says: one amendment for each instrument that it names, at least one."""
    text = note.text
    dates = list(_DATE.finditer(text))
    cited = [
        (match, number)
        for match in dates
        if (number := _SIGN.match(text, _skip(text, match.end())))
    ]
    kinds = _kinds(text, grammar)
    target = _target(text[: kinds[0][0]] if kinds else text, grammar)
    if not cited:
        day = _first_date(text, grammar) if kinds else None
        return (Amendment(note, kinds[0][1] if kinds else None, target, day),)
    result = []
    for index, (date, number) in enumerate(cited):
        start = cited[index - 1][1].end() if index else 0
        stop = cited[index + 1][0].start() if index + 1 < len(cited) else len(text)
        kind = next(
            (k for at, k in reversed(kinds) if at < date.start()), kinds[0][1] if kinds else None
        )
        words, force = _commencement(text[start:stop], grammar)
        result.append(
            Amendment(
                note=note,
                kind=kind,
                target=target,
                date=numeric_date(date),
                number=number["number"].rstrip("."),
                type=_instrument(text, date.start(), number.end(), stop, grammar),
                authority=_authority(text, start, date.start(), grammar),
                commencement=words,
                force=force,
            )
        )
    return tuple(result)


def numeric_date(match: re.Match[str]) -> datetime.date | None:
    """The date of a ``NUMERIC_DATE`` match; None where there is no such day."""
    parts = [match[f"{key}1"] or match[f"{key}2"] for key in "ymd"]
    try:
        return datetime.date(*map(int, parts))
    except ValueError:
        return None


def _skip(text: str, at: int) -> int:
    """Past what may stand between a date and its number: spaces, «ж.», a comma."""
    match = re.compile(r"\s*(?:ж\.|г\.)?\s*,?\s*").match(text, at)
    return match.end() if match else at


def _kinds(text: str, grammar: Grammar) -> list[tuple[int, Kind]]:
    """Where the note says what happened, in the order of the text; no overlaps."""
    found: list[tuple[int, int, Kind]] = []
    for kind, pattern in grammar.kinds:
        for match in pattern.finditer(text):
            if match[0].strip() and not any(
                a < match.end() and match.start() < b for a, b, _ in found
            ):
                found.append((match.start(), match.end(), kind))
    return [(start, kind) for start, _, kind in sorted(found)]


def _target(text: str, grammar: Grammar) -> str | None:
    """ "5", "10-3" for a subclause, "chapter-4", "act"; None where the note names nothing known."""
    body = text[match.end() :] if (match := grammar.note.match(text)) else text
    for pattern in grammar.target_clause:
        if match := pattern.search(body):
            subclause = match.groupdict().get("subclause")
            return f"{match['clause']}-{subclause}" if subclause else match["clause"]
    if match := grammar.target_chapter.search(body):
        return f"chapter-{match['chapter']}"
    return "act" if grammar.target_act.search(body) else None


def _instrument(text: str, date: int, number: int, stop: int, grammar: Grammar) -> str | None:
    """The kind of instrument: after the number in Kazakh, before the date in English."""
    place = text[number:stop] if grammar.instrument_after_date else text[:date]
    if not grammar.instrument_after_date:
        place = place[max(place.lower().rfind(" by "), place.rfind("–"), place.rfind(";"), 0) :]
    hits = [
        (match.start(), -len(match[0]), kind)
        for kind, pattern in grammar.instruments
        if (match := pattern.search(place))
    ]
    if not hits and grammar.instrument_after_date and stop < len(text):
        return _instrument(text, date, stop, len(text), grammar)  # one noun for several acts
    return min(hits)[2] if hits else None


def _authority(text: str, start: int, date: int, grammar: Grammar) -> str | None:
    """Who made the instrument, in the note's own words."""
    before = text[start:date]
    if grammar.instrument_after_date:
        words = re.split(r"\s[-–—]\s?|[-–—](?=[^\W\d_])|[;,]", before)[-1]
    else:
        match = re.search(r"\bof\s+(the\s+.*)$", before)
        words = match[1] if match else ""
    words = re.sub(r"\s+(?:dated|of|from)\s*$", "", words.strip())
    return words.strip(" ,;") or None


def _commencement(text: str, grammar: Grammar) -> tuple[str | None, Commencement | None]:
    """The words in brackets about coming into force, and what they say."""
    for match in _BRACKETS.finditer(text):
        words = match[1].strip()
        if found := grammar.days_after.search(words):
            days = group(found, "days") or ""
            count = grammar.numbers.get(" ".join(days.lower().split()))
            if days.isdigit():
                count = int(days)
            return words, None if count is None else Commencement(
                days=count, calendar=group(found, "calendar") is not None
            )
        if grammar.published.search(words):
            return words, Commencement(days=0)
        if found := grammar.on_date.search(words):
            date = _DATE.search(found[0])
            day = numeric_date(date) if date else None
            return words, Commencement(date=day) if day else None
    return None, None


def _first_date(text: str, grammar: Grammar) -> datetime.date | None:
    if match := _DATE.search(text):
        return numeric_date(match)
    if match := grammar.worded_date.search(text):
        month = next(
            (
                i
                for i, m in enumerate(grammar.months, start=1)
                if (group(match, "month") or "").lower() == m
            ),
            0,
        )
        try:
            return datetime.date(
                int(group(match, "year") or 0), month, int(group(match, "day") or 0)
            )
        except ValueError:
            return None
    return None


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
    if amendment.target is not None:
        clause = (
            amendment.target if amendment.target in names else amendment.target.rsplit("-", 1)[0]
        )
        if clause in names:
            return clause
        if amendment.target.startswith("chapter-"):
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
                found.append(replace(amendment, target=target))
    return found


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77].rstrip() + "…"


# ---- history ------------------------------------------------------------------------------------


def _events(clause: PairedClause, facts: Facts) -> tuple[Event, ...]:
    """Events that touch a clause: those that name it, and those of the whole act.

    An order's own points are adopted with it; what later happens to the code does not touch them.
    """
    if clause.part:
        return tuple(event for event in facts.history if event.kind == "adopted")
    return tuple(
        event
        for event in facts.history
        if event.clauses is not None and (not event.clauses or clause.id in event.clauses)
    )


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
