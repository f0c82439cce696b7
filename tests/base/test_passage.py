"""Passages: nothing is lost, whatever is replaced; repairs are told in whole words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adep.base.passage import Passage, Piece, join

# raw text, (what is read differently, how, by which rule) …, the repairs as a reader sees them
REPAIRS = [
    # A space dropped before a mark: the word before it and the mark are shown.
    ("алуға ;", [(" ;", ";", "space")], [("алуға ;", "алуға;")]),
    # A letter replaced inside a word: the whole word is shown, not the mark behind it.
    ("жасауға мәжбүрlemeуге;", [("leme", "леме", "sound")], [("мәжбүрlemeуге", "мәжбүрлемеуге")]),
    # Two rules on one word are one repair with two rules.
    ("қолдануға т и і с .", [("т и і с", "тиіс", "letters"), ("тиіс .", "тиіс.", "space")], [("т и і с .", "тиіс.")]),
    # Two words apart are two repairs.
    ("а ; б ;", [("а ;", "а;", "s"), ("б ;", "б;", "s")], [("а ;", "а;"), ("б ;", "б;")]),
    # Layout is no repair.
    ("  5. Text", [("  5", "5", "indent")], []),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "edits", "expected"), REPAIRS)
def test_repairs_are_told_in_whole_words(
    raw: str, edits: list[tuple[str, str, str]], expected: list[tuple[str, str]]
) -> None:
    passage = Passage.of(raw, 7)
    for old, new, rule in edits:
        start = passage.text.index(old)
        passage = passage.replace(start, start + len(old), new, rule)
    assert [(change.raw, change.reading) for change in passage.changes()] == expected
    assert passage.raw == raw
    assert all(change.line == 7 for change in passage.changes())


def test_a_joined_line_is_a_repair_of_its_own() -> None:
    broken = join([Passage.of("заңды", 27), Passage.of("мүдделерін", 29)], rule="broken-paragraph")
    assert broken.text == "заңды мүдделерін"
    assert broken.raw == "заңды\n\nмүдделерін"
    assert broken.lines == (27, 29)
    (change,) = broken.changes()
    assert (change.raw, change.reading) == ("заңды\n\nмүдделерін", "заңды мүдделерін")


def test_a_mere_line_end_is_layout() -> None:
    assert join([Passage.of("of the", 1), Passage.of("Republic", 2)]).changes() == ()


TEXTS = st.text(alphabet="ab ;\nқ", max_size=30)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), TEXTS), max_size=6))
def test_raw_survives_every_replacement(raw: str, edits: list[tuple[int, int, str]]) -> None:
    """Property: whatever is replaced, the raw stays and the reading is what str would give."""
    passage, reading = Passage.of(raw, 1), raw
    for a, b, new in edits:
        start, stop = sorted((min(a, len(reading)), min(b, len(reading))))
        passage = passage.replace(start, stop, new, "rule")
        reading = reading[:start] + new + reading[stop:]
        assert passage.text == reading
        assert passage.raw == raw


@given(TEXTS, st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_a_cut_loses_nothing(raw: str, a: int, b: int, at: int) -> None:
    start, stop = sorted((min(a, len(raw)), min(b, len(raw))))
    passage = Passage.of(raw, 1).replace(start, stop, "X", "rule")
    before, after = passage.split(min(at, len(passage)))
    assert before.raw + after.raw == raw
    assert before.text + after.text == passage.text


@given(TEXTS)
def test_sub_is_what_re_sub_is(raw: str) -> None:
    pattern = re.compile(r" (;)")
    assert Passage.of(raw, 1).sub(pattern, r"\1", "rule").text == pattern.sub(r"\1", raw)


@given(TEXTS)
def test_strip_is_what_str_strip_is(raw: str) -> None:
    passage = Passage.of(raw, 1).strip()
    assert passage.text == raw.strip()
    assert passage.raw == raw


def test_an_untouched_passage_is_one_piece() -> None:
    assert Passage.of("text", 3).pieces == (Piece("text", "text", 3, 3),)


@given(
    TEXTS,
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), TEXTS), max_size=3),
    st.lists(st.integers(0, 40), max_size=8, unique=True),
    TEXTS,
)
def test_edits_at_once_are_those_edits_one_after_the_other(
    raw: str, before: list[tuple[int, int, str]], cuts: list[int], new: str
) -> None:
    """Property: ``edit`` gives the very pieces that ``replace`` gives from the last to the first.

    But for a piece of nothing, which ``replace`` keeps of words that one rule put in and another
    took out: it has neither raw nor reading.
    """
    passage = Passage.of(raw, 1)
    for start, end, words in before:
        stop = len(passage.text)
        low, high = sorted((min(start, stop), min(end, stop)))
        passage = passage.replace(low, high, words, "before")
    places = sorted(min(cut, len(passage.text)) for cut in cuts)
    edits = [(a, b, new[:2], "now") for a, b in zip(places[::2], places[1::2], strict=False)]
    one_by_one = passage
    for edit in reversed(edits):
        one_by_one = one_by_one.replace(*edit)
    at_once = passage.edit(edits)
    assert _not_empty(at_once) == _not_empty(one_by_one)
    assert at_once.raw == raw


def _not_empty(passage: Passage) -> list[Piece]:
    return [piece for piece in passage.pieces if piece.raw or piece.text]
