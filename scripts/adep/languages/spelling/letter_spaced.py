"""Words whose letters stand apart, «ж о л»: which words they are, where that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import log
from typing import Final

from msgspec import Struct

from adep.languages.morphology import inflections
from adep.languages.spelling.lexicon import LONGEST_WORD, SHORT, Lexicon, likelihood_of
from adep.languages.spelling.rules import LETTER_SPACING, Fix

# Letters that stand alone, parted by white space with at most one line break in it. Each step of
# the repetition takes exactly one letter, so there is nothing to go back over.
_RUN: Final = re.compile(
    r"(?<![^\W_])[^\W\d_]"
    r"(?:(?:[ \xa0]+|[ \xa0]*\r?\n[ \xa0]*)[^\W\d_](?![^\W_]))+"
)
# What makes a run one: three single letters parted by single spaces.
_SPACED: Final = re.compile(r"(?<![^\W_])[^\W\d_](?:[ \xa0][^\W\d_](?![^\W_])){2}")
# The second and the third of them: begins with a space, of which there are fewer than letters.
HINT: Final = re.compile(r"[ \xa0][^\W\d_][ \xa0][^\W\d_](?![^\W_])")
_SPACING: Final = re.compile(r"[ \xa0]{2,}")
# More than a page of letters without a stop is no letter-spaced sentence: it goes to the editor.
_LONGEST_RUN: Final = 1500
# A run of which something is unknown is worth an editor's look only from this length on; shorter
# ones are mostly the names of columns, variants or items.
_SHORTEST_PROPOSAL: Final = 5
_SETTLED: Final = 2  # times that the text must set a particle apart to show that it does
_GAP_IN_LIST: Final = 4  # steps in the alphabet from one item of a list to the next
_UNKNOWN: Final = -3.5  # anything else …
_UNKNOWN_LETTER: Final = -1.6  # … and for each of its letters
# The best reading of a run must be this much likelier than the second best to be sure.
_CLEAR_MARGIN: Final = 2.0


def has_spaced_word(text: str) -> bool:
    """Whether three letters stand alone in a row, as in «ж о л»."""
    return _SPACED.search(text) is not None


def spaced_words(text: str, lexicon: Lexicon) -> list[Fix]:
    """The letter-spaced words in ``text``: one fix for each run of them on a line, in order.

    A run is three or more single letters parted by single spaces («ж о л»); «А. А.» and «т. б.»
    are none. More than one space, or a line break, is a word boundary; the others are restored by
    the likeliest division into known words. A line that follows or precedes with fewer than three
    letters belongs to the run. Punctuation after a run is not part of its fix.

    A reading is sure where every piece is a known word and no other division comes near it.
    A run that is unknown at some point is proposed if it is longer than a list of names for
    columns would be, and left alone otherwise; so are letters in alphabetical order.
    """
    if not HINT.search(text):
        return []
    fixes = []
    for run in _RUN.finditer(text):
        if not _SPACED.search(run[0]):
            continue
        start = run.start()
        for line in run[0].splitlines(keepends=True):
            body = line.strip()
            first = start + line.index(body) if body else start
            start += len(line)
            fix = _read_spaced(body, first, lexicon)
            if fix is not None:
                fixes.append(fix)
    return fixes


def _read_spaced(raw: str, start: int, lexicon: Lexicon) -> Fix | None:
    """The fix for one line of a run, or None where it is best left alone."""
    spelling = lexicon.spelling
    printed = "".join(raw.split())
    if len(printed) < 2 or spelling.letters.isdisjoint(printed):
        return None
    letters = "".join(spelling.look_alikes.get(letter, letter) for letter in printed)
    if not spelling.letters.issuperset(letters):
        return None
    if _is_alphabetical(letters.lower(), spelling.alphabet):
        return None
    # The letters that were read are those that are printed, or an editor sees it first.
    sure = letters == printed
    readings, at = [], 0
    for part in _SPACING.split(raw):
        part_letters = letters[at : at + len(part.split())]
        at += len(part_letters)
        if len(part_letters) > _LONGEST_RUN:
            pieces, all_known, margin = [part_letters], False, 0.0
        else:
            pieces, all_known, margin = _divide(part_letters, lexicon)
        plain = [piece.lower() for piece in pieces]
        if not all_known and len(printed) < _SHORTEST_PROPOSAL:
            return None
        sure = (
            sure
            and all_known
            and margin >= _CLEAR_MARGIN
            and not _may_hide_word(plain, lexicon)
            and not _may_hide_particle(plain, lexicon)
        )
        readings.extend(pieces)
    if len(readings) == len(printed):  # single letters that are words: nothing is spaced here
        return None
    return Fix(start, start + len(raw), raw, " ".join(readings), LETTER_SPACING, sure)


def _may_hide_word(plain: list[str], lexicon: Lexicon) -> bool:
    """True where a short word, which the text itself never uses, stands beside another piece.

    «ат алған» is as good as a word that nobody has listed: «аталған».
    """
    return len(plain) > 1 and any(
        len(word) <= SHORT and word not in lexicon.counts for word in plain
    )


def _may_hide_particle(plain: list[str], lexicon: Lexicon) -> bool:
    """True where a particle may as well be an ending, or an ending a particle.

    «деңгейі мен» and «деңгейімен» are both good Kazakh: no margin tells them apart, only the text
    that writes the one and not the other.
    """
    spelling = lexicon.spelling
    for before, word in pairwise(plain):
        if word not in spelling.particles:
            continue
        together = before + word
        if lexicon.particled.get(together, 0) >= _SETTLED:
            continue
        if inflections(together, spelling.endings) or likelihood_of(together, lexicon) is not None:
            return True
    for word in plain:
        if word in lexicon.particled:  # it stands in the text both ways
            return True
        if word in lexicon.counts or word in spelling.free:
            continue
        for particle in spelling.particles:
            head = word.removesuffix(particle)
            if head != word and likelihood_of(head, lexicon) is not None:
                return True
    return False


def _is_alphabetical(letters: str, alphabet: str) -> bool:
    """True for letters in the order of the alphabet, as items and columns are named.

    Lists leave out a letter here and there («а б в г д» is without ә and ғ), but few in a row.
    """
    places = [alphabet.index(letter) for letter in letters if letter in alphabet]
    return all(0 < after - before <= _GAP_IN_LIST for before, after in pairwise(places))


class _End(Struct, frozen=True):
    """One of the best divisions of a run's first letters: its last piece and what precedes."""

    score: float
    start: int  # where the last piece begins …
    rank: int  # … and which of the best divisions up to there it continues
    known: bool  # whether the last piece is a known word


def _best_two(ends: list[_End]) -> list[_End]:
    ends.sort(key=lambda end: -end.score)
    return ends[:2]


def _divide(letters: str, lexicon: Lexicon) -> tuple[list[str], bool, float]:
    """The likeliest division of ``letters`` into words, whether all are known, and its margin.

    A two-best Viterbi search. Unknown stretches cost a fixed sum and some more for each letter, so
    they can be of any length at no more work; known words are bounded by ``LONGEST_WORD``.
    """
    lower = [letter.lower() for letter in letters]
    # A few capitals change their length in lower case; then positions would not agree.
    plain = "".join(letter if len(letter) == 1 else "\0" for letter in lower)
    size = len(letters)
    # A capital after a small letter begins a word.
    starts = {at for at in range(1, size) if letters[at].isupper() and letters[at - 1].islower()}
    ends: list[list[_End]] = [[] for _ in range(size + 1)]
    ends[0] = [_End(0.0, 0, 0, True)]
    unknown: list[_End] = []  # stretches still open at the position the search has reached
    base = -log(lexicon.total)
    for at in range(size):
        here = ends[at] = _best_two(ends[at] + unknown)
        begun = [
            _End(end.score + base + _UNKNOWN, at, rank, False)
            for rank, end in enumerate(here)
            if end.known or at in starts
        ]
        going_on = [] if at in starts else unknown
        unknown = [
            _End(end.score + _UNKNOWN_LETTER, end.start, end.rank, False)
            for end in _best_two(begun + going_on)
        ]
        limit = min(size, at + LONGEST_WORD)
        if starts:
            limit = min([limit, *(begin for begin in range(at + 1, limit) if begin in starts)])
        for stop in _word_ends(plain, at, limit, lexicon):
            score = likelihood_of(plain[at:stop], lexicon)
            if score is not None:
                ends[stop] += [
                    _End(end.score + score, at, rank, True) for rank, end in enumerate(here)
                ]
    ends[size] = _best_two(ends[size] + unknown)
    best, *others = ends[size]
    margin = best.score - others[0].score if others else float("inf")
    pieces, all_known, at, end = [], True, size, best
    while at:
        pieces.append(letters[end.start : at])
        all_known = all_known and end.known
        at, end = end.start, ends[end.start][end.rank]
    return pieces[::-1], all_known, margin


def _word_ends(letters: str, at: int, limit: int, lexicon: Lexicon) -> Iterator[int]:
    """Where a word that begins at ``at`` may end: nowhere before the shortest known opening."""
    for stop in range(at + 1, min(limit, at + lexicon.longest_opening) + 1):
        if letters[at:stop] in lexicon.openings:
            yield from range(stop, limit + 1)
            return
