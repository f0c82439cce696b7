"""What the pages say, decided from the model alone."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from adep.base.passage import Passage, Piece
from adep.model import (
    Amendment,
    ChapterHeading,
    Correction,
    Note,
    Remark,
    ResolvedClause,
    Row,
    Unit,
)
from adep.view.unit_values import (
    RefView,
    RepairView,
    Said,
    Segment,
    linked,
    number_of,
    repaired_spans,
    segments,
    snippet,
)
from adep.view.values import wordings_held
from tests.tools.small_act import EN, KK, a_book, an_act, day, event, text_facts, unit

# ---- small functions ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clause", "number"),
    [("5", "5"), ("order-1", "1"), ("4_2", "4 (2)"), ("5-1", "5-1"), ("order-2-1", "2-1")],
)
def test_number_of(clause: str, number: str) -> None:
    assert number_of(clause) == number


def test_snippet_keeps_whole_words() -> None:
    assert snippet("short") == "short"
    assert snippet("one two, three", 9) == "one two …"


def repair(raw: str, reading: str) -> RepairView:
    return RepairView("kk-5-1", "kk", raw, reading, False, "rule", 1)


def told(parts: tuple[object, ...]) -> list[tuple[str, bool]]:
    return [(p.text, p.repair is not None) for p in parts]  # type: ignore[attr-defined]


def test_a_repaired_word_is_marked_where_it_stands() -> None:
    # The same word stands unrepaired before it.
    passage = Passage(
        (
            Piece("жол бермеу жол ", "жол бермеу жол ", 1, 1),
            Piece("б е р м е у", "бермеу", 1, 1, ("letter-spacing",)),
            Piece(" керек", " керек", 1, 1),
        )
    )
    assert repaired_spans(passage) == [(15, 21)]
    parts = segments(passage, (repair("б е р м е у", "бермеу"),))
    assert told(parts) == [("жол бермеу жол ", False), ("бермеу", True), (" керек", False)]


def test_layout_is_no_repair() -> None:
    passage = Passage((Piece("a", "a", 1, 1), Piece("\n", " ", 1, 2, ("line-join",))))
    assert repaired_spans(passage) == []


def test_a_text_holds_the_wording_of_the_last_change_before_it() -> None:
    events = (
        event("2005-05-03", "adopted"),
        event("2011-04-01"),
        event("2013-10-01"),
        event("2016-01-01", "repealed"),
    )
    texts = (text_facts("kk", "2013-10-01"), text_facts("en", "2011-04-01"))
    assert wordings_held(events, texts) == {day("2013-10-01"): ("kk",), day("2011-04-01"): ("en",)}
    # A clause that 2013 left alone: both texts hold what 2011 made of it.
    assert wordings_held((*events[:2], events[3]), texts) == {day("2011-04-01"): ("kk", "en")}


# ---- a clause -----------------------------------------------------------------------------------


def test_rows_say_what_they_are() -> None:
    both = Row({"kk": (unit("kk-5-p1", "а"),), "en": (unit("en-5-p1", "a"),)}, "same")
    changed = Row({"kk": (unit("kk-5-1", "ә", "1"),), "en": (unit("en-5-1", "b", "1"),)}, "amended")
    told = replace(changed, recorded=True)
    alone = Row({"kk": (unit("kk-5-2", "б", "2"),)}, "kk-only")
    same, amended, recorded, only = a_book(an_act(both, changed, told, alone)).row_views.of_clause(
        "5"
    )
    assert (same.said.says, same.langs) == ("", "kk en")
    # That two wordings differ in substance is said only where an editor recorded it.
    assert amended.said.says == EN["relation.wordings"]
    assert recorded.said.says == EN["relation.amended"]
    assert only.langs == "kk"
    assert only.sides[1].missing == EN["relation.missing"]
    assert amended.sides[0].units[0].label == "1)"


def test_what_is_proposed_says_so() -> None:
    both = Row({"kk": (unit("kk-5-p1", "а"),), "en": (unit("en-5-p1", "a"),)}, "amended")
    rows = (
        replace(both, proposed=True),
        Row({"kk": (unit("kk-5-1", "б", "1"),)}, "kk-only", proposed=True),
        replace(both, recorded=True),
    )
    pair, alone, told = a_book(an_act(*rows)).row_views.of_clause("5")
    assert (pair.proposed, pair.said.mark) == (True, EN["relation.proposed"])
    assert pair.said.says == EN["relation.wordings"]  # what differs, nobody has compared
    assert (alone.proposed, alone.said.mark) == (True, "")
    assert alone.sides[1].missing == EN["relation.proposed_alone"]
    assert (told.proposed, told.said.mark) == (False, "")


def test_rows_of_an_open_clause_claim_no_missing_counterpart() -> None:
    rows = (
        Row({"kk": (unit("kk-5-1", "а", "1"),)}, "kk-only"),
        Row({"en": (unit("en-5-1", "a", "1"),)}, "en-only"),
    )
    book = a_book(an_act(*rows, differs=True, waiting=True))
    assert [
        side.missing
        for row in book.row_views.of_clause("5")
        for side in row.sides
        if not side.units
    ] == [
        EN["relation.open"],
        EN["relation.open"],
    ]
    assert [notice.kind for notice in book.every_notice("5")] == ["differs", "open"]


def test_different_wordings_are_said_with_both_dates() -> None:
    row = Row({"kk": (unit("kk-5-p1", "а"),), "en": (unit("en-5-p1", "a"),)}, "amended")
    notice = a_book(an_act(row, differs=True), KK).every_notice("5")[0]
    assert notice.kind == "differs"
    assert "2013 жылғы 1 қазандағы" in notice.text
    assert "2011 жылғы 1 сәуірдегі" in notice.text
    assert a_book(an_act(row, differs=False)).every_notice("5") == ()


def test_a_text_not_held_is_said_once_and_takes_no_column() -> None:
    row = Row({"en": (unit("en-5-p1", "a"),)}, "not-held")
    book = a_book(an_act(row, langs=("en",)))
    assert book.single
    assert [side.lang for side in book.row_views.of_clause("5")[0].sides] == ["en"]
    assert [(c.lang, c.held) for c in book.columns] == [("kk", False), ("en", True)]
    assert [notice.kind for notice in book.every_notice("5")] == ["not-held"]


def test_a_later_change_makes_the_text_outdated() -> None:
    row = Row({"kk": (unit("kk-5-p1", "а"),)}, "not-held")
    events = (event("2013-10-01"), event("2022-02-22"), event("2024-01-01", "repealed"))
    notices = a_book(an_act(row, langs=("kk",), events=events)).every_notice("5")
    assert notices[0].kind == "outdated"
    assert "22 February 2022" in notices[0].text
    kept = a_book(an_act(row, langs=("kk",), events=events[::2])).every_notice("5")
    assert "outdated" not in [notice.kind for notice in kept]


def test_history_says_which_wordings_are_held() -> None:
    row = Row({"kk": (unit("kk-5-p1", "а"),), "en": (unit("en-5-p1", "a"),)}, "same")
    events = (event("2005-05-03", "adopted"), event("2011-04-01"))
    book = a_book(an_act(row, events=events))
    assert [bool(e.held) for e in book.clause_history("5")] == [False, True]
    assert [e.is_wording and not e.held for e in book.clause_history("5")] == [True, False]


def test_remarks_stand_at_their_unit_in_the_interface_language() -> None:
    row = Row({"kk": (unit("kk-5-p1", "а"),)}, "not-held")
    remark = Remark("kk-5-p1", {"kk": "ескертпе", "en": "a remark"})
    book = a_book(an_act(row, langs=("kk",), remarks=(remark,)))
    assert book.row_views.of_clause("5")[0].sides[0].units[0].remarks == (Said("a remark", "en"),)


def test_a_correction_gives_its_own_reason() -> None:
    passage = Passage((Piece("м ә л", "мәл", 3, 3, ("correction:0",)),))
    fixed = replace(
        unit("kk-5-p1", "x", line=3),
        body=passage,
        corrections=(Correction("kk-5-p1", "м ә л", "мәл", {"kk": "себеп", "en": "a reason"}),),
    )
    book = a_book(an_act(Row({"kk": (fixed,)}, "not-held"), langs=("kk",)))
    (made,) = book.clause("5").sources[0].repairs
    assert (made.editorial, made.ground, made.line) == (True, "a reason", 3)
    assert book.row_views.of_clause("5")[0].sides[0].units[0].segments[0].repair == made


def test_editors_corrections_stand_apart_with_name_and_date() -> None:
    made = (
        Correction(
            "kk-5-p1", "м ә л", "мел", {"en": "joined"}, "A. First", datetime.date(2026, 3, 12)
        ),
        Correction("kk-5-p1", "мел", "мәл", {"en": "a letter"}),
    )
    pieces = (
        Piece("м ә л", "мәл", 3, 3, ("correction:0", "correction:1")),
        Piece(" ", " ", 3, 3),
        Piece("қ о л", "қол", 3, 3, ("letter-spacing",)),
    )
    fixed = replace(unit("kk-5-p1", "x", line=3), body=Passage(pieces), corrections=made)
    book = a_book(an_act(Row({"kk": (fixed,)}, "not-held"), langs=("kk",)))
    (row,), (other,) = book.repair_list.by_editors, book.repair_list.by_rule
    assert [(s.raw, s.reading, s.reason.text, s.author, s.iso) for s in row.repair.steps] == [
        ("м ә л", "мел", "joined", "A. First", "2026-03-12"),
        ("мел", "мәл", "a letter", "", ""),
    ]
    assert (row.place, row.repair.raw, row.repair.reading) == ("Clause 5", "м ә л", "мәл")
    assert (other.repair.raw, other.repair.steps) == ("қ о л", ())
    # A unit's first entry on the page bears its anchor.
    assert (row.anchor, other.anchor) == (f"{book.id}-kk-5-p1", "")


def test_titles_and_neighbours() -> None:
    row = Row({"kk": (unit("kk-5-p1", "а"),), "en": (unit("en-5-p1", "a"),)}, "same")
    book = a_book(an_act(row), KK)
    assert book.clause("5").title == "5-тармақ"
    around = book.clause("5")
    assert (around.previous, around.next) == (None, None)
    (section,) = (s for s in book.section_views.all if "5" in s.clauses)
    assert (section.title, section.anchor) == ("2-тарау", "chapter-2")


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("5", "Clause 5"),
        ("5-2", "Clause 5, subclause 2"),
        ("5-p2", "Clause 5, paragraph 2"),
        ("chapter-2", "Chapter 2"),
        ("act", "The whole act"),
        (None, "Which clause is not settled"),
        ("preamble", "Preamble"),
    ],
)
def test_notes_say_what_they_are_about(target: str | None, said: str) -> None:
    act = an_act(Row({"kk": (unit("kk-5-p1", "а"),)}, "not-held"), langs=("kk",))
    note = Note("kk-5-note1", "kk", Passage.of("Ескерту.", 7), "5")
    told = Amendment(note, "restated", target, day("2013-10-01"), "651", "decree")
    clause = replace(act.clauses[0], amendments=(told,))
    (view,) = a_book(replace(act, clauses=(clause,))).clause_notes("5")
    (meaning,) = view.meanings
    assert meaning.what == f"{said}: restated"
    assert (meaning.instrument, meaning.date) == ("Decree No. 651", "1 October 2013")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"target": "5", "portion": "paragraph-4"}, "Clause 5, paragraph 4: amended"),
        ({"target": "act", "portion": "preamble"}, "Preamble: amended"),
        ({"portion": "part-2"}, "Part 2 (which clause is not settled): amended"),
        ({"target": "chapter-2", "portion": "heading"}, "Chapter 2, heading: amended"),
        ({"target": "appendix"}, "The appendix: amended"),
        ({"target": "appendix-3", "portion": "clause-1"}, "Appendix 3, clause 1: amended"),
        ({"target": "5-2-3", "clause": "5"}, "Clause 5, part 2, subclause 3: amended"),
        ({"target": "5-2", "clause": "5"}, "Clause 5, part 2: amended"),
        # The Kazakh text was not changed, and the page says so.
        (
            {"target": "5", "clause": "5", "only": "ru"},
            "Clause 5: amended (only the Russian text was changed)",
        ),
    ],
)
def test_a_note_says_what_of_a_clause_and_in_which_language(
    told: dict[str, str], said: str
) -> None:
    part = Unit("kk-5-2", "kk", "part", "2", Passage.of("2. ", 2), Passage.of("б", 2))
    act = an_act(Row({"kk": (unit("kk-5-p1", "а"), part)}, "not-held"), langs=("kk",))
    note = Note("kk-5-note1", "kk", Passage.of("Ескерту.", 7), "5")
    half = Amendment(note, "amended", unread=("a bracket is not closed",), **told)  # type: ignore[arg-type]
    clause = replace(act.clauses[0], amendments=(half,))
    (view,) = a_book(replace(act, clauses=(clause,))).clause_notes("5")
    assert [meaning.what for meaning in view.meanings] == [said]
    assert view.partial


def test_one_note_of_two_amendments_is_shown_once() -> None:
    act = an_act(Row({"kk": (unit("kk-5-p1", "а"),)}, "not-held"), langs=("kk",))
    note = Note("kk-5-note1", "kk", Passage.of("Ескерту.", 7), "5")
    both = (Amendment(note, "amended", "5"), Amendment(note, "supplemented", "5"))
    clause = replace(act.clauses[0], amendments=both)
    (view,) = a_book(replace(act, clauses=(clause,))).clause_notes("5")
    assert [meaning.what for meaning in view.meanings] == [
        "Clause 5: amended",
        "Clause 5: supplemented",
    ]


def test_the_navigation_of_a_long_act_stays_short() -> None:
    row = Row({"kk": (unit("kk-5-p1", "а"),)}, "not-held")
    act = an_act(row, langs=("kk",))
    clauses = tuple(
        ResolvedClause(replace(act.clauses[0].paired, id=str(n), chapter=str(n // 100)), (), ())
        for n in range(6000)
    )
    heading = act.chapters[0].headings
    chapters = tuple(
        ChapterHeading(str(c), heading, tuple(str(n) for n in range(c * 100, c * 100 + 100)))
        for c in range(60)
    )
    book = a_book(replace(act, clauses=clauses, chapters=chapters))
    assert len(book.navigation.around("3050")) == 5
    assert sum(len(chapter.links) for chapter in book.navigation.around("3050")) <= 31
    assert book.navigation.place("3050") is None


def test_references_cut_a_text_and_lose_nothing() -> None:
    """A link may begin inside a repaired word and end outside it."""
    repair = RepairView("kk-5-1", "kk", "raw", "cde", False, "", 1)
    here, there = (RefView("a/", anchor, "", "kk", True) for anchor in ("x", "y"))
    parts = (Segment("ab"), Segment("cde", repair), Segment("fgh"))
    assert linked(parts, []) == parts
    assert linked(parts, [(1, 4, here), (6, 8, there)]) == (
        Segment("a"),
        Segment("bcd", repair, here),
        Segment("e", repair),
        Segment("f"),
        Segment("gh", None, there),
    )
