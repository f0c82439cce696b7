"""The browser reads words as the program does: the same rules, walked in two languages."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from adep.languages.loaded import glossary, grammars
from adep.languages.morphology import Endings, inflections, openings, stems
from adep.library.pipeline import Library
from adep.search.entries import entries
from adep.search.packing import pack
from adep.search.postings import postings
from adep.search.vocabulary import by_letters, counted, plain, split, vocabulary
from tests.languages.test_morphology import ENGLISH, ENGLISH_ENDINGS, FOUND, KAZAKH, NEVER
from tests.search import judge
from tests.tools.properties import many

pytestmark = pytest.mark.browser
LANGUAGES: dict[str, Endings] = {"kk": KAZAKH.endings, "en": ENGLISH_ENDINGS}
ENDINGS = """
([lang, words]) => {
  const family = new adepSearch.Family(new adepSearch.Lexicon(), adepSearch.rules[lang]), endings = family.endings;
  return words.map(word => [
    Array.from(family.readings(word, false).keys()).sort(),
    Array.from(adepSearch.endings.inflections(word, endings))
      .flatMap(([stem, kinds]) => [1, 2].filter(k => kinds & k).map(k => stem + " " + ["NOUN", "VERB"][k - 1])).sort(),
    Array.from(new Set(adepSearch.endings.openings(word, endings))).sort()
  ]);
}
"""


def in_browser(page: Page, lang: str, words: list[str]) -> list[list[list[str]]]:
    found: list[list[list[str]]] = page.evaluate(ENDINGS, [lang, words])
    return found


def pieces(library: Library, lang: str) -> set[str]:
    """The words and marks of all texts of a language."""
    return {
        piece
        for act in (*library.acts, *library.articles)
        for text in act.texts
        if text.lang == lang
        for unit in text.units()
        for piece in split(unit.text)
    }


def here(lang: str, word: str) -> list[list[str]]:
    endings = LANGUAGES[lang]
    read = {f"{stem} {kind}" for stem, kind in inflections(word, endings)}
    return [
        sorted(stems(word, endings), key=by_letters),
        sorted(read, key=by_letters),
        sorted(set(openings(word, endings)), key=by_letters),
    ]


def test_the_shared_table(page: Page) -> None:
    words = sorted({word for word, _, _ in (*FOUND, *NEVER)})
    assert in_browser(page, "kk", words) == [here("kk", word) for word in words]


@pytest.mark.parametrize("lang", ["kk", "en"])
def test_every_word_of_the_texts(page: Page, library: Library, lang: str) -> None:
    words = sorted({plain(piece) for piece in pieces(library, lang) if piece[0].isalpha()})
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
        """() => {
          const texts = adepSearch.texts.unpack(adepSearch.index);
          texts.read();
          return texts.all().map(unit => [unit.act.id, unit.id, texts.print(unit).text]);
        }"""
    )
    printed = {(act, unit): text for act, unit, text in texts}
    for act in (*library.acts, *library.articles):
        for text in act.texts:
            for unit in text.units():
                assert printed[act.facts.id, unit.id] == unit.text


def test_words_of_the_index_stand_as_the_browser_would_list_them(page: Page) -> None:
    """And with them how words may begin: reckoned when the index is made, and in the browser."""
    wrong = page.evaluate(
        """() => {
          const texts = adepSearch.texts.unpack(adepSearch.index);
          return texts.langs.flatMap((lang, i) => {
            const endings = adepSearch.endings.compile(adepSearch.rules[lang]);
            const own = texts.lexicons[i], told = own.sorted(), lexicon = new adepSearch.Lexicon();
            for (let at = 0; at < told.length; at++)
              if (told.number(at) >= 0) lexicon.add(told.word(at), 0);
            const read = lexicon.sorted(endings), lines = list =>
              Array.from({ length: list.length }, (_, at) => list.word(at) + (list.number(at) >= 0));
            const [theirs, ours] = [lines(read), lines(told)];
            return ours.filter((line, at) => line !== theirs[at]).concat(theirs.slice(ours.length));
          });
        }"""
    )
    assert wrong == []


def test_words_that_people_ask_with_bear_the_stems_that_the_browser_would_read(page: Page) -> None:
    wrong = page.evaluate(
        """() => {
          const { families } = new adepSearch.Finder(adepSearch.index, adepSearch.rules, adepSearch.meaning).meaning.concepts;
          return families.flatMap(family => {
            const lexicon = new adepSearch.Lexicon(), told = family.sorted();
            for (const word of family.lexicon.words) lexicon.add(word, 0);
            const read = lexicon.sorted(family.endings);
            const [theirs, ours] = [read, told].map(list => Array.from({ length: list.length }, (_, at) => list.word(at)));
            return ours.filter(word => !theirs.includes(word)).concat(theirs.filter(word => !ours.includes(word)));
          });
        }"""
    )
    assert wrong == []


def test_what_the_index_says_of_a_word_is_what_its_endings_say(
    page: Page, library: Library
) -> None:
    """Readings of many words are reckoned when the index is made; the browser would read the same."""
    said = glossary().endings
    for lang in ("kk", "en"):
        packed, _ = vocabulary([counted([sorted(pieces(library, lang))])], said[lang], few=0)
        wrong = page.evaluate(
            """([lang, packed]) => {
              const words = new adepSearch.Vocabulary(packed, 1), listed = words.sorted();
              const endings = adepSearch.endings.compile(adepSearch.rules[lang]), wrong = [];
              for (let at = 0; at < listed.length; at++) {
                if (listed.number(at) < 0) continue;
                const word = listed.word(at), read = adepSearch.endings.inflections(word, endings);
                for (const [stem, kinds] of read) if (words.kindsOf(at, stem) !== kinds) wrong.push(word);
                if (words.kindsOf(at, word + "я") || words.kindsOf(at, "я")) wrong.push(word);
              }
              return wrong;
            }""",
            [lang, packed],
        )
        assert wrong == []


# Everything that a query finds, with the index as it is, with the readings that an index of many words
# has, and with words that were gathered from the printed texts one by one.
THREE_WAYS = r"""
([packed, queries]) => {
  const { index, rules, meaning } = adepSearch, ways = ["index", "readings", "gathered"].map(way => {
    const finder = new adepSearch.Finder({ ...index, unpacked: null }, rules, meaning);
    if (way === "index") return finder;
    const texts = finder.texts;
    texts.read();
    const units = texts.all(), printed = units.map(unit => texts.print(unit)), firsts = units.map(unit => unit.first);
    texts.lexicons = texts.langs.map((lang, i) => {
      const gathered = new adepSearch.Lexicon(), read = new adepSearch.Vocabulary(packed[i][0], 1);
      read.add(0, new adepSearch.Postings(packed[i][1], texts.parts[0].bases[i], read));
      gathered.where = (number, told) => told(0);
      gathered.count = number => new Set(gathered.places(number).map(place => texts.unitOf[Math.abs(place)])).size;
      return way === "readings" ? read : gathered;
    });
    if (way === "gathered") units.forEach((unit, number) => {
      const lexicon = texts.lexicons[unit.spoken], { text, spans } = printed[number];
      let before = "";
      spans.forEach(([from, to], at) => {
        const word = adepSearch.texts.plain(text.slice(from, to)), place = firsts[number] + at;
        lexicon.add(word, place);
        const between = at ? text.slice(spans[at - 1][1], from) : "";
        if (/^[-\u2010\u2011]$/.test(between) && /\p{L}$/u.test(before) && /^\p{L}/u.test(word))
          lexicon.add(before + word, -place);
        before = word;
      });
    });
    finder.families = texts.langs.map((lang, i) => new adepSearch.Family(texts.lexicons[i], rules[lang]));
    return finder;
  });
  return queries.filter(query => {
    const found = ways.map(finder => {
      const answer = finder.find(query, "kk");
      const { units, marks, ...rest } = answer.mayOffer ? finder.offer(query) : answer;
      const marked = units.map(unit => (marks.get(unit) || []).map(String).sort());
      return JSON.stringify([units, marked, { ...rest, by: [...rest.by] }]);
    });
    return found.some(one => one !== found[0]);
  });
}
"""


def differing(page: Page, library: Library, queries: list[str]) -> list[str]:
    """The queries that find something else where words are packed or gathered in another way."""
    langs, said = ("kk", "en"), glossary().endings
    found = entries((*library.acts, *library.articles), langs)
    every = [entry for act in found for entry in act.every()]
    packed = []
    for lang in langs:
        spoken = [split(entry.text) for entry in every if entry.lang == lang]
        words, listed = vocabulary([counted(spoken)], said[lang], few=0)
        packed.append([words, postings(spoken, listed)])
    told: list[str] = page.evaluate(THREE_WAYS, [packed, queries])
    return told


# Everything that a query finds, asked of all texts in one part and of a part for each act, of which one after
# another comes as long as there may be more. `rows`: as a translator reads them.
IN_PARTS = r"""
([[whole], [index, parts], queries]) => {
  const { rules, meaning } = adepSearch;
  const answered = (finder, come) => query => {
    const asked = run => {
      let found = run();
      while (found?.wanted.length) {
        come(found.wanted[0]);
        found = run();
      }
      if (!found) return null;
      const { units, marks, wanted, alone, ...rest } = found;
      const marked = units.map(unit => (marks.get(unit) || []).map(String).sort());
      return [units, marked, alone.map(one => one.typed), { ...rest, by: [...rest.by] }];
    };
    const found = asked(() => finder.find(query, "kk"));
    return JSON.stringify([found[3].mayOffer ? asked(() => finder.offer(query)) : found, asked(() => finder.context(query))]);
  };
  const atOnce = answered(new adepSearch.Finder(whole, rules, meaning, () => adepSearch.part0));
  return queries.filter(query => {
    const there = new Set(), given = number => there.has(number) ? parts[number] : null;
    const finder = new adepSearch.Finder({ ...index, unpacked: null }, rules, meaning, given);
    return answered(finder, number => there.add(number))(query) !== atOnce(query);
  });
}
"""


def differing_in_parts(page: Page, library: Library, queries: list[str]) -> list[str]:
    """The queries that find something else where each act is a part that is fetched when it is wanted."""
    found = entries((*library.acts, *library.articles), ("kk", "en"))
    packed = pack(found, ("kk", "en"), grammars(), glossary().endings, 1)
    parts = [json.loads(part) for part in packed.parts]
    assert len(parts) == len(found) > 3
    whole = page.evaluate_handle("[{ ...adepSearch.index, unpacked: null }]")
    told: list[str] = page.evaluate(IN_PARTS, [whole, [packed.index, parts], queries])
    return told


WARMED = """
packed => {
  const wait = window.requestIdleCallback;
  window.requestIdleCallback = run => run();
  try {
    adepSearch.warmUp(new adepSearch.Finder(JSON.parse(packed), adepSearch.rules, adepSearch.meaning));
  } finally {
    window.requestIdleCallback = wait;
  }
}
"""


def test_languages_without_texts_are_made_ready_too(page: Page) -> None:
    page.evaluate(WARMED, json.dumps(pack((), ("kk", "en"), grammars(), glossary().endings).index))


def every_query() -> list[str]:
    return list(
        dict.fromkeys(query.typed for query in (*judge.load(), *judge.read(judge.OWN_WORDS)))
    )


def test_a_query_in_thirty_finds_the_same_however_words_are_packed(
    page: Page, library: Library
) -> None:
    assert differing(page, library, every_query()[::30]) == []


def test_a_query_in_a_hundred_finds_the_same_in_parts(page: Page, library: Library) -> None:
    assert differing_in_parts(page, library, every_query()[::100]) == []


@pytest.mark.exhaustive
def test_every_query_finds_the_same_in_parts(page: Page, library: Library) -> None:
    assert differing_in_parts(page, library, every_query()) == []


@pytest.mark.exhaustive
def test_every_query_finds_the_same_however_words_are_packed(page: Page, library: Library) -> None:
    assert differing(page, library, every_query()) == []
