"""References of any text: whatever stands there is survived, and every number of a list comes back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adep.languages import loaded
from adep.languages.loaded import LANGUAGES
from adep.library.resolve.references.mentions import Mention, find
from tests.tools.citing_acts import resolved
from tests.tools.growth import grows_with_length_only

# ---- find ---------------------------------------------------------------------------------------

PIECES = (
    "осы ", "Осы ", "Кодекстің ", "кодексі", "Заңының ", "заңдары", "бұйрыққа ", "5-тармағының ",
    "1) және 2) тармақшалары", "3-5, 9-тармақтары", "2-бабы", "екінші бөлігі", "қосымшаға ", "№ 5 ",
    "2015 жылғы 23 қарашадағы ", "«А туралы» ", "Қазақстан Республикасының ", "Еңбек ",
    "(бұдан әрі – Заң)", "this ", "Code ", "of ", "the ", "Law ", "laws ", "paragraphs 3 to 5 ",
    "subparagraph 2) ", "Article 16 ", "dated May 5, 2011 ", "“On A” ", "Republic of Kazakhstan ",
    "Labor ", "Constitution ", "first part ", "appendix to ", "No. 7", "and ", "және ", ", ", "- ",
    "–", "5", "İ", "ﬁ", "\u0130", "\u2029", "((", "»", '"', ". ",
)  # fmt: skip
ANY_TEXT = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES)).map("".join))


@pytest.mark.parametrize("lang", LANGUAGES)
@given(text=ANY_TEXT)
@example(text="İосы Кодекстің 5-тармағы this Code")
def test_any_text_is_survived(lang: str, text: str) -> None:
    """Property: mentions lie inside the text, in order, and never overlap; so do their places."""
    mentions = find(text, loaded.grammar(lang))
    assert all(0 <= m.start < m.stop <= len(text) for m in mentions)
    assert all(a.stop <= b.start for a, b in pairwise(mentions))
    for mention in mentions:
        assert_places_are_good(mention)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "piece", ["1-", "1, ", "1) ", "осы ", "this ", "« ", "(", "бірінші, ", "of ", "А "]
)
def test_what_repeats_without_end_is_read_once(lang: str, piece: str) -> None:
    """Nothing is tried twice."""
    grammar = loaded.grammar(lang)
    assert grows_with_length_only(
        lambda text: find(text, grammar), lambda n: f"осы this {piece * 500 * n} Code кодексі"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_long_list_without_a_noun_is_read_once(lang: str) -> None:
    grammar = loaded.grammar(lang)
    assert grows_with_length_only(
        lambda text: find(text, grammar),
        lambda n: "осы Кодекс, this Code: " + ", ".join(map(str, range(1000, 1000 + 1000 * n))),
    )


def assert_places_are_good(mention: Mention) -> None:
    for place in mention.places:
        assert mention.start <= place.start <= place.stop <= mention.stop
        assert place.path
    bearing = [p for p in mention.places if p.start < p.stop]
    assert all(a.stop <= b.start for a, b in pairwise(bearing))


@pytest.mark.parametrize("name", ["smith-code", "craft-law"])
@given(data=st.data())
def test_any_sentence_is_resolved_or_left(name: str, data: st.DataObject) -> None:
    """Property: the references of a unit lie in its words and never overlap."""
    at = data.draw(st.sampled_from(["kk-2-1" if name == "craft-law" else "kk-5-2", "en-1-p1"]))
    words = data.draw(ANY_TEXT)
    found, _ = resolved(name, at, words)
    for reference in found:
        assert 0 <= reference.start <= reference.stop <= len(words)
        assert words[reference.start : reference.stop] in reference.text
        assert reference.text in words
    assert all(a.stop <= b.start for a, b in pairwise(found))


NUMBERS = st.lists(st.integers(1, 999), min_size=2, max_size=8, unique=True)


@given(NUMBERS)
def test_every_number_of_a_list_comes_back(numbers: list[int]) -> None:
    names = [str(n) for n in numbers]
    kk = f"осы Кодекстің {', '.join(names[:-1])} және {names[-1]}-тармақтарында"
    en = f"paragraphs {', '.join(names[:-1])} and {names[-1]} of this Code"
    for lang, text in (("kk", kk), ("en", en)):
        (mention,) = find(text, loaded.grammar(lang))
        assert [place.path for place in mention.places] == [(("clause", n),) for n in names]
        assert [text[p.start : p.stop] for p in mention.places] == names
        assert (mention.start, mention.stop) == (0, len(text))


@given(st.integers(1, 500), st.integers(1, 150))
def test_every_number_of_a_range_comes_back(first: int, more: int) -> None:
    last = first + more
    kk = f"осы Кодекстің {first} – {last}-тармақтары"
    en = f"paragraphs {first} to {last} of this Code"
    for lang, text in (("kk", kk), ("en", en)):
        (mention,) = find(text, loaded.grammar(lang))
        assert [p.path[0][1] for p in mention.places] == [str(n) for n in range(first, last + 1)]
