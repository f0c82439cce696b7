"""The texts of the library packed small for the browser, and back.

A packed text is a run of codes: words as they are printed, and marks (whatever stands between
words). Frequent ones have short codes, so the whole weighs about half of the bare texts, and what
is found is shown from it letter by letter: ``unpack(pack(…))`` gives every text back.

Between two words without a mark stands one space. A code is a number, least first:

    0 … 39          one character            of the 91 printable ASCII characters that JSON leaves
    40 … 4,134      two                      as they are: from "#" to "~" without the backslash
    4,135 … 45,539  three
    from 45,540     four

The same in JavaScript is ``overrides/assets/adep/search/texts.js``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise, takewhile
from typing import Any, Final

from adep.languages.grammar import Grammar, dates_in
from adep.languages.morphology import NOUN, VERB, Endings, inflections
from adep.model import Excerpt
from adep.search.entries import ActEntries, SearchEntry

# A word: letters and digits with their accents, and an apostrophe between letters.
TOKEN: Final = re.compile(r"(?:[^\W_](?:[^\W_]|[\u0300-\u036f]|['’](?=[^\W\d_]))*)|.", re.DOTALL)
_ALPHABET: Final = "".join(chr(code) for code in range(ord("#"), ord("~") + 1) if code != 0x5C)
_SINGLE, _DOUBLE, _TRIPLE = 40, 45, 5  # first characters of codes of one, two and three
_BASE: Final = len(_ALPHABET)
_CLASSES: Final = tuple(accumulate((_SINGLE, _DOUBLE * _BASE, _TRIPLE * _BASE**2)))
_KINDS: Final = {NOUN: 1, VERB: 2}
_MARK: Final = "!"  # before a mark in the list of words; before a word stands how much it shares
_MOST_SHARED: Final = _BASE - 1


def pack(
    acts: Sequence[ActEntries],
    langs: Sequence[str],
    grammars: Mapping[str, Grammar],
    endings: Mapping[str, Endings],
) -> str:
    """All entries as JSON text.

    ``{"langs": [code], "words": [word], "acts": [act], "dates": {ISO day: [[entry, from, to]]},
    "sentences": [[opening, closing, [entry]]], "readings": {language: readings}}``.
    ``words`` are the words and marks in the order of their codes; each but the first of its length
    shares its beginning with the one before it. An act is ``{"id", "folder", "title", "short",
    "state", "article", "wordings": {language: ISO day}, "places"}``; a place ``[clause, name,
    number, parts, row …]``, a row ``[says, entry …]``, an entry ``[language, id, text, kind,
    wording]`` with the number of its language in ``langs`` and, in a clause, only the end of its id
    ("2" for "kk-5-2"); kind and wording are left out where they are "text" and the newest.
    Entries are counted through all acts; ``from`` and ``to`` count UTF-16 units of the text.
    A sentence is what opens and closes that of some entries, each a list of ``[entry]`` for a whole
    text or ``[entry, from, to]``, and those entries, each but the first told from the one before.
    ``readings``: what each word of a language may be an inflected form of, so that no browser has
    to read endings off all of them; in the order of the codes, a space between two words. A reading
    is how many letters go (one character), what comes in their place, and 1 where the stem is a
    noun's, 2 a verb's, 3 either's: «құқығын» is "&қ1".
    """
    texts = {entry.text: split(entry.text) for entry in _every(acts)}
    spoken: dict[str, set[str]] = {lang: set() for lang in langs}
    for entry in _every(acts):
        spoken[entry.lang].update(texts[entry.text])
    words = _ordered(Counter(piece for pieces in texts.values() for piece in pieces))
    codes = {word: _code(number) for number, word in enumerate(words)}
    streams = {text: "".join(codes[piece] for piece in pieces) for text, pieces in texts.items()}
    document = {
        "langs": list(langs),
        "words": _shared(words),
        "acts": [_act(act, langs, streams) for act in acts],
        "dates": _dates(_every(acts), grammars),
        "sentences": _sentences(acts),
        "readings": {
            lang: _readings(words, spoken[lang], endings[lang]) for lang in langs if lang in endings
        },
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def split(text: str) -> list[str]:
    """The words and marks of a text, without the single spaces between words."""
    pieces: list[str] = []
    mark = ""
    for match in TOKEN.finditer(text):
        piece = match.group()
        if not _is_word(piece):
            mark += piece
            continue
        if mark and not (mark == " " and pieces):
            pieces.append(mark)
        pieces.append(piece)
        mark = ""
    return [*pieces, mark] if mark else pieces


def join(pieces: Iterable[str]) -> str:
    """What ``split`` took apart."""
    text, after_word = "", False
    for piece in pieces:
        word = _is_word(piece)
        text += f" {piece}" if word and after_word else piece
        after_word = word
    return text


def _is_word(piece: str) -> bool:
    return piece[:1].isalnum()


def unpack(packed: str) -> list[str]:
    """The texts of ``pack``, in their order."""
    document = json.loads(packed)
    words = _unshared(document["words"])
    return [
        join(words[number] for number in _numbers(entry[2]))
        for act in document["acts"]
        for place in act["places"]
        for row in place[4:]
        for entry in row[1:]
    ]


def _every(acts: Iterable[ActEntries]) -> Iterator[SearchEntry]:
    for act in acts:
        for place in act.places:
            for row in place.rows:
                yield from row.entries


def _act(act: ActEntries, langs: Sequence[str], streams: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": act.id,
        "folder": act.folder,
        "title": dict(act.title),
        "short": dict(act.short),
        "state": act.state,
        "article": act.article,
        "wordings": {lang: day.isoformat() for lang, day in act.wordings},
        "places": [
            [
                place.clause,
                place.name,
                place.number,
                " ".join(place.parts),
                *(
                    [row.says, *(_entry(e, place.clause, langs, streams) for e in row.entries)]
                    for row in place.rows
                ),
            ]
            for place in act.places
        ],
    }


def _entry(
    entry: SearchEntry, clause: str, langs: Sequence[str], streams: Mapping[str, str]
) -> list[Any]:
    name = entry.id.removeprefix(f"{entry.lang}-{clause}-") if clause else entry.id
    packed: list[Any] = [langs.index(entry.lang), name, streams[entry.text]]
    if entry.kind != "text" or entry.wording:
        packed.append(entry.kind)
    if entry.wording:
        packed.append(entry.wording.isoformat())
    return packed


def _dates(
    entries: Iterable[SearchEntry], grammars: Mapping[str, Grammar]
) -> dict[str, list[list[int]]]:
    found: dict[str, list[list[int]]] = {}
    for number, entry in enumerate(entries):
        if (grammar := grammars.get(entry.lang)) is None:
            continue
        for start, stop, day in dates_in(entry.text, grammar):
            if day is not None:
                place = [number, _utf16(entry.text[:start]), _utf16(entry.text[:stop])]
                found.setdefault(day.isoformat(), []).append(place)
    return found


def _sentences(acts: Iterable[ActEntries]) -> list[list[list[Any]]]:
    found: dict[str, list[int]] = {}  # what opens and closes, as JSON → entries
    first = 0
    for act in acts:
        every = list(_every([act]))
        numbers = {entry.id: number for number, entry in enumerate(every, start=first)}
        texts = {entry.id: entry.text for entry in every}
        for number, entry in enumerate(every, start=first):
            if entry.opening or entry.closing:
                around = [
                    [_excerpt(one, numbers, texts) for one in excerpts if one.unit in numbers]
                    for excerpts in (entry.opening, entry.closing)
                ]
                found.setdefault(json.dumps(around), []).append(number)
        first += len(every)
    return [
        [*json.loads(around), [b - a for a, b in pairwise([0, *numbers])]]
        for around, numbers in found.items()
    ]


def _excerpt(excerpt: Excerpt, numbers: Mapping[str, int], texts: Mapping[str, str]) -> list[int]:
    text, number = texts[excerpt.unit], numbers[excerpt.unit]
    if (excerpt.start, excerpt.stop) == (0, len(text)):
        return [number]
    return [number, _utf16(text[: excerpt.start]), _utf16(text[: excerpt.stop])]


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _readings(words: Iterable[str], spoken: Container[str], endings: Endings) -> str:
    return " ".join(
        _reading(word, endings) if _is_word(word) and word in spoken else "" for word in words
    )


def _reading(printed: str, endings: Endings) -> str:
    """What a word may be an inflected form of, as ``pack`` writes it; "" for what has no form."""
    word = plain(printed)
    kinds: dict[str, int] = {}
    for stem, kind in inflections(word, endings):
        kinds[stem] = kinds.get(stem, 0) | _KINDS[kind]
    told = []
    for stem, both in sorted(kinds.items()):
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(word, stem, strict=False))
        kept = sum(1 for _ in alike)
        told.append(f"{_ALPHABET[len(word) - kept]}{stem[kept:]}{both}")
    return "".join(told)


def plain(word: str) -> str:
    """A word as it is searched for: small letters, composed, one kind of apostrophe."""
    small = unicodedata.normalize("NFC", word.lower().replace("\u0307", ""))
    return small.replace("’", "'").replace("ʼ", "'")


# -- codes


def _ordered(counts: Counter[str]) -> list[str]:
    """Words by the length of their codes, frequent ones first; each length in one order."""
    frequent = sorted(counts, key=lambda word: (-counts[word], word))
    ordered: list[str] = []
    for start, stop in zip((0, *_CLASSES), (*_CLASSES, None), strict=True):
        # As they are searched for: the browser needs them in that order too.
        ordered += sorted(frequent[start:stop], key=lambda word: (plain(word), word))
    return ordered


def _code(number: int) -> str:
    """The characters of a code number."""
    start, first, more = 0, 0, 0
    for end, taken in zip(_CLASSES, (_SINGLE, _DOUBLE, _TRIPLE), strict=True):
        if number < end:
            break
        start, first, more = end, first + taken, more + 1
    rest = number - start
    digits = [rest // _BASE**power % _BASE for power in range(more - 1, -1, -1)]
    return "".join(_ALPHABET[digit] for digit in (first + rest // _BASE**more, *digits))


def _numbers(stream: str) -> Iterator[int]:
    """The code numbers of a stream."""
    at = 0
    while at < len(stream):
        first = _ALPHABET.index(stream[at])
        more = sum(first >= edge for edge in (_SINGLE, _SINGLE + _DOUBLE, _BASE - 1))
        start = (0, *_CLASSES)[more]
        number = first - (0, _SINGLE, _SINGLE + _DOUBLE, _BASE - 1)[more]
        for character in stream[at + 1 : at + 1 + more]:
            number = number * _BASE + _ALPHABET.index(character)
        yield start + number
        at += 1 + more


def _shared(words: Sequence[str]) -> list[str]:
    """Each word as how much of the one before it it shares (one character), and the rest."""
    packed, before = [], ""
    for word in words:
        if not _is_word(word):
            packed.append(_MARK + word)
            continue
        shared = 0
        # Letters beyond the plane that JavaScript counts by are written out.
        if word.isascii() or max(map(ord, word + before), default=0) < 0x10000:
            while (
                shared < min(len(word), len(before), _MOST_SHARED)
                and word[shared] == before[shared]
            ):
                shared += 1
        packed.append(_ALPHABET[shared] + word[shared:])
        before = word
    return packed


def _unshared(packed: Iterable[str]) -> list[str]:
    words, before = [], ""
    for line in packed:
        if line[:1] == _MARK:
            words.append(line[1:])
            continue
        before = before[: _ALPHABET.index(line[0])] + line[1:]
        words.append(before)
    return words
