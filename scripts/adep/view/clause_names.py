"""What a clause is called that has no heading: by an editor's catchword, or by its first words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from adep.languages.interface import Interface
from adep.model import ResolvedClause
from adep.view.unit_values import Said, snippet


class ClauseNames(Struct, frozen=True, dict=True):
    """The clauses of an act, as lists call them."""

    words: Interface
    langs: tuple[str, ...]  # the columns, in order
    clauses: Mapping[str, ResolvedClause]

    def called(self, clause: str) -> Said:
        """What the contents beside a page call a clause: its catchword, or its first words."""
        return self.catchword(clause) or self.first_words(clause, limit=48)

    def catchword(self, clause: str) -> Said:
        """What editors call the clause, in the brackets that say so; empty where they do not."""
        found = self.clauses[clause].catchword
        if found is None:
            return Said("", self.words.lang)
        words, lang = self.words.pick(found.words)
        return Said(f"[{words}]", lang, found.recorded_at)

    @cached_property
    def any_catchword(self) -> bool:
        """Whether editors call any clause anything."""
        return any(clause.catchword for clause in self.clauses.values())

    def first_words(self, clause: str, lang: str = "", limit: int = 72) -> Said:
        """The clause's opening words in ``lang``, or in the interface's language, or in any."""
        resolved = self.clauses[clause]
        older = (unit for wording in resolved.earlier for unit in wording.units)
        units = resolved.paired.units or tuple(older)
        for wanted in (lang,) if lang else (self.words.lang, *self.langs):
            for unit in units:
                if unit.lang == wanted:
                    return Said(snippet(unit.text, limit), wanted)
        return Said("", lang or self.words.lang)
