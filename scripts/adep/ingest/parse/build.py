"""One numbering run, paragraph by paragraph → its front matter, chapters, clauses and notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct, field

from adep.base.grouping import grouped
from adep.base.passage import Passage, join
from adep.base.problems import Problem
from adep.ingest.parse.front_matter import Outside, front_matter, signature
from adep.ingest.parse.runs import is_office_line, is_signature
from adep.ingest.parse.tokens import Token
from adep.languages.grammar import Grammar
from adep.languages.reference_rules import LEVELS
from adep.model import Chapter, Clause, Note, Unit, UnitKind, path_of


class _Clause(Struct):
    """A clause while it grows."""

    id: str
    chapter: str | None
    part: str
    article: bool = False
    units: list[Unit] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    paragraphs: int = 0
    path: tuple[str, ...] = ()  # the part of an article to which items now belong
    item: tuple[str, ...] = ()  # the last item with its part, to which lettered items belong
    letters: int = 0
    last: int = 0  # the last item's number
    last_part: int = 0

    def freeze(self) -> Clause:
        return Clause(self.id, self.part, self.chapter, tuple(self.units), tuple(self.notes))


class Run:
    """Builds the units of one numbering run, paragraph by paragraph."""

    def __init__(
        self,
        name: str,
        tokens: Sequence[Token],
        grammar: Grammar,
        names: Sequence[frozenset[str]],
        path: str,
        problems: list[Problem],
        follows: bool,
    ) -> None:
        self.name, self.tokens, self.follows = name, tokens, follows
        self.grammar, self.names, self.path, self.problems = grammar, names, path, problems
        self.prefix = f"{name}-" if name else ""
        self.front: list[Unit] = []
        self.chapters: list[tuple[str, Unit]] = []
        self.clauses: list[_Clause] = []
        self.notes: list[Note] = []
        self.ids: dict[str, str | None] = {}  # every id, with its number as printed
        self.bearers: dict[str, int] = {}  # how many there are of a name that stands twice
        self.fronts = self.last_chapter = self.last_clause = 0
        self.last: Unit | None = None  # the unit that was made last
        self.level: str | None = None  # the last heading of another level, "section-1"

    def frozen_chapters(self) -> list[Chapter]:
        under = grouped((clause.chapter, clause.id) for clause in self.clauses)
        return [
            Chapter(number, heading, under.get(number, ())) for number, heading in self.chapters
        ]

    def build(self) -> None:
        """Take every paragraph in turn; each ends up in one unit, heading or note."""
        tokens = self.tokens
        body = next(
            (i for i, t in enumerate(tokens) if t.kind not in ("plain", "note")), len(tokens)
        )
        tail = self._tail(body)
        self._outside(front_matter(tokens[:body], self.grammar, self.names, self.follows))
        index = body
        while index < tail:
            index += self._take(index, tail)
        self._outside(signature(tokens[tail:]))
        self._report_empty_chapters()

    def _tail(self, body: int) -> int:
        """Where the signature begins that ends the run; the run's length if there is none."""
        tokens = self.tokens
        last = max(
            (i for i, t in enumerate(tokens) if t.kind not in ("plain", "note")), default=body
        )
        for index in range(last + 1, len(tokens)):
            token = tokens[index]
            if token.kind == "plain" and is_signature(token.block.text, self.grammar):
                while index - 1 > last and is_office_line(tokens[index - 1]):
                    index -= 1  # an office may take several lines
                return index
        return len(tokens)

    def _take(self, index: int, tail: int) -> int:
        """Place the token at ``index``; how many of those before ``tail`` that took."""
        token = self.tokens[index]
        clause = self.clauses[-1] if self.clauses else None
        if token.kind == "note":
            self._note(token, clause)
        elif token.kind == "chapter":
            return self._chapter(index, tail)
        elif token.kind == "level" or (token.kind == "plain" and self._is_heading(token)):
            words = self._words_below(index, tail) if token.kind == "level" else None
            lines = [token.block.passage, *([words.block.passage] if words else [])]
            heading = join(lines)
            what = f"«{_short(heading.text)}» is no numbered chapter"
            self._report("unknown-heading", token, what)
            self._add_front("heading", heading)
            self.level = f"{token.level}-{token.number}" if token.level in LEVELS else None
            return len(lines)
        elif token.kind == "article":
            words = self._words_below(index, tail)
            self._clause(token, words)
            return 2 if words else 1
        elif token.kind == "clause":
            if clause is not None and clause.article:
                self._article_part(clause, token)
            else:
                self._clause(token)
        elif clause is None:
            if token.kind == "plain":
                self._report("paragraph-outside-clauses", token, f"«{_short(token.block.text)}»")
            self._add_front("paragraph", token.block.passage)
        elif token.kind == "item":
            self._item(clause, token)
        elif token.kind == "letter" and clause.item:
            clause.letters += 1
            path = (*clause.item, chr(96 + min(clause.letters, 26)))
            self._add(clause, "subclause", token, path, level=2)
        else:
            self._paragraph(clause, token)
        return 1

    @staticmethod
    def _is_heading(token: Token) -> bool:
        return token.titular and bool(
            token.block.heading or (token.block.bold and len(token.block.text) < 160)
        )

    # ---- chapters and clauses

    def _chapter(self, index: int, tail: int) -> int:
        token = self.tokens[index]
        passage, taken = token.block.passage, 1
        marker, words = passage.split(token.cut)
        if after := self._words_below(index, tail):
            words, taken = after.block.passage, 2
        if token.base != self.last_chapter + 1:
            what = f"chapter {token.number} follows chapter {self.last_chapter or 'none'}"
            self._report("number-out-of-sequence", token, what)
        self.last_chapter = token.base
        number = self._unique(f"{self.prefix}{token.number}", token, "ch:")
        name = f"{self._lang}-{self.prefix}chapter-{token.number}"
        unit = self._unit("heading", name, words, marker, token.number)
        self.chapters.append((number, unit))
        return taken

    def _report_empty_chapters(self) -> None:
        filled = {clause.chapter for clause in self.clauses}
        for number, heading in self.chapters:
            if number not in filled:
                message = f"chapter {number} has no clause"
                self.problems.append(Problem(self.path, heading.lines[0], "chapter-empty", message))

    def _words_below(self, index: int, tail: int) -> Token | None:
        """The words of a heading, where they stand on a line of their own below its number."""
        token = self.tokens[index]
        after = self.tokens[index + 1] if index + 1 < tail else None
        if token.block.text[token.cut :].strip() or after is None or not after.titular:
            return None
        beyond = self.tokens[index + 2].kind if index + 2 < tail else None
        return None if token.kind == "article" and beyond in ("item", None) else after

    def _clause(self, token: Token, below: Token | None = None) -> None:
        base = token.base
        inserted = "-" in token.number and base == self.last_clause
        anew = "." in token.number and base == 1  # 2.1 after 1.9
        if base != self.last_clause + 1 and not (inserted or anew):
            what = f"clause {token.number} follows clause {self.last_clause or 'none'}"
            self._report("number-out-of-sequence", token, what)
        self.last_clause = base
        clause = _Clause(
            id=self._unique(f"{self.prefix}{token.number}", token, "cl:"),
            chapter=self.chapters[-1][0] if self.chapters else None,
            part=self.name,
            article=token.kind == "article",
        )
        self.clauses.append(clause)
        if clause.article:
            marker, words = token.block.passage.split(token.cut)
            words = below.block.passage if below else words
            name = f"{self._lang}-{clause.id}-h"
            clause.units.append(self._unit("heading", name, words, marker, None))
        else:
            self._paragraph(clause, token)

    def _article_part(self, clause: _Clause, token: Token) -> None:
        if token.base != clause.last_part + 1 and "-" not in token.number:
            what = (
                f"part {token.number} of article {clause.id} follows {clause.last_part or 'none'}"
            )
            self._report("number-out-of-sequence", token, what)
        clause.last_part, clause.last = token.base, 0
        clause.path, clause.item = (token.number,), ()
        self._add(clause, "part", token, clause.path)

    def _item(self, clause: _Clause, token: Token) -> None:
        base = token.base
        if base != clause.last + 1 and not (
            "-" in token.number and base in (clause.last, clause.last + 1)
        ):
            of = f"of clause {clause.id}"
            follows = f"{of} follows {clause.last})" if clause.last else f"is the first {of}"
            what = f"subclause {token.number}) {follows}"
            self._report("number-out-of-sequence", token, what)
        clause.last, clause.letters = base, 0
        clause.item = (*clause.path, token.number)
        self._add(clause, "subclause", token, clause.item, level=1 if clause.path else 0)

    def _paragraph(self, clause: _Clause, token: Token) -> None:
        clause.paragraphs += 1
        marker, body = token.block.passage.split(token.cut)
        name = f"{self._lang}-{clause.id}-p{clause.paragraphs}"
        clause.units.append(self._unit("paragraph", name, body, marker, None))

    def _add(
        self, clause: _Clause, kind: UnitKind, token: Token, path: tuple[str, ...], level: int = 0
    ) -> None:
        marker, body = token.block.passage.split(token.cut)
        name = f"{self._lang}-{path_of(clause.id, *path, part=kind == 'part')}"
        if self.ids.get(name) == token.number:
            what = f"{marker.text.strip()} stands twice in clause {clause.id}"
            self._report("number-twice", token, what)
        clause.units.append(self._unit(kind, name, body, marker, token.number, level))

    def _note(self, token: Token, clause: _Clause | None) -> None:
        """A note belongs to the clause that it follows; elsewhere, to the heading or the paragraph
        that it is printed after."""
        last = self.last
        if clause is not None and last is not None and last not in clause.units[-1:]:
            clause = None
        under = last if last and (clause is None or last.kind == "heading") else None
        notes = clause.notes if clause else self.notes
        of, above = clause.id if clause else None, under.id if under else None
        name = f"{self._lang}-{f'{of}-' if of else self.prefix}note{len(notes) + 1}"
        home = self._home(under, clause)
        notes.append(Note(name, self._lang, token.block.passage, of, above, home))

    def _home(self, under: Unit | None, clause: _Clause | None) -> str | None:
        """What a note belongs to by its place, in the terms of a target."""
        if clause is not None:
            return clause.id.removeprefix(self.prefix) if clause.article else None
        if under is None:
            return None
        if self.chapters and under == self.chapters[-1][1]:
            return f"chapter-{under.number}"
        if under.kind == "heading":
            return self.level
        return "preamble" if under.kind in ("preamble", "paragraph") else None

    # ---- what stands outside the clauses

    def _outside(self, parts: Iterable[Outside]) -> None:
        for part in parts:
            if isinstance(part, Token):
                self._note(part, None)
            else:
                self._add_front(*part)

    def _add_front(self, kind: UnitKind, passage: Passage) -> None:
        self.fronts += 1
        name = f"{self._lang}-{self.prefix}front-p{self.fronts}"
        self.front.append(self._unit(kind, name, passage, Passage(), None))

    # ---- names

    @property
    def _lang(self) -> str:
        return self.grammar.lang

    def _unit(
        self,
        kind: UnitKind,
        name: str,
        body: Passage,
        marker: Passage,
        number: str | None,
        level: int = 0,
    ) -> Unit:
        name = self._free(name)
        self.ids[name] = number
        self.last = Unit(name, self._lang, kind, number, marker, body, level)
        return self.last

    def _unique(self, name: str, token: Token, space: str) -> str:
        """A number that stands twice gets ``_2`` for its second bearer: ids never clash."""
        free = self._free(space + name)
        result = free.removeprefix(space)
        if result != name:
            what = f"{token.number} stands twice; the later one is {result}"
            self._report("number-twice", token, what)
        self.ids[free] = None
        return result

    def _free(self, name: str) -> str:
        """``name``, or with the first ``_2``, ``_3`` … that nothing bears yet."""
        result, count = name, self.bearers.get(name, 1)
        while result in self.ids:
            count += 1
            result = f"{name}_{count}"
        self.bearers[name] = count
        return result

    def _report(self, code: str, token: Token, message: str) -> None:
        says = "; ".join(filter(None, (message, _TODO.get(code))))
        self.problems.append(Problem(self.path, token.block.line, code, says))


# What an editor does where the numbers of a copy are odd.
_TODO: Final = {
    "number-out-of-sequence": "if the official text goes on otherwise, take a complete copy; if "
    "not, leave it so",
    "number-twice": "if the official text has it once, take a copy without the second; if twice, "
    "leave it so",
}


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
