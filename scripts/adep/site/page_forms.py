"""Pages of one form, which one conversion serves.

Most clauses differ by nothing but what ``literal_markup`` takes out, by where their links lead and
by what their notes are called and say. Where that is taken out too, what is left is the form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from msgspec import Struct

from adep.site.known_tables import PLAIN_SIGN
from adep.site.literal_markup import LED, TakenOut, stand_in

# The way from a page to where a link of it leads; None: MkDocs is to look at that link.
Lead = Callable[[str], str | None]

_PLAIN: Final = rf"(?:(?![\ue000-\ue002]){PLAIN_SIGN})*"
# Where Markdown may leave a link as it is written, or make something else of one.
_CONVERTED_ALONE: Final = re.compile(
    r"`|^(?: {4}|\t).*\]\(|<(?!/?(?:span|a|br|em|strong|small|time)\b|!--|https?:)"
    r'|!\[|\]\[|\[(?!\^)[^\[\]\n]*\]:|"quote"|<!--(?:(?!-->)[\s\S])*\]\(',
    re.MULTILINE,
)
_NOTICE: Final = re.compile(
    r'(?<=\n\n)<div class="notice" data-notice="[a-z-]+" role="note" markdown>\n\n'
    r"(?:<details markdown>\n<summary>(?P<head>[^\[\n]*)</summary>\n\n)?"
    r"(?P<said>(?:[^\n]+\n)*)\n+(?(head)</details>\n\n)</div>(?=\n\n|\n?\Z)"
)
_FIRST_REMARK: Final = re.compile(r"(?<=\A<!-- )(?:(?!--)[^\n\ue000-\ue002])*(?= -->\n)")
_NOTE: Final = re.compile(r"(?<=\[\^)[\w.-]+(?=\])")
# Behind an anchor to the end of the line, or all words of a link.
_WORDS: Final = re.compile(
    rf"(?<=\ue002)(?=\w){_PLAIN}(?<![\s#])$|(?<=(?<!\\)\[)(?=\w){_PLAIN}(?=\]\()", re.MULTILINE
)
_LINK: Final = re.compile(
    r"(?<!\\)(?P<words>\[[^\[\]\n]*(?<!\\)\]\()(?P<href>[\w.#-][\w./#-]*)"
    r'(?P<end>(?: "[a-z ]+")?\))'
)
_NOT_LED: Final = re.compile(rf"\]\((?!{LED}|<https?:)")


class Converted(Struct, frozen=True):
    """A form, converted."""

    html: str
    places: frozenset[str]  # the ids of its elements


def form_of(page: TakenOut, lead: Lead) -> TakenOut | None:
    """``page`` with nothing left that only it has; None where it is to be converted alone."""
    if not page.pieces:  # the page may use the letters itself
        return None
    pieces = list(page.pieces)

    def place(piece: str) -> str:
        pieces.append(piece)
        return stand_in(len(pieces) - 1)

    form = _FIRST_REMARK.sub(lambda remark: place(remark[0]), page.markdown, count=1)
    if _CONVERTED_ALONE.search(_NOTICE.sub(r"\g<said>", form)):
        return None
    name = cache(place)  # a note and what leads to it have one

    def led(link: re.Match[str]) -> str:
        to = lead(link["href"])
        return link[0] if to is None else f"{link['words']}{LED}{place(to)}{link['end']}"

    form = _WORDS.sub(lambda words: place(words[0]), form)
    form = _NOTE.sub(lambda note: name(note[0]), form)
    form = _LINK.sub(led, form)
    return None if _NOT_LED.search(form) else TakenOut(form, tuple(pieces))
