"""The texts of the search: each once, whole, paired as on the pages, and lighter than they were."""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adep.languages.glossary import load_glossary
from adep.languages.grammar import languages, load_grammar
from adep.library.pipeline import Library
from adep.search.codes import BLOCK, code, codes, column
from adep.search.entries import ActEntries, EntryPlace, EntryRow, SearchEntry, entries
from adep.search.meaning import swapped, telling
from adep.search.packing import PART, Packed, in_parts, pack
from adep.search.postings import postings
from adep.search.rules import load_rules
from adep.search.vocabulary import (
    WORD,
    Text,
    beginnings,
    counted,
    plain,
    split,
    vocabulary,
)
from tests.search.unpacking import lines, numbers, printed_forms, texts, unpack

LANGS = ("kk", "en")
GRAMMARS = {lang: load_grammar(lang) for lang in LANGS}
ENDINGS = load_glossary(languages()).endings


def small(*texts: str, lang: str = "kk") -> ActEntries:
    """An act with one clause, whose rows are ``texts``."""
    rows = tuple(
        EntryRow((SearchEntry(f"{lang}-1-p{at}", lang, "text", text),))
        for at, text in enumerate(texts, start=1)
    )
    place = EntryPlace("1", "clause.title", "1", rows)
    return ActEntries("act", "act/", {}, {}, "in force", False, (), (place,))


def stands(told: list[Text]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Some Kazakh texts as one part: the vocabulary, and where its words stand."""
    packed, listed = vocabulary([counted(told)], ENDINGS["kk"])
    return packed, postings(told, listed)


def size(packed: Packed) -> int:
    index = json.dumps(packed.index, ensure_ascii=False, separators=(",", ":"))
    return sum(len(text.encode()) for text in (index, *packed.parts))


@pytest.fixture(scope="module")
def found(library: Library) -> tuple[ActEntries, ...]:
    return entries((*library.acts, *library.articles), LANGS)


# a text, its words and marks; one space between two words is understood
SPLIT = [
    ("Мемлекеттік қызметшілер:", ["Мемлекеттік", "қызметшілер", ":"]),
    ("іс-әрекет", ["іс", "-", "әрекет"]),
    ("№ 651 (2013)", ["№ ", "651", " (", "2013", ")"]),
    ("individual’s duties", ["individual’s", "duties"]),
    ("two  spaces", ["two", "  ", "spaces"]),
    (" a ", [" ", "a", " "]),
    ("", []),
]


@pytest.mark.parametrize(("text", "pieces"), SPLIT)
def test_words_and_marks_of_a_text(text: str, pieces: list[str]) -> None:
    assert split(text) == pieces
    words = [piece for piece in pieces if piece[0].isalnum()]
    packed, places = stands([pieces])
    assert texts(places, printed_forms(packed), [len(words)]) == [text]


# a number, its code: the first and the last one of each length
CODES = [
    (0, "#"),
    (39, "J"),
    (40, "K#"),
    (4_134, "x~"),
    (4_135, "y##"),
    (37_258, "|~~"),
    (37_259, "}###"),
    (790_829, "}~~~"),
    (790_830, "~####"),
]


@pytest.mark.parametrize(("number", "of"), CODES)
def test_a_number_is_written_as_a_code(number: int, of: str) -> None:
    assert code(number) == of
    assert list(numbers(of)) == [number]


@given(st.lists(st.integers(0, 69_000_000), max_size=40))
def test_any_numbers_come_back(many: list[int]) -> None:
    assert list(numbers(codes(many))) == many


def test_a_number_that_is_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match="70000000 is too large"):
        code(70_000_000)


@given(st.text())
def test_what_a_language_says_comes_back(text: str) -> None:
    alphabet = load_rules(["kk"])["kk"]["alphabet"]
    assert swapped(swapped(text, alphabet), alphabet) == text
    assert swapped("сыйлық, 8", alphabet).isascii()
    assert swapped("a gift", "abcdefghijklmnopqrstuvwxyz") == "a gift"


# what is asked · the words by which it is found
TELLING = [
    ("May I accept gifts?", "accept gifts"),
    ("may I", "may i"),  # nothing else is said
    ("", ""),
]


@pytest.mark.parametrize(("asked", "told"), TELLING)
def test_what_says_nothing_is_left_out(asked: str, told: str) -> None:
    assert telling(asked, {"may", "i"}) == told


def test_words_of_rules_are_written_as_they_are_searched_for() -> None:
    rules = load_rules(languages())
    assert "свое" in rules["ru"]["asking"]  # «своё» in its file
    told = ("passed_over", "asking", "elsewhere", "day_words")
    words = {word for of in rules.values() for name in told for word in of.get(name, ())}
    assert {word for word in words if plain(word) != word} == set()


@pytest.mark.parametrize("many", [1, BLOCK, BLOCK + 1, 5 * BLOCK - 1])
def test_lines_of_a_column_come_back(many: int) -> None:
    told = [
        f"𐐷{at}" if at % 3 else "" for at in range(many)
    ]  # JavaScript counts such a letter twice
    assert lines(column(told)) == told


# a word of the texts · how words may begin that have its stems, where it does not begin so
BEGIN = [
    ("халқы", {"халық", "халығ"}),  # a vowel is lost
    ("құқығын", {"құқық"}),  # a letter is softened
    ("айналысу", {"айналыс"}),
]


@pytest.mark.parametrize(("word", "begins"), BEGIN)
def test_stems_that_no_word_begins_with_are_listed(word: str, begins: set[str]) -> None:
    assert {b for b in begins if not word.startswith(b)} <= beginnings([word], ENDINGS["kk"])


def test_a_word_stands_where_the_texts_have_it() -> None:
    """Counted here word by word, language by language, one place more behind each text."""
    told = ["Іс-әрекет. Іс", "", "— әрекет, (іс) – іс‑әрекет"]
    vocabulary, packed = stands([split(text) for text in told])
    words: list[str] = []
    for line in lines(vocabulary["words"]):
        before = words[-1] if words else ""
        words.append(before[: numbers_of(line[0])] + line[1:])
    passed = [step + 1 for step in numbers(packed["lines"])]
    own = [words[line - 1] for line in accumulate(passed)]
    expected: dict[str, list[int]] = {}
    place = 0
    for text in told:
        for word in filter(str.isalnum, WORD.findall(text)):
            expected.setdefault(plain(word), []).append(place)
            place += 1
        place += 1
    found = dict(zip(own, lines(packed["places"]), strict=True))
    for word, places in expected.items():
        assert summed(found[word].partition("!")[0]) == places
    assert summed(found["ісәрекет"].partition("!")[2]) == [1, 8]
    assert packed["many"] == place


def numbers_of(character: str) -> int:
    return next(iter(numbers(character))) if character < "K" else ord(character) - ord("#")


def summed(steps: str) -> list[int]:
    return list(accumulate(numbers(steps)))


@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_text_comes_back_letter_by_letter(texts: list[str]) -> None:
    assert unpack(pack([small(*texts)], LANGS, GRAMMARS, ENDINGS)) == texts


def test_codes_of_every_length_come_back() -> None:
    words = [f"w{number}" for number in range(40_000)]  # of one, two, three and four characters
    text = " ".join(words)
    assert unpack(pack([small(text, words[-1])], LANGS, GRAMMARS, ENDINGS)) == [text, words[-1]]


def test_all_texts_of_the_site_come_back(found: tuple[ActEntries, ...]) -> None:
    texts = [entry.text for act in found for entry in act.every()]
    assert unpack(pack(found, LANGS, GRAMMARS, ENDINGS)) == texts


# how many bytes the texts of each act have · which acts share a part of 10 bytes or more
PARTS = [
    ([], []),
    ([3], [[3]]),
    ([3, 7, 1, 2, 12], [[3, 7], [1, 2, 12]]),
    ([40, 1], [[40], [1]]),
]


@pytest.mark.parametrize(("sizes", "parts"), PARTS)
def test_small_acts_share_a_part(sizes: list[int], parts: list[list[int]]) -> None:
    acts = [small("a" * size) for size in sizes]
    told = [[len(next(act.every()).text) for act in part] for part in in_parts(acts, 10)]
    assert told == parts


@given(st.lists(st.lists(st.text(max_size=40), max_size=3), max_size=4), st.sampled_from([1, PART]))
def test_texts_come_back_however_they_are_cut(acts: list[list[str]], least: int) -> None:
    packed = pack([small(*texts) for texts in acts], LANGS, GRAMMARS, ENDINGS, least)
    assert unpack(packed) == [text for texts in acts for text in texts]


def test_the_index_says_which_parts_have_a_word() -> None:
    acts = [small("адал адал", "адал"), small("басқа"), small("адал басқа")]
    packed = pack(acts, LANGS, GRAMMARS, ENDINGS, 1)
    of = packed.index["vocabularies"][0]
    told = dict(zip(lines(of["words"]), lines(of["parts"]), strict=True))
    # three texts, of part 0, and two parts further on; two texts, of part 1 and the next
    assert (told["#адал"], told["#басқа"]) == (codes([3, 0, 2]), codes([2, 1, 1]))
    assert packed.index["acts"][0]["clauses"] == "1"


def test_index_weighs_no_more_than_its_texts(found: tuple[ActEntries, ...]) -> None:
    packed = pack(found, LANGS, GRAMMARS, ENDINGS)
    texts = unpack(packed)
    assert size(packed) < sum(len(text.encode()) for text in texts)


def test_every_unit_and_note_is_there_once(library: Library, found: tuple[ActEntries, ...]) -> None:
    for act, entered in zip((*library.acts, *library.articles), found, strict=True):
        ids = [entry.id for entry in entered.every()]
        units = [unit.id for text in act.texts for unit in text.units() if unit.text]
        notes = {n.id for text in act.texts for n in text.notes} | {
            n.id for clause in act.clauses for n in clause.paired.notes
        }
        assert sorted(ids) == sorted({*units, *notes})


def test_rows_stand_as_the_pages_pair_them(library: Library, found: tuple[ActEntries, ...]) -> None:
    for act, entered in zip(library.acts, found, strict=False):
        places = {place.clause: place for place in entered.places if place.clause}
        for clause in act.clauses:
            paired = [
                {u.id for side in row.sides.values() for u in side} for row in clause.paired.rows
            ]
            rows = [{e.id for e in row.entries} for row in places[clause.id].rows]
            assert rows[: len(paired)] == paired


def test_what_a_row_says(found: tuple[ActEntries, ...]) -> None:
    says = {e.id: row.says for p in found[0].places for row in p.rows for e in row.entries}
    assert says["kk-5-18"] == "missing"  # only the Kazakh wording has it
    assert says["kk-5-14"] == "amended"  # the two wordings differ in substance
    assert says["kk-5-1"] == ""


def test_days_are_found_in_figures_and_in_words() -> None:
    text = "«Заң» 1999 жылғы 23 шілдедегі; 🙂 01.10.2013 № 651; 45.13.2013"
    packed = pack([small(text)], LANGS, GRAMMARS, ENDINGS)
    days = json.loads(packed.parts[0])["dates"]
    assert set(days) == set(packed.index["dates"]) == {"1999-07-23", "2013-10-01"}
    [[number, start, stop]] = days["2013-10-01"]
    letters = text.encode("utf-16-le")  # as JavaScript counts
    assert (number, letters[2 * start : 2 * stop].decode("utf-16-le")) == (0, "01.10.2013")


def test_rules_are_the_tables_of_the_languages() -> None:
    rules = load_rules(LANGS)
    assert "қызметші" not in json.dumps(rules["kk"]["endings"], ensure_ascii=False)  # no examples
    assert rules["kk"]["typed"]["қ"] == ["к", "q", "k"]
    assert rules["kk"]["months"][9] == "қазан"
    assert rules["en"]["address"]["clause"][0] == "clause"


def test_a_third_language_needs_no_code(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    assert load_rules(("xx",), tmp_path) == {"xx": {}}
    (tmp_path / "xx" / "search.toml").write_text('[typed]\n"ö" = "o -"\n', encoding="utf-8")
    assert load_rules(("xx",), tmp_path)["xx"]["typed"] == {"ö": ["o", ""]}
