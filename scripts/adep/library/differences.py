"""Where the texts of an act differ between its languages, or lack each other: row by row.

Only what somebody recorded or what the rows themselves show is told: that a text is missing here
never means that no such text exists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from msgspec import field

from adep.base.grouping import grouped
from adep.base.located import Located
from adep.model import Act, Remark, Words

Kind = Literal["amended", "wordings", "missing", "unpaired", "remark"]
# In the order of their weight for a reader.
KINDS: Final[tuple[Kind, ...]] = ("amended", "missing", "wordings", "unpaired", "remark")
# Why a row has no text in a language (``PairedClause.missing``), where the act has one.
_MISSING: Final[Mapping[str, Kind]] = {
    "missing": "missing",
    "missing_clause": "missing",
    "open": "unpaired",
    "proposed_alone": "unpaired",
    "not_compared": "unpaired",
}
_DIFFERING: Final[Mapping[str, Kind]] = {"amended": "amended", "wordings": "wordings"}


class Difference(Located, frozen=True):
    """A row whose texts differ or lack each other, or on which an editor remarked something."""

    clause: str  # its id; "" of what stands outside the clauses
    sides: Mapping[str, tuple[str, ...]]  # language -> its units
    kinds: tuple[Kind, ...]  # at least one, the heaviest first
    relation: str  # of the row; "" outside the clauses
    says: tuple[tuple[str, str], ...] = ()  # (language, why it has no text: a key of [relation])
    differs: Words = field(default_factory=dict)
    reason: Words = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()  # of the editors, on its units
    record: str = ""


def differences(act: Act, langs: tuple[str, ...]) -> tuple[Difference, ...]:
    """Those of an act, in its order; what stands outside the clauses first.

    ``langs`` are the languages of the columns. A language in which the act has no text at all makes
    no row: that is said once of the act.
    """
    remarks = grouped((remark.unit, remark) for text in act.texts for remark in text.remarks)
    return (*_outside(act, remarks), *_inside(act, langs, remarks))


def _inside(
    act: Act, langs: tuple[str, ...], remarks: Mapping[str, Sequence[Remark]]
) -> Iterator[Difference]:
    for clause in act.clauses:
        for row in clause.paired.rows:
            sides = {lang: row.ids(lang) for lang in langs if row.sides.get(lang)}
            on_it = tuple(r for ids in sides.values() for id in ids for r in remarks.get(id, ()))
            says = tuple(
                (lang, why)
                for lang in langs
                if (why := clause.paired.missing(row, lang, act.langs))
            )
            kinds = {kind for _, why in says if (kind := _MISSING.get(why))}
            if differing := clause.paired.differing(row):
                kinds.add(_DIFFERING[differing])
            if row.proposed:
                kinds.add("unpaired")
            if on_it:
                kinds.add("remark")
            if kinds:
                yield Difference(
                    clause.id,
                    sides,
                    tuple(kind for kind in KINDS if kind in kinds),
                    row.relation,
                    says,
                    row.differs,
                    row.reason,
                    on_it,
                    row.record,
                )


def _outside(act: Act, remarks: Mapping[str, Sequence[Remark]]) -> Iterator[Difference]:
    """Remarks on what stands outside the clauses: it is not paired."""
    in_clauses = {unit.id for clause in act.clauses for unit in clause.paired.units}
    for text in act.texts:
        for unit in text.units():
            if unit.id not in in_clauses and unit.id in remarks:
                on_it = tuple(remarks[unit.id])
                yield Difference("", {unit.lang: (unit.id,)}, ("remark",), "", remarks=on_it)
