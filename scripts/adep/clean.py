"""Lines of a source → paragraphs: unwrapped, freed of the page around them, repaired by safe rules.

What the rules may do is little and always the same: layout (indents, joined lines, Markdown marks)
is set aside, and faults that only a copy can have (letter-spaced words, letters of another script,
spaces before a semicolon) are repaired. Everything else stays as it is printed. Each change stays
in the ``Passage`` with its rule's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from adep import spelling
from adep.language import DATE, NUMBER, Grammar
from adep.model import Block, Cleaned, Furniture, Line, SetAside, Source
from adep.passage import Passage, Piece
from adep.problems import Problem

INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
OTHER_SPACE = re.compile("[\t\x0b\x0c\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
HASHES = re.compile(r"\s*(#{1,6})\s+(?=\S)")
QUOTED = re.compile(r"\s*(?:>\s*)+")
RULE_LINE = re.compile(r"\s*(?:[_\-–—=*.~|+:]\s*){3,}")
LONE_NUMBER = re.compile(r"\s*[-–—]?\s*\d{1,3}\s*[-–—]?\s*")
BULLET = re.compile(r"\s*[-*+•]\s+")
TABLE_ROW = re.compile(r"\s*\|.*\|\s*")
MARKER = re.compile(rf"\s*(?P<number>{NUMBER})(?:\\?(?P<sign>[.)]))(?!\d)")
HYPHEN_AT_END = re.compile(r"[^\W\d_]-$")
# A sentence stops short: no final mark, or only the dot of an abbreviation or an initial.
UNFINISHED = re.compile(r"(?:[^.;:!?…]|(?<!\w)(?:No|Nos|Art|[^\W\d_])\.)\s*$")
# A number that goes on from «№» or «dated» is no page number.
AWAITS_NUMBER = re.compile(r"(?:№|(?<!\w)No?s?\.?)\s*$")
BEGINS_WITH_DATE = re.compile(DATE + r"(?!\d)")
STRONG = re.compile(r"^\s*(\*{1,3}|_{1,3})(?=[^\s*_])((?:(?!\1).)+)(?<=\S)\1\s*$", re.DOTALL)

# Repairs inside a paragraph, in this order: (rule, cheap test, pattern, reading).
_WORD = r"\w»”\"’)\]"
REPAIRS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("markdown", re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~])"), r"\1"),
    ("markdown", re.compile(r"\\+(?=\s*$)"), ""),
    ("markdown", re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]+?)(?<=[^\s*])\1(?![\w*])"), r"\2"),
    ("markdown", re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_]+?)(?<=[^\s_])\1(?![\w_])"), r"\2"),
    ("numero-sign", re.compile(r"(?<!\w)¹(?=\s?\d)"), "№"),
    ("repeated-space", re.compile(r"(?<=\S) {2,}(?=\S)"), " "),
    (
        "space-before-punctuation",
        re.compile(rf"(?<!\s\w)(?<=[{_WORD}]) +(?=[;,!?](?!\w)|[.:](?=\s|$|[»”\"]))"),
        "",
    ),
    ("space-inside-quotation-marks", re.compile(r"(?<=[«“„]) +| +(?=[»”])"), ""),
    ("space-inside-brackets", re.compile(r"(?<=\() +(?=\S)|(?<=\S) +(?=\))"), ""),
)
SUSPECT = re.compile(r"\\|[*_]|¹|  | [;,!?.:»”)]|[«“„(] |\"")


@dataclass(frozen=True, slots=True)
class _Dressed:
    """A line without its layout, ready to be joined."""

    passage: Passage
    indent: int
    gap: int
    heading: int
    note: bool
    begins: bool  # the file's format says that a paragraph begins here
    continues: bool  # … or that it goes on
    cell: bool

    @property
    def text(self) -> str:
        return self.passage.text


def clean(
    source: Source,
    grammar: Grammar,
    grammars: Sequence[Grammar],
    rules: spelling.Spelling,
    set_aside: Iterable[SetAside] = (),
) -> Cleaned:
    """Join the lines of ``source`` to paragraphs and repair what is safely repaired.

    ``grammar`` is that of the text's language, ``grammars`` all that are known (a page's menu may
    be in another language than its text), ``set_aside`` the lines that an editor declared to be
    furniture. Problems name doubtful readings; nothing doubtful is applied.
    """
    furniture: list[Furniture] = []
    lines = list(_undressed(source.lines, grammars, tuple(set_aside), furniture))
    lexicon = spelling.make_lexicon(
        (word for line in source.lines for word in spelling.words(line.text)), rules
    )
    problems: list[Problem] = []
    dressed = [_dress(line, gap, source.path, lexicon, rules, problems) for line, gap in lines]
    furniture += [
        Furniture(line.number, line.text, "marks without text")
        for (line, _), made in zip(lines, dressed, strict=True)
        if not made.text
    ]
    blocks = [
        _repair(block, grammar) for block in _paragraphs([d for d in dressed if d.text], grammar)
    ]
    blocks = _without_headline(blocks, furniture)
    return Cleaned(
        source,
        tuple(blocks),
        tuple(sorted(furniture, key=lambda f: f.line)),
        (*source.problems, *problems),
    )


# ---- what is the page's, not the text's ---------------------------------------------------------


def _undressed(
    lines: Sequence[Line],
    grammars: Sequence[Grammar],
    set_aside: tuple[SetAside, ...],
    furniture: list[Furniture],
) -> Iterator[tuple[Line, int]]:
    """Lines that bear text, each with the number of blank lines before it."""
    menu = _menu(lines)
    bearing = [bool(INVISIBLE.sub("", line.text).strip()) for line in lines]
    before = ""  # the last line that bears text
    gap = 0
    for index, line in enumerate(lines):
        bare = INVISIBLE.sub("", line.text)
        if not bare.strip():
            if line.text.strip():
                furniture.append(Furniture(line.number, line.text, "invisible characters"))
            gap += 1
            continue
        reason = next((s.reason for s in set_aside if s.first <= line.number <= s.last), None)
        if reason is None and (line.menu or index < menu):
            reason = "menu of the web page"
        if reason is None:
            alone = gap > 0 or index == 0 or index + 1 == len(lines) or not bearing[index + 1]
            awaited = AWAITS_NUMBER if alone else UNFINISHED
            reason = _page_reason(bare, grammars, number=not awaited.search(before))
        if reason is None:
            before = bare
            yield line, gap
            gap = 0
        else:
            furniture.append(Furniture(line.number, line.text, reason))
            gap += 1


def _page_reason(text: str, grammars: Sequence[Grammar], number: bool) -> str | None:
    """Why a line is the page's; ``number``: a number alone on it would be the page's number."""
    if len(text) > 200:
        return None
    if RULE_LINE.fullmatch(text):
        return "a ruled line"
    if number and LONE_NUMBER.fullmatch(text):
        return "a page number"
    bare = text.strip().strip("*_[]()")
    return next(
        (reason for g in grammars for reason, pattern in g.page if pattern.fullmatch(bare)), None
    )


def _menu(lines: Sequence[Line]) -> int:
    """How many lines at the top are a web page's menu: five or more short items of a list."""
    count = end = 0
    for index, line in enumerate(lines):
        text = line.text.strip()
        if text and not (
            re.match(r"[-*•]\s+\S", text) and len(text) < 60 and text[-1] not in ".;:,"
        ):
            break
        if text:
            count, end = count + 1, index + 1
    return end if count >= 5 else 0


def _without_headline(blocks: list[Block], furniture: list[Furniture]) -> list[Block]:
    """Set aside a web page's headline: a line above other furniture that the title says again."""
    if len(blocks) < 2 or not furniture:
        return blocks
    first, rest = blocks[0], blocks[1:4]
    below = [f.line for f in furniture if first.line < f.line < rest[0].line]
    words = _stems(first.text)
    again = any(words and len(words & _stems(b.text)) >= 0.7 * len(words) for b in rest)
    if not (below and again and len(first.text) < 200):
        return blocks
    for piece in first.passage.pieces:
        if piece.raw.strip():
            furniture.append(Furniture(piece.first, piece.raw, "headline of the web page"))
    return blocks[1:]


def _stems(text: str) -> set[str]:
    return {word[:5].casefold() for word in spelling.words(text) if len(word) > 2}


# ---- one line -----------------------------------------------------------------------------------


def _dress(
    line: Line,
    gap: int,
    path: str,
    lexicon: spelling.Lexicon,
    rules: spelling.Spelling,
    problems: list[Problem],
) -> _Dressed:
    passage = Passage.of(line.text, line.number)
    if INVISIBLE.search(line.text):
        passage = passage.sub(INVISIBLE, "", "invisible-character")
    if OTHER_SPACE.search(line.text):
        passage = passage.sub(OTHER_SPACE, " ", "no-break-space")
    text = passage.text
    indent = len(text) - len(text.lstrip())
    heading = line.heading
    if match := HASHES.match(text):
        heading = len(match[1])
        passage = passage.replace(0, match.end(), "", "markup")
        passage = passage.sub(re.compile(r"\s+#+\s*$"), "", "markup")
    elif text.lstrip().startswith(">") and (match := QUOTED.match(text)):
        passage = passage.replace(0, match.end(), "", "markup")
    elif TABLE_ROW.fullmatch(text):
        passage = passage.sub(re.compile(r"^\s*\||\|\s*$"), "", "markup")
        passage = passage.sub(re.compile(r"\s*\|\s*"), " ", "markup")
    passage = _respell(passage, path, line.number, lexicon, rules, problems)
    return _Dressed(
        passage.strip(),
        indent,
        gap,
        heading,
        line.note,
        line.block or line.cell,
        line.continues,
        line.cell,
    )


def _respell(
    passage: Passage,
    path: str,
    number: int,
    lexicon: spelling.Lexicon,
    rules: spelling.Spelling,
    problems: list[Problem],
) -> Passage:
    """Letter-spaced words and letters of another script: repaired where the reading is certain."""
    for find, code in (
        (spelling.spaced_words, "letter-spacing-doubtful"),
        (spelling.foreign_letters, "foreign-letter-doubtful"),
    ):
        for fix in reversed(find(passage.text, lexicon, rules)):
            if fix.sure:
                passage = passage.replace(fix.start, fix.end, fix.reading, fix.rule)
            else:
                problems.append(
                    Problem(
                        path,
                        number,
                        code,
                        f"«{fix.raw}» may read «{fix.reading}»; if it does, record a correction",
                    )
                )
    return passage


# ---- lines to paragraphs ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a file sets its paragraphs, read off the whole of it."""

    wrapped: bool  # lines are broken at a width
    width: int
    indented: bool  # a new paragraph begins with an indent


def _layout(lines: Sequence[_Dressed]) -> _Layout:
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and not b.begins]
    running = sum(1 for a, b in pairs if UNFINISHED.search(a.text) and b.text[:1].islower())
    lengths = sorted(len(line.text) + line.indent for line in lines)
    width = lengths[int(len(lengths) * 0.98)] if lengths else 0
    # Lines as narrow as print that stop short are broken at the width, however the next begins.
    broken = sum(
        1 for a, b in pairs if UNFINISHED.search(a.text) and len(a.text) + a.indent >= 0.75 * width
    )
    wrapped = (running >= 3 and running >= len(lines) * 0.1 and width <= 200) or (
        broken >= 2 and running >= 1 and width <= 130
    )
    indents = sum(1 for line in lines if line.indent >= 3)
    flush = sum(1 for a, b in pairs if b.indent < 3 <= a.indent)
    return _Layout(wrapped, width, indents >= 3 and flush >= 2)


def _paragraphs(lines: Sequence[_Dressed], grammar: Grammar) -> Iterator[Block]:
    layout = _layout(lines)
    group: list[_Dressed] = []
    seen: dict[str, list[int]] = {".": [0], ")": [0]}  # ends of the sequences of numbers so far
    for line in lines:
        if group and not _continues(group, line, layout, grammar, seen):
            yield _block(group)
            group = []
        if not group and (match := MARKER.match(line.text)):
            ends, base = seen[match["sign"]], int(match["number"].split("-")[0])
            # Chapters and clauses may share a sign: two sequences, of which one goes on.
            seen[match["sign"]] = [*(end for end in ends if end != base - 1), base][-3:]
        group.append(line)
    if group:
        yield _block(group)


def _continues(
    group: Sequence[_Dressed],
    line: _Dressed,
    layout: _Layout,
    grammar: Grammar,
    seen: dict[str, list[int]],
) -> bool:
    """Does ``line`` go on with the paragraph that ``group`` holds so far?"""
    if line.continues:
        return True
    previous = group[-1]
    unfinished = UNFINISHED.search(previous.text) is not None
    if line.begins or line.note != previous.note:
        return False
    lower = line.text[:1].islower() or line.text[:1] in ",;.)»”"
    if line.heading or previous.heading:
        # One heading in two lines, as <br> makes them; any other heading stands by itself.
        return line.heading == previous.heading and unfinished and lower and not line.gap
    if _opens_bold(group) and not line.gap:
        return True
    if _starts_like_structure(line.text, grammar):
        return False
    if unfinished and not line.gap and previous.text.isupper() and line.text.isupper():
        return MARKER.match(line.text) is None  # a title or heading in capitals
    marker = MARKER.match(line.text)
    opening = grammar.note.match(group[0].text)
    if opening and not line.gap and len(group) == 1 and opening.end() == len(previous.text):
        return True  # the marker alone on its line
    if unfinished and not line.gap and (marker is None or not _is_expected(marker, seen)):
        # A note runs on to its full stop; so does a line that no sentence can end with.
        if opening or grammar.running.search(previous.text):
            return True
        if BEGINS_WITH_DATE.match(line.text):
            return True
    full = layout.wrapped and _is_full(previous, line, layout, unfinished)
    # Where paragraphs begin with an indent, a full line followed by a flush one runs on.
    flush = layout.indented and full and group[0].indent >= 3 > line.indent and not line.gap
    if marker is not None:
        return not line.gap and unfinished and full and (flush or not _is_expected(marker, seen))
    if layout.indented and line.indent >= 3:
        return False
    if flush:
        return unfinished or not _opens_a_stamp(line.text, grammar)
    if line.gap:
        # A page break: only a sentence that stops short and goes on in small letters.
        return unfinished and lower and not _is_set_apart(previous)
    if unfinished and lower:
        return True
    return full and (unfinished or lower or not line.text[:1].isdigit())


def _is_full(previous: _Dressed, line: _Dressed, layout: _Layout, unfinished: bool) -> bool:
    """Was the line broken for want of room? Then the next word would not have fitted on it.

    Letters of print have no one width, so a sentence that stops short needs less proof.
    """
    word = line.text.split(maxsplit=1)[0]
    length = len(previous.text) + previous.indent
    return length + 1 + len(word) > layout.width * (0.85 if unfinished else 1.0)


def _is_expected(marker: re.Match[str], seen: dict[str, list[int]]) -> bool:
    """Does the number go on in one of the sequences so far?"""
    base, _, inserted = marker["number"].partition("-")
    ends = seen[marker["sign"]]
    return int(base) - 1 in ends or (bool(inserted) and int(base) in ends)


def _opens_a_stamp(text: str, grammar: Grammar) -> bool:
    """The first line of a signature or stamp."""
    return len(text) < 80 and any(
        pattern.match(text) for pattern in (grammar.office, grammar.approved, grammar.standing)
    )


def _is_set_apart(line: _Dressed) -> bool:
    return line.heading > 0 or line.note or line.cell or line.text.startswith(("**", "__"))


def _opens_bold(group: Sequence[_Dressed]) -> bool:
    """A bold passage that began in the paragraph and is not closed yet."""
    return group[0].text.startswith("**") and sum(g.text.count("**") for g in group) % 2 == 1


def _starts_like_structure(text: str, grammar: Grammar) -> bool:
    return bool(
        grammar.chapter.match(text)
        or grammar.article.match(text)
        or grammar.note.match(BULLET.sub("", text, count=1))
        or STRONG.match(text)
    )


def _block(group: Sequence[_Dressed]) -> Block:
    passage = group[0].passage
    for before, line in pairwise(group):
        # A blank line inside a sentence is a fault of the copy; a mere line end is its layout.
        rule = "broken-paragraph" if line.gap else "line-join"
        first = before.passage.lines[1]
        last = line.passage.lines[0]
        # «мінез-» at a line's end is half of a compound: its hyphen stays, no space comes in.
        text = "" if HYPHEN_AT_END.search(before.text) and line.text[:1].islower() else " "
        gap = Piece("\n" * max(1, last - first), text, first, last, (rule,))
        passage = Passage((*passage.pieces, gap, *line.passage.pieces))
    head = group[0]
    return Block(
        passage,
        heading=head.heading,
        note=head.note,
        cell=head.cell,
        indent=head.indent,
        gap=head.gap,
    )


# ---- one paragraph ------------------------------------------------------------------------------


def _repair(block: Block, grammar: Grammar) -> Block:
    passage, bold = block.passage, False
    text = passage.text
    if text.startswith(("*", "_", "- ", "+ ", "• ")):
        if (match := BULLET.match(text)) and (
            text[match.end() : match.end() + 1] in "*_[(" or grammar.note.match(text, match.end())
        ):
            passage = passage.replace(0, match.end(), "", "markup")
        while match := STRONG.match(passage.text):
            passage = passage.replace(match.end(2), len(passage), "", "markup")
            passage = passage.replace(0, match.start(2), "", "markup")
            bold = True
    if SUSPECT.search(passage.text):
        for rule, pattern, reading in REPAIRS:
            passage = passage.sub(pattern, reading, rule)
        passage = _straight_quotes(passage)
    return Block(
        passage.strip(), block.heading, bold, block.note, block.cell, block.indent, block.gap
    )


def _straight_quotes(passage: Passage) -> Passage:
    """Drop spaces inside straight quotation marks, where they stand in pairs."""
    marks = [m.start() for m in re.finditer('"', passage.text)]
    if len(marks) % 2:
        return passage
    for at in reversed(range(len(marks))):
        text, mark = passage.text, marks[at]
        if at % 2 and text[mark - 1 : mark] == " ":
            start = len(text[:mark].rstrip())
            passage = passage.replace(start, mark, "", "space-inside-quotation-marks")
        elif at % 2 == 0 and text[mark + 1 : mark + 2] == " ":
            rest = text[mark + 1 :]
            end = mark + 1 + len(rest) - len(rest.lstrip())
            passage = passage.replace(mark + 1, end, "", "space-inside-quotation-marks")
    return passage
