"""``make pictures``: the pictures of README and CONTRIBUTING, taken of our own pages in a browser.

README shows a clause. CONTRIBUTING shows one correction on its way: the pencil, the line of the
page's Markdown, the mark in the text, the entry on the page of corrections. The site is built from
a copy of the project in which that correction bears the name and the day of an invented editor;
nothing here is published.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Final

sys.path.append(str(Path(__file__).parent.parent))  # for the browser and server of the tests

from playwright.sync_api import FloatRect, Locator, Page, sync_playwright
from tests.tools.browsing import launched
from tests.tools.site_build import build, served

from adep import records
from adep.library import pipeline
from adep.pages.all_pages import render_pages

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / "guides" / "pictures"
# The correction that is shown, of those recorded; who made it and when is invented.
ACT, CLAUSE, UNIT = "honor-code-2005", "5", "kk-5-18"
SIGNED: Final = 'author = "Айгүл Сейітқызы"\ndate = 2026-03-12\n'
SHOWN: Final = ("honor-code-2005/16", 2)  # the clause that README shows, and how many rows of it
IN_CONFLICT: Final = ("анық", "нақты")  # what the other of two people made of a word
FILLED: Final = {"act": "ethics-code-2015", "lang": "kk", "standing": "authentic"}
HOST: Final = "https://example.org/adep"
INTERFACES: Final = {"kk": "", "en": "en/"}  # language -> where its pages are
WIDTH, HEIGHT, MARGIN = 900, 7200, 16  # so high that nothing has to be scrolled
SCALE: Final = 1.25
GRID: Final = 4  # a picture begins where pixels of the page and of the picture meet
AROUND: Final = 3  # lines of Markdown above and below the one that is mended
RING: Final = "outline: 2px solid #8f3a26; outline-offset: 5px; border-radius: 2px"
LINES: Final = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #fbfaf6; font: 15px/1.6 "Noto Sans Mono", monospace; }
main { width: 868px; padding: 16px; }
p { margin: 0 0 8px; font-family: "Noto Sans", sans-serif; color: #596068; }
div { display: grid; grid-template-columns: 3rem 1fr; background: #f3f1ea; }
div b { font-weight: 400; color: #6b7178; text-align: right; padding: 1px 12px 1px 0; }
div code { font: inherit; color: #6b7178; padding: 1px 8px; overflow-wrap: anywhere; }
.here { background: #fdf3cf; }
.mark code { color: #8f3a26; font-weight: 700; }
.gone code { text-decoration: line-through; }
.here i { font-style: normal; color: #21252a; border-bottom: 2px solid #8f3a26; }
</style><main>"""


def main() -> None:
    """Take every picture anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as aside,
        sync_playwright() as playwright,
        launched(playwright.chromium) as browser,
    ):
        example = Path(aside)
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=SCALE,
            color_scheme="light",
            reduced_motion="reduce",
        )
        page = context.new_page()
        _line(page, _uncorrected(example / "before"))
        _conflict(page, (ROOT / "docs" / ACT / f"{CLAUSE}.md").read_text("utf-8"))
        with _site(example / "after") as address:
            _clause(page, f"{address}/{SHOWN[0]}/")
            for lang, folder in INTERFACES.items():
                home = f"{address}/{folder}"
                _pencil(page, f"{home}{ACT}/{CLAUSE}/", lang)
                _quiet(page, f"{home}{ACT}/{CLAUSE}/", lang)
                _corrections(page, f"{home}corrections/", lang)
                _form(page, f"{home}add-a-text/", lang)
    for file in sorted(FOLDER.glob("*.png")):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} KB")


# ---- the example --------------------------------------------------------------------------------


def _copy(folder: Path, change: Callable[[str], str]) -> Path:
    """A copy of the project whose recorded corrections of the act are changed by ``change``."""
    folder.mkdir()
    for name in ("overrides", "scripts", "mkdocs.yml"):
        (folder / name).symlink_to(ROOT / name)
    for name in ("sources", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    record = folder / records.unit_file(ACT, UNIT)
    record.write_text(change(record.read_text("utf-8")), encoding="utf-8")
    return folder


def _shown(record: str) -> re.Match[str]:
    """The ``[[correction]]`` that is shown."""
    tables = re.finditer(r"^\[\[correction\]\]\n(?:(?!\[\[).*\n)*", record, re.MULTILINE)
    return next(table for table in tables if f'unit = "{UNIT}"' in table[0])


def _uncorrected(folder: Path) -> str:
    """The clause's Markdown as it was before the correction."""
    _copy(folder, lambda record: record.replace(_shown(record)[0], ""))
    return render_pages(pipeline.build_library(folder))[f"{ACT}/{CLAUSE}.md"]


@contextmanager
def _site(folder: Path) -> Iterator[str]:
    """The site with the correction signed, served; gives its address."""

    def signed(record: str) -> str:
        table = re.sub(r"^(?:author|date) = .*\n", "", _shown(record)[0], flags=re.MULTILINE)
        return record.replace(
            _shown(record)[0], re.sub(r"^(reading = .*\n)", rf"\1{SIGNED}", table, flags=re.M)
        )

    _copy(folder, signed)
    subprocess.run(
        [sys.executable, "-m", "adep", "import", "--root", str(folder)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
    )
    build(
        folder,
        folder / "site",
        ADEP_REPO_URL=HOST,
        ADEP_REPORT=f"{HOST}/issues/new?title={{title}}",
    )
    with served(folder / "site") as address:
        yield address


# ---- the pictures -------------------------------------------------------------------------------


def _take(page: Page, name: str, lang: str, *around: Locator) -> None:
    """A picture of the part of the page in which all of ``around`` stand, over its whole width."""
    page.evaluate("document.fonts.ready")
    boxes = [box for box in (found.bounding_box() for found in around) if box]
    top = max(0, min(box["y"] for box in boxes) - MARGIN) // GRID * GRID
    bottom = -(-max(box["y"] + box["height"] for box in boxes) // GRID) * GRID + MARGIN
    clip = FloatRect(x=0, y=top, width=WIDTH, height=bottom - top)
    page.screenshot(path=FOLDER / f"{name}{lang and f'.{lang}'}.png", clip=clip)


def _clause(page: Page, address: str) -> None:
    """A clause as a reader sees it: head, title, and the first rows of both texts."""
    page.goto(address)
    _take(page, "clause", "", page.locator("header").first, page.locator(".row").nth(SHOWN[1] - 1))


def _pencil(page: Page, address: str, lang: str) -> None:
    """The end of a clause's texts, and the link below them."""
    page.goto(address)
    page.locator(".mend .edit").evaluate(f"link => link.style.cssText += '{RING}'")
    _take(page, "pencil", lang, page.locator(".law .row").last, page.locator(".mend"))


def _form(page: Page, address: str, lang: str) -> None:
    """The page that writes the form of a document, filled in; as far as the code host."""
    page.goto(address)
    for name, value in FILLED.items():
        page.select_option(f"[name={name}]", value)
    page.fill("[name=wording]", "2015-12-29")
    page.set_input_files(
        "[name=file]",
        {"name": "kodeks.docx", "mimeType": "application/octet-stream", "buffer": b""},
    )
    upload = page.locator('a[href$="/sources/inbox"]')
    for found in (page.locator("[data-save]"), upload):
        found.evaluate(f"one => one.style.cssText += '{RING}'")
    _take(page, "form", lang, page.locator("[data-form]"), upload)


def _conflict(page: Page, markdown: str) -> None:
    """The same line from two people, as a code host's editor shows it; the one to keep is lit."""
    lines = markdown.split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(f'<a id="{UNIT}"'))
    before, words, after = _parted(lines[at])
    own = escape(before + words.replace(*IN_CONFLICT) + after)
    kept = f"{escape(before)}<i>{escape(words)}</i>{escape(after)}"
    shown = [
        *((escape(line), "") for line in lines[at - 1 : at]),
        ("&lt;&lt;&lt;&lt;&lt;&lt;&lt; patch-1", "mark"),
        (own, "gone"),
        ("=======", "mark"),
        (kept, "here"),
        ("&gt;&gt;&gt;&gt;&gt;&gt;&gt; main", "mark"),
        *((escape(line), "") for line in lines[at + 1 : at + 2]),
    ]
    rows = [
        f'<div class="{kind}"><b>{number}</b><code>{line}</code></div>'
        for number, (line, kind) in enumerate(shown, start=at)
    ]
    page.set_content(f"{LINES}<p>docs/{ACT}/{CLAUSE}.md</p>{''.join(rows)}</main>")
    _take(page, "conflict", "", page.locator("main"))


def _line(page: Page, markdown: str) -> None:
    """The Markdown around the line that is mended; what may be changed in it is underlined."""
    lines = markdown.split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(f'<a id="{UNIT}"'))
    rows = []
    for number in range(at - AROUND, at + AROUND + 1):
        line = escape(lines[number])
        if number == at:
            before, words, after = map(escape, _parted(lines[number]))
            line = f"{before}<i>{words}</i>{after}"
        here = ' class="here"' if number == at else ""
        rows.append(f"<div{here}><b>{number + 1}</b><code>{line or '&nbsp;'}</code></div>")
    page.set_content(f"{LINES}<p>docs/{ACT}/{CLAUSE}.md</p>{''.join(rows)}</main>")
    _take(page, "line", "", page.locator("main"))


def _parted(line: str) -> tuple[str, str, str]:
    """A unit's line: what goes before its words, its words, what leads from it to notes."""
    match = re.fullmatch(r"(<a [^>]*></a>(?:\*\*\S+\*\* )?)(.*?)((?: \[\^[^]]*\])*)", line)
    assert match is not None, line
    return match[1], match[2], match[3]


def _quiet(page: Page, address: str, lang: str) -> None:
    page.goto(address)
    page.locator(f"#{UNIT} .by-editor").focus()
    _take(page, "quiet", lang, page.locator(f"#{UNIT}"), page.locator("#preview"))


def _corrections(page: Page, address: str, lang: str) -> None:
    page.goto(address)
    _take(page, "corrections", lang, page.locator("#editors"))


if __name__ == "__main__":
    main()
