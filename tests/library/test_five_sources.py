"""The five sources end to end, against what a careful reader finds in them.

Everything here was read off the raw files by eye, line by line, not off the program.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from adep.library.pipeline import Library
from adep.model import Act, Text, Unit


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
    as_read: Library, name: str, lang: str, shape: Shape
) -> None:
    found = text(as_read, name, lang)
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
    as_read: Library, name: str, lang: str, chapters: list[tuple[str, str, int, str]]
) -> None:
    assert [
        (c.number, c.heading.text, c.heading.lines[0], " ".join(c.clauses))
        for c in text(as_read, name, lang).chapters
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
    as_read: Library, name: str, front: list[tuple[str, tuple[int, int], str]]
) -> None:
    units = text(as_read, name, "en").front
    assert [(u.kind, u.lines, u.text) for u in units][: len(front)] == front
    if name == "ethical-norms-2024":
        assert [u.lines for u in units[1:]] == [(n, n) for n in range(25, 30)]
    else:
        assert len(units) == len(front)


def test_the_english_title_of_the_honor_code_is_one_title(as_read: Library) -> None:
    (title,) = text(as_read, "honor-code-2005", "en").front
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
def test_faults_of_the_copies_are_repaired(as_read: Library, name: str, reading: str) -> None:
    found = unit(as_read, "honor-code-2005", name)
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
def test_faults_of_the_texts_stay(as_read: Library, name: str, unit_id: str, words: str) -> None:
    assert words in unit(as_read, name, unit_id).text


def test_the_phrase_that_stands_twice_stays_twice(as_read: Library) -> None:
    phrase = (
        "rendering the service or from the date on which the civil servant became aware of the gift"
    )
    assert unit(as_read, "employee-code-2020", "en-9-16").text.count(phrase) == 2


# Closing words of a whole list stand inside its last item: they stay where they are printed.
@pytest.mark.parametrize(
    ("unit_id", "end"),
    [("kk-5-22", "қалпын ұстануға тиіс."), ("kk-16-3", "көпшілік алдында білдіруіне болмайды.")],
)
def test_closing_words_stay_in_the_last_item(as_read: Library, unit_id: str, end: str) -> None:
    assert unit(as_read, "honor-code-2005", unit_id).text.endswith(end)
