"""Letters on a page → its lines, in the order in which they are read, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from adep.ingest.documents.flow import Flow, raised

LEAST_ROWS: Final = 5  # that have words on both sides of a gap which parts columns


class Letter(Struct, frozen=True):
    """A letter, where it begins and ends, the line it stands on, and how high its line is."""

    sign: str
    left: float
    right: float
    base: float
    size: float


class PageLine(Struct, frozen=True):
    """A printed line, or the part of it that stands in a column."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float  # how wide its first word is
    band: int = 0  # lines of one band are below one another


def pages_of_lines(pages: Iterable[Sequence[Letter]], flow: Flow[object]) -> list[list[PageLine]]:
    """The lines of each page; ``flow`` is told where they stand in columns.

    A page that has few lines in columns has them where the page before it has.
    """
    made = []
    before: float | None = None
    for letters in pages:
        rows = _rows(_pieces(letters))
        gutter = _gutter(rows)
        if gutter is None and before is not None and _parts(rows, before, least=2):
            gutter = before
        before = gutter
        if gutter is None:
            made.append([_line(row, 0) for row in rows])
        else:
            flow.see("columns")
            made.append(_in_columns(rows, gutter))
    return made


def _in_columns(rows: Sequence[Sequence[_Piece]], gutter: float) -> list[PageLine]:
    """Lines over both columns stand where they do; between them the left column comes first."""
    made: list[PageLine] = []
    left: list[list[_Piece]] = []
    right: list[list[_Piece]] = []
    band = 0

    def end() -> None:
        nonlocal band
        for side in (left, right):
            band += 1
            made.extend(_line(row, band) for row in side if row)
            side.clear()

    for row in rows:
        if any(one.left < gutter < one.right for one in row):
            end()
            band += 1
            made.append(_line(row, band))
        else:
            left.append([one for one in row if one.right <= gutter])
            right.append([one for one in row if one.left >= gutter])
    end()
    return made


class _Piece(Struct):
    """Letters that stand close together."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float = 0.0  # where its first word ends
    at: float = 0.0  # where its last letter begins

    def add(self, letter: Letter, sign: str) -> None:
        if letter.left - self.right > 0.6 * self.size and not self.text.endswith(" "):
            self._word_ends()
            self.text += " "
        if sign.isspace():
            self._word_ends()
            sign = " "
        self.text += sign
        if sign != " ":
            self.right, self.at = max(self.right, letter.right), letter.left

    def _word_ends(self) -> None:
        if not self.first and self.text.strip():
            self.first = self.right


def _pieces(letters: Iterable[Letter]) -> list[_Piece]:
    """Letters that follow one another in the file and on the page; figures that are raised are
    raised figures, and do not end a piece."""
    pieces: list[_Piece] = []
    now: _Piece | None = None
    for letter in letters:
        if not letter.sign.strip():
            if now is not None and not now.text.endswith(" "):
                now.add(Letter(" ", now.right, now.right, now.base, now.size), " ")
            continue
        if now is not None and _is_beside(letter, now):
            above = letter.base - now.base
            if letter.size < 0.85 * now.size and 0.08 * now.size < above < 0.7 * now.size:
                now.add(letter, raised(letter.sign))
                continue
            below = -0.7 * letter.size < above < -0.08 * letter.size
            if letter.size > now.size / 0.85 and below and now.text.strip().isdigit():
                # What came first was raised, as the mark of a note is.
                now.text, now.base, now.size = raised(now.text), letter.base, letter.size
                now.add(letter, letter.sign)
                continue
            if abs(above) < 0.25 * now.size:
                now.add(letter, letter.sign)
                continue
        now = _Piece(
            letter.sign, letter.left, letter.right, letter.base, letter.size, at=letter.left
        )
        pieces.append(now)
    for piece in pieces:
        piece.text = piece.text.strip()
        piece.first = piece.first or piece.right
    return [piece for piece in pieces if piece.text]


def _is_beside(letter: Letter, piece: _Piece) -> bool:
    """Letters of a ligature begin where the one before them does."""
    return (
        letter.left > piece.at - 0.5 * piece.size and letter.left - piece.right < 1.5 * piece.size
    )


def _rows(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Pieces of one height, from left to right; rows from top to bottom."""
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda one: (-one.base, one.left)):
        if rows and abs(rows[-1][0].base - piece.base) < 0.4 * min(rows[-1][0].size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _gutter(rows: Sequence[Sequence[_Piece]]) -> float | None:
    """Where the gap between two columns is, if there is one."""
    every = [piece for row in rows for piece in row]
    if not every:
        return None
    left, right = min(one.left for one in every), max(one.right for one in every)
    # Gaps between pieces of a row that are as wide as no space between words is.
    found = [
        (a.right + b.left) / 2
        for row in rows
        for a, b in pairwise(row)
        if b.left - a.right > 0.8 * a.size
        and 0.3 < ((a.right + b.left) / 2 - left) / (right - left) < 0.7
    ]
    best = max(sorted(set(found)), key=lambda place: _parts(rows, place, LEAST_ROWS), default=None)
    return best if best is not None and _parts(rows, best, LEAST_ROWS) else None


def _parts(rows: Sequence[Sequence[_Piece]], place: float, least: int) -> int:
    """How many rows have words on both sides of a place; 0 where it parts no columns."""
    both = across = 0
    for row in rows:
        if any(one.left < place < one.right for one in row):
            across += 1
        elif row[0].right <= place <= row[-1].left:
            both += 1
    return both if both >= least and both > across else 0


def _line(row: Sequence[_Piece], band: int) -> PageLine:
    first = row[0]
    text = " ".join(piece.text for piece in row)
    size = max(piece.size for piece in row)
    return PageLine(
        text, first.left, row[-1].right, first.base, size, first.first - first.left, band
    )
