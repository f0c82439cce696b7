"""What `adep check` says: to whom, how gravely, and of which clause."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from adep.base.problems import Problem
from adep.commands.findings import as_github, as_json, as_text, findings
from adep.library.pipeline import Library
from tests.commands.adding import run

# path · line · code · level · place
PLACES = [
    ("docs/honor-code-2005/5.md", 31, "edit-not-recorded", "notice", "honor-code-2005/5"),
    ("docs/honor-code-2005/index.md", 3, "page-out-of-step", "error", "honor-code-2005"),
    ("docs/articles/ethical-norms-2024.md", 7, "edit-empty", "error", "ethical-norms-2024"),
    ("docs/timeline.md", 1, "edit-of-made-part", "error", ""),
    # a line of a source is of the clause whose text stands on it, a correction's of its unit's
    ("sources/honor-code-2005/kk-2013-10-01.txt", 51, "foreign-letter-doubtful", "warning", "honor-code-2005/5"),
    ("sources/honor-code-2005/kk-2013-10-01.txt", 1, "unknown-heading", "warning", "honor-code-2005"),
    ("sources/honor-code-2005/corrections/kk-5-18.toml", 1, "correction-doubtful", "warning", "honor-code-2005/5"),
    ("sources/honor-code-2005/act.toml", None, "facts-invalid", "error", "honor-code-2005"),
    ("sources/duties.toml", 5, "record-invalid", "error", ""),
]  # fmt: skip


def test_each_finding_has_its_level_and_place(library: Library) -> None:
    acts = (*library.acts, *library.articles)
    for path, line, code, level, place in PLACES:
        (found,) = findings([Problem(path, line, code, "words")], acts)
        assert (found.level, found.place) == (level, place), path


def test_findings_of_a_clause_stand_together_in_its_order(library: Library) -> None:
    problems = [
        Problem(f"docs/honor-code-2005/{clause}.md", 3, "page-out-of-step", "words")
        for clause in ("10", "9", "10", "2")
    ]
    found = findings(problems, library.acts)
    assert [one.place for one in found] == [f"honor-code-2005/{n}" for n in (2, 9, 10)]


def test_a_long_list_is_cut_short_at_a_terminal_only(library: Library) -> None:
    problems = [
        Problem("docs/honor-code-2005/5.md", n, "edit-of-number", "words") for n in range(9)
    ]
    found = findings(problems, library.acts)
    lines = list(as_text(found, lambda words, level: words))
    assert len(lines) == 1 + 5 + 1 and "4 more of edit-of-number" in lines[-1]
    assert len(json.loads(as_json(found))) == len(list(as_github(found))) == 9


def test_what_github_takes_for_its_own_is_escaped() -> None:
    (line,) = as_github(findings([Problem("a,b:c.md", 2, "edit-empty", "50 % of it")]))
    assert line == "::error file=a%2Cb%3Ac.md,line=2,title=edit-empty::50 %25 of it"


@pytest.mark.parametrize("encoding", ["kz1048", "utf-16"])
def test_a_page_that_is_not_utf_8_gives_one_problem(
    project: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    """Nothing follows from it: no block with lost letters is given to be pasted into a record."""
    page = project / "docs/honor-code-2005/5.md"
    before = page.read_bytes()
    page.write_bytes(before.decode().encode(encoding, "replace"))
    for words in (["import"], ["check"], ["adopt", "--dry-run"]):
        capsys.readouterr()
        assert run(project, *words) == 1
        out, err = capsys.readouterr()
        (told,) = (line for line in (out + err).splitlines() if "docs/" in line)
        assert "page-unreadable: the page is not UTF-8; take it back" in told
        assert "\ufffd" not in out + err
    assert run(project, "import", "--overwrite", "docs/honor-code-2005/5.md") == 0
    assert page.read_bytes() == before
