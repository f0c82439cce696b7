"""What the search says on a page, in one interface language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from adep.languages.interface import Interface
from adep.search.entries import ActEntries
from adep.view.unit_values import small

# The tables of the interface's words that the search speaks with.
_TABLES: Final = ("search", "relation", "unit", "clause", "part", "languages", "state")
_WORDS: Final = ("cited.outside", "act.notes", "remark.title")


def page_words(words: Interface, index: str, panel: str) -> dict[str, Any]:
    """``{"lang", "words": {key: words}, "index", "panel"}``: what is said whatever is found.

    ``index`` is the name that a link to a folder needs, or nothing; ``panel`` is the markup of
    what opens below the search field.
    """
    return {
        "lang": words.lang,
        "words": {
            key: said
            for key, said in words.words.items()
            if key.partition(".")[0] in _TABLES or key in _WORDS
        },
        "index": index,
        "panel": panel,
    }


def part_words(words: Interface, acts: Iterable[ActEntries]) -> dict[str, Any]:
    """``{"wordings": {act: {"kk 2013-10-01": words}}, "remarks": {"act/unit": [words]},
    "catchwords": {"act/clause": words}}``: what is said of some acts: a wording with its standing,
    remarks on units, what editors call a clause.
    """
    wordings: dict[str, dict[str, str]] = {}
    remarks: dict[str, list[str]] = {}
    catchwords: dict[str, str] = {}
    for act in acts:
        told = {*act.wordings, *((one.lang, one.wording) for one in act.every() if one.wording)}
        form = "wording.published" if act.article else "wording.of"
        wordings[act.id] = {
            f"{lang} {day.isoformat()}": ", ".join(
                (
                    words.say(form, date=words.date(day, "plain" if act.article else "in")),
                    small(words.known("standing", act.standings[lang, day])),
                )
            )
            for lang, day in sorted(told)
        }
        for place in act.places:
            if place.catchword:
                catchwords[f"{act.id}/{place.clause}"] = f"[{words.pick(place.catchword)[0]}]"
        for id, of in act.remarks.items():
            remarks[f"{act.id}/{id}"] = [words.pick(one)[0] for one in of]
    return {"wordings": wordings, "remarks": remarks, "catchwords": catchwords}
