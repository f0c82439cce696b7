"""``sources/asked/<duty>.toml``: what people type who ask for a duty, or for some of its units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec.structs import replace

from adep.languages.grammar import languages
from adep.model import Answer, Duty
from adep.records.across_acts import UNITS
from adep.records.forms import ASKED as QUERIES
from adep.records.forms import Field, Form
from adep.records.toml_tables import Table, document, one_line

ASKED: Final = "sources/asked"
Queries = Mapping[str, tuple[str, ...]]
ANSWER: Final = Form(
    "[[answer]]",
    (
        Field(
            "units",
            UNITS,
            "some of the duty's, the best first",
            '["honor-code-2005/kk-5-22"]',
        ),
        Field("queries", QUERIES, each_language=True),
    ),
    says="what people type who ask for what some units answer best",
)
ASKED_FILE: Final = Form(
    "",
    (
        Field(
            "queries",
            QUERIES,
            "what people type who ask for the duty, whatever unit answers: words and whole "
            "questions, in a language of asking too, such as Russian",
            each_language=True,
        ),
    ),
    (ANSWER,),
)


def with_asked(duty: Duty, text: str, path: str) -> Duty:
    """The duty with what people type who ask for it, as its file has it.

    Raises ``Refused`` where that has a query twice, or what no such file has.
    """
    top = document(text, path)
    head = ASKED_FILE.read(top, languages())
    known: set[tuple[str, str]] = set()
    asked = _asked(top, head, known)
    answers = []
    for table, said in ANSWER.each(top, languages()):
        queries = _asked(table, said, known)
        answers.append(Answer(queries, said["units"], path=path, line=table.line))
    return replace(duty, asked=asked, answers=tuple(answers))


def _asked(table: Table, said: Mapping[str, Any], known: set[tuple[str, str]]) -> Queries:
    """What is typed in each language that has any; ``known`` takes it in."""
    asked = {lang: queries for lang, queries in said["queries"].items() if queries}
    for lang, queries in asked.items():
        for query in queries:
            if (lang, query) in known:
                raise table.at(lang).wrong(
                    f"«{one_line(query)}» stands in «{lang}» twice; delete one"
                )
            known.add((lang, query))
    return asked
