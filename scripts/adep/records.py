"""What editors write beside the sources: TOML files → typed records.

``act.toml`` holds an act's facts, ``corrections.toml`` its corrections and remarks, ``pairs.toml``
its recorded pairing. A wrong record is refused with its file, its line, and what to write instead.
"""

from __future__ import annotations

import datetime
import re
import reprlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from adep.language import languages
from adep.model import (
    CitedAct,
    Commencement,
    Concordance,
    Correction,
    Correspondence,
    Duty,
    Event,
    Facts,
    RecordedRow,
    Records,
    Remark,
    SetAside,
    Status,
    TextFacts,
    Words,
)
from adep.problems import Refused, refuse

KINDS: Final = ("adopted", "restated", "amended", "supplemented", "excluded", "repealed")
STATES: Final = ("in force", "repealed")
STANDINGS: Final = ("authentic", "unofficial translation")
ARTICLE_STANDINGS: Final = ("background reading",)
# Addresses of the site that an act's id would take away.
RESERVED: Final = frozenset(
    [
        "about",
        "articles",
        "assets",
        "cited-acts",
        "concordance",
        "corrections",
        "data",
        "duties",
        "timeline",
    ]
)
DUTIES: Final = "sources/duties.toml"
RESERVED_DUTIES: Final = frozenset(["index"])  # the page of all duties
# What a page itself calls its places: a cited act of that id would take the place away.
RESERVED_ANCHORS: Final = frozenset(["cite", "contents", "main", "preview", "sources"])
FIRST_DAY: Final = datetime.date(1900, 1, 1)
LAST_DAY: Final = datetime.date(2100, 12, 31)
MAX_DAYS: Final = 3650  # between a publication and what it puts in force
MAX_DEPTH: Final = 20  # of tables and lists in one another; records have four
MAX_WHOLE: Final = 2**63 - 1  # TOML promises no larger number
CORRESPONDENCES: Final = ("same", "reworded", "new", "dropped")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


_shown = reprlib.Repr()
_shown.maxstring = _shown.maxother = 80


def _code(path: str) -> str:
    """The code of a fault in a record: facts have one of their own."""
    return "facts-invalid" if path.endswith(("act.toml", "authorities.toml")) else "record-invalid"


@dataclass(frozen=True, slots=True)
class _Table:
    """A TOML table that knows where it stands, for messages."""

    data: Mapping[str, Any]
    path: str
    line: int | None
    name: str

    def error(self, key: str, want: str) -> Refused:
        value = self.data.get(key)
        shown = value.isoformat() if isinstance(value, datetime.date) else _shown.repr(value)
        found = f"is {shown}" if key in self.data else "is missing"
        where = f"in [{self.name}] " if self.name else ""
        message = f"{where}«{_one_line(key)}» {found}; write {want}"
        return refuse(_code(self.path), self.path, self.line, message)

    def text(self, key: str) -> str:
        value = self.data.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, f'a text, {key} = "…"')
        return value

    def plain(self, key: str) -> str:
        """A text that messages repeat, and that is therefore one line."""
        value = self.text(key)
        if not value.isprintable():
            raise self.error(key, f'words on one line, {key} = "…"')
        return value

    def maybe_plain(self, key: str) -> str | None:
        return self.plain(key) if key in self.data else None

    def maybe_text(self, key: str) -> str | None:
        return self.text(key) if key in self.data else None

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        value = self.data.get(key)
        if not isinstance(value, str) or value not in choices:
            raise self.error(key, "one of " + ", ".join(f'"{c}"' for c in choices))
        return str(value)

    def date(self, key: str, first: datetime.date = FIRST_DAY) -> datetime.date:
        value = self.data.get(key)
        if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
            raise self.error(key, f"a date without quotation marks, {key} = 2013-10-01")
        if value > LAST_DAY:
            raise self.error(key, f"a date that is not after {LAST_DAY}")
        if value < first:
            raise self.error(key, f"a date that is not before {first}")
        return value

    def maybe_date(self, key: str, first: datetime.date = FIRST_DAY) -> datetime.date | None:
        return self.date(key, first) if key in self.data else None

    def flag(self, key: str) -> bool:
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, f"{key} = true, without quotation marks, or leave it out")
        return value

    def maybe_hash(self, key: str) -> str | None:
        if key not in self.data:
            return None
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

    def words(self, key: str, required: bool = False) -> Words:
        value = self.data.get(key, {})
        good = isinstance(value, dict) and all(
            isinstance(v, str) and v.strip() and k in languages() for k, v in value.items()
        )
        if not good or (required and not value):
            raise self.error(key, f'words in each language, {key}.kk = "…" and {key}.en = "…"')
        return dict(value)

    def only(self, *known: str) -> None:
        for key in self.data:
            if key not in known:
                where = f"[{self.name}]" if self.name else "this file"
                raise refuse(
                    _code(self.path),
                    self.path,
                    self.line,
                    f"«{_one_line(key)}» is not a key of {where}; known are {', '.join(known)}",
                )


def _tables(document: _Table, key: str, text: str) -> Iterator[_Table]:
    """The ``[[key]]`` tables of a document, each with its line."""
    value = document.data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise document.error(key, f"tables that begin with [[{key}]]")
    lines = [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if re.fullmatch(rf"\s*\[\[\s*{re.escape(key)}\s*\]\]\s*(?:#.*)?", line)
    ]
    for index, table in enumerate(value):
        line = lines[index] if index < len(lines) else None
        yield _Table(table, document.path, line, f"[{key}]")


def _document(text: str, path: str) -> _Table:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"line (\d+)", str(error))
        reason = str(error).split(" (at")[0]
        raise refuse(
            _code(path),
            path,
            int(match[1]) if match else len(text.splitlines()) or None,
            f"this is not TOML: {reason}; mend that line",
        ) from error
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
    return _Table(document, path, None, "")


def _too_deep(text: str, path: str) -> Refused:
    lines = text.splitlines()
    depths = [max(line.count("["), line.count("{"), line.count(".")) for line in lines]
    deepest = max(depths, default=0)
    line = depths.index(deepest) + 1 if deepest > MAX_DEPTH else None
    message = "lists or tables stand too deep in one another; write them as the README shows"
    return refuse(_code(path), path, line, message)


LONG_NUMBER = re.compile(r"""(?<!["'\w])[+-]?(?:0[xob])?[0-9a-fA-F_]{16}""")


def _too_large(text: str, path: str) -> Refused:
    line = next(
        (n for n, line in enumerate(text.splitlines(), 1) if LONG_NUMBER.search(line)),
        None,
    )
    return refuse(_code(path), path, line, f"a number is above {MAX_WHOLE}; write a smaller one")


def _one_line(key: str) -> str:
    """A key as it is named in a message, which is one line."""
    return key if key.isprintable() and len(key) <= 80 else _shown.repr(key)


# ---- act.toml -----------------------------------------------------------------------------------


def parse_facts(text: str, path: str, folder: str, authorities: Mapping[str, Words]) -> Facts:
    """The facts of an act. ``folder`` is its name among the sources, which is its id."""
    top = _document(text, path)
    top.only(
        "title", "short", "about", "binds", "not_to_confuse", "status", "order", "approved",
        "event", "text", "article", "published",
    )  # fmt: skip
    if folder in RESERVED.union(languages()):
        message = f"«{folder}» is an address of the site; name the act's folder otherwise"
        raise refuse("facts-invalid", path, None, message)
    if not ID.fullmatch(folder):
        raise refuse(
            "facts-invalid",
            path,
            None,
            f"the folder «{folder}» is the act's id; name it like honor-code-2005",
        )
    article = top.flag("article")
    texts = tuple(_text_facts(table, folder, article) for table in _tables(top, "text", text))
    seen: set[tuple[str, datetime.date]] = set()
    files: dict[tuple[str, str], TextFacts] = {}
    for facts in texts:
        if (facts.lang, facts.wording_of) in seen:
            raise refuse(
                "facts-invalid",
                path,
                facts.line,
                f"the {facts.lang} text of {facts.wording_of} stands twice; delete one [[text]]",
            )
        seen.add((facts.lang, facts.wording_of))
        other = files.setdefault((facts.lang, facts.source), facts)
        if other is not facts:
            raise refuse(
                "facts-invalid",
                path,
                facts.line,
                f"{facts.source} is given as the {facts.lang} wording of {other.wording_of} and "
                f"of {facts.wording_of}; name the file of each, or delete one [[text]]",
            )
    if not texts:
        raise top.error("text", "at least one [[text]] with lang, source, wording_of and standing")
    history = [_event(table, authorities) for table in _tables(top, "event", text)]
    for event in history:
        if event.text_held is not None and event.text_held not in {one.lang for one in texts}:
            raise refuse(
                "facts-invalid",
                path,
                event.line,
                f'in [[event]] «text_held» is "{event.text_held}", but no [[text]] is in that '
                "language; add the text, or leave text_held out",
            )
    order = top.data.get("order", 0)
    if not isinstance(order, int) or isinstance(order, bool):
        raise top.error("order", "a whole number")
    return Facts(
        id=folder,
        path=path,
        order=order,
        title=top.words("title", required=True),
        short=top.words("short", required=True),
        about=top.words("about"),
        binds=top.words("binds"),
        not_to_confuse=top.words("not_to_confuse"),
        status=_status(top, text, article),
        history=tuple(sorted(history, key=lambda event: event.date)),
        texts=texts,
        article=article,
        published=top.maybe_date("published"),
        approved=top.words("approved"),
    )


def _status(top: _Table, text: str, article: bool) -> Status:
    data = top.data.get("status", {})
    if article and not data:
        return Status("article", None, None)
    if not isinstance(data, dict):
        raise top.error("status", "a table: [status] with state, from and by")
    table = _Table(data, top.path, _line_of(text, "status"), "status")
    table.only("state", "from", "by")
    return Status(
        table.choice("state", STATES), table.maybe_date("from"), table.maybe_plain("by"), table.line
    )


def _event(table: _Table, authorities: Mapping[str, Words]) -> Event:
    table.only(
        "date", "kind", "type", "number", "authority", "clauses", "former_numbering",
        "text_held", "in_force", "in_force_after", "remark",
    )  # fmt: skip
    force = _force(table)
    if force is not None and force.date is not None and force.date < table.date("date"):
        raise table.error("in_force", "a day that is not before the instrument's own date")
    if not authorities:
        raise table.error(
            "authority",
            "its names into sources/authorities.toml first, which names no authority: [president] "
            'and below it kk = "…" and en = "…"',
        )
    former = table.flag("former_numbering")
    if former and "clauses" in table.data:
        raise table.error("clauses", "no clauses beside former_numbering: they are not today's")
    return Event(
        date=table.date("date"),
        kind=table.choice("kind", KINDS),  # type: ignore[arg-type]
        type=table.plain("type"),
        number=table.plain("number"),
        authority=table.choice("authority", tuple(authorities)),
        clauses=None if former else table.texts("clauses"),
        text_held=table.choice("text_held", languages()) if "text_held" in table.data else None,
        force=force,
        remark=table.words("remark"),
        line=table.line,
    )


def _force(table: _Table) -> Commencement | None:
    """When an event took effect: a date, or days after its first official publication."""
    if "in_force_after" not in table.data:
        date = table.maybe_date("in_force")
        return None if date is None else Commencement(date=date)
    days = table.data["in_force_after"]
    if "in_force" in table.data or not isinstance(days, int) or isinstance(days, bool) or days < 0:
        raise table.error(
            "in_force_after",
            "the calendar days after its first official publication, in_force_after = 10 (0: from "
            "that publication on), and no in_force beside it",
        )
    if days > MAX_DAYS:
        raise table.error("in_force_after", f"the calendar days, {MAX_DAYS} at most, or in_force")
    return Commencement(days=days)


def _text_facts(table: _Table, folder: str, article: bool) -> TextFacts:
    table.only("lang", "source", "wording_of", "standing", "sha256", "furniture")
    source = table.plain("source")
    if "/" in source or "\\" in source:
        raise table.error("source", "the name of a file in this folder")
    aside = table.data.get("furniture", [])
    if not isinstance(aside, list) or not all(isinstance(v, dict) for v in aside):
        raise table.error("furniture", 'a list, furniture = [{lines = [1, 21], reason = "…"}]')
    return TextFacts(
        lang=table.choice("lang", languages()),
        source=f"sources/{folder}/{source}",
        wording_of=table.date("wording_of"),
        standing=table.choice("standing", ARTICLE_STANDINGS if article else STANDINGS),
        sha256=table.maybe_hash("sha256"),
        furniture=tuple(_set_aside(_Table(v, table.path, table.line, "furniture")) for v in aside),
        line=table.line,
    )


def _set_aside(table: _Table) -> SetAside:
    table.only("lines", "reason")
    lines = table.data.get("lines")
    if (
        not isinstance(lines, list)
        or len(lines) != 2
        or not all(type(n) is int for n in lines)  # true and false are numbers to Python
        or not 1 <= lines[0] <= lines[1]
    ):
        raise table.error("lines", "first and last line, lines = [1, 21]")
    return SetAside(lines[0], lines[1], table.text("reason"))


# ---- corrections.toml and pairs.toml ------------------------------------------------------------


def parse_corrections(text: str, path: str) -> tuple[tuple[Correction, ...], tuple[Remark, ...]]:
    """The ``[[correction]]`` and ``[[remark]]`` tables."""
    top = _document(text, path)
    top.only("correction", "remark")
    corrections, remarks = [], []
    for table in _tables(top, "correction", text):
        table.only("unit", "wording", "raw", "reading", "reason", "author", "date")
        if table.data.get("raw") == table.data.get("reading"):
            raise table.error("reading", "words that differ from raw, or delete the correction")
        corrections.append(
            Correction(
                unit=table.plain("unit"),
                raw=table.text("raw"),
                reading=table.line_of_text("reading"),
                reason=table.words("reason", required=True),
                author=table.maybe_text("author"),
                date=table.maybe_date("date"),
                path=path,
                line=table.line,
                wording=table.maybe_date("wording"),
            )
        )
    for table in _tables(top, "remark", text):
        table.only("unit", "wording", "text")
        remarks.append(
            Remark(
                table.plain("unit"),
                table.words("text", required=True),
                path,
                table.line,
                table.maybe_date("wording"),
            )
        )
    return tuple(corrections), tuple(remarks)


def parse_rows(text: str, path: str, langs: tuple[str, ...]) -> tuple[RecordedRow, ...]:
    """The ``[[row]]`` tables of a pairing: a clause, a list of unit ids a language, a relation."""
    top = _document(text, path)
    top.only("row")
    relations = ("same", "amended", *(f"{lang}-only" for lang in langs))
    rows = []
    for table in _tables(top, "row", text):
        if strange := [lang for lang in languages() if lang in table.data and lang not in langs]:
            raise refuse(
                "record-invalid",
                path,
                table.line,
                f"a row names units of «{strange[0]}», but act.toml has no [[text]] in that "
                "language; add the text there, or delete the key here",
            )
        table.only("clause", "relation", "differs", "proposed", "reason", *langs)
        sides = {lang: table.texts(lang) for lang in langs}
        if not any(sides.values()):
            raise table.error(langs[0], f'the units of this row, {langs[0]} = ["{langs[0]}-5-1"]')
        relation = table.choice("relation", relations)
        alone = [lang for lang in langs if sides[lang]]
        if (len(alone) == 1) != relation.endswith("-only") or (
            len(alone) == 1 and relation != f"{alone[0]}-only"
        ):
            raise table.error(
                "relation",
                f'"{alone[0]}-only" for a row of one language, "same" or "amended" for a pair',
            )
        differs, proposed = table.words("differs"), table.flag("proposed")
        lacking = [lang for lang in languages() if lang not in differs]
        if relation == "amended" and lacking and not proposed:
            keys = " and ".join(f'differs.{lang} = "…"' for lang in lacking)
            raise refuse(
                "record-invalid",
                path,
                table.line,
                f"a row that is «amended» says in each language what differs; write {keys}",
            )
        rows.append(
            RecordedRow(
                table.plain("clause"),
                sides,
                relation,
                differs,
                path,
                table.line,
                proposed,
                table.words("reason"),
            )
        )
    return tuple(rows)


def rows_as_toml(rows: Iterable[tuple[RecordedRow, str]]) -> str:
    """``[[row]]`` tables as ``parse_rows`` reads them, each with a comment above it (or "")."""
    return "\n".join(_row_as_toml(row, comment) for row, comment in rows)


def _row_as_toml(row: RecordedRow, comment: str) -> str:
    lines = [f"# {comment}"] if comment else []
    lines += ["[[row]]", f'clause = "{row.clause}"']
    for lang, names in row.sides.items():
        if names:
            quoted = ", ".join(f'"{name}"' for name in names)
            lines.append(f"{lang} = [{quoted}]")
    lines.append(f'relation = "{row.relation}"')
    if row.proposed:
        lines.append("proposed = true")
    return "\n".join(lines) + "\n"


# ---- concordances and duties --------------------------------------------------------------------


def parse_concordance(text: str, path: str, folder: str) -> Concordance:
    """``concordance.toml`` of an act: what became of its units in the act that replaced it."""
    top = _document(text, path)
    top.only("to", "row")
    new = top.plain("to")
    if new == folder:
        raise top.error("to", "the id of the newer act")
    rows = []
    for table in _tables(top, "row", text):
        table.only("lang", "from", "to", "relation", "reason")
        old, to = table.texts("from"), table.texts("to")
        relation = table.choice("relation", CORRESPONDENCES)
        want = "new" if not old else "dropped" if not to else None
        if not (old or to) or (want != relation and (want or relation in ("new", "dropped"))):
            raise table.error(
                "relation",
                '"new" for a row without from, "dropped" for one without to, "same" or "reworded" '
                "for a row with both",
            )
        rows.append(
            Correspondence(
                table.choice("lang", languages()), old, to, relation, table.words("reason"),
                table.line,
            )
        )  # fmt: skip
    if not rows:
        raise top.error("row", "at least one [[row]] with lang, from, to and relation")
    return Concordance(folder, new, tuple(rows), path)


def parse_duties(text: str, path: str) -> tuple[Duty, ...]:
    """``sources/duties.toml``: the duties in the order of the file."""
    top = _document(text, path)
    top.only("duty")
    duties: list[Duty] = []
    for table in _tables(top, "duty", text):
        table.only("id", "name", "units")
        name = table.plain("id")
        if not ID.fullmatch(name) or any(duty.id == name for duty in duties):
            raise table.error("id", 'a name of its own in small Latin letters, id = "gifts"')
        if name in RESERVED_DUTIES:
            raise table.error("id", "another name: that is the address of the page of all duties")
        units = []
        for unit in table.texts("units"):
            act, slash, place = unit.partition("/")
            if not slash or not act or not place:
                raise table.error("units", 'units with their acts, "honor-code-2005/kk-5-13"')
            units.append((act, place))
        if not units:
            raise table.error("units", 'units with their acts, "honor-code-2005/kk-5-13"')
        words = table.words("name", required=True)
        duties.append(Duty(name, words, tuple(units), table.line))
    return tuple(duties)


# ---- cited-acts.toml ----------------------------------------------------------------------------


def parse_cited_acts(
    text: str, path: str, types: tuple[str, ...], held: tuple[str, ...]
) -> tuple[CitedAct, ...]:
    """The tables of ``cited-acts.toml``: id → type, date, number, title in each language."""
    top = _document(text, path)
    found: list[CitedAct] = []
    for name, data in top.data.items():
        line = _line_of(text, name)
        if not isinstance(data, dict):
            raise refuse(
                "record-invalid",
                path,
                line,
                f"«{_one_line(name)}» is no table; write [id-of-an-act]",
            )
        table = _Table(data, path, line, name)
        if not ID.fullmatch(name):
            raise refuse(
                "record-invalid",
                path,
                line,
                f"«{_one_line(name)}» is no id; write small Latin letters, figures and hyphens",
            )
        if name in RESERVED_ANCHORS:
            raise refuse(
                "record-invalid",
                path,
                line,
                f"«{name}» is a place of the site's pages; give the act another id",
            )
        if name in held:
            raise refuse(
                "record-invalid",
                path,
                line,
                f"«{name}» is an act that is held; delete it here, its facts are in "
                f"sources/{name}/act.toml",
            )
        table.only("type", "date", "number", "title")
        act = CitedAct(
            name,
            table.choice("type", types),
            table.maybe_date("date", datetime.date.min),  # acts of any age are cited
            table.maybe_plain("number"),
            _spellings(table),
        )
        if twin := next((other for other in found if _same(act, other)), None):
            raise refuse(
                "record-invalid",
                path,
                line,
                f"[{name}] is the same act as [{twin.id}]; keep one, with all spellings",
            )
        found.append(act)
    return tuple(found)


def _spellings(table: _Table) -> Mapping[str, tuple[str, ...]]:
    """``title.kk = ["…", "…"]``: how the sources print the title."""
    value = table.data.get("title")
    if (
        not isinstance(value, dict)
        or not value
        or any(
            lang not in languages()
            or not isinstance(spellings, list)
            or not spellings
            or not all(isinstance(one, str) and one.strip() for one in spellings)
            for lang, spellings in value.items()
        )
    ):
        want = " or ".join(f'title.{lang} = ["…"]' for lang in languages())
        raise table.error("title", f"a list of spellings in each language, {want}")
    return {lang: tuple(spellings) for lang, spellings in value.items()}


def _same(one: CitedAct, other: CitedAct) -> bool:
    shared = any(
        set(titles) & set(other.titles.get(lang, ())) for lang, titles in one.titles.items()
    )
    return shared and (one.type, one.date, one.number) == (other.type, other.date, other.number)


def _line_of(text: str, name: str) -> int | None:
    """The line on which the table ``name`` begins."""
    return next(
        (
            number
            for number, line in enumerate(text.splitlines(), start=1)
            if re.match(rf'\s*\[\s*"?{re.escape(name)}"?\s*[\].]', line)
        ),
        None,
    )


# ---- the disk -----------------------------------------------------------------------------------


def load_authorities(root: Path) -> Mapping[str, Words]:
    """``sources/authorities.toml``: id → name in each language."""
    path = "sources/authorities.toml"
    text = _file(root, path)
    if text is None:
        raise refuse("source-missing", path, None, "this file names the authorities; restore it")
    top = _document(text, path)
    return {name: top.words(name, required=True) for name in top.data}


def load_cited_acts(
    root: Path, types: tuple[str, ...], held: tuple[str, ...]
) -> tuple[CitedAct, ...]:
    """``sources/cited-acts.toml``: acts that texts cite and that are not among ``held``.

    ``types`` are those that the languages have nouns for. No file: no such act is known.
    """
    path = "sources/cited-acts.toml"
    text = _file(root, path)
    return () if text is None else parse_cited_acts(text, path, types, held)


def load_records(root: Path, folder: str, authorities: Mapping[str, Words]) -> Records:
    """All records of ``sources/<folder>``; raises ``Refused`` on the first that is wrong."""
    base = f"sources/{folder}"
    text = _file(root, f"{base}/act.toml")
    if text is None:
        raise refuse(
            "source-missing",
            f"{base}/act.toml",
            None,
            "an act needs its facts; write this file as the README says",
        )
    facts = parse_facts(text, f"{base}/act.toml", folder, authorities)
    langs = tuple(dict.fromkeys(t.lang for t in facts.texts))

    def optional(name: str, read: Callable[[str, str], Any], empty: Any) -> Any:
        path = f"{base}/{name}"
        content = _file(root, path)
        return empty if content is None else read(content, path)

    corrections, remarks = optional("corrections.toml", parse_corrections, ((), ()))
    rows = optional("pairs.toml", lambda content, path: parse_rows(content, path, langs), ())
    return Records(facts, corrections, remarks, rows)


def load_concordances(root: Path) -> tuple[Concordance, ...]:
    """Every ``sources/<act>/concordance.toml``."""
    found = []
    for folder in folders(root):
        path = f"sources/{folder}/concordance.toml"
        if (text := _file(root, path)) is not None:
            found.append(parse_concordance(text, path, folder))
    return tuple(found)


def load_duties(root: Path) -> tuple[Duty, ...]:
    """``sources/duties.toml``; none where there is no such file."""
    text = _file(root, DUTIES)
    return () if text is None else parse_duties(text, DUTIES)


def folders(root: Path) -> tuple[str, ...]:
    """Names of the folders under ``sources/``, each an act or an article, sorted."""
    return tuple(sorted(path.name for path in (root / "sources").glob("*/") if path.is_dir()))


def _file(root: Path, path: str) -> str | None:
    """The text of a record, with or without the mark that Notepad begins a file with."""
    try:
        data = (root / path).read_bytes()
    except FileNotFoundError:
        return None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "this file is not UTF-8; save it as UTF-8"
        raise refuse(_code(path), path, line, message) from error
