"""No byte is ever lost: whatever a disk, a second command, an editor or a kill does to a command.

The sweeps take every step of every command; `make test` takes some of them, `make test-all` all.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from adep import cli, disk
from adep.base.problems import Refused
from adep.commands import write_files
from adep.commands.add import changes
from tests.tools.disk_faults import (
    COMMANDS,
    ERRORS,
    Command,
    Faults,
    Tree,
    failing,
    killed,
    next_command,
    run,
    tree,
)


class Case:
    """A command on copies of the project: what is there before and after, and its steps."""

    def __init__(self, name: str, template: Path, folder: Path) -> None:
        self.command, self.template, self.folder = COMMANDS[name], template, folder / "project"
        self.made = folder / "made"
        shutil.copytree(template, self.made)
        self.command.before(self.made)
        self.before = tree(self.made)
        self.fresh()
        counting = Faults()
        with counting.here():
            assert run(self.folder, self.command) == 0
        self.after, self.steps = tree(self.folder), counting.steps
        assert self.before != self.after
        assert not [path for path in self.after if ".adep-" in path]

    def fresh(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.made, self.folder)

    def moments(self) -> list[tuple[int, str]]:
        """Before, amid and after each step."""
        return [
            (at, when)
            for at, name in enumerate(self.steps, start=1)
            for when in ("before", "half", "after")
            if when != "half" or name == "write"
        ]


@pytest.fixture(params=sorted(COMMANDS))
def case(request: pytest.FixtureRequest, template: Path, tmp_path: Path) -> Case:
    return Case(request.param, template, tmp_path)


def files(found: Tree) -> Tree:
    """Without the folders."""
    return {path: content for path, content in found.items() if content is not None}


def some(every: list[Any], number: int) -> list[Any]:
    """About ``number`` of ``every``, spread over all of them."""
    return every[:: max(1, len(every) // number)]


# ---- killed -------------------------------------------------------------------------------------


def survives(case: Case, at: int, when: str) -> None:
    case.fresh()
    assert killed(case.folder, case.command, at, when)
    next_command(case.folder)
    found = tree(case.folder)
    assert found in (case.before, case.after), (at, when, case.steps[at - 1])


def test_a_killed_command_is_put_back_or_finished(case: Case) -> None:
    for at, when in some(case.moments(), 4):
        survives(case, at, when)


@pytest.mark.exhaustive
def test_a_killed_command_is_put_back_or_finished_at_every_step(case: Case) -> None:
    for at, when in case.moments():
        survives(case, at, when)


# ---- a disk that fails --------------------------------------------------------------------------

NAMED = re.compile(r"  (\S+): (?:somebody saved it meanwhile; )?what stood there is (\S+)")
NEW = re.compile(r"  (\S+): this is new")


def loses_nothing(
    case: Case, error: str, at: int, always: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """The step fails: every old byte is in its place or where the message says, and it is true."""
    case.fresh()
    capsys.readouterr()
    with Faults(failing(error), at, always=always).here():
        status = run(case.folder, case.command)
    told = capsys.readouterr().err
    found = tree(case.folder, ours=False)
    where = (error, at, always, case.steps[at - 1], told)
    # What failed is told of the file itself, in the first line; copies are named after it.
    written = status == 0 or "Everything was written before." in told
    assert written or ".adep-" not in told.split("\n")[0], where
    if written:  # an empty folder may wait for the next command
        assert files(found) == files(case.after), where
    elif "Nothing was" in told:
        assert found == case.before, where
    else:
        named, new = dict(NAMED.findall(told)), NEW.findall(told)
        assert named or new, where
        for path, content in case.before.items():
            if content is not None and found.get(path) != content:
                assert (case.folder / named[path]).read_bytes() == content, (path, where)
        come = {path for path in found if found[path] is not None} - set(case.before)
        assert come <= {*new, *named}, where
    next_command(case.folder)  # the disk is well again
    assert tree(case.folder) in (case.before, case.after), where


def test_a_disk_that_fails_loses_nothing(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    places = [
        (error, at, always)
        for at in range(1, len(case.steps) + 1)
        for error in ERRORS
        for always in (False, True)
    ]
    for error, at, always in some(places, 8):
        loses_nothing(case, error, at, always, capsys)


@pytest.mark.exhaustive
@pytest.mark.parametrize("always", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("error", ERRORS)
def test_a_disk_that_fails_loses_nothing_at_any_step(
    case: Case, error: str, always: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    for at in range(1, len(case.steps) + 1):
        loses_nothing(case, error, at, always, capsys)


# ---- somebody saves a file meanwhile ------------------------------------------------------------

SAVED = "# Words that nobody may lose, at step "


def saving(path: str, whole: bool) -> Callable[[str, tuple[Any, ...]], None]:
    """An editor saves a file of the project: into it, or (``whole``) a new one in its place."""

    def save(name: str, given: tuple[Any, ...]) -> None:
        file = Path(path)  # the command runs in the project
        file.parent.mkdir(exist_ok=True)
        if whole:
            Path("editor.tmp").write_text(SAVED, encoding="utf-8")
            os.replace("editor.tmp", file)
        else:
            file.write_text(SAVED, encoding="utf-8")

    return save


EDITED = {"import": "docs/rules/2.md", "add": "docs/rules/1.md", "add --replace": "docs/brief/1.md",
          "remove": "docs/brief/1.md", "adopt": "docs/rules/1.md",
          "pair": "sources/rules/pairs.toml"}  # fmt: skip


def keeps_what_was_saved(
    case: Case, path: str, at: int, when: str, whole: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    case.fresh()
    capsys.readouterr()
    with Faults(saving(path, whole), at, when).here():
        status = run(case.folder, case.command)
    told = capsys.readouterr().err
    where = (at, when, whole, case.steps[at - 1], status, told)
    # Saved before the command read it, a record is added to.
    assert SAVED in (case.folder / path).read_text(encoding="utf-8"), where
    if status:  # the others are as they were, or what stood there is named
        found = tree(case.folder, ours=False)
        assert {p for p in found if found[p] != case.before.get(p)} <= {path}, where
        assert "Traceback" not in told
        if case.before.get(path) is not None and "saved it meanwhile" in told:
            copy = dict(NAMED.findall(told))[path]
            assert (case.folder / copy).read_bytes() == case.before[path], where


@pytest.mark.parametrize("name", sorted(EDITED))
def test_what_is_saved_meanwhile_is_kept(
    name: str, template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = Case(name, template, tmp_path)
    for index, (at, when) in enumerate(some(case.moments(), 6)):
        keeps_what_was_saved(case, EDITED[name], at, when, index % 2 == 0, capsys)


@pytest.mark.parametrize("whole", [False, True], ids=["into the file", "in its place"])
def test_what_is_saved_at_the_last_moment_goes_back(
    template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], whole: bool
) -> None:
    """All was compared, the journal is written: the very next step would replace the page."""
    case = Case("remove", template, tmp_path)
    case.fresh()
    journal = case.steps.index("rename") + 1
    with Faults(saving("docs/brief/1.md", whole), journal, "after").here():
        assert run(case.folder, case.command) == 1
    assert capsys.readouterr().err.splitlines() == [
        "docs/brief/1.md: file-changed-meanwhile: somebody saved this file while the command was "
        "at work; run the command again",
        "Nothing was changed.",
    ]
    saved = {"docs/brief/1.md": SAVED.encode()}
    assert tree(case.folder) == {**case.before, **saved}


@pytest.mark.exhaustive
@pytest.mark.parametrize("whole", [False, True], ids=["into the file", "in its place"])
@pytest.mark.parametrize("name", sorted(EDITED))
def test_what_is_saved_at_any_step_is_kept(
    name: str, whole: bool, template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = Case(name, template, tmp_path)
    for at, when in case.moments():
        keeps_what_was_saved(case, EDITED[name], at, when, whole, capsys)


def test_a_page_saved_while_a_question_is_asked_stops_the_command(
    template: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    case = Case("add", template, tmp_path)
    case.fresh()

    def answer(*told: object, **named: object) -> str:
        (case.folder / "docs/rules/2.md").write_text(SAVED, encoding="utf-8")
        return "authentic"

    monkeypatch.setattr(changes, "can_ask", lambda: True)
    monkeypatch.setattr(changes, "ask", answer)
    words = [word for word in case.command.words if word not in ("--standing", "authentic")]
    assert run(case.folder, Command(tuple(words))) == 1
    assert capsys.readouterr().err.splitlines()[-2:] == [
        "docs/rules/2.md: file-changed-meanwhile: somebody saved this file while the command was at "
        "work; run the command again",
        "Nothing was written.",
    ]
    assert (case.folder / "docs/rules/2.md").read_text(encoding="utf-8") == SAVED


# ---- several at once ----------------------------------------------------------------------------


def at_once(folder: Path, number: int) -> list[int]:
    """So many `adep add` begin at the same time, each with a text of its own; what each ends with."""
    ready, go = os.pipe()
    children = []
    for index in range(number):
        text = f"1. Be brief, number {index}.\n"
        (folder / f"new-{index}.txt").write_text(text, encoding="utf-8")
        if child := os.fork():
            children.append(child)
            continue
        try:
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            os.close(go)
            os.read(ready, 1)  # returns when the other end is closed
            day = f"2022-01-{index + 1:02}"
            words = ("add", f"new-{index}.txt", "--act", "brief", "--lang", "en")
            code = run(folder, Command((*words, "--wording", day, "--standing", "authentic")))
            os._exit(code)
        finally:
            os._exit(99)
    os.close(ready)
    os.close(go)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


@pytest.mark.parametrize("number", [2, pytest.param(8, marks=pytest.mark.exhaustive)])
def test_of_several_at_once_each_is_whole_or_refused(
    template: Path, tmp_path: Path, number: int
) -> None:
    folder = tmp_path / "project"
    shutil.copytree(template, folder)
    codes = at_once(folder, number)
    assert 0 in codes and set(codes) <= {0, 1}
    added = {f"2022-01-{index + 1:02}" for index, code in enumerate(codes) if code == 0}
    facts = (folder / "sources/brief/act.toml").read_text(encoding="utf-8")
    assert set(re.findall(r"2022-01-\d\d", facts)) == added
    assert {f.stem[3:] for f in (folder / "sources/brief").glob("en-2022*")} == added
    assert cli.main(["import", "--check", "--root", str(folder)]) == 0
    assert not list(folder.glob(".adep-*"))


def test_a_second_command_says_who_is_at_work(
    template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "project"
    shutil.copytree(template, folder)
    before = tree(folder)
    with write_files.opened(folder, "adep add"):
        assert cli.main(["adopt", "--root", str(folder)]) == 1
        told = capsys.readouterr().err
        assert re.fullmatch(
            rf"\S+project: somebody-at-work: `adep add` \(process {os.getpid()}, since "
            r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S+\) is at work here; wait until it has ended, then run "
            r"this again\nNothing was written\.\n",
            told,
        )
        # Who only reads is let in.
        cli.main(["check", "--root", str(folder)])
        assert "somebody-at-work" not in "".join(capsys.readouterr())
        assert cli.main(["import", "--check", "--root", str(folder)]) == 0
    assert tree(folder) == before


# ---- what is left over --------------------------------------------------------------------------


def test_what_a_killed_command_left_is_said(
    template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = Case("remove", template, tmp_path)
    case.fresh()
    assert killed(case.folder, case.command, last(case.steps, "rename"), "before")
    capsys.readouterr()
    assert cli.main(["check", "--root", str(case.folder)]) == 1
    told = capsys.readouterr().out
    assert re.search(
        r"error \.adep-\w+: command-unfinished: `adep remove` \(process \d+, since .*\) is at work, "
        r"or was stopped halfway: if nobody is, run `adep import`, which first puts back",
        told,
    )
    assert cli.main(["import", "--root", str(case.folder)]) == 0
    told = capsys.readouterr().err
    assert "was stopped halfway: what it had changed was put back" in told
    assert tree(case.folder) == case.before


def last(steps: list[str], name: str) -> int:
    """The number of the last step of this name."""
    return len(steps) - steps[::-1].index(name)


def test_no_site_is_built_of_half_a_project(template: Path, tmp_path: Path) -> None:
    case = Case("remove", template, tmp_path)
    case.fresh()
    assert killed(case.folder, case.command, last(case.steps, "rename"), "before")
    with pytest.raises(Refused, match="command-unfinished"):
        disk.refuse_unfinished(case.folder)
    next_command(case.folder)
    disk.refuse_unfinished(case.folder)


@pytest.mark.parametrize("kept", [True, False], ids=["the only copy", "a copy"])
def test_what_older_versions_left_is_cleaned_unless_it_is_the_only_copy(
    template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kept: bool
) -> None:
    folder = tmp_path / "project"
    shutil.copytree(template, folder)
    copy = folder / ".adep-abc" / "old" / "docs" / "note.md"
    copy.parent.mkdir(parents=True)
    shutil.copy(folder / "docs" / "note.md", copy)
    if kept:
        (folder / "docs" / "note.md").unlink()
    assert cli.main(["import", "--root", str(folder)]) == 0
    told = capsys.readouterr().err
    assert copy.exists() == kept == (folder / ".adep-abc").exists()
    assert ("docs/note.md: old-copy-kept: " in told) == kept
    assert (".adep-abc: left by a command that was stopped" in told) != kept


def test_an_empty_folder_is_no_act(template: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    shutil.copytree(template, folder)
    (folder / "sources" / "gone" / "deep").mkdir(parents=True)
    assert cli.main(["import", "--check", "--root", str(folder)]) == 0


# ---- the system's own folder --------------------------------------------------------------------


def test_a_full_temporary_folder_is_said_in_a_sentence(
    template: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    case = Case("remove", template, tmp_path)
    case.fresh()

    def full(source: object, target: object, *more: object, **named: object) -> None:
        error = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        raise shutil.Error([(str(source), str(target), str(error))] * 50)

    monkeypatch.setattr(shutil, "copytree", full)
    assert run(case.folder, case.command) == 1
    assert capsys.readouterr().err == (
        f"{tempfile.gettempdir()}: temporary-folder: no copy could be made in the folder for "
        "temporary files: No space left on device; make room there, or name another folder with "
        "TMPDIR\nNothing was written.\n"
    )
    monkeypatch.undo()
    assert tree(case.folder) == case.before


@pytest.mark.parametrize("error", ["Ctrl-C", "ENOSPC"])
def test_after_everything_was_written_nobody_says_that_nothing_was(
    template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], error: str
) -> None:
    case = Case("remove", template, tmp_path)
    for at in range(last(case.steps, "rename") + 1, len(case.steps) + 1):
        case.fresh()
        with Faults(failing(error), at, always=True).here():
            run(case.folder, case.command)
        assert "Nothing was" not in capsys.readouterr().err
        found = tree(case.folder, ours=False)
        assert files(found) == files(case.after)
        next_command(case.folder)
        assert tree(case.folder) == case.after
