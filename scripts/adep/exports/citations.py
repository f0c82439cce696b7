"""What is cited: an act, a clause or a unit of it, in one wording. CSL-JSON, BibTeX and RIS each
write these (``written``); nothing in them is decided twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from adep.exports.format_kinds import OfAct, OfClause
from adep.exports.held_act import HeldWording, Holding
from adep.model import Event, folder_of_day
from adep.view.book import Book
from adep.view.unit_values import capital


class Item(NamedTuple):
    """Something that is cited. "" and None: not known, or not to be said."""

    id: str
    title: str
    lang: str  # of the text and the title
    kind: str  # of the instrument, in words: "Decree"
    number: str
    authority: str
    adopted: datetime.date | None
    place: str  # "Clause 5, subclause 2)"; "" for the whole act
    version: str  # "wording of 1 October 2013, Kazakh, authentic text"
    url: str
    words: str  # of a unit that is quoted alone, in its sentence
    state: str  # "Repealed from 1 January 2016"
    says: str  # the status of the copy


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
    return map(_act_in, holding.wordings)


def _of_clause(holding: Holding, clause: str) -> Iterator[Item]:
    """A clause, once a wording held that has it."""
    return (_clause_in(wording, clause) for wording in _having(holding, clause))


def _of_units(holding: Holding) -> Iterator[Item]:
    """Every unit of the clauses of the newest wordings, each with its words in their sentence."""
    for wording in holding.newest.values():
        book, whole = wording.book, _item(wording, "", "", "")
        for clause in wording.text.clauses:
            for unit in clause.units:
                yield whole._replace(
                    id=f"{holding.id}-{unit.id}",
                    place=book.place(unit.id),
                    url=holding.url(f"{_folder(wording)}{clause.id}/#{unit.id}"),
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
    return _clause_in(told, clause) if clause else _act_in(told)


def _having(holding: Holding, clause: str) -> Sequence[HeldWording]:
    """The wordings held that have a clause."""
    having = holding.book.history_views.having[clause]
    return [one for one in holding.wordings if (one.lang, one.day) in having]


def _act_in(wording: HeldWording) -> Item:
    return _item(wording, f"{wording.holding.id}-{_key(wording)}", "", _folder(wording))


def _clause_in(wording: HeldWording, clause: str) -> Item:
    id = f"{wording.holding.id}-{clause}-{_key(wording)}"
    path = f"{_folder(wording)}{clause}/"
    return _item(wording, id, wording.book.clause_title(clause), path)


def _item(wording: HeldWording, id: str, place: str, path: str) -> Item:
    holding, book = wording.holding, wording.book
    facts = holding.act.facts
    adopted = holding.adopted_by
    return Item(
        id=id,
        title=facts.title.get(wording.lang) or book.title.text,
        lang=wording.lang,
        kind=capital(book.words.known("type", adopted.type)) if adopted and adopted.type else "",
        number=(adopted.number or "") if adopted else "",
        authority=_authority(book, adopted),
        adopted=adopted.date if adopted else None,
        place=place,
        version=wording.name,
        url=holding.url(path),
        words="",
        state=holding.warning(book) or book.state.says,
        says=wording.told,
    )


def _authority(book: Book, event: Event | None) -> str:
    names = book.authorities.get(event.authority or "", {}) if event else {}
    return book.words.pick(names)[0]


def _key(wording: HeldWording) -> str:
    return wording.lang if wording.newest else f"{wording.lang}-{wording.day.isoformat()}"


def _folder(wording: HeldWording) -> str:
    """Where a wording has its pages; the default interface shows every text."""
    folder = wording.holding.act.facts.folder
    return folder if wording.newest else folder_of_day(folder, wording.day)
