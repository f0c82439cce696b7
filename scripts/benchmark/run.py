"""The benchmark: lay out, run every process from outside, measure, print.

Every process is started and waited for like a user's: its time is from start to end, its memory
what the kernel says it had at most. The exit status is 0 whatever the figures are.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final

from benchmark import browser, figures, project, searching, table, weighing
from benchmark.acts import make_act
from benchmark.figures import Bytes, Figures, Run, Search, Weight
from benchmark.project import Project

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent.parent
LARGE: Final = 2_000  # of acts with more clauses, plain Material is built once


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print. Always 0, unless a process that is measured fails."""
    arguments = _arguments(argv)
    arguments.work.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="run-", dir=arguments.work))
    try:
        found = measure(work, arguments.sizes, arguments.repeat, arguments.seed)
    finally:
        if not arguments.keep:
            shutil.rmtree(work, ignore_errors=True)
    if arguments.json:
        raw = json.dumps(dataclasses.asdict(found), indent=1)
        arguments.json.write_text(raw + "\n", encoding="utf-8")
    print(table.render(found), end="")
    return 0


def measure(work: Path, sizes: Sequence[int], repeat: int, seed: int) -> Figures:
    """Every size in turn, and again: a slow minute of the machine does not fall on one alone.

    Nothing is deleted in between: ext4 is slow to make files where it just deleted some.
    """
    parts, searches, weights = [], [], []
    for turn in range(1, repeat + 1):
        for clauses in sizes:
            _say(f"{clauses:,} clauses, run {turn}")
            slow = turn == 1 or clauses <= LARGE
            own = project.lay_out(work / f"{clauses}-{turn}", make_act(clauses, seed), ROOT)
            parts.append(_round(own, slow))
            if turn == 1:
                searches += _searches(own)
                weights += _weights(own)
    return figures.merged(parts, _machine(), seed, searches, weights)


def _round(own: Project, slow: bool) -> tuple[list[Run], Bytes]:
    """All processes once for one size; plain Material only where ``slow``."""
    found = [_import(own), _copying(own), _build(own), _markdown(own)]
    return found + ([_material(own)] if slow else []), _bytes(own)


# ---- the processes ------------------------------------------------------------------------------


def _import(own: Project) -> Run:
    cost = timed([sys.executable, "-m", "adep", "import"], own.root)
    return _told("import", own, cost, len(list((own.docs / own.act.id).glob("*.md"))))


def _copying(own: Project) -> Run:
    listed = project.manifest(own)
    cost = timed([sys.executable, str(HERE / "copying.py"), str(listed)], own.root)
    return _told("copying", own, cost, len(json.loads(listed.read_bytes())["pages"]))


def _build(own: Project) -> Run:
    cost = timed([sys.executable, "-m", "mkdocs", "build", "--clean"], own.root)
    return _told("build", own, cost, len(_pages(own)))


def _markdown(own: Project) -> Run:
    folder = own.docs / own.act.id
    cost = timed([sys.executable, str(HERE / "converting.py"), str(folder)], own.root)
    return _told("markdown", own, cost, len(list(folder.glob("*.md"))))


def _material(own: Project) -> Run:
    project.lay_out_plain(own)
    cost = timed([sys.executable, "-m", "mkdocs", "build", "--clean"], own.plain)
    return _told("material", own, cost, len(list((own.plain / "site").rglob("*.html"))))


def _told(process: str, own: Project, cost: Cost, pages: int) -> Run:
    _say(
        f"  {process:<10}{cost.seconds:8.2f} s, of the processor{cost.processor:8.2f} s, "
        f"{cost.peak_mb:4.0f} MB, {pages:,} pages"
    )
    return Run(process, own.act.clauses, **dataclasses.asdict(cost), pages=pages)


@dataclasses.dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    seconds: float
    processor: float
    kernel: float
    peak_mb: float


def timed(command: Sequence[str], folder: Path) -> Cost:
    """Run ``command`` in ``folder`` from start to end. Exits where it fails."""
    report = folder / "cost.json"
    timing = [sys.executable, str(HERE / "timing.py"), str(report), *command]
    done = subprocess.run(
        timing, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{done.stdout[-3000:]}\n{' '.join(command)} failed in {folder}")
    return Cost(**json.loads(report.read_text()))


# ---- the searches -------------------------------------------------------------------------------


def _searches(own: Project) -> list[Search]:
    """Both searches over the pages that were just built."""
    with browser.launched() as chromium:
        found = [searching.measure(chromium, engine, own) for engine in searching.INDEX]
    for search in filter(None, found):
        _say(f"  search {search.engine}: {len(search.keys)} keys")
    return [search for search in found if search is not None]


def _weights(own: Project) -> list[Weight]:
    """What a first visit to a clause page fetches, in both sites."""
    with browser.launched() as chromium:
        return [weighing.weigh(chromium, engine, own) for engine in searching.INDEX]


# ---- sizes and surroundings ---------------------------------------------------------------------


def _pages(own: Project) -> list[Path]:
    """The pages of our site, without the small files by which the day of a wording leads to one.

    They cost a build their writing and are no pages: to count them would flatter what a page costs.
    """
    return [
        page
        for page in own.site.rglob("*.html")
        if not any(part.startswith("@") for part in page.relative_to(own.site).parts)
    ]


def _bytes(own: Project) -> Bytes:
    pages = list((own.docs / own.act.id).glob("*.md"))
    html = [page.stat().st_size for page in _pages(own)]
    clauses = sorted(own.clause_pages(), key=lambda page: page.stat().st_size)
    middle = clauses[len(clauses) // 2].read_bytes()
    return Bytes(
        clauses=own.act.clauses,
        sources=own.act.size,
        markdown=sum(page.stat().st_size for page in pages),
        markdown_pages=len(pages),
        html=sum(html),
        html_pages=len(html),
        site=sum(path.stat().st_size for path in own.site.rglob("*") if path.is_file()),
        median_page=int(statistics.median(page.stat().st_size for page in clauses)),
        median_page_gzip=len(gzip.compress(middle)),
    )


def _machine() -> str:
    libraries = ", ".join(
        f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "markdown")
    )
    cores = os.cpu_count()
    return f"Python {platform.python_version()}, {libraries}; {platform.machine()}, {cores} cores."


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument(
        "--sizes",
        type=_sizes,
        default=[100, 1000, 5000],
        metavar="N,N",
        help="clauses of the synthetic acts (100,1000,5000)",
    )
    parser.add_argument(
        "--repeat",
        type=int,
        default=3,
        metavar="K",
        help=f"runs for each size (3); plain Material beyond {LARGE:,} clauses is built once",
    )
    parser.add_argument("--seed", type=int, default=1, help="of the acts (1)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the raw figures here too")
    parser.add_argument(
        "--work", type=Path, default=ROOT / ".bench", metavar="FOLDER", help="(.bench)"
    )
    parser.add_argument("--keep", action="store_true", help="leave what was built in that folder")
    return parser.parse_args(argv)


def _sizes(text: str) -> list[int]:
    return sorted({int(part) for part in text.split(",")})
