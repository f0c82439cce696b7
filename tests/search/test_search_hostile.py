"""Whatever is typed or stands in a text: it stays text, and nothing breaks."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.search.asking import ask, typed
from tests.tools.act_toml import act_toml, event_toml, remark_toml, text_toml
from tests.tools.browsing import (
    WIDE,
    Watched,
    settled,
    watching,
)
from tests.tools.site_build import Shared, served

pytestmark = pytest.mark.browser


# -- bad input

BAD = [
    "ә" * 10_000,
    "сөз " * 2_500,
    ".*+?^${}()|[]\\",
    "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>",
    "{{ 7*7 }} {% raw %}",
    "🙂🇰🇿",
    '"',
    "«",
    "\u202e\u0000\ufeff",
    "constructor __proto__ toString hasOwnProperty",
    "-",
    "5-",
    "99999999999999999999",
    "0000-00-00",
    "ʼ" * 60,  # a letter and an apostrophe at once: read in one way, not in 2^60
    "a" + "ʼ'’" * 60,
    "и" * 200,
    "syiyiyiy " * 24,  # nothing has them: near words are looked for, but not for all 24
]


@pytest.mark.parametrize(
    "queries", [BAD[::3], pytest.param(BAD, marks=pytest.mark.exhaustive)], ids=["some", "all"]
)
def test_bad_input_breaks_nothing(reader: Watched, queries: list[str]) -> None:
    page = reader.page
    page.goto("/")
    field = page.locator("input[type=search]")
    for query in queries:
        field.fill(query)
        settled(page, field.input_value())
        assert page.evaluate("window.hacked") is None
        assert page.locator("#search-panel :is(img, script, iframe)").count() == 0
        assert typed(page, "meritocracy") == ["ethics-code-2015/en-9-2"], query


def test_markup_in_the_address_is_text(reader: Watched) -> None:
    reader.page.goto("/?q=" + quote("<b>адал</b>") + "&act=<script>&kind=" + quote("'\">"))
    settled(reader.page, "<b>адал</b>")
    assert reader.page.locator("#search-panel :is(b, script)").count() == 0


HOSTILE = {
    "hostile/act.toml": act_toml(
        event_toml("2010-01-01", type="order", text_held="en"),
        text_toml("en", "2010-01-01", "en.txt"),
        en="Rules <b>of</b> conduct",
        short="Rules <b>of</b>",
    ),
    "hostile/en.txt": "1. A clerk shall not write &lt;img src=x onerror=window.hacked=1&gt; in the register.\n\n"
    "2. Nor <{{ 7*7 }} & `${window.hacked=1}` \u2028 \\u003cscript\\u003e in a diary.\n\n"
    "3. A clerk shall:\n\n41) keep the ledger;\n\n41-4) number every folio.\n\n4. Men and women sign it.\n\n5. Women carry it.\n",
    "hostile/corrections/en-3-p1.toml": remark_toml(
        "en-3-p1",
        kk="Кітапты «ledger» деп оқыңыз.",
        en="A ledger is <i>a</i> book.",
    ),
}


def test_markup_in_a_text_is_text(browser: Browser, shared: Shared) -> None:
    with served(shared.site(HOSTILE)) as address, watching(browser, address, WIDE) as watched:
        assert ask(watched.page, "register") == ["hostile/en-1-p1"]
        assert (
            "<img src=x onerror=window.hacked=1>" in watched.page.locator(".hit-text").inner_text()
        )
        assert typed(watched.page, "diary") == ["hostile/en-2-p1"]
        assert "<{{ 7*7 }} & `${window.hacked=1}`" in watched.page.locator(".hit-text").inner_text()
        # «мен» is passed over, typed in Latin letters too, but not where the texts have such a word.
        assert typed(watched.page, "men women") == ["hostile/en-4-p1"]
        assert typed(watched.page, "folio") == ["hostile/en-3-41-4"]
        hit = watched.page.locator(".hit")
        # The number of an item that was put in later is one number, as on its page.
        assert hit.locator("a").inner_text() == "3-тармақтың 41-4) тармақшасы"
        assert hit.locator("[data-opening]").inner_text() == "A clerk shall:"
        # What editors remark on the words that open it comes along, as text.
        remark = hit.locator(".remark").inner_text()
        assert remark == "Редакциялық ескертпе. Кітапты «ledger» деп оқыңыз."
        assert watched.page.evaluate("window.hacked") is None
