"""The texts of an act on a page: units, and tables of what stands side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from posixpath import relpath

from adep.base.grouping import grouped
from adep.model import Note, Row, Unit
from adep.pages import checksums
from adep.pages.bilingual import BELOW, say
from adep.pages.interface_labels import PageWords
from adep.pages.places import Places
from adep.pages.plain_text import literal
from adep.pages.remarks import remark
from adep.view.values import NoteView

AS_UNIT = "unit"  # the title of a link that stands for a unit of another page


class Texts:
    """How the units of an act are written; ``own`` are the languages whose words stand here."""

    def __init__(self, wording: PageWords, places: Places, folder: str, own: Iterable[str]) -> None:
        self.wording, self.places, self.folder = wording, places, folder
        self.books, self.interfaces = wording.books, wording.interfaces
        self.own = frozenset(own)
        self._ways: dict[str, str] = {}
        self._heads: dict[tuple[tuple[str, ...], bool], list[str]] = {}  # of the tables so far

    def line(self, unit: Unit, label: bool = True, marks: str = "") -> str:
        number = unit.label if label else ""
        return checksums.unit_line(unit.id, number, unit.text, marks=marks)

    def units(
        self, units: Iterable[Unit], notes: Sequence[NoteView] = (), label: bool = True
    ) -> Iterator[str]:
        """A line a unit with its remarks below. Git merges what two people mend in two lines only
        where a line stands between them.
        """
        under = grouped((self.is_under(note), mark(note.id)) for note in notes)
        for one in units:
            if one.lang not in self.own:
                yield self._elsewhere(one.id, one.label)
                continue
            marks = "".join(f" {each}" for each in under.get(one.id, ()))
            yield self.line(one, label=label, marks=marks)
            yield from self.remarks(one.id)

    def part_note(self, note: Note) -> Iterator[str]:
        """A note of what stands beside the code, below its units."""
        if note.lang not in self.own:
            yield self._elsewhere(note.id)
            return
        yield checksums.unit_line(note.id, "", note.text)
        yield from self.remarks(note.id)

    def _elsewhere(self, id: str, label: str = "") -> str:
        """What stands for a unit or a note whose words stand on another page."""
        return f'[{literal(label or id)}]({self.path_to(id)} "{AS_UNIT}")'

    def way_to(self, unit: Unit) -> str:
        """To a unit outside the clauses, from the act's page or that of its older wording."""
        return f"#{unit.id}" if unit.lang in self.own else self.path_to(unit.id)

    def path_to(self, unit: str) -> str:
        """Where a unit of the act stands, from here."""
        return self.way(self.places.of(self.books[0].id, unit))

    def way(self, path: str) -> str:
        """The way from here to ``path`` below ``docs/``; many references lead to one place."""
        if path not in self._ways:
            inside = path.startswith(f"{self.folder}/")  # nearly all are, and relpath is slow
            way = path[len(self.folder) + 1 :] if inside else relpath(path, self.folder)
            self._ways[path] = way
        return self._ways[path]

    def remarks(self, unit: str) -> Iterator[str]:
        if unit in self.books[0].remarks:  # few are
            for each in zip(*(book.remarks[unit] for book in self.books), strict=True):
                yield remark(self.interfaces, [one.text for one in each])

    def table(
        self, clause: str, rows: Sequence[Row], notes: Sequence[Sequence[NoteView]]
    ) -> list[str]:
        """Rows as a table: a row a pair, and what is said of the pair in it."""
        if not rows:
            return []
        langs = [lang for lang in self.books[0].langs if self._has_column(lang, rows)]
        saying = [self._said_of(clause, at) for at, _ in enumerate(rows)]
        lines = [*self._table_head(langs, any(saying)), "<tbody markdown>"]
        for at, row in enumerate(rows):
            proposed = " data-proposed" if row.proposed else ""
            lines.append(f'<tr data-relation="{row.relation}"{proposed} markdown>')
            for lang in langs:
                units = list(self.units(row.sides.get(lang, ()), notes[0]))
                lines += self._cell(f'lang="{lang}"', units or self._missing(clause, at, lang))
            if any(saying):
                lines += self._cell('class="said"', saying[at])
            lines.append("</tr>")
        return ["\n".join([*lines, "</tbody>", "</table>"])]

    def _has_column(self, lang: str, rows: Sequence[Row]) -> bool:
        return not self.books[0].single or any(row.sides.get(lang) for row in rows)

    @staticmethod
    def _cell(attributes: str, parts: Sequence[str]) -> list[str]:
        lines = [line for part in parts for line in ("", part)]
        return [f'<td {attributes} markdown="block">', *lines, *[""] * bool(lines), "</td>"]

    def _table_head(self, langs: Sequence[str], said: bool) -> list[str]:
        """The heads of the columns: language, wording, standing. Most tables of an act have one."""
        kind = tuple(langs), said
        if kind not in self._heads:
            self._heads[kind] = self._head_of(*kind)
        return self._heads[kind]

    def _head_of(self, langs: Sequence[str], said: bool) -> list[str]:
        lines = ['<table class="law" markdown>', "<thead>", "<tr>"]
        for at, column in enumerate(self.books[0].columns):
            if column.lang in langs:
                name, wording, standing = self.column(at)
                words = [f"<strong>{name}</strong>"]
                if column.held:
                    words.append(f'<time datetime="{column.date}">{wording}</time>')
                words.append(standing if column.held else wording)
                lines.append(f'<th data-lang="{column.lang}" scope="col">{"<br>".join(words)}</th>')
        if said:
            lines.append(f'<th class="said" scope="col">{self.wording.word("relation.head")}</th>')
        return [*lines, "</tr>", "</thead>"]

    def _missing(self, clause: str, row: int, lang: str) -> list[str]:
        words = self.wording.plainly(lambda book: book.row_views.missing(clause, row, lang))
        return [words] if words else []

    def _said_of(self, clause: str, row: int) -> list[str]:
        """What is said of a pair: that it is only proposed, how its texts differ, why it is so."""
        said = [book.row_views.said_of(clause, row) for book in self.books]
        found = []
        if said[0].mark:
            words = say(self.interfaces, (literal(one.mark) for one in said))
            found.append(f"*{words}*")
        if said[0].says:
            relation = (
                literal(f"{one.says}: {one.differs.text}" if one.differs else one.says)
                for one in said
            )
            found.append(f"**≠** {say(self.interfaces, relation, BELOW)}")
        if said[0].reason:
            reasons = (literal(one.reason.text) for one in said if one.reason)
            found.append(say(self.interfaces, reasons, BELOW))
        return found

    def beside(self, texts: Sequence[tuple[str, list[str]]]) -> list[str]:
        """Whole texts side by side, unpaired."""
        lines = [*self._table_head([lang for lang, _ in texts], False), "<tbody markdown>"]
        lines.append("<tr markdown>")
        for lang, parts in texts:
            lines += self._cell(f'lang="{lang}"', parts)
        return ["\n".join([*lines, "</tr>", "</tbody>", "</table>"])]

    def column(self, at: int) -> list[str]:
        """A language's text: its name, its wording, its standing."""
        column = self.books[0].columns[at]
        name = self.wording.plainly(lambda book: book.columns[at].name)
        if not column.held:
            return [name, self.wording.word("relation.not_held"), ""]
        wording = self.wording.plainly(lambda book: book.columns[at].wording)
        return [name, wording, self.wording.plainly(lambda book: book.columns[at].standing)]

    def is_under(self, note: NoteView) -> str:
        """The unit of this page in whose line the note's mark stands; "" for none."""
        if note.id.endswith("-note"):  # the note is the unit's own words
            return note.id.removesuffix("-note")
        return note.under or ""


def mark(note: str) -> str:
    """What leads to a note: a Markdown footnote by its id."""
    return f"[^{note}]"
