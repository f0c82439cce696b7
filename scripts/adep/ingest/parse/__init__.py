"""Paragraphs → the structure of an act: front matter, chapters, clauses, subclauses, notes.

Guarantees: every paragraph ends up in exactly one unit, heading or note; nothing is reordered
within a clause; a number is never changed. What cannot be settled is kept and reported.

A text's chapters and clauses may both be numbered "N." (two ascending sequences in one text), and
a file may hold several numbering runs: an order's own points, then the code that it approves.
Which "N." is which is decided for the whole run at once, by the sequence that fits best.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from adep.base.passage import Passage
from adep.base.problems import Problem
from adep.ingest.parse.build import Run
from adep.ingest.parse.contents import without_contents
from adep.ingest.parse.numbering import label
from adep.ingest.parse.runs import run_names, runs
from adep.ingest.parse.tokens import notes_apart, notes_of_front, title_words, token, whole_notes
from adep.languages.grammar import Grammar
from adep.model import Cleaned, Part, Text, Unit


def parse(
    cleaned: Cleaned,
    grammar: Grammar,
    titles: Iterable[str] = (),
    published: Collection[str] | None = None,
) -> Text:
    """The structure of ``cleaned``. By ``titles``, the act's names, its title line is known.

    ``published`` names the numbering runs ("order", "annex1") that are published beside the code:
    the others become the text's ``parts``. None: all of them are.
    """
    names = [words for title in titles if (words := title_words(title))]
    problems = list(cleaned.problems)
    blocks = notes_apart(cleaned.blocks, grammar)
    told = list(whole_notes(token(block, grammar) for block in blocks))
    told = list(notes_of_front(told, grammar))
    told, contents = without_contents(told, grammar, names)
    tokens = label(told, grammar)
    found = runs(tokens, grammar, names)
    every = [
        Run(name, run, grammar, names, cleaned.source.path, problems, follows=index > 0)
        for index, (name, run) in enumerate(zip(run_names(found, names), found, strict=True))
    ]
    for part in every:
        part.build()
    kept = [p for p in every if p.name and published is not None and p.name not in published]
    parts = [part for part in every if part not in kept]
    if not any(part.clauses for part in parts):
        says = "no numbered clause was found; everything is kept as front matter"
        problems.append(Problem(cleaned.source.path, None, "nothing-found", says))
    return Text(
        lang=grammar.lang,
        source=cleaned.source,
        front=tuple(unit for part in parts for unit in part.front),
        chapters=tuple(chapter for part in parts for chapter in part.frozen_chapters()),
        clauses=tuple(clause.freeze() for part in parts for clause in part.clauses),
        notes=tuple(note for part in parts for note in part.notes),
        furniture=tuple(sorted((*cleaned.furniture, *contents), key=lambda item: item.line)),
        problems=tuple(problems),
        parts=tuple(_kept(part, grammar.lang) for part in kept),
    )


def _kept(run: Run, lang: str) -> Part:
    """A run as one piece: its units and notes as they stand in the source."""
    clauses = [clause.freeze() for clause in run.clauses]
    units = [
        *run.front,
        *(heading for _, heading in run.chapters),
        *(unit for clause in clauses for unit in clause.units),
    ]
    notes = [*run.notes, *(note for clause in clauses for note in clause.notes)]
    return Part(
        run.name,
        lang,
        tuple(sorted(units, key=lambda unit: unit.lines)),
        tuple(sorted(notes, key=lambda note: note.lines)),
    )


def parse_article(cleaned: Cleaned, lang: str) -> Text:
    """An article, which is no act: a title and paragraphs, whatever they begin with."""
    front = tuple(
        Unit(f"{lang}-p{n}", lang, "paragraph" if n > 1 else "title", None, Passage(), one.passage)
        for n, one in enumerate(cleaned.blocks, start=1)
    )
    return Text(lang, cleaned.source, front, (), (), (), cleaned.furniture, cleaned.problems)
