"""A file that somebody gives → the text in it: as it stands, or taken from a document."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from adep.base.problems import Problem, Refused, refuse
from adep.ingest import documents, read
from adep.ingest.documents.flow import Flow, said
from adep.ingest.encoding import decode
from adep.model import Source


class Whole(Struct, frozen=True):
    """The text, its bytes as they are to be kept, and the document that it was taken from."""

    data: bytes
    source: Source
    remarks: tuple[Problem, ...] = ()
    original: bytes | None = None
    kind: str = ""  # the document's suffix, as its bytes say


def text_of(file: Path) -> Whole:
    """The text in a file anywhere on the disk; raises ``Refused``, as ``read`` does too."""
    data, name = read.load_bytes(file), str(file)
    if len(data) > read.MAX_BYTES:
        return Whole(data, read.read(data, name))  # which refuses it
    try:
        kind = documents.kind_of(data)
        if kind is None:
            return Whole(data, read.read(data, name), _tables(data, name))
        taken = documents.take(data, kind)
    except documents.Unreadable as why:
        raise unreadable(name, why) from None
    text = taken.text.encode()
    remarks = tuple(Problem(name, None, one.code, one.message) for one in taken.remarks)
    return Whole(text, read.read(text, name, taken.places), remarks, data, kind)


def _tables(data: bytes, name: str) -> tuple[Problem, ...]:
    """What is said of the tables in mark-up."""
    text, _ = decode(data, name)
    if "<table" not in text.lower():
        return ()
    from adep.ingest import html  # here and not above: it loads what reads HTML

    flow = Flow[None]()
    for rows in html.table_rows(text, name):
        flow.table(rows)
    return tuple(Problem(name, None, one.code, one.message) for one in said(flow))


def unreadable(path: str, why: documents.Unreadable) -> Refused:
    """The document at ``path`` can't be taken."""
    return refuse(why.code, path, None, f"The text of this document can't be taken: {why}.")
