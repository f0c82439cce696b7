"""An edit becomes a correction: the words, their place, who, when and why."""

from __future__ import annotations

import datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adep.base.invisible import INVISIBLE
from adep.git.commits import Commit
from adep.languages import detection
from adep.languages.loaded import language_profiles
from adep.model import Correction
from adep.pages.corrections_from_edits import Adopted, adopt, changes, reason_of
from adep.pages.edits import Edit
from adep.records.unit_records import parse_corrections, with_corrections, without_corrections

DAY = datetime.date(2013, 10, 1)
COMMIT = Commit("Айгүл Серікова", datetime.date(2026, 11, 22), "Әріп түсіп қалған")
REASON = {"kk": "Әріп түсіп қалған"}

# as an import reads it · as it was mended · (raw, reading) of the corrections
CHANGES = [
    ("Қызметші адал болуға тиіс.", "Қызметші әділ болуға тиіс.", [("адал", "әділ")]),
    # the word stands twice: its neighbour says which is meant
    ("адал, әділ және адал", "адал, әділ және турашыл", [("және адал", "және турашыл")]),
    # put in, taken out
    ("сәйкес немесе", "сәйкес келмесе немесе", [("сәйкес", "сәйкес келмесе")]),
    ("тек тек қана", "тек қана", [("тек тек", "тек")]),
    # two places, two corrections
    ("бір екі үш төрт бес", "бiр екі үш төрт бес алты", [("бір", "бiр"), ("бес", "бес алты")]),
    # spaces and marks
    ("алдын-алу шаралары", "алдын алу шаралары", [("алдын-алу", "алдын алу")]),
    ("береді .", "береді.", [("береді .", "береді.")]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "pairs"), CHANGES)
def test_a_correction_says_as_little_as_it_may(
    old: str, new: str, pairs: list[tuple[str, str]]
) -> None:
    assert changes(old, new) == pairs


SENTENCES = st.lists(
    st.sampled_from(["адал", "әділ", "болуға", "тиіс", "және", "а", "–", "«", "»", ";", "."]),
    min_size=1,
    max_size=12,
).map(lambda words: " ".join(words))


@given(SENTENCES, SENTENCES)
def test_corrections_make_of_the_old_words_the_new(old: str, new: str) -> None:
    """Property: applied one after another, each to words that stand once, they give the edit."""
    text = old
    for raw, reading in changes(old, new):
        assert text.count(raw) == 1
        text = text.replace(raw, reading)
    assert text == new


def edit(words: str, made: str = "Қызметші адал болуға тиіс.") -> Edit:
    return Edit("docs/some-code/5.md", 7, "some-code", None, "kk-5-p1", "kk", words, made)


def adopted(edit: Edit, recorded: tuple[Correction, ...] = ()) -> Adopted:
    return adopt(edit, recorded, DAY, [(COMMIT, edit.words)], lambda commit: REASON)


def test_an_edit_keeps_name_day_reason_and_wording() -> None:
    (made,) = adopted(edit("Қызметші әділ болуға тиіс.")).added
    assert made == Correction(
        "kk-5-p1", "адал", "әділ", REASON, "Айгүл Серікова", COMMIT.date, wording=DAY
    )


def test_an_edit_that_undoes_a_correction_takes_it_back() -> None:
    first = Correction("kk-5-p1", "адал", "әділ", REASON, wording=DAY)
    second = Correction("kk-5-p1", "әділ болуға", "турашыл болуға", REASON, wording=DAY)
    now = "Қызметші турашыл болуға тиіс."
    recorded = (first, second)
    back = adopted(edit("Қызметші әділ болуға тиіс.", now), recorded)
    assert (back.added, back.undone) == ((), (second,))
    back = adopted(edit("Қызметші адал болуға тиіс.", now), recorded)
    assert (back.added, back.undone) == ((), recorded)
    # What is mended anew stands beside what was recorded: each step keeps its name and reason.
    anew = adopted(edit("Қызметші адал да әділ болуға тиіс.", now), recorded)
    assert (anew.undone, len(anew.added)) == ((), 1)


def test_everyone_who_mended_a_unit_gets_what_is_his() -> None:
    """Before anything was recorded one mended a word, another a second one, a third the first."""
    one, two, three = (Commit(name, COMMIT.date) for name in ("Бір", "Екі", "Үш"))
    steps = [
        (one, "Қызметші әділ болуға тиіс."),
        (two, "Қызметші әділ болуға міндетті."),
        (three, "Қызметші турашыл болуға міндетті."),
    ]
    done = adopt(edit(steps[-1][1]), (), DAY, steps, lambda commit: REASON)
    assert [(c.author, c.raw, c.reading) for c in done.added] == [
        ("Бір", "адал", "әділ"),
        ("Екі", "тиіс", "міндетті"),
        ("Үш", "әділ", "турашыл"),
    ]
    # What a later one took back is nobody's correction.
    back = [*steps[:2], (three, "Қызметші адал болуға міндетті.")]
    done = adopt(edit(back[-1][1]), (), DAY, back, lambda commit: REASON)
    assert [(c.author, c.raw, c.reading) for c in done.added] == [("Екі", "тиіс", "міндетті")]


NONE = {"kk": "Себебі көрсетілмеген.", "en": "No reason was given."}


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("Әріп түсіп қалған", {"kk": "Әріп түсіп қалған"}),
        ("Fix a lost letter\n\nIt is in the register.\n\nSigned-off-by: A <a@b.kz>",
         {"en": "Fix a lost letter It is in the register."}),
        # signs that nobody sees: an emoji's joiner, a mark at the start of a file
        ("\ufeffFix\u200d it", {"en": "Fix it"}),
        # what the code hosts write by themselves is no reason (test_messages)
        ("\u2067Әріп\u200d түсіп\tқалған", {"kk": "Әріп түсіп қалған"}),
        ("Update 5.md", NONE),
        ("", NONE),
        ("…", NONE),
        ("Update 5.md\n\n...", NONE),
        # what is written in a third language is not told as one of the interface's
        ("В копии пропущено окончание", {"ru": "В копии пропущено окончание"}),
        ("Пропущена буква «ә»", {"ru": "Пропущена буква «ә»"}),
        ("Опечатка", {"ru": "Опечатка"}),
        ("Емле", {"kk": "Емле"}),  # without a letter that only Kazakh has
        ("The word мәліметтер is parted", {"en": "The word мәліметтер is parted"}),
        ("«Мәліметтер»", {"kk": "«Мәліметтер»"}),
    ],
)  # fmt: skip
def test_the_commit_says_why(message: str, reason: dict[str, str]) -> None:
    language_of = partial(detection.language_of, profiles=language_profiles())
    assert reason_of(message, language_of, NONE) == reason


# ---- the record ---------------------------------------------------------------------------------

UNIT = "kk-2-p1"
FILE = """# What this file is.

[[correction]]
unit = "kk-2-p1"
raw = "а"
reading = "ә"
reason.kk = "бірінші"

# Why the second was left.
[[correction]]
unit = "kk-2-p1"
raw = "б"
reading = "в"
reason.kk = "екінші"

# Of the remark.
[[remark]]
unit = "kk-2-p1"
text.kk = "ескертпе"
"""
RECORD = f"sources/code/corrections/{UNIT}.toml"


def recorded(raw: str = "о", reading: str = "ө") -> Correction:
    return Correction(UNIT, raw, reading, {"kk": "с"}, 'Ә. "Б"', COMMIT.date, wording=DAY)


def test_a_correction_is_put_after_the_others_and_before_remarks() -> None:
    text = with_corrections(FILE, [recorded()])
    assert text.index("екінші") < text.index('raw = "о"') < text.index("# Of the remark.")
    # No byte of what was there is another, and the order of the others is as it was.
    assert without_corrections(text, parse_corrections(text, RECORD)[0][2:]) == FILE
    only_remark = FILE[FILE.index("# Of the remark.") :]
    assert with_corrections(only_remark, [recorded()]).endswith(f"\n\n{only_remark}")
    assert with_corrections("", [recorded()]).startswith("[[correction]]\n")


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda words: words.strip() and not INVISIBLE.search(words)  # which a record may not have
    ),
)
def test_any_words_are_recorded_as_they_are(words: str) -> None:
    """Property: quotation marks, backslashes, control signs: read back they are the same."""
    made = recorded(words, words + "!")
    read, remarks = parse_corrections(with_corrections(FILE, [made]), RECORD)
    (found,) = [one for one in read if one.author]
    assert (found.unit, found.raw, found.reading) == (UNIT, words, words + "!")
    assert (found.author, found.date, found.wording) == ('Ә. "Б"', COMMIT.date, DAY)
    assert len(read) == 3 and len(remarks) == 1
