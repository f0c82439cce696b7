"""The same commit gives the same site, byte for byte; so does the other program that can build it.

A build may know nothing of where, when and by whom it is made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.disk.test_rights import shut
from tests.tools.site_build import Shared, build, one_act

# Two makers who have nothing in common; the second has another folder and another umask as well, and
# makes the pages of acts in several processes.
OTHER = {
    "ADEP_PROCESSES": "3",
    "TZ": "America/Los_Angeles",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "2",
    "SOURCE_DATE_EPOCH": "2000000000",
}
# And some more: half an hour off, other letters, the first day of computers and one far ahead.
MORE = [
    ("Asia/Kathmandu", "C", "3", "0"),
    ("Asia/Almaty", "C.UTF-8", "4", "1700000000"),
    ("Australia/Lord_Howe", "POSIX", "5", "4000000000"),
    ("UTC", "C.UTF-8", "0", "1583020800"),
]
# With its address a site has a sitemap too, and MkDocs packs it.
ADDRESS = {"ADEP_SITE_URL": "https://law.example/codes/"}


def files(site: Path) -> dict[str, bytes]:
    """Every file of a built site, by its path."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Names of the files that are not alike."""
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


def moved(root: Path, folder: Path) -> Path:
    """The project in another folder; its files come in another order."""
    for name in ("overrides", "scripts", "sources", "docs"):
        found = sorted((root / name).rglob("*"), reverse=True)
        for path in found:
            if path.is_file() and "__pycache__" not in path.parts:
                target = folder / path.relative_to(root)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    for name in ("mkdocs.yml", ".gitignore"):
        if (root / name).exists():  # a small project is in no repository
            shutil.copyfile(root / name, folder / name)
    return folder


def same_commit(root: Path, folder: Path) -> dict[str, str]:
    """Lets git say of the folder what it says of the project, and write nothing."""
    words = ["git", "-C", str(root), "rev-parse", "--absolute-git-dir"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        return {}  # the tests of a project that came without its history
    where = {"GIT_DIR": done.stdout.strip(), "GIT_WORK_TREE": str(folder)}
    return {**where, "GIT_OPTIONAL_LOCKS": "0"}


@pytest.mark.parametrize("far", [OTHER], ids=lambda far: far["TZ"])
def test_the_same_texts_give_the_same_site(
    shared: Shared, tmp_path: Path, far: dict[str, str]
) -> None:
    """Of one act, with pages of every kind."""
    one = shared.site(one_act(), **ADDRESS)
    other = tmp_path / "басқа (2)" / "site"
    build(moved(shared.project(one_act()), tmp_path / "басқа жоба"), other, **ADDRESS, **far)
    assert different(files(one), files(other)) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "far",
    [
        OTHER,
        *(
            pytest.param(
                {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": day},
            )
            for zone, locale, seed, day in MORE
        ),
    ],
    ids=lambda far: far["TZ"],
)
def test_the_same_commit_gives_the_same_site(
    root: Path, shared: Shared, tmp_path: Path, far: dict[str, str]
) -> None:
    one, other = shared.site(None, **ADDRESS), tmp_path / "басқа (2)" / "site"
    away = moved(root, tmp_path / "басқа жоба")
    before = os.umask(0o077)
    try:
        scripts = {"PYTHONPATH": str(away / "scripts")}
        build(away, other, **ADDRESS, **far, **scripts, **same_commit(root, away))
    finally:
        os.umask(before)
    assert len(files(one)) > 400 and "sitemap.xml.gz" in files(one)
    assert different(files(one), files(other)) == []
    assert shut(other) == [], "everybody may read it"
    said = str(root).encode()
    assert [name for name, content in files(one).items() if said in content] == []


@pytest.mark.exhaustive
def test_properdocs_builds_the_same_site(shared: Shared, tmp_path: Path) -> None:
    """The fork that lives on where MkDocs stops: we could change over today."""
    words = ("build", "--config-file", "mkdocs.yml", "--strict", "--clean")
    done = subprocess.run(
        [sys.executable, "-m", "properdocs", *words, "--site-dir", str(tmp_path)],
        cwd=shared.project(one_act()),
        env={**os.environ, **ADDRESS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    # Material's head names the program and its version.
    for file in tmp_path.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        named = html.replace(
            f"mkdocs-ProperDocs {version('properdocs')},", f"mkdocs-{version('mkdocs')},"
        )
        file.write_text(named, encoding="utf-8")
    assert different(files(shared.site(one_act(), **ADDRESS)), files(tmp_path)) == []
