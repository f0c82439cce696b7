"""A document is kept beside the text that was taken from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from adep.exports.ledger import ledger
from adep.library.pipeline import build_library
from tests.commands.adding import run, tree
from tests.tools.word import abstract, docx, level, num, p

LIST = {"numbering": abstract(1, level(0, "%1.")) + num(1, 1)}


def test_a_document_is_kept_beside_the_text_taken_from_it(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(project)
    words = ("--act", "ethics-code-2015", "--lang", "kk", "--wording", "2015-12-29")
    folder = project / "sources" / "ethics-code-2015"
    file = tmp_path / "Кодекс.docx"
    file.write_bytes(docx(p("Әдеп кодексі") + p("Қызметкер адал болуға тиіс.", "1"), LIST))
    assert run(project, "add", file, *words, "--standing", "authentic") == 0
    assert (folder / "kk-2015-12-29.docx").read_bytes() == file.read_bytes()
    text = (folder / "kk-2015-12-29.txt").read_text(encoding="utf-8")
    assert text == "Әдеп кодексі\n\n1. Қызметкер адал болуға тиіс.\n"
    act = next(a for a in build_library(project).acts if a.facts.id == "ethics-code-2015")
    source = next(text.source for text in act.texts if text.lang == "kk")
    assert source.original is not None
    assert source.original.path == "sources/ethics-code-2015/kk-2015-12-29.docx"
    line = next(
        one for one in ledger(next(t for t in act.texts if t.lang == "kk")) if one["line"] == 3
    )
    assert (line["unit"], line["paragraph"], line["page"]) == ("kk-1-p1", 2, None)
    # the same document again, and another in its place
    assert run(project, "add", file, *words, "--replace") == 1
    assert ": text-held: " in capsys.readouterr().err
    better = docx(p("Әдеп кодексі") + p("Қызметкер әділ болуға тиіс.", "1"), LIST)
    file.write_bytes(better)
    assert run(project, "add", file, *words, "--replace") == 0
    assert (folder / "kk-2015-12-29.docx").read_bytes() == better
    # somebody changes the document behind our back, or takes it away
    (folder / "kk-2015-12-29.docx").write_bytes(better + b"x")
    assert run(project, "check") == 1
    assert "kk-2015-12-29.docx: source-changed: " in capsys.readouterr().out
    (folder / "kk-2015-12-29.docx").unlink()
    assert run(project, "check") == 1
    assert "kk-2015-12-29.docx: source-missing: " in capsys.readouterr().out
    (folder / "kk-2015-12-29.docx").write_bytes(better)
    # a plain text in the place of the document's
    file = file.with_suffix(".txt")
    file.write_text("Әдеп кодексі\n\n1. Қызметкер парасатты болуға тиіс.\n", encoding="utf-8")
    assert run(project, "add", file, *words, "--replace") == 0
    assert "original" not in (folder / "act.toml").read_text(encoding="utf-8")
    assert not (folder / "kk-2015-12-29.docx").exists()
    assert run(project, "remove", *words[1:2], *words[2:]) == 0
    assert tree(project) == before


def test_a_text_and_its_document_go_together(project: Path, tmp_path: Path) -> None:
    before = tree(project)
    words = ("--lang", "kk", "--wording", "2015-12-29")
    file = tmp_path / "text.docx"
    file.write_bytes(docx(p("Әдеп кодексі") + p("Қызметкер адал болуға тиіс.", "1"), LIST))
    told = (*words, "--standing", "authentic")
    assert run(project, "add", file, "--act", "ethics-code-2015", *told) == 0
    assert run(project, "remove", "ethics-code-2015", *words) == 0
    assert tree(project) == before


def test_taking_anew_shows_what_changed_before_it_counts(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "text.docx"
    file.write_bytes(docx(p("Әдеп кодексі") + p("Қызметкер адал болуға тиіс.", "1"), LIST))
    words = ("--act", "ethics-code-2015", "--lang", "kk", "--wording", "2015-12-29")
    assert run(project, "add", file, *words, "--standing", "authentic") == 0
    capsys.readouterr()
    assert run(project, "extract", file) == 0
    assert capsys.readouterr().out == "Әдеп кодексі\n\n1. Қызметкер адал болуға тиіс.\n"
    assert run(project, "extract", "ethics-code-2015") == 0
    assert capsys.readouterr().out == "1 text taken anew: the same as held.\n"
    assert run(project, "extract", "honor-code-2005") == 0
    assert "No text of honor-code-2005 was taken from a document." in capsys.readouterr().out
    # As if an older version had lost the number.
    held = project / "sources" / "ethics-code-2015" / "kk-2015-12-29.txt"
    held.write_text("Әдеп кодексі\n\nҚызметкер адал болуға тиіс.\n", encoding="utf-8")
    before = tree(project)
    assert run(project, "extract", "ethics-code-2015") == 1
    told = capsys.readouterr().out.splitlines()
    assert told[-4:-2] == ["-Қызметкер адал болуға тиіс.", "+1. Қызметкер адал болуға тиіс."]
    assert told[-1] == (
        "If this is right: adep add sources/ethics-code-2015/kk-2015-12-29.docx "
        "--act ethics-code-2015 --lang kk --wording 2015-12-29 --replace"
    )
    assert tree(project) == before


PAGE = """<html><body><table><tr><td>&nbsp;</td><td>БЕКІТІЛГЕН</td></tr></table>
<nav><a href="/">Басты бет</a></nav><h1>Ереже</h1>
<p>1. Қызметкер адал болуға тиіс.</p><p style="display:none">2. Жасырын сөздер.</p>
<table><tr><th>№</th><th>Атауы</th></tr><tr><td>1</td><td>Сыйлық</td></tr></table></body></html>
"""


def test_of_a_web_page_the_text_is_shown_and_what_was_left_out_is_told(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    capsys.readouterr()
    assert run(project, "extract", file) == 0
    out, err = capsys.readouterr()
    shown = ["БЕКІТІЛГЕН", "Ереже", "1. Қызметкер адал болуға тиіс.", "№", "Атауы", "1", "Сыйлық"]
    assert out == "\n\n".join(shown) + "\n"
    table = "tables (1, «№ | Атауы») stand as paragraphs, one cell after the other"
    assert err.count("document-moved") == 1 and table in err
    words = ("--act", "ethics-code-2015", "--lang", "kk", "--wording", "2015-12-29")
    told = (*words, "--standing", "authentic", "--dry-run", "--in", "en")
    assert run(project, "add", file, *told) == 0
    report = capsys.readouterr().out
    assert table in report
    assert "line 3: a hidden element of the web page: «2. Жасырын сөздер.»" in report
