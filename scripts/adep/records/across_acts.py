"""What goes across acts: concordances, duties, acts that are cited and not held, authorities."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final

from adep.languages.grammar import languages
from adep.model import CitedAct, Concordance, Correspondence, Duty, DutyGroup, Words
from adep.records.forms import (
    FLAG,
    LANG,
    NEEDED_WORDS,
    NUMBER,
    PLAIN,
    TEXTS,
    WORDS,
    Field,
    Form,
    Kind,
    one_of,
)
from adep.records.toml_tables import ID, Table, document, not_on_windows, one_line

AUTHORITIES: Final = "sources/authorities.toml"
DUTIES: Final = "sources/duties.toml"
RESERVED_DUTIES: Final = frozenset(["index"])  # the page of all duties
# What a page itself calls its places: a cited act of that id would take the place away.
RESERVED_ANCHORS: Final = frozenset(["cite", "contents", "main", "preview", "sources"])
CORRESPONDENCES: Final = ("same", "reworded", "new", "dropped")
ActWordings = Mapping[str, Mapping[str, datetime.date]]  # act -> language -> wording


def _units(table: Table, key: str) -> tuple[tuple[str, str], ...]:
    parted = [unit.partition("/") for unit in table.texts(key)]
    if not parted or not all(act and place for act, _, place in parted):
        raise table.error(key, 'units with their acts, "honor-code-2005/kk-5-13"')
    return tuple((act, place) for act, _, place in parted)


def _wordings(top: Table, key: str) -> ActWordings:
    table = top.inner(key, "a table [wordings] with act-id = {kk = 2013-10-01}")
    return {act: table.wordings(act) for act in table.data}


def _spellings(table: Table, key: str) -> Mapping[str, tuple[str, ...]]:
    """``title.kk = ["…", "…"]``: how the sources print the title."""
    examples = " or ".join(f'title.{lang} = ["…"]' for lang in languages())
    want = f"a list of spellings in each language, {examples}"
    spellings = table.by_language(key, want, Table.texts)
    if not spellings or not all(spellings.values()):
        raise table.error(key, want)
    return spellings


def _any_day(table: Table, key: str) -> datetime.date:
    return table.date(key, datetime.date.min)  # acts of any age are cited


_WORDINGS: Final = Field(
    "wordings",
    Kind(
        _wordings,
        (
            ".honor-code-2005 = {kk = 2013-10-01, en = 2011-04-01}",
            ".ethics-code-2015 = {en = 2015-12-29}",
        ),
    ),
    "of each act, of which wordings its units are",
)
CORRESPONDENCE: Final = Form(
    "[[row]]",
    (
        Field("lang", LANG, "of the wording of this act", '"en"'),
        Field("from", TEXTS, example='["en-5-10"]'),
        Field("to", TEXTS, example='["en-5-1"]'),
        Field(
            "relation",
            one_of(*CORRESPONDENCES),
            "or reworded; dropped (without to), new (without from)",
        ),
        Field("reason", WORDS),
    ),
)
CONCORDANCE: Final = Form(
    "", (Field("to", PLAIN, example='"ethics-code-2015"'), _WORDINGS), (CORRESPONDENCE,)
)
UNITS: Final = Kind(_units, ('["honor-code-2005/kk-5-22", "employee-code-2020/en-12-p1"]',))
GROUP: Final = Form(
    "[[group]]",
    (Field("id", PLAIN, example='"conduct"'), Field("name", NEEDED_WORDS)),
    says="a head under which duties are listed, in the order of the file",
)
DUTY: Final = Form(
    "[[duty]]",
    (
        Field("id", PLAIN, example='"appearance"'),
        Field(
            "group",
            PLAIN,
            "left out: it is listed below all heads",
            '"conduct"',
            optional=True,
        ),
        Field(
            "name",
            NEEDED_WORDS,
            "in a language of asking too, such as Russian: the search knows it, no page shows it",
        ),
        Field("units", UNITS),
        Field(
            "signed",
            FLAG,
            "new staff signs a sheet for it, which quotes its units (`adep print`)",
        ),
    ),
)
DUTIES_FILE: Final = Form("", (_WORDINGS,), (GROUP, DUTY))
CITED: Final = Form(
    "[labor-code-2015]",
    (
        Field("type", PLAIN, example='"code"'),
        Field(
            "date",
            Kind(_any_day, ("2015-11-23",)),
            "date and number: left out where they are not known",
            optional=True,
        ),
        Field("number", NUMBER, optional=True),
        Field(
            "title",
            Kind(_spellings, ('.en = ["Labor Code of the Republic of Kazakhstan"]',)),
            "first the act's own, which is shown, then its spellings in the sources",
        ),
    ),
)
AUTHORITY: Final = Form(
    "[president]", (Field("names", NEEDED_WORDS, "its name", each_language=True),)
)


def parse_concordance(text: str, path: str, folder: str) -> Concordance:
    """``concordance.toml`` of an act: what became of its units in the act that replaced it."""
    top, head = CONCORDANCE.of_file(text, path)
    new = head["to"]
    if new == folder:
        raise top.error("to", "the id of the newer act")
    rows = []
    for table, said in CORRESPONDENCE.each(top):
        old, to, relation = said["from"], said["to"], said["relation"]
        allowed = ("new",) if not old else ("dropped",) if not to else ("same", "reworded")
        if not (old or to) or relation not in allowed:
            raise table.error(
                "relation",
                '"new" for a row without from, "dropped" for one without to, "same" or "reworded" '
                "for a row with both",
            )
        rows.append(Correspondence(said["lang"], old, to, relation, said["reason"], table.line))
    if not rows:
        raise top.error("row", "at least one [[row]] with lang, from, to and relation")
    return Concordance(folder, new, tuple(rows), path, head["wordings"])


def correspondence_as_toml(row: Correspondence) -> str:
    """A ``[[row]]`` table as ``parse_concordance`` reads it."""
    return CORRESPONDENCE.toml(row, "", **{"from": row.old, "to": row.new})


def parse_duties(
    text: str, path: str
) -> tuple[tuple[Duty, ...], tuple[DutyGroup, ...], ActWordings]:
    """``sources/duties.toml``: the duties and the heads of their groups, in the order of the file;
    of which wordings the duties' units are.
    """
    top, head = DUTIES_FILE.of_file(text, path)
    groups: list[DutyGroup] = []
    for table, said in GROUP.each(top):
        table.own_id([group.id for group in groups], "corruption")
        groups.append(DutyGroup(**said))
    duties: list[Duty] = []
    for table, said in DUTY.each(top):
        name = table.own_id([duty.id for duty in duties], "gifts")
        if not_on_windows(name):
            raise table.error("id", f"another name: «{name}» is a device on Windows")
        if name in RESERVED_DUTIES:
            raise table.error("id", "another name: that is the address of the page of all duties")
        if said["group"] is not None:
            if not groups:
                raise table.error("group", "a [[group]] with that id above, or leave it out")
            table.choice("group", tuple(group.id for group in groups))
        duties.append(Duty(**said, path=path, line=table.line))
    return tuple(duties), tuple(groups), head["wordings"]


# ---- cited-acts.toml ----------------------------------------------------------------------------


def parse_cited_acts(
    text: str, path: str, types: tuple[str, ...], held: tuple[str, ...]
) -> tuple[CitedAct, ...]:
    """The tables of ``cited-acts.toml``: id → type, date, number, title in each language."""
    top = document(text, path)
    found: list[CitedAct] = []
    for name in top.data:
        table = top.inner(name, "a table, [id-of-an-act]")
        if not ID.fullmatch(name):
            raise table.wrong(
                f"«{one_line(name)}» is no id; write small Latin letters, figures and hyphens"
            )
        if name in RESERVED_ANCHORS:
            raise table.wrong(f"«{name}» is a place of the site's pages; give the act another id")
        if name in held:
            raise table.wrong(
                f"«{name}» is an act that is held; delete it here, its facts are in "
                f"sources/{name}/act.toml"
            )
        said = CITED.read(table)
        table.choice("type", types)
        act = CitedAct(name, said["type"], said["date"], said["number"], said["title"])
        if twin := next((other for other in found if _same(act, other)), None):
            raise table.wrong(
                f"[{name}] is the same act as [{twin.id}]; keep one, with all spellings"
            )
        found.append(act)
    return tuple(found)


def _same(one: CitedAct, other: CitedAct) -> bool:
    shared = any(
        set(titles) & set(other.titles.get(lang, ())) for lang, titles in one.titles.items()
    )
    return shared and (one.type, one.date, one.number) == (other.type, other.date, other.number)


# ---- authorities.toml ---------------------------------------------------------------------------


def parse_authorities(text: str, path: str) -> Mapping[str, Words]:
    """Id → name in each language, in the order of the file."""
    top = document(text, path)
    return {name: NEEDED_WORDS.read(top, name) for name in top.data}
