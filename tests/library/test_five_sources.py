"""The five sources end to end, against what a careful reader finds in them.

Everything here was read off the raw files by eye, line by line, not off the program.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adep.exports.data import act_data
from adep.exports.ledger import ledger
from adep.ingest.ledger import account
from adep.library.pipeline import Library, build_library
from adep.model import Act, Text, Unit
from adep.pages.checksums import read_units
from tests.tools.site_build import give_up_adopted


@pytest.fixture(scope="module")
def library(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The sources without what editors mended on the pages since these tables were written."""
    folder = tmp_path_factory.mktemp("as-read")
    shutil.copytree(root / "sources", folder / "sources")
    give_up_adopted(folder)
    return build_library(folder)


def act(library: Library, name: str) -> Act:
    return next(a for a in (*library.acts, *library.articles) if a.facts.id == name)


def text(library: Library, name: str, lang: str) -> Text:
    found = act(library, name).text(lang)
    assert found is not None
    return found


def unit(library: Library, act_id: str, unit_id: str) -> Unit:
    return next(u for t in act(library, act_id).texts for u in t.units() if u.id == unit_id)


# The raw files as they were found: nobody may touch a byte.
HASHES = {
    "honor-code-2005/kk-2013-10-01.txt": "9a8177652acd4723670b6ba2d560e534584a75fa4e7ccf9b9efb74885bdf496e",
    "honor-code-2005/en-2011-04-01.txt": "4e0e65901de7881b7c9e505e57992078e0bdd28294ad3a3c42ad3ca2ed94079a",
    "ethics-code-2015/en-2015-12-29.txt": "b62ed6d1e350eb5279fb21b806d0a7972d1b0bef1f7635a0ae3183ef43209749",
    "employee-code-2020/en-2023-11-13.txt": "e5db8388b63e2b95641c48a1e1936604f1d12dabac45636252116561ce8d695b",
    "ethical-norms-2024/en-2024-05-15.txt": "171c4234381533af6b8ba2a0a0913bbf36f3492465783b6d83fbe5e15b71d0ae",
}  # fmt: skip


@pytest.mark.parametrize(("path", "digest"), HASHES.items())
def test_the_sources_are_byte_for_byte_as_found(root: Path, path: str, digest: str) -> None:
    assert hashlib.sha256((root / "sources" / path).read_bytes()).hexdigest() == digest


# clause: lines of its unnumbered paragraphs, lines of its subclauses (first and last line each).
Shape = dict[str, tuple[list[tuple[int, int]], list[tuple[int, int]]]]


def one(*lines: int) -> list[tuple[int, int]]:
    """Units that stand on one line each."""
    return [(line, line) for line in lines]


def every_second(first: int, last: int) -> list[tuple[int, int]]:
    """Units on every second line, as the blank lines between paragraphs make them."""
    return one(*range(first, last + 1, 2))


KAZAKH_HONOR: Shape = {
    "1": (one(7, 9), []),
    "2": (one(11), []),
    "3": (one(13), []),
    "4": (one(15), []),
    # 3) is cut in two by a blank line, 18) in three; the rest stand on every second line.
    "5": (
        one(21),
        [*one(23, 25), (27, 29), *every_second(31, 57), (59, 63), *every_second(65, 71)],
    ),
    "6": (one(75), []),
    "7": (one(77, 79), []),
    "8": (one(83, 85), []),
    "9": (one(87, 89, 91), []),
    "10": (one(95), []),
    "11": (one(99), []),
    "12": (one(101), []),
    "13": (one(103), []),
    "14": (one(105), []),
    "15": ([(109, 109), (111, 113)], []),
    "16": (one(115), one(117, 119, 121)),
    "17": (one(123), []),
    "18": (one(125), []),
    "19": (one(131), []),
    "20": (one(135), []),
}
ENGLISH_HONOR: Shape = {
    "1": (one(10, 12), []),
    "2": (one(14), []),
    "3": (one(16), []),
    "4": (one(18), []),
    "5": (one(22), every_second(24, 62)),
    "6": (one(64), []),
    "7": (one(66, 68), []),
    "8": (one(72, 74), []),
    "9": (one(76, 78, 80), []),
    "10": (one(82), []),
    "11": (one(84), []),
    "12": (one(86), []),
    "13": (one(88), []),
    "14": (one(90), []),
    "15": (one(94, 96), []),
    "16": (one(98), one(100, 101, 102)),
    "17": (one(104), []),
    "18": (one(106), []),
    "19": (one(110), []),
    "20": (one(112), []),
}
ETHICS: Shape = {
    "1": (one(14, 16, 18), []),
    "2": (one(20, 22), []),
    "3": (one(24), []),
    "4": (one(26), []),
    # The paragraph on appearance (60) belongs to the clause, not to item 14.
    "5": (one(30, 60), every_second(32, 58)),
    "6": (one(62, 64), []),
    "7": (one(68), every_second(70, 74)),
    "8": (one(78), every_second(80, 86)),
    "9": (one(88), every_second(90, 102)),
    "10": (one(104), every_second(106, 112)),
    "11": (one(116, 118), []),
    "12": (one(120), every_second(122, 126)),
    "13": (one(128), []),
    "14": (one(130), []),
}
EMPLOYEES: Shape = {
    # The order's own points …
    "order-1": (one(11), []),
    "order-2": ([(12, 14)], [(15, 16), (17, 18), (19, 22)]),
    "order-3": ([(23, 25)], []),
    "order-4": ([(26, 27)], []),
    # … and the code, which begins at 1 again.
    "1": ([(51, 53)], []),
    "2": ([(54, 55)], []),
    "3": ([(56, 57)], []),
    "4": ([(58, 59)], []),
    "5": ([(60, 61)], []),
    "6": ([(62, 63)], []),
    "7": ([(67, 68)], one(69, 70, 71, 72, 73, 74, 75)),
    "8": ([(79, 83)], []),
    "9": (
        one(84),
        [(85, 86), (87, 88), (89, 90), (94, 96), (97, 98), (99, 99), (100, 101), (102, 103),
         (104, 104), (105, 106), (107, 108), (109, 110), (111, 113), (114, 115), (116, 119),
         (120, 129)],
    ),
    "10": (
        one(136),
        [(137, 138), (139, 140), (141, 142), (143, 146), (147, 147), (148, 150), (151, 152),
         (153, 154), (155, 156), (157, 158), (159, 160)],
    ),
    "11": (one(164), [(165, 166), (167, 167), (168, 170)]),
    "12": ([(171, 173)], []),
    "13": ([(179, 180)], []),
    "14": ([(181, 182), (183, 184)], []),
}  # fmt: skip

TEXTS = [
    ("honor-code-2005", "kk", KAZAKH_HONOR),
    ("honor-code-2005", "en", ENGLISH_HONOR),
    ("ethics-code-2015", "en", ETHICS),
    ("employee-code-2020", "en", EMPLOYEES),
]


@pytest.mark.parametrize(("name", "lang", "shape"), TEXTS)
def test_every_unit_stands_where_the_source_has_it(
    library: Library, name: str, lang: str, shape: Shape
) -> None:
    found = text(library, name, lang)
    assert [clause.id for clause in found.clauses] == list(shape)
    for clause in found.clauses:
        paragraphs, items = shape[clause.id]
        expected = [(f"{lang}-{clause.id}-p{n}", at) for n, at in enumerate(paragraphs, start=1)]
        expected += [(f"{lang}-{clause.id}-{n}", at) for n, at in enumerate(items, start=1)]
        got = sorted((u.id, u.lines) for u in clause.units)
        assert got == sorted(expected), clause.id
        assert [u.number for u in clause.units if u.kind == "subclause"] == [
            str(n) for n in range(1, len(items) + 1)
        ]


CHAPTERS = [
    ("honor-code-2005", "kk", [
        ("1", "Жалпы ережелер", 5, "1 2 3 4"),
        ("2", "Мемлекеттік қызметшілер мінез-құлқының жалпы қағидалары", 19, "5 6 7"),
        ("3", "Мемлекеттік қызметшілердің сыбайлас жемқорлыққа қарсы мінез-құлқы", 81, "8 9 10 11 12 13 14"),
        ("4", "Көпшілік алдында сөйлеу", 107, "15 16 17 18"),
        ("5", "Мемлекеттік қызметшілердің қызметтен тыс уақыттағы мінез-құлқы", 129, "19 20"),
    ]),
    ("honor-code-2005", "en", [
        ("1", "General regulations", 8, "1 2 3 4"),
        ("2", "General rules of conduct for public servants", 20, "5 6 7"),
        ("3", "The anti-corruption behavior of public servants", 70, "8 9 10 11 12 13 14"),
        ("4", "Public Speaking", 92, "15 16 17 18"),
        ("5", "Behavior of public servants off-duty", 108, "19 20"),
    ]),
    ("ethics-code-2015", "en", [
        ("1", "General provisions", 12, "1 2 3 4"),
        ("2", "General Standards of Conduct", 28, "5 6"),
        ("3", "Standards of conduct while off-duty", 66, "7"),
        ("4", "Standards of conduct in service relations", 76, "8 9 10"),
        ("5", "Standards of conduct related to public speaking, including in the media", 114, "11 12 13 14"),
    ]),
    ("employee-code-2020", "en", [
        ("1", "General Provisions", 47, "1 2 3 4 5 6"),
        ("2", "Ethical principles of the civil servant", 65, "7"),
        ("3", "Ethical requirements for civil servants", 77, "8 9 10 11 12"),
        ("4", "Ethical conflicts and their resolution", 177, "13 14"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "lang", "chapters"), CHAPTERS)
def test_chapters(
    library: Library, name: str, lang: str, chapters: list[tuple[str, str, int, str]]
) -> None:
    assert [
        (c.number, c.heading.text, c.heading.lines[0], " ".join(c.clauses))
        for c in text(library, name, lang).chapters
    ] == chapters


FRONT = [
    ("ethics-code-2015", [
        ("approval", (3, 7), "APPROVED by the Decree of the President of the Republic of Kazakhstan as of December 29, 2015, No.153"),
        ("title", (9, 10), "Code of Ethics for Civil Servants of the Republic of Kazakhstan (Rules of service ethics of civil servants)"),
    ]),
    ("employee-code-2020", [
        ("title", (2, 2), "On approval of the Code of Ethics for Civil Servants"),
        ("standing", (4, 4), "Unofficial translation"),
        ("imprint", (5, 7), "Order of the Minister of Labor and Social Protection of the Population of the Republic of Kazakhstan dated August 28, 2020, No. 342. Registered with the Ministry of Justice of the Republic of Kazakhstan on August 29, 2020, No. 21150."),
        ("standing", (8, 8), "Unofficial translation"),
        ("preamble", (9, 10), "According to subparagraph 41-4) of Article 16 of the Labor Code of the Republic of Kazakhstan dated November 23, 2015, I HEREBY ORDER:"),
        ("signature", (28, 32), "Minister of Labor and Social Protection of the Population of the Republic of Kazakhstan B. Nurymbetov"),
        ("approval", (36, 43), "Approved by Order of the Minister of Labor and Social Protection of the Population of the Republic of Kazakhstan dated August 28, 2020, № 342"),
        ("title", (45, 45), "The Code of Ethics for Civil Servants"),
    ]),
    ("ethical-norms-2024", [
        ("title", (24, 24), "On the compliance with ethical norms and standards"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "front"), FRONT)
def test_what_stands_outside_the_chapters(
    library: Library, name: str, front: list[tuple[str, tuple[int, int], str]]
) -> None:
    units = text(library, name, "en").front
    assert [(u.kind, u.lines, u.text) for u in units][: len(front)] == front
    if name == "ethical-norms-2024":
        assert [u.lines for u in units[1:]] == [(n, n) for n in range(25, 30)]
    else:
        assert len(units) == len(front)


def test_the_english_title_of_the_honor_code_is_one_title(library: Library) -> None:
    (title,) = text(library, "honor-code-2005", "en").front
    assert title.lines == (5, 6)
    assert title.text == (
        "Code of honor of civil servants of the Republic of Kazakhstan "
        "(Rules of ethics of civil servants)"
    )


# What was wrong in the copies, and how it reads now. The raw words are those of the source.
REPAIRED = [
    ("kk-5-1", "басшылыққа алуға;"),
    ("kk-5-2", "іс-әрекеттер жасауға жол бермеуге;"),
    ("kk-5-3", "құқықтарын, бостандықтарын мен заңды мүдделерін сақтау мен қорғауды"),
    ("kk-5-14", "құқыққа қайшы теріс қылықтар жасауға мәжбүрлемеуге;"),
    ("kk-5-18", "басшылардың тапсырмаларын орындау барысында тек объективті де анық мәліметтер беруге;"),
    ("kk-9-p3", "қудалаудан қорғау жөнінде шаралар қолдануға міндетті."),
    ("kk-10-p1", "іс-әрекеттерге (әрекетсіздікке) жол бермеуге тиіс."),
    ("kk-12-p1", "онымен байланысты мүмкіндіктерді қолданбауға тиіс."),
    ("kk-13-p1", "мүдделер қақтығысын болғызбау үшін шаралар қолдануы тиіс."),
    ("kk-15-p2", "мемлекеттік қызметтің беделіне нұқсан келтірмей, пікірсайысты әдепті түрде жүргізуі тиіс."),
    ("kk-18-p1", "теріске шығару жөнінде шаралар қолдануға тиіс."),
    ("en-2-p1", "\"About Anticorruption driving\" and generally accepted"),
    ("en-5-10", "strengthen the unity of the people of Kazakhstan and ethnic harmony"),
    ("en-5-11", "use working time rational;"),
    ("en-16-1", "does not meet the basic directions of state policy;"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "reading"), REPAIRED)
def test_faults_of_the_copies_are_repaired(library: Library, name: str, reading: str) -> None:
    found = unit(library, "honor-code-2005", name)
    assert reading in found.text
    assert (found.marker + found.body).changes()


# Faults of the texts themselves: they stay as they are printed.
AS_PRINTED = [
    ("honor-code-2005", "kk-16-1", "мемлекет саясатының негізгі бағыттарына сәйкес немесе;"),
    ("honor-code-2005", "en-2-p1", "in accordance with the Republic of Kazakhstan dated 23 July 1999"),
    ("honor-code-2005", "en-3-p1", "a placement of this Code’s in state agencies"),
    ("honor-code-2005", "en-4-p1", "must study this Code in writing form for a month after the civil service."),
    ("honor-code-2005", "en-5-3", "work for the well - being of society and the state;"),
    ("honor-code-2005", "en-5-10", "traditions and customs of the people of Kazakhstan"),
    ("honor-code-2005", "en-18-p1", "including the courts.."),
    ("honor-code-2005", "kk-5-10", "иеленуге; өзінің қызметтік міндеттерін адал, турашыл және сапалы атқаруға; жұмыс"),
    ("honor-code-2005", "kk-11-p1", "экономикалық залалдың алдын-алу жөнінде"),
    ("ethics-code-2015", "en-5-13", "for which the law provides disciplinary, administrative or criminal liability."),
    ("employee-code-2020", "en-8-p1", "the laws of the Republics and Kazakhstan and other"),
    ("employee-code-2020", "en-9-13", "to commit corruption offenses."),
    ("employee-code-2020", "en-11-p1", "A civil servant outside by off-duty shall:"),
    ("ethical-norms-2024", "en-p2", "(Rules of Offical Ethics of Civil Servants)"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "unit_id", "words"), AS_PRINTED)
def test_faults_of_the_texts_stay(library: Library, name: str, unit_id: str, words: str) -> None:
    assert words in unit(library, name, unit_id).text


def test_the_phrase_that_stands_twice_stays_twice(library: Library) -> None:
    phrase = (
        "rendering the service or from the date on which the civil servant became aware of the gift"
    )
    assert unit(library, "employee-code-2020", "en-9-16").text.count(phrase) == 2


# Closing words of a whole list stand inside its last item: they stay where they are printed.
@pytest.mark.parametrize(
    ("unit_id", "end"),
    [("kk-5-22", "қалпын ұстануға тиіс."), ("kk-16-3", "көпшілік алдында білдіруіне болмайды.")],
)
def test_closing_words_stay_in_the_last_item(library: Library, unit_id: str, end: str) -> None:
    assert unit(library, "honor-code-2005", unit_id).text.endswith(end)


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


def test_notes_stand_at_their_clauses(library: Library) -> None:
    found = [
        (a.facts.id, c.id, n.note.lines[0], n.kind, n.date and n.date.isoformat(), n.number)
        for a in library.acts
        for c in a.clauses
        for n in c.amendments
    ]
    assert sorted(found, key=str) == sorted(NOTES, key=str)
    assert not any(a.amendments for a in library.acts)


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


def test_every_reference(library: Library) -> None:
    found = []
    for a in (*library.acts, *library.articles):
        read = [*a.references, *(r for c in a.clauses for r in c.references)]
        for r in sorted(read, key=lambda r: (r.lang != "kk",)):
            words = unit(library, a.facts.id, r.unit).text[r.start : r.stop]
            if r.cited is None:
                leads = r.to or "act"
            else:
                leads = " ".join(filter(None, [r.cited.known, r.cited.place]))
                assert r.act == (r.cited.known if r.cited.known in HELD else None)
            found.append((a.facts.id, r.unit, words, leads))
    assert found == REFERENCES


HELD = ("honor-code-2005", "ethics-code-2015", "employee-code-2020")


def test_what_no_reference_can_be_made_of_is_reported(library: Library) -> None:
    reported = [p for p in library.problems if p.code.startswith("reference-")]
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
    library: Library, name: str, lang: str, lines: list[int]
) -> None:
    assert [f.line for f in text(library, name, lang).furniture] == lines


def test_every_line_of_every_source_has_its_fate(library: Library, root: Path) -> None:
    for a in (*library.acts, *library.articles):
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
    library: Library, name: str, unit: str, lines: list[int]
) -> None:
    clauses = act_data(act(library, name), library.authorities)["clauses"]
    [found] = [u["lines"] for clause in clauses for u in clause["units"] if u["id"] == unit]
    assert found == lines


def test_absent_facts_are_null_in_the_data(library: Library) -> None:
    """No empty string stands for what nobody knows: commencement, author, day, number …"""

    def values(data: Any) -> Iterator[Any]:
        if isinstance(data, dict | list):
            for value in data.values() if isinstance(data, dict) else data:
                yield from values(value)
        else:
            yield data

    for a in library.acts:
        assert "" not in values(act_data(a, library.authorities))
    honor = act_data(act(library, "honor-code-2005"), library.authorities)
    [repair] = [r for c in honor["clauses"] for r in c["repairs"] if r["kind"] == "editorial"]
    assert (repair["unit"], repair["author"], repair["date"]) == ("kk-5-18", None, None)
    assert act_data(act(library, "ethics-code-2015"), library.authorities)["status"]["by"] is None


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


def test_rows(library: Library) -> None:
    """Every row of the Code of Honor is as the record of its readers has it."""
    honor = act(library, "honor-code-2005")
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


def test_acts_with_one_language_say_that_the_other_is_not_held(library: Library) -> None:
    for name in ("ethics-code-2015", "employee-code-2020"):
        relations = {r.relation for c in act(library, name).clauses for r in c.paired.rows}
        assert relations == {"not-held"}


def test_each_sentence_stands_once_in_docs(root: Path) -> None:
    """The committed pages hold every unit, once, and exactly as it is read."""
    library = build_library(root)
    held: dict[tuple[str, str], str] = {}
    for a in (*library.acts, *library.articles):
        folder = root / "docs" / ("articles" if a.facts.article else a.facts.id)
        for page in sorted(folder.glob("*.md")):
            for _, unit in read_units(page.read_text(encoding="utf-8")):
                assert (a.facts.id, unit.id) not in held, page
                held[a.facts.id, unit.id] = unit.text
        for t in a.texts:
            for u in t.units():
                assert held[a.facts.id, u.id] == u.text
    pages = {p: p.read_text(encoding="utf-8") for p in (root / "docs").rglob("*.md")}
    for a in (*library.acts, *library.articles):
        for t in a.texts:
            for u in t.units():
                if len(u.text) > 80:  # shorter ones, such as titles, may well be said again
                    assert sum(page.count(u.text) for page in pages.values()) == 1, u.id
