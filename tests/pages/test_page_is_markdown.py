"""A page is what its Markdown says: on the site, on a code host, in a plain MkDocs with Material."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath

import cmarkgfm  # type: ignore[import-untyped]
import pytest
from bs4 import BeautifulSoup, Tag
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from adep.cli import main
from adep.library.pipeline import Library
from adep.pages import checksums
from adep.pages.all_pages import render_pages
from adep.pages.plain_text import as_text, literal
from tests import ROOT
from tests.pages.test_one_reading import SOURCES
from tests.tools.site_build import REGISTER, Shared, build
from tests.tools.warm import run

EXTENSIONS = ["attr_list", "tables", "md_in_html", "footnotes"]  # those of mkdocs.yml
# What GitHub leaves of a page's HTML: these elements, and of their attributes these.
ELEMENTS = set(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "b",
        "i",
        "strong",
        "em",
        "a",
        "pre",
        "code",
        "img",
        "div",
        "ins",
        "del",
        "sup",
        "sub",
        "p",
        "picture",
        "ol",
        "ul",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "blockquote",
        "dl",
        "dt",
        "dd",
        "kbd",
        "q",
        "samp",
        "var",
        "hr",
        "li",
        "tr",
        "td",
        "th",
        "s",
        "strike",
        "summary",
        "details",
        "caption",
        "figure",
        "figcaption",
        "abbr",
        "cite",
        "dfn",
        "mark",
        "small",
        "source",
        "span",
        "time",
        "section",
    ]
)
ATTRIBUTES = set(
    [
        "href",
        "id",
        "lang",
        "title",
        "scope",
        "colspan",
        "rowspan",
        "align",
        "datetime",
        "dir",
        "name",
        "open",
        "start",
        "width",
        "height",
        "aria-label",
        "aria-hidden",
        "role",
    ]
)


def on_a_code_host(page: str) -> BeautifulSoup:
    """A page as GitHub shows it."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    shown = BeautifulSoup(cmarkgfm.github_flavored_markdown_to_html(page, options), "html.parser")
    for tag in shown.find_all(True):
        if tag.name not in ELEMENTS:
            tag.unwrap()
        tag.attrs = {name: value for name, value in tag.attrs.items() if name in ATTRIBUTES}
    return shown


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, str]:
    return render_pages(library)


@pytest.fixture(scope="module")
def previews(pages: dict[str, str]) -> dict[str, BeautifulSoup]:
    return {path: on_a_code_host(page) for path, page in pages.items()}


# ---- on a code host ------------------------------------------------------------------------------


def test_every_unit_and_note_is_seen_with_its_number(
    pages: dict[str, str], previews: dict[str, BeautifulSoup]
) -> None:
    for path, page in pages.items():
        for _, unit in checksums.read_units(page):
            anchor = previews[path].find("a", id=unit.id)
            assert isinstance(anchor, Tag) and anchor.parent is not None, (path, unit.id)
            said = words(anchor.parent.get_text()).removesuffix(" ↩")
            marks = [a.get_text() for a in anchor.parent.select("sup a")]
            shown = f"{unit.label} {unit.text}{' ' * bool(marks)}{' '.join(marks)}"
            assert said == words(shown), (path, unit.id)


def test_what_is_paired_stands_side_by_side(
    library: Library, previews: dict[str, BeautifulSoup]
) -> None:
    for act in library.acts:
        for clause in act.clauses:
            preview = previews[f"{act.facts.id}/{clause.id}.md"]
            rows = preview.select("table:has(th time) tbody tr")
            shown = [
                [[a["id"] for a in cell.select("a[id]")] for cell in row.select("td")]
                for row in rows
            ]
            wanted = [
                [
                    list(row.ids(lang))
                    for lang in ("kk", "en")
                    if lang in act.langs or not single(act.langs)
                ]
                for row in clause.paired.rows
            ]
            assert [row[: len(wanted[0])] for row in shown] == wanted, (act.facts.id, clause.id)


def single(langs: tuple[str, ...]) -> bool:
    return len(langs) < 2


def test_every_link_leads_to_a_file_and_a_place_in_it(previews: dict[str, BeautifulSoup]) -> None:
    for path, preview in previews.items():
        for link in preview.select("a[href]"):
            href = str(link["href"])
            if href.startswith(("#fn", f"https://{REGISTER}/")):
                continue  # a note and its mark, which the code host links itself; the register
            to, _, anchor = href.partition("#")
            there = normpath(join(dirname(path), to)) if to else path
            assert there in previews, (path, href)
            if anchor:
                assert previews[there].find(id=anchor) is not None, (path, href)


def test_notes_and_history_are_seen(
    pages: dict[str, str], previews: dict[str, BeautifulSoup]
) -> None:
    for path, page in pages.items():
        notes = re.findall(r"(?m)^\[\^([\w.-]+)\]: ", page)
        shown = [
            str(li["id"]).removeprefix("fn-") for li in previews[path].select("section li[id]")
        ]
        assert sorted(shown) == sorted(notes), path
        events = re.findall(r'(?m)^\| <a id="(event-[^"]+)"', page)
        assert [str(a["id"]) for a in previews[path].select("tr a[id^=event-]")] == events, path
    assert sum("[^kk-5-note1]" in page for page in pages.values()) == 1


def test_both_interface_languages_are_marked(previews: dict[str, BeautifulSoup]) -> None:
    heading = previews["honor-code-2005/5.md"].select_one("h1")
    assert heading is not None
    assert [(s["lang"], s.get_text()) for s in heading.select("span")] == [
        ("kk", "5-тармақ"), ("en", "Clause 5"),
    ]  # fmt: skip


# ---- words stay words ----------------------------------------------------------------------------

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)


@given(WORDS)
def test_any_words_are_themselves_for_every_reader_of_markdown(text: str) -> None:
    """Property: nothing that a source prints is a mark: here, in Python-Markdown, on a code host."""
    text = words(text)
    assert as_text(literal(text)) == text
    line = checksums.unit_line("kk-1-1", "1)", text)
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    for html in (
        markdown(line, extensions=EXTENSIONS),
        cmarkgfm.github_flavored_markdown_to_html(line, options),
    ):
        shown = BeautifulSoup(html, "html.parser")
        assert words(shown.get_text()) == words(f"1) {text}")
        assert {tag.name for tag in shown.find_all(True)} <= {"p", "a", "strong"}


# ---- in a plain MkDocs with Material --------------------------------------------------------------

PLAIN = """\
site_name: plain
theme: {{name: material, font: false}}
docs_dir: docs
markdown_extensions: [{extensions}]
plugins: []
validation: {{links: {{anchors: warn}}}}
"""


def test_it_reads_well_in_material_without_our_plugin(
    tmp_path: Path, pages: dict[str, str]
) -> None:
    docs = tmp_path / "docs"
    for path in ("5", "16", "index"):
        page = docs / "honor-code-2005" / f"{path}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(pages[f"honor-code-2005/{path}.md"], encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(PLAIN.format(extensions=", ".join(EXTENSIONS)), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "site/honor-code-2005/5/index.html").read_text("utf-8")
    shown = BeautifulSoup(html, "html.parser")
    for _, unit in checksums.read_units(pages["honor-code-2005/5.md"]):
        anchor = shown.find("a", id=unit.id)
        assert isinstance(anchor, Tag) and anchor.parent is not None
        assert words(unit.text) in words(anchor.parent.get_text())
    assert len(shown.select(".md-content table tbody tr")) > 25
    assert shown.select_one(".md-content .footnote li") is not None


# ---- what somebody changes on a page --------------------------------------------------------------

# page of the small project · what stands there · what somebody writes instead · the record to write
CHANGES = [
    ("desk/2.md", "2-тармақ</span>", "2-тармақ туралы</span>", "made from sources/desk"),
    ("desk/2.md", "## ", "A sentence that somebody wrote between two parts.\n\n## ", "sources/desk/"),
    ("desk/4.md", "a remark on the older wording", "a remark of somebody’s own", "corrections/"),
    ("museum/2.md", "Clause 2</span>", "Clause the second</span>", "made from sources/museum"),
    ("rack/1.md", "In force", "In great force", "made from sources/rack"),
    ("shelf/1.md", "1 May 2014", "2 May 2014", "sources/shelf/"),
]  # fmt: skip


def changed(docs: Path) -> Iterator[tuple[str, str, str]]:
    """Make the changes; gives (page, what the site must show, the record)."""
    for page, old, new, record in CHANGES:
        file = docs / page
        text = file.read_text("utf-8")
        if old not in text:
            continue
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        yield page, re.sub(r"<[^>]*>|## ", "", new).strip(), record


def test_whatever_is_changed_on_a_page_is_shown_told_and_never_undone(
    shared: Shared, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(shared.project(SOURCES), tmp_path / "project", symlinks=True))
    told = list(changed(folder / "docs"))
    assert len(told) >= 4
    before = {page: (folder / "docs" / page).read_bytes() for page, _, _ in told}
    printed = build(folder, tmp_path / "site")
    for page, shown, record in told:
        address = page.removesuffix(".md").removesuffix("index")
        found = [
            words(BeautifulSoup(file.read_text("utf-8"), "html.parser").get_text())
            for lang in ("", "en/")
            if (file := tmp_path / "site" / lang / address / "index.html").exists()
        ]
        assert any(words(shown) in text for text in found), (page, shown)
        lines = [line for line in printed.split("\n") if f"docs/{page}:" in line]
        assert any(record in line for line in lines), (page, record, lines)
    # What is published says only what is recorded, and an import takes nothing back by itself.
    publishing = ("mkdocs", "build", "-d", str(tmp_path / "published"))
    done = run(publishing, folder, ADEP_PUBLISH="true")
    assert done.status == 1 and "Nothing was built." in done.said
    assert main(["import", "--root", str(folder)]) == 1
    refused = capsys.readouterr().err
    for page, _, record in told:
        assert f"docs/{page}:" in done.said and f"docs/{page}:" in refused
        assert record in done.said and record in refused
        assert (folder / "docs" / page).read_bytes() == before[page]


def test_ours_are_as_they_are_made() -> None:
    """A committed page of ours has nothing that nobody recorded."""
    assert main(["import", "--check", "--root", str(ROOT)]) == 0
