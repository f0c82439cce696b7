"""What ``/data/`` publishes of an act, key by key; ``site_types`` has what is of all acts.

Writers are held to these types by mypy, and ``schema`` makes the published schema of them: a key is
said here and nowhere else. A class is a JSON object that has all of its keys and no other.
``Annotated`` adds what a type cannot say: ``Json`` is the schema of the value, words are its
description.
"""

from __future__ import annotations

from typing import Annotated, TypedDict

from adep.exports.data_values import (
    Counted,
    Date,
    Json,
    Kind,
    Lang,
    Lines,
    Positive,
    Standing,
    State,
    Sum,
    Text,
    UnitId,
    UnitKind,
)
from adep.model import NOT_COMPARED
from adep.records.across_acts import CORRESPONDENCES

# Language -> words; the languages of the interface are always there.
Words = dict[str, str | None]


ExcerptJson = TypedDict("ExcerptJson", {"unit": UnitId, "from": Counted, "to": Positive})


class UnitJson(TypedDict):
    """The smallest citable piece of a text."""

    id: UnitId
    lang: Lang
    kind: UnitKind
    number: Text | None
    text: Annotated[str, "The reading, without its own number."]
    lines: Lines
    opening: Annotated[
        list[ExcerptJson],
        "Words before it that its sentence needs, outermost first. Empty: none.",
    ]
    closing: Annotated[list[ExcerptJson], "Words behind it that end its sentence, outermost first."]


class RowJson(TypedDict):
    """Beside these keys: its units, by language."""

    relation: Annotated[
        str,
        Json(
            {
                "type": "string",
                "pattern": "^(same|amended|not-held|not-compared|[a-z]{2,3}-only)$",
            }
        ),
    ]
    proposed: Annotated[bool, "True: the program paired it; no editor has confirmed it."]
    differs: Annotated[Words | None, "What differs, where an editor compared the two wordings."]
    reason: Words | None


class NoteJson(TypedDict):
    """A note of a text on how it was changed, and what it means."""

    id: UnitId
    lang: Lang
    text: Text
    kind: Kind | None
    target: Text | None
    portion: Annotated[Text | None, "What of the target: heading, paragraph-4. Null: all of it."]
    only: Annotated[Lang | None, "The language whose text alone was changed."]
    date: Date | None
    number: Text | None
    type: Text | None
    authority: Text | None
    commencement: Text | None
    lines: Lines


class PlainNoteJson(TypedDict):
    """A note beside the code, as it is printed."""

    id: UnitId
    text: Text
    lines: Lines


class CitedJson(TypedDict):
    """Another act, as far as the words that cite it tell."""

    id: Annotated[Text | None, "The act's id, if it is held."]
    type: Text | None
    date: Date | None
    number: Text | None
    title: Text | None


class ReferenceJson(TypedDict):
    """Words of a unit that lead to another unit or act."""

    unit: UnitId
    text: Annotated[Text, "The whole phrase."]
    to: Annotated[
        Text | None,
        "A unit, a clause, chapter-N, or act for the whole own act. "
        "Null: another act as a whole, or one that is not held.",
    ]
    act: Annotated[CitedJson | None, "Null: the own act."]


class RepairJson(TypedDict):
    """What a unit or note reads in place of what its source has."""

    unit: Text
    raw: str
    reading: str
    kind: Annotated[str, Json({"enum": ["automatic", "editorial"]})]
    rule: Text
    reason: Annotated[Text | None, "The editor's. Null: the repair is automatic."]
    author: Annotated[Text | None, "Who corrected it. Null: automatic, or not recorded."]
    date: Annotated[Date | None, "When it was corrected. Null: automatic, or not recorded."]


class RemarkJson(TypedDict):
    """An editor's word on a unit."""

    unit: Text
    text: Words


class CorrespondenceJson(TypedDict):
    """A unit, and what it is in an act that replaces or is replaced."""

    unit: UnitId | None
    lang: Annotated[Lang, "Of the older act's wording that is compared."]
    act: Text
    to: UnitId | None
    relation: Annotated[str, Json({"enum": [*CORRESPONDENCES, NOT_COMPARED]})]


StatusJson = TypedDict("StatusJson", {"state": State, "from": Date | None, "by": Text | None})


class LaterChangeJson(TypedDict):
    """A change of an act that no text held has."""

    date: Date
    type: Text | None
    number: Text | None
    kind: Kind


class OriginalJson(TypedDict):
    """A document from which a text was taken."""

    source: Text
    sha256: Sum


class HeldTextJson(TypedDict):
    """A text of an act: its wording, its standing, its source."""

    lang: Lang
    wording_of: Date
    standing: Standing
    source: Text
    sha256: Sum
    original: Annotated[
        OriginalJson | None, "The document from which the text was taken; null: none."
    ]


class HeadJson(TypedDict):
    """What no copy of an act goes without. The state comes first."""

    status: StatusJson
    act: Text
    title: Words
    edition: Annotated[Text, "Of the copy of the site that the file is part of."]
    superseded_by: Annotated[
        LaterChangeJson | None,
        "The last change of the act that no text held has. Null: there is none.",
    ]
    register: Annotated[Words, "Addresses of the official register, by language."]
    compared: Annotated[Date | None, "When an editor last held the act against the register."]
    texts: list[HeldTextJson]


class EventJson(TypedDict):
    """An event of an act's history."""

    date: Date
    type: Text | None
    number: Text | None
    authority: Text | None
    kind: Kind
    clauses: Annotated[
        list[Text] | None, "Empty: the whole act. Null: in a numbering no longer used."
    ]
    text_held: Annotated[Lang | None, "The first of texts_held."]
    texts_held: Annotated[list[Lang], "Languages in which a text of just this wording is held."]


class ChapterJson(TypedDict):
    """A chapter, with the ids of its clauses."""

    number: Text
    heading: Words
    clauses: list[Text]


class EarlierClauseJson(TypedDict):
    """A clause in an older wording of one language."""

    lang: Lang
    wording_of: Date
    url: Annotated[Text, "Its permanent address."]
    units: list[UnitJson]
    notes: list[NoteJson]
    repairs: list[RepairJson]
    remarks: list[RemarkJson]


class ClauseJson(TypedDict):
    """A clause in every language, row by row."""

    id: Text
    chapter: Text | None
    url: Text
    catchword: Annotated[
        Words | None,
        "What editors call the clause; no part of the law's text. Null: nothing.",
    ]
    units: list[UnitJson]
    rows: list[RowJson]
    notes: list[NoteJson]
    references: list[ReferenceJson]
    corresponds: list[CorrespondenceJson]
    earlier: list[EarlierClauseJson]
    repairs: list[RepairJson]
    remarks: list[RemarkJson]


class PartJson(TypedDict):
    """What stands beside the code in one of its files."""

    part: Annotated[Text, "order, or annex1, annex2 … as in its units' ids."]
    lang: Lang
    wording_of: Date
    title: Text | None
    units: list[UnitJson]
    notes: list[PlainNoteJson]
    repairs: list[RepairJson]
    remarks: list[RemarkJson]


class EarlierActJson(TypedDict):
    """What an older wording of one language has outside its clauses."""

    lang: Lang
    wording_of: Date
    url: Text
    front: list[UnitJson]
    headings: list[UnitJson]
    notes: list[NoteJson]


class ActJson(HeadJson):
    """``/data/<act>.json``."""

    history: list[EventJson]
    front: list[UnitJson]
    chapters: list[ChapterJson]
    clauses: list[ClauseJson]
    parts: Annotated[
        list[PartJson], "What stands beside the code in its files and has no pages of its own."
    ]
    earlier: list[EarlierActJson]
    corresponds: list[CorrespondenceJson]
    notes: list[NoteJson]
    references: list[ReferenceJson]
    repairs: list[RepairJson]
    remarks: list[RemarkJson]


class CompletedUnitJson(TypedDict):
    """Words that complete a unit which is quoted alone."""

    unit: UnitId
    opening: Text | None
    closing: Text | None


class CompletedJson(TypedDict):
    """What a clause has only in a file of its own."""

    completed: Annotated[
        list[CompletedUnitJson],
        "In words, what completes the sentence of a unit that is quoted alone.",
    ]


class CompletedClauseJson(CompletedJson, ClauseJson):
    """What a clause's file has of its own."""


class ClauseFileJson(HeadJson, CompletedClauseJson):
    """``/data/<act>/<clause>.json``."""
