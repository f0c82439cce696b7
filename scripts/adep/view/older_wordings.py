"""An act's older wordings in one interface language: the pages of a day, the addresses of the
newest wordings' days, and the page that compares the wordings of the whole act.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from adep.library.word_diff import Against
from adep.model import Past, folder_of_day
from adep.view.book import Book
from adep.view.changes import FRONT, Changes, WordingStep
from adep.view.clause_context import successors
from adep.view.unit_values import Said, capital, small
from adep.view.values import QuotedPlace, Successor, wordings_held

KINDS = ("changed", "new", "gone", "renumbered", "same")


class NewestLink(Struct, frozen=True):
    """Where the newest wording in a language stands."""

    href: str  # from the interface's root, ends in a slash
    says: str
    gone: str  # that it has no such clause, or ""


class OlderNotice(Struct, frozen=True):
    """What a reader must know before reading an older wording."""

    title: str
    says: tuple[str, ...]  # whole sentences
    newest: tuple[NewestLink, ...]


class ChangedPlace(Struct, frozen=True):
    """A clause, a heading or the front matter in a wording and in the next."""

    anchor: str
    kind: str  # "same" | "changed" | "new" | "gone"
    says: str
    title: str
    old: str  # where each stands, from the interface's root; "" where it does not
    new: str
    moved: tuple[str, str]  # that the same words stand elsewhere, and where; or two empty ones
    units: tuple[Against, ...]  # none of what is the same
    quoted: QuotedPlace


class ChangedWording(Struct, frozen=True):
    """A wording and the next one held in its language."""

    anchor: str
    lang: str
    old: str
    new: str
    old_href: str
    new_href: str
    counts: tuple[tuple[str, str], ...]  # (kind, "unchanged: 5")
    places: tuple[ChangedPlace, ...]


class HistoryOfLanguage(Struct, frozen=True):
    """What is held in a language, and what changed from each wording held to the next."""

    lang: str
    name: str
    held: str
    not_held: str
    steps: tuple[ChangedWording, ...]


class RedirectPage(Struct, frozen=True):
    """An address that only leads on: of a day whose texts are the newest held, or an old one."""

    path: str  # of the folder from the interface's root
    back: str  # from there to the page that it leads to
    page: str  # that page from the interface's root
    title: str
    says: str
    place: str = ""  # the id of an element of that page
    why: Said | None = None


class PastBook(Struct, frozen=True, dict=True):
    """What is held of a day. ``book`` is the act as of it, ``now`` as it is held today."""

    past: Past
    book: Book
    now: Book
    changes: Changes

    @cached_property
    def wording(self) -> str:
        """ "Wording of 1 April 2011"."""
        return self.book.wording(self.past.day)

    @cached_property
    def langs(self) -> str:
        """The languages in which this wording is an older one, in words."""
        words = self.now.words
        return ", ".join(words[f"languages.{lang}.inline"] for lang in self.past.replaced)

    def notice(self, clause: str = "") -> OlderNotice:
        """That this wording is an older one, and where ``clause`` stands in the newest."""
        words = self.now.words
        langs = ", ".join(words[f"languages.{lang}.inline"] for lang in self.book.held)
        says = [words.say("past.of", wording=self.wording, langs=langs)]
        says += [
            capital(words.say("past.other", text=words[f"languages.{lang}.within"]))
            for lang in self.book.held
            if lang not in self.past.replaced
        ]
        return OlderNotice(
            words["past.title"],
            tuple(says),
            tuple(
                self._newest(lang, clause) for lang in self.book.held if lang in self.past.replaced
            ),
        )

    def _newest(self, lang: str, clause: str) -> NewestLink:
        words, day = self.now.words, self.now.newest[lang].wording_of
        known = not clause or clause in self.changes.places[lang, day]
        alike = self.changes.comparable(lang, self.past.day, day, clause)
        why = words["past.gone"] if not known else "" if alike else words["past.renumbered"]
        return NewestLink(
            self.now.folder + (f"{clause}/" if clause and not why else ""),
            words.say(
                "past.newest",
                lang=words[f"languages.{lang}.inline"],
                wording=small(self.now.wording(day)),
            ),
            why,
        )

    def successors(self, clauses: Sequence[str]) -> tuple[Successor, ...]:
        """What stands in the place of a repealed act, and of ``clauses`` of this wording of it: of
        those that have the same numbers in the newest.
        """
        units = [
            unit
            for clause in clauses
            for unit in self.now.clauses[clause].paired.units
            if unit.lang in self.past.replaced and self._alike(unit.lang, clause)
        ]
        return successors(self.now, units)

    def _alike(self, lang: str, clause: str) -> bool:
        newest = self.now.newest[lang].wording_of
        return self.changes.comparable(lang, self.past.day, newest, clause)

    def changed(self, clause: str) -> tuple[ChangedWording, ...]:
        """What the next wording held changed in a clause, language by language."""
        found = []
        for lang in self.book.held:
            if lang in self.past.replaced and clause in self.changes.places[lang, self.past.day]:
                step = self.changes.step_from(lang, self.past.day)
                found.append(_changed(self.now, self.changes, step, (clause,)))
        return tuple(found)


class History(Struct, frozen=True, dict=True):
    """The page on which the wordings of an act are compared."""

    book: Book
    changes: Changes

    @cached_property
    def languages(self) -> tuple[HistoryOfLanguage, ...]:
        """The languages of the columns, each for itself."""
        return tuple(map(self._language, self.book.langs))

    @cached_property
    def comparable(self) -> bool:
        """Whether two wordings are held in any language."""
        return any(language.steps for language in self.languages)

    def _language(self, lang: str) -> HistoryOfLanguage:
        book, words = self.book, self.book.words
        facts = book.act.facts
        texts = [text for text in facts.texts if text.lang == lang]
        made = {day for day, langs in wordings_held(facts.chronicle, texts).items() if langs}
        missing = [
            event.date for event in facts.history if not event.ends_act and event.date not in made
        ]
        held = sorted(text.wording_of for text in texts)
        return HistoryOfLanguage(
            lang,
            words[f"languages.{lang}.name"],
            words.say("changes.held", list=self._list(held))
            if held
            else words["changes.nothing_held"],
            words.say("changes.not_held", list=self._list(missing)) if missing else "",
            tuple(
                _changed(book, self.changes, step, self.changes.order(step))
                for step in self.changes.steps(lang)
            ),
        )

    def _list(self, days: list[datetime.date]) -> str:
        return ", ".join(small(self.book.wording(day)) for day in dict.fromkeys(days))


def _changed(
    book: Book, changes: Changes, step: WordingStep, places: tuple[str, ...]
) -> ChangedWording:
    words = book.words
    newest = book.newest[step.lang].wording_of
    folders = {
        day: book.folder if day == newest else folder_of_day(book.folder, day)
        for day in (step.old, step.new)
    }
    anchor = f"{step.lang}-{step.new.isoformat()}"
    found = []
    for place in places:
        kind = changes.kind(step, place)
        elsewhere = (
            changes.elsewhere(step, place) if kind in ("changed", "gone", "renumbered") else None
        )
        found.append(
            ChangedPlace(
                f"{anchor}-{place or 'front'}",
                kind,
                words[f"changes.{kind}"],
                _title(book, place),
                _href(folders[step.old], place) if kind != "new" else "",
                _href(folders[step.new], place) if kind != "gone" else "",
                (
                    words.say("changes.same_words", title=_title(book, elsewhere)),
                    _href(folders[step.new], elsewhere),
                )
                if elsewhere
                else ("", ""),
                ()
                if kind in ("same", "renumbered")
                else changes.between(step.lang, step.old, step.new, place),
                changes.quoted(step.lang, step.old, step.new, place),
            )
        )
    counts = Counter(place.kind for place in found)
    return ChangedWording(
        anchor,
        step.lang,
        book.wording(step.old),
        book.wording(step.new),
        folders[step.old],
        folders[step.new],
        tuple(
            (kind, words.say("changes.count", what=words[f"changes.{kind}"], count=counts[kind]))
            for kind in KINDS
            if counts[kind]
        ),
        tuple(found),
    )


def _title(book: Book, place: str) -> str:
    """A place as the interface names it."""
    if place == FRONT:
        return book.words["act.front"]
    if place in book.clauses:
        return book.clause_title(place)
    name = place.removeprefix("chapter-")
    part, _, number = name.rpartition("-")
    if not part or part[0].isdigit():  # an inserted chapter, "5-1"
        return book.words.say("changes.heading", number=name)
    heading = book.words.say("changes.heading", number=number)
    return f"{book.words.known('part', part)} · {heading}"


def _href(folder: str, place: str) -> str:
    """A clause has its own page; the rest stands on the act's, or the wording's."""
    return folder if place == FRONT or place.startswith("chapter-") else f"{folder}{place}/"


def leads(book: Book) -> Iterator[RedirectPage]:
    """The addresses of the days on which every text held is the newest of its language."""
    past = {one.day for one in book.act.past}
    days = sorted({facts.wording_of for facts in book.newest.values()} - past)
    for day in days:
        langs = [lang for lang, facts in book.newest.items() if facts.wording_of == day]
        wording, folder = book.wording(day), folder_of_day(book.folder, day)
        title = f"{wording} · {book.short.text}"
        yield RedirectPage(folder, "../", book.folder, title, book.words["past.moved_act"])
        for clause in book.act.clauses:
            if any((lang, day) in book.history_views.having[clause.id] for lang in langs):
                name = book.clause_title(clause.id)
                yield RedirectPage(
                    f"{folder}{clause.id}/",
                    f"../../{clause.id}/",
                    f"{book.folder}{clause.id}/",
                    f"{name} · {title}",
                    book.words.say("past.moved", title=name),
                )
