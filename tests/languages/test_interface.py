"""The words of the interface: the same keys and places in every language."""

from __future__ import annotations

import pytest

from adep.languages.interface import Interface, MissingWords, check_interfaces
from adep.languages.loaded import LANGUAGES
from tests.tools.small_act import EN, KK, day

# ---- words ------------------------------------------------------------------------------------


def test_interfaces_have_the_same_keys() -> None:
    assert check_interfaces((KK, EN)) == []


def test_every_interface_names_every_language_of_texts() -> None:
    for words in (KK, EN):
        named = {key for key in words.words if key.startswith("languages.kk.")}
        for lang in LANGUAGES:
            own = {key.replace(".kk.", f".{lang}.") for key in named}
            assert own | {f"notice.held_{lang}", f"only.{lang}"} <= words.words.keys(), lang


def test_a_missing_word_is_told_by_its_file_and_key() -> None:
    with pytest.raises(MissingWords, match=r"languages/en/interface\.toml has no 'no\.such'"):
        EN["no.such"]


@pytest.mark.parametrize(
    ("words", "form", "said"),
    [
        (KK, "plain", "2013 жылғы 1 қазан"),
        (KK, "in", "2013 жылғы 1 қазандағы"),
        (KK, "from", "2013 жылғы 1 қазаннан"),
        (EN, "plain", "1 October 2013"),
        (EN, "in", "1 October 2013"),
    ],
)
def test_dates(words: Interface, form: str, said: str) -> None:
    assert words.date(day("2013-10-01"), form) == said
