"""``make judge``: how well the project's search and Material's answer the same queries.

Both sites are built from the same pages, and opened in a browser; the table is Markdown.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.tools.site_build import build, served

from benchmark import answers, asking, sections
from benchmark.browser import launched
from benchmark.judging import Answers, Means, Place, Query, judged, read_table, retyped

ROOT: Final = Path(__file__).parent.parent.parent
Judgement = Mapping[tuple[str, str], Means]


def main(argv: Sequence[str] | None = None) -> int:
    """Judge and print. 1 where a table is wrong or there is none."""
    arguments = _arguments(argv)
    try:
        queries = load(arguments.tables)
        asked = load_asked(arguments.asked)
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        ours, material, shown = ask(Path(folder), queries, asked)
    print(table(judged(queries, ours) if ours else None, judged(queries, material)), end="")
    print("\n" + table_of_asked(asking.hoped(asked, shown or {})), end="")
    return 0


def load_asked(tables: Path) -> tuple[Query, ...]:
    """What people ask in their own words, of every table in a folder; ValueError as above."""
    files = sorted(tables.glob("*.toml"), reverse=True)
    return tuple(
        query for file in files for query in asking.read_asked(file.read_text("utf-8"), file.stem)
    )


def table_of_asked(found: Mapping[tuple[str, str], tuple[int, int]]) -> str:
    """Markdown: a row for each kind of each half."""
    lines = [
        "| asked in one's own words | half | hoped for among the first five |",
        "|---|---|---|",
    ]
    lines += [f"| {kind} | {half} | {got} of {of} |" for (kind, half), (got, of) in found.items()]
    return "\n".join(lines) + "\n"


def load(tables: Path) -> tuple[Query, ...]:
    """The queries of every table in a folder, and those retyped; a file is a half.

    ValueError where there is no table or one is wrong.
    """
    files = sorted(tables.glob("*.toml"), reverse=True)  # rules, then aside
    if not files:
        raise ValueError(f"{tables} holds no table of queries; name its folder with --tables")
    queries = tuple(
        query for file in files for query in read_table(file.read_text("utf-8"), file.stem)
    )
    return queries + retyped(queries)


def ask(
    work: Path, queries: Sequence[Query], asked: Sequence[Query]
) -> tuple[Answers | None, Answers, Mapping[str, Sequence[Place]] | None]:
    """The answers of both searches, and what ours shows to those who ask in their own words.

    The project's own are None where its site has no search.
    """
    leads = sections.lay_out(work / "plain", ROOT / "docs")
    build(work / "plain", work / "material")
    build(ROOT, work / "ours")
    typed = [query.typed for query in queries]
    acts = {act for places in leads.values() for act, _ in places}
    with launched() as browser:
        with served(work / "ours") as address:
            ours = answers.of_ours(browser, address, typed, acts)
            shown = answers.shown_by_ours(browser, address, [query.typed for query in asked], acts)
        with served(work / "material") as address:
            material = answers.of_material(browser, address, typed, leads)
    return ours, material, shown


def table(ours: Judgement | None, material: Judgement) -> str:
    """Markdown: a row for each group of each half."""
    lines = [
        "| group | half | queries "
        "| recall | Material's | precision | Material's | empty | Material's |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for place, theirs in material.items():
        group, half = place
        mine = ours[place] if ours is not None else None
        cells = [group, half, str(theirs.queries)]
        for figure in (_recall, _precision, _empty):
            cells += [figure(mine) if mine else "–", figure(theirs)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _recall(means: Means) -> str:
    return _share(means.recall)


def _precision(means: Means) -> str:
    return "–" if means.precision is None else _share(means.precision)


def _empty(means: Means) -> str:
    return str(means.empty)


def _share(value: float) -> str:
    """.93, or 1.00."""
    return f"{value:.2f}".removeprefix("0")


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument(
        "--tables",
        type=Path,
        default=ROOT / "tests" / "search",
        metavar="FOLDER",
        help="tables of queries (tests/search)",
    )
    parser.add_argument(
        "--asked",
        type=Path,
        default=ROOT / "tests" / "asked",
        metavar="FOLDER",
        help="tables of what people ask in their own words (tests/asked)",
    )
    return parser.parse_args(argv)
