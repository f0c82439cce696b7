"""A small act of the model, for tests of what readers are told of one."""

from __future__ import annotations

import datetime

from adep.base.passage import Passage
from adep.languages.interface import Interface, load_interface
from adep.model import (
    Act,
    Chapter,
    ChapterHeading,
    Clause,
    Event,
    Facts,
    PairedClause,
    Remark,
    ResolvedClause,
    Row,
    Source,
    Status,
    Text,
    TextFacts,
    Unit,
)
from adep.view.book import Book

KK = load_interface("kk")
EN = load_interface("en")


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def unit(id: str, text: str, number: str | None = None, line: int = 1) -> Unit:
    marker = Passage.of(f"{number}) ", line) if number else Passage()
    kind = "subclause" if number else "paragraph"
    return Unit(id, id[:2], kind, number, marker, Passage.of(text, line))  # type: ignore[arg-type]


def event(date: str, kind: str = "restated", clauses: tuple[str, ...] = ()) -> Event:
    return Event(day(date), kind, "decree", "1", "president", clauses, None, {})  # type: ignore[arg-type]


def text_facts(lang: str, date: str, standing: str = "authentic") -> TextFacts:
    return TextFacts(lang, f"sources/act/{lang}.txt", day(date), standing, None, ())


def source(lang: str) -> Source:
    return Source(f"sources/act/{lang}.txt", "0" * 64, 9, ())


def an_act(
    *rows: Row,
    langs: tuple[str, ...] = ("kk", "en"),
    differs: bool = False,
    waiting: bool = False,
    events: tuple[Event, ...] = (),
    remarks: tuple[Remark, ...] = (),
) -> Act:
    """An act of one chapter and one clause, "5", whose rows are given."""
    facts = Facts(
        id="act",
        path="sources/act/act.toml",
        order=1,
        title={"kk": "Кодекс", "en": "The Code"},
        short={"kk": "Кодекс (2005)", "en": "Code (2005)"},
        about={"kk": "Акт", "en": "An act"},
        binds={"kk": "Қызметшілер", "en": "Servants"},
        not_to_confuse={},
        status=Status("repealed", day("2016-01-01"), None),
        history=events,
        texts=tuple(
            text_facts(lang, date, standing)
            for lang, date, standing in (
                ("kk", "2013-10-01", "authentic"),
                ("en", "2011-04-01", "unofficial translation"),
            )
            if lang in langs
        ),
    )
    texts = []
    headings = {}
    for lang in langs:
        units = tuple(u for row in rows for u in row.sides.get(lang, ()))
        heading = headings[lang] = unit(f"{lang}-ch-2", "Heading")
        chapter = Chapter("2", heading, ("5",))
        clause = Clause("5", "", "2", units)
        texts.append(
            Text(lang, source(lang), (), (chapter,), (clause,), (), (), remarks=remarks)
            if lang == langs[0]
            else Text(lang, source(lang), (), (chapter,), (clause,), (), ())
        )
    paired = PairedClause(
        id="5",
        part="",
        chapter="2",
        units=tuple(u for lang in langs for row in rows for u in row.sides.get(lang, ())),
        rows=rows,
        notes=(),
        differs=differs,
        open=waiting,
    )
    return Act(
        facts,
        tuple(texts),
        (ChapterHeading("2", headings, ("5",)),),
        (ResolvedClause(paired, (), events),),
        (),
        (),
    )


def a_book(act: Act, words: Interface = EN) -> Book:
    return Book(act, words, ("kk", "en"), {}, {})
