"""The texts of the search: each once, whole, paired as on the pages, and lighter than they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adep.languages.glossary import load_glossary
from adep.languages.grammar import languages, load_grammar
from adep.library.pipeline import Library
from adep.search.entries import ActEntries, EntryPlace, EntryRow, SearchEntry, entries
from adep.search.packing import join, pack, split, unpack
from adep.search.rules import load_rules

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
    assert join(pieces) == text


@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_text_comes_back_letter_by_letter(texts: list[str]) -> None:
    assert unpack(pack([small(*texts)], LANGS, GRAMMARS, ENDINGS)) == texts


def test_codes_of_every_length_come_back() -> None:
    words = [f"w{number}" for number in range(46_000)]  # one, two, three and four characters
    text = " ".join(words)
    assert unpack(pack([small(text, words[-1])], LANGS, GRAMMARS, ENDINGS)) == [text, words[-1]]


def test_all_texts_of_the_site_come_back(found: tuple[ActEntries, ...]) -> None:
    texts = [e.text for a in found for p in a.places for row in p.rows for e in row.entries]
    assert unpack(pack(found, LANGS, GRAMMARS, ENDINGS)) == texts


def test_index_weighs_no_more_than_its_texts(found: tuple[ActEntries, ...]) -> None:
    packed = pack(found, LANGS, GRAMMARS, ENDINGS)
    texts = unpack(packed)
    assert len(packed.encode()) < sum(len(text.encode()) for text in texts)


def test_every_unit_and_note_is_there_once(library: Library, found: tuple[ActEntries, ...]) -> None:
    for act, entered in zip((*library.acts, *library.articles), found, strict=True):
        ids = [e.id for p in entered.places for row in p.rows for e in row.entries]
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
    days = json.loads(pack([small(text)], LANGS, GRAMMARS, ENDINGS))["dates"]
    assert set(days) == {"1999-07-23", "2013-10-01"}
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
