"""Packages of Debian that the tests need: installed where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping


def install(*packages: str) -> None:
    """Install them, where there is apt-get and the right to use it; else nothing is done."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    print(f"Installing Debian's {' and '.join(packages)} ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *words], check=False, env=environment, capture_output=True)


def provide(
    packages: Mapping[str, str], find: Callable[[str], str | None], missing: Callable[[str], str]
) -> int:
    """Programs with the packages that bring them: installs what lacks and tells what the tests
    drive; 1 and a sentence for each that there is none of.
    """
    if lacking := sorted({packages[name] for name in packages if find(name) is None}):
        install(*lacking)
    found = {name: find(name) for name in packages}
    for name, path in found.items():
        print(
            f"The tests drive {path}." if path else missing(name),
            file=sys.stdout if path else sys.stderr,
        )
    return int(None in found.values())
