"""``make bench``: what import, build, preview and search cost, beside yardsticks that stay.

Every job runs in turn with all others, some rounds long, and the least of its runs counts, in time
of the processor. Where its runs differ much the machine was busy, and nothing is judged.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections import defaultdict
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Final

import click

sys.path.append(str(Path(__file__).parent.parent))  # for the browser that the tests drive

from benchmark.jobs import ROOT, in_acts, jobs
from benchmark.measures import measures, of_acts
from benchmark.rounds import Cost, table

WORK: Final = ROOT / ".bench"
_tell = partial(print, file=sys.stderr, flush=True)


@click.command(help=(__doc__ or "").split("\n")[0])
@click.option("--rounds", "turns", default=2, help="of all jobs (2)")
@click.option("--clauses", default=5_000, help="of the largest act (5000)")
@click.option("--acts", is_flag=True, help="only the builds of ten acts, by all processors")
def main(turns: int, clauses: int, acts: bool) -> None:
    """Measure, tell what is done, print the table. Exits where a job fails."""
    _tell(f"{turns} rounds of {clauses:,} clauses. Two of 5,000 take about ten minutes")
    _tell(f"on two quiet cores; nothing outside {WORK} is changed.")
    WORK.mkdir(exist_ok=True)
    rounds: dict[str, list[Cost]] = defaultdict(list)
    cores, load = os.cpu_count() or 1, os.getloadavg()[0]
    for turn in range(1, turns + 1):
        _tell(f"round {turn}")
        with tempfile.TemporaryDirectory(dir=WORK) as folder:
            for job, cost in (in_acts if acts else jobs)(Path(folder), clauses):
                clock = f"{cost.clock:8.1f} s by the clock" if cost.clock else ""
                _tell(f"  {job:<26}{cost.taken:8.2f} s {cost.memory / 1000:6.0f} MB {clock}")
                rounds[job].append(cost)
    if not acts:
        _tell("the searches")
        from benchmark.searches import searched  # not before: a job's memory would begin with ours

        rounds |= searched(WORK, turns, max(1_600 * clauses, 1_000_000))
    theme = f"Material {version('mkdocs-material')}"
    print(f"Python {platform.python_version()}, {theme}; {cores} cores, load {load:.1f}\n")
    print(table((of_acts if acts else measures)(clauses), rounds))


if __name__ == "__main__":
    main()
