"""The interface's words: one TOML file a language, read once, asked for by dotted keys.

Nothing here is about one language: a third interface language is a third folder under
``languages/`` and an entry in ``mkdocs.yml``.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from adep.model import Words

FOLDER = Path(__file__).parent


class MissingWords(Exception):
    """Raised where a template or a view asks for words that a language does not have.

    Not a LookupError: Jinja takes those for "undefined" and would print nothing.
    """


@dataclass(frozen=True, slots=True)
class Interface:
    """The words of one interface language; ``interface["clause.next"]`` or raises."""

    lang: str
    words: Mapping[str, str]  # dotted key -> words
    months: Mapping[str, tuple[str, ...]]  # "month", "month_in" … -> twelve names
    # What a report says in this language in place of the program's English: dotted key -> words.
    reports: Mapping[str, str] = field(default_factory=dict)

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
        names = {name: twelve[date.month - 1] for name, twelve in self.months.items()}
        return self.say(f"date.{form}", year=date.year, day=date.day, **names)

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
    """The words of ``languages/<lang>/interface.toml``."""
    with (folder / lang / "interface.toml").open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)
    months: dict[str, tuple[str, ...]] = {
        key.replace("months", "month", 1): tuple(names)
        for key, names in table.get("date", {}).items()
        if key.startswith("months")
    }
    reports = folder / lang / "reports.toml"
    told = tomllib.loads(reports.read_text(encoding="utf-8")) if reports.exists() else {}
    return Interface(lang, dict(_flat(table)), months, dict(_flat(told)))


def check_interfaces(interfaces: Iterable[Interface]) -> list[str]:
    """What is amiss: keys that one language has and another lacks, months that are not twelve."""
    interfaces = list(interfaces)
    every = {key for interface in interfaces for key in interface.words}
    faults = [
        f"languages/{interface.lang}/interface.toml: {key!r} is missing"
        for interface in interfaces
        for key in sorted(every - interface.words.keys())
    ]
    faults += [
        f"languages/{interface.lang}/interface.toml: {name!r} needs twelve names"
        for interface in interfaces
        for name, names in interface.months.items()
        if len(names) != 12
    ]
    return faults


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        elif isinstance(value, str):
            yield prefix + key, value
