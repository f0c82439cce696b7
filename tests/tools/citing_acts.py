"""Acts about smiths, ours, in the shapes of real ones: a code that an order approves, a law of
articles, and a second code of nearly the same English title. What their references lead to."""

from __future__ import annotations

from functools import cache

from msgspec import structs

from adep.base.passage import Passage
from adep.base.problems import Problem
from adep.languages import loaded
from adep.languages.loaded import LANGUAGES
from adep.library.resolve.references.act_index import ActIndex, make_act_index
from adep.library.resolve.references.unit_references import resolve_mentions
from adep.model import Facts, Reference, Text, Unit
from adep.records.across_acts import parse_cited_acts
from adep.records.facts import parse_facts
from tests.conftest import parsed

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
    return parse_facts(filled, "act.toml", name, AUTHORITIES)


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
    cited = parse_cited_acts(CITED, "cited-acts.toml", loaded.act_types(), ())
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
        return structs.replace(unit, body=Passage.of(words[unit.id], 1))

    return structs.replace(
        text,
        front=tuple(map(said, text.front)),
        clauses=tuple(
            structs.replace(clause, units=tuple(map(said, clause.units))) for clause in text.clauses
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
