"""What the search says on a page, in one interface language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from adep.interface import Interface
from adep.search.entries import ActEntries

# The tables of the interface's words that the search speaks with.
_TABLES: Final = ("search", "relation", "unit", "clause", "part", "languages", "state")
_WORDS: Final = ("cited.outside", "act.notes")


def page_words(words: Interface, acts: Iterable[ActEntries], index: str, panel: str) -> Any:
    """``{"lang", "words": {key: words}, "wordings": {act: {ISO day: words}}, "index", "panel"}``.

    ``index`` is the name that a link to a folder needs, or nothing; ``panel`` is the markup of
    what opens below the search field.
    """
    wordings: dict[str, dict[str, str]] = {}
    for act in acts:
        older = {e.wording for p in act.places for row in p.rows for e in row.entries if e.wording}
        form = "wording.published" if act.article else "wording.of"
        wordings[act.id] = {
            day.isoformat(): words.say(form, date=words.date(day, "plain" if act.article else "in"))
            for day in sorted({day for _, day in act.wordings} | older)
        }
    return {
        "lang": words.lang,
        "words": {
            key: said
            for key, said in words.words.items()
            if key.partition(".")[0] in _TABLES or key in _WORDS
        },
        "wordings": wordings,
        "index": index,
        "panel": panel,
    }
