"""What an amendment note says: what happened to what, by which instrument, and since when."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from adep.language import NUMBER, NUMERIC_DATE, Grammar, group, plain_number
from adep.model import Amendment, Commencement, Kind, Note

LONGEST_RANGE = 200  # clauses; no note names more
_SIGN = re.compile(r"(?:№|¹|\bNo\b\.?|\bN\b)\s*(?P<number>[\w/]+(?:[-–][\w/]+)*)", re.IGNORECASE)


_DATE = re.compile(r"(?<![\d.])" + NUMERIC_DATE + r"(?!\d)\.?")


_BRACKETS = re.compile(r"\(([^()]*)\)")


_Target = tuple[str | None, str | None]  # what a note is about, and its clause


@dataclass(frozen=True, slots=True)
class _Citation:
    """An instrument that a note names by date and number, in whichever order."""

    start: int
    stop: int
    date: datetime.date | None
    number: str


def read_note(note: Note, grammar: Grammar) -> tuple[Amendment, ...]:
    """What ``note`` says: one amendment for each instrument that it names, at least one."""
    text = note.text
    cited = _citations(text, grammar)
    kinds = _kinds(text, grammar)
    targets = _targets(text, kinds, cited[0].start if cited else len(text), grammar)
    if not cited:
        kind = kinds[0][1] if kinds else None
        dates = _dates(text, grammar) if kinds else []
        day = dates[0][2] if dates else None
        return tuple(
            Amendment(note, kind, target, day, clause=clause) for target, clause in targets
        )
    result = []
    authority = None
    for index, citation in enumerate(cited):
        start = cited[index - 1].stop if index else 0
        stop = cited[index + 1].start if index + 1 < len(cited) else len(text)
        earlier = [kind for at, kind in kinds if at < citation.start]
        words, force = _commencement(text[citation.stop : stop], grammar)
        if words is None:
            words, force = _commencement(text[citation.start : citation.stop], grammar)
        # «… министрінің 03.02.2020 № 27, 14.09.2021 № 282»: one authority for both.
        authority = _authority(text[start : citation.start], grammar) or authority
        result.append(
            Amendment(
                note=note,
                kind=earlier[-1] if earlier else kinds[0][1] if kinds else None,
                date=citation.date,
                number=citation.number,
                type=_instrument(text, citation, stop, grammar),
                authority=authority,
                commencement=words,
                force=force,
            )
        )
    return tuple(
        replace(amendment, target=target, clause=clause)
        for target, clause in targets
        for amendment in result
    )


def _targets(
    text: str, kinds: Sequence[tuple[int, Kind]], first: int, grammar: Grammar
) -> tuple[_Target, ...]:
    """What a note is about: usually one thing; every clause of «1, 2 және 4-тармақтар»."""
    head = text[: kinds[0][0]] if kinds else text
    if several := grammar.target_clauses.search(head):
        return tuple((number, number) for number in _listed(several["list"], grammar))
    target = _target(head, grammar)
    if kinds and kinds[0][1] == "supplemented" and target[1] is None:
        # «The Rules are supplemented by paragraph 5»: what was added is named after the verb.
        target = _target_clause(text[kinds[0][0] : first], grammar) or target
    return (target,)


def _listed(words: str, grammar: Grammar) -> list[str]:
    """The numbers of a list, «1, 2 және 4»; a range of whole numbers is every number of it."""
    numbers: list[str] = []
    stop = 0
    for match in re.finditer(NUMBER, words):
        ends = match[0].split("-")
        if numbers and grammar.range.fullmatch(words[stop : match.start()].strip()):
            ends = [numbers.pop(), match[0]]
        if len(ends) == 2 and all(end.isdigit() for end in ends) and int(ends[0]) < int(ends[1]):
            last = min(int(ends[1]), int(ends[0]) + LONGEST_RANGE)
            numbers += map(str, range(int(ends[0]), last + 1))
        else:
            numbers.append(plain_number(match[0]))
        stop = match.end()
    return numbers


def _citations(text: str, grammar: Grammar) -> list[_Citation]:
    found: list[_Citation] = []
    for start, stop, date in _dates(text, grammar):
        if found and start < found[-1].stop:
            continue
        if number := _SIGN.match(text, _past(grammar.after_date, text, stop)):
            found.append(_Citation(start, number.end(), date, number["number"].rstrip(".")))
        elif number := _sign_before(text, start, grammar):
            found.append(_Citation(number.start(), stop, date, number["number"].rstrip(".")))
    return found


def _past(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Offset after ``pattern``, if it stands at ``at``."""
    match = pattern.match(text, at)
    return match.end() if match else at


def _sign_before(text: str, date: int, grammar: Grammar) -> re.Match[str] | None:
    """The number of an instrument that names its date after it: “No. 60 dated 24.12.2012”."""
    signs = list(_SIGN.finditer(text, 0, date))
    last = signs[-1] if signs else None
    return last if last and grammar.before_date.fullmatch(text[last.end() : date]) else None


def _dates(text: str, grammar: Grammar) -> list[tuple[int, int, datetime.date | None]]:
    """Every date in figures or words: where it stands, and its day if there is such a day."""
    found = []
    for match in _DATE.finditer(text):
        day, month, year = (match[f"{key}1"] or match[f"{key}2"] for key in "dmy")
        found.append((match.start(), match.end(), _date(year, month, day)))
    for match in grammar.worded_date.finditer(text):
        name = (group(match, "month") or "").lower()
        month = str(grammar.months.index(name) + 1) if name in grammar.months else None
        day = _date(group(match, "year"), month, group(match, "day"))
        found.append((match.start(), match.end(), day))
    return sorted(found, key=lambda item: item[0])


def _date(year: str | None, month: str | None, day: str | None) -> datetime.date | None:
    try:
        return datetime.date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None


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


def _target(text: str, grammar: Grammar) -> _Target:
    """ "5", "10-3" for a subclause, "chapter-4", "act"; None where the note names nothing known."""
    marked = grammar.note.match(text)
    body = text[marked.end() :] if marked else text
    if marked is None and not body.strip(" (["):
        return "act", None  # «(as amended on …)» under a title names nothing because it means all
    if clause := _target_clause(body, grammar):
        return clause
    if match := grammar.target_chapter.search(body):
        return f"chapter-{match['chapter']}", None
    return ("act" if grammar.target_act.search(body) else None), None


def _target_clause(text: str, grammar: Grammar) -> _Target | None:
    for pattern in grammar.target_clause:
        if match := pattern.search(text):
            subclause = match.groupdict().get("subclause")
            clause = plain_number(match["clause"])
            return (f"{clause}-{plain_number(subclause)}" if subclause else clause), clause
    return None


def _instrument(text: str, citation: _Citation, stop: int, grammar: Grammar) -> str | None:
    """The kind of instrument: after the number in Kazakh, before the date in English."""
    if not grammar.instrument_after_date:
        named = _named(text[: citation.start], grammar)
        return named[1] if named else None
    place = text[citation.stop : stop]
    hits = [
        (match.start(), -len(match[0]), kind)
        for kind, pattern in grammar.instruments
        if (match := pattern.search(place))
    ]
    if hits:
        return min(hits)[2]
    # One noun for several acts: «… № 471, 22.02.2022 № 814 жарлықтарымен».
    return _instrument(text, replace(citation, stop=stop), len(text), grammar) if place else None


def _named(text: str, grammar: Grammar) -> tuple[int, str] | None:
    """The last instrument that ``text`` names: where its name ends, and its kind."""
    hits = [
        (match.end(), len(match[0]), kind)
        for kind, pattern in grammar.instruments
        for match in pattern.finditer(text)
    ]
    if not hits:
        return None
    end, _, kind = max(hits)
    return end, kind


def _authority(text: str, grammar: Grammar) -> str | None:
    """Who made the instrument, in the note's own words; ``text`` ends where its date begins."""
    if grammar.instrument_after_date:
        words = re.split(r"\s[-–—]\s?|[-–—](?=[^\W\d_])|[;,]", text)[-1]
    else:
        named = _named(text, grammar)
        match = re.match(r"\s+of\s+(.*)$", text[named[0] :] if named else "")
        words = match[1] if match else ""
    words = re.sub(r"\s*(?:dated|of|from)\s*$", "", words.strip())
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
            days_named = _dates(found[0], grammar)
            day = days_named[0][2] if days_named else None
            return words, Commencement(date=day) if day else None
        if grammar.about_force.search(words):
            return words, None  # said, but not in a way that is known
    return None, None
