"""CONTRIBUTING: the same in both languages, its pictures are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from adep.languages.interface import load_interface

PAGES = ("CONTRIBUTING.md", "CONTRIBUTING.kk.md")
PICTURE = re.compile(r"(?:!\[[^\]]+\]\(|<img src=\")(?P<path>[^)\"]+)")
LARGEST = 200_000  # bytes of a picture
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, root: Path) -> str:
    return (root / str(request.param)).read_text("utf-8")


def pictures(text: str) -> list[str]:
    return [match["path"] for match in PICTURE.finditer(text)]


def test_every_picture_is_there_and_small(root: Path) -> None:
    pages = (*PAGES, "README.md")
    named = {path for name in pages for path in pictures((root / name).read_text("utf-8"))}
    folder = root / "guides" / "pictures"
    there = {path.relative_to(root).as_posix() for path in folder.iterdir()}
    assert named == there
    for path in named:
        content = (root / path).read_bytes()
        assert content.startswith(PNG) and len(content) < LARGEST, path


def test_every_file_and_key_that_is_named_is_known(page: str, root: Path) -> None:
    for name in set(re.findall(r"`sources/<act>/([\w/<>-]+\.toml)`", page)):
        assert list((root / "sources").glob(f"*/{name.replace('<unit>', '*')}")), name
    assert (root / "sources" / "duties.toml").exists()


def shape(text: str) -> list[str]:
    """What a translation must have too: headings, pictures, table rows, code, in this order."""
    marks = {"#": "heading", "!": "picture", "|": "row", "-": "item", "`": "code", "a": "command"}
    return [
        marks.get(line[0], "number" if line[0].isdigit() else "words")
        for line in text.split("\n")
        if line and (line[0] != "a" or line.startswith("adep"))
    ]


def test_both_languages_say_the_same(root: Path) -> None:
    english, kazakh = ((root / name).read_text("utf-8") for name in PAGES)
    assert shape(english) == shape(kazakh)
    code = re.compile(r"`[^`\n]+`")
    for one, other in zip(english.split("\n\n"), kazakh.split("\n\n"), strict=True):
        assert sorted(code.findall(one)) == sorted(code.findall(other)), one
    # Each shows its own interface.
    assert [path.replace(".en.", ".kk.") for path in pictures(english)] == pictures(kazakh)
    for name in PAGES:
        assert name in (english if name.endswith("kk.md") else kazakh)


def test_what_is_pressed_is_called_as_on_the_page(root: Path) -> None:
    """A label that one language quotes, the other quotes as its interface says it."""
    english, kazakh = ((root / name).read_text("utf-8") for name in PAGES)
    words = {lang: load_interface(lang).words for lang in ("en", "kk")}
    quoted = {*re.findall("“([^”]+)”", english)}
    labels = {words["kk"][key] for key, label in words["en"].items() if label in quoted}
    assert len(labels) >= 5
    assert {label for label in labels if f"«{label}»" not in kazakh} == set()
