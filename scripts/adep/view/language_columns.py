"""The column of a language: whether a text is held in it, and which."""

from __future__ import annotations

from adep.languages.interface import Interface
from adep.model import Facts
from adep.view.in_force import wording_in_words
from adep.view.values import ColumnView


def column(lang: str, facts: Facts, words: Interface, held: bool) -> ColumnView:
    """The column of a language. ``held``: whether the act has a text in it."""
    name = words[f"languages.{lang}.name"]
    text = next((one for one in facts.shown if one.lang == lang), None)
    if text is None or not held:
        return ColumnView(lang, name, False, "", "", "", False)
    return ColumnView(
        lang,
        name,
        True,
        wording_in_words(facts, text.wording_of, words),
        text.wording_of.isoformat(),
        words.known("standing", text.standing),
        text.standing == "authentic",
    )
