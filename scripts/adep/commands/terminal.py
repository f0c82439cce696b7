"""What commands print: problems in their order, numbers with their nouns, colour, progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from time import monotonic
from typing import Any, Final, TextIO, TypeVar

import click

from adep.base.problems import Problem, Refused

PATIENCE: Final = 1.0  # seconds without a word; work that lasts longer shows how far it is

# How lines of a report look at a terminal. Nothing is said by colour alone.
STYLES: Final[dict[str, dict[str, Any]]] = {
    "title": {"bold": True},
    "head": {"bold": True, "fg": "cyan"},
    "plain": {},
    "quiet": {"dim": True},
    "good": {"fg": "green"},
    "warn": {"fg": "yellow"},
    "bad": {"fg": "red"},
}

_T = TypeVar("_T")


def print_problems(problems: Iterable[Problem], stream: TextIO) -> None:
    """Each problem on a line of its own, by file and line; below it what may be pasted."""
    for problem in sorted(problems, key=lambda problem: problem.place):
        print(problem, file=stream)
        for line in problem.paste.splitlines():
            print(f"    {line}", file=stream)


def count(number: int, noun: str) -> str:
    """ "1 row", "2 rows"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def show(words: str, style: str = "plain") -> None:
    """A line on standard output, in colour where that is a terminal."""
    plain = "NO_COLOR" in os.environ
    click.secho(words, color=False if plain else None, **STYLES[style])


def watched(items: Sequence[_T], what: str) -> Iterable[_T]:
    """``items``, with a progress bar for long work where there is somebody to see it."""
    return _with_bar(items, what) if sys.stderr.isatty() else items


def _with_bar(items: Sequence[_T], what: str) -> Iterator[_T]:
    started = monotonic()
    done = 0
    while done < len(items) and monotonic() - started < PATIENCE:
        yield items[done]
        done += 1
    if done == len(items):
        return
    with click.progressbar(length=len(items), label=what.capitalize(), file=sys.stderr) as bar:
        bar.update(done)
        for item in items[done:]:
            yield item
            bar.update(1)


def can_ask() -> bool:
    """Whether somebody sits at a terminal who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(
    question: str,
    default: str | None = None,
    choices: Sequence[str] = (),
    check: Callable[[str], object] = str,
) -> str:
    """An answer from the terminal; "" is one only where it is the default.

    ``choices`` are shown. What ``check`` refuses is told and asked for again. Ctrl-C and the end of
    what is typed interrupt.
    """

    def checked(answer: str) -> str:
        answer = answer.strip()
        if answer or answer != default:
            try:
                check(answer)
            except Refused as refused:
                raise click.UsageError(refused.problems[0].message) from None
        return answer

    try:
        answer: str = click.prompt(
            question,
            default=default,
            type=click.Choice(list(choices)) if choices else None,  # they are shown
            value_proc=checked,
            err=True,
            show_default=bool(default),
        )
    except click.Abort:
        raise KeyboardInterrupt from None
    return answer


def show_prompt(words: str) -> None:
    """A line before questions, where the questions stand: not in what is piped on."""
    click.secho(words, err=True, bold=True)
