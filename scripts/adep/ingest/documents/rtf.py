"""Rich text (.rtf): the text as the program that saved it printed it.

Such programs write the number of a paragraph into the file beside the list that it is of
(``\\listtext``), so numbers are taken as they stand. A byte is a letter of the code page of its
font, which is why one file may hold Kazakh and Western letters side by side.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from adep.ingest.documents.flow import Flow, Taken, Unreadable, raised
from adep.ingest.documents.numbers import BULLET
from adep.ingest.documents.packed import DAMAGED

MAX_DEPTH: Final = 1_000
_TOKEN: Final = re.compile(
    rb"\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<open>\{)|(?P<close>\})|(?P<plain>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_OF_SIGNS: Final = re.compile("[\uf000-\uf0ff]")
# What an instruction prints.
PRINTS: Final = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ",
    "enspace": " ", "qmspace": " ",
}  # fmt: skip
SIGNS: Final = {"~": "\u00a0", "-": "\u00ad", "_": "-", "{": "{", "}": "}", "\\": "\\"}
ENDS: Final = frozenset({"par", "cell", "nestcell", "row", "nestrow", "sect"})
# Groups that print nothing.
DROPPED: Final = frozenset({
    "colortbl", "stylesheet", "info", "listtable", "listoverridetable", "filetbl", "revtbl",
    "rsidtbl", "generator", "fldinst", "datafield", "formfield", "objdata", "objclass", "objname",
    "nonshppict", "shprslt", "sp", "bkmkstart", "bkmkend", "atnid", "atnauthor", "atntime",
    "atnref", "atndate", "atrfstart", "atrfend", "xe", "tc", "tcn", "rxe", "txe", "pn", "pgdsctbl",
    "themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "mmathPr",
    "userprops", "wgrffmtfilter", "background", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
    "template", "passwordhash", "keycode", "listpicture", "defchp", "defpap", "pnseclvl", "falt",
    "panose", "fontemb", "pict", "annotation", "upr",
})  # fmt: skip
TOLD: Final = {"pict": "picture", "annotation": "comment"}  # of those groups
HEADS: Final = frozenset({
    "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
})  # fmt: skip
CHARSETS: Final = {
    0: "cp1252", 77: "mac_roman", 161: "cp1253", 162: "cp1254", 186: "cp1257", 204: "cp1251",
    238: "cp1250", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 255: "cp437",
}  # fmt: skip


def take(data: bytes) -> Taken:
    """The text of an .rtf; raises ``Unreadable``."""
    reader = _Reader(Flow())
    reader.read(data)
    return reader.flow.taken()


class _Place(Struct):
    """Where words go: the text, a note, a box, or nowhere but into an example."""

    kind: str = "text"
    words: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


class _State(Struct):
    """What holds inside a group; the one around it has its own."""

    place: _Place | None  # None: it prints nothing
    skip: int = 1  # letters that stand for a program without Unicode
    font: int | None = None
    above: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    number: bool = False  # of a paragraph
    first: bool = True  # nothing stands in the group yet
    starred: bool = False
    of_fonts: bool = False


class _Reader:
    """Reads the file from its beginning to its end."""

    def __init__(self, flow: Flow[_Place]) -> None:
        self.flow = flow
        self.text = _Place()
        self.state = _State(self.text)
        self.groups: list[_State] = []
        self.page = "cp1252"
        self.fonts: dict[int, str] = {}
        self.bytes = bytearray()  # letters of one code page, not yet read
        self.left = 0  # of the letters that are to be skipped
        self.notes = 0
        self.row: list[str] = []  # the words in the cells of the row that is read
        self.rows: list[list[str]] = []  # of the table that is read

    def read(self, data: bytes) -> None:
        """The whole file."""
        at = 0
        while (match := _TOKEN.match(data, at)) is not None:
            at = match.end()
            if match["hex"] is not None:
                self.byte(bytes([int(match["hex"], 16)]))
                continue
            if match["plain"] is not None:
                self.byte(match["plain"])
                continue
            self.flush()
            if match["open"] is not None:
                self.begin()
            elif match["close"] is not None:
                if not self.groups:
                    break
                self.close()
            elif match["word"] is not None:
                number = None if match["number"] is None else int(match["number"])
                word = match["word"].decode("ascii")
                if word == "bin":
                    at += max(0, number or 0)
                else:
                    self.word(word, number)
            elif match["sign"] is not None:
                self.sign(match["sign"].decode("latin-1"))
        self.flush()
        if self.groups:
            raise Unreadable(DAMAGED)
        self.table()
        self.end()

    def begin(self) -> None:
        """A group begins."""
        if len(self.groups) > MAX_DEPTH:
            raise Unreadable("its parts are nested too deep; save the text of the act alone")
        self.groups.append(self.state)
        self.state = replace(self.state, first=True, starred=False)
        self.left = 0

    def close(self) -> None:
        """A group ends, and with it a note, a box or a head that is one."""
        inner, self.state = self.state, self.groups.pop()
        self.left = 0
        place = inner.place
        if place is None or any(one.place is place for one in (self.state, *self.groups)):
            if inner.number and not self.state.number and place is not None:
                # It stands before all other words; a bullet is often a sign of a font of signs.
                number = _OF_SIGNS.sub(BULLET, "".join(place.words)).strip()
                place.words[:] = [f"{number} " if number else ""]
            return
        self.ended(place)
        if place.kind == "head":
            if words := " ".join(place.paragraphs).strip():
                self.flow.see("header", words)
        elif place.kind == "box":
            self.flow.fix("box", place)

    def ended(self, place: _Place) -> None:
        """A paragraph of a place is complete."""
        place.paragraphs.append("".join(place.words))
        place.words.clear()

    def end(self) -> None:
        """A paragraph of the text is complete; behind it come its notes and boxes."""
        words = "".join(self.text.words)
        self.text.words.clear()
        self.flow.end("", words, self.fixed)

    def cells(self, word: str) -> None:
        """Take note of a cell, of the end of a row, and of a table where words follow it."""
        words = "".join(self.text.words).strip()
        if word == "cell":
            self.row.append(words)
        elif word == "row":
            self.rows.append(self.row)
            self.row = []
        elif word == "par" and words and not self.row:
            self.table()

    def table(self) -> None:
        """A table is complete, if one was begun."""
        self.flow.table(self.rows)
        self.rows = []

    def fixed(self, place: _Place) -> None:
        """A note or a box."""
        for paragraph in filter(str.strip, place.paragraphs):
            self.flow.end("", paragraph, self.fixed)

    def word(self, word: str, number: int | None) -> None:
        """An instruction."""
        state, first = self.state, self.state.first
        state.first = False
        on = number != 0
        if word == "u":
            self.unicode(number or 0)
            return
        self.left = 0
        if first and self.destination(word, state):
            return
        if word in ENDS:
            if state.place is self.text:
                self.cells(word)
                self.end()
            elif state.place is not None:
                self.ended(state.place)
        elif word in PRINTS:
            self.print(PRINTS[word])
        elif word == "uc":
            state.skip = min(max(number or 0, 0), 10)
        elif word == "f":
            state.font = number
        elif word == "fcharset" and state.of_fonts and state.font is not None:
            self.fonts[state.font] = CHARSETS.get(number or 0, self.page)
        elif word == "ansicpg":
            self.page = _code_page(number or 0)
        elif word == "plain":
            state.above = state.hidden = state.deleted = state.inserted = False
        elif word in ("super", "up"):
            state.above = on and (word == "super" or bool(number))
        elif word in ("nosupersub", "sub"):
            state.above = False
        elif word == "v":
            state.hidden = on
        elif word == "deleted":
            if on and not state.deleted and state.place is not None:
                self.flow.see("deleted")
            state.deleted = on
        elif word == "revised":
            if on and not state.inserted and state.place is not None:
                self.flow.see("inserted")
            state.inserted = on
        elif word == "chftn" and state.place is self.text:
            self.notes += 1
            self.print(raised(str(self.notes)))

    def destination(self, word: str, state: _State) -> bool:
        """Whether a group is one that prints elsewhere or not at all; its first word says so."""
        printed = state.place is not None
        if word == "fonttbl":
            state.place, state.of_fonts = None, True
        elif word in HEADS:
            state.place = state.place and _Place("head")
        elif word == "footnote" and printed:
            state.place, state.above = _Place("note"), False
            self.flow.fix("footnote", state.place, raised(str(self.notes)) if self.notes else "")
        elif word == "shptxt" and printed:
            state.place = _Place("box")
        elif word in ("listtext", "pntext"):
            state.number = True
        elif word == "ud" and state.starred and len(self.groups) > 1:
            state.place = self.groups[-2].place
        elif word in DROPPED or (state.starred and word not in ("shppict", "shpinst", "ud")):
            # Whatever it is, older readers pass over what is starred.
            if printed and word in TOLD:
                self.flow.see(TOLD[word])
            state.place = None
        else:
            return word == "shppict"
        return True

    def sign(self, sign: str) -> None:
        """An instruction of one sign."""
        if sign == "*" and self.state.first:
            self.state.starred = True
        elif sign in "\r\n":
            self.word("par", None)
        elif sign in SIGNS:
            self.left = max(0, self.left - 1) if self.left else 0
            self.print(SIGNS[sign])

    def unicode(self, number: int) -> None:
        """A letter by its number; what stands for it elsewhere is skipped."""
        code = number % 65536
        self.print(chr(code))
        self.left = self.state.skip

    def byte(self, found: bytes) -> None:
        """Letters of a code page."""
        self.state.first = False
        if self.left:
            taken = min(self.left, len(found))
            self.left -= taken
            found = found[taken:]
        self.bytes += found

    def flush(self) -> None:
        """Read the letters that came together: a letter may have two bytes."""
        if self.bytes:
            font = self.fonts.get(-1 if self.state.font is None else self.state.font, self.page)
            self.print(bytes(self.bytes).decode(font, "replace"))
            self.bytes.clear()

    def print(self, words: str) -> None:
        """Words where words go now."""
        state = self.state
        if state.place is None or state.deleted:
            return
        if state.hidden:
            if words.strip():
                self.flow.see("hidden")
            return
        state.place.words.append(raised(words) if state.above else words)


def _code_page(number: int) -> str:
    name = {10000: "mac_roman", 10007: "mac_cyrillic", 65001: "utf-8"}.get(number, f"cp{number}")
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name
