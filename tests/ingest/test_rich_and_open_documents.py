"""Rich text, OpenDocument and the old form of Word: the text taken is the text printed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from adep.ingest.documents import Unreadable, take
from adep.ingest.documents.own_process import here
from tests.ingest.test_documents import lines, taken_of, units
from tests.tools import office

# ---- rich text, as Word writes it -----------------------------------------------------------------

WORDS = rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Times;}{\f1\fcharset0 Times;}}\f0 "

# what it shows · the inside of the file · what is taken · what is said
RICH: list[tuple[str, bytes, list[str], list[str]]] = [
    ("letters of the font's code page", "адал ".encode("cp1251") + rb"\f1 caf\'e9\par", ["адал café"], []),
    ("letters by their numbers, and what stands for them is skipped", rb"\uc1\u1241?\u1076?i\u1083?\par{\uc2\u1241xx}b\par", ["әдiл", "әb"], []),
    ("a number as it was printed", rb"{\listtext\pard\plain 5-1.\tab}{\ls1 word}\par", ["5-1. word"], []),
    ("raised figures", rb"2{\super 1}-x\par", ["2¹-x"], []),
    ("a note at the foot, after its mark", rb"word{\super\chftn}{\footnote\pard{\super\chftn} note} more\par next\par",
     ["word¹ more", "¹ note", "next"], ["document-moved"]),
    ("tracked changes", rb"a{\deleted b}{\revised c}\par", ["ac"], ["document-changes", "document-changes"]),
    ("cells", rb"\trowd a\cell b\cell\row c\par", ["a", "b", "c"], []),
    ("a table", rb"\trowd a\cell b\cell\row\trowd c\cell d\cell\row e\par", ["a", "b", "c", "d", "e"], ["document-moved"]),
    ("two tables of a row each", rb"\trowd a\cell b\cell\row e\par\trowd c\cell d\cell\row e\par", ["a", "b", "e", "c", "d", "e"], []),
    ("heads, fields, hidden words, comments", rb"{\header head\par}{\field{\*\fldinst REF x}{\fldrslt 5}}{\v no}{\*\annotation why}\par",
     ["5"], ["document-left-out", "document-left-out", "document-left-out"]),
    ("what newer readers see", rb"{\upr{ansi}{\*\ud{\u1241?}}}\par", ["ә"], []),
    ("unknown groups are passed over, bytes of pictures too", rb"a{\*\strange b}{\pict\bin3 {}{c}\par", ["a"], ["document-left-out"]),
    ("signs", rb"\{a\}\\ b\~c\_d\par", ["{a}\\ b\u00a0c-d"], []),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "taken", "said"), [row[1:] for row in RICH],
                         ids=[row[0] for row in RICH])  # fmt: skip
def test_rich_text(inside: bytes, taken: list[str], said: list[str]) -> None:
    found = here(WORDS + inside + b" x\\par}", ".rtf")  # some letter, so that it holds text
    assert lines(found)[: len(taken)] == taken
    assert [remark.code for remark in found.remarks] == said


@pytest.mark.parametrize(
    ("data", "why"),
    [(WORDS + b"a", "damaged"), (WORDS + b"}", "no text"), (b"{\\rtf1" + b"{" * 2000, "too deep")],
    ids=["cut off", "nothing in it", "nested too deep"],
)
def test_rich_text_that_cannot_be_taken(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        here(data, ".rtf")


# ---- OpenDocument ---------------------------------------------------------------------------------


def odt(body: str, others: dict[str, bytes] | None = None, manifest: str = "") -> bytes:
    names = {
        "office": "office",
        "text": "text",
        "style": "style",
        "table": "table",
        "draw": "drawing",
    }
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in names.items()
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        for name, content in (others or {}).items():
            archive.writestr(name, content)
    return packed.getvalue()


OPEN: list[tuple[str, str, list[str], list[str]]] = [
    ("what was deleted stands apart, what was put in, in the text",
     "<text:tracked-changes><text:changed-region><text:deletion><text:p>жоқ</text:p></text:deletion></text:changed-region>"
     "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
     '<text:p>адал<text:change/> <text:change-start/>болу<text:change-end/></text:p>',
     ["адал болу"], ["document-changes", "document-changes"]),
    ("spaces, tabs and lines", '<text:p>а<text:s text:c="2"/>ә<text:tab/>б<text:line-break/>в\n  г</text:p>', ["а  ә б", "в г"], []),
    ("comments, boxes and pictures",
     "<text:p>а<office:annotation><text:p>неге</text:p></office:annotation><draw:frame><draw:text-box><text:p>ә</text:p></draw:text-box></draw:frame>"
     "<draw:frame><draw:image/></draw:frame></text:p>", ["а", "ә"], ["document-moved", "document-left-out", "document-left-out"]),
    ("cells and sections", "<text:section><table:table><table:table-row><table:table-cell><text:p>а</text:p></table:table-cell>"
     "<table:table-cell><text:p>ә</text:p></table:table-cell></table:table-row></table:table></text:section>", ["а", "ә"], []),
    ("a table", "<table:table>" + ("<table:table-row><table:table-cell><text:p>а</text:p></table:table-cell>"
     "<table:table-cell><text:p>ә</text:p></table:table-cell></table:table-row>") * 2 + "</table:table>", ["а", "ә"] * 2, ["document-moved"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "taken", "said"), [row[1:] for row in OPEN],
                         ids=[row[0] for row in OPEN])  # fmt: skip
def test_open_document(body: str, taken: list[str], said: list[str]) -> None:
    found = here(odt(body), ".odt")
    assert lines(found) == taken
    assert [remark.code for remark in found.remarks] == said


def test_an_open_document_that_cannot_be_taken() -> None:
    with pytest.raises(Unreadable, match="password"):
        here(odt("<text:p>а</text:p>", manifest="<encryption-data/>"), ".odt")
    with pytest.raises(Unreadable, match="macros"):
        here(odt("<text:p>а</text:p>", {"Basic/Standard/Module1.xml": b""}), ".odt")


# ---- old Word documents ---------------------------------------------------------------------------


def test_an_old_document_needs_an_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADEP_SOFFICE", "no-such-office")
    with pytest.raises(Unreadable, match=r"read by LibreOffice, and none is here; install it"):
        take((office.DOCUMENTS / "code.doc").read_bytes(), ".doc")


@pytest.mark.exhaustive
def test_an_old_document_is_read_by_the_office() -> None:
    office.found()
    old = take((office.DOCUMENTS / "order.doc").read_bytes(), ".doc")
    assert units(old, "en") == units(taken_of("order", "docx"), "en")


@pytest.mark.exhaustive
def test_the_documents_are_what_the_office_makes_of_their_sources(tmp_path: Path) -> None:
    """The text in them: the files themselves hold days and numbers of chance."""
    for kind in ("docx", "odt", "rtf"):
        office.convert(sorted(office.DOCUMENTS.glob("*.fodt")), kind, tmp_path)
        for name in ("code", "order", "columns", "notes"):
            made = here((tmp_path / f"{name}.{kind}").read_bytes(), f".{kind}")
            assert made == taken_of(name, kind), (name, kind)
