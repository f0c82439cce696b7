"""The files of the search: the texts and rules, the same for all, and an interface's own words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from adep.languages.data_files import FOLDER
from adep.languages.grammar import languages, load_grammar
from adep.languages.interface import Interface
from adep.languages.loaded import glossary
from adep.library.pipeline import Library
from adep.search.entries import ActEntries, entries
from adep.search.meaning import meaning
from adep.search.packing import pack
from adep.search.page import page_words
from adep.search.rules import load_rules
from adep.site.assets import Assets, named


@dataclass(frozen=True, slots=True)
class Searching:
    """The texts that can be found, and the files in which they and the rules stand."""

    entries: tuple[ActEntries, ...]
    assets: Assets


def searching(library: Library, langs: Sequence[str]) -> Searching:
    """What the search loads in every interface."""
    found = entries((*library.acts, *library.articles), langs)
    known = [lang for lang in languages() if lang in langs]
    known_words = glossary()
    packed = pack(found, langs, {lang: load_grammar(lang) for lang in known}, known_words.endings)
    asked = [lang for lang in languages() if (FOLDER / lang / "search.toml").exists()]
    of_asking = [*langs, *(lang for lang in asked if lang not in langs)]
    rules = load_rules(of_asking)
    asked_for = meaning(library.duties, known_words.terms, found, rules, known_words.endings)
    files = {
        "search/index.js": script("index", packed),
        "search/meaning.js": script("meaning", asked_for),
        "search/rules.js": script("rules", _json(rules)),
    }
    return Searching(found, named(files))


def words_of_search(words: Interface, found: Searching, index: str, panel: str) -> bytes:
    """What the search says in an interface: ``panel`` is its form, ``index`` ends its links."""
    return script("page", _json(page_words(words, found.entries, index, panel)))


def list_of_files(files: Sequence[str]) -> bytes:
    """The script that names what the search loads, in that order."""
    return script("files", _json(list(files)))


def script(name: str, json_text: str) -> bytes:
    """A script that hands data to the search: read from the disk, a page can load nothing else."""
    return f"(window.adepSearch = window.adepSearch || {{}}).{name} = {json_text};\n".encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
