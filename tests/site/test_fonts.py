"""The site's own letters: what is cut, and that nothing else draws a word."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from playwright.sync_api import Page

from adep.site.fonts import (
    COMMON,
    CUTS,
    FACES,
    NEEDED_AT_ONCE,
    RARE,
    Face,
    code_points,
    cut,
    font_files,
    licence,
)
from tests.site.test_keyboard import PAGES_AT_ONCE
from tests.tools.browsing import Watched
from tests.tools.site_build import asset

BY_NAME = {face.name: face for face in FACES}
# What the fonts must be able to write, and in which cut it stands.
LETTERS = [
    ("Kazakh", COMMON, "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"),
    ("English", COMMON, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
    ("signs", COMMON, ".,:;!?…-–—‑«»“”„‘’‹›()[]/§№¶©×·°−≠%&+=*_'\"\u00a0\u00ad"),
    ("Ukrainian", RARE, "ЄєЇїҐґ"),  # with those of Kazakh
    ("Tatar, Bashkir, Uzbek, Kyrgyz", RARE, "ЖжҖҗЎўҲҳҘҙҪҫ"),
    ("Kazakh, draft of 2021", RARE, "ÄäĞğİıÑñÖöŪūÜüŞş"),
    ("Kazakh, decree of 2018", RARE, "ÁáǴǵŃńÓóÚúÝý"),
]  # fmt: skip


@cache
def original(face: Face) -> bytes:
    return files(face.package).joinpath("files", face.file).read_bytes()


@pytest.fixture(scope="session")
def fonts(root: Path) -> dict[str, bytes]:
    return font_files(root / ".cache" / "fonts")


def opened(fonts: dict[str, bytes], face: Face, suffix: str) -> TTFont:
    content = fonts[f"assets/adep/fonts/{face.name}{suffix}.woff2"]
    return TTFont(io.BytesIO(content))


# ---- what is cut ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("what", "ranges", "letters"), LETTERS)
def test_every_letter_has_its_cut(
    fonts: dict[str, bytes], what: str, ranges: str, letters: str
) -> None:
    suffix = next(suffix for suffix, of in CUTS.items() if of == ranges)
    held = code_points(COMMON) | code_points(ranges)
    assert {one for one in letters if ord(one) not in held} <= {"©"}, what  # © is in the other
    for face in FACES:
        drawn = {*opened(fonts, face, "").getBestCmap(), *opened(fonts, face, suffix).getBestCmap()}
        assert [one for one in letters if ord(one) not in drawn and one != "©"] == [], face.name


def test_no_letter_is_in_two_cuts() -> None:
    assert not code_points(COMMON) & code_points(RARE)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_a_cut_letter_is_the_font_s_own(fonts: dict[str, bytes], face: Face) -> None:
    """As wide and drawn by as many points as in the font of the package; no hints."""
    whole = TTFont(io.BytesIO(original(face)))
    names = whole.getBestCmap()
    for suffix in CUTS:
        font = opened(fonts, face, suffix)
        assert not {"fpgm", "prep", "cvt ", "hdmx", "DSIG"} & set(font.keys())
        for code, name in font.getBestCmap().items():
            assert font["hmtx"][name][0] == whole["hmtx"][names[code]][0], chr(code)
            drawn, before = font["glyf"][name], whole["glyf"][names[code]]
            assert drawn.numberOfContours == before.numberOfContours, chr(code)
            if drawn.numberOfContours > 0:
                assert list(drawn.coordinates) == list(before.coordinates), chr(code)
        for table, name in (("hhea", "ascent"), ("hhea", "descent"), ("head", "unitsPerEm")):
            assert getattr(font[table], name) == getattr(whole[table], name)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_the_licence_is_kept(fonts: dict[str, bytes], face: Face) -> None:
    """A font that was changed may not bear the reserved names; copyright and licence stay."""
    for suffix in CUTS:
        names = opened(fonts, face, suffix)["name"]
        for number in (1, 2, 3, 4, 6, 16):
            assert not re.search("PT.?S|ParaType", names.getDebugName(number) or "")
        assert names.getDebugName(1) == face.family
        assert "ParaType" in names.getDebugName(0) and "OFL" in names.getDebugName(14)
        assert "OFL.txt" in names.getDebugName(13)
    said = licence()
    assert 'Reserved Font Names "PT Sans", "PT Serif" and "ParaType"' in said
    assert "SIL OPEN FONT LICENSE Version 1.1" in said and "Adep Sans" in said


def test_the_same_font_gives_the_same_bytes(fonts: dict[str, bytes]) -> None:
    """Anywhere and at any time: cut anew in another time zone, with another seed, a day later."""
    face = BY_NAME["serif-400"]
    code = (
        "import sys, pathlib, hashlib; from adep.site.fonts import *\n"
        "made = cut(sys.stdin.buffer.read(), FACES[0], code_points(COMMON))\n"
        "print(hashlib.sha256(made).hexdigest())"
    )
    made = subprocess.run(
        [sys.executable, "-c", code],
        input=original(face),
        capture_output=True,
        check=True,
        env={**os.environ, "TZ": "Asia/Almaty", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"},
    )
    content = fonts["assets/adep/fonts/serif-400.woff2"]
    assert made.stdout.decode().strip() == hashlib.sha256(content).hexdigest()


def test_half_a_file_is_cut_again(fonts: dict[str, bytes], tmp_path: Path) -> None:
    """A folder of fonts that were cut before is believed only as far as its sums are right."""
    from adep.site import fonts as module

    face, few = FACES[2], {"": "U+41-43"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FACES", (face,))
        patch.setattr(module, "CUTS", few)
        first = dict(module._cut_fonts(tmp_path))
        (file,) = tmp_path.iterdir()
        stored = file.read_bytes()
        file.write_bytes(stored[:-9])
        module._cut_fonts.cache_clear()
        assert dict(module._cut_fonts(tmp_path)) == first
        assert file.read_bytes() == stored


def test_the_style_sheet_names_each_font(site: Path) -> None:
    """By the sum of its content; what every page needs is asked for in its head."""
    style = site / asset(site, "assets/adep/adep.css")
    named = re.findall(r'url\("(fonts/[a-z0-9.-]+\.woff2)"\)', style.read_text(encoding="utf-8"))
    assert len(named) == len(FACES) * len(CUTS)
    assert all((site / "assets/adep" / path).is_file() for path in named)
    page = (site / "honor-code-2005/9/index.html").read_text(encoding="utf-8")
    asked = re.findall(r'rel="preload" as="font" [^>]+ href="../../([^"]+)"', page)
    assert asked == [asset(site, path) for path in NEEDED_AT_ONCE]


# ---- who draws what a reader sees ----------------------------------------------------------------

OWN = {face.family for face in FACES}
LETTER = re.compile(r"[^\W\d_]")
# Folded parts are opened, so that their words are drawn too.
UNFOLD = "() => document.querySelectorAll('details').forEach(one => one.open = true)"


def nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A node and all in it, with what a browser puts in by itself: placeholders, choices."""
    yield node
    for part in ("children", "shadowRoots", "pseudoElements"):
        for inner in node.get(part, ()):
            yield from nodes(inner)


def mixed(page: Page) -> tuple[int, list[str]]:
    """How many pieces of text were looked at; those whose letters no font, or more than one, drew."""
    page.evaluate(UNFOLD)
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
    looked_at, found = 0, []
    for node in nodes(root):
        text = node["nodeValue"] if node["nodeType"] == 3 else ""
        if not LETTER.search(text) and "pseudoType" not in node:
            continue
        drawn = session.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]
        looked_at += bool(drawn)
        own = [one for one in drawn if one["isCustomFont"] and one["familyName"] in OWN]
        signs = sum(ord(one) not in code_points(COMMON) | code_points(RARE) for one in text)
        others = sum(int(one["glyphCount"]) for one in drawn if one not in own)
        if len({one["familyName"] for one in own}) > 1 or others > signs:
            found.append(
                f"{text[:60]}: {[(one['familyName'], one['glyphCount']) for one in drawn]}"
            )
    session.detach()
    return looked_at, found


def visit(page: Page, path: str) -> None:
    """Open a page; "search" and "sight" are the first page in those states."""
    if path not in ("search", "sight"):
        page.goto(f"/{path}")
        return
    page.goto("/")
    if path == "sight":
        page.locator("button.sight").click()
        return
    page.locator("input[name=q]").fill("қызметші")
    page.locator("[data-search-results] a[data-unit]").first.wait_for()


@pytest.mark.browser
@pytest.mark.parametrize(
    "path",
    [
        *PAGES_AT_ONCE,
        *("search", "sight"),
        *(
            pytest.param(path, marks=pytest.mark.exhaustive)
            for path in ("honor-code-2005/5/", "honor-code-2005/read/")
        ),
    ],
)
def test_no_letter_comes_from_another_font_than_its_neighbours(reader: Watched, path: str) -> None:
    """Every word on a page of each kind, controls included, in one of the site's own fonts."""
    visit(reader.page, path)
    looked_at, found = mixed(reader.page)
    assert looked_at > 10
    assert found == []


@pytest.mark.browser
def test_a_font_without_kazakh_would_be_found(reader: Watched) -> None:
    """A font of ours with English and Russian letters only, before the site's own."""
    few = code_points("U+20-7E, U+401, U+410-44F, U+451")
    letters = base64.b64encode(cut(original(FACES[0]), FACES[0], few)).decode()
    page = reader.page
    page.goto("/")
    page.add_style_tag(
        content=f'@font-face {{ font-family: "Poor"; src: url("data:font/woff2;base64,{letters}"); }}'
        ':root { --book: "Poor", "Adep Sans"; --sans: "Poor", "Adep Sans"; }'
    )
    page.evaluate("document.fonts.load('1em Poor')")
    _, found = mixed(page)
    assert any("Әдеп" in one for one in found), "the brand"
    assert any("Сөз, тармақ" in one for one in found), "a placeholder"
