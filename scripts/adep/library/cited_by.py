"""References the other way round: what cites a unit or an act, and which acts are cited unheld."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from adep.model import Act, Citation, CitedAct, Reference

CitedPlace = tuple[str, str | None]  # act, and a unit or clause of it; None: the whole act


class Citing(Struct, frozen=True):
    """A unit that cites something."""

    act: str
    clause: str | None  # None: outside the clauses, or in an article
    unit: str


class CitingPlace(Struct, frozen=True):
    """A unit that cites an act which is not held, and which place of it."""

    by: Citing
    lang: str
    place: str | None  # "16-41-4"; None: the whole act
    text: str  # the phrase


class Cited(Struct, frozen=True):
    """An act that is not held, with every place that cites it, in the order of the texts."""

    id: str  # of its place on the page of cited acts
    known: CitedAct | None  # its record; None: it is known only as the texts name it
    type: str | None
    date: datetime.date | None
    number: str | None
    titles: Mapping[str, tuple[str, ...]]  # language -> titles; of a record the act's own alone
    places: tuple[CitingPlace, ...]

    @property
    def only_dated(self) -> bool:
        """Is it named by its date alone? Then nobody can say which act it is."""
        return self.known is None and self.number is None and not self.titles


def cited_by(acts: Iterable[Act]) -> Mapping[CitedPlace, tuple[Citing, ...]]:
    """(act, target) → what cites it, each unit once, in the order of ``acts``.

    A target is what ``Reference.to`` names; the whole act is ``(act, None)``.
    """
    found: dict[CitedPlace, dict[Citing, None]] = {}
    for by, reference in _references(acts):
        if reference.act is not None:
            found.setdefault((reference.act, reference.to), {})[by] = None
    return {target: tuple(citing) for target, citing in found.items()}


def cited_acts(acts: Iterable[Act], known: Iterable[CitedAct]) -> Mapping[object, Cited]:
    """The acts that are cited and not held, by their ``key``, as they are first cited."""
    records = {act.id: act for act in known}
    citations: dict[object, list[tuple[Citation, CitingPlace]]] = {}
    for by, reference in _references(acts):
        if reference.act is None and (cited := reference.cited) is not None:
            place = CitingPlace(by, reference.lang, cited.place, reference.text)
            citations.setdefault(key(cited), []).append((cited, place))
    return {
        name: _gathered(found, records, f"act-{at}")
        for at, (name, found) in enumerate(citations.items(), start=1)
    }


def key(cited: Citation) -> object:
    """What makes two citations one act's."""
    if cited.known is not None:
        return cited.known
    return cited.type, cited.date, cited.number, " ".join((cited.title or "").casefold().split())


def _gathered(
    found: list[tuple[Citation, CitingPlace]], records: Mapping[str, CitedAct], name: str
) -> Cited:
    first, _ = found[0]
    known = records.get(first.known) if first.known is not None else None
    titles: dict[str, dict[str, None]] = {}
    for lang, spellings in (known.titles if known else {}).items():
        titles[lang] = dict.fromkeys(spellings[:1])
    if known is None:
        for cited, place in found:
            if cited.title is not None:
                titles.setdefault(place.lang, {})[cited.title] = None
    return Cited(
        known.id if known else name,
        known,
        known.type if known else first.type,
        known.date if known else first.date,
        known.number if known else first.number,
        {lang: tuple(spellings) for lang, spellings in titles.items()},
        tuple(place for _, place in found),
    )


def _references(acts: Iterable[Act]) -> Iterator[tuple[Citing, Reference]]:
    for act in acts:
        for reference in act.references:
            yield Citing(act.facts.id, None, reference.unit), reference
        for clause in act.clauses:
            for reference in clause.references:
                yield Citing(act.facts.id, clause.id, reference.unit), reference
