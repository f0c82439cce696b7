"""Plain Material over the project's own texts, in the shape in which its search does best.

Material's search leads to a page or to a heading on it. So every unit, heading of a chapter, note
and paragraph of an article gets a heading of its own with the unit's id: whatever Material finds,
it can lead to the very unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from adep.pages.checksums import read_units
from benchmark.judging import Place

TITLE: Final = re.compile(r"^# (.*)$", re.MULTILINE)
ARTICLES: Final = "articles"  # the folder of the pages of articles
# Material knows no Kazakh. Of English alone and English with Russian, each with the theme's own
# separator and with the one in its manual, with and without stemmers, these settings
# answer the tables of tests/search best. Stemmers make it worse: it looks for what is typed as the
# beginning of a word, and does not stem that.
SETTINGS: Final = """\
site_name: plain
theme:
  name: material
  font: false
plugins:
  - search:
      lang: [en, ru]
      separator: '[\\s\\-,:!=\\[\\]()"/]+|(?!\\b)(?=[A-Z][a-z])|\\.(?!\\d)|&[lg]t;'
"""
UNNUMBERED: Final = "¶"  # the heading of a unit that has no number


@dataclass(frozen=True, slots=True)
class Section:
    """A unit as the committed page has it; ``text`` and ``label`` are HTML."""

    id: str
    lang: str
    label: str  # "2)", or nothing
    text: str


def lay_out(root: Path, docs: Path) -> Mapping[str, frozenset[Place]]:
    """A project of plain Material in the empty folder ``root``, from the pages below ``docs``.

    Gives what a result of Material's leads to: its location → units.
    """
    leads: dict[str, frozenset[Place]] = {}
    for page in _pages(docs):
        text = page.read_text(encoding="utf-8")
        sections = list(_sections(text))
        path = page.relative_to(docs)
        out = root / "docs" / path
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(_page(text, sections), encoding="utf-8")
        leads |= _leads(path, sections)
    (root / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return leads


def _pages(docs: Path) -> Iterator[Path]:
    """The pages on which a text stands."""
    for page in sorted(docs.rglob("*.md")):
        if any(read_units(page.read_text(encoding="utf-8"))):
            yield page


def _sections(text: str) -> Iterator[Section]:
    for _, unit in read_units(text):
        yield Section(unit.id, unit.lang, escape(unit.label), escape(unit.text, quote=False))


def _page(text: str, sections: list[Section]) -> str:
    """Raw HTML, since Markdown would take a legal number for a list's."""
    title = TITLE.search(text)
    lines = [f"# {title[1] if title else sections[0].text}"]
    for section in sections:
        lines += [
            "",
            f'<h2 id="{section.id}">{section.label or UNNUMBERED}</h2>',
            f'<p lang="{section.lang}">{section.text}</p>',
        ]
    return "\n".join(lines) + "\n"


def _leads(path: Path, sections: list[Section]) -> dict[str, frozenset[Place]]:
    """A section leads to its unit; the title of a clause or an article to its opening words.

    The address of an article, ``articles/<id>/``, ends in the act's id; that of a clause begins
    with it, and that of an act's own page is it.
    """
    folder = path.parent.as_posix()
    article = folder == ARTICLES
    act = path.stem if article else folder
    page = f"{folder}/" if path.stem == "index" else f"{folder}/{path.stem}/"
    opening: dict[str, Place] = {}
    for section in sections:
        opening.setdefault(section.lang, (act, section.id))
    found = {f"{page}#{section.id}": frozenset({(act, section.id)}) for section in sections}
    found[page] = frozenset() if path.stem == "index" else frozenset(opening.values())
    return found
