"""Texts made to be slow: twice the size is twice the work and twice the memory, never more.

Work is counted in calls, not in seconds, so that the test says the same on any machine.
"""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable
from functools import cache, partial
from types import FrameType

import pytest

from adep.base.problems import Refused
from adep.exports.ledger import ledger as published_ledger
from adep.ingest import clean, ledger, parse
from adep.ingest.read import MAX_LINES, read
from adep.languages import loaded
from adep.languages.data_files import FOLDER
from adep.languages.spelling import rules as spelling
from adep.languages.spelling.lexicon import likelihood_of

NOTE = "Ескерту. 1-тармаққа өзгеріс енгізілді - ҚР Президентінің 01.10.2013 № 651 Жарлығымен."
STAMP = "Қазақстан Республикасы Президентінің\n2005 жылғы 3 мамырдағы № 1567 Жарлығымен бекітілген"


def page(before: str, each: str, after: str = "") -> Callable[[int], str]:
    return lambda n: f"<html><body>{before}{each * n}{after}</body></html>"


def text(before: str, each: str, after: str = "") -> Callable[[int], str]:
    return lambda n: before + each * n + after


def numbered(before: str, each: str) -> Callable[[int], str]:
    return lambda n: before + "".join(each.format(i) for i in range(1, n))


# what it is: the text of size n. A page where it begins with <html>.
SHAPES: dict[str, Callable[[int], str]] = {
    "deep nesting": lambda n: page("<div>" * n, "1. Адал.", "</div>" * n)(1),
    "deep inline nesting": lambda n: page("<p>1. ", "<b>" * n + "Адал." + "</b>" * n)(1),
    "paragraphs left open": page("", "<p>Адал"),
    "attributes": lambda n: page("<p " + " ".join(f"a{i}=1" for i in range(n)), ">1. Адал.")(1),
    "open quotation marks in a tag": page("<p>1. ", "<a b='"),
    "tags": page("<p>1. Адал ", "<i></i>", "</p>"),
    "tags in plain text": text("1. Адал ", "<b>а</b>", ".\n"),
    "entities": page("<p>1. ", "&amp;", "</p>"),
    "an entity bomb": lambda n: '<!DOCTYPE x [<!ENTITY a "&b;&b;">]>' + page("<p>1. ", "&a;")(n),
    "comments": text("1. Адал ", "<!-- x -->", "\n"),
    "comments left open": text("1. Адал ", "<!-- x", "-->\n"),
    "script of many lines": page("<p>1. Адал <script>", "x\n", "</script></p>"),
    "hidden lines": page("<p>1. Адал <span hidden>", "x\n", "</span></p>"),
    "lists of links": page("", "<ul><li><a href=x>a</a></li></ul>", "<p>1. Адал.</p>"),
    "one long line": text("1. ", "Адал болуға тиіс. ", "\n"),
    "one long word": text("1. ", "ақ", ".\n"),
    "no-break spaces": text("1. а", "\u00a0х", "б.\n"),
    "invisible characters": text("1. а ", "х\u200b", "б.\n"),
    "blank lines": text("1. Адал.\n", "\n", "2. Әділ.\n"),
    "short lines": numbered("", "{}. Адал болу.\n"),
    "wrapped without end": text("1. Адал\n", "қызметкер болуға және\n", "тиіс.\n"),
    "wrapped with indents": text("      1. Адал\n", "қызметкер болуға және\n", "тиіс.\n"),
    "lines like titles": text("", "Қызметкер болуға тиіс\n\n", "1. Адал.\n"),
    "stars and underscores": text("1. а ", "*_", " б.\n"),
    "bold that never ends": text("**а\n", "б в г\n"),
    "escapes": text("1. а ", "\\*", " б.\n"),
    "quotation marks": text("1. а ", '" х ', " б.\n"),
    "spaces before marks": text("1. а ", "х ; ", " б.\n"),
    "letter-spaced words": text("1. а ", "ж о л ", " б.\n"),
    "Latin letters": text("1. а ", "қызметшi ", " б.\n"),
    "notes": text("1. Адал.\n\n", f"{NOTE}\n\n"),
    "notes glued to one another": text("1. Адал. ", f"{NOTE} "),
    "notes that end with a colon": text("1. Адал.\n\n", "Ескерту. Бүкіл мәтін бойынша:\n\n"),
    "items": numbered("1. Адал:\n", "{}) адал;\n"),
    "one item's number": text("1. Адал:\n", "1) адал;\n"),
    "one clause's number": text("", "1. Адал.\n"),
    "one chapter's number": text("", "1-тарау. Адал\n", "1. Адал.\n"),
    "texts in one file": text("", "Бөлім\n\n1. Адал.\n\n"),
    "stamps": text("1. Адал.\n\n", f"{STAMP}\n\n", "1. Адал.\n"),
    "headings": text("", "## Адал\n\n", "1. Адал.\n"),
    "a table row": text("", "| а ", "|\n1. Адал.\n"),
    "menu items": text("", "- аб\n", "1. Адал.\n"),
    "brackets": lambda n: "1. Адал " + "( " * n + " )" * n + "\n",
}  # fmt: skip
SIZE = 250
# Twice the size may cost a little more than twice: a dictionary grows in leaps.
MOST = {"calls": 2.4, "peak": 3.2}
SLACK = {"calls": 2_000, "peak": 200_000}


@cache
def rules() -> spelling.Spelling:
    return spelling.load_spelling(FOLDER / "kk")


def importing(data: str) -> None:
    """What ``adep explain FILE --lang kk`` does, without the disk; refusing is as good."""
    name = "x.html" if data.startswith("<") else "x.txt"
    try:
        source = read(data.encode(), name)
    except Refused as refused:
        assert [problem.code for problem in refused.problems] == ["source-unreadable"]
        return
    cleaned = clean.clean(source, loaded.grammar("kk"), loaded.page_words(), rules())
    parsed = parse.parse(cleaned, loaded.grammar("kk"), published=())
    assert ledger.account(parsed) == []
    published_ledger(parsed)


def calls(run: Callable[[], None]) -> int:
    """How many functions, Python's own among them, ``run`` calls."""
    count = 0

    def counting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


def peak(run: Callable[[], None]) -> int:
    """The most memory that ``run`` holds at once, in bytes."""
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_size_is_twice_the_work(shape: str) -> None:
    make = SHAPES[shape]
    for size in (2, SIZE):  # what is read once and remembered is read before
        importing(make(size))
    runs = [partial(importing, make(size)) for size in (2, SIZE, 2 * SIZE)]
    for what, measure in (("calls", calls), ("peak", peak)):
        nothing, once, twice = map(measure, runs)
        nothing = min(nothing, once)  # what is refused at once costs less than a short text
        assert twice - nothing <= MOST[what] * (once - nothing) + SLACK[what], what


def test_a_file_of_the_largest_size_is_read() -> None:
    """As many lines, and as long a line, as are allowed."""
    importing("1. Адал.\n" + "\n" * (MAX_LINES - 2) + "2. Әділ.\n")
    importing("1. " + "Адал болуға тиіс. " * 240_000 + "\n")


def test_nothing_is_kept_of_the_words_of_a_text() -> None:
    importing(f"{STAMP}\n1. Қызметші ж о л б е р м е у г е тиіс.\n")
    assert likelihood_of.cache_info().currsize == 0
