"""The codes' terms: where each of their wordings stands, and which concepts are worded in several
ways and not recorded yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from adep.languages.glossary import Glossary, Phrase, Term, words_of
from adep.model import Act, RecordedTerm, Text


class Rendering(Struct, frozen=True):
    """One wording of a term in an act's newest text: how often it stands there, in which units."""

    term: str
    act: str
    lang: str
    phrase: str
    count: int
    units: tuple[str, ...]


class Candidate(Struct, frozen=True):
    """A concept that the confirmed rows of an act word in several ways in a language, while another
    language has one word for it: ``of`` is that word, ``ways`` each of the others with its count.
    """

    act: str
    lang: str
    of: str
    ways: tuple[tuple[str, int], ...]


def renderings(
    terms: Sequence[RecordedTerm], acts: Iterable[Act], known: Glossary
) -> tuple[Rendering, ...]:
    """Where the recorded wordings stand, term by term, act by act, the most frequent first.

    A wording inside a longer one is not counted: «мемлекеттік қызмет» in «мемлекеттік қызметші».
    """
    every = [
        (term.id, one.lang, one.acts, phrase)
        for term in terms
        for one in term.wordings
        for phrase in one.phrases
    ]
    single = replace(
        known, terms=tuple(Term({lang: (words_of(phrase),)}) for _, lang, _, phrase in every)
    )
    found: dict[tuple[str, str, str, str], Counter[str]] = {}
    for act in acts if every else ():
        for text in act.texts:
            of_act = {
                number
                for number, (_, lang, only, _) in enumerate(every)
                if lang == text.lang and (not only or act.facts.id in only)
            }
            for number, unit, count in _stands(text, single, of_act):
                term, lang, _, phrase = every[number]
                key = (term, act.facts.id, lang, phrase)
                found.setdefault(key, Counter())[unit] += count
    order = {term.id: at for at, term in enumerate(terms)}
    made = [Rendering(*key, units.total(), tuple(units)) for key, units in found.items()]
    return tuple(sorted(made, key=lambda one: (order[one.term], -one.count)))


def unsaid(
    terms: Sequence[RecordedTerm], acts: Sequence[Act], known: Glossary
) -> list[tuple[RecordedTerm, str]]:
    """The recorded phrases that no text of their language and acts has, in any form, where one is
    held."""
    every = [
        (term, one, phrase) for term in terms for one in term.wordings for phrase in one.phrases
    ]
    single = replace(
        known, terms=tuple(Term({one.lang: (words_of(phrase),)}) for _, one, phrase in every)
    )
    said = {
        number
        for act in (acts if every else ())
        for text in act.every_text
        for unit in text.units()
        for number in single.found(words_of(unit.text), text.lang)
        if not every[number][1].acts or act.facts.id in every[number][1].acts
    }
    held = {(act.facts.id, text.lang) for act in acts for text in act.every_text}
    return [
        (term, phrase)
        for at, (term, one, phrase) in enumerate(every)
        if at not in said
        if any(lang == one.lang and (not one.acts or act in one.acts) for act, lang in held)
    ]


def _stands(text: Text, single: Glossary, wanted: set[int]) -> Iterator[tuple[int, str, int]]:
    """(number of a phrase, unit, how often) of the phrases in a text, longer ones before those
    inside of them.
    """
    for unit in text.units():
        places = [
            (place, number)
            for number, ranges in single.found(words_of(unit.text), text.lang).items()
            if number in wanted
            for place in ranges
        ]
        counts: Counter[int] = Counter()
        taken: list[range] = []
        for place, number in sorted(places, key=lambda one: (-len(one[0]), one[0].start)):
            if not any(place.start < other.stop and other.start < place.stop for other in taken):
                taken.append(place)
                counts[number] += 1
        yield from ((number, unit.id, count) for number, count in counts.items())


def candidates(
    acts: Iterable[Act], known: Glossary, recorded: Sequence[RecordedTerm]
) -> tuple[Candidate, ...]:
    """Concepts of the glossary that an editor may want to record, the most frequent first."""
    told = {
        (one.lang, words_of(phrase.lower()))
        for term in recorded
        for one in term.wordings
        for phrase in one.phrases
    }
    found = [
        candidate
        for act in acts
        for candidate in _of_act(act, known)
        if not any((candidate.lang, words_of(way)) in told for way, _ in candidate.ways)
    ]
    return tuple(sorted(found, key=_weight))


def _weight(one: Candidate) -> tuple[bool, int]:
    """Terms of several words before single words, which have many senses."""
    return " " not in one.of, -sum(count for _, count in one.ways)


def _of_act(act: Act, known: Glossary) -> Iterator[Candidate]:
    """Of the rows that an editor confirmed to say the same in several languages."""
    counts: dict[int, dict[str, Counter[Phrase]]] = {}
    for row in act.every_row:
        if not row.recorded or row.proposed or row.relation != "same" or len(row.sides) < 2:
            continue
        words = {
            lang: words_of(" ".join(unit.text for unit in units))
            for lang, units in row.sides.items()
        }
        stand = {lang: known.found(of, lang) for lang, of in words.items()}
        for term in set.intersection(*(set(found) for found in stand.values())):
            if known.terms[term].general:
                continue
            for lang, found in stand.items():
                for place in found[term]:
                    phrase = _worded(words[lang][place.start : place.stop], term, lang, known)
                    counts.setdefault(term, {}).setdefault(lang, Counter())[phrase] += 1
    for by_lang in counts.values():
        for lang, ways in by_lang.items():
            ones = [other for at, other in by_lang.items() if at != lang and len(other) == 1]
            if len(ways) > 1 and ones:
                of = " ".join(next(iter(ones[0])))
                told = tuple((" ".join(way), count) for way, count in ways.most_common())
                yield Candidate(act.facts.id, lang, of, told)


def _worded(words: Sequence[str], term: int, lang: str, known: Glossary) -> Phrase:
    """The glossary's own form of words as a text has them."""
    forms = [known.stems(word, lang) for word in words]
    for phrase in known.terms[term].renderings[lang]:
        own: Mapping[int, frozenset[str]] = dict(enumerate(known.stems(w, lang) for w in phrase))
        if len(own) == len(forms) and all(not forms[at].isdisjoint(own[at]) for at in own):
            return phrase
    return tuple(word.lower() for word in words)
