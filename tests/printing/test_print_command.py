"""``adep print``: which papers it makes, what it refuses, and what it says."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from adep import cli, exports
from adep.library.pipeline import Library, build_library
from adep.model import Status
from adep.printing import documents
from adep.printing.documents import NOBODY, Kind
from adep.printing.made_pdfs import printed, printed_by
from adep.printing.paper import Paper
from adep.printing.pdf import make_pdf, templates
from adep.records.agency import Agency
from adep.view.unit_values import Said
from tests import ROOT
from tests.ingest.test_parts import sources as museum
from tests.printing.reading_pdfs import (
    in_two,
    letters,
    typeset,
    words_of,
)
from tests.site.test_hostile import SOURCES as HOSTILE
from tests.tools.site_build import small_project

# ---- which papers are made ----------------------------------------------------------------------

WHY_NOT = [  # act, kind, whether those of repealed acts are wanted, what is said
    ("honor-code-2005", "act", False, ""),
    ("honor-code-2005", "poster", False, "the act is repealed"),
    ("honor-code-2005", "sheet", False, "the act is repealed"),
    ("honor-code-2005", "poster", True, ""),
    ("ethics-code-2015", "poster", False, ""),
    ("ethics-code-2015", "sheet", False, ""),
]


@pytest.mark.parametrize(("act", "kind", "repealed", "says"), WHY_NOT)
def test_which_papers_are_made(
    papers: Mapping[str, Paper], act: str, kind: Kind, repealed: bool, says: str
) -> None:
    found = documents.why_not(papers[act], kind, repealed)
    assert found.startswith(says) and bool(found) == bool(says)


def test_no_sheet_without_a_rule(papers: Mapping[str, Paper]) -> None:
    """What no text held asks for is not asked for by us."""
    paper = replace(papers["employee-code-2020"], signed=())
    assert "no text held" in documents.why_not(paper, "sheet", False)


# ---- the command --------------------------------------------------------------------------------


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "honor-code-2005-poster.pdf").write_bytes(b"of the time when it was in force")
    words = ["print", "--root", str(ROOT), "--out", str(tmp_path), "--only", "poster"]
    assert cli.main([*words, "--act", "employee-code-2020", "--act", "honor-code-2005"]) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["employee-code-2020-poster.pdf"]
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("honor-code-2005: no poster: the act is repealed")
    assert re.fullmatch(r".*employee-code-2020-poster\.pdf: \d pages", told[1])


REFUSED = [  # words of the command, what it says
    (
        ["--act", "nowhere"],
        "--act 'nowhere': nothing-to-print: there is no such act; acts are honor-code-2005, ",
    ),
    (["--act", "honor-code-2005", "--only", "poster"], "the act is repealed"),
]


@pytest.mark.parametrize(("words", "says"), REFUSED)
def test_what_cannot_be_printed(
    words: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["print", "--root", str(ROOT), "--out", str(tmp_path), *words]) == 1
    told = capsys.readouterr().err
    assert "nothing-to-print" in told and says in told
    assert not list(tmp_path.iterdir())


def test_what_is_missing_is_told() -> None:
    """Without WeasyPrint the command says what to install; the rest of Adep does without it."""
    code = (
        "import sys; sys.modules['weasyprint'] = None\n"
        "from adep import cli\n"
        "raise SystemExit(cli.main(['print', '--only', 'sheet']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "printing-missing" in done.stderr and "make print" in done.stderr


def test_the_agency_is_named_in_the_languages_of_the_interface() -> None:
    assert printed_by(Agency({"en": "A", "kk": "A"}), ["kk", "en"]).name == (Said("A", "kk"),)
    assert printed_by(Agency({"en": "A"}), ["kk"]).name == (Said("A", "en"),)
    assert printed_by(None, ["kk", "en"]) == NOBODY


@pytest.mark.parametrize("sources", [HOSTILE, museum()], ids=["hostile", "with parts"])
def test_whatever_an_act_is_like(sources: dict[str, str], tmp_path: Path) -> None:
    """Mark-up in every field of a record stays words; what stands beside a code is printed too."""
    library = build_library(small_project(tmp_path, sources))
    for act, paper in zip(library.acts, documents.papers(library), strict=True):
        one = typeset(paper, "act", templates(), "<script>")
        assert "<script" not in one.html
        words = words_of(PdfReader(io.BytesIO(make_pdf(one)[0])))
        for text in act.texts:
            for unit in text.printed():
                whole = letters(unit.text)
                assert whole in words or in_two(whole, words), unit.id
        make_pdf(typeset(paper, "poster", templates()))


# ---- on the site --------------------------------------------------------------------------------


def test_a_pdf_is_on_the_site_only_while_it_says_what_the_texts_say(
    library: Library, tmp_path: Path
) -> None:
    """Printed of an earlier edition it stays, and says of which; of other words it is none."""
    paper = next(one for one in documents.papers(library) if one.id == "employee-code-2020")
    one = documents.document(paper, "sheet", documents.NOBODY, templates(), "2026-01-02-0123456789")
    content, _ = make_pdf(one)
    (tmp_path / f"{one.name}.pdf").write_bytes(content)
    assert printed(tmp_path, library, None) == {f"{one.name}.pdf": content}
    assert "2026-01-02-0123456789" in "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(content)).pages
    )
    assert printed(tmp_path, library, Agency({"en": "Another"})) == {}
    facts = replace(paper.book.act.facts, status=Status("repealed", None, None))
    acts = tuple(
        replace(act, facts=facts) if act.facts.id == paper.id else act for act in library.acts
    )
    assert printed(tmp_path, replace(library, acts=acts), None) == {}
    assert printed(tmp_path / "none", library, None) == {}
    copy = exports.Copy(library, printed={f"{one.name}.pdf": content})
    assert exports.files(copy)[f"data/{one.name}.pdf"] == content
