"""What must be known of a new act: from options, or asked for at a terminal."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Final

import click
from msgspec import Struct

from adep.base.invisible import says_something
from adep.base.problems import Refused, refuse
from adep.commands.add.request import day_of
from adep.commands.command import Arguments, Run
from adep.commands.terminal import ask, can_ask, show_prompt
from adep.languages import loaded
from adep.languages.interface import Interface
from adep.model import Event, Kind, Words
from adep.records.facts import ADDED_SO, STATES
from adep.records.forms import act_number
from adep.records.inbox import WORDS
from adep.records.writing import NewAct

STATUSES: Final = tuple(state.replace(" ", "-") for state in STATES)


_EACH: Final = "once for each language"
# What each option is told, and what it means; in the order in which help lists them.
_OPTIONS: Final = (
    ("title", "LANG=WORDS", f"its title in a language; {_EACH}"),
    ("short", "LANG=WORDS", f"its short title, such as «Code of Ethics (2015)»; {_EACH}"),
    ("binds", "LANG=WORDS", f"whom it binds; {_EACH}"),
    ("adopted", "DATE", "the day of its adoption"),
    ("type", "TYPE", f"by what it was adopted: {', '.join(loaded.instrument_types())}"),
    ("number", "N", "that instrument's number, without №"),
    ("authority", "ID", "an id of sources/authorities.toml; add it there first"),
    ("status", "STATUS", "in-force, or repealed"),
    ("repealed", "DATE", "where it is repealed: since when,"),
    ("repealed-type", "TYPE", "by what,"),
    ("repealed-number", "N", "of what number,"),
    ("repealed-authority", "ID", "and by whom"),
)
OPTIONS: Final = tuple(name.replace("-", "_") for name, _, _ in _OPTIONS)


def options(run: Run) -> Run:
    """``run`` with the options of a new act: asked for at a terminal, where they are left out."""
    for name, told, what in reversed(_OPTIONS):
        run = click.option(
            f"--{name}",
            multiple=name in WORDS,
            metavar=told,
            help=f"with --new: {what}",
        )(run)
    return run


def told(arguments: Arguments) -> list[str]:
    """The options of a new act that were given."""
    return [f"--{name.replace('_', '-')}" for name in OPTIONS if getattr(arguments, name)]


class _Asker(Struct, frozen=True):
    """Options as they were given, and the terminal for what was not."""

    arguments: Arguments
    say: Interface

    def one(self, name: str, choices: Sequence[str] = ()) -> str:
        given: str | None = getattr(self.arguments, name)
        option = f"--{name.replace('_', '-')}"
        if given is not None:
            return _checked(given, option, choices)

        def check(words: str) -> str:
            return _checked(words, option, choices)

        return check(ask(self.say[f"report.ask.{name}"], choices=choices, check=check))

    def day(self, name: str) -> datetime.date:
        given: str | None = getattr(self.arguments, name)
        if given is None:
            question = self.say[f"report.ask.{name}"]
            given = ask(question, check=lambda words: day_of(words, ""))
        return day_of(given, f"--{name}")

    def words(self, name: str, lang: str, default: str) -> Words:
        """Words in the text's language, and in the others where somebody tells them."""
        found = _by_language(getattr(self.arguments, name), f"--{name}")
        if lang in found:
            return found
        for other in (lang, *(code for code in loaded.INTERFACES if code != lang)):
            if other in found:
                continue
            question = self.say.say(
                f"report.ask.{name}", lang=self.say[f"languages.{other}.inline"]
            )
            if other == lang:
                answer = ask(question, default=default or None, check=_checked)
            else:
                question = self.say.say("report.ask.optional", what=question)
                answer = ask(question, default="", check=_checked)
            if answer:
                found[other] = answer
        return {code: found[code] for code in loaded.LANGUAGES if code in found}


def collect(
    arguments: Arguments,
    say: Interface,
    lang: str,
    authorities: Mapping[str, Words],
    *,
    title: str,
    order: int,
) -> NewAct:
    """The facts of a new act whose first text is in ``lang``.

    ``title`` stands in that text and is offered, ``order`` is its place among the acts. Raises
    ``Refused`` ("option-missing") where nobody can be asked for what is missing.
    """
    for name in WORDS:  # a slip of the pen is told before anything is asked
        _by_language(getattr(arguments, name), f"--{name}")
    if arguments.status is not None:
        arguments.status = _checked(arguments.status, "--status", STATUSES)
    if missing := _missing(arguments, lang):
        if not can_ask():
            raise refuse(
                "option-missing",
                f"--new --act {arguments.act}",
                None,
                f"of a new act these must be told too: {', '.join(missing)}; give them as "
                "options, or run the command at a terminal to be asked",
            )
        show_prompt(say["report.ask.intro"])
    asker = _Asker(arguments, say)
    words = {name: asker.words(name, lang, title if name == "title" else "") for name in WORDS}
    types, known = loaded.instrument_types(), tuple(authorities)

    def instrument(kind: Kind, prefix: str = "") -> Event:
        return Event(
            asker.day(kind),
            kind,
            asker.one(f"{prefix}type", types),
            asker.one(f"{prefix}number"),
            asker.one(f"{prefix}authority", known),
        )

    adopted, repealed = instrument("adopted"), None
    if asker.one("status", STATUSES) != STATUSES[0]:
        repealed = instrument("repealed", "repealed_")
    elif early := [name for name in told(arguments) if name.startswith("--repealed")]:
        raise refuse(
            "option-missing", early[0], None, "an act in force is not repealed; mend --status"
        )
    return NewAct(order, words["title"], words["short"], words["binds"], adopted, repealed)


def _missing(arguments: Arguments, lang: str) -> list[str]:
    missing = [
        f"--{name} {lang}=…"
        for name in WORDS
        if lang not in _by_language(getattr(arguments, name), f"--{name}")
    ]
    repealed = arguments.status == STATUSES[1]
    return missing + [
        f"--{name.replace('_', '-')}"
        for name in OPTIONS
        if name not in WORDS
        if repealed or not name.startswith("repealed")
        if getattr(arguments, name) is None
    ]


def _by_language(given: Sequence[str], option: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in given:
        lang, sign, words = one.partition("=")
        if not sign or lang not in loaded.LANGUAGES:
            raise _wrong(option, one, f"LANG=WORDS, where LANG is {' or '.join(loaded.LANGUAGES)}")
        if lang in found:
            raise _wrong(option, one, "each language once")
        found[lang] = _checked(words, option)
    return found


def _checked(value: str, option: str = "", choices: Sequence[str] = ()) -> str:
    """``value`` as it is kept; a choice may be written as act.toml has it, "in force"."""
    value = value.strip()
    if option.endswith("number"):
        value = act_number(value)
    if choices and (written := value.replace(" ", "-")) in choices:
        return written
    if choices:
        also = f"; {ADDED_SO}" if option.endswith("authority") else ""
        raise _wrong(option, value, f"one of {', '.join(choices)}{also}")
    if not value or not value.isprintable():
        raise _wrong(option, value, "words on one line, without invisible characters")
    if not says_something(value):
        raise _wrong(option, value, "words of your own in its place")
    return value


def _wrong(option: str, value: str, want: str) -> Refused:
    return refuse("option-missing", f"{option} {value!r}", None, f"write {want}")
