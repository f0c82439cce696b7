"""A language as the importer knows it: data from ``languages/<code>/``, compiled once.

Nothing here is about one language. A third language is a third folder.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from string import digits
from typing import Literal, TypeAlias

from msgspec import Struct

from adep.base.problems import Refused
from adep.languages.data_files import FOLDER, read_file, rules_of
from adep.languages.file_types import GrammarFile, Sentence
from adep.languages.patterns import DATE_IN_FIGURES, NUMBER, RAISED, any_of, compiled
from adep.languages.reference_rules import (
    Naming,
    ReferenceRules,
    _between_number_and_date,
    _naming,
    _numbered_groups,
    reference_rules,
)
from adep.languages.roman_numbers import ROMAN, roman
from adep.model import Kind

PageWords: TypeAlias = tuple[str, re.Pattern[str]]  # a reason, and a pattern of a whole line


class SentenceRules(Struct, frozen=True):
    """How a sentence goes that a list divides (``[sentence]``)."""

    open: tuple[re.Pattern[str], ...]  # a last word that waits for words behind it, form by form
    verb: re.Pattern[str]  # a word that carries the rule
    joining: re.Pattern[str]  # at the end of an item: "and", "or", and whatever stands behind it


class Grammar(Struct, frozen=True):
    """How acts are worded in a language (``grammar.toml``); every pattern ignores case."""

    lang: str
    name: str
    three_letters: str  # its code in ISO 639-2; the short one where the file does not say it
    usual_standing: str | None  # of a text of which nobody says it; None: it must be said
    chapter: re.Pattern[str]
    article: re.Pattern[str]
    # What a paragraph may head: "chapter", "article", or "level" and the name of another level.
    headings: tuple[tuple[Literal["chapter", "article", "level"], str, re.Pattern[str]], ...]
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
    naming: Naming
    only: tuple[tuple[str, re.Pattern[str]], ...]  # (language, words: its text alone was changed)
    instrument_after_date: bool
    instruments: tuple[tuple[str, re.Pattern[str]], ...]
    several: re.Pattern[str]  # an instrument's word that names several
    lead: re.Pattern[str] | None  # what may stand between one instrument and the next
    made_by: re.Pattern[str] | None  # between an instrument and who made it, where it stands first
    after_date: re.Pattern[str]  # what may stand between a date and its number …
    before_date: re.Pattern[str]  # … and between a number and its date; group "authority"
    dated: re.Pattern[str]  # the words that end what stands before a date
    months: tuple[str, ...]
    worded_date: re.Pattern[str]
    published: re.Pattern[str]
    days_after: re.Pattern[str]
    on_date: re.Pattern[str]
    about_force: re.Pattern[str]  # words that are about coming into force
    except_force: re.Pattern[str]  # … with an exception: no one day says it
    numbers: Mapping[str, int]
    repealed: re.Pattern[str]  # a register's word for the status of a repealed act
    running: re.Pattern[str]  # the end of a line that cannot end a paragraph
    reference: ReferenceRules
    sentence: SentenceRules


def _heading(patterns: Sequence[str]) -> re.Pattern[str]:
    """A numbered heading at the start of a paragraph: the group that is filled is its number."""
    number = f"({NUMBER}|{ROMAN})"
    numbered = [pattern.replace("{n}", number) for pattern in patterns]
    return compiled(rf"\s*(?:{'|'.join(numbered)})\s*[.:]?\s*[-–—]?\s*")


def load_grammar(lang: str, folder: Path = FOLDER) -> Grammar:
    """The grammar of ``languages/<lang>/grammar.toml``; raises ``Refused`` ("language-invalid")
    where it is not as it must be.
    """
    with rules_of(_file(lang, folder)):
        return _grammar(lang, _read(lang, folder))


@cache
def page_words(lang: str, folder: Path = FOLDER) -> tuple[PageWords, ...]:
    """Why a line is a web page's and not the text's, by the words of ``lang`` that say so; raises
    as ``load_grammar`` does. A page may be in another language than its text.
    """
    furniture = _read(lang, folder)["page"]["furniture"]
    with rules_of(_file(lang, folder)):
        return tuple(
            (reason, compiled(any_of(patterns) + r"\s*")) for reason, patterns in furniture.items()
        )


def act_types(lang: str, folder: Path = FOLDER) -> tuple[str, ...]:
    """The types of acts that ``lang`` has nouns for; raises as ``load_grammar`` does."""
    return tuple(_read(lang, folder)["reference"]["acts"])


@cache
def _read(lang: str, folder: Path) -> GrammarFile:
    return read_file(_file(lang, folder), GrammarFile)


def _file(lang: str, folder: Path) -> Path:
    return folder / lang / "grammar.toml"


def _grammar(lang: str, data: GrammarFile) -> Grammar:
    heading, front, note = data["heading"], data["front"], data["note"]
    instrument, date, commencement = data["instrument"], data["date"], data["commencement"]
    months = tuple(date["months"])
    chapter, article = _heading(heading["chapter"]), _heading(heading["article"])
    levels = ((level, _heading(named)) for level, named in heading["others"].items())
    return Grammar(
        lang=lang,
        name=data["name"],
        three_letters=data.get("three_letters", lang),
        usual_standing=data.get("usual_standing"),
        chapter=chapter,
        article=article,
        headings=(
            ("chapter", "", chapter),
            ("article", "", article),
            *(("level", level, pattern) for level, pattern in levels),
        ),
        **{
            key: _words(front[key])
            for key in ("approved", "appendix", "standing", "imprint", "preamble", "office")
        },
        note_words=tuple(note["words"]),
        note=compiled(rf"[\s\[(*_>–—-]*(?:{note['marker']})"),
        in_place=compiled(r"[\s*_]*" + any_of([note["in_place"]])),
        kinds=tuple((entry["kind"], _words(entry["phrases"])) for entry in note["kind"]),
        naming=_naming(note["target"]),
        only=tuple((code, compiled(any_of(words))) for code, words in note["only"].items()),
        instrument_after_date=instrument["after_date"],
        instruments=tuple((kind, _words(nouns)) for kind, nouns in instrument["types"].items()),
        several=compiled(instrument["several"]),
        lead=compiled(instrument["lead"]) if instrument["lead"] else None,
        made_by=compiled(instrument["made_by"]) if instrument["made_by"] else None,
        after_date=compiled(rf"\s*(?:{date['after']})?\s*,?\s*"),
        before_date=compiled(
            rf"\s*,?\s*{_between_number_and_date(instrument)}(?:{date['before']})?\s*"
        ),
        dated=compiled(rf"\s*,?\s*(?:{date['before']})?\s*$"),
        months=months,
        worded_date=_words(_numbered_groups(date["words"], months)),
        published=compiled(any_of(commencement["published"])),
        days_after=compiled(
            "|".join(_numbered_groups(commencement["after"], months)).replace(
                "{numbers}", "|".join(sorted(commencement["numbers"], key=len, reverse=True))
            )
        ),
        on_date=compiled("|".join(_numbered_groups(commencement["on"], months))),
        about_force=compiled(commencement["about"]),
        except_force=compiled(commencement["except"]),
        numbers=commencement["numbers"],
        repealed=_words(data["page"]["status"]["repealed"], r"(?!\w)"),
        running=_words(data["page"]["running"], r"\s*$"),
        reference=reference_rules(data["reference"]),
        sentence=_sentence_rules(data["sentence"]),
    )


def _words(patterns: Sequence[str], after: str = "") -> re.Pattern[str]:
    """Any of some patterns where a word begins; ``after``: with what follows."""
    return compiled(rf"(?<!\w){any_of(patterns)}{after}")


def _sentence_rules(data: Sentence) -> SentenceRules:
    return SentenceRules(
        open=tuple(compiled(rf"(?<![\w-]){pattern}(?![\w-])") for pattern in data["open"]),
        verb=compiled(rf"(?<![\w-]){any_of(data['verb'])}(?![\w-])"),
        joining=compiled(rf"(?:(?<![\w-]){any_of(data['joining'])})?[^\w]*$"),
    )


def plain_number(number: str) -> str:
    """A printed number in the figures that ids are made of: «5¹» is 5-1, and «IV» is 4."""
    if number[:1].isdigit() and number.isascii():
        return number  # nothing is raised, and nearly all are
    if value := roman(number):
        return str(value)
    return re.sub(
        f"[{RAISED}]+", lambda match: "-" + "".join(str(RAISED.index(c)) for c in match[0]), number
    )


def natural(clause: str) -> tuple[int, ...]:
    """The figures of a clause's number, to sort by: "5-1" is between 5 and 6."""
    return tuple(map(int, re.findall(r"\d+", clause)))


def group(match: re.Match[str], name: str) -> str | None:
    """The text of group ``name`` whichever alternative matched (``name0``, ``name1`` …)."""
    texts = match.groupdict().items()
    return next((text for key, text in texts if text and key.rstrip(digits) == name), None)


@cache
def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """Codes of the languages that have a grammar, in the order in which pages name them."""
    codes = [path.parent.name for path in folder.glob("*/grammar.toml")]
    return tuple(sorted(codes, key=lambda code: (_order(code, folder), code)))


def _order(lang: str, folder: Path) -> float:
    """The last of all for a faulty file: whoever needs its rules is told of it, with a sentence."""
    try:
        return _read(lang, folder)["order"]
    except Refused:
        return math.inf


@cache
def interface_languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """Those of them in which pages speak. Every act has a column of these, held or not; a text in
    another language has one where it is held, and is not missed where it is not."""
    every = languages(folder)
    return tuple(lang for lang in every if (folder / lang / "interface.toml").exists())


# Where a date stands, and its day if there is such a day.
DateInText: TypeAlias = tuple[int, int, datetime.date | None]


def dates_in(text: str, grammar: Grammar) -> tuple[DateInText, ...]:
    """Every date in figures or words."""
    found = []
    for match in DATE_IN_FIGURES.finditer(text):
        day, month, year = (match[f"{key}1"] or match[f"{key}2"] for key in "dmy")
        found.append((match.start(), match.end(), _date(year, month, day)))
    for match in grammar.worded_date.finditer(text):
        name = (group(match, "month") or "").lower()
        month = str(grammar.months.index(name) + 1) if name in grammar.months else None
        day = _date(group(match, "year"), month, group(match, "day"))
        found.append((match.start(), match.end(), day))
    return tuple(sorted(found, key=lambda item: item[0]))


def _date(year: str | None, month: str | None, day: str | None) -> datetime.date | None:
    try:
        return datetime.date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None
