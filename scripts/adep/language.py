"""A language as the importer knows it: data from ``languages/<code>/``, compiled once.

Nothing here is about one language. A third language is a third folder.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from adep.model import Kind

FOLDER = Path(__file__).parent / "languages"

# 5, 18-1, 41-4, and the same set with a raised figure: 5¹.
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NUMBER = rf"\d{{1,4}}[{RAISED}]{{0,2}}(?:-\d{{1,3}}){{0,2}}"
NUMERIC_DATE = (
    r"(?:(?P<d1>\d{1,2})[.\-/](?P<m1>\d{1,2})[.\-/](?P<y1>\d{4})"
    r"|(?P<y2>\d{4})[.\-/](?P<m2>\d{1,2})[.\-/](?P<d2>\d{1,2}))"
)
# The same without names, for use inside another pattern.
DATE = r"(?:\d{1,2}[.\-/]\d{1,2}[.\-/]\d{4}|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2})"
# A person as signatures name one: «Қ. Тоқаев», “Sarbassov A.A.”; and a line that ends with one.
_INITIALS = r"(?:[^\W\d_]\.\s?){1,2}"


_NAME = r"[^\W\d_]{2,}"


PERSON = re.compile(rf"{_INITIALS}{_NAME}|{_NAME}\s+(?:[^\W\d_]\.\s?){{2}}")
SIGNED = re.compile(rf"(?:^|\s)(?:{PERSON.pattern})\s*$")


@dataclass(frozen=True, slots=True)
class Grammar:
    """How acts are worded in a language (``law.toml``); every pattern ignores case."""

    lang: str
    name: str
    chapter: re.Pattern[str]
    article: re.Pattern[str]
    above: re.Pattern[str]
    approved: re.Pattern[str]
    appendix: re.Pattern[str]
    standing: re.Pattern[str]
    imprint: re.Pattern[str]
    preamble: re.Pattern[str]
    office: re.Pattern[str]
    note: re.Pattern[str]
    note_words: tuple[str, ...]  # without one of them, in small letters, there is no note
    in_place: re.Pattern[str]
    kinds: tuple[tuple[Kind, re.Pattern[str]], ...]
    target_clause: tuple[re.Pattern[str], ...]
    target_clauses: re.Pattern[str]  # several at once; group "list"
    range: re.Pattern[str]  # what stands between the ends of a range of numbers
    target_chapter: re.Pattern[str]
    target_act: re.Pattern[str]
    target_preamble: re.Pattern[str]
    instrument_after_date: bool
    instruments: tuple[tuple[str, re.Pattern[str]], ...]
    after_date: re.Pattern[str]  # what may stand between a date and its number …
    before_date: re.Pattern[str]  # … and between a number and its date
    months: tuple[str, ...]
    worded_date: re.Pattern[str]
    published: re.Pattern[str]
    days_after: re.Pattern[str]
    on_date: re.Pattern[str]
    about_force: re.Pattern[str]  # words that are about coming into force
    numbers: Mapping[str, int]
    page: tuple[tuple[str, re.Pattern[str]], ...]  # (reason, whole-line pattern)
    running: re.Pattern[str]  # the end of a line that cannot end a paragraph


def _any(patterns: Sequence[str], **values: str) -> str:
    for name, value in {"n": NUMBER, "date": DATE, **values}.items():
        patterns = [pattern.replace("{" + name + "}", value) for pattern in patterns]
    return "(?:" + "|".join(patterns) + ")"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _heading(patterns: Sequence[str]) -> re.Pattern[str]:
    """A numbered heading at the start of a paragraph: groups "number" and "words"."""
    numbered = [pattern.replace("{n}", f"({NUMBER})") for pattern in patterns]
    return _compile(rf"\s*(?:{'|'.join(numbered)})\s*[.:]?\s*[-–—]?\s*")


def load_grammar(lang: str, folder: Path = FOLDER) -> Grammar:
    """The grammar of ``languages/<lang>/law.toml``; FileNotFoundError where there is none."""
    with (folder / lang / "law.toml").open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    heading, front, note, target = (
        data["heading"],
        data["front"],
        data["note"],
        data["note"]["target"],
    )
    months = tuple(data["date"]["months"])
    commencement = data["commencement"]
    return Grammar(
        lang=lang,
        name=data["name"],
        chapter=_heading(heading["chapter"]),
        article=_heading(heading["article"]),
        above=_heading(heading["above"]),
        **{
            key: _compile(r"(?<!\w)" + _any(front[key]))
            for key in ("approved", "appendix", "standing", "imprint", "preamble", "office")
        },
        note_words=tuple(note["words"]),
        note=_compile(rf"[\s\[(*_>]*(?:{note['marker']})"),
        in_place=_compile(r"[\s*_]*(?:" + note["in_place"] + ")"),
        kinds=tuple((entry["kind"], _compile(_any(entry["phrases"]))) for entry in note["kind"]),
        target_clause=tuple(_compile(r"(?<!\w)" + _any([p])) for p in target["clause"]),
        target_clauses=_compile(r"(?<!\w)" + _any(target["clauses"])),
        range=_compile(_any(target["range"])),
        target_chapter=_compile(r"(?<!\w)" + _any(target["chapter"])),
        target_act=_compile(r"(?<!\w)" + _any(target["act"])),
        target_preamble=_compile(r"(?<!\w)" + _any(target["preamble"])),
        instrument_after_date=data["instrument"]["after_date"],
        instruments=tuple(
            (kind, _compile(r"(?<!\w)" + _any(patterns)))
            for kind, patterns in data["instrument"]["types"].items()
        ),
        after_date=_compile(rf"\s*(?:{data['date']['after']})?\s*,?\s*"),
        before_date=_compile(rf"\s*,?\s*(?:{data['date']['before']})?\s*"),
        months=months,
        worded_date=_compile("|".join(_numbered_groups(data["date"]["words"], months))),
        published=_compile(_any(commencement["published"])),
        days_after=_compile(
            "|".join(_numbered_groups(commencement["after"], months)).replace(
                "{numbers}", "|".join(sorted(commencement["numbers"], key=len, reverse=True))
            )
        ),
        on_date=_compile("|".join(_numbered_groups(commencement["on"], months))),
        about_force=_compile(commencement["about"]),
        numbers=commencement["numbers"],
        running=_compile(r"(?<!\w)" + _any(data["page"]["running"]) + r"\s*$"),
        page=tuple(
            (reason, _compile(_any(patterns) + r"\s*"))
            for reason, patterns in data["page"]["furniture"].items()
        ),
    )


def _numbered_groups(patterns: Sequence[str], months: Sequence[str]) -> list[str]:
    """Give each alternative group names of its own: Python forbids the same name twice."""
    filled = [p.replace("{months}", "|".join(months)).replace("{date}", DATE) for p in patterns]
    return [re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{index}>", p) for index, p in enumerate(filled)]


def plain_number(number: str) -> str:
    """A printed number in the figures that ids are made of: «5¹» is 5-1."""
    return re.sub(
        f"[{RAISED}]+", lambda match: "-" + "".join(str(RAISED.index(c)) for c in match[0]), number
    )


def group(match: re.Match[str], name: str) -> str | None:
    """The text of group ``name`` whichever alternative matched (``name0``, ``name1`` …)."""
    return next(
        (
            text
            for key, text in match.groupdict().items()
            if text and key.rstrip("0123456789") == name
        ),
        None,
    )


@cache
def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """Codes of the languages that have a grammar, in the order in which pages name them."""
    found = []
    for path in folder.glob("*/law.toml"):
        with path.open("rb") as file:
            found.append((tomllib.load(file)["order"], path.parent.name))
    return tuple(code for _, code in sorted(found))
