"""The spelling of a language: its letters, its dictionary, and what a repair of a word is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from adep.languages.data_files import read_file, read_lines, rules_of
from adep.languages.file_types import EndingsFile, SpellingFile
from adep.languages.morphology import NOUN, VERB, Endings, parse_endings

LETTER_SPACING: Final = "letter-spacing"
LOOK_ALIKE: Final = "look-alike-letter"
BY_SOUND: Final = "letter-by-sound"
GLUED: Final = "glued-words"

_WORD: Final = re.compile(r"[^\W\d_]+")
_NOT_LETTER: Final = re.compile(r"[\W\d_]")


class Spelling(Struct, frozen=True, eq=False):
    """The spelling rules of one language, as ``load_spelling`` read them."""

    script: str
    alphabet: str  # in the language's own order, lower case
    letters: frozenset[str]  # the alphabet in both cases
    one_letter_words: frozenset[str]
    particles: frozenset[str]  # words that read as an ending of the word before them
    prefixes: frozenset[str]  # beginnings of words that are no words themselves
    suffixes: tuple[str, ...]  # endings that make another word, with which none begins
    look_alikes: Mapping[str, str]  # foreign letter → own letter, either case
    by_sound: Mapping[str, tuple[str, ...]]  # foreign letter → own letters, lower case
    endings: Endings
    dictionary: frozenset[tuple[str, str]]  # stems, lower case, with their kind
    free: frozenset[str]  # words of the dictionary that may stand without an ending
    mixed: re.Pattern[str]  # an own letter next to a foreign one


class Fix(Struct, frozen=True):
    """``text[start:end]`` is ``raw`` and should read ``reading``.

    ``sure`` is false for a proposal: an editor decides, and the reading must not be applied.
    """

    start: int
    end: int
    raw: str
    reading: str
    rule: str
    sure: bool


def load_spelling(folder: Path) -> Spelling:
    """The spelling rules in ``folder``, for example ``languages/kk``.

    Reads ``spelling.toml`` and the files of endings and stems that it names, if it names any.
    Raises ``Refused`` ("language-invalid") where one is missing or not as it must be.
    """
    path = folder / "spelling.toml"
    rules = read_file(path, SpellingFile)
    alphabet, look_alikes = rules["alphabet"], rules["look_alikes"]
    by_sound = {letter: tuple(own) for letter, own in rules["by_sound"].items()}
    letters = frozenset(alphabet + alphabet.upper())
    pairs = [*look_alikes.items(), *((one, own) for one, all_ in by_sound.items() for own in all_)]
    with rules_of(path):
        for foreign, own in pairs:
            if len(foreign) != 1 or foreign in letters or own not in letters:
                raise ValueError(f"{foreign!r} = {own!r} is no foreign letter and its own one")
    endings: EndingsFile = {}
    if "endings" in rules:
        path = folder / rules["endings"]
        endings = read_file(path, EndingsFile)
    with rules_of(path):
        parsed = parse_endings(endings, rules["vowels"], rules["sounds"])
    dictionary, free = _read_dictionary(folder / rules["lexicon"] if "lexicon" in rules else None)
    own_class = "".join(map(re.escape, sorted(letters)))
    foreign_class = rf"[^\W\d_{own_class}]"
    return Spelling(
        script=rules["script"],
        alphabet=alphabet,
        letters=letters,
        one_letter_words=frozenset(rules.get("one_letter_words", "")),
        particles=frozenset(rules.get("particles", "").split()),
        prefixes=frozenset(rules.get("prefixes", "").split()),
        suffixes=tuple(rules.get("suffixes", "").split()),
        look_alikes=look_alikes,
        by_sound=by_sound,
        endings=parsed,
        dictionary=dictionary,
        free=free,
        mixed=re.compile(  # the foreign letter first: it is rare
            f"{foreign_class}(?:(?<=[{own_class}].)|(?=[{own_class}]))"
            + (f"|[{re.escape(rules['telltale'])}]" if rules.get("telltale") else "")
        ),
    )


def _read_dictionary(path: Path | None) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """The stems that take endings, with their kind, and the words that stand without one."""
    inflected: set[tuple[str, str]] = set()
    free: set[str] = set()
    for line in read_lines(path) if path else ():
        entry = line.partition("#")[0].strip().lower()
        stem = entry.rstrip("-.")
        if not stem:
            continue
        if entry.endswith("-"):
            inflected.add((stem, VERB))
            continue
        free.add(stem)
        if not entry.endswith("."):
            inflected.add((stem, NOUN))
    return frozenset(inflected), frozenset(free)


def words(text: str) -> list[str]:
    """The words of ``text`` as they stand: unbroken letters of any script, hyphens apart."""
    return _WORD.findall(text)
