"""What an editor knows of an act beside its text: its history, its texts, its standing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

from msgspec import Struct, field

from adep.base.located import Located
from adep.model.multilingual import Words
from adep.model.page_kinds import MadePage, day_folder, kind_of, with_day
from adep.model.unit_records import SetAside

Kind = Literal[
    "adopted", "restated", "amended", "supplemented", "excluded", "repealed",
    "unknown",  # only that there is a wording of the day: no instrument of it is told of
]  # fmt: skip


class Event(Located, frozen=True):
    """Something that happened to an act, as the act's facts tell it."""

    date: datetime.date  # of the instrument
    kind: Kind
    type: str | None  # decree, order, law …; None, as below: it is not known
    number: str | None
    authority: str | None  # id of ``authorities``
    clauses: tuple[str, ...] | None = ()  # () is the whole act; None: in a numbering no longer used
    force: Commencement | None = None  # None: the facts do not say
    remark: Words = field(default_factory=dict)
    line: int | None = None  # of the facts file

    @property
    def ends_act(self) -> bool:
        """Whether it repealed the whole act: it leaves no wording."""
        return self.kind == "repealed" and self.clauses == ()


class TextFacts(Struct, frozen=True):
    lang: str
    source: str
    wording_of: datetime.date
    standing: str
    sha256: str | None
    furniture: tuple[SetAside, ...] = ()
    line: int | None = None
    added: datetime.date | None = None  # when the text was added here; None: not recorded
    original: str | None = None  # the document from which the text was taken
    original_sha256: str | None = None


class Status(Located, frozen=True):
    state: str  # "in force" | "repealed"
    since: datetime.date | None
    by: str | None  # act id, or the number of the instrument
    line: int | None = None  # of the facts file


def folder_of_day(folder: str, day: datetime.date) -> str:
    """Where, below an act's ``folder``, the wordings of a day have their permanent addresses."""
    return folder + day_folder(day)


class Facts(Located, frozen=True, dict=True):
    """``act.toml``: what the texts do not say of themselves."""

    id: str
    path: str  # of the facts file
    order: int
    title: Words
    short: Words
    about: Words
    binds: Words
    not_to_confuse: Words
    status: Status
    history: tuple[Event, ...]
    texts: tuple[TextFacts, ...]
    article: bool = False
    published: datetime.date | None = None
    approved: Words = field(default_factory=dict)  # by what it was approved, to be cited by
    day: datetime.date | None = None  # only what is held of the wordings of this day is meant
    parts: tuple[str, ...] = ()  # what of its files is published besides the code: "order" …
    register: Words = field(
        default_factory=dict
    )  # language -> its address in the official register
    compared: datetime.date | None = None  # when an editor last held the act against it
    title_line: int | None = None

    @property
    def key(self) -> str:
        """The act's id; of the wordings of a day with that day: "rules@2011-04-01"."""
        return with_day(self.id, self.day)

    @cached_property
    def folder(self) -> str:
        """Path of the act's pages from the interface's root, ends in a slash."""
        return self.page.address

    @cached_property
    def page(self) -> MadePage:
        """The page of the act or article itself, or of what is held of a day's wordings."""
        kind = "article" if self.article else "older-wording" if self.day else "act"
        return kind_of(kind).page(self.id, day=self.day.isoformat() if self.day else "")

    def clause_page(self, clause: str) -> MadePage:
        """The page of a clause, today's or of the day."""
        kind = kind_of("older-clause" if self.day else "clause")
        return kind.page(self.id, clause, self.day.isoformat() if self.day else "")

    @cached_property
    def chronicle(self) -> tuple[Event, ...]:
        """Every event, oldest first; and each day of a wording that is held and that none made."""
        made = {event.date for event in self.history if not event.ends_act}
        days = {text.wording_of for text in self.texts} - made
        unknown = (Event(day, "unknown", None, None, None, (), None, {}) for day in sorted(days))
        return tuple(sorted((*self.history, *unknown), key=lambda event: event.date))

    def held_of(self, event: Event) -> tuple[str, ...]:
        """The languages in which the wording that an event made is held."""
        days = {text.lang: () for text in self.texts if text.wording_of == event.date}
        return () if event.ends_act else tuple(days)

    @property
    def shown(self) -> tuple[TextFacts, ...]:
        """The newest wording held in each language: the act's columns."""
        newest: dict[str, TextFacts] = {}
        for text in self.texts:
            if text.lang not in newest or text.wording_of > newest[text.lang].wording_of:
                newest[text.lang] = text
        return tuple(newest.values())

    def newer_than_held(self, events: Iterable[Event]) -> Event | None:
        """The last of ``events`` that made a wording newer than any held; None: none did."""
        held = max((text.wording_of for text in self.shown), default=None)
        newer = (e for e in events if held and not e.ends_act and e.date > held)
        return max(newer, key=lambda event: event.date, default=None)

    def telling_of(self, lang: str, wording: datetime.date | None) -> TextFacts:
        """What is told of a text; ``wording`` None: the first that is told of in its language."""
        return next(
            text for text in self.texts if text.lang == lang and wording in (None, text.wording_of)
        )

    @property
    def newest(self) -> Mapping[str, datetime.date]:
        """Language → the newest wording held."""
        return {text.lang: text.wording_of for text in self.shown}


class Commencement(Struct, frozen=True):
    """When an amendment came into force: one of a date, or so many days after publication."""

    date: datetime.date | None = None
    days: int | None = None  # 0: from the day of the first official publication
    calendar: bool = True
