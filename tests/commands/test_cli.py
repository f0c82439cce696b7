"""The commands as a newcomer runs them, on a copy of the project."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from adep import exports
from adep.cli import main
from tests import ROOT
from tests.commands.adding import run
from tests.tools.act_toml import correction_toml, row_toml
from tests.tools.browsing import PATIENCE

Files = dict[str, bytes]


def files(project: Path) -> Files:
    """Every file; what is in ``.cache`` may be deleted at any time, and is no part of it."""
    every = {p.relative_to(project).as_posix(): p for p in project.rglob("*") if p.is_file()}
    return {path: p.read_bytes() for path, p in every.items() if not path.startswith(".cache/")}


def spoil(path: Path, old: str, new: str) -> int:
    """Change the first ``old`` of a file to ``new``; gives the line of it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_help_lists_every_command_and_the_guide_tells_of_it(
    capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    assert main(["--help"]) == 0
    listed = re.findall(r"^  (\w+)  ", capsys.readouterr().out, flags=re.MULTILINE)
    folder = root / "scripts" / "adep" / "commands"
    code = [path.read_text(encoding="utf-8") for path in folder.rglob("*.py")]
    assert len(listed) == sum("\n@command(" in module for module in code)
    guide = (root / "guides" / "commands.md").read_text(encoding="utf-8")
    for command in listed:
        assert f"\n### adep {command}\n" in guide
        assert main([command, "--help"]) == 0
        assert len(capsys.readouterr().out) > 100


def test_importing_twice_changes_no_byte(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(project)
    assert run(project, "import") == 0
    assert files(project) == before
    assert "0 written" in capsys.readouterr().out


def test_import_makes_every_page_anew(project: Path) -> None:
    before = files(project)
    for folder in ("honor-code-2005", "ethics-code-2015", "employee-code-2020", "articles"):
        shutil.rmtree(project / "docs" / folder)
    (project / "docs" / "honor-code-2005").mkdir()
    # A page of a clause that is no more goes; somebody's own notes beside the pages stay.
    left_over = before["docs/honor-code-2005/5.md"]
    (project / "docs" / "honor-code-2005" / "99.md").write_bytes(left_over)
    (project / "docs" / "gone-act").mkdir()
    (project / "docs" / "gone-act" / "1.md").write_bytes(left_over)
    (project / "docs" / "honor-code-2005" / "notes.md").write_text("mine", encoding="utf-8")
    assert run(project, "import") == 0
    assert files(project) == before | {"docs/honor-code-2005/notes.md": b"mine"}


def test_check_says_what_would_change(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "import", "--check") == 0
    page = project / "docs" / "honor-code-2005" / "5.md"
    spoil(page, "мәжбүрлемеуге", "мәжбүрлемеге")
    before = files(project)
    assert run(project, "import", "--check") == 1
    assert "docs/honor-code-2005/5.md: would be changed" in capsys.readouterr().out
    assert run(project, "check") == 0, "a mended word is no fault: it waits to be recorded"
    lines = page.read_text(encoding="utf-8").split("\n")
    line = next(n for n, text in enumerate(lines, start=1) if "мәжбүрлемеге" in text)
    told = capsys.readouterr().out
    assert f"docs/honor-code-2005/5.md:{line}: edit-not-recorded: kk-5-14" in told
    spoil(project / "docs" / "honor-code-2005" / "6.md", "6-тармақ", "6-тармак")
    before = files(project)
    assert run(project, "check") == 1
    assert "docs/honor-code-2005/6.md:5: edit-of-made-part" in capsys.readouterr().out
    assert files(project) == before


def test_an_edit_by_hand_is_never_undone_in_silence(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The import stops until the edit is a recorded correction; then page and import agree."""
    page = project / "docs" / "honor-code-2005" / "11.md"
    line = spoil(page, "алдын-алу", "алдын алу")
    before = files(project)
    assert run(project, "import") == 1
    assert (
        f"11.md:{line}: edit-not-recorded: kk-11-p1 «алдын-алу» → «алдын алу»"
        in capsys.readouterr().err
    )
    assert files(project) == before
    records = project / "sources" / "honor-code-2005" / "corrections" / "kk-11-p1.toml"
    recorded = correction_toml("kk-11-p1", "алдын-алу", "алдын алу", kk="Бөлек жазылады.")
    records.write_text(recorded, encoding="utf-8")
    assert run(project, "import") == 0
    assert "алдын алу" in page.read_text(encoding="utf-8")
    # A page that is only behind its records is brought up to them without a question.
    records.write_text(recorded.replace("алдын алу", "алдын ала"), encoding="utf-8")
    assert run(project, "import") == 0
    records.write_text(recorded, encoding="utf-8")
    assert run(project, "import") == 0
    assert "алдын алу" in page.read_text(encoding="utf-8")
    spoil(page, "алдын алу", "алдын а л у")
    assert run(project, "import", "--overwrite") == 0
    assert "алдын алу" in page.read_text(encoding="utf-8")


# what is spoiled · how · what the one sentence must name
CLAUSE_6 = row_toml("6", kk=["kk-6-p1"], en=["en-6-p1"])
REFUSALS = [
    ("honor-code-2005/kk-2013-10-01.txt", ("20. Мем", "20. Мым"), "kk-2013-10-01.txt: source-changed"),
    ("honor-code-2005/corrections/kk-5-18.toml", ("м ә л і м е т т е р", "м ә л і м е с"),
     "corrections/kk-5-18.toml:1: correction-does-not-apply: kk-5-18"),
    ("honor-code-2005/corrections/kk-16-1.toml", ('unit = "kk-16-1"', 'unit = "kk-16-2"'),
     "corrections/kk-16-1.toml:2: record-invalid: in [[remark]] «unit» is 'kk-16-2'; write «kk-16-1», or put it"),
    ("honor-code-2005/act.toml", ('source = "kk-2013-10-01.txt"', 'source = "gone.txt"'),
     "sources/honor-code-2005/gone.txt: source-missing"),
    ("ethics-code-2015/act.toml", ("date = 2017-05-05", "date = 2017-05-55"), "act.toml:"),
    ("ethics-code-2015/act.toml", ('lang = "en"', 'lang = "fr"'), "act.toml:62: facts-invalid"),
    ("ethics-code-2015/act.toml", ("in_force = 2016-01-01", "in_force = 2014-01-01"),
     "act.toml:35: facts-invalid: in [[event]] «in_force» is 2014-01-01; write a day"),
    # the pairing: a unit that is not there, one that is named twice, one that is left out
    ("honor-code-2005/pairs.toml", ('kk = ["kk-5-3"]', 'kk = ["kk-5-33"]'),
     "pairs.toml:67: record-unknown-unit: «kk-5-33»"),
    ("honor-code-2005/pairs.toml", ('kk = ["kk-5-3"]', 'kk = ["kk-5-2"]'), "«kk-5-2»"),
    ("honor-code-2005/pairs.toml", ('en = ["en-5-15", "en-5-17"]', 'en = ["en-5-15"]'), "en-5-17"),
    ("honor-code-2005/pairs.toml", (CLAUSE_6, ""), "pairs.toml: record-invalid: clause 6 stands in no row"),
    # the concordance, the duties and the cited acts
    ("honor-code-2005/concordance.toml", ('from = ["en-5-10"]', 'from = ["en-5-9"]'),
     "«en-5-9» of honor-code-2005 stands in two rows of en"),
    ("honor-code-2005/concordance.toml", ('to = ["en-5-1"]', 'to = ["en-5-99"]'),
     "record-unknown-unit: there is no unit «en-5-99»"),
    ("duties.toml", ("honor-code-2005/kk-4-p1", "honor-code-2005/kk-4-p9"),
     "record-unknown-unit: there is no unit «honor-code-2005/kk-4-p9»"),
    ("cited-acts.toml", ("date = 1995-08-30", 'date = "30.08.1995"'),
     "cited-acts.toml:7: record-invalid: in [constitution-1995] «date»"),
    # facts that cannot all be so
    ("ethics-code-2015/act.toml", ('type = "decree"', 'type = "<b>"'),
     "act.toml:33: facts-invalid: in [[event]] «type» is '<b>'; write one of \"constitution\""),
    ("honor-code-2005/act.toml", ('by = "ethics-code-2015"', 'by = "<b>"'),
     "act.toml:26: facts-invalid: in [status] «by» is '<b>', neither another act here"),
    ("honor-code-2005/act.toml", ("from = 2016-01-01", "from = 2015-01-01"), "act.toml:26: "),
    ("honor-code-2005/act.toml", ('number = "1180"', 'text_held = "ru"'), "act.toml:56: "),
    ("ethics-code-2015/act.toml", ("in_force_after = 0", "in_force_after = 1000000000000"),
     "act.toml:57: facts-invalid: in [[event]] «in_force_after» is 1000000000000; write"),
    # a wording that is not held; a row whose language the act has no text in
    ("honor-code-2005/corrections/kk-16-1.toml", ('unit = "kk-16-1"', 'unit = "kk-16-1"\nwording = 2012-01-01'),
     "no wording of 2012-01-01 is held; write wording = one of 2011-04-01 (en), 2013-10-01 (kk)"),
    ("authorities.toml", ("# Who", "[]\n# Who"), "authorities.toml:1: facts-invalid: «[]» is not TOML"),
    ("duties.toml", ('id = "observance"', 'id = "com1"'), "«com1» is a device on Windows"),
    ("duties.toml", ("employee-code-2020/en-5-p1", "employee-code-2020/en-order-1-p1"),
     "record-invalid: «employee-code-2020/en-order-1-p1» is no unit of a code's own"),
    ("duties.toml", ("employee-code-2020/en-5-p1", "ethical-norms-2024/en-p4"),
     "record-invalid: «ethical-norms-2024/en-p4» is no unit of a code's own"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "change", "words"), REFUSALS)
def test_a_failed_import_changes_no_file(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    file: str,
    change: tuple[str, str],
    words: str,
) -> None:
    spoil(project / "docs" / "honor-code-2005" / "1.md", "1-тармақ", "1-тармак")
    spoil(project / "sources" / file, *change)
    before = files(project)
    assert run(project, "import") == 1
    told = capsys.readouterr().err
    assert words in told
    assert "Traceback" not in told
    assert told.rstrip().endswith("Nothing was written.")
    assert files(project) == before


def test_one_file_is_not_two_wordings(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same bytes under two names: one of the two is not the wording that it says."""
    folder = project / "sources" / "employee-code-2020"
    shutil.copy(folder / "en-2023-11-13.txt", folder / "en-2020-08-28.txt")
    facts = folder / "act.toml"
    facts.write_text(
        facts.read_text(encoding="utf-8") + '[[text]]\nlang = "en"\nsource = "en-2020-08-28.txt"\n'
        'wording_of = 2020-08-28\nstanding = "unofficial translation"\n',
        encoding="utf-8",
    )
    before = files(project)
    assert run(project, "import") == 1
    told, *rest = capsys.readouterr().err.splitlines()
    assert "act.toml:65: facts-invalid: sources/employee-code-2020/en-2020-08-28.txt is the" in told
    assert "the en wording of 2023-11-13" in told
    assert rest == ["Nothing was written."]
    assert files(project) == before


def test_explain_shows_lines_repairs_and_rows(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "explain", "honor-code-2005/5") == 0
    told = capsys.readouterr().out
    for words in (
        "sources/honor-code-2005/kk-2013-10-01.txt",
        "kk-5-18  (subclause, lines 59-63)",
        "line 61: «м ә л і м е т т е р» read as «мәліметтер» by correction",
        "line 51: «мәжбүрlemeуге» read as «мәжбүрлемеуге» by letter-by-sound",
        "same      kk-5-p1  |  en-5-p1  (recorded)",
        "amended   kk-5-14  |  en-5-15 en-5-17  (recorded)",
        "restated, target 5, 2013-10-01, decree, No. 651",
    ):
        assert words in told


def test_explain_reads_a_raw_text_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "text.txt"
    file.write_text("1. Жалпы ережелер\n\n1. Қызметкер адал ;\n", encoding="utf-8")
    assert main(["explain", str(file), "--lang", "kk"]) == 0
    told = capsys.readouterr().out
    assert "Chapter 1: Жалпы ережелер" in told
    assert "kk-1-p1  (paragraph, line 3)  1. Қызметкер адал;" in told
    assert "«адал ;» read as «адал;» by space-before-punctuation" in told
    assert main(["explain", str(tmp_path / "gone.txt"), "--lang", "kk"]) == 1
    assert "source-missing" in capsys.readouterr().err


@pytest.mark.parametrize("what", ["nothing", "honor-code-2005/99", "gone/1", ""])
def test_explain_of_nothing_says_what_there_is(
    project: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    assert run(project, "explain", what) == 1
    assert "Acts are: honor-code-2005" in capsys.readouterr().err


def test_every_problem_code_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    from adep.base.problems import CODES

    for code in CODES:
        assert main(["explain", code]) == 0
        assert capsys.readouterr().out.startswith(f"{code}: ")


def test_problems_of_the_sources_are_known(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two codes bear nearly the same English name: four times it is not plain which is meant."""
    assert run(project, "check") == 0
    told = [line for line in capsys.readouterr().out.splitlines() if " sources/" in line]
    known = {"reference-ambiguous": 4}
    assert Counter(line.split(": ")[1] for line in told) == known


def test_json_of_the_project_is_valid(library: object) -> None:
    """The published data passes its published schema."""
    from jsonschema_rs import Draft202012Validator, meta

    from adep.library.pipeline import Library

    assert isinstance(library, Library)
    data = {
        path: json.loads(content)
        for path, content in exports.files(exports.Copy(library), exports.CHECKED).items()
    }
    schema = data.pop("data/schema.json")
    meta.validate(schema)
    validator = Draft202012Validator(schema)
    for value in data.values():
        validator.validate(value)
    assert set(data) == {
        "data/acts.json",
        "data/differences.json",
        "data/duties.json",
        "data/ethical-norms-2024.ledger.json",
        *(
            f"data/{act}{kind}.json"
            for act in ("honor-code-2005", "ethics-code-2015", "employee-code-2020")
            for kind in ("", ".ledger")
        ),
        *(
            f"data/{act.facts.id}/{clause.id}.json"
            for act in library.acts
            for clause in act.clauses
        ),
    }


# what is typed · words of the answer
WRONG_WORDS = [
    (("import", "docs/honor-code-2005/5.md"), "pages are named behind --overwrite alone"),
    (("pair", "honor-code-2005", "--write", "--measure"), "--write and --measure do not go together"),
    (("pair",), "Missing argument 'ACT'"),
    (("check", "--format", "yaml"), "'text', 'github', 'json'"),
    (("serve", "--address", "8000"), "«8000» is no HOST:PORT"),
    (("improt",), "No such command 'improt'"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "answer"), WRONG_WORDS)
def test_wrong_words_are_answered_and_nothing_is_done(
    words: tuple[str, ...], answer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = () if words == ("improt",) else ("--root", str(tmp_path))
    assert main([*words, *root]) == 2
    told = capsys.readouterr()
    assert answer in told.err and not told.out
    assert not [*tmp_path.iterdir()]


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
@pytest.mark.parametrize("to", ["| cat", ">&-", ">&- 2>&-"])
def test_a_command_ends_well_wherever_it_says_what_it_says(to: str) -> None:
    script = f'{{ "$0" -m adep explain page-out-of-step; echo "$?" >&3; }} 3>&1 {to}'
    told = subprocess.run(
        ["sh", "-c", script, sys.executable], capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
    )  # fmt: skip
    assert told.stdout.endswith("0\n") and not told.stderr
    assert told.stdout.startswith("page-out-of-step: ") == (to == "| cat")


def test_serving_needs_no_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "serve") == 1
    assert "mkdocs.yml' does not exist" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("end", ["SIGINT", "SIGTERM", "SIGHUP"])  # Ctrl-C, kill, a terminal closed
def test_a_preview_ends_well_and_leaves_nothing_behind(
    project: Path, tmp_path: Path, end: str
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "overrides", project / "overrides", dirs_exist_ok=True)
    words = [sys.executable, "-m", "adep", "serve", "--root", str(project)]
    words += ["--address", "127.0.0.1:0"]
    places = {"PYTHONPATH": str(ROOT / "scripts"), "TMPDIR": str(temporary)}
    with subprocess.Popen(
        words,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | places,
        # Where the tests run in the background a signal may be ignored, and so it would be here.
        preexec_fn=lambda: signal.signal(getattr(signal, end), signal.SIG_DFL),
    ) as preview:
        assert preview.stderr is not None
        told = []
        while "Serving on" not in (line := preview.stderr.readline()) and line:
            told.append(line)
        assert "To stop the preview: Ctrl-C.\n" in told and [*temporary.glob("adep-*")]
        preview.send_signal(getattr(signal, end))
        assert preview.communicate(timeout=PATIENCE / 1000)[1].endswith("The preview has ended.\n")
    assert preview.returncode == 0
    assert not [*temporary.glob("adep-*")]


@pytest.mark.parametrize(
    "command",
    [
        "import", "adopt", "terms", "inbox", "upgrade", "print", "pair act",
        "remove act --lang kk --wording 2011-04-01", "add a.txt --act a --lang kk --wording 2020",
    ],
)  # fmt: skip
def test_where_no_project_is_every_command_says_so(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, *command.split()) == 1
    told = capsys.readouterr()
    assert "there is no project here; go to its folder, or name it with --root" in told.err
    assert not told.out
