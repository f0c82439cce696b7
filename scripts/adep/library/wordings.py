"""Texts of an act in several wordings → the newest of each language, and the older by clause.

A newer text in a language takes the page; the older ones stay readable at the address of their day.
Nothing is paired here: ``pair`` sets what is held of one day side by side, and ``word_diff`` shows
what changed from one wording to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from adep.languages.grammar import natural
from adep.model import EarlierWording, Facts, PairedClause, Text


def newest(texts: Sequence[Text]) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """(the newest text of each language, the older ones newest first).

    Languages keep the order in which ``texts`` first names them.
    """
    shown: dict[str, Text] = {}
    for text in texts:
        if text.lang not in shown or text.day > shown[text.lang].day:
            shown[text.lang] = text
    older = [text for text in texts if text is not shown[text.lang]]
    return tuple(shown.values()), tuple(sorted(older, key=lambda text: text.day, reverse=True))


def by_clause(earlier: Iterable[Text]) -> Mapping[str, tuple[EarlierWording, ...]]:
    """Clause id → what the older wordings have under that number, language by language."""
    found: dict[str, list[EarlierWording]] = {}
    for text in earlier:
        for clause in text.clauses:
            own = {unit.id for unit in clause.units} | {note.id for note in clause.notes}
            remarks = tuple(remark for remark in text.remarks if remark.unit in own)
            found.setdefault(clause.id, []).append(
                EarlierWording(text.lang, text.day, clause.units, clause.notes, remarks)
            )
    order = list(dict.fromkeys(text.lang for text in earlier))
    return {
        clause: tuple(sorted(wordings, key=lambda wording: order.index(wording.lang)))
        for clause, wordings in found.items()
    }


def by_day(
    facts: Facts, texts: Sequence[Text], earlier: Sequence[Text]
) -> tuple[tuple[Facts, tuple[Text, ...]], ...]:
    """For each day of an ``earlier`` wording, newest first: the facts as of it, and its texts.

    Another language's newest wording may be of the same day: it belongs there too. Languages come
    in the order of ``texts``.
    """
    order = [text.lang for text in texts]
    found = []
    for day in sorted({text.day for text in earlier}, reverse=True):
        held = [text for text in (*texts, *earlier) if text.day == day]
        of_day = replace(
            facts, texts=tuple(text for text in facts.texts if text.wording_of == day), day=day
        )
        found.append((of_day, tuple(sorted(held, key=lambda text: order.index(text.lang)))))
    return tuple(found)


def only_earlier(
    clauses: Iterable[PairedClause], earlier: Sequence[Text]
) -> tuple[PairedClause, ...]:
    """Clauses that stand in no newest wording, without rows: links to them must still open."""
    known = {clause.id for clause in clauses}
    gone = {
        clause.id: PairedClause(clause.id, clause.part, None, (), (), ())
        for text in earlier
        for clause in text.clauses
        if clause.id not in known
    }
    return tuple(sorted(gone.values(), key=lambda clause: natural(clause.id)))
