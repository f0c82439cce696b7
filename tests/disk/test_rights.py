"""Whoever publishes: everybody can read it. A umask of 027 or 077 shuts nobody out.

That a site built with one is open to all is seen in ``test_reproducible``, which builds one so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from adep import cli

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")


def shut(folder: Path) -> list[Path]:
    """What of a folder has other rights than everybody needs."""
    return [
        path
        for path in (folder, *folder.rglob("*"))
        if path.stat().st_mode & 0o777 != (0o755 if path.is_dir() else 0o644)
    ]


def test_packing_heals_what_was_copied_shut(packed: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(packed, site)
    site.chmod(0o700)
    (site / "en").chmod(0o750)
    (site / "index.html").chmod(0o600)
    before = os.umask(0o077)
    try:
        assert cli.main(["gzip", str(site)]) == 0
    finally:
        os.umask(before)
    assert shut(site) == []


def test_paper_is_open_to_all(root: Path, tmp_path: Path) -> None:
    words = [
        "print",
        "--act",
        "employee-code-2020",
        "--only",
        "sheet",
        "--out",
        str(tmp_path / "print"),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "adep", *words, "--root", str(root)],
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert shut(tmp_path / "print") == []
