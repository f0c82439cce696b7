"""The feed: a text fix, a change in law and a new text are three things, each with its own day."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from adep.base.problems import Refused
from adep.model import TextFacts
from adep.records import writing
from adep.records.facts import parse_facts
from tests.tools.act_toml import act_toml, correction_toml, event_toml, text_toml
from tests.tools.site_build import Shared, build, by_unit, small_project

ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = "https://law.example/codes/"
FACTS = act_toml(
    event_toml("2011-04-01", number="7", type="order"),
    event_toml("2019-03-05", "amended", "9", type="order", clauses=["2"], in_force_after=10),
    event_toml("2020-01-01", "restated", "12", type="order", text_held="en"),
    text_toml("en", "2011-04-01", "old.txt"),
    text_toml("en", "2020-01-01", "en.txt", added="2026-03-02"),
    kk="Үстел қағидалары",
    en="Rules of <the desk> & chair",
    short="Desk & chair",
    order=1,
)
CORRECTIONS = correction_toml(
    "en-2-p1",
    "brlef",
    "brief",
    kk="Әріп қатесі.",
    en="A letter <i> & no more.",
    wording="2020-01-01",
    author="Айгүл & Co",
    date="2026-05-06",
) + correction_toml("en-1-p1", "honset", "honest", en="Nobody wrote when.", wording="2020-01-01")
DESK = {
    "desk/act.toml": FACTS,
    "desk/old.txt": "1. An employee is kind.\n",
    "desk/en.txt": "1. An employee is honset.\n\n2. An employee is brlef.\n",
    **by_unit("desk", CORRECTIONS),
}


@pytest.fixture(scope="module")
def desk(shared: Shared) -> Path:
    return shared.site(DESK, ADEP_SITE_URL=ROOT)


def feed(site: Path, prefix: str = "en/") -> ElementTree.Element:
    return ElementTree.parse(site / prefix / "feed.xml").getroot()


def of(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}", "")


# day · what happened · title · what is said · where it leads, newest first
ENTRIES = [
    (
        "2026-05-06",
        "text-fix",
        "Text corrected: Desk & chair, Clause 2",
        "«brlef» → «brief». A letter <i> & no more. A fault of the copy was corrected; the act "
        "itself did not change.",
        "en/desk/2/#en-2-p1",
    ),
    (
        "2026-03-02",
        "new-text",
        "New text: Desk & chair, English",
        "English: wording of 1 January 2020, unofficial translation. In force.",
        "en/desk/@2020-01-01/",
    ),
    (
        "2020-01-01",
        "law-change",
        "Change in law: Desk & chair – restated",
        "1 January 2020, Order No. 12, President of the Republic of Kazakhstan. Clauses: whole. "
        "Held: English.",
        "en/desk/#event-2020-01-01-12",
    ),
    (
        "2019-03-05",
        "law-change",
        "Change in law: Desk & chair – amended",
        "5 March 2019, Order No. 9, President of the Republic of Kazakhstan. Clauses: 2. In force "
        "10 calendar days after its first official publication. Text: not held.",
        "en/desk/#event-2019-03-05-9",
    ),
    (
        "2011-04-01",
        "law-change",
        "Change in law: Desk & chair – adopted",
        "1 April 2011, Order No. 7, President of the Republic of Kazakhstan. Clauses: whole. "
        "Held: English.",
        "en/desk/#event-2011-04-01-7",
    ),
]


def test_what_has_a_day_is_told_and_nothing_else(desk: Path) -> None:
    """The older text and one correction have no recorded day: none is guessed for them."""
    told = []
    for entry in feed(desk).iter(f"{ATOM}entry"):
        link, category = entry.find(f"{ATOM}link"), entry.find(f"{ATOM}category")
        assert link is not None and category is not None
        assert of(entry, "updated").endswith("T00:00:00Z")
        href = link.attrib["href"].removeprefix(ROOT)
        kind = category.attrib["term"]
        told.append(
            (of(entry, "updated")[:10], kind, of(entry, "title"), of(entry, "content"), href)
        )
    assert told == ENTRIES


def test_an_editor_signs_a_fix(desk: Path) -> None:
    authors = {
        of(entry, "title"): [one.text for one in entry.iterfind(f"{ATOM}author/{ATOM}name")]
        for entry in feed(desk).iter(f"{ATOM}entry")
    }
    assert authors.pop("Text corrected: Desk & chair, Clause 2") == ["Айгүл & Co"]
    assert set(map(tuple, authors.values())) == {()}  # the feed's own author stands for them


def check_atom(root: ElementTree.Element, lang: str, home: str) -> list[str]:
    """What RFC 4287 asks of a feed and its entries; the ids of the entries."""
    assert root.tag == f"{ATOM}feed"
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == lang
    assert of(root, "id") == f"{home}feed.xml" and of(root, "title")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    entries = root.findall(f"{ATOM}entry")
    days = [of(entry, "updated") for entry in entries]
    assert of(root, "updated") == max(days) and days == sorted(days, reverse=True)
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", of(element, "updated"))
        links = [link.attrib for link in element.findall(f"{ATOM}link")]
        assert len([link for link in links if link["rel"] == "alternate"]) == 1
        assert all(link["href"].startswith(ROOT) for link in links)
    for entry in entries:
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", of(entry, "id"))
    return [of(entry, "id") for entry in entries]


def test_both_feeds_are_valid_atom(desk: Path) -> None:
    ids = check_atom(feed(desk), "en", f"{ROOT}en/")
    ids += check_atom(feed(desk, ""), "kk", ROOT)
    assert len(ids) == len(set(ids)) == 2 * len(ENTRIES)


def test_every_entry_leads_to_a_page_and_a_place_on_it(desk: Path) -> None:
    for prefix in ("", "en/"):
        for entry in feed(desk, prefix).iter(f"{ATOM}entry"):
            link = entry.find(f"{ATOM}link")
            assert link is not None
            path, _, place = link.attrib["href"].removeprefix(ROOT).partition("#")
            html = (desk / path / "index.html").read_text(encoding="utf-8")
            assert not place or f'id="{place}"' in html


def test_ids_never_change(desk: Path) -> None:
    """An id that changes shows everything again, as new, to everybody: these are for ever."""
    ids = {of(e, "title"): of(e, "id") for e in feed(desk).iter(f"{ATOM}entry")}
    assert ids["New text: Desk & chair, English"] == "urn:uuid:d023a015-21d6-51fa-bee4-c8e973576711"
    assert (
        ids["Change in law: Desk & chair – amended"]
        == "urn:uuid:18bc982b-47f2-5d61-88e5-d6bff171030d"
    )
    assert (
        ids["Text corrected: Desk & chair, Clause 2"]
        == "urn:uuid:bef96948-2fcf-57f7-88c4-2cd21f80ee8f"
    )


def test_an_entry_keeps_its_id_when_a_newer_wording_comes(desk: Path, shared: Shared) -> None:
    """The page that was mended is then an older one and stands elsewhere; the fix is the same."""
    newer = text_toml("en", "2021-01-01", "newer.txt")
    text = "1. An employee is honest.\n\n2. An employee is short.\n"
    sources = {**DESK, "desk/act.toml": FACTS + newer, "desk/newer.txt": text}
    newest = shared.site(sources, ADEP_SITE_URL=ROOT)
    before = {of(entry, "id") for entry in feed(desk).iter(f"{ATOM}entry")}
    after = {of(e, "id"): e.find(f"{ATOM}link") for e in feed(newest).iter(f"{ATOM}entry")}
    assert before == set(after)
    hrefs = [link.attrib["href"] for link in after.values() if link is not None]
    assert f"{ROOT}en/desk/@2020-01-01/2/#en-2-p1" in hrefs


def test_pages_name_the_feed_of_their_language(desk: Path) -> None:
    for prefix, title in (("", "Әдеп: жаңалықтар"), ("en/", "Adep: what is new")):
        html = (desk / prefix / "desk/2/index.html").read_text(encoding="utf-8")
        link = f'<link rel="alternate" type="application/atom+xml" title="{title}" href='
        home = "../../" if not prefix else "../../../en/"
        assert f'{link}"{home}feed.xml">' in html
        assert f'<a href="{home}feed.xml" type="application/atom+xml">' in html


def test_the_feed_is_the_same_whenever_it_is_built(desk: Path, tmp_path: Path) -> None:
    build(small_project(tmp_path, DESK), tmp_path / "site", ADEP_SITE_URL=ROOT)
    for path in ("feed.xml", "en/feed.xml"):
        assert (tmp_path / "site" / path).read_bytes() == (desk / path).read_bytes()


def test_no_feed_where_the_site_does_not_know_its_address(site: Path) -> None:
    assert not list(site.rglob("feed.xml"))
    assert "feed.xml" not in (site / "index.html").read_text(encoding="utf-8")


def test_our_own_feed_tells_of_all_five_texts(shared: Shared) -> None:
    site = shared.site(ADEP_SITE_URL=ROOT)
    check_atom(feed(site), "en", f"{ROOT}en/")
    check_atom(feed(site, ""), "kk", ROOT)
    kinds = [c.attrib["term"] for c in feed(site).iter(f"{ATOM}category")]
    assert kinds.count("new-text") == 5
    # A text of 2015, of an act that was restated in 2022, is not said to be the law in force.
    (of_2015,) = [
        of(entry, "content")
        for entry in feed(site).iter(f"{ATOM}entry")
        if "29 December 2015, unofficial" in of(entry, "content")
    ]
    assert of_2015.endswith("This is not the latest wording.")


def test_a_day_that_is_none_is_refused() -> None:
    facts = FACTS.replace("added = 2026-03-02", 'added = "2026"')
    with pytest.raises(Refused, match="«added» is '2026'; write a date without quotation marks"):
        parse_facts(facts, "sources/desk/act.toml", "desk", {"president": {"en": "P"}})


def test_a_text_that_is_added_bears_its_day() -> None:
    today = datetime.date(2026, 11, 22)
    day = datetime.date(2020, 1, 1)
    entry = TextFacts("kk", "kk.txt", day, "authentic", "0" * 64, added=today)
    made = writing.with_text(FACTS, entry)
    assert made is not None and made.endswith('"\nadded = 2026-11-22\n')
    authorities = {"president": {"en": "President"}}
    facts = parse_facts(made, "sources/desk/act.toml", "desk", authorities)
    assert [text.added for text in facts.texts] == [None, datetime.date(2026, 3, 2), today]
