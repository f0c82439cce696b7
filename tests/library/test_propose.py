"""Proposing: which units of an open clause may be each other's text, and which stay alone."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adep.base.passage import Passage
from adep.languages import loaded
from adep.languages.glossary import Glossary, Term
from adep.library import pipeline
from adep.library.pair import pair
from adep.library.pairing_draft import Tally, tally
from adep.library.pipeline import Library
from adep.library.propose import Evidence, Proposed, gather, propose
from adep.model import Act, PairedClause, Row, Text, Unit
from tests import ROOT
from tests.tools.two_wordings import facts, texts

HONOR = "honor-code-2005"


# What a word weighs is told by the rest of the act.
REST = [
    ("Кодекс барлық қызметшілерге қолданылады.", "The Code applies to all servants."),
    ("Басшы ұжымда тәртіпті қамтамасыз етеді.", "The head ensures discipline in the team."),
    ("Комиссия шағымды бір ай ішінде қарайды.", "The commission considers a complaint in a month."),
    ("Қызметші жұмыс уақытын тиімді пайдаланады.", "A servant uses working time efficiently."),
    ("Сынға кек алуға тыйым салынады.", "Revenge for criticism is prohibited."),
    ("Шешім мен оның себептері жарияланады.", "The decision and its reasons are published."),
    ("Бұзушылық тәртіптік жауаптылыққа әкеледі.", "A violation entails disciplinary liability."),
    ("Қызметші білімін арттырады.", "A servant improves his knowledge."),
]


def an_act(kk: str, en: str, *changed: str) -> tuple[PairedClause, Evidence]:
    """Clause 1 of an act whose other clauses are REST, and the act's evidence."""
    sides = [
        first + "".join(f"{n}. {line[side]}\n\n" for n, line in enumerate(REST, start=2))
        for side, first in enumerate((kk, en))
    ]
    both = texts(*sides)
    return pair(both, facts(*changed)).clauses[0], gather(both, loaded.glossary())


def proposed(kk: str, en: str) -> list[str]:
    """The proposal for clause 1, restated between the wordings, as «kk units | en units»."""
    clause, known = an_act(kk, en, "1")
    assert clause.open
    return told(propose(clause, known))


def told(found: Iterable[Proposed]) -> list[str]:
    return [f"{' '.join(p.row.ids('kk'))} | {' '.join(p.row.ids('en'))}" for p in found]


def a_list(head: str, *items: str) -> str:
    numbered = (f"{number}) {item};\n\n" for number, item in enumerate(items, start=1))
    return f"1. {head}:\n\n{''.join(numbered)}"


KK, EN = "Қызметші міндетті", "A servant shall"
GIFTS_KK = "қызметтік міндеттеріне байланысты сыйлықтар қабылдамауға"
GIFTS_EN = "not accept gifts in connection with official duties"
SECRETS_KK = "мемлекеттік құпияларды сақтауға, оларды жария етпеуге"
SECRETS_EN = "keep state secrets and not disclose them"
LANGUAGE_KK = "мемлекеттік тілді және халықтың дәстүрлерін құрметтеуге"
LANGUAGE_EN = "respect the state language and the traditions of the people"
PROPERTY_KK = "мемлекеттік мүлікті тек қызметтік мақсатта пайдалануға"
PROPERTY_EN = "use public property only for official purposes"

# what it shows · Kazakh items · English items · rows below the words that lead in
CLAUSES = [
    ("the same order",
     (GIFTS_KK, SECRETS_KK, LANGUAGE_KK), (GIFTS_EN, SECRETS_EN, LANGUAGE_EN),
     ["kk-1-1 | en-1-1", "kk-1-2 | en-1-2", "kk-1-3 | en-1-3"]),
    ("another order: numbers and places say nothing",
     (GIFTS_KK, SECRETS_KK, LANGUAGE_KK), (LANGUAGE_EN, GIFTS_EN, SECRETS_EN),
     ["kk-1-1 | en-1-2", "kk-1-2 | en-1-3", "kk-1-3 | en-1-1"]),
    ("an item that only the Kazakh has stays alone",
     (GIFTS_KK, PROPERTY_KK, SECRETS_KK), (SECRETS_EN, GIFTS_EN),
     ["kk-1-1 | en-1-2", "kk-1-2 | ", "kk-1-3 | en-1-1"]),
    ("an item that only the English has stands after the row of the item before it",
     (GIFTS_KK, SECRETS_KK), (SECRETS_EN, LANGUAGE_EN, GIFTS_EN),
     ["kk-1-1 | en-1-3", "kk-1-2 | en-1-1", " | en-1-2"]),
    ("two items of one text are one of the other",
     (f"{GIFTS_KK}, {LANGUAGE_KK}", SECRETS_KK), (GIFTS_EN, SECRETS_EN, LANGUAGE_EN),
     ["kk-1-1 | en-1-1 en-1-3", "kk-1-2 | en-1-2"]),
    ("words of another matter altogether",
     (GIFTS_KK, SECRETS_KK), ("wear a hat in winter", "sing in the morning"),
     [" | en-1-1", " | en-1-2", "kk-1-1 | ", "kk-1-2 | "]),
    ("figures tell sentences of the same words apart",
     ("басшыға 3 күн ішінде жазбаша хабарлауға", "басшыға 15 күн ішінде жазбаша хабарлауға"),
     ("inform the head in writing within 15 days", "inform the head in writing within 3 days"),
     ["kk-1-1 | en-1-2", "kk-1-2 | en-1-1"]),
    ("so do names, in whatever letters",
     ("министрлік басшысы Сұлтановқа хабарлауға", "министрлік басшысы Бекетовке хабарлауға"),
     ("inform the head of the ministry Beketov", "inform the head of the ministry Sultanov"),
     ["kk-1-1 | en-1-2", "kk-1-2 | en-1-1"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kk", "en", "expected"), [row[1:] for row in CLAUSES], ids=[row[0] for row in CLAUSES]
)
def test_what_is_proposed(kk: tuple[str, ...], en: tuple[str, ...], expected: list[str]) -> None:
    lead, *rows = proposed(a_list(KK, *kk), a_list(EN, *en))
    assert lead == "kk-1-p1 | en-1-p1"
    assert rows == expected


def test_a_proposal_says_how_sure_it_is_and_on_what_ground() -> None:
    clause, known = an_act(a_list(KK, GIFTS_KK, SECRETS_KK), a_list(EN, SECRETS_EN, GIFTS_EN), "1")
    lead, gifts, secrets = propose(clause, known)
    assert lead.strength is None and not lead.grounds  # its place told it before
    assert gifts.strength == "sure" and gifts.score > 0.42
    assert {"kk": "сыйлықтар", "en": "gifts"} in [ground.words for ground in gifts.grounds]
    assert [g.weight for g in secrets.grounds] == sorted(
        (g.weight for g in secrets.grounds), reverse=True
    )


def test_a_restated_clause_is_proposed_as_amended_and_says_not_what_differs() -> None:
    for changed, relation in (("1",), "amended"), ((), "same"):
        clause, known = an_act(a_list(KK, GIFTS_KK), a_list(EN, GIFTS_EN, SECRETS_EN), *changed)
        found = [p.row for p in propose(clause, known)]
        assert [row.relation for row in found] == [relation, relation, "en-only"]
        assert all(row.proposed and not row.recorded and not row.differs for row in found)


# ---- any language pair --------------------------------------------------------------------------


def unit(lang: str, number: int, text: str) -> Unit:
    return Unit(
        f"{lang}-1-{number}", lang, "subclause", str(number), Passage(), Passage.of(text, 1)
    )


def a_clause(units: Sequence[Unit]) -> PairedClause:
    rows = tuple(Row({u.lang: (u,)}, f"{u.lang}-only") for u in units)
    return PairedClause("1", "", None, tuple(units), rows, (), True, True)


def evidence(units: Iterable[Unit], glossary: Glossary) -> Evidence:
    """Evidence of units alone: a text is asked for nothing but its units and its language."""

    class Units:
        def __init__(self, lang: str) -> None:
            self.lang = lang

        def units(self) -> tuple[Unit, ...]:
            return tuple(u for u in units if u.lang == self.lang)

    units = tuple(units)
    held: list[Text] = [Units(lang) for lang in dict.fromkeys(u.lang for u in units)]  # type: ignore[misc]
    return gather(held, glossary)


def test_three_languages_pair_from_the_glossary_alone() -> None:
    words = (("алма", "apple", "Apfel"), ("үй", "house", "Haus"), ("су", "water", "Wasser"))
    terms = tuple(
        Term({lang: ((word,),) for lang, word in zip(("kk", "en", "de"), line, strict=True)})
        for line in words
    )
    units = [
        unit("kk", 1, "алма және үй"),
        unit("kk", 2, "су"),
        unit("en", 1, "water"),
        unit("en", 2, "apple, house"),
        unit("de", 1, "Apfel im Haus"),
        unit("de", 2, "Wasser"),
    ]
    clause = a_clause(units)
    rest = [unit(lang, 9, "…") for lang in ("kk", "en", "de") for _ in range(40)]
    found = propose(clause, evidence([*units, *rest], Glossary(terms, {})))
    assert [sorted(u.id for side in p.row.sides.values() for u in side) for p in found] == [
        ["de-1-1", "en-1-2", "kk-1-1"],
        ["de-1-2", "en-1-1", "kk-1-2"],
    ]


# ---- properties ---------------------------------------------------------------------------------

PHRASES = {
    "kk": (GIFTS_KK, SECRETS_KK, LANGUAGE_KK, PROPERTY_KK, "адал болуға", "5 күн", "", "!"),
    "en": (GIFTS_EN, SECRETS_EN, LANGUAGE_EN, PROPERTY_EN, "be honest", "5 days", "", "hat"),
}


def side(lang: str) -> st.SearchStrategy[list[Unit]]:
    text = st.lists(st.sampled_from(PHRASES[lang]), max_size=2).map(", ".join)
    return st.lists(text, max_size=6).map(
        lambda found: [unit(lang, number, words) for number, words in enumerate(found, 1)]
    )


@given(side("kk"), side("en"))
def test_every_unit_stands_once_and_in_order(kk: list[Unit], en: list[Unit]) -> None:
    units = [*kk, *en]
    rows = [p.row for p in propose(a_clause(units), evidence(units, loaded.glossary()))]
    for lang, mine in (("kk", kk), ("en", en)):
        stand = [u.id for row in rows for u in row.sides.get(lang, ())]
        assert sorted(stand) == sorted(u.id for u in mine)
        for row in rows:
            ids = row.ids(lang)
            assert list(ids) == [u.id for u in mine if u.id in ids]
    # The first language keeps its order; a row has many units on one side only.
    firsts = [row.ids("kk")[0] for row in rows if row.ids("kk")]
    assert firsts == [u.id for u in kk if u.id in firsts]
    assert all(min(len(row.ids("kk")), len(row.ids("en"))) <= 1 for row in rows)


@given(side("kk"), side("en"))
def test_a_proposal_is_always_the_same(kk: list[Unit], en: list[Unit]) -> None:
    units = [*kk, *en]
    one, other = (propose(a_clause(units), evidence(units, loaded.glossary())) for _ in range(2))
    assert one == other


# ---- measured -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def unpaired(library: Library) -> Act:
    """The Code of Honor as if nobody had recorded its pairing."""
    return pipeline.without_pairing(library.by_id[HONOR])


def heap(act: Act) -> list[tuple[Unit, Unit]]:
    """The units that numbers pair, as pairs."""
    return [
        (row.sides["kk"][0], row.sides["en"][0])
        for clause in act.clauses
        if not clause.paired.open
        for row in clause.paired.rows
    ]


def test_what_numbers_pair_is_found_again_in_one_heap(unpaired: Act) -> None:
    """The thresholds come from here: no clause that numbers leave open has a part in them."""
    known = gather(unpaired.texts, loaded.glossary().without(HONOR))
    pairs = heap(unpaired)
    rng = random.Random(1)
    whole = Tally()
    for _ in range(50):  # nine units a side, six of them each other's text, three without one
        drawn = rng.sample(pairs, 12)
        kk, en = [a for a, _ in drawn[:9]], [b for _, b in drawn[3:]]
        rng.shuffle(kk)
        rng.shuffle(en)
        rows = [Row({"kk": (a,), "en": (b,)}, "same") for a, b in drawn[3:9]]
        rows += [Row({"kk": (a,)}, "kk-only") for a, _ in drawn[:3]]
        rows += [Row({"en": (b,)}, "en-only") for _, b in drawn[9:]]
        whole += tally(propose(a_clause([*kk, *en]), known), rows)
    assert whole.recorded == 300 and whole.alone_recorded == 300
    assert whole.precision is not None and whole.precision > 0.95
    assert whole.recall is not None and whole.recall > 0.95
    assert whole.alone_right > 280


def test_precision_and_recall_against_the_record(library: Library, unpaired: Act) -> None:
    """`adep pair honor-code-2005 --measure` prints these figures."""
    if not (ROOT / f"sources/{HONOR}/pairs.toml").exists():
        pytest.skip("the pairing of this act is not recorded yet")
    recorded = {c.id: c.paired.rows for c in library.by_id[HONOR].clauses}
    figures = []
    for learned in (False, True):
        proposals = pipeline.propose_rows(unpaired, learned=learned)
        assert set(proposals) == {"5", "9"}
        found = sum((tally(rows, recorded[c]) for c, rows in proposals.items()), Tally())
        assert found.precision is not None and found.recall is not None
        figures.append((found.precision, found.recall))
    (precision, recall), (with_learned, recall_with_learned) = figures
    assert precision >= 0.9 and recall >= 0.75
    assert with_learned >= precision and recall_with_learned >= recall


def test_counting() -> None:
    """A row of two and one units is two pairs; what was settled before is not counted."""
    a, b, c, d = (unit("kk", n, "") for n in range(4))
    w, x, y, z = (unit("en", n, "") for n in range(4))
    mine = [
        Proposed(Row({"kk": (a,), "en": (w,)}, "same")),
        Proposed(Row({"kk": (b,), "en": (x, y)}, "same"), 0.5, "sure"),
        Proposed(Row({"kk": (c,)}, "kk-only")),
        Proposed(Row({"kk": (d,)}, "kk-only")),
        Proposed(Row({"en": (z,)}, "en-only")),
    ]
    theirs = [
        Row({"kk": (a,), "en": (w,)}, "same"),
        Row({"kk": (b,), "en": (x,)}, "same"),
        Row({"kk": (c,), "en": (y,)}, "same"),
        Row({"kk": (d,)}, "kk-only"),
        Row({"en": (z,)}, "en-only"),
    ]
    found = tally(mine, theirs)
    assert found == Tally(2, 2, 1, alone_proposed=3, alone_recorded=2, alone_right=2)
    assert (found.precision, found.recall) == (0.5, 0.5)
    assert (Tally().precision, Tally().recall) == (None, None)


def test_nothing_learned_from_an_act_is_used_to_measure_it() -> None:
    everything = loaded.glossary()
    learned = [term for term in everything.terms if term.learned == HONOR]
    assert learned and len(everything.without(HONOR).terms) == len(everything.terms) - len(learned)
    folders = {path.parent.name for path in Path(ROOT / "sources").glob("*/act.toml")}
    assert {term.learned for term in everything.terms} - {""} <= folders
