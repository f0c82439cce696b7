"""A build in several processes says and makes what one process does, in the same order.

That small sites are the same is seen in ``test_reproducible``: their second maker has three processes.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import struct
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from mkdocs.config.base import ValidationError

from adep.base.processes import Ended, in_turn, share_among
from adep.site.settings import Processes
from benchmark.acts import lay_out, make_act
from tests import ROOT
from tests.site.test_reproducible import ADDRESS, different, files
from tests.tools.site_build import Shared
from tests.tools.warm import Done, run

ACTS = ("first", "second", "third")
OWN = """# {title}

[A place](second/1.md#kk-1-p1), [none](second/1.md#nowhere), [a file](data/second/1.json).
"""
# Page of the project → words on it, and what somebody wrote in their place.
MENDED = {
    "first/2.md": ("Қойма", "Қойма [a](nowhere.md) [b](1.md#nowhere) [c](1.md#kk-1-p1)"),
    "third/1.md": ("Өлшеуші", "Өлшеуші [d](../second/2.md#nowhere) [e](../second/2.md#kk-2-p1)"),
}
# What is warned of: first what is seen while pages are read, then where links lead to.
WARNED = [
    "Doc file 'first/2.md' contains a link 'nowhere.md', but the target 'first/nowhere.md' is not",
    "Doc file 'own.kk.md' contains a link 'second/1.md#nowhere', but the doc 'second/1.md' does",
    "Doc file 'first/2.md' contains a link '1.md#nowhere', but the doc 'first/1.md' does not",
    "Doc file 'third/1.md' contains a link '../second/2.md#nowhere', but the doc 'second/2.md' does",
]
# File of the project, what stands in it, what is put in its place → what stops the build.
FAULTS = [
    ("docs/first/1.md", "Өлшеуші", "Өлшеушілер", "edit-not-recorded"),
    ("overrides/clause.html", "{%", "{{ nix.css }}{%", "template-invalid: 'nix' is undefined"),
    ("overrides/redirect.html", "{%", "{{ nix.css }}{%", "template-invalid: 'nix' is undefined"),
]
PROCESSES = ["3", pytest.param("1", marks=pytest.mark.exhaustive)]


@pytest.fixture
def project(shared: Shared, tmp_path: Path) -> Path:
    """Three small acts, imported."""
    sources = {f"{act}/{name}": text for act in ACTS for name, text in make_act(2).items()}
    shutil.copytree(shared.project(sources), tmp_path / "project", symlinks=True)
    (tmp_path / "project" / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", tmp_path / "project" / "overrides")
    return tmp_path / "project"


def mend(project: Path, name: str, old: str, new: str) -> None:
    """Write other words into a file."""
    file = project / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def built(project: Path, **environment: str) -> Done:
    """A build; what it said, in its order."""
    return run(("mkdocs", "build", "--strict", "--clean"), project, **environment)


def said_without_information(done: Done) -> list[str]:
    """What it said, but for where it writes and what it passes over."""
    return [line for line in done.said.splitlines() if not line.startswith("INFO")]


def warned(done: Done) -> list[str]:
    """What was warned of."""
    lines = (line.partition("-  ") for line in done.said.splitlines())
    return [words for level, _, words in lines if level.strip() == "WARNING"]


@pytest.mark.parametrize("processes", PROCESSES)
def test_what_is_warned_of(project: Path, processes: str) -> None:
    for lang in ("kk", "en"):
        page = project / "docs" / f"own.{lang}.md"
        page.write_text(OWN.format(title=lang), encoding="utf-8")
    for name, (old, new) in MENDED.items():
        mend(project, f"docs/{name}", old, new)
    done = built(project, ADEP_PROCESSES=processes)
    said = warned(done)
    assert len(said) == len(WARNED)
    assert all(map(str.startswith, said, WARNED))
    assert done.status and "Aborted with 4 warnings in strict mode!" in done.said


@pytest.mark.exhaustive
@pytest.mark.parametrize(("name", "old", "new", "says"), FAULTS)
def test_what_stops_it(project: Path, name: str, old: str, new: str, says: str) -> None:
    mend(project, name, old, new)
    alone, together = (built(project, ADEP_PROCESSES=n, ADEP_PUBLISH="true") for n in ("1", "3"))
    assert says in alone.said and "Nothing was built." in alone.said
    assert together.status == alone.status
    assert said_without_information(together) == said_without_information(alone)


def test_a_process_that_is_killed_is_told() -> None:
    def end(item: int) -> int:
        if item == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return item * 10

    share = share_among(2, 0)
    assert list(share(end, [1, 3, 5])) == [10, 30, 50]
    with pytest.raises(Ended):
        list(share(end, [1, 2, 3]))


def test_one_that_is_killed_in_the_midst_of_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    def send(self: Connection, _: object) -> None:
        os.write(self.fileno(), struct.pack("!i", 9) + b"half")
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(Connection, "send", send)
    with pytest.raises(Ended):
        list(share_among(2, 0)(str, [1]))


@pytest.mark.parametrize(
    ("asked", "pages", "several"),
    [(1, 50_000, False), (2, 1, True), (0, 999, False), (0, 1_000, True)],
)
def test_how_many_processes(
    asked: int, pages: int, several: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    assert (share_among(asked, pages) is not in_turn) == several
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert share_among(asked, pages) is in_turn


def test_how_they_are_said() -> None:
    """In mkdocs.yml or by a variable, which may be empty."""
    told = [Processes().run_validation(value) for value in (None, 0, "2")]
    assert told == [0, 0, 2]
    with pytest.raises(ValidationError, match="'-1' is no number of processes: write 0, 1, 2"):
        Processes().run_validation(-1)


@pytest.mark.exhaustive
def test_five_thousand_clauses_are_the_same(tmp_path: Path) -> None:
    """In three acts, each too large for a piece."""
    project = lay_out(tmp_path / "project", 5_000, ROOT, 3)
    assert run(("adep", "import"), project).status == 0
    made = {}
    for processes in ("1", "3"):
        words = ("mkdocs", "build", "--clean", "--site-dir", str(tmp_path / processes))
        done = run(words, project, ADEP_PROCESSES=processes, **ADDRESS)
        assert done.status == 0, done.said
        made[processes] = files(tmp_path / processes)
    assert len(made["1"]) > 40_000
    assert different(made["1"], made["3"]) == []
