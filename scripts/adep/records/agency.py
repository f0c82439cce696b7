"""An agency's own name, logo, contact and home page, as its ``agency.toml`` gives them.

They say who hosts a copy of the site, never who issued its texts. What a file gives goes on every
page, so it is held to what a page can show: words on one line, links of four kinds, a small picture
that runs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from adep.base.problems import Refused
from adep.languages.grammar import interface_languages
from adep.model import Words
from adep.records.forms import WORDS, Field, Form, Kind
from adep.records.svg import why_not_drawn
from adep.records.toml_tables import Table, document

CODE: Final = "agency-invalid"
LONGEST: Final = 120  # characters of a name or a contact: they stand on one or two lines
MOST_CONTACTS: Final = 4
LARGEST_LOGO: Final = 100_000  # bytes: every reader of every page fetches it

_PICTURE: Final = re.compile(r"(?i)[^/\\:]+\.(?:svg|png)")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
# What may stand in an address; nothing that ends an attribute or is seen by nobody.
_ADDRESS: Final = re.compile(r"[^\s<>\"'\\^`{|}\x00-\x20\x7f-\x9f]+")
_MAIL: Final = re.compile(r"[^@/?#]+@[^@/?#]+")
_PHONE: Final = re.compile(r"\+?[0-9()*#,;.-]{2,40}")


class Contact(Struct, frozen=True):
    """How to reach the agency: words, and a link where there is one."""

    text: Words
    link: str | None  # http:, https:, mailto: or tel:


class Logo(Struct, frozen=True):
    """A picture to be shown by ``<img>``, which runs no script; ``kind`` is "svg" or "png"."""

    kind: str
    content: bytes


class Agency(Struct, frozen=True):
    """Who hosts this copy of the site. ``home`` is http: or https:."""

    name: Words
    logo: Logo | None = None
    home: str | None = None
    contacts: tuple[Contact, ...] = ()


def _words(table: Table, key: str) -> Words:
    """Words on one line, in one language at least."""
    words = table.words(key, required=True)
    shown = all(one.isprintable() and len(one) <= LONGEST for one in words.values())
    if not shown or not set(words) <= set(interface_languages()):
        examples = " and ".join(f'{key}.{lang} = "…"' for lang in interface_languages())
        raise table.error(key, f"{examples}, each on one line of at most {LONGEST} characters")
    return words


def _link(table: Table, key: str, schemes: tuple[str, ...]) -> str:
    value = table.data[key]
    examples = {
        "https": "https://intranet.example.kz/",
        "mailto": "mailto:name@example.kz",
        "tel": "tel:+77172000000",
    }
    want = " or ".join(f'"{text}"' for scheme, text in examples.items() if scheme in schemes)
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value) or not _leads(value, schemes):
        raise table.error(key, f"an address such as {want}")
    return value


def _leads(value: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        return False
    scheme = parts.scheme.lower()
    if scheme not in schemes:
        return False
    if scheme == "mailto":
        return not parts.netloc and bool(_MAIL.fullmatch(parts.path))
    if scheme == "tel":
        return bool(_PHONE.fullmatch(value[len("tel:") :]))
    return bool(host) and value.lower().startswith(f"{scheme}://")


def _logo_name(table: Table, key: str) -> str:
    name = table.data[key]
    if not isinstance(name, str) or not name.isprintable() or not _PICTURE.fullmatch(name):
        raise table.error(key, 'the name of a picture beside this file, "logo.svg" or .png')
    return name


CONTACT: Final = Form(
    "[[contact]]",
    (
        Field("text", Kind(_words, WORDS.examples)),
        Field(
            "link",
            Kind(lambda table, key: _link(table, key, ("https", "http", "mailto", "tel")), ()),
            "of https:, http:, mailto: or tel:; left out: words without a link",
            '"mailto:name@example.kz"',
            optional=True,
        ),
    ),
    says=f"how to reach the agency; {MOST_CONTACTS} at most",
)
AGENCY: Final = Form(
    "",
    (
        Field(
            "name",
            Kind(_words, WORDS.examples),
            f"on one line, at most {LONGEST} letters",
        ),
        Field(
            "logo",
            Kind(_logo_name, ('"logo.svg"',)),
            f"a picture beside this file, .svg or .png, {LARGEST_LOGO // 1000} KB at most",
            optional=True,
        ),
        Field(
            "home",
            Kind(lambda table, key: _link(table, key, ("https", "http")), ()),
            "the home page of the agency",
            '"https://intranet.example.kz/"',
            optional=True,
        ),
    ),
    (CONTACT,),
)


def parse_agency(text: str, path: str, picture: Callable[[str], bytes | None]) -> Agency:
    """The agency of ``agency.toml``; ``picture`` gives the bytes of a file beside it, None if it
    is not there. Raises ``Refused`` ("agency-invalid") on the first thing that is wrong.
    """
    try:
        top = document(text, path)
        said = AGENCY.read(top)
        logo = None if said["logo"] is None else _logo(top.at("logo"), said["logo"], picture)
        contacts = tuple(Contact(**one) for _, one in CONTACT.each(top))
        if len(contacts) > MOST_CONTACTS:
            many = f"there are more than {MOST_CONTACTS} contacts; keep those"
            raise top.at("contact").wrong(many)
    except Refused as refused:
        raise Refused(replace(one, code=CODE) for one in refused.problems) from None
    return Agency(said["name"], logo, said["home"], contacts)


def _logo(table: Table, name: str, picture: Callable[[str], bytes | None]) -> Logo:
    kind = name[-3:].lower()
    content = picture(name)
    if content is None:
        raise table.wrong(
            f"the logo «{name}» is not beside this file; put it there, or delete this line"
        )
    if len(content) > LARGEST_LOGO:
        size = f"{len(content) / 1000:.0f} KB"
        limit = f"{LARGEST_LOGO // 1000} KB"
        raise table.wrong(f"the logo «{name}» has {size}; save it smaller, at most {limit}")
    why = _not_png(content) if kind == "png" else why_not_drawn(content)
    if why:
        raise table.wrong(f"the logo «{name}» {why}")
    return Logo(kind, content)


def _not_png(content: bytes) -> str | None:
    return None if content.startswith(_PNG) else "is no PNG picture; save it as one"
