"""What `adep add` is asked for: read, and refused where it cannot be."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import click
from msgspec import Struct
from msgspec.structs import replace

from adep import records
from adep.base import wrong_dates
from adep.base.problems import Problem, refuse
from adep.commands.command import Arguments
from adep.ingest import given_file, read
from adep.ingest.given_file import Whole
from adep.languages import detection, loaded
from adep.languages.interface import Interface
from adep.library import facts_check
from adep.model import Facts, Source, TextFacts, Words
from adep.model.page_kinds import reserved_names
from adep.records.toml_tables import ID, not_on_windows

SUFFIXES: Final = (".txt", ".md", ".html", ".htm", ".xhtml")
AHEAD: Final = datetime.timedelta(days=366)  # a wording may be known before it is in force

language_option = click.option(
    "--in",
    "say",
    type=click.Choice(loaded.INTERFACES),
    help="the report's language; else that of the environment (LANG), else English",
)


class Given(Struct, frozen=True):
    """What is asked for, read and found possible."""

    root: Path
    act: str
    lang: str
    day: datetime.date
    whole: Whole
    doubts: tuple[Problem, ...]
    say: Interface

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.whole.data).hexdigest()

    @property
    def name(self) -> str:
        """The file's name in the act's folder."""
        suffix = Path(self.whole.source.path).suffix.lower()
        return f"{self.lang}-{self.day}{suffix if suffix in SUFFIXES else '.txt'}"

    @property
    def original_name(self) -> str | None:
        """The name of the document in the act's folder."""
        given = self.whole
        return None if given.original is None else f"{self.lang}-{self.day}{given.kind}"

    @property
    def original_sha256(self) -> str | None:
        original = self.whole.original
        return None if original is None else hashlib.sha256(original).hexdigest()


def interface_of(arguments: Arguments) -> Interface:
    """The words in which to report: as told, else as the environment has it, else English."""
    told = filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG")))
    wanted = (arguments.say, next(told, "")[:2], "en")
    by_lang = {interface.lang: interface for interface in loaded.interfaces()}
    return next(by_lang[lang] for lang in wanted if lang in by_lang)


def day_of(written: str, option: str) -> datetime.date:
    """The day that an option names; raises ``Refused`` ("date-impossible")."""
    try:
        day = datetime.datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError:
        day = None
    if day is None or day.isoformat() != written:
        message = wrong_dates.of_option(option)
        raise refuse("date-impossible", f"{option} {written!r}", None, message)
    return day


def understood(arguments: Arguments) -> Given:
    """What is asked for; refused where it can't be, before anything else is looked at."""
    records.require_project(arguments.root)
    act, known = arguments.act, records.folders(arguments.root)
    if arguments.new:
        _refuse_id(act, arguments.root, known)
    elif act not in known:
        message = f"there is no such act; acts are {', '.join(known)}. A new one needs --new"
        raise refuse("act-unknown", f"--act {act!r}", None, message)
    day = day_of(arguments.wording, "--wording")
    if message := wrong_dates.of_wording(day, datetime.date.today(), AHEAD):
        raise refuse("date-impossible", f"--wording {day}", None, message)
    whole = given_file.text_of(arguments.file)
    doubts = (*whole.remarks, *_language_doubts(whole.source, arguments.lang))
    say = interface_of(arguments)
    return Given(arguments.root, act, arguments.lang, day, whole, doubts, say)


def _refuse_id(act: str, root: Path, known: Sequence[str]) -> None:
    """An id that no new act can have, or that is taken."""
    taken = reserved_names().union(loaded.LANGUAGES)
    form = "no act can be named so; write small Latin letters, figures and hyphens"
    for wrong, says in (
        (act in taken, "this is an address of the site; name the act otherwise"),
        (not ID.fullmatch(act), form),
        (not_on_windows(act), "Windows takes this for a device; name the act otherwise"),
    ):
        if wrong:
            message = f"{says}, such as honor-code-2005"
            raise refuse("act-id-invalid", f"--act {act!r}", None, message)
    if act in known and not (root / "sources" / act / "act.toml").exists():
        message = "a folder of this name is here, but no act is in it; remove it, or choose an id"
        raise refuse("act-exists", f"sources/{act}", None, message)
    if act in known:
        message = "this act is here already; leave --new out to add a text to it, or choose an id"
        raise refuse("act-exists", f"--act {act}", None, message)


def _language_doubts(source: Source, lang: str) -> tuple[Problem, ...]:
    """Refuses a text in another language; tells where its language is not plain."""
    lines = (line.text for line in source.lines if not line.menu)
    found = detection.find(lines, lang, loaded.language_profiles())
    given = found.given.name
    if found.mixed_up and found.other is not None:
        message = f"the text is in {found.other.name}, not in {given}; "
        ours = found.other.lang in loaded.LANGUAGES
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
    ours = [one.name for one in loaded.language_profiles() if one.lang in loaded.LANGUAGES]
    return " and ".join(ours)


def held_facts(given: Given, authorities: Mapping[str, Words]) -> dict[str, Facts]:
    """Act id → its facts, of all acts and articles that are here."""
    return {
        name: records.load_records(given.root, name, authorities).facts
        for name in records.folders(given.root)
    }


def refuse_held(given: Given, held: Mapping[str, Facts], replacing: bool) -> None:
    """Refuses bytes or a wording that are held ("text-held"), or a better copy of nothing."""
    for facts in held.values():
        for text in facts.texts:
            if text.sha256 == given.sha256 or _is_copy(given, text):
                raise refuse(
                    "text-held",
                    given.whole.source.path,
                    None,
                    f"this text is held already: {text.source}, the {text.lang} wording of "
                    f"{text.wording_of} of {facts.id}",
                )
    facts_here = held.get(given.act)
    text_here = facts_here and text_of(facts_here, given.lang, given.day)
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
    named = {
        path for facts in held.values() for t in facts.texts for path in (t.source, t.original)
    }
    for name in filter(None, (given.name, given.original_name)):
        path = f"sources/{given.act}/{name}"
        if path not in named and (given.root / path).exists():
            raise refuse(
                "text-held",
                path,
                None,
                "a file of this name is here already, and no [[text]] of act.toml names it; "
                "name it there, or remove it",
            )


def _is_copy(given: Given, text: TextFacts) -> bool:
    """Whether the bytes of a text whose hash is not recorded are these."""
    if text.sha256 is not None:
        return False
    return read.load_source(given.root, text.source).sha256 == given.sha256


def text_of(facts: Facts, lang: str, day: datetime.date) -> TextFacts | None:
    """The [[text]] of a wording in a language, if it is held."""
    return next((t for t in facts.texts if t.lang == lang and t.wording_of == day), None)


def record_text(root: Path, path: str) -> str:
    """A file of facts or records as it stands, its line ends and byte-order mark included."""
    return read.load_bytes(root / path).decode("utf-8")


def refuse_impossible_day(given: Given, facts: Facts) -> None:
    """A wording before the act was adopted, or after it was repealed."""
    one = TextFacts(given.lang, given.name, given.day, "", None, ())
    with_it = replace(facts, texts=(one,))
    known, types = records.folders(given.root), loaded.instrument_types()
    first = next((event.date for event in facts.history if event.kind == "adopted"), None)
    if first is not None and given.day < first:
        why = wrong_dates.older_than_act(given.act, first)
    elif wrong := facts_check.check(with_it, known, types):
        why = wrong[0].message
    else:
        return
    raise refuse("date-impossible", f"--wording {given.day}", None, why)
