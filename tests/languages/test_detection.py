"""In which language a text is: mix-ups are found, mixtures and damaged letters are no mix-up."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adep.ingest.read import read
from adep.languages import detection, loaded
from tests import ROOT

KAZAKH = """1. Мемлекеттік қызметші Қазақстан халқына адал қызмет етеді және заңдарды сақтайды.
2. Қызметші өз міндеттерін орындау кезінде әділ болады, азаматтардың құқықтарын құрметтейді.
3. Басшы қызметшілерге үлгі көрсетеді және ұжымда сыйластық ахуалын қалыптастырады."""
ENGLISH = """1. A civil servant serves the people of Kazakhstan faithfully and observes the laws.
2. In the performance of his duties the servant is fair and respects the rights of citizens.
3. The head of a body sets an example for all and shall not allow any unfairness in it."""
RUSSIAN = """1. Государственный служащий верно служит народу Казахстана и соблюдает законы.
2. При исполнении своих обязанностей служащий справедлив и уважает права граждан.
3. Руководитель подаёт пример служащим и не допускает несправедливости в коллективе."""
# Letters as careless typists have them: і and ә from another alphabet, or none of Kazakh's own.
LATIN_LETTERS = str.maketrans("іәөһосеарх", "iəɵhoceapx")
RUSSIAN_LETTERS = str.maketrans("іәөһқғңұү", "иаохкгнуу")


def found(text: str, lang: str) -> str:
    finding = detection.find(text.split("\n"), lang, loaded.language_profiles())
    if finding.mixed_up and finding.other is not None:
        return f"mixed up with {finding.other.lang}"
    if finding.other is not None:
        return f"and {finding.other.lang}"
    return "unsure" if finding.unsure else "yes"


# what the text is · the language it is given as · what is found
TEXTS = {
    "plain Kazakh": (KAZAKH, "kk", "yes"),
    "plain English": (ENGLISH, "en", "yes"),
    "Kazakh given as English": (KAZAKH, "en", "mixed up with kk"),
    "English given as Kazakh": (ENGLISH, "kk", "mixed up with en"),
    "Russian given as Kazakh": (RUSSIAN, "kk", "mixed up with ru"),
    "Russian given as English": (RUSSIAN, "en", "mixed up with ru"),
    "Russian with a Kazakh name": (RUSSIAN + "\nӘділет порталы", "kk", "mixed up with ru"),
    "Russian in capitals": (RUSSIAN.upper(), "kk", "mixed up with ru"),
    "Kazakh in capitals": (KAZAKH.upper(), "kk", "yes"),
    # never refused: quotations, terms in brackets, damaged letters
    "Kazakh that quotes Russian": (KAZAKH + "\n«При исполнении обязанностей не допускать»", "kk", "yes"),
    "English with Kazakh terms": (ENGLISH.replace("servant", "servant (қызметші)"), "en", "yes"),
    "Kazakh with Latin look-alikes": (KAZAKH.translate(LATIN_LETTERS), "kk", "yes"),
    "English with Cyrillic look-alikes": (ENGLISH.translate(str.maketrans("oeacp", "оеаср")), "en", "yes"),
    # told, not refused
    "half Kazakh, half Russian": (f"{KAZAKH}\n{RUSSIAN}", "kk", "and ru"),
    "half Kazakh, half English": (f"{KAZAKH}\n{ENGLISH}", "kk", "and en"),
    "half English, half Kazakh": (f"{KAZAKH}\n{ENGLISH}", "en", "and kk"),
    "Kazakh without its letters": (KAZAKH.translate(RUSSIAN_LETTERS), "kk", "unsure"),
    "Kazakh in the Latin alphabet": ("Memlekettik qyzmetşi halyqqa adal qyzmet etedi. " * 5, "kk", "unsure"),
    "too few words": ("Настоящий Кодекс и его цели", "kk", "and ru"),
    "no words": ("1. 2. 3.", "kk", "unsure"),
    "no text": ("", "en", "unsure"),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_text_is_found_to_be(name: str) -> None:
    text, lang, wanted = TEXTS[name]
    assert found(text, lang) == wanted


def known_texts() -> dict[str, tuple[str, Path]]:
    texts = {}
    for case in sorted((ROOT / "tests" / "cases").glob("*/case.toml")):
        lang = tomllib.loads(case.read_text(encoding="utf-8"))["lang"]
        texts[case.parent.name] = (lang, next(case.parent.glob("source.*")))
    for facts in sorted((ROOT / "sources").glob("*/act.toml")):
        for text in tomllib.loads(facts.read_text(encoding="utf-8"))["text"]:
            texts[text["source"]] = (text["lang"], facts.parent / text["source"])
    return texts


@pytest.mark.parametrize("name", known_texts())
def test_every_text_that_we_know_is_in_its_language(name: str) -> None:
    lang, path = known_texts()[name]
    source = read(path.read_bytes(), path.name)
    text = "\n".join(line.text for line in source.lines if not line.menu)
    # Typed with a Latin i for і, it has few words that are plainly Kazakh; that is no refusal.
    assert found(text, lang) == ("unsure" if name == "kk-windows-1251-latin-i" else "yes")


@given(st.lists(st.sampled_from([KAZAKH, ENGLISH, RUSSIAN, "x", "Әділет"]), max_size=6))
def test_a_text_that_is_half_ours_is_never_mixed_up(parts: list[str]) -> None:
    """Whatever stands beside it, as long as it is not far more."""
    beside = "\n".join(parts[:3])
    assert not found(f"{KAZAKH}\n{beside}", "kk").startswith("mixed")
    assert not found(f"{ENGLISH}\n{beside}", "en").startswith("mixed")


@given(st.text(max_size=400))
def test_anything_can_be_looked_at(text: str) -> None:
    for lang in loaded.LANGUAGES:
        assert found(text, lang)
