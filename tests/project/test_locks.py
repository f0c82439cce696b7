"""What the project is built with: pinned, with hashes, and nothing installed past the locks."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]
from packaging.requirements import Requirement

LOCKS = (
    "requirements.lock",
    "requirements-print.lock",
    "requirements-test.lock",
    "requirements-tools.lock",
)
PINNED = re.compile(r"([a-z0-9.-]+)(?:\[[a-z,-]+\])?==([^\s;\\]+)")


def plain(name: str) -> str:
    """A package's name as the index has it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(root: Path, lock: str) -> dict[str, tuple[str, list[str]]]:
    """Package → its version and its hashes."""
    text = (root / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [
        line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")
    ]
    found = {}
    for line in lines:
        match = PINNED.match(line)
        assert match, f"{lock}: {line}"
        found[plain(match[1])] = match[2], re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(root: Path, lock: str) -> None:
    found = pinned(root, lock)
    assert len(found) > 20
    assert [name for name, (_, hashes) in found.items() if not hashes] == []
    text = (root / lock).read_text(encoding="utf-8")
    assert "://" not in text.replace("https://pip.pypa.io", "")  # no host of whoever made it


def test_what_the_site_needs_is_the_same_in_the_tests(root: Path) -> None:
    site, paper, tests = (pinned(root, lock) for lock in LOCKS[:3])
    assert {name: paper.get(name) for name in site} == site
    assert {name: tests.get(name) for name in paper} == paper


def test_the_locks_hold_what_pyproject_asks_for(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for lock, asked in (
        ("requirements.lock", project["project"]["dependencies"]),
        ("requirements.lock", project["build-system"]["requires"]),  # -e . is built with it
        ("requirements-print.lock", project["project"]["optional-dependencies"]["print"]),
        ("requirements-test.lock", project["project"]["optional-dependencies"]["print"]),
        ("requirements-test.lock", project["project"]["optional-dependencies"]["dev"]),
    ):
        found = pinned(root, lock)
        for one in map(Requirement, asked):
            assert plain(one.name) in found, f"{lock}: {one.name}; run make lock"
            assert one.specifier.contains(found[plain(one.name)][0]), f"{lock}: {one}"


def imports(folder: Path) -> set[str]:
    """Top names of everything imported below ``folder``."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names)


def test_every_import_is_of_a_package_in_the_lock(root: Path) -> None:
    """What the generator imports is in the lock of site and PDFs; its benchmarks and tests may use more."""
    packages = importlib.metadata.packages_distributions()
    ours = {"adep", "addresses", "benchmark", "tests"}
    for folder, lock in (
        ("scripts/adep", "requirements-print.lock"),
        ("scripts", "requirements-test.lock"),
        ("tests", "requirements-test.lock"),
    ):
        found = pinned(root, lock)
        for name in imports(root / folder) - ours:
            assert {plain(one) for one in packages[name]} & found.keys(), f"{folder}: {name}"


def test_what_is_installed_fits_together() -> None:
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_nothing_is_installed_past_the_locks(root: Path) -> None:
    """Every pip install asks for hashes; the project itself brings no package along."""
    text = (root / "Makefile").read_text(encoding="utf-8")
    installs = [
        line.strip() for line in text.split("\n") if re.search(r"pip\b.* install|\(INSTALL\)", line)
    ]
    installs = [line for line in installs if not line.startswith("INSTALL :=")]
    assert len(installs) >= 4
    for line in installs:
        assert "--require-hashes -r" in line or "--no-deps --no-build-isolation -e ." in line, line
    run = [root / ".gitlab-ci.yml", *(root / ".ci").iterdir(), *(root / ".github").rglob("*.yml")]
    for file in run:
        assert not re.search(r"\bpip3? install|\bpipx\b|\bnpm\b", file.read_text("utf-8")), file


def test_the_code_hosts_ask_for_known_faults(root: Path) -> None:
    """In a job of its own: a fault that is found tonight must not hold up a jurist's fix."""
    github = yaml.safe_load((root / ".github/workflows/audit.yml").read_text("utf-8"))
    steps = [step.get("run") for step in github["jobs"]["audit"]["steps"]]
    assert "make audit" in steps
    assert github["jobs"]["audit"]["permissions"] == {"contents": "read"}
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text("utf-8"))
    assert gitlab["audit"]["script"] == ["make audit"] and gitlab["audit"]["allow_failure"]
    assert "--strict" in (root / "Makefile").read_text("utf-8").split("pip-audit", 1)[1]


# ---- a project that was copied or moved ---------------------------------------------------------


@pytest.mark.parametrize("made_in", ["here", "elsewhere", "with a Python that is gone"])
def test_what_is_installed_is_made_anew_in_another_folder(
    root: Path, tmp_path: Path, made_in: str
) -> None:
    """Its programs name the folder and the Python that they were installed with."""
    folder = tmp_path / "a copy"
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(root / name, folder)
    own = tmp_path / "before" if made_in == "elsewhere" else folder
    (folder / ".venv/pyvenv.cfg").write_text(f"command = python3 -m venv {own}/.venv\n")
    gone = made_in.startswith("with")
    (programs / "python").symlink_to(tmp_path / "gone" if gone else sys.executable)
    (programs / ".site").touch()
    told = subprocess.run(
        ["make", "--dry-run", "install"], cwd=folder, capture_output=True, text=True, check=True
    )
    assert ("-m venv --clear .venv" in told.stdout) is (made_in != "here"), told.stdout
