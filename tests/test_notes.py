"""What amendment notes mean, in both languages: a table that a jurist can read."""

from __future__ import annotations

import datetime

import pytest

from adep.model import Commencement, Note
from adep.passage import Passage
from adep.pipeline import grammar
from adep.resolve.notes import read_note

# note · kind · target · date · number · type
KAZAKH = [
    # The plain form, with a hyphen and №.
    ("Ескерту. 4-тармақ жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651 Жарлығымен.",
     [("restated", "4", "2013-10-01", "651", "decree")]),
    # A dash without spaces, N for №, the year first.
    ("Ескерту. 10-тармаққа өзгеріс енгізілді -ҚР Президентінің 2007.11.27. N 446 Жарлығымен.",
     [("amended", "10", "2007-11-27", "446", "decree")]),
    # A subclause of an article; a law with a Roman part in its number.
    ("Ескерту. 10-баптың 3) тармақшасына өзгерту енгізілді – ҚР 03.07.2020 № 357-VI Заңымен.",
     [("amended", "10-3", "2020-07-03", "357-VI", "law")]),
    # The whole code.
    ("Ескерту. Ар-намыс кодексі жаңа редакцияда - ҚР Президентінің 2011.04.01 № 1180 Жарлығымен.",
     [("restated", "act", "2011-04-01", "1180", "decree")]),
    # Supplemented with an article that has a hyphen number.
    ("Ескерту. 3-тарау 20-1-баппен толықтырылды - ҚР 04.07.2013 № 130-V Заңымен.",
     [("supplemented", "20-1", "2013-07-04", "130-V", "law")]),
    # Excluded and repealed.
    ("Ескерту. 7-тармақ алып тасталды - ҚР Үкіметінің 12.05.2016 № 281 қаулысымен.",
     [("excluded", "7", "2016-05-12", "281", "resolution")]),
    ("Ескерту. 5-қосымшаның күші жойылды – ҚР Еңбек министрінің 05.06.2019 № 06-7/112 бұйрығымен.",
     [("repealed", None, "2019-06-05", "06-7/112", "order")]),
    # Two acts in one note, one noun for both.
    ("Ескерту. 5-тармаққа өзгерістер енгізілді - ҚР Президентінің 05.05.2017 № 471, "
     "22.02.2022 № 814 жарлықтарымен.",
     [("amended", "5", "2017-05-05", "471", "decree"), ("amended", "5", "2022-02-22", "814", "decree")]),
    # Two kinds in one note: each act has its own.
    ("Ескерту. 6-тармақ жаңа редакцияда - ҚР Президентінің 05.05.2017 № 471 Жарлығымен, "
     "өзгерту енгізілді - ҚР Президентінің 22.02.2022 № 814 Жарлығымен.",
     [("restated", "6", "2017-05-05", "471", "decree"), ("amended", "6", "2022-02-22", "814", "decree")]),
    # A decree having the force of law is not a decree.
    ("Ескерту. 2-бап жаңа редакцияда - ҚР Президентінің 1995.12.21 № 2710 заң күші бар жарлығымен.",
     [("restated", "2", "1995-12-21", "2710", "decree-law")]),
]  # fmt: skip

ENGLISH = [
    ("Footnote. Paragraph 9 as amended by the order of the Minister of Labor and Social Protection "
     "of the Population of the Republic of Kazakhstan dated 13.11.2023 № 472 (shall be enforced upon "
     "expiry of sixty calendar days after the day of its first official publication).",
     [("amended", "9", "2023-11-13", "472", "order")]),
    ("Footnote. Article 16 is in the wording of the Law of the Republic of Kazakhstan dated "
     "03.07.2020 № 357-VI.",
     [("restated", "16", "2020-07-03", "357-VI", "law")]),
    ("Footnote. Subparagraph 3) of paragraph 10 is excluded by the Decree of the President of the "
     "Republic of Kazakhstan dated 05.05.2017 No. 471.",
     [("excluded", "10-3", "2017-05-05", "471", "decree")]),
    ("Footnote. Article 12 became invalid by the Law of the Republic of Kazakhstan dated "
     "04.07.2013 № 130-V.",
     [("repealed", "12", "2013-07-04", "130-V", "law")]),
    ("(as amended on 05-05-2017)", [("amended", "act", "2017-05-05", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [("kk", *row) for row in KAZAKH] + [("en", *row) for row in ENGLISH],
)
def test_what_a_note_means(
    lang: str, text: str, expected: list[tuple[str, str | None, str, str | None, str | None]]
) -> None:
    found = read_note(Note("x", lang, Passage.of(text, 1), "1"), grammar(lang))
    assert [
        (a.kind, a.target, a.date and a.date.isoformat(), a.number, a.type) for a in found
    ] == expected


# note · its words about coming into force · what they say
COMMENCEMENT = [
    # The bracket before the instrument, and after it.
    ("Ескерту. 4-тармақ жаңа редакцияда - ҚР Президентінің 22.02.2022 № 814 (алғашқы ресми "
     "жарияланған күнінен бастап қолданысқа енгізіледі) Жарлығымен.", Commencement(days=0)),
    ("Ескерту. 4-тармақ жаңа редакцияда - ҚР Президентінің 22.02.2022 № 814 Жарлығымен (алғашқы "
     "ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі).",
     Commencement(days=10)),
    ("Ескерту. 4-тармақ жаңа редакцияда - ҚР 22.02.2014 № 81-V (01.01.2015 бастап қолданысқа "
     "енгізіледі) Заңымен.", Commencement(date=datetime.date(2015, 1, 1))),
    # Nothing is said.
    ("Ескерту. 4-тармақ жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651 Жарлығымен.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMMENCEMENT)
def test_when_an_amendment_comes_into_force(text: str, expected: Commencement | None) -> None:
    (found,) = read_note(Note("x", "kk", Passage.of(text, 1), "4"), grammar("kk"))
    assert found.force == expected
    assert (found.type is None) is False


def test_a_note_in_unknown_words_means_nothing() -> None:
    """Nothing is guessed: the note is kept, its meaning stays open."""
    (found,) = read_note(
        Note("x", "kk", Passage.of("Ескерту. Бұл туралы қараңыз.", 1), "4"), grammar("kk")
    )
    assert (found.kind, found.date, found.number) == (None, None, None)


def test_an_impossible_date_is_no_date() -> None:
    (found,) = read_note(
        Note(
            "x",
            "kk",
            Passage.of("Ескерту. 4-тармақ жаңа редакцияда - ҚР 31.02.2013 № 6 Заңымен.", 1),
            "4",
        ),
        grammar("kk"),
    )
    assert found.date is None
