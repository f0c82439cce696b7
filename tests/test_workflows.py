"""What the code hosts run: the script that records an editor's fix, and the files that call it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml  # type: ignore[import-untyped]

from tests.site_build import build
from tests.test_adopt_command import PAGE, RECORDS, git
from tests.test_cli import spoil


def printed(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def proposal(tmp_path: Path, root: Path) -> tuple[Path, Path]:
    """(the code host's repository, a runner's clone of the branch that an editor made there)."""
    host, editor, runner = (tmp_path / name for name in ("host.git", "editor", "runner"))
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", str(host))
    git(tmp_path, "clone", "--quiet", str(host), str(editor))
    git(editor, "checkout", "--quiet", "-b", "main")
    for name in ("sources", "docs", ".ci"):
        shutil.copytree(root / name, editor / name)
    (editor / "scripts").mkdir()
    shutil.copy(root / "scripts" / "addresses.py", editor / "scripts")
    who = ("-c", "user.name=Айгүл Серікова", "-c", "user.email=a@example.org")
    git(editor, "add", ".")
    git(editor, *who, "commit", "--quiet", "-m", "Everything")
    git(editor, "push", "--quiet", "origin", "main")
    git(editor, "checkout", "--quiet", "-b", "fix/5-тармақ")
    spoil(editor / PAGE, "мәжбүрлемеуге", "мәжбүр етпеуге")
    git(editor, *who, "commit", "--quiet", "--all", "-m", "Сөз дұрысталды")
    git(editor, "push", "--quiet", "origin", "fix/5-тармақ")
    git(tmp_path, "clone", "--quiet", "--branch", "fix/5-тармақ", str(host), str(runner))
    (runner / ".venv" / "bin").mkdir(parents=True)
    for name, words in (("adep", "-m adep"), ("python", "")):
        command = runner / ".venv" / "bin" / name
        command.write_text(f'#!/bin/sh\nexec {sys.executable} {words} "$@"\n', encoding="utf-8")
        command.chmod(0o755)
    return host, runner


def test_a_fix_is_recorded_on_the_branch_it_came_from(proposal: tuple[Path, Path]) -> None:
    """The editor's commit stays as it is; the record that follows it bears the editor's name."""
    host, runner = proposal
    subprocess.run([runner / ".ci" / "adopt", "fix/5-тармақ"], check=True, capture_output=True)
    assert printed(host, "log", "--format=%an: %s", "-2", "fix/5-тармақ").splitlines() == [
        "Adep: Record what changed on the pages",
        "Айгүл Серікова: Сөз дұрысталды",
    ]
    record = printed(host, "show", f"fix/5-тармақ:{RECORDS}")
    assert 'reason.kk = "Сөз дұрысталды"\nauthor = "Айгүл Серікова"' in record
    before = printed(host, "rev-parse", "fix/5-тармақ")
    subprocess.run([runner / ".ci" / "adopt", "fix/5-тармақ"], check=True, capture_output=True)
    assert printed(host, "rev-parse", "fix/5-тармақ") == before, "there is nothing more to record"


def test_new_addresses_are_noted_on_the_branch(proposal: tuple[Path, Path], root: Path) -> None:
    """A new text is one command: nobody has to note its addresses by hand."""
    host, runner = proposal
    noted = runner / "sources" / "addresses.txt"
    whole = noted.read_text(encoding="utf-8")
    who = ("-c", "user.name=Айгүл Серікова", "-c", "user.email=a@example.org")
    noted.write_text(whole.replace("/honor-code-2005/7/\n", ""), encoding="utf-8")
    git(runner, *who, "commit", "--quiet", "--all", "-m", "As if clause 7 were new")
    subprocess.run([runner / ".ci" / "adopt", "fix/5-тармақ"], check=True, capture_output=True)
    assert printed(host, "show", "fix/5-тармақ:sources/addresses.txt") == whole


def test_the_workflows_run_what_there_is(root: Path) -> None:
    github = yaml.safe_load((root / ".github/workflows/check.yml").read_text(encoding="utf-8"))
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    for name in ("check", "adopt", "test"):
        ours = [step["run"] for step in github["jobs"][name]["steps"] if "run" in step]
        theirs = gitlab[name]["script"]
        assert ours[0] == theirs[0] == "make install"
        for words in (*ours, *theirs):
            if words.startswith(".ci/"):
                assert (root / words.split()[0]).stat().st_mode & 0o111
    # A stranger's proposal is checked with a token that can only read.
    assert github["permissions"] == {"contents": "read"}
    assert "head.repo.full_name == github.repository" in github["jobs"]["adopt"]["if"]
    # A branch's name is data: in a script it would be run.
    assert not any(
        "${{" in step.get("run", "") for job in github["jobs"].values() for step in job["steps"]
    )


# host · address of the site · of the repository · of a page there
PAGES = [
    ("github", "https://law.github.io/adep/", "https://github.com/law/adep", "edit/main/docs/"),
    ("gitlab", "https://law.gitlab.io/adep/", "https://gitlab.com/law/adep", "-/edit/main/docs/"),
]
GIVEN = {
    "github": {
        "${{ steps.pages.outputs.base_url }}": "https://law.github.io/adep",
        "${{ github.server_url }}": "https://github.com",
        "${{ github.repository }}": "law/adep",
        "${{ github.ref_name }}": "main",
    },
    "gitlab": {
        "$CI_PAGES_URL": "https://law.gitlab.io/adep",
        "$CI_PROJECT_URL": "https://gitlab.com/law/adep",
        "$CI_DEFAULT_BRANCH": "main",
    },
}


def pages_job(root: Path, host: str) -> tuple[dict[str, str], list[str]]:
    """(environment, commands) by which a host builds the site, with what it fills in."""
    if host == "github":
        workflow = yaml.safe_load((root / ".github/workflows/pages.yml").read_text("utf-8"))
        steps = workflow["jobs"]["build"]["steps"]
        words = [step["run"] for step in steps if "run" in step]
        found = next(step["env"] for step in steps if "env" in step)
    else:
        job = yaml.safe_load((root / ".gitlab-ci.yml").read_text("utf-8"))["pages"]
        words, found = job["script"], job["variables"]
    for old, new in GIVEN[host].items():
        found = {name: value.replace(old, new) for name, value in found.items()}
    return found, words


@pytest.mark.parametrize(("host", "site", "repository", "page"), PAGES)
def test_pages_are_published_with_their_address(
    root: Path, tmp_path: Path, host: str, site: str, repository: str, page: str
) -> None:
    environment, words = pages_job(root, host)
    assert words[0] == "make install" and words[1] in ("make build", "make gzip")
    targets = (root / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{word.removeprefix('make ')}:" in targets for word in words[:2])
    build(root, tmp_path, **environment)
    built = (tmp_path / "honor-code-2005" / "5" / "index.html").read_text(encoding="utf-8")
    assert f'href="{site}honor-code-2005/5/"' in built
    assert f'href="{repository}/{page}honor-code-2005/5.md"' in built
    assert 'http-equiv="Content-Security-Policy"' in built
    lost = (tmp_path / "404.html").read_text(encoding="utf-8")
    assert f'src="{urlsplit(site).path}assets/adep/adep.' in lost, "it stands at every address"


def test_only_the_main_branch_is_published(root: Path) -> None:
    """With no more rights than it takes, and the artifact that the host looks for."""
    github = yaml.safe_load((root / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    assert github[True]["push"] == {"branches": ["main"]}  # YAML takes "on" for true
    assert github["permissions"] == {"contents": "read"}
    assert github["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert github["jobs"]["build"]["steps"][-1]["with"]["path"] == "site"
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert gitlab["pages"]["stage"] == gitlab["stages"][-1]
    assert gitlab["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"]
    assert gitlab["pages"]["script"][-1] == "mv site public"


def test_every_sweep_runs_every_night(root: Path) -> None:
    workflows = root / ".github/workflows"
    nightly = yaml.safe_load((workflows / "nightly.yml").read_text(encoding="utf-8"))
    check = (workflows / "check.yml").read_text(encoding="utf-8")
    steps = nightly["jobs"]["sweep"]["steps"]
    assert nightly[True]["schedule"]  # YAML takes the word "on" for true
    assert steps[-1] == {"run": "make test-all"}
    assert all(f"uses: {step['uses']}" in check for step in steps if "uses" in step)
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))["nightly"]
    assert gitlab["script"] == ["make test-all"]
    assert gitlab["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]
    assert "\ntest-all:" in (root / "Makefile").read_text(encoding="utf-8")
