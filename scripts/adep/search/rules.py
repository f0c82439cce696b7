"""The rules of the search, language by language, as the browser takes them.

They are the tables that the rest of the program reads too (``endings.toml``, ``spelling.toml``)
and ``search.toml``, which says how a language is typed. A language without them is searched for
its words as they are printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from adep.languages.data_files import FOLDER, read_if_there
from adep.languages.file_types import (
    EndingsFile,
    EndingsGroup,
    GrammarFile,
    SearchFile,
    SpellingFile,
)
from adep.search.vocabulary import plain

Rules = Mapping[str, Any]
_WORDS: Final = ("passed_over", "asking", "day_words", "makes", "mistaken")


def load_rules(langs: Iterable[str], folder: Path = FOLDER) -> dict[str, Rules]:
    """The rules of each of ``langs``, ready to be written as JSON.

    ``{"endings": endings.toml without its examples, "vowels", "sounds": of spelling.toml,
    "alphabet": its letters in their order, "look_alikes": {foreign letter: letter}, "months":
    twelve names, "numbers": {word: number}, "passed_over": [word], "asking": [word], "day_words":
    [word], "makes": [ending], "mistaken": [letters], "keys": [rows of a keyboard], "typed":
    {letter: [how else it is typed]}, "address": {level: [noun]}, "says": what may be asked in a
    language without an interface}``; what a language does not have is left out. Words are written
    as they are searched for, «е» for «ё».
    Raises ``Refused`` ("language-invalid") where a file is not as it must be.
    """
    return {lang: _rules(folder / lang) for lang in langs}


def load_elsewhere(langs: Iterable[str], folder: Path = FOLDER) -> dict[str, tuple[str, ...]]:
    """What people ask in each of ``langs`` of which the texts say nothing: ``elsewhere`` of
    ``search.toml``. Raises ``Refused`` as ``load_rules`` does."""
    files = {lang: read_if_there(folder / lang / "search.toml", SearchFile) for lang in langs}
    return {lang: tuple(file.get("elsewhere", ()) if file else ()) for lang, file in files.items()}


def _rules(folder: Path) -> Rules:
    rules: dict[str, Any] = {}
    if spelling := read_if_there(folder / "spelling.toml", SpellingFile):
        kept = ("vowels", "sounds", "alphabet", "look_alikes")
        rules.update({key: value for key, value in spelling.items() if key in kept})
    if endings := read_if_there(folder / "endings.toml", EndingsFile):
        groups = endings.get("groups", {})
        rules["endings"] = {**endings, "groups": {n: _bare(g) for n, g in groups.items()}}
    if law := read_if_there(folder / "grammar.toml", GrammarFile):
        rules["months"] = [name.lower() for name in law["date"]["months"]]
    if search := read_if_there(folder / "search.toml", SearchFile):
        for key, words in {**dict.fromkeys(_WORDS, ""), **search}.items():
            if key in _WORDS:
                rules[key] = [plain(word) for word in str(words).split()]
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


def _bare(group: EndingsGroup) -> dict[str, Any]:
    """A group of endings without what it says to people."""
    return {key: value for key, value in group.items() if key in ("follows", "ends_word", "forms")}
