"""What is cited: an act, a clause or a unit of it, in one wording. CSL-JSON, BibTeX and RIS each
write these (``written``); nothing in them is decided twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from adep.exports.cited import Item
from adep.exports.format_kinds import OfAct, OfClause
from adep.exports.held_act import HeldWording, Holding


def formats(
    name: str,
    label: str,
    media_type: str,
    suffix: str,
    written: Callable[[Holding, Iterable[Item]], bytes | None],
) -> tuple[OfAct | OfClause, ...]:
    """A format of citations: a file for an act, one for all of its units, one for each clause.

    ``written`` makes the file of some items, None of none.
    """
    place = f"data/{{act}}.{suffix}"
    of_units = f"data/{{act}}.units.{suffix}"
    of_clause = f"data/{{act}}/{{clause}}.{suffix}"
    return (
        OfAct(name, label, media_type, place, lambda act: written(act, _of_act(act))),
        OfAct(f"{name}-units", "", media_type, of_units, lambda act: written(act, _of_units(act))),
        OfClause(
            f"{name}-clause",
            label,
            media_type,
            of_clause,
            lambda act, clause: written(act, _of_clause(act, clause.id)),
        ),
    )


def _of_act(holding: Holding) -> Iterator[Item]:
    """The act, once a wording held."""
    return (wording.cited for wording in holding.wordings)


def _of_clause(holding: Holding, clause: str) -> Iterator[Item]:
    """A clause, once a wording held that has it."""
    return (_clause_in(wording, clause) for wording in _having(holding, clause))


def _of_units(holding: Holding) -> Iterator[Item]:
    """Every unit of the clauses of the newest wordings, each with its words in their sentence."""
    for wording in holding.newest.values():
        act, place, whole = holding.id, wording.book.place, wording.cited
        for clause in wording.text.clauses:
            url = holding.url(f"{wording.folder}{clause.id}/")
            for unit in clause.units:
                yield replace(
                    whole,
                    id=f"{act}-{unit.id}",
                    place=place(unit.id),
                    url=url and f"{url}#{unit.id}",
                    words=holding.quoted_alone(unit),
                )


def on_page(holding: Holding, lang: str, clause: str = "") -> Item | None:
    """What a page of the act's newest wordings is cited as, by the text in ``lang`` if it is held.

    ``clause``: of which clause the page is; "" for the act's own. None: no text of it is held.
    """
    found = _having(holding, clause) if clause else holding.wordings
    told = next((one for one in found if one.lang == lang), found[0] if found else None)
    if told is None:
        return None
    return _clause_in(told, clause) if clause else told.cited


def _having(holding: Holding, clause: str) -> Sequence[HeldWording]:
    """The wordings held that have a clause."""
    having = holding.book.history_views.having[clause]
    return [one for one in holding.wordings if (one.lang, one.day) in having]


def _clause_in(wording: HeldWording, clause: str) -> Item:
    holding = wording.holding
    return replace(
        wording.cited,
        id=f"{holding.id}-{clause}-{wording.key}",
        place=wording.book.clause_title(clause),
        url=holding.url(f"{wording.folder}{clause}/"),
    )
