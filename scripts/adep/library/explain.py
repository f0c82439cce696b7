"""How a clause came to be, in lines of plain text: for an editor at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from adep.base.passage import Change
from adep.library.pipeline import Library
from adep.model import Act, Amendment, Note, Part, Reference, ResolvedClause, Row, Text, Unit


def summary(library: Library) -> list[str]:
    """What the import found: a line an act, and a line for each part that it only keeps."""
    return [line for act in library.every for line in (_summary(act), *_kept(act))]


def _kept(act: Act) -> Iterator[str]:
    for text in act.texts:
        for part in text.parts:
            yield f"  {text.lang}: {_part_line(part)}"


def _part_line(part: Part) -> str:
    title = f" «{part.title}»" if part.title else ""
    return (
        f"part {part.name}{title} ({len(part.units)} units) is kept on the act's page and has no "
        f'pages of its own; to publish it, write parts = ["{part.name}"] in act.toml'
    )


def _summary(act: Act) -> str:
    units = [unit for text in act.texts for unit in text.units()]
    mended = (u.marker + u.body for u in units if u.marker.changed or u.body.changed)
    repairs = sum(len(passage.changes()) for passage in mended)
    notes = len({amendment.note.id for amendment in act.every_amendment})
    langs = ", ".join(f"{t.lang} {t.wording_of}" for t in act.facts.texts)
    return (
        f"{act.facts.id} ({langs}): {len(act.chapters)} chapters, {len(act.clauses)} clauses, "
        f"{len(units)} units, {notes} notes, {repairs} repairs"
    )


def explain(library: Library, what: str) -> list[str] | None:
    """``act/clause`` or ``act``, explained; None where there is no such thing."""
    name, _, clause_id = what.strip("/").partition("/")
    act = library.by_id.get(name)
    if act is None:
        return None
    if not clause_id:
        units = (_unit_line(u) for t in act.texts for u in t.units())
        return [_summary(act), *_kept(act), *units]
    clause = next((c for c in act.clauses if c.id == clause_id), None)
    return None if clause is None else list(_clause(act, clause))


def outline(text: Text) -> list[str]:
    """What a raw text was read as: front matter, chapters, clauses, notes, what was set aside."""
    lines = [f"{text.source.path} ({text.lang}), sha256 {text.source.sha256}"]
    lines += _units(text.front)
    headings = {chapter.number: chapter.heading for chapter in text.chapters}
    for clause in text.clauses:
        if clause.chapter in headings:
            lines.append(f"Chapter {clause.chapter}: {headings.pop(clause.chapter).text}")
        lines += [f"Clause {clause.id}", *_units(clause.units), *map(_note_line, clause.notes)]
    lines += [f"Chapter {number}: {heading.text} (empty)" for number, heading in headings.items()]
    lines += map(_note_line, text.notes)
    for part in text.parts:
        lines.append(_part_line(part)[:1].upper() + _part_line(part)[1:])
        lines += [*_units(part.units), *map(_note_line, part.notes)]
    lines += [f"Set aside, line {f.line} ({f.reason}): {f.text.strip()}" for f in text.furniture]
    lines += [f"Dropped, line {d.line} ({d.reason}): {d.text.strip()}" for d in text.source.dropped]
    return [*lines, *(f"Problem: {problem}" for problem in text.problems)]


def _units(units: Iterable[Unit]) -> Iterator[str]:
    """Units, each with its repairs."""
    for unit in units:
        yield _unit_line(unit)
        yield from map(_change, (unit.marker + unit.body).changes())


def _note_line(note: Note) -> str:
    return f"  {note.id}  (note, line {note.lines[0]})  {note.text}"


def _unit_line(unit: Unit) -> str:
    first, last = unit.lines
    lines = f"line {first}" if first == last else f"lines {first}-{last}"
    return f"  {unit.id}  ({unit.kind}, {lines})  {(unit.label + ' ' + unit.text).strip()}"


def _clause(act: Act, clause: ResolvedClause) -> Iterator[str]:
    paired = clause.paired
    yield f"{act.facts.id}, clause {clause.id}"
    for text in act.texts:
        facts = next(t for t in act.facts.shown if t.lang == text.lang)
        yield f"  {text.lang}: {text.source.path}, wording of {facts.wording_of}, {facts.standing}"
        yield f"      sha256 {text.source.sha256}"
    yield ""
    yield "Units"
    yield from _units(paired.units)
    yield ""
    yield "Rows"
    for row in paired.rows:
        sides = "  |  ".join(" ".join(row.ids(lang)) or "-" for lang in act.langs)
        yield f"  {row.relation:9} {sides}" + _by_whom(row)
        for words in (row.differs, row.reason):
            if words:
                yield f"            {words.get('en') or next(iter(words.values()))}"
    if paired.open:
        yield "  The wordings number this clause differently and no pairing is recorded:"
        yield "  its units stand alone."
    if clause.amendments:
        yield ""
        yield "Notes"
    for amendment in clause.amendments:
        yield f"  {amendment.note.id} (line {amendment.note.lines[0]}): {amendment.note.text}"
        yield f"    {_meaning(amendment)}"
        yield from map(_change, amendment.note.body.changes())
    if clause.references:
        yield ""
        yield "References"
    for reference in clause.references:
        yield f"  {reference.unit}: «{reference.text}» → {_leads_to(reference)}"
    if clause.events:
        yield ""
        yield "History"
    for event in clause.events:
        by = " ".join(filter(None, (event.type, event.number and f"No. {event.number}")))
        yield f"  {event.date}  {event.kind}" + (f" by {by}" if by else "")
    remarks = [r for t in act.texts for r in t.remarks if r.unit in {u.id for u in paired.units}]
    if remarks:
        yield ""
        yield "Remarks"
    for remark in remarks:
        yield f"  {remark.unit}: {remark.text.get('en') or next(iter(remark.text.values()))}"


def _by_whom(row: Row) -> str:
    if row.proposed:
        return "  (proposed, not confirmed)"
    return "  (recorded)" if row.recorded else ""


def _leads_to(reference: Reference) -> str:
    if reference.act is not None:
        return f"{reference.act}/{reference.to}" if reference.to else reference.act
    cited = reference.cited
    if cited is None:
        return "nothing"
    named = cited.known or ", ".join(
        str(said) for said in (cited.type, cited.date, cited.number, cited.title) if said
    )
    place = f", {cited.place}" if cited.place else ""
    return f"{named}{place} (not held)"


def _change(change: Change) -> str:
    raw = change.raw.replace("\n", "⏎")
    rules = " + ".join(rule.split(":")[0] for rule in change.rules)
    return f"      line {change.line}: «{raw}» read as «{change.reading}» by {rules}"


def _meaning(amendment: Amendment) -> str:
    said = (
        amendment.kind,
        amendment.target and f"target {amendment.target}",
        amendment.portion,
        amendment.only and f"only the text in {amendment.only}",
        amendment.date.isoformat() if amendment.date else None,
        amendment.type,
        amendment.number and f"No. {amendment.number}",
        amendment.commencement,
    )
    words = ", ".join(part for part in said if part) or "not understood"
    return f"{words} ({'; '.join(amendment.unread)})" if amendment.unread else words
