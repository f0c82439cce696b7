"""What editors record of single units: corrections, remarks, sentences, pairs, lines set aside."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final

from msgspec import Struct, field

from adep.model.multilingual import Recorded, Words

Relation = str  # "same" | "amended" | "kk-only" … | "not-held" | "not-compared"
NOT_COMPARED: Final = "not-compared"  # of a text that a record does not name yet


class Correction(Recorded, frozen=True):
    """A repair that only an editor can answer for."""

    unit: str
    raw: str
    reading: str
    reason: Words
    author: str | None = None
    date: datetime.date | None = None
    wording: datetime.date | None = None  # of which wording the unit is; None: the newest held
    recorded: bool = True  # False: somebody mended the page, and no record says so yet


class Remark(Recorded, frozen=True):
    """An editor's word beside a text that stays as it is printed."""

    unit: str
    text: Words
    wording: datetime.date | None = None  # as of a correction


class Quoted(Struct, frozen=True):
    """Words of a unit, as an editor names them; None: all of them."""

    unit: str
    words: str | None = None


class RecordedSentence(Recorded, frozen=True):
    """What completes the sentence of a unit, where only an editor can tell. Empty: nothing."""

    unit: str
    opening: tuple[Quoted, ...]
    closing: tuple[Quoted, ...]
    reason: Words
    wording: datetime.date | None = None  # as of a correction; a record file always says it


class RecordedRow(Recorded, frozen=True):
    """A row of a recorded pairing; sides are unit ids."""

    clause: str
    sides: Mapping[str, tuple[str, ...]]
    relation: Relation
    differs: Words = field(default_factory=dict)
    proposed: bool = False  # by the program; no editor has confirmed it yet
    reason: Words = field(default_factory=dict)  # why an editor paired so


class SetAside(Struct, frozen=True):
    """Lines that an editor declared to be the page's furniture."""

    first: int
    last: int
    reason: str
