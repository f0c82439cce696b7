"""An example for every problem code: what the input looked like, what Adep said, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from adep.base.problems import read_tables


@dataclass(frozen=True, slots=True)
class ExampleEdit:
    """Words that somebody changes in a file once the pages are made."""

    path: str
    old: str  # stands once in the file
    new: str


@dataclass(frozen=True, slots=True)
class Example:
    """A small project's files by path; none where the code is a fault of the program."""

    files: Mapping[str, str]
    says: str  # the problem as it is printed
    todo: str
    encoding: str = "utf-8"  # in which the files are written
    changes: tuple[ExampleEdit, ...] = ()
    run: str = "adep import"  # the command that says it


@cache
def examples() -> Mapping[str, Example]:
    """Problem code → its example, as ``problem_codes.toml`` has them."""
    return {
        code: Example(
            table.get("files", {}),
            table.get("says", ""),
            table["todo"],
            table.get("encoding", "utf-8"),
            tuple(ExampleEdit(**change) for change in table.get("change", ())),
            table.get("run", "adep import"),
        )
        for code, table in read_tables().items()
    }
