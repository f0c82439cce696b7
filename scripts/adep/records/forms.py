"""The forms of the tables that editors write. A key is said once, and its form reads it, writes it
and shows it in the documentation.

What depends on other keys or other files is not a form's: the parser of the record looks at that.
"""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from adep.languages.grammar import interface_languages, languages
from adep.languages.roman_numbers import plain_act_number
from adep.records.toml_tables import Table, as_value, document, quoted, tables

COMMENT_AT: Final = 35  # the column at which comments stand in an example
WIDTH: Final = 110


class Kind(Struct, frozen=True):
    """What a value may be: how it is read (``Refused`` where it is something else), and how an
    example shows it: a value, or what follows the key, ".kk = …", one an item.
    """

    read: Callable[[Table, str], Any]
    examples: tuple[str, ...]


def _in_interfaces(value: str) -> tuple[str, ...]:
    return tuple(f".{lang} = {value}" for lang in interface_languages())


TEXT: Final = Kind(Table.text, ('"…"',))
SAID: Final = Kind(Table.said, ('"…"',))
PLAIN: Final = Kind(Table.plain, ('"…"',))
LINE: Final = Kind(Table.line_of_text, ('"…"',))
DAY: Final = Kind(Table.date, ("2013-10-01",))
FLAG: Final = Kind(Table.flag, ("true",))
TEXTS: Final = Kind(Table.texts, ('["…", "…"]',))
WORDS: Final = Kind(Table.words, _in_interfaces('"…"'))
NEEDED_WORDS: Final = Kind(lambda table, key: table.words(key, required=True), WORDS.examples)
ASKED: Final = Kind(Table.texts, _in_interfaces('["…", "…"]'))
WORDINGS: Final = Kind(Table.wordings, ("{kk = 2013-10-01, en = 2011-04-01}",))
SUM: Final = Kind(Table.checksum, ('"…"',))
LANG: Final = Kind(lambda table, key: table.choice(key, languages()), ('"kk"',))
_NUMBER_SIGN: Final = re.compile(r"\s*(?:№|N[oº°]?\.?(?=\s*\d))\s*")


def act_number(typed: str) -> str:
    """The number of an instrument as it is kept: without its sign, its Roman part in Latin letters,
    in whatever they are typed; "" where there is nothing but a sign.
    """
    sign = _NUMBER_SIGN.match(typed)
    return plain_act_number(typed[sign.end() :] if sign else typed)


def _number(table: Table, key: str) -> str:
    number = act_number(table.plain(key))
    if not number:
        raise table.error(key, f'the number itself, {key} = "57"')
    return number


NUMBER: Final = Kind(_number, ('"…"',))


def one_of(*choices: str) -> Kind:
    """One of some words."""
    return Kind(lambda table, key: table.choice(key, choices), (f'"{choices[0]}"',))


class Field(Struct, frozen=True):
    """A key. ``says`` is its documentation, ``example`` replaces what its kind shows."""

    key: str
    kind: Kind
    says: str = ""
    example: str | tuple[str, ...] = ()
    optional: bool = False  # left out, it is None; else its kind says what that means
    each_language: bool = False  # the keys are languages, and ``key`` names all of them together
    instead: bool = False  # it stands in place of others, and so is no part of the example

    def examples(self) -> Iterator[str]:
        """Lines of TOML that set it."""
        given = (self.example,) if isinstance(self.example, str) else self.example
        for one in given or self.kind.examples:
            if self.each_language:
                yield one.removeprefix(".")
            else:
                yield f"{self.key}{one}" if one.startswith(".") else f"{self.key} = {one}"


class Form(Struct, frozen=True):
    """A table: its header as it is written, "" for the head of a file; its keys; its own tables."""

    header: str
    fields: tuple[Field, ...]
    inner: tuple[Form, ...] = ()
    says: str = ""  # beside its header in the documentation

    @property
    def key(self) -> str:
        """By what key the table stands in the one around it."""
        return self.header.strip("[]").rpartition(".")[2]

    def known(self, langs: Sequence[str] = ()) -> tuple[str, ...]:
        """All that may stand in it. ``langs``: for fields that have a key for each language."""
        own = [langs if field.each_language else (field.key,) for field in self.fields]
        return (*(key for keys in own for key in keys), *(form.key for form in self.inner))

    def of_file(self, text: str, path: str) -> tuple[Table, dict[str, Any]]:
        """A whole file of this form, and the values at its head."""
        top = document(text, path)
        return top, self.read(top)

    def read(self, table: Table, langs: Sequence[str] = ()) -> dict[str, Any]:
        """The values of a table, by key; raises ``Refused``."""
        table.only(*self.known(langs))
        found: dict[str, Any] = {}
        for field in self.fields:
            if field.each_language:
                found[field.key] = {lang: field.kind.read(table, lang) for lang in langs}
            elif field.key in table.data or not field.optional:
                found[field.key] = field.kind.read(table, field.key)
            else:
                found[field.key] = None
        return found

    def each(
        self, outer: Table, langs: Sequence[str] = ()
    ) -> Iterator[tuple[Table, dict[str, Any]]]:
        """The tables of this form in ``outer``, each with its values."""
        for table in tables(outer, self.key):
            yield table, self.read(table, langs)

    def toml(self, values: object, comment: str = "", **others: Any) -> str:
        """The table with these values, below a comment; what is empty is left out. ``values`` is a
        mapping, or a record that has them as attributes; ``others`` are those that it has not.
        """
        lines = [f"# {comment}"] if comment else []
        lines += [self.header] if self.header else []
        for field in self.fields:
            value = others[field.key] if field.key in others else _value(values, field.key)
            if value in (None, "", (), {}) or value is False:  # 0 days say something
                continue
            if isinstance(value, Mapping):
                prefix = "" if field.each_language else f"{field.key}."
                of = {f"{prefix}{lang}": one for lang, one in value.items() if one}
            else:
                of = {field.key: value}
            lines += [f"{key} = {_written(one)}" for key, one in of.items()]
        return "\n".join(lines) + "\n"

    def example(self) -> str:
        """An example with every key, and what each means, as a comment."""
        lines = list(_commented(self.header, self.says)) if self.header else []
        for field in self.fields:
            mark = "# " if field.instead else ""
            first, *more = (mark + line for line in field.examples())
            lines += [*_commented(first, field.says), *more]
        own = "".join(f"{line}\n" for line in lines)
        return "\n".join([*([own] if own else ()), *(form.example() for form in self.inner)])


def _value(values: object, key: str) -> Any:
    return values.get(key) if isinstance(values, Mapping) else getattr(values, key, None)


def _written(value: str | datetime.date | bool | int | Sequence[str]) -> str:
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, str | datetime.date):
        return as_value(value)
    return f"[{', '.join(map(quoted, value))}]"


def _commented(line: str, says: str) -> Iterator[str]:
    """A line and its comment; above it where both are too long for one line."""
    if not says:
        yield line
    elif len(line) >= COMMENT_AT:
        yield from textwrap.wrap(f"# {says}", WIDTH, subsequent_indent="# ")
        yield line
    else:
        first, *more = textwrap.wrap(says, WIDTH - COMMENT_AT - 2)
        yield f"{line:<{COMMENT_AT}}# {first}"
        yield from (f"{'':<{COMMENT_AT}}# {one}" for one in more)
