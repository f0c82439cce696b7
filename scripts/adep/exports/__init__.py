"""The law as data: every file that is made of the library for programs, translators, readers away
from the site. A format is a module here and an entry in ``all_formats``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from adep.exports import schema, site_data, site_types
from adep.exports.all_formats import CHECKED, FORMATS, OF_ARTICLES, OF_NO_ACT
from adep.exports.format_kinds import AnyFormat, Format, Made, OfInterface, OfSite
from adep.exports.held_act import Copy, Holding
from adep.exports.json_files import checked

__all__ = [
    "CHECKED", "FORMATS", "AnyFormat", "Copy", "FileLink", "Files", "Listed", "export", "files",
]  # fmt: skip

CATALOGUE = "data/acts.json"
SCHEMA = "data/schema.json"


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file to be led to from a page."""

    label: str  # what its format is called
    href: str  # from the site's root
    media_type: str
    lang: str | None  # of the one text that it carries
    wording_of: str | None
    bytes: int

    @property
    def size(self) -> int:
        """In kilobytes, as people are told it: at least one."""
        return max(1, round(self.bytes / 1000))


class Files(Protocol):
    """The files of a copy, whether they are made already or when they are asked for."""

    @property
    def copy(self) -> Copy: ...

    def has(self, path: str) -> bool:
        """Whether a file of the site is one of them."""
        ...

    def links_of_site(self, names: Collection[str]) -> tuple[FileLink, ...]:
        """The files of the whole site in the formats of these names."""
        ...

    def links(self, act: str, clause: str = "", of: str = "") -> tuple[FileLink, ...]:
        """The files of an act, or those of one of its clauses, that pages lead to; only those of
        the media type ``of``, where it is given.
        """
        ...


@dataclass(frozen=True)
class Listed:
    """What is told of all files of a copy, and which of them belong to what."""

    copy: Copy
    sizes: Mapping[str, int]  # path in the site -> bytes
    # Act or article -> its files, and of those of its clauses the first; "": the site's. Without
    # what is in them: that weighs more than all else that is known of an act.
    made: Mapping[str, Sequence[tuple[Format, Made]]]

    def has(self, path: str) -> bool:
        """See ``Files``."""
        return path in self.sizes

    def links_of_site(self, names: Collection[str]) -> tuple[FileLink, ...]:
        """See ``Files``."""
        found = self.made.get("", ())
        return tuple(
            link_to(format, file, self.sizes[file.href])
            for format, file in found
            if format.name in names
        )

    def links(self, act: str, clause: str = "", of: str = "") -> tuple[FileLink, ...]:
        """See ``Files``."""
        found = []
        for format, file in self.made.get(act, ()):
            href = file.pattern.format(clause=clause) if clause else file.href
            if not format.label or (of and format.media_type != of):
                continue
            if bool(file.pattern) == bool(clause) and href in self.sizes:
                found.append(link_to(format, replace(file, href=href), self.sizes[href]))
        return tuple(found)


def link_to(format: Format, file: Made, size: int) -> FileLink:
    """The link by which a page leads to a file of so many bytes."""
    return FileLink(format.label, file.href, format.media_type, file.lang, file.wording_of, size)


def files(copy: Copy, formats: Iterable[AnyFormat] = FORMATS) -> Mapping[str, bytes]:
    """Path in the site -> content of every file; see ``export``."""
    made: dict[str, bytes] = {}
    export(copy, made.__setitem__, formats)
    return made


def export(
    copy: Copy, take: Callable[[str, bytes], None], formats: Iterable[AnyFormat] = FORMATS
) -> Listed:
    """Make every file of a copy: every format, the schema, the list of all; and what is told of
    them. ``take`` gets the path in the site and the content of each as it is made: together they
    weigh more than all else that is known of the texts.

    Raises ``Refused`` where data breaks the schema that is published with it.
    """
    sizes: dict[str, int] = {}
    made: dict[str, list[tuple[Format, Made]]] = {}
    entries: dict[str, list[site_types.FileJson]] = {}

    def give(path: str, content: bytes) -> None:
        sizes[path] = len(content)
        take(path, content)

    for id, format, found in _every(copy, formats):
        listed, told = made.setdefault(id, []), entries.setdefault(id, [])
        patterns: set[str] = set()
        for file in found:
            give(file.href, file.content)
            if not file.pattern or file.pattern not in patterns:
                listed.append((format, replace(file, content=b"")))
                told.append(_entry(format, file))
                patterns.add(file.pattern)
    library = copy.library
    catalogue = site_data.catalogue(library.acts, library.articles, entries, copy.edition.name)
    give(SCHEMA, checked(SCHEMA, schema.published()))
    give(CATALOGUE, checked(CATALOGUE, catalogue))
    return Listed(copy, sizes, made)


def _every(
    copy: Copy, formats: Iterable[AnyFormat]
) -> Iterator[tuple[str, Format, Iterable[Made]]]:
    """(act or article, format, its files); "" for the whole site."""
    for format in formats:
        if isinstance(format, OfSite | OfInterface):
            yield "", format, format.files(copy)
        else:
            for holding in holdings_of(copy, format):
                yield holding.id, format, format.files(holding)


def holdings_of(copy: Copy, format: Format) -> tuple[Holding, ...]:
    """The acts and articles that have files in a format."""
    acts = () if format.name in OF_NO_ACT else copy.holdings
    return (*acts, *(copy.articles if format.name in OF_ARTICLES else ()))


def _entry(format: Format, file: Made) -> site_types.FileJson:
    """A file in the list of acts; one entry stands for all those with a pattern."""
    several = bool(file.pattern)
    return {
        "href": file.pattern or file.href,
        "media_type": format.media_type,
        "lang": file.lang,
        "wording_of": file.wording_of,
        "bytes": None if several else len(file.content),
        "sha256": None if several else hashlib.sha256(file.content).hexdigest(),
    }
