"""The example of every problem code is true: Adep says just that of just those files."""

from __future__ import annotations

from pathlib import Path

import pytest

from adep import cli
from adep.examples import Example, examples
from adep.pipeline import build_library
from adep.problems import CODES, Refused

FAULTS = {"data-invalid", "text-lost"}  # no input can bring these about
SHOWN = sorted(set(examples()) - FAULTS)

FACTS = """\
order = 1
title = {{ kk = "Әдеп кодексі", en = "Code of Ethics" }}
short = {{ kk = "Әдеп кодексі", en = "Code of Ethics" }}
[status]
state = "in force"
{texts}
"""
TEXT = """\
[[text]]
lang = "{lang}"
source = "{name}"
wording_of = 2020-01-01
standing = "unofficial translation"
"""


def project(root: Path, example: Example) -> None:
    """The example's files as a project, with what every project has. Its pages come later."""
    files = {p: t.removeprefix("\n") for p, t in example.files.items()}
    files.setdefault(
        "sources/authorities.toml",
        '[president]\nkk = "Қазақстан Республикасының Президенті"\n'
        'en = "President of the Republic of Kazakhstan"\n',
    )
    folders = {path.split("/")[1] for path in files if path.count("/") == 2 and "sources/" in path}
    for folder in folders:
        names = [path.rpartition("/")[2] for path in files if path.startswith(f"sources/{folder}/")]
        texts = [TEXT.format(lang=n[:2], name=n) for n in names if not n.endswith(".toml")]
        files.setdefault(f"sources/{folder}/act.toml", FACTS.format(texts="".join(texts)))
    for path, text in files.items():
        if not path.startswith("docs/"):
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            is_text = path in example.files and not path.endswith(".toml")
            file.write_bytes(text.encode(example.encoding if is_text else "utf-8"))


def edit(root: Path, example: Example) -> None:
    """The example's pages: their units in place of those that the import made, or new pages."""
    for path, text in example.files.items():
        if not path.startswith("docs/"):
            continue
        page = root / path
        if not page.exists():
            page.write_text(text, encoding="utf-8")
            continue
        for line in filter(None, text.split("\n")):
            start = line.partition('"')[2].partition('"')[0]
            made = page.read_text(encoding="utf-8").split("\n")
            words = line[line.index(">") + 1 :]
            lines = [
                old[: old.index(">") + 1] + words if f'<p id="{start}"' in old else old
                for old in made
            ]
            page.write_text("\n".join(lines), encoding="utf-8")


def said(root: Path, example: Example) -> str:
    """What Adep says of the example's project, a problem a line."""
    project(root, example)
    try:
        problems = build_library(root).problems
    except Refused as refused:
        problems = refused.problems
    return "\n".join(map(str, sorted(problems, key=lambda problem: problem.place)))


IN_PAGES = {c for c in SHOWN if any(path.startswith("docs/") for path in examples()[c].files)}


@pytest.mark.parametrize("code", sorted(set(SHOWN) - IN_PAGES))
def test_an_example_is_true(code: str, tmp_path: Path) -> None:
    example = examples()[code]
    assert said(tmp_path, example) == example.says
    assert f": {code}: " in example.says


@pytest.mark.parametrize("code", sorted(IN_PAGES))
def test_an_example_of_pages_is_true(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example = examples()[code]
    assert said(tmp_path, example) == ""
    assert cli.main(["import", "--root", str(tmp_path)]) == 0
    edit(tmp_path, example)
    capsys.readouterr()
    assert cli.main(["check", "--root", str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    assert example.says in printed and f": {code}: " in example.says


def test_every_code_has_an_example() -> None:
    assert set(examples()) == set(CODES)
    for code, example in examples().items():
        assert bool(example.files) == bool(example.says) == (code not in FAULTS)
        assert example.todo.endswith(".")


@pytest.mark.parametrize("code", sorted(CODES))
def test_explain_prints_meaning_and_example(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", code]) == 0
    printed = capsys.readouterr().out
    example = examples()[code]
    assert CODES[code][1] in printed and all(line in printed for line in example.says.split("\n"))
    for path, text in example.files.items():
        assert path in printed
        assert all(line in printed for line in text.split("\n"))
    assert all(word in printed for word in example.todo.split())
