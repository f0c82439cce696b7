"""A slip is mended, a word that there is is left alone: tables of both (tests/slips/), in a browser.

``rules`` may be looked at while the rules are written (``overrides/assets/adep/search/slips.js``,
``search.toml``), ``aside`` may not. Of 977 words 24 were taken for slips before there were rules of
keyboards and of made words, 14 and 10; after them 1 and 2, the latter at its first run.
"""

from __future__ import annotations

import tomllib

import pytest
from playwright.sync_api import Page

from adep.library.pipeline import Library
from adep.search.vocabulary import plain, split
from tests import ROOT

HALVES = ("rules", "aside")
MOST_TAKEN_FOR_SLIPS = 2  # of some 480 words
LEAST_MENDED = 0.95
# Each word with what is offered for it, and whether anything is found.
FOUND = """
typed => {
  const finder = new adepSearch.Finder(adepSearch.index, adepSearch.rules, adepSearch.meaning);
  return typed.map(word => {
    const answer = finder.find(word, "kk"), found = answer.mayOffer ? finder.offer(word) : answer;
    const slips = found.notes.filter(note => note.how === "slip");
    return [word, slips.map(note => note.taken).join(), found.units.length > 0];
  });
}
"""


def table(half: str) -> tuple[list[str], dict[str, str]]:
    """The words and the slips of a half."""
    read = tomllib.loads((ROOT / "tests" / "slips" / f"{half}.toml").read_text("utf-8"))
    return [word for words in read["words"].values() for word in words.split()], read["slips"]


def test_the_table_is_large_and_its_words_stand_in_no_text(library: Library) -> None:
    told = {half: table(half) for half in HALVES}
    words = [word for words, _ in told.values() for word in words]
    slips = [slip for _, slips in told.values() for slip in slips]
    assert len({*words}) >= 900  # some are the same in two languages
    assert len({*slips}) >= 160
    texts = [text for act in (*library.acts, *library.articles) for text in act.texts]
    standing = {plain(piece) for t in texts for unit in t.units() for piece in split(unit.text)}
    assert not standing & {*words, *slips}


@pytest.mark.browser
@pytest.mark.parametrize("half", ["rules", pytest.param("aside", marks=pytest.mark.exhaustive)])
def test_no_word_is_taken_for_a_slip_of_another(page: Page, half: str) -> None:
    words, _ = table(half)
    wrong = [(word, taken) for word, taken, _ in page.evaluate(FOUND, words) if taken]
    assert len(wrong) <= MOST_TAKEN_FOR_SLIPS, wrong


@pytest.mark.browser
@pytest.mark.parametrize("half", ["rules", pytest.param("aside", marks=pytest.mark.exhaustive)])
def test_slips_in_words_of_the_texts_are_mended(page: Page, half: str) -> None:
    """A slip that makes a form or a beginning of a word of the texts is found as that."""
    _, slips = table(half)
    missed = [
        word for word, taken, found in page.evaluate(FOUND, list(slips)) if not (taken or found)
    ]
    assert len(missed) <= (1 - LEAST_MENDED) * len(slips), missed
