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
from adep.search.packing import PART, pack
from adep.search.page import page_words
from adep.search.rules import load_rules
from adep.site.assets import Assets, named


@dataclass(frozen=True, slots=True)
class Searching:
    """The texts that can be found, and the files in which they and the rules stand."""

    entries: tuple[ActEntries, ...]
    assets: Assets
    parts: tuple[str, ...]  # those of the files that have the texts, part by part

    @property
    def opening(self) -> list[str]:
        """The files that opening it loads. One part is needed by every query: it comes at once."""
        wanted = self.parts if len(self.parts) == 1 else ()
        return [file for file in self.assets.files if file not in self.parts or file in wanted]


def searching(library: Library, langs: Sequence[str], least: int = PART) -> Searching:
    """What the search loads in every interface; ``least`` bytes of texts make a part."""
    found = entries((*library.acts, *library.articles), langs)
    known = [lang for lang in languages() if lang in langs]
    known_words = glossary()
    packed = pack(
        found, langs, {lang: load_grammar(lang) for lang in known}, known_words.endings, least
    )
    asked = [lang for lang in languages() if (FOLDER / lang / "search.toml").exists()]
    of_asking = [*langs, *(lang for lang in asked if lang not in langs)]
    rules = load_rules(of_asking)
    asked_for = meaning(library.duties, known_words.terms, found, rules, known_words.endings)
    parts = named(
        {f"search/part-{at}.js": script(f"part{at}", of) for at, of in enumerate(packed.parts)}
    )
    in_order = tuple(parts.paths[f"search/part-{at}.js"] for at in range(len(packed.parts)))
    files = named(
        {
            "search/index.js": script("index", _json({**packed.index, "files": in_order})),
            "search/meaning.js": script("meaning", asked_for),
            "search/rules.js": script("rules", _json(rules)),
        }
    )
    every = Assets({**files.files, **parts.files}, {**files.paths, **parts.paths})
    return Searching(found, every, in_order)


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
