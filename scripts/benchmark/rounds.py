"""Figures of several rounds, and what may be said of them. Nothing here measures or prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

STEADY: Final = 0.15  # where the two least of a job's runs lie further apart, nothing is judged


class Cost(Struct, frozen=True):
    """What a run took: seconds (of the processor, where it is a process) or bytes, the most memory
    in KB, how many pages it made, and seconds by the clock."""

    taken: float
    memory: float = 0.0
    pages: int = 1
    clock: float = 0.0

    @property
    def each(self) -> float:
        """What one of the pages took."""
        return self.taken / self.pages


Rounds = Mapping[str, Sequence[Cost]]  # job → its runs
Least = Callable[[str], Cost]  # job → the run that was disturbed least


class Measure(Struct, frozen=True):
    """A figure of the least runs of some jobs, and the most that it may be."""

    what: str
    most: float
    jobs: tuple[str, ...]
    value: Callable[[Least], float]


def judged(measure: Measure, rounds: Rounds) -> tuple[float | None, float | None, str]:
    """What was reached, the spread of its runs, and the verdict: noise is not judged.

    The spread is how far the second least run of a job lies above the least, as a share of it, of
    the job where that is most. Without a run nothing is reached, with one the spread isn't known.
    """
    runs = [sorted(cost.taken for cost in rounds.get(job, ())) for job in measure.jobs]
    if not all(runs):
        return None, None, "not measured"
    value = measure.value(lambda job: min(rounds[job], key=lambda cost: cost.taken))
    spread = max(of[1] / of[0] - 1 for of in runs) if min(map(len, runs)) > 1 else None
    if spread is None or spread > STEADY:
        return value, spread, "not measured"
    return value, spread, "met" if value <= measure.most else "**missed**"


def table(measures: Iterable[Measure], rounds: Rounds) -> str:
    """Markdown: a row for each measure."""
    rows = ["| what | aim, at most | reached | spread | |", "|---|---|---|---|---|"]
    for one in measures:
        value, spread, verdict = judged(one, rounds)
        apart = "–" if spread is None else f"{spread:.0%}"
        reached = "–" if value is None else figure(value)
        rows.append(f"| {one.what} | {figure(one.most)} | {reached} | {apart} | {verdict} |")
    return "\n".join(rows)


def figure(value: float) -> str:
    """Three figures that count: 0.65, 3, 12.3, 1,246."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
