"""The glossary: concepts of legal language, how each language words them, and where they stand.

All words are data (``languages/glossary.toml``, ``languages/<code>/endings.toml``). A rendering is
found in a text where its words follow one another, whatever their endings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from adep.languages.data_files import FOLDER, read_file, read_if_there, rules_of
from adep.languages.file_types import EndingsFile, GlossaryFile, GlossaryGroup, SpellingFile
from adep.languages.morphology import Endings, parse_endings, stems

# A compound is its parts: «ар-намыс» is two words, and its endings come off either.
WORD = re.compile(r"[^\W\d_]{2,}")
BETWEEN_RENDERINGS = "|"
SHORTEST_NAME = 3

Phrase = tuple[str, ...]  # the words of a rendering
Opened = tuple[int, tuple[frozenset[str], ...]]  # its term, the stems of its other words


class Term(Struct, frozen=True):
    """A concept: language → its renderings. ``learned`` is the act it was taken from, or "";
    ``general``: any text has it, it is no term of the law.
    """

    renderings: Mapping[str, tuple[Phrase, ...]]
    learned: str = ""
    general: bool = False


class Glossary(Struct, frozen=True, dict=True):
    """Concepts, and the endings of the languages that word them. Terms are told by their place."""

    terms: tuple[Term, ...]
    endings: Mapping[str, Endings]
    letters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # to Latin ones
    unheard: str = ""  # Latin letters by which spellings of a name differ

    def without(self, act: str) -> Glossary:
        """This glossary without what was learned from ``act``."""
        return replace(self, terms=tuple(t for t in self.terms if t.learned != act))

    def name(self, word: str, lang: str) -> frozenset[str]:
        """What is the same of a name in every language: the Latin consonants of its stems.

        Nothing where fewer than three letters are left: too many names would be alike.
        """
        letters = self.letters.get(lang, {})
        found = ("".join(letters.get(c, c) for c in stem) for stem in self.stems(word, lang))
        bare = ("".join(c for c in name if c not in self.unheard) for name in found)
        return frozenset(name for name in bare if len(name) >= SHORTEST_NAME)

    def stems(self, word: str, lang: str) -> frozenset[str]:
        """The stems ``word`` may be a form of; itself alone where ``lang`` has no endings."""
        known = self.endings.get(lang)
        return frozenset({word.lower()}) if known is None else stems(word, known)

    def found(self, words: Sequence[str], lang: str) -> dict[int, tuple[range, ...]]:
        """Term → where in ``words`` its renderings stand (positions of the words)."""
        forms = [self.stems(word, lang) for word in words]
        places: dict[int, set[range]] = {}
        for at, form in enumerate(forms):
            for stem in form:
                for term, rest in self._openings.get((lang, stem), ()):
                    end = at + 1 + len(rest)
                    if end <= len(forms) and all(
                        not a.isdisjoint(b) for a, b in zip(rest, forms[at + 1 : end], strict=True)
                    ):
                        places.setdefault(term, set()).add(range(at, end))
        return {
            term: tuple(sorted(found, key=lambda place: (place.start, place.stop)))
            for term, found in sorted(places.items())
        }

    @cached_property
    def _openings(self) -> dict[tuple[str, str], list[Opened]]:
        """(language, stem of a rendering's first word) → what it opens."""
        found: dict[tuple[str, str], list[Opened]] = {}
        for number, term in enumerate(self.terms):
            for lang, phrases in term.renderings.items():
                for first, *rest in phrases:
                    others = tuple(self.stems(word, lang) for word in rest)
                    for stem in self.stems(first, lang):
                        found.setdefault((lang, stem), []).append((number, others))
        return found


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without figures, marks and single letters."""
    return tuple(WORD.findall(text))


def parse_terms(groups: Iterable[GlossaryGroup], languages: Iterable[str]) -> tuple[Term, ...]:
    """The terms of the groups of ``glossary.toml``.

    Raises ``ValueError`` naming the line's words where a key is unknown or a rendering has no word.
    """
    known = frozenset(languages)
    terms = []
    for group in groups:
        for line in group["terms"]:
            if unknown := set(line) - known - {"learned"}:
                raise ValueError(f"{line}: {', '.join(sorted(unknown))} is no language")
            renderings = {
                lang: tuple(words_of(r) for r in line[lang].split(BETWEEN_RENDERINGS))
                for lang in line
                if lang != "learned"
            }
            if not all(phrase for phrases in renderings.values() for phrase in phrases):
                raise ValueError(f"{line}: a rendering has no word")
            terms.append(Term(renderings, line.get("learned", ""), group.get("general", False)))
    return tuple(terms)


def load_glossary(languages: Iterable[str], folder: Path = FOLDER) -> Glossary:
    """``glossary.toml``, and the endings of those of ``languages`` that have some."""
    known = tuple(languages)
    endings = {lang: found for lang in known if (found := _endings(folder / lang)) is not None}
    path = folder / "glossary.toml"
    document = read_file(path, GlossaryFile)
    with rules_of(path):
        terms = parse_terms(document["group"], known)
    return Glossary(terms, endings, document["names"]["letters"], document["names"]["unheard"])


def _endings(folder: Path) -> Endings | None:
    path = folder / "endings.toml"
    endings = read_if_there(path, EndingsFile)
    if endings is None:
        return None
    spelling = read_file(folder / "spelling.toml", SpellingFile)
    with rules_of(path):
        return parse_endings(endings, spelling["vowels"], spelling["sounds"])
