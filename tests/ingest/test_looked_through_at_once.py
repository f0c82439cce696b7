"""What is asked of a whole text finds what would be found line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adep.base.invisible import INVISIBLE
from adep.ingest.clean.lines import OTHER_SPACE, _lines_with
from adep.ingest.clean.page import OTHER_LETTER, _by_reason
from adep.languages.loaded import page_words, spelling_of
from adep.languages.spelling import letter_spaced

PAGE = _by_reason(page_words())
LANGS = ("kk", "en", "ru")
# Few letters of each kind, so that they meet.
LINES = st.text("аәѣzЖ \u00a0\u00ad\u200b\t1.іi", max_size=12)
PLAIN = st.characters(max_codepoint=0x4FF).filter(lambda c: OTHER_LETTER.search(c) is None)


@pytest.mark.parametrize("lang", LANGS)
@given(texts=st.lists(LINES, max_size=6))
def test_signs_are_found_in_the_lines_that_have_them(lang: str, texts: list[str]) -> None:
    patterns = (INVISIBLE, OTHER_SPACE, letter_spaced.HINT, spelling_of(lang).mixed)
    want = {at for at, text in enumerate(texts) if any(p.search(text) for p in patterns)}
    assert _lines_with(texts, patterns) == want


@given(text=st.from_regex(PAGE.any) | st.text(PLAIN), rest=st.text(PLAIN, max_size=5))
def test_words_of_a_page_are_found_in_small_letters(text: str, rest: str) -> None:
    said = text + rest
    if OTHER_LETTER.search(said) is None:
        assert PAGE.may_begin(said, plain=True) == PAGE.may_begin(said, plain=False)
