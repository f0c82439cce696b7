"""The offline bundle: the built site as one zip that is the same wherever and whenever it is made.

Everything that a zip takes from its surroundings is fixed here: the order of the files, their
times, their rights, the system that it says it was made on.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from typing import Final

SUMS: Final = "SHA256SUMS"
README: Final = "README.txt"

_FIRST: Final = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)  # a zip knows no earlier time
_LAST: Final = datetime.datetime(2107, 12, 31, tzinfo=datetime.UTC)
_FILE: Final = 0o100644 << 16  # a plain file that everybody may read
_UNIX: Final = 3


def sums(files: Mapping[str, bytes]) -> str:
    """Lines as ``sha256sum -c`` reads them, by name."""
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def packed(files: Mapping[str, bytes], folder: str, time: datetime.datetime | None) -> bytes:
    """A zip of the files in one folder, with their sums in ``SHA256SUMS``.

    ``time`` is every file's, in UTC; None is the earliest that a zip knows.
    """
    every = {**files, SUMS: sums(files).encode()}
    return zipped(((f"{folder}/{name}", every[name]) for name in sorted(every)), time)


def zipped(
    files: Iterable[tuple[str, bytes]],
    time: datetime.datetime | None,
    plain: Collection[str] = (),
) -> bytes:
    """A zip of files in this order, the same wherever it is made; those of ``plain`` unpacked."""
    stamp = min(max((time or _FIRST).astimezone(datetime.UTC), _FIRST), _LAST)
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, stamp.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if name in plain else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = _UNIX, _FILE
            archive.writestr(entry, content, compresslevel=9)
    return stored.getvalue()


def readme(texts: Iterable[str]) -> bytes:
    """The text of each language, one below the other, as an old Notepad shows it right."""
    text = ("\n\n" + "-" * 72 + "\n\n").join(text.strip() for text in texts) + "\n"
    return text.replace("\n", "\r\n").encode("utf-8-sig")
