"""What a jurist is told of a text that was added: found, repaired, set aside, to be looked at.

Only lines of words come out of here; a command prints them, in colour where there is a terminal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from typing import Final, Literal

from msgspec import Struct

from adep.base.passage import EDITORIAL
from adep.base.problems import Problem
from adep.commands.add.request import Given, text_of
from adep.ingest.given_file import Whole
from adep.languages.interface import Interface
from adep.library.correct import DOUBTS
from adep.model import NOT_COMPARED, Act, Furniture, Part, Text
from adep.model.source import HIDDEN

UNREAD: Final = ("note-not-understood", "note-without-target")
_MOST: Final = 15  # findings of a kind that are told one by one
_ENTRY: Final = 72  # characters of a line set aside that are shown

Style = Literal["title", "head", "plain", "quiet", "good", "warn", "bad"]


class ReportLine(Struct, frozen=True):
    """A line of a report, and how it is to look."""

    words: str
    style: Style = "plain"


class Added(Struct, frozen=True):
    """A text that was added, in the act as it now is."""

    given: Given
    act: Act
    text: Text
    problems: Sequence[Problem]  # what is new since the act was without the text
    advice: Sequence[str]  # sentences of what to do next, before the usual ones
    files: Mapping[str, str]  # path -> "new", "changed", "gone"
    copy: bool  # it took the place of another copy
    proposed: bool  # it lies in the inbox: who reads this may have no terminal


def report(added: Added, say: Interface, *, dry: bool) -> list[ReportLine]:
    """The whole report in the words of ``say``."""
    return [
        ReportLine(_head(added, say), "title"),
        *_found(added, say),
        *_looked_at(added, say),
        *_act_now(added.act, say),
        *_next(added, say, dry),
        *written(added.files, say, dry=dry),
    ]


def written(files: Mapping[str, str], say: Interface, *, dry: bool) -> Iterator[ReportLine]:
    """Which files were written, removed, or would be: pages are only counted."""
    if not files:
        return
    yield ReportLine("")
    yield ReportLine(say["report.files_would" if dry else "report.files"], "head")
    rows = [
        (path, say[f"report.file_{what}"])
        for path, what in sorted(files.items())
        if not path.startswith("docs/")
    ]
    pages = Counter(what for path, what in files.items() if path.startswith("docs/"))
    if pages:
        told = ", ".join(
            f"{count} {say[f'report.file_{what}']}" for what, count in sorted(pages.items())
        )
        rows.append(("docs/", say.say("report.pages", told=told)))
    yield from _table(rows)
    if dry:
        yield ReportLine("")
        yield ReportLine(say["report.would"], "warn")


def _head(added: Added, say: Interface) -> str:
    facts, given = added.act.facts, added.given
    text = text_of(facts, given.lang, given.day)
    assert text is not None
    return " · ".join(
        (
            facts.id,
            say.pick(facts.short)[0],
            say[f"languages.{given.lang}.name"],
            say.say("wording.of", date=say.date(given.day, "in")),
            say.known("standing", text.standing),
        )
    )


def _found(added: Added, say: Interface) -> Iterator[ReportLine]:
    text = added.text
    yield ReportLine("")
    yield ReportLine(say["report.read"], "head")
    file = added.given.whole
    size = say.say(
        "report.size",
        bytes=len(file.original or file.data),
        lines=text.source.count,
        encoding=_encoding(file),
    )
    own = [clause.id for clause in text.clauses if not clause.part]
    parts = Counter(clause.part for clause in text.clauses if clause.part)
    units = sum(len(clause.units) for clause in text.clauses)
    rows = [
        (say["report.file"], f"{file.source.path}  ({size})"),
        (say["report.chapters"], str(len(text.chapters))),
        (say["report.clauses"], _span(own)),
        (
            say["report.outside"],
            ", ".join(
                [f"{say.known('part', part)}: {n}" for part, n in parts.items()]
                + [say.say("report.beside", part=_part(p, say)) for p in text.parts]
            ),
        ),
        (say["report.units"], str(units)),
        (say["report.front"], _front(text, say)),
        (say["report.notes"], _notes(added, say)),
    ]
    rules = _rules(text)
    done = sum(count for rule, count in rules.items() if rule != EDITORIAL)
    rows.append((say["report.repairs"], str(done)))
    shown = [
        ("", f"{count} × {say.known('rule', rule)}")
        for rule, count in rules.most_common()
        if rule != EDITORIAL
    ]
    rows += shown
    if rules[EDITORIAL]:
        rows.append((say["report.corrections"], str(rules[EDITORIAL])))
    doubts = [problem for problem in added.problems if problem.code in DOUBTS]
    rows.append(
        (say["report.proposed"], str(len(doubts)) if doubts else say["report.proposed_none"])
    )
    rows += [("", words) for words in _problems(doubts, text.source.path, say)]
    hidden = [item for item in text.source.dropped if item.reason == HIDDEN]
    aside = sorted((*text.furniture, *hidden), key=lambda item: item.line)
    rows.append((say["report.aside"], str(len(aside))))
    rows += [("", words) for words in _aside(aside, say)]
    yield from _table([(name, words) for name, words in rows if words])


def _encoding(file: Whole) -> str:
    if file.original is not None:
        return file.kind.removeprefix(".").upper()
    if file.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    return "Windows-1251" if file.source.problems else "UTF-8"


def _part(part: Part, say: Interface) -> str:
    """What a part is called: by its title, or else by its name."""
    return f"«{_cut(part.title)}»" if part.title else say.known("part", part.name)


def _cut(words: str) -> str:
    return words if len(words) <= _ENTRY else words[:_ENTRY].rstrip() + "…"


def _span(clauses: Sequence[str]) -> str:
    """ "20 (1–20)"."""
    return f"{len(clauses)} ({clauses[0]}–{clauses[-1]})" if len(clauses) > 1 else str(len(clauses))


def _front(text: Text, say: Interface) -> str:
    names = {key.removeprefix("report.front_kind.") for key in say.words if "front_kind" in key}
    kinds = Counter(unit.kind if unit.kind in names else "other" for unit in text.front)
    told = ", ".join(f"{say[f'report.front_kind.{kind}']} {count}" for kind, count in kinds.items())
    return f"{len(text.front)} ({told})" if told else "0"


def _notes(added: Added, say: Interface) -> str:
    count = len(added.text.every_note())
    unread = {p.line for p in added.problems if p.code in UNREAD and p.line is not None}
    if not unread:
        return str(count)
    lines = _lines(sorted(unread), say)
    return say.say("report.not_understood", count=count, unread=len(unread), lines=lines)


def _rules(text: Text) -> Counter[str]:
    bodies = [unit.marker + unit.body for unit in text.units()]
    bodies += [note.body for note in text.every_note()]
    return Counter(
        rule.split(":")[0] for body in bodies for change in body.changes() for rule in change.rules
    )


def _aside(furniture: Iterable[Furniture], say: Interface) -> Iterator[str]:
    """Lines set aside, those that follow one another for one reason together."""
    runs: list[list[Furniture]] = []
    for item in furniture:
        last = runs[-1][-1] if runs else None
        if last is not None and last.reason == item.reason and item.line - last.line <= 2:
            runs[-1].append(item)
        else:
            runs.append([item])
    for run in runs[:_MOST]:
        words = " ".join(run[0].text.split())
        words = _cut(words)
        reason = say.reports.get(f"reason.{run[0].reason}", run[0].reason)
        yield f"{_lines([item.line for item in run], say)}: {reason}: «{words}»"
    if len(runs) > _MOST:
        yield say.say("report.more", count=len(runs) - _MOST)


def _lines(lines: Sequence[int], say: Interface) -> str:
    """ "line 3", "lines 3–7, 9"."""
    if len(set(lines)) == 1:
        return say.say("report.line", line=lines[0])
    spans = []
    for _, run in groupby(enumerate(sorted(set(lines))), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        spans.append(str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}")
    return say.say("report.lines", lines=", ".join(spans))


def _problems(problems: Iterable[Problem], own: str, say: Interface) -> Iterator[str]:
    found = sorted(problems, key=lambda problem: (problem.path != own, problem.place))
    for problem in found[:_MOST]:
        if problem.path == own:
            place = "" if problem.line is None else say.say("report.line", line=problem.line) + ": "
        else:
            place = problem.path + (f":{problem.line}: " if problem.line else ": ")
        yield f"{place}{in_words(problem, say)} ({problem.code})"
    if len(found) > _MOST:
        yield say.say("report.more", count=len(found) - _MOST)


# What a message names: words of the text, files, days, numbers of instruments, ids of units.
_NAMED: Final = re.compile(
    r"«[^»]*»|`[^`]+`|(?:sources|docs)/[^\s,;:]*[^\s,;:.]|\d{4}-\d\d-\d\d|No\. [\w/–-]+"
    r"|(?<![\w-])[a-z]{2}-(?:[\w-]*\d[\w-]*)"
)


def in_words(problem: Problem, say: Interface) -> str:
    """What was found, in the language of ``say``, and what the message names."""
    key = f"problem.{problem.code}"
    if f"{key}.says" not in say.reports:
        return problem.message
    names = [name.replace("No. ", "№ ") for name in _NAMED.findall(problem.message)]
    says, todo = say.reports[f"{key}.says"], say.reports[f"{key}.todo"]
    named = ", ".join(dict.fromkeys(name for name in names if name not in todo))
    return f"{says}: {named}. {todo}" if named else f"{says}. {todo}"


def _looked_at(added: Added, say: Interface) -> Iterator[ReportLine]:
    others = [problem for problem in added.problems if problem.code not in DOUBTS]
    grave = [problem for problem in others if problem.is_grave]
    light = [problem for problem in others if not problem.is_grave]
    yield ReportLine("")
    if not others:
        yield ReportLine(say["report.problems_none"], "good")
    sections: tuple[tuple[str, Sequence[Problem], Style], ...] = (
        ("report.grave", grave, "bad"),
        ("report.problems", light, "warn"),
    )
    for title, some, style in sections:
        if some:
            yield ReportLine(f"{say[title]} ({len(some)})", "head")
        for words in _problems(some, added.text.source.path, say):
            yield ReportLine(f"  {words}", style)
        for problem in some:
            yield from (ReportLine(f"      {line}", "quiet") for line in problem.paste.splitlines())


def _act_now(act: Act, say: Interface) -> Iterator[ReportLine]:
    yield ReportLine("")
    yield ReportLine(f"{say['report.now']}: {act.facts.id}", "head")
    rows = []
    for lang in act.langs:
        days = sorted({t.wording_of for t in act.facts.texts if t.lang == lang}, reverse=True)
        told = [say.say("report.shown", date=say.date(days[0])), *map(say.date, days[1:])]
        rows.append((say[f"languages.{lang}.name"], ", ".join(told)))
    rows.append((say["report.rows"], _rows(act, say)))
    yield from _table([row for row in rows if row[1]])


def _rows(act: Act, say: Interface) -> str:
    if act.facts.article:
        return ""
    if len(act.langs) == 1:
        return say.say("report.row_alone", lang=say[f"languages.{act.langs[0]}.inline"])
    counts: Counter[str] = Counter()
    for clause in act.clauses:
        for row in clause.paired.rows:
            alone = sum(bool(units) for units in row.sides.values()) == 1
            is_open = clause.paired.open and not row.recorded and alone
            counts["open" if is_open else row.relation] += 1
    told = [
        say.say(f"report.row_{key}", count=counts[key])
        for key in ("same", "amended", "open", NOT_COMPARED)
        if counts[key]
    ]
    told += [
        say.say("report.row_only", lang=say[f"languages.{lang}.inline"], count=count)
        for lang in act.langs
        if (count := counts[f"{lang}-only"])
    ]
    return f"{sum(counts.values())}: " + ", ".join(told)


def has_open_rows(act: Act) -> bool:
    """Whether some units of ``act`` wait for somebody to say which are each other's text."""
    return len(act.langs) > 1 and any(clause.paired.open for clause in act.clauses)


def _next(added: Added, say: Interface, dry: bool) -> Iterator[ReportLine]:
    given, act = added.given, added.act.facts.id
    sentences = list(added.advice)
    if has_open_rows(added.act):
        sentences.append(say.say("report.next_pair", act=act))
    if beside := [part.name for part in added.text.parts]:
        quoted = ", ".join(f'"{name}"' for name in beside)
        sentences.append(say.say("report.next_parts", path=added.act.facts.path, parts=quoted))
    if added.problems:
        folder = added.act.facts.path.removesuffix("act.toml")
        # A clause's unit is what an editor mends most; a text may have none, and notes only.
        units = (unit for clause in added.text.clauses for unit in clause.units)
        for one in islice(chain(units, added.text.printed()), 1):
            path = f"{folder}corrections/{one.id}.toml"
            sentences.append(say.say("report.next_problems", path=path, unit=one.id))
    if not added.proposed:
        sentences.append(say["report.next_publish"])
        back = "report.next_back_copy" if added.copy else "report.next_back"
        sentences.append(say.say(back, act=act, lang=given.lang, date=given.day))
    elif dry:
        sentences.append(say["report.next_merge"])
    if not sentences:
        return
    yield ReportLine("")
    yield ReportLine(say["report.next"], "head")
    for number, sentence in enumerate(sentences, start=1):
        yield ReportLine(f"  {number}. {sentence}")


def _table(rows: Sequence[tuple[str, str]]) -> Iterator[ReportLine]:
    width = max((len(name) for name, _ in rows), default=0)
    for name, words in rows:
        yield ReportLine(f"  {name:{width}}  {words}".rstrip(), "plain" if name else "quiet")
