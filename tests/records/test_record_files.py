"""The files of records: one that cannot be read, or says what cannot be, is told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from adep.base.problems import Refused
from adep.model import Duty, RecordedRow
from adep.records import (
    folders,
    load_authorities,
    load_cited_acts,
    load_concordances,
    load_duties,
    load_records,
)
from adep.records.across_acts import parse_cited_acts, parse_duties
from adep.records.asked import with_asked
from adep.records.toml_tables import not_on_windows
from adep.records.unit_records import parse_corrections, parse_rows, rows_as_toml
from tests.records.test_records import GOOD

# ---- any record file ----------------------------------------------------------------------------

RECORDS = [
    ("authorities.toml", "facts-invalid"),
    ("code/act.toml", "facts-invalid"),
    ("code/corrections/kk-5-18.toml", "record-invalid"),
    ("code/pairs.toml", "record-invalid"),
    ("code/concordance.toml", "record-invalid"),
    ("duties.toml", "record-invalid"),
    ("asked/a.toml", "record-invalid"),
    ("cited-acts.toml", "record-invalid"),
]
# what an editor or a hostile hand left in a file · the line named · words of the sentence
BROKEN = [
    (b"x = " + b"[" * 5000, 1, "too deep in one another"),
    (b"# a line\nx" + b".x" * 5000 + b" = 1", 2, "too deep in one another"),
    (b"# a line\nx = " + b"9" * 5000, 2, "a number is above 9223372036854775807"),
    (b"x = 1\ny = \xcf\xf0", 2, "this file is not UTF-8; save it as UTF-8"),
    ("x = 1".encode("utf-16"), 1, "this file is not UTF-8; save it as UTF-8"),
    (b"x = ", 1, "is not TOML"),
]


def read_all(root: Path) -> None:
    """Every record of a project with one act, as the pipeline reads them."""
    authorities = load_authorities(root)
    load_cited_acts(root, ("law",), ())
    load_records(root, "code", authorities)
    load_concordances(root)
    load_duties(root)


@pytest.mark.parametrize(("content", "line", "words"), BROKEN)
@pytest.mark.parametrize(("file", "code"), RECORDS)
def test_a_file_that_is_no_toml(
    tmp_path: Path, file: str, code: str, content: bytes, line: int, words: str
) -> None:
    lay_out(tmp_path)
    (tmp_path / "sources" / file).write_bytes(content)
    with pytest.raises(Refused) as caught:
        read_all(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.code) == (f"sources/{file}", line, code)
    assert words in problem.message
    assert len(problem.message) < 200 and "\n" not in problem.message


def lay_out(root: Path) -> None:
    """A project with one act, as Notepad saves it: with a mark before the first letter."""
    for file, text in {
        "authorities.toml": '[president]\nkk = "Президент"\nen = "President"\n',
        "code/act.toml": GOOD,
        "code/corrections/kk-5-18.toml": CORRECTION,
        "code/pairs.toml": '[[row]]\nclause = "1"\nkk = ["kk-1-1"]\nrelation = "kk-only"\n',
        "code/concordance.toml": 'to = "b"\n[[row]]\nlang = "kk"\nfrom = ["kk-1-1"]\n'
        'relation = "dropped"\n',
        "duties.toml": '[[duty]]\nid = "a"\nname.en = "A"\nunits = ["code/kk-1-1"]\n',
        "asked/a.toml": 'kk = ["сыйлық"]\n',
        "cited-acts.toml": '[law-1]\ntype = "law"\ntitle.en = ["On bells"]\n',
    }.items():
        path = root / "sources" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())


def test_files_that_notepad_saved_are_read(tmp_path: Path) -> None:
    lay_out(tmp_path)
    read_all(tmp_path)


def test_a_wrong_language_is_told_of_where_it_stands(tmp_path: Path) -> None:
    """Not in pairs.toml, whose rows name the language rightly."""
    lay_out(tmp_path)
    act = tmp_path / "sources/code/act.toml"
    act.write_text(GOOD.replace('lang = "kk"', 'lang = "kz"'), encoding="utf-8")
    with pytest.raises(Refused, match=r"sources/code/act.toml:16: facts-invalid: .*'kz'"):
        read_all(tmp_path)
    act.write_text(GOOD.replace('lang = "kk"', 'lang = "en"'), encoding="utf-8")
    with pytest.raises(Refused, match=r"pairs.toml:3: .*«kk», but act.toml has no \[\[text\]\]"):
        read_all(tmp_path)


# ids that would take away a page, or a place of one
@pytest.mark.parametrize("name", ["main", "contents", "preview", "cite", "sources"])
def test_a_cited_act_takes_no_place_of_a_page(name: str) -> None:
    text = f'[{name}]\ntype = "law"\ntitle.en = ["On bells"]\n'
    with pytest.raises(Refused, match=f"cited-acts.toml:1: record-invalid: «{name}» is a place"):
        parse_cited_acts(text, "sources/cited-acts.toml", ("law",), ())


def test_a_cited_act_may_be_old() -> None:
    text = '[law-1]\ntype = "law"\ndate = 1864-11-20\ntitle.en = ["On courts"]\n'
    (act,) = parse_cited_acts(text, "sources/cited-acts.toml", ("law",), ())
    assert act.date is not None and act.date.year == 1864


def test_a_duty_takes_no_page_away() -> None:
    text = '[[duty]]\nid = "index"\nname.en = "A"\nunits = ["code/kk-1-1"]\n'
    with pytest.raises(Refused, match=r"duties.toml:2: .* write another name: that is the address"):
        parse_duties(text, "sources/duties.toml")


DUTY = Duty("gifts", {"en": "Gifts"}, (("code", "kk-1-1"), ("code", "kk-1-2")))
ASKED = """
ru = ["подарок", "принять подарок"]

[[answer]]
units = ["code/kk-1-2"]
en = ["give a gift"]
"""

# what is written in its place · what is said, of which line
ASKED_WRONG = [
    ('["code/kk-1-2"]', '["kk-1-2"]', r":5: .*units with their acts"),
    ("en = ", "xx = ", r":6: .*«xx» is not a key of \[\[answer\]\]; known are units, kk, en"),
    ('["give a gift"]', '"give a gift"', r':6: .*a list of texts, en = \["…", "…"\]'),
    ('["подарок", "принять подарок"]', "1", r':2: .*a list of texts, ru = \["…", "…"\]'),
    ('en = ["give', 'ru = ["подарок", "give', r":6: .*«подарок» stands in «ru» twice; delete one"),
]  # fmt: skip


def test_a_duty_knows_what_people_type_who_ask_for_it() -> None:
    duty = with_asked(DUTY, ASKED, "gifts.toml")
    assert duty.asked == {"ru": ("подарок", "принять подарок")}
    (answer,) = duty.answers
    assert (answer.asked, answer.units) == ({"en": ("give a gift",)}, (("code", "kk-1-2"),))
    assert (answer.path, answer.line) == ("gifts.toml", 4)


@pytest.mark.parametrize(("written", "instead", "said"), ASKED_WRONG)
def test_what_is_wrong_in_what_people_type_is_told(written: str, instead: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        with_asked(DUTY, ASKED.replace(written, instead), "gifts.toml")


def test_a_file_of_what_people_type_is_named_as_a_duty(tmp_path: Path) -> None:
    """Nobody needs one; and it is no key of the duty itself."""
    lay_out(tmp_path)
    asked, duties = (tmp_path / "sources" / name for name in ("asked/a.toml", "duties.toml"))
    (duty,) = load_duties(tmp_path)[0]
    assert duty.asked == {"kk": ("сыйлық",)} and "asked" not in folders(tmp_path)
    asked.rename(asked.with_name("b.toml"))
    with pytest.raises(
        Refused, match=r"sources/asked/b.toml: .*no duty of .* is «b»; name this file as"
    ):
        load_duties(tmp_path)
    asked.with_name("b.toml").unlink()
    assert load_duties(tmp_path)[0] == (replace(duty, asked={}),)
    duties.write_text(duties.read_text("utf-8-sig") + 'asked.kk = ["сыйлық"]\n', encoding="utf-8")
    with pytest.raises(Refused, match=r"duties.toml:5: .*«asked» is not a key of \[\[duty\]\]"):
        load_duties(tmp_path)


# ---- corrections and pairs ----------------------------------------------------------------------

CORRECTION = """
[[correction]]
unit = "kk-5-18"
raw = "а б"
reading = "аб"
reason.kk = "себебі"
"""


def test_good_corrections_are_read() -> None:
    corrections, remarks = parse_corrections(CORRECTION, "sources/code/corrections/kk-5-18.toml")
    assert (corrections[0].unit, corrections[0].line) == ("kk-5-18", 2)
    assert remarks == ()


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ('raw = "а б"\n', "", "«raw» is missing"),
        ('reason.kk = "себебі"\n', "", "«reason» is missing; write words in each language"),
        ('reading = "аб"', "reading = 5", "«reading» is 5"),
        (
            'unit = "kk-5-18"',
            'unit = "kk-5-19"',
            "write «kk-5-18», or put it into the file kk-5-19.toml",
        ),
        ('unit = "kk-5-18"', r'unit = "kk\n5"', "«unit» is 'kk\\n5'; write words on one line"),
        ("[[correction]]", "[[corection]]", "«corection» is not a key"),
        ('unit = "kk-5-18"', 'unit = "kk-5-18', "is not TOML"),
    ],
)
def test_wrong_corrections_are_refused(right: str, wrong: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_corrections(CORRECTION.replace(right, wrong), "sources/code/corrections/kk-5-18.toml")
    assert caught.value.problems[0].code == "record-invalid"
    assert words in caught.value.problems[0].message


BOTH = 'kk = ["kk-1-p1"]\nen = ["en-1-p1"]'


@pytest.mark.parametrize(
    ("row", "words", "line"),
    [
        ('kk = ["kk-1-p1"]\nrelation = "same"', '"kk-only" for a row of one language', 4),
        ('kk = ["kk-1-p1"]\nen = ["en-1-p1"]\nrelation = "kk-only"', '"same" or "amended"', 5),
        ('relation = "same"', "the units of this row", 1),
        ('kk = "kk-1-p1"\nrelation = "kk-only"', "a list of texts", 3),
        ('kk = ["kk-1-p1"]\nrelation = "equal"', "one of", 4),
        ('kk = ["kk-1-p1"]\nrelation = "kk-only"\nproposed = "yes"', "proposed = true", 5),
        ('kk = ["kk-1-p1"]\nrelation = "kk-only"\nreason = "so"', "words in each language", 5),
        ('kk = ["kk-1-p1"]\nrelation = "kk-only"\nwhy = "so"', "«why» is not a key", 5),
        # An editor who says that two wordings differ says what differs, in every language.
        (f'{BOTH}\nrelation = "amended"', 'write differs.kk = "…" and differs.en = "…"', 1),
        (f'{BOTH}\nrelation = "amended"\ndiffers.kk = "Мерзім."', 'write differs.en = "…"', 1),
    ],
)
def test_wrong_rows_are_refused(row: str, words: str, line: int) -> None:
    with pytest.raises(Refused) as caught:
        parse_rows(f'[[row]]\nclause = "1"\n{row}\n', "sources/code/pairs.toml", ("kk", "en"))
    assert words in caught.value.problems[0].message
    assert caught.value.problems[0].line == line


def test_a_row_keeps_its_reason_and_whether_it_is_proposed() -> None:
    row = '[[row]]\nclause = "1"\n' + BOTH + '\nrelation = "same"\nreason.en = "One rule."\n'
    (recorded,) = parse_rows(row, "pairs.toml", ("kk", "en"))
    assert recorded.reason == {"en": "One rule."} and not recorded.proposed


def test_proposed_rows_come_back_as_they_were_written() -> None:
    """Nobody has compared a proposed pair of two wordings: it need not say what differs."""
    rows = [
        RecordedRow("5", {"kk": ("kk-5-1",), "en": ("en-5-2", "en-5-3")}, "amended", proposed=True),
        RecordedRow("5", {"en": ("en-5-4",)}, "en-only", proposed=True),
    ]
    text = rows_as_toml(zip(rows, ("sure: мүдде = interest", ""), strict=True))
    assert text.startswith("# sure: мүдде = interest\n[[row]]\n")
    found = parse_rows(text, "pairs.toml", ("kk", "en"))
    assert [(r.clause, r.relation, r.proposed, r.line) for r in found] == [
        ("5", "amended", True, 2),
        ("5", "en-only", True, 9),
    ]
    assert [{lang: ids for lang, ids in r.sides.items() if ids} for r in found] == [
        r.sides for r in rows
    ]


# ---- names that Windows can't hold ---------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["con", "NUL", "aux.txt", "com1", "lpt9.md", "a.", "a ", "a:b", "a?", "conin$", "com²"]
)
def test_a_name_that_windows_cannot_hold(name: str) -> None:
    assert not_on_windows(name)


@pytest.mark.parametrize("name", ["console", "com", "com10", "null", "a.con", "kk-2011-04-01.txt"])
def test_a_name_that_windows_can_hold(name: str) -> None:
    assert not not_on_windows(name)
