"""A text and an editor's records → the text with its recorded corrections and remarks.

A correction is applied exactly where it says or the import stops: it is never lost in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeVar

from msgspec.structs import replace

from adep.base.grouping import grouped
from adep.base.passage import EDITORIAL, Passage
from adep.base.problems import Problem, Refused
from adep.model import Correction, Note, RecordedSentence, Records, Remark, Text, Unit

_Printed = TypeVar("_Printed", Unit, Note)
DOUBTS = ("letter-spacing-doubtful", "foreign-letter-doubtful", "glued-words-doubtful")


def correct(text: Text, records: Records) -> Text:
    """Apply the corrections and attach the remarks that name units of ``text``.

    Raises ``Refused`` where the raw words of a correction do not stand exactly once in its unit.
    Problems about doubtful readings that a correction settles are dropped.
    """
    wanted = grouped((one.unit, one) for one in records.corrections if records.meant(one, text))
    problems: list[Problem] = []
    doubts: list[Problem] = []

    def corrected(old: _Printed) -> _Printed:
        mine = wanted.get(old.id)
        if not mine:
            return old
        return replace(old, body=_apply(old.body, mine, problems, doubts), corrections=mine)

    if not (wanted or records.remarks):
        return text
    result = text.each(corrected, corrected) if wanted else text
    if problems:
        raise Refused(problems)
    places = {printed.id: place for place, printed in enumerate(text.printed())}
    settled = set(_settled_lines(result, wanted))
    remarks = [r for r in records.remarks if r.unit in places and records.meant(r, text)]
    return replace(
        result,
        remarks=tuple(sorted(remarks, key=lambda remark: places[remark.unit])),
        problems=(
            *(p for p in text.problems if not (p.code in DOUBTS and p.line in settled)),
            *doubts,
        ),
    )


def unknown_units(texts: Iterable[Text], records: Records) -> list[Problem]:
    """Records that name a unit that none of the texts has."""
    told = list(records.of_units())
    if not told:
        return []
    known = [
        (text, {u.id for u in text.units()} | {n.id for n in text.every_note()}) for text in texts
    ]
    return [
        Problem(record.path, record.line, "record-unknown-unit", _why_unknown(record, records))
        for record in told
        if not any(record.unit in ids and records.meant(record, text) for text, ids in known)
    ]


def _why_unknown(record: Correction | Remark | RecordedSentence, records: Records) -> str:
    day, held = record.wording, records.facts.texts
    if day is not None and day not in {facts.wording_of for facts in held}:
        known = sorted((facts.wording_of, facts.lang) for facts in held)
        told = ", ".join(f"{other} ({lang})" for other, lang in known)
        return (
            f"no wording of {day} is held; write wording = one of {told}, or leave it out for "
            "the newest"
        )
    where = f" in a wording of {day}" if day else ""
    return f"there is no unit «{record.unit}»{where}; `adep explain {records.facts.id}` lists them"


def _apply(
    passage: Passage,
    corrections: Sequence[Correction],
    problems: list[Problem],
    doubts: list[Problem],
) -> Passage:
    for index, correction in enumerate(corrections):
        raw, reading, rule = correction.raw, correction.reading, f"{EDITORIAL}:{index}"
        count = passage.text.count(raw)
        if count == 1:
            start = passage.text.index(raw)
            if cut := _cut_word(passage.text, start, start + len(raw)):
                says = (
                    f"{correction.unit}: «{raw}» → «{reading}» changes a part of the word «{cut}»; "
                    "write whole words into raw and reading"
                )
                doubts.append(
                    Problem(correction.path, correction.line, "correction-doubtful", says)
                )
            passage = passage.replace(start, start + len(raw), reading, rule)
        elif not count and _made_by_rule(correction, passage):
            start = passage.text.index(reading)
            passage = passage.made_by(start, start + len(reading), rule)
        else:
            why = _why_not(correction, count, passage.text)
            code = "correction-does-not-apply"
            problems.append(Problem(correction.path, correction.line, code, why))
    return passage


def _cut_word(text: str, start: int, end: int) -> str:
    """The word inside of which a passage begins or ends; "" where it does neither."""
    for at in (start, end):
        before, after = text[:at], text[at:]
        if before[-1:].isalpha() and after[:1].isalpha():
            return str(_LETTERS_LAST.findall(before)[0] + _LETTERS_FIRST.findall(after)[0])
    return ""


_LETTERS_LAST: Final = re.compile(r"[\w-]+$")
_LETTERS_FIRST: Final = re.compile(r"^[\w-]+")


def _nearest(raw: str, text: str) -> str:
    """The words of ``text`` that are most like ``raw``, as many as it has; "" if none are."""
    words, many = text.split(), len(raw.split())
    runs = (" ".join(words[at : at + many]) for at in range(len(words) - many + 1))
    matcher = SequenceMatcher(None, b=raw, autojunk=False)

    def likeness(run: str) -> float:
        matcher.set_seq1(run)
        return float(matcher.ratio())

    best = max(runs, key=likeness, default="")
    return best if best and likeness(best) >= _LIKE else ""


_LIKE: Final = 0.7  # of the letters of two passages that one was meant for the other


def _made_by_rule(correction: Correction, passage: Passage) -> bool:
    """Whether a rule reads a word now as an editor recorded it; the source prints it as it did."""
    printed = correction.raw in passage.raw
    return printed and passage.text.count(correction.reading) == 1


def _why_not(correction: Correction, count: int, text: str) -> str:
    """Both texts side by side, and what to do."""
    unit, raw, reading = correction.unit, correction.raw, correction.reading
    if count:
        return (
            f"{unit}: «{raw}» stands {count} times in the unit; add words around it. The unit "
            f"reads «{text}»"
        )
    if reading in text:
        todo = "the source has the reading itself: delete this correction"
    elif near := _nearest(raw, text):
        todo = (
            f"raw is mistyped, or the source changed; nearest to it is «{near}»: write raw as the "
            "unit has it, or delete the correction if nothing needs mending"
        )
    else:
        todo = (
            "the source changed under this correction, or it is meant for another unit: write raw "
            "and reading in the words that the unit has, or delete the correction"
        )
    return f"{unit}: «{raw}» → «{reading}» is recorded, and the unit reads «{text}»; {todo}"


def _settled_lines(text: Text, wanted: Mapping[str, Sequence[Correction]]) -> Iterable[int]:
    for unit in text.units():
        if unit.id in wanted:
            for piece in unit.body.pieces:
                if any(rule.startswith(EDITORIAL) for rule in piece.rules):
                    yield from range(piece.first, piece.last + 1)
