"""``sources/terms.toml``: the codes' terms, how each language words them, and where they part."""

from __future__ import annotations

from typing import Final

from adep.languages.glossary import words_of
from adep.languages.grammar import languages
from adep.model import RecordedTerm, TermWording
from adep.records.tables import ID, document, tables

TERMS: Final = "sources/terms.toml"


def parse_terms(text: str, path: str, acts: tuple[str, ...]) -> tuple[RecordedTerm, ...]:
    """The terms in the order of the file: the one that can do the most harm first.

    A ``[[term]]`` has ``id``, ``name`` and ``reason`` by language, and ``[[term.wording]]`` tables
    with ``lang``, ``phrases`` and, where they mean this only there, ``acts``; ``on_clauses = true``
    where the pages of clauses are to say what it means.
    """
    top = document(text, path)
    top.only("term")
    found: list[RecordedTerm] = []
    for table in tables(top, "term", text):
        table.only("id", "name", "reason", "on_clauses", "wording")
        name = table.plain("id")
        if not ID.fullmatch(name) or any(name == one.id for one in found):
            raise table.error(
                "id", 'a name of its own in small Latin letters, id = "civil-employee"'
            )
        wordings = []
        for one in tables(table, "wording", text):
            one.only("lang", "phrases", "acts")
            phrases = one.texts("phrases")
            if not phrases or not all(map(words_of, phrases)):
                raise one.error("phrases", 'words of the text, phrases = ["civil servant"]')
            of = one.texts("acts") if "acts" in one.data else ()
            if set(of) - set(acts):
                raise one.error("acts", f"ids of acts that are held: {', '.join(acts)}")
            wordings.append(TermWording(one.choice("lang", languages()), phrases, of))
        if not wordings:
            raise table.error("wording", "at least one [[term.wording]] with lang and phrases")
        found.append(
            RecordedTerm(
                name,
                table.words("name", required=True),
                table.words("reason", required=True),
                tuple(wordings),
                table.flag("on_clauses"),
                path,
                table.line,
            )
        )
    return tuple(found)
