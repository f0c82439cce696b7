"""What a note says that happened, what it happened to, and which instruments it cites for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise, takewhile, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from adep.library.resolve.notes.instruments import (
    DASH,
    MARKS,
    CitedInstrument,
    attributed,
    citations,
    following,
    nouns,
)
from adep.library.resolve.notes.masked_note import Sheet, blanked
from adep.library.resolve.notes.targets import (
    HELD,
    Place,
    TargetMention,
    mentions,
    places,
    within,
    word_end,
)
from adep.model import Kind


class NoteReading(Struct, frozen=True):
    """A note with the instruments and the places that it names."""

    sheet: Sheet
    cited: tuple[CitedInstrument, ...]
    bare: str  # the sheet's plain text without the instruments
    named: tuple[TargetMention, ...]

    def next(self, at: int) -> int:
        """Where the next instrument is named or something else happens; the end of the note."""
        return following(self.sheet, self.cited, at)


class Statement(Struct, frozen=True):
    """That something happened. What it happened to stands between ``head`` and ``start``."""

    head: int
    start: int
    stop: int
    kind: Kind | None  # None: an instrument is cited for something that is not said in known words
    added: int  # where the words end that name what was added; ``stop`` where there are none


Group = tuple[Sequence[Statement], Sequence[CitedInstrument]]


def reading_of(sheet: Sheet) -> NoteReading:
    """The sheet, with the instruments and the places that its note names."""
    cited = citations(sheet)
    bare = blanked(sheet.plain, ((c.start, c.tail) for c in cited))
    named = mentions(bare, sheet.grammar.naming)
    return NoteReading(sheet, attributed(sheet, cited, named), bare, named)


def groups_of(reading: NoteReading) -> tuple[list[Group], Sequence[CitedInstrument]]:
    """What is said, with the instruments cited for it; and instruments cited for nothing.

    Instruments follow what happened, or, where the note begins with one and ends with what
    happened, they stand before it: «… № 651 Жарлығымен 4-тармақ жаңа редакцияда».
    """
    events, cited = reading.sheet.events, reading.cited
    if not events:
        return [((), cited)], ()
    turned = _is_turned(reading)
    stray = [] if turned else [c for c in cited if c.start < events[0][0]]
    statements = _statements(replace(reading, cited=()) if turned else reading)
    rest = [c for c in cited if c not in stray]
    items: list[Statement | CitedInstrument] = sorted(
        [*statements, *rest], key=lambda item: item.start
    )
    runs = [list(run) for _, run in groupby(items, lambda item: isinstance(item, Statement))]
    pairs = [[*one, *two] for one, two in zip_longest(runs[::2], runs[1::2], fillvalue=())]
    return [
        (
            [item for item in pair if isinstance(item, Statement)],
            [item for item in pair if isinstance(item, CitedInstrument)],
        )
        for pair in pairs
    ], stray


def _is_turned(reading: NoteReading) -> bool:
    """Do the instruments stand before what happened? Not where a note only begins with words
    that are not known: «5-тармақ тоқтатылды - ҚР … № 7 қаулысымен, 4-тармақ алып тасталды»."""
    sheet, cited = reading.sheet, reading.cited
    first, last = sheet.events[0][0], sheet.events[-1][0]
    if not cited or cited[0].start > first or cited[-1].start > last:
        return False
    at = [m.start for m in reading.named if m.level != "act" and m.start < first]
    both = bool(at) and at[0] < cited[0].start < at[-1]
    return not both and DASH.search(sheet.plain, sheet.begin, cited[0].start) is None


def _statements(reading: NoteReading) -> list[Statement]:
    """What happened, each with the place where its words begin; the same said twice is once."""
    begin = reading.sheet.begin
    unknown = _unknown_statements(reading)
    tails = [item.stop for item in unknown] + [c.tail for c in reading.cited]
    found: list[Statement] = []
    for start, stop, kind in reading.sheet.events:
        before = [found[-1].added] if found else []
        head = max([begin, *before, *(tail for tail in tails if tail <= start)])
        repeated = bool(found) and found[-1].kind == kind and head == found[-1].stop
        added = _end_of_added(reading, stop) if kind == "supplemented" else stop
        if repeated and not any(head <= m.start < start for m in reading.named):
            found[-1] = replace(found[-1], stop=stop, added=added)
        else:
            found.append(Statement(head, start, stop, kind, added))
    return [*unknown, *found]


def _end_of_added(reading: NoteReading, at: int) -> int:
    """“supplemented by paragraph 5 of Chapter 1”: where what was added is named after the verb,
    the end of its name."""
    naming, end = reading.sheet.grammar.naming, reading.next(at)
    if not naming.added_after:
        return at
    own = [m for m in reading.named if at <= m.start < end and m.level != "act"]
    if end in (start for start, _, _ in reading.sheet.events):
        # Something else happens next, and to something else: only the first place is this one's.
        gaps = (reading.bare[a.stop : b.start] for a, b in pairwise(own))
        own = own[: 1 + sum(1 for _ in takewhile(naming.link.fullmatch, gaps))]
    return word_end(reading.bare, own[-1].stop) if own else at


def _unknown_statements(reading: NoteReading) -> list[Statement]:
    """Where other words stand between two instruments than those that join them: another place,
    or words before a dash, «… № 651 Жарлығымен, 5-тармақ тоқтатылды - ҚР …»."""
    sheet, found = reading.sheet, []
    for before, after in pairwise(reading.cited):
        start, stop = before.tail, after.start
        if any(start <= at < stop for at, _, _ in sheet.events):
            continue
        place = any(start <= m.start < stop and m.level != "act" for m in reading.named)
        dash = DASH.search(sheet.plain, start, stop)
        words = dash and re.search(r"\w", sheet.plain[start : dash.start()])
        if place or words or _leads_elsewhere(sheet, start, stop):
            found.append(Statement(start, stop, stop, None, stop))
    return found


def _leads_elsewhere(sheet: Sheet, start: int, stop: int) -> bool:
    """Do other words lead to an instrument than those that join it to the one before?"""
    lead = sheet.grammar.lead and sheet.grammar.lead.match(sheet.plain, start, stop)
    if not lead or not sheet.plain[lead.end() : stop].strip(MARKS):
        return False
    words = nouns(sheet.plain, lead.end(), stop, sheet.grammar)
    return not words or words[0][0].start() > lead.end()


def places_of(
    said: Statement, before: Sequence[Place | None], reading: NoteReading
) -> list[Place | None]:
    """What a statement is about; where it names nothing, what the one ``before`` it is about."""
    sheet, naming, named = reading.sheet, reading.sheet.grammar.naming, reading.named
    levels = tuple(m for m in named if m.level != "act")
    # What is not known to have happened has no end: a word for an act may be the instrument's.
    own = named if said.kind else levels
    found = places(reading.bare, said.head, said.start, own, naming)
    holder = before[0] if len(before) == 1 else None
    found = [within(holder, p) if p and holder and p[0][0] in HELD else p for p in found]
    if said.added > said.stop:
        # “The Rules are supplemented by paragraph 5”: what was added is named after the verb.
        added = places(reading.bare, said.stop, said.added, levels, naming)
        base = found[0] if len(found) == 1 else None
        found = [p and within(base, p) for p in added]
    if found or before:
        return found or list(before)
    # «(as amended on …)» under a title names nothing because it means all.
    whole = sheet.note.clause is None and sheet.note.home in (None, "preamble")
    return [(("act", ""),)] if whole else []


def only_in(said: Statement, reading: NoteReading) -> str | None:
    """The language whose text alone a statement says was changed."""
    if len(reading.sheet.events) == 1:
        start, end = 0, len(reading.bare)
    else:  # up to what the next statement is about
        later = [m.start for m in reading.named if m.start >= said.stop]
        start, end = said.head, min([reading.next(said.stop), *later])
    langs = {lang for at, lang in reading.sheet.only if start <= at < end}
    return langs.pop() if len(langs) == 1 else None
