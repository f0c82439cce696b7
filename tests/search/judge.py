"""``make judge``: types every query of the tables into the search, in a browser, and says how well it
answers. The tables that it prints are Markdown."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, sync_playwright

from tests import ROOT
from tests.search import judging
from tests.search.judging import Answers, Means, Place, Query
from tests.tools.browsing import launched
from tests.tools.site_build import build, served

SEARCH, OWN_WORDS = ROOT / "tests" / "search", ROOT / "tests" / "asked"
MILLISECONDS: Final = 30_000  # for one answer
# All links to units that are shown once ``typed`` is answered; null while it is not.
SHOWN: Final = """
typed => {
  const results = document.querySelector("[data-search-results]")
  if (results?.dataset.query !== typed) return null
  return [...results.querySelectorAll("a[data-unit]")].map(
    a => [a.href, a.dataset.unit, !a.closest(".hit:not([data-by])")])
}
"""
Shown = tuple[Place, bool]  # a result, and whether it is reached by meaning only


def load() -> tuple[Query, ...]:
    """The queries of ``tests/search``, and those retyped; a file is a half. ValueError as below."""
    queries = read(SEARCH, judging.KINDS)
    return queries + judging.retyped(queries)


def read(folder: Path, kinds: Collection[str] = judging.ASKED) -> tuple[Query, ...]:
    """The queries of every table in a folder; ValueError where one is wrong."""
    files = sorted(folder.glob("*.toml"), reverse=True)  # rules, then aside
    return tuple(
        query
        for file in files
        for query in judging.read_table(file.read_text("utf-8"), file.stem, kinds)
    )


def shown(
    browser: Browser, address: str, typed: Iterable[str], acts: Collection[str]
) -> dict[str, tuple[Shown, ...]]:
    """What the search of a served site shows for each text; the link's path names one of ``acts``."""
    texts = list(dict.fromkeys(typed))
    found = {}
    page = browser.new_page()
    page.goto(f"{address}/?q={quote(texts[0])}")
    for text in texts:
        page.locator("input[type=search]").first.fill(text)
        told = page.wait_for_function(SHOWN, arg=text, timeout=MILLISECONDS).json_value()
        found[text] = tuple(((_act(href, acts), unit), meant) for href, unit, meant in told)
    page.close()
    return found


def in_the_laws_words(found: Mapping[str, Iterable[Shown]]) -> Answers:
    """The same without what is reached by meaning only, and says so."""
    return {typed: [place for place, meant in of if not meant] for typed, of in found.items()}


def all_of(found: Mapping[str, Iterable[Shown]]) -> Answers:
    """All that is shown."""
    return {typed: [place for place, _ in of] for typed, of in found.items()}


def _act(address: str, acts: Collection[str]) -> str:
    folders = urlsplit(address).path.split("/")
    return next(folder for folder in folders if folder in acts)


def table(judgement: Mapping[tuple[str, str], Means]) -> str:
    """Markdown: a row for each group of each half."""
    rows = ["| group | half | queries | recall | precision | empty |", "|---|---|---|---|---|---|"]
    for (group, half), of in judgement.items():
        precision = "–" if of.precision is None else _share(of.precision)
        rows.append(
            f"| {group} | {half} | {of.queries} | {_share(of.recall)} | {precision} | {of.empty} |"
        )
    return "\n".join(rows)


def table_of_asked(found: Mapping[tuple[str, str], tuple[int, int]]) -> str:
    """Markdown: a row for each kind of each half."""
    rows = ["| asked in one's own words | half | hoped for among the first five |", "|---|---|---|"]
    rows += [f"| {kind} | {half} | {got} of {of} |" for (kind, half), (got, of) in found.items()]
    return "\n".join(rows)


def _share(value: float) -> str:
    """.93, or 1.00."""
    return f"{value:.2f}".removeprefix("0")


def main() -> int:
    """Build the site, ask it everything, print both tables."""
    queries, asked = load(), read(OWN_WORDS)
    acts = {act for query in (*queries, *asked) for act, _ in query.units}
    typed = [query.typed for query in (*queries, *asked)]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build(ROOT, Path(folder))
        with served(Path(folder)) as address, launched(playwright.chromium) as browser:
            found = shown(browser, address, typed, acts)
    print(table(judging.judged(queries, in_the_laws_words(found))))
    print(f"\n{table_of_asked(judging.hoped(asked, all_of(found)))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
