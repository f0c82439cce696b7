"""Styles: every sheet is read whole, and the classes and properties that it names are there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import material  # type: ignore[import-untyped]
import pytest
import tinycss2  # type: ignore[import-untyped]

from tests import ROOT

OURS = (ROOT / "overrides", ROOT / "scripts" / "adep")
THEIRS = Path(material.__file__).parent / "templates"
SHEETS = sorted(path for folder in OURS for path in folder.rglob("*.css"))
OF_RULES = {"media", "supports", "layer", "container"}  # all other blocks hold declarations


def files_of(folders: Iterable[Path], *suffixes: str) -> str:
    paths = (path for folder in folders for path in folder.rglob("*") if path.suffix in suffixes)
    return "\n".join(path.read_text("utf-8") for path in paths)


def parts(nodes: Iterable[Any]) -> Iterator[Any]:
    """Rules, declarations and tokens, whatever they stand in."""
    for node in nodes:
        yield node
        inner = getattr(node, "content", None) or getattr(node, "arguments", None) or ()
        if node.type in ("qualified-rule", "at-rule"):
            rules = getattr(node, "lower_at_keyword", "") in OF_RULES
            read = tinycss2.parse_rule_list if rules else tinycss2.parse_blocks_contents
            inner = read(inner, skip_comments=True, skip_whitespace=True)
        yield from parts(node.value if node.type == "declaration" else inner)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_sheet_is_read_whole(path: Path) -> None:
    read = parts(tinycss2.parse_stylesheet(path.read_text("utf-8")))
    assert [(one.source_line, one.message) for one in read if one.type == "error"] == []


def test_every_class_in_a_sheet_is_set_somewhere() -> None:
    strings = re.findall(r"\"[^\"\n]*\"|'[^'\n]*'", files_of(OURS, ".js", ".py"))
    words = set(re.findall(r"[\w-]+", files_of([*OURS, THEIRS], ".html", ".xhtml") + str(strings)))
    for path in SHEETS:
        names = re.findall(r"\.(?:k-)?(-?[_a-zA-Z][\w-]*)(?=[^{}]*\{)", path.read_text("utf-8"))
        assert set(names) - words == set(), path.name


def test_every_custom_property_is_set_and_used() -> None:
    read = [one for path in SHEETS for one in parts(tinycss2.parse_stylesheet(path.read_text()))]
    made = {one.name for one in read if one.type == "declaration" and one.name[:2] == "--"}
    used = {one.value for one in read if one.type == "ident" and one.value[:2] == "--"}
    elsewhere = files_of(OURS, ".html", ".js", ".py") + files_of([THEIRS], ".css")
    assert {name for name in made ^ used if name not in elsewhere} == set()
