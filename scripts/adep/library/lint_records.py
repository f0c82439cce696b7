"""What editors wrote beside the texts → what in it a reader would stumble over.

A remark that quotes words which are not there any more, and words that readers of one interface
find in the other's language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from adep.base.problems import Problem
from adep.model import Act, Concordance, Duty, RecordedSentence, Redirect, Remark, Text, Unit, Words

_QUOTED: Final = re.compile(r"«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"")
_MARKS: Final = " .,;:!?…[]()"


def lint_act(act: Act, langs: Collection[str]) -> list[Problem]:
    """Of the remarks, reasons and facts of an act; ``langs``: those of the interfaces."""
    problems = [p for text in act.every_text for p in _of_text(text, langs)]
    facts = act.facts
    for event in facts.history:
        what = f"the remark on the event of {event.date}"
        problems += _in_one(facts.path, event.line, what, event.remark, langs)
    for clause in act.clauses:
        for row in clause.paired.rows:
            if not row.proposed:
                named = " ".join(unit for lang in row.sides for unit in row.ids(lang))
                path, _, line = row.record.partition("#L")
                what = f"the reason of the row {named}"
                problems += _in_one(path, int(line) if line else None, what, row.reason, langs)
    return problems


def lint_across(
    concordances: Iterable[Concordance],
    duties: Iterable[Duty],
    reasons: Iterable[RecordedSentence | Redirect],
    langs: Collection[str],
) -> list[Problem]:
    """Of the records that go across acts, and of others that give a ``reason``."""
    problems = [
        problem
        for concordance in concordances
        for row in concordance.rows
        for problem in _in_one(concordance.path, row.line, "the reason", row.reason, langs)
    ]
    for one in reasons:
        problems += _in_one(one.path, one.line, "the reason", one.reason, langs)
    for duty in duties:
        problems += _in_one(duty.path, duty.line, f"the name of «{duty.id}»", duty.name, langs)
    return problems


def _of_text(text: Text, langs: Collection[str]) -> Iterator[Problem]:
    printed = {one.id: one for one in text.printed()}
    for remark in text.remarks:
        yield from _in_one(remark.path, remark.line, "the remark", remark.text, langs)
        if (unit := printed.get(remark.unit)) and isinstance(unit, Unit):
            yield from _quotations(remark, unit)
    for one in printed.values():
        for correction in one.corrections:
            yield from _in_one(
                correction.path, correction.line, "the reason", correction.reason, langs
            )


def _quotations(remark: Remark, unit: Unit) -> Iterator[Problem]:
    """A remark quotes its unit: what it quotes stood in the source, or stands there now."""
    quoted = list(
        dict.fromkeys(
            next(filter(None, match.groups())).strip(_MARKS)
            for words in remark.text.values()
            for match in _QUOTED.finditer(words)
        )
    )
    text, raw = _plain(unit.text), _plain(unit.body.raw)
    gone = [words for words in quoted if _plain(words) in raw and _plain(words) not in text]
    if not gone and quoted and not any(_plain(words) in text for words in quoted):
        gone = quoted
    if gone:
        told = ", ".join(f"«{words}»" for words in gone)
        yield Problem(
            remark.path,
            remark.line,
            "remark-outlived",
            f"the remark on {remark.unit} quotes {told}, and the unit does not read so any more; "
            "write the remark anew, or delete it",
        )


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _in_one(
    path: str, line: int | None, what: str, words: Words, langs: Collection[str]
) -> Iterator[Problem]:
    lacking = [lang for lang in langs if lang not in words]
    if words and lacking:
        told = " and ".join(f"«{lang}»" for lang in lacking)
        yield Problem(
            path,
            line,
            "words-in-one-language",
            f"{what} is not there in {told}, so readers of that interface find it in another "
            "language; write it in each",
        )
