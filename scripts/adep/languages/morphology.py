"""The stems of a word: every way to read a legal chain of endings off its end.

The endings of a language are data (``languages/<language>/endings.toml``); this module only
walks them. It returns every candidate stem and never chooses one: two words are related where
their sets of stems meet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from msgspec import Struct, field

from adep.languages.file_types import EndingsFile, Forms, Softening

# The kinds of stems, as the endings name them.
NOUN: Final = "NOUN"  # and adjectives, numbers, pronouns
VERB: Final = "VERB"
_KINDS: Final = frozenset({NOUN, VERB})
_END: Final = "END"  # the state of a walk before anything was read off
# Longer than any word of a language, shorter than what would make a walk slow.
_LONGEST_WORD: Final = 64


class WordForm(Struct, frozen=True):
    """One written form of an ending, and what may stand before it."""

    ending: str
    after: frozenset[str]  # letters it may follow
    clashes: str  # vowels that must not be the last one before it
    restores: tuple[str, ...]
    unless: re.Pattern[str] | None  # what must not be found in what stands before it
    group: str
    kinds: tuple[str, ...]  # of the stems it may follow
    on_groups: bool


class Endings(Struct, frozen=True, eq=False):
    """The endings of one language, ready to be walked.

    Compared and hashed by identity: the answers of ``stems`` are remembered per object.
    """

    # state → the last letter of the word → the forms that may be read off next
    steps: Mapping[str, Mapping[str, Sequence[WordForm]]]
    back: str = ""
    front: str = ""
    either: str = ""  # vowels after which endings of both kinds stand
    vowels: frozenset[str] = frozenset()
    silent: str = ""
    softening_before: frozenset[str] = frozenset()
    softening: Mapping[str, str] = field(default_factory=dict)
    lost_vowels: Mapping[str, str] = field(default_factory=dict)
    closed_class: Mapping[str, Sequence[str]] = field(default_factory=dict)
    restored: frozenset[str] = frozenset()  # letters that some ending swallows
    whole: frozenset[str] = frozenset()  # words that only look as if they had an ending
    never_final: tuple[str, ...] = ()  # letters in which no stem ends
    never_stem: re.Pattern[str] | None = None  # what no stem looks like
    shortest_stem: int = 2

    @property
    def empty(self) -> bool:
        """True where the language has no endings: every word is its own only stem."""
        return not self.steps and not self.closed_class


def parse_endings(
    endings: EndingsFile, vowels: Mapping[str, str], sounds: Mapping[str, str]
) -> Endings:
    """Endings from a parsed ``endings.toml`` and ``[vowels]``, ``[sounds]`` of ``spelling.toml``.

    An empty mapping gives a language without endings. Raises ``ValueError``, naming the group,
    where a form follows an unknown class of sounds or a group that is not there, and ``re.error``
    where ``unless`` is no regular expression.
    """
    back, front = vowels.get("back", ""), vowels.get("front", "")
    groups = endings.get("groups", {})
    none: Softening = {"before": "", "pairs": {}}
    softening = endings.get("softening", none)
    steps: dict[str, dict[str, list[WordForm]]] = {}
    restored: set[str] = set()
    for name, group in groups.items():
        follows, lines = group["follows"], group["forms"]
        for missing in sorted(set(follows) - set(groups) - _KINDS):
            known = ", ".join([*sorted(_KINDS), *groups])
            raise ValueError(
                f"endings group {name!r} follows {missing!r}, which is no group; write {known}"
            )
        forms = [form for line in lines for form in _forms(name, line, follows, sounds, vowels)]
        restored.update(letter for form in forms for letter in form.restores)
        # A group is read off where the walk stands at the end of the word, or at a group that
        # may follow it. Which groups may follow this one is in *their* entries.
        states = [other for other, entry in groups.items() if name in entry["follows"]]
        if group.get("ends_word", True):
            states.append(_END)
        for state in states:
            by_letter = steps.setdefault(state, {})
            for form in forms:
                by_letter.setdefault(form.ending[-1], []).append(form)
    return Endings(
        steps=steps,
        back=back,
        front=front,
        either=vowels.get("either", ""),
        vowels=frozenset(back + front + vowels.get("neutral", "")),
        silent=sounds.get("silent", ""),
        softening_before=frozenset(softening["before"]),
        softening=softening["pairs"],
        lost_vowels=endings.get("lost_vowels", {}),
        closed_class={word: tuple(of) for word, of in endings.get("closed_class", {}).items()},
        restored=frozenset(restored),
        whole=frozenset(endings.get("whole", ())),
        never_final=tuple(endings.get("never_final", "").split()),
        never_stem=re.compile(endings["never_stem"]) if "never_stem" in endings else None,
        shortest_stem=endings.get("shortest_stem", 2),
    )


def _forms(
    group: str,
    line: Forms,
    follows: Sequence[str],
    sounds: Mapping[str, str],
    vowels: Mapping[str, str],
) -> list[WordForm]:
    """The forms that one line of a group gives."""
    back, front = vowels.get("back", ""), vowels.get("front", "")
    for missing in sorted(set(line["after"]) - set(sounds)):
        raise ValueError(
            f"endings group {group!r} stands after {missing!r}, which is no class of sounds; write "
            f"{', '.join(sounds)}"
        )
    after = frozenset("".join(sounds[name] for name in line["after"]))
    forms = []
    for ending in line["endings"].split():
        own = next((letter for letter in ending if letter in back or letter in front), "")
        clashes = ""
        if own and line.get("harmony", True):
            clashes = front if own in back else back
        forms.append(
            WordForm(
                ending=ending,
                after=after,
                clashes=clashes,
                restores=tuple(line.get("restores", ())),
                unless=re.compile(line["unless"]) if "unless" in line else None,
                group=group,
                kinds=tuple(sorted(_KINDS.intersection(follows))),
                on_groups=not _KINDS.issuperset(follows),
            )
        )
    return forms


def _last_harmonic(text: str, endings: Endings) -> str:
    """The last vowel of ``text`` that endings agree with, or an empty string."""
    for letter in reversed(text):
        if letter in endings.either:
            return ""
        if letter in endings.back or letter in endings.front:
            return letter
    return ""


def _stem_variants(rest: str, form: WordForm, endings: Endings) -> list[str]:
    """What the stem may have been, where ``form`` was read off and ``rest`` is left."""
    if form.restores:
        vowel = _last_harmonic(rest, endings)
        clash = "" if not vowel else endings.front if vowel in endings.back else endings.back
        return [rest + letter for letter in form.restores if letter not in clash]
    variants = [rest]
    if form.ending[0] in endings.softening_before and rest[-1] in endings.softening:
        variants.append(rest[:-1] + endings.softening[rest[-1]])
    if rest in endings.lost_vowels:
        variants.append(endings.lost_vowels[rest])
    return variants


def openings(stem: str, endings: Endings) -> list[str]:
    """The ways in which words of ``stem`` may begin: itself, and as an ending leaves it.

    «құқық» gives «құқық» and «құқығ» (құқығы), «қой» also «қо» (қою). It is the quick test that
    spares reading off endings where no word can begin.
    """
    begins = [stem]
    begins += [stem[:-1] + soft for soft, hard in endings.softening.items() if stem[-1:] == hard]
    begins += [short for short, full in endings.lost_vowels.items() if full == stem]
    begins += [stem.removesuffix(end) for end in endings.restored if stem.endswith(end)]
    return begins


@lru_cache(maxsize=1 << 17)
def stems(word: str, endings: Endings) -> frozenset[str]:
    """Every candidate stem of ``word``, in lower case, the word itself among them.

    ``word`` is one word without spaces. Never fails: a word that no ending fits, and any other
    string, has itself as its only stem.
    """
    word = word.lower()
    irregular = endings.closed_class.get(word, ())
    return frozenset({word, *irregular, *(stem for stem, _ in inflections(word, endings))})


@lru_cache(maxsize=1 << 17)
def inflections(word: str, endings: Endings) -> frozenset[tuple[str, str]]:
    """Every stem that ``word`` (lower case) may be an inflected form of, with the stem's kind.

    «жағдайы» gives («жағдай», NOUN): the endings it was read with are those of nouns. A word that
    no ending fits gives nothing.
    """
    found: set[tuple[str, str]] = set()
    if endings.empty or not 0 < len(word) <= _LONGEST_WORD:
        return frozenset()
    waiting = [(len(word), _END)]
    seen = set(waiting)
    while waiting:
        length, state = waiting.pop()
        candidates = endings.steps.get(state, {}).get(word[length - 1], ())
        if not candidates:
            continue
        written = word[:length]
        if written in endings.whole:
            continue
        for form in candidates:
            left = length - len(form.ending)
            if left < endings.shortest_stem or not written.endswith(form.ending):
                continue
            rest = word[:left]
            sounding = rest.rstrip(endings.silent) if endings.silent else rest
            if sounding[-1:] not in form.after:
                continue
            if form.unless and form.unless.search(rest):
                continue
            if form.clashes and _last_harmonic(rest, endings) in tuple(form.clashes):
                continue
            if form.kinds and not endings.vowels.isdisjoint(rest):
                variants = _stem_variants(rest, form, endings)
                possible = (
                    stem
                    for stem in variants
                    if not stem.endswith(endings.never_final)
                    and not (endings.never_stem and endings.never_stem.search(stem))
                )
                found.update(product(possible, form.kinds))
            step = (left, form.group)
            if form.on_groups and step not in seen:
                seen.add(step)
                waiting.append(step)
    return frozenset(found)
