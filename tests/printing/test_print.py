"""The PDFs of ``adep print``: nothing of a text is lost, and each sheet says what it is of."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from pypdf import PdfReader

from adep.base.problems import Refused
from adep.library.pipeline import Library
from adep.printing import documents
from adep.printing.documents import KINDS, NOBODY, Kind
from adep.printing.made_pdfs import printed_by
from adep.printing.paper import Paper
from adep.printing.pdf import make_pdf, templates
from adep.records.across_acts import parse_duties
from adep.records.agency import Agency, Logo
from tests.printing.reading_pdfs import (
    Made,
    every,
    in_two,
    letters,
    sheets,
    typeset,
    words_of,
)
from tests.tools.quoting import known, plain

A4, A3 = (210, 297), (297, 420)  # mm


# ---- nothing lost -------------------------------------------------------------------------------


def columns(page: Any, border: float) -> tuple[str, str]:
    """What a page prints left and right of ``border`` (points): a unit may go on on a next sheet."""
    sides: tuple[list[str], list[str]] = ([], [])

    def take(text: str, cm: Any, tm: list[float], font: Any, size: Any) -> None:
        x = tm[4] * cm[0] + cm[4]
        sides[x > border].append(text)

    page.extract_text(visitor_text=take)
    return letters("".join(sides[0])), letters("".join(sides[1]))


def test_every_unit_is_in_the_booklet(library: Library, made: Made) -> None:
    for act in library.acts:
        words = words_of(made[act.facts.id, "act"])
        lost = []
        for text in act.texts:
            for one in text.printed():
                # A page's head and foot may stand in the middle: halves of a unit are looked for.
                whole = letters(one.text)
                if whole not in words and not in_two(whole, words):
                    lost.append(one.id)
        assert not lost


def test_every_unit_of_the_code_is_on_the_poster(library: Library, made: Made) -> None:
    for act in library.acts:
        words = words_of(made[act.facts.id, "poster"])
        for clause in act.clauses:
            if clause.paired.part:
                continue
            for unit in clause.paired.units:
                whole = letters(unit.text)
                assert whole in words or in_two(whole, words), unit.id


def test_a_list_that_goes_on_on_a_further_sheet_keeps_its_sentence(
    library: Library, made: Made
) -> None:
    """Whatever item begins on a sheet, what opens and what ends its sentence stands there too."""
    of, seen = known(library), 0
    for act, kind, pdf in every(made, "act", "poster"):
        for number, text in enumerate(sheets(pdf), start=1):
            sheet = plain(text)
            for item in of.items:
                begins = plain(" ".join(item.text.split()[:5]))
                if item.act != act or begins not in sheet:
                    continue
                seen += 1
                missing = [words for words in (*item.opening, *item.closing) if words not in sheet]
                assert not missing, (act, kind, number, item.unit)
    assert seen > 150


def test_both_texts_stand_side_by_side(made: Made) -> None:
    pdf = made["honor-code-2005", "act"]
    width = float(pdf.pages[1].mediabox.width)
    left, right = columns(pdf.pages[1], width / 2)
    assert "Жалпыережелер" in left and "Generalregulations" in right


# ---- each sheet by itself -----------------------------------------------------------------------


def test_every_sheet_says_act_status_wording_and_standing(
    papers: Mapping[str, Paper], made: Made
) -> None:
    for act, _, pdf in every(made, *KINDS):
        for at, text in enumerate(sheets(pdf)):
            words = letters(text)
            for book in papers[act].books:
                shown = [book.title.text] if at == 0 else [book.short.text]
                shown += [book.state.says]
                shown += [c.wording for c in book.columns if c.held]
                shown += [c.standing for c in book.columns if c.held]
                for told in shown:
                    assert letters(told) in words, (act, at, told)


def test_sheets_are_numbered_and_none_is_empty(made: Made) -> None:
    for act, kind, pdf in every(made, *KINDS):
        for at, words in enumerate(sheets(pdf), 1):
            assert f"{at} / {len(pdf.pages)}" in words, (act, kind, at)
            assert len(words) > 500, (act, kind, at)


def test_sizes(made: Made) -> None:
    for _, kind, pdf in every(made, *KINDS):
        width, height = A3 if kind == "poster" else A4
        for page in pdf.pages:
            assert abs(float(page.mediabox.width) / 72 * 25.4 - width) < 1
            assert abs(float(page.mediabox.height) / 72 * 25.4 - height) < 1


def test_a_sheet_to_be_signed_is_one_sheet_and_the_employees_own(made: Made) -> None:
    assert [len(pdf.pages) for _, _, pdf in every(made, "sheet")] == [2, 2, 2]


# ---- what a program and a screen reader find in it ----------------------------------------------


def titles(outline: Any, level: int = 0) -> Iterator[tuple[int, str]]:
    for one in outline:
        if isinstance(one, list):
            yield from titles(one, level + 1)
        else:
            yield level, one.title


def test_bookmarks_are_chapters_and_clauses(papers: Mapping[str, Paper], made: Made) -> None:
    for act, kind, pdf in every(made, "act", "poster"):
        found = list(titles(pdf.outline))
        sections = papers[act].sections if kind == "act" else papers[act].code
        want = [
            mark
            for s in sections
            for mark in ((0, s.mark), *((1, clause.mark) for clause in s.clauses))
        ]
        assert found[: len(want)] == want
        assert all(level == 0 for level, _ in found[len(want) :])


def tags(pdf: PdfReader) -> Iterator[tuple[str, str | None]]:
    """(tag, language) of every element of the structure."""
    todo = [pdf.trailer["/Root"]["/StructTreeRoot"]["/K"][0]]  # type: ignore[index]
    while todo:
        one = todo.pop().get_object()
        if isinstance(one, dict) and "/S" in one:
            yield one["/S"], one.get("/Lang")
            kids = one.get("/K", [])
            todo += [kid for kid in kids if not isinstance(kid, int)]


def test_languages_are_tagged(made: Made) -> None:
    for _, _, pdf in every(made, *KINDS):
        root = pdf.trailer["/Root"]
        assert root["/Lang"] == "kk" and root["/MarkInfo"]["/Marked"]  # type: ignore[index]
        found = set(tags(pdf))
        assert {("/P", "kk"), ("/P", "en")} <= found
    # Words of the English text are never tagged as Kazakh: each cell of a column has its own.
    cells = [lang for tag, lang in tags(made["honor-code-2005", "act"]) if tag == "/TD" and lang]
    assert abs(cells.count("kk") - cells.count("en")) < 3


def test_fonts_are_embedded_and_ours(made: Made) -> None:
    for _, _, pdf in every(made, *KINDS):
        for page in pdf.pages:
            for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
                (inner,) = font.get_object()["/DescendantFonts"]
                described = inner.get_object()["/FontDescriptor"]
                assert re.search(r"PT-(Serif|Sans)", described["/FontName"])
                assert "/FontFile2" in described or "/FontFile3" in described


def test_no_letter_is_missing(made: Made) -> None:
    for act, kind, pdf in every(made, *KINDS):
        assert not re.search("[\ufffd\u0000]", "".join(sheets(pdf))), (act, kind)


def test_metadata(papers: Mapping[str, Paper], made: Made) -> None:
    for act, _, pdf in every(made, *KINDS):
        assert pdf.metadata is not None
        assert all(said.text in str(pdf.metadata.title) for said in papers[act].short)
        assert pdf.metadata.author == "Әдеп · Adep"
        assert papers[act].book.state.says in str(pdf.metadata.subject)


def test_the_same_paper_twice_is_the_same_bytes(papers: Mapping[str, Paper]) -> None:
    one = typeset(papers["employee-code-2020"], "sheet", templates())
    assert make_pdf(one) == make_pdf(one)


# ---- what each kind must say --------------------------------------------------------------------


def test_sums_are_printed(library: Library, made: Made) -> None:
    for act in library.acts:
        for kind in KINDS:
            words = words_of(made[act.facts.id, kind])
            assert all(text.source.sha256 in words for text in act.texts)


def test_a_text_that_is_not_held_is_said_so(made: Made) -> None:
    """Of the acts in force only translations are held: whoever hangs one must know."""
    for act in ("ethics-code-2015", "employee-code-2020"):
        for kind in KINDS:
            first = letters(sheets(made[act, kind])[0])
            assert letters("Қазақша мәтін қорда жоқ") in first
            assert letters("The Kazakh text is not held") in first
            assert letters("Unofficial translation") in first
            assert letters("Not an official publication") in first
    outdated = letters(sheets(made["ethics-code-2015", "poster"])[0])
    assert letters("This is not the latest wording") in outdated


def test_the_sheet_quotes_the_acts_own_rule(library: Library, made: Made) -> None:
    signed = {unit for duty in library.duties if duty.signed for unit in duty.units}
    assert signed
    for act in library.acts:
        words = words_of(made[act.facts.id, "sheet"])
        for clause in act.clauses:
            for unit in clause.paired.units:
                if (act.facts.id, unit.id) in signed:
                    assert letters(unit.text) in words


def test_the_sheet_has_lines_or_the_agency(papers: Mapping[str, Paper], made: Made) -> None:
    blank = words_of(made["employee-code-2020", "sheet"])
    for line in (
        "Органның (ұйымның) атауы",
        "Лауазымы · Position",
        "Күні · Date",
        "Қолы · Signature",
    ):
        assert letters(line) in blank
    named = typeset(papers["employee-code-2020"], "sheet", templates(), "Бір орган <№ 1>")
    words = words_of(PdfReader(io.BytesIO(make_pdf(named)[0])))
    assert letters("Бір орган <№ 1>") in words
    assert letters("Органның (ұйымның) атауы") not in words


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#18a" d="M0 0h9v9z"/></svg>'
OWN = Agency({"kk": "Мысал агенттігі", "en": "Example Agency"}, Logo("svg", SVG))


@pytest.mark.parametrize(
    "kind", [pytest.param(k, marks=() if k == "sheet" else pytest.mark.exhaustive) for k in KINDS]
)
def test_the_logo_of_the_agency_stands_on_paper(papers: Mapping[str, Paper], kind: Kind) -> None:
    """Drawn in lines, once a copy, at the head of the first sheet; its name is heard for it."""
    by = printed_by(OWN, ["kk", "en"])
    one = documents.document(papers["employee-code-2020"], kind, by, templates())
    pdf = PdfReader(io.BytesIO(make_pdf(one)[0]))
    drawn = [figure for figure in _figures(pdf) if figure.get("/Alt") == "Мысал агенттігі"]
    assert len(drawn) == (2 if kind == "sheet" else 1)
    first = pdf.pages[0]
    contents = first.get_contents()
    assert contents is not None
    assert b"0.066667 0.533333 0.666667 rg" in contents.get_data(), "its colour #18a"
    assert "Мысал агенттігі · Example Agency" in sheets(pdf)[0]
    assert not list(first.images), "a drawing stays a drawing"


def test_a_text_does_not_look_as_if_its_printer_had_issued_it(papers: Mapping[str, Paper]) -> None:
    """Booklet and poster say of a name above the title that it printed them, and no more; a sheet
    is the employer's own form, and where nobody is named nothing is said.
    """
    paper, files = papers["employee-code-2020"], templates()
    said = [word.text for key in ("printed", "not_issuer") for word in paper.words(f"print.{key}")]
    assert len(said) == 4
    for kind in KINDS:
        named = documents.document(paper, kind, printed_by(OWN, ["kk", "en"]), files).html
        assert [words in named for words in said] == [kind != "sheet"] * 4, kind
        if kind != "sheet":
            cover = named[named.index('<section class="cover">') :]
            order = (said[0], said[1], "Мысал агенттігі", said[2], "<h1")
            assert sorted(order, key=cover.index) == list(order)
        alone = documents.document(paper, kind, NOBODY, files).html
        assert not any(words in alone for words in said), kind


def _figures(pdf: PdfReader) -> Iterator[Any]:
    """The tagged pictures of a PDF."""
    left = [pdf.trailer["/Root"]["/StructTreeRoot"]]  # type: ignore[index]
    while left:
        tag = left.pop().get_object()
        if not isinstance(tag, dict):
            continue
        if tag.get("/S") == "/Figure":
            yield tag
        kids = tag["/K"].get_object() if "/K" in tag else []
        left += kids if isinstance(kids, list) else [kids]


def test_the_repealed_are_marked_on_every_sheet(made: Made) -> None:
    for kind in KINDS:
        for text in sheets(made["honor-code-2005", kind]):
            words = letters(text)
            assert (
                letters("Күшін жойған") in words
                and letters("Repealed from 1 January 2016") in words
            )


def test_signed_is_a_record_of_the_duties() -> None:
    head = '[[duty]]\nid = "a"\nname.kk = "А"\nname.en = "A"\nunits = ["x/en-1-p1"]\n'
    (duty,), _, _ = parse_duties(head + "signed = true\n", "duties.toml")
    assert duty.signed
    (duty,), _, _ = parse_duties(head, "duties.toml")
    assert not duty.signed
    with pytest.raises(Refused, match=r"duties.toml:6: record-invalid: .*signed.*'yes'"):
        parse_duties(head + 'signed = "yes"\n', "duties.toml")
