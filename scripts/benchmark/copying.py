"""Run as a process of its own: read the sources, write as many bytes as an import writes.

The least that any importer could do: every page is written aside, then put in its place.
"""

import json
import os
import sys
from pathlib import Path


def main(manifest: str) -> None:
    """Do what ``manifest`` (see ``project.manifest``) lists."""
    work = json.loads(Path(manifest).read_bytes())
    block = b"".join(Path(path).read_bytes() for path in work["sources"])
    block *= max(work["pages"].values()) // len(block) + 1
    aside, out = Path(work["out"], "aside"), Path(work["out"], "docs")
    for folder in {os.path.dirname(page) for page in work["pages"]}:
        (aside / folder).mkdir(parents=True, exist_ok=True)
        (out / folder).mkdir(parents=True, exist_ok=True)
    for page, size in work["pages"].items():
        (aside / page).write_bytes(block[:size])
    for page in work["pages"]:
        os.replace(aside / page, out / page)


if __name__ == "__main__":
    main(sys.argv[1])
