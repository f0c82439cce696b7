"""The law as data: every file that is made of the library for programs, translators, readers away
from the site. A format is a module here and an entry in ``all_formats``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from adep.base.grouping import grouped
from adep.base.processes import Share, in_turn
from adep.exports import schema, site_data, site_types
from adep.exports.all_formats import CHECKED, FORMATS, OF_ARTICLES, OF_NO_ACT
from adep.exports.format_kinds import AnyFormat, Format, Made, OfInterface, OfSite
from adep.exports.held_act import Copy, Holding
from adep.exports.json_files import checked
from adep.exports.json_layout import to_json

__all__ = [
    "CHECKED", "FORMATS", "AnyFormat", "Copy", "FileLink", "Listed", "export", "files",
]  # fmt: skip

CATALOGUE = "data/acts.json"
SCHEMA = "data/schema.json"


class FileLink(Struct, frozen=True):
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


class Listed(Struct, frozen=True, dict=True):
    """What is told of all files of a copy that were made, and which of them belong to what."""

    copy: Copy
    sizes: Mapping[str, int]  # path in the site -> bytes
    # Act or article -> its files, and of those of its clauses the first; "": the site's. Without
    # what is in them: that weighs more than all else that is known of an act.
    made: Mapping[str, Sequence[tuple[Format, Made]]]

    def has(self, path: str) -> bool:
        """Whether a file of the site is one of them."""
        return path in self.sizes

    def links_of_site(self, names: Collection[str]) -> tuple[FileLink, ...]:
        """The files of the whole site in the formats of these names."""
        found = self.made.get("", ())
        return tuple(
            link_to(format, file, file.href, self.sizes[file.href])
            for format, file in found
            if format.name in names
        )

    def links(self, act: str, clause: str = "", of: str = "") -> tuple[FileLink, ...]:
        """The files of an act, or those of one of its clauses, that pages lead to; only those of
        the media type ``of``, where it is given.
        """
        found = []
        for format, file in self._led_to.get((act, bool(clause)), ()):
            href = file.pattern.format(clause=clause) if clause else file.href
            if of in ("", format.media_type) and href in self.sizes:
                found.append(link_to(format, file, href, self.sizes[href]))
        return tuple(found)

    @cached_property
    def _led_to(self) -> Mapping[tuple[str, bool], Sequence[tuple[Format, Made]]]:
        """An act, and whether of its clauses → the files that pages lead to."""
        return grouped(
            ((act, bool(file.pattern)), (format, file))
            for act, files in self.made.items()
            for format, file in files
            if format.label
        )


def link_to(format: Format, file: Made, href: str, size: int) -> FileLink:
    """The link by which a page leads to a file: the one at ``href``, of so many bytes."""
    return FileLink(format.label, href, format.media_type, file.lang, file.wording_of, size)


def files(copy: Copy, formats: Iterable[AnyFormat] = FORMATS) -> Mapping[str, bytes]:
    """Path in the site -> content of every file; see ``export``."""
    made: dict[str, bytes] = {}
    export(copy, made.__setitem__, formats)
    return made


class FilesOfOne(Struct, frozen=True):
    """What is told of the files of an act or article, or of the whole site."""

    sizes: Mapping[str, int]  # path in the site -> bytes
    listed: Sequence[tuple[str, Made]]  # as ``Listed.made`` has them, but for a format its name
    told: Sequence[site_types.FileJson]  # the same in the list of acts


def export(
    copy: Copy,
    take: Callable[[str, bytes], None],
    formats: Iterable[AnyFormat] = FORMATS,
    share: Share = in_turn,
) -> Listed:
    """Make every file of a copy: every format, the schema, the list of all; and what is told of
    them. ``take`` gets the path in the site and the content of each as it is made: together they
    weigh more than all else that is known of the texts. ``share`` may let other processes make
    those of an act.

    Raises ``Refused`` where data breaks the schema that is published with it.
    """
    of_acts = [one for one in formats if not isinstance(one, OfSite | OfInterface)]
    of_site = [one for one in formats if isinstance(one, OfSite | OfInterface)]

    def of_one(holding: Holding) -> FilesOfOne:
        own = (format for format in of_acts if has_files(holding, format))
        return _taken(((format, format.files(holding)) for format in own), take)

    every = (*copy.holdings, *copy.articles)
    made = dict(zip((one.id for one in every), share(of_one, every), strict=True))
    made[""] = _taken(((format, format.files(copy)) for format in of_site), take)
    sizes = {path: size for one in made.values() for path, size in one.sizes.items()}
    library, told = copy.library, {id: one.told for id, one in made.items()}
    catalogue = site_data.catalogue(library.acts, library.articles, told, copy.edition.name)
    for path, content in (
        (SCHEMA, to_json(schema.published())),
        (CATALOGUE, checked(CATALOGUE, catalogue, "catalogue")),
    ):
        sizes[path] = len(content)
        take(path, content)
    named = {format.name: format for format in (*of_acts, *of_site)}
    listed = {id: [(named[name], file) for name, file in one.listed] for id, one in made.items()}
    return Listed(copy, sizes, listed)


def _taken(
    made: Iterable[tuple[Format, Iterable[Made]]], take: Callable[[str, bytes], None]
) -> FilesOfOne:
    """Hand out files, format by format, and keep what is told of them."""
    sizes: dict[str, int] = {}
    listed: list[tuple[str, Made]] = []
    told: list[site_types.FileJson] = []
    patterns: set[tuple[str, str]] = set()
    for format, files in made:
        for file in files:
            sizes[file.href] = len(file.content)
            take(file.href, file.content)
            if not file.pattern or (format.name, file.pattern) not in patterns:
                listed.append((format.name, replace(file, content=b"")))
                told.append(_entry(format, file))
                patterns.add((format.name, file.pattern))
    return FilesOfOne(sizes, listed, told)


def has_files(holding: Holding, format: Format) -> bool:
    """Whether an act or article has files in a format."""
    if holding.act.facts.article:
        return format.name in OF_ARTICLES
    return format.name not in OF_NO_ACT


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
