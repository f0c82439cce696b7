"""What stands around a clause's text: its earlier wordings, its counterparts and duties in other
acts, what cites it, and which wording of it was in force since when.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from adep.base.grouping import grouped
from adep.model import Duty, Event, RecordedTerm, Unit
from adep.model.page_kinds import day_folder
from adep.view import in_force
from adep.view.book import Book
from adep.view.changes import Changes
from adep.view.unit_values import CitingLink, Said, ShortName, UnitLink, small
from adep.view.values import (
    ConcordanceLink,
    CounterpartView,
    DutyLink,
    EarlierView,
    SpanView,
    Successor,
)


class TermHere(Struct, frozen=True):
    """A recorded term on a clause's page."""

    id: str  # its place on the page of terms
    phrases: tuple[Said, ...]  # that word it here
    name: tuple[Said, ...]  # in every language
    reason: Said


class Apparatus(Struct, frozen=True, dict=True):
    """The apparatus of one clause, in the words of its book."""

    book: Book
    clause: str
    changes: Changes

    @cached_property
    def spans(self) -> tuple[SpanView, ...]:
        """Which wording of the clause was in force since when."""
        book = self.book
        having = book.history_views.having[self.clause]
        return in_force.spans(book.act.facts, book.words, self._changes(), self.clause, having)

    @cached_property
    def cited_by(self) -> tuple[CitingLink, ...]:
        """What cites the clause as a whole; its units say themselves what cites them."""
        return self.book.references.cited_by(self.clause)

    @cached_property
    def _units(self) -> tuple[Unit, ...]:
        return self.book.clauses[self.clause].paired.units

    @cached_property
    def earlier(self) -> tuple[EarlierView, ...]:
        """The clause's earlier wordings, each against the newest held in its language."""
        clause = self.book.clauses[self.clause]
        result = []
        anchors = clause.anchors()
        for wording in clause.earlier:
            lang, day = wording.lang, wording.wording_of
            newest = self.book.newest[lang].wording_of
            notice = ""
            if not any(unit.lang == lang for unit in clause.paired.units):
                notice = self.book.words["earlier.gone"]
            elif not self.changes.comparable(lang, day, newest, self.clause):
                notice = self.book.words["earlier.renumbered"]
            result.append(
                EarlierView(
                    lang,
                    self.book.words[f"languages.{lang}.name"],
                    self.book.wording(day),
                    f"wording-{lang}-{day.isoformat()}",
                    f"{day_folder(day)}{self.clause}/",
                    notice,
                    self.changes.between(lang, day, newest, self.clause),
                    {unit.id: anchors[lang, day, unit.id] for unit in wording.units},
                    tuple(note.text for note in wording.notes),
                    tuple(Said(*self.book.words.pick(remark.text)) for remark in wording.remarks),
                    self.changes.quoted(lang, day, None if notice else newest, self.clause),
                )
            )
        return tuple(result)

    @cached_property
    def counterparts(self) -> tuple[ConcordanceLink, ...]:
        """What became of the units in a newer act, and where they came from in an older one."""
        book = self.book
        found = grouped(
            (
                (one.act, one.lang),
                CounterpartView(
                    book.link(unit.id),
                    one.relation,
                    book.words[f"concordance.{one.relation}"],
                    book.beside(one.act).link(one.unit) if one.unit else None,
                ),
            )
            for unit in self._units
            for one in book.across.counterparts.get((book.id, unit.id), ())
        )
        return tuple(
            self._concordance_link(book.beside(act), lang, rows)
            for (act, lang), rows in found.items()
        )

    def _concordance_link(
        self, other: Book, lang: str, rows: Sequence[CounterpartView]
    ) -> ConcordanceLink:
        forward = (self.book.id, other.id) in self.book.across.older
        old, new = (self.book, other) if forward else (other, self.book)
        wording = self.book.words.say(
            "concordance.wording",
            wording=small(old.wording(old.newest[lang].wording_of)),
            lang=self.book.words[f"languages.{lang}.inline"],
        )
        return ConcordanceLink(
            other.short, wording, f"concordance/{old.id}/{new.id}/", lang, tuple(rows)
        )

    @cached_property
    def terms(self) -> tuple[TermHere, ...]:
        """The recorded terms that the clause words otherwise than editors do, each with the phrases
        that word it here.
        """
        found: dict[str, tuple[RecordedTerm, dict[str, str]]] = {}
        for unit in self._units:
            for term, phrase in self.book.across.terms.get((self.book.id, unit.id), ()):
                if not term.on_clauses or phrase == term.name.get(unit.lang):
                    continue
                found.setdefault(term.id, (term, {}))[1].setdefault(phrase, unit.lang)
        words = self.book.words
        return tuple(
            TermHere(
                id,
                tuple(Said(phrase, lang) for phrase, lang in phrases.items()),
                tuple(Said(name, lang) for lang, name in term.name.items()),
                Said(*words.pick(term.reason)),
            )
            for id, (term, phrases) in found.items()
        )

    @cached_property
    def duties(self) -> tuple[DutyLink, ...]:
        """Duties on which these units set a rule, with the rules of other acts on each."""
        words, none = self.book.words, self._no_others
        mine = [(self.book.id, unit.id) for unit in self._units]
        found = {duty.id: duty for place in mine for duty in self.book.across.duties.get(place, ())}
        return tuple(
            DutyLink(duty.id, Said(*words.pick(duty.name)), others, "" if others else none)
            for duty in found.values()
            for others in (self._others(duty),)
        )

    @cached_property
    def _no_others(self) -> str:
        """That no other act has a rule on a duty; where texts were not looked at for it, that."""
        book, words = self.book, self.book.words
        waiting = {act: langs for act, langs in book.across.uncompared.items() if act != book.id}
        if not waiting:
            return words["duties.none"]
        told = (
            f"{book.beside(act).short.text} ({words.languages(langs)})"
            for act, langs in waiting.items()
        )
        return words.say("duties.not_compared", texts=", ".join(told))

    def _others(self, duty: Duty) -> tuple[tuple[ShortName, tuple[UnitLink, ...]], ...]:
        """The rules of other acts on a duty, act by act."""
        beside = self.book.beside
        return tuple(
            (beside(act).short_name, tuple(map(beside(act).link, units)))
            for act, units in duty.by_act().items()
            if act != self.book.id
        )

    def _changes(self) -> tuple[Event, ...]:
        """Events that changed the clause, or may have: those in a numbering no longer used."""
        clause = self.book.clauses[self.clause]
        own, part = set(map(id, clause.events)), clause.paired.part
        return tuple(
            event
            for event in self.book.act.facts.chronicle
            if id(event) in own
            or (not event.clauses and (event.ends_act or (event.clauses is None and not part)))
        )


def successors(book: Book, units: Sequence[Unit]) -> tuple[Successor, ...]:
    """The acts that took the place of ``book``'s, and their clauses that stand in that of units."""
    found: dict[str, set[str] | None] = {}
    if book.state.by_act:
        found[book.state.by_act] = None
    for unit in units:
        for one in book.across.counterparts.get((book.id, unit.id), ()):
            if one.lang not in book.across.older.get((book.id, one.act), ()):
                continue
            clauses = found[one.act] = found.get(one.act) or set()
            if one.unit:
                clauses.add(book.beside(one.act).clause_of(one.unit))
    return tuple(_successor(book.beside(act), clauses) for act, clauses in found.items())


def _successor(other: Book, clauses: set[str] | None) -> Successor:
    named = [clause for clause in other.clauses if clause in clauses] if clauses else []
    return Successor(
        other.short,
        other.folder,
        clauses is not None,
        tuple((other.clause_title(clause), f"{other.folder}{clause}/") for clause in named),
    )
