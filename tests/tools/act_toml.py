"""The one maker of ``act.toml`` for small acts of ours: facts, events and texts as TOML.

What a test is about stands in its call; all else is what most acts have.
"""

from __future__ import annotations

import json
import re

Value = str | int | list[str]
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def act_toml(*parts: str, kk: str = "", en: str = "", short: str = "", **more: Value) -> str:
    """An act in force with its titles, then ``parts``: events and texts. ``short``: its short title
    in every language; else the titles. ``more``: keys at its head, such as ``order``.
    """
    titles = {"kk": kk, "en": en}
    return (
        _keys(more)
        + "".join(f"title.{lang} = {_value(words)}\n" for lang, words in titles.items() if words)
        + "".join(
            f"short.{lang} = {_value(short or words)}\n" for lang, words in titles.items() if words
        )
        + 'status.state = "in force"\n'
        + "".join(parts)
    )


def event_toml(day: str, kind: str = "adopted", number: str = "1", **more: Value) -> str:
    """An event of the act's history, by a decree of the President unless ``more`` says otherwise."""
    said = {"type": "decree", "number": number, "authority": "president"} | more
    return f'[[event]]\ndate = {day}\nkind = "{kind}"\n{_keys(said)}'


def text_toml(lang: str, day: str, source: str = "", **more: Value) -> str:
    """A text that is held; its file is ``kk-2020-01-01.txt`` unless ``source`` names it."""
    standing = "authentic" if lang == "kk" else "unofficial translation"
    said = {"lang": lang, "source": source or f"{lang}-{day}.txt", "wording_of": day}
    return f"[[text]]\n{_keys(said | {'standing': standing} | more)}"


def _keys(said: dict[str, Value]) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in said.items())


def _value(value: Value) -> str:
    """Of TOML: a day is no string."""
    if isinstance(value, str) and DAY.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)
