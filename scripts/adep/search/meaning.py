"""What words mean, for whoever does not ask in the words of the law: glossary and duties.

The glossary says how each language words a concept, the duties what people type who ask for one.
Languages of asking are those whose folder says how they are typed (``search.toml``): more than the
texts and the interface have.
"""

from __future__ import annotations

import json
import string
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, Final

from msgspec.structs import replace

from adep.base.grouping import grouped
from adep.languages.glossary import BETWEEN_RENDERINGS, Term
from adep.languages.morphology import Endings, stems
from adep.model import Answer, Duty
from adep.search.codes import codes
from adep.search.entries import ActEntries, entry_numbers
from adep.search.rules import Rules
from adep.search.vocabulary import is_word, plain, shared, split, unlike_stems

MANY_SENSES: Final = 3
VAGUE: Final = "~"
_OFTEN: Final = 40  # things that are asked
_LONG: Final = 5  # words of one of these, beside which a word says little


def meaning(
    duties: Iterable[Duty],
    terms: Iterable[Term],
    acts: Iterable[ActEntries],
    rules: Mapping[str, Rules],
    endings: Mapping[str, Endings],
    elsewhere: Mapping[str, Sequence[str]],
) -> str:
    """Duties and terms as JSON text, in the languages of ``rules``; ``elsewhere`` is what people
    ask in each of which the codes say nothing.

    ``{"langs": [code], "duties": [[id, [unit], [[unit] of each answer]]], "masses": [of topics],
    "words": [of each language], "tells": [of each language]}``, an answer being what some units of
    a duty answer best; those that begin with the same unit are one. Topics are what is asked for:
    first what the codes say nothing of, then of each duty the duty itself and its answers. The
    words of a language are ``{"terms": [renderings], "names": [of duties], "asked": the words that
    people ask with, "stems": stems that begin none of its words}``: language by language they pack
    best. ``tells`` has a line of codes for each word of ``asked`` (``_told``): of how much of what
    people ask for which topics it is a word; the mass of a topic is the sum of these. Renderings
    stand between bars, told in the words by which they are found (``telling``), so that a browser
    takes nothing apart; units are numbers of entries. "~" before a rendering: any text has it, or
    it words so many concepts that it says little of any. Terms that only a rough translation has
    are left out. What a language says is written as ``swapped`` writes it.
    """
    every = tuple(terms)
    senses = Counter(
        (lang, phrase) for term in every for lang, of in term.renderings.items() for phrase in of
    )
    vague = frozenset(sense for sense, many in senses.items() if many >= MANY_SENSES)
    worded = [term for term in every if not term.learned]
    numbers = entry_numbers(acts)
    asked_for = tuple(replace(duty, answers=_by_first(duty.answers)) for duty in duties)
    topics = [elsewhere, *_topics(asked_for)]
    of_asking = {lang: endings.get(lang, Endings({})) for lang in rules}
    heard = {
        lang: _heard([asked.get(lang, ()) for asked in topics], own, of_asking[lang])
        for lang, own in rules.items()
    }
    masses = Counter[int]()
    for of in heard.values():
        for counts in of.values():
            masses.update(counts)
    document = {
        "langs": list(rules),
        "duties": [
            [
                duty.id,
                _known(duty.units, numbers),
                [_known(answer.units, numbers) for answer in duty.answers],
            ]
            for duty in asked_for
        ],
        "masses": [masses[topic] for topic in range(len(topics))],
        "words": [
            _swapped_all(
                _words(lang, worded, vague, asked_for, list(heard[lang]), of_asking[lang], own),
                own.get("alphabet", ""),
            )
            for lang, own in rules.items()
        ],
        "tells": [" ".join(map(_told, of.values())) for of in heard.values()],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _by_first(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Answers that begin with the same unit as one; its other units stand as often as asked for."""
    found = []
    for first, of in grouped((answer.units[0], answer) for answer in answers).items():
        often = Counter[tuple[str, str]]()
        for answer in of:
            often.update(dict.fromkeys(answer.units, sum(map(len, answer.asked.values()))))
        langs = {lang: None for answer in of for lang in answer.asked}
        asked = {lang: tuple(p for a in of for p in a.asked.get(lang, ())) for lang in langs}
        rest = [unit for unit, _ in often.most_common() if unit != first]
        found.append(Answer(asked, (first, *rest)))
    return tuple(found)


def _topics(duties: Iterable[Duty]) -> Iterator[Mapping[str, Sequence[str]]]:
    """What people type for each duty, its name first, and for each of its answers."""
    for duty in duties:
        langs = {*duty.name, *duty.asked}
        yield {
            lang: [*filter(None, [duty.name.get(lang)]), *duty.asked.get(lang, ())]
            for lang in langs
        }
        for answer in duty.answers:
            yield answer.asked


def _heard(
    topics: Sequence[Sequence[str]], own: Rules, endings: Endings
) -> dict[str, Counter[int]]:
    """The words that people ask with, in the order of their letters: of each the topics, and how
    much of what people type for a topic (``topics``) has it. Words that share a stem are told as
    one, the shortest. What weighs little is left out: numbers, a word that stands only once, beside
    others, or twice, for two topics and among many, and, of a word that is asked often, the topics
    for which it is asked once.
    """
    silent = silent_words(own)
    heard: dict[str, Counter[int]] = {}
    shortest: dict[str, int] = {}
    for topic, asked in enumerate(topics):
        for phrase in asked:
            said = {word for word in telling(phrase, silent).split() if not word.isdecimal()}
            words = said - silent
            for word in words:
                heard.setdefault(word, Counter())[topic] += 1
                shortest[word] = min(len(words), shortest.get(word, len(words)))
    found: dict[str, Counter[int]] = {}
    for family in _families(heard, endings):
        counts = sum((heard[word] for word in family), Counter[int]())
        if counts.total() >= _OFTEN:
            counts = Counter({topic: many for topic, many in counts.items() if many > 1})
        fewest = min(shortest[word] for word in family)
        twice = counts.total() == 2 and (len(counts) == 1 or fewest < _LONG)
        if counts.total() > 2 or twice or fewest == 1:
            found[min(family, key=lambda word: (len(word), word))] = counts
    return dict(sorted(found.items()))


def _families(words: Iterable[str], endings: Endings) -> Iterable[Sequence[str]]:
    """Words together that share a stem: each stands with the longest that another one has too."""
    stemmed = {word: {word, *stems(word, endings)} for word in words}
    common = Counter(stem for of in stemmed.values() for stem in of)
    families = grouped(
        (max(of, key=lambda s: (common[s] > 1, len(s), s)), word) for word, of in stemmed.items()
    )
    return families.values()


def _told(topics: Mapping[int, int]) -> str:
    """Topics in their order, each as twice the distance from the one before, and how much of it has
    the word: one more, and how many more than two, where that is more than one."""
    told, before = [], 0
    for topic, many in sorted(topics.items()):
        told += [2 * (topic - before) + (many > 1), *([many - 2] if many > 1 else [])]
        before = topic
    return codes(told)


def silent_words(own: Rules) -> frozenset[str]:
    """Words of a language that say nothing of what is asked."""
    return frozenset((*own.get("passed_over", ()), *own.get("asking", ())))


def _words(
    lang: str,
    terms: Sequence[Term],
    vague: Set[tuple[str, tuple[str, ...]]],
    duties: Sequence[Duty],
    heard: Sequence[str],
    endings: Endings,
    own: Rules,
) -> dict[str, Any]:
    """What a language says, and the stems of its words; ``vague`` renderings say little."""
    silent = silent_words(own)
    said = set(heard)

    def joined(phrases: Iterable[str]) -> str:
        told = [telling(phrase, silent) for phrase in phrases]
        said.update(word for phrase in told for word in phrase.removeprefix(VAGUE).split())
        return BETWEEN_RENDERINGS.join(told)

    def rendering(term: Term, phrase: tuple[str, ...]) -> str:
        return (VAGUE if term.general or (lang, phrase) in vague else "") + " ".join(phrase)

    told = {
        "terms": [
            joined(rendering(term, p) for p in term.renderings.get(lang, ())) for term in terms
        ],
        "names": [duty.name.get(lang, "") for duty in duties],
        "asked": " ".join(shared(heard)),
    }
    return {**told, "stems": " ".join(sorted(unlike_stems(said, endings)))}


def telling(phrase: str, silent: Set[str]) -> str:
    """The words of a phrase as they are searched for, without those that say nothing; all, where
    none says anything. "~" stays before those of a rendering.
    """
    every = [plain(piece) for piece in split(phrase) if is_word(piece)]
    mark = VAGUE if phrase.startswith(VAGUE) else ""
    return mark + " ".join([word for word in every if word not in silent] or every)


def swapped(text: str, alphabet: str) -> str:
    """The text with the letters of an alphabet and Latin ones in each other's place: written with
    one byte for a letter, it packs to less. Done twice it is the text again."""
    pairs = [p for p in zip(alphabet, string.ascii_letters, strict=False) if not p[0].isascii()]
    own, other = ("".join(letters) for letters in zip(*pairs, strict=True)) if pairs else ("", "")
    return text.translate(str.maketrans(own + other, other + own))


def _swapped_all(texts: Any, alphabet: str) -> Any:
    if isinstance(texts, str):
        return swapped(texts, alphabet)
    if isinstance(texts, list):
        return [_swapped_all(text, alphabet) for text in texts]
    return {key: _swapped_all(of, alphabet) for key, of in texts.items()}


def _known(units: Iterable[tuple[str, str]], numbers: Mapping[tuple[str, str], int]) -> list[int]:
    return [numbers[unit] for unit in units if unit in numbers]
