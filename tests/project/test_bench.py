"""The benchmark: what it says of figures, its synthetic acts, its yardsticks. What it measures is not
asserted: machines differ."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from adep import cli
from adep.library import pipeline
from benchmark import frozen
from benchmark.acts import lay_out, make_act
from benchmark.measures import measures
from benchmark.rounds import Cost, Measure, figure, judged, table
from tests import ROOT

TWICE = Measure("work", 2, ("work", "yardstick"), lambda of: of("work").each / of("yardstick").each)
# seconds of the work · of the yardstick, round by round · what was reached · the spread · the verdict
JUDGED = [
    ([2.0, 1.9], [1.0, 1.1], 1.9, 0.1, "met"),
    ([2.0, 2.0], [1.0, 1.0], 2.0, 0.0, "met"),  # the aim itself is within it
    (
        [2.2, 2.1, 9.9],
        [1.0, 1.0, 3.0],
        2.1,
        1 / 21,
        "**missed**",
    ),  # a slow round counts for nothing
    ([1.0, 1.3], [1.0, 1.0], 1.0, 0.3, "not measured"),  # noise is not judged
    ([1.0, 1.0], [1.0, 1.3], 1.0, 0.3, "not measured"),  # nor is that of a yardstick
    ([9.0], [1.0, 1.0], 9.0, None, "not measured"),  # of one run nobody knows the spread
    ([], [1.0, 1.0], None, None, "not measured"),
]


@pytest.mark.parametrize(("work", "yardstick", "reached", "spread", "verdict"), JUDGED)
def test_a_figure_is_judged(
    work: list[float],
    yardstick: list[float],
    reached: float | None,
    spread: float | None,
    verdict: str,
) -> None:
    rounds = {"work": [*map(Cost, work)], "yardstick": [*map(Cost, yardstick)]}
    value, apart, said = judged(TWICE, rounds)
    assert (value, said) == (reached, verdict)
    assert apart == pytest.approx(spread)


def test_a_page_of_each_is_compared() -> None:
    rounds = {"work": [Cost(30, pages=10)] * 2, "yardstick": [Cost(10, pages=5)] * 2}
    assert judged(TWICE, rounds) == (1.5, 0, "met")


def test_the_table_has_a_row_for_each_measure() -> None:
    rounds = {"work": [Cost(2_000), Cost(2_100)], "yardstick": [Cost(1), Cost(1)]}
    assert table([TWICE], rounds).splitlines()[2:] == ["| work | 2 | 2,000 | 5% | **missed** |"]
    assert table([TWICE], {}).endswith("| work | 2 | – | – | not measured |")
    assert [*map(figure, (0.6512, 3.0, 12.34, 1246.4))] == ["0.651", "3", "12.3", "1,246"]


def test_a_further_page_and_its_memory_are_counted_beyond_a_smaller_build() -> None:
    builds = {
        "build": [Cost(41, 90_000, pages=100)] * 2,
        "build, a fifth": [Cost(9, 50_000, pages=20)] * 2,
        "build, a fiftieth": [Cost(5, 40_000, pages=10)] * 2,
    }
    found = [judged(one, builds) for one in measures(100) if one.jobs[-1].startswith("build, a f")]
    assert found == [(1.0, 0, "met"), (500.0, 0, "**missed**")]


def test_the_yardstick_does_not_move(tmp_path: Path) -> None:
    """Every byte of its pages, whatever becomes of ours. Who changes it begins a new series."""
    frozen.lay_out(tmp_path, 400)
    pages = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    found = hashlib.sha256(b"".join(path.read_bytes() for path in pages)).hexdigest()
    assert (len(pages), found[:16]) == (403, "b66632be26351c91")


def test_copying_writes_as_much_as_the_pages_are(tmp_path: Path) -> None:
    frozen.lay_out(tmp_path / "plain", 5)
    lay_out(tmp_path / "own", 50, ROOT)
    pages, out = tmp_path / "plain" / "docs" / "code", tmp_path / "out"
    frozen.copy(tmp_path / "own" / "sources", pages, out)
    assert {p.name: p.stat().st_size for p in out.iterdir()} == {
        p.name: p.stat().st_size for p in pages.iterdir()
    }


def test_an_act_is_the_same_at_every_call_and_grows_with_its_clauses() -> None:
    assert make_act(60) == make_act(60)
    small, large = (sum(map(len, make_act(clauses).values())) for clauses in (200, 800))
    assert 3.6 < large / small < 4.4


@pytest.mark.exhaustive
def test_an_act_imports_and_pairs(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "own", 60, ROOT)
    assert cli.main(["import", "--root", str(root)]) == 0
    (act,) = pipeline.build_library(root).acts
    assert not act.problems
    assert [clause.id for clause in act.clauses] == [str(n) for n in range(1, 61)]
    assert {row.relation for clause in act.clauses for row in clause.paired.rows} == {"same"}
    assert sum(bool(clause.amendments) for clause in act.clauses) == 20


@pytest.mark.exhaustive
@pytest.mark.browser
def test_a_round_runs_and_every_job_of_the_table_with_it() -> None:
    """One round judges nothing, and nothing is asked of its figures."""
    command = [
        sys.executable,
        str(ROOT / "scripts" / "bench.py"),
        "--clauses",
        "20",
        "--rounds",
        "1",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = done.stdout.partition("|---|---|---|---|---|\n")[2].splitlines()
    assert len(rows) == len(measures(20))
    assert {row.split("|")[-2].strip() for row in rows[1:]} == {"not measured"}
