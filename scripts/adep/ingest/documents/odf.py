"""OpenDocument texts (.odt): the text as LibreOffice prints it, automatic numbers included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from adep.ingest.documents.flow import Flow, Taken, Unreadable, locked, raised, with_macros
from adep.ingest.documents.numbers import Counter
from adep.ingest.documents.odf_numbers import OUTLINE, STYLE, TEXT, OdfLists, list_styles
from adep.ingest.documents.packed import Archive, inside

_NS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = f"{{{_NS}office:1.0}}"
TABLE: Final = f"{{{_NS}table:1.0}}"
DRAW: Final = f"{{{_NS}drawing:1.0}}"
PARAGRAPHS: Final = (TEXT + "p", TEXT + "h")
AROUND: Final = frozenset(
    TEXT + name
    for name in (
        "section", "index-body", "index-title", "table-of-content", "illustration-index",
        "table-index", "object-index", "user-index", "alphabetical-index", "bibliography",
    )
)  # fmt: skip
ROWS: Final = frozenset(
    TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")
)
UNSEEN: Final = frozenset(
    TEXT + name
    for name in (
        "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "ruby-text",
        "table-of-content-source", "note-citation", "number",
    )
) | {OFFICE + "forms", OFFICE + "annotation-end"}  # fmt: skip
_SPACES: Final = re.compile(r"[ \t\r\n]+")


def take(data: bytes) -> Taken:
    """The text of an .odt; raises ``Unreadable``."""
    archive = Archive(data)
    if b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise locked()
    if any(re.match(r"(?:Basic|Scripts)/.+/.+", name) for name in archive.names):
        raise with_macros()
    content = archive.xml("content.xml")
    roots = [archive.xml("styles.xml"), content] if "styles.xml" in archive.names else [content]
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Unreadable("it is no text document of an office; save it as .odt or .docx")
    flow = Flow[Element]()
    reader = _Reader(flow, roots)
    reader.changes(body)
    reader.blocks(body, _Item())
    for kind in ("header", "footer"):
        for root in roots:
            for one in root.iter(STYLE + kind):
                if words := "".join(one.itertext()).strip():
                    flow.see("header", words)
    return flow.taken()


class _Item(Struct, frozen=True):
    """In which list, and how deep, a paragraph stands; ``counter`` None: in none."""

    style: str = ""
    level: int = -1
    counter: Counter | None = None
    start: str | None = None


class _Reader:
    """Reads paragraphs in their order."""

    def __init__(self, flow: Flow[Element], roots: list[Element]) -> None:
        self.flow = flow
        self.lists = OdfLists(list_styles(roots), flow)
        self.styles = {
            (one.get(STYLE + "family"), one.get(STYLE + "name")): one
            for root in roots
            for one in root.iter(STYLE + "style")
        }
        self.outline = Counter()

    def changes(self, body: Element) -> None:
        """What tracked changes there are: what was deleted stands apart, what was put in, in it."""
        for region in body.iter(TEXT + "changed-region"):
            for kind, seen in (("deletion", "deleted"), ("insertion", "inserted")):
                if region.find(TEXT + kind) is not None:
                    self.flow.see(seen)

    def blocks(self, parent: Element, item: _Item) -> None:
        """The paragraphs, lists and tables in an element; ``item``: where in a list it stands."""
        numbered = item.counter is not None
        for child in parent:
            if child.tag in PARAGRAPHS:
                self.paragraph(child, item if numbered else replace(item, counter=None))
                numbered = False  # only the first paragraph of an item has its number
            elif child.tag == TEXT + "list":
                self.list(child, item)
            elif child.tag == TEXT + "numbered-paragraph":
                self.numbered(child)
            elif child.tag == TABLE + "table":
                rows = [
                    row.findall(TABLE + "table-cell")
                    for row in inside(child, TABLE + "table-row", ROWS)
                ]
                self.flow.table(["".join(cell.itertext()).strip() for cell in row] for row in rows)
                for cell in chain.from_iterable(rows):
                    self.blocks(cell, _Item())
            elif child.tag in AROUND:
                if child.get(TEXT + "display") == "none":
                    self.flow.see("hidden")
                else:
                    self.blocks(child, _Item())
            elif child.tag.startswith(DRAW):
                self.pictured(child)
                self.flow.end("", "", self.fixed)

    def list(self, element: Element, around: _Item) -> None:
        """A list, or a deeper level of one."""
        style = element.get(TEXT + "style-name") or around.style or self._style_of_first(element)
        inner = around.level >= 0 and around.counter is not None
        counter = around.counter if inner else self.lists.begun(element, style)
        for child in element:
            if child.tag == TEXT + "list-item":
                start = child.get(TEXT + "start-value")
                self.blocks(child, _Item(style, around.level + 1, counter, start))
            elif child.tag == TEXT + "list-header":
                for one in child:
                    if one.tag == TEXT + "list":
                        self.list(one, _Item(style, around.level + 1, counter))
                    elif one.tag in PARAGRAPHS:  # without a number
                        self.paragraph(one, _Item(), plain=True)

    def numbered(self, element: Element) -> None:
        """A paragraph that says itself of which list it is."""
        level = element.get(TEXT + "level", "1")
        counter = self.lists.named(element.get(TEXT + "list-id", ""))
        style = element.get(TEXT + "style-name", "")
        at = int(level) - 1 if re.fullmatch(r"[1-9]\d?", level) else 0
        self.blocks(element, _Item(style, at, counter, element.get(TEXT + "start-value")))

    def paragraph(self, element: Element, item: _Item, plain: bool = False) -> None:
        """A paragraph with its number, and behind it the notes and boxes that are fixed to it."""
        number = ""
        if item.counter is not None:
            number = self.lists.printed(item.counter, item.style, item.level, item.start)
        elif _is_of_outline(element) and not plain and item.level < 0:
            at = int(element.get(TEXT + "outline-level", "1")) - 1
            number = self.lists.printed(self.outline, OUTLINE, at, None)
        text = "".join(self.words(element))
        self.flow.end(number, text, self.fixed)

    def fixed(self, block: Element) -> None:
        """A note or a box, which is in no list."""
        self.blocks(block, _Item())

    def words(self, parent: Element, above: bool = False) -> Iterator[str]:
        """The words in a paragraph or a part of it; raised figures as raised figures."""
        yield _plain(parent.text, above)
        for child in parent:
            if child.tag == TEXT + "s":
                count = child.get(TEXT + "c", "1")
                yield " " * (min(int(count), 100) if count.isdecimal() else 1)
            elif child.tag == TEXT + "tab":
                yield "\t"
            elif child.tag == TEXT + "line-break":
                yield "\n"
            elif child.tag == TEXT + "note":
                yield self.note(child)
            elif child.tag == OFFICE + "annotation":
                self.flow.see("comment")
            elif child.tag.startswith(DRAW):
                self.pictured(child)
            elif child.tag == TEXT + "span":
                yield from self.span(child, above)
            elif child.tag not in UNSEEN:
                yield from self.words(child, above)
            yield _plain(child.tail, above)

    def span(self, span: Element, above: bool) -> Iterator[str]:
        """Words that are set otherwise."""
        for properties in self.properties(span.get(TEXT + "style-name")):
            if properties.get(TEXT + "display") == "none":
                self.flow.see("hidden")
                return
            position = properties.get(STYLE + "text-position", "")
            above = above or position.startswith("super") or bool(re.match(r"[1-9]", position))
        yield from self.words(span, above)

    def properties(self, name: str | None) -> Iterator[Element]:
        """How letters of a style are set, and those of the styles that it stands on."""
        for _ in range(40):
            style = self.styles.get(("text", name))
            if style is None:
                return
            yield from style.findall(STYLE + "text-properties")
            name = style.get(STYLE + "parent-style-name")

    def note(self, note: Element) -> str:
        """The mark of a note, which is to stand behind its paragraph."""
        body = note.find(TEXT + "note-body")
        if body is None:
            return ""
        mark = raised((note.findtext(TEXT + "note-citation") or "").strip())
        self.flow.fix("footnote", body, mark)
        return mark

    def pictured(self, element: Element) -> None:
        """The text boxes in a drawing, or a picture."""
        boxes = list(element.iter(DRAW + "text-box"))
        for box in boxes:
            self.flow.fix("box", box)
        if not boxes and any(one.tag == DRAW + "image" for one in element.iter()):
            self.flow.see("picture")

    def _style_of_first(self, element: Element) -> str:
        """The list style that the style of a list's first paragraph names."""
        for one in element.iter():
            if one.tag in PARAGRAPHS:
                style = self.styles.get(("paragraph", one.get(TEXT + "style-name")))
                return "" if style is None else style.get(STYLE + "list-style-name", "")
        return ""


def _is_of_outline(element: Element) -> bool:
    """Is it a heading that is numbered as headings are?"""
    level = element.get(TEXT + "outline-level", "1")
    header = element.get(TEXT + "is-list-header") == "true"
    return element.tag == TEXT + "h" and not header and re.fullmatch(r"[1-9]\d?", level) is not None


def _plain(text: str | None, above: bool) -> str:
    found = _SPACES.sub(" ", text or "")
    return raised(found) if above else found
