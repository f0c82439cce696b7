"""Every code that a text or record can bring about, with the shortest one that does."""

from __future__ import annotations

from pathlib import Path

import pytest

from adep.base.problems import CODES, Refused, refuse
from adep.ingest.read import read
from tests.conftest import cleaned, parsed

# code · language · text
TEXTS = [
    ("number-out-of-sequence", "en", "1. One.\n\n3. Three.\n"),
    ("number-twice", "en", "1. One:\n\n1) a;\n\n1) b.\n"),
    ("unknown-heading", "en", "1. One.\n\n## A heading\n\n2. Two.\n"),
    ("chapter-empty", "en", "Chapter 1. Empty\n\nChapter 2. Full\n\n1. One.\n"),
    ("paragraph-outside-clauses", "en", "Chapter 1. First\n\nSome words.\n\n1. One.\n"),
    ("nothing-found", "en", "Only words.\n"),
    ("letter-spacing-doubtful", "kk", "1. Қызметкер м ә л і м е т т е р береді.\n"),
    ("foreign-letter-doubtful", "kk", "1. Қызметкер қonдыrmaсын береді.\n"),
]


@pytest.mark.parametrize(("code", "lang", "text"), TEXTS)
def test_a_text_is_kept_and_reported(code: str, lang: str, text: str) -> None:
    found = [p for p in parsed(text, lang).problems if p.code == code]
    assert found
    assert not any(p.stops for p in found)
    assert all("\n" not in p.message and p.path == "sources/test/test.txt" for p in found)


def test_a_clause_that_stands_twice_is_told_with_what_to_do() -> None:
    text = "1. One is honest.\n\n2. One is just.\n\n2. One is just.\n\n3. One is polite.\n"
    assert [(p.line, p.code, p.message) for p in parsed(text).problems] == [
        (5, "number-out-of-sequence", "clause 2 follows clause 2; if the official text goes on "
         "otherwise, take a complete copy; if not, leave it so"),
        (5, "number-twice", "2 stands twice; the later one is 2_2; if the official text has it "
         "once, take a copy without the second; if twice, leave it so"),
    ]  # fmt: skip


def test_every_empty_chapter_is_reported_at_its_own_line() -> None:
    text = "Chapter 1. Empty\n\nChapter 2. Full\n\n1. One.\n\nChapter 3. Last\n"
    found = [(p.line, p.message) for p in parsed(text).problems if p.code == "chapter-empty"]
    assert found == [(1, "chapter 1 has no clause"), (7, "chapter 3 has no clause")]


def test_a_text_in_an_eight_bit_encoding_is_read_and_reported() -> None:
    source = read("1. Қызметкер адал болуға тиіс.\n".encode("kz1048"), "sources/test/test.txt")
    assert [p.code for p in source.problems] == ["encoding-guessed"]
    assert source.lines[0].text == "1. Қызметкер адал болуға тиіс."


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("source-unreadable", b""),
        ("source-unreadable", b"PK\x03\x04 a zip"),
        ("source-old-font", "Ќазаќстан Республикасының мемлекеттік ќызметшілері".encode()),
    ],
)
def test_what_is_no_text_is_refused(code: str, data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        read(data, "sources/test/test.txt")
    assert [p.code for p in caught.value.problems] == [code]
    assert caught.value.problems[0].stops


def test_codes_say_what_they_mean_in_a_sentence() -> None:
    for code, meaning in ((code, one.meaning) for code, one in CODES.items()):
        assert code == code.lower() and " " not in code
        assert meaning[0].isupper() and meaning.endswith(".")


def test_an_unknown_code_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="unknown problem code"):
        refuse("no-such-code", "file", None, "message")


def test_a_clean_text_has_no_problem(root: Path) -> None:
    assert parsed("Chapter 1. First\n\n1. One.\n\n2. Two:\n\n1) a;\n\n2) b.\n").problems == ()
    assert cleaned("1. One.\n").furniture == ()
