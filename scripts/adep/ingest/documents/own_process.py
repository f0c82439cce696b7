"""Taking a text in a process of its own, with bounds that no document can break."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from typing import Final

import msgspec
from msgspec import Struct

from adep.ingest.documents.flow import Taken, Unreadable
from adep.ingest.documents.old_word import as_docx

SECONDS: Final = 60  # of processor time
PATIENCE: Final = 600  # seconds in all, however busy the machine is
MEMORY: Final = 1 << 30  # bytes
READERS: Final = {".docx": "word", ".odt": "odf", ".rtf": "rtf", ".pdf": "pdf"}
TOO_MUCH: Final = (
    "reading it takes more than a minute or a gigabyte, as only a trap does; save the text of the "
    "act alone"
)


class Refusal(Struct, frozen=True, tag=True):
    """Why the text of a document can't be taken; ``code`` is a problem's."""

    says: str
    code: str


def take(data: bytes, suffix: str) -> Taken:
    """The text of a document of the kind ``suffix``; raises ``Unreadable``."""
    if suffix == ".doc":
        data, suffix = as_docx(data), ".docx"
    if suffix not in READERS:
        raise Unreadable(
            f"documents like {suffix} are not read here; save it as .docx, and use that"
        )
    words = [sys.executable, "-I", "-m", "adep.ingest.documents", suffix]
    try:
        done = subprocess.run(words, input=data, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise Unreadable(TOO_MUCH) from None
    try:
        told = msgspec.json.decode(done.stdout, type=Taken | Refusal)
    except msgspec.DecodeError:
        raise Unreadable(TOO_MUCH) from None
    if isinstance(told, Refusal):
        raise Unreadable(told.says, told.code)
    return told


def here(data: bytes, suffix: str) -> Taken:
    """The same in this process, without bounds of time and memory."""
    taken = import_module(f"adep.ingest.documents.{READERS[suffix]}").take(data)
    assert isinstance(taken, Taken)
    return taken


def main() -> int:
    """Take the text of the bytes that are piped in; it is told as JSON."""
    _bound()
    told: Taken | Refusal
    try:
        told = here(sys.stdin.buffer.read(), sys.argv[1])
    except Unreadable as why:
        told = Refusal(str(why), why.code)
    except (MemoryError, RecursionError):
        told = Refusal(TOO_MUCH, "source-unreadable")
    sys.stdout.buffer.write(msgspec.json.encode(told))
    return 0


def _bound() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bounds; the whole time is bounded there too
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
