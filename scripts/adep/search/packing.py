"""The texts of the library packed small for the browser: an index of all of them, and parts, in
which the texts stand.

An act has one part; small acts that follow one another share one. The index says which words each
part has, so a browser fetches only the parts that can answer. It takes them apart in
``overrides/assets/adep/search/texts.js``, a test in ``tests/search/unpacking.py``: every text comes
back, letter by letter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from msgspec import Struct

from adep.base.grouping import grouped
from adep.languages.grammar import Grammar, dates_in
from adep.languages.morphology import Endings
from adep.model import Excerpt
from adep.search.codes import codes, utf16_length
from adep.search.entries import ActEntries, EntryPlace, SearchEntry
from adep.search.postings import postings
from adep.search.vocabulary import Counted, Text, WordList, counted, split, vocabulary

Shape = tuple[int, str, str]  # of an entry: the number of its language, kind, wording
Quoted = tuple[int, ...]  # an entry, and from where to where, if it is not the whole text
Around = tuple[Quoted, ...]  # what opens or closes a sentence
# Bytes of texts, from which on a part is complete. One of so many is fetched as fast as a picture
# (some 100 KB gzip); many small ones would each wait for an answer.
PART: Final = 500_000
_TWO_NUMBERS: Final = re.compile(r"\d\D+\d")  # a date has a day and a year: few texts have both
TO: Final = ".."  # between the first and the last of numbers that follow one another


class IndexPart(Struct, frozen=True):
    """Acts that are fetched in one, and what the index has to know of them: no other act is asked
    for it."""

    acts: tuple[ActEntries, ...]
    spoken: tuple[tuple[Text, ...], ...]  # the texts of each language, as ``split`` gives them
    words: tuple[Counted, ...]  # of each language
    dates: Mapping[str, Sequence[tuple[int, int, int]]]  # ISO day → [entry, from, to]


class Packed(Struct, frozen=True):
    """What a browser loads: the index, and the parts as JSON text, with the acts of each."""

    index: Mapping[str, Any]
    parts: tuple[str, ...]
    acts: tuple[tuple[ActEntries, ...], ...]


def pack(
    acts: Sequence[ActEntries],
    langs: Sequence[str],
    grammars: Mapping[str, Grammar],
    endings: Mapping[str, Endings],
    least: int = PART,
) -> Packed:
    """All entries; parts have ``least`` bytes of texts or end with the last act."""
    parts = [part(of, langs, grammars) for of in in_parts(acts, least)]
    index, listed = pack_index(parts, langs, endings)
    made = tuple(pack_part(one, langs, listed) for one in parts)
    return Packed(index, made, tuple(one.acts for one in parts))


def in_parts(acts: Iterable[ActEntries], least: int = PART) -> list[tuple[ActEntries, ...]]:
    """The acts in their order, those together that share a part."""
    found: list[tuple[ActEntries, ...]] = []
    together: tuple[ActEntries, ...] = ()
    size = 0
    for act in acts:
        together = (*together, act)
        size += sum(len(entry.text.encode()) for entry in act.every())
        if size >= least:
            found.append(together)
            together, size = (), 0
    return [*found, together] if together else found


def part(
    acts: Sequence[ActEntries], langs: Sequence[str], grammars: Mapping[str, Grammar]
) -> IndexPart:
    """Acts ready to be packed."""
    every = [entry for act in acts for entry in act.every()]
    spoken = tuple(tuple(split(e.text) for e in every if e.lang == lang) for lang in langs)
    return IndexPart(tuple(acts), spoken, tuple(map(counted, spoken)), _dates(every, grammars))


def pack_index(
    parts: Sequence[IndexPart], langs: Sequence[str], endings: Mapping[str, Endings]
) -> tuple[dict[str, Any], list[WordList]]:
    """What is known of all parts before any is fetched; and the words of each language.

    ``{"langs": [code], "vocabularies": [of each language], "acts": [act], "parts": [{"acts",
    "units", "places"}], "dates": {ISO day: [part]}}``. An act is ``{"id", "folder", "title",
    "short", "number", "state", "article", "wordings": {language: ISO day}, "clauses",
    "chapters"}``, the last two being their numbers, "1..12 12-1 13". Of a part it is said how many
    acts and entries it has, and how many places of words in each language (``postings``).
    """
    listings = [
        vocabulary([one.words[at] for one in parts], endings.get(lang, Endings({})))
        for at, lang in enumerate(langs)
    ]
    index = {
        "langs": list(langs),
        "vocabularies": [packed for packed, _ in listings],
        "acts": [_act(act) for one in parts for act in one.acts],
        "parts": [
            {
                "acts": len(one.acts),
                "units": sum(map(len, one.spoken)),
                "places": [sum(n + 1 for n in of.lengths) for of in one.words],
            }
            for one in parts
        ],
        "dates": grouped((day, at) for at, one in enumerate(parts) for day in one.dates),
    }
    return index, [listed for _, listed in listings]


def pack_part(part: IndexPart, langs: Sequence[str], listed: Sequence[WordList]) -> str:
    """The texts of a part as JSON text; ``listed`` are the words of all parts, by language.

    ``{"postings": [of each language], "acts": [places], "shapes": [[number of a language, kind,
    wording]], "shape": codes, "words": codes, "names": [of places], "says": [of rows], "dates":
    {ISO day: [[entry, from, to]]}, "sentences": [[opening, closing, [entry]]]}``.
    A place is ``[clause, name, number, parts, entries, ids, rows]``:
    which of ``names`` it has, how many entries, their ids, a space between two, and of each row two
    codes: how many entries it has, and which of ``says`` is said of it. In a clause of an id only
    the end is told ("2" for "kk-5-2"). ``shape`` and ``words`` say of every entry which of
    ``shapes`` it has, and how many words. The texts of a language are those of its entries
    (``postings``).
    Entries are counted through all acts of the part; ``from`` and ``to`` count UTF-16 units of the
    text. A sentence is what opens and closes that of some entries, each a list of ``[entry]`` for a
    whole text or ``[entry, from, to]``, and those entries, each but the first told from the one
    before.
    """
    acts = part.acts
    shapes = [_shape(entry, langs) for act in acts for entry in act.every()]
    kinds = list(dict.fromkeys(shapes))
    names = list(dict.fromkeys(place.name for act in acts for place in act.places))
    says = list(dict.fromkeys(row.says for act in acts for p in act.places for row in p.rows))
    lengths = [iter(of.lengths) for of in part.words]
    document = {
        "postings": [postings(of, own) for of, own in zip(part.spoken, listed, strict=True)],
        "acts": [[_place(place, names, says) for place in act.places] for act in acts],
        "shapes": kinds,
        "shape": codes(map({shape: at for at, shape in enumerate(kinds)}.__getitem__, shapes)),
        "words": codes(next(lengths[lang]) for lang, _, _ in shapes),
        "names": names,
        "says": says,
        "dates": part.dates,
        "sentences": _sentences(acts),
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _shape(entry: SearchEntry, langs: Sequence[str]) -> Shape:
    return langs.index(entry.lang), entry.kind, entry.wording.isoformat() if entry.wording else ""


def _act(act: ActEntries) -> dict[str, Any]:
    return {
        "id": act.id,
        "folder": act.folder,
        "title": dict(act.title),
        "short": dict(act.short),
        "number": act.number,
        "state": act.state,
        "article": act.article,
        "wordings": {lang: day.isoformat() for lang, day in act.wordings},
        "clauses": _numbers(p.number for p in act.places if p.name == "clause.title"),
        "chapters": _numbers(p.number for p in act.places if p.name == "clause.chapter"),
    }


def _numbers(every: Iterable[str]) -> str:
    """Printed numbers, those that follow one another told by the first and the last."""
    runs: list[list[str]] = []
    for number in dict.fromkeys(every):
        if runs and number.isdecimal() and runs[-1][-1] == str(int(number) - 1):
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return " ".join(map(TO.join, runs))


def _place(place: EntryPlace, names: Sequence[str], says: Sequence[str]) -> list[Any]:
    ids = [
        entry.id.removeprefix(f"{entry.lang}-{place.clause}-") if place.clause else entry.id
        for row in place.rows
        for entry in row.entries
    ]
    rows = codes(n for row in place.rows for n in (len(row.entries), says.index(row.says)))
    parts = " ".join(place.parts)
    name = names.index(place.name)
    return [place.clause, name, place.number, parts, len(ids), " ".join(ids), rows]


def _dates(
    entries: Iterable[SearchEntry], grammars: Mapping[str, Grammar]
) -> Mapping[str, Sequence[tuple[int, int, int]]]:
    return grouped(
        (day.isoformat(), (at, utf16_length(entry.text[:start]), utf16_length(entry.text[:stop])))
        for at, entry in enumerate(entries)
        if entry.lang in grammars and _TWO_NUMBERS.search(entry.text)
        for start, stop, day in dates_in(entry.text, grammars[entry.lang])
        if day is not None
    )


def _sentences(acts: Iterable[ActEntries]) -> list[list[Sequence[Any]]]:
    found: dict[tuple[Around, ...], list[int]] = {}  # what opens and closes → entries
    first = 0
    for act in acts:
        every = list(act.every())
        numbers = {entry.id: number for number, entry in enumerate(every, start=first)}
        texts = {entry.id: entry.text for entry in every}
        for number, entry in enumerate(every, start=first):
            if entry.opening or entry.closing:
                around = tuple(
                    tuple(_excerpt(one, numbers, texts) for one in excerpts if one.unit in numbers)
                    for excerpts in (entry.opening, entry.closing)
                )
                found.setdefault(around, []).append(number)
        first += len(every)
    return [
        [*around, [b - a for a, b in pairwise([0, *numbers])]] for around, numbers in found.items()
    ]


def _excerpt(excerpt: Excerpt, numbers: Mapping[str, int], texts: Mapping[str, str]) -> Quoted:
    text, number = texts[excerpt.unit], numbers[excerpt.unit]
    if (excerpt.start, excerpt.stop) == (0, len(text)):
        return (number,)
    return number, utf16_length(text[: excerpt.start]), utf16_length(text[: excerpt.stop])
