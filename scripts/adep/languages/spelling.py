"""Repair of spelling that a conversion damaged: letter-spaced words, letters of another script.

Nothing here changes a text. Every finding is a ``Fix``: where it stands, what is printed there and
what it should read. A fix that is not ``sure`` is a proposal for an editor and must not be applied.

What is particular to a language is data in ``languages/<language>/``; a further language needs no
code. Texts are expected in Unicode's composed form (NFC).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise, product
from math import log
from pathlib import Path
from typing import Any, Final

from adep.languages.morphology import NOUN, VERB, Endings, inflections, openings, parse_endings
from adep.languages.roman_numbers import in_latin, roman

LETTER_SPACING: Final = "letter-spacing"
LOOK_ALIKE: Final = "look-alike-letter"
BY_SOUND: Final = "letter-by-sound"
GLUED: Final = "glued-words"

_WORD: Final = re.compile(r"[^\W\d_]+")
_NOT_LETTER: Final = re.compile(r"[\W\d_]")
# Letters that stand alone, parted by white space with at most one line break in it. Each step of
# the repetition takes exactly one letter, so there is nothing to go back over.
_RUN: Final = re.compile(
    r"(?<![^\W_])[^\W\d_]"
    r"(?:(?:[ \xa0]+|[ \xa0]*\r?\n[ \xa0]*)[^\W\d_](?![^\W_]))+"
)
# What makes a run one: three single letters parted by single spaces.
_SPACED: Final = re.compile(r"(?<![^\W_])[^\W\d_](?:[ \xa0][^\W\d_](?![^\W_])){2}")
_SPACING: Final = re.compile(r"[ \xa0]{2,}")

_SHORTEST_GLUED: Final = 8  # letters
_SHORT: Final = 3  # letters of a word that is easily found inside others
_LONGEST_WORD: Final = 24  # in letters; bounds the work per letter of a run
# More than a page of letters without a stop is no letter-spaced sentence: it goes to the editor.
_LONGEST_RUN: Final = 1500
# A run of which something is unknown is worth an editor's look only from this length on; shorter
# ones are mostly the names of columns, variants or items.
_SHORTEST_PROPOSAL: Final = 5
_SETTLED: Final = 2  # times that the text must set a particle apart to show that it does
_GAP_IN_LIST: Final = 4  # steps in the alphabet from one item of a list to the next
_MOST_REMEMBERED: Final = 200_000
_MOST_CANDIDATES: Final = 64  # readings by sound of one word that are looked up

# How likely a piece is a word, as natural logarithms, beside a word seen once in the text.
_BY_DICTIONARY: Final = -0.7  # a stem of the dictionary as it stands
_BY_SHORT_ENTRY: Final = -2.0  # … of three letters or fewer: too easily part of another word
_BY_DICTIONARY_STEM: Final = -1.6  # such a stem with legal endings
_OWN_WORD: Final = 2  # as good as two words that only may share a stem
_BY_TEXT_STEM: Final = -3.0  # a stem that words of the text share, with legal endings
_UNKNOWN: Final = -3.5  # anything else …
_UNKNOWN_LETTER: Final = -1.6  # … and for each of its letters
# The best reading of a run must be this much likelier than the second best to be sure.
_CLEAR_MARGIN: Final = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Spelling:
    """The spelling rules of one language, as ``load_spelling`` read them."""

    script: str
    alphabet: str  # in the language's own order, lower case
    letters: frozenset[str]  # the alphabet in both cases
    one_letter_words: frozenset[str]
    particles: frozenset[str]  # words that read as an ending of the word before them
    prefixes: frozenset[str]  # beginnings of words that are no words themselves
    suffixes: tuple[str, ...]  # endings that make another word, with which none begins
    look_alikes: Mapping[str, str]  # foreign letter → own letter, either case
    by_sound: Mapping[str, tuple[str, ...]]  # foreign letter → own letters, lower case
    endings: Endings
    dictionary: frozenset[tuple[str, str]]  # stems, lower case, with their kind
    free: frozenset[str]  # words of the dictionary that may stand without an ending
    mixed: re.Pattern[str]  # an own letter next to a foreign one


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of the text at hand, and every stem they and the dictionary allow."""

    counts: Mapping[str, int]  # words of the text, lower case
    total: int
    # word and particle after it, here written together → how often the text sets them so, apart
    particled: Mapping[str, int]
    # stem of words of the text, with its kind → how many different words may be formed from it
    stems: Mapping[tuple[str, str], int]
    openings: frozenset[str]  # how a known word may begin
    longest_opening: int


@dataclass(frozen=True, slots=True)
class Fix:
    """``text[start:end]`` is ``raw`` and should read ``reading``.

    ``sure`` is false for a proposal: an editor decides, and the reading must not be applied.
    """

    start: int
    end: int
    raw: str
    reading: str
    rule: str
    sure: bool


def load_spelling(folder: Path) -> Spelling:
    """The spelling rules in ``folder``, for example ``languages/kk``.

    Reads ``spelling.toml`` and the files of endings and stems that it names, if it names any.
    Raises ``OSError`` where a file is missing and ``ValueError``, naming the file, where one is
    not TOML or lacks a rule.
    """
    path = folder / "spelling.toml"
    rules = _read_toml(path)
    try:
        alphabet = str(rules["alphabet"])
        script = str(rules["script"])
        look_alikes: dict[str, str] = dict(rules["look_alikes"])
        by_sound = {letter: tuple(own) for letter, own in rules["by_sound"].items()}
        vowels, sounds = rules["vowels"], rules["sounds"]
    except KeyError as error:
        raise ValueError(f"{path}: {error} is missing") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise ValueError(f"{path}: a rule is not of its kind: {error}") from error
    letters = frozenset(alphabet + alphabet.upper())
    pairs = [*look_alikes.items(), *((one, own) for one, all_ in by_sound.items() for own in all_)]
    for foreign, own in pairs:
        if len(foreign) != 1 or foreign in letters or own not in letters:
            raise ValueError(f"{path}: {foreign!r} = {own!r} is no foreign letter and its own one")
    endings: Mapping[str, Any] = {}
    if "endings" in rules:
        endings = _read_toml(folder / rules["endings"])
    try:
        parsed = parse_endings(endings, vowels, sounds)
    except ValueError as error:
        raise ValueError(f"{folder / rules['endings']}: {error}") from error
    dictionary, free = _read_dictionary(folder / rules["lexicon"] if "lexicon" in rules else None)
    own_class = "".join(map(re.escape, sorted(letters)))
    foreign_class = rf"[^\W\d_{own_class}]"
    return Spelling(
        script=script,
        alphabet=alphabet,
        letters=letters,
        one_letter_words=frozenset(rules.get("one_letter_words", "")),
        particles=frozenset(rules.get("particles", "").split()),
        prefixes=frozenset(rules.get("prefixes", "").split()),
        suffixes=tuple(rules.get("suffixes", "").split()),
        look_alikes=look_alikes,
        by_sound=by_sound,
        endings=parsed,
        dictionary=dictionary,
        free=free,
        mixed=re.compile(  # the foreign letter first: it is rare
            f"{foreign_class}(?:(?<=[{own_class}].)|(?=[{own_class}]))"
            + (f"|[{re.escape(rules['telltale'])}]" if rules.get("telltale") else "")
        ),
    )


def _read_dictionary(path: Path | None) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """The stems that take endings, with their kind, and the words that stand without one."""
    inflected: set[tuple[str, str]] = set()
    free: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines() if path else ():
        entry = line.partition("#")[0].strip().lower()
        stem = entry.rstrip("-.")
        if not stem:
            continue
        if entry.endswith("-"):
            inflected.add((stem, VERB))
            continue
        free.add(stem)
        if not entry.endswith("."):
            inflected.add((stem, NOUN))
    return frozenset(inflected), frozenset(free)


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:  # TOMLDecodeError and UnicodeDecodeError are both
        raise ValueError(f"{path}: {error}") from error


def words(text: str) -> list[str]:
    """The words of ``text`` as they stand: unbroken letters of any script, hyphens apart."""
    return _WORD.findall(text)


def has_spaced_word(text: str) -> bool:
    """Whether three letters stand alone in a row, as in «ж о л»."""
    return _SPACED.search(text) is not None


def make_lexicon(words: Iterable[str], spelling: Spelling) -> Lexicon:
    """What the words of a text teach about it; the dictionary of the language is added.

    Words with a letter outside the language's alphabet are left out, and so are single letters
    (what letter-spacing leaves) unless the language has such a word.
    """
    letters, alone = spelling.letters, spelling.one_letter_words
    words = list(map(str.lower, words))  # half a million words in a long act
    particled = Counter(
        before + word for before, word in pairwise(words) if word in spelling.particles
    )
    counts: Counter[str] = Counter()
    for word, count in Counter(words).items():
        if letters.issuperset(word) and (len(word) > 1 or word in alone):
            counts[word] = count
    families: Counter[tuple[str, str]] = Counter()
    for word in counts:
        families.update(inflections(word, spelling.endings))
        # A word that stands without endings takes those of nouns.
        families[word, NOUN] += _OWN_WORD
    begins = {*counts, *spelling.endings.closed_class, *spelling.free}
    for stem in {stem for stem, _ in families.keys() | spelling.dictionary}:
        begins.update(openings(stem, spelling.endings))
    begins.discard("")
    return Lexicon(
        counts=counts,
        particled=particled,
        total=sum(counts.values()) + len(spelling.dictionary | spelling.free) + 1,
        stems=families,
        openings=frozenset(begins),
        longest_opening=min(_LONGEST_WORD, max(map(len, begins), default=0)),
    )


def _likelihood(word: str, lexicon: Lexicon, spelling: Spelling) -> float | None:
    """How likely ``word`` (lower case) is a word here, as a logarithm; None where unknown."""
    count = lexicon.counts.get(word, 0)
    if count:
        return log(count) - log(lexicon.total)
    if word in lexicon.particled:
        return None  # the text writes it apart, as a word and a particle («басқа да»)
    if len(word) == 1:
        # The alphabet is not a list of words: only what the language says may stand alone.
        return -log(lexicon.total) if word in spelling.one_letter_words else None
    best: float | None = None
    if word in spelling.free:
        best = _BY_DICTIONARY if len(word) > _SHORT else _BY_SHORT_ENTRY
    elif _is_of_dictionary(word, spelling):
        best = _BY_DICTIONARY_STEM
    else:
        # Of one word many a "stem" is only its chopped-off beginning. Two letters prove nothing;
        # a stem that stands in the text as a word, or that several of its words share, does.
        for stem, kind in {(word, NOUN), *inflections(word, spelling.endings)}:
            shared = lexicon.stems.get((stem, kind), 0)
            if len(stem) > 2 and shared and not _is_inflected(stem, lexicon, spelling):
                here = _BY_TEXT_STEM + log(min(shared, 6))
                best = here if best is None else max(best, here)
    return None if best is None else best - log(lexicon.total)


def _is_of_dictionary(word: str, spelling: Spelling) -> bool:
    """True for an inflected word of a stem of the dictionary, a noun's or a verb's as it needs."""
    if not spelling.dictionary.isdisjoint(inflections(word, spelling.endings)):
        return True
    return any(stem in spelling.free for stem in spelling.endings.closed_class.get(word, ()))


def _is_inflected(stem: str, lexicon: Lexicon, spelling: Spelling) -> bool:
    """True where ``stem`` has endings itself, so that it can't take just any further one."""
    return _is_of_dictionary(stem, spelling) or any(
        shorter in lexicon.counts for shorter, _ in inflections(stem, spelling.endings)
    )


# ---------------------------------------------------------------- letter-spaced words


def spaced_words(text: str, lexicon: Lexicon, spelling: Spelling) -> list[Fix]:
    """The letter-spaced words in ``text``: one fix for each run of them on a line, in order.

    A run is three or more single letters parted by single spaces («ж о л»); «А. А.» and «т. б.»
    are none. More than one space, or a line break, is a word boundary; the others are restored by
    the likeliest division into known words. A line that follows or precedes with fewer than three
    letters belongs to the run. Punctuation after a run is not part of its fix.

    A reading is sure where every piece is a known word and no other division comes near it.
    A run that is unknown at some point is proposed if it is longer than a list of names for
    columns would be, and left alone otherwise; so are letters in alphabetical order.
    """
    known: dict[str, float | None] = {}

    def likelihood(word: str) -> float | None:
        if word not in known:
            if len(known) >= _MOST_REMEMBERED:  # a wholly letter-spaced book must not fill memory
                known.clear()
            known[word] = _likelihood(word, lexicon, spelling)
        return known[word]

    fixes = []
    for run in _RUN.finditer(text):
        if not _SPACED.search(run[0]):
            continue
        start = run.start()
        for line in run[0].splitlines(keepends=True):
            body = line.strip()
            first = start + line.index(body) if body else start
            start += len(line)
            fix = _read_spaced(body, first, likelihood, lexicon, spelling)
            if fix is not None:
                fixes.append(fix)
    return fixes


def _read_spaced(
    raw: str,
    start: int,
    likelihood: Callable[[str], float | None],
    lexicon: Lexicon,
    spelling: Spelling,
) -> Fix | None:
    """The fix for one line of a run, or None where it is best left alone."""
    printed = "".join(raw.split())
    if len(printed) < 2 or spelling.letters.isdisjoint(printed):
        return None
    letters = "".join(spelling.look_alikes.get(letter, letter) for letter in printed)
    if not spelling.letters.issuperset(letters):
        return None
    if _is_alphabetical(letters.lower(), spelling.alphabet):
        return None
    # The letters that were read are those that are printed, or an editor sees it first.
    sure = letters == printed
    readings, at = [], 0
    for part in _SPACING.split(raw):
        part_letters = letters[at : at + len(part.split())]
        at += len(part_letters)
        if len(part_letters) > _LONGEST_RUN:
            pieces, all_known, margin = [part_letters], False, 0.0
        else:
            pieces, all_known, margin = _divide(part_letters, likelihood, lexicon)
        plain = [piece.lower() for piece in pieces]
        if not all_known and len(printed) < _SHORTEST_PROPOSAL:
            return None
        sure = (
            sure
            and all_known
            and margin >= _CLEAR_MARGIN
            and not _may_hide_word(plain, lexicon)
            and not _may_hide_particle(plain, likelihood, lexicon, spelling)
        )
        readings.extend(pieces)
    if len(readings) == len(printed):  # single letters that are words: nothing is spaced here
        return None
    return Fix(start, start + len(raw), raw, " ".join(readings), LETTER_SPACING, sure)


def _may_hide_word(plain: list[str], lexicon: Lexicon) -> bool:
    """True where a short word, which the text itself never uses, stands beside another piece.

    «ат алған» is as good as a word that nobody has listed: «аталған».
    """
    return len(plain) > 1 and any(
        len(word) <= _SHORT and word not in lexicon.counts for word in plain
    )


def _may_hide_particle(
    plain: list[str],
    likelihood: Callable[[str], float | None],
    lexicon: Lexicon,
    spelling: Spelling,
) -> bool:
    """True where a particle may as well be an ending, or an ending a particle.

    «деңгейі мен» and «деңгейімен» are both good Kazakh: no margin tells them apart, only the text
    that writes the one and not the other.
    """
    for before, word in pairwise(plain):
        if word not in spelling.particles:
            continue
        together = before + word
        if lexicon.particled.get(together, 0) >= _SETTLED:
            continue
        if inflections(together, spelling.endings) or likelihood(together) is not None:
            return True
    for word in plain:
        if word in lexicon.particled:  # it stands in the text both ways
            return True
        if word in lexicon.counts or word in spelling.free:
            continue
        for particle in spelling.particles:
            head = word.removesuffix(particle)
            if head != word and likelihood(head) is not None:
                return True
    return False


def _is_alphabetical(letters: str, alphabet: str) -> bool:
    """True for letters in the order of the alphabet, as items and columns are named.

    Lists leave out a letter here and there («а б в г д» is without ә and ғ), but few in a row.
    """
    places = [alphabet.index(letter) for letter in letters if letter in alphabet]
    return all(0 < after - before <= _GAP_IN_LIST for before, after in pairwise(places))


@dataclass(frozen=True, slots=True)
class _End:
    """One of the best divisions of a run's first letters: its last piece and what precedes."""

    score: float
    start: int  # where the last piece begins …
    rank: int  # … and which of the best divisions up to there it continues
    known: bool  # whether the last piece is a known word


def _best_two(ends: list[_End]) -> list[_End]:
    ends.sort(key=lambda end: -end.score)
    return ends[:2]


def _divide(
    letters: str, likelihood: Callable[[str], float | None], lexicon: Lexicon
) -> tuple[list[str], bool, float]:
    """The likeliest division of ``letters`` into words, whether all are known, and its margin.

    A two-best Viterbi search. Unknown stretches cost a fixed sum and some more for each letter, so
    they can be of any length at no more work; known words are bounded by ``_LONGEST_WORD``.
    """
    lower = [letter.lower() for letter in letters]
    # A few capitals change their length in lower case; then positions would not agree.
    plain = "".join(letter if len(letter) == 1 else "\0" for letter in lower)
    size = len(letters)
    # A capital after a small letter begins a word.
    starts = {at for at in range(1, size) if letters[at].isupper() and letters[at - 1].islower()}
    ends: list[list[_End]] = [[] for _ in range(size + 1)]
    ends[0] = [_End(0.0, 0, 0, True)]
    unknown: list[_End] = []  # stretches still open at the position the search has reached
    base = -log(lexicon.total)
    for at in range(size):
        here = ends[at] = _best_two(ends[at] + unknown)
        begun = [
            _End(end.score + base + _UNKNOWN, at, rank, False)
            for rank, end in enumerate(here)
            if end.known or at in starts
        ]
        going_on = [] if at in starts else unknown
        unknown = [
            _End(end.score + _UNKNOWN_LETTER, end.start, end.rank, False)
            for end in _best_two(begun + going_on)
        ]
        limit = min(size, at + _LONGEST_WORD)
        if starts:
            limit = min([limit, *(begin for begin in range(at + 1, limit) if begin in starts)])
        for stop in _word_ends(plain, at, limit, lexicon):
            score = likelihood(plain[at:stop])
            if score is not None:
                ends[stop] += [
                    _End(end.score + score, at, rank, True) for rank, end in enumerate(here)
                ]
    ends[size] = _best_two(ends[size] + unknown)
    best, *others = ends[size]
    margin = best.score - others[0].score if others else float("inf")
    pieces, all_known, at, end = [], True, size, best
    while at:
        pieces.append(letters[end.start : at])
        all_known = all_known and end.known
        at, end = end.start, ends[end.start][end.rank]
    return pieces[::-1], all_known, margin


def _word_ends(letters: str, at: int, limit: int, lexicon: Lexicon) -> Iterator[int]:
    """Where a word that begins at ``at`` may end: nowhere before the shortest known opening."""
    for stop in range(at + 1, min(limit, at + lexicon.longest_opening) + 1):
        if letters[at:stop] in lexicon.openings:
            yield from range(stop, limit + 1)
            return


# ---------------------------------------------------------------- words without a space between


def glued(lexicon: Lexicon, spelling: Spelling) -> Mapping[str, tuple[str, ...]]:
    """The words of a text that are no known word and divide into known ones, with their parts.

    A link that was taken away takes the space beside it along. Kazakh makes new words of two old
    ones, and a jurist coins others: so the word stands once only, and each part must be a word
    that the text has elsewhere, or (where it is no mere syllable) one of the dictionary.
    """
    return {
        word: parts
        for word, count in lexicon.counts.items()
        if count == 1
        and _SHORTEST_GLUED <= len(word) <= _LONGEST_WORD * 2
        and not _is_no_riddle(word, lexicon, spelling)
        and (parts := _glued_parts(word, lexicon, spelling))
    }


def glued_words(text: str, known: Mapping[str, tuple[str, ...]]) -> list[Fix]:
    """Those of the glued words that stand in ``text``, in order; never sure. Capitals are none."""
    fixes = []
    for match in _WORD.finditer(text):
        word = match[0]
        parts = known.get(word.lower(), ())
        if parts and not word.isupper():
            ends = list(accumulate(map(len, parts), initial=0))
            reading = " ".join(word[start:end] for start, end in pairwise(ends))
            fixes.append(Fix(match.start(), match.end(), word, reading, GLUED, False))
    return fixes


def _is_no_riddle(word: str, lexicon: Lexicon, spelling: Spelling) -> bool:
    """Is a word known by more than that it stands here?"""
    if word in spelling.free or _is_of_dictionary(word, spelling):
        return True
    stems = inflections(word, spelling.endings)
    if any(len(stem) > 2 and lexicon.stems.get((stem, kind), 0) > 1 for stem, kind in stems):
        return True
    return any(
        _is_derived(stem, lexicon, spelling)
        for stem in {word, *(stem for stem, kind in stems if kind == NOUN)}
    )


def _is_derived(word: str, lexicon: Lexicon, spelling: Spelling) -> bool:
    """Is it made of a known word with an ending that makes another: «заңнамалық»?"""
    for suffix in spelling.suffixes:
        base = word.removesuffix(suffix)
        if base != word and len(base) > _SHORT + 1:
            known = lexicon.stems.get((base, NOUN), 0) > 1 or (base, NOUN) in spelling.dictionary
            if known or base in spelling.free or _is_derived(base, lexicon, spelling):
                return True
    return False


def _glued_parts(word: str, lexicon: Lexicon, spelling: Spelling) -> tuple[str, ...]:
    """The likeliest two words, or else three, into which ``word`` divides; () for none."""

    def weight(part: str) -> float | None:
        count = lexicon.counts.get(part, 0)
        if count and len(part) >= _SHORT:
            return log(count)
        known = len(part) > _SHORT + 1 and (
            part in spelling.free or _is_of_dictionary(part, spelling)
        )
        return -1.0 if known else None

    size = len(word)
    heads = {
        at: one
        for at in range(1, size)
        if word[:at] not in spelling.prefixes and (one := weight(word[:at])) is not None
    }
    tails = {
        at: one
        for at in range(1, size)
        if not word.startswith(spelling.suffixes, at) and (one := weight(word[at:])) is not None
    }
    two = [(heads[at] + tails[at], (word[:at], word[at:])) for at in heads.keys() & tails.keys()]
    three = [
        (heads[a] + tails[b] + middle, (word[:a], word[a:b], word[b:]))
        for a in heads
        for b in tails
        if a < b and (middle := weight(word[a:b])) is not None
    ]
    return max(two or three, default=(0.0, ()))[1]


# ---------------------------------------------------------------- letters of another script


def foreign_letters(text: str, lexicon: Lexicon, spelling: Spelling) -> list[Fix]:
    """The words of ``text`` that mix the language's letters with foreign ones, in order.

    Foreign letters that look like own ones are read as those, and surely. Where one does not,
    the word was typed by sound: that is sure only if exactly one of its readings is a known word.
    A word with a foreign letter that stands for nothing is left alone.

    Left alone as well: words wholly of another script, and thereby the parts of a compound
    («PDF-файл»); capitals before or after small letters of the language («PDFті»); foreign words
    with an ending of the language («Googleдың»), unless their reading is known.
    """
    fixes = []
    at = 0
    while (hit := spelling.mixed.search(text, at)) is not None:
        # Everything before `at` has been dealt with, so going back to the beginning of the word
        # never passes the same letter twice.
        start = hit.start()
        while start > at and _WORD.match(text[start - 1]):
            start -= 1
        gap = _NOT_LETTER.search(text, hit.end())
        at = gap.start() if gap else len(text)
        fix = _read_mixed(text[start:at], start, lexicon, spelling)
        if fix is not None:
            fixes.append(fix)
    return fixes


def _read_mixed(raw: str, start: int, lexicon: Lexicon, spelling: Spelling) -> Fix | None:
    """The fix for one word of mixed letters, or None where it is best left alone."""
    foreign = [letter not in spelling.letters for letter in raw]
    if _has_capitals_apart(raw, foreign):
        return None
    if raw.isupper() and roman(raw):
        reading = in_latin(raw)  # half of it is Latin already: «VІ»
        return Fix(start, start + len(raw), raw, reading, LOOK_ALIKE, True)
    if spelling.look_alikes.keys() >= set(raw) - spelling.letters:
        reading = "".join(spelling.look_alikes.get(letter, letter) for letter in raw)
        return Fix(start, start + len(raw), raw, reading, LOOK_ALIKE, True)
    if len(raw) > _LONGEST_WORD * 2:
        return None
    choices = [_own_letters(letter, spelling) for letter in raw]
    if not all(choices):
        return None
    readings = ["".join(reading) for reading in islice(product(*choices), _MOST_CANDIDATES)]
    likely = {
        reading: score
        for reading in readings
        if (score := _likelihood(reading.lower(), lexicon, spelling)) is not None
    }
    # A foreign word that took an ending («Googleдың») is no mistake.
    if not likely and all(foreign[:3]) and not any(foreign[foreign.index(False) :]):
        return None
    reading = max(likely, key=lambda word: likely[word]) if likely else readings[0]
    cut_short = len(readings) == _MOST_CANDIDATES
    sure = len(likely) == 1 and not cut_short
    return Fix(start, start + len(raw), raw, reading, BY_SOUND, sure)


def _has_capitals_apart(raw: str, foreign: list[bool]) -> bool:
    """True where two or more foreign capitals stand together in a word with small own letters."""
    if not any(letter.islower() for letter, alien in zip(raw, foreign, strict=True) if not alien):
        return False
    capital = [alien and letter.isupper() for letter, alien in zip(raw, foreign, strict=True)]
    return any(one and next_one for one, next_one in pairwise(capital))


def _own_letters(letter: str, spelling: Spelling) -> tuple[str, ...]:
    """What a letter of a word spelt by sound may stand for, its own case kept."""
    if letter in spelling.letters:
        return (letter,)
    meant = dict.fromkeys(spelling.by_sound.get(letter.lower(), ()))
    alike = spelling.look_alikes.get(letter)
    if alike is not None:
        meant = dict.fromkeys([alike.lower(), *meant])
    return tuple(own.upper() if letter.isupper() else own for own in meant)
