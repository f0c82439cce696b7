"""Citations of acts, clauses and units, read back by programs that others wrote."""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Mapping
from pathlib import Path

import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bs4 import BeautifulSoup
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from adep import exports
from adep.exports import bibtex
from adep.library.pipeline import Library
from tests.tools.published import ADDRESS, EDITION
from tests.tools.site_build import Shared

ACT = "honor-code-2005"
KAZAKH = "Қазақстан Республикасы мемлекеттік қызметшілерінің ар-намыс кодексі (Мемлекеттік қызметшілер қызмет этикасының қағидалары)"
ENGLISH = "Code of honor of civil servants of the Republic of Kazakhstan (Rules of ethics of civil servants)"
PRESIDENT = "Қазақстан Республикасының Президенті"


@pytest.fixture(scope="module")
def files(library: Library) -> Mapping[str, bytes]:
    return exports.files(exports.Copy(library, EDITION, ADDRESS))


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    return {
        entry.key: {field.key: field.value.strip("{}") for field in entry.fields}
        for entry in library.entries
    }


def test_bibtex_of_an_act_and_a_clause(files: Mapping[str, bytes]) -> None:
    """The act, the clause: once a wording held. An office is an author as it is written."""
    found = read_bibtex(files[f"data/{ACT}.bib"].decode())
    assert {*found} == {f"{ACT}-kk", f"{ACT}-en"}
    act = found[f"{ACT}-kk"]
    assert act["title"] == KAZAKH and act["author"] == PRESIDENT
    assert (act["date"], act["number"], act["language"]) == ("2005-05-03", "1567", "kk")
    assert act["url"] == f"{ADDRESS}{ACT}/"
    clause = read_bibtex(files[f"data/{ACT}/5.bib"].decode())[f"{ACT}-5-en"]
    assert clause["title"] == f"{ENGLISH}. Clause 5"
    assert clause["version"] == "wording of 1 April 2011, English, unofficial translation"
    assert clause["url"] == f"{ADDRESS}{ACT}/5/"


def test_ris_of_an_act_and_a_clause(files: Mapping[str, bytes]) -> None:
    found = rispy.loads(files[f"data/{ACT}/5.ris"].decode())
    assert [(item["type_of_reference"], item["section"]) for item in found] == [
        ("STAT", "5-тармақ"),
        ("STAT", "Clause 5"),
    ]
    (act, _) = rispy.loads(files[f"data/{ACT}.ris"].decode())
    assert act["title"] == KAZAKH and act["authors"] == [PRESIDENT] and act["year"] == "2005"


STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout delimiter=", "><group delimiter="|">
<text variable="authority"/><text variable="title"/><text variable="number"/>
<text variable="section"/><date variable="issued"><date-part name="year"/></date>
<text variable="version"/></group></layout></bibliography></style>"""


def test_csl_is_set_by_a_processor_of_styles(files: Mapping[str, bytes]) -> None:
    """A citation style finds authority, title, number, place, year and wording."""
    items = json.loads(files[f"data/{ACT}/5.csl.json"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of variables that it does not know itself
        source = CiteProcJSON(items)
        style = CitationStylesStyle(io.BytesIO(STYLE.encode()), validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    kazakh, english = map(str, bibliography.bibliography())
    assert (
        kazakh
        == f"{PRESIDENT}|{KAZAKH}|1567|5-тармақ|2005|2013 жылғы 1 қазандағы редакция, қазақша, ресми мәтін"
    )
    assert english.startswith(
        f"President of the Republic of Kazakhstan|{ENGLISH}|1567|Clause 5|2005|wording of 1 April"
    )


def test_every_unit_has_its_citation_with_its_words_in_their_sentence(
    library: Library, files: Mapping[str, bytes]
) -> None:
    """A duty that is quoted alone says who has it, and that it is one."""
    act = next(act for act in library.acts if act.facts.id == ACT)
    units = {f"{ACT}-{u.id}" for c in act.clauses for u in c.paired.units}
    by_csl = {item["id"]: item for item in json.loads(files[f"data/{ACT}.units.csl.json"])}
    by_bibtex = read_bibtex(files[f"data/{ACT}.units.bib"].decode())
    by_ris = {item["id"]: item for item in rispy.loads(files[f"data/{ACT}.units.ris"].decode())}
    assert {*by_csl} == {*by_bibtex} == {*by_ris} == units
    duty = by_csl[f"{ACT}-kk-5-2"]
    assert duty["section"] == "5-тармақтың 2) тармақшасы"
    assert duty["abstract"].startswith(
        "Мемлекеттік қызметшілер: 2) Қазақстан Республикасы Президентінің"
    )
    assert duty["abstract"].endswith("жол бермеуге; … тиіс.")
    assert duty["URL"] == f"{ADDRESS}{ACT}/5/#kk-5-2"
    for id, item in by_csl.items():
        assert by_ris[id]["abstract"] == item["abstract"]
        assert by_bibtex[id]["abstract"] == item["abstract"]
        assert EDITION.name in item["note"] and EDITION.name in by_bibtex[id]["note"]


TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1)


@given(TEXTS)
def test_any_words_come_back_from_bibtex(text: str) -> None:
    """No sign of a text opens or ends anything in the file: braces, backslashes, at signs."""
    text = " ".join(text.split()) or "a"
    entry = (
        f"@misc{{key,\n  title = {{{bibtex.value(text)}}},\n}}\n@misc{{next,\n  year = {{1}},\n}}\n"
    )
    library = parse_string(entry)
    assert [one.key for one in library.entries] == ["key", "next"]
    assert library.entries[0]["title"] == bibtex.value(text)


def test_without_an_address_nothing_is_said_of_one(library: Library) -> None:
    found = exports.files(exports.Copy(library, EDITION))
    for path in (f"data/{ACT}.csl.json", f"data/{ACT}.bib", f"data/{ACT}/5.ris"):
        assert b"://" not in found[path] and b"url" not in found[path].lower()


def heads(page: Path) -> dict[str, str]:
    """What a page names for reference managers."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    return {
        str(meta["name"]): str(meta["content"])
        for meta in soup.select("head meta[name]")
        if str(meta["name"]).startswith(("citation_", "DC.", "z:"))
    }


def test_reference_managers_find_the_clause_in_its_page(shared: Shared) -> None:
    """Zotero takes the kind from its own name; the interface's language chooses the text."""
    site = shared.site(ADEP_SITE_URL=ADDRESS)
    kazakh, english = heads(site / ACT / "5/index.html"), heads(site / "en" / ACT / "5/index.html")
    assert kazakh["z:itemType"] == english["z:itemType"] == "statute"
    assert kazakh["citation_title"] == f"{KAZAKH}. 5-тармақ"
    assert english["citation_title"] == english["DC.title"] == f"{ENGLISH}. Clause 5"
    assert (english["citation_date"], english["DC.date"]) == ("2005/05/03", "2005-05-03")
    assert english["citation_public_url"] == f"{ADDRESS}{ACT}/5/"
    assert english["DC.description"].startswith("Repealed from 1 January 2016.")
    assert "DC.title" in heads(site / ACT / "index.html")
    assert heads(site / "timeline/index.html") == {}
