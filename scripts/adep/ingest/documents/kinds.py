"""Which kind of document some bytes are: told by the bytes, for names can be wrong."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from adep.ingest.documents.flow import locked, with_macros
from adep.model import Places

OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_WORD: Final = "WordDocument".encode("utf-16-le")
_MACROS: Final = "_VBA_PROJECT".encode("utf-16-le")


def kind_of(data: bytes) -> str | None:
    """The suffix of the kind of document; None for what is none, such as a plain text.

    Raises ``Unreadable`` for a document that can't be taken whatever is in it.
    """
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(OLD):
        return _of_old(data)
    return _of_archive(data) if data.startswith(b"PK\x03\x04") else None


def places_of(suffix: str) -> Places:
    """By what a place in such a document is named."""
    return "page" if suffix == ".pdf" else "paragraph"


def _of_old(data: bytes) -> str | None:
    if _LOCKED in data:
        raise locked()
    if _MACROS in data:
        raise with_macros()
    return ".doc" if _WORD in data else None


def _of_archive(data: bytes) -> str | None:
    """The kind of a zip archive, by the names in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return ".docx"
    return ".odt" if "content.xml" in names and "META-INF/manifest.xml" in names else None
