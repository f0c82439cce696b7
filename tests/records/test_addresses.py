"""Old addresses never die: what was published is a page, or leads to one."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from adep import records
from adep.base.problems import Refused
from adep.library.pipeline import Library
from adep.model import Redirect
from adep.records import addresses, redirects
from tests.tools.act_toml import act_toml, text_toml
from tests.tools.browsing import WIDE, watching
from tests.tools.site_build import Shared, served, small_project
from tests.tools.warm import run

LANGS = ("kk", "en")
DAY = datetime.date(2026, 12, 1)


def way(old: str, new: str, line: int = 1) -> Redirect:
    page, _, place = new.partition("#")
    return Redirect(old, page, place, DAY, {"en": "It was renamed."}, line=line)


# page below docs/ · its address
PAGES = [
    ("index.kk.md", ""),
    ("about.en.md", "about/"),
    ("timeline.md", "timeline/"),
    ("rules/index.md", "rules/"),
    ("rules/5.md", "rules/5/"),
    ("rules/@2011-04-01/index.md", "rules/@2011-04-01/"),
    ("rules/4.bis.md", "rules/4.bis/"),  # no language
]


@pytest.mark.parametrize(("page", "address"), PAGES)
def test_the_address_of_a_page(page: str, address: str) -> None:
    assert addresses.address_of(page, LANGS) == address


# ---- the table ----------------------------------------------------------------------------------

THERE = {"", "about/", "rules/", "rules/5/", "duties/honesty/"}
LEADING = {"rules/@2020-01-01/"}

# redirects · what is said of them (code, a part of the sentence), in their order
TABLES = [
    ([way("duties/loyalty/", "duties/honesty/")], []),
    ([way("old/", "")], []),  # to the home page
    ([way("old/", "rules/5/#en-5-2")], []),
    ([way("rules/5/", "rules/")], [("redirect-hides-page", "«rules/5/» is a page")]),
    ([way("rules/@2020-01-01/", "rules/")], [("redirect-hides-page", "is a page")]),
    ([way("old/", "rules/6/")], [("redirect-leads-nowhere", "there is no page «rules/6/»")]),
    ([way("old/", "en/rules/")], [("redirect-leads-nowhere", 'to = "rules/"')]),
    ([way("old/", "rules/@2020-01-01/")], [("redirect-leads-nowhere", "is no page, it only")]),
    ([way("old/", "old/")], [("redirect-leads-nowhere", "in a circle")]),
    (
        [way("a/", "b/"), way("b/", "a/")],
        [("redirect-leads-nowhere", "in a circle"), ("redirect-leads-nowhere", "in a circle")],
    ),
    ([way("a/", "b/"), way("b/", "rules/")], [("redirect-leads-nowhere", 'to = "rules/"')]),
    (  # not every fault in a circle is of it
        [way("a/", "b/"), way("b/", "c/"), way("c/", "b/")],
        [("redirect-leads-nowhere", "in a circle")] * 3,
    ),
]


@pytest.mark.parametrize(("redirects", "said"), TABLES)
def test_a_faulty_table_is_told(redirects: list[Redirect], said: list[tuple[str, str]]) -> None:
    found = addresses.check(redirects, THERE, LEADING, LANGS)
    assert [problem.code for problem in found] == [code for code, _ in said]
    for problem, (_, words) in zip(found, said, strict=True):
        assert words in problem.message
        assert (problem.path, problem.line) == ("sources/redirects.toml", 1)


HEAD = '[[redirect]]\nfrom = "{}"\nto = "{}"\n'
REST = 'date = 2026-12-01\nreason.en = "It was renamed."\n'

# content · line · what is said
RECORDS = [
    (HEAD.format("/old/", "new/") + REST, 2, "«from» is '/old/'; write the old address"),
    (HEAD.format("old", "new/") + REST, 2, "the old address from the site's root"),
    (HEAD.format("old/../x/", "new/") + REST, 2, "«from» is 'old/../x/'"),
    (HEAD.format("old/", "https://x.example/") + REST, 3, "write the address of a page"),
    (HEAD.format("old/", "new/?q=1") + REST, 3, "write the address of a page"),
    (HEAD.format("en/old/", "new/") + REST, 2, 'from = "old/"'),
    (HEAD.format("old/", "new/"), 1, "«date» is missing"),
    (HEAD.format("old/", "new/") + "date = 2026-12-01\n", 1, "«reason» is missing"),
    ((HEAD + REST + "\n").format("old/", "a/") * 2, 7, "is redirected on line 1 already"),
    (HEAD.format("old/nul/", "new/") + REST, 2, "an address that Windows can hold too"),
    (HEAD.format("old/", "new/") + REST + "why = 1\n", 6, "«why» is not a key"),
]


@pytest.mark.parametrize(("content", "line", "said"), RECORDS)
def test_a_faulty_record_is_refused(content: str, line: int, said: str) -> None:
    with pytest.raises(Refused) as caught:
        redirects.parse_redirects(content, "sources/redirects.toml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("record-invalid", line)
    assert said in problem.message


def test_a_faulty_list_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        redirects.parse_addresses("# ours\n/rules/5/\n/rules/5\n", "sources/addresses.txt")
    assert "sources/addresses.txt:3: record-invalid: «rules/5»" in str(caught.value)


def test_what_was_published_is_a_page_or_leads_to_one() -> None:
    published = [(3, "rules/5/"), (4, "rules/@2020-01-01/"), (5, "old/"), (6, "older/")]
    found = addresses.gone(published, [way("old/", "rules/")], THERE | LEADING)
    assert [(problem.code, problem.line) for problem in found] == [("address-gone", 6)]


# ---- our own site -------------------------------------------------------------------------------


def test_the_list_is_that_of_the_built_site(root: Path, site: Path, library: Library) -> None:
    """Nothing published is gone, and nothing is published that the list does not know."""
    built = {
        file.parent.relative_to(site).as_posix().removeprefix(".") + "/"
        for file in site.rglob("index.html")
    }
    own = {address.removeprefix("/") for address in built if not address.startswith("en/")}
    published = {address for _, address in records.load_addresses(root)}
    redirected = {redirect.old for redirect in records.load_redirects(root)}
    assert published - own == set(), "an old address died: see sources/redirects.toml"
    assert own - published - redirected == set(), "run `make addresses`"
    for lang in LANGS[1:]:
        other = {a.removeprefix(f"{lang}/") for a in built if a.startswith(f"{lang}/")}
        assert other == {address for address in own if address} | {""}
    assert set(addresses.days_of(library.acts)) <= own


# ---- a site with an old address -----------------------------------------------------------------

RULES = {
    "rules/act.toml": act_toml(
        text_toml("en", "2020-01-01", "en.txt"), kk="Әдеп қағидалары", en="Rules of ethics", order=1
    ),
    "rules/en.txt": "1. An employee is honest.\n\n2. An employee:\n\n1) is just;\n\n2) is brief.\n",
}
TABLE = """\
[[redirect]]
from = "rules/7/"
to = "rules/2/"
date = 2026-12-01
reason.kk = "7-тармақ 2-тармақ болды."
reason.en = "Clause 7 became clause 2."

[[redirect]]
from = "rules/brevity/"
to = "rules/2/#en-2-2"
date = 2026-12-01
reason.en = "The page was one of a single rule <b>."
"""


@pytest.fixture(scope="module")
def moved(shared: Shared) -> Path:
    sources = {**RULES, "redirects.toml": TABLE}
    return shared.site(sources, ADEP_SITE_URL="https://law.example/ethics/")


# opened · where a reader then is
OPENED = [
    ("/rules/7/", "/rules/2/"),
    ("/en/rules/7/", "/en/rules/2/"),
    ("/en/rules/7/#en-2-1", "/en/rules/2/#en-2-1"),  # the place is kept
    ("/en/rules/7/?on=2021-01-01#en-2-1", "/en/rules/2/?on=2021-01-01#en-2-1"),
    ("/en/rules/brevity/", "/en/rules/2/#en-2-2"),
    ("/en/rules/brevity/#en-7-p1", "/en/rules/2/#en-2-2"),  # a place the record names is better
]


def test_an_old_address_leads_on(browser: Browser, moved: Path) -> None:
    with served(moved) as address, watching(browser, address, WIDE) as reader:
        for opened, then in OPENED:
            reader.page.goto("about:blank")
            reader.page.goto(opened)
            expect(reader.page).to_have_url(f"{address}{then}")


def test_an_old_address_leads_on_without_a_script(browser: Browser, moved: Path) -> None:
    with served(moved) as address:
        context = browser.new_context(java_script_enabled=False, base_url=address)
        page = context.new_page()
        page.goto("/en/rules/7/")
        expect(page).to_have_url(f"{address}/en/rules/2/")
        context.close()


def test_an_old_page_says_why_and_where(moved: Path) -> None:
    for prefix, reason in (("", "7-тармақ 2-тармақ болды."), ("en/", "Clause 7 became clause 2.")):
        html = (moved / prefix / "rules/7/index.html").read_text(encoding="utf-8")
        assert reason in html
        assert f'<link rel="canonical" href="https://law.example/ethics/{prefix}rules/2/">' in html
        assert '<a href="../../rules/2/">' in html
        assert "<script>" not in html
    html = (moved / "rules/brevity/index.html").read_text(encoding="utf-8")
    assert '<p lang="en">The page was one of a single rule &lt;b&gt;.</p>' in html
    assert "rules/7/" not in (moved / "sitemap.xml").read_text(encoding="utf-8")


def test_a_build_refuses_a_redirect_to_nowhere(tmp_path: Path) -> None:
    project = small_project(tmp_path, {**RULES, "redirects.toml": TABLE.replace("rules/2", "no")})
    done = run(("mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")), project)
    assert done.status == 1
    says = "sources/redirects.toml:1: redirect-leads-nowhere: there is no page «no/»; write one"
    assert says in done.said
    assert "Nothing was built." in done.said
