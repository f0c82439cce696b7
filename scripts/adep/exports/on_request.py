"""The files of a copy, each made when somebody asks for it: what a preview shows of them.

What pages say of a file is what they say when all are made: the same formats make it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

from adep.base.made_once import made_once
from adep.exports import CATALOGUE, SCHEMA, FileLink, files, has_files, link_to
from adep.exports.all_formats import FORMATS
from adep.exports.format_kinds import AnyFormat, Made, OfClause, OfInterface, OfSite
from adep.exports.held_act import Copy, Holding

_PLACE = re.compile(r"\{(\w+)\}")


class OnRequest(Struct, frozen=True, dict=True):
    """As ``exports.Listed``, with nothing made beforehand."""

    copy: Copy

    def has(self, path: str) -> bool:
        """As of ``exports.Listed``."""
        return self.file(path) is not None

    @made_once
    def file(self, path: str) -> bytes | None:
        """The content of the file at ``path``; None: it is none of them."""
        if path in (CATALOGUE, SCHEMA):
            return files(self.copy)[path]
        return next(self._made_at(path), None)

    def links_of_site(self, names: Collection[str]) -> tuple[FileLink, ...]:
        """As of ``exports.Listed``."""
        return tuple(
            link_to(format, file, file.href, len(file.content))
            for format in FORMATS
            if isinstance(format, OfSite | OfInterface) and format.name in names
            for file in format.files(self.copy)
        )

    @made_once
    def links(self, act: str, clause: str = "", of: str = "") -> tuple[FileLink, ...]:
        """As of ``exports.Listed``."""
        return tuple(
            link_to(format, file, file.href, len(file.content))
            for format in FORMATS
            if format.label and isinstance(format, OfClause) == bool(clause)
            if not of or format.media_type == of
            for file in self._made(format, act, clause)
        )

    def _made_at(self, path: str) -> Iterator[bytes]:
        for format in FORMATS:
            if told := _pattern(format).fullmatch(path):
                of = told.groupdict()
                for file in self._made(format, of.get("act", ""), of.get("clause", "")):
                    if file.href == path:
                        yield file.content

    def _made(self, format: AnyFormat, act: str, clause: str) -> Iterator[Made]:
        """The files in a format: of an act or of one of its clauses, or else of the site."""
        if isinstance(format, OfSite | OfInterface):
            yield from format.files(self.copy) if not act else ()
            return
        for holding in (*self.copy.holdings, *self.copy.articles):
            if holding.id == act and has_files(holding, format):
                yield from _files(format, holding, clause)


def _files(format: AnyFormat, holding: Holding, clause: str) -> Iterator[Made]:
    if isinstance(format, OfClause):
        clauses = holding.book.clauses
        if clause in clauses and (made := format.file(holding, clauses[clause])):
            yield made
    elif not isinstance(format, OfSite | OfInterface):
        yield from format.files(holding)


def _pattern(format: AnyFormat) -> re.Pattern[str]:
    """What the path of a file in a format looks like."""
    parts = _PLACE.split(format.href)  # what stands as it is, then a name, in turn
    said = (f"(?P<{x}>[^/]+)" if at % 2 else re.escape(x) for at, x in enumerate(parts))
    folder = "(?:[a-z]+/)?" if isinstance(format, OfInterface) else ""
    return re.compile(folder + "".join(said))
