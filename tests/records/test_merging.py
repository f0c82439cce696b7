"""Two proposals of one act, merged by git in either order, the first recorded in between or not."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import Struct

from adep.cli import main
from tests.records.test_older_forms import PROJECTS
from tests.tools.act_toml import remark_toml, row_toml

ACT = "docs/library-rules"
RECORDS = "sources/library-rules/corrections"
# Two units stand below one another in one cell of the table.
PAIRS = (
    "wordings = {kk = 2021-03-01, en = 2021-03-01}\n"
    + row_toml("1", kk=["kk-1-p1"], en=["en-1-p1"])
    + row_toml("1", kk=["kk-1-1", "kk-1-2"], en=["en-1-1", "en-1-2"])
    + row_toml("1", kk=["kk-1-3"], en=["en-1-3"])
)


class Mend(Struct, frozen=True):
    """What somebody changes in a file; a file without old words is new."""

    path: str
    old: str
    new: str


def page(name: str, old: str, new: str) -> Mend:
    return Mend(f"{ACT}/{name}.md", old, new)


POLITE = page("1", "сыпайы болады", "әдепті болады")  # kk-1-1
CLEAN = page("1", "таза ұстайды", "таза сақтайды")  # kk-1-2, right below it
PROPERTY = page("1", "кітапхана мүлкін", "кітапхана дүниесін")  # kk-1-3
PROPERTY_EN = page("1", "library's property", "library's goods")  # en-1-3, beside it
BOOKS = page("1", "keeps books clean", "keeps books tidy")  # en-1-1
OPENING = page("1", "Кітапхана қызметкері:", "Кітапхананың қызметкері:")  # kk-1-p1
SECRET = page("2", "құпиясын сақтайды", "сырын сақтайды")  # kk-2-p1: a correction, a remark
SECRET_EN = page("2", "keeps a reader's secret", "guards a reader's secret")  # en-2-p1: a remark
BACK = page("2", "айтпайды", "айтпаййды")  # takes the correction of kk-2-p1 back
READER = page("3", "білуге құқылы", "білуге хақылы")
HEADING = page("index", "Жалпы ережелер", "Жалпы қағидалар")
HEADING_EN = page("index", "General", "In general")
REMARK = Mend(f"{RECORDS}/kk-2-p1.toml", "алған кітаптар", "оқыған кітаптар")
REMARK_EN = Mend(f"{RECORDS}/en-2-p1.toml", "should be one word", "must be one word")
NEW_REMARK = Mend(f"{RECORDS}/kk-1-1.toml", "", remark_toml("kk-1-1", kk="Сөз."))
ANOTHER = Mend(f"{RECORDS}/kk-1-2.toml", "", remark_toml("kk-1-2", kk="Сөз."))
POLITE_TOO = page("1", "сыпайы болады", "кішіпейіл болады")
READERS = page("1", "оқырманға сыпайы", "оқырмандарға сыпайы")  # another word of the same line

MERGE = [
    ("two clauses", POLITE, READER),
    ("two clauses, other languages", SECRET_EN, READER),
    ("a clause and a heading", POLITE, HEADING),
    ("two rows of a clause", POLITE, PROPERTY),
    ("the opening words and the row below", OPENING, POLITE),
    ("units below one another in a cell", POLITE, CLEAN),
    ("the last of a cell and the first of the next", CLEAN, BOOKS),
    ("both languages of a row", PROPERTY, PROPERTY_EN),
    ("both languages, each with a remark", SECRET, SECRET_EN),
    ("a correction taken back, and the other language", BACK, SECRET_EN),
    ("a correction taken back, and another clause", BACK, READER),
    ("both languages of a heading", HEADING, HEADING_EN),
    ("a word, and a remark on the same unit", SECRET, REMARK),
    ("a word, and a remark on the other language", SECRET, REMARK_EN),
    ("two remarks", REMARK, REMARK_EN),
    ("two new remarks in a clause", NEW_REMARK, ANOTHER),
    ("a word, and a new remark below it", POLITE, ANOTHER),
]
CONFLICT = [
    ("the same words mended otherwise", POLITE, POLITE_TOO),
    ("two words of one line", POLITE, READERS),
]


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    who = ("-c", "user.name=Айгүл Серікова", "-c", "user.email=a@example.org")
    return subprocess.run(
        ["git", "-C", str(folder), *who, *words], capture_output=True, check=False
    )


def done(folder: Path, *words: str) -> None:
    told = git(folder, *words)
    assert told.returncode == 0, told.stderr.decode()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The main branch, with everything recorded."""
    folder = tmp_path_factory.mktemp("merging")
    shutil.copytree(PROJECTS / "50e8cc5", folder, dirs_exist_ok=True)
    (folder / "sources/library-rules/pairs.toml").write_text(PAIRS, encoding="utf-8")
    assert main(["upgrade", "--root", str(folder)]) == 0
    done(folder, "init", "--quiet", "--initial-branch", "main")
    done(folder, "add", ".")
    done(folder, "commit", "--quiet", "-m", "Everything")
    return folder


@pytest.fixture
def clone(base: Path, tmp_path: Path) -> Path:
    done(base, "clone", "--quiet", str(base), str(tmp_path / "clone"))
    return tmp_path / "clone"


def propose(folder: Path, name: str, mend: Mend) -> None:
    """A branch from the main branch as it is now, with one commit."""
    done(folder, "checkout", "--quiet", "-b", name, "main")
    file = folder / mend.path
    if mend.old:
        before = file.read_text("utf-8")
        assert before.count(mend.old) == 1, mend
        file.write_text(before.replace(mend.old, mend.new), encoding="utf-8")
    else:
        file.write_text(mend.new, encoding="utf-8")
    done(folder, "add", ".")
    done(folder, "commit", "--quiet", "-m", f"Mended: {name}")
    done(folder, "checkout", "--quiet", "main")


def merge(folder: Path, name: str) -> bool:
    return git(folder, "merge", "--quiet", "--no-edit", "--no-ff", name).returncode == 0


def record(folder: Path) -> None:
    """As the main branch does after a merge."""
    assert main(["adopt", "--root", str(folder)]) == 0
    done(folder, "add", "--all")
    done(folder, "commit", "--quiet", "--allow-empty", "-m", "Record what changed on the pages")


BETWEEN = [pytest.param(True, id="recorded between"), pytest.param(False, id="recorded after both")]
ORDERS = [
    pytest.param(("first", "second"), id="in turn"),
    pytest.param(("second", "first"), id="the other first", marks=pytest.mark.exhaustive),
]


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("what", "one", "other"), MERGE, ids=[row[0] for row in MERGE])
def test_two_proposals_merge(
    clone: Path, what: str, one: Mend, other: Mend, order: Sequence[str], between: bool
) -> None:
    propose(clone, "first", one)
    propose(clone, "second", other)
    assert merge(clone, order[0])
    if between:
        record(clone)
    assert merge(clone, order[1]), what
    record(clone)
    assert main(["check", "--root", str(clone)]) == 0
    for mend in (one, other):
        assert mend.new in (clone / mend.path).read_text("utf-8")


FIRST, SECOND = "Mended: first", "Mended: second"
# The reasons that stand in the record: where the first was recorded before, where both are at once.
# They are of whoever wrote the words that stand there in the end, whoever merged them.
WORDS = [
    pytest.param("оқырманға әдепті болады;", [FIRST], [FIRST], id="those of the main branch"),
    pytest.param(None, [FIRST, SECOND], [SECOND], id="those of the proposal"),
    pytest.param(
        "оқырмандарға әдепті болады;",
        [FIRST, SECOND],
        [f"{SECOND} {FIRST}"],
        id="something of both",
    ),
]
# What is said when it is settled: git's own words with its list of files; what stands for nothing.
SETTLED = [("--no-edit",), ("-m", "merge")]


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize(("words", "in_turn", "at_once"), WORDS)
@pytest.mark.parametrize(("what", "one", "other"), CONFLICT, ids=[row[0] for row in CONFLICT])
@pytest.mark.parametrize("settled", SETTLED, ids=" ".join)
def test_the_same_words_conflict_in_one_line(
    clone: Path,
    what: str,
    one: Mend,
    other: Mend,
    words: str | None,
    in_turn: list[str],
    at_once: list[str],
    between: bool,
    settled: Sequence[str],
) -> None:
    """The conflict is a line on each side. As CONTRIBUTING says, the lower one, which is the main
    branch's, is kept, the words are put right in it, and the upper one goes with the marks.
    """
    propose(clone, "first", one)
    propose(clone, "second", other)
    assert merge(clone, "first")
    if between:
        record(clone)
    done(clone, "checkout", "--quiet", "second")
    assert not merge(clone, "main"), what
    conflicts = git(clone, "diff", "--name-only", "--diff-filter=U").stdout.decode().split()
    assert conflicts == [one.path]
    file = clone / one.path
    lines = file.read_text("utf-8").split("\n")
    marks = ("<<<<<<<", "=======", ">>>>>>>")
    at = [number for number, line in enumerate(lines) if line.startswith(marks)]
    assert at == [at[0], at[0] + 2, at[0] + 4], "one line on each side"
    assert other.new in lines[at[0] + 1] and one.new in lines[at[0] + 3]
    words = words or lines[at[0] + 1].rsplit("</a>", 1)[1].split("** ")[1]
    kept = lines[at[0] + 3].replace("оқырманға әдепті болады;", words)
    file.write_text("\n".join([*lines[: at[0]], kept, *lines[at[0] + 5 :]]), encoding="utf-8")
    done(clone, "add", ".")
    done(clone, "commit", "--quiet", *settled)
    done(clone, "checkout", "--quiet", "main")
    assert merge(clone, "second")
    record(clone)
    told = re.findall('reason.en = "(.*)"', (clone / RECORDS / "kk-1-1.toml").read_text("utf-8"))
    assert told == (in_turn if between else at_once)
    assert main(["check", "--root", str(clone)]) == 0
    assert words in file.read_text("utf-8")
