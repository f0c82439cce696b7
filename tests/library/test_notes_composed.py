"""A note that is put together from its parts reads back to these parts, in each language."""

from __future__ import annotations

import datetime

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from adep.base.passage import Passage
from adep.languages.loaded import grammar
from adep.library.resolve.notes import read_note
from adep.model import Amendment, Commencement, Note, path_of
from tests.tools.properties import many

DAYS = st.dates(datetime.date(1991, 12, 16), datetime.date(2030, 12, 31))
NUMBERS = st.from_regex(
    r"[1-9][0-9]{0,3}(-[IVX]{1,4}|/[1-9][0-9]?|-[1-9]/[1-9][0-9]{0,2})?", fullmatch=True
)
PRINTED = st.from_regex(r"[1-9][0-9]?(-[1-9])?", fullmatch=True)  # numbers of clauses and items
CLAUSE: st.SearchStrategy[dict[str, str]] = st.fixed_dictionaries({"c": PRINTED, "i": PRINTED}).map(
    lambda numbers: {**numbers, "path": path_of(numbers["c"], numbers["i"])}
)
FIRST = datetime.date(2015, 1, 1)


Parts = tuple[object, ...]  # of an amendment, in the order of ``parts``
Composed = tuple[str, list[Parts]]


class Cited(Struct, frozen=True):
    """An instrument as a note names it, and what is to be read."""

    date: str  # as printed
    day: datetime.date
    number: str
    sign: str
    force: tuple[str, Commencement] | None
    before: bool  # the words about coming into force stand before the instrument's word

    def told(self, type_: str, authority: str) -> Parts:
        return (self.day, self.number, type_, authority, *(self.force or (None, None)))

    def words(self, *, noun: str = "") -> str:
        bracket = f"({self.force[0]})" if self.force else ""
        end = (bracket, noun) if self.before else (noun, bracket)
        return " ".join(filter(None, (f"{self.date} {self.sign}{self.number}", *end)))


def read(lang: str, text: str) -> list[Parts]:
    note = Note("x", lang, Passage.of(text, 1), "1")
    found = read_note(note, grammar(lang))
    assert all(not amendment.unread for amendment in found)
    return [parts(amendment) for amendment in found]


def parts(told: Amendment) -> Parts:
    return (
        *(told.kind, told.target, told.portion, told.only, told.date, told.number, told.type),
        *(told.authority, told.commencement, told.force),
    )


# ---- Kazakh -------------------------------------------------------------------------------------

# What happened: the kind, and the case of what it happened to: its ending after a noun in -ақ.
HAPPENED = [
    ("restated", "жаңа редакцияда", 0),
    ("restated", "жаңа редакцияда жазылды", 0),
    ("amended", "өзгеріс енгізілді", 1),
    ("amended", "өзгерістер мен толықтырулар енгізілді", 1),
    ("amended", "өзгерту енгізілді", 1),
    ("excluded", "алып тасталды", 0),
    ("excluded", "алынып тасталды", 0),
    ("repealed", "күші жойылды", 2),
]
# What it happened to: who, to whom, whose; the target, and what of it.
PLACES = [
    (("{c}-тармақ", "{c}-тармаққа", "{c}-тармақтың"), "{c}", None),
    (("{c}-бап", "{c}-бапқа", "{c}-баптың"), "{c}", None),
    (("{c}-тармақтың {i}) тармақшасы", "{c}-баптың {i}) тармақшасына", "{c}-тармақтың {i}) тармақшасының"), "{path}", None),
    (("{c}-тармақтың екінші бөлігі", "{c}-тармақтың екінші бөлігіне", "{c}-тармақтың екінші бөлігінің"), "{c}", "part-2"),
    (("{c}-тараудың тақырыбы", "{c}-тараудың тақырыбына", "{c}-тараудың тақырыбының"), "chapter-{c}", "heading"),
    (("{c}-қосымша", "{c}-қосымшаға", "{c}-қосымшаның"), "appendix-{c}", None),
    (("Кіріспе", "Кіріспеге", "Кіріспенің"), "act", "preamble"),
    (("Төртінші абзац", "Төртінші абзацқа", "Төртінші абзацтың"), None, "paragraph-4"),
    (("Ар-намыс кодексі", "Әдеп кодексіне", "Әдеп кодексінің"), "act", None),
]  # fmt: skip
AUTHORITIES = [
    "ҚР",
    "ҚР Президентінің",
    "Қазақстан Республикасы Үкіметінің",
    "ҚР Премьер-Министрінің",
    "ҚР Инвестициялар және даму министрінің",
    "ҚР Ақпарат министрінің, ҚР Қаржы министрінің м.а.",
    "Алматы облыстық мәслихатының",
]
DASHES = [" - ", " – ", " -", "– ", "-"]
INSTRUMENTS = [  # the type, its word for one instrument, and for several
    ("decree", "Жарлығымен", "жарлықтарымен"),
    ("law", "Заңымен", "Заңдарымен"),
    ("order", "бұйрығымен", "бұйрықтарымен"),
    ("resolution", "қаулысымен", "қаулыларымен"),
    ("decision", "шешімімен", "шешімдерімен"),
    ("constitutional-law", "Конституциялық заңымен", "Конституциялық заңдарымен"),
    ("decree-law", "Заң күші бар Жарлығымен", "Заң күші бар жарлықтарымен"),
]
MONTHS = [
    "қаңтардағы",
    "ақпандағы",
    "наурыздағы",
    "сәуірдегі",
    "мамырдағы",
    "маусымдағы",
    "шілдедегі",
    "тамыздағы",
    "қыркүйектегі",
    "қазандағы",
    "қарашадағы",
    "желтоқсандағы",
]
FORCES = [
    ("алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі", Commencement(days=0)),
    (
        "алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі",
        Commencement(days=10),
    ),
    ("01.01.2015 бастап қолданысқа енгізіледі", Commencement(date=FIRST)),
    ("2015.01.01. бастап күшіне енеді", Commencement(date=FIRST)),
    ("2015 жылғы 1 қаңтардан бастап қолданысқа енгізіледі", Commencement(date=FIRST)),
]


@st.composite
def cited(draw: st.DrawFn) -> Cited:
    day = draw(DAYS)
    worded = f"{day.year} жылғы {day.day} {MONTHS[day.month - 1]}"
    dates = [f"{day:%d.%m.%Y}", f"{day:%Y.%m.%d}", f"{day:%Y.%m.%d}.", f"{day:%d.%m.%Y} ж.", worded]
    return Cited(
        draw(st.sampled_from(dates)),
        day,
        draw(NUMBERS),
        draw(st.sampled_from(["№ ", "№", "N ", "N"])),
        draw(st.sampled_from([None, *FORCES])),
        draw(st.booleans()),
    )


@st.composite
def kazakh(draw: st.DrawFn) -> Composed:
    """TARGET KIND - AUTHORITY DATE № NUMBER (since when) INSTRUMENT, for one to three of them."""
    kind, words, case = draw(st.sampled_from(HAPPENED))
    cases, target, portion = draw(st.sampled_from(PLACES))
    numbers = draw(CLAUSE)
    authority = draw(st.sampled_from(AUTHORITIES))
    type_, one, several = draw(st.sampled_from(INSTRUMENTS))
    acts = draw(st.lists(cited(), min_size=1, max_size=3))
    nouns = [one] * len(acts)
    if len(acts) > 1 and draw(st.booleans()):
        nouns = [""] * (len(acts) - 1) + [several]
    joint, dash = draw(st.sampled_from(["; ", ", "])), draw(st.sampled_from(DASHES))
    named = joint.join(act.words(noun=noun) for act, noun in zip(acts, nouns, strict=True))
    text = f"{cases[case].format(**numbers)} {words}{dash}{authority} {named}"
    place = (kind, target and target.format(**numbers), portion, None)
    return text, [place + act.told(type_, authority) for act in acts]


@settings(max_examples=many(100))
@given(kazakh(), st.sampled_from([".", "", ";"]))
def test_a_kazakh_note_reads_back_to_its_parts(note: Composed, end: str) -> None:
    text, expected = note
    assert read("kk", f"Ескерту. {text}{end}") == expected


@settings(max_examples=many(70))
@given(kazakh(), kazakh(), st.sampled_from(["; ", ", "]))
def test_two_kazakh_notes_in_one_say_what_each_says(
    first: Composed, second: Composed, joint: str
) -> None:
    assume(second[1][0][1] is not None)  # «… төртінші абзац» would be of the first one's clause
    text = f"Ескерту. {first[0]}{joint}{second[0]}."
    assert read("kk", text) == [*first[1], *second[1]]


# ---- English ------------------------------------------------------------------------------------

ENGLISH_HAPPENED = [
    ("restated", "in the wording of"),
    ("restated", "is in the wording of"),
    ("amended", "as amended by"),
    ("amended", "as amended and supplemented by"),
    ("excluded", "is excluded by"),
    ("repealed", "became invalid by"),
]
ENGLISH_PLACES = [
    ("Paragraph {c}", "{c}", None),
    ("Article {c}", "{c}", None),
    ("Subparagraph {i}) of paragraph {c}", "{path}", None),
    ("Part two of paragraph {c}", "{c}", "part-2"),
    ("The heading of Chapter {c}", "chapter-{c}", "heading"),
    ("Appendix {c}", "appendix-{c}", None),
    ("The preamble", "act", "preamble"),
    ("The fourth paragraph", None, "paragraph-4"),
    ("The Code", "act", None),
]
JOINTS = ["; by the ", ", the ", " and by the "]
ENGLISH_AUTHORITIES = [
    "the Republic of Kazakhstan",
    "the President of the Republic of Kazakhstan",
    "the Minister of Labor and Social Protection of the Population of the Republic of Kazakhstan",
    "the Chairman of the Agency for Law Enforcement",
]
ENGLISH_INSTRUMENTS = [
    ("decree", "Decree"),
    ("law", "Law"),
    ("order", "order"),
    ("resolution", "resolution"),
    ("decision", "decision"),
    ("constitutional-law", "Constitutional Law"),
    ("decree-law", "Decree having the force of Law"),
]
ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ENGLISH_FORCES = [
    ("shall be enforced from the day of its first official publication", Commencement(days=0)),
    (
        "shall be enforced upon expiry of sixty calendar days after the day of its first official "
        "publication",
        Commencement(days=60),
    ),
    (
        "shall come into force ten days after its first official publication",
        Commencement(days=10, calendar=False),
    ),
    ("shall be enforced from 01.01.2015", Commencement(date=FIRST)),
    ("shall come into force on January 1, 2015", Commencement(date=FIRST)),
]


@st.composite
def cited_in_english(draw: st.DrawFn) -> Cited:
    day = draw(DAYS)
    month = ENGLISH_MONTHS[day.month - 1]
    dates = [f"{day:%d.%m.%Y}", f"{day:%Y.%m.%d}", f"{month} {day.day}, {day.year}"]
    return Cited(
        draw(st.sampled_from([*dates, f"{day.day} {month} {day.year}"])),
        day,
        draw(NUMBERS),
        draw(st.sampled_from(["№ ", "№", "No. ", "No.", "N "])),
        draw(st.sampled_from([None, *ENGLISH_FORCES])),
        True,
    )


@st.composite
def english(draw: st.DrawFn) -> Composed:
    """ "TARGET KIND the INSTRUMENT of AUTHORITY dated DATE No. NUMBER (since when)", and so on."""
    kind, words = draw(st.sampled_from(ENGLISH_HAPPENED))
    goal, target, portion = draw(st.sampled_from(ENGLISH_PLACES))
    numbers = draw(CLAUSE)
    authority = draw(st.sampled_from(ENGLISH_AUTHORITIES))
    type_, noun = draw(st.sampled_from(ENGLISH_INSTRUMENTS))
    acts = draw(st.lists(cited_in_english(), min_size=1, max_size=3))
    order, joint = draw(st.integers(0, 3)), draw(st.sampled_from(JOINTS))
    named = joint.join(f"{noun} {by(act, authority, order)}" for act in acts)
    place = (kind, target and target.format(**numbers), portion, None)
    text = f"{goal.format(**numbers)} {words} the {named}"
    return text, [place + act.told(type_, authority) for act in acts]


def by(act: Cited, authority: str, order: int) -> str:
    """ "of the President dated 05.05.2017 No. 471", in any order of its parts."""
    number, dated = f"{act.sign}{act.number}", f"dated {act.date}"
    words = (
        f"of {authority} {dated} {number}",
        f"of {authority} {number} {dated}",
        f"{number} of {authority} {dated}",
        f"{dated} {number} of {authority}",
    )[order]
    return words + (f" ({act.force[0]})" if act.force else "")


@settings(max_examples=many(100))
@given(english(), st.sampled_from([".", ""]))
def test_an_english_note_reads_back_to_its_parts(note: Composed, end: str) -> None:
    text, expected = note
    assert read("en", f"Footnote. {text}{end}") == expected


@settings(max_examples=many(70))
@given(english(), english(), st.sampled_from(["; ", ", "]))
def test_two_english_notes_in_one_say_what_each_says(
    first: Composed, second: Composed, joint: str
) -> None:
    assume(second[1][0][1] is not None)
    second_text = second[0][0].lower() + second[0][1:]
    assert read("en", f"Footnote. {first[0]}{joint}{second_text}.") == [*first[1], *second[1]]
