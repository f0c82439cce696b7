"""Folders to measure in: a project with one synthetic act, and plain Material over its pages."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmark.acts import SyntheticAct

QUOTING: Final = re.compile(r'(?m)^\[.*"quote"\)$')  # a line that only quotes the law

AUTHORITIES: Final = """\
[president]
kk = "Қазақстан Республикасының Президенті"
en = "President of the Republic of Kazakhstan"
"""
DIVISION: Final = 15  # chapters
TEMPLATE: Final = re.compile(r"\A(---\n.*?)^template:[^\n]*\n(.*?^---\n)", re.DOTALL | re.MULTILINE)
PLAIN: Final = """\
site_name: plain
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins: [search]
markdown_extensions: [attr_list, tables, md_in_html]
nav:
"""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder that ``adep`` and ``mkdocs`` take for a project, with one act in it."""

    root: Path
    act: SyntheticAct

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def plain(self) -> Path:
        """The folder of the plain Material project."""
        return self.root / "plain"

    def clause_pages(self) -> list[Path]:
        """The built pages of the clauses, in all interfaces."""
        numbers = {str(number) for number in range(1, self.act.clauses + 1)}
        pages = self.site.glob(f"**/{self.act.id}/*/index.html")
        return [page for page in pages if page.parent.name in numbers]


def lay_out(root: Path, act: SyntheticAct, like: Path) -> Project:
    """A project in the empty folder ``root`` with ``act`` as its source; the rest is ``like``'s."""
    sources = root / "sources" / act.id
    sources.mkdir(parents=True)
    (root / "sources" / "authorities.toml").write_text(AUTHORITIES, encoding="utf-8")
    for name, text in act.files.items():
        (sources / name).write_text(text, encoding="utf-8")
    shutil.copyfile(like / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(like / "overrides", root / "overrides")
    (root / "docs").mkdir()
    for page in (like / "docs").glob("*.*.md"):  # those that are written by hand
        # What they quote stands in acts of ours.
        text = QUOTING.sub("", page.read_text(encoding="utf-8"))
        (root / "docs" / page.name).write_text(text, encoding="utf-8")
    return Project(root, act)


def manifest(project: Project) -> Path:
    """What an import reads and writes, as ``copying.py`` takes it: file names and sizes."""
    pages = list((project.docs / project.act.id).glob("*.md"))
    sources = [path for path in (project.root / "sources").rglob("*") if path.is_file()]
    value = {
        "sources": [str(path) for path in sorted(sources)],
        "pages": {str(page.relative_to(project.docs)): page.stat().st_size for page in pages},
        "out": str(project.root / "copied"),
    }
    path = project.root / "manifest.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def lay_out_plain(project: Project) -> None:
    """Plain Material over the same Markdown: no plugin, no templates of ours, its own navigation.

    Its navigation is the one with which it is fastest: clauses in chapters, chapters in divisions.
    With all clauses in one section, pruning would prune nothing.
    """
    docs = project.plain / "docs"
    (docs / project.act.id).mkdir(parents=True)
    for page in (project.docs / project.act.id).glob("*.md"):
        text = page.read_text(encoding="utf-8")
        (docs / project.act.id / page.name).write_text(_plain(text), encoding="utf-8")
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    (project.plain / "mkdocs.yml").write_text(PLAIN + _nav(project.act), encoding="utf-8")


def _plain(text: str) -> str:
    """The page without the name of a template that plain Material does not have."""
    return TEMPLATE.sub(r"\1\2", text, count=1)


def _nav(act: SyntheticAct) -> str:
    lines = ["- index.md", f"- {act.id}/index.md"]
    for index, chapter in enumerate(act.chapters):
        if index % DIVISION == 0:
            lines.append(f"- Division {index // DIVISION + 1}:")
        lines.append(f"  - Chapter {index + 1}:")
        lines += [f"    - {act.id}/{clause}.md" for clause in chapter]
    return "\n".join(lines) + "\n"
