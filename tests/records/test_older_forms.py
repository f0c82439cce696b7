"""Projects that earlier versions made, each brought along by `adep upgrade`.

A folder of ``projects/`` is named after the commit whose program made it: sources, records, pages
and an agency's name as they lay there, and in ``data/`` what that program published.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from adep import exports
from adep.base.problems import Refused
from adep.base.settings_file import is_older, with_plugin
from adep.cli import main
from adep.library import pipeline
from adep.records.older_forms import upgrade
from adep.records.unit_records import split_by_unit
from tests import TESTS
from tests.tools.site_build import build, copy_written

PROJECTS = TESTS / "projects"
NAMES = sorted(path.name for path in PROJECTS.iterdir())
ACT = "library-rules"


def lay_out(folder: Path, name: str, root: Path) -> Path:
    """A project as its people have it, under the program of today."""
    shutil.copytree(PROJECTS / name, folder, dirs_exist_ok=True)
    for part in ("overrides", "scripts"):
        (folder / part).symlink_to(root / part)
    copy_written(folder / "docs")
    return folder


def run(project: Path, *words: str) -> int:
    return main([*words, "--root", str(project)])


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


@pytest.fixture(params=NAMES)
def older(request: pytest.FixtureRequest, tmp_path: Path, root: Path) -> Path:
    return lay_out(tmp_path, str(request.param), root)


def told(data: Any) -> dict[str, object]:
    """What an act's data says of its texts: ids and words, repairs, remarks, rows."""
    clauses = {clause["id"]: clause for clause in data["clauses"]}
    return {
        "front": data["front"],
        "urls": {id: clause["url"] for id, clause in clauses.items()},
        **{
            f"{id} {key}": clause[key]
            for id, clause in clauses.items()
            for key in ("units", "rows", "repairs", "remarks", "notes")
        },
    }


def test_one_command_brings_it_along(
    older: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    published = json.loads((older / "data" / f"{ACT}.json").read_bytes())
    assert run(older, "check") == 1
    assert "adep upgrade" in capsys.readouterr().out
    assert run(older, "upgrade") == 0
    assert "written" in capsys.readouterr().out
    # It is as this version wants it, and doing it again changes nothing.
    assert run(older, "check") == 0
    after = tree(older)
    capsys.readouterr()
    assert run(older, "upgrade") == 0
    assert capsys.readouterr().out.startswith("There is nothing to bring along")
    assert tree(older) == after
    # What was published still is, under the same ids and addresses.
    data = json.loads(
        exports.files(exports.Copy(pipeline.build_library(older)), exports.CHECKED)[
            f"data/{ACT}.json"
        ]
    )
    before, now = told(published), told(data)
    for key, value in before.items():
        assert holds(now[key], value), key
    site = tmp_path_factory.mktemp("site")
    build(older, site)
    for address in (older / "sources" / "addresses.txt").read_text("utf-8").splitlines():
        if address.startswith("/"):
            assert (site / address[1:] / "index.html").exists(), address
    page = BeautifulSoup((site / "en" / ACT / "2" / "index.html").read_text("utf-8"), "html.parser")
    assert "Example Library" in page.get_text()


def holds(now: Any, before: Any) -> bool:
    """Whether all that was said is said; a later version may say more."""
    if isinstance(before, dict):
        return all(key in now and holds(now[key], value) for key, value in before.items())
    if isinstance(before, list):
        return len(now) == len(before) and all(map(holds, now, before))
    return bool(now == before)


def test_no_word_and_no_comment_of_the_records_is_lost(older: Path) -> None:
    before = (older / "sources" / ACT / "corrections.toml").read_text("utf-8")
    assert run(older, "upgrade") == 0
    files = sorted((older / "sources" / ACT / "corrections").iterdir())
    lines = [line for file in files for line in file.read_text("utf-8").splitlines() if line]
    assert sorted(lines) == sorted(line for line in before.splitlines() if line)
    comment = "# The letters stand apart in the registry's copy.\n[[correction]]\n"
    assert (older / "sources" / ACT / "corrections/kk-1-3.toml").read_text("utf-8").startswith(comment)  # fmt: skip


def test_a_page_with_words_that_nobody_recorded_is_left_to_adopt(
    older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = older / "docs" / ACT / "1.md"
    page.write_text(page.read_text("utf-8").replace("сыпайы болады", "әдепті болады"), "utf-8")
    mended = page.read_bytes()
    assert run(older, "upgrade") == 0
    assert f"docs/{ACT}/1.md:30: edit-not-recorded" in capsys.readouterr().out
    assert page.read_bytes() == mended
    assert run(older, "adopt", "--author", "А. С.") == 0
    assert run(older, "check") == 0
    assert "әдепті болады" in page.read_text("utf-8")


def test_trying_it_writes_nothing(older: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(older)
    assert run(older, "upgrade", "--dry-run") == 0
    assert capsys.readouterr().out.endswith("Nothing was written.\n")
    assert tree(older) == before


def test_both_forms_at_once_are_joined(older: Path) -> None:
    """A branch from before was merged: what it recorded stands in the old file again."""
    record = older / "sources" / ACT / "corrections.toml"
    whole = record.read_bytes()
    assert run(older, "upgrade") == 0
    after = tree(older)
    record.write_bytes(whole)
    assert run(older, "upgrade") == 0
    assert tree(older) == after
    record.write_bytes(whole + b'\n[[remark]]\nunit = "en-1-3"\ntext.en = "All of it."\n')
    assert run(older, "upgrade") == 0
    more = set(tree(older)) - set(after)
    assert more == {f"sources/{ACT}/corrections/en-1-3.toml"}


# ---- the settings --------------------------------------------------------------------------------

REST = "site_name: Ours\n\n{}plugins:\n  - search\n{}\n# Ours.\nnav:\n  - index.md\n{}"
HOOKS = "hooks:\n  - scripts/mkdocs_hook.py\n\n"
EXTRA = "\nextra:\n  # Read from the disk.\n  offline: !ENV [ADEP_OFFLINE, false]\n"
PLUGIN = "  - adep:\n      # Read from the disk.\n      offline: !ENV [ADEP_OFFLINE, false]\n"
# mkdocs.yml as it was, and as it is then
SETTINGS = [
    (REST.format(HOOKS, "", EXTRA), REST.format("", PLUGIN, "")),
    (REST.format(HOOKS, "", ""), REST.format("", "  - adep\n", "")),
    # Another hook and another setting of theirs stay where they are.
    (
        REST.format(HOOKS.replace("hooks:", "hooks:\n  - own.py"), "", f"{EXTRA}  own: 1\n"),
        REST.format("hooks:\n  - own.py\n\n", PLUGIN, "\nextra:\n  own: 1\n"),
    ),
    # A comment above what goes.
    (
        REST.format(f"# See there.\n{HOOKS}", "", f"\n# Set by us.{EXTRA}"),
        REST.format("# See there.\n\n", PLUGIN, "\n# Set by us.\n"),
    ),
    # A branch from before was merged: the plugin is there, and the hook again.
    (REST.format(HOOKS, "  - adep\n", ""), REST.format("", "  - adep\n", "")),
]


@pytest.mark.parametrize(("before", "after"), SETTINGS)
def test_settings_are_moved_as_they_stand(before: str, after: str) -> None:
    assert is_older(before) and not is_older(after)
    assert with_plugin(before) == after
    assert upgrade({"mkdocs.yml": after.encode()}).files == {}


# settings that can't be moved line by line
FLOWING = [
    f"{HOOKS}plugins: [search]\n",
    HOOKS,
    REST.format(HOOKS, "  - adep:\n      offline: false\n", EXTRA),
]


@pytest.mark.parametrize("text", FLOWING)
def test_settings_that_cannot_be_moved_are_left(
    text: str, older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (older / "mkdocs.yml").write_text(text, "utf-8")
    before = tree(older)
    assert run(older, "upgrade") == 1
    assert "mkdocs.yml: project-older: " in capsys.readouterr().err
    assert tree(older) == before


def test_no_build_passes_over_older_settings(
    older: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A setting that nobody reads any more might be the one that refuses unrecorded words."""
    text = REST.format("", "  - adep\n", "\nextra:\n  publish: true\n").replace(
        "search", "i18n:\n      languages: [{locale: kk, name: K, default: true}]"
    )
    (older / "mkdocs.yml").write_text(text, "utf-8")
    monkeypatch.chdir(older)
    with pytest.raises(PluginError, match=r"extra\.publish: this is an option of the plugin"):
        config = load_config("mkdocs.yml")
        config.plugins.on_config(config)


# what mkdocs.yml says of the plugin, what the variable ADEP_PUBLISH says, what holds
VARIABLES = [
    ("- adep", "true", True),
    ("- adep", "", False),
    ("- adep: {publish: false}", "true", False),
    ("- adep: {publish: true}", "", True),
]


@pytest.mark.parametrize(("plugin", "variable", "holds"), VARIABLES)
def test_variables_hold_where_the_settings_are_silent(
    plugin: str, variable: str, holds: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADEP_PUBLISH", variable)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Ours\nplugins:\n  {plugin}\n", "utf-8")
    assert load_config(str(tmp_path / "mkdocs.yml")).plugins["adep"].config["publish"] is holds


# ---- what can't be parted ------------------------------------------------------------------------

TABLES = '[[correction]]\nunit = "kk-1-1"\nraw = "а"\n'
# what can't be parted without losing a word
TANGLED = [
    'correction = [{unit = "kk-1-1"}, {unit = "kk-1-2"}]\n',
    '[[correction]]\nraw = "а"\n',
    '[[correction]]\nunit = "../../x"\n',
    f'{TABLES}reason.kk = """\n[[remark]]\n"""\n',
    f'note = "of all"\n{TABLES}',
]


@pytest.mark.parametrize("text", TANGLED)
def test_what_cannot_be_parted_is_refused(older: Path, text: str) -> None:
    with pytest.raises(Refused, match="can't be parted unit by unit"):
        split_by_unit(text, "x")
    (older / "sources" / ACT / "corrections.toml").write_text(text, encoding="utf-8")
    before = tree(older)
    assert run(older, "upgrade") == 1
    assert tree(older) == before


def test_tables_of_many_units_are_parted() -> None:
    head, units = split_by_unit(f"# Ours.\n\n# Of this.\n{TABLES}{TABLES.replace('-1-1', '-2-1')}", "x")  # fmt: skip
    assert head == "# Ours.\n"
    assert units["kk-1-1"].startswith("# Of this.\n") and set(units) == {"kk-1-1", "kk-2-1"}
    assert [tomllib.loads(text)["correction"][0]["raw"] for text in units.values()] == ["а", "а"]


def test_every_folder_names_a_commit() -> None:
    assert NAMES and all(re.fullmatch(r"[0-9a-f]{7}", name) for name in NAMES)
