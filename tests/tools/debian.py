"""Packages of Debian that the tests need: installed where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess


def install(*packages: str) -> None:
    """Install them, where there is apt-get and the right to use it; else nothing is done."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    print(f"Installing Debian's {' and '.join(packages)} ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *words], check=False, env=environment, capture_output=True)
