"""What the words of one unit lead to: each mention of it, resolved or told as a problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from adep.base.kept_results import ANEW, Again
from adep.base.problems import Problem
from adep.languages.grammar import Grammar
from adep.languages.patterns import small
from adep.library.resolve.references.act_index import ActIndex
from adep.library.resolve.references.act_words import ALONE, NAMED, Named
from adep.library.resolve.references.code_titles import CodeTitles
from adep.library.resolve.references.mentions import Mention, MentionedPlace, find
from adep.library.resolve.references.reference_target import ReferenceTarget, printed
from adep.library.resolve.references.unit_index import (
    INSTRUMENTS,
    Several,
    Spot,
    UnitIndex,
    part_of,
)
from adep.model import Citation, Clause, Facts, Reference, Text, Unit

SENTENCES: Final = frozenset({"paragraph", "subclause", "part", "preamble"})  # kinds of units
APPROVING: Final = "order"  # the run that approves what follows it in its file
_SENTENCE_ENDS: Final = ".!?:;…"


class References(Struct, frozen=True):
    """What the units of a text refer to."""

    of: dict[str, tuple[Reference, ...]]  # unit -> its references, in the order of its words
    problems: tuple[Problem, ...]


class Reader:
    """Reads a text from its beginning, for it says on its way what it calls other acts."""

    def __init__(
        self, text: Text, facts: Facts, grammar: Grammar, shelf: ActIndex, again: Again = ANEW
    ) -> None:
        self.path, self.grammar, self.shelf = text.source.path, grammar, shelf
        self.act = facts.id
        self.index: UnitIndex | None = shelf.indexes.get(facts.id, {}).get(text.lang)
        # (run, type of act) -> what the text calls so; None: two acts, or one that is not plain.
        self.called: dict[tuple[str, str], Mention | None] = {}
        self.found: dict[str, tuple[Reference, ...]] = {}
        self.problems: list[Problem] = []
        self.again = again
        # All but the unit itself that its references depend on, so long as it calls no act so.
        self.around = (grammar, facts, text.source, shelf.shape(again)) if again.keeps else ()

    def read_clause(self, clause: Clause) -> None:
        """Take up the references of a clause."""
        if self.again.keeps and not self.called:
            made_of = ("references", clause, *self.around)
            told = self.again(made_of, partial(self._of_clause, clause))
            if told is not None:
                self.found |= told.of
                self.problems += told.problems
                return
        for unit in clause.units:
            self.read(unit, clause)

    def _of_clause(self, clause: Clause) -> References | None:
        """The references of a clause alone; None where it says what the text calls an act from
        here on: then what follows depends on it.
        """
        short = self.grammar.reference.short
        if any(short.search(small(unit.text)) for unit in clause.units):
            return None
        before, found = self.problems, self.found
        self.problems, self.found = [], {}
        for unit in clause.units:
            self.read(unit, clause)
        told = References(self.found, tuple(self.problems))
        self.problems, self.found = before, found
        return told

    def read(self, unit: Unit, clause: Clause | None) -> None:
        """Take up the references of ``unit``."""
        if unit.kind not in SENTENCES:
            return
        text = unit.text
        agreed = list(self.grammar.reference.short.finditer(small(text)))
        mentions = find(text, self.grammar, nouns=bool(agreed or self.called))
        if not (mentions or agreed) or self.grammar.in_place.match(text):
            return
        one = UnitReferences(self, unit, clause)
        read: list[Mention] = []
        references: list[Reference] = []
        for mention in mentions:
            while agreed and agreed[0].end() <= mention.start:
                self._learn(agreed.pop(0), one, read)
            if agreed and agreed[0].start() <= mention.start:
                continue  # the bracket itself
            if told := one.completed(mention):
                read.append(told)
                references += one.resolve(told)
        for match in agreed:
            self._learn(match, one, read)
        if references:
            self.found[unit.id] = tuple(sorted(references, key=lambda r: (r.start, r.stop)))

    def said_of(self, part: str, kind: str) -> Mention | None:
        """What the noun of an act means in a run: as it says itself, or as the order before it."""
        own = (part, kind)
        return self.called.get(own if own in self.called else (APPROVING, kind))

    def _learn(self, match: re.Match[str], one: UnitReferences, read: Sequence[Mention]) -> None:
        """«(бұдан әрі – Заң)»: from here on the noun alone is the act of that type named last, or
        what stands in the same file under the title that is named here."""
        part = one.part
        noun = next(self.grammar.reference.act.finditer(match["short"]), None)
        kind = str(noun.lastgroup).replace("__", "-") if noun else ""
        named = [m for m in read if m.named is not None and m.named.type == kind]
        plain = named and named[-1].named is not None and named[-1].named.around is None
        said = replace(named[-1], start=0, stop=0, places=()) if plain else None
        before = one.unit.text[: match.start()]
        if not named and self.index and self.index.titled(before, self.index.run(kind, part)):
            said = Mention(0, 0, "this", Named(kind))
        if (part, kind) in self.called and self.called[part, kind] != said:
            said = None
        self.called[part, kind] = said


class UnitReferences:
    """The mentions of one unit."""

    def __init__(self, reader: Reader, unit: Unit, clause: Clause | None) -> None:
        self.reader, self.unit, self.clause = reader, unit, clause
        self.part = clause.part if clause is not None else part_of(unit)
        self.lang = unit.lang
        self._titles = CodeTitles(unit, reader.grammar, reader.shelf)

    def resolve(self, mention: Mention) -> list[Reference]:
        """The references that a completed mention makes; none where it stays plain text."""
        if mention.named is not None and mention.named.around is not None:
            return self._partly(mention)
        if mention.unclear:
            return self._report("ambiguous", mention, "it is not plain which belongs to which")
        if mention.base is None:
            return self._report("ambiguous", mention, "it does not say of which act")
        target = self._target(mention)
        if target is None:
            return []
        if not mention.places:
            to = target.spot.target if target.spot is not None and target.cited is None else None
            if mention.base == "this" and to is None and target.spot and target.index:
                to = target.index.head(target.spot.part)
            return [self._reference(mention, mention.start, mention.stop, target, to)]
        places = target.spread(mention.places)
        return [r for place in places for r in self._place(mention, place, target)]

    # ---- the act

    def completed(self, mention: Mention) -> Mention | None:
        """``mention`` with what only the shelf and the text before it can tell; None for a noun
        that stands for no act here."""
        named = mention.named
        if named is None or mention.base != "named":
            return mention
        if named.around is not None:
            titled = self._titles.whole(mention, named, named.around)
            if titled.named is None or titled.named.around is None:
                return titled
            return self._defined(titled, named) or titled
        told = named.title or named.date or named.number
        if not told and mention.places and named.proper and named.type is not None:
            said = self.reader.said_of(self.part, named.type)
            if said is not None:
                return replace(mention, base=said.base, named=said.named)
        if mention.noun_alone:
            return self._defined(mention, named)
        return mention

    def _defined(self, mention: Mention, named: Named) -> Mention | None:
        """A noun alone, where the text has said of which act it stands: «Заңға сәйкес».

        Not at the beginning of a sentence, where every word has its capital, nor where the noun is
        part of a name: «Еңбек Кодексі», “the Law on …”.
        """
        rules, text = self.reader.grammar.reference, self.unit.text
        said = self.reader.said_of(self.part, named.type) if named.type else None
        if said is None or not named.proper or named.against or mention.places:
            return None
        low = small(text)
        start = next((m.start() for m in rules.act.finditer(low) if m.end() == mention.stop), None)
        goes_on = rules.goes_on.match(low, mention.stop)
        if start is None or (goes_on and goes_on[0]):
            return None
        before = text[:start].rstrip()
        if rules.head_last:
            alone = bool(before) and before[-1] not in _SENTENCE_ENDS
            alone = alone and not rules.owned.search(low[start : mention.stop])
        else:
            alone = before.lower().endswith(tuple(f" {article}" for article in rules.articles))
        if not alone:
            return None
        return replace(mention, start=start, base=said.base, named=said.named, noun_alone=False)

    def _partly(self, mention: Mention) -> list[Reference]:
        """A code whose words are no whole title: reported if they are part of a held one's."""
        if known := self._titles.part(mention):
            said, names = known
            return self._report("ambiguous", said, f"it is part of the title of {_listed(names)}")
        if mention.places:
            return self._report("ambiguous", mention, "it does not say of which act")
        return []

    def _target(self, mention: Mention) -> ReferenceTarget | None:
        index = self.reader.index
        if mention.base == "named":
            assert mention.named is not None
            return self._other(mention, mention.named)
        if mention.base == "this":
            assert mention.named is not None
            return self._own(mention, mention.named)
        spot = index.relative(str(mention.base), self.unit, self.clause) if index else None
        if spot is None:
            self._report("unresolved", mention, "it stands in no such unit")
            return None
        return ReferenceTarget(None, self.reader.act, index, spot)

    def _own(self, mention: Mention, named: Named) -> ReferenceTarget | None:
        index, kind = self.reader.index, str(named.type)
        if index is None:
            self._report("ambiguous", mention, "this text is no act")
            return None
        if named.title is not None and not self._is_own_title(named.title):
            return None
        part = index.run(kind, self.part)
        if part is None and (mention.places or kind not in index.adopted_by):
            self._report("unresolved", mention, "the text of such an act is not held here")
            return None
        return ReferenceTarget(None, self.reader.act, index, None if part is None else Spot(part))

    def _is_own_title(self, title: str) -> bool:
        """«осы ар-намыс кодексі»: are these words of the act's own title?"""
        shelf, head = self.reader.shelf, self.reader.grammar.reference.title_noun
        words = shelf.words(" ".join([*title.split()[:-1], head]), self.lang)
        title = " ".join(words)
        names = (*shelf.partly_titled(words, self.lang), *shelf.titled(title, self.lang))
        return self.reader.act in names

    def _other(self, mention: Mention, named: Named) -> ReferenceTarget | None:
        shelf = self.reader.shelf
        called = shelf.identify(named, self.lang)
        if called and named.against:
            self._report("ambiguous", mention, f"{named.against}, not {_listed(called)}")
            return None
        names = tuple(name for name in called if shelf.made_so(name, named, self.lang))
        if called and not names:
            said = f"who made it is not who made {_listed(called)}"
            self._report("ambiguous", mention, said)
            return None
        if len(names) > 1:
            self._report("ambiguous", mention, f"it may be {_listed(names)}")
            return None
        if not names and (same := self._is_held_title(named)):
            said = f"its date or its number is not that of {_listed(same)}"
            self._report("ambiguous", mention, said)
            return None
        if not names and not self._is_plain(mention, named):
            return None
        known = names[0] if names else None
        cited = Citation(named.type, named.date, named.number, named.title, known, None)
        if known is None or not shelf.known[known].held:
            return ReferenceTarget(cited, None, None, None)
        indexes = shelf.indexes[known]
        index = indexes.get(self.lang) or next(iter(indexes.values()), None)
        part = index.run(named.type or "") if index else None
        spot = None if part is None else Spot(part)
        return ReferenceTarget(None if known == self.reader.act else cited, known, index, spot)

    def _is_held_title(self, named: Named) -> list[str]:
        """Held acts that bear the title of a code, whatever else is said of it."""
        if named.type not in NAMED or named.title is None:
            return []
        shelf = self.reader.shelf
        return [n for n in shelf.titled(named.title, self.lang) if shelf.known[n].held]

    def _is_plain(self, mention: Mention, named: Named) -> bool:
        """Does an act that is not known say which it is?"""
        if named.type in ALONE:
            return True
        if named.title is not None:
            # A date and a title without a noun may be anything, so may the Order “Kurmet”.
            told = named.date is not None or named.number is not None
            return named.type is not None and (told or named.type not in INSTRUMENTS)
        if named.date is None:
            said = "a number without a date" if named.number else "it"
            self._report("ambiguous", mention, f"{said} does not say which act")
            return False
        if named.number is None and (sharing := self.reader.shelf.sharing(named.date)):
            said = f"of that date are known {_listed(sharing)}; a date identifies no act"
            self._report("ambiguous", mention, said)
        return True

    # ---- the unit

    def _place(
        self, mention: Mention, place: MentionedPlace, target: ReferenceTarget
    ) -> list[Reference]:
        if target.act is None:
            assert target.cited is not None
            cited = replace(target.cited, place=printed(place.path))
            return [
                self._reference(
                    mention, place.start, place.stop, replace(target, cited=cited), None
                )
            ]
        if target.index is None or target.spot is None:
            self._report("unresolved", mention, "the text of such an act is not held here")
            return []
        try:
            to = target.there(place.path)
            if place.either and (spread := self._either(mention, place, target, to)) is not None:
                return spread
        except Several:
            return self._report("ambiguous", mention, f"there are several {printed(place.path)}")
        if to is None:
            if place.start < place.stop:
                said = f"the text has no {printed(place.path)}"
                self._report("unresolved", mention, said)
            return []
        return [self._reference(mention, place.start, place.stop, target, to)]

    def _either(
        self, mention: Mention, place: MentionedPlace, target: ReferenceTarget, to: str | None
    ) -> list[Reference] | None:
        """«3-5, 9-тармақтарында»: a clause 3-5, or the clauses 3 to 5? None: a clause."""
        *above, (level, number) = place.path
        first, last = number.split("-")
        numbers = [str(n) for n in range(int(first), int(last) + 1)]
        ends = [target.there((*above, (level, n))) for n in (first, last)]
        if to is not None and all(ends):
            raise Several
        if to is not None or not all(ends):
            return None
        found = []
        for n in numbers:
            start = place.start if n == first else place.start + len(first)
            stop = place.start + len(first)
            if n == last:
                start, stop = place.stop - len(last), place.stop
            if name := target.there((*above, (level, n))):
                found.append(self._reference(mention, start, stop, target, name))
            if n != last:
                here = MentionedPlace(stop, stop, (*above, (level, n)))
                for put_in in target.inserted(here):
                    name = target.there(put_in.path)
                    found.append(self._reference(mention, stop, stop, target, name))
        return found

    # ---- what comes of it

    def _reference(
        self, mention: Mention, start: int, stop: int, target: ReferenceTarget, to: str | None
    ) -> Reference:
        phrase = self.unit.text[mention.start : mention.stop]
        return Reference(self.unit.id, self.lang, start, stop, phrase, target.act, to, target.cited)

    def _report(self, code: str, mention: Mention, why: str) -> list[Reference]:
        """Say why a phrase stays plain text."""
        phrase = self.unit.text[mention.start : mention.stop]
        self.reader.problems.append(
            Problem(
                self.reader.path,
                self.unit.lines[0],
                f"reference-{code}",
                f"{self.unit.id}: «{phrase}» stays plain text: {why}",
            )
        )
        return []


def resolve_mentions(
    text: Text, facts: Facts, grammar: Grammar, shelf: ActIndex, again: Again = ANEW
) -> References:
    """The references of every sentence of ``text``, which is one language of the act ``facts``."""
    reader = Reader(text, facts, grammar, shelf, again)
    for unit in text.front:
        reader.read(unit, None)
    for clause in text.clauses:
        reader.read_clause(clause)
    return References(reader.found, tuple(reader.problems))


def _listed(names: Iterable[str]) -> str:
    return " or ".join(names)
