"""The search beside MiniSearch, FlexSearch and Pagefind on one large body of texts, in Chromium.

The others are installed into the bench's folder by npm, where there is one; without it only ours is
measured, beside a plain scan. A figure in scans is that many times as long as a plain look through
all texts: so it means the same on a slow machine. The exit status is 0 whatever the figures are.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from adep.languages.grammar import load_grammar
from adep.languages.loaded import glossary
from adep.library.pipeline import build_library
from adep.search.packing import pack
from adep.site.assets import JOINED, SEARCH_SCRIPT
from adep.site.search_files import script, searching
from benchmark.browser import launched
from benchmark.large import LANGS, large

ROOT: Final = Path(__file__).parent.parent.parent
SCRIPT: Final = Path(__file__).with_suffix(".js")
OTHERS: Final = ("minisearch@7.2.0", "flexsearch@0.8.212", "pagefind@1.6.0")
NOT_IN_A_PAGE: Final = ("result.js", "panel.js")  # they need the page's own markup
READY, KEY, SHARE = 10, 5, 0.5  # the aims: scans until ready, scans a key, index to texts
PAGEFIND: Final = """
import * as pagefind from "pagefind";
import { readFileSync } from "node:fs";
const { index } = await pagefind.createIndex();
const texts = JSON.parse(readFileSync(process.argv[2]));
for (const [at, text] of texts.entries())
  await index.addCustomRecord({ url: `/${at}`, content: text, language: at % 2 ? "en" : "kk" });
const { files } = await index.getFiles();
const bytes = files.reduce((sum, file) => sum + file.content.length, 0);
console.log(JSON.stringify({ files: files.length, bytes }));
await pagefind.close();
"""

Figures = Mapping[str, Any]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print. Always 0, unless a process that is measured fails."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=8_000_000, help="bytes of text (8000000)")
    parser.add_argument("--words", type=int, default=57_000, help="words in them (57000)")
    parser.add_argument(
        "--work", type=Path, default=ROOT / ".bench", metavar="FOLDER", help="(.bench)"
    )
    given = parser.parse_args(argv)
    given.work.mkdir(parents=True, exist_ok=True)
    acts, spoken = large(given.size, given.words)
    texts = [
        e.text for act in acts for place in act.places for row in place.rows for e in row.entries
    ]
    packed = pack(acts, LANGS, {lang: load_grammar(lang) for lang in LANGS}, glossary().endings)
    kazakh, english = spoken
    typed = [
        kazakh[0], kazakh[50], kazakh[5000], kazakh[-1], english[0], english[900],
        f"{kazakh[10]} {kazakh[30]}", kazakh[700][:4], kazakh[100] + "ж", "галактика",
    ]  # fmt: skip
    scan, found = measure(texts, typed, packed, libraries(given.work))
    size = sum(len(text.encode()) for text in texts)
    if pagefind := _pagefind(given.work, texts):
        found["Pagefind"] = pagefind
    print(table(scan, found, size, len({word for text in texts for word in text[:-1].split()})))
    return 0


def libraries(work: Path) -> dict[str, Path]:
    """MiniSearch and FlexSearch as a page loads them; none where there is no npm."""
    if shutil.which("npm") is None:
        print("npm is not there: only our own search is measured", file=sys.stderr)
        return {}
    subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(work), *OTHERS],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    modules = work / "node_modules"
    return {
        "minisearch": modules / "minisearch" / "dist" / "umd" / "index.js",
        "flexsearch": modules / "flexsearch" / "dist" / "flexsearch.bundle.min.js",
    }


def measure(
    texts: Sequence[str], typed: Sequence[str], packed: str, others: Mapping[str, Path]
) -> tuple[float, dict[str, Figures]]:
    """Milliseconds of a plain scan, and the figures of each search."""
    files = searching(build_library(ROOT), LANGS).assets
    own = [files.files[files.paths[f"search/{name}.js"]].decode() for name in ("rules", "meaning")]
    parts = [
        ROOT / "overrides" / part
        for part in JOINED[SEARCH_SCRIPT]
        if not part.endswith(NOT_IN_A_PAGE)
    ]
    found: dict[str, Figures] = {}
    with launched() as browser:
        for name, call in (("ours", "ours"), *((name, name) for name in others)):
            page = browser.new_page()  # each in a page of its own
            page.evaluate(
                "given => Object.assign(globalThis, given)", {"texts": texts, "typed": typed}
            )
            page.add_script_tag(content=SCRIPT.read_text("utf-8"))
            if name == "ours":
                for content in (*own, *(part.read_text("utf-8") for part in parts)):
                    page.add_script_tag(content=content)
                scan = float(page.evaluate("beside.scan()"))
                source = script("index", packed).decode()
                found[name] = page.evaluate("source => beside.ours(source)", source)
            else:
                page.add_script_tag(path=others[name])
                found[name] = page.evaluate(f"beside.{call}()")
            page.close()
    return scan, found


def _pagefind(work: Path, texts: Sequence[str]) -> Figures | None:
    """How many files Pagefind makes, of how many bytes; its search fetches them one by one."""
    if shutil.which("node") is None or not (work / "node_modules" / "pagefind").exists():
        return None
    (work / "texts.json").write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    (work / "pagefind.mjs").write_text(PAGEFIND, encoding="utf-8")
    done = subprocess.run(
        ["node", "pagefind.mjs", "texts.json"],
        cwd=work,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stderr[-500:], file=sys.stderr)
        return None
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def table(scan: float, found: Mapping[str, Figures], size: int, words: int) -> str:
    """Markdown: a row for each search; the aims are those of ours."""
    lines = [
        f"{size / 1e6:.1f} MB of texts, {words:,} words; a plain scan takes {scan:.1f} ms.",
        "",
        "| search | index, MB (of the texts) | ready, ms (scans) | a key, ms, median (scans) "
        "| first key | worst key |",
        "|---|---|---|---|---|---|",
    ]
    for name, one in found.items():
        share = f"{one['bytes'] / 1e6:.2f} ({one['bytes'] / size:.2f})"
        if "ready" not in one:
            lines.append(f"| {name} | {share}, {one['files']:,} files | – | – | – | – |")
            continue
        ready, key = (f"{one[of]:.0f} ({one[of] / scan:.0f})" for of in ("ready", "median"))
        lines.append(
            f"| {name} | {share} | {ready} | {key} | {one['first']:.0f} | {one['worst']:.0f} |"
        )
    lines.append(f"| aim | {SHARE} | ({READY}) | ({KEY}) | ({KEY}) | ({KEY}) |")
    return "\n".join(lines)
