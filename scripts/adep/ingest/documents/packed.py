"""Documents that are zip archives of XML files: unpacked and read within bounds.

An archive may say of itself what is not so, and a few bytes may unpack to gigabytes; so nothing is
unpacked that is not needed, and never more than the bounds. XML with a document type is refused:
neither format has one, and entities that grow without end can only be declared there.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from adep.ingest.documents.flow import Unreadable, locked

MAX_PART: Final = 48 * 1024 * 1024  # bytes of a part of the archive, unpacked
MAX_ALL: Final = 96 * 1024 * 1024
MAX_NAMES: Final = 10_000
MAX_DEPTH: Final = 200
DAMAGED: Final = "the file is damaged; open it, save it anew, and use that"


class Archive:
    """A zip archive of which some parts are read."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise Unreadable(DAMAGED) from None
        self.names = frozenset(self._zip.namelist())
        self._left = MAX_ALL
        if len(self._zip.infolist()) > MAX_NAMES:
            raise Unreadable("the archive holds more than 10,000 files; no document does")

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises ``Unreadable`` where it is not there or is a trap."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise locked()
            with self._zip.open(info) as stream:
                found = stream.read(min(MAX_PART, self._left) + 1)
        except KeyError:
            raise Unreadable(f"the part {name[:60]} is missing; {DAMAGED}") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            raise Unreadable(DAMAGED) from None
        if len(found) > min(MAX_PART, self._left):
            raise Unreadable("it unpacks to far more than an act has; save the text of it alone")
        self._left -= len(found)
        return found

    def xml(self, name: str) -> Element:
        """The root of an XML part."""
        return parse(self.part(name))


class _Builder(ElementTree.TreeBuilder):
    """Builds no tree that is nested deeper than any document, nor one with a document type."""

    depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise Unreadable("its parts are nested too deep; save the text of the act alone")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(tag)

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise Unreadable("it has a document type, as only a trap has; save it anew with an office")


def parse(data: bytes) -> Element:
    """The root element of an XML file."""
    parser = ElementTree.XMLParser(target=_Builder())
    try:
        for start in range(0, len(data), 65_536):
            parser.feed(data[start : start + 65_536])
        root = parser.close()
    except (ElementTree.ParseError, LookupError, ValueError):
        raise Unreadable(DAMAGED) from None
    if not isinstance(root, Element):
        raise Unreadable(DAMAGED)
    return root


def inside(parent: Element, tag: str, around: frozenset[str]) -> Iterator[Element]:
    """The elements of a name in another, or in what merely stands around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in around:
            yield from inside(child, tag, around)
