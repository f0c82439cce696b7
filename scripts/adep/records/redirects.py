"""Where old addresses lead, and which addresses were ever published."""

from __future__ import annotations

import re
from typing import Final

from adep.base.problems import refuse
from adep.languages.grammar import interface_languages
from adep.model import Redirect
from adep.records.tables import document, not_on_windows, tables

# Folders of a page's address; an older wording's day begins with "@".
ADDRESS: Final = re.compile(r"(?:@?[a-z0-9][A-Za-z0-9._-]*/)+")
WAY: Final = re.compile(rf"(?P<page>(?:{ADDRESS.pattern})?)(?:#(?P<place>[A-Za-z0-9@._-]+))?")


def parse_redirects(text: str, path: str) -> tuple[Redirect, ...]:
    """``sources/redirects.toml``, in the order of the file."""
    top = document(text, path)
    top.only("redirect")
    found: dict[str, Redirect] = {}
    for table in tables(top, "redirect", text):
        table.only("from", "to", "date", "reason")
        old = table.plain("from")
        if not ADDRESS.fullmatch(old):
            raise table.error("from", 'the old address from the site\'s root, "duties/loyalty/"')
        if any(map(not_on_windows, old.removesuffix("/").split("/"))):
            raise table.error("from", f"an address that Windows can hold too; «{old}» is none")
        lang, _, rest = old.partition("/")
        if lang in interface_languages():
            want = f'it without the interface, from = "{rest}": a redirect is made for each'
            raise table.error("from", want)
        new = table.data.get("to")
        way = WAY.fullmatch(new) if isinstance(new, str) else None  # "" is the home page
        if way is None:
            raise table.error("to", 'the address of a page, "duties/honesty/" or "rules/5/#en-5-2"')
        if old in found:
            message = f"«{old}» is redirected on line {found[old].line} already; delete one of both"
            raise refuse("record-invalid", path, table.line, message)
        found[old] = Redirect(
            old,
            way["page"],
            way["place"] or "",
            table.date("date"),
            table.words("reason", required=True),
            table.line,
            path,
        )
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
