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
import html
import re
import textwrap
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from adep.exports.ledger import ledger as published_ledger
from adep.ingest import clean, ledger, parse
from adep.ingest.read import read
from adep.languages import loaded
from adep.languages.data_files import FOLDER
from adep.languages.spelling import rules as spelling
from adep.library.resolve.notes import read_note
from adep.model import Amendment, Note, Text, Unit
from tests import ROOT, TESTS

CASES = TESTS / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/case.toml"))


@cache
def spelling_rules(lang: str) -> spelling.Spelling:
    return spelling.load_spelling(FOLDER / lang)


def load(folder: Path) -> Text:
    """The text of a case as the importer reads it, before pairing."""
    facts = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    path = next(folder.glob("source.*"))
    return load_text(path.read_bytes(), path.name, facts["lang"], facts.get("titles", []))


def load_text(data: bytes, name: str, lang: str, titles: Sequence[str]) -> Text:
    grammar = loaded.grammar(lang)
    cleaned = clean.clean(read(data, name), grammar, loaded.page_words(), spelling_rules(lang))
    return parse.parse(cleaned, grammar, titles)


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
    return read_note(note, loaded.grammar(note.lang))


def _in_place(unit: Unit) -> tuple[Amendment, ...]:
    if not loaded.grammar(unit.lang).in_place.match(unit.text):
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
    entries = published_ledger(text)
    assert [entry["line"] for entry in entries] == list(range(1, text.source.count + 1))


# ---- the sources in other layouts ---------------------------------------------------------------

Paragraph = tuple[str, str]  # what it is ("heading", "note", "text", "front"), and its words


def paragraphs(text: Text) -> list[Paragraph]:
    """The reading of a text as the plain paragraphs of which it is made, in their order."""
    found: list[tuple[tuple[int, int], Paragraph]] = []
    for unit in text.front:
        found.append((unit.lines, ("front", unit.text)))
    for chapter in text.chapters:
        words = f"{chapter.heading.label} {chapter.heading.text}"
        found.append((chapter.heading.lines, ("heading", words)))
    for clause in text.clauses:
        for unit in clause.units:
            found.append((unit.lines, ("text", f"{unit.label} {unit.text}".strip())))
        for note in clause.notes:
            found.append((note.lines, ("note", note.text)))
    found += [(note.lines, ("note", note.text)) for note in text.notes]
    return [paragraph for _, paragraph in sorted(found, key=lambda item: item[0])]


def reading(text: Text) -> list[str]:
    """Every unit and note with its id, its place and its words, whatever line it stands on."""
    found = [f"{unit.id} {unit.kind}: {unit.text}" for unit in text.front]
    for chapter in text.chapters:
        found.append(f"{chapter.number} {chapter.clauses}: {chapter.heading.text}")
    for clause in text.clauses:
        found += [f"{unit.id} {unit.label} {unit.text}" for unit in clause.units]
        found += [f"{note.id} {note.text}" for note in clause.notes]
    return found + [f"{note.id} {note.text}" for note in text.notes]


def wrapped(width: int, indent: str, around: bool) -> Callable[[list[Paragraph]], str]:
    """Lines broken at ``width``; ``around``: blank lines around headings and front matter."""

    def layout(text: list[Paragraph]) -> str:
        lines: list[str] = []
        for kind, words in text:
            body = kind in ("text", "note")
            start = indent if body else ""
            kept = textwrap.wrap(words, width, initial_indent=start, break_on_hyphens=False)
            lines += kept if body or not around else ["", *kept, ""]
        return "\n".join(lines)

    return layout


def spread(text: list[Paragraph]) -> str:
    return "\n\n".join(words for _, words in text)


def dense(indent: str) -> Callable[[list[Paragraph]], str]:
    return lambda text: "\n".join(
        (indent if kind in ("text", "note") else "") + words for kind, words in text
    )


def markdown(text: list[Paragraph]) -> str:
    marks = {"heading": "## **{}**", "note": "> *{}*", "front": "{}", "text": "{}"}
    number = re.compile(r"^(\d[\d-]*)([.)])")
    return "\n\n".join(
        marks[kind].format(number.sub(r"\1\\\2", words) if kind == "text" else words)
        for kind, words in text
    )


def register(text: list[Paragraph]) -> str:
    marks = {
        "heading": "<h3>{}</h3>",
        "note": '<p class="note">{}</p>',
        "front": "<p>{}</p>",
        "text": "<p>&nbsp;&nbsp;&nbsp;&nbsp;{}</p>",
    }
    inner = "\n".join(marks[kind].format(html.escape(words)) for kind, words in text)
    start = '<html><body><div class="container_gamma text"><article>'
    return f"{start}\n{inner}\n</article></div></body></html>"


LAYOUTS: dict[str, Callable[[list[Paragraph]], str]] = {
    "spread": spread,
    "dense": dense(""),
    "dense-indented": dense("      "),
    "dense-no-break-spaces": dense("\u00a0" * 6),
    "wrapped-indented": wrapped(85, "      ", True),
    "wrapped-indented-dense": wrapped(85, "      ", False),
    "wrapped": wrapped(100, "", True),
    "markdown": markdown,
    "register": register,
}


@cache
def sources() -> dict[str, tuple[str, tuple[str, ...], bytes]]:
    found = {}
    for path in sorted(ROOT.glob("sources/*/act.toml")):
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        if facts.get("article"):
            continue
        for held in facts["text"]:
            data = (path.parent / held["source"]).read_bytes()
            titles = tuple(facts["title"].values())
            found[f"{path.parent.name}-{held['lang']}"] = (held["lang"], titles, data)
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", sources())
def test_a_source_reads_the_same_in_another_layout(name: str, layout: str) -> None:
    lang, titles, data = sources()[name]
    text = load_text(data, "source.txt", lang, titles)
    relaid = LAYOUTS[layout](paragraphs(text)).encode()
    suffix = "html" if layout == "register" else "txt"
    again = load_text(relaid, f"source.{suffix}", lang, titles)
    assert reading(again) == reading(text)
