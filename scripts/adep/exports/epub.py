"""EPUB 3: an act for reading away from the site, both languages of a row one below the other, or
side by side where there is room. Every page says how the act stands.
"""

from __future__ import annotations

import datetime
import uuid
from functools import cache, lru_cache, partial
from typing import Any, Final

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from adep.base.zip_archive import zipped
from adep.exports.held_act import Holding
from adep.exports.xml import clean
from adep.printing.paper import on_one_line

MIMETYPE: Final = "mimetype"
IDS: Final = uuid.uuid5(uuid.NAMESPACE_OID, "adep: books")  # never to be changed
CONTAINER: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)


def act(holding: Holding) -> bytes:
    """``/data/<act>.epub``."""
    paper, edition = holding.paper, holding.copy.edition
    short = on_one_line(paper.short)
    given = {
        "holding": holding,
        "paper": paper,
        "book": paper.book,
        "warning": on_one_line(holding.warnings),
        "remark": {said.lang: said.text for said in paper.words("remark.title")},
    }
    made = partial(_set, _environment(holding.copy.compiled), given)
    names = ["first", *(f"section-{at + 1}" for at in range(len(paper.sections))), "last"]
    pages = {
        "nav": made("nav.xhtml", title=short),
        "first": made("first.xhtml", title=short),
        "last": made("last.xhtml", title=short),
    }
    for at, section in enumerate(paper.sections, start=1):
        title = section.mark or short
        pages[f"section-{at}"] = made("section.xhtml", title=title, section=section)
    package = made(
        "package.opf",
        title=f"{short}. {on_one_line(paper.state)}",
        names=names,
        langs=paper.book.held,
        identifier=uuid.uuid5(IDS, f"{holding.id} {edition.name}").urn,
        address=holding.url(f"{holding.id}/"),
        modified=edition.day or datetime.date(1980, 1, 1),
    )
    files = [
        (MIMETYPE, b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.encode()),
        ("book/package.opf", package),
        *((f"book/{name}.xhtml", pages[name]) for name in ("nav", *names)),
        ("book/style.css", made("style.css")),
    ]
    return zipped(files, None, plain=(MIMETYPE,))


def _set(env: Environment, given: dict[str, Any], name: str, **more: object) -> bytes:
    text = env.get_template(name).render(given | more)
    return f"{clean(text).strip()}\n".encode()


@lru_cache(maxsize=1)
def _environment(compiled: BytecodeCache | None) -> Environment:
    found = Environment(
        loader=PackageLoader("adep.exports", "epub_parts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled,
    )
    found.filters["lang"] = _lang
    return found


@cache
def _lang(code: str) -> Markup:
    """The attributes of an element in a language: a filter, for each unit has them."""
    return Markup('lang="{0}" xml:lang="{0}"').format(code)
