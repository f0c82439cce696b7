"""The record of acts that are cited and not held: a wrong one is refused with what is wrong."""

from __future__ import annotations

import pytest

from adep.base.problems import Refused
from adep.languages import loaded
from adep.records import across_acts
from tests.tools.citing_acts import CITED

# ---- the record of cited acts -------------------------------------------------------------------

# what the editor wrote instead of what · the line named · words of the message
WRONG = [
    ('type = "constitution"', 'type = "song"', 3, "one of"),
    ("date = 1995-08-30", 'date = "30.08.1995"', 4, "a date without quotation marks"),
    ('title.en = ["Constitution of the Republic of Kazakhstan"]', 'title.en = "Constitution"', 5, 'title.en = ["…", "…"]'),
    ('title.en = ["Constitution of the Republic of Kazakhstan"]', "", 2, "«title» is missing"),
    ("[constitution-1995]", "[Constitution 1995]", 2, "is not TOML"),
    ("[constitution-1995]", "[Constitution]", 2, "small Latin letters"),
    ("[constitution-1995]", "[smith-code]", 2, "is an act that is held"),
    ("date = 1995-08-30", "dated = 1995-08-30", 4, "«dated» is not a key"),
    ("date = 2015-11-23\ntitle.kk = [\"Қаз", "date = 1999-07-23\ntitle.kk = [\"Қаз", 15, None),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "words"), WRONG)
def test_wrong_records_are_refused(right: str, wrong: str, line: int, words: str | None) -> None:
    assert right in CITED
    text = CITED.replace(right, wrong, 1)
    types = loaded.act_types()
    with pytest.raises(Refused) as caught:
        across_acts.parse_cited_acts(text, "sources/cited-acts.toml", types, ("smith-code",))
    (problem,) = caught.value.problems
    assert problem.code == "record-invalid"
    assert problem.path == "sources/cited-acts.toml"
    assert "\n" not in problem.message
    if words is None:
        assert problem.message == (
            "[service-law-1999] is the same act as [service-law-2015]; keep one, with all spellings"
        )
    else:
        assert problem.line == line
        assert words in problem.message
