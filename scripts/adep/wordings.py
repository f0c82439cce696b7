"""Texts of an act in several wordings → the newest of each language, and the older by clause.

A newer text in a language takes the page; the older ones stay readable below it. Nothing is paired
here: an older wording is shown as it stands, and ``compare`` shows what changed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from adep.language import natural
from adep.model import EarlierWording, PairedClause, Text


def newest(texts: Sequence[Text]) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """(the newest text of each language, the older ones newest first).

    Languages keep the order in which ``texts`` first names them.
    """
    shown: dict[str, Text] = {}
    for text in texts:
        if text.lang not in shown or _day(text) > _day(shown[text.lang]):
            shown[text.lang] = text
    older = [text for text in texts if text is not shown[text.lang]]
    return tuple(shown.values()), tuple(sorted(older, key=_day, reverse=True))


def by_clause(earlier: Iterable[Text]) -> Mapping[str, tuple[EarlierWording, ...]]:
    """Clause id → what the older wordings have under that number, language by language."""
    found: dict[str, list[EarlierWording]] = {}
    for text in earlier:
        for clause in text.clauses:
            own = {unit.id for unit in clause.units} | {note.id for note in clause.notes}
            remarks = tuple(remark for remark in text.remarks if remark.unit in own)
            found.setdefault(clause.id, []).append(
                EarlierWording(text.lang, _day(text), clause.units, clause.notes, remarks)
            )
    order = list(dict.fromkeys(text.lang for text in earlier))
    return {
        clause: tuple(sorted(wordings, key=lambda wording: order.index(wording.lang)))
        for clause, wordings in found.items()
    }


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


def _day(text: Text) -> datetime.date:
    return text.wording_of or datetime.date.min
