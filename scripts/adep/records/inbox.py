"""``sources/inbox/``: documents that wait to be added, each with a short form beside it.

Who has no terminal puts both there by the code host's web page. The form says what `adep add` must
be told; its mistakes are answered with file, line and what to write, as those of any record.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from adep.base.problems import Problem
from adep.languages.grammar import interface_languages
from adep.model import Words
from adep.records.facts import STANDINGS, STATES
from adep.records.forms import (
    DAY,
    FLAG,
    LANG,
    NEEDED_WORDS,
    NUMBER,
    PLAIN,
    Field,
    Form,
    Kind,
    one_of,
)
from adep.records.toml_tables import ID, INBOX, Table, document, line_of

GUIDES: Final = ("README.md", ".gitkeep")  # files there that are no documents
NEW: Final = Form(
    "[new]",
    (
        Field("title", NEEDED_WORDS),
        Field("short", NEEDED_WORDS, "what it is called in lists"),
        Field("binds", NEEDED_WORDS, "whom it binds"),
        Field("adopted", DAY, "by what it was adopted", "2005-05-03"),
        Field("type", PLAIN, example='"decree"'),
        Field("number", NUMBER, example='"1567"'),
        Field("authority", PLAIN, "an id of sources/authorities.toml", '"president"'),
        Field("status", one_of(*STATES[:1])),
    ),
    says="only of an act that is not here yet",
)
REQUEST: Final = Form(
    "",
    (
        Field("file", PLAIN, "the name of the document beside this form", '"code.docx"'),
        Field("act", PLAIN, "its id, as its address has it", '"honor-code-2005"'),
        Field("lang", LANG),
        Field("wording", DAY),
        Field("standing", one_of(*STANDINGS)),
        Field(
            "answer",
            Kind(lambda table, key: table.choice(key, interface_languages()), ('"en"',)),
            "the language in which to answer",
            optional=True,
        ),
        Field("replace", FLAG, "the wording is held, and this is another copy of it"),
    ),
    (NEW,),
)
WORDS: Final = ("title", "short", "binds")  # of a new act, told in each language


class NewlyTold(Struct, frozen=True):
    """What a form says of an act that is not here yet."""

    words: Mapping[str, Words]  # title, short, binds
    adopted: datetime.date
    type: str
    number: str
    authority: str
    status: str


class Request(Struct, frozen=True):
    """A form: which document is to be added as what."""

    path: str  # of the form
    file: str  # of the document
    act: str
    lang: str
    wording: datetime.date
    standing: str
    answer: str | None  # the language in which to answer
    replace: bool  # the wording is held, and this is another copy of it
    new: NewlyTold | None
    lines: Mapping[str, int | None]  # a key → its line


def parse_request(text: str, path: str, files: tuple[str, ...]) -> Request:
    """The form at ``path``; ``files`` are the names of those that lie beside it.

    Raises ``Refused`` ("request-invalid").
    """
    top = document(text, path)
    said = REQUEST.read(top)
    name, act = said["file"], said["act"]
    if name not in files:
        beside = ", ".join(files) or "none"
        raise top.error("file", f"the name of the document beside this form ({beside})")
    if not ID.fullmatch(act):
        raise top.error("act", 'the act\'s id, as its address has it, "honor-code-2005"')
    lines = {key: line_of(text, key) for key in (*REQUEST.known(), *NEW.known())}
    said["file"] = f"{INBOX}/{name}"
    return Request(**said, path=path, new=_new(top), lines=lines)


def _new(top: Table) -> NewlyTold | None:
    if "new" not in top.data:
        return None
    table = top.inner("new", "a table: [new] with title, short, binds, adopted, type …")
    said = NEW.read(table)
    return NewlyTold({key: said.pop(key) for key in WORDS}, **said)


def unasked(files: tuple[str, ...], requests: tuple[Request, ...]) -> list[Problem]:
    """Documents that no form names, and those that two name."""
    named = Counter(request.file for request in requests)
    none = "no form names this document; put one beside it, as the page «Add a text» writes it"
    two = "two forms name this document; delete one of them"
    return [
        Problem(path, None, "request-invalid", two if named[path] else none)
        for path in (f"{INBOX}/{name}" for name in files)
        if named[path] != 1
    ]
