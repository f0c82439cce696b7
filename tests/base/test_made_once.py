"""What a value makes once is kept until it is forgotten."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from adep.base.made_once import answers, forget, made_once


class Word(Struct, frozen=True, dict=True):
    """A word that says how often it was asked."""

    text: str

    @made_once
    def times(self, number: int) -> list[str]:
        return [self.text] * number

    @cached_property
    def letters(self) -> list[str]:
        return list(self.text)


def test_a_forgotten_answer_is_made_again() -> None:
    word = Word("ab")
    twice, letters = word.times(2), word.letters
    assert word.times(2) is twice and word.letters is letters
    assert answers(word, "times") == [twice]
    forget(word)
    assert answers(word, "times") == []
    assert word == Word("ab")
    assert word.times(2) == twice and word.times(2) is not twice
    assert word.letters == letters and word.letters is not letters
