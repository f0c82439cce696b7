"""What completes the sentence of an item: the four texts by hand, shapes of ours, what always holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adep.base.problems import Problem, Refused
from adep.languages import loaded
from adep.library import sentences
from adep.library.pipeline import Library
from adep.model import Excerpt, Facts, Records, Status, Text, Unit
from adep.records import unit_records
from tests import TESTS
from tests.conftest import parsed

TABLE = TESTS / "sentences.txt"
FACTS = Facts("test", "act.toml", 1, {}, {}, {}, {}, {}, Status("in force", None, None), (), ())


def completed(text: Text, recorded: str = "") -> tuple[Text, list[Problem]]:
    """``text`` with the sentences of its units; ``recorded`` is a sentences.toml."""
    record = Records(FACTS, sentences=unit_records.parse_sentences(recorded, "sentences.toml"))
    return sentences.complete(text, record, loaded.grammar(text.lang))


def said(text: Text, excerpts: tuple[Excerpt, ...]) -> list[str]:
    units = {unit.id: unit for unit in text.units()}
    return [units[one.unit].text[one.start : one.stop] for one in excerpts]


# ---- the four texts ------------------------------------------------------------------------------


def expected() -> Iterator[tuple[str, str, list[str], list[str]]]:
    """(text, unit, its opening, its closing) of every line of the table."""
    text = lang = ""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    for at, line in enumerate(lines):
        if re.fullmatch(r"[a-z]\S+ [a-z]{2} \d{4}-\d\d-\d\d", line):
            text, lang = line, line.split()[1]
        elif match := re.fullmatch(r"(\S+), (\d+)(?:–(\d+))?: (.+)", line):
            clause, first, last, opening = match.groups()
            closing = re.fullmatch(r"  … (.+)", lines[at + 1]) if at + 1 < len(lines) else None
            for number in range(int(first), int(last or first) + 1):
                unit = f"{lang}-{clause}-{number or 'p1'}"
                above = [] if opening == "—" else opening.split(" / ")
                yield text, unit, above, [closing[1]] if closing else []


def test_the_four_texts_as_a_jurist_reads_them(library: Library) -> None:
    found = {
        (f"{act.facts.id} {text.lang} {text.wording_of}", unit.id): (
            said(text, unit.opening),
            said(text, unit.closing),
        )
        for act in library.acts
        for text in (*act.texts, *act.earlier)
        for unit in text.units()
        if unit.opening or unit.closing
    }
    table = {(text, unit): (opening, closing) for text, unit, opening, closing in expected()}
    known = {text for text, _ in table}
    assert len(known) == 4
    assert {key: value for key, value in found.items() if key[0] in known} == table


def test_nothing_is_unclear_in_the_texts_held(library: Library) -> None:
    assert not [p for p in library.problems if p.code == "sentence-not-plain"]


# ---- shapes --------------------------------------------------------------------------------------

# (language, text, what each item reads like in its sentence, "…" before words from further on)
SHAPES = [
    # A lead-in, and nothing behind.
    (
        "en",
        "1. Staff shall:\n\n1) be honest;\n\n2) be polite.",
        {"en-1-1": "Staff shall: 1) be honest;", "en-1-2": "Staff shall: 2) be polite."},
    ),
    # Two levels: both lead-ins, the outer first.
    (
        "en",
        "1. Staff shall not:\n\n1) disclose:\n\na) names;\n\nb) addresses;\n\n2) be late.",
        {
            "en-1-1-a": "Staff shall not: disclose: a) names;",
            "en-1-1-b": "Staff shall not: disclose: b) addresses;",
            "en-1-2": "Staff shall not: 2) be late.",
        },
    ),
    # A paragraph behind the list that ends its sentence ends that of every item.
    (
        "en",
        "1. A person who:\n\n1) takes bribes;\n\n2) forges papers;\n\nshall be dismissed.",
        {
            "en-1-p1": "1. A person who: … shall be dismissed.",
            "en-1-1": "A person who: 1) takes bribes; … shall be dismissed.",
            "en-1-2": "A person who: 2) forges papers; … shall be dismissed.",
            "en-1-p2": "A person who: shall be dismissed.",
        },
    ),
    # A paragraph that is a sentence of its own ends nothing.
    (
        "en",
        "1. Staff shall:\n\n1) be honest;\n\n2) be polite.\n\nBreaches are examined.",
        {"en-1-2": "Staff shall: 2) be polite.", "en-1-p2": "Breaches are examined."},
    ),
    # A paragraph inside an item, then the list goes on.
    (
        "en",
        "1. Staff shall:\n\n1) be honest.\n\nHonesty is proved.\n\n2) be polite.",
        {"en-1-p2": "Honesty is proved.", "en-1-2": "Staff shall: 2) be polite."},
    ),
    # Items without a number, in the text and in an item.
    (
        "en",
        "1. Staff shall:\n\n– be honest;\n\n– be polite.\n\nBreaches are examined.",
        {
            "en-1-p2": "Staff shall: – be honest;",
            "en-1-p3": "Staff shall: – be polite.",
            "en-1-p4": "Breaches are examined.",
        },
    ),
    # A new list begins at 1: its lead-in is its own.
    (
        "en",
        "1. Staff shall:\n\n1) be honest.\n\nStaff shall not:\n\n1) be late.",
        {"en-1-1": "Staff shall: 1) be honest.", "en-1-1_2": "Staff shall not: 1) be late."},
    ),
    # The colon was lost: the lead-in's sentence is not ended all the same.
    (
        "en",
        "1. Staff shall\n\n1) be honest;\n\n2) be polite.",
        {"en-1-1": "Staff shall 1) be honest;"},
    ),
    # Parts of an article are sentences; their items hang on them, not on one another.
    (
        "en",
        "Article 1. Duties\n\n1. Staff shall:\n\n1) be honest.\n\n2. Leaders shall:\n\n1) be fair.",
        {"en-1-1-1": "Staff shall: 1) be honest.", "en-1-2-1": "Leaders shall: 1) be fair."},
    ),
    # Kazakh: the verb stands in the last item alone.
    (
        "kk",
        "1. Қызметкер:\n\n1) адал болуға;\n\n2) сыпайы болуға;\n\n3) үнемдеуге міндетті.",
        {
            "kk-1-1": "Қызметкер: 1) адал болуға; … міндетті.",
            "kk-1-2": "Қызметкер: 2) сыпайы болуға; … міндетті.",
            "kk-1-3": "Қызметкер: 3) үнемдеуге міндетті.",
        },
    ),
    # … and «немесе» at the end of an item says nothing.
    (
        "kk",
        "1. Адам, егер:\n\n1) сотталған болса; немесе\n\n2) қабілетсіз болса, қабылданбайды.",
        {"kk-1-1": "Адам, егер: 1) сотталған болса; немесе … қабылданбайды."},
    ),
    # The lead-in has the verb: nothing is wanting behind.
    (
        "kk",
        "1. Қызметкер міндетті:\n\n1) адал болуға;\n\n2) сыпайы болуға.",
        {"kk-1-1": "Қызметкер міндетті: 1) адал болуға;"},
    ),
    # Each item has its own verb.
    (
        "kk",
        "1. Қызметкер:\n\n1) кітапты сақтайды;\n\n2) оны жоғалтпайды.",
        {"kk-1-1": "Қызметкер: 1) кітапты сақтайды;"},
    ),
    # A paragraph behind the list has it.
    (
        "kk",
        "1. Қызметкерге:\n\n1) сыйлық алуға;\n\n2) кешігуге;\n\nтыйым салынады.",
        {
            "kk-1-1": "Қызметкерге: 1) сыйлық алуға; … тыйым салынады.",
            "kk-1-2": "Қызметкерге: 2) кешігуге; … тыйым салынады.",
        },
    ),
    # A list in the last item: the words that end the outer list stand in it.
    (
        "kk",
        "1. Талаптар:\n\n1) судьяларға;\n\n2) мыналарға:\n\nа) хатшыларға;\n\n"
        "б) аудармашыларға қолданылмайды.",
        {
            "kk-1-1": "Талаптар: 1) судьяларға; … қолданылмайды.",
            "kk-1-2": "Талаптар: 2) мыналарға: … қолданылмайды.",
            "kk-1-2-a": "Талаптар: мыналарға: а) хатшыларға; … қолданылмайды.",
            "kk-1-2-b": "Талаптар: мыналарға: б) аудармашыларға қолданылмайды.",
        },
    ),
]  # fmt: skip


def reading(text: Text, unit: Unit) -> str:
    """A unit in its sentence."""
    words = [*said(text, unit.opening), f"{unit.label} {unit.text}".strip()]
    words += [f"… {closing}" for closing in reversed(said(text, unit.closing))]
    return " ".join(words)


@pytest.mark.parametrize(("lang", "raw", "want"), SHAPES)
def test_shapes_of_lists(lang: str, raw: str, want: dict[str, str]) -> None:
    raw = f"{raw}\n\n2. Қорытынды." if lang == "kk" else f"{raw}\n\n2. The end is here."
    if raw.startswith("Article"):
        raw = raw.replace("2. The end", "Article 2. The end")
    text, problems = completed(parsed(raw, lang))
    units = {unit.id: unit for unit in text.units()}
    for name, words in want.items():
        assert reading(text, units[name]) == words, sorted(units)
    assert problems == []


# What no rule can tell: (language, text, units that are reported).
UNCLEAR = [
    # One condition has lost its verb.
    ("kk", "1. Пікірді, егер ол:\n\n1) қате;\n\n2) құпия болса;\n\n3) жала болса, айтуға болмайды.", "kk-1-1"),
    # Nouns in the nominative, and one verb.
    ("kk", "1. Мыналар:\n\n1) әдеп кодексі;\n\n2) кеңес туралы ереже бекітілсін.", "kk-1-1"),
    # No verb at all.
    ("kk", "1. Қызметкер:\n\n1) адал болуға;\n\n2) сыпайы болуға.", "kk-1-1 … kk-1-2"),
    # The lead-in has a verb, and the last item looks as if it had one for all.
    ("kk", "1. Басшы міндетті:\n\n1) адал болуға;\n\n2) есепті беруге тиіс.", "kk-1-1"),
    # Items below a sentence that has ended.
    ("en", "1. Staff have duties.\n\n1) honesty;\n\n2) courtesy.", "en-1-1 … en-1-2"),
    # A paragraph behind a list that neither ends it nor is plainly a sentence of its own.
    ("en", "1. Staff shall:\n\n1) be honest;\n\n2) be polite;\n\nBreaches are examined.", "en-1-1 … en-1-p2"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "raw", "units"), UNCLEAR)
def test_what_is_not_plain_is_reported_and_not_guessed(lang: str, raw: str, units: str) -> None:
    text, problems = completed(parsed(raw, lang))
    assert [(p.code, f"sentence of {units} is not plain" in p.message) for p in problems] == [
        ("sentence-not-plain", True)
    ], problems
    named = [unit for unit in text.units() if unit.id == units.split()[0]]
    assert not named[0].closing


# ---- records -------------------------------------------------------------------------------------

CONDITIONS = UNCLEAR[0][1]
RECORD = """
[[sentence]]
units = ["kk-1-1"]
wording = 2020-01-01
opening = [{unit = "kk-1-p1"}]
closing = [{unit = "kk-1-3", words = "WORDS"}]
reason.kk = "Баяндауышы түсіп қалған."
"""


def of_2020(raw: str) -> Text:
    from datetime import date

    from msgspec.structs import replace

    return replace(parsed(raw, "kk"), wording_of=date(2020, 1, 1))


def test_a_record_decides_what_no_rule_can_tell() -> None:
    text, problems = completed(of_2020(CONDITIONS), RECORD.replace("WORDS", "айтуға болмайды."))
    unit = next(unit for unit in text.units() if unit.id == "kk-1-1")
    assert reading(text, unit) == "Пікірді, егер ол: 1) қате; … айтуға болмайды."
    assert problems == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("WORDS", "айтылады"), "«айтылады» stands not in kk-1-3"),
        (('"kk-1-3", words = "WORDS"', '"kk-9-9"'), "there is no unit «kk-9-9»"),
        (('"kk-1-3", words = "WORDS"', '"kk-1-p1"'), "kk-1-p1 stands before kk-1-1"),
        (('[{unit = "kk-1-p1"}]', '[{unit = "kk-1-2"}]'), "kk-1-2 stands after kk-1-1"),
    ],
)
def test_a_record_that_cannot_be_is_refused(change: tuple[str, str], why: str) -> None:
    with pytest.raises(Refused) as refused:
        completed(of_2020(CONDITIONS), RECORD.replace(*change).replace("WORDS", "болмайды."))
    (problem,) = refused.value.problems
    assert (problem.code, problem.line) == ("sentence-does-not-apply", 2)
    assert why in problem.message


# ---- what always holds ---------------------------------------------------------------------------


def holds(text: Text) -> None:
    order = sorted(enumerate(text.units()), key=lambda item: (item[1].lines, item[0]))
    place = {unit.id: at for at, (_, unit) in enumerate(order)}
    units = {unit.id: unit for unit in text.units()}
    for unit in units.values():
        for excerpts, side in ((unit.opening, -1), (unit.closing, 1)):
            assert len(set(excerpts)) == len(excerpts)
            for one in excerpts:
                words = units[one.unit].text
                assert 0 <= one.start < one.stop <= len(words)
                assert (place[one.unit] - place[unit.id]) * side > 0
                for edge in (one.start, one.stop):  # no word is cut
                    assert not re.fullmatch(r"\w\w", words[max(0, edge - 1) : edge + 1])
                assert words[one.start : one.stop].strip() == words[one.start : one.stop]
        places = [place[one.unit] for one in unit.opening]
        assert places == sorted(places)  # outermost first


def test_excerpts_lie_in_their_units_and_on_their_side(library: Library) -> None:
    for act in (*library.acts, *library.articles):
        for text in (*act.texts, *act.earlier):
            holds(text)


PIECES = st.lists(
    st.sampled_from(
        [
            "{n}) адал болуға;", "{n}) сақтауға тиіс.", "{n}) мыналарға:", "а) судьяға;",
            "б) хатшыға қолданылмайды.", "тыйым салынады.", "Бұл талап қолданылады.",
            "– біріншіден;", "{n}) егер болса, болмайды.", "Мыналар:", "{n}) немесе", "{n}) алып тасталды.",
        ]
    ),
    max_size=12,
)  # fmt: skip


@given(PIECES)
def test_any_list_keeps_what_always_holds(pieces: list[str]) -> None:
    lines = [piece.format(n=at) for at, piece in enumerate(pieces, start=1)]
    raw = "\n\n".join(["1. Қызметкер:", *lines, "2. Соңғы тармақ."])
    text, _ = completed(parsed(raw, "kk"))
    holds(text)
    assert [u.text for u in text.units()] == [u.text for u in parsed(raw, "kk").units()]
