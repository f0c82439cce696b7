"""Word by word: nothing of either wording is lost, and units are set against their likest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from adep.library.word_diff import parted, units, words
from tests.tools.small_act import unit

MARK = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}


def marked(old: str, new: str) -> str:
    """The comparison in one line, as a proofreader would mark it."""
    return "".join(MARK[s.kind].format(s.text) for s in words(old, new))


# old wording · new wording · how it is marked
PAIRS = [
    ("within a month", "within three days", "within [-a month-][+three days+]"),
    ("бір ай ішінде", "үш күн ішінде", "[-бір ай-][+үш күн+] ішінде"),
    ("be honest, fair", "be honest, modest, fair", "be honest, [+modest, +]fair"),
    ("the same", "the same", "the same"),
    ("", "all new", "[+all new+]"),
    ("all gone", "", "[-all gone-]"),
    # A lone space between two changes belongs to both: no confetti.
    ("public bodies act", "state organs act", "[-public bodies-][+state organs+] act"),
    # Hyphens and apostrophes do not cut a word.
    ("well-being", "well-made", "[-well-being-][+well-made+]"),
]


def test_words() -> None:
    for old, new, want in PAIRS:
        assert marked(old, new) == want


def test_long_wordings_are_compared_too() -> None:
    """Thousands of words with nothing in common: still in order, still complete."""
    old = " ".join(f"a{n} of" for n in range(4000))
    new = " ".join(f"b{n} of" for n in range(4000))
    stretches = words(old, new)
    assert "".join(s.text for s in stretches if s.kind != "new") == old
    assert "".join(s.text for s in stretches if s.kind != "gone") == new


@given(st.text(max_size=200), st.text(max_size=200))
def test_both_wordings_can_be_read_back(old: str, new: str) -> None:
    stretches = words(old, new)
    assert "".join(s.text for s in stretches if s.kind != "new") == old
    assert "".join(s.text for s in stretches if s.kind != "gone") == new
    assert all(s.text for s in stretches)


def against(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """Numbers of the units that are set against each other."""
    a = [unit(f"kk-5-{n}", text, str(n)) for n, text in enumerate(old, start=1)]
    b = [unit(f"kk-5-{n}", text, str(n)) for n, text in enumerate(new, start=1)]
    return [
        (pair.old.number or "" if pair.old else "", pair.new.number or "" if pair.new else "")
        for pair in units(a, b)
    ]


def test_units_are_set_against_their_likest_and_not_by_number() -> None:
    law = "заңдардың талаптарын сақтауға"
    honest = "адал әрі әділ болуға"
    symbols = "мемлекеттік рәміздерді құрметтеуге"
    # The same items in another order, and one that is new.
    assert against([law, honest], [honest, law, symbols]) == [("2", "1"), ("1", "2"), ("", "3")]
    # One that is gone stands after the one that it followed.
    assert against([law, symbols, honest], [law, honest]) == [("1", "1"), ("2", ""), ("3", "2")]
    # A changed word does not part a pair.
    assert against([honest], ["адал әрі қарапайым болуға"]) == [("1", "1")]
    assert against([], [law]) == [("", "1")]
    assert against([law], []) == [("1", "")]


@given(st.lists(st.text(max_size=30), max_size=6), st.lists(st.text(max_size=30), max_size=6))
def test_every_unit_stands_once(old: list[str], new: list[str]) -> None:
    found = against(old, new)
    assert sorted(a for a, _ in found if a) == sorted(str(n + 1) for n in range(len(old)))
    assert [b for _, b in found if b] == [str(n + 1) for n in range(len(new))]


@given(st.lists(st.text(max_size=30), max_size=5), st.lists(st.text(max_size=30), max_size=5))
def test_what_changed_is_told_text_by_text(old: list[str], new: list[str]) -> None:
    """Nothing is lost where several texts of one side are told apart again."""
    found = words(" ".join(old), " ".join(new))
    for texts, without in ((old, "new"), (new, "gone")):
        told = parted(found, texts, without)
        assert ["".join(stretch.text for stretch in own) for own in told] == texts
