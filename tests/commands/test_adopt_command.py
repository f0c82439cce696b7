"""From an edit on a page to a record, as an editor and the workflow of a pull request see it."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from adep.cli import main
from tests import ROOT
from tests.commands.adding import run
from tests.commands.test_cli import files, spoil
from tests.tools.act_toml import act_toml, event_toml, text_toml
from tests.tools.properties import many

PAGE = "docs/honor-code-2005/5.md"
FOLDER = "sources/honor-code-2005/corrections"
RECORDS = f"{FOLDER}/kk-5-14.toml"


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


@pytest.fixture
def repository(project: Path) -> Path:
    """The project under git, as an editor's pull request finds it."""
    git(project, "init", "--quiet")
    git(project, "config", "user.name", "CI")
    git(project, "config", "user.email", "ci@example.org")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "-m", "Everything")
    return project


def commit(folder: Path, message: str) -> None:
    who = ["-c", "user.name=Айгүл Серікова", "-c", "user.email=a@example.org"]
    git(folder, *who, "commit", "--quiet", "--all", "--date", "2026-11-20T12:00:00", "-m", message)


def test_an_edit_is_accepted_said_and_recorded(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pencil to record: the check accepts the edit, `adopt` records it under the editor's name."""
    line = spoil(repository / PAGE, "мәжбүрлемеуге", "мәжбүр етпеуге")
    commit(repository, "Сөз дұрысталды")
    assert run(repository, "check") == 0
    told = capsys.readouterr().out
    said = f"notice docs/honor-code-2005/5.md:{line}: edit-not-recorded: kk-5-14 «мәжбүрлемеуге» → «мәжбүр етпеуге»"
    assert said in told and "1 thing that `adep adopt` settles" in told
    before = files(repository)
    assert run(repository, "import") == 1
    assert run(repository, "adopt", "--dry-run") == 0
    assert files(repository) == before
    capsys.readouterr()
    assert run(repository, "adopt") == 0
    assert (
        "kk-5-14 «мәжбүрлемеуге» → «мәжбүр етпеуге» (Айгүл Серікова, 2026-11-20)"
        in capsys.readouterr().out
    )
    text = (repository / RECORDS).read_text(encoding="utf-8")
    assert (
        '[[correction]]\nunit = "kk-5-14"\nwording = 2013-10-01\nraw = "мәжбүрлемеуге"\n'
        'reading = "мәжбүр етпеуге"\nreason.kk = "Сөз дұрысталды"\n'
        'author = "Айгүл Серікова"\ndate = 2026-11-20\n'
    ) in text
    # Nothing but the record, the page and the pages that list corrections is another.
    after = files(repository)
    changed = {path for path in after if before.get(path) != after[path] and ".git/" not in path}
    assert changed <= {PAGE, RECORDS}
    assert run(repository, "import", "--check") == 0
    assert run(repository, "adopt") == 0
    assert "nothing to record" in capsys.readouterr().out


def test_an_edit_of_a_note_is_recorded_too(repository: Path) -> None:
    spoil(repository / PAGE, "Ескерту. 5-тармақ жаңа", "Ескерту. 5-тармақ  жаңа")
    assert run(repository, "check") == 0
    spoil(repository / PAGE, "01.10.2013 № 651", "01.10.2013 жылғы № 651")
    commit(repository, "Update 5.md")
    assert run(repository, "adopt") == 0
    text = (repository / FOLDER / "kk-5-note1.toml").read_text(encoding="utf-8")
    assert 'unit = "kk-5-note1"' in text
    assert 'reason.kk = "Себебі көрсетілмеген."\nreason.en = "No reason was given."' in text
    assert run(repository, "import", "--check") == 0


def test_who_gives_no_reason_is_told_so(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before and after; not where a reason is given, or where there is nothing to give one for."""
    spoil(repository / PAGE, "мәжбүрлемеуге", "мәжбүр етпеуге")
    none = "No reason is given for kk-5-14, and readers are told so: "
    assert run(repository, "adopt", "--dry-run") == 0
    assert capsys.readouterr().out.endswith(
        f'{none}say why with --reason "…", or in the message of the commit.\n'
    )
    assert run(repository, "adopt", "--dry-run", "--reason", "Сөз дұрысталды") == 0
    assert none not in capsys.readouterr().out
    assert run(repository, "adopt") == 0
    assert capsys.readouterr().out.endswith(
        f'{none}write why in {RECORDS}; next time say it with --reason "…".\n'
    )
    spoil(repository / PAGE, "мәжбүр етпеуге", "мәжбүрлемеуге")
    assert run(repository, "adopt") == 0
    assert none not in capsys.readouterr().out


def test_taking_a_correction_back_deletes_its_record(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(repository)
    spoil(repository / PAGE, "мәжбүрлемеуге", "мәжбүр етпеуге")
    commit(repository, "Сөз дұрысталды")
    assert run(repository, "adopt") == 0
    commit(repository, "Adopted")
    spoil(repository / PAGE, "мәжбүр етпеуге", "мәжбүрлемеуге")
    commit(repository, "Қателестім")
    capsys.readouterr()
    assert run(repository, "adopt") == 0
    assert f"{RECORDS} (deleted: no correction is left in it)" in capsys.readouterr().out
    after = files(repository)
    assert [path for path in after if after[path] != before.get(path) and ".git/" not in path] == []


def test_a_proposal_may_mend_a_record_alone(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A remark is changed where it stands; its page is behind until `adep adopt` has run."""
    spoil(repository / FOLDER / "kk-16-1.toml", 'text.kk = "«Сәйкес', 'text.kk = "Мұнда «Сәйкес')
    assert run(repository, "check") == 1
    assert re.search(r"16\.md:\d+: page-out-of-step", capsys.readouterr().out)
    assert run(repository, "check", "--proposal") == 0
    assert "this page will be made anew from the records after the merge" in capsys.readouterr().out
    assert run(repository, "adopt", "--dry-run", "--format", "markdown") == 0
    told = capsys.readouterr().out
    assert "Жазбалар өзгертілді" in told and "stands on the site (pages: 1)" in told
    assert run(repository, "adopt") == 0
    assert "1 page brought in step" in capsys.readouterr().out
    assert run(repository, "check") == 0


def test_nobody_is_named_who_is_not_known(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("adep.git.commits.whoever_is_here", lambda root: None)
    spoil(project / PAGE, "мәжбүрлемеуге", "мәжбүр етпеуге")
    before = files(project)
    assert run(project, "adopt") == 1
    assert "nobody can tell by whom; commit it, or say it with --author" in capsys.readouterr().err
    assert files(project) == before
    assert run(project, "adopt", "--author", "А. С.", "--reason", "Register says so") == 0
    text = (project / RECORDS).read_text(encoding="utf-8")
    assert 'reason.en = "Register says so"\nauthor = "А. С."' in text


def authors(folder: Path) -> list[str]:
    return re.findall('author = "(.*)"', (folder / RECORDS).read_text(encoding="utf-8"))


def test_everyone_keeps_his_name(repository: Path) -> None:
    """One mends a word, another the next one, a third changes the page's line ends only."""
    spoil(repository / PAGE, "мәжбүрлемеуге", "мәжбүр етпеуге")
    commit(repository, "Сөз дұрысталды")
    page = (repository / PAGE).read_bytes()
    (repository / PAGE).write_bytes(page.replace(b"\n", b"\r\n"))
    git(repository, "commit", "--quiet", "--all", "-m", "Line ends")
    assert run(repository, "adopt", "--dry-run") == 0
    spoil(repository / PAGE, "адамдарды құқыққа қайшы теріс", "адамды құқыққа қайшы теріс")
    assert run(repository, "adopt") == 0
    assert authors(repository) == ["Айгүл Серікова", "CI"]


def test_whom_git_does_not_name_nobody_is(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git refuses another user's folder: that does not mean that nobody committed the line."""
    spoil(repository / PAGE, "мәжбүрлемеуге", "мәжбүр етпеуге")
    commit(repository, "Сөз дұрысталды")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert run(repository, "adopt") == 1
    assert "dubious ownership" in capsys.readouterr().err
    monkeypatch.delenv("GIT_TEST_ASSUME_DIFFERENT_OWNER")
    # Nor is a commit passed over because of what somebody set for himself.
    show = ["git", "-C", str(repository), "rev-parse", "HEAD"]
    name = subprocess.run(show, check=True, capture_output=True).stdout
    (repository / ".git/ignored").write_bytes(name)
    git(repository, "config", "blame.ignoreRevsFile", ".git/ignored")
    assert run(repository, "adopt") == 0
    assert authors(repository) == ["Айгүл Серікова"]


def test_a_record_that_is_written_otherwise_is_left_to_the_editor(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = 'unit = "kk-5-18", raw = "м ә л і м е т т е р", reading = "мәліметтер"'
    text = f'correction = [{{ {fields}, reason = {{ kk = "с", en = "r" }} }}]\n'
    record = repository / FOLDER / "kk-5-18.toml"
    record.write_text(text, encoding="utf-8")
    assert run(repository, "import") == 0
    spoil(repository / PAGE, "мәліметтер", "мәлімет")
    assert run(repository, "adopt", "--author", "А. С.") == 1
    assert "not written as [[correction]] tables" in capsys.readouterr().err
    assert record.read_text(encoding="utf-8") == text
    # A byte order mark and line ends of Windows stay as they are.
    git(repository, "checkout", "--quiet", FOLDER)
    marked = b"\xef\xbb\xbf" + record.read_bytes().replace(b"\n", b"\r\n")
    record.write_bytes(marked)
    assert run(repository, "import", "--overwrite", "docs/honor-code-2005/16.md") == 1
    assert run(repository, "adopt") == 0
    kept = record.read_bytes()
    assert kept.startswith(marked[:200]) and kept.count(b"\n") == kept.count(b"\r\n")


def test_outside_a_project_one_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "check") == 1
    assert "there is no project here; go to its folder" in capsys.readouterr().out


def test_a_shallow_clone_names_nobody(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the history cut off, every line seems to be by whoever committed last."""
    spoil(repository / PAGE, "мәжбүрлемеуге", "мәжбүр етпеуге")
    commit(repository, "Сөз дұрысталды")
    clone = tmp_path_factory.mktemp("clone") / "project"
    git(repository, "clone", "--quiet", "--depth", "1", f"file://{repository}", str(clone))
    assert run(clone, "adopt") == 1
    assert "fetch-depth: 0" in capsys.readouterr().err


def test_one_edit_that_cannot_be_recorded_stops_all(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(repository / PAGE, "мәжбүрлемеуге", "мәжбүр етпеуге")
    spoil(repository / PAGE, "**15)**", "**51)**")
    before = files(repository)
    assert run(repository, "check") == 1
    capsys.readouterr()
    assert run(repository, "adopt", "--format", "markdown") == 1
    told = capsys.readouterr()
    assert "edit-of-number" in told.err
    # An editor on a code host sees the same below the proposal.
    assert "Nothing can be recorded yet" in told.out and "the number of en-5-15" in told.out
    assert files(repository) == before


def test_what_an_import_would_overwrite_is_given_up_page_by_page(repository: Path) -> None:
    other = repository / "docs/honor-code-2005/6.md"
    spoil(repository / PAGE, "мәжбүрлемеуге", "мәжбүр етпеуге")
    spoil(other, "6-тармақ", "6-бап")
    assert run(repository, "import", "--overwrite", "docs/honor-code-2005/6.md") == 1
    spoil(repository / PAGE, "мәжбүр етпеуге", "мәжбүрлемеуге")
    assert run(repository, "import", "--overwrite", "docs/honor-code-2005/6.md") == 0
    assert "6-тармақ" in other.read_text(encoding="utf-8")


def test_the_check_speaks_to_people_to_github_and_to_programs(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(repository / PAGE, "мәжбүрлемеуге", "мәжбүр етпеуге")
    line = spoil(repository / PAGE, "**15)**", "**51)**")
    assert run(repository, "check") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "honor-code-2005/5"
    assert [line.split()[0] for line in lines[1:4]] == [
        "notice",
        "error",
        "employee-code-2020/order-1",
    ]
    assert not any("\x1b" in line for line in lines), "no colour where no terminal is"
    assert run(repository, "check", "--format", "github") == 1
    second = capsys.readouterr().out.splitlines()[1]
    said = f"::error file=docs/honor-code-2005/5.md,line={line},title=edit-of-number::the number of"
    assert second.startswith(said)
    assert run(repository, "check", "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert [(one["level"], one["code"], one["act"], one["clause"]) for one in told[:2]] == [
        ("notice", "edit-not-recorded", "honor-code-2005", "5"),
        ("error", "edit-of-number", "honor-code-2005", "5"),
    ]
    assert set(told[0]) == {"level", "code", "path", "line", "message", "act", "clause", "paste"}


# ---- any sequence of edits, adoptions, changes of the source, and imports -----------------------

AUTHORITIES = ROOT / "sources" / "authorities.toml"
FACTS = act_toml(
    event_toml("2015-12-29", text_held="kk"),
    text_toml("kk", "2015-12-29", "kk.txt", sha256="{sha256}"),
    kk="Шағын кодекс",
    en="A small code",
)
CLAUSES = ["адал болуға тиіс", "заңды сақтауға тиіс", "халыққа қызмет етуге тиіс"]
FRESH = [
    f"{a}{b}ген" for a in ("түзет", "жөнде", "өзгерт") for b in ("іл", "тір", "кіз", "ін", "іс")
]


class Editing(RuleBasedStateMachine):
    """An editor, a source that changes under him, and commands in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        (self.root / "sources" / "small-code").mkdir(parents=True)
        (self.root / "sources" / "authorities.toml").write_bytes(AUTHORITIES.read_bytes())
        self.clauses = list(CLAUSES)
        self.fresh = iter(FRESH)
        self.alive: set[str] = set()
        self.put_source()
        assert self.run("import") == 0

    def teardown(self) -> None:
        self.folder.cleanup()

    def run(self, *words: str) -> int:
        return main([*words, "--root", str(self.root)])

    def put_source(self) -> None:
        text = "".join(f"{n}. Қызметші {words}.\n\n" for n, words in enumerate(self.clauses, 1))
        folder = self.root / "sources" / "small-code"
        (folder / "kk.txt").write_text(text, encoding="utf-8")
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        (folder / "act.toml").write_text(FACTS.format(sha256=sha256), encoding="utf-8")

    def pages(self) -> Iterator[Path]:
        yield from sorted((self.root / "docs" / "small-code").glob("[0-9]*.md"))

    @rule(page=st.integers(0, 3), word=st.integers(0, 3), instead=st.booleans())
    def edit(self, page: int, word: int, instead: bool) -> None:
        """A word of a clause's page becomes another, or gets a new one beside it."""
        every, new = list(self.pages()), next(self.fresh, None)
        if new is None or page >= len(every):
            return
        text = every[page].read_text(encoding="utf-8")
        words = re.search(r"</a>\*\*\d+\.\*\* (.*?)\.?\n", text)
        assert words
        old = words[1].split()
        at = word % len(old)
        self.alive -= {old[at]} if instead else set()
        mended = [*old[:at], *([] if instead else [old[at]]), new, *old[at + 1 :]]
        every[page].write_text(text.replace(words[1], " ".join(mended), 1), encoding="utf-8")
        self.alive.add(new)

    @rule()
    def adopt(self) -> None:
        if self.run("adopt", "--author", "А. С.") == 0:
            assert self.run("import", "--check") == 0

    @rule()
    def import_(self) -> None:
        self.run("import")

    @rule(clause=st.integers(0, 3), word=st.sampled_from(["қызметкер", "әрдайым", "тиіс", "заңды"]))
    def the_source_changes(self, clause: int, word: str) -> None:
        if clause < len(self.clauses):
            first, *rest = self.clauses[clause].split()
            self.clauses[clause] = " ".join([word, *rest]) if word != first else word
            self.put_source()

    @rule()
    def a_clause_goes(self) -> None:
        if len(self.clauses) > 1:
            self.clauses.pop()
            self.put_source()

    @rule()
    def a_clause_comes(self) -> None:
        self.clauses.append("жаңа міндетті орындауға тиіс")
        self.put_source()

    @invariant()
    def no_edit_is_lost(self) -> None:
        """Every word that was put in by hand still stands on a page, whatever ran since."""
        printed = " ".join(page.read_text(encoding="utf-8") for page in self.pages())
        assert not {word for word in self.alive if word not in printed}


Editing.TestCase.settings = settings(
    max_examples=many(8),
    stateful_step_count=15,
    suppress_health_check=[HealthCheck.too_slow],
)
TestEditing = Editing.TestCase
