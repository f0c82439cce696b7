"""What references can lead to: the units of every held act, and the names of all known acts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct, field

from adep.base.kept_results import Again
from adep.languages.grammar import Grammar
from adep.languages.reference_rules import ReferenceRules
from adep.library.resolve.references.act_words import ALONE, Maker, Named
from adep.library.resolve.references.unit_index import WORD, UnitIndex, Words, part_of
from adep.model import CitedAct, Facts, Text
from adep.model import Words as Names

_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")


class Known(Struct, frozen=True):
    """What is known of an act that a text may cite."""

    id: str
    types: frozenset[str]
    date: datetime.date | None
    number: str | None
    held: bool
    maker: Mapping[str, str] = field(default_factory=dict)  # its authority's name


class ActIndex(Struct):
    """All held acts and all others that are known: whom a text may cite."""

    indexes: Mapping[str, Mapping[str, UnitIndex]]  # act -> language -> its units
    known: Mapping[str, Known]
    _full: dict[tuple[str, Words], set[str]] = field(default_factory=dict)
    _short: dict[tuple[str, Words], set[str]] = field(default_factory=dict)
    _grammars: Mapping[str, Grammar] = field(default_factory=dict)
    _shape: object = None

    def shape(self, again: Again) -> object:
        """All of it that what a text refers to depends on; the same thing where it is equal."""
        if self._shape is None:
            texts = (index.shape(again) for of in self.indexes.values() for index in of.values())
            self._shape = again.equal("shelf", (self.known, self._full, self._short, *texts))
        return self._shape

    def identify(self, named: Named, lang: str) -> tuple[str, ...]:
        """Ids of the acts that ``named`` may be: one if it is plain, none if it is not known."""
        if named.date and named.number:
            exact = [
                known.id
                for known in self.known.values()
                if (known.date, known.number) == (named.date, named.number)
                and (named.type is None or named.type in known.types)
            ]
            if exact:
                return tuple(exact)
        if named.title:
            return self._fitting(self.titled(named.title, lang), named)
        if named.type in ALONE:
            alone = [known.id for known in self.known.values() if named.type in known.types]
            return self._fitting(alone, named)
        return ()

    def made_so(self, name: str, named: Named, lang: str) -> bool:
        """Is what ``named`` says of its maker, if anything, true of the act ``name``?"""
        said = self.known[name].maker.get(lang)
        rules = self._grammars[lang].reference
        for maker in named.makers:
            if not maker.words:
                continue
            if said is None:
                if not maker.ours:
                    return False
            elif not _agrees(maker, self._office(said, lang), rules):
                return False
        return True

    def _office(self, name: str, lang: str) -> Words:
        """The words of an authority's name without the state's, the head of the name first."""
        rules = self._grammars[lang].reference
        words = WORD.findall(rules.state.sub(" ", name.lower()))
        words = [word for word in words if word not in rules.articles]
        return tuple(reversed(words) if rules.head_last else words)

    def sharing(self, date: datetime.date | None) -> tuple[str, ...]:
        """Known acts of a date."""
        return tuple(k.id for k in self.known.values() if date is not None and k.date == date)

    def titled(self, title: str, lang: str) -> tuple[str, ...]:
        """Acts that bear a title: by the whole of it, or else by it without the state's name."""
        found = self._full.get((lang, self.words(title, lang)), set())
        if len(found) != 1:
            found = self._short.get((lang, self._stateless(title, lang)), set())
        return tuple(sorted(found))

    def partly_titled(self, words: Words, lang: str) -> tuple[str, ...]:
        """Acts whose title begins (or, where nouns come last, ends) with the same words."""
        if sum(len(word) > 3 for word in words) < 2:
            return ()
        last = self._grammars[lang].reference.head_last
        found = {
            name
            for (language, title), names in self._full.items()
            if language == lang and _shared(words, title, last)
            for name in names
        }
        return tuple(sorted(name for name in found if self.known[name].held))

    def _fitting(self, names: Iterable[str], named: Named) -> tuple[str, ...]:
        """Those of ``names`` that nothing in ``named`` speaks against."""

        def fits(known: Known) -> bool:
            return (
                (named.type is None or named.type in known.types)
                and (None in (named.date, known.date) or named.date == known.date)
                and (None in (named.number, known.number) or named.number == known.number)
            )

        return tuple(name for name in names if fits(self.known[name]))

    def words(self, title: str, lang: str) -> Words:
        """The words of a title, for comparison: marks, capitals and articles do not count."""
        words = tuple(WORD.findall(title.casefold()))
        idle = self._grammars[lang].reference.not_name if lang in self._grammars else ()
        first = next((i for i, word in enumerate(words) if word not in idle), 0)
        return words[first:]

    def _stateless(self, title: str, lang: str) -> Words:
        if lang not in self._grammars:
            return self.words(title, lang)
        return self.words(self._grammars[lang].reference.state.sub(" ", title.lower()), lang)

    def learn(self, title: str, lang: str, name: str, full: bool) -> None:
        """``name`` bears ``title``; ``full`` for a title of its records, not one of its text."""
        plain = _BRACKETS.sub("", title)
        if full:
            self._full.setdefault((lang, self.words(plain, lang)), set()).add(name)
        self._short.setdefault((lang, self._stateless(plain, lang)), set()).add(name)


def make_act_index(
    acts: Iterable[tuple[Facts, Sequence[Text]]],
    cited: Iterable[CitedAct],
    grammars: Mapping[str, Grammar],
    authorities: Mapping[str, Names],
) -> ActIndex:
    """The shelf of all held acts with their texts, and of the acts known to be cited.

    ``authorities``: id → name in each language.
    """
    acts, cited = [pair for pair in acts if not pair[0].article], list(cited)
    shelf = ActIndex(
        {
            facts.id: {text.lang: UnitIndex(text, facts, grammars[text.lang]) for text in texts}
            for facts, texts in acts
        },
        {facts.id: _known(facts, grammars, authorities) for facts, _ in acts}
        | {
            act.id: Known(act.id, frozenset({act.type}), act.date, act.number, False)
            for act in cited
        },
        _grammars=grammars,
    )
    for facts, texts in acts:
        for lang, title in facts.title.items():
            shelf.learn(title, lang, facts.id, full=True)
        for text in texts:
            for unit in text.front:
                if unit.kind == "title" and part_of(unit) == "":
                    shelf.learn(unit.text, text.lang, facts.id, full=False)
    for act in cited:
        for lang, titles in act.titles.items():
            for title in titles:
                shelf.learn(title, lang, act.id, full=True)
    return shelf


def _known(
    facts: Facts, grammars: Mapping[str, Grammar], authorities: Mapping[str, Names]
) -> Known:
    """A held act: it is cited as what it is called, or by the instrument that adopted it."""
    adopted = next((event for event in facts.history if event.kind == "adopted"), None)
    types = {adopted.type} if adopted and adopted.type else set()
    for lang, title in facts.title.items():
        if lang in grammars:
            nouns = grammars[lang].reference.act.finditer(_BRACKETS.sub("", title).lower())
            types |= {str(noun.lastgroup).replace("__", "-") for noun in nouns}
    return Known(
        facts.id,
        frozenset(types),
        adopted.date if adopted else None,
        adopted.number if adopted else None,
        True,
        authorities.get(adopted.authority or "", {}) if adopted else {},
    )


def _agrees(maker: Maker, office: Words, rules: ReferenceRules) -> bool:
    """May ``maker`` be the authority ``office``? It may be named by the beginning of its name."""
    said = tuple(word.lower() for word in maker.words)
    head = rules.continues.sub("", said[0]) if rules.head_last else said[0]
    if not office or not _is_head(head, office[0], rules.head_last):
        return False
    if rules.head_last and office[:0:-1][: len(said) - 1] == said[:0:-1]:
        return True  # «Еңбек министрі» of «Еңбек және … министрі»
    same = 1
    while same < min(len(said), len(office)) and said[same] == office[same]:
        same += 1
    if same == len(said):
        return True
    beyond = maker.words[same]
    if maker.ended or beyond[:1].isupper() or rules.continues.search(said[same]):
        return False
    return same == len(office) or not rules.head_last


def _is_head(said: str, head: str, inflected: bool) -> bool:
    """«президент», «президенті», “Presidential”: the same head, with its ending or without."""
    if inflected:
        return said == head or (len(said) == len(head) - 1 and head.startswith(said))
    return said.startswith(head)


def _shared(words: Words, title: Words, last: bool) -> bool:
    """Do ``words`` stand at that end of ``title`` at which its noun stands?"""
    if len(words) >= len(title):
        return False
    return title[-len(words) :] == words if last else title[: len(words)] == words
