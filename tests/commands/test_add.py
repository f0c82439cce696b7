"""`adep add` and `adep remove`: everything is written or nothing, and what is told is what is."""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from adep.commands.add import right_act
from adep.library.pipeline import Library, build_library
from tests import ROOT, TESTS
from tests.commands.adding import CASES, HONOR, honor, new, run, source_of, tree

REPORTS = TESTS / "reports"


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


@pytest.mark.parametrize(
    ("text", "first"),
    [("Қызметкер адал болуға тиіс.", "kk-front-p1"),
     ("1-тарау. Жалпы ережелер", "kk-chapter-1"),
     ("Ескерту. 4-тармақ алып тасталды - ҚР Президентінің 01.10.2013 № 651 Жарлығымен.", "kk-note1"),
     ("Қызметкерлердің ережесі\n\n1-тарау. Адалдық\n\nҚызметкер адал болуға тиіс.", "kk-front-p1")],
)  # fmt: skip
def test_a_text_without_a_numbered_clause_is_told_of(
    bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, first: str
) -> None:
    (tmp_path / "text.txt").write_text(f"{text}\n", encoding="utf-8")
    capsys.readouterr()
    assert run(bare, *new(tmp_path / "text.txt", "some-act", "kk"), "--dry-run", "--in", "en") == 0
    told = capsys.readouterr().out
    assert "(nothing-found)" in told and f"corrections/{first}.toml is that of {first}" in told


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


def test_a_form_with_a_text_that_has_lost_letters_is_answered(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = bare / "sources" / "inbox"
    inbox.mkdir()
    text = source_of("kk-homoglyphs")[0].read_text(encoding="utf-8")
    (inbox / "source.txt").write_bytes(text.encode("cp1251", "replace"))
    (inbox / "form.toml").write_text(FORM.format(lang="kk"), encoding="utf-8")
    capsys.readouterr()
    assert run(bare, "inbox", "--dry-run", "--format", "markdown") == 1
    told = capsys.readouterr().out
    assert "Мәтіннің кейбір әріптері жоғалған" in told and "(letters-lost)" in told


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


# A text's head · what speaks against it; None: nothing is asked.
HEADS: list[tuple[str, str | None]] = [
    ("БЕКІТІЛГЕН\nҚазақстан Республикасы Әділет министрінің\n2022 жылғы 12 наурыздағы № 417 бұйрығымен\n",
     "By its stamps it is of 2022-03-12, No. 417, and the act is of 2005-05-03, No. 1567. Its stamps are later than the wording of 2012-04-01."),
    ("БЕКІТІЛГЕН\nҚазақстан Республикасы Президентінің\n2005 жылғы 3 мамырдағы № 1567 Жарлығымен\n", None),
    # the decree that gave it this wording
    ("БЕКІТІЛГЕН\nҚазақстан Республикасы Президентінің\n2011 жылғы 1 сәуірдегі № 1180 Жарлығымен\n", None),
    ("**Сот сарапшыларының кәсіби әдеп кодексі**\n", "It bears the title «Сот сарапшыларының кәсіби әдеп кодексі»."),
    ("**Қазақстан Республикасы мемлекеттік қызметшілерінің ар-намыс кодексі**\n", None),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "against"), HEADS)
def test_whether_it_is_the_right_act_is_asked(
    project: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    head: str,
    against: str | None,
) -> None:
    file = tmp_path / "text.txt"
    file.write_text(f"{head}\n1. Мемлекеттік қызметші халыққа адал қызмет етеді.\n", "utf-8")
    capsys.readouterr()
    words = ("--standing", "authentic", "--dry-run", "--in", "en")
    assert run(project, *honor(file, "2012-04-01", *words)) == 0
    told = capsys.readouterr().out
    assert ("(act-doubtful)" in told) == (against is not None), told
    if against is not None:
        assert f"is this the text of honor-code-2005? {against} If it is another act's" in told


def test_every_held_text_is_of_its_act(library: Library) -> None:
    for act in library.acts:
        for text in act.every_text:
            assert not [*right_act.doubts(act, text)]
    honor, ethics, employee = library.acts
    for act in (honor, ethics):
        assert [*right_act.doubts(act, employee.texts[0])]
