"""What jurists type into TOML files, and what they are told; reports in Kazakh are in Kazakh."""

from __future__ import annotations

import pytest

from adep.base.problems import CODES, Refused
from adep.languages.interface import load_interface
from adep.records.tables import document

# a line as it was typed · what the sentence shows and says
TYPED = [
    ("title.kk = “Кодекс”", "«title.kk = “Кодекс”» is not TOML", 'write title.kk = "Кодекс"'),
    ("title.en = «Code»", "is not TOML", 'write title.en = "Code"'),
    ("date = 26.11.2007", "«date = 26.11.2007» is not TOML", "write date = 2007-11-26"),
    ("date = 2007.11.26  # the decree", "is not TOML", "write date = 2007-11-26"),
    ("date = 31.02.2007", "is not TOML", "mend that line"),  # no such day: nothing is guessed
    ("title = ", "is not TOML", "mend that line"),
]


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


def test_a_date_in_quotation_marks_is_answered_with_the_line_to_type() -> None:
    table = document('date = "26.11.2007"\n', "sources/code/act.toml")
    with pytest.raises(Refused, match="date = 2007-11-26"):
        table.date("date")


def test_whatever_a_kazakh_report_tells_has_its_words_in_kazakh() -> None:
    told = load_interface("kk").reports
    named = {key.split(".")[1] for key in told if key.startswith("problem.")}
    assert named <= CODES.keys()  # none of them is a code of before
    for code in named:
        assert told[f"problem.{code}.says"] and told[f"problem.{code}.todo"]
    # What stops a command is a sentence of the program's, in English; the rest is read in a report.
    doubts = {code for code, one in CODES.items() if not one.stops}
    assert {"number-twice", "note-not-understood", "not-compared"} <= named & doubts
