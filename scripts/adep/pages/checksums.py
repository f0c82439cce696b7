"""What a page remembers of itself, so that an edit by hand is told from a page that is only old.

The line of a unit bears the sum of its words as they were written, and the page's comment the sum
of everything else. A sum that no longer fits says that somebody was there since the import.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2s

from msgspec import Struct

from adep.pages.plain_text import as_text, literal

BLANK = " \t\r"
MARK = "<!-- Made by `make import`"
SEAL = re.compile(rf"({re.escape(MARK)} .*) \[(?P<sum>[0-9a-f]{{8}})\] -->")
# A unit is a paragraph, a heading or a note of the page, and one line of it. Its id begins with its
# language; a chapter's anchor does not.
_START = r"(?:#+ |\[\^[\w.-]+\]: )?<a id=\"(?P<id>[a-z]{2,3}-[\w.-]+)\""
_SUM = r'(?: data-sum="(?P<sum>[0-9a-f]{8})")?></a>'
_LABEL = r"(?:\*\*(?P<label>(?:[^*\\]|\\.)+)\*\* ?)?"
# How its line begins; its words follow, and marks that lead to notes.
UNIT = re.compile(rf"(?P<start>{_START}){_SUM}{_LABEL}")
_BEGINS = frozenset({"<a", "# ", "##", "[^", "<p"})  # so begins every such line, and few others
MARKS = re.compile(r"(?: ?\[\^[\w.-]+\])+\Z")
# Until data 1.4 it was an element of its own: what was mended on such a page is read too.
EARLIER = re.compile(
    r'(?P<start><p id="(?P<id>[\w.-]+)" lang="[\w-]+")(?: data-sum="(?P<sum>[0-9a-f]{8})")?>'
    r"(?:<b>(?P<label>[^<]*)</b> ?)?(?P<text>.*)</p>"
)


class UnitLine(Struct, frozen=True):
    """The line of a unit on a page, read back."""

    id: str
    label: str
    text: str
    sum: str | None  # of the words that the import wrote; None: somebody deleted it

    @property
    def lang(self) -> str:
        """The language of the words: an id begins with it."""
        return self.id.partition("-")[0]

    @property
    def untouched(self) -> bool:
        """Whether the words are those that the import wrote."""
        return self.sum == sum_of(self.text)


def sum_of(text: str) -> str:
    """Eight figures that change whenever ``text`` does."""
    return blake2s(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def generated(source: str) -> str:
    """The comment that says what a page was made from, and what of it may be edited."""
    return (
        f"{MARK} from {source}. You may mend the words behind </a> on a line; "
        "everything else is made from the files there. · </a> белгісінен кейінгі сөздерді "
        "түзетуге болады; қалғаны сол файлдардан жасалады. -->"
    )


def unit_line(id: str, label: str, text: str, start: str = "", marks: str = "") -> str:
    """A unit as its line of a page; its number in bold, its words as Markdown.

    ``start`` makes it a heading ("# ") or a note ("[^kk-5-note1]: "); ``marks`` lead to notes.
    """
    number = f"**{literal(label)}** " if label else ""
    return f'{start}<a id="{id}" data-sum="{sum_of(text)}"></a>{number}{literal(text)}{marks}'


def read_line(line: str) -> UnitLine | None:
    """The unit that stands on a line of a page; None where none does."""
    line = line.rstrip(BLANK)
    if match := UNIT.match(line):
        text = line[match.end() : _end_of_words(line, match.end())]
    elif match := EARLIER.fullmatch(line):
        text = match["text"]
    else:
        return None
    return UnitLine(match["id"], as_text(match["label"] or ""), as_text(text), match["sum"])


def read_units(page: str) -> Iterator[tuple[int, UnitLine]]:
    """The units of a page as they stand on it, each with its line (1-based)."""
    for number, line in enumerate(page.split("\n"), start=1):
        if unit := read_line(line):
            yield number, unit


def seal(page: str) -> str:
    """``page`` with the sum of all that is no unit's words in its comment."""
    sum = sum_of("\n".join(_without_words(page)))
    return page.replace(" -->", f" [{sum}] -->", 1)


def unsealed(page: str) -> bool:
    """Whether anything but a unit's words was changed since ``seal``."""
    match = SEAL.search(page)
    return match is None or match["sum"] != sum_of("\n".join(rest(page)))


def plain(page: str) -> str:
    """``page`` without what nobody sees: white space at the ends of lines and of the page.

    An editor's program may leave it, or take the last line end away; that is no edit.
    """
    return "\n".join([line.rstrip(BLANK) for line in page.split("\n")]).rstrip("\n") + "\n"


def rest(page: str) -> list[str]:
    """The lines of a page as ``plain`` leaves them, the units' words and all sums left out."""
    return _without_words(SEAL.sub(r"\1 -->", page, count=1))


def _without_words(page: str) -> list[str]:
    """Line by line, and not ``plain`` first: a page is made once and taken apart once."""
    lines = [
        _wordless(line.rstrip(BLANK)) if line[:2] in _BEGINS else line.rstrip(BLANK)
        for line in page.split("\n")
    ]
    while lines and not lines[-1]:
        lines.pop()
    return [*(lines or [""]), ""]


def _end_of_words(line: str, start: int) -> int:
    """Where the words of a unit end that begin at ``start``, and marks begin, if there are any."""
    marks = MARKS.search(line, start) if line.endswith("]") else None
    return marks.start() if marks else len(line)


def _wordless(line: str) -> str:
    if match := UNIT.match(line):
        marks = line[_end_of_words(line, match.end()) :]
        start, label = match.group("start", "label")
        return f"{start}></a>{label or ''}{marks}"
    if line.startswith("<p") and (match := EARLIER.fullmatch(line)):
        return f"{match['start']}>{match['label'] or ''}</p>"
    return line
