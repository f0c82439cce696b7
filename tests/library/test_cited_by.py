"""Who cites what: the references the other way round, and the acts that are cited and not held."""

from __future__ import annotations

import datetime
from pathlib import Path

from adep import exports
from adep.exports import data
from adep.library.cited_by import Cited, Citing, cited_acts, cited_by
from adep.library.explain import explain
from adep.library.pipeline import Library, build_library
from adep.pages.all_pages import render_pages
from adep.pages.bilingual import say
from tests.tools.act_toml import act_toml, text_toml

# An act that is not held · its date in the record · what cites it, in the order of the library.
CITED = [
    ("civil-service-law-1999", "1999-07-23", ["honor-code-2005 kk-2-p1", "honor-code-2005 en-2-p1"]),
    ("anti-corruption-law-1998", "1998-07-02", ["honor-code-2005 kk-2-p1", "honor-code-2005 en-2-p1"]),
    ("constitution-1995", "1995-08-30", [
        "honor-code-2005 kk-5-1", "honor-code-2005 en-5-2", "ethics-code-2015 en-2-p1",
        "employee-code-2020 en-8-p1",
    ]),
    ("civil-service-law-2015", "2015-11-23", ["ethics-code-2015 en-2-p1"]),
    ("anti-corruption-law-2015", "2015-11-18", ["ethics-code-2015 en-2-p1"]),
    ("labor-code-2015", "2015-11-23", [
        "employee-code-2020 en-order-front-p5 16-41-4", "employee-code-2020 en-1-p1 16-41-4",
        "employee-code-2020 en-8-p1",
    ]),
]  # fmt: skip


def gathered(library: Library) -> list[Cited]:
    """The acts that a library cites and does not hold."""
    return list(cited_acts((*library.acts, *library.articles), library.cited).values())


def test_acts_that_are_cited_and_not_held(library: Library) -> None:
    """The Kazakh and the English name of an act are one act's; a date alone makes none."""
    found = [
        (
            act.known and act.known.id,
            act.date and act.date.isoformat(),
            [" ".join(filter(None, [p.by.act, p.by.unit, p.place])) for p in act.places],
        )
        for act in gathered(library)
    ]
    assert found == CITED
    assert not any(act.only_dated for act in gathered(library))
    first = gathered(library)[0]
    assert first.titles == {"kk": ("Мемлекеттік қызмет туралы",), "en": ("About Public Service",)}
    assert (first.type, first.date) == ("law", datetime.date(1999, 7, 23))


PROJECT = {
    "sources/authorities.toml": '[maker]\nen = "Maker"\n',
    "sources/bells/act.toml": act_toml(
        text_toml("en", "2020-02-03", "en.txt"), en="Code of bells", short="Bells"
    ),
    "sources/bells/en.txt": """Code of bells

1. Bells ring as Article 5 of the Law dated May 5, 2011 “On ringing” says.

2. They hang as the Law of May 5, 2011 “on Ringing” and the law dated May 6, 2012 say.
""",
}


def test_acts_without_a_record_are_gathered_as_the_texts_name_them(tmp_path: Path) -> None:
    """One title and date is one act; an act named only by its date is said to be so."""
    for path, content in PROJECT.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    ringing, dated = gathered(build_library(tmp_path))
    assert (ringing.known, ringing.type, ringing.date) == (None, "law", datetime.date(2011, 5, 5))
    assert ringing.titles == {"en": ("On ringing", "on Ringing")}
    assert [(p.by.unit, p.place) for p in ringing.places] == [("en-1-p1", "5"), ("en-2-p1", None)]
    assert dated.only_dated and dated.titles == {}
    assert dated.date == datetime.date(2012, 5, 6)


def test_explain_says_what_a_clause_refers_to(library: Library) -> None:
    lines = explain(library, "employee-code-2020/order-2") or []
    phrase = "subparagraphs 1) and 2) of this paragraph"
    assert f"  en-order-2-3: «{phrase}» → employee-code-2020/en-order-2-1" in lines
    lines = explain(library, "employee-code-2020/1") or []
    assert any(line.endswith("→ labor-code-2015, 16-41-4 (not held)") for line in lines)


def test_every_record_of_a_cited_act_is_cited(library: Library) -> None:
    assert {act.known.id for act in gathered(library) if act.known} == {
        act.id for act in library.cited
    }


def test_what_cites_a_unit_and_an_act(library: Library) -> None:
    found = cited_by((*library.acts, *library.articles))
    assert found["employee-code-2020", "en-order-2-1"] == (
        Citing("employee-code-2020", "order-2", "en-order-2-3"),
    )
    assert found["honor-code-2005", None][-1] == Citing("ethical-norms-2024", None, "en-p2")
    own = [citing.unit for citing in found["honor-code-2005", None] if citing.clause]
    assert own == ["kk-2-p1", "en-2-p1", "kk-3-p1", "en-3-p1", "kk-4-p1", "en-4-p1"]
    targets = {to for act, to in found if act == "employee-code-2020"}
    assert targets == {None, "en-order-2-1", "en-order-2-2"}


def test_references_in_the_data(library: Library) -> None:
    """As the contract words it: an act's whole is "act", another act stands under "act"."""
    exports.files(exports.Copy(library), exports.CHECKED)  # and all of it fits the schema
    employees = data.act_data(
        next(a for a in library.acts if a.facts.id == "employee-code-2020"), library.authorities
    )
    clause = next(c for c in employees["clauses"] if c["id"] == "order-2")
    phrase = "subparagraphs 1) and 2) of this paragraph"
    assert clause["references"][2:] == [
        {"unit": "en-order-2-3", "text": "this Order", "to": "act", "act": None},
        {"unit": "en-order-2-3", "text": phrase, "to": "en-order-2-1", "act": None},
        {"unit": "en-order-2-3", "text": phrase, "to": "en-order-2-2", "act": None},
    ]
    assert employees["references"] == [
        {
            "unit": "en-order-front-p5",
            "text": "subparagraph 41-4) of Article 16 of the Labor Code of the Republic of "
            "Kazakhstan dated November 23, 2015",
            "to": None,
            "act": {
                "id": None,
                "type": "code",
                "date": "2015-11-23",
                "number": None,
                "title": "Labor Code",
            },
        }
    ]


def test_references_on_the_pages(library: Library) -> None:
    pages = render_pages(library)
    title = say(library.interfaces, [words["references.title"] for words in library.interfaces])
    assert f"## {title}" in pages["employee-code-2020/order-2.md"]
    phrase = '- <span lang="en">«subparagraphs 1) and 2) of this paragraph»</span> → '
    leads = pages["employee-code-2020/order-2.md"].partition(phrase)[2].partition("\n")[0]
    assert leads.count("](order-2.md#en-order-2-") == 2
    assert "Point 2 of the order, subclause 1)" in leads
    # An act that is not held has no page.
    phrase = '- <span lang="en">«Constitution of the Republic of Kazakhstan»</span> → '
    leads = pages["ethics-code-2015/2.md"].partition(phrase)[2].partition("\n")[0]
    assert "](" not in leads and "text not held" in leads
    article = pages["articles/ethical-norms-2024.md"]
    assert "](../honor-code-2005/index.md)" in article
    assert title not in pages["honor-code-2005/6.md"]
