"""The files of the search: the texts and rules, the same for all, and an interface's own words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from adep.languages.data_files import FOLDER
from adep.languages.grammar import languages, load_grammar
from adep.languages.interface import Interface
from adep.languages.loaded import glossary
from adep.library.pipeline import Library
from adep.search.entries import ActEntries, entries
from adep.search.meaning import meaning
from adep.search.packing import PART, pack
from adep.search.page import page_words, part_words
from adep.search.rules import Rules, load_elsewhere, load_rules
from adep.site.assets import Assets, named, with_sum


class Searching(Struct, frozen=True):
    """The texts that can be found, and the files in which they and the rules stand."""

    acts: tuple[tuple[ActEntries, ...], ...]  # part by part
    assets: Assets
    parts: tuple[str, ...]  # the files that opening does not load, part by part
    rules: Mapping[str, Rules]  # of the languages of the columns

    @property
    def entries(self) -> list[ActEntries]:
        """All acts."""
        return [act for part in self.acts for act in part]

    @property
    def opening(self) -> list[str]:
        """The files that opening it loads in every interface."""
        return [file for file in self.assets.files if file not in self.parts]


def searching(library: Library, langs: Sequence[str], least: int = PART) -> Searching:
    """What the search loads in every interface; ``least`` bytes of texts make a part."""
    found = entries(library.every, langs)
    known = [lang for lang in languages() if lang in langs]
    known_words = glossary()
    packed = pack(
        found, langs, {lang: load_grammar(lang) for lang in known}, known_words.endings, least
    )
    asked = [lang for lang in languages() if (FOLDER / lang / "search.toml").exists()]
    of_asking = [*langs, *(lang for lang in asked if lang not in langs)]
    rules = load_rules(of_asking)
    asked_for = meaning(
        library.duties,
        known_words.terms,
        found,
        rules,
        known_words.endings,
        load_elsewhere(of_asking),
    )
    texts = {f"search/part-{at}.js": script(f"part{at}", of) for at, of in enumerate(packed.parts)}
    *parts, index = (by_part := _with_parts("search/index.js", "index", packed.index, texts))
    files = named(
        {
            "search/meaning.js": script("meaning", asked_for),
            "search/rules.js": script("rules", _json(rules)),
        }
    )
    every = Assets({**by_part, **files.files}, {**files.paths, "search/index.js": index})
    return Searching(packed.acts, every, tuple(parts), {lang: rules[lang] for lang in langs})


def words_of_search(words: Interface, found: Searching, index: str, panel: str) -> dict[str, bytes]:
    """Path → what the search says in an interface: of each part, and last whatever is found.

    ``panel`` is its form, ``index`` ends its links.
    """
    said = {
        f"search/{words.lang}-{at}.js": script(f"words{at}", _json(part_words(words, acts)))
        for at, acts in enumerate(found.acts)
    }
    return _with_parts(f"search/{words.lang}.js", "page", page_words(words, index, panel), said)


def _with_parts(
    path: str, name: str, whole: Mapping[str, Any], parts: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Path → content of ``parts`` (plain path → content), and last of the file that names them. One
    part alone stands in that file: every query needs it."""
    if len(parts) == 1:
        content = script(name, _json({**whole, "files": []})) + b"".join(parts.values())
        return {with_sum(path, content): content}
    made = {with_sum(of, content): content for of, content in parts.items()}
    content = script(name, _json({**whole, "files": list(made)}))
    return {**made, with_sum(path, content): content}


def list_of_files(files: Sequence[str]) -> bytes:
    """The script that names what the search loads, in that order."""
    return script("files", _json(list(files)))


def script(name: str, json_text: str) -> bytes:
    """A script that hands data to the search: read from the disk, a page can load nothing else."""
    return f"(window.adepSearch = window.adepSearch || {{}}).{name} = {json_text};\n".encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
