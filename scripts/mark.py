"""Part of ``make pictures``: what the site is known by, drawn in a real browser from icon.svg.

``favicon.ico`` is for browsers that ask the site's root for one, the large icon for a phone's home
screen, and one picture an interface for messengers that show a link with a picture.
"""

from __future__ import annotations

import struct
import sys
from html import escape
from pathlib import Path
from typing import Final

sys.path.append(str(Path(__file__).parent.parent))  # for the browser of the tests

from playwright.sync_api import Browser, sync_playwright
from tests.tools.browsing import launched

from adep.languages.grammar import interface_languages
from adep.languages.interface import Interface, load_interface

ROOT: Final = Path(__file__).parent.parent
OVERRIDES: Final = ROOT / "overrides"
MARKS: Final = OVERRIDES / "assets" / "mark"
ICON: Final = OVERRIDES / "assets" / "adep" / "icon.svg"
ICO_SIZES: Final = (16, 32, 48)
HOME_SCREEN: Final = 180
SHARE: Final = (1200, 630)

# The rows of the picture, two columns of lines: width of a line in percent, 0 for none.
ROWS: Final = (
    ((96, 88, 60), (92, 97, 40)),
    ((90, 72), (94, 55)),
    ((97, 84, 91, 35), ()),  # what has no counterpart is left open: nothing is invented
    ((88, 45), (96, 62)),
)
SHEET: Final = """<!doctype html><meta charset="utf-8"><style>
* { box-sizing: border-box; margin: 0; }
body { width: 1200px; height: 630px; background: #fbfaf6; color: #21252a; display: grid;
  grid-template-columns: 600px 1fr; overflow: hidden; }
.words { padding: 0 0 0 84px; align-self: center; }
.words svg { width: 84px; height: 84px; display: block; margin-bottom: 44px; }
h1 { font: 600 116px/1 "Noto Serif", serif; letter-spacing: -.01em; margin-bottom: 36px; }
p { font: 400 37px/1.34 "Noto Sans", sans-serif; color: #3d454c; max-width: 480px; }
.rows { display: grid; grid-template-columns: 1fr 1fr; gap: 34px 44px; align-content: center;
  padding: 0 84px 0 40px; border-left: 10px solid #1d5566; background: #f3f1ea; }
.rows div { display: grid; gap: 13px; align-content: start; }
.rows i { display: block; height: 11px; border-radius: 3px; background: #21252a; opacity: .72; }
.rows div:nth-child(even) i { background: #1d5566; }
.rows .none { border: 3px dashed #b9b5a8; border-radius: 8px; min-height: 83px; }
</style>"""


def main() -> None:
    """Draw everything anew."""
    MARKS.mkdir(parents=True, exist_ok=True)
    made = {}
    with sync_playwright() as playwright, launched(playwright.chromium) as browser:
        made[OVERRIDES / "favicon.ico"] = ico({n: _icon(browser, n) for n in ICO_SIZES})
        made[MARKS / "apple-touch-icon.png"] = _icon(browser, HOME_SCREEN, full=True)
        for lang in interface_languages():
            made[MARKS / f"share.{lang}.png"] = _share(browser, load_interface(lang))
    for file, content in made.items():
        file.write_bytes(content)
        print(f"{file.relative_to(ROOT)}: {len(content)} bytes")


def ico(images: dict[int, bytes]) -> bytes:
    """An .ico file of PNG images, by their size in pixels."""
    at = 6 + 16 * len(images)
    entries, contents = b"", b""
    for size, image in images.items():
        place = at + len(contents)
        entries += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(image), place)
        contents += image
    return struct.pack("<HHH", 0, 1, len(images)) + entries + contents


def _icon(browser: Browser, size: int, full: bool = False) -> bytes:
    """The mark as PNG; ``full``: to the edges, as phones cut the corners themselves."""
    svg = ICON.read_text(encoding="utf-8")
    if full:
        svg = svg.replace(' rx="7"', "")
    html = f"<!doctype html><style>*{{margin:0}}svg{{display:block;width:{size}px}}</style>{svg}"
    return _taken(browser, size, size, html)


def _share(browser: Browser, words: Interface) -> bytes:
    rows = "".join(
        "<div>" + "".join(f'<i style="width:{width}%"></i>' for width in side) + "</div>"
        if side
        else '<div class="none"></div>'
        for row in ROWS
        for side in row
    )
    html = (
        f'{SHEET}<html lang="{words.lang}"><body><div class="words">{ICON.read_text("utf-8")}'
        f"<h1>{escape(words['site.name'])}</h1><p>{escape(words['site.tagline'])}</p></div>"
        f'<div class="rows">{rows}</div>'
    )
    return _taken(browser, *SHARE, html)


def _taken(browser: Browser, width: int, height: int, html: str) -> bytes:
    with browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="light", device_scale_factor=1
    ) as context:
        page = context.new_page()
        page.set_content(html)
        page.evaluate("document.fonts.ready")
        return page.screenshot(omit_background=True)


if __name__ == "__main__":
    main()
