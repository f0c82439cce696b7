"""What ``/data/`` publishes of all acts, and of sources: the other half of ``data_types``."""

from __future__ import annotations

from typing import Annotated, TypedDict

from adep.exports.data_types import HeadJson, RemarkJson, StatusJson, Words
from adep.exports.data_values import (
    Counted,
    Date,
    DifferenceKind,
    Json,
    Lang,
    Positive,
    Sum,
    Text,
    UnitId,
)


class FileJson(TypedDict):
    """A file of the site that carries texts."""

    href: Annotated[
        Text,
        "From the site's root. {clause} stands for a clause's id and "
        "{page} for the folder of a page, where there is a file for each.",
    ]
    media_type: Text
    lang: Lang | None
    wording_of: Date | None
    bytes: Positive | None
    sha256: Sum | None


class ListedActJson(TypedDict):
    """An act in the catalogue."""

    act: Text
    title: Words
    status: StatusJson
    url: Text
    data: Text
    ledger: Text
    files: list[FileJson]


class ListedArticleJson(TypedDict):
    """An article in the catalogue."""

    article: Text
    title: Words
    published: Date | None
    url: Text
    ledger: Text
    files: list[FileJson]


class CatalogueJson(TypedDict):
    """``/data/acts.json``."""

    version: Text
    edition: Text
    acts: list[ListedActJson]
    articles: list[ListedArticleJson]
    files: Annotated[list[FileJson], "Those of the whole site."]


class LedgerLineJson(TypedDict):
    """One of ``/data/<act>.ledger.json``."""

    source: Text
    line: Positive
    fate: Annotated[str, Json({"enum": ["text", "heading", "note", "front", "furniture", "blank"]})]
    unit: Text | None
    reason: Text | None
    page: Annotated[Positive | None, "Of the PDF from which the text was taken; null: of none."]
    paragraph: Annotated[
        Counted | None, "Of the document from which the text was taken; null: of none."
    ]


class GroupJson(TypedDict):
    """A head under which duties are listed."""

    group: Text
    name: Words


class UnitOfActJson(TypedDict):
    """A unit, by its act."""

    act: Text
    unit: UnitId


class DutyJson(TypedDict):
    """A duty, and the units of all acts that set a rule on it."""

    duty: Text
    group: Annotated[Text | None, "Its head; null: none."]
    name: Words
    url: Text
    units: list[UnitOfActJson]


class DutiesJson(TypedDict):
    """``/data/duties.json``."""

    version: Text
    edition: Text
    acts: list[HeadJson]
    groups: Annotated[list[GroupJson], "The heads under which editors list the duties."]
    duties: list[DutyJson]


class DifferenceJson(TypedDict):
    """A row whose texts differ or lack each other."""

    clause: Annotated[Text | None, "Null: outside the clauses."]
    kinds: list[DifferenceKind]
    units: dict[str, list[UnitId]]
    text: Annotated[Words, "The units in their sentence. Null: no counterpart is known."]
    differs: Words | None
    reason: Words | None
    remarks: list[RemarkJson]


class ActDifferencesJson(HeadJson):
    """The differences of an act."""

    rows: Annotated[
        list[DifferenceJson],
        "Rows of the newest wordings held. A language in which "
        "the act has no text at all (see texts) makes no row.",
    ]


class DifferencesJson(TypedDict):
    """``/data/differences.json``."""

    edition: Text
    acts: list[ActDifferencesJson]
