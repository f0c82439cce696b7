"""PDFs with a text layer: the letters by where they stand on the page, line by line.

A PDF knows no paragraphs. Its printed lines are written down as they are, between pages a form
feed, with what the page shows of its paragraphs: an indent of six spaces where one begins so, a
blank line where there is more room than between lines, or where a line ends before its words had
to. What is a page's own (a running head, its number) stays, and is set aside by the stage that
cleans texts; so every printed line has its place in the ledger.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from adep.ingest.documents.flow import PAGE_ENDS, Flow, Taken, Unreadable, locked, said, scanned
from adep.ingest.documents.footnotes import FootNote, notes_of, put_behind, usual_size
from adep.ingest.documents.letters import Letter, PageLine, pages_of_lines
from adep.ingest.documents.packed import DAMAGED

MAX_PAGES: Final = 1_000
MAX_LETTERS: Final = 3_000_000
INDENT: Final = " " * 6
_DIGITS: Final = re.compile(r"\d+")


def take(data: bytes) -> Taken:
    """The text of a PDF; raises ``Unreadable``."""
    import pypdfium2  # here and not above: importing it loads a library of four megabytes

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        why = locked() if "password" in str(error).lower() else Unreadable(DAMAGED)
        raise why from None
    if len(document) > MAX_PAGES:
        raise Unreadable(
            f"it has more than {MAX_PAGES:,} pages; save the pages of the act alone, and use those"
        )
    flow = Flow[object]()
    found: list[list[Letter]] = []
    scans: list[int] = []
    left = MAX_LETTERS
    for number in range(len(document)):
        try:
            page = document[number]
            letters = list(_letters(page, flow))
            pictured = any(
                one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
                for one in page.get_objects(max_depth=3)
            )
        except pypdfium2.PdfiumError:
            raise Unreadable(DAMAGED) from None
        left -= len(letters)
        if left < 0:
            raise Unreadable("it has more than three million letters; save the act alone")
        if pictured and not letters:
            scans.append(number + 1)
        elif pictured:
            flow.see("picture")
        found.append(letters)
        page.close()
    if not any(found):
        if scans:
            raise scanned("its pages are pictures without text, as a scanner makes them")
        raise Unreadable("it holds no text; save the text of the act in it")
    if scans:
        raise scanned(f"page {scans[0]} is a picture without text")
    pages = pages_of_lines(found, flow)
    return Taken("\n".join([*_written(pages, flow)]) + "\n", "page", said(flow))


def _letters(page: object, flow: Flow[object]) -> Iterator[Letter]:
    """The letters of a page in the order in which the file has them."""
    import pypdfium2
    import pypdfium2.raw as raw

    assert isinstance(page, pypdfium2.PdfPage)
    text = page.get_textpage()
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        sign = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if code in (2, 0xFFFE):  # what PDFium makes of a hyphen at a line's end
            sign = "-"
        if raw.FPDFText_IsGenerated(text, at) == 1 and sign in "\r\n":
            continue
        raw.FPDFText_GetLooseCharBox(text, at, box)
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        angle = raw.FPDFText_GetCharAngle(text, at)
        if sign.strip() and 0.2 < angle < 6.08:
            flow.see("turned", sign)
            continue
        if sign == "\ufffd":
            flow.see("unknown")
        yield Letter(sign, box.left, box.right, y.value, abs(box.top - box.bottom))


# ---- lines → written lines -----------------------------------------------------------------------


class _Edges(Struct, frozen=True):
    """Where the text of a page, or of a column of it, begins and ends."""

    left: float
    right: float


def _written(pages: Sequence[Sequence[PageLine]], flow: Flow[object]) -> Iterator[str]:
    """The lines as they are written down, with blank ones and ends of pages between them."""
    pitch, usual = _pitch(pages), usual_size(pages)
    running = _running(pages)
    last: tuple[PageLine, _Edges] | None = None  # of the text on the page before
    waiting: list[FootNote] = []  # of a paragraph that may go on over the page's end
    for number, page in enumerate(pages):
        head_and_foot = {line for of, line in running if of == number}
        notes, small = notes_of(page, head_and_foot, usual)
        flow.see("footnote", times=len(notes))
        made: list[str] = []
        own: list[tuple[PageLine, _Edges]] = []
        begins = 0  # where the text of the page does
        for band in _bands([line for line in page if line not in small]):
            edges = _Edges(min(one.left for one in band), max(one.right for one in band))
            for before, line in pairwise((None, *band)):
                assert line is not None
                heads = {line, before} & head_and_foot
                if made and (before is None or heads or _parted(before, line, edges, pitch)):
                    made.append("")
                indented = _indented(line, edges) and not _is_alone(line, edges)
                if line not in head_and_foot:
                    begins = begins if own else len(made)
                    own.append((line, edges))
                made.append((INDENT if indented else "") + line.text)
        if number:
            # A paragraph goes on over the page's end where nothing shows that it ended there.
            goes_over = last is not None and own and _goes_over(last, own[0])
            if not goes_over:
                for note in waiting:
                    yield from ("", *note.lines)
                waiting = []
                yield ""
            yield PAGE_ENDS
        waiting = put_behind(made, waiting, INDENT, begins)
        waiting += put_behind(made, notes, INDENT, begins)
        last = own[-1] if own else None
        yield from made
    for note in waiting:
        yield from ("", *note.lines)


def _goes_over(last: tuple[PageLine, _Edges], first: tuple[PageLine, _Edges]) -> bool:
    (above, edges), (line, below) = last, first
    if _is_alone(above, edges) or _is_alone(line, below) or _indented(line, below):
        return False
    return above.right + line.first + 0.6 * line.size >= edges.right


def _bands(page: Sequence[PageLine]) -> Iterator[list[PageLine]]:
    """The lines of a page, column by column."""
    band: list[PageLine] = []
    for line in page:
        if band and line.band != band[-1].band:
            yield band
            band = []
        band.append(line)
    if band:
        yield band


def _pitch(pages: Sequence[Sequence[PageLine]]) -> float:
    """How far apart the lines of a paragraph are: what is common and small."""
    steps = sorted(
        round(above.base - below.base, 1)
        for page in pages
        for band in _bands(page)
        for above, below in pairwise(band)
        if above.base - below.base > above.size * 0.5
    )
    return steps[len(steps) // 4] if steps else 0.0


def _is_alone(line: PageLine, edges: _Edges) -> bool:
    """Is a line set in the middle, or on the right, as titles, stamps and signatures are?"""
    before, after = line.left - edges.left, edges.right - line.right
    middle = before > 2 * line.size and abs(before - after) < 1.5 * line.size
    return middle or before > 8 * line.size


def _indented(line: PageLine, edges: _Edges) -> bool:
    return line.left - edges.left > 0.8 * line.size


def _parted(above: PageLine, line: PageLine, edges: _Edges, pitch: float) -> bool:
    """Does the page show that a paragraph ends between two lines?"""
    if above.base - line.base > 1.25 * pitch:
        return True
    alone = _is_alone(line, edges), _is_alone(above, edges)
    if any(alone):
        return alone[0] != alone[1]
    # The first word of the line would have had its place on the one above.
    return above.right + line.first + 0.6 * line.size < edges.right


def _running(pages: Sequence[Sequence[PageLine]]) -> set[tuple[int, PageLine]]:
    """Lines at the top or the foot that stand at the same height on several pages with the same
    words: each with the number of its page."""
    ends = [(number, line) for number, page in enumerate(pages) for line in (*page[:2], *page[-2:])]
    seen = Counter((round(line.base / 3), _DIGITS.sub("", line.text)) for _, line in set(ends))
    return {
        (number, line)
        for number, line in ends
        if seen[round(line.base / 3), _DIGITS.sub("", line.text)] > 1
    }
