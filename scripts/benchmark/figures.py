"""What was measured, as frozen values; nothing here measures or prints."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

# The processes that are timed for each size.
PROCESSES: Final = ("import", "copying", "build", "markdown", "material")
# How long is waited for a search: to be ready, and to answer a key.
READY_SECONDS: Final = 120
KEY_SECONDS: Final = 30


@dataclass(frozen=True, slots=True)
class Run:
    """One process from start to end, and the pages that it made or converted."""

    process: str
    clauses: int
    seconds: float
    processor: float  # seconds; less than ``seconds`` where other processes were in the way
    kernel: float  # seconds of ``processor`` that the kernel took, mostly to make files
    peak_mb: float
    pages: int


@dataclass(frozen=True, slots=True)
class Bytes:
    """How large things are, for one size."""

    clauses: int
    sources: int
    markdown: int
    markdown_pages: int
    html: int
    html_pages: int
    site: int
    median_page: int
    median_page_gzip: int


@dataclass(frozen=True, slots=True)
class Search:
    """Typing into a search in a browser. Milliseconds; ``None``: longer than was waited."""

    engine: str  # "ours" or "material"
    clauses: int
    index: int  # bytes of the file
    index_gzip: int
    ready: float | None  # from opening it
    keys: tuple[float | None, ...]  # from a key to the first result; nothing is typed after a None

    @property
    def middle_key(self) -> float | None:
        """The median; None as in ``keys``, or where no key could be tried."""
        return self._of_keys(statistics.median_high)

    @property
    def worst_key(self) -> float | None:
        return self._of_keys(max)

    def _of_keys(self, pick: Callable[[list[float]], float]) -> float | None:
        waited = [math.inf if ms is None else ms for ms in self.keys]
        found = pick(waited) if waited else math.inf
        return None if found == math.inf else found


@dataclass(frozen=True, slots=True)
class Weight:
    """What a first visit to a clause page fetches, packed where a server would. Bytes."""

    engine: str  # "ours" or "material"
    clauses: int
    files: int
    page: int  # with scripts and styles, without what is the search's
    search: int  # fetched with the page for a search that nobody opened


@dataclass(frozen=True, slots=True)
class Figures:
    """All that one run of the benchmark found."""

    machine: str
    seed: int
    runs: tuple[Run, ...]
    bytes: tuple[Bytes, ...]
    searches: tuple[Search, ...] = ()
    weights: tuple[Weight, ...] = ()

    @property
    def sizes(self) -> list[int]:
        """The numbers of clauses, smallest first."""
        return sorted({run.clauses for run in self.runs})

    def bytes_of(self, clauses: int) -> Bytes:
        return next(value for value in self.bytes if value.clauses == clauses)

    def search(self, engine: str, clauses: int) -> Search | None:
        """What was measured of a search; None where it is not there, or was not measured."""
        return next((s for s in self.searches if (s.engine, s.clauses) == (engine, clauses)), None)

    def weight(self, engine: str, clauses: int) -> Weight | None:
        """What a clause page weighs; None where it was not measured."""
        return next((w for w in self.weights if (w.engine, w.clauses) == (engine, clauses)), None)

    def repeats(self, process: str, clauses: int) -> int:
        return len(self._runs(process, clauses))

    def seconds(self, process: str, clauses: int) -> float:
        """The median of the runs of a process."""
        return statistics.median(run.seconds for run in self._runs(process, clauses))

    def processor(self, process: str, clauses: int) -> float:
        """The median of the runs of a process, in seconds of the processor."""
        return statistics.median(run.processor for run in self._runs(process, clauses))

    def kernel(self, process: str, clauses: int) -> float:
        """The median of the runs of a process, in seconds of the kernel."""
        return statistics.median(run.kernel for run in self._runs(process, clauses))

    @property
    def waited(self) -> float:
        """How much longer the processes took than they worked: 1 on a quiet machine."""
        return sum(run.seconds for run in self.runs) / sum(run.processor for run in self.runs)

    def peak(self, process: str, clauses: int) -> float:
        return max(run.peak_mb for run in self._runs(process, clauses))

    def pages(self, process: str, clauses: int) -> int:
        return self._runs(process, clauses)[0].pages

    def each(self, process: str, clauses: int) -> float:
        """Milliseconds per page of a process."""
        return 1000 * self.seconds(process, clauses) / self.pages(process, clauses)

    def each_clause(self, process: str, clauses: int) -> float:
        """Milliseconds per clause of the act."""
        return 1000 * self.seconds(process, clauses) / clauses

    def each_further(self, process: str, clauses: int) -> float | None:
        """Milliseconds that each clause beyond the next smaller size costs; None at the smallest.

        Free of the time that a process needs to start: constant where the time is linear.
        """
        smaller = [size for size in self.sizes if size < clauses]
        if not smaller:
            return None
        more = self.seconds(process, clauses) - self.seconds(process, smaller[-1])
        return 1000 * more / (clauses - smaller[-1])

    def ratio(self, process: str, other: str, clauses: int) -> float:
        """Time of a process to that of another, whole."""
        return self.seconds(process, clauses) / self.seconds(other, clauses)

    def ratio_each(self, process: str, other: str, clauses: int) -> float:
        """Time of a process to that of another, per page."""
        return self.each(process, clauses) / self.each(other, clauses)

    def processor_ratio_each(self, process: str, other: str, clauses: int) -> float:
        """The same in time of the processor, which a busy machine does not blur."""
        mine, theirs = (
            self.processor(name, clauses) / self.pages(name, clauses) for name in (process, other)
        )
        return mine / theirs

    def growth(self, process: str) -> float | None:
        """How much dearer a further clause is at the end than at the beginning; linear is 1."""
        costs = [self.each_further(process, size) for size in self.sizes]
        known = [cost for cost in costs if cost is not None]
        return known[-1] / known[0] if len(known) > 1 and known[0] > 0 else None

    def _runs(self, process: str, clauses: int) -> list[Run]:
        return [run for run in self.runs if run.process == process and run.clauses == clauses]


def merged(
    parts: Iterable[tuple[list[Run], Bytes]],
    machine: str,
    seed: int,
    searches: Iterable[Search] = (),
    weights: Iterable[Weight] = (),
) -> Figures:
    """One value from what each round found; sizes are the same in each round."""
    runs: list[Run] = []
    sizes: dict[int, Bytes] = {}
    for found, size in parts:
        runs += found
        sizes[size.clauses] = size
    return Figures(
        machine, seed, tuple(runs), tuple(sizes.values()), tuple(searches), tuple(weights)
    )
