"""The built site behind nginx under load, beside a bare file of the same size, in one run.

``wrk`` asks on the loopback of this machine only, some seconds in all. The machine's cores are
shared between nginx and wrk, so the ratio tells more than the numbers.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tests.tools import servers

ROOT: Final = Path(__file__).parent.parent.parent
MISSING: Final = (
    "make soak needs wrk and found none. Install it (Debian, Ubuntu: apt-get install wrk)."
)
MOST: Final = 30  # seconds of load in all, whatever is asked for
CONNECTIONS: Final = 32
BARE: Final = "server {{ listen 127.0.0.1:{port}; root {folder}; }}\n"
ASKED: Final = re.compile(r"Requests/sec:\s+([\d.]+)")
FAULTS: Final = re.compile(r"Non-2xx|Socket errors")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 1 and a sentence where something is missing."""
    arguments = _arguments(argv)
    page: Path = arguments.site / arguments.page / "index.html"
    packed = page.with_name("index.html.gz")
    if shutil.which("wrk") is None:
        return _refuse(MISSING)
    if not packed.is_file():
        return _refuse(f"{packed} is not there: run make gzip first.")
    seconds = max(1, min(arguments.seconds, MOST // (2 * arguments.rounds)))
    size = packed.stat().st_size
    print(f"{arguments.page}: {page.stat().st_size:,} bytes, packed {size:,}.")
    found: dict[str, list[float]] = {"the page": [], "a bare file": []}
    with tempfile.TemporaryDirectory(prefix="adep-soak-") as name:
        ours, bare = _folders(Path(name), size)
        port = servers.free_port()
        (bare / "adep.conf").write_text(BARE.format(port=port, folder=bare), encoding="utf-8")
        words = servers.nginx_words(servers.nginx_main(bare))
        with (
            servers.nginx(ours, arguments.site.resolve()) as site,
            servers.running(words, port, bare) as beside,
        ):
            for _ in range(arguments.rounds):  # in turn: a slow second falls on both
                found["the page"].append(_asked(f"{site}/{arguments.page}", seconds))
                found["a bare file"].append(_asked(f"{beside}/bare", seconds))
    _tell(found, seconds)
    return 0


def _folders(work: Path, size: int) -> tuple[Path, Path]:
    """(a folder for nginx with the site, another for one with a file of ``size`` bytes)."""
    ours, bare = work / "site", work / "bare"
    for folder in (ours, bare):
        folder.mkdir()
    (bare / "bare").write_bytes(os.urandom(size))
    return ours, bare


def _asked(address: str, seconds: int) -> float:
    """Requests a second of an address. Exits where any was not answered well."""
    load = ["-t", "1", "-c", str(CONNECTIONS), "-d", f"{seconds}s", "-H", "Accept-Encoding: gzip"]
    done = subprocess.run(["wrk", *load, address], capture_output=True, text=True, check=False)
    told = ASKED.search(done.stdout)
    if told is None or FAULTS.search(done.stdout):
        sys.exit(f"{done.stdout}{done.stderr}\n{address} did not answer every request well.")
    return float(told[1])


def _tell(found: dict[str, list[float]], seconds: int) -> None:
    """A line each: the median of the rounds, and all of them."""
    middle = {name: statistics.median(rates) for name, rates in found.items()}
    rounds = len(found["the page"])
    print(f"Requests a second, {CONNECTIONS} connections, {rounds} rounds of {seconds} s each:")
    for name, rates in found.items():
        each = ", ".join(f"{rate:,.0f}" for rate in rates)
        print(f"  {name:<12}{middle[name]:>9,.0f}   ({each})")
    print(f"  ratio       {middle['the page'] / middle['a bare file']:>9.2f}")


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site (site)")
    parser.add_argument(
        "--page", default="honor-code-2005/5/", help="a page of it (honor-code-2005/5/)"
    )
    parser.add_argument("--seconds", type=int, default=3, help=f"of a round (3); {MOST} in all")
    parser.add_argument("--rounds", type=int, default=3, help="of each (3)")
    return parser.parse_args(argv)
