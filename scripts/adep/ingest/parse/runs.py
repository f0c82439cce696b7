"""The numbering runs of a file (an order, the code it approves, appendices), and their stamps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, count

from adep.ingest.parse.tokens import NUMBERED_ACT, Token, approves, is_finished, is_title
from adep.languages.grammar import Grammar
from adep.languages.patterns import DATE, PERSON, SIGNED

FIGURES_DATE = re.compile(DATE)
_STOP = re.compile(r"\.\s+(?=\S)")
_NUMBER_AT_END = re.compile(
    r"(?:(?:№|¹|\bno?\b\.?)\s*[\w/.-]*\d[\w/.-]*(?:\s+[^\W\d_]{2,4})?|\d{4}(?:\s*[^\W\d_]{1,4}\.?)?)"
    r"[\s.)»”\"]*$",
    re.IGNORECASE,
)
LONGEST_MAKER = 5  # lines with the name of an office
LONGEST_STAMP = 14  # lines; bounds the look-ahead


def runs(
    tokens: Sequence[Token], grammar: Grammar, names: Sequence[frozenset[str]]
) -> list[list[Token]]:
    """Cut the file where numbering begins anew: the order's points, the code, its appendices."""
    starts = [0]
    opens = _opens_at_one(tokens)
    numbered = chaptered = False
    for index, token in enumerate(tokens):
        first_chapter = token.kind == "chapter" and token.base == 1 and (numbered or chaptered)
        if token.restart or (first_chapter and opens[index]):
            starts.append(_reach_back(tokens, index, starts[-1], grammar, names))
            numbered = chaptered = False
        numbered = numbered or token.kind in ("clause", "article")
        chaptered = chaptered or token.kind == "chapter"
    return [list(tokens[a:b]) for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True)]


def _opens_at_one(tokens: Sequence[Token]) -> list[bool]:
    """Token by token: is the first clause after it numbered 1?"""
    found, opens = [], False
    for token in reversed(tokens):
        found.append(opens)
        if token.kind in ("clause", "article"):
            opens = token.base == 1
    return found[::-1]


def _reach_back(
    tokens: Sequence[Token],
    index: int,
    floor: int,
    grammar: Grammar,
    names: Sequence[frozenset[str]],
) -> int:
    """Where the new run's own stamp, title and introduction begin, above its first number."""
    start = index
    while start > floor + 1 and tokens[start - 1].kind in ("plain", "note"):
        start -= 1
    lines = tokens[start:index]
    stamped = [i for i, t in enumerate(lines) if t.titular and approves(t.block.text, grammar)]
    if stamped:
        return start + stamp(lines, stamped[0], grammar)[0]
    titled = [i for i, t in enumerate(lines) if t.titular and is_title(t.block.text, names)]
    if titled:
        return start + _bare_stamp_start(lines, titled[0], grammar)
    # Neither: the unbroken lines above the number, after the signature of the run before.
    first = len(lines)
    while first > 0 and lines[first - 1].titular:
        first -= 1
    unbroken = [line.block.text for line in lines[first:]]
    signed = [i for i, text in enumerate(unbroken) if SIGNED.search(text)] or [
        i for i, text in enumerate(unbroken) if is_signature(text, grammar)
    ]
    return start + first + (signed[-1] + 1 if signed else 0)


def _bare_stamp_start(lines: Sequence[Token], title: int, grammar: Grammar) -> int:
    """Where a stamp that lost its word «approved» begins above the title, if there is one."""
    first, numbered, dated = title, False, False
    while first > 0 and lines[first - 1].titular and not SIGNED.search(lines[first - 1].block.text):
        number, date = _says(lines[first - 1].block.text, grammar)
        numbered, dated = numbered or number, dated or date
        first -= 1
    return first if numbered and dated and first > 0 else title


def stamp(lines: Sequence[Token], at: int, grammar: Grammar) -> tuple[int, int]:
    """First and last line of the stamp whose word «approved» stands in line ``at``.

    English puts the word first and the instrument's number last; Kazakh the other way round.
    """
    texts = [line.block.text for line in lines]
    word, number = approves(texts[at], grammar), NUMBERED_ACT.search(texts[at])
    if word is not None and number is not None and number.start() > word.start():
        return at, at
    last = at
    while last + 1 < len(lines) and lines[last + 1].titular and last - at < LONGEST_STAMP:
        last += 1
        if NUMBERED_ACT.search(texts[last]):
            break
    below = last if last > at and NUMBERED_ACT.search(texts[last]) else None
    first = _stamp_start(lines, at, grammar)
    above = first if any(any(_says(text, grammar)) for text in texts[first : at + 1]) else None
    if grammar.instrument_after_date:
        return (above, at) if above is not None else (at, below or at)
    if below is not None and number is None:
        return at, below
    return (above, at) if above is not None else (at, at)


def _stamp_start(lines: Sequence[Token], at: int, grammar: Grammar) -> int:
    """Walk back from «approved» over the lines of its stamp.

    A stamp names one instrument, with one date and one number, and no person; its lines stand
    together. Whatever says otherwise belongs to the signature above.
    """
    texts = [line.block.text for line in lines]
    first = at
    numbered, dated = _says(texts[at], grammar)
    while first > 0 and lines[first - 1].titular:
        text = texts[first - 1]
        number, date = _says(text, grammar)
        if is_signature(text, grammar) or (numbered and number) or (dated and date):
            break
        if lines[first].block.gap and dated:
            first = _maker_above(lines, first, grammar)
            break
        numbered, dated = numbered or number, dated or date
        first -= 1
    return first


def _maker_above(lines: Sequence[Token], first: int, grammar: Grammar) -> int:
    """Where who made the instrument is named above a line that begins with its date, over gaps:
    from the state's name on; ``first`` if nowhere."""
    text = lines[first].block.text
    begins = grammar.worded_date.match(text) or FIGURES_DATE.match(text)
    if not (grammar.instrument_after_date and begins):
        return first
    for index in range(first - 1, max(-1, first - LONGEST_MAKER - 1), -1):
        above = lines[index].block.text
        if not lines[index].titular or is_signature(above, grammar) or any(_says(above, grammar)):
            break
        if grammar.reference.state.match(above.lower()):
            return index
    return first


def _says(text: str, grammar: Grammar) -> tuple[bool, bool]:
    """Does a line name an instrument's number, and a date?"""
    date = grammar.worded_date.search(text) or FIGURES_DATE.search(text)
    return NUMBERED_ACT.search(text) is not None, date is not None


def is_office_line(token: Token) -> bool:
    """May a line be part of an office's name that takes several lines?"""
    return token.titular and len(token.block.text) <= 80


def is_signature(text: str, grammar: Grammar) -> bool:
    """A short line that names an office or ends with a person's name, and is no sentence."""
    if len(text) > 200:
        return False
    if PERSON.fullmatch(text.strip()):
        return True
    if SIGNED.search(text) and len(text) <= 120 and not approves(text, grammar):
        return True
    return grammar.office.search(text) is not None and not is_finished(text)


def is_imprint(text: str, grammar: Grammar) -> bool:
    """Does a line only name the act's instrument, or its registration? A sentence that cites an
    act names one too, and says something of it."""
    if len(text) >= 500 or text.lower().startswith(grammar.reference.this_words):
        return False
    stop = next((m.start() for m in _STOP.finditer(text) if text[m.end()].isupper()), len(text))
    first = text[:stop].rstrip(" .")
    named = list(grammar.imprint.finditer(first))
    if not named or not (_NUMBER_AT_END.search(first) or named[-1].end() == len(first)):
        return False
    return grammar.instrument_after_date or len(first[: named[0].start()].split()) <= 2


def run_names(found: Sequence[Sequence[Token]], names: Sequence[frozenset[str]]) -> list[str]:
    """ "" for the code, "order" for the run before it, "annex1" … for what follows."""

    def weight(index: int) -> tuple[int, int]:
        run = found[index]
        head = run[: next((i for i, t in enumerate(run) if t.kind in ("clause", "chapter")), 0)]
        titled = any(t.titular and is_title(t.block.text, names) for t in head)
        chaptered = any(t.kind == "chapter" for t in run)
        return (titled + 2 * chaptered if index else chaptered, -index)

    code = max(range(len(found)), key=weight)
    annexes = (f"annex{number}" for number in count(1))
    others = chain(["order"] if code else [], annexes)
    return ["" if index == code else next(others) for index in range(len(found))]
