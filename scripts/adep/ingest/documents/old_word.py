"""Old Word documents (.doc): an office on the machine makes them .docx, and those are read."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from adep.ingest.documents.flow import Unreadable
from adep.ingest.documents.packed import MAX_ALL

PROGRAMS: Final = ("soffice", "libreoffice")
VARIABLE: Final = "ADEP_SOFFICE"
PATIENCE: Final = 180  # seconds for one document
MISSING: Final = (
    "old Word documents are read by LibreOffice, and none is here; install it (Debian, Ubuntu: "
    f"apt-get install libreoffice-writer) or name it in {VARIABLE}, or save the document as .docx"
)
FAILED: Final = "LibreOffice can't open it; open it in Word, save it as .docx, and use that"


def program() -> str | None:
    """The office on this machine, if there is one."""
    named = os.environ.get(VARIABLE)
    names = (named,) if named else PROGRAMS
    return next((found for name in names if (found := shutil.which(name))), None)


def as_docx(data: bytes) -> bytes:
    """The same document as a .docx; raises ``Unreadable``."""
    office = program()
    if office is None:
        raise Unreadable(MISSING)
    with tempfile.TemporaryDirectory(prefix="adep-doc-") as name:
        folder = Path(name)
        (folder / "text.doc").write_bytes(data)
        words = [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML"),
            *("--outdir", str(folder), str(folder / "text.doc")),
        ]
        try:
            subprocess.run(words, capture_output=True, timeout=PATIENCE, stdin=subprocess.DEVNULL)
        except (subprocess.TimeoutExpired, OSError):
            raise Unreadable(FAILED) from None
        made = folder / "text.docx"
        if not made.is_file() or made.stat().st_size > MAX_ALL:
            raise Unreadable(FAILED)
        return made.read_bytes()
