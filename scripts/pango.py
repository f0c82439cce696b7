"""Pango, the library that sets the PDFs: found, installed where that is allowed, or asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from adep.printing.pdf import DEBIAN, LIBRARIES


def found() -> bool:
    """Whether WeasyPrint finds Pango. A new process is asked: one that failed remembers it."""
    asked = [sys.executable, "-c", "import weasyprint"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def install() -> None:
    """Install Debian's Pango, where there is apt-get and the right to use it."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    print("Installing Debian's Pango ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *DEBIAN]):
        subprocess.run(["apt-get", *words], check=False, env=environment, capture_output=True)


def main() -> int:
    """0 if the PDFs can be set; 1 and a sentence where not."""
    if not found():
        install()
    if not found():
        print(LIBRARIES, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
