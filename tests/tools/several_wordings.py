"""Small projects whose acts are held in several wordings: rules of a desk, and of a shelf."""

from __future__ import annotations

from tests.tools.act_toml import act_toml, correction_toml, event_toml, remark_toml, text_toml


def facts(name: str, events: list[tuple[str, str, str, str]], texts: list[str]) -> str:
    return act_toml(
        *(
            event_toml(date, kind, number, type="order", in_force=date) + clauses + "\n"
            for date, kind, number, clauses in events
        ),
        *(text_toml(*text.split("-", 1)) for text in texts),
        kk=f"{name} кодексі",
        en=f"Code of the {name}",
        **{"short.kk": f"{name} кодексі", "short.en": f"{name} code"},
    )


# One English wording, of the day of the older Kazakh one: that day has a page with both.
# Clause 4 stands only in the older Kazakh wording, clause 5 only in the newer.
DESK = {
    "act.toml": facts(
        "desk",
        [
            ("2011-04-01", "adopted", "7", ""),
            ("2015-06-01", "amended", "22", 'clauses = ["2", "4", "5"]'),
            ("2018-01-09", "amended", "31", 'clauses = ["1"]'),
        ],
        ["kk-2011-04-01", "kk-2015-06-01", "en-2011-04-01"],
    ),
    "kk-2011-04-01.txt": """1-тарау. Жалпы ережелер

1. Кітапханашы сыпайы болады.

2. Кітапханашы:

1) кітапты бір ай ішінде береді;

2) осы Кодекстің 1-тармағын сақтайды;

3) <b>дауыс</b> {{ көтермейді }}.

2-тарау. Оқырман

3. Оқырман кітапты таза ұстайды.

4. Оқырман қолғап киеді.

Ескерту. 4-тармақ жаңа редакцияда - ҚР Президентінің 01.04.2011 № 7 бұйрығымен.
""",
    "kk-2015-06-01.txt": """1-тарау. Жалпы талаптар

1. Кітапханашы сыпайы болады.

2. Кітапханашы:

1) кітапты үш күн ішінде береді;

2) осы Кодекстің 1-тармағын сақтайды.

2-тарау. Оқырман

3. Оқырман кітапты таза ұстайды.

5. Оқырман телефонын өшіреді.
""",
    "en-2011-04-01.txt": """Chapter 1. General

1. A librarian is polite.

2. A librarian:

1) gives the book out within a month;

2) keeps paragraph 1 of this Code;

3) raises no voice.

Chapter 2. Readers

3. A reader keeps the book clean.

4. A reader wears gloves.
""",
    "corrections/kk-2-3.toml": correction_toml(
        "kk-2-3",
        "көтермейді",
        "көтермейді-ау",
        kk="тек ескі редакцияда",
        en="only in the older wording",
        wording="2011-04-01",
    ),
    "corrections/kk-4-p1.toml": remark_toml(
        "kk-4-p1",
        kk="қолғап емес, қолғап болса керек",
        en="a remark on the older wording",
        wording="2011-04-01",
    ),
}
# Both languages have an older wording of one day; Kazakh a third one in between.
SHELF = {
    "act.toml": facts(
        "shelf",
        [
            ("2010-02-01", "adopted", "1", ""),
            ("2012-03-01", "amended", "2", 'clauses = ["1"]'),
            ("2014-05-01", "restated", "3", ""),
        ],
        ["kk-2010-02-01", "en-2010-02-01", "kk-2012-03-01", "kk-2014-05-01", "en-2014-05-01"],
    ),
    "kk-2010-02-01.txt": "1. Сөре биік болады.\n\n2. Сөре ағаштан жасалады.\n",
    "en-2010-02-01.txt": "1. A shelf is high.\n\n2. A shelf is of wood.\n",
    "kk-2012-03-01.txt": "1. Сөре аласа болады.\n\n2. Сөре ағаштан жасалады.\n",
    "kk-2014-05-01.txt": "1. Сөре ағаштан жасалады.\n\n2. Сөре берік болады.\n",
    "en-2014-05-01.txt": "1. A shelf is of wood.\n\n2. A shelf is strong.\n",
}
SOURCES = {
    **{f"desk/{name}": text for name, text in DESK.items()},
    **{f"shelf/{name}": text for name, text in SHELF.items()},
}

# All that stands outside the clauses: the order around the rules and its note, titles that act.toml
# has too, what they were approved by. Only its Kazakh has an older wording.
_HALL_KK = """Оқу залының қағидаларын бекіту туралы

Қазақстан Республикасы Мәдениет министрінің 2011 жылғы 1 сәуірдегі № 7 бұйрығы

1. Қоса беріліп отырған Оқу залының қағидалары бекітілсін.

Ескерту. 1-тармақ жаңа редакцияда - ҚР Мәдениет министрінің 01.06.2015 № 22 бұйрығымен.

Министр А. Ахметов

Қазақстан Республикасы Мәдениет министрінің 2011 жылғы 1 сәуірдегі № 7 бұйрығымен бекітілген

Оқу залының қағидалары

1-тарау. Жалпы ережелер

1. Оқырман 2-тарауды сақтайды.

2-тарау. Тыныштық

2. Оқырман кітапты бір ай ішінде қайтарады.
"""
_HALL_EN = """On approval of the Rules of the Reading Room

Order of the Minister of Culture of the Republic of Kazakhstan dated April 1, 2011 No. 7

1. To approve the attached Rules of the Reading Room.

Footnote. Paragraph 1 is in the wording of the order of the Minister of Culture of the Republic of \
Kazakhstan dated 01.06.2015 № 22.

Minister A. Akhmetov

Approved by order of the Minister of Culture of the Republic of Kazakhstan dated April 1, 2011 No. 7

Rules of the Reading Room

Chapter 1. General provisions

1. A reader keeps Chapter 2.

Chapter 2. Silence

2. A reader gives the book back within a month.
"""
HALL = {
    "hall/act.toml": act_toml(
        event_toml("2011-04-01", number="7", type="order", in_force="2011-04-01"),
        event_toml(
            "2015-06-01", "amended", "22", type="order", in_force="2015-06-01", clauses=["2"]
        ),
        text_toml("kk", "2011-04-01"),
        text_toml("kk", "2015-06-01"),
        text_toml("en", "2011-04-01"),
        kk="Оқу залының қағидалары",
        en="Rules of the Reading Room",
    ),
    "hall/kk-2011-04-01.txt": _HALL_KK,
    "hall/kk-2015-06-01.txt": _HALL_KK.replace("бір ай", "үш күн"),
    "hall/en-2011-04-01.txt": _HALL_EN,
}
