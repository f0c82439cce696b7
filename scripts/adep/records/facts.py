"""``act.toml``: what the texts of an act do not say of themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from adep.base import wrong_dates
from adep.languages.grammar import languages
from adep.model import Commencement, Event, Facts, Status, TextFacts, Words
from adep.model.page_kinds import reserved_names
from adep.records.facts_forms import (
    ADDED_SO,
    ARTICLE_STANDINGS,
    DOCUMENTS,
    EVENT,
    FACTS,
    REGISTER,
    STANDINGS,
    STATUS,
    TEXT_FACTS,
)
from adep.records.toml_tables import ID, Table, line_of, not_on_windows


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
    want = 'addresses by language, register.kk = "https://register.example.kz/kk/1567"'
    table = top.inner("register", want)
    table.only(*languages())
    said = REGISTER.read(table, tuple(table.data))
    if "compared" in top.data and not table.data:
        raise top.error("compared", "no «compared» without the addresses of [register]")
    return dict(said["addresses"])


def _status(top: Table, article: bool) -> Status:
    table = top.inner("status", "a table: [status] with state, from and by").at("status")
    if article and not table.data:
        return Status("article", None, None)
    said = STATUS.read(table)
    return Status(said["state"], said["from"], said["by"], table.line)


def _event(
    table: Table,
    said: Mapping[str, Any],
    authorities: Mapping[str, Words],
    texts: Sequence[TextFacts],
) -> Event:
    day, in_force, days = said["date"], said["in_force"], said["in_force_after"]
    if in_force is not None and in_force < day:
        raise table.refused("in_force", wrong_dates.NOT_BEFORE_ITS_INSTRUMENT)
    named = "authority" in table.data
    if named and not authorities:
        raise table.error(
            "authority",
            "its names into sources/authorities.toml first, which names no authority: [president] "
            'and below it kk = "…" and en = "…"',
        )
    if "text_held" in table.data:  # it need not be said any more, but what is said must be so
        lang = table.choice("text_held", languages())
        if (lang, day) not in {(one.lang, one.wording_of) for one in texts}:
            raise table.error(
                "text_held",
                f"no text_held, or a [[text]] in «{lang}» with wording_of = {day}: which texts are "
                "held, the [[text]] tables say",
            )
    former = said["former_numbering"]
    if former and "clauses" in table.data:
        raise table.error("clauses", "no clauses beside former_numbering: they are not today's")
    known = in_force is not None or days is not None
    return Event(
        date=day,
        kind=said["kind"],
        type=said["type"],
        number=said["number"],
        authority=_authority(table, authorities) if named else None,
        clauses=None if former else said["clauses"],
        force=Commencement(date=in_force, days=days) if known else None,
        remark=said["remark"],
        line=table.line,
    )


def _authority(table: Table, authorities: Mapping[str, Words]) -> str:
    """The id of who made an instrument."""
    if table.data["authority"] not in tuple(authorities):
        known = ", ".join(f'"{name}"' for name in authorities)
        raise table.error("authority", f"one of {known}; {ADDED_SO}")
    return str(table.data["authority"])


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
