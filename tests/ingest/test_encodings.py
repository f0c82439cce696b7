"""In which encoding a file is, and what is no text of an act: nothing is guessed that may be anything."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adep.base.problems import Refused
from adep.ingest.read import MAX_BYTES, MAX_LINES, read
from tests.tools.properties import many
from tests.tools.reading import KAZAKH, RUSSIAN, html, refusal, shown, texts

# ---- encodings ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "text", "guess"),
    [
        (KAZAKH.encode(), KAZAKH, None),
        (KAZAKH.encode("utf-8-sig"), KAZAKH, None),
        (KAZAKH.encode("utf-16"), KAZAKH, None),
        (b"\xfe\xff" + KAZAKH.encode("utf-16-be"), KAZAKH, None),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "Windows-1251"),
        (KAZAKH.encode("kz1048"), KAZAKH, "KZ-1048"),
        # Latin i for і, as such files often have it
        ("мемлекеттiк қызметшi".encode("kz1048"), "мемлекеттiк қызметшi", "KZ-1048"),
        # English with curly quotes: the same in all of Windows' code pages
        ("the “Code” – hereafter".encode("cp1252"), "the “Code” – hereafter", "Windows-1251"),
    ],
)
def test_encodings(data: bytes, text: str, guess: str | None) -> None:
    source = read(data, "act.txt")
    assert texts(source) == [text.rstrip("\n")]
    if guess is None:
        assert source.problems == ()
    else:
        (problem,) = source.problems
        assert problem.code == "encoding-guessed"
        assert not problem.stops
        assert f"as {guess}" in problem.message


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", None),
        (b" \n\t\r\n", None),
        (b"\xef\xbb\xbf\n", None),
        (b"x" * (MAX_BYTES + 1), None),
        (b"x\n" * (MAX_LINES + 1), None),
        (b"%PDF-1.7\n\xe2\xe3", None),
        (b"PK\x03\x04word/document.xml", None),
        (b"{\\rtf1 text}", None),
        (b"one\ntwo\0", 2),
        ("text".encode("utf-16-le"), 1),  # no byte order mark
        (b"\xff\xfea\x00b", None),  # half a character
        ("text".encode("utf-32"), None),
        ("Первая строка\nВторая строка".encode("koi8-r"), 1),
        (b"ASCII\n" + "Первая строка документа".encode("cp866"), 2),
        ("Le café où l’été".encode("cp1252"), 1),
        (KAZAKH.encode() + b"\n\xd0", 3),  # UTF-8, cut off
        (b"\xef\xbb\xbf\xe0\xe1", 1),
        (bytes(range(128, 256)), 1),
        (b"x <!-- open <b>", 1),
        (b"x\n<script> y", 2),
        (b"<html><script>render()</script><body></body></html>", None),
    ],
)
def test_unreadable(data: bytes, line: int | None) -> None:
    code, place, _ = refusal(data)
    assert (code, place) == ("source-unreadable", line)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ("1. Сыр\n2. Ќазаќстан Республикасыныњ".encode(), "Ќазаќстан"),
        ("1. Сыр\n2. Ќазаќстан Республикасыныњ".encode("cp1251"), "Республикасыныњ"),
        ("<p>1. Сыр</p>\n<p>2. &#1036;аза<b>ќ</b>стан</p>".encode(), "Ќазаќстан"),
    ],
)
def test_an_old_font_is_refused_and_named(data: bytes, word: str) -> None:
    code, line, message = refusal(data)
    assert (code, line) == ("source-old-font", 2)
    assert word in message
    assert "convert" in message


def test_serbian_letters_alone_are_no_old_font() -> None:
    source = html("<ul><li><a href=/uz>Ўзбекча</a></ul><p>1. Кодекс, ѕ.</p>")
    assert shown(source) == [(1, "1. Кодекс, ѕ.")]


# ---- letters that were lost when the text was saved ---------------------------------------------


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (KAZAKH.encode("cp1251", "replace"), "?ызметші"),
        ("1. Қызметкер.\n2. Ол ада\ufffd болуға тиіс.\n".encode(), "ада\ufffd"),
        ("<p>1. Сыр</p><p>2. Ада&#65533;</p>".encode(), "Ада\ufffd"),
        ("1. МЕМЛЕКЕТТІК ҚЫЗМЕТ?І".encode(), "ҚЫЗМЕТ?І"),
        ("1. Ата-?ана".encode(), "Ата-?ана"),
        (RUSSIAN.encode("ascii", "replace"), "???????????????"),
        ("The servant can’t take “gifts”.\n".encode("ascii", "replace"), "can?t"),
    ],
)
def test_a_text_that_has_lost_letters_is_refused(data: bytes, word: str) -> None:
    code, _, message = refusal(data)
    assert code == "letters-lost"
    assert f"«{word}»" in message and "anew" in message


@pytest.mark.parametrize(
    "text",
    [
        "Бола ма?Иә, болады. Қалай? Солай (кім?) – «не?», «неге?!» ???",
        "https://adilet.zan.kz/kaz/docs?id=5 және www.gov.kz?q мен page.aspx?id",
        "<p>1. Сыр</p><nav><a href=/a>?ызмет</a></nav>",
    ],
)
def test_a_question_is_no_lost_letter(text: str) -> None:
    assert read(text.encode(), "act.html" if text.startswith("<") else "act.txt").lines


def test_signs_of_a_pdf_that_were_told_of_stay() -> None:
    """A sign of a font that does not say what it is: `document-number-doubtful` tells it."""
    assert texts(read("Ада\ufffd\n".encode(), "act.txt", "page")) == ["Ада\ufffd"]
    with pytest.raises(Refused, match="letters-lost"):
        read("Ада\ufffd\n".encode(), "act.txt", "paragraph")


LAW = [text.split() for text in (KAZAKH, RUSSIAN, "A servant of the state is fair to all people")]
KAZAKH_LETTERS = "әғқңөұүһӘҒҚҢӨҰҮҺ"


@given(
    st.sampled_from(LAW).flatmap(
        lambda words: st.lists(
            st.tuples(
                st.sampled_from(words), st.sampled_from(["", "?", "?!", "??", "?»", "?)", "?.."])
            ),
            min_size=1,
        )
    )
)
@settings(max_examples=many(60))
def test_no_question_behind_a_word_is_a_lost_letter(words: list[tuple[str, str]]) -> None:
    text = " ".join(word + mark for word, mark in words)
    assert texts(read(text.encode(), "act.txt")) == [text]


@given(st.lists(st.sampled_from(KAZAKH.split()), min_size=1), st.sampled_from("?\ufffd"))
@settings(max_examples=many(60))
def test_kazakh_letters_are_never_lost_in_silence(words: list[str], sign: str) -> None:
    """Within a word, or before it; one at its end alone looks like a question."""
    text = " ".join(words)
    lost = re.sub(f"[{KAZAKH_LETTERS}]", sign, text)
    inside = re.search(rf"[{KAZAKH_LETTERS}](?=\w)", text) or (sign != "?" and lost != text)
    if inside:
        assert refusal(lost.encode())[0] == "letters-lost"
    else:
        assert texts(read(lost.encode(), "act.txt")) == [lost]


# ---- text that is no text of an act, and bytes of other encodings ------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{\n  "title": "Кодекс",\n  "text": "1. Қызметкер адал."\n}\n', "JSON"),
        ('[{"id": 1}, {"id": 2}]', "JSON"),
        ('{"id": 1}\n{"id": 2}\n', "JSON"),
        ('{"title": "cut off', "JSON"),
        ('<?xml version="1.0"?>\n<akomaNtoso xmlns="x"><act/></akomaNtoso>', "XML"),
        ("<act><p>1. An employee is honest.</p></act>\n", "XML"),
        ('"id","text"\n"1","1. Honest."\n"2","2. Fair."\n', "a table (CSV)"),
        ('[text]\nlang = "kk"\nsource = "kk.txt"\n', "TOML"),
        ("MIME-Version: 1.0\nContent-Type: text/html\n\n1. Honest.\n", "an e-mail"),
        ("\\documentclass{article}\n1. Honest.\n", "LaTeX"),
    ],
)
def test_data_is_no_text_of_an_act(text: str, kind: str) -> None:
    with pytest.raises(Refused, match=re.escape(f"The file is {kind}")):
        read(text.encode(), "text.txt")


@pytest.mark.parametrize("name", ["text.json", "text.csv", "text.XML", "text.yaml"])
def test_a_file_that_is_named_as_data_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="not the text of an act"):
        read("1. Қызметкер адал болуға тиіс.\n".encode(), name)


@pytest.mark.parametrize(
    "text",
    [
        "[Footnote. Paragraph 1 as amended.]\n1. Honest.\n",
        '"Code of Honor"\n\n1. Honest.\n',
        "{1. Honest.}\n",
        '<?xml version="1.0"?>\n<html><body><p>1. Honest.</p></body></html>',
        "<p>1. Honest.</p>\n",
        "Subject: honesty\n\n1. Honest.\n",
    ],
)
def test_what_only_looks_like_data_is_read(text: str) -> None:
    assert any("Honest." in line.text for line in read(text.encode(), "text.txt").lines)


ENGLISH = "An official shall be honest in all dealings with the citizens of the country.\n" * 3


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("A résumé may be asked for, à la carte.", "Windows-1252"),
        ("The minister’s “word” – in 2015", "Windows-1251"),  # the same signs in both
        ("Order № 5", "Windows-1251"),
        ("(Қазақстан Республикасының Заңы)", "KZ-1048"),
    ],
)
def test_an_english_text_in_an_old_encoding(words: str, encoding: str) -> None:
    codec = {"Windows-1252": "cp1252", "Windows-1251": "cp1251", "KZ-1048": "kz1048"}[encoding]
    source = read((ENGLISH + words).encode(codec), "en.txt")
    assert source.lines[-1].text == words
    assert encoding in source.problems[0].message


@pytest.mark.parametrize(
    "tail",
    [
        b"the minister\xe2\x80s word",  # a sign of UTF-8 that was cut off
        b"a \xd0 letter",
        b"\xc0 stray letter",
        b"\xe2\x80\x9cword\xe2\x80\x9d and the minister\x92s",  # two encodings in one file
        b"cafe\xd1 and \xc1",
    ],
)
def test_bytes_that_may_be_anything_are_never_guessed(tail: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read(ENGLISH.encode() + tail, "en.txt")
    assert refused.value.problems[0].line == 4
