"""`adep add` and `adep remove`: everything is written or nothing, and what is told is what is."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from adep.cli import main
from adep.commands import terminal
from adep.exports.ledger import ledger
from adep.library.pipeline import build_library
from tests import ROOT, TESTS
from tests.tools.word import abstract, docx, level, num, p

CASES = TESTS / "cases"
REPORTS = TESTS / "reports"
LIST = {"numbering": abstract(1, level(0, "%1.")) + num(1, 1)}
HONOR = ROOT / "sources" / "honor-code-2005"

Tree = dict[str, bytes | None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sources and the committed pages."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "sources", folder / "sources")
    shutil.copytree(ROOT / "docs", folder / "docs")
    return folder


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A project without any act."""
    folder = tmp_path / "bare"
    (folder / "sources").mkdir(parents=True)
    (folder / "docs").mkdir()
    shutil.copy(ROOT / "sources" / "authorities.toml", folder / "sources")
    assert run(folder, "import") == 0
    return folder


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A text that could be an older Kazakh wording of the Code of Honor."""
    text = (HONOR / "kk-2013-10-01.txt").read_text(encoding="utf-8")
    file = tmp_path / "older.txt"
    file.write_text(text.replace("20. Мемлекеттік", "20. Әрбір мемлекеттік"), encoding="utf-8")
    return file


def run(project: Path, *words: object) -> int:
    return main([*map(str, words), "--root", str(project)])


def tree(project: Path) -> Tree:
    """Every file's bytes, every folder."""
    return {
        p.relative_to(project).as_posix(): p.read_bytes() if p.is_file() else None
        for p in project.rglob("*")
    }


def new(file: Path, act: str, lang: str, day: str = "2015-01-10", **options: str) -> list[str]:
    """The words that add the first text of a new act."""
    told = {
        "title": f"{lang}=Title", "short": f"{lang}=Short", "binds": f"{lang}=All",
        "adopted": day, "type": "decree", "number": "998", "authority": "president",
        "status": "in-force", "standing": "authentic",
    } | options  # fmt: skip
    words = ["add", str(file), "--new", "--act", act, "--lang", lang, "--wording", day]
    return words + [word for name, value in told.items() for word in (f"--{name}", value)]


def source_of(case: str) -> tuple[Path, str]:
    facts = tomllib.loads((CASES / case / "case.toml").read_text(encoding="utf-8"))
    return next((CASES / case).glob("source.*")), facts["lang"]


# ---- a new act ----------------------------------------------------------------------------------


SHAPES = sorted(path.parent.name for path in CASES.glob("*/case.toml"))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=() if at % 3 == 0 else pytest.mark.exhaustive)
        for at, case in enumerate(SHAPES)
    ],
)
def test_every_shape_comes_in_and_goes_again(bare: Path, case: str) -> None:
    before = tree(bare)
    file, lang = source_of(case)
    assert run(bare, *new(file, "some-act", lang, "2024-12-30", adopted="1991-01-01")) == 0
    held = bare / "sources" / "some-act" / f"{lang}-2024-12-30{file.suffix}"
    assert held.read_bytes() == file.read_bytes()
    assert run(bare, "import", "--check") == 0
    assert run(bare, "remove", "some-act", "--lang", lang, "--wording", "2024-12-30") == 0
    assert tree(bare) == before


@pytest.mark.parametrize("lang", ["kk", "en"])
@pytest.mark.parametrize("case", ["kk-adilet-page-text", "kk-homoglyphs"])
def test_the_report_of_a_new_act(
    bare: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    case: str,
    lang: str,
) -> None:
    """Golden reports: read them in tests/reports."""
    monkeypatch.chdir(CASES / case)
    capsys.readouterr()
    words = new(Path("source.txt"), "some-act", "kk", "2019-05-11", type="order", number="190")
    assert run(bare, *words, "--in", lang, "--dry-run") == 0
    # How many pages an act has is no matter of the report.
    told = re.sub(
        r"(?m)^(  docs/ .*)$", lambda m: re.sub(r"\d+", "N", m[1]), capsys.readouterr().out
    )
    golden = REPORTS / f"{case}.{lang}.txt"
    if os.environ.get("ADEP_GOLDEN"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


FORM = """\
file = "source.txt"
act = "some-act"
lang = "kk"
wording = 2019-05-11
standing = "authentic"
answer = "{lang}"
[new]
title.kk = "Кодекс"
short.kk = "Кодекс"
binds.kk = "Бәрі"
adopted = 2019-05-11
type = "order"
number = "190"
authority = "president"
status = "in force"
"""


@pytest.mark.parametrize(
    ("lang", "last"),
    [("en", "nothing is left to do: the text is added once this is merged."),
     ("kk", "мәтін ұсыныс қабылданғаннан кейін қосылады.")],
)  # fmt: skip
def test_below_a_proposal_no_command_is_asked_for(
    bare: Path, capsys: pytest.CaptureFixture[str], lang: str, last: str
) -> None:
    inbox = bare / "sources" / "inbox"
    inbox.mkdir()
    shutil.copy(source_of("kk-homoglyphs")[0], inbox / "source.txt")
    (inbox / "form.toml").write_text(FORM.format(lang=lang), encoding="utf-8")
    capsys.readouterr()
    assert run(bare, "inbox", "--dry-run", "--format", "markdown") == 0
    told = capsys.readouterr().out
    assert last in told and "`adep" not in told


def test_facts_of_a_new_act_are_those_that_were_told(project: Path) -> None:
    file, _ = source_of("kk-homoglyphs")
    words = new(file, "teachers-code-2019", "kk", "2019-05-11", adopted="2012-10-01")
    words[words.index("in-force")] = "repealed"
    words += ["--repealed", "2020-05-11", "--repealed-type", "order", "--repealed-number", "190"]
    words += ["--repealed-authority", "labor-minister", "--title", 'en=Code "of" teachers \\']
    assert run(project, *words) == 0
    act = next(a for a in build_library(project).acts if a.facts.id == "teachers-code-2019")
    assert act.facts.title == {"kk": "Title", "en": 'Code "of" teachers \\'}
    assert act.facts.order > 3  # it stands after those that were there
    assert act.facts.status.state == "repealed" and str(act.facts.status.since) == "2020-05-11"
    assert [(event.kind, event.number) for event in act.facts.history] == [
        ("adopted", "998"),
        ("repealed", "190"),
    ]
    assert act.facts.texts[0].standing == "authentic"


def test_the_language_of_the_report_is_that_of_the_environment(
    bare: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, _ = source_of("kk-homoglyphs")
    for value, words in (("kk_KZ.UTF-8", "Не оқылды"), ("ru_RU.UTF-8", "What was read")):
        monkeypatch.setenv("LC_ALL", value)
        assert run(bare, *new(file, "some-act", "kk"), "--dry-run") == 0
        assert words in capsys.readouterr().out


# ---- an act that is there -----------------------------------------------------------------------


def honor(file: Path, day: str, *options: str) -> list[object]:
    place = ("--act", "honor-code-2005", "--lang", "kk", "--wording", day)
    return ["add", file, *place, *options]


def test_an_older_wording_comes_and_goes(
    project: Path, older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(project)
    assert run(project, *honor(older, "2011-04-01", "--standing", "authentic")) == 0
    told = capsys.readouterr().out
    assert "1 October 2013 (shown), 1 April 2011" in told
    assert "wording-without-event" not in told  # its day is an event's, as the English text's
    act = next(a for a in build_library(project).acts if a.facts.id == "honor-code-2005")
    assert [str(text.wording_of) for text in act.earlier] == ["2011-04-01"]
    facts = (project / "sources/honor-code-2005/act.toml").read_bytes()
    old = before["sources/honor-code-2005/act.toml"]
    assert old is not None and facts.startswith(old)
    words = ("remove", "honor-code-2005", "--lang", "kk", "--wording", "2011-04-01")
    assert run(project, *words, "--dry-run") == 0
    assert (project / "sources/honor-code-2005/kk-2011-04-01.txt").exists()
    assert run(project, *words) == 0
    assert tree(project) == before


def test_a_newer_wording_leaves_the_corrections_with_the_older(
    project: Path, older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(project)
    assert run(project, *honor(older, "2015-04-01", "--standing", "authentic")) == 0
    told = capsys.readouterr().out
    assert "1 April 2015 (shown), 1 October 2013" in told
    assert "2 records now say that they are of the wording of 2013-10-01" in told
    assert "no [[event]] is of that day: what made this wording?" in told
    assert "date = 2015-04-01" in told  # to be pasted
    assert run(project, "check") == 1
    act = next(a for a in build_library(project).acts if a.facts.id == "honor-code-2005")
    corrected = [unit.id for text in act.earlier for unit in text.units() if unit.corrections]
    assert corrected == ["kk-5-18"]
    assert not any(u.corrections for text in act.texts for u in text.units() if text.lang == "kk")
    words = ("remove", "honor-code-2005", "--lang", "kk", "--wording", "2015-04-01")
    assert run(project, *words) == 0
    assert tree(project) == before


def test_a_second_language_of_an_events_day_is_held(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(project)
    file = tmp_path / "kk.md"
    file.write_bytes((HONOR / "kk-2013-10-01.txt").read_bytes() + b"\n")
    words = ["--act", "employee-code-2020", "--lang", "kk", "--wording", "2020-08-28"]
    assert run(project, "add", file, *words, "--standing", "authentic") == 0
    told = capsys.readouterr().out
    assert "adep pair employee-code-2020" in told
    facts = tomllib.loads((project / "sources/employee-code-2020/act.toml").read_text("utf-8"))
    act = next(a for a in build_library(project).acts if a.facts.id == "employee-code-2020")
    assert [(str(event.date), act.facts.held_of(event)) for event in act.facts.history] == [
        ("2020-08-28", ("kk",)),
        ("2023-11-13", ("en",)),
    ]
    assert facts["text"][-1]["source"] == "kk-2020-08-28.md"
    assert run(project, "import", "--check") == 0
    assert run(project, "remove", "employee-code-2020", *words[2:]) == 0
    assert tree(project) == before


def test_an_english_text_is_a_translation_unless_told(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "en.txt"
    file.write_bytes((HONOR / "en-2011-04-01.txt").read_bytes() + b"\n")
    words = ["add", file, "--act", "honor-code-2005", "--lang", "en", "--wording", "2013-10-01"]
    assert run(project, *words, "--dry-run") == 0
    assert (
        "Standing: unofficial translation, as --standing was not given" in capsys.readouterr().out
    )
    assert run(project, *words, "--dry-run", "--standing", "authentic") == 0
    assert "Standing:" not in capsys.readouterr().out


def test_a_better_copy_takes_the_place_and_keeps_the_corrections(
    project: Path, tmp_path: Path
) -> None:
    before = tree(project)
    held = HONOR / "kk-2013-10-01.txt"
    better = tmp_path / "better.html"  # of another kind, so its name changes too
    better.write_bytes(
        held.read_bytes().replace("мәжбүрlemeуге".encode(), "мәжбүрлемеуге".encode())
    )
    assert run(project, *honor(better, "2013-10-01", "--replace")) == 0
    folder = project / "sources/honor-code-2005"
    assert not (folder / "kk-2013-10-01.txt").exists()
    assert (folder / "kk-2013-10-01.html").read_bytes() == better.read_bytes()
    assert run(project, "import", "--check") == 0
    assert "мәліметтер" in (project / "docs/honor-code-2005/5.md").read_text("utf-8")
    assert run(project, *honor(held, "2013-10-01", "--replace")) == 0
    assert tree(project) == before


def test_records_of_the_older_wording_are_told_of(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wording without clause 14, which a duty names: the duties are of the one before."""
    text = (ROOT / "sources/employee-code-2020/en-2023-11-13.txt").read_text(encoding="utf-8")
    file = tmp_path / "newer.txt"
    file.write_text(text[: text.index("      14. ")], encoding="utf-8")
    words = ["--act", "employee-code-2020", "--lang", "en", "--wording", "2025-01-10"]
    before = tree(project)
    assert run(project, "add", file, *words) == 0
    told = capsys.readouterr().out
    assert "10 January 2025 (shown), 13 November 2023" in told
    assert "record-of-other-wording" in told
    assert run(project, "import", "--check") == 0
    assert run(project, "remove", "employee-code-2020", *words[2:]) == 0
    assert tree(project) == before


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


# ---- at a terminal ------------------------------------------------------------------------------


def at_terminal(words: list[str], typed: str) -> tuple[int, str]:
    """Run ``adep`` where somebody sits at a terminal and types; (status, what the screen shows)."""
    screen, keyboard = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "adep", *words]
    process = subprocess.Popen(
        command, stdin=keyboard, stdout=keyboard, stderr=keyboard, env=environment
    )
    os.close(keyboard)
    os.write(screen, typed.encode())
    shown = b"".join(_shown(screen))
    os.close(screen)
    return process.wait(), shown.decode("utf-8", "replace").replace("\r\n", "\n")


def _shown(screen: int) -> Iterator[bytes]:
    while select.select([screen], [], [], 600)[0]:
        try:
            data = os.read(screen, 65536)
        except OSError:  # the other end was closed
            return
        if not data:
            return
        yield data


def test_a_newcomer_is_asked(bare: Path) -> None:
    file, _ = source_of("kk-homoglyphs")
    words = ["add", str(file), "--new", "--act", "some-act", "--lang", "kk", "--wording"]
    words += ["2019-05-11", "--in", "en", "--root", str(bare)]
    # The title is taken from the text; half a day, a wrong type, no number: asked for again.
    answers = ["", "Code of teachers", "Әдеп кодексі", "", "Мұғалімдер", "", "2012", "2012-10-01"]
    answers += ["ordr", "order", "", "190", "labor-minister", "in-force", "authentic"]
    status, shown = at_terminal(words, "\n".join(answers) + "\n")
    assert status == 0, shown
    assert "[Мұғалімнің кәсіби әдеп кодексі]" in shown and "Whom it binds, Kazakh" in shown
    assert "\x1b[1m" in shown  # in colour
    facts = tomllib.loads((bare / "sources/some-act/act.toml").read_text(encoding="utf-8"))
    assert facts["title"] == {"kk": "Мұғалімнің кәсіби әдеп кодексі", "en": "Code of teachers"}
    assert facts["short"] == {"kk": "Әдеп кодексі"} and facts["binds"] == {"kk": "Мұғалімдер"}
    assert facts["event"][0]["type"] == "order" and facts["text"][0]["standing"] == "authentic"


def test_who_stops_answering_writes_nothing(bare: Path) -> None:
    before = tree(bare)
    file, _ = source_of("kk-homoglyphs")
    words = ["add", str(file), "--new", "--act", "some-act", "--lang", "kk", "--wording"]
    status, shown = at_terminal([*words, "2019-05-11", "--root", str(bare)], "Title\n\x04")
    assert status == 130 and "Nothing was changed." in shown
    assert tree(bare) == before


class Screen(io.StringIO):
    """Standard error where it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_long_work_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    assert list(terminal.watched([1, 2, 3], "texts read")) == [1, 2, 3]
    assert screen.getvalue() == ""  # short work says nothing
    monkeypatch.setattr(terminal, "PATIENCE", 0.0)
    assert list(terminal.watched([1, 2, 3], "texts read")) == [1, 2, 3]
    assert "Texts read" in screen.getvalue() and "100%" in screen.getvalue()
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert list(terminal.watched([1, 2, 3], "texts read")) == [1, 2, 3]
    assert sys.stderr.getvalue() == ""  # type: ignore[union-attr]


def test_notes_that_are_later_than_the_wording_are_told_of(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text of 2013 given as that of 2011: its own notes say otherwise, though it is shown second."""
    held = project / "sources" / "honor-code-2005" / "kk-2013-10-01.txt"
    file = tmp_path / "older.txt"
    file.write_text(held.read_text(encoding="utf-8").replace("сыпайы", "әдепті"), encoding="utf-8")
    words = ("--act", "honor-code-2005", "--lang", "kk", "--standing", "authentic", "--dry-run")
    assert run(project, "add", file, *words, "--wording", "2011-04-01") == 0
    assert "this note tells of an amendment of 2013-10-01" in capsys.readouterr().out


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
