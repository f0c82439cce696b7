"""Where a text names an act, its own or another: the noun, and title, date and number beside it.

In Kazakh these stand before the noun, in English after it; ``head_last`` of the language's rules
says which. From the noun the words are read outward, as far as they belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from adep.languages.grammar import Grammar
from adep.languages.patterns import WORD
from adep.languages.reference_rules import ReferenceRules
from adep.library.resolve.references.act_words import (
    ALONE,
    NAMED,
    ActName,
    Atom,
    Cluster,
    Maker,
    Named,
    Noun,
    Span,
    atoms_of,
)

_REACH: Final = 240  # characters before a noun that may belong to its act
_LONGEST_GLUE: Final = 40  # characters between a noun and its title, date or number
_LONGEST_NAME: Final = 4  # words with a capital before the noun
_WORDS_BEFORE = re.compile(r"(?:[^\W\d_][\w'’-]*\s+){1,10}$")
_WORDS_AFTER = re.compile(r"(?:\s+[^\W\d_][\w'’-]*){1,20}")
_WORD = re.compile(r"\S+")
_PLAIN_WORD = re.compile(WORD)
_WORD_BEFORE = re.compile(rf"(?<![\w'’-])(?P<word>{WORD})\s+$")
_RUN_BEFORE = re.compile(rf"(?<![\w'’-])(?:{WORD}\s+){{1,16}}$")
_RUN_AFTER = re.compile(rf"{WORD}(?:\s+{WORD}){{0,15}}")
_BEGINNING = re.compile(r"(?:^|[.!?…]\s)\W*$")


def said_beside(text: str, low: str, grammar: Grammar, named: Named, title: Span) -> Named:
    """``named`` with the date, number and maker that stand beside its title, and with what speaks
    against its being the act of that title.
    """
    reading = _Reading(text, low, grammar)
    noun = Noun(*title, low[slice(*title)], str(named.type), named.proper, many=False)
    cluster = reading.clusters(noun, title[0])[0]
    said = cluster.named(named.type, named.title, named.proper)
    against = reading.goes_on(*title) or reading.doubt(cluster.start, cluster.stop)
    return replace(said, title=named.title, against=against)


def act_names(text: str, low: str, grammar: Grammar) -> list[ActName]:
    """Every name of an act in ``text`` (``low``: in small letters), and every "this" with a unit's
    noun. They never overlap; they are in no order.
    """
    found = list(_Reading(text, low, grammar).names())
    if len(found) < 2:
        return found
    found.sort(key=lambda name: (name.bare, name.start - name.stop))
    kept: list[ActName] = []
    for name in found:
        if not any(name.start < other.stop and other.start < name.stop for other in kept):
            kept.append(name)  # of two that overlap, the one that says more
    return kept


class _Reading:
    """A text while its acts are looked for."""

    def __init__(self, text: str, low: str, grammar: Grammar) -> None:
        self.text, self.low, self.grammar = text, low, grammar
        self.rules: ReferenceRules = grammar.reference
        self.last = self.rules.head_last

    @cached_property
    def atoms(self) -> list[Atom]:
        return atoms_of(self.text, self.low, self.grammar)

    def names(self) -> Iterator[ActName]:
        this = any(word in self.low for word in self.rules.this_words)
        if this:
            for match in self.rules.this.finditer(self.low):
                yield ActName(*match.span(), str(match.lastgroup), match[0])
        others = []
        for match in self.rules.act.finditer(self.low):
            if self.rules.in_name.match(self.low, match.end()):
                continue
            noun = self._noun(match)
            if this and (own := self._this(noun)):
                yield own
            else:
                others.append(noun)
        taken = [name for noun in others for name in self._others(noun)]
        yield from taken
        if others or self.rules.quotes.search(self.low):
            yield from self._orphans(taken)

    def _noun(self, match: re.Match[str]) -> Noun:
        return Noun(
            *match.span(),
            match[0],
            str(match.lastgroup).replace("__", "-"),
            self.text[match.start()].isupper(),
            self.rules.plural.search(match[0]) is not None,
        )

    # ---- the own act

    def _this(self, noun: Noun) -> ActName | None:
        """ "This Code", «осы Кодекс», «осы ар-намыс кодексі»."""
        first = max(0, noun.start - _REACH)
        match = self.rules.this_act.search(self.low, first, noun.start)
        if match is None:
            return None
        words = self.text[match.start("words") : match.end("words")].split()
        if not words:
            if not noun.proper and self.rules.capital.fullmatch(noun.words):
                return None
            return ActName(match.start(), noun.stop, "this", noun.words, Named(noun.type))
        if not self.last or (any(map(_capital, words)) and not _capital(words[0])):
            return None
        if self._has_noun(match.start("words"), noun):
            return None  # «осы Кодекс пен Еңбек кодексі»
        title = " ".join([*words, self.text[noun.start : noun.stop]])
        named = Named(noun.type, title=title)
        return ActName(match.start(), noun.stop, "this", noun.words, named)

    # ---- other acts

    def _others(self, noun: Noun) -> list[ActName]:
        start, title, around = noun.start, None, None
        if noun.type in NAMED and not noun.many:
            start, title, around = self._name(noun)
        clusters = self.clusters(noun, start)
        if noun.type not in NAMED and (whose := self._whose(start)):
            clusters[0].makers.append(Maker(whose, ours=False, ended=True))
        if len(clusters) > 1 or clusters[0].atoms:
            return [
                ActName(
                    cluster.start,
                    cluster.stop,
                    "named",
                    noun.words,
                    replace(
                        cluster.named(noun.type, title, noun.proper),
                        against=self.doubt(cluster.start, cluster.stop),
                    ),
                    many=noun.many,
                )
                for cluster in clusters
            ]
        (cluster,) = clusters
        span = cluster.start, cluster.stop
        against = self.doubt(*span)
        of_state = span != (start, noun.stop)
        if title and not around and not against and not (self.last and of_state):
            against = self.goes_on(*span)
        named = Named(noun.type, None, None, title, around, noun.proper, against=against)
        if noun.type in ALONE:
            of_state = span != (noun.start, noun.stop)
            plain = of_state or (noun.proper and not self._foreign(noun))
            return [ActName(*span, "named", noun.words, named)] if plain else []
        if title or around:
            return [ActName(*span, "named", noun.words, named)]
        return [ActName(noun.start, noun.stop, "named", noun.words, named, bare=True)]

    def _foreign(self, noun: Noun) -> bool:
        """Is a constitution someone's («… Федерациясының Конституциясы»), or part of a name?"""
        if _capital(self.text[noun.stop :].lstrip(" ")):
            return True
        if self.last:
            return self.rules.owned.search(noun.words) is not None
        if self._whose(noun.start):
            return True
        return self.rules.goes_on.match(self.low, noun.stop) is not None

    def _name(self, noun: Noun) -> tuple[int, str | None, Span | None]:
        """Where a named code begins, its name if that is plain, and words that may be its title."""
        first = max(0, noun.start - _REACH)
        match = _WORDS_BEFORE.search(self.low, first, noun.start)
        first = match.start() if match else noun.start
        words = [m.span() for m in _WORD.finditer(self.text, first, noun.start)]
        return self._name_before(noun, words) if self.last else self._name_after(noun, words)

    def _name_before(self, noun: Noun, words: list[Span]) -> tuple[int, str | None, Span | None]:
        """«Қазақстан Республикасының Еңбек кодексі», «Еңбек кодексі»."""
        if not self.rules.owned.search(noun.words) or not words:
            return noun.start, None, None
        first = words[0][0]
        edges = [m.end() for m in self.rules.state.finditer(self.low, first, noun.start)]
        edges += [atom.stop for atom in self.atoms if first < atom.stop <= noun.start]
        name = [word for word in words if edges and word[0] >= max(edges)]
        if edges and not name:
            return noun.start, None, None
        if name and _capital(self.text[name[0][0] :]) and not self._has_noun(name[0][0], noun):
            return name[0][0], self._title(name, self.rules.title_noun), None
        around = first, noun.stop
        if self._begins_name(words[-1]):
            return words[-1][0], self._title(words[-1:], self.rules.title_noun), around
        return noun.start, None, around

    def _name_after(self, noun: Noun, words: list[Span]) -> tuple[int, str | None, Span | None]:
        """“Labor Code”, “Code of Honor of …”."""
        name: list[Span] = []
        for word in reversed(words):
            if not self._begins_name(word) or len(name) == _LONGEST_NAME:
                break
            name.insert(0, word)
        begin = name[0][0] if name else noun.start
        after = _WORDS_AFTER.match(self.low, noun.stop)
        if (
            after
            and self.rules.goes_on.match(self.low, noun.stop)
            and not self.rules.state_beside.match(self.low, noun.stop)
            and not self._beside(noun.stop)
        ):
            return begin, None, (begin, after.end())
        if not name:
            return begin, None, None
        return begin, self._title(name, self.text[noun.start : noun.stop]), None

    def _has_noun(self, first: int, noun: Noun) -> bool:
        return any(self.rules.act.finditer(self.low[first : noun.start]))

    def _begins_name(self, word: Span) -> bool:
        said = self.text[slice(*word)]
        return _capital(said) and said.lower() not in self.rules.not_name

    def _title(self, words: list[Span], noun: str) -> str:
        return " ".join([*(self.text[slice(*word)] for word in words), noun])

    # ---- outward from the noun

    def clusters(self, noun: Noun, start: int) -> list[Cluster]:
        """The atoms beside a noun, from it outward; a plural noun may have those of many acts."""
        found = [Cluster(start, noun.stop)]
        at = start if self.last else noun.stop
        made_by = self.rules.state_beside if noun.type in NAMED else self.rules.authority
        said_who: Span | None = None
        while True:
            current = found[-1]
            if said_who is None and (past := self._past(at, made_by)) is not None:
                said_who = at, past
                if current.atoms or self._is_state(at, past):
                    self._reach(current, past)
                at = past
                continue
            atom = self._beside(at, noun.many and bool(current.atoms))
            if atom is None or (atom.kind in current.atoms and not noun.many):
                if current.atoms:
                    edge = said_who[0] if said_who and said_who[1] == at else at
                    current.makers.append(self._maker(edge))
                return found
            if said_who and said_who[1] == at:
                current.makers.append(self._maker(*said_who))
            if atom.kind in current.atoms:
                current = Cluster(atom.start, atom.stop)
                found.append(current)
            current.atoms[atom.kind] = atom
            at = atom.start if self.last else atom.stop
            self._reach(current, at)

    def _maker(self, at: int, past: int | None = None) -> Maker:
        """Who made an act, said beside ``at``, outward; up to ``past`` if that is known."""
        first, last = self._maker_span(at, past)
        states = [m.span() for m in self.rules.state.finditer(self.low, first, last)]
        if states and self.last:
            first = states[-1][1]
        elif states:
            last = states[0][0]
        words = _PLAIN_WORD.findall(self.text, first, last)
        words = [word for word in words if word.lower() not in self.rules.articles]
        if self.last:
            words.reverse()
            if words and not self.rules.continues.search(words[0].lower()):
                words = []  # «ұста 2015 жылғы …»: no maker
        return Maker(tuple(words), bool(states), past is not None or bool(states))

    def _whose(self, start: int) -> tuple[str, ...]:
        """Names before a noun that its date follows: “Russian Presidential Decree”."""
        found: list[str] = []
        while not self.last:
            first = max(0, start - _LONGEST_GLUE)
            match = _WORD_BEFORE.search(self.text, first, start)
            if match is None or not self._begins_name(match.span("word")):
                break
            found.append(match["word"])
            start = match.start()
        return tuple(found)

    def _maker_span(self, at: int, past: int | None) -> Span:
        if self.last:
            if past is not None:
                return past, at
            match = _RUN_BEFORE.search(self.low, max(0, at - _REACH), at)
            return (match.start(), at) if match else (at, at)
        lead = self.rules.maker.match(self.low, at)
        if lead is None:
            return at, at
        if past is not None:
            return lead.end(), past
        match = _RUN_AFTER.match(self.low, lead.end(), lead.end() + _REACH)
        return lead.end(), match.end() if match else lead.end()

    def goes_on(self, start: int, stop: int) -> str:
        """Why a title that ends here may be part of a longer one; empty if nothing says so."""
        at = start if self.last else stop
        if self._past(at, self.rules.state_beside) is not None or self._beside(at):
            return ""
        on = self._goes_on_before(at) if self.last else self._goes_on_after(at)
        return "its title goes on" if on else ""

    def _goes_on_before(self, at: int) -> bool:
        match = _WORD_BEFORE.search(self.low, max(0, at - _REACH), at)
        if match is None or match["word"] in self.rules.not_name:
            return False
        if self.rules.continues.search(match["word"]):
            return True
        # A capital begins a name, or a sentence.
        begins = _BEGINNING.search(self.text, 0, match.start()) is not None
        return _capital(self.text[match.start() :]) and not begins

    def _goes_on_after(self, at: int) -> bool:
        if self.rules.goes_on.match(self.low, at):
            return True
        match = self.rules.goes_on_name.match(self.low, at)
        if match is None or not _capital(self.text[match.end() :]):
            return False
        return self.rules.other_act.match(self.low, match.end()) is None

    def doubt(self, start: int, stop: int) -> str:
        """Why an act may be another than it is called: “the draft …”; empty if nothing says so."""
        near = max(0, start - _LONGEST_GLUE)
        doubtful = self.rules.doubt_before.search(self.low, near, start)
        if doubtful or self.rules.doubt_after.match(self.low, stop):
            return "a word beside it says that it may be another"
        return ""

    def _beside(self, at: int, many: bool = False) -> Atom | None:
        """The atom nearest to ``at``, outward, if only glue stands between."""
        if self.last:
            atom = next((atom for atom in reversed(self.atoms) if atom.stop <= at), None)
            gap = (atom.stop, at) if atom else (0, 0)
        else:
            atom = next((atom for atom in self.atoms if atom.start >= at), None)
            gap = (at, atom.start) if atom else (0, 0)
        if atom is None or gap[1] - gap[0] > _LONGEST_GLUE:
            return None
        glue = self.rules.glue_many if many else self.rules.glue
        return atom if glue.fullmatch(self.low, *gap) else None

    def _past(self, at: int, pattern: re.Pattern[str]) -> int | None:
        """Where what ``pattern`` finds beside ``at`` ends, outward; None if nothing is there."""
        if self.last:
            match = pattern.search(self.low, max(0, at - _REACH), at)
            return match.start() if match else None
        match = pattern.match(self.low, at)
        return match.end() if match and match.end() > at else None

    def _is_state(self, at: int, past: int) -> bool:
        """Is what stands between the two the state's name alone?"""
        return self.rules.state_beside.fullmatch(self.low, *sorted((at, past))) is not None

    def _reach(self, cluster: Cluster, at: int) -> None:
        if self.last:
            cluster.start = min(cluster.start, at)
        else:
            cluster.stop = max(cluster.stop, at)

    def _orphans(self, taken: list[ActName]) -> Iterator[ActName]:
        """A date with a title whose noun was lost: kept for the case that they tell a known act."""
        for first, second in pairwise(self.atoms):
            if {first.kind, second.kind} != {"date", "title"}:
                continue
            if any(name.start < second.stop and first.start < name.stop for name in taken):
                continue
            if self.rules.glue.fullmatch(self.low, first.stop, second.start):
                both = Cluster(first.start, second.stop, {first.kind: first, second.kind: second})
                yield ActName(both.start, both.stop, "named", named=both.named(None))


def _capital(word: str) -> bool:
    return word[:1].isupper()
