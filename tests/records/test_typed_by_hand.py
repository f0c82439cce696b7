"""What jurists type into TOML files, and what they are told; reports in Kazakh are in Kazakh."""

from __future__ import annotations

import pytest

from adep.base.problems import CODES, Refused
from adep.base.wrong_dates import NO_SUCH_DAY
from adep.languages.interface import load_interface
from adep.records.toml_tables import document
from adep.records.unit_records import parse_corrections

# a line as it was typed · what the sentence shows and says
TYPED = [
    ("title.kk = “Кодекс”", "«title.kk = “Кодекс”» is not TOML", 'write title.kk = "Кодекс"'),
    ("title.en = «Code»", "is not TOML", 'write title.en = "Code"'),
    ("date = 26.11.2007", "«date = 26.11.2007» is not TOML", "write date = 2007-11-26"),
    ("date = 2007.11.26  # the decree", "is not TOML", "write date = 2007-11-26"),
    # no such day: nothing is guessed
    ("date = 31.02.2007", "«date = 31.02.2007» is not TOML", NO_SUCH_DAY),
    ("date = 2013-13-01", "is not TOML", NO_SUCH_DAY),
    ("date = 2026-02-30  # the decree", "is not TOML", NO_SUCH_DAY),
    ("date = ____-__-__", "is not TOML", NO_SUCH_DAY),
    ("date = 2013-10", "is not TOML", NO_SUCH_DAY),
    ("wordings = {kk = 2013-13-01, en = 2011-04-01}", "is not TOML", NO_SUCH_DAY),
    ("wordings = {kk = 01.10.2013}", "is not TOML", "write 2013-10-01"),
    # quotation marks within the words
    ('text.kk = "Мұнда "сәйкес" деп"', "is not TOML", 'write text.kk = "Мұнда «сәйкес» деп"'),
    ('text.kk = "«А» "б", в"  # so', "is not TOML", 'write text.kk = "«А» «б», в"  # so'),
    ('text = { kk = "А "б" в", en = "a" }', "is not TOML", 'write text = { kk = "А «б» в", en = "a" }'),
    ('text.kk = "Мұнда', "is not TOML", "a quotation mark is missing"),
    ('text.kk = Мұнда"', "is not TOML", "a quotation mark is missing"),
    # no quotation marks at all
    ("type = order", "«type = order» is not TOML", 'write type = "order"'),
    ("title.kk = Әдеп кодексі  # 2005", "is not TOML", 'write title.kk = "Әдеп кодексі"  # 2005'),
    ('kk = [kk-5-1, "a, b"]', "is not TOML", 'write kk = ["kk-5-1", "a, b"]'),
    ("title = {kk = Сөз, en = 5}", "is not TOML", 'write title = {kk = "Сөз", en = 5}'),
    ("signed = True", "is not TOML", "it has small letters; write signed = true"),
    ("title = ", "is not TOML", "mend that line"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "shown", "todo"), TYPED)
def test_a_line_that_is_no_toml_is_shown_with_what_to_type(
    line: str, shown: str, todo: str
) -> None:
    with pytest.raises(Refused) as refused:
        document(f"# facts\n{line}\n", "sources/code/act.toml")
    (problem,) = refused.value.problems
    assert problem.path == "sources/code/act.toml"
    if todo != "mend that line":
        assert problem.line == 2
    assert shown in problem.message and todo in problem.message


# what was written for a day, and is TOML · what the sentence says
DAYS = [
    ('"26.11.2007"', "write a date without quotation marks, date = 2007-11-26"),
    ('"2013-13-01"', NO_SUCH_DAY),
    ('"____-__-__"', NO_SUCH_DAY),
    ('"қазан"', "write a date without quotation marks, date = 2013-10-01"),
    ("2013", "write a date without quotation marks, date = 2013-10-01"),
    ("2013-10-01T00:00:00", "write a date without quotation marks, date = 2013-10-01"),
]


@pytest.mark.parametrize(("written", "todo"), DAYS)
def test_what_is_no_day_is_answered_with_the_line_to_type(written: str, todo: str) -> None:
    table = document(f"date = {written}\n", "sources/code/act.toml")
    with pytest.raises(Refused) as refused:
        table.date("date")
    assert todo in str(refused.value)


# a record that says nothing in a place where words are to stand · the sentence
EMPTY = [
    ('text.kk = "…"\ntext.en = "…"', "«text.kk» is '…'; write words of your own in its place"),
    ('text.kk = "Сөз"\ntext.en = "..."', "«text.en» is '...'; write words of your own"),
    ('text.kk = " – "', "«text.kk» is ' – '; write words of your own"),
    ('text.kk = ""', "«text.kk» is ''; write a text, text.kk = "),
    ('text.uz = "So‘z"', "«text» is {uz = 'So‘z'}; write words in each language"),
    ("text.kk = 5", "«text.kk» is 5; write a text, text.kk = "),
]


@pytest.mark.parametrize(("written", "says"), EMPTY)
def test_words_that_say_nothing_are_refused(written: str, says: str) -> None:
    path = "sources/code/corrections/kk-1.toml"
    with pytest.raises(Refused) as refused:
        parse_corrections(f'[[remark]]\nunit = "kk-1"\n{written}\n', path)
    assert says in str(refused.value)


def test_an_author_has_a_name() -> None:
    said = 'unit = "kk-1"\nraw = "а"\nreading = "…"\nreason.kk = "с"\nauthor = "…"'
    with pytest.raises(Refused, match="«author» is '…'; write words of your own"):
        parse_corrections(f"[[correction]]\n{said}\n", "sources/code/corrections/kk-1.toml")


def test_whatever_a_kazakh_report_tells_has_its_words_in_kazakh() -> None:
    told = load_interface("kk").reports
    named = {key.split(".")[1] for key in told if key.startswith("problem.")}
    assert named <= CODES.keys()  # none of them is a code of before
    for code in named:
        assert told[f"problem.{code}.says"] and told[f"problem.{code}.todo"]
    # What stops a command is a sentence of the program's, in English; the rest is read in a report.
    doubts = {code for code, one in CODES.items() if not one.stops}
    assert {"number-twice", "note-not-understood", "not-compared"} <= named & doubts
