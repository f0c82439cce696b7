"""What stands outside the clauses of a run: stamps, titles, a preamble before, names behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from adep.base.passage import Passage, join
from adep.ingest.parse.runs import LONGEST_STAMP, is_imprint, is_signature, stamp
from adep.ingest.parse.tokens import NUMBERED_ACT, Token, approves, is_title
from adep.languages.grammar import Grammar
from adep.languages.patterns import PERSON
from adep.model import UnitKind

_SENTENCE = 4  # words; fewer are a place or a date

Names: TypeAlias = Sequence[frozenset[str]]  # words of the titles of acts
Outside: TypeAlias = tuple[UnitKind, Passage] | Token  # a unit to be; a note stays as it is


def front_matter(
    tokens: Sequence[Token], grammar: Grammar, names: Names, follows: bool
) -> Iterator[Outside]:
    """What stands before the clauses of a run. ``follows``: it is not the first of its text."""
    index, begun = 0, False
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "note":
            yield token
            index += 1
            continue
        run = index
        while run < min(len(tokens), index + LONGEST_STAMP) and tokens[run].titular:
            run += 1
        lines = tokens[index:run]
        stamped = 0 if begun or not follows else _bare_stamp(lines, grammar, names)
        at = next((i for i, t in enumerate(lines) if approves(t.block.text, grammar)), None)
        if at is not None:
            first, last = stamp(lines, at, grammar)
            stamped = 0 if first else last + 1
        if stamped:
            yield "approval", join((t.block.passage for t in lines[:stamped]), rule="stamp-join")
            begun = True
            index += stamped
            continue
        kind = _kind(token, grammar, names)
        lines = [token]
        while kind == "title" and index + len(lines) < len(tokens):
            after = tokens[index + len(lines)]
            apart = after.block.gap and after.block.text[:1] != "("
            if apart and not is_title(" ".join(said := [t.block.text for t in lines]), names):
                apart = not is_title(" ".join([*said, after.block.text]), names)
            if apart or after.kind != "plain" or _kind(after, grammar, names) != "title":
                break
            lines.append(after)  # a title takes as many lines as it needs
        yield kind, join(line.block.passage for line in lines)
        begun = True
        index += len(lines)


def _bare_stamp(lines: Sequence[Token], grammar: Grammar, names: Names) -> int:
    """How many lines are a stamp that lost its word «approved»: they begin a later run."""
    if any(approves(line.block.text, grammar) for line in lines):
        return 0
    number = next((i for i, t in enumerate(lines) if NUMBERED_ACT.search(t.block.text)), None)
    if number is None or any(is_title(t.block.text, names) for t in lines[: number + 1]):
        return 0
    return number + 1


def _kind(token: Token, grammar: Grammar, names: Names) -> UnitKind:
    text = token.block.text
    if grammar.standing.search(text) and len(text) < 80:
        return "standing"
    if grammar.preamble.search(text):
        return "preamble"
    if is_imprint(text, grammar):
        return "imprint"
    named = any(pattern.match(text) for _, pattern in grammar.instruments)
    if is_signature(text, grammar) and not (named or is_title(text, names)):
        return "signature"
    if token.titular:
        return "title"
    sentence = len(text) > 80 or (token.finished and len(text.split()) >= _SENTENCE)
    return "preamble" if sentence else "paragraph"


def signature(tokens: Sequence[Token]) -> Iterator[Outside]:
    """Offices and names: a signature ends with its name; place and date stand by themselves."""
    lines: list[Passage] = []
    for token in tokens:
        if token.kind == "note":
            yield token
            continue
        ends = token.finished or bool(PERSON.search(token.block.text))
        if not token.finished:
            lines.append(token.block.passage)
        if ends and lines:
            yield "signature", join(lines, rule="stamp-join")
            lines = []
        if token.finished:
            yield "paragraph", token.block.passage
    if lines:
        yield "signature", join(lines, rule="stamp-join")
