"""What goes across acts: concordances, duties, and the acts that are cited and not held."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Final

from adep.base.problems import refuse
from adep.languages.grammar import languages
from adep.languages.roman_numbers import plain_act_number
from adep.model import Answer, CitedAct, Concordance, Correspondence, Duty, DutyGroup
from adep.records.tables import (
    ID,
    Table,
    document,
    line_of,
    not_on_windows,
    one_line,
    quoted,
    tables,
)

DUTIES: Final = "sources/duties.toml"
RESERVED_DUTIES: Final = frozenset(["index"])  # the page of all duties
# What a page itself calls its places: a cited act of that id would take the place away.
RESERVED_ANCHORS: Final = frozenset(["cite", "contents", "main", "preview", "sources"])
CORRESPONDENCES: Final = ("same", "reworded", "new", "dropped")


def parse_concordance(text: str, path: str, folder: str) -> Concordance:
    """``concordance.toml`` of an act: what became of its units in the act that replaced it."""
    top = document(text, path)
    top.only("to", "wordings", "row")
    new = top.plain("to")
    if new == folder:
        raise top.error("to", "the id of the newer act")
    rows = []
    for table in tables(top, "row", text):
        table.only("lang", "from", "to", "relation", "reason")
        old, to = table.texts("from"), table.texts("to")
        relation = table.choice("relation", CORRESPONDENCES)
        want = "new" if not old else "dropped" if not to else None
        if not (old or to) or (want != relation and (want or relation in ("new", "dropped"))):
            raise table.error(
                "relation",
                '"new" for a row without from, "dropped" for one without to, "same" or "reworded" '
                "for a row with both",
            )
        rows.append(
            Correspondence(
                table.choice("lang", languages()), old, to, relation, table.words("reason"),
                table.line,
            )
        )  # fmt: skip
    if not rows:
        raise top.error("row", "at least one [[row]] with lang, from, to and relation")
    return Concordance(folder, new, tuple(rows), path, _wordings(top))


def correspondence_as_toml(row: Correspondence) -> str:
    """A ``[[row]]`` table as ``parse_concordance`` reads it."""
    lines = ["[[row]]", f"lang = {quoted(row.lang)}"]
    for key, units in (("from", row.old), ("to", row.new)):
        if units:
            lines.append(f"{key} = [{', '.join(map(quoted, units))}]")
    lines.append(f"relation = {quoted(row.relation)}")
    lines += [f"reason.{lang} = {quoted(words)}" for lang, words in row.reason.items()]
    return "\n".join(lines) + "\n"


def parse_duties(text: str, path: str) -> tuple[Duty, ...]:
    """``sources/duties.toml``: the duties in the order of the file."""
    top = document(text, path)
    top.only("wordings", "group", "duty")
    groups = tuple(group.id for group in parse_duty_groups(text, path))
    duties: list[Duty] = []
    for table in tables(top, "duty", text):
        table.only("id", "group", "name", "asked", "units", "signed", "answer")
        name = _own_id(table, [duty.id for duty in duties], "gifts")
        if not_on_windows(name):
            raise table.error("id", f"another name: «{name}» is a device on Windows")
        if name in RESERVED_DUTIES:
            raise table.error("id", "another name: that is the address of the page of all duties")
        units = _units(table)
        words = table.words("name", required=True)
        signed = table.data.get("signed", False)
        if not isinstance(signed, bool):
            raise table.error(
                "signed", "true, where new staff signs a sheet for the duty, or false"
            )
        asked = table.texts_by_language("asked")
        answers = tuple(
            _answer(Table(one.data, path, table.line, "[duty.answer]"), units)
            for one in tables(table, "answer", text)
        )
        group = None if "group" not in table.data else _group(table, groups)
        duties.append(Duty(name, words, units, table.line, signed, asked, path, answers, group))
    return tuple(duties)


def parse_duty_groups(text: str, path: str) -> tuple[DutyGroup, ...]:
    """The heads of ``sources/duties.toml``, in the order of the file; none where it has none."""
    groups: list[DutyGroup] = []
    for table in tables(document(text, path), "group", text):
        table.only("id", "name")
        name = _own_id(table, [group.id for group in groups], "corruption")
        groups.append(DutyGroup(name, table.words("name", required=True)))
    return tuple(groups)


def _own_id(table: Table, taken: Sequence[str], example: str) -> str:
    name = table.plain("id")
    if not ID.fullmatch(name) or name in taken:
        raise table.error("id", f'a name of its own in small Latin letters, id = "{example}"')
    return name


def _group(table: Table, groups: tuple[str, ...]) -> str:
    if not groups:
        raise table.error("group", "a [[group]] with that id above, or leave it out")
    return table.choice("group", groups)


def _units(table: Table) -> tuple[tuple[str, str], ...]:
    units = []
    for unit in table.texts("units"):
        act, slash, place = unit.partition("/")
        if not slash or not act or not place:
            raise table.error("units", 'units with their acts, "honor-code-2005/kk-5-13"')
        units.append((act, place))
    if not units:
        raise table.error("units", 'units with their acts, "honor-code-2005/kk-5-13"')
    return tuple(units)


def _answer(table: Table, of_duty: tuple[tuple[str, str], ...]) -> Answer:
    table.only("asked", "units")
    units = _units(table)
    if not set(units) <= set(of_duty):
        raise table.error("units", "units that the duty lists too")
    return Answer(table.texts_by_language("asked"), units)


def duties_of(text: str, path: str) -> Mapping[str, Mapping[str, datetime.date]]:
    """Of which wordings the units of the duties are: act → language → wording."""
    return _wordings(document(text, path))


def _wordings(top: Table) -> Mapping[str, Mapping[str, datetime.date]]:
    value = top.data.get("wordings", {})
    if not isinstance(value, dict):
        raise top.error("wordings", "a table [wordings] with act-id = {kk = 2013-10-01}")
    table = Table(value, top.path, None, "wordings")
    return {act: table.wordings(act) for act in value}


# ---- cited-acts.toml ----------------------------------------------------------------------------


def parse_cited_acts(
    text: str, path: str, types: tuple[str, ...], held: tuple[str, ...]
) -> tuple[CitedAct, ...]:
    """The tables of ``cited-acts.toml``: id → type, date, number, title in each language."""
    top = document(text, path)
    found: list[CitedAct] = []
    for name, data in top.data.items():
        line = line_of(text, name)
        if not isinstance(data, dict):
            raise refuse(
                "record-invalid",
                path,
                line,
                f"«{one_line(name)}» is no table; write [id-of-an-act]",
            )
        table = Table(data, path, line, name)
        if not ID.fullmatch(name):
            raise refuse(
                "record-invalid",
                path,
                line,
                f"«{one_line(name)}» is no id; write small Latin letters, figures and hyphens",
            )
        if name in RESERVED_ANCHORS:
            raise refuse(
                "record-invalid",
                path,
                line,
                f"«{name}» is a place of the site's pages; give the act another id",
            )
        if name in held:
            raise refuse(
                "record-invalid",
                path,
                line,
                f"«{name}» is an act that is held; delete it here, its facts are in "
                f"sources/{name}/act.toml",
            )
        table.only("type", "date", "number", "title")
        act = CitedAct(
            name,
            table.choice("type", types),
            table.maybe_date("date", datetime.date.min),  # acts of any age are cited
            None if "number" not in table.data else plain_act_number(table.plain("number")),
            _spellings(table),
        )
        if twin := next((other for other in found if _same(act, other)), None):
            raise refuse(
                "record-invalid",
                path,
                line,
                f"[{name}] is the same act as [{twin.id}]; keep one, with all spellings",
            )
        found.append(act)
    return tuple(found)


def _spellings(table: Table) -> Mapping[str, tuple[str, ...]]:
    """``title.kk = ["…", "…"]``: how the sources print the title."""
    value = table.data.get("title")
    if (
        not isinstance(value, dict)
        or not value
        or any(
            lang not in languages()
            or not isinstance(spellings, list)
            or not spellings
            or not all(isinstance(one, str) and one.strip() for one in spellings)
            for lang, spellings in value.items()
        )
    ):
        want = " or ".join(f'title.{lang} = ["…"]' for lang in languages())
        raise table.error("title", f"a list of spellings in each language, {want}")
    return {lang: tuple(spellings) for lang, spellings in value.items()}


def _same(one: CitedAct, other: CitedAct) -> bool:
    shared = any(
        set(titles) & set(other.titles.get(lang, ())) for lang, titles in one.titles.items()
    )
    return shared and (one.type, one.date, one.number) == (other.type, other.date, other.number)
