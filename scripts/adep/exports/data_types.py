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


Excerpt = TypedDict("Excerpt", {"unit": UnitId, "from": Counted, "to": Positive})


class Unit(TypedDict):
    """The smallest citable piece of a text."""

    id: UnitId
    lang: Lang
    kind: UnitKind
    number: Text | None
    text: Annotated[str, "The reading, without its own number."]
    lines: Lines
    opening: Annotated[
        list[Excerpt],
        "Words before it that its sentence needs, outermost first. Empty: none.",
    ]
    closing: Annotated[list[Excerpt], "Words behind it that end its sentence, outermost first."]


class Row(TypedDict):
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


class Note(TypedDict):
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


class PlainNote(TypedDict):
    """A note beside the code, as it is printed."""

    id: UnitId
    text: Text
    lines: Lines


class Cited(TypedDict):
    """Another act, as far as the words that cite it tell."""

    id: Annotated[Text | None, "The act's id, if it is held."]
    type: Text | None
    date: Date | None
    number: Text | None
    title: Text | None


class Reference(TypedDict):
    """Words of a unit that lead to another unit or act."""

    unit: UnitId
    text: Annotated[Text, "The whole phrase."]
    to: Annotated[
        Text | None,
        "A unit, a clause, chapter-N, or act for the whole own act. "
        "Null: another act as a whole, or one that is not held.",
    ]
    act: Annotated[Cited | None, "Null: the own act."]


class Repair(TypedDict):
    """What a unit or note reads in place of what its source has."""

    unit: Text
    raw: str
    reading: str
    kind: Annotated[str, Json({"enum": ["automatic", "editorial"]})]
    rule: Text
    reason: Annotated[Text | None, "The editor's. Null: the repair is automatic."]
    author: Annotated[Text | None, "Who corrected it. Null: automatic, or not recorded."]
    date: Annotated[Date | None, "When it was corrected. Null: automatic, or not recorded."]


class Remark(TypedDict):
    """An editor's word on a unit."""

    unit: Text
    text: Words


class Correspondence(TypedDict):
    """A unit, and what it is in an act that replaces or is replaced."""

    unit: UnitId | None
    lang: Annotated[Lang, "Of the older act's wording that is compared."]
    act: Text
    to: UnitId | None
    relation: Annotated[str, Json({"enum": [*CORRESPONDENCES, NOT_COMPARED]})]


Status = TypedDict("Status", {"state": State, "from": Date | None, "by": Text | None})


class LaterChange(TypedDict):
    """A change of an act that no text held has."""

    date: Date
    type: Text | None
    number: Text | None
    kind: Kind


class Original(TypedDict):
    """A document from which a text was taken."""

    source: Text
    sha256: Sum


class HeldText(TypedDict):
    """A text of an act: its wording, its standing, its source."""

    lang: Lang
    wording_of: Date
    standing: Standing
    source: Text
    sha256: Sum
    original: Annotated[Original | None, "The document from which the text was taken; null: none."]


class Head(TypedDict):
    """What no copy of an act goes without. The state comes first."""

    status: Status
    act: Text
    title: Words
    edition: Annotated[Text, "Of the copy of the site that the file is part of."]
    superseded_by: Annotated[
        LaterChange | None,
        "The last change of the act that no text held has. Null: there is none.",
    ]
    register: Annotated[Words, "Addresses of the official register, by language."]
    compared: Annotated[Date | None, "When an editor last held the act against the register."]
    texts: list[HeldText]


class Event(TypedDict):
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


class Chapter(TypedDict):
    """A chapter, with the ids of its clauses."""

    number: Text
    heading: Words
    clauses: list[Text]


class EarlierClause(TypedDict):
    """A clause in an older wording of one language."""

    lang: Lang
    wording_of: Date
    url: Annotated[Text, "Its permanent address."]
    units: list[Unit]
    notes: list[Note]
    repairs: list[Repair]
    remarks: list[Remark]


class Clause(TypedDict):
    """A clause in every language, row by row."""

    id: Text
    chapter: Text | None
    url: Text
    catchword: Annotated[
        Words | None,
        "What editors call the clause; no part of the law's text. Null: nothing.",
    ]
    units: list[Unit]
    rows: list[Row]
    notes: list[Note]
    references: list[Reference]
    corresponds: list[Correspondence]
    earlier: list[EarlierClause]
    repairs: list[Repair]
    remarks: list[Remark]


class Part(TypedDict):
    """What stands beside the code in one of its files."""

    part: Annotated[Text, "order, or annex1, annex2 … as in its units' ids."]
    lang: Lang
    wording_of: Date
    title: Text | None
    units: list[Unit]
    notes: list[PlainNote]
    repairs: list[Repair]
    remarks: list[Remark]


class EarlierAct(TypedDict):
    """What an older wording of one language has outside its clauses."""

    lang: Lang
    wording_of: Date
    url: Text
    front: list[Unit]
    headings: list[Unit]
    notes: list[Note]


class Act(Head):
    """``/data/<act>.json``."""

    history: list[Event]
    front: list[Unit]
    chapters: list[Chapter]
    clauses: list[Clause]
    parts: Annotated[
        list[Part], "What stands beside the code in its files and has no pages of its own."
    ]
    earlier: list[EarlierAct]
    corresponds: list[Correspondence]
    notes: list[Note]
    references: list[Reference]
    repairs: list[Repair]
    remarks: list[Remark]


class CompletedUnit(TypedDict):
    """Words that complete a unit which is quoted alone."""

    unit: UnitId
    opening: Text | None
    closing: Text | None


class Completed(TypedDict):
    """What a clause has only in a file of its own."""

    completed: Annotated[
        list[CompletedUnit],
        "In words, what completes the sentence of a unit that is quoted alone.",
    ]


class ClauseFile(Head, Completed, Clause):
    """``/data/<act>/<clause>.json``."""
