"""What no copy of an act goes without, as ``/data/`` has it, and words and dates as it has them."""

from __future__ import annotations

import datetime
from typing import Final

from adep.exports import data_types
from adep.languages.grammar import interface_languages
from adep.model import Act, Facts, Remark, Status, Text, Words

UNPUBLISHED: Final = "unpublished"  # the edition of what is only looked at
CONTRACT_LANGUAGES: Final = interface_languages()  # keys that the published contract always has


def head(act: Act, edition: str) -> data_types.HeadJson:
    """What no copy of an act goes without: its state, its wordings with standing and source, and
    of which edition it is. The state comes first.
    """
    facts = act.facts
    return {
        "status": state(facts.status),
        "act": facts.id,
        "title": each_language(facts.title),
        "edition": edition,
        "superseded_by": _superseded_by(facts),
        "register": each_language(facts.register),
        "compared": day(facts.compared),
        "texts": [
            {
                "lang": held.lang,
                "wording_of": held.wording_of.isoformat(),
                "standing": held.standing,
                "source": text.source.path,
                "sha256": text.source.sha256,
                "original": _original(text),
            }
            for held in facts.texts
            for text in act.every_text
            if text.lang == held.lang and text.wording_of in (held.wording_of, None)
        ],
    }


def _original(text: Text) -> data_types.OriginalJson | None:
    """The document from which a text was taken."""
    one = text.source.original
    return None if one is None else {"source": one.path, "sha256": one.sha256}


def state(status: Status) -> data_types.StatusJson:
    """Whether an act is in force, since when, by what."""
    return {"state": status.state, "from": day(status.since), "by": status.by}


def _superseded_by(facts: Facts) -> data_types.LaterChangeJson | None:
    """The last change of the act that the texts held are older than."""
    last = facts.newer_than_held(facts.history)
    if last is None:
        return None
    return {
        "date": last.date.isoformat(),
        "type": last.type,
        "number": last.number,
        "kind": last.kind,
    }


def each_language(words: Words) -> data_types.Words:
    """Words by language, as the contract has them: null where there are none in one of its own."""
    return {lang: words.get(lang) for lang in dict.fromkeys((*CONTRACT_LANGUAGES, *words))}


def day(date: datetime.date | None) -> str | None:
    """A date as it is published; None where it is not known."""
    return None if date is None else date.isoformat()


def remarked(remark: Remark) -> data_types.RemarkJson:
    """A remark of an editor on a unit."""
    return {"unit": remark.unit, "text": each_language(remark.text)}
