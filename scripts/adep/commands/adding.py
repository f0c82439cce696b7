"""``adep add``: a new text, or a better copy of one, into ``sources/`` and onto the pages."""

from __future__ import annotations

import datetime
import hashlib
import os
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from adep import contradict, pipeline, publish, read, records, report, tongue
from adep.commands import new_act
from adep.commands.prepared import attempt, hand_edits, prepare, what_changes
from adep.commands.terminal import Commands, ask, can_ask, show, watched
from adep.interface import Interface
from adep.model import Act, Facts, Source, Text, TextFacts, Words
from adep.problems import Problem, Refused, refuse
from adep.records import writing
from adep.records.facts import ARTICLE_STANDINGS, RESERVED, STANDINGS
from adep.records.tables import FIRST_DAY, ID

SUFFIXES: Final = (".txt", ".md", ".html", ".htm", ".xhtml")
AHEAD: Final = datetime.timedelta(days=366)  # a wording may be known before it is in force


def add(commands: Commands) -> ArgumentParser:
    """The words of the command."""
    parser = commands.add_parser(
        "add",
        help="add a text: a new wording, another language, or a new act",
        description="Add a text. Its file is copied unchanged into sources/, written down in "
        "the act's act.toml and imported, and what was found in it is told. Everything is "
        "written, or nothing. `adep remove` takes it back.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the text: plain, Markdown, HTML")
    parser.add_argument("--act", metavar="ID", required=True, help="such as honor-code-2005")
    parser.add_argument("--lang", required=True, choices=pipeline.LANGUAGES, help="its language")
    parser.add_argument(
        "--wording",
        metavar="DATE",
        required=True,
        help="the date of the instrument that gave it this wording, such as 2011-04-01",
    )
    parser.add_argument(
        "--standing",
        metavar="WORDS",
        help="authentic, or unofficial-translation; asked for, or needed, where it is not plain",
    )
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--new", action="store_true", help="the act is not here yet: make it")
    kinds.add_argument(
        "--replace",
        action="store_true",
        help="a better copy of a wording that is held; recorded corrections are applied to it",
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing, tell the same")
    add_language(parser)
    new_act.add_options(parser)
    parser.set_defaults(run=run, today=None, wrong_words=parser.error)
    return parser


def add_language(parser: ArgumentParser) -> None:
    """The option by which the report's language is chosen."""
    parser.add_argument(
        "--in",
        dest="say",
        choices=pipeline.LANGUAGES,
        help="the report's language; else that of the environment (LANG), else English",
    )


def interface_of(arguments: Namespace, environment: Mapping[str, str] = os.environ) -> Interface:
    """The words in which to report: as told, else as the environment has it, else English."""
    told = next(
        (value for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(key))),
        "",
    )
    wanted = (arguments.say, told[:2], "en")
    by_lang = {interface.lang: interface for interface in pipeline.interfaces()}
    return next(by_lang[lang] for lang in wanted if lang in by_lang)


def day_of(written: str, option: str) -> datetime.date:
    """The day that an option names; raises ``Refused`` ("date-impossible")."""
    try:
        day = datetime.datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError:
        day = None
    if day is None or day.isoformat() != written:
        message = f"there is no such day; write it as year-month-day, {option} 2011-04-01"
        raise refuse("date-impossible", f"{option} {written}", None, message)
    return day


@dataclass(frozen=True, slots=True)
class _Given:
    """What is asked for, read and found possible."""

    root: Path
    act: str
    lang: str
    day: datetime.date
    data: bytes
    source: Source
    doubts: tuple[Problem, ...]
    say: Interface

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def name(self) -> str:
        """The file's name in the act's folder."""
        suffix = Path(self.source.path).suffix.lower()
        return f"{self.lang}-{self.day}{suffix if suffix in SUFFIXES else '.txt'}"


@dataclass(frozen=True, slots=True)
class _Change:
    """Files of ``sources/`` to be written, and what to tell of them."""

    files: Mapping[str, bytes | None]
    advice: tuple[str, ...] = ()


def run(arguments: Namespace) -> int:
    """Add the text, or say what adding it would do."""
    if not arguments.new and (strange := new_act.told(arguments)):
        arguments.wrong_words(f"{', '.join(strange)}: only with --new; act.toml says it else")
    given = _given(arguments)
    authorities = records.load_authorities(given.root)
    held = _held(given, authorities)
    facts = held.get(given.act)
    _refuse_held(given, held, arguments.replace)
    if facts is not None:
        _refuse_impossible_day(given, facts)
    before, made, docs, steps = prepare(given.root, watched)
    if edits := hand_edits(docs, before, made, steps):
        raise Refused(edits)
    if facts is None:
        change = _new(given, arguments, authorities, [one.order for one in held.values()])
    elif arguments.replace:
        change = _replaced(given, facts, arguments.standing)
    else:
        change = _added(given, facts, arguments.standing)
    tried = attempt(given.root, change.files, watched)
    told = report.report(
        _reported(given, change, before, tried.library, tried.files, arguments), given.say
    )
    if not arguments.dry_run:
        publish.put(given.root, tried.files)
    for line in told:
        show(line.words, line.style)
    return 0


def _given(arguments: Namespace) -> _Given:
    """What is asked for; refused where it can't be, before anything else is looked at."""
    act, known = arguments.act, records.folders(arguments.root)
    if arguments.new and (act in RESERVED.union(pipeline.LANGUAGES) or not ID.fullmatch(act)):
        message = "no act can be named so; write small Latin letters, figures and hyphens, such as"
        raise refuse("act-id-invalid", f"--act {act!r}", None, f"{message} honor-code-2005")
    if arguments.new and act in known:
        message = "this act is here already; leave --new out to add a text to it, or choose an id"
        raise refuse("act-exists", f"--act {act}", None, message)
    if not arguments.new and act not in known:
        message = f"there is no such act; acts are {', '.join(known)}. A new one needs --new"
        raise refuse("act-unknown", f"--act {act!r}", None, message)
    day = day_of(arguments.wording, "--wording")
    today = arguments.today or datetime.date.today()
    if not FIRST_DAY <= day <= today + AHEAD:
        message = f"no wording is of this day; today is {today}, and acts here are from 1900 on"
        raise refuse("date-impossible", f"--wording {day}", None, message)
    data = read.load_bytes(arguments.file)
    source = read.read(data, str(arguments.file))
    doubts = _language_doubts(source, arguments.lang)
    say = interface_of(arguments)
    return _Given(arguments.root, act, arguments.lang, day, data, source, doubts, say)


def _language_doubts(source: Source, lang: str) -> tuple[Problem, ...]:
    """Refuses a text in another language; tells where its language is not plain."""
    lines = (line.text for line in source.lines if not line.menu)
    found = tongue.find(lines, lang, pipeline.tongues())
    given = found.given.name
    if found.mixed_up and found.other is not None:
        message = f"the text is in {found.other.name}, not in {given}; "
        ours = found.other.lang in pipeline.LANGUAGES
        message += (
            f"write --lang {found.other.lang}, or name the {given} file"
            if ours
            else f"only texts in {_languages()} are published here, so name one of those"
        )
        raise refuse("language-mixed-up", source.path, None, message)
    if found.other is not None:
        message = f"much of the text is in {found.other.name}; see whether all of it belongs here"
    elif found.unsure:
        message = f"few of its words are plainly {given}; see whether it is in {given}"
    else:
        return ()
    return (Problem(source.path, None, "language-doubtful", message),)


def _languages() -> str:
    ours = [one.name for one in pipeline.tongues() if one.lang in pipeline.LANGUAGES]
    return " and ".join(ours)


def _held(given: _Given, authorities: Mapping[str, Words]) -> dict[str, Facts]:
    """Act id → its facts, of all acts and articles that are here."""
    return {
        name: records.load_records(given.root, name, authorities).facts
        for name in records.folders(given.root)
    }


def _refuse_held(given: _Given, held: Mapping[str, Facts], replacing: bool) -> None:
    for facts in held.values():
        for text in facts.texts:
            if text.sha256 == given.sha256 or _is_copy(given, text):
                raise refuse(
                    "text-held",
                    given.source.path,
                    None,
                    f"this text is held already: {text.source}, the {text.lang} wording of "
                    f"{text.wording_of} of {facts.id}",
                )
    facts_here = held.get(given.act)
    text_here = facts_here and _text_of(facts_here, given.lang, given.day)
    if replacing and not text_here:
        raise refuse(
            "text-not-held",
            f"--wording {given.day}",
            None,
            f"{given.act} holds no {given.lang} wording of this day to be replaced; leave "
            "--replace out to add it",
        )
    if text_here and not replacing:
        raise refuse(
            "text-held",
            f"--wording {given.day}",
            None,
            f"the {given.lang} wording of this day is held already: {text_here.source}; "
            "--replace puts a better copy in its place",
        )
    path = f"sources/{given.act}/{given.name}"
    if not text_here and (given.root / path).exists():
        raise refuse(
            "text-held",
            path,
            None,
            "a file of this name is here already, and no [[text]] of act.toml names it; "
            "name it there, or remove it",
        )


def _is_copy(given: _Given, text: TextFacts) -> bool:
    """Whether the bytes of a text whose hash is not recorded are these."""
    if text.sha256 is not None:
        return False
    return read.load_source(given.root, text.source).sha256 == given.sha256


def _text_of(facts: Facts, lang: str, day: datetime.date) -> TextFacts | None:
    return next((t for t in facts.texts if t.lang == lang and t.wording_of == day), None)


def _refuse_impossible_day(given: _Given, facts: Facts) -> None:
    """A wording before the act was adopted, or after it was repealed."""
    one = TextFacts(given.lang, given.name, given.day, "", None, ())
    with_it = replace(facts, texts=(one,))
    known, types = records.folders(given.root), pipeline.instrument_types()
    first = next((event.date for event in facts.history if event.kind == "adopted"), None)
    if first is not None and given.day < first:
        why = f"{given.act} was adopted on {first}: no wording of it is older"
    elif wrong := contradict.check(with_it, known, types):
        why = wrong[0].message
    else:
        return
    raise refuse("date-impossible", f"--wording {given.day}", None, why)


def _standing(given: _Given, told: str | None, article: bool = False) -> tuple[str, str | None]:
    """What the text is: as told, as only possible, or as answered; and a sentence on what was
    taken without being told."""
    choices = ARTICLE_STANDINGS if article else STANDINGS
    if told is not None:
        words = told.replace("-", " ")
        if words not in choices:
            raise refuse(
                "option-missing", f"--standing {told!r}", None, f"write one of {_options(choices)}"
            )
        return words, None
    usual = choices[0] if len(choices) == 1 else pipeline.grammar(given.lang).usual_standing
    if usual is not None:
        words = given.say.known("standing", usual)
        return usual, given.say.say("report.next_standing", standing=words.lower())
    if not can_ask():
        raise refuse(
            "option-missing",
            "--standing",
            None,
            f"whether a {given.lang} text is authentic is not said; write --standing "
            f"{_options(choices)}",
        )
    names = [one.replace(" ", "-") for one in choices]
    return ask(given.say["report.ask.standing"], choices=names).replace("-", " "), None


def _options(choices: Sequence[str]) -> str:
    return " or ".join(one.replace(" ", "-") for one in choices)


def _new(
    given: _Given, arguments: Namespace, authorities: Mapping[str, Words], orders: Sequence[int]
) -> _Change:
    """A new act with this as its only text."""
    path = f"sources/{given.act}/act.toml"
    text = pipeline.read_given(given.source, given.lang)
    act = new_act.collect(
        arguments,
        given.say,
        given.lang,
        authorities,
        title=_own_title(text),
        order=max(orders, default=0) + 1,
        day_of=day_of,
    )
    if given.day < act.adopted.date:
        message = f"the act was adopted on {act.adopted.date}: no wording of it is older"
        raise refuse("date-impossible", f"--wording {given.day}", None, message)
    standing, advice = _standing(given, arguments.standing)
    content = writing.new_facts(act)
    held = [event.date for event in (act.adopted,) if event.date == given.day]
    return _with_entry(given, path, content, standing, held, advice)


def _own_title(text: Text) -> str:
    """The title that stands in the text, to be offered: the last, for an order's is the first."""
    return next((unit.text for unit in reversed(text.front) if unit.kind == "title"), "")


def _added(given: _Given, facts: Facts, told: str | None) -> _Change:
    """One more text of an act that is here."""
    standing, advice = _standing(given, told, facts.article)
    days = [event.date for event in facts.history if not event.ends_act]
    change = _with_entry(given, facts.path, _content(given, facts.path), standing, days, advice)
    newest = next((text for text in facts.shown if text.lang == given.lang), None)
    if newest is None or newest.wording_of > given.day:
        return change
    # The corrections were made for the wording that has been the newest: they stay with it.
    path = f"sources/{given.act}/corrections.toml"
    if not (given.root / path).exists():
        return change
    made = writing.pinned(_content(given, path), given.lang, newest.wording_of)
    if made is None:
        raise refuse(
            "records-in-the-way",
            path,
            None,
            f"these records are meant for the wording of {newest.wording_of}; write "
            f"wording = {newest.wording_of} in each, then add the text",
        )
    content, count = made
    if not count:
        return change
    advice = given.say.say("report.next_pinned", path=path, count=count, old=newest.wording_of)
    return _Change({**change.files, path: content.encode()}, (*change.advice, advice))


def _with_entry(
    given: _Given,
    path: str,
    content: str,
    standing: str,
    days: Sequence[datetime.date],
    advice: str | None,
) -> _Change:
    """The facts with the [[text]], and with ``text_held`` where one event is of its day."""
    entry = writing.TextEntry(given.lang, given.name, given.day, standing, given.sha256)
    made = writing.with_text(content, entry)
    if made is None:
        raise refuse(
            "facts-invalid",
            path,
            None,
            "the texts are not written as [[text]] tables; write them so, as the README shows",
        )
    sentences = [] if advice is None else [advice]
    held = writing.with_text_held(made, given.day, given.lang) if given.day in days else None
    events = writing.meaning(made).get("event", [])
    same_day = [event for event in events if event.get("date") == given.day]
    if any(event.get("text_held") == given.lang for event in same_day):
        held = made
    elif len(same_day) == 1 and "text_held" in same_day[0]:
        held = None
    if held is None and events:
        key = {0: "next_event", 1: "next_event_other"}.get(len(same_day), "next_events")
        words = {"path": path, "date": given.day, "lang": given.lang}
        sentences.append(given.say.say(f"report.{key}", **words))
    files = {f"sources/{given.act}/{given.name}": given.data, path: (held or made).encode()}
    return _Change(files, tuple(sentences))


def _replaced(given: _Given, facts: Facts, told: str | None) -> _Change:
    """A better copy in the place of the one that is held."""
    old = _text_of(facts, given.lang, given.day)
    assert old is not None  # refused before
    if told is not None and told.replace("-", " ") != old.standing:
        raise refuse(
            "option-missing",
            f"--standing {told!r}",
            old.line,
            f"{facts.path} says that this text is «{old.standing}»; change it there, and leave "
            "--standing out",
        )
    _refuse_moved_furniture(given, facts, old)
    content = _content(given, facts.path)
    made = writing.with_copy(content, given.lang, given.day, given.name, given.sha256)
    if made is None:
        raise refuse(
            "facts-invalid",
            facts.path,
            old.line,
            "this [[text]] is not written as the README shows; write it so, key by key",
        )
    path = f"sources/{given.act}/{given.name}"
    files: dict[str, bytes | None] = {path: given.data, facts.path: made.encode()}
    if old.source != path:
        files[old.source] = None
    return _Change(files)


def _refuse_moved_furniture(given: _Given, facts: Facts, old: TextFacts) -> None:
    """Lines that an editor set aside are told by their numbers: they must be the same lines."""
    if not old.furniture:
        return
    lines = {line.number: line.text for line in read.load_source(given.root, old.source).lines}
    now = {line.number: line.text for line in given.source.lines}
    for aside in old.furniture:
        for number in range(aside.first, aside.last + 1):
            if lines.get(number, "").strip() != now.get(number, "").strip():
                raise refuse(
                    "records-in-the-way",
                    facts.path,
                    old.line,
                    f"lines {aside.first} to {aside.last} are set aside ({aside.reason}), but "
                    f"line {number} of the new file is «{now.get(number, '').strip()[:60]}»; "
                    "delete or mend «furniture» first",
                )


def _content(given: _Given, path: str) -> str:
    return read.load_bytes(given.root / path).decode("utf-8")


def _reported(
    given: _Given,
    change: _Change,
    before: pipeline.Library,
    after: pipeline.Library,
    files: Mapping[str, bytes | None],
    arguments: Namespace,
) -> report.Added:
    act = next(a for a in (*after.acts, *after.articles) if a.facts.id == given.act)
    facts = _text_of(act.facts, given.lang, given.day)
    assert facts is not None
    text = next(
        t
        for t in (*act.texts, *act.earlier)
        if t.lang == given.lang and given.day in (t.wording_of, None)
    )
    return report.Added(
        act=act,
        text=text,
        facts=facts,
        size=len(given.data),
        encoding=_encoding(given),
        problems=[*given.doubts, *_later_notes(act, text), *_new_problems(before, after)],
        advice=(*change.advice, *_rows_advice(given, act, facts)),
        dry=arguments.dry_run,
        source=given.source.path,
        files=what_changes(given.root, files),
    )


def _encoding(given: _Given) -> str:
    if given.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    return "Windows-1251" if given.source.problems else "UTF-8"


def _new_problems(before: pipeline.Library, after: pipeline.Library) -> list[Problem]:
    """Problems that were not there before; lines of act.toml move when a text is added."""
    key: Callable[[Problem], tuple[str, ...]] = lambda p: (p.path, p.code, p.message)  # noqa: E731
    old = Counter(map(key, before.problems))
    found = []
    for problem in after.problems:
        if old[key(problem)]:
            old[key(problem)] -= 1
        else:
            found.append(problem)
    return found


def _later_notes(act: Act, text: Text) -> list[Problem]:
    """Notes on amendments that are later than the day the text is given as."""
    amendments = [*act.amendments, *(found for c in act.clauses for found in c.amendments)]
    notes = {note.id for note in (*text.notes, *(note for c in text.clauses for note in c.notes))}
    if text not in act.texts or text.wording_of is None:
        return []
    return [
        Problem(
            text.source.path,
            found.note.lines[0],
            "note-after-wording",
            f"this note tells of an amendment of {found.date}, but the text is given as the "
            f"wording of {text.wording_of}; see whether --wording is right",
        )
        for found in amendments
        if found.note.id in notes and found.date is not None and found.date > text.wording_of
    ]


def _rows_advice(given: _Given, act: Act, facts: TextFacts) -> tuple[str, ...]:
    """Recorded rows were made for the wording that was the newest until now."""
    older = [text for text in act.earlier if text.lang == given.lang]
    if facts not in act.facts.shown or not older:
        return ()
    count = sum(
        bool(row.recorded and row.sides.get(given.lang))
        for clause in act.clauses
        for row in clause.paired.rows
    )
    if not count:
        return ()
    path = f"sources/{given.act}/pairs.toml"
    lang = given.say[f"languages.{given.lang}.inline"]
    old = older[0].wording_of
    return (given.say.say("report.next_rows", path=path, count=count, lang=lang, old=old),)
