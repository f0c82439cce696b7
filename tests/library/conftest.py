"""The five sources as they were when tables of them were written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from adep.library.pipeline import Library, build_library
from tests.tools.site_build import give_up_adopted


@pytest.fixture(scope="package")
def as_read(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The sources without what editors mended on the pages since these tables were written."""
    folder = tmp_path_factory.mktemp("as-read")
    shutil.copytree(root / "sources", folder / "sources")
    give_up_adopted(folder)
    return build_library(folder)
