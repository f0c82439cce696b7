"""A page as it lies, and as an import would write it → what somebody changed on it by hand.

What may be mended, and where all else is changed, ``pencil_permissions`` says. Mended words of a
unit are an ``Edit``, which ``corrections_from_edits`` records.
Until then an editor's remark reads everywhere as on the page: that is ``Remarked``.
A page that is only older than the sources is no edit: its sums tell.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import PurePosixPath
from unicodedata import normalize

from msgspec import Struct

from adep.base.lost_letters import lost_words
from adep.base.problems import Problem
from adep.languages.spelling.rules import Spelling
from adep.library.lint_words import lint
from adep.model import Words
from adep.model.page_kinds import page_at
from adep.pages import checksums, pencil_permissions, unit_lines
from adep.pages.record_blocks import corrected
from adep.pages.remarks import read_remarks

MADE_FROM = re.compile(rf"{re.escape(checksums.MARK)} from (?P<source>[\w./-]+?)\.? ")


class Edit(Struct, frozen=True):
    """The words of a unit that somebody mended on its page."""

    path: str  # of the page, from the project's folder
    line: int
    act: str
    wording: datetime.date | None  # None: the newest held
    unit: str
    lang: str
    words: str  # as on the page, its white space as an import sets it: it may equal ``made``
    made: str  # as an import would write them


class Remarked(Struct, frozen=True):
    """The remarks on a unit, where somebody changed them on its page."""

    path: str
    line: int
    act: str
    wording: datetime.date | None
    unit: str
    remarks: tuple[Words, ...]  # as on the page
    made: tuple[Words, ...]  # as an import would write them

    @property
    def lang(self) -> str:
        """The language of the unit's text."""
        return self.unit.partition("-")[0]

    def of(self, recorded: Sequence[Words]) -> tuple[Words, ...]:
        """The remarks as on the page; what wasn't changed of ``recorded`` stays as it is."""
        if len(self.remarks) != len(recorded):
            known = dict(zip(map(repr, self.made), recorded, strict=False))
            return tuple(known.get(repr(words), words) for words in self.remarks)
        return tuple(
            {**old, **{lang: text for lang, text in new.items() if was.get(lang) != text}}
            for old, was, new in zip(recorded, self.made, self.remarks, strict=True)
        )


class Found(Struct, frozen=True):
    """What was found on a page."""

    edits: tuple[Edit, ...] = ()
    problems: tuple[Problem, ...] = ()  # edits that can't be adopted, each with what to do
    remarked: tuple[Remarked, ...] = ()  # of them: what is read as on the page all the same


def join(found: Iterable[Found]) -> Found:
    """What was found on several pages."""
    every = list(found)
    return Found(
        tuple(edit for one in every for edit in one.edits),
        tuple(problem for one in every for problem in one.problems),
        tuple(remarked for one in every for remarked in one.remarked),
    )


def find(
    path: str,
    page: str,
    made: str | None,
    parts: Mapping[str, str],
    spelling: Callable[[str], Spelling],
    records: Callable[[str], Mapping[str, str]] = lambda act: {},
) -> Found:
    """What was changed on ``page``, which lies at ``docs/<path>``.

    ``made`` is the page as an import would write it, None if it would remove it. ``parts`` are the
    headings of a page (whole lines) and what stands below each; ``spelling`` gives the rules of a
    language, ``records`` the record files that an act is told by, path → TOML.
    """
    page, made = checksums.plain(page), made and checksums.plain(made)
    edits: list[Edit] = []
    problems: list[Problem] = []
    there = f"docs/{path}"
    act, wording = _place(path)
    wanted = {unit.id: unit for _, unit in checksums.read_units(made or "")}
    torn = unit_lines.torn(page)
    for number, unit in checksums.read_units(page):
        words, new = as_written(unit.text), wanted.get(unit.id)
        faults: list[tuple[str, str]] = []  # (code, sentence)
        if number in torn:
            faults = [("edit-of-structure", unit_lines.TORN.format(id=unit.id))]
        elif unit.untouched or (new is not None and unit.text == new.text):
            continue
        elif new is None:
            faults = [("edit-without-unit", _lost(unit, act))]
        elif words == new.text:
            pass  # only its white space is other
        elif unit.sum is None:
            faults = [("edit-of-structure", _unsummed(unit, checksums.sum_of(new.text)))]
        elif unit.sum != checksums.sum_of(new.text):
            faults = [("edit-overtaken", _overtaken(unit, new, there))]
        else:
            brought = lint(words, new.text, spelling(unit.lang))
            faults = [(code, f"{unit.id}: {says}") for code, says in brought]
        problems += [Problem(there, number, *fault) for fault in faults]
        if new is not None and not faults:
            edits.append(Edit(there, number, act, wording, unit.id, unit.lang, words, new.text))
    if not checksums.unsealed(page):
        return Found(tuple(edits), tuple(problems))
    if merging := unit_lines.unfinished_merges(page):
        return Found(
            problems=tuple(
                Problem(there, number, "edit-of-structure", unit_lines.UNFINISHED)
                for number in merging
            )
        )
    if lost := _lost_letters(page, made or ""):
        number, word = lost
        says = _NOT_SAVED.format(word=word, path=there)
        return Found(problems=(Problem(there, number, "page-unreadable", says),))
    problems += _elsewhere(there, page, made or "", act, parts, records)
    as_made = read_remarks(made or "")
    remarked = [
        Remarked(there, number, act, wording, unit, words, as_made[unit][1])
        for unit, (number, words) in read_remarks(page).items()
        if unit in as_made and words != as_made[unit][1]
    ]
    return Found(tuple(edits), tuple(problems), tuple(remarked))


def _lost_letters(page: str, made: str) -> tuple[int, str] | None:
    """Where letters were lost that nobody may change: the whole page was saved without them, and
    nothing on it is what somebody wrote.
    """
    known = set(made.split("\n"))
    others = (line for line in _without_units(page) if line[1] not in known)
    return next(((number, word) for number, line in others for word in lost_words(line)), None)


def as_written(text: str) -> str:
    """``text`` with white space as an import sets it, and letters of one sign each where they can.

    Some keyboards write «й» as two signs; the texts here have the one.
    """
    return normalize("NFC", " ".join(text.split()))


def _place(path: str) -> tuple[str, datetime.date | None]:
    """The act and the wording whose texts stand on the page ``path``."""
    page = page_at(path)
    act = page.act if page else PurePosixPath(path).with_suffix("").parts[0]
    try:
        return act, datetime.date.fromisoformat(page.day) if page and page.day else None
    except ValueError:  # no import makes such a page: it is somebody's copy of one
        return act, None


def _lost(unit: checksums.UnitLine, act: str) -> str:
    return (
        f"{unit.id} was mended here to «{unit.text}», but no such unit belongs on this page (the "
        f"text no longer has it, or the page was renamed or copied); look on the pages of {act} "
        "where its words stand, mend them there, then run `adep import --overwrite` for this page"
    )


def _unsummed(unit: checksums.UnitLine, sum: str) -> str:
    return (
        f'{unit.id} was mended to «{unit.text}», and data-sum="…" was taken out of its line; '
        f'without it nobody can tell in which text the words were mended. Put data-sum="{sum}" back'
    )


def _overtaken(unit: checksums.UnitLine, new: checksums.UnitLine, there: str) -> str:
    return (
        f"{unit.id} was mended here, and its source or records changed as well. On the page: "
        f"«{unit.text}». From the source now: «{new.text}». Run `adep import --overwrite {there}` "
        "to take the source's words, then mend what is still wrong in them; on a code host: put "
        "the main branch's line here and mend its words"
    )


def against(edit: Edit, problems: Iterable[Problem]) -> str:
    """Why an edit can't be taken: its act can't be read with it."""
    why = "; ".join(map(str, problems))
    return (
        f"{edit.unit} was mended here, and something recorded does not fit its new words: {why}. "
        "Mend the record first, or put the words back"
    )


# ---- what is no word of a unit -------------------------------------------------------------------


def _elsewhere(
    there: str,
    page: str,
    made: str,
    act: str,
    parts: Mapping[str, str],
    records: Callable[[str], Mapping[str, str]],
) -> list[Problem]:
    """A problem for whatever is not as it was made, the units' words aside."""
    found = [Problem(there, *told) for told in unit_lines.of_units(page, made, act)]
    as_made = made.split("\n")
    old, new = (_without_units(text) for text in (made, page))
    torn, headless = unit_lines.torn(page), frozenset(unit_lines.headless(page, made).values())
    told: set[str] = set()  # once a part: a row that was moved is many lines
    matcher = SequenceMatcher(None, [line for _, line in old], [line for _, line in new], False)
    for what, a, b, c, d in matcher.get_opcodes():
        come = [line for _, line in new[c:d]]
        if what == "equal" or any(unit_lines.BROKEN.match(line) for line in come):
            continue
        if c < len(new) and new[c][0] - 1 in torn:
            continue
        if any(number in headless for number, _ in new[c:d]):
            continue
        line = new[c][0] if c < len(new) else page.count("\n")
        if not any(come) and not any(text for _, text in old[a:b]):
            if not found:  # beside a unit that was put in or taken out it goes without saying
                says = _EMPTY_LINE + ("put it back" if a < b else "take it out")
                line = unit_lines.touching(page) or line
                found.append(Problem(there, line, "edit-of-structure", says))
            continue
        last = old[min(max(a, b - 1), len(old) - 1)][1] if old else ""
        part = _part([line for _, line in old[:a]] + [last], parts)
        blocks = corrected([text for _, text in old[a:b]], come, records(act))
        for block in blocks:
            says = _IN_RECORD.format(path=block.path, line=block.line)
            found.append(Problem(there, line, "edit-of-made-part", says, block.text))
        if blocks or part in told:
            continue
        told.add(part)
        was = as_made[old[a][0] - 1 : old[b - 1][0]] if a < b else []
        paste = "\n".join(was) if len(was) <= _SHOWN else ""
        if was and c == d and all(map(_LAYOUT.fullmatch, was)):
            found.append(Problem(there, line, "edit-of-structure", _LAYOUT_GONE, paste))
            continue
        where = pencil_permissions.WHERE.get(part, pencil_permissions.WHERE["head"]).format(
            act=act, made=_source(page, made)
        )
        todo = "Restore the line here" if was else "Take out what was put in here"
        says = f"{where}. {todo}"
        found.append(Problem(there, line, "edit-of-made-part", says, paste))
    return found


def _without_units(page: str) -> list[tuple[int, str]]:
    """The lines that are no unit's, with their numbers."""
    lines = enumerate(checksums.rest(page), start=1)
    return [(number, line) for number, line in lines if checksums.read_line(line) is None]


def _part(lines: list[str], parts: Mapping[str, str]) -> str:
    """In which part of a page the last of ``lines`` stands: a value of ``parts``, or "head"."""
    part = "head"
    for line in lines:
        part = "table" if line.startswith("<table") else parts.get(line, part)
    last = lines[-1].lstrip() if lines else ""
    return next((name for start, name in STARTS.items() if last.startswith(start)), part)


def _source(page: str, made: str) -> str:
    match = MADE_FROM.search(page) or MADE_FROM.search(made)
    return match["source"] if match else "sources/"


# How a line begins that is made from records of its own, in whatever part it stands.
STARTS: Mapping[str, str] = {"> ": "remark", '<div class="notice"': "head", "### ": "contents"}

_NOT_SAVED = (
    "letters were lost («{word}»): the page was saved without them; take it back with `git restore "
    "{path}`, and mend it in an editor that saves UTF-8"
)
_IN_RECORD = (
    "these words are written in {path}, line {line}: put the block there in place of the one that "
    "it has, and restore the line here"
)
_LAYOUT = re.compile(r"\s*(?:</?[a-z]+\b[^>]*>\s*)?")  # a line that only parts others
_LAYOUT_GONE = "lines that hold the page together were deleted here; put them back"
_SHOWN = 8  # lines that are shown to be put back; more are a page to be taken back as a whole
_EMPTY_LINE = (
    "lines of a page stand apart, an empty line between each two, and one is changed here: "
)
