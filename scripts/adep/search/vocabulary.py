"""The words of all texts of one language: how each is printed, in which parts it stands, what it
may be a form of.

All of it is reckoned here, so that a browser reads only what a query asks for: words stand in the
order of their letters, and each property is a column (``codes``) beside them. Where words stand in
the texts is told part by part (``postings``). The same in JavaScript is
``overrides/assets/adep/search/vocabulary.js``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Any, Final

from msgspec import Struct

from adep.base.grouping import grouped
from adep.languages.morphology import NOUN, VERB, Endings, inflections
from adep.search.codes import ALPHABET, BLOCK, codes, column
from adep.view.unit_values import capital

# A word: letters and digits with their accents, and an apostrophe between letters.
WORD: Final = re.compile(r"([^\W_](?:[^\W_]|[\u0300-\u036f]|['’](?=[^\W\d_]))*)")
HYPHENS: Final = frozenset(("-", "\u2010", "\u2011"))
_KINDS: Final = {NOUN: 1, VERB: 2}
FEW: Final = 5_000  # words: their readings would take longer to load than to read
_MOST_SHARED: Final = len(ALPHABET) - 1
# How a printed word differs from the word as it is searched for.
_SMALL, _CAPITAL, _CAPITALS, ODD = range(4)
ANOTHER: Final = 4  # added to a form behind which another one stands
NO_WORD: Final = 8  # in place of forms: no word
_IN_TWO: Final = 9  # a word that stands only as two, joined by a hyphen

Text = Sequence[str]  # its words and marks, as ``split`` gives them


class Counted(Struct, frozen=True):
    """The words of some texts: how often each is printed in which form, how many texts have each
    word, also those that are two words joined by a hyphen, and how many words each text has."""

    printed: Mapping[str, int]
    texts: Mapping[str, int]
    lengths: tuple[int, ...]


class WordList(Struct, frozen=True):
    """The words of all texts of a language, in the order of their letters, and among them how words
    may begin that none begins with (``beginnings``)."""

    lines: Mapping[str, int]  # word → its line
    forms: Mapping[str, Sequence[str]]  # word → as it is printed, the commonest first


def counted(texts: Iterable[Text]) -> Counted:
    """What is to be known of some texts, so that words of many can be listed."""
    printed: Counter[str] = Counter()
    having: Counter[str] = Counter()
    lengths = []
    for text in texts:
        words = list(filter(is_word, text))
        printed.update(words)
        having.update({*map(plain, words), *_joined(text)})
        lengths.append(len(words))
    return Counted(printed, having, tuple(lengths))


def vocabulary(
    parts: Sequence[Counted], endings: Endings, few: int = FEW
) -> tuple[dict[str, Any], WordList]:
    """The words of all parts of the texts of a language, packed, and listed.

    ``{"words": column, "forms": codes, "odd": [word], "readings": column, "parts": column}``;
    columns have a line for each word, and for each way in which words may begin that none begins
    with (``beginnings``), in the order of their letters.

    ``words``: how many letters are shared with the line before, nothing with another block, and
    the others. ``forms``: how the word is printed, the commonest first (``_forms``); what is
    neither small nor capital stands in ``odd``. ``readings``: see ``reading``; of few words a
    browser reads them itself, there is none. ``parts``: how many texts have the word, and which
    parts, each as its distance from the one before; none is told of a word that all have.
    """
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update(part.printed)
    forms = sorted(counts, key=lambda form: (-counts[form], form))
    printed = grouped((plain(form), form) for form in forms)
    texts: Counter[str] = Counter()
    for part in parts:
        texts.update(part.texts)
    having = grouped((word, at) for at, part in enumerate(parts) for word in part.texts)
    listed = sorted({*having, *beginnings(having, endings)}, key=by_letters)
    readings = [reading(word, endings) if word in having else "" for word in listed]
    packed = {
        "words": column(shared(listed)),
        "forms": codes(form for word in listed for form in _forms(word, printed, having)),
        "odd": [f for word in listed for f in printed.get(word, ()) if _looks(word, f) == ODD],
        **({"readings": column(readings)} if len(having) > few else {}),
        "parts": column([_parts(texts[word], having.get(word, ()), len(parts)) for word in listed]),
    }
    return packed, WordList({word: line for line, word in enumerate(listed)}, printed)


def split(text: str) -> list[str]:
    """The words and marks of a text, without the single spaces between words."""
    *pieces, last = WORD.split(text)  # marks, "" where there are none, and between them words
    found = [piece for at, piece in enumerate(pieces) if piece and (piece != " " or not at)]
    return [*found, last] if last else found


def is_word(piece: str) -> bool:
    """Is a piece of a text a word, and no mark?"""
    return piece[:1].isalnum()


def _joined(text: Text) -> Iterable[str]:
    """The words that two of a text make, joined by a hyphen."""
    if HYPHENS.isdisjoint(text):
        return ()  # most have none
    return filter(None, (two for _, _, two in marked(text)))


def marked(text: Text) -> Iterator[tuple[str | None, str, str]]:
    """Each word with the mark before it, None for one space, and with the word that it makes with
    the one before where a hyphen joins them; at the end the last mark, "" and ""."""
    mark, before = None, ""
    for piece in text:
        if is_word(piece):
            yield mark, piece, _two(before, piece) if mark in HYPHENS else ""
            mark, before = None, piece
        else:
            mark = piece
    yield mark, "", ""


def _two(before: str, behind: str) -> str:
    """The word that two make with a hyphen between them; "" where one of them is a number."""
    one, other = plain(before), plain(behind)
    return one + other if one[-1:].isalpha() and other[:1].isalpha() else ""


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word as it is searched for: small letters, composed, «е» for «ё», one apostrophe."""
    small = unicodedata.normalize("NFC", word.lower().replace("\u0307", ""))
    return small.replace("’", "'").replace("ʼ", "'").replace("ё", "е")


def by_letters(word: str) -> bytes:
    """The order of words, which is that of JavaScript."""
    return word.encode("utf-16-be")


def beginnings(words: Iterable[str], endings: Endings) -> set[str]:
    """How words may begin that have the stems of ``words``, where none of these begins so.

    Stems of which an ending changed a letter («халық», where only «халқы» is printed), and stems as
    endings leave them («құқығ»).
    """
    softer = grouped((hard, soft) for soft, hard in endings.softening.items())
    known = set(words)
    changed = unlike_stems(known, endings)
    softened = {
        stem[:-1] + soft for stem in (*known, *changed) for soft in softer.get(stem[-1:], ())
    }
    found = {*changed, *softened}
    found.update(stem for word in known for stem in endings.closed_class.get(word, ()))
    found.update(s for s, full in endings.lost_vowels.items() if full in found or full in known)
    swallowed = {
        stem.removesuffix(end) for stem in found for end in endings.restored if stem.endswith(end)
    }
    return (found | swallowed) - known


def unlike_stems(words: Iterable[str], endings: Endings) -> set[str]:
    """The stems of words that do not begin as the stem does: «халық» of «халқы»."""
    return {
        stem
        for word in words
        for stem, _ in inflections(word, endings)
        if not word.startswith(stem)
    }


def reading(word: str, endings: Endings) -> str:
    """What a word may be an inflected form of; "" for what has no form.

    A reading is how many letters go (one character), what comes in their place, and 1 where the
    stem is a noun's, 2 a verb's, 3 either's: «құқығын» is "&қ1".
    """
    kinds: dict[str, int] = {}
    for stem, kind in inflections(word, endings):
        kinds[stem] = kinds.get(stem, 0) | _KINDS[kind]
    told = []
    for stem, both in sorted(kinds.items()):
        kept = _alike(word, stem)
        told.append(f"{ALPHABET[len(word) - kept]}{stem[kept:]}{both}")
    return "".join(told)


def _parts(texts: int, parts: Sequence[int], of: int) -> str:
    told = () if len(parts) == of else parts
    return codes([texts, *(b - a for a, b in pairwise([0, *told]))]) if parts else ""


def _forms(
    word: str, printed: Mapping[str, Sequence[str]], having: Mapping[str, object]
) -> Iterator[int]:
    """How a word is printed, form by form (``_looks``); more than that where it is none."""
    forms = printed.get(word, ())
    if not forms:
        yield _IN_TWO if word in having else NO_WORD
    for at, form in enumerate(forms, start=1):
        yield _looks(word, form) + (ANOTHER if at < len(forms) else 0)


def _looks(word: str, printed: str) -> int:
    if printed == word:
        return _SMALL
    if printed == capital(word):
        return _CAPITAL
    return _CAPITALS if printed == word.upper() else ODD


def _alike(one: str, other: str) -> int:
    """How many letters two words begin alike with."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def shared(words: Sequence[str]) -> list[str]:
    """Each word as how much of the one before it it shares (one character), and the rest."""
    packed, before = [], ""
    for at, word in enumerate(words):
        shared = min(_alike(word, before), _MOST_SHARED) if at % BLOCK else 0
        if max(map(ord, word), default=0) > 0xFFFF:
            shared = 0  # JavaScript counts such letters twice
        packed.append(ALPHABET[shared] + word[shared:])
        before = word
    return packed
