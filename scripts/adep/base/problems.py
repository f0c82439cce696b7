"""What can be wrong: every problem has a stable code, a file, a line, and says what to do.

``problem_codes.toml`` says of each code what all its sentences have in common. A sentence itself is
written where the fault is found; of a wrong date, wherever one may stand, in ``wrong_dates``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal

from msgspec import Struct, field
from msgspec.structs import force_setattr

from adep.base.invisible import on_one_line

Level = Literal["error", "notice", "warning"]
FILE: Final = Path(__file__).with_name("problem_codes.toml")


class ExampleEdit(Struct, frozen=True):
    """Words that somebody changes in a file of an example once the pages are made."""

    path: str
    old: str  # stands once in the file
    new: str


class Code(Struct, frozen=True):
    """A kind of problem, with an example of it, as ``problem_codes.toml`` has it."""

    meaning: str  # one sentence
    stops: bool  # whether nothing may be written while a problem of the kind stands
    level: Level  # what `adep check` makes of it
    todo: str
    says: str = ""  # the problem of the example as it is printed
    # A small project's files by path; none where the code is a fault of the program.
    files: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"  # in which the files are written
    changes: tuple[ExampleEdit, ...] = ()
    run: str = "adep import"  # the command that says it


def _code(change: Sequence[Mapping[str, str]] = (), **table: Any) -> Code:
    level = "error" if table["stops"] else "warning"
    return Code(**{"level": level, **table}, changes=tuple(ExampleEdit(**one) for one in change))


CODES: Final[Mapping[str, Code]] = {
    code: _code(**table) for code, table in tomllib.loads(FILE.read_text("utf-8")).items()
}


class Problem(Struct, frozen=True):
    """One finding. ``line`` is 1-based, or None where the problem is not at a line."""

    path: str
    line: int | None
    code: str
    message: str
    paste: str = ""  # lines of a record that may be written as they stand

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown problem code {self.code!r}")
        # Messages quote sources, and are printed on terminals and into files of a line a problem.
        force_setattr(self, "message", on_one_line(self.message))
        force_setattr(self, "path", on_one_line(self.path))

    @property
    def place(self) -> tuple[str, int, str, str]:
        """What problems are sorted by: file, line (none first), code, message."""
        return self.path, self.line or 0, self.code, self.message

    @property
    def stops(self) -> bool:
        """True where nothing may be written while the problem stands."""
        return CODES[self.code].stops

    @property
    def is_grave(self) -> bool:
        """Whether `adep check` fails while the problem stands, or a command is stopped by it."""
        return self.stops or CODES[self.code].level == "error"

    @property
    def at(self) -> str:
        """Its place in words: "docs/about.en.md:3"."""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    def __str__(self) -> str:
        return f"{self.at}: {self.code}: {self.message}"


class Refused(Exception):
    """Raised where going on would lose or invent text; carries the problems that say why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[Refused], tuple[tuple[Problem, ...]]]:
        """It may be raised in one process and told in another."""
        return Refused, (self.problems,)


def refuse(code: str, path: str, line: int | None, message: str) -> Refused:
    """A ``Refused`` of one problem, to be raised."""
    return Refused([Problem(path, line, code, message)])
