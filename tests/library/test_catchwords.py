"""Catchwords: what editors call clauses that have no headings. Told as theirs, and no part of a text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from adep.base.problems import Refused
from adep.library import catchwords, stale_records
from adep.library.pipeline import Library
from adep.model import Catchword, Records
from adep.records.catchwords import CATCHWORD, parse_catchwords
from adep.records.toml_tables import document
from tests.search.asking import typed
from tests.tools.browsing import Watched

PATH = "sources/ethics-code-2015/catchwords.toml"
GOOD = 'wordings = {en = 2015-12-29}\n\n[[catchword]]\nclause = "7"\nkk = "Қызметтен тыс"\nen = "Off duty"\n'

# what stands in the record · what an editor is told
FAULTS = [
    (("wordings = {en = 2015-12-29}", ""), "write of which wordings they are made"),
    (('en = "Off duty"', ""), "«en» is missing; write a text"),
    (('en = "Off duty"', 'en = "Off\\nduty"'), "words on one line"),
    (('en = "Off duty"', 'en = "[Off duty]"'), "without square brackets"),
    (('"Off duty"', f'"{"very " * 21}long"'), "at most 100 letters"),
    (('clause = "7"', 'clauses = "7"'), "«clauses» is not a key"),
    (("", GOOD.partition("\n\n")[2]), "this one has another above"),
]


@pytest.mark.parametrize(("change", "says"), FAULTS)
def test_a_faulty_record_is_refused_in_a_sentence(change: tuple[str, str], says: str) -> None:
    wrong = GOOD.replace(*change, 1) if change[0] else GOOD + change[1]
    with pytest.raises(Refused) as caught:
        parse_catchwords(wrong, PATH)
    (problem,) = caught.value.problems
    assert problem.path == PATH and says in problem.message


def test_what_is_written_is_what_is_read() -> None:
    (one,) = parse_catchwords(GOOD, PATH)
    assert GOOD.endswith("\n\n" + CATCHWORD.toml(one))
    assert (one.line, dict(one.words)) == (3, {"kk": "Қызметтен тыс", "en": "Off duty"})


def test_a_clause_without_one_is_told_and_one_that_is_not_there_is_refused(
    library: Library,
) -> None:
    act = next(act for act in library.acts if act.facts.id == "ethics-code-2015")
    (one,) = parse_catchwords(GOOD, PATH)
    told = catchwords.put(act, [one])
    lacking = [p for p in told.problems if p.code == "catchword-missing"]
    assert len(lacking) == 13 and lacking[0].paste.startswith('[[catchword]]\nclause = "')
    with pytest.raises(Refused, match="has no clause «21»; it has 1 to 14"):
        catchwords.put(act, [replace(one, clause="21")])


def test_of_another_wording_they_are_set_aside(library: Library) -> None:
    """What a newer wording says under a number may be another rule."""
    facts = next(act.facts for act in library.acts if act.facts.id == "ethics-code-2015")
    made = parse_catchwords(GOOD, PATH)
    for day, kept in (("2015-12-29", made), ("2014-01-01", ())):
        of = document(GOOD.replace("2015-12-29", day), PATH).wordings("wordings")
        found, problems = stale_records.of_catchwords(
            Records(facts, catchwords=made, catchwords_of=of)
        )
        assert found.catchwords == kept
        assert [p.code for p in problems] == ([] if kept else ["record-of-other-wording"])


def every(library: Library) -> Mapping[tuple[str, str], Catchword]:
    """(act, clause) → its catchword, for every clause of every act."""
    found = {(a.facts.id, c.id): c.catchword for a in library.acts for c in a.clauses}
    assert all(found.values()) and len(found) == 52
    return {place: one for place, one in found.items() if one}


@pytest.mark.parametrize("lang", ["kk", "en"])
def test_contents_titles_and_data_have_them(
    library: Library, site: Path, pages: Mapping[str, BeautifulSoup], lang: str
) -> None:
    home = "" if lang == "kk" else f"{lang}/"
    for (act, clause), one in every(library).items():
        said = f"[{one.words[lang]}]"
        page = pages[f"{home}{act}/{clause}/index.html"]
        assert page.title and said in page.title.text
        line = page.select_one(".catchword-line")
        assert line and line.text.startswith(said + " · ")  # and whose words they are
        (entry,) = pages[f"{home}{act}/index.html"].select(f'.toc a[href="{clause}/"] .catchword')
        assert entry.text == said
        data = json.loads((site / "data" / act / f"{clause}.json").read_text("utf-8"))
        assert data["catchword"][lang] == one.words[lang]


def test_no_text_citation_or_copy_has_them(
    library: Library, site: Path, pages: Mapping[str, BeautifulSoup]
) -> None:
    """In their brackets they stand nowhere but in contents, titles and what leads to a clause."""
    for path, past in pages.items():
        if re.search(r"/@[\d-]+/\d", path):
            assert not past.select(".catchword"), path
    wholes = {}
    for act in {act for act, _ in every(library)}:
        main = pages[f"en/{act}/read/index.html"].select_one("main")
        assert main
        wholes[act] = main.get_text()
    for (act, clause), one in every(library).items():
        said = {f"[{words}]" for words in one.words.values()}
        page = pages[f"en/{act}/{clause}/index.html"]
        law, cite = page.select_one(".law"), page.select_one("#cite")
        assert law and cite
        stands = law.get_text() + json.dumps(cite.attrs, ensure_ascii=False)
        for words in said:
            assert words not in stands and words not in wholes[act]
            for copied in site.glob(f"data/{act}*"):
                if copied.is_file() and copied.suffix in (".bib", ".ris", ".tmx"):
                    assert words not in copied.read_text("utf-8")


@pytest.mark.browser
def test_a_result_says_what_editors_call_its_clause(reader: Watched) -> None:
    reader.page.goto("/en/")
    assert typed(reader.page, "refute")
    hit = reader.page.locator('.hit:has(a[data-unit="en-14-p1"]) .hit-where').first
    assert "[Refuting unfounded accusations of corruption]" in hit.inner_text()
