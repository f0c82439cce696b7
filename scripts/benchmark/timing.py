"""Run as a process of its own: run a command, and write what it cost, as JSON.

The kernel counts into a child's peak memory what its parent had when it was forked, so the parent
has to be as small as this file.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path


def main(report: str, command: list[str]) -> int:
    """Run ``command``; its exit status. Seconds, processor seconds and peak MB go to ``report``."""
    start = time.perf_counter()
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    # Linux counts in KiB, macOS in bytes.
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1_000_000
    cost = {
        "seconds": seconds,
        "processor": usage.ru_utime + usage.ru_stime,
        "kernel": usage.ru_stime,
        "peak_mb": peak,
    }
    Path(report).write_text(json.dumps(cost))
    return child.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
