"""The texts of the library packed small for the browser, and back.

``unpack(pack(…))`` gives every text back, letter by letter. The same in JavaScript is
``overrides/assets/adep/search/texts.js``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from adep.languages.grammar import Grammar, dates_in
from adep.languages.morphology import Endings
from adep.model import Excerpt
from adep.search.codes import codes, numbers, utf16_length
from adep.search.entries import ActEntries, EntryPlace, SearchEntry
from adep.search.vocabulary import is_word, split, texts, vocabulary

Shape = tuple[int, str, str]  # of an entry: the number of its language, kind, wording


def pack(
    acts: Sequence[ActEntries],
    langs: Sequence[str],
    grammars: Mapping[str, Grammar],
    endings: Mapping[str, Endings],
) -> str:
    """All entries as JSON text.

    ``{"langs": [code], "vocabularies": [of each language], "acts": [act], "shapes": [[number of a
    language, kind, wording]], "shape": codes, "words": codes, "names": [of places], "says": [of
    rows], "dates": {ISO day: [[entry, from, to]]}, "sentences": [[opening, closing, [entry]]]}``.
    An act is ``{"id", "folder", "title", "short", "number", "state", "article", "wordings":
    {language: ISO day}, "places"}``; a place ``[clause, name, number, parts, entries, ids, rows]``:
    which of ``names`` it has, how many entries, their ids, a space between two, and of each row two
    codes: how many entries it has, and which of ``says`` is said of it. In a clause of an id only
    the end is told ("2" for "kk-5-2"). ``shape`` and ``words`` say of every entry which of
    ``shapes`` it has, and how many words. The texts of a language are those of its entries
    (``vocabulary``).
    Entries are counted through all acts; ``from`` and ``to`` count UTF-16 units of the text.
    A sentence is what opens and closes that of some entries, each a list of ``[entry]`` for a whole
    text or ``[entry, from, to]``, and those entries, each but the first told from the one before.
    """
    every = [entry for act in acts for entry in act.every()]
    pieces = [split(entry.text) for entry in every]
    shapes = [_shape(entry, langs) for entry in every]
    kinds = list(dict.fromkeys(shapes))
    names = list(dict.fromkeys(place.name for act in acts for place in act.places))
    says = list(dict.fromkeys(row.says for act in acts for p in act.places for row in p.rows))
    document = {
        "langs": list(langs),
        "vocabularies": [
            vocabulary(
                [text for text, entry in zip(pieces, every, strict=True) if entry.lang == lang],
                endings.get(lang, Endings({})),
            )
            for lang in langs
        ],
        "acts": [_act(act, names, says) for act in acts],
        "shapes": kinds,
        "shape": codes(map({shape: at for at, shape in enumerate(kinds)}.__getitem__, shapes)),
        "words": codes(sum(map(is_word, text)) for text in pieces),
        "names": names,
        "says": says,
        "dates": _dates(every, grammars),
        "sentences": _sentences(acts),
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def unpack(packed: str) -> list[str]:
    """The texts of ``pack``, in their order."""
    document = json.loads(packed)
    spoken = [document["shapes"][shape][0] for shape in numbers(document["shape"])]
    words = list(zip(spoken, numbers(document["words"]), strict=True))
    read = [
        iter(texts(of, [many for at, many in words if at == lang]))
        for lang, of in enumerate(document["vocabularies"])
    ]
    return [next(read[lang]) for lang in spoken]


def _shape(entry: SearchEntry, langs: Sequence[str]) -> Shape:
    return langs.index(entry.lang), entry.kind, entry.wording.isoformat() if entry.wording else ""


def _act(act: ActEntries, names: Sequence[str], says: Sequence[str]) -> dict[str, Any]:
    return {
        "id": act.id,
        "folder": act.folder,
        "title": dict(act.title),
        "short": dict(act.short),
        "number": act.number,
        "state": act.state,
        "article": act.article,
        "wordings": {lang: day.isoformat() for lang, day in act.wordings},
        "places": [_place(place, names, says) for place in act.places],
    }


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
) -> dict[str, list[list[int]]]:
    found: dict[str, list[list[int]]] = {}
    for number, entry in enumerate(entries):
        if (grammar := grammars.get(entry.lang)) is None:
            continue
        for start, stop, day in dates_in(entry.text, grammar):
            if day is not None:
                place = [number, utf16_length(entry.text[:start]), utf16_length(entry.text[:stop])]
                found.setdefault(day.isoformat(), []).append(place)
    return found


def _sentences(acts: Iterable[ActEntries]) -> list[list[list[Any]]]:
    found: dict[str, list[int]] = {}  # what opens and closes, as JSON → entries
    first = 0
    for act in acts:
        every = list(act.every())
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
    return [number, utf16_length(text[: excerpt.start]), utf16_length(text[: excerpt.stop])]
