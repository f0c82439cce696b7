"""Projects on which commands are tried."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import ROOT
from tests.commands.adding import HONOR, run
from tests.tools.site_build import give_up_adopted


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sources and the committed pages, without what editors mended on them."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "sources", folder / "sources")
    shutil.copytree(ROOT / "docs", folder / "docs")
    if give_up_adopted(folder):
        assert run(folder, "import", "--overwrite") == 0
    return folder


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A project without any act."""
    folder = tmp_path / "bare"
    (folder / "sources").mkdir(parents=True)
    (folder / "docs").mkdir()
    shutil.copy(ROOT / "sources" / "authorities.toml", folder / "sources")
    assert run(folder, "import") == 0
    return folder


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A text that could be an older Kazakh wording of the Code of Honor."""
    text = (HONOR / "kk-2013-10-01.txt").read_text(encoding="utf-8")
    file = tmp_path / "older.txt"
    file.write_text(text.replace("20. Мемлекеттік", "20. Әрбір мемлекеттік"), encoding="utf-8")
    return file
