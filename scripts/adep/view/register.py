"""The official register: where it has an act, and when the act was last held against it."""

from __future__ import annotations

from adep.languages.interface import Interface
from adep.model import Facts


def official_texts(facts: Facts, words: Interface) -> tuple[tuple[str, str, str], ...]:
    """(language, "the official Kazakh text", its address) of what the register has."""
    return tuple(
        (lang, words[f"languages.{lang}.official"], href)
        for lang, href in facts.register.items()
        if f"languages.{lang}.official" in words
    )


def compared(facts: Facts, words: Interface) -> str:
    """When the act was last held against the register, in words; "" where it has no address."""
    if not official_texts(facts, words):
        return ""
    if facts.compared is None:
        return words["register.not_compared"]
    return words.say("register.compared", date=words.date(facts.compared))
