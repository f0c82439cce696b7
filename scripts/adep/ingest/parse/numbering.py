"""Which "N." is a chapter, which a clause, and where a new numbering run begins."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from adep.ingest.parse.tokens import Token, TokenKind, approves
from adep.languages.grammar import Grammar


class _State(Struct, frozen=True):
    """A reading of the numbers so far: where its two sequences stand, and how well it fits."""

    score: float = 0.0
    chapter: int = 0
    clause: int = 0
    headed: int = -1  # index of the chapter heading just read, if nothing came since
    label: tuple[int, TokenKind, bool] | None = None
    before: _State | None = None


def label(tokens: Sequence[Token], grammar: Grammar) -> list[Token]:
    """For each "N." decide: chapter heading, clause, or the first clause of a new run.

    A beam search over the whole file: a step is scored by how well the number goes on in its
    sequence and how much the line looks like a heading. Linear in the number of paragraphs.
    """
    explicit = any(token.kind in ("chapter", "article") for token in tokens)
    beam = [_State()]
    stamped = False  # a stamp stands between the last number and here
    for index, token in enumerate(tokens):
        stamped = stamped or (token.titular and approves(token.block.text, grammar) is not None)
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
            follower = tokens[index + 1] if index + 1 < len(tokens) else None
            looks = _looks_like_heading(token, follower)
            offers = [
                offer
                for state in beam
                for offer in _steps(state, index, token, previous, explicit, looks, stamped)
            ]
            stamped = False
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
    state: _State,
    index: int,
    token: Token,
    previous: Token | None,
    explicit: bool,
    looks: float,
    stamped: bool,
) -> list[_State]:
    """The readings of one "N." that may follow ``state``."""
    number = token.base
    after_title = previous is not None and (
        previous.titular or previous.kind in ("chapter", "note")
    )

    def step(score: float, chapter: int, clause: int, kind: TokenKind, restart: bool) -> _State:
        headed = index if kind == "chapter" else -1
        if stamped and state.clause:
            score += 4.0 if restart else -4.0  # what a stamp opens is another text
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


def _looks_like_heading(token: Token, follower: Token | None) -> float:
    """How much a numbered line looks like a heading (positive) or a sentence (negative)."""
    block = token.block
    words = block.text[token.cut :]
    if not words.strip():
        return -1.0
    if follower is not None and follower.kind == "item":
        return -4.0  # what a list follows is a clause
    score = 4.0 if block.heading else 3.0 if block.bold else 0.0
    score += -3.0 if token.finished else 2.0
    score += -3.0 if len(words) > 200 else 0.5 if len(words) < 100 else 0.0
    return score + 2.0 if words.isupper() else score
