"""Where old addresses lead, and which addresses were ever published."""

from __future__ import annotations

import re
from typing import Final

from adep.base.problems import refuse
from adep.languages.grammar import interface_languages
from adep.model import Redirect
from adep.records.forms import DAY, NEEDED_WORDS, PLAIN, Field, Form, Kind
from adep.records.toml_tables import Table, not_on_windows

# Folders of a page's address; an older wording's day begins with "@".
ADDRESS: Final = re.compile(r"(?:@?[a-z0-9][A-Za-z0-9._-]*/)+")
WAY: Final = re.compile(rf"(?P<page>(?:{ADDRESS.pattern})?)(?:#(?P<place>[A-Za-z0-9@._-]+))?")


def _way(table: Table, key: str) -> tuple[str, str]:
    """An address, and the place on its page or ""."""
    new = table.data.get(key)
    way = WAY.fullmatch(new) if isinstance(new, str) else None  # "" is the home page
    if way is None:
        raise table.error(key, 'the address of a page, "duties/honesty/" or "rules/5/#en-5-2"')
    return way["page"], way["place"] or ""


REDIRECT: Final = Form(
    "[[redirect]]",
    (
        Field(
            "from", PLAIN, "the old address, from the site's root, without en/", '"duties/loyalty/"'
        ),
        Field(
            "to",
            Kind(_way, ('"duties/honesty/"',)),
            'a page that is there; "#kk-5-2" after it for a place on it',
        ),
        Field("date", DAY, "since when", "2026-12-01"),
        Field("reason", NEEDED_WORDS, "why, in a sentence: readers see it"),
    ),
)
REDIRECTS: Final = Form("", (), (REDIRECT,))


def parse_redirects(text: str, path: str) -> tuple[Redirect, ...]:
    """``sources/redirects.toml``, in the order of the file."""
    top, _ = REDIRECTS.of_file(text, path)
    found: dict[str, Redirect] = {}
    for table, said in REDIRECT.each(top):
        old = said.pop("from")
        if not ADDRESS.fullmatch(old):
            raise table.error("from", 'the old address from the site\'s root, "duties/loyalty/"')
        if any(map(not_on_windows, old.removesuffix("/").split("/"))):
            raise table.error("from", f"an address that Windows can hold too; «{old}» is none")
        lang, _, rest = old.partition("/")
        if lang in interface_languages():
            want = f'it without the interface, from = "{rest}": a redirect is made for each'
            raise table.error("from", want)
        if old in found:
            raise table.wrong(
                f"«{old}» is redirected on line {found[old].line} already; delete one of both"
            )
        page, place = said.pop("to")
        found[old] = Redirect(old, page, place, path=path, line=table.line, **said)
    return tuple(found.values())


def parse_addresses(text: str, path: str) -> tuple[tuple[int, str], ...]:
    """``sources/addresses.txt``: (line, address); lines that begin with # say something else."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        address = line.strip().removeprefix("/")
        if line.strip() and not line.startswith("#"):
            if address and not ADDRESS.fullmatch(address):
                message = f"«{address[:80]}» is no address of a page; write one such as /rules/5/"
                raise refuse("record-invalid", path, number, message)
            found.append((number, address))
    return tuple(found)
