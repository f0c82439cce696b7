"""Words changed on a page come back as the block of the record that says them."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adep.pages.plain_text import literal
from adep.pages.record_blocks import corrected
from adep.records.toml_tables import quoted

PAIRS = """\
complete = true

[[row]]
clause = "4"
kk = ["kk-4-p1"]
en = ["en-4-p1"]
relation = "amended"
differs.kk = "Қазақша – үш күн; ағылшынша – бір ай ішінде."
differs.en = "Kazakh: within three days; English: within a month."  # of 2011

[[row]]
clause = "5"
kk = ["kk-5-p1"]
relation = "kk-only"
reason.en = "Twice the same reason."

[[row]]
clause = "6"
kk = ["kk-6-p1"]
relation = "kk-only"
reason.en = "Twice the same reason."
"""
FACTS = """\
title.en = "Rules of the hall"
title.kk = "Зал қағидалары"
short.en = "of the hall"

[status]
state = "in force"

[[event]]
date = 2015-06-01
number = "446"
clauses = ["1"]
remark.en = "Only the preamble, \\"as it was\\"."
"""
FILES = {"sources/x/pairs.toml": PAIRS, "sources/x/act.toml": FACTS}
SAID = '<span class="say" lang="en">**≠** {}</span><br>'

# the line of the page · what somebody makes of it · the file, the line of the block, a line of it
CHANGES = [
    (SAID.format("Kazakh: within three days; English: within a month."),
     SAID.format("Kazakh: within three days; English: within one month."),
     ("sources/x/pairs.toml", 3, 'differs.en = "Kazakh: within three days; English: within one month."  # of 2011')),
    ("| 1 June 2015 | № 446 Only the preamble, &quot;as it was&quot;. |",
     "| 1 June 2015 | № 446 Only the preamble, “as it was”. |",
     ("sources/x/act.toml", 8, 'remark.en = "Only the preamble, “as it was”."')),
    ("# Rules of the hall", "# Rules of the halls",
     ("sources/x/act.toml", 1, 'title.en = "Rules of the halls"')),
    ("The rules: Rules of the hall", "The rules: Rules of the halls",  # not short.en
     ("sources/x/act.toml", 1, 'title.en = "Rules of the halls"')),
    # what is nobody's guess: short values, two records that say it, words around changed as well
    ("| № 446 |", "| № 447 |", None),
    ("- 1-тармақ", "- 2-тармақ", None),
    (SAID.format("Twice the same reason."), SAID.format("Twice the same ground."), None),
    ("Decree: Rules of the hall", "Order: Rules of the halls", None),
    ("Rules of the hall", "", None),
    ("of the interface alone", "of an interface alone", None),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "block"), CHANGES)
def test_the_record_that_says_it_with_the_new_words(
    old: str, new: str, block: tuple[str, int, str] | None
) -> None:
    found = corrected([old], [new], FILES)
    if block is None:
        assert found == ()
        return
    path, line, text = block
    assert [(one.path, one.line) for one in found] == [(path, line)]
    was, now = FILES[path].splitlines()[line - 1 :], found[0].text.splitlines()
    (changed,) = [b for a, b in zip(was, now, strict=False) if a != b]
    assert changed == text
    assert not found[0].text.endswith("\n") and tomllib.loads(found[0].text)


def test_two_languages_of_a_record_are_one_block() -> None:
    lines = [SAID.format("Қазақша – үш күн; ағылшынша – бір ай ішінде."), CHANGES[0][0]]
    made = [line.replace("үш күн", "бес күн").replace("three", "five") for line in lines]
    (block,) = corrected(lines, made, FILES)
    row = tomllib.loads(block.text)["row"][0]
    assert "бес күн" in row["differs"]["kk"] and "five days" in row["differs"]["en"]


@given(st.text(min_size=8).filter(lambda text: text.strip()), st.text(min_size=1))
def test_any_words_come_back_as_they_were_typed(words: str, new: str) -> None:
    """Whatever they are: quotation marks, marks of Markdown and HTML, backslashes."""
    words, new = (" ".join(text.split()) for text in (words, new))
    file = f'[[remark]]\nunit = "x"\ntext.en = {quoted(words)}\n'
    old, now = (f"> **Remark.** {literal(text)}" for text in (words, new))
    for block in corrected([old], [now], {"sources/x/corrections/x.toml": file}):
        assert tomllib.loads(block.text)["remark"][0]["text"]["en"] == new.strip()
