"""How a corrected word is marked on its page, and what its box says."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from adep.base.passage import Passage, Piece
from adep.model import (
    Correction,
    Row,
)
from adep.view.unit_values import (
    UnitView,
)
from tests.tools.small_act import KK, a_book, an_act, unit

# ---- how corrected words are marked -------------------------------------------------------------


def told_of(*pieces: Piece, words: int = 0) -> UnitView:
    """The view of a unit of these pieces in a text that has so many plain words beside."""
    body = Passage((*pieces, Piece(" сөз" * words, " сөз" * words, 3, 3)))
    mended = replace(unit("kk-5-p1", "x", line=3), body=body)
    book = a_book(an_act(Row({"kk": (mended,)}, "not-held"), langs=("kk",)), KK)
    return book.row_views.of_clause("5")[0].sides[0].units[0]


def marks(view: UnitView) -> list[str]:
    return [part.text for part in view.segments if part.repair]


def test_only_words_read_otherwise_are_marked() -> None:
    """Spaces and stray marks are told among the repairs; the text is calm."""
    view = told_of(
        Piece("алуға", "алуға", 3, 3),
        Piece(" ;", ";", 3, 3, ("space-before-punctuation",)),
        Piece(" адал", " адал", 3, 3),
        Piece("\n\n", " ", 3, 5, ("broken-paragraph",)),
        Piece("ниет ", "ниет ", 5, 5),
        Piece("қ о л", "қол", 5, 5, ("letter-spacing",)),
        Piece(" таза", " таза", 5, 5),
        Piece("  ", " ", 5, 5, ("repeated-space",)),
        Piece("еңбек ", "еңбек ", 5, 5),
        Piece("cөз", "сөз", 5, 5, ("look-alike-letter",)),
    )
    assert marks(view) == ["қол", "сөз"]
    assert view.worn == ""


def test_a_box_says_raw_ground_name_and_date() -> None:
    made = (
        Correction(
            "kk-5-p1",
            "м ә л",
            "мел",
            {"kk": "біріктірілді"},
            "А. Бірінші",
            datetime.date(2026, 3, 12),
        ),
        Correction("kk-5-p1", "мел", "мәл", {"kk": "әріп"}),
    )
    body = Passage((Piece("м ә л", "мәл", 3, 3, ("correction:0", "correction:1")),))
    fixed = replace(unit("kk-5-p1", "x", line=3), body=body, corrections=made)
    book = a_book(an_act(Row({"kk": (fixed,)}, "not-held"), langs=("kk",)), KK)
    (segment,) = book.row_views.of_clause("5")[0].sides[0].units[0].segments
    assert segment.repair and segment.repair.says.split("\n") == [
        "Дереккөзде «м ә л» деп берілген.",
        "Біріктірілді.",
        "Редактор түзеткен: А. Бірінші, 2026 жылғы 12 наурыз.",
        "Әріп.",
        "Редактор түзеткен.",
    ]


# how many words are repaired, how many beside them are not → are they marked in one place?
WORN = [(19, 0, False), (20, 0, True), (20, 900, True), (20, 1200, False), (300, 900, True)]


@pytest.mark.parametrize("repaired, plain, worn", WORN)
def test_a_text_full_of_repairs_says_so_in_one_place(repaired: int, plain: int, worn: bool) -> None:
    pieces = []
    for _ in range(repaired):
        pieces += [Piece("cөз", "сөз", 3, 3, ("look-alike-letter",)), Piece(" ", " ", 3, 3)]
    view = told_of(*pieces, words=plain)
    assert len(marks(view)) == repaired
    assert view.worn == (f"{repaired} түзету" if worn else "")
    assert (view.worn_says.count("«cөз»"), view.worn_says.endswith("…")) == (
        (12, repaired > 12) if worn else (0, False)
    )
