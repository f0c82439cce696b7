"""Which files of ``sources/`` change when a text is entered, and what an editor does then."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from adep import records
from adep.base import wrong_dates
from adep.base.problems import refuse
from adep.commands.add import new_act
from adep.commands.add.request import Given, record_text, text_of
from adep.commands.command import Arguments
from adep.commands.terminal import ask, can_ask
from adep.ingest import read, texts
from adep.languages import loaded
from adep.library.missing_events import Unlisted
from adep.model import Facts, Text, TextFacts, Words
from adep.records import writing
from adep.records.facts import ARTICLE_STANDINGS, STANDINGS


class FileChange(Struct, frozen=True):
    """Files of ``sources/`` to be written, and what to tell of them."""

    files: Mapping[str, bytes | None]
    advice: tuple[str, ...] = ()
    # The facts file with some [[event]] tables more, as it would be; None: it can't be written.
    facts: Callable[[Sequence[str]], str | None] | None = None


def _standing(given: Given, told: str | None, article: bool = False) -> tuple[str, str | None]:
    """What the text is: as told, as only possible, or as answered; and a sentence on what was
    taken without being told."""
    choices = ARTICLE_STANDINGS if article else STANDINGS

    def checked(told: str) -> str:
        words = told.replace("-", " ")
        if words not in choices:
            raise refuse(
                "option-missing", f"--standing {told!r}", None, f"write one of {_options(choices)}"
            )
        return words

    if told is not None:
        return checked(told), None
    usual = loaded.grammar(given.lang).usual_standing
    if len(choices) == 1:
        return choices[0], None
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
    return checked(ask(given.say["report.ask.standing"], choices=names, check=checked)), None


def _options(choices: Sequence[str]) -> str:
    return " or ".join(one.replace(" ", "-") for one in choices)


def of_new_act(
    given: Given, arguments: Arguments, authorities: Mapping[str, Words], orders: Sequence[int]
) -> FileChange:
    """A new act with this as its only text."""
    path = f"sources/{given.act}/act.toml"
    text = texts.read_given(given.whole.source, given.lang)
    act = new_act.collect(
        arguments,
        given.say,
        given.lang,
        authorities,
        title=_own_title(text),
        order=max(orders, default=0) + 1,
    )
    if given.day < act.adopted.date:
        message = wrong_dates.older_than_act("the act", act.adopted.date)
        raise refuse("date-impossible", f"--wording {given.day}", None, message)
    standing, advice = _standing(given, arguments.standing)
    content = writing.new_facts(act)
    return _with_entry(given, path, content, standing, advice)


def _own_title(text: Text) -> str:
    """The title that stands in the text, to be offered: the last, for an order's is the first."""
    return next((unit.text for unit in reversed(text.front) if unit.kind == "title"), "")


def of_act(given: Given, facts: Facts, told: str | None) -> FileChange:
    """One more text of an act that is here."""
    standing, advice = _standing(given, told, facts.article)
    content = record_text(given.root, facts.path)
    change = _with_entry(given, facts.path, content, standing, advice)
    held = [text.wording_of for text in facts.texts if text.lang == given.lang]
    if len(held) != 1:
        return change
    # Of several wordings each record says of which it is: those that are there are of the first.
    files, total, marked = dict(change.files), 0, list[str]()
    for path in records.unit_files(given.root, given.act, f"{given.lang}-*"):
        made = writing.pinned(record_text(given.root, path), held[0])
        if made is None:
            raise refuse(
                "records-in-the-way",
                path,
                None,
                f"these records are meant for the wording of {held[0]}; write wording = {held[0]} "
                "in each, then add the text",
            )
        content, count = made
        if count:
            files[path] = content.encode()
            total += count
            marked.append(path)
    if not total:
        return change
    named = ", ".join(marked[:3]) + " …" * (len(marked) > 3)
    advice = given.say.say("report.next_pinned", path=named, count=total, old=held[0])
    return replace(change, files=files, advice=(*change.advice, advice))


def _with_entry(
    given: Given, path: str, content: str, standing: str, advice: str | None
) -> FileChange:
    """The facts with the [[text]]."""
    today = datetime.date.today()
    entry = TextFacts(
        given.lang,
        given.name,
        given.day,
        standing,
        given.sha256,
        added=today,
        original=given.original_name,
        original_sha256=given.original_sha256,
    )

    def facts(events: Sequence[str]) -> str | None:
        told = writing.with_events(content, events, given.name)
        return None if told is None else writing.with_text(told, entry)

    made = facts(())
    if made is None:
        raise refuse(
            "facts-invalid",
            path,
            None,
            "the texts are not written as [[text]] tables; write them so, "
            "as guides/records.md shows",
        )
    files = {**_kept(given), path: made.encode()}
    return FileChange(files, () if advice is None else (advice,), facts)


def _kept(given: Given) -> dict[str, bytes | None]:
    """The text, and the document from which it was taken, as they are kept."""
    kept: dict[str, bytes | None] = {f"sources/{given.act}/{given.name}": given.whole.data}
    if given.whole.original is not None:
        kept[f"sources/{given.act}/{given.original_name}"] = given.whole.original
    return kept


def with_events(change: FileChange, given: Given, untold: Sequence[Unlisted]) -> FileChange:
    """The change with the instruments that the notes of the text tell of among the facts."""
    path = f"sources/{given.act}/act.toml"
    name = f"sources/{given.act}/{given.name}"
    mine = [one for one in untold if name in {place for place, _ in one.places}]
    made = change.facts([one.block for one in mine]) if mine and change.facts else None
    if made is None:
        return change
    days = ", ".join(
        " ".join(filter(None, (str(one.event.date), one.event.number and f"№ {one.event.number}")))
        for one in mine
    )
    advice = given.say.say("report.next_told", path=path, days=days)
    return replace(
        change,
        files={**change.files, path: made.encode()},
        advice=(*change.advice, advice),
    )


def of_better_copy(given: Given, facts: Facts, told: str | None) -> FileChange:
    """A better copy in the place of the one that is held."""
    old = text_of(facts, given.lang, given.day)
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
    content = record_text(given.root, facts.path)
    values = {
        "source": given.name,
        "sha256": given.sha256,
        "original": given.original_name,
        "original_sha256": given.original_sha256,
    }
    made = writing.with_copy(content, given.lang, given.day, values)
    if made is None:
        raise refuse(
            "facts-invalid",
            facts.path,
            old.line,
            "this [[text]] is not written as guides/records.md shows; write it so, key by key",
        )
    gone: dict[str, bytes | None] = {path: None for path in (old.source, old.original) if path}
    return FileChange({**gone, **_kept(given), facts.path: made.encode()})


def _refuse_moved_furniture(given: Given, facts: Facts, old: TextFacts) -> None:
    """Lines that an editor set aside are told by their numbers: they must be the same lines."""
    if not old.furniture:
        return
    lines = {line.number: line.text for line in read.load_source(given.root, old.source).lines}
    now = {line.number: line.text for line in given.whole.source.lines}
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
