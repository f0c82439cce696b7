"""What stands below the texts of a page: amendment notes, version history, references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from adep.model import Note, Reference
from adep.pages import checksums
from adep.pages.bilingual import BELOW, say
from adep.pages.plain_text import literal
from adep.pages.texts import Texts, mark
from adep.view.history_columns import COLUMNS, Cell, HistoryColumn
from adep.view.values import EventView, Meaning, NoteView


class Below:
    """The parts of a page below its texts."""

    def __init__(self, texts: Texts) -> None:
        self.texts, self.wording = texts, texts.wording
        self.interfaces = texts.interfaces
        self._leads: dict[tuple[str, str | None], str] = {}  # many references are to one place
        # By the identities of an event's views, which are held fast beside its row.
        self._rows: dict[tuple[int, ...], tuple[object, list[str]]] = {}

    def notes(
        self, title: str, notes: Sequence[Sequence[NoteView]], held: Mapping[str, Note]
    ) -> Iterator[str]:
        """The amendment notes as footnotes: their words, and what they mean."""
        views = {each[0].id: each for each in zip(*notes, strict=True)}
        order = [*held, *(id for id in views if id not in held)]
        if order:
            yield f"## {self.wording.word(title)}"
        for id in order:
            meanings = [self._indented(one) for one in self._meanings(views[id])]
            if id in held:
                head = checksums.unit_line(id, "", held[id].text, f"{mark(id)}: ")
                remarks = [self._indented(one) for one in self.texts.remarks(id)]
                yield "\n\n".join([head, *meanings, *remarks])
            else:
                yield f"{mark(id)}: " + "\n\n".join(meanings).strip()

    @staticmethod
    def _indented(part: str) -> str:
        return "\n".join(f"    {line}" for line in part.split("\n"))

    def _meanings(self, views: Sequence[NoteView]) -> Iterator[str]:
        for each in zip(*(view.meanings for view in views), strict=True):
            yield say(self.interfaces, map(_meaning, each), BELOW)
        if not views[0].meanings:
            yield self.wording.word("notes.unknown")
        elif views[0].partial:
            yield self.wording.word("notes.partial")

    def history(
        self,
        events: Sequence[Sequence[EventView]],
        title: str = "history.title",
        clauses: bool = False,
    ) -> Iterator[str]:
        yield f"## {self.wording.word(title)}"
        if clauses:
            yield self.wording.word("act.wordings_intro")
        rows = [self._row(each, clauses) for each in zip(*events, strict=True)]
        if rows:
            heads = [self.wording.word(f"history.{column.name}") for column in _columns(clauses)]
            yield pipe_table(heads, rows)
            if not clauses and any(e.is_wording and not e.held for e in events[0]):
                yield self.wording.word("history.earlier")
        else:
            yield self.wording.word("history.none")

    def _row(self, each: tuple[EventView, ...], clauses: bool) -> list[str]:
        """An event as a row, with its anchor: it is the same on the pages of many clauses."""
        key = (clauses, *map(id, each))
        if key not in self._rows:
            first, *others = (self._cell(column, each) for column in _columns(clauses))
            self._rows[key] = each, [f'<a id="{each[0].anchor}"></a>{first}', *others]
        return self._rows[key][1]

    def _cell(self, column: HistoryColumn, each: Sequence[EventView]) -> str:
        """What a column says of an event, which is given in each interface language."""
        cells = (
            column.cell(event, words) for event, words in zip(each, self.interfaces, strict=True)
        )
        return say(self.interfaces, map(_lines, cells))

    def references(self, references: Sequence[Reference]) -> Iterator[str]:
        """What each phrase leads to; an act that is not held has no page to lead to."""
        phrases: dict[tuple[str, str], dict[str, None]] = {}
        for reference in references:
            links = phrases.setdefault((reference.lang, reference.text), {})
            links[self._leading(reference)] = None
        lines = [
            f'- <span lang="{lang}">«{literal(phrase)}»</span> → {", ".join(links)}'
            for (lang, phrase), links in phrases.items()
        ]
        if lines:
            yield f"## {self.wording.word('references.title')}"
            yield "\n".join(lines)

    def _leading(self, reference: Reference) -> str:
        if reference.act is None:
            return self.wording.plainly(lambda book: book.references.not_held(reference))
        act, to = reference.act, reference.to
        if (act, to) not in self._leads:
            name = self.wording.plainly(lambda book: book.named(act, to))
            self._leads[act, to] = f"[{name}]({self.texts.way(self.texts.places.of(act, to))})"
        return self._leads[act, to]


def _columns(clauses: bool) -> list[HistoryColumn]:
    return [column for column in COLUMNS if clauses or column.of_clause]


def pipe_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _meaning(meaning: Meaning) -> str:
    """ "Clause 5: restated. Decree No. 651, 1 October 2013. …" """
    instrument = ", ".join(filter(None, (meaning.instrument, meaning.date)))
    said = [meaning.what, instrument, meaning.authority, meaning.force]
    return literal(". ".join(filter(None, said)) + ".")


def _lines(cell: Cell) -> str:
    return "; ".join(literal(line.text) for line in cell if line.text)
