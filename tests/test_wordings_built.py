"""Older wordings as built: pages of their own, the addresses of days, the page that compares."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser

from adep import pipeline
from tests.browsing import WIDE, Watched, watching
from tests.site_build import build, served, small_project

EVENT = """
[[event]]
date = {date}
in_force = {date}
kind = "{kind}"
type = "order"
number = "{number}"
authority = "president"
{clauses}
"""
TEXT = """
[[text]]
lang = "{lang}"
source = "{lang}-{date}.txt"
wording_of = {date}
standing = "{standing}"
"""


def facts(name: str, events: list[tuple[str, str, str, str]], texts: list[str]) -> str:
    told = f'title.kk = "{name} кодексі"\ntitle.en = "Code of the {name}"\n'
    told += f'short.kk = "{name} кодексі"\nshort.en = "{name} code"\n[status]\nstate = "in force"\n'
    for date, kind, number, clauses in events:
        told += EVENT.format(date=date, kind=kind, number=number, clauses=clauses)
    for text in texts:
        lang, _, date = text.partition("-")
        standing = "authentic" if lang == "kk" else "unofficial translation"
        told += TEXT.format(lang=lang, date=date, standing=standing)
    return told


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
    "corrections.toml": """[[remark]]
unit = "kk-4-p1"
wording = 2011-04-01
text.kk = "қолғап емес, қолғап болса керек"
text.en = "a remark on the older wording"
""",
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
