"""Facts and records as text: what is written reads back, and no other byte is touched."""

from __future__ import annotations

import datetime
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adep.base.invisible import says_something
from adep.model import Event, TextFacts
from adep.records import writing
from adep.records.facts import parse_facts
from adep.records.toml_tables import quoted

DAY = datetime.date(2011, 4, 1)
LATER = datetime.date(2013, 10, 1)
AUTHORITIES = {"president": {"en": "President"}}
writable = st.text(st.characters(exclude_categories=["Cs"]))
line = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
said = line.filter(says_something)
dates = st.dates(datetime.date(1991, 1, 1), datetime.date(2030, 1, 1))


def entry(day: datetime.date = DAY, lang: str = "kk", source: str = "kk.txt") -> TextFacts:
    return TextFacts(lang, source, day, "authentic", "0" * 64)


@given(writable)
def test_any_words_are_written_and_read(words: str) -> None:
    assert tomllib.loads(f"a = {quoted(words)}") == {"a": words}


@given(
    words=st.dictionaries(st.sampled_from(["kk", "en"]), said, min_size=1),
    number=line,
    dates=st.tuples(dates, dates).map(sorted),
    order=st.integers(0, 99),
    repealed=st.booleans(),
)
def test_a_new_act_is_read_as_it_was_told(
    words: dict[str, str], number: str, dates: list[datetime.date], order: int, repealed: bool
) -> None:
    first, last = dates
    act = writing.NewAct(
        order,
        words,
        words,
        words,
        Event(first, "adopted", "decree", number, "president"),
        Event(last, "repealed", "law", number, "president") if repealed else None,
    )
    made = writing.with_text(writing.new_facts(act), entry(first))
    assert made is not None
    facts = parse_facts(made, "sources/x/act.toml", "x", AUTHORITIES)
    assert (facts.title, facts.short, facts.binds, facts.order) == (words, words, words, order)
    assert facts.status.state == ("repealed" if repealed else "in force")
    assert [event.number for event in facts.history] == [number] * (1 + repealed)
    assert facts.texts[0].wording_of == first


# Files as editors leave them; each holds one event of 2011-04-01.
FILES = {
    "ordinary": '# Ours\norder = 1\n\n[[event]]\ndate = 2011-04-01  # a Friday\nkind = "restated"\n',
    "no line end": 'order = 1\n[[event]]\ndate = 2011-04-01',
    "Windows lines": 'order = 1\r\n\r\n[[event]]\r\ndate = 2011-04-01\r\n',
    "mark of Notepad": '\ufeff[[event]]\ndate = 2011-04-01\n',
    "comments and gaps": '[[event]]\ndate = 2011-04-01\n\n# of the next\n\n[[event]]\ndate = 2012-01-01\n# end\n\n\n',
    "words within": '[[event]]\ndate = 2011-04-01\n[event.remark]\nkk = "x"\n',
    "a header in a text": '[[event]]\ndate = 2011-04-01\nremark.kk = """\n[[event]]\n[[text]]\n"""\n',
    "a list over lines": '[[event]]\ndate = 2011-04-01\nclauses = [\n  "4",\n  "5",\n]\n',
    "a text before": '[[event]]\ndate = 2011-04-01\n[[text]]\nlang = "en"\nwording_of = 2011-04-01\n\n# tail\n',
    "headers with spaces": ' [[ event ]] # one\ndate = 2011-04-01\n',
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_text_comes_and_goes_and_leaves_every_byte(name: str) -> None:
    before = FILES[name]
    with_text = writing.with_text(before, entry())
    assert with_text is not None and with_text.startswith(before)
    if name == "a header in a text":  # which of the headers is one can't be told by its line
        assert writing.without_text(with_text, "kk", DAY) is None
        return
    gone = writing.without_text(with_text, "kk", DAY)
    assert gone is not None
    assert gone[0] == before and "wording_of = 2011-04-01" in gone[1]


EVENTS = [
    '[[event]]\ndate = 2013-10-01\nkind = "restated"\nnumber = "651"\nclauses = ["4", "5"]\n',
    '[[event]]\ndate = 2014-10-01\nkind = "amended"\n',
]


@pytest.mark.parametrize("name", [name for name in FILES if name != "a header in a text"])
def test_events_come_and_go_and_leave_every_byte(name: str) -> None:
    before = FILES[name]
    told = writing.with_events(before, EVENTS, "kk-2014-10-01.txt")
    assert told is not None
    made = writing.with_text(told, entry())
    assert made is not None
    assert [e.get("number") for e in writing.meaning(made)["event"][-2:]] == ["651", None]
    back = writing.without_text(made, "kk", DAY)
    assert back is not None and back[0] == told
    assert writing.without_events(told, "kk-2012-01-01.txt") == (told, "")  # of another text
    without, taken = writing.without_events(told, "kk-2014-10-01.txt")
    assert without == before and "651" in taken and "2014-10-01" in taken


def test_a_text_in_the_middle_goes_with_its_comment() -> None:
    content = 'order = 1\n\n# A copy from the register.\n[[text]]\nlang = "kk"\nwording_of = 2011-04-01\n\n# Of the other.\n[[text]]\nlang = "en"\nwording_of = 2011-04-01\n'
    assert writing.without_text(content, "kk", DAY) == (
        'order = 1\n\n# Of the other.\n[[text]]\nlang = "en"\nwording_of = 2011-04-01\n',
        '# A copy from the register.\n[[text]]\nlang = "kk"\nwording_of = 2011-04-01\n',
    )


def test_texts_written_in_one_line_are_left_to_the_editor() -> None:
    content = 'text = [{lang = "en", wording_of = 2011-04-01}]\n'
    assert writing.with_text(content, entry()) is None
    assert writing.without_text(content, "en", DAY) is None


def test_another_copy_takes_the_place_of_the_first() -> None:
    content = 'order = 1\n[[text]]\nlang = "kk"\nsource = "kk.txt" # here\nwording_of = 2011-04-01\nsha256 = "1111"\n# end\n'
    made = writing.with_copy(
        content, "kk", DAY, {"source": "kk.html", "sha256": "2222", "original": None}
    )
    assert made == content.replace("kk.txt", "kk.html").replace("1111", "2222")
    without = content.replace('sha256 = "1111"\n', "")
    made = writing.with_copy(without, "kk", DAY, {"source": "kk.txt", "sha256": "2222"})
    assert made == without.replace("# end", 'sha256 = "2222"\n# end')


RECORDS = """# Ours
[[correction]]
unit = "kk-5-18"   # the item
raw = "а"

[[correction]]
unit = "kk-5-18"
wording = 2013-10-01
raw = "б"

[[remark]]
unit = "kk-5-18"
text.kk = "…"
"""


def test_records_stay_with_the_wording_they_were_made_for() -> None:
    made = writing.pinned(RECORDS, LATER)
    assert made is not None and made[1] == 2
    records = writing.meaning(made[0])
    assert [r.get("wording") for r in records["correction"]] == [LATER, LATER]
    assert records["remark"][0]["wording"] == LATER
    # Taking back takes back only that, not what an editor wrote.
    assert writing.unpinned(made[0], LATER) == RECORDS
    assert writing.unpinned(made[0], DAY) == made[0]


def test_records_in_one_line_are_left_to_the_editor() -> None:
    assert writing.pinned('correction = [{unit = "kk-5-1"}]\n', LATER) is None
