"""What ``adep.search`` packs for the browser, taken apart again, as the browser does it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from adep.search.codes import ALPHABET, BASE, BETWEEN, FIRSTS, STARTS
from adep.search.packing import Packed
from adep.search.postings import JOINED, Look
from adep.search.vocabulary import ANOTHER, NO_WORD, ODD
from adep.view.unit_values import capital


def unpack(packed: Packed) -> list[str]:
    """The texts of ``pack``, in their order."""
    forms = [printed_forms(of) for of in packed.index["vocabularies"]]
    found = []
    for document in map(json.loads, packed.parts):
        spoken = [document["shapes"][shape][0] for shape in numbers(document["shape"])]
        words = list(zip(spoken, numbers(document["words"]), strict=True))
        read = [
            iter(texts(of, forms[lang], [many for at, many in words if at == lang]))
            for lang, of in enumerate(document["postings"])
        ]
        found += [next(read[lang]) for lang in spoken]
    return found


def texts(
    packed: Mapping[str, Any], forms: Sequence[Sequence[str]], words: Iterable[int]
) -> list[str]:
    """The texts of what ``postings`` packed: ``forms`` are those of the vocabulary's lines
    (``printed_forms``), ``words`` how many words each text has."""
    pieces: dict[int, Sequence[str]] = {}
    line = -1
    for step, of in zip(numbers(packed["lines"]), lines(packed["places"]), strict=True):
        line += step + 1
        place = 0
        for further in numbers(of.partition(JOINED)[0]):
            place += further
            pieces[place] = forms[line]
    looks: dict[int, Look] = {}
    told, place = numbers(packed["printed"]), 0
    for step, look in zip(told, told, strict=True):
        place += step
        looks[place] = packed["looks"][look]
    found, first = [], 0
    for many in words:
        text = ""
        for place in range(first, first + many + 1):
            mark, form = looks.get(place, (None, 0))
            usual = "" if place in (first, first + many) else " "
            text += (usual if mark is None else mark) + pieces.get(place, [""])[form]
        found.append(text)
        first += many + 1
    return found


def printed_forms(packed: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Line by line, how the word of a packed vocabulary is printed; nothing where it is none."""
    odd, forms = iter(packed["odd"]), numbers(packed["forms"])
    found = []
    for word in unshared(lines(packed["words"])):
        printed, more = [], 1
        while more and (form := next(forms)) < NO_WORD:
            more, look = divmod(form, ANOTHER)
            every = (word, capital(word), word.upper())
            printed.append(every[look] if look < ODD else next(odd))
        found.append(tuple(printed))
    return found


def unshared(packed: Iterable[str]) -> Iterator[str]:
    before = ""
    for line in packed:
        before = before[: ALPHABET.index(line[0])] + line[1:]
        yield before


def lines(packed: Sequence[str]) -> list[str]:
    """What ``column`` wrote."""
    text, lengths = packed[0].encode("utf-16-le"), numbers(packed[1])
    found: list[str] = []
    at = 0
    for length in lengths:
        found += text[2 * at : 2 * (at + length)].decode("utf-16-le").split(BETWEEN)
        at += length
    return found


def numbers(stream: str) -> Iterator[int]:
    """What ``codes`` wrote, number by number."""
    at = 0
    while at < len(stream):
        first = ALPHABET.index(stream[at])
        more = sum(first >= edge for edge in FIRSTS[1:-1])
        number = first - FIRSTS[more]
        for character in stream[at + 1 : at + 1 + more]:
            number = number * BASE + ALPHABET.index(character)
        yield STARTS[more] + number
        at += 1 + more
