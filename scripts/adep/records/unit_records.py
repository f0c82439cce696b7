"""``corrections/<unit>.toml`` and ``pairs.toml``: what editors decide about the units of an act."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import PurePosixPath

from adep.base.problems import refuse
from adep.languages.grammar import interface_languages, languages
from adep.model import Correction, Quoted, RecordedRow, RecordedSentence, Remark
from adep.records.tables import Table, as_table, document, quoted, tables


def parse_corrections(text: str, path: str) -> tuple[tuple[Correction, ...], tuple[Remark, ...]]:
    """The ``[[correction]]`` and ``[[remark]]`` tables of the unit that the file is named after."""
    top = document(text, path)
    top.only("correction", "remark")
    corrections, remarks = [], []
    for table in tables(top, "correction", text):
        table.only("unit", "wording", "raw", "reading", "reason", "author", "date")
        if table.data.get("raw") == table.data.get("reading"):
            raise table.error("reading", "words that differ from raw, or delete the correction")
        corrections.append(
            Correction(
                unit=_unit_of_file(table),
                raw=table.text("raw"),
                reading=table.line_of_text("reading"),
                reason=table.words("reason", required=True),
                author=table.maybe_text("author"),
                date=table.maybe_date("date"),
                path=path,
                line=table.line,
                wording=table.maybe_date("wording"),
            )
        )
    for table in tables(top, "remark", text):
        table.only("unit", "wording", "text")
        remarks.append(
            Remark(
                _unit_of_file(table),
                table.words("text", required=True),
                path,
                table.line,
                table.maybe_date("wording"),
            )
        )
    return tuple(corrections), tuple(remarks)


def parse_sentences(text: str, path: str) -> tuple[RecordedSentence, ...]:
    """The ``[[sentence]]`` tables: what completes the sentences of some units."""
    top = document(text, path)
    top.only("sentence")
    found = []
    for table in tables(top, "sentence", text):
        table.only("units", "wording", "opening", "closing", "reason")
        units = table.texts("units")
        if not units:
            raise table.error("units", 'the units that it is about, units = ["kk-16-1"]')
        for unit in units:
            found.append(
                RecordedSentence(
                    unit,
                    _quoted_units(table, "opening"),
                    _quoted_units(table, "closing"),
                    table.words("reason", required=True),
                    path,
                    table.line,
                    table.date("wording"),
                )
            )
    return tuple(found)


def _quoted_units(table: Table, key: str) -> tuple[Quoted, ...]:
    """``key = [{unit = "kk-16-p1"}, {unit = "kk-16-3", words = "…"}]``."""
    value = table.data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise table.error(key, f'units in curly brackets, {key} = [{{unit = "kk-16-p1"}}]')
    found = []
    for one in value:
        inner = Table(one, table.path, table.line, f"{table.name} {key}")
        inner.only("unit", "words")
        words = inner.line_of_text("words") if "words" in one else None
        found.append(Quoted(inner.plain("unit"), words))
    return tuple(found)


def _unit_of_file(table: Table) -> str:
    """The unit of a record: a file holds those of one, so that two editors meet in none."""
    unit, named = table.plain("unit"), PurePosixPath(table.path).stem
    if unit != named:
        raise table.error("unit", f"«{named}», or put it into the file {unit}.toml beside this one")
    return unit


def parse_rows(text: str, path: str, langs: tuple[str, ...]) -> tuple[RecordedRow, ...]:
    """The ``[[row]]`` tables of a pairing: a clause, a list of unit ids a language, a relation."""
    top = document(text, path)
    top.only("complete", "wordings", "row")
    relations = ("same", "amended", *(f"{lang}-only" for lang in langs))
    rows = []
    for table in tables(top, "row", text):
        if strange := [lang for lang in languages() if lang in table.data and lang not in langs]:
            raise refuse(
                "record-invalid",
                path,
                table.line,
                f"a row names units of «{strange[0]}», but act.toml has no [[text]] in that "
                "language; add the text there, or delete the key here",
            )
        table.only("clause", "relation", "differs", "proposed", "reason", *langs)
        sides = {lang: table.texts(lang) for lang in langs}
        if not any(sides.values()):
            raise table.error(langs[0], f'the units of this row, {langs[0]} = ["{langs[0]}-5-1"]')
        relation = table.choice("relation", relations)
        alone = [lang for lang in langs if sides[lang]]
        if (len(alone) == 1) != relation.endswith("-only") or (
            len(alone) == 1 and relation != f"{alone[0]}-only"
        ):
            raise table.error(
                "relation",
                f'"{alone[0]}-only" for a row of one language, "same" or "amended" for a pair',
            )
        differs, proposed = table.words("differs"), table.flag("proposed")
        lacking = [lang for lang in interface_languages() if lang not in differs]
        if relation == "amended" and lacking and not proposed:
            keys = " and ".join(f'differs.{lang} = "…"' for lang in lacking)
            raise refuse(
                "record-invalid",
                path,
                table.line,
                f"a row that is «amended» says in each language what differs; write {keys}",
            )
        rows.append(
            RecordedRow(
                table.plain("clause"),
                sides,
                relation,
                differs,
                path,
                table.line,
                proposed,
                table.words("reason"),
            )
        )
    return tuple(rows)


def says_complete(text: str, path: str) -> str | None:
    """``path`` where the pairing says ``complete = true``: every unit stands in a row of it."""
    return path if document(text, path).flag("complete") else None


def rows_of(text: str, path: str) -> Mapping[str, datetime.date]:
    """Of which wordings the rows of a pairing are: language → wording."""
    return document(text, path).wordings("wordings")


def with_corrections(text: str, added: Iterable[Correction]) -> str:
    """The file of a unit with further corrections, after those that it has and before remarks.

    No other byte of ``text`` changes.
    """
    for correction in added:
        blocks = _blocks(text)
        last = max((n for n, block in enumerate(blocks, 1) if _is_correction(block)), default=None)
        first = next((n for n, block in enumerate(blocks) if _HEADER.search(block)), None)
        at = first if last is None else last
        before, after = "".join(blocks[:at]), "" if at is None else "".join(blocks[at:])
        gap = "" if not before or before.endswith("\n\n") else "\n" * (2 - before.endswith("\n"))
        text = before + gap + _correction_as_toml(correction) + ("\n" + after if after else "")
    return text


def without_corrections(text: str, dropped: Iterable[Correction]) -> str:
    """The file of a unit without the corrections that stand at the lines of ``dropped``."""
    lines = {correction.line for correction in dropped}
    kept, line = [], 1
    for block in _blocks(text):
        header = _HEADER.search(block)
        at = line + block.count("\n", 0, header.start()) if header else None
        if at not in lines:
            kept.append(block)
        line += block.count("\n")
    return "".join(kept)


def split_by_unit(text: str, path: str) -> tuple[str, dict[str, str]]:
    """Tables of many units → what stands before the first, and unit → its tables as they stand.

    Every table keeps the comment above it. Raises ``Refused`` where that can't be done without
    losing a word: where tables are not written as ``[[correction]]`` and ``[[remark]]``.
    """
    head, units = "", dict[str, list[str]]()
    wanted, found = document(text, path).data, list[tuple[str, object]]()
    for block in _blocks(text):
        tables = _tables_of(block)
        if not tables:
            head = block.strip() + "\n" if block.strip() else ""
        for _, table in tables:
            unit = table.get("unit") if isinstance(table, dict) else None
            if isinstance(unit, str) and _UNIT.fullmatch(unit) and len(tables) == 1:
                units.setdefault(unit, []).append(block.strip() + "\n")
                found += tables
    if sorted(map(repr, found)) != sorted(map(repr, _listed(wanted))):
        raise refuse(
            "record-invalid",
            path,
            None,
            "its tables can't be parted unit by unit; write each as [[correction]] or [[remark]] "
            'with a line unit = "…", then upgrade again',
        )
    return head, {unit: "\n".join(blocks) for unit, blocks in units.items()}


def _tables_of(block: str) -> list[tuple[str, object]]:
    """The tables of a block; none where it is no TOML by itself."""
    try:
        return _listed(tomllib.loads(block))
    except tomllib.TOMLDecodeError:
        return []


def _listed(data: Mapping[str, object]) -> list[tuple[str, object]]:
    return [
        (key, table)
        for key, value in data.items()
        for table in (value if isinstance(value, list) else [value])
    ]


_UNIT = re.compile(r"[a-z0-9][\w.-]*")
_HEADER = re.compile(r"(?m)^[ \t]*\[\[")


def _blocks(text: str) -> list[str]:
    """The tables of a record file, each with the comment above it; what stands before the first."""
    lines = text.splitlines(keepends=True)
    cuts = [0]
    for index, line in enumerate(lines):
        if _HEADER.match(line):
            first = index
            while first > cuts[-1] and lines[first - 1].lstrip().startswith("#"):
                first -= 1
            cuts.append(first)
    cuts.append(len(lines))
    return [block for a, b in pairwise(cuts) if (block := "".join(lines[a:b]))]


def _is_correction(block: str) -> bool:
    return "[[correction]]" in block.replace(" ", "")


def _correction_as_toml(correction: Correction) -> str:
    values = {
        "unit": correction.unit,
        "wording": correction.wording,
        "raw": correction.raw,
        "reading": correction.reading,
        **{f"reason.{lang}": words for lang, words in correction.reason.items()},
        "author": correction.author or None,
        "date": correction.date,
    }
    told = {key: value for key, value in values.items() if value is not None}
    return as_table("[[correction]]", told)


def rows_as_toml(rows: Iterable[tuple[RecordedRow, str]]) -> str:
    """``[[row]]`` tables as ``parse_rows`` reads them, each with a comment above it (or "")."""
    return "\n".join(row_as_toml(row, comment) for row, comment in rows)


def row_as_toml(row: RecordedRow, comment: str = "") -> str:
    """One such table, all that the row says in it."""
    lines = [f"# {comment}"] if comment else []
    lines += ["[[row]]", f'clause = "{row.clause}"']
    for lang, names in row.sides.items():
        if names:
            lines.append(f"{lang} = [{', '.join(map(quoted, names))}]")
    lines.append(f'relation = "{row.relation}"')
    for key, words in (("differs", row.differs), ("reason", row.reason)):
        lines += [f"{key}.{lang} = {quoted(told)}" for lang, told in words.items()]
    if row.proposed:
        lines.append("proposed = true")
    return "\n".join(lines) + "\n"
