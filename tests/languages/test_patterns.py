"""How patterns of data are compiled."""

from __future__ import annotations

import pytest

from adep.languages.patterns import compiled_small, small


def test_a_pattern_for_small_letters_has_no_capitals() -> None:
    """One that has would be found nowhere, and a place that a note names would be lost."""
    match = compiled_small(r"(?P<at0>тарма[қғ])\S").match(small("ТАРМАҚТА"))
    assert match is not None and match["at0"] == "тармақ"
    with pytest.raises(ValueError, match="a pattern has «Пункт»; write it in small letters"):
        compiled_small(r"Пункт\w*|Статья")


def test_small_letters_stand_where_the_capitals_stood() -> None:
    assert small("İ-бап") == "İ-бап"
    assert small("5-БАПТЫҢ") == "5-баптың"
