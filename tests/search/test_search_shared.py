"""The browser reads words as the program does: the same rules, walked in two languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from adep.languages.morphology import Endings, inflections, openings, stems
from adep.library.pipeline import Library
from adep.search.packing import TOKEN
from tests.languages.test_morphology import ENGLISH, ENGLISH_ENDINGS, FOUND, KAZAKH, NEVER
from tests.tools.properties import many

pytestmark = pytest.mark.browser
LANGUAGES: dict[str, Endings] = {"kk": KAZAKH.endings, "en": ENGLISH_ENDINGS}
ENDINGS = """
([lang, words]) => {
  const endings = (window.compiled ||= {})[lang] ||= adepSearch.endings.compile(adepSearch.rules[lang]);
  return words.map(word => [
    Array.from(adepSearch.endings.stems(word, endings)).sort(),
    Array.from(adepSearch.endings.inflections(word, endings))
      .flatMap(([stem, kinds]) => [1, 2].filter(k => kinds & k).map(k => stem + " " + ["NOUN", "VERB"][k - 1])).sort(),
    Array.from(new Set(adepSearch.endings.openings(word, endings))).sort()
  ]);
}
"""


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that has loaded the search."""
    opened = browser.new_page()
    opened.goto(f"{address}/?q=a")
    opened.wait_for_function("Boolean(window.adepSearch && adepSearch.start)")
    yield opened
    opened.close()


def in_browser(page: Page, lang: str, words: list[str]) -> list[list[list[str]]]:
    found: list[list[list[str]]] = page.evaluate(ENDINGS, [lang, words])
    return found


def by_code_unit(words: set[str]) -> list[str]:
    return sorted(words, key=lambda word: word.encode("utf-16-be"))


def here(lang: str, word: str) -> list[list[str]]:
    endings = LANGUAGES[lang]
    read = {f"{stem} {kind}" for stem, kind in inflections(word, endings)}
    return [
        by_code_unit(set(stems(word, endings))),
        by_code_unit(read),
        by_code_unit(set(openings(word, endings))),
    ]


def test_the_shared_table(page: Page) -> None:
    words = sorted({word for word, _, _ in (*FOUND, *NEVER)})
    assert in_browser(page, "kk", words) == [here("kk", word) for word in words]


@pytest.mark.parametrize("lang", ["kk", "en"])
def test_every_word_of_the_texts(page: Page, library: Library, lang: str) -> None:
    words = sorted(
        {
            match.group().lower().replace("’", "'")
            for act in (*library.acts, *library.articles)
            for text in act.texts
            if text.lang == lang
            for unit in text.units()
            for match in TOKEN.finditer(unit.text)
            if match.group()[0].isalpha()
        }
    )
    assert len(words) > 500
    assert in_browser(page, lang, words) == [here(lang, word) for word in words]


@settings(max_examples=many(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(KAZAKH.alphabet + "'", min_size=1, max_size=20), min_size=1, max_size=20))
def test_any_letters(page: Page, words: list[str]) -> None:
    assert in_browser(page, "kk", words) == [here("kk", word) for word in words]


@settings(max_examples=many(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(ENGLISH.alphabet + "'’", min_size=1, max_size=20), min_size=1, max_size=20))
def test_any_english_letters(page: Page, words: list[str]) -> None:
    assert in_browser(page, "en", words) == [here("en", word) for word in words]


def test_texts_are_unpacked_letter_by_letter(page: Page, library: Library) -> None:
    texts = page.evaluate(
        """async () => {
          const raw = await (await fetch(document.querySelector("form.search").dataset.files.split(" ")[1])).text();
          const index = JSON.parse(raw.slice(raw.indexOf("= {") + 2, raw.lastIndexOf(";")));
          const texts = adepSearch.texts.unpack(index);
          return texts.units.map(unit => [unit.act.id, unit.id, adepSearch.texts.print(unit, texts).text]);
        }"""
    )
    printed = {(act, unit): text for act, unit, text in texts}
    for act in (*library.acts, *library.articles):
        for text in act.texts:
            for unit in text.units():
                assert printed[act.facts.id, unit.id] == unit.text


def test_what_the_index_says_of_a_word_is_what_its_endings_say(page: Page) -> None:
    """Readings are reckoned when the index is made; the browser would read the same."""
    wrong = page.evaluate(
        """async () => {
          const raw = await (await fetch(document.querySelector("form.search").dataset.files.split(" ")[1])).text();
          const index = JSON.parse(raw.slice(raw.indexOf("= {") + 2, raw.lastIndexOf(";")));
          const finder = new adepSearch.Finder(index, adepSearch.rules, adepSearch.meaning);
          return finder.families.flatMap(family => family.lexicon.words.filter((word, number) => {
            const told = new Map();
            family.printed(number, (stem, kinds) => told.set(stem, kinds));
            const read = adepSearch.endings.inflections(word, family.endings);
            return told.size !== read.size || ![...read].every(([stem, kinds]) =>
              told.get(stem) === kinds && family.kindsOf(number, stem) === kinds);
          }));
        }"""
    )
    assert wrong == []
