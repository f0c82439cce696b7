"""``sources/terms.toml``: the codes' terms, how each language words them, and where they part."""

from __future__ import annotations

from typing import Final

from adep.languages.glossary import words_of
from adep.model import RecordedTerm, TermWording
from adep.records.forms import FLAG, LANG, NEEDED_WORDS, PLAIN, TEXTS, Field, Form, Kind
from adep.records.toml_tables import Table

TERMS: Final = "sources/terms.toml"


def _phrases(table: Table, key: str) -> tuple[str, ...]:
    phrases = table.texts(key)
    if not phrases or not all(map(words_of, phrases)):
        raise table.error(key, f'words of the text, {key} = ["civil servant"]')
    return phrases


WORDING: Final = Form(
    "[[term.wording]]",
    (
        Field("lang", LANG, example='"en"'),
        Field(
            "phrases",
            Kind(_phrases, ('["civil employee", "civil servant"]',)),
            "as a dictionary has them; where each stands, and how often, the program counts",
        ),
        Field(
            "acts", TEXTS, "only there they mean this; left out: in all", '["employee-code-2020"]'
        ),
    ),
    says="how a language words it",
)
TERM: Final = Form(
    "[[term]]",
    (
        Field("id", PLAIN, example='"civil-employee"'),
        Field("name", NEEDED_WORDS),
        Field("reason", NEEDED_WORDS, "where its wordings part, and what harm that can do"),
        Field("on_clauses", FLAG, "the pages of clauses that have it say what it means there"),
    ),
    (WORDING,),
    says="the one that can do the most harm stands first",
)
TERMS_FILE: Final = Form("", (), (TERM,))


def parse_terms(text: str, path: str, acts: tuple[str, ...]) -> tuple[RecordedTerm, ...]:
    """The terms in the order of the file: the one that can do the most harm first.

    ``acts`` are the ids of those that are held.
    """
    top, _ = TERMS_FILE.of_file(text, path)
    found: list[RecordedTerm] = []
    for table, said in TERM.each(top):
        table.own_id([one.id for one in found], "civil-employee")
        wordings = []
        for one, told in WORDING.each(table):
            wording = TermWording(**told)
            if set(wording.acts) - set(acts):
                raise one.error("acts", f"ids of acts that are held: {', '.join(acts)}")
            wordings.append(wording)
        if not wordings:
            raise table.error("wording", "at least one [[term.wording]] with lang and phrases")
        found.append(RecordedTerm(**said, wordings=tuple(wordings), path=path, line=table.line))
    return tuple(found)
