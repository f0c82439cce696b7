"""``act.toml``: what the texts of an act do not say of themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final

from adep.base import wrong_dates
from adep.languages.grammar import languages
from adep.model import Commencement, Event, Facts, SetAside, Status, TextFacts, Words
from adep.model.page_kinds import reserved_names
from adep.records.forms import (
    DAY,
    FLAG,
    LANG,
    NEEDED_WORDS,
    NUMBER,
    PLAIN,
    SAID,
    SUM,
    TEXTS,
    WORDS,
    Field,
    Form,
    Kind,
    one_of,
)
from adep.records.toml_tables import ID, Table, line_of, not_on_windows

KINDS: Final = ("adopted", "restated", "amended", "supplemented", "excluded", "repealed")
STATES: Final = ("in force", "repealed")
STANDINGS: Final = ("authentic", "unofficial translation")
ARTICLE_STANDINGS: Final = ("background reading",)
DOCUMENTS: Final = (".docx", ".odt", ".rtf", ".pdf", ".doc")
ADDRESS: Final = re.compile(r"https?://[\w.-]+(?::\d+)?/[^\s\"'<>\\^`{|}]*")
ADDED_SO: Final = (
    'another is added in sources/authorities.toml: [its-id] and below it kk = "…" and en = "…"'
)
ADDED_FIRST: Final = (
    "its names into sources/authorities.toml first, which names no authority: [president] "
    'and below it kk = "…" and en = "…"'
)
MAX_DAYS: Final = 3650  # between a publication and what it puts in force


def _file(table: Table, key: str) -> str:
    """The name of a file in the act's folder."""
    name = table.plain(key)
    if "/" in name or "\\" in name:
        raise table.error(key, "the name of a file in this folder")
    if not_on_windows(name):
        raise table.error(key, "a name that Windows can hold too, such as kk-2011-04-01.txt")
    return name


def _order(table: Table, key: str) -> int:
    order = table.data.get(key, 0)
    if not isinstance(order, int) or isinstance(order, bool):
        raise table.error(key, "a whole number")
    return order


def _days(table: Table, key: str) -> int:
    days = table.data[key]
    if "in_force" in table.data or not isinstance(days, int) or isinstance(days, bool) or days < 0:
        raise table.error(
            key,
            "the calendar days after its first official publication, in_force_after = 10 (0: from "
            "that publication on), and no in_force beside it",
        )
    if days > MAX_DAYS:
        raise table.error(key, f"the calendar days, {MAX_DAYS} at most, or in_force")
    return days


def _lines(table: Table, key: str) -> tuple[int, int]:
    lines = table.data.get(key)
    if (
        not isinstance(lines, list)
        or len(lines) != 2
        or not all(type(n) is int for n in lines)  # true and false are numbers to Python
        or not 1 <= lines[0] <= lines[1]
    ):
        raise table.error(key, "first and last line, lines = [1, 21]")
    return lines[0], lines[1]


FURNITURE: Final = Form(
    "furniture", (Field("lines", Kind(_lines, ("[1, 21]",))), Field("reason", SAID))
)


def _furniture(table: Table, key: str) -> tuple[SetAside, ...]:
    aside = table.each(key, 'a list, furniture = [{lines = [1, 21], reason = "…"}]')
    found = map(FURNITURE.read, aside)
    return tuple(SetAside(one["lines"][0], one["lines"][1], one["reason"]) for one in found)


def _address(table: Table, key: str) -> str:
    value = table.plain(key)
    if not ADDRESS.fullmatch(value):
        raise table.error(key, f'the whole address of a page, {key} = "https://…"')
    return value


_ANY: Final = Kind(lambda table, key: table.data[key], ('"president"',))  # the parser looks at it
REGISTER: Final = Form(
    "[register]",
    (
        Field(
            "addresses",
            Kind(
                _address,
                (
                    '.kk = "https://register.example.kz/kk/1567"',
                    '.ru = "https://register.example.kz/ru/1567"',
                ),
            ),
            each_language=True,
        ),
    ),
    says="its addresses in the official register, as somebody saw them; where a text is not held, "
    "pages and data lead there",
)
STATUS: Final = Form(
    "[status]",
    (
        Field("state", one_of(*STATES), 'or "in force"', '"repealed"'),
        Field("from", DAY, "left out: not known", "2016-01-01", optional=True),
        Field(
            "by",
            NUMBER,
            "the id of an act, or the number of what repealed it",
            '"ethics-code-2015"',
            optional=True,
        ),
    ),
)
EVENT: Final = Form(
    "[[event]]",
    (
        Field("date", DAY, "of the instrument"),
        Field("kind", one_of(*KINDS), " ".join(KINDS), '"restated"'),
        Field(
            "type",
            PLAIN,
            "type, number and authority: left out where they are not known",
            '"decree"',
            optional=True,
        ),
        Field("number", NUMBER, example='"651"', optional=True),
        Field("authority", _ANY, "an id of sources/authorities.toml", optional=True),
        Field(
            "clauses",
            TEXTS,
            "left out: the whole act; what is no clause may stand here too, such as "
            '"preamble" or "chapter-2"',
            '["4", "5"]',
        ),
        Field(
            "former_numbering",
            FLAG,
            "in place of clauses: it names them by numbers that are no longer used",
            instead=True,
        ),
        Field("in_force", DAY, "left out: not known", optional=True),
        Field(
            "in_force_after",
            Kind(_days, ("10",)),
            "in place of in_force: calendar days after its first official publication "
            "(0: from it on)",
            optional=True,
            instead=True,
        ),
        Field(
            "text_held",
            _ANY,
            "of older files, and needed no more: the [[text]] tables say which are held",
            '"kk"',
            optional=True,
            instead=True,
        ),
        Field("remark", WORDS, "a word of the editor beside the event"),
    ),
    says="every known event, held or not",
)
TEXT_FACTS: Final = Form(
    "[[text]]",
    (
        Field("lang", LANG),
        Field("source", Kind(_file, ('"kk-2013-10-01.txt"',)), "a file in this folder"),
        Field("wording_of", DAY),
        Field(
            "standing",
            Kind(Table.plain, ('"authentic"',)),
            'or "unofficial translation"; of an article "background reading"',
        ),
        Field("sha256", SUM, "`adep add` writes it: a file that changed is noticed", optional=True),
        Field(
            "original",
            Kind(_file, ('"kk-2013-10-01.docx"',)),
            "the document from which the text was taken, kept byte for byte beside it; "
            "`adep add` writes both",
            optional=True,
        ),
        Field("original_sha256", SUM, optional=True),
        Field(
            "added",
            DAY,
            "when the text was added here; `adep add` writes it, the feed tells it",
            "2026-11-22",
            optional=True,
        ),
        Field(
            "furniture",
            Kind(_furniture, ('[{lines = [1, 3], reason = "menu of the web page"}]',)),
            "lines that are no part of the text; only what no rule sees",
        ),
    ),
    says="several wordings in one language are welcome: the newest is shown",
)
FACTS: Final = Form(
    "",
    (
        Field("order", Kind(_order, ("1",)), "place among the acts"),
        Field(
            "article",
            FLAG,
            "background reading, and no act: it has no status and no events",
            instead=True,
        ),
        Field(
            "published",
            DAY,
            "when an article was published",
            "2024-05-15",
            optional=True,
            instead=True,
        ),
        Field("title", NEEDED_WORDS),
        Field("short", NEEDED_WORDS, "what it is called in lists"),
        Field("about", WORDS),
        Field("binds", WORDS, "whom it binds"),
        Field("not_to_confuse", WORDS, "with what it is easily confused"),
        Field("approved", WORDS, "by what it was approved, to be cited by"),
        Field(
            "parts",
            TEXTS,
            "what of its files is published besides the code: an order's points, an annex; "
            "`adep explain ID` names the others, which stand on the act's page",
            '["order"]',
        ),
        Field(
            "compared",
            DAY,
            "when an editor last held the act against the register",
            "2026-11-28",
            optional=True,
        ),
    ),
    (REGISTER, STATUS, EVENT, TEXT_FACTS),
)


# ---- the facts of an act -------------------------------------------------------------------------


def parse_facts(text: str, path: str, folder: str, authorities: Mapping[str, Words]) -> Facts:
    """The facts of an act. ``folder`` is its name among the sources, which is its id."""
    top, said = FACTS.of_file(text, path)
    if folder in reserved_names().union(languages()):
        raise top.wrong(f"«{folder}» is an address of the site; name the act's folder otherwise")
    if not ID.fullmatch(folder):
        raise top.wrong(f"the folder «{folder}» is the act's id; name it like honor-code-2005")
    if not_on_windows(folder):
        raise top.wrong(f"«{folder}» is a device on Windows; name the act's folder otherwise")
    article = said["article"]
    texts: list[TextFacts] = []
    for table, told in TEXT_FACTS.each(top):
        one = _text_facts(table, told, folder, article)
        for other in texts:
            if other.lang == one.lang and other.wording_of == one.wording_of:
                raise table.wrong(
                    f"the {one.lang} text of {one.wording_of} stands twice; delete one [[text]]"
                )
            if other.lang == one.lang and other.source == one.source:
                raise table.wrong(
                    f"{one.source} is given as the {one.lang} wording of {other.wording_of} and "
                    f"of {one.wording_of}; name the file of each, or delete one [[text]]"
                )
        texts.append(one)
    if not texts:
        raise top.error("text", "at least one [[text]] with lang, source, wording_of and standing")
    history = [_event(*one, authorities, texts) for one in EVENT.each(top)]
    return Facts(
        id=folder,
        path=path,
        status=_status(top, article),
        history=tuple(sorted(history, key=lambda event: event.date)),
        texts=tuple(texts),
        register=_register(top),
        title_line=line_of(text, "title"),
        **said,
    )


def _register(top: Table) -> Words:
    """Language → where the official register has the act's text in it; only what somebody saw."""
    example = 'register.kk = "https://register.example.kz/kk/1567"'
    want = f"addresses by language ({', '.join(languages())}), {example}"
    addresses = top.by_language("register", want, _address)
    if "compared" in top.data and not addresses:
        raise top.error("compared", "no «compared» without the addresses of [register]")
    return addresses


def _status(top: Table, article: bool) -> Status:
    table = top.inner("status", "a table: [status] with state, from and by")
    if article and not table.data:
        return Status("article", None, None)
    said = STATUS.read(table)
    return Status(said["state"], said["from"], said["by"], table.line)


def _event(
    table: Table,
    said: dict[str, Any],
    authorities: Mapping[str, Words],
    texts: Sequence[TextFacts],
) -> Event:
    day, in_force, days = said["date"], said.pop("in_force"), said.pop("in_force_after")
    if in_force is not None and in_force < day:
        raise table.refused("in_force", wrong_dates.NOT_BEFORE_ITS_INSTRUMENT)
    if said["authority"] is not None and said["authority"] not in tuple(authorities):
        known = ", ".join(f'"{name}"' for name in authorities)
        raise table.error("authority", f"one of {known}; {ADDED_SO}" if known else ADDED_FIRST)
    if said.pop("text_held") is not None:  # it need not be said any more, but must be so
        lang = table.choice("text_held", languages())
        if (lang, day) not in {(one.lang, one.wording_of) for one in texts}:
            raise table.error(
                "text_held",
                f"no text_held, or a [[text]] in «{lang}» with wording_of = {day}: which texts are "
                "held, the [[text]] tables say",
            )
    if said.pop("former_numbering"):
        if "clauses" in table.data:
            raise table.error("clauses", "no clauses beside former_numbering: they are not today's")
        said["clauses"] = None
    known_force = in_force is not None or days is not None
    force = Commencement(in_force, days) if known_force else None
    return Event(**said, force=force, line=table.line)


def _text_facts(table: Table, said: dict[str, Any], folder: str, article: bool) -> TextFacts:
    original = said["original"]
    if original is not None:
        original = f"sources/{folder}/{original}"
        if PurePosixPath(original).suffix.lower() not in DOCUMENTS:
            raise table.error("original", f"a document: {', '.join(DOCUMENTS)}")
    elif said["original_sha256"] is not None:
        raise table.error("original", "the document of which original_sha256 is the sum")
    table.choice("standing", ARTICLE_STANDINGS if article else STANDINGS)
    source = f"sources/{folder}/{said['source']}"
    return TextFacts(**said | {"source": source, "original": original}, line=table.line)
