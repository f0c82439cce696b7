"""The data of every language, read once: whoever needs a language's rules asks here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from adep.languages import detection
from adep.languages.data_files import FOLDER
from adep.languages.glossary import Glossary, load_glossary
from adep.languages.grammar import (
    Grammar,
    PageWords,
    interface_languages,
    languages,
    load_grammar,
)
from adep.languages.grammar import act_types as act_types_of
from adep.languages.grammar import page_words as page_words_of
from adep.languages.interface import Interface, checked_interfaces
from adep.languages.spelling import rules as spelling

LANGUAGES: Final = languages()  # of texts
INTERFACES: Final = interface_languages()


@cache
def instrument_types() -> tuple[str, ...]:
    """The types of instruments that every interface has a word for."""
    first, *others = interfaces()
    return tuple(
        key.removeprefix("type.")
        for key in first.words
        if key.startswith("type.") and all(key in other for other in others)
    )


class _Grammars(Mapping[str, Grammar]):
    def __getitem__(self, lang: str) -> Grammar:
        if lang not in LANGUAGES:
            raise KeyError(lang)
        return grammar(lang)

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


def grammars() -> Mapping[str, Grammar]:
    """The grammars of all languages of texts, by their codes. Each is read when it is asked for:
    compiling one takes a tenth of a second.
    """
    return _Grammars()


def page_words() -> tuple[PageWords, ...]:
    """Why a line is a web page's, by the words of all languages."""
    return tuple(words for lang in LANGUAGES for words in page_words_of(lang))


def act_types() -> tuple[str, ...]:
    """The types of acts that the languages have nouns for."""
    return tuple(dict.fromkeys(kind for lang in LANGUAGES for kind in act_types_of(lang)))


@cache
def interfaces() -> tuple[Interface, ...]:
    """The interface languages, in the order in which pages name them. Raises ``Refused``
    ("language-invalid") where their words are not as they must be.
    """
    return checked_interfaces(INTERFACES)


language_profiles = cache(detection.load_profiles)  # by what languages are told, ours first
grammar = cache(load_grammar)  # how acts are worded in a language, by its code


@cache
def glossary() -> Glossary:
    """The glossary of all languages; read once."""
    return load_glossary(LANGUAGES)


@cache
def spelling_of(lang: str) -> spelling.Spelling:
    """The rules of spelling of a language; read once."""
    return spelling.load_spelling(FOLDER / lang)
