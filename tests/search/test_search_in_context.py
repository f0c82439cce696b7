"""A word in every form that stands in the texts, each with its row."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from adep.library.pipeline import Library
from adep.search.entries import entries
from tests.search.asking import ask, shown
from tests.tools.browsing import (
    Watched,
    settled,
)

pytestmark = pytest.mark.browser


# -- in context: all rows that have a word, as a translator reads them

# What a query has in the index: act/unit → the forms that are marked in it.
IN_CONTEXT = """
query => {
  const finder = new adepSearch.Finder(adepSearch.index, adepSearch.rules, adepSearch.meaning);
  const found = finder.context(query);
  return found && Object.fromEntries(found.units.map(number => {
    const unit = finder.texts.unit(number), printed = finder.texts.print(unit);
    return [unit.act.id + "/" + unit.id, found.marks.get(number).sort((a, b) => a[0] - b[0]).map(([first, last]) =>
      printed.text.slice(printed.spans[first - unit.first][0], printed.spans[last - unit.first][1]))];
  }));
}
"""
# query · its forms, as a pattern: what stands in the texts, read in Python
FORMS = [
    ("қақтығыс", r"қақтығыс\w*"),
    ("мемлекеттің", r"мемлекет(|тің|ке|ті|пен|те|тен|і|ін|інің|іне)"),
    ("conflicts", r"conflicts?"),
    ("gift", r"gifts?"),
]
# what no form of a word is, and what is therefore not guessed: a slip, a beginning, a meaning
NOT_GUESSED = ["конфликтт", "qaqty", "қақт", "bribe money", "zzz"]


def test_every_unit_with_a_form_of_the_word_is_there_and_no_other(
    reader: Watched, library: Library
) -> None:
    page = reader.page
    ask(page, "a")
    units = {
        f"{act.id}/{entry.id}": entry.text
        for act in entries((*library.acts, *library.articles), ("kk", "en"))
        for entry in act.every()
    }
    for query, forms in FORMS:
        stands = {
            id: marked
            for id, text in units.items()
            if (marked := [m[0] for m in re.finditer(rf"(?i)\b{forms}\b", text)])
        }
        assert page.evaluate(IN_CONTEXT, query) == stands
        assert len(stands) > 1
    for query in NOT_GUESSED:
        assert page.evaluate(IN_CONTEXT, query) is None


def test_words_in_context_stand_in_whole_rows_with_their_counterparts(reader: Watched) -> None:
    page = reader.page
    ask(page, "unity", "/en/")
    button = page.get_by_role("button", name="In context")
    button.click()
    settled(page, "unity")
    expect(page).to_have_url(re.compile("[?&]view=context(&|$)"))
    page.reload()
    settled(page, "unity")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status").filter(has_text="2 rows")).to_be_visible()
    assert shown(page) == ["honor-code-2005/en-5-10", "ethics-code-2015/en-5-1"]
    first = page.locator(".hit").first
    assert first.locator("a").inner_text() == "Clause 5, subclause 10)"
    assert first.locator(".state").inner_text() == "Repealed"
    sides = first.locator(".hit-text")
    assert [side.get_attribute("lang") for side in sides.all()] == ["kk", "en"]
    assert "бірлігі мен" in sides.first.inner_text()
    assert sides.last.locator("mark").all_inner_texts() == ["unity"]
    button.click()
    expect(page).not_to_have_url(re.compile("view="))
    # Where no row has the words, that is said before what the search finds otherwise.
    ask(page, "bribe money", "/en/")
    button.click()
    expect(page.locator(".search-said")).to_contain_text("No row has all these words")
    assert shown(page)
