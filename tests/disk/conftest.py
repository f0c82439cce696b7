"""The project on whose copies commands are tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.disk_faults import (
    make_project,
)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("template") / "project")
