"""What a document holds, as it is written down: paragraphs, and what became of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, Generic, TypeVar

from msgspec import Struct, field

from adep.languages.patterns import RAISED
from adep.model import Places

MAX_TEXT: Final = 6 * 1024 * 1024  # signs that are taken from one document
PAGE_ENDS: Final = "\f"  # alone on a line, as programs that save a PDF's text write it


_RAISED: Final = str.maketrans("0123456789", RAISED)


class Unreadable(Exception):
    """The text of a document can't be taken; says what it is and what to do, in one sentence.

    ``code`` is a problem's.
    """

    def __init__(self, why: str, code: str = "source-unreadable") -> None:
        super().__init__(why)
        self.code = code


def scanned(what: str) -> Unreadable:
    """It is pictures of text."""
    return Unreadable(
        f"{what}; recognise the text first (OCR), compare it with the pictures, and use that",
        "document-scanned",
    )


def locked() -> Unreadable:
    """It can't be opened without a password."""
    why = "it is locked with a password; take the password off, and use that"
    return Unreadable(why, "document-locked")


def with_macros() -> Unreadable:
    """It brings programs along."""
    return Unreadable("it carries macros; save it without them, and use that", "document-macros")


class DocumentRemark(Struct, frozen=True):
    """What a document has beside plain words, and what became of it. ``code`` is a problem's."""

    code: str
    message: str


class Taken(Struct, frozen=True, tag=True):
    """The text of a document: its paragraphs with a blank line between them, or its printed lines
    with a form feed on a line of its own between pages."""

    text: str
    places: Places
    remarks: tuple[DocumentRemark, ...] = ()


# What was seen, by the codes of problems and by names, and what is said of it. Where a document has
# it, somebody should look whether the text is what is printed.
SEEN: Final[dict[str, dict[str, str]]] = {
    "document-changes": {
        "inserted": "tracked insertions ({n}) are in the text, as if accepted; see whether they "
        "were",
        "deleted": "tracked deletions ({n}) are left out, as if accepted; see whether they were",
    },
    "document-moved": {
        "footnote": "notes at the foot of a page or the end ({n}) stand behind their paragraphs, "
        "each after its mark; see that they belong to the text",
        "box": "text boxes ({n}) stand behind the paragraphs that they are fixed to; see that they "
        "are where a reader expects them",
        "columns": "columns ({n} pages) are read one after the other, the left one first; compare "
        "their order with the page",
        "table": "tables ({n}, «{example}») stand as paragraphs, one cell after the other; compare "
        "them with the page",
    },
    "document-left-out": {
        "turned": "letters that stand askew or upright ({n}), such as a stamp's, are left out",
        "comment": "comments ({n}) are left out: they are no part of the text",
        "hidden": "stretches of hidden text ({n}) are left out, as they are in print",
        "header": "headers and footers of pages ({n}) are left out: «{example}»",
        "picture": "pictures ({n}) are left out; see whether any shows words of the text",
        "sign": "signs of a font that has signs for letters ({n}, {example}) are left out; compare "
        "them with the printed document",
    },
    "document-number-doubtful": {
        "unknown": "signs of which the file does not say what they are ({n}) stand as �; compare "
        "them with the page",
        "field": "numbers that a field reckons ({n}, {example}) are not in the text; write them "
        "into the document, and add it again",
        "format": "automatic numbers of an unknown kind ({n}, {example}) stand in figures; compare "
        "them with the printed document",
    },
}


Block = TypeVar("Block")  # what a reader has of a note or a box


class Flow(Struct, Generic[Block]):
    """Paragraphs as they are read, and what else was seen."""

    paragraphs: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    size: int = 0
    fixed: list[tuple[str, Block]] = field(default_factory=list)  # to the paragraph that is read
    mark: str = ""  # of the note that is read, before its first words

    def see(self, what: str, example: str = "", times: int = 1) -> None:
        """Take note of something of the names in ``SEEN``."""
        self.seen[what] += times
        if example and what not in self.examples:
            self.examples[what] = " ".join(example.split())[:60]

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """Take note of a table with several rows of several cells; stamps and signatures are set in
        tables of one.
        """
        full = [row for row in rows if sum(map(bool, row)) > 1]
        if len(full) > 1:
            self.see("table", " | ".join(filter(None, full[0])))

    def fix(self, what: str, block: Block, mark: str = "") -> None:
        """Take note of a note or a box: it is to stand behind the paragraph that is read."""
        self.see(what)
        self.fixed.append((f"{mark} " if mark else "", block))

    def end(self, number: str, text: str, read: Callable[[Block], None]) -> None:
        """A paragraph is complete; behind it stands what ``read`` reads of what is fixed to it."""
        self.paragraph(self.mark + number + (text.lstrip() if self.mark else text))
        fixed, self.fixed = self.fixed, []
        for self.mark, block in fixed:
            read(block)
        self.mark = ""

    def paragraph(self, text: str) -> None:
        """One more; what shows nothing is none."""
        lines = [tidy(line) for line in text.split("\n")]
        shown = [line for line in lines if line]
        self.size += len(text)
        if self.size > MAX_TEXT:
            raise Unreadable(
                "its text is longer than six million signs; save the text of the act alone"
            )
        if shown:
            self.paragraphs.append("\n".join(shown))

    def taken(self) -> Taken:
        """The text; raises ``Unreadable`` where there is none."""
        if not any(char.isalpha() for one in self.paragraphs for char in one):
            if self.seen["picture"]:
                raise scanned("it shows pictures and no text")
            raise Unreadable("it holds no text; save the text of the act in it")
        return Taken("\n\n".join(self.paragraphs) + "\n", "paragraph", said(self))


def said(flow: Flow[Any]) -> tuple[DocumentRemark, ...]:
    """What is said of what was seen."""
    return tuple(
        DocumentRemark(code, message.format(n=flow.seen[what], example=flow.examples.get(what, "")))
        for code, messages in SEEN.items()
        for what, message in messages.items()
        if flow.seen[what]
    )


def tidy(line: str) -> str:
    """A line without the tabs and spaces around it, a tab within it a space."""
    return line.replace("\t", " ").replace("\f", " ").replace("\v", " ").replace("\r", " ").strip()


def raised(text: str) -> str:
    """Raised figures as the signs that mean the same: article 2¹ is not article 21."""
    return text.translate(_RAISED)
