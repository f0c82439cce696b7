"""Where notes stand in a text and in what dress, what is excluded without a body, and the pages."""

from __future__ import annotations

import datetime

import pytest

from adep.exports import data
from adep.languages import loaded
from adep.library import pair, resolve
from adep.library.pipeline import Library
from adep.model import Act, Amendment, Facts, Status, TextFacts
from adep.pages.all_pages import render_pages
from adep.view.book import Book
from tests.conftest import parsed

WORDING = datetime.date(2020, 7, 3)


def act(**texts: str) -> Act:
    """Raw texts by language, through all stages."""
    read = [parsed(text, lang, ("Әдеп кодексі",)) for lang, text in texts.items()]
    held = [
        TextFacts(t.lang, f"sources/act/{t.lang}.txt", WORDING, "authentic", None, ()) for t in read
    ]
    facts = Facts(
        id="act",
        path="sources/act/act.toml",
        order=1,
        title={"kk": "Кодекс", "en": "The Code"},
        short={"kk": "Кодекс", "en": "The Code"},
        about={"kk": "Акт", "en": "An act"},
        binds={"kk": "Қызметшілер", "en": "Servants"},
        not_to_confuse={},
        status=Status("in force", WORDING, None),
        history=(),
        texts=tuple(held),
    )
    paired = pair.pair(read, facts, ())
    grammars = {lang: loaded.grammar(lang) for lang in loaded.LANGUAGES}
    problems = (*(p for text in read for p in text.problems), *paired.problems)
    return resolve.resolve(facts, read, paired.clauses, paired.chapters, grammars, problems)


def notes(found: Act) -> dict[str, list[str]]:
    """Clause ("" the whole act) → its notes: "ID KIND target"."""
    places = {clause.id: clause.amendments for clause in found.clauses} | {"": found.amendments}
    return {
        place: [line(told) for told in all_told] for place, all_told in places.items() if all_told
    }


def line(told: Amendment) -> str:
    return f"{told.note.id} {told.kind} {told.target}"


def reported(found: Act, code: str) -> list[tuple[int | None, str]]:
    return [(p.line, p.message) for p in found.problems if p.code == code]


# ---- excluded, and nothing left but its number --------------------------------------------------

KAZAKH = """1. Қызметші:

1) әділ болады;

2) алып тасталды – ҚР 03.07.2020 № 357-VI (алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі) Заңымен;

3) (алынып тасталды -ҚР 03.07.2020 N 357-VI Заңымен);

4) *алып тасталды;*

5) сыпайы болады.

2. Қызметші адал болады.

2-1. Алып тасталды – ҚР 03.07.2020 № 357-VI Заңымен.

2-2. А л ы п  т а с т а л д ы  – ҚР Президентінің 31.02.2020 № 6 Жарлығымен.

3. **Күші жойылды** - ҚР Президентінің 05.05.2017 № 471 Жарлығымен.

4. Алып тасталды – деп есептелген мүлік қайтарылады.
"""
ENGLISH = """1. A servant:

1) is fair;

2) excluded by the Law of the Republic of Kazakhstan dated 03.07.2020 № 357-VI;

3) is polite.

2. A servant is honest.

2-1. Is excluded by the Law of the Republic of Kazakhstan dated 03.07.2020 № 357-VI.

3. Became invalid by the Decree of the President of the Republic of Kazakhstan dated 05.05.2017 № 471.
"""


def test_what_is_excluded_keeps_its_number_and_has_its_note_and_its_page() -> None:
    found = act(kk=KAZAKH)
    assert [clause.id for clause in found.clauses] == ["1", "2", "2-1", "2-2", "3", "4"]
    labels = [unit.label for unit in found.clauses[0].paired.units]
    assert labels == ["1.", "1)", "2)", "3)", "4)", "5)"]
    assert notes(found) == {
        "1": [
            "kk-1-2-note excluded 1-2",
            "kk-1-3-note excluded 1-3",
            "kk-1-4-note excluded 1-4",
        ],
        "2-1": ["kk-2-1-p1-note excluded 2-1"],
        "2-2": ["kk-2-2-p1-note excluded 2-2"],
        "3": ["kk-3-p1-note repealed 3"],
        # 4: words of the law that begin like a note are none.
    }
    first = found.clauses[0].amendments[0]
    assert (first.number, first.type, first.authority) == ("357-VI", "law", "ҚР")
    assert first.force is not None and first.force.days == 10
    made = render_pages(Library((found,), (), {}, loaded.interfaces()))
    line = next(line for line in made["act/2-1.md"].split("\n") if '"kk-2-1-p1"' in line)
    assert "></a>**2-1.** Алып тасталды – ҚР" in line
    view = Book(found, loaded.interfaces()[1], ("kk", "en"), {}, {})
    assert [meaning.what for note in view.clause_notes("2-1") for meaning in note.meanings] == [
        "Clause 2-1: excluded"
    ]
    assert reported(found, "note-not-understood") == [
        (9, "«алып тасталды;» is shown as it stands: it names no date of an instrument"),
        (
            17,
            "«Алып тасталды – ҚР Президентінің 31.02.2020 № 6 Жарлығымен.» is shown as it stands: "
            "31.02.2020 is no date",
        ),
    ]


def test_and_so_in_english() -> None:
    found = act(en=ENGLISH)
    assert notes(found) == {
        "1": ["en-1-2-note excluded 1-2"],
        "2-1": ["en-2-1-p1-note excluded 2-1"],
        "3": ["en-3-p1-note repealed 3"],
    }


def test_an_excluded_article_and_parts_of_articles() -> None:
    found = act(
        kk="""1-бап. Жалпы

1. Қызметші әділ болады.

2. Алып тасталды – ҚР 03.07.2020 № 357-VI Заңымен.

2-бап. Алып тасталды – ҚР 03.07.2020 № 357-VI Заңымен.

3-бап. Міндеттер

1. Қызметші:

1) сыпайы;

2) алып тасталды – ҚР 03.07.2020 № 357-VI Заңымен.

Ескерту. 3-баптың 1-тармағының 1) тармақшасына өзгеріс енгізілді – ҚР 03.07.2020 № 357-VI Заңымен.

Ескерту. 1-тармаққа өзгеріс енгізілді – ҚР 03.07.2020 № 357-VI Заңымен.
"""
    )
    assert notes(found) == {
        "1": ["kk-1-2-note excluded 1-2"],
        "2": ["kk-2-h-note excluded 2"],
        "3": [
            "kk-3-note1 amended 3-1-1",
            "kk-3-note2 amended None",  # of which article is paragraph 1?
            "kk-3-1-2-note excluded 3-1-2",
        ],
    }
    assert [at for at, _ in reported(found, "note-without-target")] == [19]


# ---- the dress of a note ------------------------------------------------------------------------

NOTE = "4-тармақ жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651 Жарлығымен."
DRESSES = {
    "plain": "Ескерту. {}",
    "capitals": "ЕСКЕРТУ. {}",
    "bold": "**Ескерту. {}**",
    "bold marker": "**Ескерту.** {}",
    "italics": "*Ескерту. {}*",
    "underlined": "_Ескерту. {}_",
    "bold italics": "***Ескерту. {}***",
    "blockquote": "> Ескерту. {}",
    "bold in a blockquote": "> **Ескерту.** {}",
    "brackets": "(Ескерту. {})",
    "square brackets": "[Ескерту. {}]",
    "list item": "- Ескерту. {}",
    "indented list item": "      - *Ескерту. {}*",
    "dash of a list": "– Ескерту. {}",
    "bullet": "• Ескерту. {}",
    "heading": "#### Ескерту. {}",
    "letter-spaced": "Е с к е р т у .  {}",
    "Latin letters": "Ecкepтy. {}",
    "no-break spaces": "\u00a0\u00a0\u00a0Ескерту.\u00a0{}",
    "escaped": "Ескерту\\. {}",
    "at the end of its clause": "{before} Ескерту. {}",
}


@pytest.mark.parametrize("dress", DRESSES)
def test_a_note_is_known_in_every_dress(dress: str) -> None:
    own = "4. Қызметші әділ болады."
    note = DRESSES[dress].format(NOTE, before=own)
    text = note if note.startswith(own) else f"{own}\n\n{note}"
    found = act(kk=f"3. Қызметші адал болады.\n\n{text}\n\n5. Қызметші сыпайы болады.\n")
    assert notes(found) == {"4": ["kk-4-note1 restated 4"]}
    assert [unit.text for clause in found.clauses for unit in clause.paired.units] == [
        "Қызметші адал болады.",
        "Қызметші әділ болады.",
        "Қызметші сыпайы болады.",
    ]


def test_a_remark_of_the_law_itself_is_no_note() -> None:
    found = act(kk="1. Қызметші киімді күтеді.\n\nЕскертпе. Жазда жеңіл киім киіледі.\n")
    assert notes(found) == {}
    assert [unit.id for unit in found.clauses[0].paired.units] == ["kk-1-p1", "kk-1-p2"]


# ---- where a note is shown ----------------------------------------------------------------------


def test_each_note_stands_at_what_it_is_about() -> None:
    found = act(
        kk=f"""Ескерту. Кіріспе жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651 Жарлығымен.

1-тарау. Жалпы

1. Қызметші адал болады.

Ескерту. 1-тараудың тақырыбы өзгерді - ҚР Президентінің 01.10.2013 № 651 Жарлығымен.

Ескерту. {NOTE.replace("4-т", "2-т")}

2. Қызметші әділ болады.

Ескерту. Орыс тіліндегі мәтінге өзгеріс енгізілді, мемлекеттік тілдегі мәтін өзгермейді - ҚР Президентінің 05.05.2017 № 471 Жарлығымен.

Ескерту. Бұл туралы қараңыз.
"""
    )
    assert notes(found) == {
        "": ["kk-note1 restated act"],
        "1": ["kk-1-note1 amended chapter-1"],
        "2": ["kk-1-note2 restated 2", "kk-2-note1 amended None", "kk-2-note2 None None"],
    }
    assert [at for at, _ in reported(found, "note-without-target")] == [13, 15]
    assert reported(found, "note-not-understood") == [
        (
            15,
            "«Ескерту. Бұл туралы қараңыз.» is shown as it stands: it does not say in known words "
            "what happened",
        )
    ]
    (whole,) = data.act_data(found, {})["notes"]
    assert (whole["target"], whole["portion"], whole["only"]) == ("act", "preamble", None)
    told = data.act_data(found, {})["clauses"][1]["notes"][1]
    assert (told["kind"], told["target"], told["only"]) == ("amended", None, "ru")


def test_a_note_in_an_order_tells_of_the_orders_own_points() -> None:
    found = act(
        kk="""БҰЙЫРАМЫН:

1. Қоса беріліп отырған Әдеп кодексі бекітілсін.

2. Осы бұйрық ресми жариялансын.

Ескерту. 2-тармақ жаңа редакцияда - ҚР Қаржы министрінің 01.10.2019 № 65 бұйрығымен.

Министр А. Асанов

Қаржы министрінің 2019 жылғы 1 мамырдағы № 5 бұйрығымен бекітілген

Әдеп кодексі

1. Қызметші адал болады.

2. Қызметші әділ болады.

Ескерту. 1-тармақ жаңа редакцияда - ҚР Қаржы министрінің 01.10.2019 № 65 бұйрығымен.
"""
    )
    assert notes(found) == {
        "order-2": ["kk-order-2-note1 restated order-2"],
        "1": ["kk-2-note1 restated 1"],
    }


# ---- by its place: under a heading, in the preamble; what a text says of the whole act ------------

HEADINGS = """Кеме заңы

Осы Заң теңіздегі тәртіпті белгілейді.

Ескерту. Бірінші абзацқа өзгеріс енгізілді - ҚР 16.04.2018 № 147-VI Заңымен.

1-тарау. Экипаж

Ескерту. Тақырыпқа өзгеріс енгізілді - ҚР 16.04.2018 № 147-VІ Заңымен.

1-бап. Капитан

Ескерту. Тақырыбы жаңа редакцияда - ҚР 16.04.2018 № 147-VI Заңымен.

1) бірінші;

2) екінші.

Ескерту. 1-баптың 1) тармақшасына өзгеріс енгізілді - ҚР 16.04.2018 № 147-VI Заңымен.

1-1-бап. Матрос

Матрос палубаны жуады.

Ескерту. Заң 1-1-баппен толықтырылды - ҚР 16.04.2018 № 147-VI Заңымен.
"""


def test_a_note_is_of_what_it_is_printed_under() -> None:
    found = act(kk=HEADINGS)
    told = {
        a.note.id: (a.target, a.portion, a.note.under, a.number)
        for a in (*found.amendments, *(a for clause in found.clauses for a in clause.amendments))
    }
    assert told == {
        "kk-note1": ("act", "preamble/paragraph-1", "kk-front-p2", "147-VI"),
        "kk-note2": ("chapter-1", "heading", "kk-chapter-1", "147-VI"),
        "kk-1-note1": ("1", "heading", "kk-1-h", "147-VI"),
        # Item 1) of article 1, which is not article 1-1.
        "kk-1-note2": ("1--1", None, None, "147-VI"),
        "kk-1-1-note1": ("1-1", None, None, "147-VI"),
    }
    placed = {clause.id: [a.note.id for a in clause.amendments] for clause in found.clauses}
    assert placed == {"1": ["kk-1-note1", "kk-1-note2"], "1-1": ["kk-1-1-note1"]}
    book = Book(found, loaded.interfaces()[0], ("kk", "en"), {}, {})
    assert {note.id: note.under for note in book.notes} == {
        "kk-note1": "kk-front-p2",
        "kk-note2": "kk-chapter-1",
    }
