"""Golden cases: texts in the shapes that real files come in, beside what a careful reader says.

A case is a folder of ``tests/cases``: ``source.txt`` (or .md, .html), ``case.toml`` with ``lang``,
``titles`` and a ``note`` that says what the case is about, and ``expected.txt``, an outline that
was written by hand. Its lines are, in the order of the source:

    front ID KIND LINES TEXT          title, approval stamp, preamble, signature …
    chapter NUMBER LINES «HEADING»
    clause ID (chapter NUMBER)
      ID LINES LABEL TEXT             a unit; its label is the number as printed
      in-place KIND … AS OF A NOTE    the unit's words are an amendment note
      note LINES KIND target=TARGET DATE TYPE NUMBER FORCE by «AUTHORITY»
    note …                            a note on the whole act
    furniture LINE REASON
    problem CODE LINE
    repair ID «RAW» → «READING»

"…" in an expected line stands for anything. Only the first words of a text need to be given.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from adep import clean, parse, pipeline, resolve, spelling
from adep.language import FOLDER
from adep.model import Amendment, Note, Text, Unit
from adep.read import read
from adep.render import ledger

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/case.toml"))


@cache
def spelling_rules(lang: str) -> spelling.Spelling:
    return spelling.load_spelling(FOLDER / lang)


def load(folder: Path) -> Text:
    """The text of a case as the importer reads it, before pairing."""
    facts = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    path = next(folder.glob("source.*"))
    grammar = pipeline.grammar(facts["lang"])
    grammars = [pipeline.grammar(lang) for lang in pipeline.LANGUAGES]
    source = read(path.read_bytes(), f"{folder.name}/{path.name}")
    cleaned = clean.clean(source, grammar, grammars, spelling_rules(facts["lang"]))
    return parse.parse(cleaned, grammar, facts.get("titles", []))


def outline(text: Text) -> list[str]:
    placed: list[tuple[int, int, str]] = []

    def place(line: int, *words: str) -> None:
        placed.append((line, len(placed), " ".join(" ".join(words).split(" "))))

    for unit in text.front:
        place(unit.lines[0], "front", unit.id, unit.kind, _lines(unit), unit.text)
    for chapter in text.chapters:
        at = _lines(chapter.heading)
        heading = f"«{chapter.heading.text}»"
        place(chapter.heading.lines[0], "chapter", chapter.number, at, heading)
    for clause in text.clauses:
        starts = [unit.lines[0] for unit in clause.units]
        starts += [note.lines[0] for note in clause.notes]
        place(min(starts), f"clause {clause.id} (chapter {clause.chapter or '-'})")
        for unit in clause.units:
            label = [unit.label] if unit.label else []
            place(unit.lines[0], " ", unit.id, _lines(unit), *label, unit.text)
            for amendment in _in_place(unit):
                place(unit.lines[0], "  in-place", _said(amendment, told=False))
        for note in clause.notes:
            for amendment in _read(note):
                place(note.lines[0], "  note", _lines(note), _said(amendment))
    for note in text.notes:
        for amendment in _read(note):
            place(note.lines[0], "note", _lines(note), _said(amendment))
    for item in text.furniture:
        place(item.line, "furniture", str(item.line), item.reason)
    result = [words.rstrip() for _, _, words in sorted(placed)]
    problems = sorted((p.line or 0, p.code) for p in text.problems)
    result += [f"problem {code} {line or '-'}" for line, code in problems]
    items: list[Unit | Note] = [*text.units(), *text.notes]
    items += [note for clause in text.clauses for note in clause.notes]
    repairs = [
        (change.line, f"repair {item.id} «{_flat(change.raw)}» → «{_flat(change.reading)}»")
        for item in items
        for change in item.body.changes()
    ]
    return result + [words for _, words in sorted(repairs, key=lambda repair: repair[0])]


def _read(note: Note) -> tuple[Amendment, ...]:
    return resolve.read_note(note, pipeline.grammar(note.lang))


def _in_place(unit: Unit) -> tuple[Amendment, ...]:
    if not pipeline.grammar(unit.lang).in_place.match(unit.text):
        return ()
    return _read(Note(f"{unit.id}-note", unit.lang, unit.body, None))


def _said(amendment: Amendment, told: bool = True) -> str:
    force = amendment.force
    words = [amendment.kind, *([f"target={amendment.target or '-'}"] if told else [])]
    words += [str(amendment.date or "-"), amendment.type, amendment.number]
    if force is not None and force.days is not None:
        words.append(f"days={force.days}" + ("" if force.calendar or not force.days else "w"))
    elif force is not None:
        words.append(f"from={force.date}")
    elif amendment.commencement:
        words.append("from=?")
    if amendment.authority:
        words.append(f"by «{amendment.authority}»")
    return " ".join(word or "-" for word in words)


def _lines(item: Unit | Note) -> str:
    first, last = item.lines
    return str(first) if first == last else f"{first}-{last}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def differences(expected: list[str], actual: list[str]) -> Iterator[str]:
    """A unified diff in which an expected line with "…" stands for what it matches."""
    free = list(range(len(actual)))
    shown = list(actual)
    for line in expected:
        if "…" not in line:
            continue
        pattern = re.compile(r"\s*" + ".*".join(re.escape(p.strip()) for p in line.split("…")))
        hit = next((i for i in free if pattern.fullmatch(actual[i])), None)
        if hit is not None:
            shown[hit] = line
            free.remove(hit)
    return difflib.unified_diff(expected, shown, "expected", "actual", lineterm="", n=2)


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    folder = CASES / name
    text = load(folder)
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    found = "\n".join(differences([line for line in expected if line.strip()], outline(text)))
    assert not found, f"{name}:\n{found}"


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_a_case_is_accounted_for(name: str) -> None:
    text = load(CASES / name)
    assert ledger.account(text) == []
    entries = ledger.ledger(text)
    assert [entry["line"] for entry in entries] == list(range(1, text.source.count + 1))
