"""What pages state of themselves for machines (schema.org, OpenSearch)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import pytest
from bs4 import BeautifulSoup
from lxml import etree  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Route, expect
from pyld import jsonld  # type: ignore[import-untyped]

from adep.library.pipeline import Library
from tests import ROOT as PROJECT
from tests.site.heads import OLDER, ROOT, Pages, leads, opened
from tests.tools.browsing import WIDE, watching
from tests.tools.site_build import Shared, at_code_host, served

# ---- statements for programs --------------------------------------------------------------------


def statements(page: BeautifulSoup) -> list[dict[str, object]]:
    found = page.find_all("script", type="application/ld+json")
    return [one for tag in found for one in json.loads(tag.get_text())["@graph"]]


def test_the_way_to_a_page_is_stated_as_it_is(heads: Pages, library: Library) -> None:
    stated = 0
    for address, page in heads.items():
        for one in statements(page):
            if one["@type"] != "BreadcrumbList":
                continue
            steps = one["itemListElement"]
            assert isinstance(steps, list)
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[-1]["item"] == ROOT + address
            assert all(step["item"].removeprefix(ROOT) in heads for step in steps)
            stated += 1
    written = len(list((PROJECT / "docs").rglob("*.kk.md"))) * 2  # they state no way
    assert stated >= len(heads) - len(leads(library)) - 1 - written


# act · number · day of adoption · its force now
ACTS = [
    ("honor-code-2005", "1567", "2005-05-03", "NotInForce"),
    ("ethics-code-2015", "153", "2015-12-29", "InForce"),
    ("employee-code-2020", "342", "2020-08-28", "InForce"),
]


@pytest.mark.parametrize(("act", "number", "day", "force"), ACTS)
def test_an_act_is_stated_as_the_records_have_it(
    act: str, number: str, day: str, force: str, heads: Pages, library: Library
) -> None:
    facts = next(one.facts for one in library.acts if one.facts.id == act)
    for prefix, lang in (("", "kk"), ("en/", "en")):
        (law,) = [x for x in statements(heads[f"{prefix}{act}/"]) if x["@type"] == "Legislation"]
        assert law["name"] == facts.title[lang]
        assert (law["legislationIdentifier"], law["legislationDate"]) == (number, day)
        assert law["legislationLegalForce"] == force
        examples = law["workExample"]
        assert isinstance(examples, list)
        assert [(x["inLanguage"], x["legislationDateVersion"]) for x in examples] == [
            (text.lang, text.wording_of.isoformat()) for text in facts.texts
        ]
        for example in examples:  # nothing here is an official publication
            assert example["legislationLegalValue"] == "UnofficialLegalValue"
            assert example["url"].removeprefix(ROOT) in heads


def test_a_clause_is_stated_with_its_wordings_and_their_validity(heads: Pages) -> None:
    """Read by a JSON-LD processor: every name is one of schema.org, no copy without its status."""
    (law,) = [x for x in statements(heads["en/honor-code-2005/5/"]) if x["@type"] == "Legislation"]
    schema = {"@context": {"@vocab": "https://schema.org/"}}
    loader = lambda url, options: {"document": schema, "documentUrl": url, "contextUrl": None}  # noqa: E731
    (read_back,) = jsonld.expand(
        {"@context": "https://schema.org", **law}, {"documentLoader": loader}
    )
    said = "https://schema.org/"
    assert read_back["@id"] == f"{ROOT}en/honor-code-2005/5/"
    assert read_back[f"{said}legislationLegalForce"] == [{"@value": "NotInForce"}]
    assert read_back[f"{said}version"][0]["@value"]
    assert read_back[f"{said}isPartOf"][0][f"{said}legislationIdentifier"] == [{"@value": "1567"}]
    kazakh, english = cast(list[dict[str, Any]], law["workExample"])
    assert kazakh["temporalCoverage"] == "/2016-01-01" and "temporalCoverage" not in english
    assert (kazakh["creativeWorkStatus"], english["creativeWorkStatus"]) == (
        "authentic",
        "unofficial translation",
    )
    assert kazakh["isBasedOn"]["sha256"].startswith("9a817765")
    assert english["name"] == "Wording of 1 April 2011, English, unofficial translation"


def test_a_browser_finds_how_to_search_here(public: Path, heads: Pages, shared: Shared) -> None:
    """In each language; what it is told opens the search with what was typed."""
    for prefix in ("", "en/"):
        (link,) = heads[prefix].select('link[rel="search"]')
        content = (public / prefix / "opensearch.xml").read_bytes()
        told = etree.fromstring(content)
        assert link["type"] == "application/opensearchdescription+xml"
        spec = "{http://a9.com/-/spec/opensearch/1.1/}"
        assert len(told.findtext(f"{spec}ShortName")) <= 16
        assert told.find(f"{spec}Url").get("template") == f"{ROOT}{prefix}?q={{searchTerms}}"
    site = at_code_host(shared)  # no address of its own
    assert not (site / "opensearch.xml").exists()  # it would lead nowhere


def test_no_words_of_a_text_break_out_of_the_statements(shared: Shared) -> None:
    title = "Rules </script><script>document.title = 1</script> & <!-- more"
    act = OLDER["desk/act.toml"].replace("Rules of the desk", title).replace("The desk", title)
    site = shared.site({**OLDER, "desk/act.toml": act}, ADEP_SITE_URL=ROOT)
    page = opened(site / "en/desk/index.html")
    (law,) = [one for one in statements(page) if one["@type"] == "Legislation"]
    assert law["name"] == title
    scripts = page.find_all("script")
    assert all(tag.get("src") or tag["type"] == "application/ld+json" for tag in scripts)


def test_a_strict_policy_has_nothing_against_the_statements(browser: Browser, public: Path) -> None:
    with served(public) as address, watching(browser, address, WIDE) as reader:
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'"

        def strict(route: Route) -> None:
            answer = route.fetch()
            headers = {**answer.headers, "content-security-policy": policy}
            route.fulfill(response=answer, headers=headers)

        reader.page.route("**/honor-code-2005/", strict)
        reader.page.goto("/honor-code-2005/")  # at the end nothing may have been complained of
        block = reader.page.locator('script[type="application/ld+json"]')
        expect(block).to_have_count(1)
