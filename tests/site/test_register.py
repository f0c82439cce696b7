"""The official register: where an act is found in it, and where pages lead that hold no text."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from adep import exports
from adep.base.problems import Refused
from adep.library import pipeline
from adep.records.facts import parse_facts
from tests.library.test_wordings_told import ADOPTION, act
from tests.tools.site_build import Shared

KK, RU = "https://register.example/kaz/docs/1", "https://register.example/rus/docs/1"
REGISTER = f'[register]\nkk = "{KK}"\nru = "{RU}"\n'


def sources(*langs: str, compared: str = "") -> dict[str, str]:
    found = act([ADOPTION], [(lang, ADOPTION[0]) for lang in langs])
    facts = found["x/act.toml"].replace("[[event]]", REGISTER + "[[event]]", 1)
    return found | {"x/act.toml": (f"compared = {compared}\n" if compared else "") + facts}


def test_the_data_has_what_was_seen_and_nothing_else(shared: Shared) -> None:
    def data(files: dict[str, str]) -> dict[str, object]:
        library = pipeline.build_library(shared.project(files))
        made = exports.files(exports.Copy(library), exports.CHECKED)
        head = json.loads(made["data/x.json"])
        return {key: head[key] for key in ("register", "compared")}

    seen = {"kk": KK, "en": None, "ru": RU}
    assert data(sources("en")) == {"register": seen, "compared": None}
    assert data(sources("en", compared="2026-11-28"))["compared"] == "2026-11-28"
    nobody = act([ADOPTION], [("en", ADOPTION[0])])
    assert data(nobody) == {"register": {"kk": None, "en": None}, "compared": None}


# languages held · where notices lead · what the act's page says beside
LEADS = [
    (("en",), [KK], "Not compared with it yet."),
    (("kk", "en"), [], "Not compared with it yet."),
    (("kk",), [], "Not compared with it yet."),
]


@pytest.mark.parametrize(("langs", "leads", "says"), LEADS)
def test_where_no_text_is_held_pages_lead_there(
    langs: tuple[str, ...], leads: list[str], says: str, shared: Shared
) -> None:
    site = shared.site(sources(*langs))
    for path in ("en/x/index.html", "en/x/1/index.html"):
        page = BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")
        notices = page.select('.notice[data-notice="not-held"] a')
        assert [link["href"] for link in notices] == leads
        assert all("The official Kazakh text" in link.text for link in notices)
    page = BeautifulSoup((site / "en/x/index.html").read_text(encoding="utf-8"), "html.parser")
    every = [link["href"] for link in page.select(f'a[href="{KK}"], a[href="{RU}"]')]
    assert {KK, RU} == set(every) and says in page.text


# what is written · what is wrong with it
WRONG = [
    ('register.kk = "register.example/1"', "the whole address of a page"),
    ('register.kk = "javascript:alert(1)"', "the whole address of a page"),
    ('register.kk = "https://register.example/a b"', "the whole address of a page"),
    ('register.kk = "https://register.example/1)<b>"', "the whole address of a page"),
    ('register.xx = "https://register.example/1"', "write addresses by language (kk, en, "),
    ('register = "https://register.example/1"', "addresses by language"),
    ("compared = 2026-11-28", "without the addresses of [register]"),
]


@pytest.mark.parametrize(("line", "words"), WRONG)
def test_wrong_addresses_are_refused(line: str, words: str) -> None:
    facts = line + "\n" + act([ADOPTION], [("en", ADOPTION[0])])["x/act.toml"]
    with pytest.raises(Refused) as caught:
        parse_facts(facts, "sources/x/act.toml", "x", {"president": {"en": "President"}})
    assert words in caught.value.problems[0].message
