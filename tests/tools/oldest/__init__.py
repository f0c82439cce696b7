"""Scripts and styles held to the oldest browsers that are supported; package.json names them.

ESLint and Stylelint ask the tables of caniuse for each. npm brings them, as package-lock.json pins
them; building the site needs neither.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.tools import debian

HERE: Final = Path(__file__).parent
FOLDER: Final = Path(sys.prefix) / "oldest"
CONFIGS: Final = ("package.json", "package-lock.json", "eslint.config.js", "stylelint.config.js")
MISSING: Final = (
    "make test-all holds scripts and styles to the oldest browsers with ESLint and Stylelint, and "
    "npm could not bring them. Install npm (Debian, Ubuntu: apt-get install npm), run "
    "`make checker`, and run it again."
)


def is_installed() -> bool:
    """Whether the linters are there, as the lock has them."""
    lock = FOLDER / "package-lock.json"
    there = (FOLDER / "node_modules" / ".package-lock.json").is_file()
    return there and lock.read_bytes() == (HERE / "package-lock.json").read_bytes()


def install() -> None:
    """Let npm bring them into the virtual environment."""
    if shutil.which("npm") is None:
        debian.install("npm")
    if shutil.which("npm") is None:
        return
    print("Installing ESLint and Stylelint ...", flush=True)
    FOLDER.mkdir(exist_ok=True)
    for name in CONFIGS:
        shutil.copyfile(HERE / name, FOLDER / name)
    words = ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run(words, cwd=FOLDER, check=False, capture_output=True)


def lacking(files: Path) -> str:
    """What of the scripts and styles in the folder ``files`` an oldest browser lacks, line by line;
    "" where it lacks nothing.
    """
    for name in CONFIGS:
        shutil.copyfile(HERE / name, FOLDER / name)
    looked_at = FOLDER / "files"
    shutil.rmtree(looked_at, ignore_errors=True)
    shutil.copytree(files, looked_at)
    said = []
    for words in (("eslint", "files"), ("stylelint", "files/**/*.css")):
        done = subprocess.run(
            [f"node_modules/.bin/{words[0]}", *words[1:]],
            cwd=FOLDER,
            capture_output=True,
            text=True,
            check=False,
        )
        said += [done.stdout, done.stderr] if done.returncode else []
    return "".join(said)


def main() -> int:
    """0 where they are there or could be brought; 1 and a sentence where not."""
    if not is_installed():
        install()
    if is_installed():
        return 0
    print(MISSING, file=sys.stderr)
    return 1
