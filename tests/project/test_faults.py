"""Faults that matter, planted on purpose: what the tests are for, and whether they still notice.

The list is ``tests/faults/faults.toml``. That each fault can still be planted, and that its tests
are run by ``make test``, is checked always; planting them all takes minutes: ``make faults``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from msgspec import Struct

from tests import ROOT

LIST = "tests/faults/faults.toml"
FAILED = 1  # pytest's exit status where tests ran and some of them failed


class Fault(Struct, frozen=True):
    """A text that is replaced in a file of the project, and the tests that must notice."""

    what: str
    file: str
    find: str
    replace: str
    caught_by: tuple[str, ...]

    def planted(self, text: str) -> str:
        """``text`` with the fault in it."""
        assert text.count(self.find) == 1, (
            f"{self.file} has «{self.find}» {text.count(self.find)} times: the code changed; "
            f"plant «{self.what}» where it would stand now ({LIST})"
        )
        return text.replace(self.find, self.replace)


def load_faults() -> tuple[Fault, ...]:
    """The list, in its order."""
    rows = tomllib.loads((ROOT / LIST).read_text(encoding="utf-8"))["fault"]
    return tuple(Fault(**{**row, "caught_by": tuple(row["caught_by"])}) for row in rows)


FAULTS = load_faults()


def test_list_has_the_faults_that_matter() -> None:
    whats = [fault.what for fault in FAULTS]
    assert len(whats) == len(set(whats)) >= 40


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_fault_can_be_planted(fault: Fault) -> None:
    text = (ROOT / fault.file).read_text(encoding="utf-8")
    assert fault.planted(text) != text
    if fault.file.endswith(".py"):
        compile(fault.planted(text), fault.file, "exec")  # a fault of meaning, not of syntax
    for name in fault.caught_by:
        assert (ROOT / name.partition("::")[0]).is_file(), f"{LIST} names {name}, which is gone"


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of every file that git tracks or would track, as it lies here, with its history."""
    folder = tmp_path_factory.mktemp("planted") / "adep"
    subprocess.run(["git", "clone", "--quiet", "--shared", str(ROOT), str(folder)], check=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        copy = folder / name
        if (ROOT / name).is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes((ROOT / name).read_bytes())
        else:
            copy.unlink(missing_ok=True)
    return folder


@pytest.mark.exhaustive
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_planted_fault_is_caught(fault: Fault, scratch: Path) -> None:
    file = scratch / fault.file
    before = file.read_text(encoding="utf-8")
    file.write_text(fault.planted(before), encoding="utf-8")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *fault.caught_by],
            cwd=scratch,
            env={**os.environ, "PYTHONPATH": str(scratch / "scripts")},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        file.write_text(before, encoding="utf-8")
    assert done.returncode == FAILED, f"nobody noticed: {fault.what}\n{done.stdout[-3000:]}"
    said = done.stdout.splitlines()
    print("caught by", next(line for line in said if line.startswith(("FAILED", "ERROR"))))
