"""All acts in one interface language: their books, and the pages that go across them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from adep.base.made_once import answers, forget, made_once
from adep.languages.alphabetical import alphabetical
from adep.languages.grammar import interface_languages
from adep.languages.interface import Interface
from adep.library.cited_by import Cited
from adep.library.pipeline import Library
from adep.model import Act
from adep.view import act_quotations, in_force
from adep.view.book import Book
from adep.view.changes import Changes
from adep.view.cross_index import Across, index
from adep.view.older_wordings import History, PastBook
from adep.view.reference_views import cited_kind
from adep.view.unit_values import CitedPlace, CitedView, Said, capital
from adep.view.values import Quotation, wordings_held


class Bar(Struct, frozen=True):
    """A wording on the timeline, in days from its first. The list below says the same in words."""

    x: int
    width: int
    held: bool  # in any language
    open: bool  # nothing is known to have ended it


class Lane(Struct, frozen=True):
    """An act on the timeline."""

    book: Book
    bars: tuple[Bar, ...]
    marks: tuple[int, ...]  # days on which something happened


class Timeline(Struct, frozen=True):
    """All acts on one scale of days."""

    first: str  # ISO date of day 0
    days: int
    years: tuple[tuple[int, int], ...]  # (day, year)
    lanes: tuple[Lane, ...]


class DutyView(Struct, frozen=True):
    """A page of ``/duties/``: the rows of every act that set a rule on the duty."""

    name: Said
    acts: tuple[tuple[Book, tuple[Quotation, ...]], ...]  # every act; nothing: it has no rule on it
    # act -> which of its texts nobody has looked at for it, and whether that is all of them
    uncompared: Mapping[str, tuple[str, bool]]
    group: ListedDuties | None  # the head under which it is listed
    previous: ListedDuty | None
    next: ListedDuty | None

    @property
    def having(self) -> tuple[Book, ...]:
        """The acts that have a rule on it."""
        return tuple(book for book, quotations in self.acts if quotations)


class ListedDuty(Struct, frozen=True):
    """A duty in the list of all."""

    id: str
    name: Said
    acts: tuple[Book, ...]  # those that have a rule on it


class ListedDuties(Struct, frozen=True):
    """Duties under their head; without an id and a name they are those that stand under none."""

    id: str
    name: Said
    duties: tuple[ListedDuty, ...]


class Books(Struct, frozen=True, dict=True):
    """The library in one interface language."""

    library: Library
    words: Interface
    langs: tuple[str, ...]  # the columns, in order
    across: Across
    changes: dict[str, Changes] = field(default_factory=dict)  # act -> what its wordings changed

    @made_once
    def book(self, act: str) -> Book:
        """The book of an act or article."""
        value = self._acts[act]
        return Book(
            act=value,
            words=self.words,
            langs=tuple(lang for lang in self.langs if self._has_column(lang, value)),
            authorities=self.library.authorities,
            titles={
                a.facts.id: a.facts.short or a.facts.title
                for a in self.library.acts
                if a.facts.id != act
            },
            across=self.across,
            other=self.book,
            label=self._labels.get(act, ""),
        )

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """What an act is called where its name has no room: the year of its adoption, with its
        number where two acts are of one year; an act whose adoption is not known has none."""
        adopted = {
            act.facts.id: event
            for act in self.library.acts
            for event in act.facts.history
            if event.kind == "adopted"
        }
        years = Counter(event.date.year for event in adopted.values())
        return {
            id: str(event.date.year)
            + (f" (№ {event.number})" if years[event.date.year] > 1 and event.number else "")
            for id, event in adopted.items()
        }

    def _has_column(self, lang: str, act: Act) -> bool:
        """An act has a column of each language of the interface, and of each that it is held in;
        an article only of the latter."""
        missed = lang in interface_languages() and not act.facts.article
        return missed or lang in act.langs

    def changes_of(self, act: str) -> Changes:
        """What the wordings of an act changed; the same in every interface language."""
        if act not in self.changes:
            self.changes[act] = Changes(self._acts[act])
        return self.changes[act]

    def history(self, act: str) -> History:
        """The comparison of an act's wordings."""
        return History(self.book(act), self.changes_of(act))

    @made_once
    def past(self, act: str, day: str) -> PastBook:
        """What is held of an act's wordings of a day (ISO date)."""
        now = self.book(act)
        past = next(one for one in now.act.past if one.day.isoformat() == day)
        book = replace(now, act=past.act, across=Across(cited=self.across.cited))
        return PastBook(past, book, now, self.changes_of(act))

    def older(self, act: str) -> tuple[PastBook, ...]:
        """Every day of which an older wording of the act is held, newest first."""
        return tuple(self.past(act, one.day.isoformat()) for one in self.book(act).act.past)

    def forget(self) -> None:
        """Let go of what was put together for the pages of acts: they are made."""
        for book in (*answers(self, "book"), *(past.book for past in answers(self, "past"))):
            forget(book)

    @cached_property
    def every(self) -> tuple[Book, ...]:
        """Every act, then every article."""
        return tuple(map(self.book, self._acts))

    @cached_property
    def concordances(self) -> tuple[tuple[Book, Book, str], ...]:
        """(older, newer, address from the interface's root) of every concordance."""
        return tuple(
            (self.book(c.old), self.book(c.new), f"concordance/{c.old}/{c.new}/")
            for c in self.library.concordances
        )

    @cached_property
    def timeline(self) -> Timeline:
        """Every act's wordings on one scale. It ends a year after the last known event, where what
        is in force runs to: no page depends on the day of its building. A script goes on to today.
        """
        events = [event for act in self.library.acts for event in act.facts.chronicle]
        years = [event.date.year for event in events] or [2000]
        first = datetime.date(min(years), 1, 1)
        last = datetime.date(max(years) + 2, 1, 1)
        return Timeline(
            first.isoformat(),
            (last - first).days,
            tuple(
                ((datetime.date(year, 1, 1) - first).days, year)
                for year in range(first.year, last.year)
            ),
            tuple(self._lane(self.book(act.facts.id), first, last) for act in self.library.acts),
        )

    def _lane(self, book: Book, first: datetime.date, last: datetime.date) -> Lane:
        history = book.act.facts.chronicle
        dated = sorted(((in_force.start(event)[0], event) for event in history), key=lambda p: p[0])
        held = wordings_held(history, book.act.facts.texts)
        bars = []
        for at, (day, event) in enumerate(dated):
            stop = dated[at + 1][0] if at + 1 < len(dated) else last
            if not event.ends_act:
                x, width = (day - first).days, (stop - day).days
                bars.append(Bar(x, width, event.date in held, stop is last))
        return Lane(book, tuple(bars), tuple((day - first).days for day, _ in dated))

    @cached_property
    def cited(self) -> tuple[CitedView, ...]:
        """The acts that are named and not held, with every place that names them; by the alphabet,
        those that texts name only in another language last.
        """
        key, own = alphabetical(self.words.lang), self.words.lang

        def by_name(act: CitedView) -> tuple[bool, object]:
            title = next((one for one in act.titles if one.lang == own), None)
            return title is None, key((title or act.titles[0]).text if act.titles else "")

        return tuple(sorted(map(self._cited, self.across.cited.values()), key=by_name))

    def _cited(self, cited: Cited) -> CitedView:
        return CitedView(
            cited.id,
            tuple(Said(title, lang) for lang, titles in cited.titles.items() for title in titles),
            capital(cited_kind(cited, self.words)),
            cited.only_dated,
            tuple(
                CitedPlace(
                    self.book(place.by.act).link(place.by.unit),
                    self.book(place.by.act).short,
                    place.text,
                    place.lang,
                )
                for place in cited.places
            ),
        )

    @cached_property
    def duty_groups(self) -> tuple[ListedDuties, ...]:
        """Every duty under its head, both in the order of the record; those of none come last."""
        heads = [(group.id, group.name) for group in self.library.duty_groups]
        found = (
            ListedDuties(id or "", Said(*self.words.pick(name)), self._listed(id))
            for id, name in (*heads, (None, {}))
        )
        return tuple(group for group in found if group.duties)

    def _listed(self, group: str | None) -> tuple[ListedDuty, ...]:
        return tuple(
            ListedDuty(
                duty.id,
                Said(*self.words.pick(duty.name)),
                tuple(self.book(act) for act in duty.by_act()),
            )
            for duty in self.library.duties
            if duty.group == group
        )

    @cached_property
    def duties(self) -> tuple[ListedDuty, ...]:
        """Every duty, in the order in which a reader finds them."""
        return tuple(duty for group in self.duty_groups for duty in group.duties)

    def duty(self, name: str) -> DutyView:
        """A duty through all acts."""
        listed, duty = self.duties, next(one for one in self.library.duties if one.id == name)
        at = next(place for place, one in enumerate(listed) if one.id == name)
        group = next((one for one in self.duty_groups if one.id == duty.group), None)
        return DutyView(
            Said(*self.words.pick(duty.name), duty.recorded_at),
            tuple(
                (book, act_quotations.rows(book, duty.by_act().get(book.id, ())))
                for book in (self.book(act.facts.id) for act in self.library.acts)
            ),
            {
                act: (
                    self.words.say("duties.not_compared", texts=self.words.languages(langs)),
                    len(langs) == len(self._acts[act].langs),
                )
                for act, langs in self.across.uncompared.items()
            },
            group,
            listed[at - 1] if at else None,
            listed[at + 1] if at + 1 < len(listed) else None,
        )

    @cached_property
    def _acts(self) -> dict[str, Act]:
        return self.library.by_id


def column_languages(library: Library, default: str) -> tuple[str, ...]:
    """The languages of the columns: ``default`` first, then the others by their code. Those of the
    interface that acts are named in, and those of the texts."""
    named = {lang for act in library.acts for lang in act.facts.title}
    found = named.intersection(interface_languages()).union(*(act.langs for act in library.acts))
    return tuple(sorted(found, key=lambda lang: (lang != default, lang)))


def in_every_language(library: Library) -> tuple[Books, ...]:
    """The library in every interface language, the first one's text in the first column."""
    langs = column_languages(library, library.interfaces[0].lang)
    across = index(library)
    return tuple(Books(library, words, langs, across) for words in library.interfaces)
