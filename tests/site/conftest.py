"""Sites that know their address."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.heads import OLDER, ROOT, Pages, read
from tests.tools.site_build import Shared


@pytest.fixture(scope="module")
def public(shared: Shared) -> Path:
    """Our own site as it is when it knows its address."""
    return shared.site(ADEP_SITE_URL=ROOT)


@pytest.fixture(scope="module")
def heads(public: Path) -> Pages:
    return read(public)


@pytest.fixture(scope="module")
def older(shared: Shared) -> Path:
    return shared.site(OLDER, ADEP_SITE_URL=ROOT)
