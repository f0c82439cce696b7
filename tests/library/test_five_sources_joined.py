"""Notes, references, lines and rows of the five sources, against what a careful reader finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adep.exports.data import act_data
from adep.exports.ledger import ledger
from adep.ingest.ledger import account
from adep.library.pipeline import Library, build_library
from adep.pages.checksums import read_units
from tests.library.test_five_sources import act, text, unit

NOTES = [  # act, clause, line, kind, date, number
    ("honor-code-2005", "4", 17, "restated", "2013-10-01", "651"),
    ("honor-code-2005", "5", 73, "restated", "2013-10-01", "651"),
    ("honor-code-2005", "9", 93, "restated", "2013-10-01", "651"),
    ("honor-code-2005", "10", 97, "restated", "2013-10-01", "651"),
    ("honor-code-2005", "18", 127, "restated", "2013-10-01", "651"),
    ("honor-code-2005", "19", 133, "restated", "2013-10-01", "651"),
    ("employee-code-2020", "9", 130, "amended", "2023-11-13", "472"),
    ("employee-code-2020", "10", 161, "amended", "2023-11-13", "472"),
]


def test_notes_stand_at_their_clauses(as_read: Library) -> None:
    found = [
        (a.facts.id, c.id, n.note.lines[0], n.kind, n.date and n.date.isoformat(), n.number)
        for a in as_read.acts
        for c in a.clauses
        for n in c.amendments
    ]
    assert sorted(found, key=str) == sorted(NOTES, key=str)
    assert not any(a.amendments for a in as_read.acts)


# Every phrase of the five texts that leads to a unit or an act, read off the texts by eye: where it
# stands, the words that bear the link, and what they lead to ("act": the whole own act).
LABOR = "labor-code-2015"
REFERENCES = [
    ("honor-code-2005", "kk-2-p1", "осы ар-намыс кодексі", "act"),
    ("honor-code-2005", "kk-2-p1", "«Мемлекеттік қызмет туралы» 1999 жылғы 23 шілдедегі Қазақстан Республикасының Заңына", "civil-service-law-1999"),
    ("honor-code-2005", "kk-2-p1", "«Сыбайлас жемқорлыққа қарсы күрес туралы» 1998 жылғы 2 шілдедегі Қазақстан Республикасының Заңына", "anti-corruption-law-1998"),
    ("honor-code-2005", "kk-3-p1", "осы Кодекс", "act"),
    ("honor-code-2005", "kk-3-p1", "осы Кодекстің", "act"),
    ("honor-code-2005", "kk-4-p1", "осы Кодекспен", "act"),
    ("honor-code-2005", "kk-5-1", "Қазақстан Республикасы Конституциясының", "constitution-1995"),
    ("honor-code-2005", "en-2-p1", "This Code", "act"),
    # The translation lost the noun «Заң»: its date and title tell the law all the same.
    ("honor-code-2005", "en-2-p1", '23 July 1999 "About Public Service"', "civil-service-law-1999"),
    ("honor-code-2005", "en-2-p1", 'Law of the Republic of Kazakhstan dated July 2, 1998 "About Anticorruption driving"', "anti-corruption-law-1998"),
    ("honor-code-2005", "en-3-p1", "this Code", "act"),
    ("honor-code-2005", "en-3-p1", "this Code", "act"),  # “a placement of this Code’s in state agencies”
    ("honor-code-2005", "en-4-p1", "this Code", "act"),
    ("honor-code-2005", "en-5-2", "Constitution", "constitution-1995"),
    ("ethics-code-2015", "en-2-p1", "Constitution of the Republic of Kazakhstan", "constitution-1995"),
    # One noun, two laws.
    ("ethics-code-2015", "en-2-p1", "laws of the Republic of Kazakhstan dated November 23, 2015, “On Civil Service of the Republic of Kazakhstan”", "civil-service-law-2015"),
    ("ethics-code-2015", "en-2-p1", "November 18, 2015, “On countering corruption”", "anti-corruption-law-2015"),
    ("ethics-code-2015", "en-2-p1", "this Code", "act"),
    ("ethics-code-2015", "en-3-p1", "this Code", "act"),
    ("ethics-code-2015", "en-3-p1", "this Code", "act"),
    ("ethics-code-2015", "en-4-p1", "this Code", "act"),
    # The preamble of the order, its points, and the code.
    ("employee-code-2020", "en-order-front-p5", "subparagraph 41-4) of Article 16 of the Labor Code of the Republic of Kazakhstan dated November 23, 2015", f"{LABOR} 16-41-4"),
    ("employee-code-2020", "en-order-2-1", "this Order", "act"),
    ("employee-code-2020", "en-order-2-2", "this Order", "act"),
    ("employee-code-2020", "en-order-2-3", "this Order", "act"),
    ("employee-code-2020", "en-order-2-3", "1)", "en-order-2-1"),  # “subparagraphs 1) and 2) of
    ("employee-code-2020", "en-order-2-3", "2)", "en-order-2-2"),  # this paragraph”
    ("employee-code-2020", "en-order-3-p1", "this Order", "act"),
    ("employee-code-2020", "en-order-4-p1", "This Order", "act"),
    ("employee-code-2020", "en-1-p1", "This Code", "act"),
    ("employee-code-2020", "en-1-p1", "subparagraph 41-4) of Article 16 of the Labor Code of the Republic of Kazakhstan dated November 23, 2015", f"{LABOR} 16-41-4"),
    ("employee-code-2020", "en-3-p1", "Code", "act"),  # “hereinafter referred to as the Code”
    ("employee-code-2020", "en-4-p1", "this Code", "act"),
    ("employee-code-2020", "en-5-p1", "this Code", "act"),
    ("employee-code-2020", "en-8-p1", "Constitution of the Republic of Kazakhstan dated August 30, 1995", "constitution-1995"),
    ("employee-code-2020", "en-8-p1", "Labor Code of the Republic of Kazakhstan dated November 23, 2015", LABOR),
    ("employee-code-2020", "en-8-p1", "this Code", "act"),
    ("employee-code-2020", "en-14-p2", "this Code", "act"),
    # By its title, for “in 2005” is no date; by the decree's date and number.
    ("ethical-norms-2024", "en-p2", "Code of Honor of Civil Servants of the Republic of Kazakhstan", "honor-code-2005"),
    ("ethical-norms-2024", "en-p3", "Decree of the President of the Republic of Kazakhstan dated December 29, 2015 No 153 “On measures to further improve ethical standards and rules of conduct of civil servants of the Republic of Kazakhstan”", "ethics-code-2015"),
]  # fmt: skip
# What stays text, and is reported: two acts bear nearly the same title.
AMBIGUOUS = [
    ("employee-code-2020/en-2023-11-13.txt", 11, "en-order-1-p1: «Code of Ethics for Civil Servants»"),
    ("ethical-norms-2024/en-2024-05-15.txt", 26, "en-p3: «Code of Ethics»"),
    ("ethical-norms-2024/en-2024-05-15.txt", 27, "en-p4: «Code of Ethics»"),  # three times
    ("ethical-norms-2024/en-2024-05-15.txt", 28, "en-p5: «Code of Ethics»"),
]  # fmt: skip


def test_every_reference(as_read: Library) -> None:
    found = []
    for a in (*as_read.acts, *as_read.articles):
        read = [*a.references, *(r for c in a.clauses for r in c.references)]
        for r in sorted(read, key=lambda r: (r.lang != "kk",)):
            words = unit(as_read, a.facts.id, r.unit).text[r.start : r.stop]
            if r.cited is None:
                leads = r.to or "act"
            else:
                leads = " ".join(filter(None, [r.cited.known, r.cited.place]))
                assert r.act == (r.cited.known if r.cited.known in HELD else None)
            found.append((a.facts.id, r.unit, words, leads))
    assert found == REFERENCES


HELD = ("honor-code-2005", "ethics-code-2015", "employee-code-2020")


def test_what_no_reference_can_be_made_of_is_reported(as_read: Library) -> None:
    reported = [p for p in as_read.problems if p.code.startswith("reference-")]
    assert [p.code for p in reported] == ["reference-ambiguous"] * len(AMBIGUOUS)
    for problem, (path, line, words) in zip(reported, AMBIGUOUS, strict=True):
        assert (problem.path, problem.line) == (f"sources/{path}", line)
        assert problem.message.startswith(f"{words} stays plain text: ")


FURNITURE = [  # source, lines set aside
    ("honor-code-2005", "en", [1, 3]),
    ("honor-code-2005", "kk", []),
    ("ethics-code-2015", "en", []),
    ("employee-code-2020", "en", []),
    ("ethical-norms-2024", "en", list(range(1, 24))),
]


@pytest.mark.parametrize(("name", "lang", "lines"), FURNITURE)
def test_only_the_page_around_a_text_is_set_aside(
    as_read: Library, name: str, lang: str, lines: list[int]
) -> None:
    assert [f.line for f in text(as_read, name, lang).furniture] == lines


def test_every_line_of_every_source_has_its_fate(as_read: Library, root: Path) -> None:
    for a in (*as_read.acts, *as_read.articles):
        for t in a.texts:
            entries = ledger(t)
            raw = (root / t.source.path).read_text(encoding="utf-8").split("\n")
            count = len(raw) - (raw[-1] == "")
            assert [e["line"] for e in entries] == list(range(1, count + 1))
            for entry, line in zip(entries, raw, strict=False):
                assert (entry["fate"] == "blank") == (not line.strip())
            assert account(t) == []


# Units printed over several lines, and one of one line: first and last as an editor counts them.
LINES = [
    ("honor-code-2005", "kk-5-p1", [21, 21]),
    ("honor-code-2005", "kk-5-18", [59, 63]),  # over the lines of a letter-spaced word
    ("honor-code-2005", "kk-15-p2", [111, 113]),  # a sentence broken by a blank line
    ("employee-code-2020", "en-9-16", [120, 129]),
    ("employee-code-2020", "en-14-p2", [183, 184]),
]


@pytest.mark.parametrize(("name", "unit", "lines"), LINES)
def test_data_names_the_lines_of_a_unit(
    as_read: Library, name: str, unit: str, lines: list[int]
) -> None:
    clauses = act_data(act(as_read, name), as_read.authorities)["clauses"]
    [found] = [u["lines"] for clause in clauses for u in clause["units"] if u["id"] == unit]
    assert found == lines


def test_absent_facts_are_null_in_the_data(as_read: Library) -> None:
    """No empty string stands for what nobody knows: commencement, author, day, number …"""

    def values(data: Any) -> Iterator[Any]:
        if isinstance(data, dict | list):
            for value in data.values() if isinstance(data, dict) else data:
                yield from values(value)
        else:
            yield data

    for a in as_read.acts:
        assert "" not in values(act_data(a, as_read.authorities))
    honor = act_data(act(as_read, "honor-code-2005"), as_read.authorities)
    [repair] = [r for c in honor["clauses"] for r in c["repairs"] if r["kind"] == "editorial"]
    assert (repair["unit"], repair["author"], repair["date"]) == ("kk-5-18", None, None)
    assert act_data(act(as_read, "ethics-code-2015"), as_read.authorities)["status"]["by"] is None


# Clause 5 of the Code of Honor as two readers paired it: Kazakh item, English items, relation.
CLAUSE_5 = [
    ("p1", "p1", "same"),
    ("1", "2", "same"),
    ("2", "1", "same"),
    ("", "3", "en-only"),  # work for the well-being of society
    ("3", "6", "same"),
    ("4", "7", "same"),
    ("5", "10", "same"),
    ("6", "9", "amended"),  # courtesy to citizens and colleagues
    ("7", "4", "same"),
    ("8", "", "kk-only"),  # state symbols
    ("9", "", "kk-only"),  # restrictions and prohibitions
    ("10", "11", "same"),
    ("", "12", "en-only"),  # highly professional work
    ("", "13", "en-only"),  # actions that hinder servants' duties
    ("11", "", "kk-only"),  # no preference to persons
    ("12", "", "kk-only"),  # no use of office in personal matters
    ("13", "14", "same"),
    ("14", "15 17", "amended"),  # two items merged
    ("15", "19", "same"),
    ("16", "8", "same"),
    ("17", "16", "amended"),  # improper conduct added
    ("18", "", "kk-only"),  # reliable information to superiors
    ("19", "5", "amended"),  # vehicles, only for official purposes
    ("20", "", "kk-only"),  # cooperation in the team
    ("21", "18", "amended"),  # to have training → to raise one's qualification
    ("22", "20", "same"),
]
# The other clauses: only where it is not simply paragraph by paragraph, "same".
AMENDED = {
    "4": [("p1", "p1")],
    "9": [("p1", "p1 p2"), ("p2 p3", "p3")],
    "10": [("p1", "p1")],
    "18": [("p1", "p1")],
}


def test_rows(as_read: Library) -> None:
    """Every row of the Code of Honor is as the record of its readers has it."""
    honor = act(as_read, "honor-code-2005")
    for c in honor.clauses:
        rows = [
            (
                *(" ".join(i.removeprefix(f"{x}-{c.id}-") for i in r.ids(x)) for x in ("kk", "en")),
                r.relation,
            )
            for r in c.paired.rows
        ]
        if c.id == "5":
            assert rows == CLAUSE_5
        elif c.id in AMENDED:
            assert rows == [(*sides, "amended") for sides in AMENDED[c.id]]
        else:
            assert all(kk == en and relation == "same" for kk, en, relation in rows), c.id
        # Each unit stands in exactly one row, each row is recorded, and an amended one says how.
        ids = [name for row in c.paired.rows for lang in ("kk", "en") for name in row.ids(lang)]
        assert sorted(ids) == sorted(u.id for u in c.paired.units)
        assert all(row.recorded for row in c.paired.rows)
        for row in c.paired.rows:
            assert (row.differs.keys() == {"kk", "en"}) == (row.relation == "amended")


def test_acts_with_one_language_say_that_the_other_is_not_held(as_read: Library) -> None:
    for name in ("ethics-code-2015", "employee-code-2020"):
        relations = {r.relation for c in act(as_read, name).clauses for r in c.paired.rows}
        assert relations == {"not-held"}


def test_each_sentence_stands_once_in_docs(root: Path) -> None:
    """The committed pages hold every unit, once, and exactly as it is read."""
    library = build_library(root)
    held: dict[tuple[str, str], str] = {}
    for a in (*library.acts, *library.articles):
        folder = root / "docs" / ("articles" if a.facts.article else a.facts.id)
        for page in sorted(folder.glob("*.md")):
            for _, one in read_units(page.read_text(encoding="utf-8")):
                assert (a.facts.id, one.id) not in held, page
                held[a.facts.id, one.id] = one.text
        for t in a.texts:
            for u in t.units():
                assert held[a.facts.id, u.id] == u.text
    pages = {p: p.read_text(encoding="utf-8") for p in (root / "docs").rglob("*.md")}
    for a in (*library.acts, *library.articles):
        for t in a.texts:
            for u in t.units():
                if len(u.text) > 80:  # shorter ones, such as titles, may well be said again
                    assert sum(page.count(u.text) for page in pages.values()) == 1, u.id
