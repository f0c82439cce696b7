"""Figures → a table in plain text, the aims beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from benchmark.figures import KEY_SECONDS, READY_SECONDS, Figures, Search, Weight

IMPORT_MS: Final = 1.0  # a clause
TO_MARKDOWN: Final = 3.5  # per page
TO_MATERIAL: Final = 0.6
# Single runs drift by a third; a quadratic part of that share would double this figure.
LINEAR: Final = 1.3
BUSY: Final = 1.25
MB: Final = 1_000_000
KB: Final = 1_000
PAGE_KB: Final = 100

Row = tuple[str, list[str], str]


def render(figures: Figures) -> str:
    """The whole table, with a heading that says what was measured where."""
    largest = figures.sizes[-1]
    repeats, once = (figures.repeats(name, largest) for name in ("import", "material"))
    head = [
        figures.machine,
        f"Synthetic acts, seed {figures.seed}. Medians of {_runs(repeats)}; (b) at {largest:,} "
        f"clauses: {_runs(once)}.",
        f"Aims are for {largest:,} clauses. A further clause: beyond the next smaller act.",
    ]
    if figures.waited > BUSY:
        head.append(
            f"The machine was busy: the processes took {figures.waited:.2f} times as long as they "
            "worked."
        )
    head.append("")
    rows: list[Row] = [("clauses", [f"{n:,}" for n in figures.sizes], "aim")]
    for title, found in (
        ("IMPORT, as a whole process", _import(figures)),
        ("BUILD of both interfaces, as a whole process", _build(figures)),
        ("BYTES", _bytes(figures)),
        ("A CLAUSE PAGE opened for the first time, all its files, gzip", _weights(figures)),
        ("SEARCH in Chromium, one page opened", _searches(figures)),
    ):
        rows += [("", [], ""), (title, [], ""), *found]
    return "\n".join([*head, *_aligned(rows)]) + "\n"


def _import(f: Figures) -> list[Row]:
    largest = f.sizes[-1]
    return [
        _row(f, "seconds", lambda n: _number(f.seconds("import", n))),
        _row(f, "  of the processor", lambda n: _number(f.processor("import", n))),
        _row(f, "  of the kernel (making files)", lambda n: _number(f.kernel("import", n))),
        _row(
            f,
            "ms per clause",
            lambda n: _number(f.each_clause("import", n)),
            _aim(f.each_clause("import", largest), IMPORT_MS, "under 1"),
        ),
        _row(
            f,
            "ms per further clause",
            lambda n: _number(f.each_further("import", n)),
            _linear(f.growth("import")),
        ),
        _row(
            f, "reading and writing the same bytes, s", lambda n: _number(f.seconds("copying", n))
        ),
        _row(f, "ratio to that", lambda n: _number(f.ratio("import", "copying", n))),
        _row(f, "peak memory, MB", lambda n: f"{f.peak('import', n):.0f}"),
    ]


def _build(f: Figures) -> list[Row]:
    largest = f.sizes[-1]
    to_markdown = f.ratio_each("build", "markdown", largest)
    to_material = f.ratio_each("build", "material", largest)
    rows = [
        _row(f, "seconds", lambda n: _number(f.seconds("build", n))),
        _row(f, "  of the processor", lambda n: _number(f.processor("build", n))),
        _row(f, "  of the kernel (making files)", lambda n: _number(f.kernel("build", n))),
        _row(f, "HTML pages", lambda n: f"{f.pages('build', n):,}"),
        _row(f, "ms per page", lambda n: _number(f.each("build", n))),
        _row(f, "ms per clause", lambda n: _number(f.each_clause("build", n))),
        _row(
            f,
            "ms per further clause",
            lambda n: _number(f.each_further("build", n)),
            _linear(f.growth("build")),
        ),
        _row(f, "peak memory, MB", lambda n: f"{f.peak('build', n):.0f}"),
    ]
    for letter, process, name, ratio, aim in (
        ("a", "markdown", "Python-Markdown alone", to_markdown, TO_MARKDOWN),
        ("b", "material", "Material, navigation.prune", to_material, TO_MATERIAL),
    ):
        rows += _compared(f, letter, process, name, _aim(ratio, aim, f"at most {aim}"))
    return rows


def _compared(f: Figures, letter: str, process: str, name: str, verdict: str) -> list[Row]:
    return [
        _row(f, f"({letter}) {name}, s", lambda n: _number(f.seconds(process, n))),
        _row(f, "    pages", lambda n: f"{f.pages(process, n):,}"),
        _row(f, "    ms per page", lambda n: _number(f.each(process, n))),
        _row(f, "    ms per further clause", lambda n: _number(f.each_further(process, n))),
        _row(
            f,
            f"    build to ({letter}), per page",
            lambda n: _number(f.ratio_each("build", process, n)),
            verdict,
        ),
        _row(
            f,
            "    the same in processor time",
            lambda n: _number(f.processor_ratio_each("build", process, n)),
        ),
    ]


def _bytes(f: Figures) -> list[Row]:
    size = f.bytes_of
    return [
        _row(f, "sources, MB", lambda n: _number(size(n).sources / MB)),
        _row(f, "Markdown pages, MB", lambda n: _number(size(n).markdown / MB)),
        _row(f, "Markdown per page", lambda n: f"{size(n).markdown / size(n).markdown_pages:,.0f}"),
        _row(f, "HTML, MB", lambda n: _number(size(n).html / MB)),
        _row(f, "HTML per page", lambda n: f"{size(n).html / size(n).html_pages:,.0f}"),
        _row(f, "median clause page", lambda n: f"{size(n).median_page:,}"),
        _row(f, "  the same, gzip", lambda n: f"{size(n).median_page_gzip:,}"),
        _row(f, "whole site, MB", lambda n: _number(size(n).site / MB)),
    ]


def _weights(f: Figures) -> list[Row]:
    def row(engine: str, title: str, value: Callable[[Weight], str], aim: str = "") -> Row:
        found = {size: f.weight(engine, size) for size in f.sizes}
        return _row(f, title, lambda n: value(w) if (w := found[n]) else "-", aim)

    def kb(value: Callable[[Weight], int]) -> Callable[[Weight], str]:
        return lambda w: _number(value(w) / KB)

    heaviest = max((w.page / KB for w in f.weights if w.engine == "ours"), default=None)
    aim = "" if heaviest is None else _aim(heaviest, PAGE_KB, f"under {PAGE_KB} KB")
    return [
        row("ours", "ours: KB without search", kb(lambda w: w.page), aim),
        row("ours", "  files", lambda w: f"{w.files}"),
        row("material", "(b) Material: KB without search", kb(lambda w: w.page)),
        row("material", "  its search, fetched with it, KB", kb(lambda w: w.search)),
        row("material", "  files", lambda w: f"{w.files}"),
    ]


def _searches(f: Figures) -> list[Row]:
    return [
        row
        for engine, name, since in (
            ("ours", "ours", ""),
            # It reads its index with every page, whether one searches or not.
            ("material", "(b) Material", "since the page was opened"),
        )
        for row in _search(f, engine, name, since)
    ]


def _search(f: Figures, engine: str, name: str, since: str) -> list[Row]:
    def row(title: str, value: Callable[[Search], str], aim: str = "") -> Row:
        found = {size: f.search(engine, size) for size in f.sizes}
        return _row(f, f"{name}: {title}", lambda n: value(s) if (s := found[n]) else "-", aim)

    def key(value: Callable[[Search], float | None]) -> Callable[[Search], str]:
        return lambda s: _waited(value(s), KEY_SECONDS) if s.keys else "-"

    there = any(search.engine == engine for search in f.searches)
    return [
        row("index, MB", lambda s: _number(s.index / MB), "" if there else "not there"),
        row("  the same, gzip", lambda s: _number(s.index_gzip / MB)),
        row("opened to ready, ms", lambda s: _waited(s.ready, READY_SECONDS), since),
        row("key to first result, ms", key(lambda s: s.middle_key)),
        row("  the worst key", key(lambda s: s.worst_key)),
    ]


def _waited(milliseconds: float | None, seconds: int) -> str:
    return f"over {seconds} s" if milliseconds is None else _number(milliseconds)


def _row(f: Figures, name: str, value: Callable[[int], str], aim: str = "") -> Row:
    return f"  {name}", [value(size) for size in f.sizes], aim


def _runs(count: int) -> str:
    return "1 run" if count == 1 else f"{count} runs"


def _number(value: float | None) -> str:
    """Three figures that count: 0.0123, 1.23, 12.3, 1,230."""
    if value is None:
        return "-"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    decimals = 1 if abs(value) >= 10 else 2 if abs(value) >= 0.1 else 3
    return f"{value:.{decimals}f}"


def _aim(value: float, most: float, words: str) -> str:
    return f"{words}: {'met' if value <= most else 'not met'}"


def _linear(growth: float | None) -> str:
    if growth is None:
        return ""
    verdict = "met" if growth <= LINEAR else "not met"
    return f"linear: {verdict} (last / first {growth:.2f}, at most {LINEAR})"


def _aligned(rows: list[Row]) -> list[str]:
    name = max(len(row[0]) for row in rows if row[1])
    width = max(len(value) for row in rows for value in row[1]) + 2
    return [
        f"{first:<{name}}{''.join(f'{v:>{width}}' for v in values)}   {aim}".rstrip()
        if values
        else first
        for first, values, aim in rows
    ]
