"""What the repair of spelling reads, what it only proposes, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adep.languages.spelling.glued_words import glued, glued_words
from adep.languages.spelling.letter_spaced import spaced_words
from adep.languages.spelling.lexicon import Lexicon, make_lexicon
from adep.languages.spelling.other_letters import foreign_letters
from adep.languages.spelling.rules import (
    BY_SOUND,
    LETTER_SPACING,
    LOOK_ALIKE,
    Fix,
    load_spelling,
    words,
)
from tests import ROOT
from tests.tools.growth import grows_with_length_only

LANGUAGES = ROOT / "scripts" / "adep" / "languages"
KAZAKH = load_spelling(LANGUAGES / "kk")
ENGLISH = load_spelling(LANGUAGES / "en")

# A text of our own that knows the words below; «мәлімет» is in it nowhere.
KAZAKH_TEXT = """
Мемлекеттік қызметшілер заңды сақтауға және жұртшылыққа үлгі болуға міндетті.
Қызметші осы талаптарды бұзуға жол бермеуге тиіс. Олар шаралар қолдануға тиіс.
Ескерту. Тармақ жаңа редакцияда - ҚР Президентінің Жарлығымен. Басқа да ұйымдар, өзге де органдар.
Басқа да адамдар келеді. Басшы оны мәжбүрлей алмайды. PDF-файл тіркеледі.
"""
ENGLISH_TEXT = "A civil servant shall observe the law and the code of ethics, as I do."
KK = make_lexicon(words(KAZAKH_TEXT), KAZAKH)
EN = make_lexicon(words(ENGLISH_TEXT), ENGLISH)


def spaced(text: str) -> list[tuple[str, str, bool]]:
    fixes = spaced_words(text, KK)
    assert all(fix.rule == LETTER_SPACING for fix in fixes)
    return [(fix.raw, fix.reading, fix.sure) for fix in fixes]


def foreign(text: str) -> list[tuple[str, str, str, bool]]:
    return [(f.raw, f.reading, f.rule, f.sure) for f in foreign_letters(text, KK)]


# ---------------------------------------------------------------- letter-spaced words

# printed, its sure reading, what it shows
SURE = [
    ("т и і с", "тиіс", "one word of the text"),
    ("м і н д е т т і", "міндетті", "one word of the text"),
    ("Ж а р л ы ғ ы м е н", "Жарлығымен", "the capital is kept; no particle is cut off"),
    ("ж о л б е р м е у г е т и і с", "жол бермеуге тиіс", "three words"),
    ("қ о л д а н б а у ғ а т и і с", "қолданбауға тиіс", "a form the text does not have"),
    ("қ о л д а н у ы т и і с", "қолдануы тиіс", "another one"),
    ("б е р у г е", "беруге", "a stem of the dictionary with its endings"),
    ("б а с қ а д а а д а м д а р", "басқа да адамдар", "the text twice sets «да» apart"),
    ("Ж О Л Б Е Р М Е У Г Е", "ЖОЛ БЕРМЕУГЕ", "capitals throughout"),
    ("о с ы Қ ы з м е т ш і", "осы Қызметші", "a capital begins a word"),
    ("ж о л  б е р м е у г е", "жол бермеуге", "a double space is a word boundary"),
    ("т\xa0и\xa0і\xa0с", "тиіс", "no-break spaces"),
]

# printed, what is proposed to the editor, why it is not sure
DOUBTFUL = [
    ("м ә л і м е т т е р", "мәліметтер", "a word seen nowhere else"),
    ("т и i с", "тиіс", "a Latin i among the letters: two faults at once"),
]

# printed, why nothing is to be read there
LEFT_ALONE = [
    ("Ахметов А. А. келді", "initials"),
    ("т. б. және т. с. с.", "abbreviations"),
    ("а ә б в г", "letters in alphabetical order"),
    ("А Б В Г Д Е", "the same, by the Russian alphabet"),
    ("Қ М К", "too short to tell from names of columns"),
    ("x y z", "not Kazakh letters"),
    ("ж о", "two letters"),
    ("а\nб\nғ", "letters on lines of their own"),
    ("", "nothing"),
    ("жол бермеуге тиіс", "nothing is spaced"),
]


@pytest.mark.parametrize(("printed", "reading", "shows"), SURE)
def test_letter_spacing_is_read(printed: str, reading: str, shows: str) -> None:
    assert spaced(f"Олар {printed} .") == [(printed, reading, True)], shows


@pytest.mark.parametrize(("printed", "reading", "why"), DOUBTFUL)
def test_letter_spacing_is_proposed(printed: str, reading: str, why: str) -> None:
    assert spaced(f"Олар {printed} ;") == [(printed, reading, False)], why


@pytest.mark.parametrize(("printed", "why"), LEFT_ALONE)
def test_nothing_is_letter_spaced(printed: str, why: str) -> None:
    assert spaced(printed) == [], why


def test_particle_that_may_be_an_ending_is_for_the_editor() -> None:
    # «деңгейі мен» (its level and) or «деңгейімен» (with its level): both are good Kazakh.
    [fix] = spaced_words("д е ң г е й і м е н", KK)
    assert (fix.reading, fix.sure) == ("деңгейімен", False)
    # Once is no proof, but it is what the editor is shown first.
    lexicon = make_lexicon(words("деңгейі мен сапасы"), KAZAKH)
    [fix] = spaced_words("д е ң г е й і м е н", lexicon)
    assert (fix.reading, fix.sure) == ("деңгейі мен", False)


def test_two_readings_nearly_as_likely_are_for_the_editor() -> None:
    # The text has «елбасы» once and «ел», «басы» often enough that either may be meant.
    lexicon = make_lexicon([*["ел", "сөз", "басы"] * 32, "елбасы"], KAZAKH)
    [fix] = spaced_words("е л б а с ы", lexicon)
    assert (fix.reading, fix.sure) == ("елбасы", False)


def test_line_break_parts_the_run() -> None:
    assert spaced("ж о л б е р м е у г е\nт и і с .") == [
        ("ж о л б е р м е у г е", "жол бермеуге", True),
        ("т и і с", "тиіс", True),
    ]
    # Blank lines part the runs wholly: the doubt of one is not the doubt of the other.
    assert [sure for *_, sure in spaced("м ә л і м е т т е р\n\nб е р у г е ;")] == [False, True]


def test_letter_glued_to_a_stop_is_not_lost() -> None:
    assert spaced("Тоқтады.Т и і с .") == [("Т и і с", "Тиіс", True)]


def test_unknown_word_does_not_hide_its_neighbours() -> None:
    [(_, reading, sure)] = spaced("м ә л і м е т т е р Ж а р л ы ғ ы м е н")
    assert (reading, sure) == ("мәліметтер Жарлығымен", False)


def test_english_needs_its_own_words_only() -> None:
    [fix] = spaced_words("He shall o b s e r v e t h e l a w .", EN)
    assert (fix.reading, fix.sure) == ("observe the law", True)
    for text in ("items a b c of the list", "options a b x", "a i a", "F. D. R. and I"):
        assert spaced_words(text, EN) == []


# ---------------------------------------------------------------- letters of another script

# printed, reading, rule, sure, what it shows
FOREIGN = [
    ("тиiс", "тиіс", LOOK_ALIKE, True, "Latin i"),
    ("Қaзaқcтaн", "Қазақстан", LOOK_ALIKE, True, "Latin a and c"),
    ("Eскерту", "Ескерту", LOOK_ALIKE, True, "a Latin capital"),
    ("Hысан", "Нысан", LOOK_ALIKE, True, "the capital H looks like Н …"),
    ("аhа", "аһа", LOOK_ALIKE, True, "… the small one like һ"),
    ("əдеп", "әдеп", LOOK_ALIKE, True, "the Azerbaijani schwa"),
    ("МEMЛЕКЕТ", "МЕМЛЕКЕТ", LOOK_ALIKE, True, "capitals among capitals"),
    ("белгісізxана", "белгісізхана", LOOK_ALIKE, True, "no dictionary is needed"),
    ("мәжбүрlemeуге", "мәжбүрлемеуге", BY_SOUND, True, "by sound and look-alike: one fix"),
    ("kодексі", "кодексі", BY_SOUND, True, "k may be қ, but «қодекс» is no word"),
    ("дқылдақkт", "дқылдақкт", BY_SOUND, False, "no reading is known: the first is proposed"),
]

# printed, why it stays
FOREIGN_LEFT_ALONE = [
    ("Google", "a word wholly of another script"),
    ("oco", "the same, though each letter looks like a Kazakh one"),
    ("PDF-файл", "each part of the compound has one script"),
    ("online-қызмет", "each part of the compound has one script"),
    ("PDFті", "a run of foreign capitals"),
    ("Googleдың", "a foreign word with a Kazakh ending"),
    ("Ќазаќстан", "a letter that stands for nothing here: an old font"),
    ("қызмет", "no foreign letter"),
]


@pytest.mark.parametrize(("printed", "reading", "rule", "sure", "shows"), FOREIGN)
def test_foreign_letters_are_read(
    printed: str, reading: str, rule: str, sure: bool, shows: str
) -> None:
    assert foreign(f"Олар «{printed}», дейді") == [(printed, reading, rule, sure)], shows


@pytest.mark.parametrize(("printed", "why"), FOREIGN_LEFT_ALONE)
def test_foreign_letters_stay(printed: str, why: str) -> None:
    assert foreign(f"Олар {printed} дейді") == [], why


def test_two_known_readings_are_for_the_editor() -> None:
    # Both are words of this text, and «k» may be either letter.
    lexicon = make_lexicon(["кеңес", "қан", "кан"], KAZAKH)
    [fix] = foreign_letters("kан", lexicon)
    assert (fix.rule, fix.sure) == (BY_SOUND, False)
    assert fix.reading in {"кан", "қан"}


def test_cyrillic_letters_in_english() -> None:
    [fix] = foreign_letters("The сode of ethics", EN)  # a Cyrillic с
    assert (fix.raw, fix.reading, fix.rule, fix.sure) == ("сode", "code", LOOK_ALIKE, True)
    assert foreign_letters("The Кодекс of a café", EN) == []


# ---------------------------------------------------------------- the lexicon


def test_lexicon_learns_from_sound_words_only() -> None:
    lexicon = make_lexicon(words("Тиіс т и і с тиiс law"), KAZAKH)
    assert dict(lexicon.counts) == {"тиіс": 1}
    assert dict(make_lexicon(words("I see a b"), ENGLISH).counts) == {"i": 1, "see": 1, "a": 1}


def test_word_kept_doubtful_is_not_in_the_dictionary() -> None:
    # The editor's recorded correction settles it; a dictionary entry would do so silently.
    assert not any(stem.startswith("мәлімет") for stem, _ in KAZAKH.dictionary)
    assert not any(word.startswith("мәлімет") for word in KAZAKH.free)


def test_tables_are_of_single_letters() -> None:
    for spelling in (KAZAKH, ENGLISH):
        assert len(spelling.look_alikes) >= 25
        for letter, own in spelling.look_alikes.items():
            assert letter not in spelling.letters and own in spelling.letters
            assert letter.isupper() == own.isupper()


def test_dictionary_is_written_in_kazakh_letters() -> None:
    for entry in {stem for stem, _ in KAZAKH.dictionary} | KAZAKH.free:
        assert KAZAKH.letters.issuperset(entry), entry


# ---------------------------------------------------------------- properties

KNOWN_WORDS = sorted({word for word in words(KAZAKH_TEXT) if KAZAKH.letters.issuperset(word)})
# Anything, but with a liking for what the repair looks for.
TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="аәбгеікмнтЖІ aeiklT.\n-\xa0", max_size=80),
    st.lists(st.sampled_from([*KNOWN_WORDS, "т и і с", "тиiс", "kодекс", "\n", "  "])).map(
        " ".join
    ),
)


def check(text: str, fixes: list[Fix]) -> None:
    at = 0
    for fix in fixes:
        assert at <= fix.start < fix.end <= len(text)
        assert text[fix.start : fix.end] == fix.raw != fix.reading
        at = fix.end


@given(TEXTS)
def test_fixes_lie_apart_inside_the_text(text: str) -> None:
    for lexicon in (KK, EN):
        for fixes in (
            spaced_words(text, lexicon),
            foreign_letters(text, lexicon),
        ):
            check(text, fixes)


@given(TEXTS)
def test_sure_letter_spacing_keeps_every_letter(text: str) -> None:
    for fix in spaced_words(text, KK):
        if fix.sure:
            assert "".join(fix.raw.split()) == fix.reading.replace(" ", "")


@given(
    st.lists(st.text(alphabet=KAZAKH.alphabet, min_size=2, max_size=12)),
    st.sampled_from([" ", ", ", "\n", ". ", "-", " - "]),
)
def test_sound_text_is_left_alone(sound: list[str], between: str) -> None:
    text = between.join(sound)
    assert spaced_words(text, KK) == []
    assert foreign_letters(text, KK) == []


@given(st.lists(st.sampled_from(KNOWN_WORDS), min_size=2, max_size=12))
def test_spaced_sentence_of_known_words_is_divided_into_words(sentence: list[str]) -> None:
    printed = " ".join("".join(sentence))
    [fix] = spaced_words(printed, KK)
    assert (fix.start, fix.end) == (0, len(printed))
    assert fix.reading.replace(" ", "") == "".join(sentence)
    assert all(len(piece) > 1 for piece in fix.reading.split())


@given(st.lists(st.sampled_from(KNOWN_WORDS), min_size=1, max_size=8))
def test_double_spaces_keep_the_printed_words(sentence: list[str]) -> None:
    printed = "  ".join(" ".join(word) for word in sentence)
    for fix in spaced_words(printed, KK):
        if fix.sure:
            assert fix.reading == " ".join(sentence)


@given(st.text(max_size=200))
def test_any_text_gives_a_lexicon(text: str) -> None:
    for spelling in (KAZAKH, ENGLISH):
        lexicon = make_lexicon(words(text), spelling)
        spaced_words(text, lexicon)
        foreign_letters(text, lexicon)


# Lines that would punish a search that goes back, or one that is not bounded.
HEAVY = {
    "single letters": "а ",
    "one long word": "қ",
    "one long mixed word": "аa",
    "one long word by sound": "аl",
    "letters on lines": "а\n",
    "wide letters": "а  ",
    "pairs of letters": "а а аа ",
    "spaces": " ",
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_line_without_end_is_read_once(name: str) -> None:
    def repair(text: str) -> None:
        spaced_words(text, KK)
        foreign_letters(text, KK)

    piece = HEAVY[name]
    assert grows_with_length_only(repair, lambda n: piece * (50_000 // len(piece) * n))


def test_a_run_without_end_goes_to_the_editor() -> None:
    [fix] = spaced_words(" ".join("тиіс" * 2_000), KK)
    assert not fix.sure


def test_a_large_text_is_read_once() -> None:
    each = KAZAKH_TEXT + "Олар ж о л б е р м е у г е т и і с .\n"

    def repair(text: str) -> None:
        lexicon: Lexicon = make_lexicon(words(text), KAZAKH)
        assert len(spaced_words(text, lexicon)) == text.count(each)
        assert foreign_letters(text, lexicon) == []

    assert grows_with_length_only(repair, lambda n: each * 100 * n)


# ---------------------------------------------------------------- words without a space between

# printed, its proposed reading (None: it is left alone), what it shows
GLUED_WORDS = [
    ("заңдысақтауға", "заңды сақтауға", "two words of the text"),
    ("Қызметшізаңды", "Қызметші заңды", "a capital stays"),
    ("осыталаптардыбұзуға", "осы талаптарды бұзуға", "three words"),
    ("заңдылықты", None, "a word that endings make of another"),
    ("үлгілік", None, "an ending that makes another word is no word"),
    ("мәліметтерін", None, "a word that nobody knows does not divide"),
    ("заңсыздықтағылар", None, "endings that make another word, one upon the other"),
    ("тұтас біртұтас", None, "a compound that begins as many do"),
    ("аралық заңаралық", None, "a compound that ends as many do"),
    ("ЗАҢДЫСАҚТАУҒА", None, "capitals are names and headings"),
    ("заңды", None, "a word of the text"),
    ("осыол", None, "too short to be told from a word"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "reading", "shows"), GLUED_WORDS)
def test_glued_words_are_proposed(printed: str, reading: str | None, shows: str) -> None:
    text = f"{KAZAKH_TEXT} {printed}."
    found = glued_words(text, glued(make_lexicon(words(text), KAZAKH)))
    assert [(fix.raw, fix.reading) for fix in found] == ([(printed, reading)] if reading else [])
    assert not any(fix.sure for fix in found)


def test_an_english_prefix_is_no_word() -> None:
    text = f"{ENGLISH_TEXT} Anti ethics, antiethics. A civilservant."
    found = glued_words(text, glued(make_lexicon(words(text), ENGLISH)))
    assert [(fix.raw, fix.reading) for fix in found] == [("civilservant", "civil servant")]


SOURCES = sorted((LANGUAGES.parent.parent.parent / "sources").glob("*/*.txt"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_word_of_the_sources_is_called_glued(path: Path) -> None:
    """No false alarm over the five sources: some 6,000 words."""
    rules = KAZAKH if path.name.startswith("kk") else ENGLISH
    text = path.read_text(encoding="utf-8")
    assert glued_words(text, glued(make_lexicon(words(text), rules))) == []
