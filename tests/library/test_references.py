"""What the words of a text refer to: found, resolved, or left as text and reported.

The tables are made for reading: a sentence, where it stands, and what a careful reader says that
each of its phrases leads to. The acts are ours, in the shapes of real ones: a code that an order
approves, a law of articles, and a second code of nearly the same English title.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adep import records
from adep.base.passage import Passage
from adep.base.problems import Problem, Refused
from adep.languages import loaded
from adep.languages.loaded import LANGUAGES
from adep.library.resolve.references import resolve_mentions
from adep.library.resolve.references.act_index import ActIndex, make_act_index
from adep.library.resolve.references.mentions import Mention, find
from adep.model import Facts, Reference, Text, Unit
from tests.conftest import parsed
from tests.tools.growth import grows_with_length_only

CODE_KK = """Ұсталардың әдеп кодексін бекіту туралы

Осы кіріспе бойынша БҰЙЫРАМЫН:

1. Қоса беріліп отырған кодекс бекітілсін.

2. Шеберлік бөлімі:

1) бұйрықты тіркеуді;

2) оны жариялауды қамтамасыз етсін.

3. Бұйрық жарияланған күнінен бастап қолданысқа енгізіледі.

Министр А. Асанов

Мәдениет министрінің 2020 жылғы 3 ақпандағы № 27 бұйрығына қосымша

Ұсталардың әдеп кодексі

1-тарау. Жалпы ережелер

1. Ұста адал болады.

2. Ұста сөзінде тұрады.

3. Ұста шәкіртін үйретеді.

2-тарау. Ұстаның міндеттері

4. Ұста құралын таза ұстайды.

5. Ұста:

1) темірді үнемдейді;

2) отты бақылайды;

3) тапсырысты уақытында береді.

5-1. Ұста көмірді құрғақ жерде сақтайды.

6. Ұста бұйымға таңба басады.

Таңба анық болады.

Таңбаны өзгертуге болмайды.

7. Ұста мыналарды ескереді:

1) салмақты;

2) пішінді.

Өзге белгілер ескерілмейді.

8. Ұста кеңеске қатысады.
"""
CODE_EN = """On approval of the Code of Ethics for Smiths

In accordance with this preamble, I HEREBY ORDER:

1. To approve the attached rules.

2. The department shall ensure:

1) registration;

2) publication.

3. The order is public.

Minister A. Asanov

Approved by the Order of the Minister of Culture dated February 3, 2020, No. 27

Code of Ethics for Smiths

Chapter 1. General provisions

1. A smith is honest.

2. A smith keeps his word.

3. A smith teaches his apprentice.

Chapter 2. Duties of a smith

4. A smith keeps his tools clean.

5. A smith:

1) saves iron;

2) watches the fire;

3) delivers in time.

5-1. A smith stores coal in a dry place.

6. A smith stamps his ware.

The stamp is legible.

The stamp is never changed.

7. A smith considers:

1) the weight;

2) the form.

Nothing else is considered.

8. A smith attends the council.
"""
LAW_KK = """Қолөнер туралы

1-бап. Ұғымдар

Мынадай ұғымдар пайдаланылады:

1) ұста – темір соғатын адам;

2) шәкірт – үйренуші.

2-бап. Шеберлер

1. Шебер еңбегін сатады.

2. Шебер:

1) салық төлейді;

2) есеп береді.

Есеп жылына бір рет беріледі.

3. Шебер бірлестікке кіреді.

2-1-бап. Бірлестіктер

Бірлестікті шеберлер құрады.

Бірлестік тіркеледі.
"""
LAW_EN = """On crafts

Article 1. Notions

The following notions are used:

1) smith means one who forges iron;

2) apprentice means one who learns.

Article 2. Masters

1. A master sells his work.

2. A master:

1) pays taxes;

2) reports.

The report is made once a year.

3. A master joins a guild.

Article 2-1. Guilds

A guild is founded by masters.

A guild is registered.
"""
GUILD_EN = """Code of Ethics for Smiths of the Republic of Kazakhstan

1. A smith of the guild is polite.
"""
FACTS = """
[title]
{titles}
[short]
en = "{name}"
[status]
state = "in force"
[[event]]
date = {date}
kind = "adopted"
type = "{type}"
number = "{number}"
authority = "{authority}"
[[text]]
lang = "en"
source = "en.txt"
wording_of = {date}
standing = "unofficial translation"
"""
CITED = """
[constitution-1995]
type = "constitution"
date = 1995-08-30
title.en = ["Constitution of the Republic of Kazakhstan"]
[labor-code-2015]
type = "code"
date = 2015-11-23
title.kk = ["Еңбек кодексі"]
title.en = ["Labor Code of the Republic of Kazakhstan"]
[service-law-2015]
type = "law"
date = 2015-11-23
title.kk = ["Қазақстан Республикасының мемлекеттік қызметі туралы"]
title.en = ["On Civil Service of the Republic of Kazakhstan", "On the Public Service"]
[service-law-1999]
type = "law"
date = 1999-07-23
title.kk = ["Мемлекеттік қызмет туралы"]
title.en = ["On the Public Service"]
"""


AUTHORITIES = {
    "culture-minister": {
        "kk": "Қазақстан Республикасының Мәдениет және қолөнер министрі",
        "en": "Minister of Culture and Crafts of the Republic of Kazakhstan",
    },
    "parliament": {"en": "Parliament of the Republic of Kazakhstan"},
    "president": {
        "kk": "Қазақстан Республикасының Президенті",
        "en": "President of the Republic of Kazakhstan",
    },
}


def facts(name: str, kind: str, date: str, number: str, authority: str, **titles: str) -> Facts:
    said = "\n".join(f'{lang} = "{title}"' for lang, title in titles.items())
    filled = FACTS.format(
        name=name, type=kind, date=date, number=number, titles=said, authority=authority
    )
    return records.parse_facts(filled, "act.toml", name, AUTHORITIES)


@cache
def acts() -> dict[str, tuple[Facts, tuple[Text, ...]]]:
    code = "Ұсталардың әдеп кодексі", "Code of Ethics for Smiths"
    return {
        # Its records call it otherwise in English than its own text does, as an act may be.
        "smith-code": (
            facts(
                "smith-code", "order", "2020-02-03", "27", "culture-minister",
                kk="Ұсталардың әдеп кодексі", en="Code of Ethics for Master Smiths",
            ),
            (parsed(CODE_KK, "kk", code), parsed(CODE_EN, "en", code)),
        ),
        "craft-law": (
            facts(
                "craft-law", "law", "2016-04-06", "480-V", "parliament",
                kk="Қолөнер туралы", en="On crafts",
            ),
            (parsed(LAW_KK, "kk", ("Қолөнер туралы",)), parsed(LAW_EN, "en", ("On crafts",))),
        ),
        "guild-code": (
            facts(
                "guild-code", "decree", "2018-05-10", "70", "president",
                en="Code of Ethics for Smiths of the Republic of Kazakhstan",
            ),
            (parsed(GUILD_EN, "en", (code[1],)),),
        ),
    }  # fmt: skip


@cache
def shelf() -> ActIndex:
    cited = records.parse_cited_acts(CITED, "cited-acts.toml", loaded.act_types(), ())
    grammars = {lang: loaded.grammar(lang) for lang in LANGUAGES}
    return make_act_index(acts().values(), cited, grammars, AUTHORITIES)


def spoken(name: str, at: str, *sentences: str) -> Text:
    """The text of an act in which the units from ``at`` on read ``sentences``."""
    lang = at.split("-")[0]
    text = next(text for text in acts()[name][1] if text.lang == lang)
    units = [unit.id for unit in (*text.front, *(u for c in text.clauses for u in c.units))]
    first = units.index(at)
    words = dict(zip(units[first:], sentences, strict=False))

    def said(unit: Unit) -> Unit:
        if unit.id not in words:
            return unit
        return dataclasses.replace(unit, body=Passage.of(words[unit.id], 1))

    return dataclasses.replace(
        text,
        front=tuple(map(said, text.front)),
        clauses=tuple(
            dataclasses.replace(clause, units=tuple(map(said, clause.units)))
            for clause in text.clauses
        ),
    )


def resolved(name: str, at: str, *sentences: str) -> tuple[list[Reference], list[Problem]]:
    text = spoken(name, at, *sentences)
    grammar = loaded.grammar(text.lang)
    found = resolve_mentions(text, acts()[name][0], grammar, shelf())
    return [r for references in found.of.values() for r in references], list(found.problems)


def told(name: str, at: str, *sentences: str) -> list[str]:
    """«words → target» of each reference, then the codes of what is reported."""
    words = dict(zip([at], sentences, strict=False))
    references, problems = resolved(name, at, *sentences)
    lines = []
    for reference in references:
        text = words.get(reference.unit)
        bearing = text[reference.start : reference.stop] if text else reference.text
        lines.append(f"{bearing or '…'} → {target(name, reference)}")
    return lines + [p.code.removeprefix("reference-") for p in problems]


def target(name: str, reference: Reference) -> str:
    """ "5", "kk-5-2", "act" in the own act; the others by their names."""
    cited = reference.cited
    if cited is None:
        assert reference.act == name
        return reference.to or "act"
    if reference.act is not None:
        assert cited.known == reference.act
        return f"{reference.act}/{reference.to}" if reference.to else reference.act
    said = cited.known or " ".join(
        str(part) for part in (cited.type, cited.date, cited.number, cited.title) if part
    )
    return f"{said} {cited.place}" if cited.place else said


# ---- units of the same text ---------------------------------------------------------------------

# act · unit in which the sentence stands · sentence · words → what they lead to
OWN = [
    # A clause, a subclause, in both orders.
    ("smith-code", "kk-4-p1", "Ұста осы Кодекстің 5-тармағын сақтайды.", ["осы Кодекстің 5-тармағын → 5"]),
    ("smith-code", "en-4-p1", "A smith follows paragraph 5 of this Code.", ["paragraph 5 of this Code → 5"]),
    ("smith-code", "kk-4-p1", "Осы Кодекстің 5-тармағының 2) тармақшасында аталған от.", ["Осы Кодекстің 5-тармағының 2) тармақшасында → kk-5-2"]),
    ("smith-code", "en-4-p1", "The fire of subparagraph 2) of paragraph 5 of this Code.", ["subparagraph 2) of paragraph 5 of this Code → en-5-2"]),
    ("smith-code", "en-4-p1", "See clause 5 of the present Code.", ["clause 5 of the present Code → 5"]),
    # A number of two parts is a clause of its own.
    ("smith-code", "kk-4-p1", "осы Кодекстің 5-1-тармағы", ["осы Кодекстің 5-1-тармағы → 5-1"]),
    ("smith-code", "en-4-p1", "paragraph 5-1 of this Code", ["paragraph 5-1 of this Code → 5-1"]),
    # A chapter.
    ("smith-code", "kk-1-p1", "осы Кодекстің 2-тарауында", ["осы Кодекстің 2-тарауында → chapter-2"]),
    ("smith-code", "en-1-p1", "Chapter 2 of this Code", ["Chapter 2 of this Code → chapter-2"]),
    ("smith-code", "kk-4-p1", "осы тараудың талаптары", ["осы тараудың → chapter-2"]),
    ("smith-code", "kk-4-p1", "осы тараудың 5-тармағы", ["осы тараудың 5-тармағы → 5"]),
    # A list: each number leads to its own.
    ("smith-code", "kk-4-p1", "осы Кодекстің 1 және 2-тармақтарында", ["1 → 1", "2 → 2"]),
    ("smith-code", "kk-4-p1", "осы Кодекстің 1, 2 немесе 8-тармақтарында", ["1 → 1", "2 → 2", "8 → 8"]),
    ("smith-code", "kk-4-p1", "осы Кодекстің 5-тармағы 1), 2) және 3) тармақшаларының", ["1) → kk-5-1", "2) → kk-5-2", "3) → kk-5-3"]),
    ("smith-code", "en-4-p1", "paragraphs 1, 2 and 8 of this Code", ["1 → 1", "2 → 2", "8 → 8"]),
    ("smith-code", "en-4-p1", "subparagraphs 1), 2) and 3) of paragraph 5 of this Code", ["1) → en-5-1", "2) → en-5-2", "3) → en-5-3"]),
    # A rough translation with its noun in the singular.
    ("smith-code", "en-4-p1", "paragraph 1 and 2 of this Code", ["1 → 1", "2 → 2"]),
    # A range leads to everything in it, also to what was put in between; the dash bears no link.
    ("smith-code", "kk-8-p1", "осы Кодекстің 4-6-тармақтары", ["4 → 4", "… → 5", "… → 5-1", "6 → 6"]),
    ("smith-code", "kk-8-p1", "осы Кодекстің 1 – 3-тармақтары", ["1 → 1", "… → 2", "3 → 3"]),
    ("smith-code", "en-8-p1", "paragraphs 4 to 6 of this Code", ["4 → 4", "… → 5", "… → 5-1", "6 → 6"]),
    ("smith-code", "en-8-p1", "subparagraphs 1)–3) of paragraph 5 of this Code", ["1) → en-5-1", "… → en-5-2", "3) → en-5-3"]),
    ("smith-code", "kk-8-p1", "осы Кодекстің 1-3, 8-тармақтары", ["1 → 1", "… → 2", "3 → 3", "8 → 8"]),
    ("smith-code", "kk-8-p1", "осы Кодекстің 5-6, 8-тармақтары", ["5 → 5", "… → 5-1", "6 → 6", "8 → 8"]),
    ("smith-code", "en-8-p1", "paragraphs 5–6 of this Code", ["5 → 5", "… → 5-1", "6 → 6"]),
    ("smith-code", "en-8-p1", "paragraphs 5 to 6 of this Code", ["5 → 5", "… → 5-1", "6 → 6"]),
    ("smith-code", "en-8-p1", "paragraphs 4 to 5-1 of this Code", ["4 → 4", "… → 5", "5-1 → 5-1"]),
    ("smith-code", "en-8-p1", "paragraphs 5-1 to 7 of this Code", ["5-1 → 5-1", "… → 6", "7 → 7"]),
    # "5-1" in a list is the clause 5-1: 5 to 1 is no range.
    ("smith-code", "kk-8-p1", "осы Кодекстің 5-1, 8-тармақтары", ["5-1 → 5-1", "8 → 8"]),
    # Several branches of one act.
    ("smith-code", "kk-8-p1", "осы Кодекстің 5-тармағының 1) және 2) тармақшаларында, 7-тармағының 1) тармақшасында және 8-тармағында",
     ["1) → kk-5-1", "2) → kk-5-2", "1) тармақшасында → kk-7-1", "8-тармағында → 8"]),
    ("smith-code", "en-8-p1", "subparagraph 1) of paragraph 5 and paragraphs 7 and 8 of this Code", ["subparagraph 1) → en-5-1", "7 → 7", "8 → 8"]),
    # "This …" is the unit that speaks.
    ("smith-code", "kk-5-3", "осы тармақтың 1) және 2) тармақшаларында", ["1) → kk-5-1", "2) → kk-5-2"]),
    ("smith-code", "en-5-3", "subparagraphs 1) and 2) of this paragraph", ["1) → en-5-1", "2) → en-5-2"]),
    ("smith-code", "en-order-2-2", "subparagraph 1) of this paragraph", ["subparagraph 1) of this paragraph → en-order-2-1"]),
    ("smith-code", "kk-6-p3", "Осы тармақтың екінші бөлігінде аталған таңба.", ["Осы тармақтың екінші бөлігінде → kk-6-p2"]),
    ("smith-code", "kk-6-p3", "осы тармақтың бірінші және екінші бөліктері", ["бірінші → kk-6-p1", "екінші → kk-6-p2"]),
    ("smith-code", "en-6-p3", "the second part of this paragraph", ["second part of this paragraph → en-6-p2"]),
    ("smith-code", "kk-5-2", "осы тармақшаның бірінші абзацында", ["осы тармақшаның бірінші абзацында → kk-5-2"]),
    ("smith-code", "kk-8-p1", "осы Кодекстің 7-тармағының екінші бөлігі", ["осы Кодекстің 7-тармағының екінші бөлігі → kk-7-p2"]),
    # The unit that speaks is no news: nothing to lead to.
    ("smith-code", "kk-5-3", "осы тармақшада аталған", []),
    ("smith-code", "en-5-3", "in this paragraph", []),
    # The whole act.
    ("smith-code", "kk-4-p1", "осы Кодекс талаптары", ["осы Кодекс → act"]),
    ("smith-code", "kk-4-p1", "осы Кодекспен таныстырылады", ["осы Кодекспен → act"]),
    ("smith-code", "en-4-p1", "This Code binds; the text of this Code’s copy", ["This Code → act", "this Code → act"]),
    ("smith-code", "kk-1-p1", "Ұсталардың осы әдеп кодексі (бұдан әрі – Кодекс) негізгі талаптарды белгілейді.", ["осы әдеп кодексі → act"]),
    ("smith-code", "en-1-p1", "This Code of Ethics for Smiths (hereinafter – the Code) sets the standard.", ["This Code → act"]),
    # The order's own points; a ministry writes its own order small.
    ("smith-code", "kk-order-3-p1", "Осы Бұйрықтың 2-тармағы", ["Осы Бұйрықтың 2-тармағы → order-2"]),
    ("smith-code", "kk-order-3-p1", "Осы бұйрық қол қойылған күнінен бастап", ["Осы бұйрық → act"]),
    ("smith-code", "en-order-3-p1", "paragraph 2 of this Order", ["paragraph 2 of this Order → order-2"]),
    ("smith-code", "kk-8-p1", "осы бұйрықтың 2-тармағының 1) тармақшасы", ["осы бұйрықтың 2-тармағының 1) тармақшасы → kk-order-2-1"]),
    ("smith-code", "kk-order-3-p1", "осы Кодекстің 2-тармағы", ["осы Кодекстің 2-тармағы → 2"]),
    ("smith-code", "kk-order-1-p1", "Осы бұйрыққа қосымшаға сәйкес", ["Осы бұйрыққа қосымшаға → kk-front-p1"]),
    # From the greatest unit to the smallest, without "of".
    ("smith-code", "en-8-p1", "Chapter 2 paragraph 5 of this Code", ["Chapter 2 paragraph 5 of this Code → 5"]),
    ("craft-law", "en-1-p1", "Article 2 paragraph 2 subparagraph 1) of this Law", ["Article 2 paragraph 2 subparagraph 1) of this Law → en-2-2-1"]),
    ("craft-law", "en-1-p1", "Article 2, paragraph 2 of this Law", ["Article 2, paragraph 2 of this Law → en-2-2"]),
    # An item with its bracket is one, whatever it is called.
    ("smith-code", "en-8-p1", "item 3) of paragraph 5 of this Code", ["item 3) of paragraph 5 of this Code → en-5-3"]),
    # Articles and their numbered parts.
    ("craft-law", "kk-1-p1", "осы Заңның 2-бабы", ["осы Заңның 2-бабы → 2"]),
    ("craft-law", "kk-1-p1", "осы Заңның 1, 2 және 2-1-баптары", ["1 → 1", "2 → 2", "2-1 → 2-1"]),
    ("craft-law", "kk-1-p1", "осы Заңның 2-бабының 3-тармағы", ["осы Заңның 2-бабының 3-тармағы → kk-2-3"]),
    ("craft-law", "kk-1-p1", "осы Заңның 2-бабы 2-тармағының 1) тармақшасы", ["осы Заңның 2-бабы 2-тармағының 1) тармақшасы → kk-2-2-1"]),
    ("craft-law", "kk-2-3", "Осы баптың 1-тармағында", ["Осы баптың 1-тармағында → kk-2-1"]),
    ("craft-law", "kk-2-3", "осы баптың 1 немесе 2-тармақтарында", ["1 → kk-2-1", "2 → kk-2-2"]),
    ("craft-law", "kk-2-2-2", "осы тармақтың 1) тармақшасы", ["осы тармақтың 1) тармақшасы → kk-2-2-1"]),
    ("craft-law", "kk-2-3", "осы баптың 2-тармағының екінші бөлігі", ["осы баптың 2-тармағының екінші бөлігі → kk-2-p1"]),
    ("craft-law", "kk-1-p1", "осы Заңның 2-1-бабының екінші бөлігі", ["осы Заңның 2-1-бабының екінші бөлігі → kk-2-1-p2"]),
    ("craft-law", "kk-2-3", "осы Заңның 1-бабының 2) тармақшасы", ["осы Заңның 1-бабының 2) тармақшасы → kk-1-2"]),
    ("craft-law", "kk-2-3", "осы Заңның 1-бабының бірінші бөлігінің 2) тармақшасы", ["осы Заңның 1-бабының бірінші бөлігінің 2) тармақшасы → kk-1-2"]),
    ("craft-law", "en-1-p1", "Articles 1 and 2-1 of this Law", ["1 → 1", "2-1 → 2-1"]),
    ("craft-law", "en-1-p1", "subparagraph 1) of paragraph 2 of Article 2 of this Law", ["subparagraph 1) of paragraph 2 of Article 2 of this Law → en-2-2-1"]),
    ("craft-law", "en-2-3", "paragraph 1 of this Article", ["paragraph 1 of this Article → en-2-1"]),
    ("craft-law", "en-1-p1", "part two of Article 2-1 of this Law", ["part two of Article 2-1 of this Law → en-2-1-p2"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "at", "sentence", "expected"), OWN)
def test_units_of_the_same_text(name: str, at: str, sentence: str, expected: list[str]) -> None:
    assert told(name, at, sentence) == expected


# ---- other acts ---------------------------------------------------------------------------------

OTHER = [
    # Title, date and noun, in the order of each language.
    ("kk-4-p1", "«Мемлекеттік қызмет туралы» 1999 жылғы 23 шілдедегі Қазақстан Республикасының Заңына сәйкес",
     ["«Мемлекеттік қызмет туралы» 1999 жылғы 23 шілдедегі Қазақстан Республикасының Заңына → service-law-1999"]),
    ("kk-4-p1", "Қазақстан Республикасының 1999 жылғы 23 шілдедегі «Мемлекеттік қызмет туралы» Заңы",
     ["Қазақстан Республикасының 1999 жылғы 23 шілдедегі «Мемлекеттік қызмет туралы» Заңы → service-law-1999"]),
    ("en-4-p1", 'under the Law of the Republic of Kazakhstan dated July 23, 1999 "On the Public Service"',
     ['Law of the Republic of Kazakhstan dated July 23, 1999 "On the Public Service" → service-law-1999']),
    ("en-4-p1", "the Law of the Republic of Kazakhstan “On the Public Service” of 23 July 1999",
     ["Law of the Republic of Kazakhstan “On the Public Service” of 23 July 1999 → service-law-1999"]),
    # One noun, two dated titles.
    ("en-4-p1", "laws of the Republic of Kazakhstan dated November 23, 2015, “On Civil Service of the Republic of Kazakhstan”, dated May 5, 2011, “On bells”, and usage",
     ["laws of the Republic of Kazakhstan dated November 23, 2015, “On Civil Service of the Republic of Kazakhstan” → service-law-2015", "May 5, 2011, “On bells” → law 2011-05-05 On bells"]),
    ("kk-4-p1", "«Қоңыраулар туралы» 2011 жылғы 5 мамырдағы және «Мемлекеттік қызмет туралы» 1999 жылғы 23 шілдедегі Қазақстан Республикасының заңдарына",
     ["«Қоңыраулар туралы» 2011 жылғы 5 мамырдағы → law 2011-05-05 Қоңыраулар туралы", "«Мемлекеттік қызмет туралы» 1999 жылғы 23 шілдедегі Қазақстан Республикасының заңдарына → service-law-1999"]),
    # The noun was lost in translation: title and date of a known act tell it all the same.
    ("en-4-p1", 'in accordance with the Republic of Kazakhstan dated 23 July 1999 "On the Public Service", smiths forge', ['23 July 1999 "On the Public Service" → service-law-1999']),
    ("en-4-p1", 'a fair dated 23 July 1999 "The Golden Hammer"', []),
    # The date tells two laws of one title apart.
    ("en-4-p1", "the Law of the Republic of Kazakhstan “On the Public Service” of November 23, 2015",
     ["Law of the Republic of Kazakhstan “On the Public Service” of November 23, 2015 → service-law-2015"]),
    # A code by its name, with and without its date; with a place in it.
    ("en-4-p1", "subparagraph 41-4) of Article 16 of the Labor Code of the Republic of Kazakhstan dated November 23, 2015",
     ["subparagraph 41-4) of Article 16 of the Labor Code of the Republic of Kazakhstan dated November 23, 2015 → labor-code-2015 16-41-4"]),
    ("en-4-p1", "the Labor Code binds", ["Labor Code → labor-code-2015"]),
    ("en-4-p1", "Articles 5 and 7 of the Labor Code", ["5 → labor-code-2015 5", "7 → labor-code-2015 7"]),
    ("kk-4-p1", "Қазақстан Республикасының 2015 жылғы 23 қарашадағы Еңбек кодексінің 16-бабының 41-4) тармақшасына",
     ["Қазақстан Республикасының 2015 жылғы 23 қарашадағы Еңбек кодексінің 16-бабының 41-4) тармақшасына → labor-code-2015 16-41-4"]),
    ("kk-4-p1", "Ұста Еңбек кодексінің талаптарын біледі.", ["Еңбек кодексінің → labor-code-2015"]),
    ("kk-4-p1", "Қазақстан Республикасының заңдарына және Еңбек кодексіне сәйкес", ["Еңбек кодексіне → labor-code-2015"]),
    ("kk-4-p1", "Қазақстан Республикасының Салық кодексінің 30 және 31-баптары", ["30 → code Салық кодексі 30", "31 → code Салық кодексі 31"]),
    ("en-4-p1", "the Code of the Republic of Kazakhstan “On Forges” dated July 5, 2014", ["Code of the Republic of Kazakhstan “On Forges” dated July 5, 2014 → code 2014-07-05 On Forges"]),
    # The Constitution; that of another state is not it.
    ("kk-4-p1", "Қазақстан Республикасы Конституциясының, заңдарының талаптары", ["Қазақстан Республикасы Конституциясының → constitution-1995"]),
    ("kk-4-p1", "Конституцияның 24-бабы", ["Конституцияның 24-бабы → constitution-1995 24"]),
    ("en-4-p1", "the rule of law, the Constitution, laws and other acts", ["Constitution → constitution-1995"]),
    ("en-4-p1", "the Constitution of the Republic of Kazakhstan dated August 30, 1995", ["Constitution of the Republic of Kazakhstan dated August 30, 1995 → constitution-1995"]),
    ("en-4-p1", "the Constitution of the French Republic", []),
    ("en-4-p1", "the French Constitution", []),
    ("kk-4-p1", "Франция Республикасының Конституциясы", []),
    ("kk-4-p1", "Конституциялық Соттың шешімі", []),
    # Decrees, orders, resolutions: with their numbers.
    ("kk-4-p1", "Қазақстан Республикасы Үкіметінің 2019 жылғы 7 маусымдағы № 12/4 қаулысының 3-тармағы",
     ["Қазақстан Республикасы Үкіметінің 2019 жылғы 7 маусымдағы № 12/4 қаулысының 3-тармағы → resolution 2019-06-07 12/4 3"]),
    ("kk-4-p1", "ҚР Президентінің 11.02.2010 № 15 Жарлығы", ["ҚР Президентінің 11.02.2010 № 15 Жарлығы → decree 2010-02-11 15"]),
    ("en-4-p1", "the Order of the Minister of Crafts dated May 5, 2011 No. 9 “On anvils”", ["Order of the Minister of Crafts dated May 5, 2011 No. 9 “On anvils” → order 2011-05-05 9 On anvils"]),
    # A held act, by type, date and number; by its title.
    ("kk-4-p1", "Мәдениет министрінің 2020 жылғы 3 ақпандағы № 27 бұйрығы", ["2020 жылғы 3 ақпандағы № 27 бұйрығы → act"]),
    ("en-4-p1", "the Decree of the President of the Republic of Kazakhstan dated May 10, 2018 No. 70", ["Decree of the President of the Republic of Kazakhstan dated May 10, 2018 No. 70 → guild-code"]),
    ("kk-4-p1", "«Қолөнер туралы» 2016 жылғы 6 сәуірдегі Қазақстан Республикасының Заңының 2-бабының 3-тармағы",
     ["«Қолөнер туралы» 2016 жылғы 6 сәуірдегі Қазақстан Республикасының Заңының 2-бабының 3-тармағы → craft-law/kk-2-3"]),
    ("en-4-p1", "Article 2 of the Law “On crafts”", ["Article 2 of the Law “On crafts” → craft-law/2"]),
    ("en-4-p1", "the Code of Ethics for Smiths of the Republic of Kazakhstan is newer", ["Code of Ethics for Smiths of the Republic of Kazakhstan → guild-code"]),
    ("en-4-p1", "paragraph 1 of the Code of Ethics for Smiths of the Republic of Kazakhstan", ["paragraph 1 of the Code of Ethics for Smiths of the Republic of Kazakhstan → guild-code/1"]),
    ("kk-4-p1", "осы Кодекс пен Еңбек кодексінің нормалары", ["осы Кодекс → act", "Еңбек кодексінің → labor-code-2015"]),
    # The authority, as its own records name it, or by the beginning of its name.
    ("en-4-p1", "the Order of the Minister of Culture and Crafts of the Republic of Kazakhstan dated February 3, 2020 No. 27",
     ["Order of the Minister of Culture and Crafts of the Republic of Kazakhstan dated February 3, 2020 No. 27 → act"]),
    ("en-4-p1", "the Order of the Minister of Culture dated February 3, 2020 No. 27", ["Order of the Minister of Culture dated February 3, 2020 No. 27 → act"]),
    ("en-4-p1", "the Order dated February 3, 2020 No. 27 of the Minister of Culture and Crafts binds", ["Order dated February 3, 2020 No. 27 → act"]),
    ("kk-4-p1", "Қазақстан Республикасы Мәдениет және қолөнер министрінің 2020 жылғы 3 ақпандағы № 27 бұйрығы",
     ["Қазақстан Республикасы Мәдениет және қолөнер министрінің 2020 жылғы 3 ақпандағы № 27 бұйрығы → act"]),
    ("kk-4-p1", "Қазақстан Республикасы Президентінің 2018 жылғы 10 мамырдағы № 70 Жарлығы", ["Қазақстан Республикасы Президентінің 2018 жылғы 10 мамырдағы № 70 Жарлығы → guild-code"]),
    ("en-4-p1", "the Presidential Decree No. 70 dated May 10, 2018", ["Decree No. 70 dated May 10, 2018 → guild-code"]),
    # A title with nothing after it, with its own date, with another act after it.
    ("en-4-p1", "paragraph 5 of the Code of Ethics for Master Smiths binds", ["paragraph 5 of the Code of Ethics for Master Smiths → 5"]),
    ("en-4-p1", "paragraph 5 of the Code of Ethics for Master Smiths dated February 3, 2020", ["paragraph 5 of the Code of Ethics for Master Smiths → 5"]),
    ("en-4-p1", "the Code of Ethics for Master Smiths and the Labor Code", ["Code of Ethics for Master Smiths → act", "Labor Code → labor-code-2015"]),
    ("kk-4-p1", "шебер Ұсталардың әдеп кодексінің 5-тармағын біледі", ["Ұсталардың әдеп кодексінің 5-тармағын → 5"]),
    # A place in an act that is not held, from the greatest unit to the smallest.
    ("en-4-p1", "Article 16 paragraph 2 subparagraph 3) of the Law “On bells”", ["Article 16 paragraph 2 subparagraph 3) of the Law “On bells” → law On bells 16-2-3"]),
    ("en-4-p1", "Article 16, paragraphs 2 and 3 of the Law “On bells”", ["2 → law On bells 16-2", "3 → law On bells 16-3"]),
    # What the text itself agreed to call an act from there on.
    ("kk-4-p1", "Қазақстан Республикасының Еңбек кодексі (бұдан әрі – Кодекс) бойынша Кодекстің 16-бабы", ["Қазақстан Республикасының Еңбек кодексі → labor-code-2015", "Кодекстің 16-бабы → labor-code-2015 16"]),
]  # fmt: skip


@pytest.mark.parametrize(("at", "sentence", "expected"), OTHER)
def test_other_acts(at: str, sentence: str, expected: list[str]) -> None:
    assert told("smith-code", at, sentence) == expected


def test_a_short_name_holds_from_the_next_unit_on() -> None:
    """«(бұдан әрі – Заң)»: after that, «Заңның 5-бабы» is plain."""
    said = "«Қоңыраулар туралы» 2011 жылғы 5 мамырдағы Қазақстан Республикасының Заңы (бұдан әрі – Заң)."
    found, problems = resolved("smith-code", "kk-2-p1", said, "Ұста Заңның 5-бабын біледі.")
    assert [r.text for r in found][1:] == ["Заңның 5-бабын"]
    assert target("smith-code", found[1]) == "law 2011-05-05 Қоңыраулар туралы 5"
    assert problems == []
    said = "This Code of Ethics for Smiths (hereinafter referred to as the Code) binds."
    found, problems = resolved("smith-code", "en-2-p1", said, "See paragraph 5 of the Code.")
    assert [(r.text, r.to) for r in found] == [
        ("This Code", None),
        ("paragraph 5 of the Code", "5"),
    ]
    assert problems == []


def test_a_short_name_of_two_acts_is_no_name() -> None:
    one = (
        "the Law of the Republic of Kazakhstan dated May 5, 2011 “On bells” (hereinafter – the Law)"
    )
    two = "the Law of the Republic of Kazakhstan dated May 6, 2011 “On anvils” (hereinafter – the Law)"
    found, problems = resolved("smith-code", "en-2-p1", one, two, "Article 5 of the Law")
    assert len(found) == 2
    assert [p.code for p in problems] == ["reference-ambiguous"]


# ---- what stays text ----------------------------------------------------------------------------

TEXT = [
    # A unit that is not there.
    ("smith-code", "kk-4-p1", "осы Кодекстің 99-тармағы", ["unresolved"]),
    ("smith-code", "kk-4-p1", "осы Кодекстің 5-тармағының 9) тармақшасы", ["unresolved"]),
    ("smith-code", "en-4-p1", "paragraphs 5 and 99 of this Code", ["5 → 5", "unresolved"]),
    ("smith-code", "kk-4-p1", "осы Кодекстің 5-бабы", ["unresolved"]),  # it has no articles
    ("craft-law", "kk-1-p1", "осы Заңның 2-тармағы", ["unresolved"]),  # it has no clauses
    ("smith-code", "kk-4-p1", "осы Қаулының 2-тармағы", ["unresolved"]),  # it is no resolution
    ("smith-code", "kk-4-p1", "осы баптың 2-тармағы", ["unresolved"]),  # and stands in no article
    # The points of the decree are not the clauses of the code that it approved.
    ("smith-code", "en-4-p1", "paragraph 1 of the Decree dated May 10, 2018 No. 70", ["unresolved"]),
    # Of which act?
    ("smith-code", "kk-4-p1", "5-тармақта көрсетілген тәртіппен", ["ambiguous"]),
    ("smith-code", "en-4-p1", "as paragraph 5 says", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Заңның 5-бабы", ["ambiguous"]),
    ("smith-code", "en-4-p1", "Article 5 of the Law", ["ambiguous"]),
    ("smith-code", "en-4-p1", "paragraph 3 and Article 16 of the Labor Code", ["Article 16 of the Labor Code → labor-code-2015 16", "ambiguous"]),
    # Two acts of one day: a date identifies nothing. The citation is kept, without an act.
    ("smith-code", "kk-4-p1", "2015 жылғы 23 қарашадағы Қазақстан Республикасы Заңының 5-бабына", ["2015 жылғы 23 қарашадағы Қазақстан Республикасы Заңының 5-бабына → law 2015-11-23 5", "ambiguous"]),
    ("smith-code", "en-4-p1", "the Law of the Republic of Kazakhstan dated November 23, 2015", ["Law of the Republic of Kazakhstan dated November 23, 2015 → law 2015-11-23", "ambiguous"]),
    # A day on which no known act was adopted: nothing to confuse it with, and no act either.
    ("smith-code", "en-4-p1", "the Law of the Republic of Kazakhstan dated May 5, 2011", ["Law of the Republic of Kazakhstan dated May 5, 2011 → law 2011-05-05"]),
    # A title of two laws; a title of two codes; a number without a date.
    ("smith-code", "en-4-p1", "the Law of the Republic of Kazakhstan “On the Public Service”", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the attached Code of Ethics for Smiths", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Code of Ethics requires", ["ambiguous"]),
    ("smith-code", "en-4-p1", "Decree No. 70 of the President", ["ambiguous"]),
    # Date and number of a known act, but another made it.
    ("smith-code", "en-4-p1", "the Order of the Minister of Education of the Republic of Kazakhstan dated February 3, 2020 No. 27", ["ambiguous"]),
    ("smith-code", "en-4-p1", "Order No. 27 of the Minister of Education dated February 3, 2020", ["ambiguous"]),
    ("smith-code", "en-4-p1", "Order dated February 3, 2020 No. 27 of the Minister of Education", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Қазақстан Республикасы Білім министрінің 2020 жылғы 3 ақпандағы № 27 бұйрығы", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Білім министрінің 2020 жылғы 3 ақпандағы № 27 бұйрығы", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Decree of the President of the Russian Federation dated May 10, 2018 No. 70", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Decree dated May 10, 2018 No. 70 of the President of the Russian Federation", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Өзбекстан Республикасы Президентінің 2018 жылғы 10 мамырдағы № 70 Жарлығы", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Governmental Decree No. 70 dated May 10, 2018", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Russian Presidential Decree No. 70 dated May 10, 2018", ["ambiguous"]),
    # Another state's.
    ("smith-code", "en-4-p1", "Article 5 of the Labor Code of the Russian Federation", ["ambiguous"]),
    ("smith-code", "en-4-p1", "Article 5 of the Labor Code of France", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Labor Code of the Kyrgyz Republic", ["ambiguous"]),
    ("smith-code", "en-4-p1", "Article 5 of the Labor Code of the Russian Federation dated December 30, 2001 No. 197-FZ", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Labor Code dated November 23, 2015 of the Russian Federation", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Law of the Russian Federation dated July 23, 1999 “On the Public Service”", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Constitution of the Russian Federation dated August 30, 1995", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Қырғыз Республикасының Еңбек кодексінің 5-бабы", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Қырғыз Республикасының 2015 жылғы 23 қарашадағы Еңбек кодексінің 5-бабы", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Ресей Федерациясының «Қолөнер туралы» Заңының 2-бабы", ["ambiguous"]),
    # A title that goes on.
    ("smith-code", "en-4-p1", "paragraph 5 of the Code of Ethics for Master Smiths of Almaty Hospital", ["ambiguous"]),
    ("smith-code", "en-4-p1", "paragraph 5 of the Code of Ethics for Master Smiths and Teachers", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Қырғыз Республикасы ұсталардың әдеп кодексінің 5-тармағы", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Алматы ауруханасының ұсталардың әдеп кодексінің 5-тармағы", ["ambiguous"]),
    # A date or a number that is not its own.
    ("smith-code", "en-4-p1", "the Code of Ethics for Master Smiths dated January 1, 1999", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Code of Ethics for Master Smiths No. 5 of the Bank", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "1999 жылғы 1 қаңтардағы Ұсталардың әдеп кодексінің 5-тармағы", ["ambiguous"]),
    # Not the act in force.
    ("smith-code", "en-4-p1", "the draft Code of Ethics for Master Smiths", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the draft of the Code of Ethics for Master Smiths", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the former Code of Ethics for Master Smiths", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the hospital’s Code of Ethics for Master Smiths", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the former Labor Code", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "бұрынғы Ұсталардың әдеп кодексі", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Ұсталардың әдеп кодексінің жобасы", ["ambiguous"]),
    # A clause of another chapter; a chapter of a clause.
    ("smith-code", "en-8-p1", "Chapter 1 paragraph 5 of this Code", ["unresolved"]),
    ("smith-code", "en-8-p1", "Chapter 1 of paragraph 5 of this Code", ["unresolved"]),
    ("smith-code", "en-8-p1", "Chapter 2 of paragraph 5 of this Code", ["unresolved"]),
    ("smith-code", "kk-8-p1", "осы Кодекстің 5-тармағының 1-тарауы", ["unresolved"]),
    # Item 3), or the third paragraph?
    ("smith-code", "en-8-p1", "paragraph 3 of clause 5 of this Code", ["ambiguous"]),
    # Which paragraph 2: that of Article 2, or of what?
    ("craft-law", "en-1-p1", "Article 2 paragraph 2 and Article 2 paragraph 3 of this Law", ["Article 2 paragraph 3 of this Law → en-2-3", "ambiguous"]),
    # Which paragraph is counted second? An item may be counted, or not.
    ("smith-code", "kk-8-p1", "осы Кодекстің 7-тармағының екінші абзацы", ["ambiguous"]),
    # Two lists that cross.
    ("smith-code", "kk-8-p1", "осы Кодекстің 5 және 7-тармақтарының 1) және 2) тармақшалары", ["ambiguous"]),
    # No reference at all.
    ("smith-code", "kk-4-p1", "осы заңды мүдделерге зиян", []),
    ("smith-code", "kk-4-p1", "осы ережелер мен заңдар", []),
    ("smith-code", "en-4-p1", "in this order: law and order", []),
    ("smith-code", "en-4-p1", "the laws of the Republic of Kazakhstan", []),
    ("smith-code", "en-4-p1", "the first part of the day, at this point", []),
    ("smith-code", "en-4-p1", "decorated with the Order “Golden Hammer”", []),
    ("smith-code", "kk-4-p1", "Қазақстан Республикасының заңнамасында", []),
    ("smith-code", "kk-4-p1", "Конституция күні", []),
    ("smith-code", "en-4-p1", "on Constitution day", []),
    ("smith-code", "en-4-p1", "The Code is a set of principles.", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "at", "sentence", "expected"), TEXT)
def test_what_is_not_plain_stays_text(
    name: str, at: str, sentence: str, expected: list[str]
) -> None:
    assert told(name, at, sentence) == expected


def test_a_report_names_file_line_unit_and_phrase() -> None:
    _, (problem,) = resolved("smith-code", "kk-4-p1", "Ұста осы Кодекстің 99-тармағын біледі.")
    assert problem.path == "sources/test/test.txt"
    assert problem.line == CODE_KK.splitlines().index("4. Ұста құралын таза ұстайды.") + 1
    assert problem.message == (
        "kk-4-p1: «осы Кодекстің 99-тармағын» stays plain text: the text has no 99"
    )
    assert not problem.stops


@pytest.mark.parametrize(
    ("at", "words"),
    [
        # Titles, stamps and signatures name acts; they refer to none.
        ("kk-order-front-p1", "осы Кодекстің 5-тармағы туралы"),
        ("kk-front-p1", "осы Кодекстің 5-тармағымен бекітілген"),
        # A unit whose words are an amendment note.
        ("kk-5-2", "алып тасталды – ҚР Үкіметінің 01.10.2013 № 651 қаулысымен;"),
    ],
)
def test_only_sentences_refer(at: str, words: str) -> None:
    assert told("smith-code", at, words) == []


# ---- find ---------------------------------------------------------------------------------------

PIECES = (
    "осы ", "Осы ", "Кодекстің ", "кодексі", "Заңының ", "заңдары", "бұйрыққа ", "5-тармағының ",
    "1) және 2) тармақшалары", "3-5, 9-тармақтары", "2-бабы", "екінші бөлігі", "қосымшаға ", "№ 5 ",
    "2015 жылғы 23 қарашадағы ", "«А туралы» ", "Қазақстан Республикасының ", "Еңбек ",
    "(бұдан әрі – Заң)", "this ", "Code ", "of ", "the ", "Law ", "laws ", "paragraphs 3 to 5 ",
    "subparagraph 2) ", "Article 16 ", "dated May 5, 2011 ", "“On A” ", "Republic of Kazakhstan ",
    "Labor ", "Constitution ", "first part ", "appendix to ", "No. 7", "and ", "және ", ", ", "- ",
    "–", "5", "İ", "ﬁ", "\u0130", "\u2029", "((", "»", '"', ". ",
)  # fmt: skip
ANY_TEXT = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES)).map("".join))


@pytest.mark.parametrize("lang", LANGUAGES)
@given(text=ANY_TEXT)
@example(text="İосы Кодекстің 5-тармағы this Code")
def test_any_text_is_survived(lang: str, text: str) -> None:
    """Property: mentions lie inside the text, in order, and never overlap; so do their places."""
    mentions = find(text, loaded.grammar(lang))
    assert all(0 <= m.start < m.stop <= len(text) for m in mentions)
    assert all(a.stop <= b.start for a, b in pairwise(mentions))
    for mention in mentions:
        assert_places_are_good(mention)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "piece", ["1-", "1, ", "1) ", "осы ", "this ", "« ", "(", "бірінші, ", "of ", "А "]
)
def test_what_repeats_without_end_is_read_once(lang: str, piece: str) -> None:
    """Nothing is tried twice."""
    grammar = loaded.grammar(lang)
    assert grows_with_length_only(
        lambda text: find(text, grammar), lambda n: f"осы this {piece * 500 * n} Code кодексі"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_long_list_without_a_noun_is_read_once(lang: str) -> None:
    grammar = loaded.grammar(lang)
    assert grows_with_length_only(
        lambda text: find(text, grammar),
        lambda n: "осы Кодекс, this Code: " + ", ".join(map(str, range(1000, 1000 + 1000 * n))),
    )


def assert_places_are_good(mention: Mention) -> None:
    for place in mention.places:
        assert mention.start <= place.start <= place.stop <= mention.stop
        assert place.path
    bearing = [p for p in mention.places if p.start < p.stop]
    assert all(a.stop <= b.start for a, b in pairwise(bearing))


@pytest.mark.parametrize("name", ["smith-code", "craft-law"])
@given(data=st.data())
def test_any_sentence_is_resolved_or_left(name: str, data: st.DataObject) -> None:
    """Property: the references of a unit lie in its words and never overlap."""
    at = data.draw(st.sampled_from(["kk-2-1" if name == "craft-law" else "kk-5-2", "en-1-p1"]))
    words = data.draw(ANY_TEXT)
    found, _ = resolved(name, at, words)
    for reference in found:
        assert 0 <= reference.start <= reference.stop <= len(words)
        assert words[reference.start : reference.stop] in reference.text
        assert reference.text in words
    assert all(a.stop <= b.start for a, b in pairwise(found))


NUMBERS = st.lists(st.integers(1, 999), min_size=2, max_size=8, unique=True)


@given(NUMBERS)
def test_every_number_of_a_list_comes_back(numbers: list[int]) -> None:
    names = [str(n) for n in numbers]
    kk = f"осы Кодекстің {', '.join(names[:-1])} және {names[-1]}-тармақтарында"
    en = f"paragraphs {', '.join(names[:-1])} and {names[-1]} of this Code"
    for lang, text in (("kk", kk), ("en", en)):
        (mention,) = find(text, loaded.grammar(lang))
        assert [place.path for place in mention.places] == [(("clause", n),) for n in names]
        assert [text[p.start : p.stop] for p in mention.places] == names
        assert (mention.start, mention.stop) == (0, len(text))


@given(st.integers(1, 500), st.integers(1, 150))
def test_every_number_of_a_range_comes_back(first: int, more: int) -> None:
    last = first + more
    kk = f"осы Кодекстің {first} – {last}-тармақтары"
    en = f"paragraphs {first} to {last} of this Code"
    for lang, text in (("kk", kk), ("en", en)):
        (mention,) = find(text, loaded.grammar(lang))
        assert [p.path[0][1] for p in mention.places] == [str(n) for n in range(first, last + 1)]


# ---- the record of cited acts -------------------------------------------------------------------

# what the editor wrote instead of what · the line named · words of the message
WRONG = [
    ('type = "constitution"', 'type = "song"', 2, "one of"),
    ("date = 1995-08-30", 'date = "30.08.1995"', 2, "a date without quotation marks"),
    ('title.en = ["Constitution of the Republic of Kazakhstan"]', 'title.en = "Constitution"', 2, 'title.en = ["…"]'),
    ('title.en = ["Constitution of the Republic of Kazakhstan"]', "", 2, "«title» is missing"),
    ("[constitution-1995]", "[Constitution 1995]", 2, "is not TOML"),
    ("[constitution-1995]", "[Constitution]", 2, "small Latin letters"),
    ("[constitution-1995]", "[smith-code]", 2, "is an act that is held"),
    ("date = 1995-08-30", "dated = 1995-08-30", 2, "«dated» is not a key"),
    ("date = 2015-11-23\ntitle.kk = [\"Қаз", "date = 1999-07-23\ntitle.kk = [\"Қаз", 15, None),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "words"), WRONG)
def test_wrong_records_are_refused(right: str, wrong: str, line: int, words: str | None) -> None:
    assert right in CITED
    text = CITED.replace(right, wrong, 1)
    types = loaded.act_types()
    with pytest.raises(Refused) as caught:
        records.parse_cited_acts(text, "sources/cited-acts.toml", types, ("smith-code",))
    (problem,) = caught.value.problems
    assert problem.code == "record-invalid"
    assert problem.path == "sources/cited-acts.toml"
    assert "\n" not in problem.message
    if words is None:
        assert problem.message == (
            "[service-law-1999] is the same act as [service-law-2015]; keep one, with all spellings"
        )
    else:
        assert problem.line == line
        assert words in problem.message
