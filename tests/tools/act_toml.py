"""The one maker of what small acts of ours have in TOML: ``act.toml``, its pairs and corrections.

What a test is about stands in its call; all else is what most acts have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

Value = str | int | list[str]
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def act_toml(*parts: str, kk: str = "", en: str = "", short: str = "", **more: Value) -> str:
    """An act in force with its titles, then ``parts``: events and texts. ``short``: its short title
    in every language; else the titles. ``more``: keys at its head, such as ``order``, "short.kk".
    """
    titles = {"kk": kk, "en": en}
    return (
        _keys(more)
        + "".join(f"title.{lang} = {_value(words)}\n" for lang, words in titles.items() if words)
        + "".join(
            f"short.{lang} = {_value(short or words)}\n"
            for lang, words in titles.items()
            if words and f"short.{lang}" not in more
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


def row_toml(clause: str, relation: str = "same", **more: Value) -> str:
    """A row of ``pairs.toml``; ``more``: its units by language, ``kk=["kk-1-1"]``, and all else."""
    return f"[[row]]\n{_keys({'clause': clause, **more, 'relation': relation})}"


def renewed_toml(lang: str, relation: str, old: str = "", new: str = "", **more: Value) -> str:
    """A row of ``concordance.toml``: a unit of the older act and one of the newer."""
    units: dict[str, Value] = {key: [unit] for key, unit in (("from", old), ("to", new)) if unit}
    return f"[[row]]\n{_keys({'lang': lang, **units, 'relation': relation} | more)}"


def correction_toml(
    unit: str, raw: str, reading: str, kk: str = "", en: str = "", **more: Value
) -> str:
    """A correction, with its reason in the languages in which one is given."""
    said = {"unit": unit, **more, "raw": raw, "reading": reading}
    return f"[[correction]]\n{_keys(said | _each('reason', kk, en))}"


def remark_toml(unit: str, kk: str = "", en: str = "", **more: Value) -> str:
    """An editor's remark on a unit, in the languages in which it is given."""
    return f"[[remark]]\n{_keys({'unit': unit, **more} | _each('text', kk, en))}"


def _each(key: str, kk: str, en: str) -> dict[str, Value]:
    return {f"{key}.{lang}": words for lang, words in (("kk", kk), ("en", en)) if words}


def _keys(said: Mapping[str, Value]) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in said.items())


def _value(value: Value) -> str:
    """Of TOML: a day is no string."""
    if isinstance(value, str) and DAY.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)
