"""Word documents written by hand: for what LibreOffice does not write, and for what is broken."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = ("styles", "numbering", "footnotes", "header", "comments")


def root(name: str, inside: str) -> str:
    """An XML part with everything in one namespace, ``w:``."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} xmlns:w="{W}">{inside}</w:{name}>'


def docx(body: str, parts: Mapping[str, str] = {}, others: Mapping[str, bytes] = {}) -> bytes:
    """A document: the inside of ``w:body``, of other parts by their kind, and further files."""
    roots = {"header": "hdr"}
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(parts)
    )
    types = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{MAIN}.{kind}+xml"/>' for kind in parts
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        **{f"word/{kind}.xml": root(roots.get(kind, kind), inside) for kind, inside in parts.items()},
        **others,
    }  # fmt: skip
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(
                zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED
            )
    return packed.getvalue()


def p(
    words: str = "", num: str | None = None, level: int = 0, style: str = "", mark: str = ""
) -> str:
    """A paragraph: its words or its runs, its list and level, its style, the marks of its end."""
    numbered = (
        ""
        if num is None
        else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    )
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    ended = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    runs = words if words.startswith("<") else r(words)
    return f"<w:p><w:pPr>{styled}{numbered}{ended}</w:pPr>{runs}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def level(at: int, text: str, kind: str = "decimal", more: str = "", start: int = 1) -> str:
    """A level of a list; ``more`` stands between its kind and its text."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(name: int, *levels: str) -> str:
    """A list's form."""
    return f'<w:abstractNum w:abstractNumId="{name}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int, more: str = "") -> str:
    """A list of that form."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def begins(at: int, number: int) -> str:
    """That a list begins a level anew."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{number}"/></w:lvlOverride>'
