"""The examples of the guides, written into a project as the guides say, and run."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import indent

import pytest
from bs4 import BeautifulSoup

from tests import ROOT
from tests.tools.act_toml import act_toml, text_toml
from tests.tools.site_build import small_project

BLOCK = re.compile(r"^(?P<indent> +)```(?:python|toml|jinja|text|markdown)\n(?P<code>.*?)^ +```$", re.M | re.S)  # fmt: skip
ADEP = Path("scripts/adep")
WORDS = [ADEP / "languages" / lang / "interface.toml" for lang in ("en", "kk")]
RUN = """
from adep.cli import main
assert main(["import"]) == 0 and main(["texts"]) == 0
from mkdocs.__main__ import cli
cli(["build", "--strict"])
"""


def blocks(guide: str) -> list[str]:
    """What a guide shows to be written, in its order."""
    text = (ROOT / "guides" / f"{guide}.md").read_text(encoding="utf-8")
    return [
        re.sub(rf"^{found['indent']}", "", found["code"], flags=re.MULTILINE)
        for found in BLOCK.finditer(text)
    ]


def insert(file: Path, behind: str, lines: str) -> None:
    """Write ``lines`` behind the only line that begins with ``behind``; of Python, into its table."""
    lines = indent(lines, "    ") if file.suffix == ".py" else lines
    text = file.read_text(encoding="utf-8")
    found = re.findall(rf"^{re.escape(behind)}.*\n", text, re.MULTILINE)
    assert len(found) == 1, (file, behind)
    file.write_text(text.replace(found[0], found[0] + lines), encoding="utf-8")


def add_page_kind(project: Path) -> None:
    kind, *words, view, template = blocks("add-a-page-kind")
    insert(project / ADEP / "model/page_kinds.py", "KINDS: Final", kind)
    for file, block in zip(WORDS, words, strict=True):
        name, table = block.split("\n\n")
        insert(project / file, "[menu]", f"{name}\n")
        with (project / file).open("a", encoding="utf-8") as end:
            end.write(f"\n{table}")
    insert(project / ADEP / "site/page_views.py", "VIEWS: Final", view)
    (project / "overrides/sums.html").write_text(template, encoding="utf-8")


def add_export(project: Path) -> None:
    module, entry, *_ = blocks("add-an-export")
    (project / ADEP / "exports/plain_text.py").write_text(module, encoding="utf-8")
    table = project / ADEP / "exports/all_formats.py"
    insert(table, "FORMATS: Final", entry)
    insert(table, "    opensearch,", "plain_text,\n")


def add_command(project: Path) -> None:
    module, entry, _ = blocks("add-a-command")
    (project / ADEP / "commands/list_texts.py").write_text(module, encoding="utf-8")
    insert(project / ADEP / "cli.py", "COMMANDS: Final", entry)


def add_rule_of_repair(project: Path) -> None:
    *_, rule, suspect, english, kazakh = blocks("add-a-rule-of-repair")
    file = project / ADEP / "ingest/clean/repairs.py"
    insert(file, "REPAIRS: ", rule)
    text = file.read_text(encoding="utf-8")
    assert suspect.replace("§", "") in text, "the sign is all that the guide adds"
    file.write_text(text.replace(suspect.replace("§", ""), suspect), encoding="utf-8")
    for words, block in zip(WORDS, (english, kazakh), strict=True):
        insert(project / words, "[rule]", block)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with a program of its own, in which somebody followed four guides."""
    source = blocks("add-a-rule-of-repair")[0]
    facts = act_toml(
        text_toml("en", "2021-03-01", "en.txt"), kk="Мұрағат", en="Rules of the Archive"
    )
    folder = small_project(
        tmp_path_factory.mktemp("guides"), {"rules/act.toml": facts, "rules/en.txt": source}
    )
    for name in ("scripts", "overrides"):
        (folder / name).unlink()
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for follow in (add_page_kind, add_export, add_command, add_rule_of_repair):
        follow(folder)
    return folder


def test_what_the_guides_show_is_as_the_project_writes(project: Path) -> None:
    """As `make check` asks first; types are left to it."""
    words = [sys.executable, "-m", "ruff"]
    for how in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [*words, *how, "--config", str(ROOT / "pyproject.toml"), str(project / "scripts")],
            capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout


def test_what_the_guides_add_works(project: Path) -> None:
    """One import, one command, one build: a page, a format, a command and a rule more."""
    done = subprocess.run(
        [sys.executable, "-c", RUN], cwd=project, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(project / "scripts"), "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "rules en 2021-03-01" in done.stdout and "1 text held." in done.stdout
    site = project / "site"
    (act,) = json.loads((site / "data/acts.json").read_text("utf-8"))["acts"]
    (source,) = json.loads((site / "data/rules.json").read_text("utf-8"))["texts"]
    for prefix, title in (
        ("", "Дереккөздердің бақылау қосындылары"),
        ("en/", "Sums of the sources"),
    ):
        page = BeautifulSoup((site / prefix / "sums/index.html").read_bytes(), "html.parser")
        assert [one.get_text() for one in page.select("main h1")] == [title]
        assert source["sha256"] in page.select("main li code")[-1].get_text()
    assert "data/rules.txt" in [one["href"] for one in act["files"]]
    text = (site / "data/rules.txt").read_text("utf-8")
    assert "what § 5 of the Regulations names" in text and source["sha256"] in text
    for about in blocks("add-an-export")[2:]:
        command = about.split("`")[-2].replace("honor-code-2005", "rules")
        shown = subprocess.run(
            [sys.executable, *shlex.split(command)[1:]], cwd=site, capture_output=True, check=True
        )
        assert text.startswith(shown.stdout.decode().rstrip())
    clause = (site / "en/rules/1/index.html").read_text("utf-8")
    assert "a sign printed twice was read once" in clause
