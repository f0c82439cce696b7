"""The yardsticks: what others' programs take for pages whose form never changes.

A page is what a clause's page was in November 2026, with words of its own. Nothing here takes part
of what the project makes today, so a later change of ours cannot move a yardstick. As a process of
its own (``python -m benchmark.frozen``) it converts pages, or copies bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

import markdown

CHAPTER, DIVISION = 25, 15  # clauses in a chapter, chapters in a division
PAGE: Final = Path(__file__).with_name("data") / "page.md"
PLAIN: Final = {
    "site_name": "plain",
    "theme": {"name": "material", "font": False, "features": ["navigation.prune"]},
    "plugins": ["search"],
    "markdown_extensions": ["attr_list", "tables"],
}


def lay_out(root: Path, clauses: int) -> None:
    """Plain Material over the pages, with the navigation with which it is fastest.

    With all clauses in one section, pruning would prune nothing.
    """
    docs, form = root / "docs" / "code", PAGE.read_text(encoding="utf-8")
    docs.mkdir(parents=True)
    (root / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    index, chapters = ["# Code of measures"], []
    for chapter, first in enumerate(range(1, clauses + 1, CHAPTER), start=1):
        numbers = range(first, min(first + CHAPTER, clauses + 1))
        index.append(f"\n## Chapter {chapter} {{#chapter-{chapter}}}\n")
        index += [f"- [Clause {n}]({n}.md)" for n in numbers]
        chapters.append({f"Chapter {chapter}": [f"code/{n}.md" for n in numbers]})
        for n in numbers:
            told = {"sum": f"{n * 2654435761 % 2**32:08x}", "to": n * 7 % clauses + 1}
            page = form.format(n=n, chapter=chapter, **told)
            (docs / f"{n}.md").write_text(page, encoding="utf-8")
    (docs / "index.md").write_text("\n".join(index) + "\n", encoding="utf-8")
    divisions = range(0, len(chapters), DIVISION)
    nav = [{f"Division {at}": chapters[at : at + DIVISION]} for at in divisions]
    settings = {**PLAIN, "nav": ["index.md", "code/index.md", *nav]}
    (root / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML


def convert(pages: Path) -> None:
    """Python-Markdown alone, once over each page, a converter for each as MkDocs has."""
    for path in pages.glob("[0-9]*.md"):
        text = path.read_text(encoding="utf-8").split("---\n", 2)[-1]
        markdown.Markdown(extensions=["tables", "attr_list"]).convert(text)


def copy(sources: Path, pages: Path, out: Path) -> None:
    """Read what an import reads, write as many files and bytes as the pages are; no fsync."""
    block = b"".join(path.read_bytes() for path in sources.rglob("*") if path.is_file())
    out.mkdir(parents=True)
    for path in pages.glob("*.md"):
        (out / path.name).write_bytes(block[: path.stat().st_size])


if __name__ == "__main__":
    (convert if sys.argv[1] == "convert" else copy)(*map(Path, sys.argv[2:]))
