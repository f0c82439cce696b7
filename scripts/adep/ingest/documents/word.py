"""Word documents (.docx): the text as Word prints it, automatic numbers included."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from adep.ingest.documents.flow import Flow, Taken, Unreadable, raised, with_macros
from adep.ingest.documents.packed import Archive, inside, parse
from adep.ingest.documents.word_numbers import W, WordNumbers, inner, on, value

_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FORMS: Final = _MC + "AlternateContent"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PRESERVE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_STRICT: Final = b"http://purl.oclc.org/ooxml/"

DELETED: Final = frozenset({W + "del", W + "moveFrom"})
INSERTED: Final = frozenset({W + "ins", W + "moveTo"})
PICTURES: Final = ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
                   "{urn:schemas-microsoft-com:vml}imagedata")  # fmt: skip
NOTES: Final = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
# What stands around runs or paragraphs and says nothing of them.
AROUND: Final = frozenset(
    W + name
    for name in (
        "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo",
        "ruby", "rubyBase",
    )
) | {_MATH + name for name in ("oMath", "oMathPara", "r")} | INSERTED  # fmt: skip
SIGNS: Final = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n",
    W + "noBreakHyphen": "-", W + "softHyphen": "\u00ad",
}  # fmt: skip
# Fields that print a number and keep it nowhere.
COUNTING: Final = ("LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT")


def take(data: bytes) -> Taken:
    """The text of a .docx; raises ``Unreadable``."""
    archive = Archive(data)
    if any(name.lower().endswith("vbaproject.bin") for name in archive.names):
        raise with_macros()
    main = next(iter(_parts(archive, "").get("officeDocument", ())), "word/document.xml")
    parts = _parts(archive, main)
    raw = archive.part(main)
    if _STRICT in raw[:20_000]:
        raise Unreadable("it is saved as «Strict Open XML»; save it as an ordinary .docx")
    body = _in_one_form(parse(raw)).find(W + "body")
    if body is None:
        raise Unreadable("it is no document of Word; save it as .docx, and use that")

    def all_of(kind: str) -> list[Element]:
        return [_in_one_form(archive.xml(name)) for name in parts.get(kind, ())]

    flow = Flow[Element]()
    numbering, styles = (next(iter(all_of(kind)), Element("")) for kind in ("numbering", "styles"))
    numbers = WordNumbers(numbering, styles, flow)
    notes = {
        kind: {
            value(note, "id"): note
            for root in all_of(f"{kind}s")
            for note in root.iter(W + kind)
        }
        for kind in NOTES.values()
    }  # fmt: skip
    _Reader(flow, numbers, notes).blocks(body)
    for kind in ("header", "footer"):
        for root in all_of(kind):
            if words := "".join(one.text or "" for one in root.iter(W + "t")).strip():
                flow.see("header", words)
    comments = sum(1 for root in all_of("comments") for _ in root.iter(W + "comment"))
    flow.see("comment", times=comments)
    return flow.taken()


def _parts(archive: Archive, part: str) -> dict[str, list[str]]:
    """Kind → the parts of that kind that a part stands in relation to, by the archive's word."""
    folder, file = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    found: dict[str, list[str]] = {}
    if name not in archive.names:
        return found
    for one in archive.xml(name).iter(_RELATIONSHIP):
        if one.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        if target in archive.names:
            found.setdefault(one.get("Type", "").rsplit("/", 1)[-1], []).append(target)
    return found


class _Reader:
    """Reads paragraphs in their order."""

    def __init__(
        self,
        flow: Flow[Element],
        numbers: WordNumbers,
        notes: Mapping[str, Mapping[str | None, Element]],
    ) -> None:
        self.flow, self.numbers, self.notes = flow, numbers, notes
        self.fields: list[bool] = []  # of the fields that are open: is the result being read?
        self.joined = ""  # of a paragraph whose end is deleted: it goes on with the next
        self.told = dict.fromkeys(NOTES.values(), 0)

    def blocks(self, parent: Element) -> None:
        """The paragraphs and tables in an element."""
        for child in parent:
            if child.tag == W + "p":
                self.paragraph(child)
            elif child.tag == W + "tbl":
                self.table(child)
            elif child.tag == W + "altChunk":
                raise Unreadable(
                    "another document is embedded in it as a whole; open it in Word, save it anew"
                )
            elif child.tag in AROUND:
                self.blocks(child)

    def table(self, table: Element) -> None:
        """The cells of a table, row by row, each with its paragraphs."""
        self.flow.table(
            [
                "".join(text.text or "" for text in cell.iter(W + "t")).strip()
                for cell in inside(row, W + "tc", AROUND)
            ]
            for row in inside(table, W + "tr", AROUND)
        )
        for row in inside(table, W + "tr", AROUND):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.flow.see("deleted")
                continue
            for cell in inside(row, W + "tc", AROUND):
                self.blocks(cell)

    def paragraph(self, paragraph: Element) -> None:
        """A paragraph with its number, and behind it the notes and boxes that are fixed to it."""
        properties = paragraph.find(W + "pPr")
        mark = inner(properties, "rPr")
        text = "".join(self.runs(paragraph))
        if inner(mark, "del") is not None:
            self.flow.see("deleted")
            self.joined += text
            return
        text, self.joined = self.joined + text, ""
        if not text.strip() and on(inner(mark, "vanish")):
            return
        number = self.numbers.before(properties)
        self.flow.end(number, text, self.blocks)

    def runs(self, parent: Element) -> Iterable[str]:
        """The words in an element of a paragraph."""
        for child in parent:
            if child.tag in DELETED:
                if any(one.tag in (W + "delText", W + "t") for one in child.iter()):
                    self.flow.see("deleted")
            elif child.tag in (W + "r", _MATH + "r"):
                yield from self.run(child)
            elif child.tag in AROUND or child.tag.startswith(_MATH):
                if child.tag in INSERTED and any(one.tag == W + "t" for one in child.iter()):
                    self.flow.see("inserted")
                yield from self.runs(child)

    def run(self, run: Element) -> Iterable[str]:
        """The words of a run; raised figures as raised figures."""
        properties = run.find(W + "rPr")
        hidden = on(inner(properties, "vanish"))
        if hidden and any(one.tag == W + "t" and one.text for one in run):
            self.flow.see("hidden")
        above = value(inner(properties, "vertAlign")) == "superscript"
        for child in run:
            if child.tag == W + "fldChar":
                self.field(value(child, "fldCharType"))
            elif child.tag == W + "instrText":
                told = (child.text or "").split()
                if told and told[0] in COUNTING and not hidden:
                    self.flow.see("field", told[0])
            elif hidden or not all(self.fields):
                continue
            elif child.tag in (W + "t", _MATH + "t"):
                words = child.text or ""
                if child.get(_PRESERVE) != "preserve" and child.tag == W + "t":
                    words = words.strip(" \t\n\r")
                words = words.replace("\n", " ")
                yield raised(words) if above else words
            elif child.tag in SIGNS:
                yield SIGNS[child.tag]
            elif child.tag == W + "sym":
                self.flow.see("sign", value(child, "font") or "")
            elif child.tag in NOTES:
                yield self.note(child)
            else:
                self.pictured(child)

    def field(self, kind: str | None) -> None:
        """A field begins, shows its result, or ends."""
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def note(self, reference: Element) -> str:
        """The mark of a note, which is to stand behind its paragraph."""
        kind = NOTES[reference.tag]
        note = self.notes[kind].get(value(reference, "id"))
        if note is None:
            return ""
        own = value(reference, "customMarkFollows") in ("1", "true", "on")
        self.told[kind] += not own
        mark = "" if own else raised(str(self.told[kind]))
        self.flow.fix("footnote", note, mark)
        return mark

    def pictured(self, element: Element) -> None:
        """The text boxes in a drawing, which are to stand behind its paragraph; or a picture."""
        boxes = list(_outermost(element, W + "txbxContent"))
        for box in boxes:
            self.flow.fix("box", box)
        if not boxes and any(one.tag in PICTURES for one in element.iter()):
            self.flow.see("picture")


def _in_one_form(root: Element) -> Element:
    """The tree, in which of the forms of a thing the first alone stands: newer programs show it."""
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        while parent.find(_FORMS) is not None:
            parent[:] = [one for child in parent for one in _first_form(child)]
        waiting += parent
    return root


def _first_form(child: Element) -> Iterable[Element]:
    if child.tag != _FORMS:
        return (child,)
    forms = (child.find(_MC + name) for name in ("Choice", "Fallback"))
    return next((form for form in forms if form is not None), ())


def _outermost(element: Element, tag: str) -> Iterable[Element]:
    """The elements of a name anywhere in another, without those within them."""
    for child in element:
        if child.tag == tag:
            yield child
        else:
            yield from _outermost(child, tag)
