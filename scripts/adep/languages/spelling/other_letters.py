"""Letters of another alphabet inside a word, by their looks or by their sound."""

from __future__ import annotations

from itertools import islice, pairwise, product
from typing import Final

from adep.languages.roman_numbers import in_latin, roman
from adep.languages.spelling.lexicon import LONGEST_WORD, Lexicon, likelihood_of
from adep.languages.spelling.rules import _NOT_LETTER, _WORD, BY_SOUND, LOOK_ALIKE, Fix, Spelling

_MOST_CANDIDATES: Final = 64  # readings by sound of one word that are looked up


def foreign_letters(text: str, lexicon: Lexicon) -> list[Fix]:
    """The words of ``text`` that mix the language's letters with foreign ones, in order.

    Foreign letters that look like own ones are read as those, and surely. Where one does not,
    the word was typed by sound: that is sure only if exactly one of its readings is a known word.
    A word with a foreign letter that stands for nothing is left alone.

    Left alone as well: words wholly of another script, and thereby the parts of a compound
    («PDF-файл»); capitals before or after small letters of the language («PDFті»); foreign words
    with an ending of the language («Googleдың»), unless their reading is known.
    """
    fixes = []
    at = 0
    while (hit := lexicon.spelling.mixed.search(text, at)) is not None:
        # Everything before `at` has been dealt with, so going back to the beginning of the word
        # never passes the same letter twice.
        start = hit.start()
        while start > at and _WORD.match(text[start - 1]):
            start -= 1
        gap = _NOT_LETTER.search(text, hit.end())
        at = gap.start() if gap else len(text)
        fix = _read_mixed(text[start:at], start, lexicon)
        if fix is not None:
            fixes.append(fix)
    return fixes


def _read_mixed(raw: str, start: int, lexicon: Lexicon) -> Fix | None:
    """The fix for one word of mixed letters, or None where it is best left alone."""
    spelling = lexicon.spelling
    foreign = [letter not in spelling.letters for letter in raw]
    if _has_capitals_apart(raw, foreign):
        return None
    if raw.isupper() and roman(raw):
        reading = in_latin(raw)  # half of it is Latin already: «VІ»
        return Fix(start, start + len(raw), raw, reading, LOOK_ALIKE, True)
    if spelling.look_alikes.keys() >= set(raw) - spelling.letters:
        reading = "".join(spelling.look_alikes.get(letter, letter) for letter in raw)
        return Fix(start, start + len(raw), raw, reading, LOOK_ALIKE, True)
    if len(raw) > LONGEST_WORD * 2:
        return None
    choices = [_own_letters(letter, spelling) for letter in raw]
    if not all(choices):
        return None
    readings = ["".join(reading) for reading in islice(product(*choices), _MOST_CANDIDATES)]
    likely = {
        reading: score
        for reading in readings
        if (score := likelihood_of(reading.lower(), lexicon)) is not None
    }
    # A foreign word that took an ending («Googleдың») is no mistake.
    if not likely and all(foreign[:3]) and not any(foreign[foreign.index(False) :]):
        return None
    reading = max(likely, key=lambda word: likely[word]) if likely else readings[0]
    cut_short = len(readings) == _MOST_CANDIDATES
    sure = len(likely) == 1 and not cut_short
    return Fix(start, start + len(raw), raw, reading, BY_SOUND, sure)


def _has_capitals_apart(raw: str, foreign: list[bool]) -> bool:
    """True where two or more foreign capitals stand together in a word with small own letters."""
    if not any(letter.islower() for letter, alien in zip(raw, foreign, strict=True) if not alien):
        return False
    capital = [alien and letter.isupper() for letter, alien in zip(raw, foreign, strict=True)]
    return any(one and next_one for one, next_one in pairwise(capital))


def _own_letters(letter: str, spelling: Spelling) -> tuple[str, ...]:
    """What a letter of a word spelt by sound may stand for, its own case kept."""
    if letter in spelling.letters:
        return (letter,)
    alike = spelling.look_alikes.get(letter, "").lower()  # one letter or none
    meant = dict.fromkeys([*alike, *spelling.by_sound.get(letter.lower(), ())])
    return tuple(own.upper() if letter.isupper() else own for own in meant)
