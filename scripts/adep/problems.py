"""What can be wrong: every problem has a stable code, a file, a line, and says what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from adep.invisible import on_one_line

# code: (does it stop the import?, what the code means). Codes are published; never reuse one.
CODES: Final[dict[str, tuple[bool, str]]] = {
    # Nothing is written while one of these stands.
    "source-missing": (True, "A file that the act's facts name is not there."),
    "source-unreadable": (True, "The file is empty, binary, too large or in no known encoding."),
    "source-old-font": (
        True,
        "The text is Kazakh typed in an old font; its letters are not Unicode Kazakh.",
    ),
    "source-changed": (True, "The source file is not the one whose SHA-256 the facts record."),
    "facts-invalid": (True, "A facts file lacks a key, or a value is not what the key takes."),
    "record-invalid": (
        True,
        "A record beside the texts is incomplete, twice there, or names what it may not.",
    ),
    "record-unknown-unit": (True, "A record names a unit that the text does not have."),
    "correction-does-not-apply": (True, "The raw words of a correction are not in its unit."),
    "edit-not-recorded": (
        True,
        "Words of a page were changed by hand and no correction records them.",
    ),
    "data-invalid": (True, "Data to be published breaks its own schema: a fault of the program."),
    "text-lost": (True, "Characters of the source are in no unit: a fault of the program."),
    # The text is kept and published; an editor should look.
    "nothing-found": (False, "No numbered clause was found in a text that should have some."),
    "number-out-of-sequence": (False, "A printed number does not follow the one before it."),
    "number-twice": (False, "A number stands twice at one level; the second unit's id ends in _2."),
    "note-without-target": (
        False,
        "An amendment note names no clause of this text, or not the one it follows.",
    ),
    "note-not-understood": (
        False,
        "An amendment note, or a part of it, is in no known words; it is shown as it stands.",
    ),
    "unknown-heading": (
        False,
        "A heading that is no numbered chapter; it is kept as a line of its own.",
    ),
    "paragraph-outside-clauses": (
        False,
        "A paragraph stands in a chapter before its first clause; it is kept as front matter.",
    ),
    "chapter-empty": (False, "A chapter heading with no clause under it."),
    "letter-spacing-doubtful": (
        False,
        "Letter-spaced words whose reading is not certain; record a correction.",
    ),
    "foreign-letter-doubtful": (
        False,
        "Letters of another script in a word, reading not certain; record a correction.",
    ),
    "glued-words-doubtful": (
        False,
        "A word that is not known and divides into known ones; a space may be lost in the copy.",
    ),
    "history-without-note": (
        False,
        "The act's facts name an amended clause whose note the text does not carry.",
    ),
    "history-without-clause": (
        False,
        "The act's facts name a clause that no held text has; check its number.",
    ),
    "note-without-history": (
        False,
        "A note tells of an amendment that the act's facts do not list.",
    ),
    "pairing-not-recorded": (
        False,
        "The wordings differ and no pairing is recorded; the items stand unpaired.",
    ),
    "pairing-proposed": (
        False,
        "Rows of a pairing were proposed by the program; no editor has confirmed them.",
    ),
    "reference-unresolved": (
        False,
        "A phrase names a unit or an act that is not there; it stays plain text.",
    ),
    "reference-ambiguous": (
        False,
        "A phrase may mean several units or acts, or does not say which; it stays plain text.",
    ),
    "encoding-guessed": (False, "The file is not UTF-8; it was read as Windows-1251."),
    "page-out-of-step": (
        False,
        "A page is not what import would write; run the import or record the edit.",
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. ``line`` is 1-based, or None where the problem is not at a line."""

    path: str
    line: int | None
    code: str
    message: str

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown problem code {self.code!r}")
        # Messages quote sources, and are printed on terminals and into files of a line a problem.
        object.__setattr__(self, "message", on_one_line(self.message))
        object.__setattr__(self, "path", on_one_line(self.path))

    @property
    def place(self) -> tuple[str, int, str, str]:
        """What problems are sorted by: file, line (none first), code, message."""
        return self.path, self.line or 0, self.code, self.message

    @property
    def stops(self) -> bool:
        """True where nothing may be written while the problem stands."""
        return CODES[self.code][0]

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.code}: {self.message}"


class Refused(Exception):
    """Raised where going on would lose or invent text; carries the problems that say why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def refuse(code: str, path: str, line: int | None, message: str) -> Refused:
    """A ``Refused`` of one problem, to be raised."""
    return Refused([Problem(path, line, code, message)])
