"""What a text calls an act from here on is followed, and an appendix's "this Regulation" is itself.

A decree that approves a code and a regulation, in both languages, in the words of real ones; the
tables say of each unit which words lead where. "…" is the law of the preamble.
"""

from __future__ import annotations

import pytest

from adep.languages import loaded
from adep.library.resolve.references.act_index import make_act_index
from adep.library.resolve.references.unit_references import resolve_mentions
from adep.model import Text
from tests.conftest import parsed
from tests.tools.citing_acts import AUTHORITIES, facts

KAZAKH = """Кеменің әдеп ережелерін бекіту туралы

«Сауда мақсатында теңізде жүзу туралы» 2002 жылғы 17 қаңтардағы № 284 Қазақстан Республикасының Заңына (бұдан әрі – Заң) сәйкес ҚАУЛЫ ЕТЕМІН:

1. Мыналар бекітілсін:

1) Кеме экипажының әдеп кодексі (бұдан әрі – Кодекс);

2) Кеме кеңесі туралы ереже (бұдан былай мәтін бойынша – «Ереже»).

2. Капитан Кодекстің 2-тармағын және Ереженің 1-тармағын түсіндіреді.

Президент А. Асанов

Президенттің 2003 жылғы 5 мамырдағы № 15 Жарлығымен БЕКІТІЛГЕН

Кеме экипажының әдеп кодексі

1. Осы Кодекс Заңға сәйкес әзірленді.

2. Экипаж Заңның 10-бабын біледі. Заң бұзылмайды. Еңбек Кодексі де сақталады.

Президенттің 2003 жылғы 5 мамырдағы № 15 Жарлығымен БЕКІТІЛГЕН

Кеме кеңесі туралы ереже

1. Осы Ереже кеңестің жұмысын айқындайды.

2. Кеңес осы Ереженің 1-тармағын және Кодекстің 2-тармағын сақтайды.
"""

ENGLISH = """On the Rules of Conduct of Ships

In accordance with the Law of the Republic of Kazakhstan dated January 17, 2002 No. 284 "On Merchant Shipping" (hereinafter – the Law), I HEREBY DECREE:

1. To approve:

1) the Code of Ethics of the Crew (hereinafter called "the Code");

2) the Regulation on the Council of the Ship (hereinafter referred to as the Regulation).

2. The captain explains paragraph 2 of the Code and paragraph 1 of the Regulation.

President A. Asanov

Approved by the Decree of the President of the Republic of Kazakhstan dated May 5, 2003 No. 15

Code of Ethics of the Crew

1. This Code is made in accordance with the Law.

2. The crew knows Article 10 of the Law. A law of the sea is kept, and so is the Law of nature.

Approved by the Decree of the President of the Republic of Kazakhstan dated May 5, 2003 No. 15

Regulation on the Council of the Ship

1. This Regulation defines the work of the council.

2. The council keeps paragraph 1 of this Regulation and paragraph 2 of the Code.
"""

TITLES = {"kk": "Кеме экипажының әдеп кодексі", "en": "Code of Ethics of the Crew"}

# unit -> its words that lead somewhere, and where: in this act, or to an article of the law
EXPECTED = {
    "kk": {
        "kk-order-1-1": {"Кеме экипажының әдеп кодексі": "act"},
        "kk-order-2-p1": {"Кодекстің 2-тармағын": "2", "Ереженің 1-тармағын": "annex1-1"},
        "kk-1-p1": {"Осы Кодекс": "act", "Заңға": "№ 284"},
        "kk-2-p1": {"Заңның 10-бабын": "№ 284, 10", "Еңбек Кодексі": "Еңбек кодексі"},
        "kk-annex1-1-p1": {"Осы Ереже": "kk-annex1-front-p2"},
        "kk-annex1-2-p1": {"осы Ереженің 1-тармағын": "annex1-1", "Кодекстің 2-тармағын": "2"},
    },
    "en": {
        "en-order-1-1": {"Code of Ethics of the Crew": "act"},
        "en-order-2-p1": {
            "paragraph 2 of the Code": "2",
            "paragraph 1 of the Regulation": "annex1-1",
        },
        "en-1-p1": {"This Code": "act", "Law": "№ 284"},
        "en-2-p1": {"Article 10 of the Law": "№ 284, 10"},
        "en-annex1-1-p1": {"This Regulation": "en-annex1-front-p2"},
        "en-annex1-2-p1": {
            "paragraph 1 of this Regulation": "annex1-1",
            "paragraph 2 of the Code": "2",
        },
    },
}


@pytest.mark.parametrize(("lang", "text"), [("kk", KAZAKH), ("en", ENGLISH)])
def test_what_a_text_calls_an_act_is_followed(lang: str, text: str) -> None:
    assert followed(parsed(text, lang, (TITLES[lang],))) == EXPECTED[lang]


def test_an_act_that_is_called_nothing_stays_text() -> None:
    text = "1. Осы Кодекс әдепті белгілейді.\n\n2. Қызметкер мұнда Заңға бағынады.\n"
    assert followed(parsed(text, "kk", ("Әдеп кодексі",))) == {"kk-1-p1": {"Осы Кодекс": "act"}}


def followed(text: Text) -> dict[str, dict[str, str]]:
    """Unit by unit of the clauses: the words that lead somewhere, and where."""
    own = facts("ship", "decree", "2003-05-05", "15", "president", **TITLES)
    grammar = loaded.grammar(text.lang)
    shelf = make_act_index([(own, (text,))], (), {text.lang: grammar}, AUTHORITIES)
    words = {unit.id: unit.text for clause in text.clauses for unit in clause.units}
    found: dict[str, dict[str, str]] = {}
    for unit, references in resolve_mentions(text, own, grammar, shelf).of.items():
        for one in references if unit in words else ():
            of = one.cited
            place = ""
            if of is not None:
                named = f"№ {of.number}" if of.number else of.title
                place = ", ".join(filter(None, (named, of.place)))
            said = words[unit][one.start : one.stop]
            found.setdefault(unit, {})[said] = place or one.to or "act"
    return found
