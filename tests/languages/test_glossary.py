"""The glossary: its data, and where its renderings stand in a text whatever their endings."""

from __future__ import annotations

import pytest

from adep.languages.glossary import Glossary, load_glossary, parse_terms, words_of
from adep.languages.grammar import interface_languages
from adep.languages.loaded import LANGUAGES
from adep.languages.morphology import stems

GLOSSARY = load_glossary(LANGUAGES)


def found(text: str, lang: str) -> set[str]:
    """The Kazakh renderings of the concepts that stand in ``text``, first of each."""
    return {
        " ".join(GLOSSARY.terms[term].renderings["kk"][0])
        for term in GLOSSARY.found(words_of(text), lang)
    }


# language · text · a concept that stands in it, by its first Kazakh rendering
STANDS = [
    ("kk", "мемлекеттік қызметшілердің", "мемлекеттік қызметші"),
    ("kk", "сыйлықтарды қабылдамайды", "сыйлық"),
    ("kk", "ар-намысымызды", "ар намыс"),
    ("kk", "жол берілмейді, жол бермеуге тиіс", "жол бермеу"),
    ("kk", "мүдделер қақтығысын", "мүдделер қақтығысы"),
    ("en", "Civil Servants", "мемлекеттік қызметші"),
    ("en", "refusing gifts", "сыйлық"),
    ("en", "their duties", "міндет"),
    ("en", "applied", "қолдану"),
    ("en", "using", "пайдалану"),
    ("en", "strictly", "қатаң"),
    ("en", "committed an offence", "құқық бұзушылық"),
    ("en", "conflicts of interest", "мүдделер қақтығысы"),
]


@pytest.mark.parametrize(("lang", "text", "concept"), STANDS)
def test_a_concept_is_found_whatever_its_endings(lang: str, text: str, concept: str) -> None:
    assert concept in found(text, lang)


def test_words_apart_are_no_rendering() -> None:
    assert "мемлекеттік қызметші" not in found("мемлекеттік мүлікті қызметші", "kk")
    assert "мемлекеттік қызметші" not in found("civil law and servants", "en")


@pytest.mark.parametrize(
    ("word", "stem"),
    [("duties", "duty"), ("processes", "process"), ("complied", "comply"), ("used", "use"),
     ("ensuring", "ensure"), ("given", "give"), ("findings", "find"), ("necessarily", "necessary"),
     ("submitted", "submit")],
)  # fmt: skip
def test_english_endings(word: str, stem: str) -> None:
    assert stem in stems(word, GLOSSARY.endings["en"])


def test_names_are_their_consonants_in_latin_letters() -> None:
    assert GLOSSARY.name("Нұрланұлының", "kk") & GLOSSARY.name("Nurlanuly", "en")
    assert not GLOSSARY.name("Әли", "kk")  # too short to tell anybody


def test_the_glossary_is_large_and_words_every_concept_in_every_language() -> None:
    assert len(GLOSSARY.terms) > 500
    assert all(set(term.renderings) >= set(interface_languages()) for term in GLOSSARY.terms)
    lines = [term.renderings for term in GLOSSARY.terms if not term.learned]
    assert len({str(line) for line in lines}) == len(lines)


def test_a_language_may_lack_endings_and_a_term_a_language() -> None:
    terms = parse_terms(
        [{"of": "fruit", "terms": [{"kk": "алма", "de": "Apfel"}]}], ("kk", "en", "de")
    )
    glossary = Glossary(terms, {})
    assert glossary.found(("Ein", "apfel"), "de") == {0: (range(1, 2),)}
    assert glossary.found(("apple",), "en") == {}
