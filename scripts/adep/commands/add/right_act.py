"""Is a text that is added to an act that act's? Its stamps and its title are held against it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from adep.base.problems import Problem
from adep.ingest.parse.tokens import is_title, title_words
from adep.languages.loaded import grammar
from adep.library.facts_against_texts import stamped
from adep.model import Act, Text


def doubts(act: Act, text: Text) -> Iterator[Problem]:
    """The question whether ``act`` is the right one, where the text says of itself that it is not,
    and nothing in its stamps that it is.
    """
    if not (against := tuple(_against(act, text))):
        return
    says = (
        f"is this the text of {act.facts.id}? {' '.join(against)} If it is another act's, name "
        "that one with --act, or make it with --new"
    )
    yield Problem(text.source.path, None, "act-doubtful", says)


def _against(act: Act, text: Text) -> Iterator[str]:
    """What speaks against it, in sentences."""
    made = [event for event in act.facts.history if not event.ends_act]
    dates, numbers, _ = stamped(text, grammar(text.lang))
    if any(one.date in dates or (one.number or "").upper() in numbers for one in made):
        return
    adopted = next((event for event in made if event.kind == "adopted"), None)
    if adopted and (dates or (adopted.number and numbers)):
        own = _instrument([adopted.date], [adopted.number] if adopted.number else [])
        yield f"By its stamps it is {_instrument(dates, numbers)}, and the act is {own}."
    if dates and text.wording_of and min(dates) > text.wording_of:
        yield f"Its stamps are later than the wording of {text.wording_of}."
    if not dates and not numbers and (title := _strange_title(act, text)):
        yield f"It bears the title «{title}»."


def _instrument(dates: Sequence[datetime.date], numbers: Sequence[str]) -> str:
    """ "of 2018-03-12, No. 417"."""
    named = (("of", tuple(map(str, dates))), ("No.", numbers))
    return ", ".join(f"{what} {' or '.join(told)}" for what, told in named if told)


def _strange_title(act: Act, text: Text) -> str | None:
    """The title that the text bears, if it is none of the act's in its language."""
    others = [one for one in act.every_text if one is not text and one.lang == text.lang]
    known = [unit.text for one in others for unit in one.front if unit.kind == "title"]
    known += [of[text.lang] for of in (act.facts.title, act.facts.short) if text.lang in of]
    titles = [unit.text for unit in text.front if unit.kind == "title"]
    names = [title_words(title) for title in known]
    if not names or any(is_title(title, names) for title in titles):
        return None
    return titles[-1] if titles else None
