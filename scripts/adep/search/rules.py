"""The rules of the search, language by language, as the browser takes them.

They are the tables that the rest of the program reads too (``endings.toml``, ``spelling.toml``)
and ``search.toml``, which says how a language is typed. A language without them is searched for
its words as they are printed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from adep.languages.grammar import FOLDER
from adep.search.vocabulary import plain

Rules = Mapping[str, Any]
_WORDS: Final = ("passed_over", "asking", "elsewhere", "day_words", "makes", "mistaken")


def load_rules(langs: Iterable[str], folder: Path = FOLDER) -> dict[str, Rules]:
    """The rules of each of ``langs``, ready to be written as JSON.

    ``{"endings": endings.toml without its examples, "vowels", "sounds": of spelling.toml,
    "alphabet": its letters in their order, "look_alikes": {foreign letter: letter}, "months":
    twelve names, "numbers": {word: number}, "passed_over": [word], "asking": [word], "elsewhere":
    [word], "day_words": [word], "makes": [ending], "mistaken": [letters], "keys":
    [rows of a keyboard], "typed": {letter: [how else it is typed]}, "address": {level: [noun]},
    "says": what may be asked in a language without an interface}``; what a language does not have
    is left out. Words are written as they are searched for, «е» for «ё».
    Raises ``OSError`` and ``ValueError`` as reading TOML does.
    """
    return {lang: _rules(folder / lang) for lang in langs}


def _rules(folder: Path) -> Rules:
    rules: dict[str, Any] = {}
    if spelling := _read(folder / "spelling.toml"):
        kept = ("vowels", "sounds", "alphabet", "look_alikes")
        rules.update({key: spelling[key] for key in kept if key in spelling})
    if endings := _read(folder / "endings.toml"):
        groups = endings.get("groups", {})
        rules["endings"] = {**endings, "groups": {n: _bare(g) for n, g in groups.items()}}
    if law := _read(folder / "grammar.toml"):
        rules["months"] = [name.lower() for name in law["date"]["months"]]
    if search := _read(folder / "search.toml"):
        for words in _WORDS:
            rules[words] = [plain(word) for word in search.get(words, "").split()]
        if "keys" in search:
            rules["keys"] = search["keys"]
        rules["numbers"] = search.get("numbers", {})
        if "says" in search:
            rules["says"] = search["says"]
        rules["typed"] = {
            letter: ["" if form == "-" else form for form in forms.split()]
            for letter, forms in search.get("typed", {}).items()
        }
        rules["address"] = {
            level: nouns.split() for level, nouns in search.get("address", {}).items()
        }
    return rules


def _bare(group: Mapping[str, Any]) -> dict[str, Any]:
    """A group of endings without what it says to people."""
    return {key: value for key, value in group.items() if key in ("follows", "ends_word", "forms")}


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return tomllib.load(file)
