"""Which stems are read off Kazakh and English words, and which must never be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adep.languages.file_types import EndingsFile, EndingsGroup, Forms
from adep.languages.glossary import load_glossary
from adep.languages.grammar import languages
from adep.languages.morphology import (
    NOUN,
    VERB,
    Endings,
    inflections,
    openings,
    parse_endings,
    stems,
)
from adep.languages.spelling.rules import load_spelling
from tests import ROOT

LANGUAGES = ROOT / "scripts" / "adep" / "languages"
KAZAKH = load_spelling(LANGUAGES / "kk")
ENGLISH = load_spelling(LANGUAGES / "en")
ENGLISH_ENDINGS = load_glossary(languages()).endings["en"]  # the repair of texts does without them

# word, a stem that must be among its stems, what the word shows
FOUND = [
    # the nine cases and numbers of one word
    ("қызметшілер", "қызметші", "plural"),
    ("қызметшінің", "қызметші", "genitive"),
    ("қызметшіге", "қызметші", "dative"),
    ("қызметшіні", "қызметші", "accusative"),
    ("қызметшіде", "қызметші", "locative"),
    ("қызметшіден", "қызметші", "ablative"),
    ("қызметшімен", "қызметші", "instrumental, which knows no harmony"),
    ("қызметшілердің", "қызметші", "plural and genitive"),
    ("қызметшілеріміздің", "қызметші", "plural, our, genitive"),
    # after a third-person possessive the cases have their own forms
    ("басшысының", "басшы", "genitive"),
    ("басшысына", "басшы", "dative"),
    ("басшысын", "басшы", "accusative"),
    ("басшысында", "басшы", "locative"),
    ("басшысынан", "басшы", "ablative"),
    ("басшысымен", "басшы", "instrumental"),
    ("заңымызға", "заң", "our, dative"),
    ("заңыма", "заң", "my, dative"),
    # a final consonant that the ending softened, a vowel that it swallowed
    ("талабы", "талап", "п - б"),
    ("мемлекеттігі", "мемлекеттік", "к - г"),
    ("құқығын", "құқық", "қ - ғ"),
    ("халқының", "халық", "lost vowel"),
    ("орнында", "орын", "lost vowel"),
    # -дағы, -дай, -ша
    ("саладағы", "сала", "-дағы"),
    ("кезіндегі", "кез", "-ндегі"),
    ("көрінетіндей", "көрін", "-дей after a participle"),
    ("жазбаша", "жазба", "-ша"),
    # verbs
    ("бермеуге", "бер", "negation, verbal noun, dative"),
    ("қолданбауға", "қолдан", "negation -ба after a nasal"),
    ("көрсетпеуге", "көрсет", "negation -пе after a voiceless sound"),
    ("мәжбүрлей", "мәжбүрле", "converb -й"),
    ("болған", "бол", "participle -ған"),
    ("көрсеткен", "көрсет", "participle -кен"),
    ("атқаратын", "атқар", "participle -атын"),
    ("жасайтын", "жаса", "participle -йтын"),
    ("болмас", "бол", "negative future"),
    ("қолданбақ", "қолдан", "intention"),
    ("сақтап", "сақта", "converb -п"),
    ("қояды", "қой", "й + а is written я"),
    ("жою", "жой", "й + у is written ю"),
    ("тану", "таны", "ы is not written before у"),
    ("оқитын", "оқы", "ы + й is written и"),
    ("бекітті", "бекіт", "past"),
    ("болса", "бол", "conditional"),
    ("болмасын", "бол", "optative"),
    ("болмайынша", "бол", "-майынша"),
    # words that no rule explains
    ("оған", "ол", "pronoun"),
    ("онымен", "ол", "pronoun"),
    ("мұндай", "мұндай", "every word is a stem of itself"),
]

# word, what must not be among its stems, why
NEVER = [
    ("педагогтар", "педагок", "г is softened from к before a vowel alone"),
    ("клубтан", "клуп", "so is б from п"),
    ("мемлекеттік", "мемлекет", "-тік makes another word"),
    ("құқықтық", "құқық", "-тық makes another word"),
    ("жемқоршы", "жемқор", "-шы makes another word"),
    ("бардық", "бар", "the past of «we» reads like -дық and is left out"),
    ("қызметшілар", "қызметші", "harmony: -лер after front vowels"),
    ("басшылер", "басшы", "harmony: -лар after back vowels"),
    ("тіллер", "тіл", "assimilation: -дер after л"),
    ("заңлар", "заң", "assimilation: -дар after a nasal"),
    ("кодексдің", "кодекс", "assimilation: -тің after a voiceless sound"),
    ("күнден", "күн", "assimilation: -нен after a nasal"),
    ("мүддеі", "мүдде", "-сі after a vowel"),
    ("сақтаып", "сақта", "-п after a vowel"),
]

# the same for English
ENGLISH_FOUND = [
    ("gifts", "gift", "-s"),
    ("performs", "perform", "-s of a verb"),
    ("areas", "area", "-s after a vowel"),
    ("duties", "duty", "-ies"),
    ("complies", "comply", "-ies of a verb"),
    ("processes", "process", "-es after -ss"),
    ("breaches", "breach", "-es after -ch"),
    ("punishes", "punish", "-es after -sh"),
    ("taxes", "tax", "-es after -x"),
    ("vetoes", "veto", "-es after -o"),
    ("statuses", "status", "-es after -us"),
    ("services", "service", "-s after -e"),
    ("servicemen", "serviceman", "-men"),
    ("women", "woman", "-men"),
    ("servant’s", "servant", "possessive"),
    ("servant's", "servant", "possessive, typed"),
    ("servants’", "servant", "plural and possessive"),
    ("men’s", "man", "possessive of an irregular plural"),
    ("observed", "observe", "-d"),
    ("performed", "perform", "-ed"),
    ("employed", "employ", "-ed after -y"),
    ("applied", "apply", "-ied"),
    ("agreed", "agree", "-d after -ee"),
    ("tied", "tie", "-d after -ie"),
    ("observing", "observe", "-ing, and e restored"),
    ("pursuing", "pursue", "-ing, and e restored after u"),
    ("performing", "perform", "-ing"),
    ("foreseeing", "foresee", "-ing after -ee"),
    ("findings", "find", "-ing and plural"),
    ("used", "use", "-d of a short verb"),
    ("noting", "note", "-ing of a short verb"),
    ("permitting", "permit", "doubled t"),
    ("planned", "plan", "doubled n"),
    ("referring", "refer", "doubled r"),
    ("banned", "ban", "doubled n"),
    ("controlled", "control", "doubled l"),
    ("called", "call", "a double consonant of its own"),
    ("discussed", "discuss", "a double s of its own"),
    ("strictly", "strict", "-ly"),
    ("politically", "political", "-ly after -l"),
    ("necessarily", "necessary", "-ily"),
    ("responsibly", "responsible", "-bly"),
    ("repeatedly", "repeat", "-ed and -ly"),
    ("tries", "try", "too short for the rule"),
    ("taken", "take", "irregular"),
    ("undertook", "undertake", "irregular"),
    ("withheld", "withhold", "irregular"),
    ("misled", "mislead", "irregular"),
    ("were", "be", "irregular"),
    ("lives", "life", "irregular"),
    ("lives", "live", "regular as well"),
    ("criteria", "criterion", "irregular"),
    ("bases", "basis", "irregular"),
    ("specifically", "specific", "irregular"),
    ("united", "unite", "what the list of whole words leaves to be said"),
    ("evenings", "evening", "a whole word takes endings like any other"),
]

# two words of which a search for one must not find the other, why
ENGLISH_NEVER = [
    ("employee", "employer", "derivation"),
    ("employ", "employee", "derivation"),
    ("employed", "employer", "derivation"),
    ("public", "publication", "derivation"),
    ("official", "office", "derivation"),
    ("officials", "officers", "derivation"),
    ("organ", "organization", "derivation"),
    ("state", "statement", "derivation"),
    ("stating", "statements", "derivation"),
    ("act", "action", "derivation"),
    ("service", "servant", "derivation"),
    ("serving", "services", "derivation"),
    ("person", "personal", "derivation"),
    ("moral", "morality", "derivation"),
    ("ethics", "ethical", "derivation"),
    ("month", "monthly", "derivation: an adjective in -ly"),
    ("like", "likely", "derivation: an adjective in -ly"),
    ("great", "greater", "comparison is left out: it reads like a person's -er"),
    ("new", "news", "news is a whole word"),
    ("new", "news’s", "and whole before an ending"),
    ("economic", "economics", "economics is a whole word"),
    ("on", "only", "the y is of the stem"),
    ("ear", "early", "the y is of the stem"),
    ("even", "evening", "evening is a whole word"),
    ("us", "used", "a short stem before -ed ends in e"),
    ("us", "using", "a short stem before -ing ends in e"),
    ("not", "noted", "a short stem before -ed ends in e"),
    ("not", "notes", "-es only after a hissing sound"),
    ("car", "caring", "a short stem before -ing ends in e"),
    ("plan", "planed", "plan doubles its n"),
    ("see", "seed", "seed is no past of see"),
    ("be", "bed", "bed is no past of be"),
    ("bee", "being", "no e is restored after e"),
    ("pleas", "pleased", "-ed after -s is of a stem in -se"),
    ("unit", "united", "unite"),
    ("sing", "singly", "single"),
    ("sever", "severely", "severe"),
    ("hi", "his", "his is a whole word"),
    ("find", "founded", "found is of find, founded is not"),
    ("shall", "should", "in a law they are two words"),
]


@pytest.mark.parametrize(("word", "stem", "shows"), ENGLISH_FOUND)
def test_english_stem_is_found(word: str, stem: str, shows: str) -> None:
    assert stem in stems(word, ENGLISH_ENDINGS), shows


@pytest.mark.parametrize(("word", "other", "why"), ENGLISH_NEVER)
def test_english_words_do_not_meet(word: str, other: str, why: str) -> None:
    assert stems(word, ENGLISH_ENDINGS).isdisjoint(stems(other, ENGLISH_ENDINGS)), why


# Short words and words in -ss, -ing that no rule may cut to a word of its own.
@pytest.mark.parametrize(
    "word", ["process", "business", "access", "discuss", "thing", "bring", "string", "his", "news"]
)
def test_english_word_has_itself_alone(word: str) -> None:
    assert stems(word, ENGLISH_ENDINGS) == {word}


def test_no_irregular_form_is_said_to_be_its_own_stem() -> None:
    assert not [word for word, of in ENGLISH_ENDINGS.closed_class.items() if word in of]


@pytest.mark.parametrize(("word", "stem", "shows"), FOUND)
def test_stem_is_found(word: str, stem: str, shows: str) -> None:
    assert stem in stems(word, KAZAKH.endings), shows


@pytest.mark.parametrize(("word", "stem", "why"), NEVER)
def test_stem_is_not_found(word: str, stem: str, why: str) -> None:
    assert stem not in stems(word, KAZAKH.endings), why


def test_case_of_letters_does_not_matter() -> None:
    assert stems("ЖАРЛЫҒЫМЕН", KAZAKH.endings) == stems("жарлығымен", KAZAKH.endings)
    assert "жарлық" in stems("Жарлығымен", KAZAKH.endings)


def test_kind_of_stem_is_told_by_its_endings() -> None:
    assert ("қолдан", VERB) in inflections("қолданбауға", KAZAKH.endings)
    assert ("жағдай", NOUN) in inflections("жағдайын", KAZAKH.endings)
    # A noun's ending and then a verb's is no Kazakh: жағдай-ын-ба-са.
    assert "жағдай" not in stems("жағдайынбаса", KAZAKH.endings)


def test_openings_are_how_words_of_a_stem_begin() -> None:
    for word, stem in [("құқығы", "құқық"), ("халқы", "халық"), ("жою", "жой"), ("тану", "таны")]:
        assert any(word.startswith(begin) for begin in openings(stem, KAZAKH.endings))


@pytest.mark.parametrize("word", ["states", "employee", "кодекстің"])
def test_language_without_endings_gives_the_word_alone(word: str) -> None:
    assert stems(word, ENGLISH.endings) == {word}


@given(st.text(max_size=40))
def test_any_string_has_itself_as_a_stem(word: str) -> None:
    for endings in (KAZAKH.endings, ENGLISH.endings, ENGLISH_ENDINGS):
        assert word.lower() in stems(word, endings)


@given(st.text(alphabet=ENGLISH.alphabet + "’", min_size=1, max_size=24))
def test_stems_of_english_letters(word: str) -> None:
    irregular = ENGLISH_ENDINGS.closed_class.get(word, ())
    for stem in stems(word, ENGLISH_ENDINGS) - {word, *irregular}:
        assert len(stem) >= ENGLISH_ENDINGS.shortest_stem
        assert any(word.startswith(begin) for begin in openings(stem, ENGLISH_ENDINGS))


@given(st.text(alphabet=KAZAKH.alphabet, min_size=1, max_size=24))
def test_stems_of_kazakh_letters(word: str) -> None:
    found = stems(word, KAZAKH.endings)
    for stem in found - {word} - set(KAZAKH.endings.closed_class.get(word, ())):
        assert len(stem) >= KAZAKH.endings.shortest_stem
        assert not KAZAKH.endings.vowels.isdisjoint(stem)
        # Every way a word can begin is foreseen, or the search for words would miss some.
        assert any(word.startswith(begin) for begin in openings(stem, KAZAKH.endings))


def test_long_words_take_no_time() -> None:
    assert stems("лар" * 200_000, KAZAKH.endings) == {"лар" * 200_000}


def read_off(data: EndingsFile) -> Endings:
    return parse_endings(data, {"back": "а", "front": "е"}, {"vowel": "ае", "other": "бв"})


def test_another_language_is_data_only() -> None:
    form: Forms = {"after": ["vowel", "other"], "endings": "ба бе"}
    group: EndingsGroup = {"example": "ба", "follows": ["NOUN"], "forms": [form]}
    endings = read_off({"groups": {"plural": group}})
    assert stems("вабба", endings) == {"вабба", "ваб"}
    assert stems("ваббе", endings) == {"ваббе"}


def test_an_ending_may_say_after_what_it_is_not_read_and_a_word_that_it_has_none() -> None:
    form: Forms = {"after": ["vowel", "other"], "endings": "ба", "unless": "^[^ае]*[ае]в$"}
    group: EndingsGroup = {"example": "ба", "follows": ["NOUN"], "forms": [form]}
    data: EndingsFile = {"whole": ["ваабба"], "groups": {"plural": group}}
    endings = read_off(data)
    assert stems("вавба", endings) == {"вавба"}
    assert stems("вававба", endings) == {"вававба", "вавав"}
    assert stems("вааббаба", endings) == {"вааббаба", "ваабба"}
    assert stems("ваабба", endings) == {"ваабба"}
