"""The law as data: every file that is made of the library for programs, translators, readers away
from the site. A format is a module here and an entry in ``registry``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from adep.exports.as_json import checked
from adep.exports.formats import AnyFormat, Format, Made, OfSite
from adep.exports.holding import Copy, Holding
from adep.exports.registry import CHECKED, FORMATS, OF_ARTICLES
from adep.render import data, schema

__all__ = ["CHECKED", "FORMATS", "AnyFormat", "Copy", "files"]

CATALOGUE = "data/acts.json"
SCHEMA = "data/schema.json"


def files(copy: Copy, formats: Iterable[AnyFormat] = FORMATS) -> dict[str, bytes]:
    """Path in the site -> content of every file: the schema, the list of all, every format.

    Raises ``Refused`` where data breaks the schema that is published with it.
    """
    formats = tuple(formats)
    made: dict[str, bytes] = {}
    listed: dict[str, list[dict[str, Any]]] = {}
    for id, format, files in _every(copy, formats):
        found = list(files)
        made |= {file.href: file.content for file in found}
        listed.setdefault(id, []).extend(_listed(format, found))
    library = copy.library
    catalogue = data.catalogue(library.acts, library.articles, listed, copy.edition.name)
    schema.validate(SCHEMA, schema.SCHEMA)
    return {
        SCHEMA: data.to_json(schema.SCHEMA).encode(),
        CATALOGUE: checked(CATALOGUE, catalogue),
        **made,
    }


def _every(
    copy: Copy, formats: tuple[AnyFormat, ...]
) -> Iterator[tuple[str, Format, Iterable[Made]]]:
    """(act or article, format, its files); "" for the whole site."""
    for format in formats:
        if isinstance(format, OfSite):
            yield "", format, format.files(copy)
        else:
            for holding in _of(copy, format):
                yield holding.id, format, format.files(holding)


def _of(copy: Copy, format: Format) -> tuple[Holding, ...]:
    return (*copy.holdings, *(copy.articles if format.name in OF_ARTICLES else ()))


def _listed(format: Format, files: Iterable[Made]) -> Iterator[dict[str, Any]]:
    """The entries of the files in the list of acts: one of all those with a pattern."""
    several: Mapping[str, Made] = {}
    for file in files:
        if file.pattern and file.pattern in several:
            continue
        several = {**several, file.pattern: file} if file.pattern else several
        yield {
            "href": file.pattern or file.href,
            "media_type": format.media_type,
            "lang": file.lang,
            "wording_of": file.wording_of,
            "bytes": None if file.pattern else len(file.content),
            "sha256": None if file.pattern else hashlib.sha256(file.content).hexdigest(),
        }
