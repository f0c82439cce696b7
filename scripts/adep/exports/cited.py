"""What is cited, as CSL-JSON, BibTeX, RIS and the heads of pages tell it."""

from __future__ import annotations

import datetime

from msgspec import Struct


class Item(Struct, frozen=True):
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
