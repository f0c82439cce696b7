"""Run as a process of its own: Python-Markdown alone over every page of a folder.

As MkDocs does it: the front matter is cut off, and each page gets a converter of its own.
"""

import re
import sys
from pathlib import Path

import markdown

META = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)


def main(folder: str) -> None:
    """Convert each page below ``folder`` once."""
    for path in sorted(Path(folder).rglob("*.md")):
        text = META.sub("", path.read_text(encoding="utf-8"), count=1)
        markdown.Markdown(extensions=["tables", "attr_list", "md_in_html"]).convert(text)


if __name__ == "__main__":
    main(sys.argv[1])
