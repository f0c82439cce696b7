"""The oldest browsers that are supported can do all that our scripts and styles ask of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import oldest

pytestmark = pytest.mark.exhaustive


def test_scripts_and_styles_ask_for_nothing_newer(root: Path) -> None:
    assert oldest.is_installed(), oldest.MISSING
    assert oldest.lacking(root / "overrides" / "assets" / "adep") == ""


# what somebody writes · what is said of it
NEWER = [
    ("a.js", "new Intl.Segmenter('kk');", "Intl.Segmenter() is not supported in Firefox 115"),
    ("a.js", "new URLPattern('a');", "URLPattern is not supported in Safari 16.4, Firefox 115"),
    ("a.js", "class A { static { f(); } }\nlet b = /a/v;", "Parsing error"),
    ("a.css", "p:has(a) { color: red; }", '"css-has" is not supported by Firefox 115'),
    ("a.css", "p { a { color: red; } }", '"css-nesting" is not supported by'),
]


@pytest.mark.parametrize(("name", "text", "says"), NEWER)
def test_what_is_newer_is_found(tmp_path: Path, name: str, text: str, says: str) -> None:
    assert oldest.is_installed(), oldest.MISSING
    (tmp_path / "b.js").write_text("f();\n", encoding="utf-8")
    (tmp_path / "b.css").write_text("a { color: red; }\n", encoding="utf-8")
    (tmp_path / name).write_text(text + "\n", encoding="utf-8")
    assert says in oldest.lacking(tmp_path)
