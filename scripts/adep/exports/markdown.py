"""Markdown: a copy of a page for language models and for notes, in every interface language.

The words of a text are never taken for markup: what could be some is escaped (CommonMark). Each
unit stands behind its id; pairs stand together, and what is said of a row stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from adep.exports.held_act import Copy, HeldWording, Holding
from adep.model import Note, ResolvedClause, Unit
from adep.model.page_kinds import KINDS
from adep.printing.paper import Both, ClauseOnPaper, RowOnPaper, on_one_line
from adep.view.values import NoteView

NAME: Final = "index.html.md"  # of a page's copy, beside it
_SIGNS: Final = re.compile(r"[\\`*_\[\]<>&~|]")
# What begins a list, a heading, a rule or a heading's underline where a line begins with it.
_BEGINS: Final = re.compile(r"^(\s*)(?:(\d{1,9})([.)])|([-+=#]))")


def inline(text: str) -> str:
    """``text`` inside a line of Markdown."""
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", " ".join(text.split()))


def escaped(text: str) -> str:
    """``text`` where a line begins."""
    one = inline(text)
    return _BEGINS.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"\\{m[4]}", one)


def clause(holding: Holding, clause: ResolvedClause) -> bytes:
    """A clause of the newest wordings."""
    told = holding.paper.clause(clause.id)
    lines = [*_head(holding, f"{_short(holding)}. {told.mark}"), *_notices(told)]
    lines += [*_opening(holding, clause), *_rows(told)]
    return _written(lines, holding.url(f"{holding.act.facts.folder}{clause.id}/"))


def act(holding: Holding) -> bytes:
    """What an act is, and where each of its clauses stands."""
    facts = holding.act.facts
    lines = _head(holding, _short(holding))
    lines += [escaped(title.text) for title in holding.paper.titles]
    lines += [escaped(book.about.text) for book in holding.paper.books if book.about]
    lines.append(f"[{holding.id}: Markdown]({holding.link(f'{facts.folder}read/{NAME}')})")
    for section in holding.paper.sections:
        if section.mark:
            lines.append(f"## {escaped(section.mark)}")
        for one in section.clauses:
            href = holding.link(f"{facts.folder}{one.id}/{NAME}")
            lines.append(f"- [{escaped(one.mark)}]({href})")
    return _written(lines, holding.url(facts.folder))


def whole(holding: Holding) -> bytes:
    """A whole act."""
    lines = _head(holding, _short(holding))
    for side in holding.book.outside.front:
        lines += [_unit(unit.id, unit.label, unit.text) for unit in side.units]
    for section in holding.paper.sections:
        if section.mark:
            lines.append(f"## {escaped(section.mark)}")
        for one in section.clauses:
            lines += ["### " + escaped(one.mark), *_notices(one), *_rows(one)]
    lines += map(_note, holding.book.notes)
    return _written(lines, holding.url(f"{holding.act.facts.folder}read/"))


def older(wording: HeldWording) -> bytes | None:
    """A whole older wording in one language; the newest stand in ``whole``."""
    if wording.newest:
        return None
    holding = wording.holding
    lines = _head(holding, _short(holding), wording.says)
    units: list[Unit | Note] = [*wording.text.units(), *wording.text.every_note()]
    for one in sorted(units, key=lambda one: one.lines):
        label = one.label if isinstance(one, Unit) else ""
        lines.append(_unit(one.id, label, one.text))
    return _written(lines)


def article(holding: Holding) -> bytes:
    """An article, as it was published. It binds nobody, and says so."""
    book = holding.book
    intro = [escaped(words.words["article.intro"]) for words in holding.paper.books]
    lines = [f"# {escaped(book.title.text)}", *intro, f"> {escaped(_sources(holding))}"]
    for text in holding.act.texts:
        lines += [
            f"## {escaped(unit.text)}" if unit.kind == "heading" else escaped(unit.text)
            for unit in text.units()
            if unit.kind != "title"
        ]
    return _written(lines, holding.url(holding.act.facts.folder))


def llms(copy: Copy) -> bytes:
    """``/llms.txt``: what this site is, and where its texts stand as Markdown."""
    names = [books.words["site.name"] for books in copy.books]
    lines = [f"# {escaped(' · '.join(dict.fromkeys(names)))}"]
    for books in copy.books:
        words = books.words
        lines.append(f"> {escaped(words['site.description'])} {escaped(words['exports.status'])}")
    lines.append("## Acts")
    for holding in copy.holdings:
        says = " ".join(said.text for said in holding.says)
        href = holding.link(f"{holding.act.facts.folder}read/{NAME}")
        lines.append(f"- [{escaped(_short(holding))}]({href}): {escaped(says)}")
    lines.append("## Pages")
    for at, books in enumerate(copy.books):
        root = f"{copy.address or '/'}{f'{books.words.lang}/' if at else ''}"
        for kind in KINDS:
            if kind.of in ("site", "all duties"):
                href = f"{root}{kind.page().address}{NAME}"
                lines.append(f"- [{escaped(books.words[kind.title])}]({href})")
    lines.append("## Data")
    lines.append(f"- [acts.json]({copy.address}data/acts.json)")
    if copy.articles:
        lines.append("## Optional")
    for holding in copy.articles:
        href = holding.link(f"{holding.act.facts.folder}{NAME}")
        lines.append(f"- [{escaped(holding.book.title.text)}]({href})")
    return _written(lines)


# ---- parts of pages -----------------------------------------------------------------------------


def _short(holding: Holding) -> str:
    return on_one_line(holding.paper.short)


def _head(holding: Holding, title: str, says: Both | None = None) -> list[str]:
    """A repeal first of all; the title; the status of the copy in every interface language."""
    warning = " · ".join(f"**{escaped(said.text)}**" for said in holding.warnings)
    told = _status(holding.says if says is None else says)
    return [*([f"> {warning}"] if warning else []), f"# {escaped(title)}", told]


@lru_cache(maxsize=8)  # that of an act stands in each of its clauses' files
def _status(says: Both) -> str:
    return "\n>\n".join(f"> {escaped(said.text)}" for said in says)


def _opening(holding: Holding, clause: ResolvedClause) -> Iterator[str]:
    """What stands before the clause and opens its sentence: a formula of enactment."""
    inside = {unit.id for unit in clause.paired.units}
    for lang in holding.newest:
        first = next((unit for unit in clause.paired.units if unit.lang == lang), None)
        if first is not None and first.opening:
            opening, _ = holding.book.sentences.missing(first.id, inside)
            for words in holding.book.sentences.completions(opening):
                yield f"`{words.unit}` *{inline(words.text)}*"


def _notices(clause: ClauseOnPaper) -> Iterator[str]:
    for notice in clause.notices:
        yield "> " + " · ".join(escaped(said.text) for said in notice)


def _rows(clause: ClauseOnPaper) -> Iterator[str]:
    for row in clause.rows:
        yield from _row(row)
    yield from map(_note, clause.notes)


def _note(note: NoteView) -> str:
    return f"*{inline(note.text)}*"


def _row(row: RowOnPaper) -> Iterator[str]:
    for said in row.says:
        yield f"*{inline(said.text)}*"
    for side in row.sides:
        for unit, remarks in side.units:
            yield _unit(unit.id, unit.label, unit.text)
            yield from (f"> {escaped(remark.text)}" for remark in remarks)
        if side.missing:
            missing = " · ".join(inline(said.text) for said in side.missing)
            yield f"`{side.lang}` *{missing}*"
    yield "---"


def _unit(id: str, label: str, text: str) -> str:
    number = f"**{inline(label)}** " if label else ""
    return f"`{id}` {number}{inline(text)}"


def _sources(holding: Holding) -> str:
    every = (wording.source for wording in holding.wordings)
    return ". ".join((*every, holding.edition(holding.book)))


def _written(lines: Iterable[str], address: str = "") -> bytes:
    """Blocks apart, items of a list together; below them the page's address, where it is known."""
    blocks: list[str] = []
    before = ""
    for line in (*lines, *([f"<{address}>"] if address else [])):
        between = "\n" if line.startswith("- ") and before.startswith("- ") else "\n\n"
        blocks += (between if before else "", line)
        before = line
    return f"{''.join(blocks)}\n".encode()
