"""What can be wrong: every problem has a stable code, a file, a line, and says what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from adep.base.invisible import on_one_line

# code: (does it stop the import?, what the code means). Codes are published; never reuse one.
CODES: Final[dict[str, tuple[bool, str]]] = {
    # Nothing is written while one of these stands.
    "setting-invalid": (True, "A setting of mkdocs.yml is not one that the site can use."),
    "agency-invalid": (
        True,
        "The file with an organisation's own name, logo and contact cannot be used as it is.",
    ),
    "source-missing": (True, "A file that the act's facts name is not there."),
    "source-unreadable": (True, "The file is empty, binary, too large or in no known encoding."),
    "document-scanned": (True, "The document is pictures of a text, as a scanner makes them."),
    "document-locked": (True, "The document is locked with a password."),
    "document-macros": (True, "The document carries macros, which are programs."),
    "document-changes": (
        False,
        "The document keeps tracked changes; the text was taken as if all were accepted.",
    ),
    "document-moved": (
        False,
        "Words of the document stand elsewhere in the text than on its page, such as footnotes.",
    ),
    "document-left-out": (
        False,
        "Something of the document is not in the text that was taken from it, such as headers.",
    ),
    "document-number-doubtful": (
        False,
        "Automatic numbers of the document could not be taken as they are printed.",
    ),
    "source-old-font": (
        True,
        "The text is Kazakh typed in an old font; its letters are not Unicode Kazakh.",
    ),
    "source-changed": (True, "The source file is not the one whose SHA-256 the facts record."),
    "source-unguarded": (False, "The facts of a text do not record its SHA-256."),
    "facts-invalid": (True, "A facts file lacks a key, or a value is not what the key takes."),
    "project-older": (
        True,
        "A file is written as an earlier version of Adep wrote it; one command brings it along.",
    ),
    "record-invalid": (
        True,
        "A record beside the texts is incomplete, twice there, or names what it may not.",
    ),
    "record-unknown-unit": (True, "A record names a unit that the text does not have."),
    "correction-does-not-apply": (True, "The raw words of a correction are not in its unit."),
    "sentence-does-not-apply": (
        True,
        "A record of what completes a unit's sentence names words that are not there.",
    ),
    "edit-not-recorded": (
        True,
        "Words of a page were changed by hand and no correction records them yet.",
    ),
    "edit-overtaken": (
        True,
        "Words of a page were changed by hand, and their source or its records changed as well.",
    ),
    "edit-without-unit": (
        True,
        "Words of a page were changed by hand in a unit that the text no longer has.",
    ),
    "edit-against-record": (
        True,
        "Words of a page were changed by hand, and something that is recorded does not fit them.",
    ),
    "edit-empty": (True, "An edit by hand leaves no word of a unit."),
    "edit-foreign-letters": (True, "An edit by hand brings letters of another script in."),
    "edit-letter-spaced": (True, "An edit by hand sets the letters of a word apart."),
    "edit-markup": (True, "An edit by hand brings markup into the words of a unit."),
    "edit-invisible": (True, "An edit by hand brings a sign in that nobody sees."),
    "edit-quotation": (True, "An edit by hand leaves a quotation mark or a bracket open."),
    "edit-of-number": (True, "The number of a unit was changed on its page."),
    "edit-of-structure": (
        True,
        "A unit was taken out of a page, put in, or its line was broken.",
    ),
    "edit-of-made-part": (
        True,
        "A part of a page that the program makes was changed by hand.",
    ),
    # Files of a project.
    "file-not-plain": (
        True,
        "A link, a pipe or a device stands in docs/ or sources/, where only files are read.",
    ),
    "source-unnamed": (
        False,
        "A text lies in an act's folder, and the act's facts do not name it.",
    ),
    "somebody-at-work": (True, "Another command is changing files of the project now."),
    "file-changed-meanwhile": (
        True,
        "A file was saved after the command had read it; nothing was written over it.",
    ),
    "command-unfinished": (
        True,
        "A command was stopped halfway, and what it had changed is not put back yet.",
    ),
    "old-copy-kept": (
        False,
        "A command that was stopped left a copy of a file that stands nowhere else.",
    ),
    "temporary-folder": (True, "The folder for temporary files is full or cannot be written to."),
    # Addresses.
    "page-hides-page": (
        True,
        "A page that somebody wrote has the address of one that the site makes itself.",
    ),
    "redirect-hides-page": (True, "An address that is redirected has a page of its own."),
    "quotation-without-unit": (
        True,
        "A page quotes a unit by a link, and there is no such unit where the link leads.",
    ),
    "redirect-leads-nowhere": (
        True,
        "A redirect leads to no page, to another redirect, or in a circle.",
    ),
    "address-gone": (
        False,
        "An address that was published has no page now, and no redirect says where it leads.",
    ),
    # A text is not added, or not taken back.
    "text-held": (True, "The text, or its wording, is held already."),
    "text-not-held": (True, "The wording that is to be replaced or taken back is not held."),
    "request-invalid": (
        True,
        "A form in sources/inbox/ lacks something or names what is not there.",
    ),
    "act-exists": (True, "An act that is to be new is there already."),
    "act-unknown": (True, "The act to which a text is to be added is not there."),
    "act-id-invalid": (
        True,
        "The id of a new act is not made as ids are, or is taken by the site.",
    ),
    "date-impossible": (True, "The day of a wording is no day, or cannot be that of a wording."),
    "language-mixed-up": (
        True,
        "The text is plainly in another language than the one it is given as.",
    ),
    "option-missing": (True, "A fact that only an editor can tell was not told."),
    "records-in-the-way": (True, "Records name units of a text that is to go or to be replaced."),
    "page-in-the-way": (True, "A page written by hand stands where a page of an act is to be."),
    "site-not-built": (True, "A folder that is to be a built site has no start page."),
    # Nothing is printed.
    "printing-missing": (True, "What the PDFs are made with is not installed."),
    "nothing-to-print": (
        True,
        "What is asked for can't be printed: no such act, or no such paper.",
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
    "sentence-not-plain": (
        False,
        "Neither a rule nor a record tells what completes the sentence of some units.",
    ),
    "mark-open": (False, "A quotation mark or a bracket of a unit is not closed."),
    "remark-outlived": (
        False,
        "A remark quotes words that its unit does not read any more.",
    ),
    "words-in-one-language": (
        False,
        "A remark or a reason is there in one language of the interface and not in the other.",
    ),
    "correction-doubtful": (
        False,
        "A recorded correction brings in what an edit on a page would be stopped for.",
    ),
    "hyphen-doubtful": (
        False,
        "A hyphen at a line's end may only divide a word; the text does not tell.",
    ),
    "glued-words-doubtful": (
        False,
        "A word that is not known and divides into known ones; a space may be lost in the copy.",
    ),
    "status-contradicted": (
        False,
        "A text says that the act is repealed, and by the act's facts it is in force.",
    ),
    "facts-contradicted": (
        False,
        "A text says another date, number, type or authority of an instrument than the facts do.",
    ),
    "wording-without-event": (
        False,
        "A text is given as the wording of a day, and no event of that day is told of.",
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
    "catchword-missing": (
        False,
        "A clause has no catchword, and the act's other clauses have one.",
    ),
    "record-of-other-wording": (
        False,
        "A record was made of an older wording than is shown now; it is set aside until renewed.",
    ),
    "not-compared": (
        False,
        "A text came after a record that would name its units, and nobody has compared it yet.",
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
    "note-after-wording": (
        False,
        "A note tells of an amendment later than the wording that the text is given as.",
    ),
    "language-doubtful": (
        False,
        "Whether the text is in the language it is given as is not plain; an editor should look.",
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
    paste: str = ""  # lines of a record that may be written as they stand

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
