"""The built site as files: every page, link, anchor and id, in both interfaces."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from adep.library.pipeline import Library
from tests.tools.act_toml import act_toml, text_toml
from tests.tools.site_build import LED_TO, Shared


def promised(library: Library) -> Iterator[str]:
    """The addresses of the contract, without those that a later issue brings."""
    yield from ("", "corrections/", "about/")
    for act in library.acts:
        yield f"{act.facts.id}/"
        yield f"{act.facts.id}/read/"
        yield f"{act.facts.id}/history/"
        yield from (f"{act.facts.id}/{clause.id}/" for clause in act.clauses)
        for text in act.texts:
            yield f"{act.facts.id}/@{text.wording_of}/"
            yield from (f"{act.facts.id}/@{text.wording_of}/{one.id}/" for one in text.clauses)
    yield from (f"articles/{article.facts.id}/" for article in library.articles)


def test_every_promised_page_is_there_in_both_interfaces(
    library: Library, pages: Mapping[str, BeautifulSoup]
) -> None:
    for address in promised(library):
        for interface, lang in (("", "kk"), ("en/", "en")):
            page = pages[f"{interface}{address}index.html"]
            assert isinstance(page.html, Tag)
            assert page.html["lang"] == lang
            assert page.title is not None and page.title.string
            assert len(page.find_all("h1")) == 1


def test_every_remark_stands_with_its_unit(
    library: Library, pages: Mapping[str, BeautifulSoup]
) -> None:
    """An editor's remark saves a reader from a slip of the text: none may be left out."""
    counted = 0
    for act in library.acts:
        for remark in (remark for text in act.texts for remark in text.remarks):
            for prefix, lang in (("", "kk"), ("en/", "en")):
                said = [
                    " ".join(aside.get_text().split())
                    for path, page in pages.items()
                    if path.startswith(f"{prefix}{act.facts.id}/") and page.find(id=remark.unit)
                    for aside in page.find_all("aside", attrs={"data-unit": remark.unit})
                ]
                assert any(" ".join(remark.text[lang].split()) in one for one in said), remark
                counted += 1
    assert counted >= 60  # 35 remarks in two interfaces today; each must be found


def test_titles_tell_pages_apart(pages: Mapping[str, BeautifulSoup]) -> None:
    for prefix in ("", "en/"):
        titles = [
            str(page.title.string)
            for path, page in pages.items()
            if path.startswith("en/") == bool(prefix) and page.title and path != "404.html"
        ]
        assert len(titles) == len(set(titles))


def test_ids_are_unique_on_their_page(pages: Mapping[str, BeautifulSoup]) -> None:
    for path, page in pages.items():
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), path


def test_no_link_and_no_anchor_is_dead(site: Path, pages: Mapping[str, BeautifulSoup]) -> None:
    """MkDocs' strict build lets dead anchors in templates pass: here is the check."""
    anchors = {path: {tag["id"] for tag in page.find_all(id=True)} for path, page in pages.items()}
    checked = 0
    for path, page in pages.items():
        for tag in page.find_all(["a", "link", "script", "img"]):
            link = tag.get("href") or tag.get("src")
            if not link or path == "404.html":
                continue
            parts = urlsplit(str(link))
            if tag.name == "a" and parts.netloc in LED_TO:
                continue
            assert not parts.scheme and not parts.netloc, f"{path}: {link}"
            target = (site / path).parent / unquote(parts.path) if parts.path else site / path
            file = target / "index.html" if target.is_dir() else target
            assert file.is_file(), f"{path}: {link}"
            if parts.fragment:
                name = file.resolve().relative_to(site.resolve()).as_posix()
                assert unquote(parts.fragment) in anchors[name], f"{path}: {link}"
            checked += 1
    assert checked > 3000


def test_no_page_has_a_dead_edit_link(shared: Shared) -> None:
    """Where the repository's address is not set nothing points at one."""
    site = shared.site(ADEP_SITE_URL="https://law.example/codes/")
    for file in site.rglob("*.html"):
        html = file.read_text("utf-8")
        assert not re.search(r'edit/main|blob/main|class="(change|of-record|edit|report)"', html), (
            file
        )


def test_units_of_a_page_are_those_of_the_text(
    library: Library, pages: Mapping[str, BeautifulSoup]
) -> None:
    """Every unit, once, on its clause's page and on the whole act's, with its language."""
    for prefix in ("", "en/"):
        for act in library.acts:
            whole = pages[f"{prefix}{act.facts.id}/read/index.html"]
            for clause in act.clauses:
                page = pages[f"{prefix}{act.facts.id}/{clause.id}/index.html"]
                assert len(page.select(".row")) == len(clause.paired.rows)
                assert [r["data-relation"] for r in page.select(".row")] == [
                    r.relation for r in clause.paired.rows
                ]
                for unit in clause.paired.units:
                    for where in (page, whole):
                        found = where.find(id=unit.id)
                        assert isinstance(found, Tag), unit.id
                        assert found["lang"] == unit.lang
                        assert unit.text in " ".join(found.get_text().split())


def test_every_unit_of_the_data_stands_on_the_page_of_the_whole_act(
    site: Path, pages: Mapping[str, BeautifulSoup]
) -> None:
    for path in (site / "data").glob("*-code-*.json"):
        if "ledger" in path.name:
            lost = {e["unit"] for e in json.loads(path.read_text(encoding="utf-8"))} - {None}
            act = path.name.removesuffix(".ledger.json")
            whole = {tag["id"] for tag in pages[f"{act}/read/index.html"].find_all(id=True)}
            assert lost <= whole, act


def test_each_row_is_as_recorded(library: Library, pages: Mapping[str, BeautifulSoup]) -> None:
    """Merged items share a row; one without counterpart stands alone, and the page says so."""
    page = pages["honor-code-2005/5/index.html"]
    rows = {
        tuple(unit["id"] for unit in row.select(".unit[id]")): row for row in page.select(".row")
    }
    assert ("kk-5-14", "en-5-15", "en-5-17") in rows
    assert "екі тармақша біріктірілген" in rows["kk-5-14", "en-5-15", "en-5-17"].get_text()
    assert "оған сәйкес мәтін жоқ" in rows["kk-5-8",].get_text()
    assert "оған сәйкес мәтін жоқ" in rows["en-5-12",].get_text()


def test_what_is_not_held_is_said(pages: Mapping[str, BeautifulSoup]) -> None:
    assert "мәтін қорда жоқ" in pages["ethics-code-2015/5/index.html"].get_text().lower()
    assert "text is not held" in pages["en/ethics-code-2015/5/index.html"].get_text().lower()


# Whom each act binds stands on every page of it, so that nobody takes one for the other.
@pytest.mark.parametrize(
    ("act", "kk", "en"),
    [
        ("ethics-code-2015", "Мемлекеттік қызметшілер", "Civil servants of the state"),
        ("employee-code-2020", "Азаматтық қызметшілер", "Civil employees of budget-funded bodies"),
    ],
)
def test_nobody_can_confuse_the_two_codes(
    library: Library, pages: Mapping[str, BeautifulSoup], act: str, kk: str, en: str
) -> None:
    for path, page in pages.items():
        if path.removeprefix("en/").startswith(f"{act}/"):
            assert (en if path.startswith("en/") else kk) in page.get_text(), path


def test_wordings_that_differ_say_so(pages: Mapping[str, BeautifulSoup]) -> None:
    for clause in ("4", "5", "9", "10", "18", "19"):
        kazakh = pages[f"honor-code-2005/{clause}/index.html"].get_text()
        english = pages[f"en/honor-code-2005/{clause}/index.html"].get_text()
        assert "2013 жылғы 1 қазандағы редакция" in kazakh
        assert "2011 жылғы 1 сәуірдегі редакция" in kazakh
        assert "1 October 2013" in english
        assert "1 April 2011" in english
        assert "different wordings" in english


def test_notes_say_what_they_mean_in_the_interface_language(
    pages: Mapping[str, BeautifulSoup],
) -> None:
    note = "Ескерту. 5-тармақ жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651 Жарлығымен."
    kazakh = pages["honor-code-2005/5/index.html"].get_text()
    english = pages["en/honor-code-2005/5/index.html"].get_text()
    assert note in kazakh and note in english
    assert "2013 жылғы 1 қазан" in kazakh and "1 October 2013" in english
    commencement = pages["employee-code-2020/9/index.html"].get_text()
    assert "күнтізбелік 60 күн өткен соң" in commencement


def test_earlier_wordings_that_are_not_held_are_named(pages: Mapping[str, BeautifulSoup]) -> None:
    assert "not held" in pages["en/honor-code-2005/4/index.html"].get_text()
    assert "814" in pages["en/ethics-code-2015/1/index.html"].get_text()


def test_where_nothing_can_be_compared_the_history_says_what_is_not_held(
    pages: Mapping[str, BeautifulSoup],
) -> None:
    told = " ".join(pages["en/honor-code-2005/history/index.html"].get_text().split())
    assert "Nothing can be compared here" in told
    assert (
        "Held: wording of 1 October 2013. "
        "Not held: wording of 3 May 2005, wording of 27 November 2007, wording of 1 April 2011."
    ) in told
    assert "No text is held." in pages["en/ethics-code-2015/history/index.html"].get_text()


def test_provenance_stands_on_every_clause(
    library: Library, pages: Mapping[str, BeautifulSoup]
) -> None:
    for act in library.acts:
        for clause in act.clauses:
            told = pages[f"en/{act.facts.id}/{clause.id}/index.html"].get_text()
            for text in act.texts:
                if any(unit.lang == text.lang for unit in clause.paired.units):
                    assert text.source.path in told
                    assert text.source.sha256 in told


def test_every_repair_is_on_the_corrections_page(
    site: Path, pages: Mapping[str, BeautifulSoup]
) -> None:
    rows = pages["corrections/index.html"].select("tbody tr")
    repairs = 0
    for path in (site / "data").glob("*-code-*.json"):
        if path.name.count(".") == 1:  # an act, no other format of it
            data = json.loads(path.read_text(encoding="utf-8"))
            repairs += len(data["repairs"]) + sum(len(c["repairs"]) for c in data["clauses"])
    assert len(rows) == repairs == 22


def test_the_data_is_what_the_contract_promises(site: Path) -> None:
    data = json.loads((site / "data" / "honor-code-2005.json").read_text(encoding="utf-8"))
    assert data["status"] == {"state": "repealed", "from": "2016-01-01", "by": "ethics-code-2015"}
    event = next(e for e in data["history"] if e["number"] == "651")
    assert event["clauses"] == ["4", "5", "9", "10", "18", "19"]
    assert (event["date"], event["kind"], event["text_held"]) == ("2013-10-01", "restated", "kk")
    clause = next(c for c in data["clauses"] if c["id"] == "5")
    assert clause["url"] == "honor-code-2005/5/"
    units = {unit["id"]: unit for unit in clause["units"]}
    assert units["kk-5-p1"] == {
        "id": "kk-5-p1",
        "lang": "kk",
        "kind": "paragraph",
        "number": None,
        "text": "Мемлекеттік қызметшілер:",
        "lines": [21, 21],
        "opening": [],
        "closing": [{"unit": "kk-5-22", "from": 79, "to": 84}],  # тиіс.
    }
    assert units["kk-5-22"]["text"][79:84] == "тиіс."
    assert (units["kk-5-2"]["kind"], units["kk-5-2"]["number"], units["kk-5-2"]["lines"]) == (
        "subclause",
        "2",
        [25, 25],
    )
    (note,) = clause["notes"]
    assert (note["kind"], note["target"], note["date"], note["number"], note["type"]) == (
        "restated",
        "5",
        "2013-10-01",
        "651",
        "decree",
    )
    assert note["commencement"] is None and note["lines"] == [73, 73]
    repair = next(r for r in clause["repairs"] if r["unit"] == "kk-5-14")
    assert (repair["raw"], repair["reading"]) == ("мәжбүрlemeуге", "мәжбүрлемеуге")
    assert repair["kind"] == "automatic"
    editorial = next(r for r in clause["repairs"] if r["kind"] == "editorial")
    assert (editorial["raw"], editorial["reading"]) == ("м ә л і м е т т е р", "мәліметтер")
    assert editorial["reason"]
    # An editor may leave out the name and the day; a rule has neither.
    assert {r[key] for r in clause["repairs"] for key in ("author", "date")} == {None}
    remark = next(c for c in data["clauses"] if c["id"] == "16")["remarks"][0]
    assert remark["unit"] == "kk-16-1" and "келмесе" in remark["text"]["kk"]
    assert json.loads((site / "data" / "acts.json").read_text(encoding="utf-8"))["version"] == "1.6"
    assert not list((site / "en").glob("data/*"))


RULES_FACTS = act_toml(text_toml("en", "2023-11-13", "en.txt"), en="Rules")
RULES = "Chapter 1. Nothing is held\n\nChapter 2. Duties\n\n1. A servant shall be honest.\n"


@pytest.fixture(scope="module")
def rules(shared: Shared) -> Path:
    """A site with a small act of ours: a chapter without clauses, and no front matter."""
    return shared.site({"rules/act.toml": RULES_FACTS, "rules/en.txt": RULES})


def opened(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_bytes(), "html.parser")


def test_an_act_without_front_matter_has_no_heading_for_it(rules: Path) -> None:
    headings = [tag.get_text() for tag in opened(rules / "en/rules/index.html").find_all("h2")]
    assert "Contents" in headings and "Front matter" not in headings


def test_a_chapter_without_clauses_is_shown_and_led_to(rules: Path) -> None:
    """Its heading is text of the act; the navigation leads to it on the act's page."""
    for path in ("en/rules/index.html", "en/rules/read/index.html"):
        chapter = opened(rules / path).select_one("main #chapter-1")
        assert chapter is not None, path
        below = chapter.find_next(class_="unit")
        assert below is not None and "Nothing is held" in below.get_text(), path
    for path in ("en/rules/index.html", "en/rules/1/index.html"):
        (link,) = (
            link
            for link in opened(rules / path).select("ol.chapters > li > a")
            if "Nothing is held" in link.get_text()
        )
        led = urlsplit(str(link["href"]))
        assert led.fragment == "chapter-1"
        assert ((rules / path).parent / unquote(led.path)).resolve() == rules / "en/rules"
