"""Lines → paragraphs, however the file sets them: wrapped or not, indented or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from adep.base.passage import Passage, Piece
from adep.ingest.clean.hyphens import Hyphens
from adep.ingest.clean.lines import Dressed, is_unfinished
from adep.ingest.clean.repairs import BULLET, STRONG
from adep.languages.grammar import Grammar, plain_number
from adep.languages.patterns import DATE, NUMBER, SIGNED
from adep.model import Block

MARKER = re.compile(rf"\s*(?P<number>{NUMBER})(?:\\?(?P<sign>[.)]))(?!\d)")
HYPHEN_AT_END = re.compile(r"[^\W\d_]-$")
ENDS_WITH_NUMBER = re.compile(r"(?:№|(?<!\w)No?\.?)\s*\d[\w/-]*\s*$")
BEGINS_WITH_SIGN = re.compile(r"(?:№|No?\.?)\s*\d")
BEGINS_WITH_DATE = re.compile(DATE + r"(?!\d)")


class _Layout(Struct, frozen=True):
    """How a file sets its paragraphs, read off the whole of it."""

    wrapped: bool  # lines are broken at a width
    width: int
    indented: bool  # a new paragraph begins with an indent


def _layout(lines: Sequence[Dressed]) -> _Layout:
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and not b.begins]
    running = sum(1 for a, b in pairs if is_unfinished(a.text) and b.text[:1].islower())
    lengths = sorted(len(line.text) + line.indent for line in lines)
    width = lengths[int(len(lengths) * 0.98)] if lengths else 0
    # Lines as narrow as print that stop short are broken at the width, however the next begins.
    broken = sum(
        1 for a, b in pairs if is_unfinished(a.text) and len(a.text) + a.indent >= 0.75 * width
    )
    wrapped = (running >= 3 and running >= len(lines) * 0.1 and width <= 200) or (
        broken >= 2 and running >= 1 and width <= 130
    )
    indents = sum(1 for line in lines if line.indent >= 3)
    flush = sum(1 for a, b in pairs if b.indent < 3 <= a.indent)
    return _Layout(wrapped, width, indents >= 3 and flush >= 2)


def paragraphs(lines: Sequence[Dressed], grammar: Grammar, hyphens: Hyphens) -> Iterator[Block]:
    """Join lines to paragraphs; every line ends up in exactly one, in order."""
    layout = _layout(lines)
    group: list[Dressed] = []
    marks = 0  # of a bold passage, in the group
    seen: dict[str, list[int]] = {".": [0], ")": [0]}  # ends of the sequences of numbers so far
    for line in lines:
        opens_bold = marks % 2 == 1 and group[0].text.startswith("**")
        if group and not _continues(group, line, layout, grammar, seen, opens_bold):
            yield _block(group, hyphens)
            group, marks = [], 0
        if not group and (match := MARKER.match(line.text)):
            ends, base = seen[match["sign"]], int(plain_number(match["number"]).split("-")[0])
            # Chapters and clauses may share a sign: two sequences, of which one goes on.
            seen[match["sign"]] = [*(end for end in ends if end != base - 1), base][-3:]
        group.append(line)
        marks += line.text.count("**")
    if group:
        yield _block(group, hyphens)


def _continues(
    group: Sequence[Dressed],
    line: Dressed,
    layout: _Layout,
    grammar: Grammar,
    seen: dict[str, list[int]],
    opens_bold: bool,
) -> bool:
    """Does ``line`` go on with the paragraph that ``group`` holds so far?

    ``opens_bold``: a bold passage began in the paragraph and is not closed yet.
    """
    if line.continues:
        return True
    previous = group[-1]
    unfinished = is_unfinished(previous.text)
    if line.begins or line.note != previous.note:
        return False
    # A number in a column of its own, its words beside it.
    bare = len(group) == 1 and MARKER.fullmatch(previous.text) is not None
    if line.gap and not unfinished and not bare:
        return False  # a finished sentence above a blank line: nearly always
    lower = line.text[:1].islower() or line.text[:1] in ",;.)»”"
    if line.heading or previous.heading:
        # One heading in two lines, as <br> makes them; any other heading stands by itself.
        return line.heading == previous.heading and unfinished and lower and not line.gap
    if opens_bold and not line.gap:
        return True
    opening = grammar.note.match(group[0].text)
    alone = opening is not None and len(group) == 1 and opening.end() == len(previous.text)
    if opening and not line.gap and alone:
        return True  # the marker alone on its line
    if opening and not unfinished:
        return False  # a note ends with its full stop, however full the line
    if unfinished and SIGNED.search(previous.text[-60:]):
        return False  # a signature is complete, though it ends as no sentence does
    if not lower and _ends_a_stamp(previous.text, grammar):
        return False  # and so is a stamp with its last word
    if not unfinished and not lower and _is_of_a_stamp(line.text, grammar):
        return False
    # Even over a page's end: «осы Кодекстің» and, below the gap, «7) тармақшасында».
    runs_on = unfinished and _runs_on(previous.text, grammar) and not _is_set_apart(previous)
    free = not (opening or runs_on or lower or MARKER.match(group[0].text))
    if free and _names_instrument(previous.text, grammar):
        return False  # so is a line that names an instrument to its end
    if unfinished and not line.gap and line.text[:1] in '«“"' and MARKER.match(previous.text):
        return True  # «1. … № 3956» and the name of the act on the next line
    marker = MARKER.match(line.text)
    structure = _starts_like_structure(line.text, grammar)
    if bare and marker is None and not structure:
        return True
    if structure and not runs_on:
        return False
    if unfinished and not line.gap and previous.text.isupper() and line.text.isupper():
        return marker is None  # a title or heading in capitals
    if (
        unfinished
        and not line.gap
        and (
            marker is None
            or not _is_expected(marker, seen)
            or (runs_on and marker["number"] == "1")
        )
    ):
        # A note runs on to its full stop; so does a line that no sentence can end with.
        if opening or runs_on:
            return True
        if BEGINS_WITH_DATE.match(line.text) or BEGINS_WITH_SIGN.match(line.text):
            return True
    full = layout.wrapped and _is_full(previous, line, layout, unfinished)
    # Where paragraphs begin with an indent, a full line followed by a flush one runs on.
    flush = layout.indented and full and group[0].indent >= 3 > line.indent and not line.gap
    if marker is not None:
        return not line.gap and unfinished and full and (flush or not _is_expected(marker, seen))
    if layout.indented and line.indent >= 3:
        return False
    if flush:
        return unfinished or not _is_of_a_stamp(line.text, grammar)
    if line.gap:
        # A page break: only a sentence that stops short and goes on in small letters.
        return unfinished and lower and not _is_set_apart(previous)
    if unfinished and lower:
        return True
    return full and (unfinished or lower or not line.text[:1].isdigit())


def _runs_on(text: str, grammar: Grammar) -> bool:
    """Does a line end with a word with which no paragraph ends?"""
    return grammar.running.search(text, max(0, len(text) - 30)) is not None


def _is_full(previous: Dressed, line: Dressed, layout: _Layout, unfinished: bool) -> bool:
    """Was the line broken for want of room? Then the next word would not have fitted on it.

    Letters of print have no one width, so a sentence that stops short needs less proof.
    """
    word = line.text.split(maxsplit=1)[0]
    length = len(previous.text) + previous.indent
    return length + 1 + len(word) > layout.width * (0.85 if unfinished else 1.0)


def _is_expected(marker: re.Match[str], seen: dict[str, list[int]]) -> bool:
    """Does the number go on in one of the sequences so far?"""
    base, _, inserted = plain_number(marker["number"]).partition("-")
    ends = seen[marker["sign"]]
    # A run may begin anywhere: 1 is always to be expected.
    return base == "1" or int(base) - 1 in ends or (bool(inserted) and int(base) in ends)


def _is_of_a_stamp(text: str, grammar: Grammar) -> bool:
    """A short line of a signature or stamp: an office, a person, «бекітілген»; no sentence."""
    if len(text) > 160 or not is_unfinished(text):
        return False
    if any(p.match(text) for p in (grammar.office, grammar.approved, grammar.standing)):
        return True
    return SIGNED.search(text) is not None or _ends_a_stamp(text, grammar)


def _ends_a_stamp(text: str, grammar: Grammar) -> bool:
    """«… № 881 Жарлығымен БЕКІТІЛГЕН»: where the word stands last, the stamp is complete."""
    end = text[-40:].rstrip()
    return grammar.instrument_after_date and any(
        match.end() == len(end)
        for pattern in (grammar.approved, grammar.appendix)
        for match in pattern.finditer(end)
    )


def _names_instrument(text: str, grammar: Grammar) -> bool:
    """«… Президентінің 2014 жылғы 7 тамыздағы № 881 Жарлығы»: nothing is missing."""
    if len(text) > 250 or not grammar.imprint.search(text):
        return False
    if ENDS_WITH_NUMBER.search(text):
        return True
    last = max(match.end() for match in grammar.imprint.finditer(text))
    return grammar.instrument_after_date and last == len(text)


def _is_set_apart(line: Dressed) -> bool:
    return line.heading > 0 or line.note or line.cell or line.text.startswith(("**", "__"))


def _starts_like_structure(text: str, grammar: Grammar) -> bool:
    bullet = BULLET.match(text)
    return bool(
        grammar.chapter.match(text)
        or grammar.article.match(text)
        or grammar.note.match(text, bullet.end() if bullet else 0)
        or STRONG.match(text)
    )


def _block(group: Sequence[Dressed], hyphens: Hyphens) -> Block:
    head = group[0]
    passage = head.passage if len(group) == 1 else _joined(group, hyphens)
    return Block(
        passage, head.heading, note=head.note, cell=head.cell, indent=head.indent, gap=head.gap
    )


def _joined(group: Sequence[Dressed], hyphens: Hyphens) -> Passage:
    pieces = list(group[0].passage.pieces)
    for before, line in pairwise(group):
        divided = hyphens.divides(before.text, line.text)
        if divided:
            end = pieces.pop()
            pieces += Passage((end,)).replace(len(end.text) - 1, len(end.text), "", "hyphen").pieces
        # A blank line inside a sentence is a fault of the copy; a mere line end is its layout.
        rule = "broken-paragraph" if line.gap else "line-join"
        first = before.passage.lines[1]
        last = line.passage.lines[0]
        # «мінез-» at a line's end is half of a compound: its hyphen stays, no space comes in.
        half = before.divided or (HYPHEN_AT_END.search(before.text) and line.text[:1].islower())
        text = "" if half else " "
        pieces.append(Piece("\n" * (last - first), text, first, last, (rule,)))
        pieces += line.passage.pieces
    return Passage(tuple(pieces))
