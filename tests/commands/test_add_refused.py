"""What adep add and adep remove refuse: a sentence, and nothing is written."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests import ROOT
from tests.commands.adding import HONOR, honor, new, run, source_of, tree

# ---- refusals -----------------------------------------------------------------------------------

RUSSIAN = """1. Государственный служащий верно служит народу и соблюдает законы.
2. При исполнении своих обязанностей служащий справедлив и уважает права граждан.
3. Руководитель подаёт пример служащим и не допускает несправедливости в коллективе."""


def zipped() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("code.txt", "1. Қызметші")
    return data.getvalue()


KAZAKH = "1. Мемлекеттік қызметші халыққа адал қызмет етеді және өз міндеттерін орындайды.\n" * 5
ENGLISH = "1. The servant of the state is fair to all and shall not take any gift for it.\n" * 5
HELD = (HONOR / "kk-2013-10-01.txt").read_bytes()
HERE = "--act honor-code-2005 --lang kk --wording 2012-04-01 --standing authentic"
NEW = "--new --act new-code --lang kk --wording 2012-04-01"

# what is handed in · with which words · the code · the sentence
REFUSALS: list[tuple[str, bytes, str, str, str]] = [
    ("an empty file", b"", HERE, "source-unreadable", "holds no text"),
    ("blank lines", b" \n\n", HERE, "source-unreadable", "holds no text"),
    ("a binary file", b"\x01\x00\xff", HERE, "source-unreadable", "NUL bytes"),
    ("a zip", zipped(), HERE, "source-unreadable", "a zip archive or a Word document"),
    ("a PDF", b"%PDF-1.4", HERE, "source-unreadable", "of this document can't be taken"),
    ("50 MB", b"x" * 50_000_000, HERE, "source-unreadable", "larger than 8 MB"),
    ("a million attributes", b"<p " + b" a" * 1_000_000 + b">1. x</p>", HERE, "source-unreadable", "longer than 65536 signs"),
    ("a line without end", b"x" * 8_000_000, HERE, "source-unreadable", "more than 300000 signs"),
    ("nothing but tags", b"<" * 8_000_000, HERE, "source-unreadable", "more than 300000 tags"),
    ("deep nesting", b"<div>" * 2_000 + b"x", HERE, "source-unreadable", "nested"),
    ("old font", "1. Ќазаќстан Республикасы".encode(), HERE, "source-old-font", "«Ќазаќстан»"),
    ("Kazakh letters lost", KAZAKH.encode("cp1251", "replace"), HERE, "letters-lost", "«?ызметші»"),
    ("Russian", RUSSIAN.encode(), HERE, "language-mixed-up", "in Russian, not in Kazakh"),
    ("Russian, Windows-1251", RUSSIAN.encode("cp1251"), HERE, "language-mixed-up", "in Russian"),
    ("English", ENGLISH.encode(), HERE, "language-mixed-up", "write --lang en"),
    ("Kazakh as English", KAZAKH.encode(), HERE.replace("kk", "en"), "language-mixed-up", "write --lang kk"),
    ("no such day", KAZAKH.encode(), HERE.replace("2012-04-01", "2011-13-40"), "date-impossible", "this is no day"),
    ("a day in another form", KAZAKH.encode(), HERE.replace("2012-04-01", "01.04.2012"), "date-impossible", "write it as"),
    ("a day far ahead", KAZAKH.encode(), HERE.replace("2012", "2099"), "date-impossible", "today is"),
    ("long before", KAZAKH.encode(), HERE.replace("2012", "1812"), "date-impossible", "from 1900 on"),
    ("before the adoption", KAZAKH.encode(), HERE.replace("2012", "2001"), "date-impossible", "adopted on 2005-05-03"),
    ("after the repeal", KAZAKH.encode(), HERE.replace("2012", "2020"), "date-impossible", "repeal of the act on 2016-01-01"),
    ("an act that is there", KAZAKH.encode(), NEW.replace("new-code", "honor-code-2005"), "act-exists", "leave --new out"),
    ("an act that is not there", KAZAKH.encode(), HERE.replace("honor-", "honour-"), "act-unknown", "A new one needs --new"),
    ("an id of no form", KAZAKH.encode(), NEW.replace("new-code", "New_Code"), "act-id-invalid", "small Latin letters"),
    ("an id that leads elsewhere", KAZAKH.encode(), NEW.replace("new-code", "../code"), "act-id-invalid", "small Latin letters"),
    ("an address of the site", KAZAKH.encode(), NEW.replace("new-code", "timeline"), "act-id-invalid", "address of the site"),
    ("a device of Windows", KAZAKH.encode(), NEW.replace("new-code", "nul"), "act-id-invalid", "Windows takes this for a device"),
    ("a text that is held", HELD, HERE, "text-held", "the kk wording of 2013-10-01 of honor-code-2005"),
    ("the same, for another act", HELD, NEW, "text-held", "the kk wording of 2013-10-01 of honor-code-2005"),
    ("a wording that is held", KAZAKH.encode(), HERE.replace("2012-04", "2013-10"), "text-held", "--replace puts a better copy"),
    ("nothing to replace", KAZAKH.encode(), HERE + " --replace", "text-not-held", "leave --replace out"),
    ("no standing", KAZAKH.encode(), HERE.split(" --standing")[0], "option-missing", "--standing authentic or unofficial-translation"),
    ("no such standing", KAZAKH.encode(), HERE.replace("authentic", "official"), "option-missing", "write one of authentic"),
    ("nothing told of a new act", KAZAKH.encode(), NEW, "option-missing",
     "--title kk=…, --short kk=…, --binds kk=…, --adopted, --type, --number, --authority, --status"),
    ("no such status", KAZAKH.encode(), f"{NEW} --status void", "option-missing", "write one of in-force, repealed"),
    ("a title in no language", KAZAKH.encode(), f"{NEW} --title Code", "option-missing", "LANG=WORDS"),
    ("a copy to which a correction does not apply",
     HELD.replace("м ә л і м е т т е р".encode(), "деректер".encode()),
     HERE.replace("2012-04", "2013-10").replace(" --standing authentic", " --replace"),
     "correction-does-not-apply", "kk-5-18"),
]  # fmt: skip


def test_a_folder_without_an_act_is_no_act(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither --new nor a further text can be put there; the answer must not send in a circle."""
    (project / "sources/new-code").mkdir()
    (project / "sources/new-code/left.txt").write_text("1. Left.\n", encoding="utf-8")
    (tmp_path / "text.txt").write_text(KAZAKH, encoding="utf-8")
    assert run(project, "add", tmp_path / "text.txt", *NEW.split()) == 1
    assert "sources/new-code: act-exists: a folder of this name" in capsys.readouterr().err


@pytest.mark.parametrize(("data", "words", "code", "sentence"), [r[1:] for r in REFUSALS],
                         ids=[r[0] for r in REFUSALS])  # fmt: skip
def test_a_refusal_is_a_sentence_and_nothing_is_written(
    project: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    data: bytes,
    words: str,
    code: str,
    sentence: str,
) -> None:
    file = tmp_path / ("page.html" if data.startswith(b"<") else "text.txt")
    file.write_bytes(data)
    before = tree(project)
    assert run(project, "add", file, *words.split()) == 1
    told = capsys.readouterr()
    assert told.out == ""
    refusal, *rest = told.err.splitlines()
    assert f": {code}: " in refusal and sentence in refusal
    assert rest == ["Nothing was written."]
    assert tree(project) == before


@pytest.mark.parametrize("path", ["/nowhere/text.txt", "/", "/dev/zero"])
def test_what_is_no_file_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    assert run(project, "add", path, *HERE.split()) == 1
    assert f"{path}: source-" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("no-act --lang kk --wording 2013-10-01", "act-unknown: there is no such act"),
        ("honor-code-2005 --lang kk --wording 2012-10-01", "it holds kk 2013-10-01, en 2011-04-01"),
        ("honor-code-2005 --lang kk --wording x", "date-impossible: this is no day"),
        ("honor-code-2005 --lang kk --wording 2013-10-01", "pairs.toml:10: records-in-the-way: 50 records"),
        ("employee-code-2020 --lang en --wording 2023-11-13", "corrections/en-10-4.toml:1: records-in-the-way: this record would lose what it is about: delete it first"),
    ],
)  # fmt: skip
def test_what_is_not_taken_back(
    project: Path, capsys: pytest.CaptureFixture[str], words: str, sentence: str
) -> None:
    before = tree(project)
    assert run(project, "remove", *words.split()) == 1
    told = capsys.readouterr().err
    assert sentence in told and told.endswith("Nothing was written.\n")
    assert tree(project) == before


def test_a_change_that_nobody_recorded_is_not_overwritten(
    project: Path, older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs/honor-code-2005/11.md"
    page.write_text(page.read_text("utf-8").replace("алдын-алу", "алдын алу"), "utf-8")
    before = tree(project)
    assert run(project, *honor(older, "2011-04-01", "--standing", "authentic")) == 1
    assert "edit-not-recorded: kk-11-p1" in capsys.readouterr().err
    assert tree(project) == before


def test_a_page_that_somebody_wrote_is_not_overwritten(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs/some-act").mkdir()
    (project / "docs/some-act/1.md").write_text("mine", encoding="utf-8")
    before = tree(project)
    file, lang = source_of("kk-homoglyphs")
    assert run(project, *new(file, "some-act", lang)) == 1
    assert "docs/some-act/1.md: page-in-the-way" in capsys.readouterr().err
    assert tree(project) == before


def test_furniture_told_by_line_numbers_must_be_the_same_lines(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = ROOT / "sources/ethical-norms-2024/en-2024-05-15.txt"
    file = tmp_path / "text.txt"
    file.write_bytes(held.read_bytes().split(b"\n", 1)[1])
    words = ("--act", "ethical-norms-2024", "--lang", "en", "--wording", "2024-05-15", "--replace")
    assert run(project, "add", file, *words) == 1
    assert "records-in-the-way: lines 1 to 21 are set aside" in capsys.readouterr().err


# ---- all or nothing -----------------------------------------------------------------------------


def test_a_dry_run_writes_nothing(project: Path, older: Path) -> None:
    before = tree(project)
    assert run(project, *honor(older, "2011-04-01", "--standing", "authentic", "--dry-run")) == 0
    assert tree(project) == before
