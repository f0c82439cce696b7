"""A raw text as it was read and cleaned: its lines, what is the page's, its paragraphs."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from adep.base.passage import Passage
from adep.base.problems import Problem


# Of lines and paragraphs there are tens of thousands: a tuple is made in a third of the time.
class Line(Struct, frozen=True):
    """A line of a source: its 1-based number, its text, and what the file format says of it."""

    number: int
    text: str
    heading: int = 0  # level, where the format marks headings (HTML, Markdown)
    note: bool = False  # the format marks it as an amendment note
    block: bool = False  # the format says that a paragraph begins here
    cell: bool = False  # it stands in a table cell
    menu: bool = False  # it is a web page's navigation
    continues: bool = False  # the format says that it goes on with the line before


class Furniture(Struct, frozen=True):
    """A line that is the page's, not the text's: it is accounted for and not published."""

    line: int
    text: str
    reason: str


HIDDEN: Final = "a hidden element of the web page"  # the reason of words that no browser shows
Places = Literal["page", "paragraph"]  # by what a place in a document is named


class Original(Struct, frozen=True):
    """The document, such as a Word file or a PDF, from which a raw text was taken."""

    path: str  # relative to the project
    sha256: str
    places: Places


class Source(Struct, frozen=True):
    """A raw text as read: nothing is changed yet but the bytes' encoding."""

    path: str  # relative to the project, with forward slashes
    sha256: str
    count: int  # physical lines of the file
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()
    dropped: tuple[Furniture, ...] = ()  # of a line's mark-up: comments, scripts, hidden elements
    original: Original | None = None
    plain: bool = False  # each physical line is one of ``lines``

    def accounted_for(self) -> Source:
        """The same when a text holds all its lines. They are kept only where more is told of them:
        which of them are mark-up, or where in a document they stand.
        """
        return replace(self, lines=()) if self.plain and self.original is None else self


class Block(Struct, frozen=True):
    """A paragraph of the source, joined and cleaned."""

    passage: Passage
    heading: int = 0  # level of a marked heading, 0 if none is marked
    bold: bool = False  # the whole paragraph is set in bold or italics
    note: bool = False
    cell: bool = False
    indent: int = 0
    gap: int = 0  # blank lines before it

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def line(self) -> int:
        return self.passage.lines[0]


class Cleaned(Struct, frozen=True):
    """A source as paragraphs, with what was set aside."""

    source: Source
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    problems: tuple[Problem, ...]
