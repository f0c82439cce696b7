"""``act.toml``: what the texts of an act do not say of themselves."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from adep.base.problems import refuse
from adep.languages.grammar import languages
from adep.languages.roman_numbers import plain_act_number
from adep.model import Commencement, Event, Facts, SetAside, Status, TextFacts, Words
from adep.model.page_kinds import reserved_names
from adep.records.tables import ID, Table, document, line_of, not_on_windows, tables

KINDS: Final = ("adopted", "restated", "amended", "supplemented", "excluded", "repealed")
STATES: Final = ("in force", "repealed")
STANDINGS: Final = ("authentic", "unofficial translation")
ARTICLE_STANDINGS: Final = ("background reading",)
DOCUMENTS: Final = (".docx", ".odt", ".rtf", ".pdf", ".doc")
ADDRESS: Final = re.compile(r"https?://[\w.-]+(?::\d+)?/[^\s\"'<>\\^`{|}]*")
ADDED_SO: Final = (
    'another is added in sources/authorities.toml: [its-id] and below it kk = "…" and en = "…"'
)
MAX_DAYS: Final = 3650  # between a publication and what it puts in force


def parse_facts(text: str, path: str, folder: str, authorities: Mapping[str, Words]) -> Facts:
    """The facts of an act. ``folder`` is its name among the sources, which is its id."""
    top = document(text, path)
    top.only(
        "title", "short", "about", "binds", "not_to_confuse", "status", "order", "approved",
        "event", "text", "article", "published", "parts", "register", "compared",
    )  # fmt: skip
    if folder in reserved_names().union(languages()):
        message = f"«{folder}» is an address of the site; name the act's folder otherwise"
        raise refuse("facts-invalid", path, None, message)
    if not ID.fullmatch(folder):
        raise refuse(
            "facts-invalid",
            path,
            None,
            f"the folder «{folder}» is the act's id; name it like honor-code-2005",
        )
    if not_on_windows(folder):
        message = f"«{folder}» is a device on Windows; name the act's folder otherwise"
        raise refuse("facts-invalid", path, None, message)
    article = top.flag("article")
    texts = tuple(_text_facts(table, folder, article) for table in tables(top, "text", text))
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
    history = [_event(table, authorities, texts) for table in tables(top, "event", text)]
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
        parts=top.texts("parts"),
        register=_register(top),
        compared=top.maybe_date("compared"),
        title_line=line_of(text, "title"),
    )


def _register(top: Table) -> Words:
    """Language → where the official register has the act's text in it; only what somebody saw."""
    value = top.data.get("register", {})
    if not isinstance(value, dict):
        raise top.error("register", 'addresses by language, register.kk = "https://…"')
    table = Table(value, top.path, top.line, "register")
    table.only(*languages())
    for lang in value:
        if not ADDRESS.fullmatch(table.plain(lang)):
            raise table.error(lang, f'the whole address of a page, register.{lang} = "https://…"')
    if "compared" in top.data and not value:
        raise top.error("compared", "no «compared» without the addresses of [register]")
    return {lang: table.plain(lang) for lang in value}


def _status(top: Table, text: str, article: bool) -> Status:
    data = top.data.get("status", {})
    if article and not data:
        return Status("article", None, None)
    if not isinstance(data, dict):
        raise top.error("status", "a table: [status] with state, from and by")
    table = Table(data, top.path, line_of(text, "status"), "status")
    table.only("state", "from", "by")
    return Status(
        table.choice("state", STATES), table.maybe_date("from"), _number(table, "by"), table.line
    )


def _event(table: Table, authorities: Mapping[str, Words], texts: Sequence[TextFacts]) -> Event:
    table.only(
        "date", "kind", "type", "number", "authority", "clauses", "former_numbering",
        "text_held", "in_force", "in_force_after", "remark",
    )  # fmt: skip
    force = _force(table)
    if force is not None and force.date is not None and force.date < table.date("date"):
        raise table.error("in_force", "a day that is not before the instrument's own date")
    named = "authority" in table.data
    if named and not authorities:
        raise table.error(
            "authority",
            "its names into sources/authorities.toml first, which names no authority: [president] "
            'and below it kk = "…" and en = "…"',
        )
    if "text_held" in table.data:  # it need not be said any more, but what is said must be so
        lang, day = table.choice("text_held", languages()), table.date("date")
        if (lang, day) not in {(one.lang, one.wording_of) for one in texts}:
            raise table.error(
                "text_held",
                f"no text_held, or a [[text]] in «{lang}» with wording_of = {day}: which texts are "
                "held, the [[text]] tables say",
            )
    former = table.flag("former_numbering")
    if former and "clauses" in table.data:
        raise table.error("clauses", "no clauses beside former_numbering: they are not today's")
    return Event(
        date=table.date("date"),
        kind=table.choice("kind", KINDS),  # type: ignore[arg-type]
        type=table.maybe_plain("type"),
        number=_number(table, "number"),
        authority=_authority(table, authorities) if named else None,
        clauses=None if former else table.texts("clauses"),
        force=force,
        remark=table.words("remark"),
        line=table.line,
    )


def _authority(table: Table, authorities: Mapping[str, Words]) -> str:
    """The id of who made an instrument."""
    if table.data["authority"] not in tuple(authorities):
        known = ", ".join(f'"{name}"' for name in authorities)
        raise table.error("authority", f"one of {known}; {ADDED_SO}")
    return str(table.data["authority"])


def _number(table: Table, key: str) -> str | None:
    """The number of an instrument; its Roman part in Latin letters, in whatever it is typed."""
    number = table.maybe_plain(key)
    return None if number is None else plain_act_number(number)


def _force(table: Table) -> Commencement | None:
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


def _text_facts(table: Table, folder: str, article: bool) -> TextFacts:
    table.only(
        "lang", "source", "wording_of", "standing", "sha256", "furniture", "added",
        "original", "original_sha256",
    )  # fmt: skip
    source, original = _file(table, "source"), None
    if "original" in table.data:
        original = f"sources/{folder}/{_file(table, 'original')}"
        if PurePosixPath(original).suffix.lower() not in DOCUMENTS:
            raise table.error("original", f"a document: {', '.join(DOCUMENTS)}")
    elif "original_sha256" in table.data:
        raise table.error("original", "the document of which original_sha256 is the sum")
    aside = table.data.get("furniture", [])
    if not isinstance(aside, list) or not all(isinstance(v, dict) for v in aside):
        raise table.error("furniture", 'a list, furniture = [{lines = [1, 21], reason = "…"}]')
    return TextFacts(
        lang=table.choice("lang", languages()),
        source=f"sources/{folder}/{source}",
        wording_of=table.date("wording_of"),
        standing=table.choice("standing", ARTICLE_STANDINGS if article else STANDINGS),
        sha256=table.maybe_hash("sha256"),
        furniture=tuple(_set_aside(Table(v, table.path, table.line, "furniture")) for v in aside),
        line=table.line,
        added=table.maybe_date("added"),
        original=original,
        original_sha256=table.maybe_hash("original_sha256"),
    )


def _file(table: Table, key: str) -> str:
    """The name of a file in the act's folder."""
    name = table.plain(key)
    if "/" in name or "\\" in name:
        raise table.error(key, "the name of a file in this folder")
    if not_on_windows(name):
        raise table.error(key, "a name that Windows can hold too, such as kk-2011-04-01.txt")
    return name


def _set_aside(table: Table) -> SetAside:
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
