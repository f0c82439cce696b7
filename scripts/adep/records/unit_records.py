"""``corrections/<unit>.toml`` and ``pairs.toml``: what editors decide about the units of an act."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final

from adep.languages.grammar import interface_languages, languages
from adep.model import Correction, Quoted, RecordedRow, RecordedSentence, Remark
from adep.records.forms import (
    DAY,
    FLAG,
    LINE,
    NEEDED_WORDS,
    PLAIN,
    SAID,
    TEXT,
    TEXTS,
    WORDINGS,
    WORDS,
    Field,
    Form,
    Kind,
)
from adep.records.toml_tables import Table, document, tables


def _unit_of_file(table: Table, key: str) -> str:
    """The unit of a record: a file holds those of one, so that two editors meet in none."""
    unit, named = table.plain(key), PurePosixPath(table.path).stem
    if unit != named:
        raise table.error(key, f"«{named}», or put it into the file {unit}.toml beside this one")
    return unit


def _units(table: Table, key: str) -> tuple[str, ...]:
    units = table.texts(key)
    if not units:
        raise table.error(key, f'the units that it is about, {key} = ["kk-16-1"]')
    return units


def _quoted_units(table: Table, key: str) -> tuple[Quoted, ...]:
    inner = table.each(key, f'units in curly brackets, {key} = [{{unit = "kk-16-p1"}}]')
    return tuple(Quoted(**QUOTED.read(one)) for one in inner)


_UNIT: Final = Field("unit", Kind(_unit_of_file, ('"kk-5-18"',)), "as the file is named")
_WORDING: Final = Field(
    "wording",
    DAY,
    "of which wording; must be said where several are held in the language",
    optional=True,
)
CORRECTION: Final = Form(
    "[[correction]]",
    (
        _UNIT,
        _WORDING,
        Field(
            "raw", TEXT, "as the unit reads without this correction, once", '"м ә л і м е т т е р"'
        ),
        Field("reading", LINE, example='"мәліметтер"'),
        Field("reason", NEEDED_WORDS),
        Field("author", SAID, "and date: `adep adopt` writes them", optional=True),
        Field("date", DAY, example="2026-11-22", optional=True),
    ),
    says="changes a reading",
)
REMARK: Final = Form(
    "[[remark]]",
    (_UNIT, _WORDING, Field("text", NEEDED_WORDS)),
    says="leaves it as it is printed, and explains it",
)
UNIT_RECORDS: Final = Form("", (), (CORRECTION, REMARK))
QUOTED: Final = Form("", (Field("unit", PLAIN), Field("words", LINE, optional=True)))
SENTENCE: Final = Form(
    "[[sentence]]",
    (
        Field("units", Kind(_units, ('["kk-16-1"]',))),
        Field("wording", DAY),
        Field(
            "opening",
            Kind(_quoted_units, ('[{unit = "kk-16-p1"}]',)),
            "words above, outermost first; left out: there are none",
        ),
        Field(
            "closing",
            Kind(_quoted_units, ('[{unit = "kk-16-3", words = "…"}]',)),
            "words behind; without `words` the whole unit is meant",
        ),
        Field("reason", NEEDED_WORDS),
    ),
)
SENTENCES: Final = Form("", (), (SENTENCE,))
ROW: Final = Form(
    "[[row]]",
    (
        Field("clause", PLAIN, example='"5"'),
        Field(
            "sides",
            TEXTS,
            "the units of each language",
            ('.kk = ["kk-5-14"]', '.en = ["en-5-15", "en-5-17"]'),
            each_language=True,
        ),
        Field(
            "relation",
            PLAIN,
            "or same; kk-only, en-only for a unit without counterpart",
            '"amended"',
        ),
        Field("differs", WORDS, 'for "amended": what differs, in every language'),
        Field("reason", WORDS, "where it is not plain"),
        Field("proposed", FLAG, "the program's proposal; delete the line to confirm the row"),
    ),
)
PAIRS: Final = Form(
    "",
    (
        Field(
            "wordings",
            WORDINGS,
            "of which the rows are: with another wording shown, they are set "
            "aside and reported, for its numbers are other rules",
        ),
        Field("complete", FLAG, "every unit stands in a row; without it, numbers pair the rest"),
    ),
    (ROW,),
)


def parse_corrections(text: str, path: str) -> tuple[tuple[Correction, ...], tuple[Remark, ...]]:
    """The ``[[correction]]`` and ``[[remark]]`` tables of the unit that the file is named after."""
    top, _ = UNIT_RECORDS.of_file(text, path)
    corrections, remarks = [], []
    for table, said in CORRECTION.each(top):
        if said["raw"] == said["reading"]:
            raise table.error("reading", "words that differ from raw, or delete the correction")
        corrections.append(Correction(**said, path=path, line=table.line))
    for table, said in REMARK.each(top):
        remarks.append(Remark(**said, path=path, line=table.line))
    return tuple(corrections), tuple(remarks)


def parse_sentences(text: str, path: str) -> tuple[RecordedSentence, ...]:
    """The ``[[sentence]]`` tables: what completes the sentences of some units."""
    top, _ = SENTENCES.of_file(text, path)
    found = []
    for table, said in SENTENCE.each(top):
        units = said.pop("units")
        found += [RecordedSentence(unit, **said, path=path, line=table.line) for unit in units]
    return tuple(found)


def parse_rows(text: str, path: str, langs: tuple[str, ...]) -> tuple[RecordedRow, ...]:
    """The ``[[row]]`` tables of a pairing: a clause, a list of unit ids a language, a relation."""
    top, _ = PAIRS.of_file(text, path)
    relations = ("same", "amended", *(f"{lang}-only" for lang in langs))
    rows = []
    for table in tables(top, ROW.key):
        if strange := [lang for lang in languages() if lang in table.data and lang not in langs]:
            raise table.at(strange[0]).wrong(
                f"a row names units of «{strange[0]}», but act.toml has no [[text]] in that "
                "language; add the text there, or delete the key here"
            )
        said = ROW.read(table, langs)
        sides = said["sides"]
        if not any(sides.values()):
            raise table.error(langs[0], f'the units of this row, {langs[0]} = ["{langs[0]}-5-1"]')
        relation = table.choice("relation", relations)
        alone = [lang for lang in langs if sides[lang]]
        if relation not in ([f"{alone[0]}-only"] if len(alone) == 1 else ("same", "amended")):
            raise table.error(
                "relation",
                f'"{alone[0]}-only" for a row of one language, "same" or "amended" for a pair',
            )
        lacking = [lang for lang in interface_languages() if lang not in said["differs"]]
        if relation == "amended" and lacking and not said["proposed"]:
            keys = " and ".join(f'differs.{lang} = "…"' for lang in lacking)
            raise table.wrong(
                f"a row that is «amended» says in each language what differs; write {keys}"
            )
        rows.append(RecordedRow(**said, path=path, line=table.line))
    return tuple(rows)


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
        text = before + gap + CORRECTION.toml(correction) + ("\n" + after if after else "")
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
    top, found = document(text, path), list[tuple[str, object]]()
    for block in _blocks(text):
        tables = _tables_of(block)
        if not tables:
            head = block.strip() + "\n" if block.strip() else ""
        for _, table in tables:
            unit = table.get("unit") if isinstance(table, dict) else None
            if isinstance(unit, str) and _UNIT_NAME.fullmatch(unit) and len(tables) == 1:
                units.setdefault(unit, []).append(block.strip() + "\n")
                found += tables
    if sorted(map(repr, found)) != sorted(map(repr, _listed(top.data))):
        raise top.wrong(
            "its tables can't be parted unit by unit; write each as [[correction]] or [[remark]] "
            'with a line unit = "…", then upgrade again'
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


_UNIT_NAME: Final = re.compile(r"[a-z0-9][\w.-]*")
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


def rows_as_toml(rows: Iterable[tuple[RecordedRow, str]]) -> str:
    """``[[row]]`` tables as ``parse_rows`` reads them, each with a comment above it (or "")."""
    return "\n".join(ROW.toml(row, comment) for row, comment in rows)
