"""The columns of the table of an act's history: what stands in each, on the site and in Markdown.

A column is an entry of ``COLUMNS``; its head is ``history.<name>`` of the interface's words. How a
cell is set stands in the site's ``partials/history_table.html`` and in ``pages/below_texts.py``. On
paper a line is a sentence (``printing/act.html``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from msgspec import Struct

from adep.languages.interface import Interface
from adep.view.values import EventView


class CellLine(Struct, frozen=True):
    """A line in a cell."""

    text: str
    quiet: bool = False  # set lighter, as what is said besides
    lang: str = ""  # of an editor's words, which may be in another language than the interface
    day: str = ""  # the day that the text names, in ISO form


Cell: TypeAlias = tuple[CellLine, ...]


class HistoryColumn(Struct, frozen=True):
    """A column. ``cell`` gives what stands in it of an event, in the words of an interface."""

    name: str
    cell: Callable[[EventView, Interface], Cell]
    of_clause: bool = True  # whether the history of a single clause has it too
    labelled: bool = False  # a narrow screen shows no heads: whether each cell repeats its own


def _date(event: EventView, words: Interface) -> Cell:
    return (CellLine(event.date, day=event.iso),)


def _event(event: EventView, words: Interface) -> Cell:
    return (CellLine(event.what),)


def _instrument(event: EventView, words: Interface) -> Cell:
    besides = (
        CellLine(event.authority, quiet=True),
        CellLine(event.in_force, quiet=True),
        CellLine(event.remark.text, quiet=True, lang=event.remark.lang),
    )
    return (CellLine(event.instrument), *(line for line in besides if line.text))


def _clauses(event: EventView, words: Interface) -> Cell:
    return (CellLine(event.clauses),)


def _text(event: EventView, words: Interface) -> Cell:
    if not event.is_wording:
        return (CellLine("—"),)
    return (CellLine(event.held or words["history.not_held"], quiet=not event.held),)


COLUMNS: Final = (
    HistoryColumn("date", _date),
    HistoryColumn("event", _event),
    HistoryColumn("instrument", _instrument),
    HistoryColumn("clauses", _clauses, of_clause=False, labelled=True),
    HistoryColumn("text", _text, labelled=True),
)
