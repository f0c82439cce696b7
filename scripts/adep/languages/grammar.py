"""A language as the importer knows it: data from ``languages/<code>/``, compiled once.

Nothing here is about one language. A third language is a third folder.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from adep.languages.roman_numbers import ROMAN, roman
from adep.model import Kind

FOLDER = Path(__file__).parent

# 5, 18-1, 41-4, and the same set with a raised figure: 5¹.
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NUMBER = rf"\d{{1,4}}[{RAISED}]{{0,2}}(?:-\d{{1,3}}){{0,2}}"
NUMERIC_DATE = (
    r"(?:(?P<d1>\d{1,2})(?P<s1>[.\-/])(?P<m1>\d{1,2})(?P=s1)(?P<y1>\d{4})"
    r"|(?P<y2>\d{4})(?P<s2>[.\-/])(?P<m2>\d{1,2})(?P=s2)(?P<d2>\d{1,2}))"
)
_DATE_IN_FIGURES = re.compile(r"(?<![\d.№/-])(?<!№ )" + NUMERIC_DATE + r"(?![\d/-])\.?")
# The same without names, for use inside another pattern.
DATE = r"(?:\d{1,2}[.\-/]\d{1,2}[.\-/]\d{4}|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2})"
# A person as signatures name one: «Қ. Тоқаев», “Sarbassov A.A.”; and a line that ends with one.
_INITIALS = r"(?:[^\W\d_]\.\s?){1,2}"


_NAME = r"[^\W\d_]{2,}"


PERSON = re.compile(rf"{_INITIALS}{_NAME}|{_NAME}\s+(?:[^\W\d_]\.\s?){{2}}")
SIGNED = re.compile(rf"(?:^|\s)(?:{PERSON.pattern})\s*$")


# A number by which a reference names a unit: also 2.1, where clauses are numbered so.
UNIT_NUMBER = rf"\d{{1,4}}(?:\.\d{{1,3}})*[{RAISED}]{{0,2}}(?:-\d{{1,3}}){{0,2}}"
WORD = r"[^\W\d_][\w'’-]*"
_LONGEST_NUMBER = 24  # characters of the last number of a list, and a bracket


@dataclass(frozen=True, slots=True)
class Scanner:
    """A pattern with named groups, found fast: ``hint`` is the same without names, and without
    what must not stand before it. It skips a text four times as fast.
    """

    pattern: re.Pattern[str]
    hint: re.Pattern[str]
    tail: int | None = None  # where a hit fails, only this much of its end is tried again

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in ``text``, as ``re.Pattern.finditer`` gives them."""
        at = 0
        while hit := self.hint.search(text, at):
            if match := self.pattern.match(text, hit.start()):
                yield match
                at = match.end()
            else:
                at = hit.start() + 1
                if self.tail is not None:
                    at = max(at, hit.end() - self.tail)


@dataclass(frozen=True, slots=True)
class ReferenceRules:
    """How a text names its units and other acts (``[reference]`` of ``law.toml``).

    The patterns are read in the text set in small letters.
    """

    head_last: bool  # act, clause, subclause, and title, date, noun; else the other way round
    words: tuple[str, ...]  # without one of them there is no reference
    this_words: tuple[str, ...]  # without one of them nothing is "this"
    this: Scanner  # "this paragraph"; the named group that matched last is the level
    this_act: re.Pattern[str]  # "this" and words of a title, up to the noun; group "words"
    numbered: Scanner  # a noun with its numbers; the last named group is the level
    ordinal: tuple[Scanner, ...]  # "first part", "part one", likewise
    bare: re.Pattern[str]  # an appendix without a number
    item: re.Pattern[str]  # one number of a list; groups "number", "bracket", "word"
    range: re.Pattern[str]
    ordinals: Mapping[str, int]
    ordinal_words: tuple[str, ...]  # without one of them nothing is counted in words
    plural: re.Pattern[str]
    leads: re.Pattern[str]
    leads_appendix: re.Pattern[str]
    owned: re.Pattern[str]
    join: re.Pattern[str]
    side: re.Pattern[str]  # between a unit and a smaller one that follows it
    connect: re.Pattern[str]
    act: Scanner  # the noun of an act; the last named group is its type
    act_types: tuple[str, ...]
    quotes: re.Pattern[str]
    number: re.Pattern[str]  # of an act, with its sign; group "number"
    state: re.Pattern[str]  # found wherever it stands
    state_beside: re.Pattern[str]  # the state: matched after the noun, or searched before it
    authority: re.Pattern[str]  # who made the act, likewise
    glue: re.Pattern[str]
    glue_many: re.Pattern[str]
    title_noun: str  # the noun of a named code, as a title has it; "" as it is printed
    goes_on: re.Pattern[str]  # after a noun whose title goes on, or is another state's
    continues: re.Pattern[str]  # a word with which a name goes on: "of", a genitive
    goes_on_name: re.Pattern[str]  # before a name with which a title goes on
    other_act: re.Pattern[str]  # words that name an act of their own
    maker: re.Pattern[str]  # before who made an act, where that follows
    articles: frozenset[str]  # words that tell no name from another
    doubt_before: re.Pattern[str]  # "draft", "former": searched before an act
    doubt_after: re.Pattern[str]  # … and matched after it
    in_name: re.Pattern[str]  # after a noun that is part of another name: "Constitution Day"
    not_name: frozenset[str]  # words that begin no name
    capital: re.Pattern[str]  # nouns that are an act's only with a capital: "in this order"
    short: re.Pattern[str]  # "hereinafter – the Code"; group "short"


LONGEST_LIST = 40  # numbers; bounds the look-ahead
# Levels of an act, outermost first, as ``[note.target.levels]`` names them.
LEVELS = (
    "act", "preamble", "appendix", "section", "chapter", "division", "article", "clause", "part",
    "subclause", "paragraph", "sentence", "heading",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Naming:
    """How a language names a place of an act: «10-баптың 3) тармақшасы», “part one of Article 3”.

    ``place`` finds any level: its groups are named "at" and "list" with the index of the pattern
    that fits, and "list" holds the numbers, if the place has any.
    """

    levels: tuple[str, ...]  # of the patterns of ``place``
    place: re.Pattern[str]
    inner_first: bool  # “subparagraph 3) of paragraph 10”
    added_after: bool  # what is added stands after the verb: “supplemented by paragraph 5”
    link: re.Pattern[str]  # what stands between two levels of one place
    # What stands between a place and a thing that holds it: before the place, or after it if it
    # is named first.
    container: re.Pattern[str]
    conjunction: re.Pattern[str]  # what stands between two places, or two numbers
    range: re.Pattern[str]  # … and between the ends of a range of numbers
    plural: re.Pattern[str]  # a level's word that names several
    label: re.Pattern[str]  # one number of a list, or an ordinal in words
    ordinals: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """How a sentence goes that a list divides (``[sentence]``)."""

    open: tuple[re.Pattern[str], ...]  # a last word that waits for words behind it, form by form
    verb: re.Pattern[str]  # a word that carries the rule
    joining: re.Pattern[str]  # at the end of an item: "and", "or", and whatever stands behind it


@dataclass(frozen=True, slots=True)
class Grammar:
    """How acts are worded in a language (``law.toml``); every pattern ignores case."""

    lang: str
    name: str
    three_letters: str  # its code in ISO 639-2; the short one where the file does not say it
    usual_standing: str | None  # of a text of which nobody says it; None: it must be said
    chapter: re.Pattern[str]
    article: re.Pattern[str]
    levels: tuple[tuple[str, re.Pattern[str]], ...]  # headings of other levels, by their names
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
    page: tuple[tuple[str, re.Pattern[str]], ...]  # (reason, whole-line pattern)
    repealed: re.Pattern[str]  # a register's word for the status of a repealed act
    running: re.Pattern[str]  # the end of a line that cannot end a paragraph
    reference: ReferenceRules
    sentence: SentenceRules


def _any(patterns: Sequence[str], **values: str) -> str:
    for name, value in {"n": NUMBER, "date": DATE, **values}.items():
        patterns = [pattern.replace("{" + name + "}", value) for pattern in patterns]
    return "(?:" + "|".join(patterns) + ")"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _heading(patterns: Sequence[str]) -> re.Pattern[str]:
    """A numbered heading at the start of a paragraph: the group that is filled is its number."""
    number = f"({NUMBER}|{ROMAN})"
    numbered = [pattern.replace("{n}", number) for pattern in patterns]
    return _compile(rf"\s*(?:{'|'.join(numbered)})\s*[.:]?\s*[-–—]?\s*")


def load_grammar(lang: str, folder: Path = FOLDER) -> Grammar:
    """The grammar of ``languages/<lang>/law.toml``; FileNotFoundError where there is none."""
    with (folder / lang / "law.toml").open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    heading, front, note, instrument = (
        data["heading"],
        data["front"],
        data["note"],
        data["instrument"],
    )
    months = tuple(data["date"]["months"])
    commencement = data["commencement"]
    return Grammar(
        lang=lang,
        name=data["name"],
        three_letters=data.get("three_letters", lang),
        usual_standing=data.get("usual_standing"),
        chapter=_heading(heading["chapter"]),
        article=_heading(heading["article"]),
        levels=tuple((level, _heading(named)) for level, named in heading["others"].items()),
        **{
            key: _compile(r"(?<!\w)" + _any(front[key]))
            for key in ("approved", "appendix", "standing", "imprint", "preamble", "office")
        },
        note_words=tuple(note["words"]),
        note=_compile(rf"[\s\[(*_>–—-]*(?:{note['marker']})"),
        in_place=_compile(r"[\s*_]*" + _any([note["in_place"]])),
        kinds=tuple(
            (entry["kind"], _compile(r"(?<!\w)" + _any(entry["phrases"]))) for entry in note["kind"]
        ),
        naming=_naming(note["target"]),
        only=tuple((code, _compile(_any(words))) for code, words in note["only"].items()),
        instrument_after_date=instrument["after_date"],
        instruments=tuple(
            (kind, _compile(r"(?<!\w)" + _any(patterns)))
            for kind, patterns in instrument["types"].items()
        ),
        several=_compile(instrument["several"]),
        lead=_compile(instrument["lead"]) if instrument["lead"] else None,
        made_by=_compile(instrument["made_by"]) if instrument["made_by"] else None,
        after_date=_compile(rf"\s*(?:{data['date']['after']})?\s*,?\s*"),
        before_date=_compile(
            rf"\s*,?\s*{_between_number_and_date(instrument)}(?:{data['date']['before']})?\s*"
        ),
        dated=_compile(rf"\s*,?\s*(?:{data['date']['before']})?\s*$"),
        months=months,
        worded_date=_compile(rf"(?<!\w){_any(_numbered_groups(data['date']['words'], months))}"),
        published=_compile(_any(commencement["published"])),
        days_after=_compile(
            "|".join(_numbered_groups(commencement["after"], months)).replace(
                "{numbers}", "|".join(sorted(commencement["numbers"], key=len, reverse=True))
            )
        ),
        on_date=_compile("|".join(_numbered_groups(commencement["on"], months))),
        about_force=_compile(commencement["about"]),
        except_force=_compile(commencement["except"]),
        numbers=commencement["numbers"],
        repealed=_compile(r"(?<!\w)" + _any(data["page"]["status"]["repealed"]) + r"(?!\w)"),
        running=_compile(r"(?<!\w)" + _any(data["page"]["running"]) + r"\s*$"),
        page=tuple(
            (reason, _compile(_any(patterns) + r"\s*"))
            for reason, patterns in data["page"]["furniture"].items()
        ),
        reference=_reference_rules(data["reference"]),
        sentence=_sentence_rules(data["sentence"]),
    )


def _sentence_rules(data: Mapping[str, Any]) -> SentenceRules:
    return SentenceRules(
        open=tuple(_compile(rf"(?<![\w-]){pattern}(?![\w-])") for pattern in data["open"]),
        verb=_compile(rf"(?<![\w-]){_any(data['verb'])}(?![\w-])"),
        joining=_compile(rf"(?:(?<![\w-]){_any(data['joining'])})?[^\w]*$"),
    )


def _reference_rules(data: Mapping[str, Any]) -> ReferenceRules:
    last, this = data["head_last"], data["this"]
    endings = data["endings"]
    act = "|".join(data["acts"].values()).replace("{e}", endings)
    numbered = _levels(data["numbered"], endings)
    ordinals = {
        word: number
        for number, words in enumerate(data["ordinals"], start=1)
        for word in words.split("|")
    }
    words = "|".join(sorted(ordinals, key=len, reverse=True)).replace(" ", r"\s+")
    joined = f"(?:{data['join']}|{data['range']})"
    # Atomic, and a list is never given up in part: «1-1-1-1-…» may be read in one way only.
    number = rf"(?>{UNIT_NUMBER}(?:\s?\))?)" + ("" if last else r"(?!\w)")
    numbers = rf"{number}(?:{joined}{number})*+"
    word = rf"(?:{words})(?!\w)"
    counted = rf"(?:{word})(?:(?:{data['join']})(?:{word}))*"
    ordinal = _levels(data["ordinal"], endings)

    def fill(pattern: str) -> re.Pattern[str]:
        for name, value in {"state": data["state"], "act": act, "W": WORD}.items():
            pattern = pattern.replace("{" + name + "}", value)
        return re.compile(pattern)

    def scan(pattern: str, before: str = r"(?<!\w)") -> Scanner:
        return Scanner(fill(before + pattern), fill(re.sub(r"\(\?P<\w+>", "(?:", pattern)))

    def beside(pattern: str) -> re.Pattern[str]:
        return fill(rf"(?:{pattern})\s*$" if last else rf"\s*(?:{pattern})")

    return ReferenceRules(
        head_last=last,
        words=tuple(data["words"]),
        this_words=tuple(data["this_words"]),
        this=scan(rf"(?:{this})\s+(?:{numbered})"),
        this_act=fill(rf"(?<!\w)(?:{this})\s+(?P<words>(?:{{W}}\s+){{0,4}})$"),
        numbered=_after_numbers(fill, numbers, numbered)
        if last
        else scan(rf"(?:{numbered})\s+(?:no\.?\s*|№\s*)?{numbers}"),
        ordinal=(
            scan(rf"(?:{counted})\s+(?:{ordinal})"),
            *(() if last else (scan(rf"(?:{ordinal})\s+(?:{counted})"),)),
        ),
        bare=fill(rf"(?<!\w)(?:{_levels({'appendix': data['numbered']['appendix']}, endings)})"),
        item=fill(rf"(?P<number>{UNIT_NUMBER})(?P<bracket>\s?\))?|(?P<word>{word})"),
        range=fill(data["range"]),
        ordinals=ordinals,
        ordinal_words=tuple(data["ordinal_words"]),
        plural=fill(data["plural"]),
        leads=fill(data["leads"]),
        leads_appendix=fill(data["leads_appendix"]),
        owned=fill(data["owned"]),
        join=fill(data["join"]),
        side=fill(data["side"]),
        connect=fill(data["connect"]),
        act=scan(rf"(?:{_levels(data['acts'], endings)})", r"(?<![\w-])"),
        act_types=tuple(data["acts"]),
        quotes=fill("|".join(data["quotes"])),
        number=fill(
            r"(?:№|¹|(?<!\w)no\.?|(?<!\w)n)\s*(?P<number>\d[\w/]*(?:[-–][\w/]+)*)"
            + data["after_number"]
        ),
        state=fill(data["state"]),
        state_beside=beside("{state}"),
        authority=beside(data["authority"]),
        glue=fill(data["glue"]),
        glue_many=fill(data["glue_many"]),
        title_noun=data["title_noun"],
        goes_on=fill(data["goes_on"]),
        continues=fill(data["continues"]),
        goes_on_name=fill(data["goes_on_name"]),
        other_act=fill(r"(?:{W}\s+){0,4}(?:{act})"),
        maker=fill(data["maker"]),
        articles=frozenset(data["articles"]),
        doubt_before=fill(rf"(?<!\w)(?:{data['doubt_before']})$"),
        doubt_after=fill(data["doubt_after"]),
        in_name=fill(data["in_name"]),
        not_name=frozenset(data["not_name"]),
        capital=fill(data["capital"]),
        short=fill(data["short"]),
    )


def _after_numbers(fill: Callable[[str], re.Pattern[str]], numbers: str, nouns: str) -> Scanner:
    """Nouns that follow their numbers. The hint is a list with its noun or without: a list
    without one is walked through once, not once from each of its numbers.
    """
    before, between = r"(?<![\w.])", r"\s?-?\s?"
    return Scanner(
        fill(rf"{before}(?:{numbers}){between}(?:{nouns})"),
        fill(rf"{before}(?:{numbers})"),
        tail=_LONGEST_NUMBER,
    )


def _levels(patterns: Mapping[str, str], endings: str) -> str:
    """Alternatives, each in a group that bears its name; a name's hyphens become "__"."""
    return "|".join(
        f"(?P<{name.replace('-', '__')}>{pattern.replace('{e}', endings)})"
        for name, pattern in patterns.items()
    )


def _between_number_and_date(instrument: Mapping[str, Any]) -> str:
    """“Decree No. 471 of the President dated …”, where the language puts the instrument first."""
    made_by = instrument["made_by"]
    return rf"(?:{made_by}(?P<authority>[^\d;,]{{3,200}}?)\s+)?" if made_by else ""


def _naming(target: Mapping[str, Any]) -> Naming:
    """``[note.target]``. "{list}" stands for numbers, each with its bracket or not; "{items}" for
    numbers of which the last has one; "{words}" for ordinals."""
    # Atomic: "13)" must not be read as 1 because a bracket follows 13.
    number = rf"(?>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}}|{NUMBER})"
    words = "|".join(sorted(map(re.escape, target["ordinals"]), key=len, reverse=True))
    initials = re.escape("".join({word[0] for word in target["ordinals"]}))
    between = r"\s*" + _any([*target["and"], *target["range"]]) + r"\s*"

    def listed(one: str, last: str, first: str = r"\d") -> str:
        # What it may begin with is looked at first: most words of a note begin otherwise.
        return rf"(?=[{first}])(?P<list>(?:{one}{between}){{0,{LONGEST_LIST}}}{last})"

    places = {
        "list": listed(rf"{number}(?:\s*\))?", rf"{number}(?:\s*\))?"),
        "numbers": listed(number, number),
        "items": listed(rf"{number}(?:\s*\))?", rf"{number}\s*\)"),
        "words": listed(rf"(?:{words})", rf"(?:{words})", initials),
    }
    if unknown := set(target["levels"]) - set(LEVELS):
        raise ValueError(f"[note.target.levels] knows no {', '.join(sorted(unknown))}")
    patterns = [(level, p) for level, named in target["levels"].items() for p in named]
    # One pattern for all: a note is walked through once.
    filled = "|".join(
        f"(?P<at{index}>{_any([p], **places)})".replace("(?P<list>", f"(?P<list{index}>")
        for index, (_, p) in enumerate(patterns)
    )
    return Naming(
        levels=tuple(level for level, _ in patterns),
        place=_compile(rf"(?<!\w)(?<!\d\.)(?:{filled})"),
        inner_first=target["inner_first"],
        added_after=target["added_after"],
        link=_compile(target["link"]),
        container=_compile(target["container"] + ("" if target["inner_first"] else r"\Z")),
        conjunction=_compile(r"\s*" + _any(target["and"]) + r"\s*"),
        range=_compile(r"[\s)]*" + _any(target["range"]) + r"\s*"),
        plural=_compile(target["plural"]),
        label=_compile(rf"{number}|(?<!\w)(?:{words})"),
        ordinals=target["ordinals"],
    )


def _numbered_groups(patterns: Sequence[str], months: Sequence[str]) -> list[str]:
    """Give each alternative group names of its own: Python forbids the same name twice."""
    filled = [p.replace("{months}", "|".join(months)).replace("{date}", DATE) for p in patterns]
    return [re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{index}>", p) for index, p in enumerate(filled)]


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


@cache
def interface_languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """Those of them in which pages speak. Every act has a column of these, held or not; a text in
    another language has one where it is held, and is not missed where it is not."""
    every = languages(folder)
    return tuple(lang for lang in every if (folder / lang / "interface.toml").exists())


def dates_in(text: str, grammar: Grammar) -> list[tuple[int, int, datetime.date | None]]:
    """Every date in figures or words: where it stands, and its day if there is such a day."""
    found = []
    for match in _DATE_IN_FIGURES.finditer(text):
        day, month, year = (match[f"{key}1"] or match[f"{key}2"] for key in "dmy")
        found.append((match.start(), match.end(), _date(year, month, day)))
    for match in grammar.worded_date.finditer(text):
        name = (group(match, "month") or "").lower()
        month = str(grammar.months.index(name) + 1) if name in grammar.months else None
        day = _date(group(match, "year"), month, group(match, "day"))
        found.append((match.start(), match.end(), day))
    return sorted(found, key=lambda item: item[0])


def _date(year: str | None, month: str | None, day: str | None) -> datetime.date | None:
    try:
        return datetime.date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None
