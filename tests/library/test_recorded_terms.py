"""Terms whose wordings part: what editors record, where each wording stands, what is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from adep import cli
from adep.base.problems import Refused
from adep.languages.alphabetical import alphabetical
from adep.languages.loaded import glossary
from adep.library import terms
from adep.library.pipeline import Library
from adep.model import RecordedTerm, TermWording
from adep.records.terms import parse_terms

# term, act, language, wording: how often it stands in the newest text
COUNTS = {
    ("civil-employee", "employee-code-2020", "en", "civil servant"): 33,
    ("state-civil-servant", "honor-code-2005", "kk", "мемлекеттік қызметші"): 39,
    ("state-civil-servant", "honor-code-2005", "en", "public servant"): 22,
    ("state-civil-servant", "honor-code-2005", "en", "civil servant"): 8,
    ("state-civil-servant", "honor-code-2005", "en", "public employee"): 6,
    ("state-civil-servant", "honor-code-2005", "en", "public official"): 3,
    ("state-civil-servant", "honor-code-2005", "en", "government employee"): 2,
    ("state-civil-servant", "ethics-code-2015", "en", "civil servant"): 28,
}


def test_how_often_each_wording_stands(library: Library) -> None:
    found = {
        (one.term, one.act, one.lang, one.phrase): one.count
        for one in terms.renderings(library.terms, library.acts, glossary())
    }
    assert {key: found[key] for key in COUNTS} == COUNTS


def test_a_wording_inside_a_longer_one_is_not_counted(library: Library) -> None:
    """«мемлекеттік қызмет» stands in no «мемлекеттік қызметші», whatever its ending."""
    both = RecordedTerm("x", {"en": "x"}, {"en": "x"}, (TermWording("kk", ("мемлекеттік қызмет", "мемлекеттік қызметші")),))  # fmt: skip
    acts = [act for act in library.acts if act.facts.id == "honor-code-2005"]
    found = {one.phrase: one.count for one in terms.renderings([both], acts, glossary())}
    assert found == {"мемлекеттік қызметші": 39, "мемлекеттік қызмет": 6}


# language · phrase · the acts where it means this · whether nothing is said of it
SAID = [
    ("kk", "мемлекеттік қызметші", (), True),
    ("kk", "мемлекетік қызметші", (), False),  # mistyped
    ("en", "мемлекеттік қызметші", (), False),  # of another language
    ("en", "government employee", ("honor-code-2005",), True),
    ("en", "government employee", ("ethics-code-2015",), False),
    ("kk", "азаматтық қызметші", ("employee-code-2020",), True),  # no such text is held
]


@pytest.mark.parametrize(("lang", "phrase", "acts", "said"), SAID)
def test_a_phrase_that_no_text_has_is_told(
    library: Library, lang: str, phrase: str, acts: tuple[str, ...], said: bool
) -> None:
    one = RecordedTerm("x", {"en": "x"}, {"en": "x"}, (TermWording(lang, (phrase,), acts),))
    assert terms.unsaid([one], library.acts, glossary()) == ([] if said else [(one, phrase)])


def test_candidates_are_what_nobody_recorded(library: Library) -> None:
    every = terms.candidates(library.acts, glossary(), ())
    left = terms.candidates(library.acts, glossary(), library.terms)
    of = {one.of: one for one in every}
    assert of["мемлекеттік орган"].ways[0] == ("public authority", 4)
    assert "мемлекеттік орган" not in {one.of for one in left} and len(left) < len(every)


TERM = """[[term]]
id = "servant"
name.en = "servant"
reason.en = "two words for one"
"""
WORDING = '[[term.wording]]\nlang = "en"\nphrases = ["public servant"]\n'
# what is written · what is said of it
FAULTS = [
    (TERM, "in [[term]] «wording» is missing; write at least one [[term.wording]]"),
    (TERM.replace("servant", "Servant", 1) + WORDING, "figures and hyphens, id = \"servant\""),
    (TERM + WORDING + TERM + WORDING, ":9: record-invalid: in [[term]] «id» is 'servant'; another table of this file has that id"),
    (TERM + WORDING.replace("public servant", "5)"), ":7: record-invalid: in [[term.wording]] «phrases» is ['5)']; write words of the text"),
    (TERM + WORDING + 'acts = ["nowhere"]\n', "write ids of acts that are held: rules"),
    (TERM.replace("reason", "why") + WORDING, "«why»"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "says"), FAULTS)
def test_a_record_that_is_refused(text: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_terms(text, "sources/terms.toml", ("rules",))
    assert says in str(refused.value) and "record-invalid" in str(refused.value)


def test_the_page_has_every_wording_with_its_places(
    pages: Mapping[str, BeautifulSoup], library: Library
) -> None:
    page = pages["en/terms/index.html"]
    by_harm = [term.id for term in library.terms]
    by_name = sorted(library.terms, key=lambda term: alphabetical("en")(term.name["en"]))
    assert [one["id"] for one in page.select("section.of-act")] == by_harm
    assert [one["href"] for one in page.select(".jump a")] == [f"#{term.id}" for term in by_name]
    assert by_harm != [term.id for term in by_name]
    for one in terms.renderings(library.terms, library.acts, glossary()):
        rows = page.select(f"#{one.term} tbody tr")
        shown = [
            row for row in rows if row.td and row.td.get_text() == one.phrase and len(row.select("p a")) == len(one.units)
        ]  # fmt: skip
        assert shown, one
    assert page.select("#civil-employee tbody tr td")[1].get_text() == "33"


def test_a_clause_says_what_its_words_mean(pages: Mapping[str, BeautifulSoup]) -> None:
    """Once, where it matters: in a list that is read and spoken, with the reason beside the link."""
    (item,) = pages["en/employee-code-2020/10/index.html"].select("section.terms li")
    assert item.get_text() == "civil servant = азаматтық қызметші"
    assert item.a and "two classes in law" in str(item.a["data-note"])
    (other,) = pages["en/honor-code-2005/7/index.html"].select("section.terms li")
    assert other.get_text().endswith("= мемлекеттік қызметші")


def test_the_command_lists_candidates(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["terms", "--root", str(root)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("honor-code-2005: «") and said[-1].endswith("sources/terms.toml.")
