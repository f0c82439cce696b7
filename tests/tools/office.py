"""LibreOffice: its own text is what the tests hold the taken text against. Found or installed.

`python -m tests.tools.office` makes the documents of tests/documents anew from their .fodt.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from pypdf import PdfReader, PdfWriter

from adep.ingest.documents import old_word
from tests import TESTS
from tests.tools import debian

DOCUMENTS = TESTS / "documents"
MADE = ("docx", "odt", "rtf", "doc", "pdf")
PACKAGES = ("libreoffice-writer-nogui", "fonts-dejavu-core")
MISSING = (
    "These tests need LibreOffice and found none. Install it (Debian, Ubuntu: apt-get install "
    f"{' '.join(PACKAGES)}), or name yours in the environment variable {old_word.VARIABLE}."
)
SECONDS = 300


def found() -> str:
    """Its path; installed where that is allowed."""
    if old_word.program() is None:
        debian.install(*PACKAGES)
    path = old_word.program()
    assert path is not None, MISSING
    return path


def convert(files: list[Path], kind: str, folder: Path) -> None:
    """Make files of another kind of them, in a folder."""
    with tempfile.TemporaryDirectory() as profile:
        words = [
            found(), f"-env:UserInstallation={Path(profile).as_uri()}", "--headless",
            "--convert-to", kind, "--outdir", str(folder), *map(str, files),
        ]  # fmt: skip
        subprocess.run(words, check=True, capture_output=True, timeout=SECONDS, env=os.environ)


def text_lines(text: str) -> list[str]:
    """The lines that show something, with single spaces: how a program sets them is its own."""
    return [
        " ".join(line.split()) for line in re.split(r"\n", text.lstrip("\ufeff")) if line.strip()
    ]


def odd_pdfs() -> dict[str, bytes]:
    """PDFs that are refused: locked, and a scan."""
    page = io.BytesIO()
    Image.new("L", (40, 60), 200).save(page, "PDF")
    found = {"scan": page.getvalue()}
    locked = PdfWriter(clone_from=PdfReader(DOCUMENTS / "code.pdf"))
    locked.encrypt("secret")
    made = io.BytesIO()
    locked.write(made)
    found["locked"] = made.getvalue()
    return found


def blank_pages(number: int) -> bytes:
    """A PDF of so many pages with nothing on them."""
    many, made = PdfWriter(), io.BytesIO()
    for _ in range(number):
        many.add_blank_page(100, 100)
    many.write(made)
    return made.getvalue()


def main() -> int:
    """Make the documents anew."""
    sources = sorted(DOCUMENTS.glob("*.fodt"))
    for kind in MADE:
        convert(sources, kind, DOCUMENTS)
    convert(sources, "txt:Text (encoded):UTF8", DOCUMENTS)
    for name, data in odd_pdfs().items():
        (DOCUMENTS / f"{name}.pdf").write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
