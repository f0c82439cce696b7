"""What commands print: problems in their order, numbers with their nouns."""

from __future__ import annotations

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterable
from typing import TextIO, TypeAlias

from adep.problems import Problem

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"  # where a command is added to ``adep``


def print_problems(problems: Iterable[Problem], stream: TextIO) -> None:
    """Each problem on a line of its own, by file and line."""
    for problem in sorted(problems, key=lambda problem: problem.place):
        print(problem, file=stream)


def count(number: int, noun: str) -> str:
    """ "1 row", "2 rows"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
