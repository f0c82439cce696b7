"""What the code hosts run: the scripts that record an editor's fix, and the files that call them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml  # type: ignore[import-untyped]

from adep.cli import main
from tests.commands.test_adopt_command import git
from tests.commands.test_cli import spoil
from tests.records.test_older_forms import PROJECTS
from tests.tools.site_build import ONE_ACT, Shared, build, one_act
from tests.tools.warm import install
from tests.tools.word import abstract, docx, level, num, p

PAGE = "docs/library-rules/1.md"
RECORD = "sources/library-rules/corrections/kk-1-1.toml"
WHO = ("-c", "user.name=Айгүл Серікова", "-c", "user.email=a@example.org")


def printed(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture
def host(once: Path, tmp_path: Path) -> Path:
    """The same for one test, which may change it."""
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    git(tmp_path / "editor", "remote", "set-url", "origin", str(tmp_path / "host.git"))
    return tmp_path / "host.git"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A code host's repository, in which everything is recorded, and an editor's clone of it."""
    folder = tmp_path_factory.mktemp("hosts")
    host, editor = folder / "host.git", folder / "editor"
    git(folder, "init", "--quiet", "--bare", "--initial-branch", "main", str(host))
    git(folder, "clone", "--quiet", str(host), str(editor))
    git(editor, "checkout", "--quiet", "-b", "main")
    for name in ("sources", "docs"):
        shutil.copytree(PROJECTS / "50e8cc5" / name, editor / name)
    shutil.copytree(root / ".ci", editor / ".ci")
    (editor / "scripts").mkdir()
    shutil.copy(root / "scripts" / "addresses.py", editor / "scripts")
    (editor / "Makefile").write_text("all:\n", encoding="utf-8")
    assert main(["upgrade", "--root", str(editor)]) == 0
    git(editor, "add", ".")
    git(editor, *WHO, "commit", "--quiet", "-m", "Everything")
    git(editor, "push", "--quiet", "origin", "main")
    return folder


def merge_a_fix(host: Path, old: str = "сыпайы болады", new: str = "әдепті болады") -> str:
    """An editor proposes a word on a branch, a jurist merges it; the commit that is then main."""
    editor = host.parent / "editor"
    git(editor, "pull", "--quiet", "origin", "main")
    git(editor, "checkout", "--quiet", "-b", "fix/1-тармақ")
    spoil(editor / PAGE, old, new)
    git(editor, *WHO, "commit", "--quiet", "--all", "-m", "Сөз дұрысталды")
    git(editor, "checkout", "--quiet", "main")
    merge = ("merge", "--quiet", "--no-ff", "-m", "Merge pull request #5 from x/patch-1")
    git(editor, "-c", "user.name=Jurist", "-c", "user.email=j@example.org", *merge, "fix/1-тармақ")
    git(editor, "branch", "--quiet", "-d", "fix/1-тармақ")
    git(editor, "push", "--quiet", "origin", "main")
    return printed(host, "rev-parse", "main")


def runner(host: Path, name: str = "runner") -> Path:
    """A runner's clone of the main branch, the program installed."""
    folder = host.parent / name
    git(host.parent, "clone", "--quiet", str(host), str(folder))
    install(folder / ".venv" / "bin", "adep", "python")
    return folder


def ci(folder: Path, script: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [str(folder / ".ci" / script), *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_fix_is_recorded_after_the_merge(host: Path) -> None:
    """The editor's commit and the merge stay as they are; the record bears the editor's name."""
    merged = merge_a_fix(host)
    folder, bundle = runner(host), str(host.parent / "record.bundle")
    assert ci(folder, "record", merged, bundle).returncode == 0
    assert printed(host, "rev-parse", "main") == merged, "nothing is pushed yet"
    # The job that may push has another clone, and no program.
    other = runner(host, "other")
    shutil.rmtree(other / ".venv")
    pushed = ci(other, "push", merged, bundle, "main")
    recorded = printed(host, "rev-parse", "main")
    assert pushed.stdout == f"commit={recorded}\n", pushed.stderr
    own = ("Adep: Record what changed on the pages", "Jurist: Merge pull request #5 from x/patch-1")
    assert tuple(printed(host, "log", "--first-parent", "--format=%an: %s", "-2", "main").splitlines()) == own  # fmt: skip
    assert printed(host, "log", "--format=%an: %s", "-1", "main~1^2") == "Айгүл Серікова: Сөз дұрысталды"  # fmt: skip
    record = printed(host, "show", f"main:{RECORD}")
    assert 'reason.kk = "Сөз дұрысталды"\nauthor = "Айгүл Серікова"' in record
    # There is nothing more to record: what is there is what is to be published.
    again = runner(host, "again")
    assert ci(again, "record", recorded, bundle).returncode == 0
    assert ci(again, "push", recorded, bundle, "main").stdout == f"commit={recorded}\n"
    assert printed(host, "rev-parse", "main") == recorded


FORM = """\
file = "Ереже.docx"
act = "library-rules"
lang = "kk"
wording = 2021-03-01
standing = "authentic"
answer = "kk"
replace = true
"""
# Another copy of the text that is held, as a document.
DOCUMENT = (
    p("Кітапхана қызметкерінің әдеп қағидалары")
    + p("Жалпы ережелер", "1")
    + p("Кітапхана қызметкері:", "2")
    + p("оқырманға сыпайы болады;", "2", 1)
    + p("кітапты таза әрі бүтін ұстайды;", "2", 1)
    + p("к і т а п х а н а м ү л к і н сақтайды.", "2", 1)
    + p("Қызметкер оқырманның құпиясын сақтайды, оны ешкімге айтпаййды.", "2")
    + p("Оқырмандар", "1")
    + p("Оқырман 2-тармақта аталған құпияны білуге құқылы.", "2")
)
NUMBERS = (
    abstract(1, level(0, "%1-тарау."))
    + abstract(2, level(0, "%1."), level(1, "%2)"))
    + num(1, 1)
    + num(2, 2)
)


def put_into_the_inbox(host: Path, form: str = FORM) -> str:
    """Somebody puts a document and its form there by the host's page; the commit that is main."""
    editor = host.parent / "editor"
    inbox = editor / "sources" / "inbox"
    inbox.mkdir()
    (inbox / "Ереже.docx").write_bytes(docx(DOCUMENT, {"numbering": NUMBERS}))
    (inbox / "form.toml").write_text(form, encoding="utf-8")
    git(editor, "add", ".")
    git(editor, *WHO, "commit", "--quiet", "-m", "Мәтін қосу")
    git(editor, "push", "--quiet", "origin", "main")
    return printed(host, "rev-parse", "main")


def test_what_lies_in_the_inbox_is_added_after_the_merge(host: Path) -> None:
    """By the program of the main branch; the job with the token sees that the document is the same."""
    merged = put_into_the_inbox(host)
    given = printed(host, "rev-parse", "main:sources/inbox/Ереже.docx")
    folder, bundle = runner(host), str(host.parent / "record.bundle")
    done = ci(folder, "record", merged, bundle)
    assert done.returncode == 0, done.stderr
    assert ci(runner(host, "other"), "push", merged, bundle, "main").returncode == 0
    added = "sources/library-rules/kk-2021-03-01"
    assert printed(host, "rev-parse", f"main:{added}.docx") == given
    assert "3. Оқырман 2-тармақта аталған құпияны" in printed(host, "show", f"main:{added}.txt")
    assert "sources/inbox" not in printed(host, "ls-tree", "-r", "--name-only", "main")


def test_a_form_that_is_wrong_stops_the_record(host: Path) -> None:
    merged = put_into_the_inbox(host, FORM.replace("2021", "1821"))
    done = ci(runner(host), "record", merged, str(host.parent / "record.bundle"))
    assert done.returncode == 1
    assert "sources/inbox/form.toml:4: request-invalid: «wording» is 1821-03-01" in done.stderr


def test_no_other_document_comes_in_the_inbox_s_place(host: Path) -> None:
    base = put_into_the_inbox(host)
    folder, bundle = runner(host), str(host.parent / "record.bundle")
    assert ci(folder, "record", base, bundle).returncode == 0
    (folder / "sources/library-rules/kk-2021-03-01.docx").write_bytes(b"another")
    git(folder, "add", "--all", "docs", "sources")
    git(folder, *WHO, "commit", "--quiet", "--amend", "--no-edit")
    git(folder, "bundle", "create", "--quiet", bundle, f"{base}..HEAD")
    pushed = ci(runner(host, "other"), "push", base, bundle, "main")
    assert pushed.returncode == 1 and "kk-2021-03-01.docx" in pushed.stderr


def test_new_addresses_are_noted_too(host: Path) -> None:
    editor = host.parent / "editor"
    noted = (editor / "sources/addresses.txt").read_text(encoding="utf-8")
    less = noted.replace("/library-rules/3/\n", "")
    (editor / "sources/addresses.txt").write_text(less, encoding="utf-8")
    git(editor, *WHO, "commit", "--quiet", "--all", "-m", "As if clause 3 were new")
    git(editor, "push", "--quiet", "origin", "main")
    commit, bundle = printed(host, "rev-parse", "main"), str(host.parent / "record.bundle")
    folder = runner(host)
    assert ci(folder, "record", commit, bundle).returncode == 0
    assert ci(folder, "push", commit, bundle, "main").returncode == 0
    assert "/library-rules/3/" in printed(host, "show", "main:sources/addresses.txt")


def test_a_branch_that_moved_on_is_left_to_its_own_run(host: Path) -> None:
    """Only what was checked is recorded, and nothing is published that is not."""
    first = merge_a_fix(host)
    folder, bundle = runner(host), str(host.parent / "record.bundle")
    assert ci(folder, "record", first, bundle).returncode == 0
    second = merge_a_fix(host, "таза ұстайды", "таза сақтайды")
    pushed = ci(folder, "push", first, bundle, "main")
    assert (pushed.returncode, pushed.stdout) == (0, "commit=\n")
    assert "moved on" in pushed.stderr and printed(host, "rev-parse", "main") == second
    # The run of the newer commit records both.
    newer = runner(host, "newer")
    assert ci(newer, "record", first, bundle).returncode == 1, "not the commit that was checked"
    assert ci(newer, "record", second, bundle).returncode == 0
    assert ci(newer, "push", second, bundle, "main").returncode == 0
    files = printed(host, "show", "--name-only", "--format=", "main").splitlines()
    assert {RECORD, RECORD.replace("-1-1", "-1-2")} <= set(files)


def commit_of(folder: Path, base: str) -> str:
    """All that lies in ``folder`` as a commit right on ``base``."""
    git(folder, "add", "--all", "docs", "sources", "Makefile", "scripts", ".ci")
    git(folder, *WHO, "commit", "--quiet", "-m", "Record what changed on the pages")
    return printed(folder, "rev-parse", "HEAD")


# what a record may not bring · how
SMUGGLED = {
    "a program": lambda folder: (folder / "Makefile").write_text("all: evil\n"),
    "a script of CI": lambda folder: (folder / ".ci/push").write_text("evil\n"),
    "a program among the pages": lambda folder: (folder / "docs/evil.js").write_text("evil"),
    "a raw text": lambda folder: (folder / "sources/library-rules/kk-2021-03-01.txt").write_text("x"),
    "facts": lambda folder: (folder / "sources/library-rules/act.toml").write_text("x"),
    "a link": lambda folder: (folder / "docs/link.md").symlink_to("/etc/passwd"),
    "a page that can be run": lambda folder: (folder / PAGE).chmod(0o755),
    "a page with a line in its name": lambda folder: (folder / "docs/a\nb.md").write_text("x"),
}  # fmt: skip


@pytest.mark.parametrize("what", SMUGGLED)
def test_nothing_but_data_is_pushed(host: Path, what: str) -> None:
    """Whatever made the bundle: the job with the token looks at every path and mode in it."""
    base = printed(host, "rev-parse", "main")
    folder, bundle = runner(host), str(host.parent / "record.bundle")
    SMUGGLED[what](folder)
    commit_of(folder, base)
    git(folder, "bundle", "create", "--quiet", bundle, f"{base}..HEAD")
    pushed = ci(runner(host, "other"), "push", base, bundle, "main")
    assert pushed.returncode == 1 and "No record may change this" in pushed.stderr
    assert printed(host, "rev-parse", "main") == base


def test_no_second_commit_is_smuggled_below_the_record(host: Path) -> None:
    base = printed(host, "rev-parse", "main")
    folder, bundle = runner(host), str(host.parent / "record.bundle")
    for number in (1, 2):
        spoil(folder / PAGE, "сыпайы", f"сыпайы {number}")
        commit_of(folder, base)
    git(folder, "bundle", "create", "--quiet", bundle, f"{base}..HEAD")
    pushed = ci(runner(host, "other"), "push", base, bundle, "main")
    assert pushed.returncode == 1 and "does not stand right on" in pushed.stderr


# ---- the files that call them -------------------------------------------------------------------


@pytest.fixture(scope="module")
def workflows(root: Path) -> dict[str, Any]:
    """Name → GitHub's workflow."""
    folder = root / ".github" / "workflows"
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in folder.glob("*.yml")}


def steps(workflow: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, job in workflow["jobs"].items():
        for step in job["steps"]:
            yield name, step


def test_zizmor_finds_nothing(root: Path) -> None:
    """Whatever it takes for a weakness, however slight; nothing is asked of the internet."""
    zizmor = Path(sys.executable).parent / "zizmor"
    words = [str(zizmor), "--offline", "--no-progress", str(root / ".github")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actions_are_pinned_and_keep_no_token(workflows: dict[str, Any]) -> None:
    for workflow in workflows.values():
        for _, step in steps(workflow):
            if "uses" in step:
                assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"])
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
            # A branch's name is data: in a script it would be run.
            assert "${{" not in step.get("run", "")


def test_no_program_runs_where_a_token_may_write(workflows: dict[str, Any]) -> None:
    """A proposal's jobs may read; one job may write, and it runs git alone."""
    writing = set()
    for name, workflow in workflows.items():
        assert workflow["permissions"] in ({}, {"contents": "read"})
        assert "pull_request_target" not in workflow[True]  # YAML takes "on" for true
        for job, told in workflow["jobs"].items():
            if "write" in told.get("permissions", {}).values():
                writing.add(f"{name}/{job}")
    assert writing == {"publish/push", "publish/deploy"}
    publish = workflows["publish"]
    assert publish["jobs"]["push"]["permissions"] == {"contents": "write"}
    assert publish["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    runs = [step["run"] for job, step in steps(publish) if job == "push" and "run" in step]
    assert len(runs) == 1 and "make" not in runs[0] and ".venv" not in runs[0]
    assert not [step for job, step in steps(publish) if job == "deploy" and "run" in step]


def test_what_is_published_is_what_was_recorded(workflows: dict[str, Any], root: Path) -> None:
    """One run after another: record, push, build of the pushed commit, deploy."""
    publish = workflows["publish"]
    assert publish[True]["push"] == {"branches": ["main"]}
    assert publish["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    needs = {name: job.get("needs") for name, job in publish["jobs"].items()}
    assert needs == {"record": None, "push": "record", "build": "push", "deploy": "build"}
    build_job = publish["jobs"]["build"]
    assert build_job["if"] == "needs.push.outputs.commit != ''"
    assert build_job["steps"][0]["with"]["ref"] == "${{ needs.push.outputs.commit }}"
    assert build_job["steps"][-1]["with"]["path"] == "site"
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text("utf-8"))
    main_only = [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    for name, after in (("record", "check"), ("push", "record"), ("pages", "push")):
        assert (gitlab[name]["rules"], gitlab[name]["needs"]) == (main_only, [after])
    assert not any("make" in words or ".venv" in words for words in gitlab["push"]["script"])
    assert gitlab["pages"]["stage"] == gitlab["stages"][-1]
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"]
    assert gitlab["pages"]["script"][-1] == "mv site public"


def test_the_scripts_that_are_called_can_be_run(workflows: dict[str, Any], root: Path) -> None:
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text("utf-8"))
    theirs = [w for job in gitlab.values() if isinstance(job, dict) for w in job.get("script", ())]
    ours = [step["run"] for w in workflows.values() for _, step in steps(w) if "run" in step]
    called = {name for words in (*ours, *theirs) for name in re.findall(r"\.ci/[\w-]+", words)}
    assert called == {".ci/record", ".ci/push", ".ci/run"}
    for name in (*called, ".ci/data-only"):
        assert (root / name).stat().st_mode & 0o111


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
        workflow = yaml.safe_load((root / ".github/workflows/publish.yml").read_text("utf-8"))
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
    root: Path, shared: Shared, tmp_path: Path, host: str, site: str, repository: str, page: str
) -> None:
    environment, words = pages_job(root, host)
    made = "make build" if host == "github" else "make gzip"
    assert words.index("make install") < words.index(made)
    assert environment.get("ADEP_PUBLISH") == ("true" if host == "github" else None)
    build(shared.project(one_act()), tmp_path, **environment)
    built = (tmp_path / ONE_ACT / "5" / "index.html").read_text(encoding="utf-8")
    assert f'href="{site}{ONE_ACT}/5/"' in built
    assert f'href="{repository}/{page}{ONE_ACT}/5.md"' in built
    assert 'http-equiv="Content-Security-Policy"' in built
    lost = (tmp_path / "404.html").read_text(encoding="utf-8")
    assert f'src="{urlsplit(site).path}assets/adep/adep.' in lost, "it stands at every address"


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
