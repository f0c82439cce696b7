"""The instruments that a note names: date, number, type, who made them, since when they apply."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from adep.languages.grammar import Grammar, dates_in, group
from adep.languages.roman_numbers import LETTERS, plain_act_number
from adep.library.resolve.notes.masked_note import Sheet
from adep.library.resolve.notes.targets import TargetMention, mentions, word_end
from adep.model import Amendment, Commencement

# «№ 357-VI», «№ 06-7/112», «№ ҚР ДСМ-12/2020»: a number has a figure; its Roman part may be apart.
_SIGN = re.compile(
    r"(?:№|¹|\bNo?(?![^\W\d_])\.?)\s*(?P<number>(?:[^\W\d_]{1,4}\s+(?=[\w/–-]*\d))?(?=[\w/–-]*\d)"
    rf"[\w/]+(?:[-–][\w/]+)*(?:\s?[-–]\s?[{LETTERS}]+(?!\w))?)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\(?\d{1,3}\)\s*")  # of a list of instruments
LONGEST_NAME = 300  # letters between a number and its date
DASH = re.compile(r"(?<=\s)[-–—]\s*|[-–—]\s")
MARKS = " ,;:.-–—"


class CitedInstrument(Struct, frozen=True):
    """An instrument that a note names by its date, and by its number if it gives one."""

    start: int
    stop: int
    date: datetime.date | None
    number: str | None = None
    type: str | None = None
    authority: str | None = None
    several: bool = False  # its word is one for several instruments
    tail: int = 0  # where the word ends that follows the number


def citations(sheet: Sheet) -> list[CitedInstrument]:
    """Every instrument that the note names; in Kazakh, without who made it (``attributed``)."""
    name = _named_after if sheet.grammar.instrument_after_date else _named_before
    return name(sheet, _dated(sheet))


def _dated(sheet: Sheet) -> list[CitedInstrument]:
    """Every instrument, by its date; one without a number only where something happened."""
    text, grammar = sheet.plain, sheet.grammar
    found: list[CitedInstrument] = []
    dates = sheet.dates
    for index, (start, stop, date) in enumerate(dates):
        last = found[-1].stop if found else sheet.begin
        if start < last:
            continue
        after = grammar.after_date.match(text, stop)
        if number := _SIGN.match(text, after.end() if after else stop):
            end = number.end()
            found.append(CitedInstrument(start, end, date, _plain_number(number), tail=end))
        elif before := _sign_before(text, last, start, grammar):
            number, by = before
            printed = _plain_number(number)
            found.append(
                CitedInstrument(number.start(), stop, date, printed, authority=by, tail=stop)
            )
        else:
            end = dates[index + 1][0] if index + 1 < len(dates) else len(text)
            if sheet.events and not grammar.about_force.search(text[last:end]):
                found.append(CitedInstrument(start, stop, date, tail=stop))
    return found


def _plain_number(sign: re.Match[str]) -> str:
    return plain_act_number(re.sub(r"\s*[-–]\s*", "-", sign["number"]))


def _sign_before(
    text: str, start: int, date: int, grammar: Grammar
) -> tuple[re.Match[str], str | None] | None:
    """The number of an instrument that names its date after it, “No. 60 dated 24.12.2012”; and
    who made it, if that stands between the two."""
    signs = list(_SIGN.finditer(text, max(start, date - LONGEST_NAME), date))
    gap = signs and grammar.before_date.fullmatch(text, signs[-1].end(), date)
    return (signs[-1], gap.groupdict().get("authority")) if gap else None


def nouns(text: str, start: int, stop: int, grammar: Grammar) -> list[tuple[re.Match[str], str]]:
    """Words for instruments between ``start`` and ``stop``, the first and longest first."""
    hits = [
        (match, kind)
        for kind, pattern in grammar.instruments
        for match in pattern.finditer(text, start, stop)
    ]
    return sorted(hits, key=lambda hit: (hit[0].start(), -hit[0].end()))


def _named_after(sheet: Sheet, cited: Sequence[CitedInstrument]) -> list[CitedInstrument]:
    """The word for each instrument that follows its number: «… № 651 Жарлығымен»."""
    text, grammar = sheet.plain, sheet.grammar
    found: list[CitedInstrument] = []
    for citation in cited:
        end = following(sheet, cited, citation.stop)
        if words := nouns(text, citation.stop, end, grammar):
            word, kind = words[0]
            several = grammar.several.search(word[0]) is not None
            citation = replace(citation, type=kind, several=several, tail=word.end())
        found.append(citation)
    for index in reversed(range(len(found) - 1)):
        # «… № 471, 22.02.2022 № 814 жарлықтарымен»: one word for both.
        here, after = found[index], found[index + 1]
        gap = text[here.tail : after.start]
        listed = grammar.naming.conjunction.fullmatch(gap) or not gap.strip(MARKS)
        if here.type is None and (after.several or listed):
            found[index] = replace(here, type=after.type, several=after.several)
    return found


def following(sheet: Sheet, cited: Iterable[CitedInstrument], at: int) -> int:
    """Where the next instrument is named or something else happens; the end of the note."""
    starts = [c.start for c in cited] + [start for start, _, _ in sheet.events]
    return min((start for start in starts if start >= at), default=len(sheet.plain))


def _previous(sheet: Sheet, cited: Iterable[CitedInstrument], at: int) -> int:
    """Where the words end that belong to what is said before ``at``."""
    stops = [c.tail for c in cited if c.start < at]
    stops += [stop for start, stop, _ in sheet.events if start < at]
    return max((stop for stop in stops if stop <= at), default=sheet.begin)


def _named_before(sheet: Sheet, cited: Sequence[CitedInstrument]) -> list[CitedInstrument]:
    """The word for each instrument before its date, and who made it: “by the Decree of … dated”.

    “by the Laws … dated 26.03.2007 № 240; dated 05.07.2011 № 452-IV”: one word for all.
    """
    text, grammar = sheet.plain, sheet.grammar
    found: list[CitedInstrument] = []
    for citation in cited:
        start = _previous(sheet, found, citation.start)
        words = nouns(text, start, citation.start, grammar)
        own = (w for w in words if not _is_of_a_place(text, start, w[0].start(), grammar))
        word, kind = next(own, (None, None))
        if word is not None:
            citation = _made(sheet, replace(citation, type=kind), word, cited)
        elif found and found[-1].number:
            citation = replace(citation, type=found[-1].type)
        found.append(citation)
    return found


def _is_of_a_place(text: str, start: int, word: int, grammar: Grammar) -> bool:
    """Does the word only say of what a place is? “by Article 4-1 of the Code”"""
    naming = grammar.naming
    gap = next((m for m in naming.link.finditer(text, start, word) if m.end() == word), None)
    if gap is None:
        return False
    named = mentions(text[start : gap.start()], naming)
    return bool(named) and named[-1].level != "act" and start + named[-1].stop == gap.start()


def _made(
    sheet: Sheet, citation: CitedInstrument, word: re.Match[str], cited: Sequence[CitedInstrument]
) -> CitedInstrument:
    """The instrument with who made it: in its name, after it, before the date, or after both."""
    text, grammar = sheet.plain, sheet.grammar
    made_by = grammar.made_by
    named = citation.authority or word.groupdict().get("authority")
    if named or made_by is None:
        return replace(citation, authority=named)
    if match := made_by.match(text, word.end(), citation.start):
        words = text[match.end() : citation.start]
        return replace(citation, authority=grammar.dated.sub("", words).strip(MARKS) or None)
    if match := made_by.match(text, citation.stop):
        end = _end_of_maker(sheet, match.end(), following(sheet, cited, citation.stop))
        words = text[match.end() : end].strip(MARKS)
        return replace(citation, authority=words or None, tail=end)
    return citation


def _end_of_maker(sheet: Sheet, start: int, stop: int) -> int:
    """Where the words about who made an instrument end: at a mark, a bracket, or “and by the …”."""
    text, grammar = sheet.plain, sheet.grammar
    ends = [m.start() for m in re.finditer(r"\s{2,}|[;,.]", text[:stop]) if m.start() >= start]
    for word, _ in nouns(text, start, stop, grammar):
        joined = grammar.naming.conjunction.finditer(text, start, word.start())
        ends += [m.start() for m in joined if _leads(sheet, m.start(), word.start())]
    return min(ends, default=stop)


def _leads(sheet: Sheet, start: int, stop: int) -> bool:
    """Do the words only join an instrument to the one before?"""
    lead = sheet.grammar.lead
    return lead is not None and lead.fullmatch(sheet.plain, start, stop) is not None


def attributed(
    sheet: Sheet, cited: Sequence[CitedInstrument], named: Sequence[TargetMention]
) -> tuple[CitedInstrument, ...]:
    """The instruments, each with who made it in the note's own words.

    «… министрінің 03.02.2020 № 27, 14.09.2021 № 282»: one authority for both.
    """
    found: list[CitedInstrument] = []
    for index, citation in enumerate(cited):
        own = citation.authority
        if sheet.grammar.instrument_after_date:
            start = _previous(sheet, cited[:index], citation.start)
            start = _past_target(sheet, start, citation.start, named)
            dashes = list(DASH.finditer(sheet.plain, start, citation.start))
            start = dashes[-1].end() if dashes else start
            # A full stop at its end is of an abbreviation: «министрінің м.а.».
            own = sheet.note.text[start : citation.start].lstrip(MARKS).rstrip(" ,;:-–—")
            own = _ITEM.sub("", own, count=1) if _ITEM.match(own) else own
            own = own or None
        if own is None and found:
            own = found[-1].authority
        found.append(replace(citation, authority=own))
    return tuple(found)


def _past_target(sheet: Sheet, start: int, stop: int, named: Sequence[TargetMention]) -> int:
    """Where the words begin that are not about the target: «4-тармақ ҚР Президентінің …»."""
    conjunction = sheet.grammar.naming.conjunction
    while start < stop:
        at = start
        if match := conjunction.match(sheet.plain, start, stop):
            at = match.end()
        at += len(sheet.plain[at:stop]) - len(sheet.plain[at:stop].lstrip(MARKS))
        mention = next((m for m in named if m.start == at), None)
        if mention is None:
            return at
        start = word_end(sheet.plain, mention.stop)
    return start


def told(sheet: Sheet, citation: CitedInstrument, cited: Sequence[CitedInstrument]) -> Amendment:
    """What a note says of an instrument."""
    words = _about_force(sheet, citation, cited)
    return Amendment(
        note=sheet.note,
        date=citation.date,
        number=citation.number,
        type=citation.type,
        authority=citation.authority,
        commencement=words,
        force=_commencement(words, sheet.grammar) if words else None,
    )


def _about_force(
    sheet: Sheet, citation: CitedInstrument, cited: Sequence[CitedInstrument]
) -> str | None:
    """The words about coming into force, usually in brackets, before or after the instrument."""
    about = sheet.grammar.about_force
    end = min((c.start for c in cited if c.start > citation.start), default=len(sheet.plain))
    for bracket in sheet.brackets:
        if citation.start <= bracket.start < end and _speaks(bracket.words, sheet.grammar):
            return bracket.words
    start, end = citation.tail, min(end, following(sheet, cited, citation.stop))
    end = min([end, *(word.start() for word, _ in nouns(sheet.plain, start, end, sheet.grammar))])
    rest = sheet.plain[start:end].split(";")[0]
    if not about.search(rest):
        return None
    return sheet.note.text[start : start + len(rest)].strip(MARKS)


def _speaks(words: str, grammar: Grammar) -> bool:
    """Are these words about coming into force?"""
    patterns = (grammar.about_force, grammar.days_after, grammar.published)
    return any(pattern.search(words) for pattern in patterns)


def _commencement(words: str, grammar: Grammar) -> Commencement | None:
    """The one day that the words name; None where they say more than that, or something else."""
    words = re.sub(r"\s*\([^()]*\)", "", words)  # «10 (он) күн»
    for pattern in (grammar.days_after, grammar.published, grammar.on_date):
        match = pattern.search(words)
        if match is None:
            continue
        rest = words[: match.start()] + words[match.end() :]
        if re.search(r"\d", rest) or ";" in rest or grammar.except_force.search(rest):
            return None
        if pattern is grammar.published:
            return Commencement(days=0)
        if pattern is grammar.on_date:
            named = dates_in(match[0], grammar)
            return Commencement(date=named[0][2]) if named and named[0][2] else None
        days = " ".join((group(match, "days") or "").lower().split())
        count = int(days) if days.isdigit() else grammar.numbers[days]
        return Commencement(days=count, calendar=group(match, "calendar") is not None)
    return None
