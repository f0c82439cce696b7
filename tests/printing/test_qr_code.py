"""Paper that can be asked: a code, read back from the PDF, and what the site says of the wording."""

from __future__ import annotations

from collections.abc import Mapping

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, expect

from adep.printing import documents
from adep.printing.documents import KINDS, Kind
from adep.printing.paper import Paper
from adep.printing.pdf import make_pdf, templates
from tests.tools.several_wordings import SOURCES
from tests.tools.site_build import Shared, served

SITE = "https://law.example/codes/"
ASKED = {
    "honor-code-2005": "honor-code-2005@kk.2013-10-01,en.2011-04-01",
    "ethics-code-2015": "ethics-code-2015@en.2015-12-29",
    "employee-code-2020": "employee-code-2020@en.2023-11-13",
}
LIGHT = ("employee-code-2020", "sheet")


def codes(pdf: bytes) -> list[str]:
    """What the codes of each sheet say, as a telephone reads them off it."""
    pages = pypdfium2.PdfDocument(pdf)
    return [
        code.text
        for page in pages
        for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    ]


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        pytest.param(act, kind, marks=() if (act, kind) == LIGHT else pytest.mark.exhaustive)
        for act in ASKED
        for kind in KINDS
    ],
)
def test_the_code_names_act_and_wordings(papers: Mapping[str, Paper], act: str, kind: Kind) -> None:
    made = documents.document(papers[act], kind, documents.NOBODY, templates(), "", SITE)
    found = codes(make_pdf(made)[0])
    assert found == [f"{SITE}check/#{ASKED[act]}"] * (2 if kind == "sheet" else 1)
    assert f"<code>{found[0]}</code>" in made.html  # in letters too


def test_where_the_site_knows_no_address_there_is_no_code(papers: Mapping[str, Paper]) -> None:
    made = documents.document(papers["employee-code-2020"], "sheet", documents.NOBODY, templates())
    assert "<svg" not in made.html and 'class="qr-code"' not in made.html


def test_the_same_paper_with_and_without_a_code_is_the_same_text(
    papers: Mapping[str, Paper],
) -> None:
    """A site takes the PDF that was printed with its address for that of its text."""
    one, other = (
        documents.document(
            papers["honor-code-2005"], "act", documents.NOBODY, templates(), "", address
        )
        for address in ("", SITE)
    )
    assert one.identity == other.identity and one.html != other.html


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_ends_behind_the_sign_of_a_number(papers: Mapping[str, Paper], kind: Kind) -> None:
    made = documents.document(papers["honor-code-2005"], kind, documents.NOBODY, templates())
    assert "№\u00a0" in made.html and "№ 1" not in made.html


def test_the_poster_says_what_it_is_not_to_be_confused_with(papers: Mapping[str, Paper]) -> None:
    made = documents.document(papers["employee-code-2020"], "poster", documents.NOBODY, templates())
    assert "Шатастырмаңыз" in made.html and "Not to be confused" in made.html


def test_a_sheet_names_who_acquainted_and_brings_a_copy(papers: Mapping[str, Paper]) -> None:
    made = documents.document(papers["employee-code-2020"], "sheet", documents.NOBODY, templates())
    for once_a_copy in ("Acquainted by", "Танысу парағы</span>", "Signature"):
        assert made.html.count(once_a_copy) == 2
    assert made.html.count("For the personal file") == made.html.count("For the employee") == 1


BETWEEN = """() => {
  const old = adepCheck.page.texts.find(text => text.act === "desk" && text.lang === "kk" && text.day === "2011-04-01");
  adepCheck.page.texts.push({...old, day: "2013-02-03"});
}"""
# the end of the address of a paper · what is said of each wording, and where it leads
ANSWERS = [
    ("desk@kk.2015-06-01,en.2011-04-01", ["newest", "newest"], ""),
    ("desk@kk.2011-04-01", ["older"], "/en/desk/history/#kk-2015-06-01"),
    ("desk@kk.2009-01-01", ["gone"], "/en/desk/"),
    ("desk@ru.2011-04-01", ["unknown"], ""),
    ("nothing@kk.2011-04-01", ["unknown"], ""),
]


@pytest.mark.browser
def test_what_the_site_says_of_a_paper(browser: Browser, shared: Shared) -> None:
    with served(shared.site(SOURCES)) as address:
        page = browser.new_page()
        for end, said, leads in ANSWERS:
            page.goto("about:blank")
            page.goto(f"{address}/en/check/#{end}")
            items = page.locator(".printed-copy li")
            expect(items).to_have_count(len(said))
            assert [one.get_attribute("data-paper") for one in items.all()] == said
            if leads:
                items.locator("a").click()
                page.wait_for_url(f"{address}{leads}")
            if said == ["older"]:  # there the two wordings stand against each other
                step = page.locator(":target")
                expect(step.locator("h3")).to_contain_text("2011")
                assert step.locator("ins").count() and step.locator("del").count()
        # With a wording between them there are two steps, each with its link.
        page.goto(f"{address}/en/check/#desk@kk.2011-04-01")
        expect(page.locator(".printed-copy a.ref")).to_have_count(1)
        page.evaluate(BETWEEN)
        page.evaluate("window.dispatchEvent(new HashChangeEvent('hashchange'))")
        steps = page.locator(".printed-copy .places a")
        expect(steps).to_have_count(2)
        assert [str(one.get_attribute("href")).partition("#")[2] for one in steps.all()] == [
            "kk-2013-02-03",
            "kk-2015-06-01",
        ]
        page.goto(f"{address}/en/check/#<script>@kk")
        expect(page.locator(".printed-copy")).to_be_hidden()
        page.close()
