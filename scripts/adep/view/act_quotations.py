"""Units of an act, quoted away from its pages: in rows, alone, or before a link is followed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from adep.library.word_diff import Stretch
from adep.view import quoted_units
from adep.view.book import Book
from adep.view.unit_values import PREVIEWED, UnitView, small, snippet
from adep.view.values import LinkPreview, PreviewSide, Quotation, QuotedRun, QuotedUnit, RowView


def rows(book: Book, units: Iterable[str]) -> tuple[Quotation, ...]:
    """The rows in which ``units`` stand, each run of a clause in its sentence."""
    return _in_sentences(book, book.row_views.with_units(units))


def _in_sentences(book: Book, rows: Iterable[tuple[str, RowView]]) -> tuple[Quotation, ...]:
    return quoted_units.of_rows(
        book.id, rows, book.sentences, lambda unit: book.remarks.get(unit, ())
    )


def units_of(
    book: Book, units: Iterable[str], stretches: Sequence[tuple[Stretch, ...]] = ()
) -> tuple[QuotedRun, ...]:
    """Some units of one language, each run of a clause in its sentence.

    ``stretches``: what changed in each, where it is told.
    """
    found = [
        QuotedUnit(
            book.link(unit.id),
            unit.label if unit.kind == "subclause" else "",
            stretches[at] if stretches else (Stretch(unit.text, "same"),),
            book.remarks.get(unit.id, ()),
        )
        for at, unit in enumerate(book.units_of(units))
    ]
    return quoted_units.of_units(
        book.id, found, book.sentences, lambda unit: book.remarks.get(unit, ())
    )


def previews(book: Book, unit: str) -> Mapping[str, LinkPreview]:
    """What a reader sees of a unit before following a link to it: it in its sentence, its
    counterpart, and what is to be known of both. It is told of every unit of its row, each by its
    id: whoever asks for one asks for the others soon.
    """
    found = _in_sentences(book, book.row_views.with_units((unit,), book.words_alone))[0]
    row, act = found.rows[0], book.act.facts.key
    columns = {column.lang: column for column in book.columns}
    shown = [side for side in row.sides if side.lang in book.held and (side.units or side.missing)]
    sides = [
        PreviewSide(
            " ".join(f"{act}/{one.id}" for one in side.units),
            side.lang,
            f"{columns[side.lang].name}: {small(columns[side.lang].wording)}, "
            f"{small(columns[side.lang].standing)}",
            found.opening.get(side.lang, ()),
            snippet(" ".join(map(_with_number, side.units)), PREVIEWED),
            found.closing.get(side.lang, ()),
            side.missing,
            tuple(remark for one in side.units for remark in one.remarks),
        )
        for side in shown
    ]
    state = "" if book.act.facts.article else book.state.says
    told: dict[str, LinkPreview] = {}
    for at, side in enumerate(shown):
        own = replace(sides[at], remarks=(*found.remarks, *sides[at].remarks))
        others = (*sides[:at], *sides[at + 1 :])
        view = LinkPreview(book.short, state, (row.said.says, row.said.differs), (own, *others))
        told |= dict.fromkeys((one.id for one in side.units), view)
    return told


def _with_number(unit: UnitView) -> str:
    """An item with its number; a paragraph's number is that of its clause."""
    return f"{unit.label} {unit.text}" if unit.kind == "subclause" else unit.text
