"""Projects to which texts are added, and the words of the command."""

from __future__ import annotations

import tomllib
from pathlib import Path

from adep.cli import main
from tests import ROOT, TESTS

CASES = TESTS / "cases"
HONOR = ROOT / "sources" / "honor-code-2005"

Tree = dict[str, bytes | None]


def run(project: Path, *words: object) -> int:
    return main([*map(str, words), "--root", str(project)])


def tree(project: Path) -> Tree:
    """Every file's bytes, every folder."""
    return {
        p.relative_to(project).as_posix(): p.read_bytes() if p.is_file() else None
        for p in project.rglob("*")
    }


def new(file: Path, act: str, lang: str, day: str = "2015-01-10", **options: str) -> list[str]:
    """The words that add the first text of a new act."""
    told = {
        "title": f"{lang}=Title", "short": f"{lang}=Short", "binds": f"{lang}=All",
        "adopted": day, "type": "decree", "number": "998", "authority": "president",
        "status": "in-force", "standing": "authentic",
    } | options  # fmt: skip
    words = ["add", str(file), "--new", "--act", act, "--lang", lang, "--wording", day]
    return words + [word for name, value in told.items() for word in (f"--{name}", value)]


def source_of(case: str) -> tuple[Path, str]:
    facts = tomllib.loads((CASES / case / "case.toml").read_text(encoding="utf-8"))
    return next((CASES / case).glob("source.*")), facts["lang"]


def honor(file: Path, day: str, *options: str) -> list[object]:
    """The words that add a Kazakh text of the Code of Honor."""
    place = ("--act", "honor-code-2005", "--lang", "kk", "--wording", day)
    return ["add", file, *place, *options]
