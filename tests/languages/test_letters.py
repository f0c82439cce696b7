"""Kazakh in the Latin letters of the draft of 2021: a view of the text, and the way back to it."""

from __future__ import annotations

import re

import pytest

from adep.languages.letters import every_letters, load_letters
from adep.library.pipeline import Library

LATIN = load_letters("kk")

# as it is held · as it is shown
WORDS = [
    ("Қазақстан Республикасының Конституциясы", "Qazaqstan Respublikasynyñ Konstitutsiiasy"),
    ("мұндай ар-намыс кодексі", "mūndai ar-namys kodeksı"),
    ("Іс-әрекет, Иә, Йод", "Is-äreket, İä, İod"),  # three letters, two capitals
    ("Юстиция, ЮНЕСКО, Я", "İustitsiia, İUNESKO, İa"),  # a letter of two: one capital, or all
    ("һәм Ғылым үшін өңір", "häm Ğylym üşın öñır"),
    ("объектісі, мәліметтер.", "obektısı, mälımetter."),  # ъ has no letter
    ("№ 651, 5-тармақ, 2) (PDF-файл)", "№ 651, 5-tarmaq, 2) (PDF-fail)"),
    ("Code of Honor", "Code of Honor"),
]


@pytest.mark.parametrize(("held", "shown"), WORDS)
def test_letter_by_letter(held: str, shown: str) -> None:
    assert LATIN and LATIN.of(held) == shown


def test_only_kazakh_has_other_letters() -> None:
    assert [one.tag for one in every_letters(("kk", "en", "ru"))] == ["kk-Latn"]


def test_every_word_of_the_texts_leads_back(library: Library) -> None:
    """By a look-up among the texts' own words; no two of them are shown alike.

    Letters do fall together (и and й), so this holds of these words and of no rule: pages keep the
    text (tests/site/test_other_alphabet.py).
    """
    assert LATIN
    texts = {
        unit.text
        for act in (*library.acts, *library.articles)
        for text in (*act.texts, *act.earlier)
        for unit in (*text.front, *(u for clause in text.clauses for u in clause.units))
    }
    words = {word for text in texts for word in re.findall(r"[^\W\d_]+", text)}
    kazakh = {word for word in words if re.search(r"[а-яёәғқңөұүһі]", word.lower())}
    assert len(kazakh) > 500
    back: dict[str, set[str]] = {}
    for word in kazakh:
        back.setdefault(LATIN.of(word), set()).add(word)
    assert {shown: held for shown, held in back.items() if len(held) > 1} == {}
    assert all(LATIN.of(word) == word for word in words - kazakh)
