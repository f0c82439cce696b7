"""Find → resolve: what the words of a unit lead to, in this act or in another.

``find`` (of ``mentions``) says where a text names a unit or an act; ``resolve_mentions`` says which
one. Nothing is guessed: what names nothing that is there, or more than one thing, stays plain text
and is reported.
"""

from __future__ import annotations

from adep.base.kept_results import ANEW, Again
from adep.languages.grammar import Grammar
from adep.library.resolve.references.act_index import ActIndex
from adep.library.resolve.references.mentions import Mention, find
from adep.library.resolve.references.unit_references import Reader, References
from adep.model import Facts, Text

__all__ = ["Mention", "References", "find", "resolve_mentions"]


def resolve_mentions(
    text: Text, facts: Facts, grammar: Grammar, shelf: ActIndex, again: Again = ANEW
) -> References:
    """The references of every sentence of ``text``, which is one language of the act ``facts``."""
    reader = Reader(text, facts, grammar, shelf, again)
    for unit in text.front:
        reader.read(unit, None)
    for clause in text.clauses:
        reader.read_clause(clause)
    return References(reader.found, tuple(reader.problems))
