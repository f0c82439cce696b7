"""Two wordings of an act → which clauses may differ in them.

That two wordings say the same is known only where somebody tells what happened between them: the
events of the act's facts, and the notes of the texts. Where the instrument that made one of the two
is not told of, any clause may differ.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from adep.model import Amendment, Facts, Text

# (date of an instrument, the clause that it changed; None: any) of every change that is told of
Changed = frozenset[tuple[datetime.date, str | None]]


def no_notes(text: Text) -> Changed:
    """Of a text whose notes nobody read."""
    return frozenset()


def told_by(amendments: Iterable[Amendment], langs: Iterable[str]) -> Changed:
    """What notes say was changed, but for what was changed in other languages than ``langs``."""
    known = {None, *langs}
    return frozenset(
        (found.date, found.clause or found.note.clause if found.target != "act" else None)
        for found in amendments
        if found.date is not None
        and found.only in known
        and (found.clause or found.target in ("act", None))
        and not (found.target == "act" and found.portion)
    )


def changed_between(
    one: Text, other: Text, facts: Facts, noted: Callable[[Text], Changed] = no_notes
) -> frozenset[str] | None:
    """The clauses that may differ in the two wordings; None: any may."""
    days = facts.newest
    first, last = sorted(text.wording_of or days[text.lang] for text in (one, other))
    if first == last:
        return frozenset()
    explained = {event.date for event in facts.history}
    if not {first, last} <= explained:
        return None
    names: set[str] = set()
    for event in facts.history:
        if first < event.date <= last and not event.ends_act:
            if not event.clauses:
                return None
            names.update(event.clauses)
    for date, clause in noted(one) | noted(other):
        if first < date <= last:
            if clause is None:
                return None
            names.add(clause)
    return frozenset(names)


def renumbered(first: datetime.date, last: datetime.date, facts: Facts) -> bool:
    """Whether the facts say that clauses were numbered otherwise on the first day than on the last:
    an event names clauses in a numbering that was used until the act was next restated."""
    restated = [e.date for e in facts.history if e.kind == "restated" and e.clauses == ()]
    for event in facts.history:
        if event.clauses is None:
            used_until = min((day for day in restated if day > event.date), default=event.date)
            if first < used_until <= last or first <= event.date == used_until <= last:
                return True
    return False


def restated(first: datetime.date, last: datetime.date, facts: Facts) -> bool:
    """Whether the whole act was restated after the first day, up to the last."""
    return any(
        first < e.date <= last and e.kind == "restated" and e.clauses == () for e in facts.history
    )
