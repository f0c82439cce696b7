"""``catchwords.toml``: what editors call the clauses of an act that has no headings of its own."""

from __future__ import annotations

from typing import Final

from adep.languages.grammar import interface_languages
from adep.model import Catchword
from adep.records.forms import PLAIN, WORDINGS, WORDS, Field, Form

NAME: Final = "catchwords.toml"
LONGEST: Final = 100  # letters: a catchword stands on one line of a list

CATCHWORD: Final = Form(
    "[[catchword]]",
    (
        Field("clause", PLAIN, example='"13"'),
        Field(
            "words",
            PLAIN,
            f"only what the clause is about, at most {LONGEST} letters",
            WORDS.examples,
            each_language=True,
        ),
    ),
)
CATCHWORDS: Final = Form(
    "", (Field("wordings", WORDINGS, "of which they were made"),), (CATCHWORD,)
)


def parse_catchwords(text: str, path: str) -> tuple[Catchword, ...]:
    """The ``[[catchword]]`` tables: a clause, and its catchword in every interface language."""
    top, head = CATCHWORDS.of_file(text, path)
    if CATCHWORD.key in top.data and not head["wordings"]:
        raise top.error("wordings", "of which wordings they are made, wordings = {kk = 2013-10-01}")
    found: list[Catchword] = []
    for table, said in CATCHWORD.each(top, interface_languages()):
        clause, words = said["clause"], said["words"]
        if any(other.clause == clause for other in found):
            raise table.error("clause", "one table for a clause: this one has another above")
        for lang, one in words.items():
            if len(one) > LONGEST or {"[", "]"} & set(one):
                raise table.error(lang, f"at most {LONGEST} letters, without square brackets")
        found.append(Catchword(clause, words, path=path, line=table.line))
    return tuple(found)
