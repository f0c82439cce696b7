"""A library that is made again after words changed is the one that is made anew: nothing is kept that
should not be, whatever the words say."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from adep.base.kept_results import Kept
from adep.library import pipeline
from adep.library.pipeline import Library, Parsed
from adep.model import Note, Unit
from adep.pages.edits import Edit, Found
from adep.pages.library_with_edits import take_edits
from tests import ROOT

# What its words become → what other units, pages or acts may take from them.
WORDS = {
    "{} as clause 5 of this Code says": "a reference to its own act",
    "{} of Article 1 of the Law of the Republic of Kazakhstan dated 23 November 2015 No. 416-V":
    "a reference to an act that is not held",
    "{} (hereinafter – the Code)": "what later units call an act",
    "{}:": "a sentence that goes on in what follows",
    "{}.": "a sentence that ends",
    "{}; осы Кодекстің 3-тармағы (бұдан әрі – Заң)": "the same in Kazakh",
    "{} 04.05.2010 № 979": "what a note is about",
    "1) {}": "a number inside words",
}  # fmt: skip


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return pipeline.parse_project(ROOT)


@pytest.fixture(scope="module")
def kept(parsed: Parsed) -> Kept:
    """What a preview of the five texts has kept."""
    found = Kept()
    pipeline.library_of(parsed, again=found)
    return found


def edit(library: Library, rng: random.Random, kind: type, words: str) -> Edit:
    """A unit or a note, drawn by chance, with other words."""
    act = rng.choice((*library.acts, *library.articles))
    text = rng.choice(act.texts)
    one = rng.choice([one for one in text.printed() if isinstance(one, kind)] or [*text.units()])
    made = one.text
    path = f"docs/{act.facts.id}/1.md"
    new = words.format(made.rstrip(".:;"))
    return Edit(path, 1, act.facts.id, None, one.id, text.lang, new, made)


@pytest.mark.parametrize("turns", [1, pytest.param(8, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("words", WORDS)
def test_what_is_kept_is_what_would_be_made(
    parsed: Parsed, kept: Kept, library: Library, words: str, turns: int
) -> None:
    rng = random.Random(words)
    for turn in range(turns):
        found = edit(library, rng, Note if turn % 3 == 2 else Unit, words)
        kept.turn()
        mended, left = take_edits(parsed, Found((found,)), kept)
        assert replace(mended, acts=()) == replace(parsed, acts=())
        again = pipeline.library_of(mended, again=kept)
        assert again == pipeline.library_of(mended), found
        assert again != library or not left.edits or found.words == found.made


def test_what_did_not_change_is_the_very_same(parsed: Parsed, kept: Kept) -> None:
    first = pipeline.library_of(parsed, again=kept)
    again = pipeline.library_of(parsed, again=kept)
    assert all(a is b for a, b in zip(first.acts, again.acts, strict=True))
