"""What a PDF prints, as it is read back, and how a paper becomes one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache

from pypdf import PdfReader

from adep.printing import documents
from adep.printing.documents import NOBODY, Document, Kind, PrintedBy
from adep.printing.paper import Paper
from adep.view.unit_values import Said

Made = Mapping[tuple[str, Kind], PdfReader]


def typeset(paper: Paper, kind: Kind, files: Mapping[str, str], name: str = "") -> Document:
    by = PrintedBy((Said(name, "kk"),)) if name else NOBODY
    return documents.document(paper, kind, by, files)


@cache
def sheets(pdf: PdfReader) -> tuple[str, ...]:
    """All that each sheet prints, as it is read from the PDF: once."""
    return tuple(page.extract_text() for page in pdf.pages)


def letters(text: str) -> str:
    """Without spaces and line breaks: where a line ends is the paper's affair."""
    return re.sub(r"\s", "", text)


def words_of(pdf: PdfReader) -> str:
    return letters("".join(sheets(pdf)))


def every(made: Made, *kinds: Kind) -> Iterator[tuple[str, Kind, PdfReader]]:
    return ((act, kind, pdf) for (act, kind), pdf in made.items() if kind in kinds)


def in_two(whole: str, words: str) -> bool:
    """Whether ``whole`` stands in ``words`` cut once, where a sheet ends."""
    places = range(20, len(whole) - 20)
    # The longer the one half, the less it is found: the last place where the first still is …
    last = bisect_left(places, True, key=lambda at: whole[:at] not in words) - 1
    return last >= 0 and whole[places[last] :] in words  # … leaves the shortest second half
