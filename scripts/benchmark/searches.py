"""The search beside MiniSearch, FlexSearch and Pagefind, on one large body of texts, in Chromium.

npm installs the others into the bench's folder; where it gets none, ours is measured alone. Each
search runs in a page of its own, behind a plain scan of the same texts.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, product
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright
from tests.tools.browsing import launched

from adep.languages.grammar import load_grammar
from adep.languages.loaded import glossary
from adep.library.pipeline import build_library
from adep.search.entries import ActEntries, EntryPlace, EntryRow, SearchEntry
from adep.search.packing import pack
from adep.site.assets import JOINED, SEARCH_SCRIPT
from adep.site.search_files import script, searching
from benchmark.jobs import ROOT
from benchmark.rounds import Cost

LANGS: Final = ("kk", "en")
CLAUSE, ACT = 2_000, 400_000  # bytes of a clause of five units, and of an act
# Consonants, vowels, endings: of Kazakh words with back vowels and with front ones, and of English.
BACK = ("бғдзйқлмнпрстшж", "аоұы"), "лар дың ға ды да нан мен ы ының ына ын ында лардың лауы"
FRONT = ("бгдзйклмнпрстшж", "әөүі"), "лер дің ге ді де нен мен і інің іне ін інде лердің леуі"
ENGLISH = ("bcdfghklmnprst", "aeiou"), "s ed ing ly er ion ions ment ness"
OTHERS: Final = ("minisearch@7.2.0", "flexsearch@0.8.212", "pagefind@1.6.0")
BUNDLES: Final = {
    "MiniSearch": "minisearch/dist/umd/index.js",
    "FlexSearch": "flexsearch/dist/flexsearch.bundle.min.js",
}


def searched(work: Path, rounds: int, size: int) -> dict[str, list[Cost]]:
    """What each search costs on ``size`` bytes of texts: «our: ready», «our: first key» …"""
    acts, typed = texts_of_law(size)
    texts = [entry.text for act in acts for entry in act.every()]
    own, index = _ours(acts)
    others, pagefind = _installed(work, texts)
    measuring = Path(__file__).with_suffix(".js").read_text("utf-8")
    found: dict[str, list[Cost]] = defaultdict(list, {"Pagefind: index": pagefind * rounds})
    with sync_playwright() as playwright, launched(playwright.chromium) as browser:
        for engine, scripts in (("our", own), *others.items()) * rounds:
            with browser.new_page() as page:
                page.evaluate("of => { [globalThis.texts, globalThis.typed] = of }", [texts, typed])
                for content in (measuring, *scripts):
                    page.add_script_tag(content=content)
                told = page.evaluate(f"index => bench.measure('{engine}', index)", index)
            for job, milliseconds_or_bytes in told.items():
                found[job].append(Cost(milliseconds_or_bytes))
    return found


def _ours(acts: Sequence[ActEntries]) -> tuple[list[str], list[str]]:
    """The scripts of our search that need nothing of a page's markup; and the texts' index, behind
    it all parts, as for a reader who has looked everywhere."""
    files = searching(build_library(ROOT), LANGS).assets
    data = [files.files[files.paths[f"search/{name}.js"]].decode() for name in ("rules", "meaning")]
    seen = ("results.js", "explanations.js", "panel.js")
    parts = [part for part in JOINED[SEARCH_SCRIPT] if not part.endswith(seen)]
    packed = pack(acts, LANGS, {lang: load_grammar(lang) for lang in LANGS}, glossary().endings)
    index = script("index", json.dumps(packed.index, ensure_ascii=False))
    texts = [script(f"part{at}", text) for at, text in enumerate(packed.parts)]
    scripts = [*data, *((ROOT / "overrides" / part).read_text("utf-8") for part in parts)]
    return scripts, [file.decode() for file in (index, *texts)]


def _installed(work: Path, texts: list[str]) -> tuple[dict[str, list[str]], list[Cost]]:
    """The others' scripts as a page loads them, and the size of Pagefind's index, which fetches
    parts of it from a server as one types; or nothing."""
    (work / "texts.json").write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    shutil.copy(Path(__file__).with_name("data") / "pagefind.mjs", work)
    try:
        for command in (["npm", "install", "--no-audit", *OTHERS], ["node", "pagefind.mjs"]):
            done = subprocess.run(command, cwd=work, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return {}, []
    scripts = {name: [(work / "node_modules" / file).read_text()] for name, file in BUNDLES.items()}
    return scripts, [Cost(int(done.stdout.split()[-1]))]


def texts_of_law(size: int) -> tuple[list[ActEntries], list[str]]:
    """Acts of about ``size`` bytes of synthetic sentences, and what is typed.

    As in a body of law, each 140 bytes bring a new word.
    """
    rng, acts = random.Random(7), []
    kazakh = _words(size // 400, rng, *BACK) + _words(size // 400, rng, *FRONT)
    rng.shuffle(kazakh)
    english = _words(size // 500, rng, *ENGLISH)
    said = {"kk": _sentences(kazakh, rng), "en": _sentences(english, rng)}

    def row(id: str) -> EntryRow:
        ids = ((lang, f"{lang}-{id}") for lang in LANGS)
        return EntryRow(tuple(SearchEntry(of, at, "text", next(said[at])) for at, of in ids))

    for name in (f"act-{number}" for number in range(max(1, size // ACT))):
        places = tuple(
            EntryPlace(n, "clause.title", n, tuple(row(f"{n}-{item}") for item in "12345"))
            for n in map(str, range(1, min(size, ACT) // CLAUSE + 1))
        )
        title = {"en": name}
        acts.append(ActEntries(name, f"{name}/", title, title, "in force", False, (), places))
    some = [*(kazakh[at] for at in (0, 50, 10, 30, -1)), english[0], english[-1]]
    return acts, [*some, f"{some[2]} {some[3]}", some[1][:4], "галактика"]


def _words(count: int, rng: random.Random, sounds: tuple[str, str], endings: str) -> list[str]:
    """So many words: stems of two syllables, each with some of the endings."""
    stems = ["".join(stem) for stem in product(*sounds, *sounds, sounds[0])]
    forms = ("", *endings.split())
    words = (stem + end for stem in rng.sample(stems, len(stems)) for end in rng.sample(forms, 5))
    return rng.sample(list(islice(words, count)), count)


def _sentences(words: Sequence[str], rng: random.Random) -> Iterator[str]:
    """A few words stand often, most hardly ever, and each once at least."""
    weights, rest = list(accumulate(1 / (at + 8) for at in range(len(words)))), iter(words)
    while True:
        drawn = rng.choices(words, cum_weights=weights, k=rng.randint(6, 24))
        yield " ".join([*drawn, *islice(rest, 2)]) + "."
