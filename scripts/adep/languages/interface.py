"""The interface's words: one TOML file a language, read once, asked for by dotted keys.

Nothing here is about one language: a third interface language is a third folder under
``languages/`` and an entry in ``mkdocs.yml``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from string import Formatter
from typing import Any

from msgspec import Struct, field

from adep.base.problems import Problem, Refused
from adep.languages.data_files import FOLDER, read_tables, rules_of, told
from adep.model import Words


class MissingWords(Exception):
    """Raised where a template or a view asks for words that a language does not have.

    Not a LookupError: Jinja takes those for "undefined" and would print nothing.
    """


class Interface(Struct, frozen=True, dict=True):
    """The words of one interface language; ``interface["clause.next"]`` or raises."""

    lang: str
    words: Mapping[str, str]  # dotted key -> words
    months: Mapping[str, tuple[str, ...]]  # "month", "month_in" … -> twelve names
    # What a report says in this language in place of the program's English: dotted key -> words.
    reports: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _dates(self) -> dict[tuple[datetime.date, str], str]:
        """Days in words, by their form: the same ones stand on every page."""
        return {}

    def __getitem__(self, key: str) -> str:
        try:
            return self.words[key]
        except KeyError:
            raise MissingWords(f"languages/{self.lang}/interface.toml has no {key!r}") from None

    def __contains__(self, key: object) -> bool:
        return key in self.words

    def say(self, key: str, **values: object) -> str:
        """The words of ``key`` with the values in the places it leaves for them."""
        return self[key].format(**values)

    def known(self, table: str, name: str) -> str:
        """The words for a name that data may bring (a kind, a rule); the name if there are none."""
        return self.words.get(f"{table}.{name}", name)

    def languages(self, langs: Iterable[str]) -> str:
        """Languages as a list inside a sentence: "Kazakh, English"."""
        return ", ".join(self[f"languages.{lang}.inline"] for lang in langs)

    def instrument(self, type: str | None, number: str | None) -> str:
        """ "Decree No. 651", or what of it is known."""
        name = self.known("type", type) if type else ""
        if number:
            key = "instrument.full" if name else "state.number"
            return self.say(key, type=name, number=number)
        return name or self["instrument.unknown"]

    def portion(self, path: str) -> str:
        """What of an act or a clause a note is about, "preamble/paragraph-4", in words."""
        found = []
        for level in path.split("/"):
            level, _, number = level.partition("-")
            name = self.known("portion", level)
            if number and f"portion.{level}_in_order" in self:
                ordinal = self.ordinal(number)
                name = self.say(f"portion.{level}_in_order", item=number, ordinal=ordinal)
            elif number:
                name = self.say("portion.numbered", name=name, number=number)
            found.append(name)
        return ", ".join(found)

    def ordinal(self, number: str) -> str:
        """ "екінші" for "2"; the number as it is where the language has no word for it here."""
        words = _listed(self["unit.ordinals"])
        at = int(number) if number.isdigit() else 0
        return words[at - 1] if 0 < at <= len(words) else self.say("unit.ordinal", item=number)

    def date(self, date: datetime.date, form: str = "plain") -> str:
        """``date`` in words, in a form of the [date] table: "plain", "in", "from"."""
        told = self._dates.get((date, form))
        if told is None:
            names = {name: twelve[date.month - 1] for name, twelve in self.months.items()}
            told = self.say(f"date.{form}", year=date.year, day=date.day, **names)
            self._dates[date, form] = told
        return told

    def pick(self, words: Words) -> tuple[str, str]:
        """(words, their language): in this language, or else in the first that has any."""
        if self.lang in words:
            return words[self.lang], self.lang
        return next(((text, lang) for lang, text in words.items()), ("", self.lang))


@cache
def _listed(words: str) -> tuple[str, ...]:
    """ "first, second" → each by itself; asked at every unit of every page."""
    return tuple(filter(None, words.split(", ")))


def load_interface(lang: str, folder: Path = FOLDER) -> Interface:
    """The words of ``languages/<lang>/interface.toml``; raises ``Refused`` ("language-invalid")
    where they are not as they must be.
    """
    path = folder / lang / "interface.toml"
    table = read_tables(path)
    with rules_of(path):
        words = dict(_flat(table))
        if "date" in words:
            raise ValueError("date must be a table")
    months: dict[str, tuple[str, ...]] = {
        key.replace("months", "month", 1): tuple(names)
        for key, names in table.get("date", {}).items()
        if key.startswith("months")
    }
    reports = folder / lang / "reports.toml"
    with rules_of(reports):
        said = dict(_flat(read_tables(reports))) if reports.exists() else {}
    return Interface(lang, words, months, said)


def checked_interfaces(langs: Iterable[str]) -> tuple[Interface, ...]:
    """The words of these languages, held against one another; raises as ``load_interface`` does."""
    interfaces = tuple(map(load_interface, langs))
    if faults := check_interfaces(interfaces):
        raise Refused(faults)
    return interfaces


def check_interfaces(interfaces: Iterable[Interface]) -> list[Problem]:
    """What is amiss: keys that one language has and another lacks, months that are not twelve,
    places left for a value that no other language leaves there: nothing is put into them.
    """
    faults = []
    every = tuple(interfaces)
    keys = {key for one in every for key in one.words}
    for one in every:
        found = [("", f"{key} is missing; write it") for key in sorted(keys - one.words.keys())]
        found += [
            ("", f"date.{name.replace('month', 'months', 1)} must be a list of twelve names")
            for name, names in one.months.items()
            if len(names) != 12
        ]
        others = [other for other in every if other is not one]
        for key, words in one.words.items():
            known = {name for other in others for name in _places(other.words.get(key, ""))}
            more = _places(words) - known - one.months.keys()
            if others and more:
                write = f"write {_in_brackets(known)}" if known else "take it out"
                found.append((key, f"{key}: nothing is put into {_in_brackets(more)}; {write}"))
        faults += [told(FOLDER / one.lang / "interface.toml", *fault) for fault in found]
    return faults


def _places(words: str) -> set[str]:
    """The names in "{…}" of words."""
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def _in_brackets(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        elif isinstance(value, str):
            try:
                _places(value)
            except ValueError as error:
                raise ValueError(f"{prefix}{key}: {error}; mend it") from error
            yield prefix + key, value
        elif not (prefix == "date." and key.startswith("months") and _all_words(value)):
            raise ValueError(f"{prefix}{key} must be words in quotation marks")


def _all_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
