"""The example of every problem code is true: Adep says just that of just those files."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import yaml_load

from adep import cli
from adep.base.invisible import on_one_line
from adep.base.problems import CODES, Code, Problem, Refused
from adep.library.pipeline import build_library

# No file of a project can bring these about.
FAULTS = {"data-invalid", "language-invalid", "page-unreadable", "process-ended", "template-invalid", "theme-incomplete", "printing-missing", "text-lost"} | {
    "file-not-plain", "somebody-at-work", "file-changed-meanwhile", "command-unfinished",
    "temporary-folder",
    # A document of an office does; tests/ingest/test_documents.py has each.
    "document-scanned", "document-locked", "document-macros", "document-changes", "document-moved", "document-left-out", "document-number-doubtful",
}  # fmt: skip
SHOWN = sorted(set(CODES) - FAULTS)

FACTS = """\
order = 1
title = {{ kk = "Әдеп кодексі", en = "Code of Ethics" }}
short = {{ kk = "Әдеп кодексі", en = "Code of Ethics" }}
[status]
state = "in force"
[[event]]
date = 2020-01-01
kind = "adopted"
type = "decree"
number = "1"
authority = "president"
{texts}
"""
TEXT = """\
[[text]]
lang = "{lang}"
source = "{name}"
wording_of = 2020-01-01
standing = "unofficial translation"
"""


def project(root: Path, example: Code) -> None:
    """The example's files as a project, with what every project has. Its pages come later."""
    files = {p: t.removeprefix("\n") for p, t in example.files.items()}
    files.setdefault(
        "sources/authorities.toml",
        '[president]\nkk = "Қазақстан Республикасының Президенті"\n'
        'en = "President of the Republic of Kazakhstan"\n',
    )
    folders = {path.split("/")[1] for path in files if path.count("/") == 2 and "sources/" in path}
    folders.discard("inbox")
    for folder in folders:
        names = [path.rpartition("/")[2] for path in files if path.startswith(f"sources/{folder}/")]
        texts = [TEXT.format(lang=n[:2], name=n) for n in names if not n.endswith(".toml")]
        files.setdefault(f"sources/{folder}/act.toml", FACTS.format(texts="".join(texts)))
    for path, text in files.items():
        if not path.startswith(("docs/", ".adep-")):
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            is_text = path in example.files and not path.endswith(".toml")
            file.write_bytes(text.encode(example.encoding if is_text else "utf-8"))


def edit(root: Path, example: Code) -> None:
    """What happens once the pages are made: pages that somebody wrote, and the changes."""
    for path, text in example.files.items():
        if path.startswith(("docs/", ".adep-")):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    for change in example.changes:
        before = (root / change.path).read_text(encoding="utf-8")
        assert before.count(change.old) == 1
        (root / change.path).write_text(before.replace(change.old, change.new), encoding="utf-8")


def of_import(root: Path) -> str:
    """What building the library says, a problem a line."""
    try:
        problems = build_library(root).problems
    except Refused as refused:
        problems = refused.problems
    return "\n".join(map(str, sorted(problems, key=lambda problem: problem.place)))


OTHERS = ("adep add", "adep inbox", "adep remove", "adep bundle", "adep gzip", "adep print")
BY_IMPORT = sorted(code for code in SHOWN if CODES[code].run == "adep import")
BY_CHECK = sorted(code for code in SHOWN if CODES[code].run == "adep check")
BY_COMMAND = sorted(code for code in SHOWN if CODES[code].run.startswith(OTHERS))
BY_BUILD = sorted(code for code in SHOWN if CODES[code].run == "mkdocs build")


@pytest.mark.parametrize("code", BY_IMPORT)
def test_an_example_is_true(code: str, tmp_path: Path) -> None:
    example = CODES[code]
    project(tmp_path, example)
    assert not example.changes
    assert of_import(tmp_path) == example.says


@pytest.mark.parametrize("code", BY_CHECK)
def test_an_example_of_the_check_is_true(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example = CODES[code]
    project(tmp_path, example)
    if example.changes:  # nothing else is amiss
        assert of_import(tmp_path) == ""
    assert cli.main(["import", "--root", str(tmp_path)]) == 0
    edit(tmp_path, example)
    capsys.readouterr()
    exit = cli.main(["check", "--format", "json", "--root", str(tmp_path)])
    found = json.loads(capsys.readouterr().out)
    said = [
        Problem(one["path"], one["line"], one["code"], one["message"])
        for one in found
        if one["code"] == code or one["code"] != "source-unguarded"  # most examples are not
    ]
    assert "\n".join(map(str, said)) == example.says
    assert exit == (1 if CODES[code].level == "error" else 0)


@pytest.mark.parametrize("code", BY_COMMAND)
def test_an_example_of_another_command_is_true(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    example = CODES[code]
    project(tmp_path, example)
    assert cli.main(["import", "--root", str(tmp_path)]) == 0
    edit(tmp_path, example)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en")
    capsys.readouterr()
    stops = CODES[code].stops
    assert cli.main(shlex.split(example.run)[1:]) == (1 if stops else 0)
    printed = capsys.readouterr()
    if stops:
        assert printed.err == f"{example.says}\nNothing was written.\n"
    else:
        told = [line.strip() for line in printed.out.splitlines()]
        assert set(example.says.splitlines()) <= set(told)


@pytest.mark.parametrize("code", BY_BUILD)
def test_an_example_of_the_build_is_true(
    code: str, root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """MkDocs itself says which option is wrong, before anything is built."""
    example = CODES[code]
    with pytest.raises(Abort):
        load_config(str(root / "mkdocs.yml"), **yaml_load(example.files["mkdocs.yml"]))
    assert caplog.messages == [example.says]


def test_every_code_has_an_example() -> None:
    assert sorted([*BY_IMPORT, *BY_CHECK, *BY_COMMAND, *BY_BUILD]) == SHOWN  # each is tried
    for code, example in CODES.items():
        assert bool(example.files) == bool(example.says) == (code not in FAULTS)
        assert code in FAULTS or code in example.says
        assert example.todo.endswith(".")


@pytest.mark.parametrize("code", sorted(CODES))
def test_explain_prints_meaning_and_example(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", code]) == 0
    printed = capsys.readouterr().out
    example = CODES[code]
    assert CODES[code].meaning in printed and all(
        line in printed for line in example.says.split("\n")
    )
    for path, text in example.files.items():
        assert path in printed
        assert all(line in printed for line in text.split("\n"))
    for change in example.changes:
        assert f"«{on_one_line(change.old)}» → «{on_one_line(change.new)}»" in printed
    assert code in FAULTS or f"$ {example.run}\n" in printed
    assert all(word in printed for word in example.todo.split())
