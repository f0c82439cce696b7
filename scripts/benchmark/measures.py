"""What is measured, as data: a sentence, the most that it may be, the jobs, the figure of them."""

from __future__ import annotations

from typing import Final

from benchmark.rounds import Least, Measure

ENGINES: Final = ("our", "MiniSearch", "FlexSearch", "Pagefind")
SEARCH: Final = {"ready": 10, "first key": 5, "slowest key": 5, "offer": 10, "index": 0.5}


def measures(clauses: int) -> tuple[Measure, ...]:
    """The rows of the table, for a largest act of so many clauses."""
    many, fifth = f"{clauses:,} clauses", f"{clauses // 5:,}"
    builds = build, middle, small = "build", "build, a fifth", "build, a fiftieth"
    return (
        _seconds("starting the command", 0.3, "start"),
        _ratio(f"import of {many}: readings and writings of as much", 8, "import", "copying"),
        _ratio("the same again, where nothing has changed", 1, "import again", "copying"),
        _ratio("an act of 600 articles added: imports of it", 2, "add", "import it"),
        _ratio("the same checked: imports of it", 2, "check", "import it"),
        _ratio(f"build of {many}, a page: pages of plain Material", 0.65, build, "material"),
        _ratio("the same: conversions of a page by Python-Markdown", 3, build, "markdown"),
        Measure(
            f"a further page at {many}: further pages at {fifth}", 1.2, builds,
            lambda of: _further(of, build, middle) / _further(of, middle, small),
        ),
        Measure(
            "memory of the build, KB a further clause", 40, builds[:2],
            lambda of: (of(build).memory - of(middle).memory) / (clauses - clauses // 5),
        ),
        *of_acts(clauses),
        _ratio(f"preview of {many}, started: imports of them", 2, "preview", "import"),
        _seconds("preview, from a save to the page's bytes", 1, "preview, saved"),
        _seconds("Hugo's server, from a save to the page's bytes", 1, "Hugo, saved"),
        *(
            _ratio(f"{engine} search, {job}: {yardstick}", most, f"{engine}: {job}", yardstick)
            for engine in ENGINES
            for job, most in SEARCH.items()
            if engine != "Pagefind" or job == "index"
            if engine == "our" or job != "offer"  # the others offer nothing
            for yardstick in ("the texts" if job == "index" else "plain scans",)
        ),
    )  # fmt: skip


def of_acts(clauses: int) -> tuple[Measure, ...]:
    """The rows about so many clauses in ten acts."""
    build, tenth = "build, in ten acts", "build, a tenth in ten acts"
    return (
        _ratio(f"{clauses:,} clauses in ten acts, a page: pages of a tenth", 1.2, build, tenth),
        Measure(
            "the same by the clock, with two processors: its time of the processor", 0.65, (build,),
            lambda of: of(build).clock / of(build).taken,
        ),
        Measure(
            "memory of all its processes together, MB", 2000, (build,),
            lambda of: of(build).memory / 1000,
        ),
    )  # fmt: skip


def _seconds(what: str, most: float, job: str) -> Measure:
    return Measure(f"{what}, seconds", most, (job,), lambda of: of(job).taken)


def _ratio(what: str, most: float, job: str, yardstick: str) -> Measure:
    """What the job takes, each page of it if it makes pages, in what the yardstick does."""
    return Measure(what, most, (job, yardstick), lambda of: of(job).each / of(yardstick).each)


def _further(of: Least, job: str, smaller: str) -> float:
    """What a page takes beyond those of a smaller build."""
    return (of(job).taken - of(smaller).taken) / (of(job).pages - of(smaller).pages)
