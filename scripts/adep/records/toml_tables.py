"""TOML tables that know where they stand, and say what is wrong with them in one sentence."""

from __future__ import annotations

import datetime
import json
import re
import reprlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from adep.base import wrong_dates
from adep.base.invisible import INVISIBLE, says_something
from adep.base.problems import Refused, refuse
from adep.languages.grammar import interface_languages, languages
from adep.model import Words
from adep.records import mistyped_lines

INBOX: Final = "sources/inbox"  # documents that wait to be added, with their forms
MAX_DEPTH: Final = 20  # of tables and lists in one another; records have four
MAX_WHOLE: Final = 2**63 - 1  # TOML promises no larger number
# What Windows takes for a device, with any ending, however it is written; and what ends no name.
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:[.:].*)?")
_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[. ]$')
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


_shown = reprlib.Repr()
_shown.maxstring = _shown.maxother = 80


def code_of(path: str) -> str:
    """The code of a fault in a record: facts have one of their own, and so have forms."""
    if path.startswith(f"{INBOX}/"):
        return "request-invalid"
    return "facts-invalid" if path.endswith(("act.toml", "authorities.toml")) else "record-invalid"


Read = TypeVar("Read")


class Table(Struct, frozen=True):
    """A TOML table that knows where it stands, for messages."""

    data: Mapping[str, Any]
    path: str
    line: int | None
    name: str
    content: str  # of the whole file

    def at(self, key: str) -> Table:
        """The table as it is seen from the line of a key, for messages that name that line."""
        return replace(self, line=_line_within(self.content, self.line or 0, key) or self.line)

    def inner(self, key: str, want: str) -> Table:
        """The table that stands at ``key``, without any key where it is left out."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, want)
        return replace(self.at(key), data=value, name=key)

    def each(self, key: str, want: str) -> list[Table]:
        """The tables of the list that stands at ``key``; none where it is left out."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.error(key, want)
        return [replace(self.at(key), data=one, name=key) for one in value]

    def wrong(self, message: str) -> Refused:
        """A refusal of the table as a whole, or of the key at which it is seen."""
        return refuse(code_of(self.path), self.path, self.line, message)

    def error(self, key: str, want: str) -> Refused:
        return self.refused(key, f"write {want}")

    def refused(self, key: str, todo: str) -> Refused:
        """A refusal that shows what stands at ``key``, and names its line."""
        found = f"is {_as_written(self.data[key])}" if key in self.data else "is missing"
        where = f"in [{self.name}] " if self.name else ""
        return self.at(key).wrong(f"{where}«{one_line(key)}» {found}; {todo}")

    def text(self, key: str) -> str:
        value = self.data.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, f'a text, {key} = "…"')
        if INVISIBLE.search(value):
            raise self.error(key, "it without characters that nobody sees")
        return value

    def plain(self, key: str) -> str:
        """A text that messages repeat, and that is therefore one line."""
        value = self.text(key)
        if not value.isprintable():
            raise self.error(key, f'words on one line, {key} = "…"')
        return value

    def said(self, key: str) -> str:
        """A text that says something: a name, a reason."""
        value = self.text(key)
        if not says_something(value):
            raise self.error(key, "words of your own in its place")
        return value

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        value = self.data.get(key)
        if not isinstance(value, str) or value not in choices:
            raise self.error(key, "one of " + ", ".join(f'"{c}"' for c in choices))
        return str(value)

    def date(self, key: str, first: datetime.date = wrong_dates.FIRST_DAY) -> datetime.date:
        if wrong := wrong_dates.of_value(key, self.data.get(key), first):
            raise self.refused(key, wrong)
        day: datetime.date = self.data[key]
        return day

    def flag(self, key: str) -> bool:
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, f"{key} = true, without quotation marks, or leave it out")
        return value

    def checksum(self, key: str) -> str:
        value = self.text(key).lower()
        if not re.fullmatch("[0-9a-f]{64}", value):
            raise self.error(key, "the 64 figures and letters that sha256sum prints")
        return value

    def line_of_text(self, key: str) -> str:
        value = self.text(key)
        if "\n" in value or "\r" in value:
            raise self.error(key, "words on one line: a unit stands on one line of its page")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(
            isinstance(v, str) and v and v.isprintable() for v in value
        ):
            raise self.error(key, f'a list of texts, {key} = ["…", "…"]')
        return tuple(value)

    def by_language(
        self, key: str, want: str, read: Callable[[Table, str], Read]
    ) -> dict[str, Read]:
        """Language → what ``read`` reads of it; in messages its key is "title.kk"."""
        value = self.inner(key, want).data
        if not set(value) <= set(languages()):
            raise self.error(key, want)
        own = replace(self, data={f"{key}.{lang}": one for lang, one in value.items()})
        return {lang: read(own, f"{key}.{lang}") for lang in value}

    def words(self, key: str, required: bool = False) -> Words:
        examples = " and ".join(f'{key}.{lang} = "…"' for lang in interface_languages())
        want = f"words in each language, {examples}"
        words = self.by_language(key, want, Table.said)
        if required and not words:
            raise self.error(key, want)
        return words

    def wordings(self, key: str) -> Mapping[str, datetime.date]:
        """Language → wording, ``key = {kk = 2013-10-01}``."""
        want = f"a wording for each language, {key} = {{kk = 2013-10-01}}"
        return self.by_language(key, want, Table.date)

    def own_id(self, taken: Iterable[str], example: str) -> str:
        """A name by which the table is told from those that have the names ``taken``."""
        name, others = self.plain("id"), tuple(taken)
        if name in others:
            twin = "another table of this file has that id; write one of its own"
            raise self.refused("id", f"{twin}, or delete one of the two tables")
        if not ID.fullmatch(name):
            near = "-".join(re.findall("[a-z0-9]+", name.lower()))
            free = next((one for one in (near, example) if one and one not in others), "")
            such = f', id = "{free}"' if free else ""
            raise self.error("id", f"small Latin letters, figures and hyphens{such}")
        return name

    def only(self, *known: str) -> None:
        for key in self.data:
            if key not in known:
                where = f"[{self.name}]" if self.name else "this file"
                others = ", ".join(known)
                says = f"«{one_line(key)}» is not a key of {where}; known are {others}"
                raise self.at(key).wrong(says)


def _as_written(value: object) -> str:
    """A value in a message, shortened."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {_as_written(one)}' for key, one in value.items())}}}"
    return value.isoformat() if isinstance(value, datetime.date) else _shown.repr(value)


def not_on_windows(name: str) -> bool:
    """Whether Windows holds no file or folder of this name: nobody there could take the project."""
    return bool(_DEVICE.fullmatch(name) or _NO_NAME.search(name))


def header_of(key: str) -> re.Pattern[str]:
    """Matches the whole of a line, its end aside, on which a ``[[key]]`` table begins."""
    return re.compile(rf"\ufeff?\s*\[\[\s*{re.escape(key)}\s*\]\]\s*(?:#.*)?")


def tables(document: Table, key: str) -> Iterator[Table]:
    """The ``[[key]]`` tables of a document, each with its line."""
    if not (found := document.each(key, f"tables that begin with [[{key}]]")):
        return
    within = document.name.strip("[]")  # a table of a table: [[term.wording]]
    whole = f"{within}.{key}" if within else key
    header, before = header_of(whole), document.line or 0
    lines = enumerate(document.content.splitlines(), start=1)
    headers = (number for number, line in lines if number > before and header.fullmatch(line))
    for table in found:
        yield replace(table, line=next(headers, table.line), name=f"[{whole}]")


# A command reads the project before it writes and after it has, most files unchanged.
@lru_cache(maxsize=256)
def document(text: str, path: str) -> Table:
    """A record file as a table; refused where it is no TOML, or a trap for whoever reads it."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"line (\d+)", str(error))
        lines = text.splitlines()
        number = int(match[1]) if match else len(lines) or None
        told = lines[number - 1].strip() if number and number <= len(lines) else ""
        reason = mistyped_lines.explained(told) or f"{str(error).split(' (at')[0]}; mend that line"
        shown = f"«{_shown.repr(told)[1:-1]}»" if told else "this"
        raise refuse(code_of(path), path, number, f"{shown} is not TOML: {reason}") from error
    except RecursionError:
        raise _too_deep(text, path) from None
    except ValueError:  # Python reads no number of so many figures
        raise _too_large(text, path) from None
    waiting: list[tuple[object, int]] = [(document, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise _too_deep(text, path)
        if isinstance(value, int) and abs(value) > MAX_WHOLE:
            raise _too_large(text, path)
        inner = value.values() if isinstance(value, dict) else value
        if isinstance(value, dict | list):
            waiting += [(one, depth + 1) for one in inner]  # type: ignore[attr-defined]
    return Table(document, path, None, "", text)


def _too_deep(text: str, path: str) -> Refused:
    lines = text.splitlines()
    depths = [max(line.count("["), line.count("{"), line.count(".")) for line in lines]
    deepest = max(depths, default=0)
    line = depths.index(deepest) + 1 if deepest > MAX_DEPTH else None
    message = "lists or tables stand too deep in one another; write them as guides/records.md shows"
    return refuse(code_of(path), path, line, message)


LONG_NUMBER = re.compile(r"""(?<!["'\w])[+-]?(?:0[xob])?[0-9a-fA-F_]{16}""")


def _too_large(text: str, path: str) -> Refused:
    line = next(
        (n for n, line in enumerate(text.splitlines(), 1) if LONG_NUMBER.search(line)),
        None,
    )
    return refuse(code_of(path), path, line, f"a number is above {MAX_WHOLE}; write a smaller one")


def quoted(words: str) -> str:
    """``words`` as a string of TOML, which takes JSON's but for one sign."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def as_value(value: str | datetime.date) -> str:
    """A text or a day as TOML writes it."""
    return quoted(value) if isinstance(value, str) else value.isoformat()


def as_table(header: str, values: Mapping[str, str | datetime.date]) -> str:
    """The table ``header`` ("[title]", "[[text]]") with a line for each value."""
    lines = [f"{key} = {as_value(value)}" for key, value in values.items()]
    return "\n".join([header, *lines]) + "\n"


def one_line(key: str) -> str:
    """A key as it is named in a message, which is one line."""
    return key if key.isprintable() and len(key) <= 80 else _shown.repr(key)


def line_of(text: str, name: str) -> int | None:
    """The line on which ``name`` begins: "[title]", "[[title]]", "title.kk = …" or "title = …"."""
    return _first(text.splitlines(), 0, f"{_header(name)}|{_key(name)}")


def _line_within(text: str, line: int, name: str) -> int | None:
    """The line of a key of the table whose header is a line, or that of what it stands in:
    "title.kk" is `title.kk = …`, `kk = …` below `[title]`, or `title = {kk = …}`. The head of a
    file is the table of line 0, and its keys may be tables of their own.
    """
    lines = text.splitlines()
    if line and not _ANY_HEADER.match(lines[line - 1]):
        return None  # it stands on that line whole
    following = enumerate(lines[line:], line)
    end = next((at for at, one in following if _ANY_HEADER.match(one)), len(lines))
    if found := _first(lines[:end], line, _key(name)):
        return found
    if not line and (found := _first(lines, 0, _header(name))):
        return found
    outer, _, last = name.rpartition(".")
    if not outer:
        return None
    found = _line_within(text, line, outer)
    below = found is not None and _ANY_HEADER.match(lines[found - 1])
    return (_line_within(text, found, last) if found and below else None) or found


_ANY_HEADER: Final = re.compile(r'\ufeff?\s*\[\[?\s*[\w."-]+\s*\]\]?\s*(?:#.*)?$')


def _key(name: str) -> str:
    return rf'\ufeff?\s*(?:{re.escape(name)}|"{re.escape(name)}")\s*[.=]'


def _header(name: str) -> str:
    return rf'\ufeff?\s*\[\[?\s*"?{re.escape(name)}"?\s*[\].]'


def _first(lines: Sequence[str], start: int, begins: str) -> int | None:
    """The number of the first line behind ``start`` that begins so."""
    pattern = re.compile(begins)
    numbered = enumerate(lines[start:], start + 1)
    return next((number for number, one in numbered if pattern.match(one)), None)
