"""The guides name files, functions, commands and targets that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from adep.cli import main
from tests import ROOT

GUIDES = sorted((ROOT / "guides").glob("add-*.md"))
# Files that the examples write: whoever follows a guide makes them.
MADE = {
    "scripts/adep/commands/list_texts.py",
    "scripts/adep/exports/plain_text.py",
    "overrides/sums.html",
    "tests/cases/en-section-sign-twice/",
    "data/honor-code-2005.txt",  # in the built site
    "data/acts.json",
    "docs/about.de.md",
    "/sums/",
    "/en/sums/",
}
PATH = re.compile(r"`(/?[\w.@-]+/[\w./@-]*)`|\]\(([\w./-]+)\)")
TEST = re.compile(r"`(test_\w+)`")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_what_a_guide_names_is_there(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    for named, linked in PATH.findall(text):
        path = guide.parent / linked if linked else ROOT / named
        assert named in MADE or path.exists(), named or linked
    for path in re.findall(r"^\.venv/bin/pytest (.+?)(?: -k \w+)?$", text, re.MULTILINE):
        assert all((ROOT / one).exists() for one in path.split()), path
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("*/*.py"))
    for test in TEST.findall(text):
        assert f"def {test}(" in tests, test


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_its_commands_are_there(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = guide.read_text(encoding="utf-8")
    targets = re.findall(r"^([\w-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {*re.findall(r"(?:^|`)make ([\w-]+)", text, re.MULTILINE)} <= {*targets}
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = {*re.findall(r"^    (\w+)  ", capsys.readouterr().out, re.MULTILINE)}
    asked = {*re.findall(r"(?:^|`|/)adep ([a-z]+)", text, re.MULTILINE)}
    assert asked - commands <= {"texts"}  # the guide's own example


def test_every_guide_is_listed() -> None:
    listed = (ROOT / "guides" / "README.md").read_text(encoding="utf-8")
    names = [path.name for path in (ROOT / "guides").glob("*.md") if path.name != "README.md"]
    assert len(names) >= 10 and all(f"]({name})" in listed for name in names)
