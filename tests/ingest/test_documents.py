"""Documents as jurists have them: the text taken is the text printed, numbers and all."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from adep.ingest.documents import Taken, Unreadable, kind_of, take
from adep.ingest.documents.footnotes import FootNote, put_behind
from adep.ingest.documents.own_process import here
from adep.ingest.read import load_source, read
from adep.ingest.texts import read_given
from tests import ROOT
from tests.tools import office
from tests.tools.word import abstract, begins, docx, level, num, p, r

INS = '<w:ins w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z">'
DEL = '<w:del w:id="2" w:author="A" w:date="2020-01-01T00:00:00Z">'


def lines(taken: Taken) -> list[str]:
    return [line for line in taken.text.split("\n") if line]


# ---- automatic numbers: as Word prints them, and LibreOffice too (`make test-all` asks it) --------

CHAPTERS = abstract(1, level(0, "%1-тарау.", "upperRoman"))
CLAUSES = abstract(2, level(0, "%1."), level(1, "%2)"))
DEEP = abstract(3, level(0, "%1.", "upperRoman"), level(1, "%1.%2.", more="<w:isLgl/>"))
STEADY = abstract(4, level(0, "%1."), level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))
FIFTH = abstract(5, level(0, "%1-бап.", start=5))
LETTERS = abstract(6, level(0, "%1)", "russianLower"))
LATIN = abstract(7, level(0, "(%1)", "lowerLetter"))
BULLETS = abstract(8, level(0, "\uf0b7", "bullet"))
OWN = abstract(9, level(0, "%1-тарау"), level(1, "%2.", more='<w:pStyle w:val="Clause"/>'))
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Child"/><w:basedOn w:val="Clause"/></w:style>'
)
FORMS = (CHAPTERS, CLAUSES, DEEP, STEADY, FIFTH, LETTERS, LATIN, BULLETS, OWN)
LISTS = (
    *(num(n, n) for n in range(1, 10)),
    num(12, 2), num(22, 2, begins(0, 1)), num(32, 2, begins(0, 7)),
)  # fmt: skip
PARTS = {"styles": STYLES, "numbering": "".join((*FORMS, *LISTS))}

# what it shows · paragraphs (words, list, level) · what is printed
NUMBERED: list[tuple[str, list[tuple[str, str, int]], list[str]]] = [
    ("a chapter's word and its Roman figure", [("Ереже", "1", 0), ("Әдеп", "1", 0)],
     ["I-тарау. Ереже", "II-тарау. Әдеп"]),
    ("a dot is a dot and a bracket a bracket", [("а", "2", 0), ("ә", "2", 1), ("б", "2", 1)],
     ["1. а", "1) ә", "2) б"]),
    ("items begin anew below each clause", [("а", "2", 0), ("ә", "2", 1), ("б", "2", 0), ("в", "2", 1)],
     ["1. а", "1) ә", "2. б", "1) в"]),
    ("clauses go on over a chapter", [("Бір", "1", 0), ("а", "2", 0), ("Екі", "1", 0), ("ә", "2", 0)],
     ["I-тарау. Бір", "1. а", "II-тарау. Екі", "2. ә"]),
    ("two lists of one form count together", [("а", "2", 0), ("ә", "12", 0)], ["1. а", "2. ә"]),
    ("an override begins anew, once", [("а", "2", 0), ("ә", "2", 0), ("б", "22", 0), ("в", "22", 0)],
     ["1. а", "2. ә", "1. б", "2. в"]),
    ("an override says where", [("а", "32", 0), ("ә", "32", 1)], ["7. а", "1) ә"]),
    ("a level above stands in the number, in figures", [("а", "3", 0), ("ә", "3", 1), ("б", "3", 0), ("в", "3", 1)],
     ["I. а", "1.1. ә", "II. б", "2.1. в"]),
    ("a level that never begins anew", [("а", "4", 0), ("ә", "4", 1), ("б", "4", 0), ("в", "4", 1)],
     ["1. а", "1) ә", "2. б", "2) в"]),
    ("a list that begins with five", [("а", "5", 0), ("ә", "5", 0)], ["5-бап. а", "6-бап. ә"]),
    ("letters without ё and й", [(str(n), "6", 0) for n in range(11)],
     [f"{letter}) {n}" for n, letter in enumerate("абвгдежзикл")]),
    ("Latin letters", [("а", "7", 0), ("ә", "7", 0)], ["(a) а", "(b) ә"]),
    ("a bullet is a bullet", [("а", "8", 0)], ["• а"]),
    ("an empty paragraph counts too", [("а", "2", 0), ("", "2", 0), ("ә", "2", 0)], ["1. а", "2.", "3. ә"]),
]  # fmt: skip


# LibreOffice leaves `w:isLgl` and `w:lvlRestart` aside, which the standard has for just this.
OTHERWISE = {
    "a level above stands in the number, in figures": ["I. а", "I.1. ә", "II. б", "II.1. в"],
    "a level that never begins anew": ["1. а", "1) ә", "2. б", "1) в"],
}


def numbered(paragraphs: list[tuple[str, str, int]]) -> bytes:
    return docx("".join(p(words, name, at) for words, name, at in paragraphs), PARTS)


@pytest.mark.parametrize(("paragraphs", "printed"), [row[1:] for row in NUMBERED],
                         ids=[row[0] for row in NUMBERED])  # fmt: skip
def test_numbers_are_printed(paragraphs: list[tuple[str, str, int]], printed: list[str]) -> None:
    assert lines(here(numbered(paragraphs), ".docx")) == printed


def test_a_style_may_number_and_a_paragraph_may_decline() -> None:
    body = p("Ереже", "9", 0) + p("а", style="Clause") + p("ә", style="Child") + p("сөз", "0", style="Clause") + p("б", style="Clause")  # fmt: skip
    printed = ["1-тарау Ереже", "1. а", "2. ә", "сөз", "3. б"]
    assert lines(here(docx(body, PARTS), ".docx")) == printed


@pytest.mark.exhaustive
@pytest.mark.parametrize("kind", ["docx", "odt", "rtf"])
def test_libreoffice_prints_the_same_numbers(kind: str, tmp_path: Path) -> None:
    """What LibreOffice makes of these documents is read as it prints them. (An .rtf that it wrote it
    does not read right itself: letters of the numbers become «?».)"""
    files = []
    for n, (_, paragraphs, _) in enumerate(NUMBERED):
        files.append(tmp_path / f"{n}.docx")
        files[-1].write_bytes(numbered(paragraphs))
    if kind != "docx":
        office.convert(files, kind, tmp_path)
    made = [file.with_suffix(f".{kind}") for file in files]
    if kind != "rtf":
        office.convert(made, "txt:Text (encoded):UTF8", tmp_path)
    for file, (name, _, printed) in zip(made, NUMBERED, strict=True):
        want = OTHERWISE.get(name, printed)
        if kind != "rtf":
            own = file.with_suffix(".txt").read_text(encoding="utf-8-sig")
            assert office.text_lines(own) == want, name
        if kind != "docx":
            assert lines(here(file.read_bytes(), f".{kind}")) == want, name


# ---- what else stands in a document ---------------------------------------------------------------

NOTE = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Ескерту сөзі.</w:t></w:r></w:p></w:footnote>'

# what it shows · the body · what is taken · what is said
BODIES: list[tuple[str, str, list[str], list[str]]] = [
    ("tracked changes are as if accepted",
     p(r("адал ") + f"{DEL}<w:r><w:delText>болмауға</w:delText></w:r></w:del>{INS}{r('болуға')}</w:ins>" + r(" тиіс.")),
     ["адал болуға тиіс."], ["document-changes", "document-changes"]),
    ("a deleted end of a paragraph joins it to the next",
     p("адал ", mark=DEL.replace(">", "/>")) + p("болуға тиіс."), ["адал болуға тиіс."], ["document-changes"]),
    ("what was moved stands where it was moved to",
     p('<w:moveFrom w:id="1">' + r("бірінші") + "</w:moveFrom>" + r("екінші ") + '<w:moveTo w:id="2">' + r("бірінші") + "</w:moveTo>"),
     ["екінші бірінші"], ["document-changes", "document-changes"]),
    ("a footnote stands behind its paragraph, after its mark",
     p(r("сөз") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" бар.")) + p("Келесі."),
     ["сөз¹ бар.", "¹ Ескерту сөзі.", "Келесі."], ["document-moved"]),
    ("raised figures stay raised: 2¹ is not 21",
     p(r("2") + r("1", '<w:vertAlign w:val="superscript"/>') + r("-бап.")), ["2¹-бап."], []),
    ("hidden text is not printed", p(r("а") + r("жасырын", "<w:vanish/>") + r("б")), ["аб"], ["document-left-out"]),
    ("a field shows its result, not its code",
     p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
       '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("5-тармақ") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
     ["5-тармақ"], []),
    ("a field that counts by itself is said",
     p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> LISTNUM </w:instrText></w:r>'
       '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("сөз")), ["сөз"], ["document-number-doubtful"]),
    ("cells one after the other, a table in a cell too",
     "<w:tbl><w:tr><w:tc>" + p("а") + "</w:tc><w:tc>" + p("ә") + "<w:tbl><w:tr><w:tc>" + p("б") + "</w:tc></w:tr></w:tbl>"
     + p() + "</w:tc></w:tr></w:tbl>" + p("в"), ["а", "ә", "б", "в"], []),
    ("a table of several rows of several cells is said",
     "<w:tbl>" + ("<w:tr><w:tc>" + p("а") + "</w:tc><w:tc>" + p("ә") + "</w:tc></w:tr>") * 2 + "</w:tbl>",
     ["а", "ә", "а", "ә"], ["document-moved"]),
    ("line breaks, tabs and hyphens of their own",
     p("<w:r><w:t>ар</w:t><w:noBreakHyphen/><w:t>намыс</w:t><w:br/><w:t>жол</w:t><w:tab/><w:t>басы</w:t></w:r>"),
     ["ар-намыс", "жол басы"], []),
    ("signs of mark-up are signs", p("a &lt;b&gt;x&lt;/b&gt; &amp;amp;"), ["a <b>x</b> &amp;"], []),
    ("a content control, a smart tag and a link hold text",
     "<w:sdt><w:sdtContent>" + p("<w:smartTag>" + r("а") + "</w:smartTag><w:hyperlink>" + r("ә") + "</w:hyperlink>") + "</w:sdtContent></w:sdt>",
     ["аә"], []),
    ("a text box stands behind the paragraph that it is fixed to",
     p("<w:r><w:pict><w:txbxContent>" + p("Бекітілген") + "</w:txbxContent></w:pict></w:r>" + r("Кодекс")),
     ["Кодекс", "Бекітілген"], ["document-moved"]),
    ("signs of a font of signs are said",
     p(r("сөз") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'), ["сөз"], ["document-left-out"]),
    ("an unknown kind of number is said", p("сөз", "41"), ["1. сөз"], ["document-number-doubtful"]),
]  # fmt: skip
ODD = PARTS | {
    "numbering": abstract(41, level(0, "%1.", "hebrew1")) + num(41, 41),
    "footnotes": NOTE,
}


@pytest.mark.parametrize(("body", "taken", "said"), [row[1:] for row in BODIES],
                         ids=[row[0] for row in BODIES])  # fmt: skip
def test_what_stands_in_a_document(body: str, taken: list[str], said: list[str]) -> None:
    found = here(docx(body, ODD), ".docx")
    assert lines(found) == taken
    assert [remark.code for remark in found.remarks] == said


def test_what_is_no_part_of_the_text_is_said() -> None:
    parts = {"header": p("Жоба"), "comments": "<w:comment w:id='1'>" + p("Неге?") + "</w:comment>"}
    said = [remark.message for remark in here(docx(p("Сөз."), parts), ".docx").remarks]
    assert said == [
        "comments (1) are left out: they are no part of the text",
        "headers and footers of pages (1) are left out: «Жоба»",
    ]


# ---- what is refused ------------------------------------------------------------------------------

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY {b} "&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)) + "]>"  # fmt: skip
PICTURE = '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r></w:p>'
DEEP_XML = "<w:sdt><w:sdtContent>" * 150 + p("х") + "</w:sdtContent></w:sdt>" * 150


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    return docx(p("х"), others={name: content})


# The documents are made when they are asked for: some take longer than all the tables of the tests.
REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("no zip at all", lambda: b"PK\x03\x04 broken", "damaged"),
    ("macros", lambda: docx(p("х"), others={"word/vbaProject.bin": b"x"}), "macros"),
    ("a scan", lambda: docx(PICTURE), "shows pictures and no text; recognise the text first"),
    ("nothing in it", lambda: docx(p(" ")), "holds no text"),
    ("entities that grow", lambda: docx(p("х"), others={"word/document.xml": (BOMB + "<x>&j;</x>").encode()}), "document type"),
    ("XML that is broken", lambda: docx(p("х"), others={"word/document.xml": b"<w:document"}), "damaged"),
    ("parts nested too deep", lambda: docx(DEEP_XML), "nested too deep"),
    ("a part that unpacks to gigabytes", lambda: docx(p("х"), others={"word/document.xml": b" " * (49 << 20)}), "unpacks to far more"),
    ("more than ten thousand files", lambda: docx(p("х"), others={f"x/{n}": b"" for n in range(10_001)}), "10,000 files"),
    ("another document embedded as a whole", lambda: docx(p("х") + "<w:altChunk/>"), "embedded"),
    ("a text without end", lambda: docx(p("абвгд " * 1000) * 1100), "six million signs"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "why"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_cannot_be_taken_is_refused(data: Callable[[], bytes], why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        here(data(), ".docx")


def test_a_password_is_told_from_an_old_document() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
    with pytest.raises(Unreadable, match="password"):
        kind_of(old + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(Unreadable, match="macros"):
        kind_of(old + "WordDocument".encode("utf-16-le") + "_VBA_PROJECT".encode("utf-16-le"))
    assert kind_of(old + "WordDocument".encode("utf-16-le")) == ".doc"
    assert kind_of(old) is None


def test_a_process_of_its_own_has_bounds() -> None:
    """Of memory and of processor time; a trap ends that process and not the command."""
    begins = (
        "import resource; from adep.ingest.documents import own_process; own_process._bound(); "
    )
    for then, out, err in (
        ("bytearray(1 << 31)", b"", b"MemoryError"),
        ("print(resource.getrlimit(resource.RLIMIT_CPU))", b"(60, 60)\n", b""),
    ):
        words = [sys.executable, "-I", "-c", begins + then]
        done = subprocess.run(words, capture_output=True, check=False)
        assert done.stdout == out and done.stderr.strip().endswith(err)


def test_a_process_of_its_own_takes_the_same() -> None:
    data = docx(p("Адал болуға тиіс.", "2") + PICTURE, PARTS)
    assert take(data, ".docx") == here(data, ".docx")
    with pytest.raises(Unreadable, match="no text") as caught:
        take(docx(PICTURE), ".docx")
    assert caught.value.code == "document-scanned"


# ---- documents of a real program, in every format -------------------------------------------------

KINDS = ("docx", "odt", "rtf", "pdf")


@cache
def taken_of(name: str, kind: str) -> Taken:
    """The text of a document that LibreOffice made of ``name``.fodt."""
    return here((office.DOCUMENTS / f"{name}.{kind}").read_bytes(), f".{kind}")


def units(taken: Taken, lang: str) -> list[str]:
    """Its units, with their numbers and ids."""
    text = read_given(read(taken.text.encode(), "text.txt", taken.places), lang)
    return [f"{unit.id} {unit.label} {unit.text}" for unit in text.units()]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "pdf"])
def test_libreoffices_own_text_is_the_text(kind: str) -> None:
    """But for notes at the foot of pages, which it leaves out, and figures that are raised."""
    own = (office.DOCUMENTS / "code.txt").read_text(encoding="utf-8")
    own = own.replace("болуға1", "болуға¹").replace("21-бапта", "2¹-бапта")
    assert [line for line in lines(taken_of("code", kind)) if line[0] != "¹"] == office.text_lines(
        own
    )


@pytest.mark.parametrize("kind", KINDS)
def test_an_act_through_every_format_has_the_same_units(kind: str) -> None:
    """Order No. 342: seed 002, which came out of a PDF, and a document of its paragraphs."""
    path = "sources/employee-code-2020/en-2023-11-13.txt"
    seed = read_given(load_source(ROOT, path), "en")
    want = [f"{unit.id} {unit.label} {unit.text}" for unit in seed.units()]
    assert units(taken_of("order", kind), "en") == want


def test_heads_and_numbers_of_pages_are_set_aside() -> None:
    taken = taken_of("order", "pdf")
    text = read_given(read(taken.text.encode(), "text.txt", taken.places), "en")
    assert Counter(item.text for item in text.furniture) == Counter(
        ["Copy of the database of regulatory acts"] * 5 + [f"Page {n} of 5" for n in range(1, 6)]
    )
    assert taken.text.count("\f") == 4


def test_columns_are_read_one_after_the_other() -> None:
    """The left column first, over the page's end too, and what was divided is whole."""
    assert units(taken_of("columns", "pdf"), "kk") == units(taken_of("columns", "docx"), "kk")
    assert [one.code for one in taken_of("columns", "pdf").remarks] == ["document-moved"]


def test_a_raised_figure_in_a_pdf_is_raised() -> None:
    assert "Ол 2¹-бапта да" in taken_of("code", "pdf").text
    assert "болуға¹ тиіс" in taken_of("code", "pdf").text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (lambda: b"%PDF-1.4 broken", "damaged"),
        ((office.DOCUMENTS / "locked.pdf").read_bytes, "password"),
        ((office.DOCUMENTS / "scan.pdf").read_bytes, "pictures without text"),
        (lambda: office.blank_pages(1_001), "more than 1,000 pages"),
    ],
    ids=["broken", "locked", "a scan", "a thousand pages and one"],
)
def test_a_pdf_that_cannot_be_taken_is_refused(data: Callable[[], bytes], why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        here(data(), ".pdf")


def test_notes_at_the_foot_of_a_page_stand_behind_their_paragraphs() -> None:
    """In a PDF too, and never within a sentence that goes on over the page."""
    taken = taken_of("notes", "pdf")
    assert units(taken, "kk") == units(taken_of("notes", "docx"), "kk")
    assert [remark.code for remark in taken.remarks] == ["document-moved"]


def test_a_note_waits_for_the_end_of_its_paragraph() -> None:
    note = FootNote("¹", ("¹ Ескерту.",))
    page = ["      1. Адал¹ болуға", "міндетті"]
    assert put_behind(page, [note], "      ", 0) == [note], "the paragraph goes on"
    after = ["тиіс.", "      2. Келесі."]
    assert put_behind(after, [note], "      ", 0) == []
    assert after == ["тиіс.", "", "¹ Ескерту.", "", "      2. Келесі."]
