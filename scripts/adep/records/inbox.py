"""``sources/inbox/``: documents that wait to be added, each with a short form beside it.

Who has no terminal puts both there by the code host's web page. The form says what `adep add` must
be told; its mistakes are answered with file, line and what to write, as those of any record.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from adep.base.problems import Problem
from adep.languages.grammar import interface_languages, languages
from adep.model import Words
from adep.records.facts import STANDINGS, STATES
from adep.records.tables import ID, INBOX, Table, document, line_of

GUIDES: Final = ("README.md", ".gitkeep")  # files there that are no documents
WORDS: Final = ("title", "short", "binds")
KEYS: Final = ("file", "act", "lang", "wording", "standing", "answer", "replace", "new")


@dataclass(frozen=True, slots=True)
class NewlyTold:
    """What a form says of an act that is not here yet."""

    words: Mapping[str, Words]  # title, short, binds
    adopted: datetime.date
    type: str
    number: str
    authority: str
    status: str


@dataclass(frozen=True, slots=True)
class Request:
    """A form: which document is to be added as what."""

    path: str  # of the form
    file: str  # of the document
    act: str
    lang: str
    wording: datetime.date
    standing: str
    answer: str | None  # the language in which to answer
    replaces: bool
    new: NewlyTold | None
    lines: Mapping[str, int | None]  # a key → its line


def parse_request(text: str, path: str, files: tuple[str, ...]) -> Request:
    """The form at ``path``; ``files`` are the names of those that lie beside it.

    Raises ``Refused`` ("request-invalid").
    """
    top = document(text, path)
    top.only(*KEYS)

    def at(key: str) -> Table:
        """The form, seen from the line of a key."""
        return replace(top, line=line_of(text, key))

    name = at("file").plain("file")
    if name not in files:
        beside = ", ".join(files) or "none"
        raise at("file").error("file", f"the name of the document beside this form ({beside})")
    act = at("act").plain("act")
    if not ID.fullmatch(act):
        raise at("act").error("act", 'the act\'s id, as its address has it, "honor-code-2005"')
    return Request(
        path,
        f"{INBOX}/{name}",
        act,
        at("lang").choice("lang", languages()),
        at("wording").date("wording"),
        at("standing").choice("standing", STANDINGS),
        at("answer").choice("answer", interface_languages()) if "answer" in top.data else None,
        at("replace").flag("replace"),
        _new(top, text),
        {key: line_of(text, key) for key in (*KEYS, *WORDS, "adopted", "type", "number", "status")},
    )


def _new(top: Table, text: str) -> NewlyTold | None:
    if "new" not in top.data:
        return None
    data: Any = top.data["new"]
    if not isinstance(data, dict):
        raise top.error("new", "a table: [new] with title, short, binds, adopted, type …")
    table = Table(data, top.path, line_of(text, "new"), "new")
    table.only(*WORDS, "adopted", "type", "number", "authority", "status")

    def at(key: str) -> Table:
        return replace(table, line=line_of(text, key) or table.line)

    return NewlyTold(
        {key: at(key).words(key, required=True) for key in WORDS},
        at("adopted").date("adopted"),
        at("type").plain("type"),
        at("number").plain("number"),
        at("authority").plain("authority"),
        at("status").choice("status", STATES[:1]),
    )


def unasked(files: tuple[str, ...], requests: tuple[Request, ...]) -> list[Problem]:
    """Documents that no form names, and those that two name."""
    named = [request.file for request in requests]
    problems = []
    for name in files:
        path = f"{INBOX}/{name}"
        if named.count(path) > 1:
            message = "two forms name this document; delete one of them"
        elif path not in named:
            message = (
                "no form names this document; put one beside it, as the page «Add a text» writes it"
            )
        else:
            continue
        problems.append(Problem(path, None, "request-invalid", message))
    return problems
