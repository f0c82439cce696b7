"""An import of an unchanged project does nothing but look; whatever changed, it does everything."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from adep import cli
from adep.disk import last_import, look
from adep.pages import project_state
from tests.tools.disk_faults import make_project

ACT, PAGE = "sources/rules/act.toml", "docs/rules/1.md"


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("imported") / "project")


@pytest.fixture
def project(imported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(imported, tmp_path / "project"))


class Whole(Exception):
    """Raised where an import makes the pages anew."""


def makes_pages(project: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> bool:
    """Whether an import makes the pages anew."""

    def prepare(*given: object) -> None:
        raise Whole

    monkeypatch.setattr(project_state, "prepare", prepare)
    try:
        assert cli.main(["import", "--root", str(project), *words]) == 0
    except Whole:
        return True
    finally:
        monkeypatch.undo()
    return False


def touched(project: Path) -> None:
    for path in project.rglob("*"):
        os.utime(path, (1, 1))


def added(path: str, text: str = "x") -> Callable[[Path], object]:
    def add(project: Path) -> None:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")

    return add


def grown(path: str) -> Callable[[Path], object]:
    """A sign more, and the time of the file as it was."""

    def grow(project: Path) -> None:
        file, before = project / path, (project / path).stat()
        file.write_bytes(file.read_bytes() + b" ")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    return grow


def renamed(path: str, to: str) -> Callable[[Path], object]:
    return lambda project: (project / path).rename(project / to)


def gone(path: str) -> Callable[[Path], object]:
    return lambda project: (project / path).unlink()


# What is done to a project after its import → whether another import makes the pages anew.
CHANGES: dict[str, tuple[Callable[[Path], object], bool]] = {
    "nothing": (lambda project: None, False),
    "the times of all files": (touched, False),
    "a text": (grown("sources/rules/kk-2020-01-01.txt"), True),
    "facts": (grown(ACT), True),
    "facts of all acts": (grown("sources/authorities.toml"), True),
    "a record that was not there": (added("sources/rules/corrections.toml", ""), True),
    "a text that is gone": (gone("sources/brief/en-2021-01-01.txt"), True),
    "an act under another name": (renamed("sources/brief", "sources/terse"), True),
    "a page": (grown(PAGE), True),
    "a page that is gone": (gone(PAGE), True),
    "a page of an act that is gone": (added("docs/gone/1.md"), True),
    "a page under another name": (renamed("docs/rules/2.md", "docs/rules/9.md"), True),
    "a page that somebody wrote": (grown("docs/note.md"), True),
    "a picture beside the pages": (added("docs/seal.svg"), True),
    "the site's settings": (added("mkdocs.yml", "site_name: x"), True),
    "half of what was kept": (
        lambda p: os.truncate(p / last_import.FILE, (p / last_import.FILE).stat().st_size - 1),
        True,
    ),
    "nothing that was kept": (gone(last_import.FILE), True),
    "something else that was kept": (added(last_import.FILE, "[]"), True),
}


@pytest.mark.parametrize("what", CHANGES)
def test_any_change_makes_the_pages_anew(
    what: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, anew = CHANGES[what]
    change(project)
    assert makes_pages(project, monkeypatch) == anew


def test_check_makes_them_anew_whatever_is_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert makes_pages(project, monkeypatch, "--check")


def test_an_import_says_the_same_of_an_unchanged_project(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / last_import.FILE).unlink()
    capsys.readouterr()
    said = []
    for _ in range(2):  # made anew, and looked at
        assert cli.main(["import", "--root", str(project)]) == 0
        said.append(capsys.readouterr())
    assert said[0] == said[1]
    assert "warning" in said[0].out or "rules (kk" in said[0].out


def test_a_refused_import_is_not_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = project / PAGE
    page.write_text(page.read_text("utf-8").replace("адал", "әділ"), encoding="utf-8")
    assert cli.main(["import", "--root", str(project)]) == 1
    assert makes_pages(project, monkeypatch)


@pytest.mark.parametrize(
    "part", ["pages/all_pages.py", "languages/kk/grammar.toml", "languages/kk/lexicon.txt"]
)
def test_another_program_makes_them_anew(part: str, project: Path, tmp_path: Path) -> None:
    files = look(project).sums
    last = last_import.load(project)
    assert last and last.project == last_import.sum_of(files)
    program = tmp_path / "adep"
    for name in (part, "cli.py"):
        (program / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(last_import.PROGRAM / name, program / name)
    before = last_import.sum_of(files, program)
    grown(part)(program)
    assert last_import.sum_of(files, program) != before
    (program / part).unlink()
    assert last_import.sum_of(files, program) != before


READS = """
import sys
from adep import cli
read = set()
sys.addaudithook(lambda event, given: event == "open" and read.add(str(given[0])))
cli.main(["import"])
print("\\n".join(sorted(read)))
"""


def test_an_import_reads_nothing_that_is_in_no_sum(project: Path) -> None:
    """What Python and packages bring is told by their versions."""
    (project / last_import.FILE).unlink()
    done = subprocess.run(
        [sys.executable, "-c", READS], cwd=project, capture_output=True, text=True, check=True
    )
    told = done.stdout.split(" as they were.\n")[1].splitlines()
    read = {(project / line).resolve() for line in told if not line.isdigit()}
    assert (project / ACT).resolve() in read, "the test sees what is read"
    files = [project / name for name in ("mkdocs.yml", ".adep-lock", last_import.FILE)]
    folders = [project / "sources", project / "docs", last_import.PROGRAM]
    folders += [Path(sys.prefix), Path(sys.base_prefix)]
    strange = {
        path
        for path in read - {file.resolve() for file in files}
        if not any(path.is_relative_to(folder.resolve()) for folder in folders)
    }
    assert {path for path in strange if path.suffix != ".pyc"} == set()
