"""Paragraphs → the structure of an act: front matter, chapters, clauses, subclauses, notes.

Guarantees: every paragraph ends up in exactly one unit, heading or note; nothing is reordered
within a clause; a number is never changed. What cannot be settled is kept and reported.

A text's chapters and clauses may both be numbered "N." (two ascending sequences in one text), and
a file may hold several numbering runs: an order's own points, then the code that it approves.
Which "N." is which is decided for the whole run at once, by the sequence that fits best.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from adep.language import DATE, NUMBER, Grammar
from adep.model import Block, Chapter, Clause, Cleaned, Note, Text, Unit, UnitKind
from adep.passage import Passage, join
from adep.problems import Problem

POINT = re.compile(rf"\s*(?P<number>{NUMBER})\s?\.(?!\d)\s*")
ITEM = re.compile(rf"\s*\(?(?P<number>{NUMBER})\s?\)\s*")
LETTER = re.compile(r"\s*(?P<number>[a-zа-яәғқңөұүһі])\)\s+")
ROMAN = re.compile(r"\s*(?P<number>[IVX]{1,7})\.\s+(?=\w)")
FINISHED = re.compile(r"[.;:!?…][»”\")]*\s*$")
NUMBERED_ACT = re.compile(r"(?:№|\bNo\b\.?|\bN\b)\s*\d", re.IGNORECASE)
FIGURES_DATE = re.compile(DATE)
_INITIALS = r"(?:[^\W\d_]\.\s?){1,2}"
_NAME = r"[^\W\d_]{2,}"
PERSON = re.compile(rf"{_INITIALS}{_NAME}|{_NAME}\s+{_INITIALS}")

SIGNED = re.compile(rf"(?:^|\s)(?:{PERSON.pattern})\s*$")
LONGEST_STAMP = 14  # lines; bounds the look-ahead

# A "point" is an "N." of which it isn't known yet whether it is a chapter or a clause.
TokenKind = Literal[
    "note", "chapter", "article", "above", "point", "clause", "item", "letter", "plain"
]


@dataclass(frozen=True, slots=True)
class _Token:
    """A paragraph and what its beginning looks like."""

    kind: TokenKind
    block: Block
    number: str = ""
    cut: int = 0  # length of the printed number in the reading
    restart: bool = False  # the first number of a new run

    @property
    def base(self) -> int:
        return int(self.number.split("-")[0])

    @property
    def finished(self) -> bool:
        return FINISHED.search(self.block.text) is not None

    @property
    def titular(self) -> bool:
        """Looks like a line of a title or stamp: short, and no sentence."""
        return self.kind == "plain" and not self.finished and len(self.block.text) <= 250


def parse(cleaned: Cleaned, grammar: Grammar, titles: Iterable[str] = ()) -> Text:
    """The structure of ``cleaned``. By ``titles``, the act's names, its title line is known."""
    names = [words for title in titles if (words := _words(title))]
    problems = list(cleaned.problems)
    runs = _runs(
        _label([_token(b, grammar) for b in _notes_apart(cleaned.blocks, grammar)]), grammar, names
    )
    parts = [
        _Part(name, run, grammar, names, cleaned.source.path, problems)
        for name, run in zip(_run_names(runs, names), runs, strict=True)
    ]
    for part in parts:
        part.build()
    if not any(part.clauses for part in parts):
        problems.append(
            Problem(
                cleaned.source.path,
                None,
                "nothing-found",
                "no numbered clause was found; everything is kept as front matter",
            )
        )
    return Text(
        lang=grammar.lang,
        source=cleaned.source,
        front=tuple(unit for part in parts for unit in part.front),
        chapters=tuple(chapter for part in parts for chapter in part.frozen_chapters()),
        clauses=tuple(clause.freeze() for part in parts for clause in part.clauses),
        notes=tuple(note for part in parts for note in part.notes),
        furniture=cleaned.furniture,
        problems=tuple(problems),
    )


def parse_article(cleaned: Cleaned, lang: str) -> Text:
    """An article, which is no act: a title and paragraphs, whatever they begin with."""
    front = tuple(
        Unit(
            id=f"{lang}-p{index}",
            lang=lang,
            kind="title" if index == 1 else "paragraph",
            number=None,
            marker=Passage(),
            body=block.passage,
        )
        for index, block in enumerate(cleaned.blocks, start=1)
    )
    return Text(lang, cleaned.source, front, (), (), (), cleaned.furniture, cleaned.problems)


# ---- what a paragraph begins with ---------------------------------------------------------------


def _notes_apart(blocks: Iterable[Block], grammar: Grammar) -> Iterator[Block]:
    """Cut off a note that stands at the end of the paragraph which it is about."""
    for block in blocks:
        match = grammar.note.search(block.text, 1)
        if match and FINISHED.search(block.text[: match.start()].rstrip()):
            rest = block.text[match.start() :]
            if re.search(r"\d{4}", rest) and any(p.search(rest) for _, p in grammar.kinds):
                own, note = block.passage.split(match.start())
                yield replace(block, passage=own)
                yield replace(block, passage=note.strip(), note=True)
                continue
        yield block


def _token(block: Block, grammar: Grammar) -> _Token:
    text = block.text
    if block.note or grammar.note.match(text) or _is_bracketed_note(text, grammar):
        return _Token("note", block)
    for kind, pattern in (
        ("chapter", grammar.chapter),
        ("article", grammar.article),
        ("above", grammar.above),
    ):
        if (match := pattern.match(text)) and not _is_sentence(text, match, kind):
            number = next(g for g in match.groups() if g)
            return _Token(kind, block, number, match.end())  # type: ignore[arg-type]
    if (
        (match := ROMAN.match(text))
        and len(text) <= 200
        and not (FINISHED.search(text) or PERSON.fullmatch(text.strip()))
    ):
        return _Token("chapter", block, str(_roman(match["number"])), match.end())
    for kind, pattern in (("point", POINT), ("item", ITEM), ("letter", LETTER)):
        if match := pattern.match(text):
            return _Token(kind, block, match["number"], match.end())  # type: ignore[arg-type]
    return _Token("plain", block)


def _roman(number: str) -> int:
    """The value of a Roman number up to XXXIX: «IV» is 4."""
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in number]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _is_bracketed_note(text: str, grammar: Grammar) -> bool:
    """«(as amended on 01.02.2020)» under a title."""
    return (
        text[:1] in "([" and text[-1:] in ")]" and len(text) < 300
        and any(pattern.search(text) for _, pattern in grammar.kinds)
        and re.search(r"\d{4}", text) is not None
    )  # fmt: skip


def _is_sentence(text: str, heading: re.Match[str], kind: str) -> bool:
    """«1-тараудың талаптары қолданылады.» is no heading, though it begins like one."""
    finished = FINISHED.search(text) is not None
    if finished and text[heading.end() :][:1].islower() and heading[0].rstrip()[-1:].isalnum():
        return True
    return kind != "article" and (len(text) > 300 or (finished and len(text) > 120))


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:5].casefold() for word in re.findall(r"[^\W\d_]{3,}", text))


def _is_title(text: str, names: Sequence[frozenset[str]]) -> bool:
    """Does a line say one of the act's names? Most of its words are the name's, or the reverse."""
    words = _words(text)
    return any(
        len(words) >= 2
        and len(words & name) >= 2
        and (len(words & name) >= 0.7 * len(words) or len(words & name) >= 0.8 * len(name))
        for name in names
    )


# ---- numbering runs, and which "N." is a chapter ------------------------------------------------


@dataclass(frozen=True, slots=True)
class _State:
    """A reading of the numbers so far: where its two sequences stand, and how well it fits."""

    score: float = 0.0
    chapter: int = 0
    clause: int = 0
    headed: int = -1  # index of the chapter heading just read, if nothing came since
    label: tuple[int, TokenKind, bool] | None = None
    before: _State | None = None


def _label(tokens: Sequence[_Token]) -> list[_Token]:
    """For each "N." decide: chapter heading, clause, or the first clause of a new run.

    A beam search over the whole file: a step is scored by how well the number goes on in its
    sequence and how much the line looks like a heading. Linear in the number of paragraphs.
    """
    explicit = any(token.kind in ("chapter", "article") for token in tokens)
    beam = [_State()]
    for index, token in enumerate(tokens):
        if token.kind == "article":
            beam = [replace(state, clause=0) for state in beam]
        elif token.kind == "chapter":
            beam = [
                replace(
                    s, chapter=token.base, clause=0 if token.base == 1 else s.clause, headed=index
                )
                for s in beam
            ]
        elif token.kind == "point":
            previous = tokens[index - 1] if index else None
            offers = [o for state in beam for o in _steps(state, index, token, previous, explicit)]
            best: dict[tuple[int, int, int], _State] = {}
            for offer in offers:
                key = (offer.chapter, offer.clause, offer.headed)
                if key not in best or best[key].score < offer.score:
                    best[key] = offer
            beam = sorted(best.values(), key=lambda state: -state.score)[:8]
    result = list(tokens)
    state: _State | None = beam[0]
    while state is not None:
        if state.label is not None:
            index, kind, restart = state.label
            result[index] = replace(tokens[index], kind=kind, restart=restart)
        state = state.before
    return result


def _steps(
    state: _State, index: int, token: _Token, previous: _Token | None, explicit: bool
) -> list[_State]:
    """The readings of one "N." that may follow ``state``."""
    number, looks = token.base, _looks_like_heading(token)
    after_title = previous is not None and (
        previous.titular or previous.kind in ("chapter", "note")
    )

    def step(score: float, chapter: int, clause: int, kind: TokenKind, restart: bool) -> _State:
        headed = index if kind == "chapter" else -1
        return _State(state.score + score, chapter, clause, headed, (index, kind, restart), state)

    fit = 2.0 if number == state.clause + 1 else -3.0
    if "-" in token.number and number == state.clause:
        fit = 1.0
    if number < state.clause:
        fit -= 2.0
    found = [step(fit - looks, state.chapter, number, "clause", False)]
    if number == 1 and state.clause and after_title:
        found.append(step(0.5 - looks, state.chapter, 1, "clause", True))
    if not explicit or token.block.heading:
        fit = 2.0 if number == state.chapter + 1 else -4.0
        if state.headed == index - 1 and state.headed >= 0:
            fit -= 2.0
        found.append(step(fit + looks, number, state.clause, "chapter", False))
        if number == 1 and state.clause:
            found.append(step((0.5 if after_title else -2.0) + looks, 1, 0, "chapter", True))
    return found


def _looks_like_heading(token: _Token) -> float:
    """How much a numbered line looks like a heading (positive) or a sentence (negative)."""
    block = token.block
    words = block.text[token.cut :]
    if not words.strip():
        return -1.0
    score = 4.0 if block.heading else 3.0 if block.bold else 0.0
    score += -3.0 if token.finished else 2.0
    score += -3.0 if len(words) > 200 else 0.5 if len(words) < 100 else 0.0
    return score + 2.0 if words.isupper() else score


def _runs(
    tokens: Sequence[_Token], grammar: Grammar, names: Sequence[frozenset[str]]
) -> list[list[_Token]]:
    """Cut the file where numbering begins anew: the order's points, the code, its appendices."""
    starts = [0]
    numbered = chaptered = False
    for index, token in enumerate(tokens):
        first_chapter = token.kind == "chapter" and token.base == 1 and (numbered or chaptered)
        if token.restart or first_chapter:
            starts.append(_reach_back(tokens, index, starts[-1], grammar, names))
            numbered = chaptered = False
        numbered = numbered or token.kind in ("clause", "article")
        chaptered = chaptered or token.kind == "chapter"
    return [list(tokens[a:b]) for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True)]


def _reach_back(
    tokens: Sequence[_Token],
    index: int,
    floor: int,
    grammar: Grammar,
    names: Sequence[frozenset[str]],
) -> int:
    """Where the new run's own stamp, title and introduction begin, above its first number."""
    start = index
    while start > floor + 1 and tokens[start - 1].kind in ("plain", "note"):
        start -= 1
    lines = tokens[start:index]
    stamped = [i for i, t in enumerate(lines) if t.titular and _approves(t.block.text, grammar)]
    if stamped:
        return start + _stamp(lines, stamped[0], grammar)[0]
    titled = [i for i, t in enumerate(lines) if t.titular and _is_title(t.block.text, names)]
    if titled:
        return start + titled[0]
    # Neither: the unbroken lines above the number, after the signature of the run before.
    first = len(lines)
    while first > 0 and lines[first - 1].titular:
        first -= 1
    signed = [i for i in range(first, len(lines)) if _is_signature(lines[i].block.text, grammar)]
    return start + (signed[-1] + 1 if signed else first)


def _approves(text: str, grammar: Grammar) -> re.Match[str] | None:
    """The word that makes a line part of a stamp: «бекітілген», “Approved”, “Appendix”."""
    return grammar.approved.search(text) or grammar.appendix.search(text.strip())


def _stamp(lines: Sequence[_Token], at: int, grammar: Grammar) -> tuple[int, int]:
    """First and last line of the stamp whose word «approved» stands in line ``at``.

    English puts the word first and the instrument's number last; Kazakh the other way round.
    """
    texts = [line.block.text for line in lines]
    word, number = _approves(texts[at], grammar), NUMBERED_ACT.search(texts[at])
    if word is not None and number is not None and number.start() > word.start():
        return at, at
    last = at
    while last + 1 < len(lines) and lines[last + 1].titular and last - at < LONGEST_STAMP:
        last += 1
        if NUMBERED_ACT.search(texts[last]):
            break
    below = last if last > at and NUMBERED_ACT.search(texts[last]) else None
    first = _stamp_start(lines, at, grammar)
    above = first if any(NUMBERED_ACT.search(text) for text in texts[first : at + 1]) else None
    if grammar.instrument_after_date:
        return (above, at) if above is not None else (at, below or at)
    if below is not None and number is None:
        return at, below
    return (above, at) if above is not None else (at, at)


def _stamp_start(lines: Sequence[_Token], at: int, grammar: Grammar) -> int:
    """Walk back from «approved» over the lines of its stamp.

    A stamp names one instrument, with one date and one number, and no person; its lines stand
    together. Whatever says otherwise belongs to the signature above.
    """
    texts = [line.block.text for line in lines]
    first = at
    numbered, dated = _says(texts[at], grammar)
    while first > 0 and lines[first - 1].titular:
        text = texts[first - 1]
        number, date = _says(text, grammar)
        if _is_signature(text, grammar) or (numbered and number) or (dated and date):
            break
        if lines[first].block.gap and numbered and dated:
            break
        numbered, dated = numbered or number, dated or date
        first -= 1
    return first


def _says(text: str, grammar: Grammar) -> tuple[bool, bool]:
    """Does a line name an instrument's number, and a date?"""
    date = grammar.worded_date.search(text) or FIGURES_DATE.search(text)
    return NUMBERED_ACT.search(text) is not None, date is not None


def _is_office_line(token: _Token) -> bool:
    return token.titular and len(token.block.text) <= 80


def _is_signature(text: str, grammar: Grammar) -> bool:
    """A short line that names an office or ends with a person's name, and is no sentence."""
    if len(text) > 200:
        return False
    if PERSON.fullmatch(text.strip()):
        return True
    if SIGNED.search(text) and len(text) <= 120 and not _approves(text, grammar):
        return True
    return grammar.office.search(text) is not None and not FINISHED.search(text)


def _run_names(runs: Sequence[Sequence[_Token]], names: Sequence[frozenset[str]]) -> list[str]:
    """ "" for the code, "order" for the run before it, "annex1" … for what follows."""

    def weight(index: int) -> tuple[int, int]:
        run = runs[index]
        head = run[: next((i for i, t in enumerate(run) if t.kind in ("clause", "chapter")), 0)]
        titled = any(t.titular and _is_title(t.block.text, names) for t in head)
        chaptered = any(t.kind == "chapter" for t in run)
        return (titled + 2 * chaptered if index else chaptered, -index)

    code = max(range(len(runs)), key=weight)
    result = []
    for index in range(len(runs)):
        before = "order" if index == 0 else f"annex{index}"
        result.append("" if index == code else before if index < code else f"annex{index - code}")
    return result


# ---- building one run ---------------------------------------------------------------------------


@dataclass(slots=True)
class _Clause:
    """A clause while it grows."""

    id: str
    chapter: str | None
    part: str
    article: bool = False
    units: list[Unit] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    paragraphs: int = 0
    path: str = ""  # the part of an article to which items now belong: "2-"
    item: str = ""  # the last item, to which lettered items belong
    letters: int = 0
    last: int = 0  # the last item's number
    last_part: int = 0

    def freeze(self) -> Clause:
        return Clause(self.id, self.part, self.chapter, tuple(self.units), tuple(self.notes))


class _Part:
    """Builds the units of one numbering run, paragraph by paragraph."""

    def __init__(
        self,
        name: str,
        tokens: Sequence[_Token],
        grammar: Grammar,
        names: Sequence[frozenset[str]],
        path: str,
        problems: list[Problem],
    ) -> None:
        self.name, self.tokens = name, tokens
        self.grammar, self.names, self.path, self.problems = grammar, names, path, problems
        self.prefix = f"{name}-" if name else ""
        self.front: list[Unit] = []
        self.chapters: list[tuple[str, Unit]] = []
        self.clauses: list[_Clause] = []
        self.notes: list[Note] = []
        self.ids: set[str] = set()
        self.fronts = self.last_chapter = self.last_clause = 0

    def frozen_chapters(self) -> list[Chapter]:
        under: dict[str | None, list[str]] = {}
        for clause in self.clauses:
            under.setdefault(clause.chapter, []).append(clause.id)
        return [
            Chapter(number, heading, tuple(under.get(number, ())))
            for number, heading in self.chapters
        ]

    def build(self) -> None:
        """Take every paragraph in turn; each ends up in one unit, heading or note."""
        tokens = self.tokens
        body = next(
            (i for i, t in enumerate(tokens) if t.kind not in ("plain", "note")), len(tokens)
        )
        tail = self._tail(body)
        self._front(tokens[:body])
        index = body
        while index < tail:
            index += self._take(index)
        self._signature(tokens[tail:])

    def _tail(self, body: int) -> int:
        """Where the signature begins that ends the run; the run's length if there is none."""
        tokens = self.tokens
        last = max(
            (i for i, t in enumerate(tokens) if t.kind not in ("plain", "note")), default=body
        )
        for index in range(last + 1, len(tokens)):
            token = tokens[index]
            if token.kind == "plain" and _is_signature(token.block.text, self.grammar):
                while index - 1 > last and _is_office_line(tokens[index - 1]):
                    index -= 1  # an office may take several lines
                return index
        return len(tokens)

    def _take(self, index: int) -> int:
        """Place the token at ``index``; how many tokens that took."""
        token = self.tokens[index]
        clause = self.clauses[-1] if self.clauses else None
        if token.kind == "note":
            self._note(token, clause)
        elif token.kind == "chapter":
            return self._chapter(index)
        elif token.kind == "above" or (token.kind == "plain" and self._is_heading(token)):
            self._report(
                "unknown-heading", token, f"«{_short(token.block.text)}» is no numbered chapter"
            )
            self._add_front("heading", token.block.passage)
        elif token.kind == "article":
            self._clause(token)
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
            path = f"{clause.item}-{chr(96 + min(clause.letters, 26))}"
            self._add(clause, "subclause", token, path, level=2)
        else:
            self._paragraph(clause, token)
        return 1

    @staticmethod
    def _is_heading(token: _Token) -> bool:
        return token.titular and bool(
            token.block.heading or (token.block.bold and len(token.block.text) < 160)
        )

    # ---- chapters and clauses

    def _chapter(self, index: int) -> int:
        token = self.tokens[index]
        passage, taken = token.block.passage, 1
        marker, words = passage.split(token.cut)
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if not words.text.strip() and after is not None and after.titular:
            words, taken = (
                after.block.passage,
                2,
            )  # the heading's words stand on a line of their own
        if token.base != self.last_chapter + 1:
            self._report(
                "number-out-of-sequence",
                token,
                f"chapter {token.number} follows chapter {self.last_chapter or 'none'}",
            )
        self.last_chapter = token.base
        if self.chapters and (not self.clauses or self.clauses[-1].chapter != self.chapters[-1][0]):
            self._report("chapter-empty", token, f"chapter {self.chapters[-1][0]} has no clause")
        number = self._unique(f"{self.prefix}{token.number}", token, "ch:")
        unit = self._unit(
            "heading",
            f"{self._lang}-{self.prefix}chapter-{token.number}",
            words,
            marker,
            token.number,
        )
        self.chapters.append((number, unit))
        return taken

    def _clause(self, token: _Token) -> None:
        base = token.base
        if base != self.last_clause + 1 and not ("-" in token.number and base == self.last_clause):
            self._report(
                "number-out-of-sequence",
                token,
                f"clause {token.number} follows clause {self.last_clause or 'none'}",
            )
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
            self._add_unit(
                clause, self._unit("heading", f"{self._lang}-{clause.id}-h", words, marker, None)
            )
        else:
            self._paragraph(clause, token)

    def _article_part(self, clause: _Clause, token: _Token) -> None:
        if token.base != clause.last_part + 1 and "-" not in token.number:
            self._report(
                "number-out-of-sequence",
                token,
                f"part {token.number} of article {clause.id} follows {clause.last_part or 'none'}",
            )
        clause.last_part, clause.last = token.base, 0
        clause.path, clause.item = f"{token.number}-", ""
        self._add(clause, "part", token, token.number)

    def _item(self, clause: _Clause, token: _Token) -> None:
        base = token.base
        if base != clause.last + 1 and not (
            "-" in token.number and base in (clause.last, clause.last + 1)
        ):
            self._report(
                "number-out-of-sequence",
                token,
                f"subclause {token.number}) of clause {clause.id} follows {clause.last or 'no'})"
                if clause.last
                else f"subclause {token.number}) is the first of clause {clause.id}",
            )
        clause.last, clause.letters = base, 0
        clause.item = f"{clause.path}{token.number}"
        self._add(clause, "subclause", token, clause.item, level=1 if clause.path else 0)

    def _paragraph(self, clause: _Clause, token: _Token) -> None:
        clause.paragraphs += 1
        marker, body = token.block.passage.split(token.cut)
        number = f"p{clause.paragraphs}"
        self._add_unit(
            clause,
            self._unit("paragraph", f"{self._lang}-{clause.id}-{number}", body, marker, None),
        )

    def _add(
        self, clause: _Clause, kind: UnitKind, token: _Token, path: str, level: int = 0
    ) -> None:
        marker, body = token.block.passage.split(token.cut)
        name = f"{self._lang}-{clause.id}-{path}"
        if any(unit.id == name and unit.number == token.number for unit in clause.units):
            self._report(
                "number-twice", token, f"{marker.text.strip()} stands twice in clause {clause.id}"
            )
        self._add_unit(clause, self._unit(kind, name, body, marker, token.number, level))

    def _add_unit(self, clause: _Clause, unit: Unit) -> None:
        clause.units.append(unit)

    def _note(self, token: _Token, clause: _Clause | None) -> None:
        """A note belongs to the clause it follows; before the first one, to the whole act."""
        notes = clause.notes if clause else self.notes
        scope = f"{clause.id}-" if clause else self.prefix
        name = f"{self._lang}-{scope}note{len(notes) + 1}"
        notes.append(Note(name, self._lang, token.block.passage, clause.id if clause else None))

    # ---- what stands outside the clauses

    def _front(self, tokens: Sequence[_Token]) -> None:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.kind == "note":
                self._note(token, None)
                index += 1
                continue
            run = index
            while run < min(len(tokens), index + LONGEST_STAMP) and tokens[run].titular:
                run += 1
            lines = tokens[index:run]
            at = next(
                (i for i, t in enumerate(lines) if _approves(t.block.text, self.grammar)), None
            )
            if at is not None:
                first, last = _stamp(lines, at, self.grammar)
                if first == 0:
                    stamp = join((t.block.passage for t in lines[: last + 1]), rule="stamp-join")
                    self._add_front("approval", stamp)
                    index += last + 1
                    continue
            kind = self._front_kind(token)
            passage = token.block.passage
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            if (
                kind == "title"
                and after is not None
                and after.block.text[:1] == "("
                and not after.block.gap
            ):
                passage = join([passage, after.block.passage])
                index += 1
            self._add_front(kind, passage)
            index += 1

    def _front_kind(self, token: _Token) -> UnitKind:
        text = token.block.text
        if self.grammar.standing.match(text) and len(text) < 80:
            return "standing"
        if self.grammar.preamble.search(text):
            return "preamble"
        if self.grammar.imprint.search(text) and len(text) < 500:
            return "imprint"
        if _is_signature(text, self.grammar) and not _is_title(text, self.names):
            return "signature"
        if token.titular:
            return "title"
        return "preamble" if len(text) > 80 else "paragraph"

    def _signature(self, tokens: Sequence[_Token]) -> None:
        """Offices and names: a signature ends with its name; place and date stand by themselves."""
        lines: list[Passage] = []

        def close() -> None:
            if lines:
                self._add_front("signature", join(lines, rule="stamp-join"))
                lines.clear()

        for token in tokens:
            if token.kind == "note":
                self._note(token, None)
            elif token.finished:
                close()
                self._add_front("paragraph", token.block.passage)
            else:
                lines.append(token.block.passage)
                if PERSON.search(token.block.text):
                    close()
        close()

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
        stem, count = name, 1
        while name in self.ids:
            count += 1
            name = f"{stem}_{count}"
        self.ids.add(name)
        return Unit(name, self._lang, kind, number, marker, body, level)

    def _unique(self, name: str, token: _Token, space: str) -> str:
        """A number that stands twice gets ``_2`` for its second bearer: ids never clash."""
        result, count = name, 1
        while space + result in self.ids:
            count += 1
            result = f"{name}_{count}"
        if count > 1:
            self._report(
                "number-twice", token, f"{token.number} stands twice; the later one is {result}"
            )
        self.ids.add(space + result)
        return result

    def _report(self, code: str, token: _Token, message: str) -> None:
        self.problems.append(Problem(self.path, token.block.line, code, message))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
