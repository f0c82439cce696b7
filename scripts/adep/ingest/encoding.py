"""In which encoding a raw text is, told by its bytes alone."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import Final

from adep.base.problems import Problem, refuse

_WORD: Final = re.compile(r"[^\W\d_]+")
_UTF_8: Final = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")  # the beginning of a sign
_MOST_ACCENTS: Final = 10  # plain letters for each with an accent, at least
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# What else a text in Windows-1251 holds besides letters. Apart from № these stand at the same
# places in the Western Windows-1252, so an English file with curly quotes is read rightly too.
_SIGNS: Final = frozenset("\u00a0«»“”„‘’‚‹›–—…№§°·•±†‡‰€™©®\u00ad")
_CONTROLS: Final = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\v\x1a") | {"\x7f"}


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text without a byte order mark, and the problem of a guessed encoding."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text:
            why = "The file begins as UTF-16 but is not; save its text as UTF-8."
            raise refuse("source-unreadable", path, None, why)
        return text, ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    guess = None if data.startswith(codecs.BOM_UTF8) else _single_byte(data)
    if guess is None:
        why = (
            "The file is neither UTF-8 (this line has bytes that are not) nor plainly text in "
            "Windows-1251 or Windows-1252; save it again as UTF-8."
        )
        raise refuse("source-unreadable", path, line, why)
    text, encoding = guess
    message = f"The file is not UTF-8; it was read as {encoding}: check its letters, save as UTF-8."
    return text, (Problem(path, None, "encoding-guessed", message),)


def _single_byte(data: bytes) -> tuple[str, str] | None:
    """The text and the name of the 8-bit encoding, or None where neither gives plausible Cyrillic.

    Windows-1251 and KZ-1048 differ in 16 bytes only: Kazakh letters in KZ-1048, Serbian, Macedonian
    and Ukrainian ones in Windows-1251, which no Kazakh or Russian text has. So a file with any of
    them is KZ-1048, and one with none reads the same in both. Old fonts share some of these places;
    the letters that KZ-1048 leaves Serbian (ѓ, њ, љ, џ) give such a file away afterwards.
    """
    if _is_western(data):
        return data.decode("cp1252"), "Windows-1252"
    try:
        western, kazakh = data.decode("cp1251"), data.decode("kz1048")
    except UnicodeDecodeError:
        return None
    if not _is_plausible(kazakh):
        return None
    if western == kazakh:
        return western, "Windows-1251"
    return kazakh, "KZ-1048 (Windows-1251 with the Kazakh letters)"


def _is_western(data: bytes) -> bool:
    """Is it a text in Latin letters in which some have accents: «résumé», «à la carte»?

    Bytes of UTF-8, whole or cut off, are no such text, and nor is a letter that stands alone.
    """
    if _UTF_8.search(data):
        return False
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    accented = [word for word in _WORD.findall(text) if not word.isascii()]
    plain = sum(char.isascii() and char.isalpha() for char in text)
    beyond = sum(not char.isascii() and char.isalpha() for char in text)
    # A word of a Cyrillic encoding is wholly beyond ASCII; a Western one has its plain letters too.
    mixed = [word for word in accented if any(map(str.isascii, word))]
    return (
        bool(mixed)
        and plain >= _MOST_ACCENTS * beyond
        and all(word[1:].islower() or word.isupper() for word in mixed)
        and all(word in ("à", "À") for word in accented if word not in mixed)
        and all(char.isascii() or char.isalpha() or char in _SIGNS for char in text)
    )


def _is_plausible(text: str) -> bool:
    """True if the text beyond ASCII is Cyrillic words in ordinary case, with ordinary signs.

    Other encodings betray themselves by signs inside words (CP866), by a swapped case (KOI8-R), by
    UTF-8's alternating capitals, or by single Cyrillic letters in Latin words (Western European).
    """
    counts = Counter(text)
    if not _CONTROLS.isdisjoint(counts):
        return False
    beyond = {char: count for char, count in counts.items() if char > "\x7f"}
    letters = sum(count for char, count in beyond.items() if _CYRILLIC.match(char))
    signs = sum(count for char, count in beyond.items() if char in _SIGNS)
    if letters + signs < 0.95 * sum(beyond.values()):
        return False
    good = alone = total = 0
    for word in _WORD.findall(text):
        cyrillic = len(_CYRILLIC.findall(word))
        total += cyrillic
        # Latin i for і is common in such files, so a word need not be Cyrillic throughout.
        if len(word) == 1:
            alone += cyrillic
        elif 2 * cyrillic > len(word) and (word.isupper() or word[1:].islower()):
            good += cyrillic
    # A letter alone may be a byte of anything, unless there are words beside it.
    return (good + alone if good else 0) >= 0.9 * total
