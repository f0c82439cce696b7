"""Facts and records as text: a table more or less, and no other byte of the file touched.

Every function takes the content of a TOML file as it stands, an editor's comments and line ends
included, and gives it changed; or None where it can't be done without touching more, which is then
the editor's to do. What is given was read again and says what was meant, and nothing else.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from adep.model import Commencement, Event, TextFacts, Words
from adep.records.facts import EVENT, STATUS, TEXT_FACTS
from adep.records.toml_tables import as_table, as_value, header_of

PINNED: Final = "# set by adep add"  # after a line that the taking back may take back

_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_HEADER: Final = re.compile(r"\s*\[")


class NewAct(Struct, frozen=True):
    """What must be known of an act before its first text."""

    order: int
    title: Words
    short: Words
    binds: Words
    adopted: Event
    repealed: Event | None  # None: it is in force


def new_facts(act: NewAct) -> str:
    """``act.toml`` of an act that has no text yet."""
    parts = [
        "# Facts about the act that its texts do not carry themselves; every key: "
        "guides/records.md.\n",
        f"order = {act.order}\n",
    ]
    for name, words in (("title", act.title), ("short", act.short), ("binds", act.binds)):
        if words:
            parts.append(as_table(f"[{name}]", words))
    repealed = act.repealed and {"state": "repealed", "from": act.repealed.date}
    parts.append(STATUS.toml(repealed or {"state": "in force"}))
    parts += [event_as_toml(event) for event in (act.adopted, act.repealed) if event is not None]
    return "\n".join(parts)


def event_as_toml(event: Event) -> str:
    """The [[event]] table of an event; what is not known of it is left out."""
    force = event.force or Commencement()
    days = force.days if force.calendar else None
    return EVENT.toml(event, in_force=force.date, in_force_after=days)


def _told_by(source: str) -> str:
    """The comment above an event that the notes of a text told of: the taking back takes both."""
    return f"# told by the notes of {source}; written by adep add"


def with_text(content: str, entry: TextFacts) -> str | None:
    """``content`` with a [[text]] at its end."""
    return _with_table(content, "text", TEXT_FACTS.toml(entry))


def without_text(content: str, lang: str, day: datetime.date) -> tuple[str, str] | None:
    """``content`` without the [[text]] of that wording and the comment right above it.

    Also given is what was taken out, for the editor to see.
    """
    at = _index(meaning(content).get("text", []), lang=lang, wording_of=day)
    return None if at is None else _without_table(content, "text", at)


def with_events(content: str, blocks: Iterable[str], source: str) -> str | None:
    """``content`` with more [[event]] tables at its end, which the notes of ``source`` told of."""
    made: str | None = content
    for block in blocks:
        made = made if made is None else _with_table(made, "event", f"{_told_by(source)}\n{block}")
    return made


def without_events(content: str, source: str) -> tuple[str, str]:
    """``content`` without those tables; and what was taken out."""
    mark, taken = _told_by(source), ""
    lines = _LINE.findall(content)
    marked = [n > 0 and lines[n - 1].strip() == mark for n in _headers(lines, "event")]
    for at in reversed([at for at, is_ours in enumerate(marked) if is_ours]):
        if found := _without_table(content, "event", at):
            content, taken = found[0], found[1] + taken
    return content, taken


def _with_table(content: str, name: str, block: str) -> str | None:
    """``content`` with a table of ``[[name]]`` at its end."""
    wanted = meaning(content)
    end = _line_end(content)
    wanted[name] = [*wanted.get(name, []), *tomllib.loads(block)[name]]
    told = block.rstrip("\n").replace("\n", end)
    finished = content.endswith("\n")
    made = content + (end if finished else end * 2) + told + (end if finished else "")
    return _if_means(made, wanted)


def _without_table(content: str, name: str, at: int) -> tuple[str, str] | None:
    """``content`` without the table of ``[[name]]`` number ``at`` and the comment right above it,
    and what was taken out."""
    wanted = meaning(content)
    lines = _LINE.findall(content)
    headers = _headers(lines, name)
    if len(headers) != len(wanted[name]):
        return None
    del wanted[name][at]
    if not wanted[name]:
        del wanted[name]
    start = headers[at]
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    gap = start - 1 if start and not lines[start - 1].strip() else start
    for stop in range(headers[at] + 1, len(lines) + 1):
        before = "".join(lines[:gap])
        if stop == len(lines) and not content.endswith("\n"):
            before = before.removesuffix("\n").removesuffix("\r")
        made = _if_means(before + "".join(lines[stop:]), wanted)
        if made is not None:
            return made, "".join(lines[start:stop])
    return None


def with_copy(
    content: str, lang: str, day: datetime.date, values: Mapping[str, str | None]
) -> str | None:
    """``content`` where the [[text]] of that wording names another copy of it.

    ``values`` are its source and sum, and the document's; None: there is no such key any more.
    """
    texts = meaning(content).get("text", [])
    at = _index(texts, lang=lang, wording_of=day)
    if at is None:
        return None
    made: str | None = content
    for key, value in values.items():
        old = texts[at].get(key)
        if made is None or old == value:
            continue
        if old is None and value is not None:
            made = _with_key(made, "text", at, key, value)
        else:
            made = _with_value(made, "text", at, key, old, value)
    return made


def pinned(content: str, day: datetime.date) -> tuple[str, int] | None:
    """The records of a unit where those that name no wording say that they are of that of ``day``.

    They would be anybody's where another wording comes. Also given is how many there are.
    """
    made: str | None = content
    count = 0
    for name in ("correction", "remark"):
        for at, record in enumerate(meaning(content).get(name, [])):
            if made is not None and "wording" not in record:
                made = _with_key(made, name, at, "wording", day, f"  {PINNED}")
                count += 1
    return None if made is None else (made, count)


def unpinned(content: str, day: datetime.date) -> str:
    """``content`` as it was before ``pinned``; records that an editor pinned stay pinned."""
    mark = f"wording = {day}  {PINNED}"
    made = "".join(line for line in _LINE.findall(content) if line.strip() != mark)
    return made if _but_wordings(made) == _but_wordings(content) else content


def _but_wordings(content: str) -> list[list[tuple[str, Any]]]:
    tables = (table for tables in meaning(content).values() for table in tables)
    return [[(key, one) for key, one in table.items() if key != "wording"] for table in tables]


def meaning(content: str) -> dict[str, Any]:
    """What TOML reads, whatever the line ends; raises ``tomllib.TOMLDecodeError``."""
    plain = content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return tomllib.loads(plain)


def _if_means(made: str, wanted: Mapping[str, Any]) -> str | None:
    try:
        return made if meaning(made) == wanted else None
    except tomllib.TOMLDecodeError:
        return None


def _line_end(content: str) -> str:
    return "\r\n" if "\r\n" in content else "\n"


def _headers(lines: Sequence[str], name: str) -> list[int]:
    """The lines on which the tables ``[[name]]`` begin, counted from 0."""
    header = header_of(name)
    return [number for number, line in enumerate(lines) if header.fullmatch(line.rstrip("\r\n"))]


def _index(tables: Sequence[Mapping[str, Any]], **values: Any) -> int | None:
    """Where the one table with these values stands; None if there is none, or several."""
    found = [
        number
        for number, table in enumerate(tables)
        if all(table.get(key) == value for key, value in values.items())
    ]
    return found[0] if len(found) == 1 else None


def _own_lines(lines: Sequence[str], name: str, at: int) -> range:
    """Between which lines the keys of the table ``[[name]]`` number ``at`` stand."""
    headers = _headers(lines, name)
    if at >= len(headers):
        return range(0)
    start = headers[at] + 1
    stop = next((n for n in range(start, len(lines)) if _HEADER.match(lines[n])), len(lines))
    return range(start, stop + 1)


def _with_key(
    content: str, name: str, at: int, key: str, value: str | datetime.date, comment: str = ""
) -> str | None:
    """``content`` with one more key in a table of ``[[name]]``, after its last line."""
    wanted = meaning(content)
    wanted[name][at][key] = value
    lines = _LINE.findall(content)
    end = _line_end(content)
    places = _own_lines(lines, name, at)

    def tries() -> Iterator[str]:
        for place in _best_first(lines, places):
            before = "".join(lines[:place])
            gap = "" if before.endswith("\n") else end
            line = f"{key} = {as_value(value)}{comment}"
            # A file that ends without a line end goes on doing so.
            after = end if place < len(lines) or not gap else ""
            yield before + gap + line + after + "".join(lines[place:])

    return _first_that_means(tries(), wanted)


def _best_first(lines: Sequence[str], places: range) -> list[int]:
    """After the last line that says something, then anywhere: lists may span lines."""

    def is_empty(place: int) -> bool:
        line = lines[place - 1].strip()
        return not line or line.startswith("#")

    return sorted(reversed(places), key=is_empty)


def _with_value(
    content: str, name: str, at: int, key: str, old: str, new: str | None
) -> str | None:
    """``content`` with another text as the value of a key in a table of ``[[name]]``; without the
    key, where there is no other.
    """
    wanted = meaning(content)
    wanted[name][at][key] = new
    if new is None:
        del wanted[name][at][key]
    lines = _LINE.findall(content)

    def tries() -> Iterator[str]:
        for number in _own_lines(lines, name, at):
            if number < len(lines) and old in lines[number]:
                changed = "" if new is None else lines[number].replace(old, new, 1)
                yield "".join((*lines[:number], changed, *lines[number + 1 :]))

    return _first_that_means(tries(), wanted)


def _first_that_means(tries: Iterator[str], wanted: Mapping[str, Any]) -> str | None:
    return next((made for made in tries if _if_means(made, wanted) is not None), None)
